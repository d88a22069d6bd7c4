/* The Generations page as one picture: a card for each generation with its count against its
 * threshold, one for what is not collected, and below them the run over time.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"
#include "arn-recording.h"

G_BEGIN_DECLS

/* `snapshot`: of the recording; the cards are about it, and its pin is marked. `subtitle` as in
 * ArnPictureHeading. */
void arn_generations_picture_paint (ArnRecording *recording,
                                    ArnSnapshot *snapshot,
                                    const ArnLook *look,
                                    const char *subtitle,
                                    cairo_t *cr,
                                    int width,
                                    int height,
                                    int scale);
/* The run over time alone. */
void arn_timeline_picture_paint (ArnRecording *recording,
                                 ArnSnapshot *snapshot,
                                 const ArnLook *look,
                                 const char *subtitle,
                                 cairo_t *cr,
                                 int width,
                                 int height,
                                 int scale);

G_END_DECLS
