#include <glib/gi18n-lib.h>

#include "arn-graph-painter.h"
#include "arn-shapes.h"

#define SAMPLE  34
#define GAP     18
#define ENTRIES 8

typedef enum
{
  SHOWS_REFERENCE,
  SHOWS_WEAK,
  SHOWS_UNREACHABLE,
  SHOWS_PATH,
  SHOWS_CYCLE,
  SHOWS_COUNT,
  SHOWS_HIDDEN,
} Shows;

typedef struct
{
  Shows shows;
  const char *text;
} Entry;

/* Only what is in the picture is explained. */
static guint
collect (const ArnGraphModel *model, Entry entries[ENTRIES])
{
  gboolean weak = FALSE, unreachable = FALSE, path = FALSE, strong = FALSE, cycle = FALSE;
  gboolean count = FALSE, hidden = FALSE;
  guint n = 0;

  for (guint i = 0; i < model->n_edges; i++)
    {
      const ArnGraphEdge *edge = &model->edges[i];

      path |= edge->on_path;
      unreachable |= edge->unreachable;
      weak |= edge->kind == ARN_GRAPH_EDGE_WEAK;
      strong |= edge->kind == ARN_GRAPH_EDGE_STRONG && !edge->on_path && !edge->unreachable;
    }
  for (guint i = 0; i < model->n_cycles; i++)
    cycle |= !model->cycles[i].unreachable;
  for (guint i = 0; i < model->n_nodes; i++)
    {
      count |= model->nodes[i].kind == ARN_GRAPH_NODE_OBJECT && !model->nodes[i].immortal;
      hidden |= model->nodes[i].hidden != NULL;
    }
  if (strong)
    entries[n++] = (Entry){ SHOWS_REFERENCE, _ ("reference") };
  if (weak)
    entries[n++] = (Entry){ SHOWS_WEAK, _ ("weak") };
  if (unreachable)
    entries[n++] = (Entry){ SHOWS_UNREACHABLE, _ ("from unreachable") };
  if (path)
    entries[n++] = (Entry){ SHOWS_PATH, _ ("path to a root") };
  if (cycle)
    entries[n++] = (Entry){ SHOWS_CYCLE, _ ("cycle") };
  if (count)
    entries[n++] = (Entry){ SHOWS_COUNT, _ ("reference count") };
  if (hidden)
    entries[n++] = (Entry){ SHOWS_HIDDEN, _ ("refers to, not shown") };
  return n;
}

static void
paint_line (const ArnLook *look, cairo_t *cr, Shows shows, double x, double y, double width)
{
  ArnGraphEdge edge = { .kind = shows == SHOWS_WEAK ? ARN_GRAPH_EDGE_WEAK : ARN_GRAPH_EDGE_STRONG,
                        .unreachable = shows == SHOWS_UNREACHABLE,
                        .on_path = shows == SHOWS_PATH };
  double line;

  arn_color_set (cr, arn_graph_edge_color (&edge, look, &line));
  cairo_set_line_width (cr, line);
  if (shows == SHOWS_WEAK)
    cairo_set_dash (cr, (double[]){ 2, 3 }, 2, 0);
  if (shows == SHOWS_UNREACHABLE)
    cairo_set_dash (cr, (double[]){ 4, 2 }, 2, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width - 5, y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, x + width, y);
  cairo_line_to (cr, x + width - 7, y - 3.5);
  cairo_line_to (cr, x + width - 7, y + 3.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
paint_sample (
    const ArnLook *look, ArnText *text, cairo_t *cr, Shows shows, double x, double y, double width)
{
  ArnColor cycle = arn_palette_get (look->style, ARN_COLOR_CYCLE);
  ArnColor dim = arn_look_ground (look, ARN_GROUND_DIM);
  ArnColor ink = arn_look_ground (look, ARN_GROUND_TEXT);
  double unit = look->text_scale;

  switch (shows)
    {
    case SHOWS_REFERENCE:
    case SHOWS_WEAK:
    case SHOWS_UNREACHABLE:
    case SHOWS_PATH:
      paint_line (look, cr, shows, x, y, width);
      return;
    case SHOWS_CYCLE:
      arn_shape_rounded (cr, x + 8 * unit, y - 6 * unit, 22 * unit, 12 * unit, 4);
      arn_color_set (cr, arn_color_fade (cycle, arn_palette_tint_opacity (look->style)));
      cairo_fill_preserve (cr);
      arn_color_set (cr, cycle);
      cairo_set_line_width (cr, arn_look_line (look));
      cairo_stroke (cr);
      return;
    case SHOWS_COUNT:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x + width - 12 * unit, y, 8 * unit, 0, 2 * G_PI);
      arn_color_set (cr, ink);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
      arn_text_paint_center (text, cr, ARN_FONT_SMALL, ink, "2", x + width - 12 * unit, y, -1);
      return;
    case SHOWS_HIDDEN:
      arn_shape_rounded (cr, x + 3 * unit, y - 7 * unit, width - 3 * unit, 14 * unit, 7 * unit);
      arn_color_set (cr, dim);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      arn_text_paint_center (text, cr, ARN_FONT_SMALL, dim, "+ 3", x + (width + 3 * unit) / 2, y,
                             -1);
      return;
    }
}

/* Lays the entries into lines; paints them if there is something to paint on. */
static int
walk (const ArnGraphLayout *layout,
      const ArnLook *look,
      cairo_t *cr,
      double left,
      double top,
      double width)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  Entry entries[ENTRIES];
  guint n = collect (layout->model, entries);
  double sample = SAMPLE * look->text_scale, x = 0;
  int line = arn_text_height (text, ARN_FONT_LABEL) + 6, y = 0;

  for (guint i = 0; i < n; i++)
    {
      int words = arn_text_width (text, ARN_FONT_LABEL, entries[i].text);

      if (x > 0 && x + sample + 6 + words > width)
        {
          x = 0;
          y += line;
        }
      if (cr)
        {
          paint_sample (look, text, cr, entries[i].shows, left + x, top + y + line / 2, sample);
          arn_text_paint (text, cr, ARN_FONT_LABEL, arn_look_ground (look, ARN_GROUND_DIM),
                          entries[i].text, left + x + sample + 6, top + y + line / 2, -1);
        }
      x += sample + 6 + words + GAP;
    }
  return n > 0 ? y + line : 0;
}

void
arn_graph_paint_legend (const ArnGraphLayout *layout,
                        const ArnLook *look,
                        cairo_t *cr,
                        double x,
                        double y,
                        double width)
{
  walk (layout, look, cr, x, y, width);
}

int
arn_graph_measure_legend (const ArnGraphLayout *layout, const ArnLook *look, double width)
{
  return walk (layout, look, NULL, 0, 0, width);
}
