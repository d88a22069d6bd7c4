/* What the files of the map share: arn-arena-view.c (widget, drawing) and arn-arena-view-input.c
 * (pointer and keys).
 */
#pragma once

#include "arn-arena-view.h"

G_BEGIN_DECLS

struct _ArnArenaView
{
  ArnZoomView parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  ArnArenaScene *scene;
  int only;
  GCancellable *analysis; /* of the snapshot that is shown, or NULL */

  GHashTable *nodes; /* tile → its surface and the node made of it */
  gboolean allocated;

  guint64 revealed; /* the selection that was last brought into sight */
};

/* Of ArnZoomViewClass. */
void arn_arena_view_hover (ArnZoomView *view);
void arn_arena_view_clicked (ArnZoomView *view, int n, double x, double y);
gboolean arn_arena_view_key (ArnZoomView *view, guint keyval, GdkModifierType state);

G_END_DECLS
