#include <math.h>

#include "arn-graph-layout-private.h"

#define MARGIN 24
/* More new nodes than these are no single step any more. */
#define NEW_MAX 14
/* Places that are tried beside a holder, and ranks beyond it. */
#define TRIES_ASIDE 13
#define TRIES_AWAY  3

double
arn_graph_layout_get_loop_room (const ArnGraphLayout *self, guint node)
{
  const ArnGraphModel *model = self->model;
  guint cycle = model->nodes[node].cycle;

  /* Only a cycle of one has a curve of this kind that nothing else explains. */
  if (cycle == ARN_NONE || model->cycles[cycle].n != 1)
    return 0;
  return 62 * self->unit;
}

double
arn_graph_layout_get_row (const ArnGraphLayout *self, guint node, guint row)
{
  return (ARN_GRAPH_HEAD_HEIGHT + 3 + ARN_GRAPH_ROW_HEIGHT * (row + 0.5)) * self->unit;
}

static void
measure_node (ArnGraphLayout *self, guint i, ArnText *text)
{
  const ArnGraphNode *node = &self->model->nodes[i];
  cairo_rectangle_t *area = &self->nodes[i];
  guint rows = node->n_rows + (node->more_rows > 0);
  double unit = self->unit, width = 0;

  area->width = ARN_GRAPH_NODE_WIDTH * unit;
  area->height = ARN_GRAPH_NODE_HEIGHT * unit;
  switch (node->kind)
    {
    case ARN_GRAPH_NODE_OBJECT:
      return;
    case ARN_GRAPH_NODE_SMALL:
    case ARN_GRAPH_NODE_ROOT:
      area->height = ARN_GRAPH_SMALL_HEIGHT * unit;
      width = arn_text_width (text, ARN_FONT_LABEL, node->title) + 22 * unit;
      area->width = CLAMP (width, 40 * unit, area->width);
      return;
    case ARN_GRAPH_NODE_FRAME:
      area->width = ARN_GRAPH_CARD_WIDTH * unit;
      area->height =
          (ARN_GRAPH_HEAD_HEIGHT + ARN_GRAPH_ROW_HEIGHT * rows + (rows > 0 ? 6 : 0)) * unit;
      return;
    case ARN_GRAPH_NODE_MORE:
      width = MAX (arn_text_width (text, ARN_FONT_LABEL, node->title),
                   arn_text_width (text, ARN_FONT_SMALL, node->subtitle));
      area->width = MAX (area->width, width + 20 * unit);
      return;
    }
}

static void
stretch (cairo_rectangle_t *area, const cairo_rectangle_t *by)
{
  double right = MAX (area->x + area->width, by->x + by->width);
  double bottom = MAX (area->y + area->height, by->y + by->height);

  if (area->width == 0)
    {
      *area = *by;
      return;
    }
  area->x = MIN (area->x, by->x);
  area->y = MIN (area->y, by->y);
  area->width = right - area->x;
  area->height = bottom - area->y;
}

/* The box round the members of each cycle. */
static void
place_cycles (ArnGraphLayout *self)
{
  const ArnGraphModel *model = self->model;
  double unit = self->unit, padding = ARN_GRAPH_CYCLE_PADDING * unit;

  for (guint i = 0; i < model->n_cycles; i++)
    self->cycles[i] = (cairo_rectangle_t){ 0 };
  for (guint i = 0; i < model->n_nodes; i++)
    if (model->nodes[i].cycle != ARN_NONE)
      {
        cairo_rectangle_t area = self->nodes[i];

        area.width += arn_graph_layout_get_loop_room (self, i);
        stretch (&self->cycles[model->nodes[i].cycle], &area);
      }
  for (guint i = 0; i < model->n_cycles; i++)
    {
      self->cycles[i].x -= padding;
      self->cycles[i].width += 2 * padding;
      self->cycles[i].y -= ARN_GRAPH_CYCLE_TITLE * unit + 6 * unit;
      self->cycles[i].height += (ARN_GRAPH_CYCLE_TITLE + 6) * unit + padding;
    }
}

