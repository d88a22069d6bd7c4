#include <math.h>

#include "arn-graph-layout-private.h"

/* Between two edges at the same side of a node. */
#define PORT_GAP 20
/* At which edges leave and reach nodes, at least so far from their corners. */
#define CORNER 9
/* A curve is looked at in so many points. */
#define SAMPLES 24
/* Beyond so many nodes edges go straight through. */
#define ROUND_NODES 160
#define LABEL_WIDTH 120

typedef enum
{
  SIDE_TOP,
  SIDE_RIGHT,
  SIDE_BOTTOM,
  SIDE_LEFT,
  N_SIDES,
} Side;

/* One end of an edge. */
typedef struct
{
  guint box; /* a node, or the number of nodes plus a cycle */
  Side side;
  double toward; /* where the other end is, along the side */
  guint edge;
  gboolean is_head;
} Port;

static double
middle_x (const cairo_rectangle_t *r)
{
  return r->x + r->width / 2;
}

static double
middle_y (const cairo_rectangle_t *r)
{
  return r->y + r->height / 2;
}

static const cairo_rectangle_t *
box_of (const ArnGraphLayout *self, guint box)
{
  guint n = self->model->n_nodes;

  return box < n ? &self->nodes[box] : &self->cycles[box - n];
}

/* What an edge leaves: a node, or the box of a cycle whose members all have it. */
static guint
tail_of (const ArnGraphLayout *self, const ArnGraphEdge *edge)
{
  return edge->ring != ARN_NONE ? self->model->n_nodes + edge->ring : edge->from;
}

static gboolean
has_pill (const ArnGraphLayout *self, guint box)
{
  return box < self->model->n_nodes && self->model->nodes[box].hidden != NULL;
}

static gboolean
is_flat (Side side)
{
  return side == SIDE_LEFT || side == SIDE_RIGHT;
}

/* Which sides face each other: along the ranks if there is a gap, else across. */
static void
choose_sides (const ArnGraphLayout *self, const ArnGraphEdge *edge, Side *from_side, Side *to_side)
{
  const cairo_rectangle_t *from = box_of (self, tail_of (self, edge)), *to = &self->nodes[edge->to];
  gboolean below = middle_y (to) > middle_y (from);
  gboolean right = middle_x (to) > middle_x (from);
  double down = below ? to->y - from->y - from->height : from->y - to->y - to->height;
  double aside = right ? to->x - from->x - from->width : from->x - to->x - to->width;
  gboolean flat =
      self->model->mode == ARN_GRAPH_STACK_AND_HEAP ? aside >= 14 || down < 14 : down < 14;

  *from_side = flat ? (right ? SIDE_RIGHT : SIDE_LEFT) : (below ? SIDE_BOTTOM : SIDE_TOP);
  *to_side = flat ? (right ? SIDE_LEFT : SIDE_RIGHT) : (below ? SIDE_TOP : SIDE_BOTTOM);
  if (edge->row == ARN_NONE)
    return;
  /* A name's edge leaves beside it. */
  *from_side = right ? SIDE_RIGHT : SIDE_LEFT;
  if (down < 14 || (aside >= 24 && self->model->mode == ARN_GRAPH_STACK_AND_HEAP))
    *to_side = right ? SIDE_LEFT : SIDE_RIGHT;
  else
    *to_side = below ? SIDE_TOP : SIDE_BOTTOM;
}

static int
compare_ports (gconstpointer a, gconstpointer b)
{
  const Port *x = a, *y = b;

  if (x->box != y->box)
    return x->box < y->box ? -1 : 1;
  if (x->side != y->side)
    return x->side < y->side ? -1 : 1;
  if (x->toward != y->toward)
    return x->toward < y->toward ? -1 : 1;
  return (x->edge > y->edge) - (x->edge < y->edge);
}

static void
place_port (ArnGraphLayout *self, const Port *port, double offset)
{
  const cairo_rectangle_t *node = box_of (self, port->box);
  const ArnGraphEdge *edge = &self->model->edges[port->edge];
  ArnGraphCurve *curve = &self->edges[port->edge];
  guint i = port->is_head ? 3 : 0;

  curve->x[i] = port->side == SIDE_LEFT    ? node->x
                : port->side == SIDE_RIGHT ? node->x + node->width
                                           : middle_x (node) + offset;
  curve->y[i] = port->side == SIDE_TOP      ? node->y
                : port->side == SIDE_BOTTOM ? node->y + node->height
                                            : middle_y (node) + offset;
  if (!port->is_head && edge->row != ARN_NONE)
    curve->y[0] =
        node->y + arn_graph_layout_get_row (self, port->box,
                                            edge->row - self->model->nodes[port->box].first_row);
}

