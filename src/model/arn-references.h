/* References in both directions. Those out of a holder lie in the snapshot; those into an object
 * are gathered once, in time in proportion to all edges, and kept.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const ArnEdgeId *edge;     /* into the object, in the order of their holders */
  const ArnHolderId *holder; /* of the edge beside it */
  guint n;
} ArnReferrers;

/* Rows of the edges that a holder has: from the returned row, `*n` of them. */
ArnEdgeId arn_references_out (ArnSnapshot *snapshot, ArnHolderId holder, guint *n);
/* Weak ones included. Thread-safe; valid as long as the snapshot. */
ArnReferrers arn_references_in (ArnSnapshot *snapshot, ArnObjectId object);

/* ARN_NONE for an object. */
ArnRootId arn_holder_root (ArnSnapshot *snapshot, ArnHolderId holder);

G_END_DECLS