static void
place_bounds (ArnGraphLayout *self)
{
  double margin = MARGIN * self->unit;

  self->bounds = (cairo_rectangle_t){ 0 };
  for (guint i = 0; i < self->model->n_nodes; i++)
    stretch (&self->bounds, &self->nodes[i]);
  for (guint i = 0; i < self->model->n_cycles; i++)
    stretch (&self->bounds, &self->cycles[i]);
  for (guint i = 0; i < self->model->n_edges; i++)
    {
      /* The middle of a curve is as far out as it gets. */
      const ArnGraphCurve *c = &self->edges[i];
      cairo_rectangle_t point = { (c->x[0] + 3 * c->x[1] + 3 * c->x[2] + c->x[3]) / 8,
                                  (c->y[0] + 3 * c->y[1] + 3 * c->y[2] + c->y[3]) / 8, 1, 1 };

      stretch (&self->bounds, &point);
    }
  self->bounds.x -= margin;
  self->bounds.y -= margin;
  self->bounds.width += 2 * margin;
  self->bounds.height += 2 * margin;
}

static gboolean
meets (const cairo_rectangle_t *a, const cairo_rectangle_t *b, double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap &&
         a->y < b->y + b->height + gap && b->y < a->y + a->height + gap;
}

/* Whether a node with room around it could lie there, among those that have their place. */
static gboolean
is_free (const ArnGraphLayout *self, const guint8 *placed, guint node, cairo_rectangle_t area)
{
  area.width += arn_graph_layout_get_loop_room (self, node);
  for (guint i = 0; i < self->model->n_nodes; i++)
    if (i != node && placed[i] && meets (&area, &self->nodes[i], 18 * self->unit))
      return FALSE;
  return TRUE;
}

/* Tries places next to `beside`, first straight away from it, then to both sides, then further. */
static gboolean
place_near (ArnGraphLayout *self, const guint8 *placed, guint node, guint beside, gboolean before)
{
  gboolean sideways = self->model->mode == ARN_GRAPH_STACK_AND_HEAP;
  const cairo_rectangle_t *base = &self->nodes[beside];
  cairo_rectangle_t area = self->nodes[node];
  double unit = self->unit;
  double gap = (sideways ? ARN_GRAPH_SIDE_GAP : ARN_GRAPH_RANK_GAP) * unit;
  double step = (sideways ? area.height : area.width) + ARN_GRAPH_NODE_GAP * unit;

  for (int away = 0; away < TRIES_AWAY; away++)
    for (int k = 0; k < TRIES_ASIDE; k++)
      {
        double aside = (k + 1) / 2 * (k % 2 ? 1 : -1) * step;

        if (sideways)
          {
            double far = gap + away * (ARN_GRAPH_NODE_WIDTH * unit + gap);

            area.x = before ? base->x - far - area.width : base->x + base->width + far;
            area.y = base->y + MIN ((base->height - area.height) / 2, 60 * unit) + aside;
          }
        else
          {
            double far = gap + away * (ARN_GRAPH_NODE_HEIGHT * unit + gap);

            area.y = before ? base->y - far - area.height : base->y + base->height + far;
            area.x = base->x + (base->width - area.width) / 2 + aside;
          }
        if (is_free (self, placed, node, area))
          {
            area.x = round (area.x);
            area.y = round (area.y);
            self->nodes[node] = area;
            return TRUE;
          }
      }
  return FALSE;
}

