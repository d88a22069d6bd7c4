/* The few shapes that pictures are made of.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

void
arn_shape_rounded (cairo_t *cr, double x, double y, double width, double height, double radius);
/* A filled frame with rounded corners, its line inside `area`, whose numbers are whole ones. What
 * lies outside of `part` may be left out. The same pixels as a rounded path filled and stroked,
 * which cairo would scan as a whole. */
void arn_shape_frame (cairo_t *cr,
                      const cairo_rectangle_t *area,
                      double radius,
                      double line,
                      ArnColor fill,
                      ArnColor border,
                      const cairo_rectangle_t *part);
/* Fills the current path's rectangle with lines at 45°, 4 px apart. */
void arn_shape_hatch (cairo_t *cr, double x, double y, double width, double height, ArnColor color);
/* A ring round a rectangle, outside of it. */
void arn_shape_ring (
    cairo_t *cr, const cairo_rectangle_t *area, double line, double radius, ArnColor color);

G_END_DECLS
