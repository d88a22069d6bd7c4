/* How recordings and files make items. */
#pragma once

#include "arn-snapshot-item.h"

G_BEGIN_DECLS

typedef struct
{
  const char *label;
  guint number;
  ArnTakenBy taken_by;
  guint64 time;
  guint line;
  guint64 size;
  guint64 heap_bytes;
} ArnSnapshotInfo;

ArnSnapshotItem *arn_snapshot_item_new (const ArnSnapshotInfo *info, ArnSnapshot *snapshot);

/* Makes the snapshot when it is first asked for; called on any thread, by one at a time. */
typedef ArnSnapshot *(*ArnSnapshotLoad) (gpointer data, GCancellable *cancellable, GError **error);

ArnSnapshotItem *arn_snapshot_item_new_lazy (const ArnSnapshotInfo *info,
                                             ArnSnapshotLoad load,
                                             gpointer data,
                                             GDestroyNotify destroy);
G_END_DECLS