/* Ends at the same side stand beside each other, in the order of where they come from. */
static void
spread_ports (ArnGraphLayout *self, GArray *ports)
{
  g_array_sort (ports, compare_ports);
  for (guint first = 0, end; first < ports->len; first = end)
    {
      const Port *port = &g_array_index (ports, Port, first);
      const cairo_rectangle_t *node = box_of (self, port->box);
      double room = (is_flat (port->side) ? node->height : node->width) - 2 * CORNER * self->unit;
      double gap, shift = 0;

      for (end = first + 1; end < ports->len; end++)
        if (g_array_index (ports, Port, end).box != port->box ||
            g_array_index (ports, Port, end).side != port->side)
          break;
      if (port->side == SIDE_BOTTOM && has_pill (self, port->box))
        room *= 0.55;
      gap = end - first > 1 ? MIN (PORT_GAP * self->unit, MAX (room, 8) / (end - first - 1)) : 0;
      /* The pill hangs at the right of the lower side. */
      if (port->side == SIDE_BOTTOM && has_pill (self, port->box))
        shift = -node->width * 0.22;
      for (guint i = first; i < end; i++)
        place_port (self, &g_array_index (ports, Port, i),
                    shift + (i - first - (end - first - 1) / 2.0) * gap);
    }
}

static void
bend (ArnGraphCurve *curve, guint end, guint control, Side side, double reach)
{
  static const int directions[N_SIDES][2] = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 } };

  curve->x[control] = curve->x[end] + directions[side][0] * reach;
  curve->y[control] = curve->y[end] + directions[side][1] * reach;
}

static double
reach_of (const ArnGraphCurve *curve, Side side)
{
  double along =
      is_flat (side) ? fabs (curve->x[3] - curve->x[0]) : fabs (curve->y[3] - curve->y[0]);
  double across =
      is_flat (side) ? fabs (curve->y[3] - curve->y[0]) : fabs (curve->x[3] - curve->x[0]);

  return CLAMP (along * 0.5 + across * 0.08, 12, 120);
}

/* From a node to itself: out at its right side and back. */
static void
route_loop (ArnGraphLayout *self, guint edge)
{
  const cairo_rectangle_t *node = &self->nodes[self->model->edges[edge].from];
  ArnGraphCurve *curve = &self->edges[edge];
  double right = node->x + node->width, unit = self->unit;

  curve->x[0] = curve->x[3] = right;
  curve->y[0] = node->y + node->height * 0.34;
  curve->y[3] = node->y + node->height * 0.74;
  curve->x[1] = curve->x[2] = right + 34 * unit;
  curve->y[1] = node->y - 2 * unit;
  curve->y[2] = node->y + node->height + 6 * unit;
}

static void
route_plainly (ArnGraphLayout *self)
{
  const ArnGraphModel *model = self->model;
  g_autoptr (GArray) ports = g_array_sized_new (FALSE, FALSE, sizeof (Port), 2 * model->n_edges);
  g_autofree Side *sides = g_new0 (Side, 2 * MAX (model->n_edges, 1));

  for (guint i = 0; i < model->n_edges; i++)
    {
      const ArnGraphEdge *edge = &model->edges[i];
      const cairo_rectangle_t *from = box_of (self, tail_of (self, edge)),
                              *to = &self->nodes[edge->to];
      Port tail = { .box = tail_of (self, edge), .edge = i };
      Port head = { .box = edge->to, .edge = i, .is_head = TRUE };

      if (edge->from == edge->to)
        continue;
      choose_sides (self, edge, &tail.side, &head.side);
      tail.toward = is_flat (tail.side) ? middle_y (to) : middle_x (to);
      head.toward = is_flat (head.side) ? middle_y (from) : middle_x (from);
      sides[2 * i] = tail.side;
      sides[2 * i + 1] = head.side;
      g_array_append_val (ports, tail);
      g_array_append_val (ports, head);
    }
  spread_ports (self, ports);
  for (guint i = 0; i < model->n_edges; i++)
    if (model->edges[i].from == model->edges[i].to)
      route_loop (self, i);
    else
      {
        double tail = reach_of (&self->edges[i], sides[2 * i]);

        /* A name's edge first gets clear of its card. */
        if (model->edges[i].row != ARN_NONE)
          tail = MAX (tail, 40 * self->unit);
        bend (&self->edges[i], 0, 1, sides[2 * i], tail);
        bend (&self->edges[i], 3, 2, sides[2 * i + 1],
              reach_of (&self->edges[i], sides[2 * i + 1]));
      }
}

static void
point_at (const ArnGraphCurve *curve, double t, double *x, double *y)
{
  double s = 1 - t;
  double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

  *x = a * curve->x[0] + b * curve->x[1] + c * curve->x[2] + d * curve->x[3];
  *y = a * curve->y[0] + b * curve->y[1] + c * curve->y[2] + d * curve->y[3];
}

static gboolean
contains (const cairo_rectangle_t *r, double x, double y, double margin)
{
  return x > r->x - margin && x < r->x + r->width + margin && y > r->y - margin &&
         y < r->y + r->height + margin;
}

