#include "arn-graph-sketch.h"

#include <math.h>

#include "arn-graph-painter.h"
#include "arn-pixels.h"

/* Pieces of a curve, at most, and how long each is to be, in pixels. */
#define PIECES 16
#define PIECE  22
/* Titles that are written at once; beyond, boxes are all there is time for. */
#define TITLES 120

typedef struct
{
  guint32 *data;
  int stride, width, height;
  double left, top, zoom;
} Canvas;

static inline void
blend (const Canvas *canvas, int x, int y, guint32 color, double share)
{
  guint32 *pixel, red, green, blue, part;

  if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
    return;
  pixel = canvas->data + (gsize) y * canvas->stride + x;
  part = (guint32) (share * 256);
  red = ((*pixel >> 16 & 255) * (256 - part) + (color >> 16 & 255) * part) >> 8;
  green = ((*pixel >> 8 & 255) * (256 - part) + (color >> 8 & 255) * part) >> 8;
  blue = ((*pixel & 255) * (256 - part) + (color & 255) * part) >> 8;
  *pixel = 0xff000000u | red << 16 | green << 8 | blue;
}

/* A line of one pixel, smoothed over the two pixels that it passes between (Wu's). */
static void
draw_line (const Canvas *canvas, double x0, double y0, double x1, double y1, guint32 color)
{
  gboolean steep = fabs (y1 - y0) > fabs (x1 - x0);
  double slope, across;
  int first, last;

  if (steep)
    {
      double swap = x0;

      x0 = y0, y0 = swap;
      swap = x1, x1 = y1, y1 = swap;
    }
  if (x0 > x1)
    {
      double swap = x0;

      x0 = x1, x1 = swap;
      swap = y0, y0 = y1, y1 = swap;
    }
  slope = x1 - x0 > 1e-6 ? (y1 - y0) / (x1 - x0) : 0;
  first = MAX ((int) floor (x0), 0);
  last = MIN ((int) floor (x1), (steep ? canvas->height : canvas->width) - 1);
  across = y0 + (first - x0) * slope;
  for (int at = first; at <= last; at++, across += slope)
    {
      int low = (int) floor (across);
      double share = across - low;

      if (steep)
        {
          blend (canvas, low, at, color, 1 - share);
          blend (canvas, low + 1, at, color, share);
        }
      else
        {
          blend (canvas, at, low, color, 1 - share);
          blend (canvas, at, low + 1, color, share);
        }
    }
}

static void
draw_arrow (const Canvas *canvas, double x, double y, double dx, double dy, guint32 color)
{
  double far = hypot (dx, dy), length = 6 * MIN (canvas->zoom, 1.5);

  if (far < 0.01 || length < 3)
    return;
  dx *= length / far;
  dy *= length / far;
  for (double k = -0.4; k <= 0.41; k += 0.2)
    draw_line (canvas, x, y, x - dx - dy * k, y - dy + dx * k, color);
}

