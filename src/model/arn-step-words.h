/* What was allocated since a moment, as a sentence.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* Of the blocks in `snapshot` whose allocation has a higher serial than `since`. Cost: O(blocks).
 * (transfer full) */
char *arn_step_describe_allocations (ArnSnapshot *snapshot, guint64 since);

G_END_DECLS
