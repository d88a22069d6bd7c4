/* What a graph's picture says in words: counts, read-outs, and what a screen reader is told.
 */
#pragma once

#include "arn-graph-layout.h"
#include "arn-readout.h"

G_BEGIN_DECLS

/* "9 more" names of a frame. (transfer full) */
char *arn_graph_format_more_rows (guint n);
/* "Node node0, 2 references, in a cycle": one node. (transfer full) */
char *arn_graph_format_node (const ArnGraphModel *model, guint node);
/* "14 objects, 18 references, 2 cycles; 12 of 4,031 referrers": the whole. (transfer full) */
char *arn_graph_format_picture (const ArnGraphModel *model);
/* ".next to Node node1": an edge from its holder's side. (transfer full) */
char *arn_graph_format_way (const ArnGraphModel *model, guint edge);
/* For a hover. (transfer full) */
ArnReadout *arn_graph_describe (const ArnGraphModel *model, guint node);

G_END_DECLS
