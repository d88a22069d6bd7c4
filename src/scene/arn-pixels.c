#include "arn-pixels.h"

#include <math.h>
#include <string.h>

ArnPixels
arn_pixels_begin (cairo_t *cr, int scale)
{
  ArnPixels self = { .scale = scale };
  cairo_surface_t *surface = cairo_get_group_target (cr);
  double x = 0, y = 0;

  if (scale == 0 || surface != cairo_get_target (cr) ||
      cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return self;
  cairo_surface_flush (surface);
  cairo_user_to_device (cr, &x, &y);
  self.surface = surface;
  self.data = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  self.stride = cairo_image_surface_get_stride (surface) / 4;
  self.width = cairo_image_surface_get_width (surface);
  self.height = cairo_image_surface_get_height (surface);
  self.x = (int) lround (x) * scale;
  self.y = (int) lround (y) * scale;
  return self;
}

void
arn_pixels_end (ArnPixels *self)
{
  if (self->data != NULL)
    cairo_surface_mark_dirty (self->surface);
  self->data = NULL;
}

void
arn_pixels_fill (const ArnPixels *self, int x, int y, int width, int height, guint32 value)
{
  int left = MAX (x * self->scale + self->x, 0);
  int top = MAX (y * self->scale + self->y, 0);
  int right = MIN ((x + width) * self->scale + self->x, self->width);
  int bottom = MIN ((y + height) * self->scale + self->y, self->height);

  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      self->data[(gsize) row * self->stride + column] = value;
}

void
arn_pixels_copy (const ArnPixels *self, cairo_surface_t *image, int x, int y)
{
  const guint32 *source = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (image);
  int source_stride = cairo_image_surface_get_stride (image) / 4;
  int start_x = x * self->scale + self->x, start_y = y * self->scale + self->y;
  int left = MAX (start_x, 0), top = MAX (start_y, 0);
  int right = MIN (start_x + cairo_image_surface_get_width (image), self->width);
  int bottom = MIN (start_y + cairo_image_surface_get_height (image), self->height);

  if (left >= right)
    return;
  for (int row = top; row < bottom; row++)
    memcpy (self->data + (gsize) row * self->stride + left,
            source + (gsize) (row - start_y) * source_stride + (left - start_x),
            (gsize) (right - left) * sizeof *source);
}
