/* A graph's picture as a view needs it: asks for it on a worker thread, moves from one picture to
 * the next, paints it by tiles, says what lies where. It has no widget. Main thread only.
 *
 * Coordinates are pixels of the layout ("world"); a view shows them zoomed and moved. Pictures with
 * many edges are sketched while they move, and painted tile by tile once they rest.
 *
 * Signals:
 *   "arrived" (): another picture is there, or none any more
 *   "changed" (): what is to be seen is other than before; draw again
 */
#pragma once

#include "arn-graph-painter.h"
#include "arn-graph-words.h"

G_BEGIN_DECLS

#define ARN_GRAPH_TILE     128
#define ARN_GRAPH_ZOOM_MIN 0.05
#define ARN_GRAPH_ZOOM_MAX 3.0

#define ARN_TYPE_GRAPH_SCENE (arn_graph_scene_get_type ())
G_DECLARE_FINAL_TYPE (ArnGraphScene, arn_graph_scene, ARN, GRAPH_SCENE, GObject)

ArnGraphScene *arn_graph_scene_new (void);

/* Makes the picture for a query, which is copied; the one before stays until then. What was asked
 * before and is not there yet is dropped. NULL for `snapshot`: no picture, at once. `anew`: see
 * arn_graph_layout_new (). */
void arn_graph_scene_ask (ArnGraphScene *self,
                          ArnSnapshot *snapshot,
                          const ArnGraphQuery *query,
                          gboolean anew);
gboolean arn_graph_scene_is_working (ArnGraphScene *self);
/* What is there, where it will lie when nothing moves any more; NULL: nothing. (transfer none) */
const ArnGraphLayout *arn_graph_scene_get_layout (ArnGraphScene *self);
void arn_graph_scene_set_look (ArnGraphScene *self, const ArnLook *look);

/* Goes on moving from the picture before to this one; `share` of the way, 0 … 1. */
void arn_graph_scene_move (ArnGraphScene *self, double share);
/* Whether there is anything to move. */
gboolean arn_graph_scene_can_move (ArnGraphScene *self);

/* Tiles at a zoom. One is painted if it is not there and `may_paint`; else NULL. (transfer none) */
cairo_surface_t *arn_graph_scene_get_tile (
    ArnGraphScene *self, int column, int row, double zoom, int scale, gboolean may_paint);
void arn_graph_scene_set_view_size (ArnGraphScene *self, int width, int height);
/* Whether it is little enough to be painted whole in a frame. */
gboolean arn_graph_scene_is_light (ArnGraphScene *self);
/* All of a view at once, light ones well, others as a sketch. `left`, `top`: its upper left, in
 * zoomed pixels. (transfer full) */
cairo_surface_t *arn_graph_scene_paint_view (
    ArnGraphScene *self, double left, double top, double zoom, int width, int height, int scale);
/* The rings, in the layout's pixels. */
void arn_graph_scene_paint_rings (
    ArnGraphScene *self, cairo_t *cr, double zoom, ArnGraphKey selected, ArnGraphKey hovered);

typedef struct
{
  guint node;         /* ARN_NONE: ground */
  guint row;          /* of a frame: of the model; or ARN_NONE */
  gboolean is_hidden; /* the pill that says what is not shown */
} ArnGraphHit;

gboolean arn_graph_scene_hit (ArnGraphScene *self, double x, double y, ArnGraphHit *hit);
/* Where a node is painted now. FALSE when it is not there. */
gboolean arn_graph_scene_locate (ArnGraphScene *self, ArnGraphKey key, cairo_rectangle_t *area);
/* The node to which an arrow key leads: along an edge if one goes that way, else the nearest.
 * `dx`, `dy`: -1, 0 or 1. Returns its key; the same one at an edge; that of the middle for 0. */
ArnGraphKey arn_graph_scene_step (ArnGraphScene *self, ArnGraphKey key, int dx, int dy);

G_END_DECLS
