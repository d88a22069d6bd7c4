/* What the files of the graph's layout share: arn-graph-layout.c measures nodes and keeps places,
 * arn-graph-ring-layout.c arranges cycles, arn-graph-dot.c asks Graphviz for all the rest,
 * arn-graph-route.c draws edges between them.
 */
#pragma once

#include "arn-graph-layout.h"
#include "arn-text.h"

G_BEGIN_DECLS

#define ARN_GRAPH_RANK_GAP 48 /* between ranks, one above the other */
#define ARN_GRAPH_SIDE_GAP 76 /* between ranks beside each other: room for labels */
#define ARN_GRAPH_NODE_GAP 26 /* between nodes of a rank */

/* Room at the right of a node for the curve that leads back to it. */
double arn_graph_layout_get_loop_room (const ArnGraphLayout *self, guint node);

/* Arranges the members of each cycle of several into a ring of its own: their x and y are then from
 * the upper left of the cycle's box, whose width and height are filled in. */
void arn_graph_rings_arrange (ArnGraphLayout *self);
/* Whether a node lies in such a box. */
gboolean arn_graph_rings_have (const ArnGraphModel *model, guint node);

/* Fills in x and y of the nodes for which `is_in` is not 0, whose sizes are there already, and
 * moves rings as they are. Graphviz works for one thread at a time; others wait. FALSE when it gave
 * up, then nothing was filled in. */
gboolean arn_graph_dot_place (ArnGraphLayout *self, const guint8 *is_in);
/* Curves and labels, from where the nodes lie. */
void arn_graph_route (ArnGraphLayout *self, ArnText *text);
/* The same curves without looking for ways round nodes and for places of labels: for moving. */
void arn_graph_route_quickly (ArnGraphLayout *self);

G_END_DECLS
