/* The second half of the tour: every page in light and dark style, with samples that fill the pages
 * and with a large heap.
 */
#pragma once

#include "arn-window.h"

G_BEGIN_DECLS

typedef struct _ArnTourGallery ArnTourGallery;

/* `folder` is where the program with the large heap is written. Keeps the window. */
ArnTourGallery *arn_tour_gallery_new (ArnWindow *window, const char *folder);
void arn_tour_gallery_free (ArnTourGallery *self);
/* Goes one step on, or waits for the program; to be called again after a moment. `*picture` is the
 * name of what can be photographed by then, or NULL (transfer full). FALSE: that was all. */
gboolean arn_tour_gallery_next (ArnTourGallery *self, char **picture);

G_END_DECLS
