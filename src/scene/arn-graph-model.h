/* What is in a picture of references: nodes, edges, cycles, chosen from a snapshot by a query and
 * bounded, with what was left out said. No geometry. Immutable once made; made on any thread, in
 * time in proportion to what is shown plus, the first time for a snapshot, to all its edges.
 *
 * Values that live forever (small ints, None, interned texts) and weak references are small nodes,
 * or a word in a frame's row. What a drawn object refers to and is not drawn is counted at it
 * ("+ 3"). A program's globals are rows of its outermost frame, as if that frame held them itself.
 */
#pragma once

#include <gio/gio.h>

#include "arn-graph-query.h"

G_BEGIN_DECLS

/* Never more than these. */
#define ARN_GRAPH_NODES_MAX 500
#define ARN_GRAPH_EDGES_MAX 1500
#define ARN_GRAPH_ROWS_MAX  14

typedef enum
{
  ARN_GRAPH_NODE_OBJECT,
  ARN_GRAPH_NODE_SMALL, /* one line: a value that lives forever, a weak reference */
  ARN_GRAPH_NODE_FRAME, /* a card with a row for each name */
  ARN_GRAPH_NODE_ROOT,  /* what else holds objects: the interpreter, the parsed source */
  ARN_GRAPH_NODE_MORE,  /* "12 of 4,031 referrers": activating it asks for more */
} ArnGraphNodeKind;

typedef struct
{
  ArnGraphNodeKind kind;
  ArnGraphKey key;
  ArnHolderId holder; /* object or root; of MORE: whose referrers they are, ARN_NONE: unreachable */
  ArnGraphKey owner;  /* of MORE: the key to be expanded */
  char *title;
  char *subtitle;
  char *badge;      /* the letters of its type; NULL: none */
  ArnTypeKind type; /* of an object */
  guint32 refcount;
  gboolean immortal;
  gboolean unreachable;
  gboolean on_path;
  gboolean left; /* belongs to the stack: frames, roots */
  char *hidden;  /* ".name", "3,709": referents that are not drawn; NULL: none */
  guint n_hidden;
  guint64 n_referrers;     /* counted references and weak ones, however many are drawn */
  guint cycle;             /* or ARN_NONE */
  guint first_row, n_rows; /* of a frame */
  guint more_rows;         /* names for which there are no rows */
} ArnGraphNode;

typedef struct
{
  char *name;
  char *value; /* of what is not drawn as a node; NULL: an edge leaves the row */
  ArnObjectId target;
  gboolean on_path;
} ArnGraphRow;

typedef enum
{
  ARN_GRAPH_EDGE_STRONG,
  ARN_GRAPH_EDGE_WEAK,
  ARN_GRAPH_EDGE_CALL, /* from a frame to the one that it called */
  ARN_GRAPH_EDGE_MORE, /* from a MORE node */
} ArnGraphEdgeKind;

typedef struct
{
  guint from, to; /* nodes */
  guint row;      /* of the model, that it leaves from; or ARN_NONE */
  guint ring;     /* cycle whose members all have it, `from` among them; or ARN_NONE */
  ArnGraphEdgeKind kind;
  char *label;
  guint count; /* references that it stands for */
  gboolean unreachable;
  gboolean on_path;
} ArnGraphEdge;

typedef struct
{
  char *title; /* "Cycle of 4 · reachable" */
  char *brief; /* "Cycle of 4": where there is less room */
  guint n;     /* members drawn */
  gboolean unreachable;
} ArnGraphCycle;

typedef struct
{
  ArnSnapshot *snapshot;
  ArnGraphMode mode;
  guint centre; /* node, or ARN_NONE: not asked for, or not there */
  guint n_nodes, n_rows, n_edges, n_cycles;
  ArnGraphNode *nodes;
  ArnGraphRow *rows;
  ArnGraphEdge *edges;
  ArnGraphCycle *cycles;
  GHashTable *by_key;
  gboolean is_cut; /* ARN_GRAPH_NODES_MAX or ARN_GRAPH_EDGES_MAX was reached */
} ArnGraphModel;

/* Needs ARN_PART_OBJECTS and ARN_PART_EDGES. NULL when cancelled. (transfer full) */
ArnGraphModel *
arn_graph_model_new (ArnSnapshot *snapshot, const ArnGraphQuery *query, GCancellable *cancellable);
ArnGraphModel *arn_graph_model_ref (ArnGraphModel *self);
void arn_graph_model_unref (ArnGraphModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnGraphModel, arn_graph_model_unref)

/* The node, or ARN_NONE. */
guint arn_graph_model_find (const ArnGraphModel *self, ArnGraphKey key);
guint arn_graph_model_find_object (const ArnGraphModel *self, ArnObjectId object);
/* The object that a node stands for, or ARN_NONE. */
ArnObjectId arn_graph_model_get_object (const ArnGraphModel *self, guint node);

G_END_DECLS