static void
draw_edge (const Canvas *canvas,
           const ArnGraphEdge *edge,
           const ArnGraphCurve *curve,
           const ArnLook *look)
{
  double xs[4], ys[4], width, length = 0;
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;
  guint32 color = arn_pixels_value (arn_graph_edge_color (edge, look, &width));
  double x, y;
  int pieces;

  for (guint i = 0; i < 4; i++)
    {
      xs[i] = curve->x[i] * canvas->zoom - canvas->left;
      ys[i] = curve->y[i] * canvas->zoom - canvas->top;
      left = MIN (left, xs[i]);
      right = MAX (right, xs[i]);
      top = MIN (top, ys[i]);
      bottom = MAX (bottom, ys[i]);
      if (i > 0)
        length += hypot (xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
  if (right < 0 || bottom < 0 || left > canvas->width || top > canvas->height)
    return;
  pieces = CLAMP ((int) (length / PIECE), 2, PIECES);
  x = xs[0];
  y = ys[0];
  for (int i = 1; i <= pieces; i++)
    {
      double t = (double) i / pieces, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
      double to_x = a * xs[0] + b * xs[1] + c * xs[2] + d * xs[3];
      double to_y = a * ys[0] + b * ys[1] + c * ys[2] + d * ys[3];

      /* Broken lines lack every other piece. */
      if (i % 2 == 1 || (edge->kind != ARN_GRAPH_EDGE_WEAK && !edge->unreachable))
        {
          draw_line (canvas, x, y, to_x, to_y, color);
          if (edge->on_path)
            draw_line (canvas, x + 1, y + 1, to_x + 1, to_y + 1, color);
        }
      x = to_x;
      y = to_y;
    }
  if (edge->kind != ARN_GRAPH_EDGE_MORE)
    draw_arrow (canvas, xs[3], ys[3], xs[3] - xs[2], ys[3] - ys[2], color);
}

static void
fill (const Canvas *canvas, double x, double y, double width, double height, guint32 color)
{
  int left = MAX ((int) lround (x), 0), right = MIN ((int) lround (x + width), canvas->width);
  int top = MAX ((int) lround (y), 0), bottom = MIN ((int) lround (y + height), canvas->height);

  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      canvas->data[(gsize) row * canvas->stride + column] = color;
}

static void
draw_box (const Canvas *canvas,
          const ArnGraphNode *node,
          const cairo_rectangle_t *area,
          const ArnLook *look)
{
  guint32 card = arn_pixels_value (arn_look_ground (look, ARN_GROUND_CARD));
  ArnColor type = arn_palette_type (look->style, node->type);
  ArnColor line = node->unreachable ? arn_palette_get (look->style, ARN_COLOR_UNREACHABLE) : type;
  double x = area->x * canvas->zoom - canvas->left, y = area->y * canvas->zoom - canvas->top;
  double width = area->width * canvas->zoom, height = area->height * canvas->zoom;
  double badge = MIN (height * 0.56, 24 * canvas->zoom);

  if (x > canvas->width || y > canvas->height || x + width < 0 || y + height < 0)
    return;
  fill (canvas, x, y, width, height, arn_pixels_value (line));
  fill (canvas, x + 1, y + 1, width - 2, height - 2, card);
  if (node->kind == ARN_GRAPH_NODE_OBJECT)
    fill (canvas, x + 6 * canvas->zoom, y + (height - badge) / 2, badge, badge,
          arn_pixels_value (type));
  if (node->kind == ARN_GRAPH_NODE_ROOT)
    fill (canvas, x, y, width, height,
          arn_pixels_value (arn_palette_get (look->style, ARN_COLOR_ROOT)));
}

static gboolean
is_in (const cairo_rectangle_t *part, const cairo_rectangle_t *area)
{
  return area->x < part->x + part->width && area->x + area->width > part->x &&
         area->y < part->y + part->height && area->y + area->height > part->y;
}

static void
write_titles (const ArnGraphLayout *layout,
              const ArnLook *look,
              ArnText *text,
              cairo_t *cr,
              const cairo_rectangle_t *part)
{
  ArnColor ink = arn_look_ground (look, ARN_GROUND_TEXT);
  double unit = layout->unit;
  guint written = 0;

  for (guint i = 0; i < layout->model->n_nodes && written < TITLES; i++)
    {
      const ArnGraphNode *node = &layout->model->nodes[i];
      const cairo_rectangle_t *area = &layout->nodes[i];
      gboolean is_object = node->kind == ARN_GRAPH_NODE_OBJECT;
      double indent = (is_object ? 35 : 10) * unit;

      if (node->kind == ARN_GRAPH_NODE_ROOT || !is_in (part, area))
        continue;
      written++;
      arn_text_paint_short (
          text, cr, is_object ? ARN_FONT_BOLD : ARN_FONT_LABEL, ink, node->title, area->x + indent,
          area->y + (is_object ? 0.31 * area->height : MIN (area->height / 2, 13 * unit)),
          area->width - indent - 8 * unit);
    }
}

void
arn_graph_sketch (const ArnGraphLayout *layout,
                  const ArnLook *look,
                  ArnText *text,
                  cairo_surface_t *image,
                  double left,
                  double top,
                  double zoom,
                  int scale)
{
  Canvas canvas = { .width = cairo_image_surface_get_width (image),
                    .height = cairo_image_surface_get_height (image),
                    .stride = cairo_image_surface_get_stride (image) / 4,
                    .left = left * scale,
                    .top = top * scale,
                    .zoom = zoom * scale };
  cairo_rectangle_t part = { left / zoom, top / zoom, canvas.width / canvas.zoom,
                             canvas.height / canvas.zoom };
  cairo_t *cr = cairo_create (image);

  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_VIEW));
  cairo_paint (cr);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, zoom, zoom);
  arn_graph_paint_cycles (layout, look, cr, &part);
  cairo_surface_flush (image);
  canvas.data = (guint32 *) (gpointer) cairo_image_surface_get_data (image);
  for (guint i = 0; i < layout->model->n_edges; i++)
    draw_edge (&canvas, &layout->model->edges[i], &layout->edges[i], look);
  for (guint i = 0; i < layout->model->n_nodes; i++)
    draw_box (&canvas, &layout->model->nodes[i], &layout->nodes[i], look);
  cairo_surface_mark_dirty (image);
  if (zoom >= ARN_GRAPH_ZOOM_LABELS)
    write_titles (layout, look, text, cr, &part);
  cairo_destroy (cr);
}
