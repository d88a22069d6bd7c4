/* One moment of a heap, immutable and shared: what every view, report and export reads, whether it
 * was captured from a running workload, opened from a file or made from a pulse. Its content lies
 * in columns (arn-tables.h). Any thread may read it without a lock; analyses are made when first
 * asked for and kept here, so asking twice costs nothing.
 */
#pragma once

#include <glib-object.h>

#include "arn-tables.h"

G_BEGIN_DECLS

#define ARN_TYPE_SNAPSHOT (arn_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (ArnSnapshot, arn_snapshot, ARN, SNAPSHOT, GObject)

/* Valid as long as the snapshot. */
const ArnTables *arn_snapshot_get_tables (ArnSnapshot *self);
#define arn_snapshot_get_heap(self) (&arn_snapshot_get_tables (self)->heap)
gboolean arn_snapshot_has (ArnSnapshot *self, ArnParts parts);

/* Bytes that the snapshot takes in memory or, when mapped, in its file; without analyses. */
gsize arn_snapshot_get_size (ArnSnapshot *self);

/* Never NULL. The text is the snapshot's. */
const char *arn_snapshot_get_string (ArnSnapshot *self, ArnStringId id);

guint64 arn_snapshot_get_pool_address (ArnSnapshot *self, ArnPoolId pool);
guint64 arn_snapshot_get_block_address (ArnSnapshot *self, ArnPoolId pool, guint index);
/* Bytes of a block of the pool; 0 for a free pool. */
gsize arn_snapshot_get_pool_block_size (ArnSnapshot *self, ArnPoolId pool);
const char *arn_snapshot_get_type_name (ArnSnapshot *self, ArnObjectId object);
ArnTypeKind arn_snapshot_get_type_kind (ArnSnapshot *self, ArnObjectId object);

/* ".next", "[3]", "['key']", "local node1", "type". (transfer full) */
char *arn_snapshot_format_edge (ArnSnapshot *self, ArnEdgeId edge);
/* "Node node0" for an object, "local of serve, line 60" for a root. (transfer full) */
char *arn_snapshot_format_holder (ArnSnapshot *self, ArnHolderId holder);
/* "list [1, 2]"; the type's name alone when there is no short text. (transfer full) */
char *arn_snapshot_format_object (ArnSnapshot *self, ArnObjectId object);
/* What lies in a block: "dict keys of Node node0", "str 'abc'"; "" when nobody is known to own it.
 * (transfer full) */
char *arn_snapshot_format_block (ArnSnapshot *self, ArnBlockId block);

G_END_DECLS
