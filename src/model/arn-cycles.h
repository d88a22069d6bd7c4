/* The reference cycles of a snapshot: sets of objects that all reach each other by counted
 * references (strongly connected components), and objects that hold themselves.
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;
  const guint32 *first; /* n + 1; members of cycle c: first[c] … first[c + 1] of `objects` */
  const ArnObjectId *objects; /* by address within a cycle */
  const guint32 *cycle_of;    /* by object, or ARN_NONE */
} ArnCycles;

/* Most members first. Made once, in time in proportion to all edges, and kept; any thread. NULL
 * when cancelled. */
const ArnCycles *arn_cycles_get (ArnSnapshot *snapshot, GCancellable *cancellable);

G_END_DECLS
