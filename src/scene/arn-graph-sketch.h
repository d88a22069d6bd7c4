/* A graph painted in a hurry, while it moves: nodes as boxes with their titles, edges as lines of
 * our own, straight into the image's pixels; cairo needs ten times as long for fifteen hundred
 * curves. At rest arn-graph-painter.h takes its place.
 */
#pragma once

#include "arn-graph-layout.h"
#include "arn-text.h"

G_BEGIN_DECLS

/* Covers the whole image, an RGB24 one; `left`, `top`: the pixel of the picture at this zoom that
 * is its upper left. `scale`: device pixels for a pixel. */
void arn_graph_sketch (const ArnGraphLayout *layout,
                       const ArnLook *look,
                       ArnText *text,
                       cairo_surface_t *image,
                       double left,
                       double top,
                       double zoom,
                       int scale);

G_END_DECLS