/* Whether a curve of that edge may lie over a node: over its own ends. */
static gboolean
is_own (const ArnGraphLayout *self, const ArnGraphEdge *edge, guint node)
{
  if (node == edge->to)
    return TRUE;
  /* A name's edge leaves its card at once. */
  if (node == edge->from)
    return edge->row == ARN_NONE;
  return edge->ring != ARN_NONE && self->model->nodes[node].cycle == edge->ring;
}

/* Points of the curve that lie in nodes which are not its own. */
static guint
count_hits (const ArnGraphLayout *self, guint edge, const ArnGraphCurve *curve)
{
  const ArnGraphEdge *e = &self->model->edges[edge];
  guint hits = 0;

  for (guint i = 1; i < SAMPLES; i++)
    {
      double x, y;

      point_at (curve, (double) i / SAMPLES, &x, &y);
      for (guint node = 0; node < self->model->n_nodes; node++)
        hits += !is_own (self, e, node) &&
                contains (&self->nodes[node], x, y, node == e->from ? -2 : 4);
    }
  return hits;
}

/* Lets the curves swing out where they would cross other nodes; the further, the more it must
 * help. */
static void
route_round (ArnGraphLayout *self)
{
  static const double swings[] = { 50, -50, 95, -95, 150, -150, 220, -220, 320, -320 };

  for (guint i = 0; i < self->model->n_edges; i++)
    {
      ArnGraphCurve plain = self->edges[i];
      double best = count_hits (self, i, &plain);
      gboolean flat = fabs (plain.y[3] - plain.y[2]) < fabs (plain.x[3] - plain.x[2]);

      for (guint k = 0; k < G_N_ELEMENTS (swings) && best > 0; k++)
        {
          ArnGraphCurve curve = plain;
          double cost;

          for (guint c = 1; c <= 2; c++)
            if (flat)
              curve.y[c] += swings[k] * self->unit;
            else
              curve.x[c] += swings[k] * self->unit;
          cost = count_hits (self, i, &curve) + fabs (swings[k]) / 90;
          if (cost < best)
            {
              self->edges[i] = curve;
              best = cost;
            }
        }
    }
}

static gboolean
meets (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

static gboolean
is_free (const ArnGraphLayout *self, GArray *taken, const cairo_rectangle_t *area)
{
  for (guint i = 0; i < self->model->n_nodes; i++)
    if (meets (&self->nodes[i], area))
      return FALSE;
  for (guint i = 0; i < taken->len; i++)
    if (meets (&g_array_index (taken, cairo_rectangle_t, i), area))
      return FALSE;
  return TRUE;
}

/* The title of a cycle's box, and what sticks out of nodes: badges and pills. */
static void
take_fixtures (const ArnGraphLayout *self, GArray *taken)
{
  double unit = self->unit;

  for (guint i = 0; i < self->model->n_cycles; i++)
    {
      cairo_rectangle_t title = self->cycles[i];

      title.height = (ARN_GRAPH_CYCLE_TITLE - 6) * unit;
      g_array_append_val (taken, title);
    }
  for (guint i = 0; i < self->model->n_nodes; i++)
    {
      const cairo_rectangle_t *node = &self->nodes[i];
      cairo_rectangle_t badge = { node->x + node->width - 20 * unit, node->y - 12 * unit, 28 * unit,
                                  14 * unit };
      cairo_rectangle_t pill = { node->x + node->width / 2, node->y + node->height, node->width / 2,
                                 10 * unit };

      if (self->model->nodes[i].kind != ARN_GRAPH_NODE_OBJECT)
        continue;
      g_array_append_val (taken, badge);
      if (self->model->nodes[i].hidden)
        g_array_append_val (taken, pill);
    }
}

static void
place_labels (ArnGraphLayout *self, ArnText *text)
{
  static const double places[] = { 0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74 };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  double height = arn_text_height (text, ARN_FONT_SMALL) + 1;

  take_fixtures (self, taken);
  for (guint i = 0; i < self->model->n_edges; i++)
    {
      const ArnGraphEdge *edge = &self->model->edges[i];
      ArnGraphCurve *curve = &self->edges[i];
      double width;

      /* A row of a frame says its name itself. */
      if (!edge->label || edge->row != ARN_NONE)
        continue;
      width =
          MIN (arn_text_width (text, ARN_FONT_SMALL, edge->label), LABEL_WIDTH * self->unit) + 6;
      for (guint k = 0; k < G_N_ELEMENTS (places); k++)
        {
          cairo_rectangle_t area = { .width = width, .height = height };

          point_at (curve, places[k], &curve->label_x, &curve->label_y);
          area.x = curve->label_x - width / 2;
          area.y = curve->label_y - height / 2;
          if (!is_free (self, taken, &area))
            continue;
          curve->label_width = width;
          g_array_append_val (taken, area);
          break;
        }
    }
}

void
arn_graph_route_quickly (ArnGraphLayout *self)
{
  route_plainly (self);
}

void
arn_graph_route (ArnGraphLayout *self, ArnText *text)
{
  route_plainly (self);
  if (self->model->n_nodes <= ROUND_NODES)
    route_round (self);
  place_labels (self, text);
}
