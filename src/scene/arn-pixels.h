/* Direct access to the pixels that a cairo context paints on, for the thousands of small rectangles
 * of a map: a tenth of the time that cairo needs for them. Only for contexts on an RGB24 or ARGB32
 * image that are moved by whole pixels, without clip and group.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 *data; /* NULL: no direct access, paint with cairo */
  int stride;    /* in pixels */
  int width, height;
  int x, y; /* of the user's origin, device pixels */
  int scale;
  cairo_surface_t *surface;
} ArnPixels;

/* `scale` 0: none. To be ended before cairo paints again. */
ArnPixels arn_pixels_begin (cairo_t *cr, int scale);
void arn_pixels_end (ArnPixels *self);

static inline guint32
arn_pixels_value (ArnColor color)
{
  return 0xff000000u | (guint32) (color.red * 255 + 0.5) << 16 |
         (guint32) (color.green * 255 + 0.5) << 8 | (guint32) (color.blue * 255 + 0.5);
}

/* User's whole pixels; cut at the edges. */
void arn_pixels_fill (const ArnPixels *self, int x, int y, int width, int height, guint32 value);
/* Copies an image whose own pixels are device pixels. */
void arn_pixels_copy (const ArnPixels *self, cairo_surface_t *image, int x, int y);

G_END_DECLS
