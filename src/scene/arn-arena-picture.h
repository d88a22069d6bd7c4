/* The whole Arenas page as one picture: heading, map with all arenas that fit, size classes with
 * the legend beside it, bands below. What there is no room for is left out.
 */
#pragma once

#include <cairo.h>

#include "arn-coloring.h"
#include "arn-look.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

/* `subtitle` as in ArnPictureHeading. `selected`: an address with a ring round it; 0: none. */
void arn_arena_picture_paint (ArnSnapshot *snapshot,
                              const ArnLook *look,
                              ArnColorBy color_by,
                              const char *subtitle,
                              guint64 selected,
                              cairo_t *cr,
                              int width,
                              int height);

G_END_DECLS
