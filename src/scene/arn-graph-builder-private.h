/* What the files share that choose what is in a picture: arn-graph-builder.c adds nodes, edges and
 * rows, arn-graph-stack.c and arn-graph-grow.c decide which, arn-graph-rings.c finds
 * cycles, arn-graph-labels.c words.
 */
#pragma once

#include "arn-graph-model.h"

G_BEGIN_DECLS

/* Beyond these only what was asked for node by node is added. */
#define ARN_GRAPH_NODES_DEFAULT 44
#define ARN_GRAPH_IN_DEFAULT    12
#define ARN_GRAPH_OUT_DEFAULT   8
/* References of one object that are looked at for nodes and edges: what a container of a million
 * has beyond them is counted, not drawn. */
#define ARN_GRAPH_SCAN_MAX 20000

/* How much further a picture goes from a node. */
typedef struct
{
  guint8 out, in;
} ArnGraphSteps;

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnTables *t;
  const ArnGraphQuery *query;
  GCancellable *cancellable;
  GArray *nodes;  /* ArnGraphNode */
  GArray *steps;  /* ArnGraphSteps, of the node beside it */
  guint grown;    /* nodes from which the picture went on already */
  GArray *rows;   /* ArnGraphRow */
  GArray *edges;  /* ArnGraphEdge */
  GArray *cycles; /* ArnGraphCycle */
  GHashTable *by_key;
  GHashTable *path_edges; /* a set: ArnEdgeId + 1 */
  ArnObjectId centre;
  ArnObjectId globals;     /* the dict of the program's outermost names, or ARN_NONE */
  ArnRootId globals_frame; /* the frame that uses it; ARN_NONE once that has been left */
  guint8 *is_clutter;      /* by type: classes, functions, modules and their like */
  guint centre_cycle;      /* objects in the cycle of the centre; 0: not looked for */
  gboolean is_cut;
} ArnGraphBuilder;

static inline ArnGraphNode *
arn_graph_builder_node (ArnGraphBuilder *self, guint node)
{
  return &g_array_index (self->nodes, ArnGraphNode, node);
}

/* Whether a reference is of a kind that the picture shows at all. */
gboolean arn_graph_builder_wants_edge (ArnGraphBuilder *self, ArnEdgeId edge);
gboolean arn_graph_builder_is_clutter (ArnGraphBuilder *self, ArnObjectId object);
/* Lives forever, so that a word is enough for it. */
gboolean arn_graph_builder_is_eternal (ArnGraphBuilder *self, ArnObjectId object);
gboolean arn_graph_builder_is_weak_reference (ArnGraphBuilder *self, ArnObjectId object);

/* Each returns the node, the one that is there already if there is; ARN_NONE when the picture is
 * full. A holder is an object, a frame, another root; the dict of globals gives its frame. */
guint arn_graph_builder_add_object (ArnGraphBuilder *self, ArnObjectId object);
guint arn_graph_builder_add_holder (ArnGraphBuilder *self, ArnHolderId holder);
guint arn_graph_builder_find_object (ArnGraphBuilder *self, ArnObjectId object);
/* "12 of 4,031 referrers" above a node; of ARN_NONE: objects that nobody reaches. */
void arn_graph_builder_add_more (ArnGraphBuilder *self, guint node, guint shown, guint all);
#define ARN_GRAPH_KEY_UNREACHABLE G_MAXUINT64

/* arn-graph-grow.c: goes on from the nodes that were added since the last call, breadth first: to
 * referents and referrers as far as their steps go, and where a person asked for more. */
void arn_graph_builder_set_steps (ArnGraphBuilder *self, guint node, guint out, guint in);
void arn_graph_builder_grow (ArnGraphBuilder *self);

/* The names of a frame: calls back with each local, and the globals of the outermost frame; those
 * alone for ARN_NONE. */
typedef void (*ArnGraphNameFunc) (ArnGraphBuilder *self, ArnEdgeId edge, char *name, gpointer data);
void arn_graph_builder_names (ArnGraphBuilder *self,
                              ArnRootId frame,
                              ArnGraphNameFunc func,
                              gpointer data);

/* arn-graph-stack.c, arn-graph-grow.c: choose the nodes. */
void arn_graph_builder_fill_stack (ArnGraphBuilder *self);
void arn_graph_builder_fill_around (ArnGraphBuilder *self);

/* arn-graph-rings.c */
void arn_graph_builder_add_path (ArnGraphBuilder *self);
void arn_graph_builder_add_cycle (ArnGraphBuilder *self);
void arn_graph_builder_mark_cycles (ArnGraphBuilder *self);
/* Makes one edge of those that the members of a cycle have in common: ".page × 4". */
void arn_graph_builder_bundle (ArnGraphBuilder *self);

/* arn-graph-labels.c */
void arn_graph_builder_label_object (ArnGraphBuilder *self, ArnGraphNode *node, ArnObjectId object);
void arn_graph_builder_label_root (ArnGraphBuilder *self, ArnGraphNode *node, ArnRootId root);
/* "7500", "class": what stands in a row for an object that is no node. (transfer full) */
char *arn_graph_builder_format_value (ArnGraphBuilder *self, ArnObjectId object);
/* As on an edge: without "local". (transfer full) */
char *arn_graph_builder_format_edge (ArnGraphBuilder *self, ArnEdgeId edge);

G_END_DECLS
