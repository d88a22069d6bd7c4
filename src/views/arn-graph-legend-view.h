/* The legend of a graph's picture: what its lines and boxes mean, as many lines high as it needs.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-graph-scene.h"

G_BEGIN_DECLS

#define ARN_TYPE_GRAPH_LEGEND_VIEW (arn_graph_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (ArnGraphLegendView, arn_graph_legend_view, ARN, GRAPH_LEGEND_VIEW, GtkWidget)

/* Looks again at what is in the scene's picture. */
void arn_graph_legend_view_update (ArnGraphLegendView *self, ArnGraphScene *scene);

G_END_DECLS
