#include "arn-graph-painter.h"

#include <math.h>

#include "arn-graph-words.h"
#include "arn-shapes.h"

#define RADIUS      6
#define BADGE       20
#define ARROW       7
#define COUNT       9 /* radius of the circle with the reference count */
#define PILL_HEIGHT 14

typedef struct
{
  const ArnGraphLayout *layout;
  const ArnLook *look;
  ArnText *text;
  cairo_t *cr;
  double zoom;
  double unit;
  ArnColor ground, card, ink, dim;
} Brush;

static Brush
brush_new (
    const ArnGraphLayout *layout, const ArnLook *look, ArnText *text, cairo_t *cr, double zoom)
{
  return (Brush){ .layout = layout,
                  .look = look,
                  .text = text,
                  .cr = cr,
                  .zoom = zoom,
                  .unit = layout->unit,
                  .ground = arn_look_ground (look, ARN_GROUND_VIEW),
                  .card = arn_look_ground (look, ARN_GROUND_CARD),
                  .ink = arn_look_ground (look, ARN_GROUND_TEXT),
                  .dim = arn_look_ground (look, ARN_GROUND_DIM) };
}

static gboolean
is_in (const cairo_rectangle_t *part, const cairo_rectangle_t *area, double margin)
{
  return !part ||
         (area->x - margin < part->x + part->width && area->x + area->width + margin > part->x &&
          area->y - margin < part->y + part->height && area->y + area->height + margin > part->y);
}

static ArnColor
type_color (const Brush *brush, const ArnGraphNode *node)
{
  if (brush->look->high_contrast)
    return brush->ink;
  return arn_palette_type (brush->look->style, node->type);
}

static ArnColor
color_of (const Brush *brush, ArnColorName name)
{
  return arn_palette_get (brush->look->style, name);
}

