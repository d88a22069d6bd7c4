/* What the files of the map share: arn-arena-view.c (widget, drawing) and arn-arena-view-input.c
 * (pointer and keys).
 */
#pragma once

#include "arn-arena-view.h"

G_BEGIN_DECLS

struct _ArnArenaView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  ArnArenaScene *scene;
  int only;
  GCancellable *analysis; /* of the snapshot that is shown, or NULL */

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  GHashTable *nodes; /* tile → its surface and the node made of it */
  gboolean allocated;

  double pointer_x, pointer_y; /* -1: not over the view */
  ArnReadout *readout;
  cairo_rectangle_t readout_area; /* what it describes, in the world */
  double drag_x, drag_y;          /* of the adjustments, when a drag began */
  guint64 revealed;               /* the selection that was last brought into sight */
  double pinch_zoom;
};

void arn_arena_view_init_input (ArnArenaView *self);
/* Looks again at what is under the pointer. */
void arn_arena_view_update_hover (ArnArenaView *self);

/* Zooms so that the point of the view stays where it is. */
void arn_arena_view_zoom_at (ArnArenaView *self, double zoom, double x, double y);
void arn_arena_view_get_offset (ArnArenaView *self, double *x, double *y);
void arn_arena_view_scroll_to (ArnArenaView *self, double x, double y);

G_END_DECLS
