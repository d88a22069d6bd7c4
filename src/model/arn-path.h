/* The shortest way by which a root holds an object: why it is still there. */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;             /* edges; 0: no root leads to it */
  ArnHolderId *holder; /* of each edge; the first one is a root, or an immortal object */
  ArnEdgeId *edge;     /* the last one leads to the object */
} ArnPath;

/* Over counted references only. Time in proportion to the edges that are met on the way, at most to
 * all. (transfer full) */
ArnPath *arn_path_new (ArnSnapshot *snapshot, ArnObjectId object);
void arn_path_free (ArnPath *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnPath, arn_path_free)

G_END_DECLS
