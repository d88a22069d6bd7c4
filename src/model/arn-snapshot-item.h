/* A snapshot as a recording lists it: what a person calls it, when and why it was taken. That of a
 * file is checked and made ready only when it is first asked for.
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_TAKEN_BY_PERSON,
  ARN_TAKEN_BY_MARK,
  ARN_TAKEN_BY_TIMER, /* automatic: goes when the budget is used up */
} ArnTakenBy;

#define ARN_TYPE_SNAPSHOT_ITEM (arn_snapshot_item_get_type ())
/* Properties: "label" (string, writable), "number" (guint, counts up from 1 in its recording),
 * "time" (guint64), "line" (guint), "size" (guint64), "heap-bytes" (guint64: bytes in use and
 * large). */
G_DECLARE_FINAL_TYPE (ArnSnapshotItem, arn_snapshot_item, ARN, SNAPSHOT_ITEM, GObject)

const char *arn_snapshot_item_get_label (ArnSnapshotItem *self);
void arn_snapshot_item_set_label (ArnSnapshotItem *self, const char *label);
guint arn_snapshot_item_get_number (ArnSnapshotItem *self);
ArnTakenBy arn_snapshot_item_get_taken_by (ArnSnapshotItem *self);
guint64 arn_snapshot_item_get_time (ArnSnapshotItem *self); /* nanoseconds since the run's start */
guint arn_snapshot_item_get_line (ArnSnapshotItem *self);
guint64 arn_snapshot_item_get_size (ArnSnapshotItem *self); /* bytes */
guint64 arn_snapshot_item_get_heap_bytes (ArnSnapshotItem *self);

/* The snapshot if it is ready, else NULL. (transfer none) */
ArnSnapshot *arn_snapshot_item_peek (ArnSnapshotItem *self);
/* Checks what the file holds, once; then the same as peek. Takes time in proportion to its size:
 * meant for worker threads and tests. NULL with an ARN_FILE_ERROR. (transfer full) */
ArnSnapshot *
arn_snapshot_item_load (ArnSnapshotItem *self, GCancellable *cancellable, GError **error);
/* The same on a worker thread. (transfer full) */
void arn_snapshot_item_load_async (ArnSnapshotItem *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
ArnSnapshot *
arn_snapshot_item_load_finish (ArnSnapshotItem *self, GAsyncResult *result, GError **error);

G_END_DECLS