/* A rounded box whose line of `width` lies inside of its area. */
static void
paint_box (const Brush *brush,
           const cairo_rectangle_t *area,
           double radius,
           double width,
           ArnColor fill,
           ArnColor line,
           gboolean is_dashed)
{
  cairo_t *cr = brush->cr;

  arn_shape_rounded (cr, area->x + width / 2, area->y + width / 2, area->width - width,
                     area->height - width, radius);
  arn_color_set (cr, fill);
  cairo_fill_preserve (cr);
  if (is_dashed)
    cairo_set_dash (cr, (double[]){ 4, 2 }, 2, 0);
  cairo_set_line_width (cr, width);
  arn_color_set (cr, line);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static double
node_line (const Brush *brush)
{
  return arn_look_line (brush->look) + 0.5;
}

static void
paint_letters (const Brush *brush, const ArnGraphNode *node, double x, double y, double size)
{
  ArnColor color = arn_palette_type (brush->look->style, node->type);

  arn_shape_rounded (brush->cr, x, y, size, size, 4);
  arn_color_set (brush->cr, color);
  cairo_fill (brush->cr);
  if (brush->zoom >= ARN_GRAPH_ZOOM_TITLES && node->badge)
    arn_text_paint_center (brush->text, brush->cr, ARN_FONT_BADGE, arn_color_text_on (color),
                           node->badge, x + size / 2, y + size / 2, size + 2);
}

/* "2" in a circle at the upper right corner; wider for long numbers. */
static void
paint_count (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  g_autofree char *count = g_strdup_printf ("%u", node->refcount);
  double unit = brush->unit, radius = COUNT * unit;
  double width = MAX (2 * radius, arn_text_width (brush->text, ARN_FONT_SMALL, count) + 8 * unit);
  cairo_rectangle_t circle = { area->x + area->width - width + 5 * unit,
                               area->y - radius + 1 * unit, width, 2 * radius };

  if (node->immortal)
    return;
  paint_box (brush, &circle, radius, node_line (brush), brush->card,
             node->unreachable ? color_of (brush, ARN_COLOR_UNREACHABLE) : brush->ink, FALSE);
  if (brush->zoom >= ARN_GRAPH_ZOOM_TITLES)
    arn_text_paint_center (brush->text, brush->cr, ARN_FONT_SMALL, brush->ink, count,
                           circle.x + width / 2, circle.y + radius, -1);
}

static char *
format_hidden (const ArnGraphNode *node)
{
  return g_strconcat ("+ ", node->hidden, NULL);
}

gboolean
arn_graph_locate_pill (const ArnGraphLayout *layout,
                       ArnText *text,
                       guint node,
                       cairo_rectangle_t *pill)
{
  const cairo_rectangle_t *area = &layout->nodes[node];
  double unit = layout->unit, height = PILL_HEIGHT * unit, width;
  g_autofree char *words = NULL;

  if (!layout->model->nodes[node].hidden)
    return FALSE;
  words = format_hidden (&layout->model->nodes[node]);
  width = arn_text_width (text, ARN_FONT_SMALL, words) + 12 * unit;
  width = MIN (width, area->width - 8 * unit);
  *pill = (cairo_rectangle_t){ area->x + area->width - width - 6 * unit,
                               area->y + area->height - 4 * unit, width, height };
  return TRUE;
}

/* "+ .name" at the lower edge: what it refers to and is not drawn. */
static void
paint_hidden (const Brush *brush, guint node)
{
  double unit = brush->unit;
  g_autofree char *words = NULL;
  cairo_rectangle_t pill;

  if (brush->zoom < ARN_GRAPH_ZOOM_LABELS ||
      !arn_graph_locate_pill (brush->layout, brush->text, node, &pill))
    return;
  words = format_hidden (&brush->layout->model->nodes[node]);
  paint_box (brush, &pill, pill.height / 2, arn_look_line (brush->look), brush->card,
             arn_color_mix (brush->dim, brush->card, brush->look->high_contrast ? 0 : 0.35), FALSE);
  arn_text_paint_short (brush->text, brush->cr, ARN_FONT_SMALL, brush->dim, words,
                        pill.x + 6 * unit, pill.y + pill.height / 2, pill.width - 10 * unit);
}

static void
paint_object (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  double unit = brush->unit, size = BADGE * unit;
  double left = area->x + 8 * unit, text = left + size + 7 * unit;
  double room = area->x + area->width - text - 8 * unit, middle = area->y + area->height / 2;
  ArnColor line = type_color (brush, node);

  if (node->unreachable)
    line = color_of (brush, ARN_COLOR_UNREACHABLE);
  paint_box (brush, area, RADIUS, node_line (brush), brush->card, line, node->unreachable);
  paint_letters (brush, node, left, middle - size / 2, size);
  if (brush->zoom >= ARN_GRAPH_ZOOM_TITLES)
    arn_text_paint_short (brush->text, brush->cr, ARN_FONT_BOLD, brush->ink, node->title, text,
                          area->y + area->height * 0.31, room);
  if (brush->zoom >= ARN_GRAPH_ZOOM_LABELS)
    arn_text_paint_short (brush->text, brush->cr, ARN_FONT_SMALL, brush->dim, node->subtitle, text,
                          area->y + area->height * 0.68, room);
  paint_hidden (brush, (guint) (node - brush->layout->model->nodes));
  paint_count (brush, node, area);
}

static void
paint_small (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  ArnColor line = type_color (brush, node);
  ArnColor fill = arn_color_over (arn_color_fade (line, 0.1), brush->card);

  if (node->unreachable)
    line = color_of (brush, ARN_COLOR_UNREACHABLE);
  else if (!node->immortal && !brush->look->high_contrast)
    line = color_of (brush, ARN_COLOR_WEAK);
  paint_box (brush, area, area->height / 2, arn_look_line (brush->look),
             node->immortal ? fill : brush->card, line, node->unreachable);
  if (brush->zoom >= ARN_GRAPH_ZOOM_TITLES)
    arn_text_paint_short (brush->text, brush->cr, ARN_FONT_LABEL, brush->ink, node->title,
                          area->x + 11 * brush->unit, area->y + area->height / 2,
                          area->width - 20 * brush->unit);
}

static void
paint_root (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  ArnColor color = color_of (brush, ARN_COLOR_ROOT);

  paint_box (brush, area, area->height / 2, 1, color, color, FALSE);
  if (brush->zoom >= ARN_GRAPH_ZOOM_TITLES)
    arn_text_paint_short (brush->text, brush->cr, ARN_FONT_LABEL, arn_color_text_on (color),
                          node->title, area->x + 11 * brush->unit, area->y + area->height / 2,
                          area->width - 20 * brush->unit);
}

static void
paint_more (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  ArnColor link = color_of (brush, ARN_COLOR_SELECTED);

  paint_box (brush, area, area->height / 2, arn_look_line (brush->look), brush->card,
             color_of (brush, ARN_COLOR_FREE_POOL_BORDER), FALSE);
  if (brush->zoom < ARN_GRAPH_ZOOM_TITLES)
    return;
  arn_text_paint_center (brush->text, brush->cr, ARN_FONT_LABEL, brush->ink, node->title,
                         area->x + area->width / 2, area->y + area->height * 0.32, -1);
  arn_text_paint_center (brush->text, brush->cr, ARN_FONT_SMALL, link, node->subtitle,
                         area->x + area->width / 2, area->y + area->height * 0.7, -1);
}

/* Name left, value right; a dot where an edge leaves. */
static void
paint_row (const Brush *brush,
           const ArnGraphNode *node,
           const cairo_rectangle_t *area,
           guint row,
           gboolean leaves_left)
{
  const ArnGraphRow *r = &brush->layout->model->rows[node->first_row + row];
  guint index = (guint) (node - brush->layout->model->nodes);
  double unit = brush->unit;
  double y = area->y + arn_graph_layout_get_row (brush->layout, index, row);
  ArnColor path = color_of (brush, ARN_COLOR_PATH);
  int width;

  width = arn_text_paint_short (brush->text, brush->cr, r->on_path ? ARN_FONT_BOLD : ARN_FONT_LABEL,
                                r->on_path ? path : brush->ink, r->name, area->x + 10 * unit, y,
                                area->width * (r->value ? 0.55 : 1) - 20 * unit);
  if (r->value)
    {
      double room = area->width - 30 * unit - width;
      int value = arn_text_width (brush->text, ARN_FONT_LABEL, r->value);

      arn_text_paint_short (brush->text, brush->cr, ARN_FONT_LABEL, brush->dim, r->value,
                            area->x + area->width - 10 * unit - MIN (room, value), y, room);
      return;
    }
  cairo_new_sub_path (brush->cr);
  cairo_arc (brush->cr, leaves_left ? area->x : area->x + area->width, y, 3 * unit, 0, 2 * G_PI);
  arn_color_set (brush->cr, r->on_path ? path : color_of (brush, ARN_COLOR_STRONG));
  cairo_fill (brush->cr);
}

static void
paint_head (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  double unit = brush->unit, height = ARN_GRAPH_HEAD_HEIGHT * unit, size = 18 * unit;
  double middle = area->y + height / 2, left = area->x + 6 * unit + size + 6 * unit;
  int line = arn_text_width (brush->text, ARN_FONT_SMALL, node->subtitle);

  cairo_save (brush->cr);
  arn_shape_rounded (brush->cr, area->x, area->y, area->width, area->height, RADIUS);
  cairo_clip (brush->cr);
  cairo_rectangle (brush->cr, area->x, area->y, area->width, height);
  arn_color_set (
      brush->cr,
      arn_color_over (arn_color_fade (arn_palette_type (brush->look->style, ARN_TYPE_FRAME),
                                      brush->look->style == ARN_STYLE_DARK ? 0.45 : 0.16),
                      brush->card));
  cairo_fill (brush->cr);
  cairo_restore (brush->cr);
  {
    ArnGraphNode frame = *node;

    frame.badge = (char *) arn_palette_type_letter (ARN_TYPE_FRAME);
    paint_letters (brush, &frame, area->x + 6 * unit, middle - size / 2, size);
  }
  if (brush->zoom < ARN_GRAPH_ZOOM_TITLES)
    return;
  arn_text_paint_short (brush->text, brush->cr, ARN_FONT_BOLD, brush->ink, node->title, left,
                        middle, area->x + area->width - left - line - 14 * unit);
  arn_text_paint_right (brush->text, brush->cr, ARN_FONT_SMALL, brush->dim, node->subtitle,
                        area->x + area->width - 8 * unit, middle, -1);
}

static gboolean
leaves_left (const Brush *brush, guint node, guint row)
{
  const ArnGraphModel *model = brush->layout->model;

  for (guint i = 0; i < model->n_edges; i++)
    if (model->edges[i].from == node && model->edges[i].row == row)
      return brush->layout->edges[i].x[0] <
             brush->layout->nodes[node].x + brush->layout->nodes[node].width / 2;
  return FALSE;
}

static void
paint_frame (const Brush *brush, const ArnGraphNode *node, const cairo_rectangle_t *area)
{
  guint index = (guint) (node - brush->layout->model->nodes);
  paint_box (brush, area, RADIUS, node_line (brush), brush->card, brush->card, FALSE);
  paint_head (brush, node, area);
  paint_box (brush, area, RADIUS, node_line (brush), (ArnColor){ 0 }, type_color (brush, node),
             FALSE);
  if (brush->zoom < ARN_GRAPH_ZOOM_TITLES)
    return;
  for (guint row = 0; row < node->n_rows; row++)
    paint_row (brush, node, area, row, leaves_left (brush, index, node->first_row + row));
  if (node->more_rows > 0)
    {
      g_autofree char *more = arn_graph_format_more_rows (node->more_rows);

      arn_text_paint_short (brush->text, brush->cr, ARN_FONT_LABEL, brush->dim, more,
                            area->x + 10 * brush->unit,
                            area->y + arn_graph_layout_get_row (brush->layout, index, node->n_rows),
                            area->width - 20 * brush->unit);
    }
}

void
arn_graph_paint_nodes (const ArnGraphLayout *layout,
                       const ArnLook *look,
                       ArnText *text,
                       cairo_t *cr,
                       const cairo_rectangle_t *part,
                       double zoom)
{
  Brush brush = brush_new (layout, look, text, cr, zoom);

  for (guint i = 0; i < layout->model->n_nodes; i++)
    {
      const ArnGraphNode *node = &layout->model->nodes[i];
      const cairo_rectangle_t *area = &layout->nodes[i];

      if (!is_in (part, area, 14 * layout->unit))
        continue;
      switch (node->kind)
        {
        case ARN_GRAPH_NODE_OBJECT:
          paint_object (&brush, node, area);
          break;
        case ARN_GRAPH_NODE_SMALL:
          paint_small (&brush, node, area);
          break;
        case ARN_GRAPH_NODE_FRAME:
          paint_frame (&brush, node, area);
          break;
        case ARN_GRAPH_NODE_ROOT:
          paint_root (&brush, node, area);
          break;
        case ARN_GRAPH_NODE_MORE:
          paint_more (&brush, node, area);
          break;
        }
    }
}

static ArnColor
cycle_ground (const Brush *brush, const ArnGraphCycle *cycle)
{
  ArnColor color = color_of (brush, cycle->unreachable ? ARN_COLOR_UNREACHABLE : ARN_COLOR_CYCLE);
  double tint = arn_palette_tint_opacity (brush->look->style) * (cycle->unreachable ? 0.45 : 1);

  return arn_color_over (arn_color_fade (color, tint), brush->ground);
}

void
arn_graph_paint_cycles (const ArnGraphLayout *layout,
                        const ArnLook *look,
                        cairo_t *cr,
                        const cairo_rectangle_t *part)
{
  Brush brush = brush_new (layout, look, NULL, cr, 1);

  for (guint i = 0; i < layout->model->n_cycles; i++)
    {
      const ArnGraphCycle *cycle = &layout->model->cycles[i];
      const cairo_rectangle_t *area = &layout->cycles[i];
      ArnColor color =
          color_of (&brush, cycle->unreachable ? ARN_COLOR_UNREACHABLE : ARN_COLOR_CYCLE);

      if (is_in (part, area, 2))
        paint_box (&brush, area, 12, arn_look_line (look), cycle_ground (&brush, cycle),
                   arn_color_over (arn_color_fade (color, 0.75), brush.ground), cycle->unreachable);
    }
}

/* Above the edges, with the box's own tint behind, so that none strikes a title out. */
static void
paint_cycle_title (const Brush *brush, guint i)
{
  const ArnGraphCycle *cycle = &brush->layout->model->cycles[i];
  const cairo_rectangle_t *area = &brush->layout->cycles[i];
  double unit = brush->unit, room = area->width - 20 * unit;
  const char *title = arn_text_width (brush->text, ARN_FONT_BOLD, cycle->title) <= room
                          ? cycle->title
                          : cycle->brief;
  double width = MIN (arn_text_width (brush->text, ARN_FONT_BOLD, title), room);
  double middle = area->y + ARN_GRAPH_CYCLE_TITLE * unit / 2 + 1;
  ArnColor words =
      color_of (brush, cycle->unreachable ? ARN_COLOR_UNREACHABLE : ARN_COLOR_CYCLE_TEXT);
  ArnColor ground = cycle_ground (brush, cycle);

  ground.alpha = 0.9;
  arn_shape_rounded (brush->cr, area->x + 8 * unit, middle - 8 * unit, width + 8 * unit, 16 * unit,
                     6 * unit);
  arn_color_set (brush->cr, ground);
  cairo_fill (brush->cr);
  arn_text_paint_short (brush->text, brush->cr, ARN_FONT_BOLD, words, title, area->x + 12 * unit,
                        middle, room);
}

ArnColor
arn_graph_edge_color (const ArnGraphEdge *edge, const ArnLook *look, double *width)
{
  double line = arn_look_line (look);

  *width = line + 0.2;
  if (edge->on_path)
    {
      *width = line + 1.6;
      return arn_palette_get (look->style, ARN_COLOR_PATH);
    }
  if (edge->unreachable)
    {
      *width = line + 0.4;
      return arn_palette_get (look->style, ARN_COLOR_UNREACHABLE);
    }
  if (edge->kind == ARN_GRAPH_EDGE_WEAK)
    {
      *width = line + 0.6;
      return arn_palette_get (look->style, ARN_COLOR_WEAK);
    }
  return arn_palette_get (look->style, ARN_COLOR_STRONG);
}

static void
paint_arrow (cairo_t *cr, const ArnGraphCurve *curve, double length)
{
  double dx = curve->x[3] - curve->x[2], dy = curve->y[3] - curve->y[2];
  double far = hypot (dx, dy);

  if (far < 0.01)
    return;
  dx /= far;
  dy /= far;
  cairo_move_to (cr, curve->x[3], curve->y[3]);
  cairo_line_to (cr, curve->x[3] - dx * length - dy * length * 0.45,
                 curve->y[3] - dy * length + dx * length * 0.45);
  cairo_line_to (cr, curve->x[3] - dx * length + dy * length * 0.45,
                 curve->y[3] - dy * length - dx * length * 0.45);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_edge (const Brush *brush, guint i)
{
  const ArnGraphEdge *edge = &brush->layout->model->edges[i];
  ArnGraphCurve curve = brush->layout->edges[i];
  cairo_t *cr = brush->cr;
  double width, arrow = (ARROW + (edge->on_path ? 3 : 0)) * brush->unit, dx, dy, far;

  arn_color_set (cr, arn_graph_edge_color (edge, brush->look, &width));
  /* The line ends inside of its arrow head, not at its tip. */
  dx = curve.x[3] - curve.x[2];
  dy = curve.y[3] - curve.y[2];
  far = MAX (hypot (dx, dy), 0.01);
  cairo_move_to (cr, curve.x[0], curve.y[0]);
  cairo_curve_to (cr, curve.x[1], curve.y[1], curve.x[2], curve.y[2],
                  curve.x[3] - dx / far * arrow * 0.7, curve.y[3] - dy / far * arrow * 0.7);
  cairo_set_line_width (cr, width);
  if (edge->kind == ARN_GRAPH_EDGE_WEAK)
    cairo_set_dash (cr, (double[]){ 2, 3 }, 2, 0);
  else if (edge->unreachable)
    cairo_set_dash (cr, (double[]){ 4, 2 }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (edge->kind != ARN_GRAPH_EDGE_MORE)
    paint_arrow (cr, &curve, arrow);
}

static void
paint_label (const Brush *brush, guint i)
{
  const ArnGraphEdge *edge = &brush->layout->model->edges[i];
  const ArnGraphCurve *curve = &brush->layout->edges[i];
  double height = arn_text_height (brush->text, ARN_FONT_SMALL);
  double width = curve->label_width, shown, ignored;
  ArnColor ground = brush->ground, color = brush->dim;

  if (width <= 0)
    return;
  if (edge->on_path || edge->unreachable)
    color = arn_graph_edge_color (edge, brush->look, &ignored);
  arn_shape_rounded (brush->cr, curve->label_x - width / 2, curve->label_y - height / 2, width,
                     height, height / 2);
  ground.alpha = 0.88;
  arn_color_set (brush->cr, ground);
  cairo_fill (brush->cr);
  shown = MIN (width - 6, arn_text_width (brush->text, ARN_FONT_SMALL, edge->label));
  arn_text_paint_short (brush->text, brush->cr, ARN_FONT_SMALL, color, edge->label,
                        curve->label_x - shown / 2, curve->label_y, width - 6);
}

static cairo_rectangle_t
curve_area (const ArnGraphCurve *curve)
{
  double left = curve->x[0], right = left, top = curve->y[0], bottom = top;

  for (guint i = 1; i < 4; i++)
    {
      left = MIN (left, curve->x[i]);
      right = MAX (right, curve->x[i]);
      top = MIN (top, curve->y[i]);
      bottom = MAX (bottom, curve->y[i]);
    }
  return (cairo_rectangle_t){ left, top, right - left, bottom - top };
}

void
arn_graph_paint (const ArnGraphLayout *layout,
                 const ArnLook *look,
                 ArnText *text,
                 cairo_t *cr,
                 const cairo_rectangle_t *part,
                 double zoom)
{
  Brush brush = brush_new (layout, look, text, cr, zoom);

  arn_graph_paint_cycles (layout, look, cr, part);
  /* The path lies over what crosses it. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < layout->model->n_edges; i++)
      {
        cairo_rectangle_t area = curve_area (&layout->edges[i]);

        if (layout->model->edges[i].on_path == (pass == 1) && is_in (part, &area, ARROW))
          paint_edge (&brush, i);
      }
  for (guint i = 0; i < layout->model->n_edges && zoom >= ARN_GRAPH_ZOOM_LABELS; i++)
    paint_label (&brush, i);
  for (guint i = 0; i < layout->model->n_cycles && zoom >= ARN_GRAPH_ZOOM_TITLES; i++)
    if (is_in (part, &layout->cycles[i], 2))
      paint_cycle_title (&brush, i);
  arn_graph_paint_nodes (layout, look, text, cr, part, zoom);
}

void
arn_graph_paint_ring (const ArnGraphLayout *layout,
                      const ArnLook *look,
                      ArnText *text,
                      cairo_t *cr,
                      double zoom,
                      guint node,
                      gboolean is_selected)
{
  Brush brush = brush_new (layout, look, text, cr, zoom);
  const ArnGraphNode *ringed = &layout->model->nodes[node];
  cairo_rectangle_t area = layout->nodes[node];
  double gap = is_selected ? 1 : 0;
  double radius = ringed->kind == ARN_GRAPH_NODE_OBJECT || ringed->kind == ARN_GRAPH_NODE_FRAME
                      ? RADIUS
                      : area.height / 2;

  area.x -= gap;
  area.y -= gap;
  area.width += 2 * gap;
  area.height += 2 * gap;
  arn_shape_ring (cr, &area, is_selected ? 3 : 2, radius + gap,
                  arn_palette_get (look->style,
                                   is_selected ? ARN_COLOR_SELECTED : ARN_COLOR_HOVERED));
  if (ringed->kind != ARN_GRAPH_NODE_OBJECT)
    return;
  /* What hangs at its corners lies over the ring. */
  paint_hidden (&brush, node);
  paint_count (&brush, ringed, &layout->nodes[node]);
}

double
arn_graph_fit (const ArnGraphLayout *layout, double width, double height, double *left, double *top)
{
  const cairo_rectangle_t *bounds = &layout->bounds;
  double zoom = 1;

  if (bounds->width > 0 && bounds->height > 0)
    zoom = MIN (1, MIN (width / bounds->width, height / bounds->height));
  *left = (width - bounds->width * zoom) / 2 - bounds->x * zoom;
  *top = (height - bounds->height * zoom) / 2 - bounds->y * zoom;
  return zoom;
}

void
arn_graph_paint_picture (
    const ArnGraphLayout *layout, const ArnLook *look, cairo_t *cr, double width, double height)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  int legend = arn_graph_measure_legend (layout, look, width - 24);
  double left, top, zoom;

  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_VIEW));
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  zoom = arn_graph_fit (layout, width, height - legend - 12, &left, &top);
  cairo_save (cr);
  cairo_translate (cr, round (left), round (top));
  cairo_scale (cr, zoom, zoom);
  arn_graph_paint (layout, look, text, cr, NULL, zoom);
  if (layout->model->centre != ARN_NONE)
    arn_graph_paint_ring (layout, look, text, cr, zoom, layout->model->centre, TRUE);
  cairo_restore (cr);
  arn_graph_paint_legend (layout, look, cr, 12, height - legend - 6, width - 24);
}
