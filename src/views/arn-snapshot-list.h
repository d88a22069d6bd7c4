/* The snapshots of the recording: number and label, when, where, how big. Activating one shows it.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_SNAPSHOT_LIST (arn_snapshot_list_get_type ())
/* Property: "session". Signal: "chosen" (ArnSnapshotItem *). */
G_DECLARE_FINAL_TYPE (ArnSnapshotList, arn_snapshot_list, ARN, SNAPSHOT_LIST, GtkWidget)

G_END_DECLS
