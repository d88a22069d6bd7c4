/* Which objects a program can still get at: everything that roots, immortal objects, or holders
 * that a capture cannot see lead to by counted references. The collector's own argument: an object
 * whose count is higher than the references found inside of the heap is held from outside. What is
 * left is garbage that waits for a collection. Made once, in time in proportion to all edges, and
 * kept.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* TRUE for everything when the snapshot has no edges. Thread-safe. */
gboolean arn_reachability_is_reachable (ArnSnapshot *snapshot, ArnObjectId object);
/* Whether asking costs nothing any more: it was worked out, or there is nothing to work out. */
gboolean arn_reachability_is_known (ArnSnapshot *snapshot);
/* Objects that are not. */
guint arn_reachability_count_unreachable (ArnSnapshot *snapshot);

G_END_DECLS
