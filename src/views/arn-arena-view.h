/* The map of the heap: zooms from arenas to what is in single blocks, and shares its selection with
 * all views. What it draws comes from ArnArenaScene.
 *
 * Double click goes closer; Escape goes back; arrow keys walk from pool to pool or block to block.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-arena-scene.h"
#include "arn-session.h"
#include "arn-zoom-view.h"

G_BEGIN_DECLS

#define ARN_TYPE_ARENA_VIEW (arn_arena_view_get_type ())
/* Properties: "session"; "only" (int): the size class that is shown alone, -1:
 * all. Signal: "place-changed" (): zoom, level or what is in the middle is another. */
G_DECLARE_FINAL_TYPE (ArnArenaView, arn_arena_view, ARN, ARENA_VIEW, ArnZoomView)

ArnArenaScene *arn_arena_view_get_scene (ArnArenaView *self);

/* One step back: contents, pools, everything. FALSE when everything is to be seen already. */
gboolean arn_arena_view_step_out (ArnArenaView *self);

/* Brings an address into the middle; with `closer` so near that single blocks can be read. FALSE
 * when it is in no arena. */
gboolean arn_arena_view_show (ArnArenaView *self, guint64 address, gboolean closer);

/* What is in the middle of the view; FALSE when nothing is. */
gboolean arn_arena_view_get_place (ArnArenaView *self, ArnArenaHit *hit);

G_END_DECLS