/* Places one new node next to a neighbour that has its place; FALSE when none has. */
static gboolean
place_new (ArnGraphLayout *self, guint8 *placed, guint node)
{
  const ArnGraphModel *model = self->model;

  for (guint i = 0; i < model->n_edges; i++)
    {
      const ArnGraphEdge *edge = &model->edges[i];
      gboolean after = edge->to == node && edge->from != node && placed[edge->from];
      gboolean before = edge->from == node && edge->to != node && placed[edge->to];

      if ((after || before) && edge->kind != ARN_GRAPH_EDGE_CALL &&
          place_near (self, placed, node, after ? edge->from : edge->to, before))
        {
          placed[node] = TRUE;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_clear (ArnGraphLayout *self)
{
  const ArnGraphModel *model = self->model;

  place_cycles (self);
  for (guint i = 0; i < model->n_nodes; i++)
    {
      for (guint k = i + 1; k < model->n_nodes; k++)
        if (meets (&self->nodes[i], &self->nodes[k], 8 * self->unit))
          return FALSE;
      for (guint k = 0; k < model->n_cycles; k++)
        if (model->nodes[i].cycle != k && meets (&self->nodes[i], &self->cycles[k], 0))
          return FALSE;
    }
  for (guint i = 0; i < model->n_cycles; i++)
    for (guint k = i + 1; k < model->n_cycles; k++)
      if (meets (&self->cycles[i], &self->cycles[k], 0))
        return FALSE;
  return TRUE;
}

/* A new call stands on top of its caller; a card that has grown pushes those below it down. TRUE
 * when one that had its place was moved. */
static gboolean
stack_frames (ArnGraphLayout *self, guint8 *placed, guint *missing)
{
  const ArnGraphModel *model = self->model;
  double gap = ARN_GRAPH_NODE_GAP * self->unit;
  guint older = ARN_NONE, newer = ARN_NONE;
  gboolean moved = FALSE;

  for (guint i = model->n_nodes; i-- > 0;)
    {
      if (model->nodes[i].kind != ARN_GRAPH_NODE_FRAME)
        continue;
      if (!placed[i] && older != ARN_NONE)
        {
          self->nodes[i].x = self->nodes[older].x;
          self->nodes[i].y = self->nodes[older].y - self->nodes[i].height - gap;
          placed[i] = TRUE;
          *missing -= 1;
        }
      if (placed[i])
        older = i;
    }
  for (guint i = 0; i < model->n_nodes; i++)
    {
      if (model->nodes[i].kind != ARN_GRAPH_NODE_FRAME || !placed[i])
        continue;
      if (newer != ARN_NONE &&
          self->nodes[i].y < self->nodes[newer].y + self->nodes[newer].height + gap)
        {
          self->nodes[i].y = self->nodes[newer].y + self->nodes[newer].height + gap;
          moved = TRUE;
        }
      newer = i;
    }
  return moved;
}

/* Everything that was there stays, frames apart; what is new is put beside. FALSE when that would
 * cover something, or when too much is new. */
static gboolean
keep_places (ArnGraphLayout *self, const ArnGraphLayout *before)
{
  const ArnGraphModel *model = self->model;
  g_autofree guint8 *placed = g_new0 (guint8, MAX (model->n_nodes, 1));
  guint missing = model->n_nodes;
  gboolean found = TRUE, moved = FALSE;

  if (before->model->mode != model->mode || before->unit != self->unit)
    return FALSE;
  /* Around another object everything has another rank. */
  if (model->mode == ARN_GRAPH_NEIGHBOURHOOD && model->centre != ARN_NONE &&
      (before->model->centre == ARN_NONE ||
       before->model->nodes[before->model->centre].key != model->nodes[model->centre].key))
    return FALSE;
  for (guint i = 0; i < model->n_nodes; i++)
    {
      guint old = arn_graph_model_find (before->model, model->nodes[i].key);

      if (old == ARN_NONE)
        continue;
      self->nodes[i].x = before->nodes[old].x;
      self->nodes[i].y = before->nodes[old].y;
      placed[i] = TRUE;
      missing--;
    }
  if (missing == model->n_nodes || missing > NEW_MAX)
    return FALSE;
  if (model->mode == ARN_GRAPH_STACK_AND_HEAP)
    moved = stack_frames (self, placed, &missing);
  while (missing > 0 && found)
    {
      found = FALSE;
      for (guint i = 0; i < model->n_nodes; i++)
        if (!placed[i] && place_new (self, placed, i))
          {
            found = TRUE;
            missing--;
          }
    }
  self->is_kept = !moved;
  return missing == 0 && is_clear (self);
}

/* One beside the other: what is left when Graphviz gives up. */
static void
place_in_rows (ArnGraphLayout *self, const guint8 *is_in)
{
  double x = 0, y = 0, tallest = 0;

  for (guint i = 0; i < self->model->n_nodes; i++)
    {
      if (!is_in[i])
        continue;
      self->nodes[i].x = x;
      self->nodes[i].y = y;
      tallest = MAX (tallest, self->nodes[i].height);
      x += self->nodes[i].width + ARN_GRAPH_SIDE_GAP * self->unit;
      if (i % 8 == 7)
        {
          x = 0;
          y += tallest + ARN_GRAPH_RANK_GAP * self->unit;
          tallest = 0;
        }
    }
}

/* The area of a part, with the boxes of its cycles. */
static cairo_rectangle_t
measure_part (ArnGraphLayout *self, const guint8 *is_in)
{
  cairo_rectangle_t area = { 0 };

  place_cycles (self);
  for (guint i = 0; i < self->model->n_nodes; i++)
    if (is_in[i])
      {
        stretch (&area, &self->nodes[i]);
        if (self->model->nodes[i].cycle != ARN_NONE)
          stretch (&area, &self->cycles[self->model->nodes[i].cycle]);
      }
  return area;
}

/* Springs put frames anywhere: then they come to stand at the left, one below the other. */
static void
line_up_frames (ArnGraphLayout *self, const guint8 *is_in)
{
  const ArnGraphModel *model = self->model;
  cairo_rectangle_t heap = { 0 };
  double unit = self->unit, y;
  gboolean is_mixed = FALSE;

  for (guint i = 0; i < model->n_nodes; i++)
    if (is_in[i] && !model->nodes[i].left)
      stretch (&heap, &self->nodes[i]);
  for (guint i = 0; i < model->n_nodes; i++)
    is_mixed |= heap.width > 0 && model->nodes[i].kind == ARN_GRAPH_NODE_FRAME &&
                self->nodes[i].x + self->nodes[i].width > heap.x;
  y = heap.y;
  for (guint i = 0; i < model->n_nodes && is_mixed; i++)
    if (model->nodes[i].kind == ARN_GRAPH_NODE_FRAME)
      {
        self->nodes[i].x = round (heap.x - (ARN_GRAPH_CARD_WIDTH + ARN_GRAPH_SIDE_GAP) * unit);
        self->nodes[i].y = y;
        y += self->nodes[i].height + ARN_GRAPH_NODE_GAP * unit;
      }
}

/* All anew. What nobody reaches hangs on nothing: it is arranged by itself, below the rest and
 * beside the stack. */
static void
place_all (ArnGraphLayout *self)
{
  const ArnGraphModel *model = self->model;
  g_autofree guint8 *is_in = g_new0 (guint8, MAX (model->n_nodes, 1));
  cairo_rectangle_t held = { 0 }, lost;
  double left = 0, unit = self->unit;
  gboolean apart = model->mode == ARN_GRAPH_STACK_AND_HEAP;

  arn_graph_rings_arrange (self);
  for (guint part = 0; part < 2; part++)
    {
      guint n = 0;

      for (guint i = 0; i < model->n_nodes; i++)
        {
          gboolean is_lost =
              apart && (model->nodes[i].unreachable || model->nodes[i].kind == ARN_GRAPH_NODE_MORE);

          is_in[i] = is_lost == (part == 1);
          n += is_in[i];
        }
      if (n > 0 && !arn_graph_dot_place (self, is_in))
        place_in_rows (self, is_in);
      if (apart && part == 0)
        line_up_frames (self, is_in);
      if (part == 0)
        held = measure_part (self, is_in);
      else if (n > 0)
        {
          lost = measure_part (self, is_in);
          for (guint i = 0; i < model->n_nodes; i++)
            if (model->nodes[i].left)
              left = MAX (left, self->nodes[i].x + self->nodes[i].width - held.x +
                                    ARN_GRAPH_SIDE_GAP * unit);
          for (guint i = 0; i < model->n_nodes; i++)
            if (is_in[i])
              {
                self->nodes[i].x += round (held.x + left - lost.x);
                self->nodes[i].y += round (held.y + held.height + 42 * unit - lost.y);
              }
        }
    }
}

static void
move_by (ArnGraphLayout *self, double dx, double dy)
{
  for (guint i = 0; i < self->model->n_nodes; i++)
    {
      self->nodes[i].x += dx;
      self->nodes[i].y += dy;
    }
}

/* The middle keeps its place, or else the middle of all that was there before. */
static void
align (ArnGraphLayout *self, const ArnGraphLayout *before)
{
  const ArnGraphModel *model = self->model;
  double dx = 0, dy = 0;
  guint n = 0;

  for (guint i = 0; i < model->n_nodes; i++)
    {
      guint old = arn_graph_model_find (before->model, model->nodes[i].key);
      double x, y;

      if (old == ARN_NONE)
        continue;
      x = before->nodes[old].x - self->nodes[i].x;
      y = before->nodes[old].y - self->nodes[i].y;
      if (i == model->centre)
        {
          move_by (self, round (x), round (y));
          return;
        }
      dx += x;
      dy += y;
      n++;
    }
  if (n > 0)
    move_by (self, round (dx / n), round (dy / n));
}

/* Read from right to left, the stack stands at the right. */
static void
mirror (ArnGraphLayout *self)
{
  for (guint i = 0; i < self->model->n_nodes; i++)
    self->nodes[i].x =
        -self->nodes[i].x - self->nodes[i].width - arn_graph_layout_get_loop_room (self, i);
}

static ArnGraphLayout *
arn_graph_layout_alloc (ArnGraphModel *model, double unit)
{
  ArnGraphLayout *self = g_atomic_rc_box_new0 (ArnGraphLayout);

  self->model = model;
  self->unit = unit;
  self->nodes = g_new0 (cairo_rectangle_t, MAX (model->n_nodes, 1));
  self->edges = g_new0 (ArnGraphCurve, MAX (model->n_edges, 1));
  self->cycles = g_new0 (cairo_rectangle_t, MAX (model->n_cycles, 1));
  return self;
}

ArnGraphLayout *
arn_graph_layout_new (ArnGraphModel *model,
                      const ArnLook *look,
                      const ArnGraphLayout *before,
                      gboolean anew)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  ArnGraphLayout *self = arn_graph_layout_alloc (model, look->text_scale);

  for (guint i = 0; i < model->n_nodes; i++)
    measure_node (self, i, text);
  if (!before || anew || !keep_places (self, before))
    {
      self->is_kept = FALSE;
      place_all (self);
      if (look->right_to_left && model->mode == ARN_GRAPH_STACK_AND_HEAP)
        mirror (self);
      if (before)
        align (self, before);
    }
  place_cycles (self);
  arn_graph_route (self, text);
  place_bounds (self);
  return self;
}

ArnGraphLayout *
arn_graph_layout_ref (ArnGraphLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
arn_graph_layout_clear (gpointer data)
{
  ArnGraphLayout *self = data;

  g_clear_pointer (&self->model, arn_graph_model_unref);
  g_free (self->nodes);
  g_free (self->edges);
  g_free (self->cycles);
}

void
arn_graph_layout_unref (ArnGraphLayout *self)
{
  g_atomic_rc_box_release_full (self, arn_graph_layout_clear);
}

ArnGraphLayout *
arn_graph_layout_mix (const ArnGraphLayout *from, const ArnGraphLayout *to, double share)
{
  ArnGraphLayout *self = arn_graph_layout_alloc (arn_graph_model_ref (to->model), to->unit);

  for (guint i = 0; i < to->model->n_nodes; i++)
    {
      guint old = arn_graph_model_find (from->model, to->model->nodes[i].key);

      self->nodes[i] = to->nodes[i];
      if (old == ARN_NONE)
        continue;
      self->nodes[i].x += (from->nodes[old].x - to->nodes[i].x) * (1 - share);
      self->nodes[i].y += (from->nodes[old].y - to->nodes[i].y) * (1 - share);
    }
  place_cycles (self);
  arn_graph_route_quickly (self);
  place_bounds (self);
  return self;
}
