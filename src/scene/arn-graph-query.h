/* What the graph is asked to show: a mode, an object in the middle, how far around it, what kinds
 * of things, and for single nodes how much of what they refer to. Objects are named by keys that
 * stay the same from snapshot to snapshot, so a question outlives the moment that it was asked in.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_GRAPH_STACK_AND_HEAP, /* frames with their names, and what these lead to */
  ARN_GRAPH_NEIGHBOURHOOD,  /* one object, who holds it and what it holds */
} ArnGraphMode;

/* An object, a frame or another root, the same in every snapshot of a run; 0: nothing. */
typedef guint64 ArnGraphKey;

/* How much of a node's surroundings is asked for beyond what its place in the picture gives it. */
typedef struct
{
  guint more_out;   /* so many more referents than by default; 0: the default */
  guint more_in;    /* the same for referrers */
  guint8 shows_out; /* its referents are wanted, however far it is from the middle */
  guint8 shows_in;
  guint8 is_collapsed; /* its referents are not wanted */
} ArnGraphReach;

typedef struct
{
  ArnGraphMode mode;
  ArnGraphKey centre;  /* of a neighbourhood; elsewhere what path and cycle are shown for */
  guint steps;         /* how far from the middle, or from a name */
  gboolean path;       /* the shortest way from a root to the centre */
  gboolean cycles;     /* the cycle that the centre is in, and all cycles tinted */
  gboolean weak;       /* weak references and what they lead to */
  gboolean classes;    /* classes, functions, modules */
  GHashTable *reaches; /* ArnGraphKey → ArnGraphReach; absent: as by default */
} ArnGraphQuery;

ArnGraphQuery *arn_graph_query_new (ArnGraphMode mode, ArnGraphKey centre);
ArnGraphQuery *arn_graph_query_copy (const ArnGraphQuery *self);
void arn_graph_query_free (ArnGraphQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnGraphQuery, arn_graph_query_free)

ArnGraphReach arn_graph_query_get_reach (const ArnGraphQuery *self, ArnGraphKey key);
/* Asks for the next few referents (or referrers) of a node, and opens it if it was collapsed. */
void arn_graph_query_expand_out (ArnGraphQuery *self, ArnGraphKey key);
void arn_graph_query_expand_in (ArnGraphQuery *self, ArnGraphKey key);
/* Its referents go from the picture, unless something else leads to them. */
void arn_graph_query_collapse (ArnGraphQuery *self, ArnGraphKey key);
/* Forgets what was expanded and collapsed. */
void arn_graph_query_forget (ArnGraphQuery *self);

ArnGraphKey arn_graph_key_for_object (ArnSnapshot *snapshot, ArnObjectId object);
/* A frame is the same while its place counted from the stack's bottom and its function are. */
ArnGraphKey arn_graph_key_for_root (ArnSnapshot *snapshot, ArnRootId root);
/* What stands for a program's globals once its outermost frame is left: the same as that frame. */
ArnGraphKey arn_graph_key_for_globals (void);
/* The object in a snapshot, or ARN_NONE when the key is not an object's or it is not there. */
ArnObjectId arn_graph_key_find (ArnSnapshot *snapshot, ArnGraphKey key);

G_END_DECLS
