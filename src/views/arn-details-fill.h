/* What the groups of the details pane say about a selection: from the snapshot to rows, without a
 * widget of its own.
 */
#pragma once

#include "arn-detail-group.h"
#include "arn-session.h"

G_BEGIN_DECLS

/* In the order in which they stand. */
typedef enum
{
  ARN_DETAILS_WHAT,
  ARN_DETAILS_IN,
  ARN_DETAILS_OUT,
  ARN_DETAILS_BLOCK,
  ARN_DETAILS_ALLOCATED,
  ARN_N_DETAILS_GROUPS,
} ArnDetailsGroup;

/* FALSE when there is nothing to say; the group is empty then. `recording` may be NULL. */
gboolean arn_details_fill (ArnDetailGroup *group,
                           ArnDetailsGroup which,
                           const ArnSelection *selection,
                           ArnRecording *recording);

G_END_DECLS
