/* The widget that shows a graph's picture: zoom, scrolling, hover, a cursor that walks from node to
 * node, and smooth ways from one picture to the next. What is asked for it is told from outside
 * (arn_graph_scene_ask ()); keys that ask for more activate the actions "graph.expand",
 * "graph.expand-referrers", "graph.collapse", "graph.centre" and "graph.back" of whoever is around.
 *
 * The picture need not begin at 0, so that it stays where it is when something is added at its left
 * or above. What fits (arn_zoom_view_zoom_fit ()) stays so until a person moves or zooms.
 *
 * Signals:
 *   "cursor-moved" (): a person chose another node; or none
 *   "picture-changed" (): another picture is there
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-graph-scene.h"
#include "arn-zoom-view.h"

G_BEGIN_DECLS

#define ARN_TYPE_GRAPH_VIEW (arn_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (ArnGraphView, arn_graph_view, ARN, GRAPH_VIEW, ArnZoomView)

ArnGraphScene *arn_graph_view_get_scene (ArnGraphView *self);

/* The node that keys act upon, which has the ring; 0: none. */
ArnGraphKey arn_graph_view_get_cursor (ArnGraphView *self);
/* From outside: without a signal. Brings it into sight. */
void arn_graph_view_set_cursor (ArnGraphView *self, ArnGraphKey key);
/* Objects that a frame's names stand for are chosen by their row: the one that was clicked, or
 * ARN_NONE. */
ArnObjectId arn_graph_view_get_row_target (ArnGraphView *self);

G_END_DECLS
