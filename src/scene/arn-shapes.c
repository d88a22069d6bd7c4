#include "arn-shapes.h"

#include <math.h>

void
arn_shape_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius <= 0.5)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill_and_stroke (cairo_t *cr,
                 const cairo_rectangle_t *area,
                 double radius,
                 double line,
                 ArnColor fill,
                 ArnColor border)
{
  arn_shape_rounded (cr, area->x + line / 2, area->y + line / 2, area->width - line,
                     area->height - line, radius);
  arn_color_set (cr, fill);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, line);
  arn_color_set (cr, border);
  cairo_stroke (cr);
}

void
arn_shape_frame (cairo_t *cr,
                 const cairo_rectangle_t *area,
                 double radius,
                 double line,
                 ArnColor fill,
                 ArnColor border,
                 const cairo_rectangle_t *part)
{
  double x = area->x, y = area->y, width = area->width, height = area->height;
  double corner = ceil (radius + line);

  if (width < 3 * corner || height < 3 * corner || line != floor (line))
    {
      fill_and_stroke (cr, area, radius, line, fill, border);
      return;
    }

  cairo_rectangle (cr, x + corner, y + line, width - 2 * corner, corner - line);
  cairo_rectangle (cr, x + line, y + corner, width - 2 * line, height - 2 * corner);
  cairo_rectangle (cr, x + corner, y + height - corner, width - 2 * corner, corner - line);
  arn_color_set (cr, fill);
  cairo_fill (cr);
  cairo_rectangle (cr, x + corner, y, width - 2 * corner, line);
  cairo_rectangle (cr, x + corner, y + height - line, width - 2 * corner, line);
  cairo_rectangle (cr, x, y + corner, line, height - 2 * corner);
  cairo_rectangle (cr, x + width - line, y + corner, line, height - 2 * corner);
  arn_color_set (cr, border);
  cairo_fill (cr);
  for (int i = 0; i < 4; i++)
    {
      double left = i % 2 ? x + width - corner : x, top = i / 2 ? y + height - corner : y;

      if (left >= part->x + part->width || left + corner <= part->x ||
          top >= part->y + part->height || top + corner <= part->y)
        continue;
      cairo_save (cr);
      cairo_rectangle (cr, left, top, corner, corner);
      cairo_clip (cr);
      fill_and_stroke (cr, area, radius, line, fill, border);
      cairo_restore (cr);
    }
}

void
arn_shape_hatch (cairo_t *cr, double x, double y, double width, double height, ArnColor color)
{
  const double step = 4;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  /* Lines x + y = k · step in the picture's own coordinates, so that neighbours meet. */
  for (double k = ceil ((x + y) / step); k * step < x + y + width + height; k++)
    {
      cairo_move_to (cr, k * step - y, y);
      cairo_line_to (cr, k * step - y - height, y + height);
    }
  cairo_set_line_width (cr, 1);
  arn_color_set (cr, color);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
arn_shape_ring (
    cairo_t *cr, const cairo_rectangle_t *area, double line, double radius, ArnColor color)
{
  arn_shape_rounded (cr, area->x - line / 2, area->y - line / 2, area->width + line,
                     area->height + line, radius + line / 2);
  cairo_set_line_width (cr, line);
  arn_color_set (cr, color);
  cairo_stroke (cr);
}
