/* What a picture in a file has around its scene, so that it explains itself: a ground, a heading
 * that says what is shown and of what, and at the right a figure that sums it up.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

#define ARN_PICTURE_MARGIN 12

typedef struct
{
  const char *title;    /* "Arenas" */
  const char *subtitle; /* "cache.py · snapshot 2 “Round 7,420”"; may be NULL */
  const char *figure;   /* "3.2 MiB of 9.0 MiB in use"; may be NULL */
} ArnPictureHeading;

/* Paints ground and heading; `*content` becomes what is left for the scene, margins taken off. */
void arn_picture_begin (cairo_t *cr,
                        const ArnLook *look,
                        const ArnPictureHeading *heading,
                        int width,
                        int height,
                        cairo_rectangle_t *content);

G_END_DECLS
