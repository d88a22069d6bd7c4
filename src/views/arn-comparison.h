/* Keeps the difference between two snapshots that come and go: made anew on a worker thread
 * whenever one of them is replaced. One belongs to each session, which passes it on.
 */
#pragma once

#include "arn-diff.h"
#include "arn-work.h"

G_BEGIN_DECLS

#define ARN_TYPE_COMPARISON (arn_comparison_get_type ())
/* Signals: "changed" (), another diff, or none; "work-added" (ArnWork *work). */
G_DECLARE_FINAL_TYPE (ArnComparison, arn_comparison, ARN, COMPARISON, GObject)

ArnComparison *arn_comparison_new (void);
/* Either may be NULL: then there is nothing to compare. */
void arn_comparison_set (ArnComparison *self, ArnSnapshot *old_one, ArnSnapshot *new_one);
/* NULL while it is being made, and when there is nothing to compare. (transfer none) */
ArnDiff *arn_comparison_get_diff (ArnComparison *self);

G_END_DECLS
