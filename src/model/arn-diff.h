/* What is other in one snapshot than in an earlier one. An object is the same when its allocation's
 * serial is (addresses are used again, serials never); without a serial, when address and type are.
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* By type or by line. Bytes are total sizes. */
typedef struct
{
  const char *name;             /* of the type, or the file; of one of the snapshots */
  const char *module;           /* of the type; "" by line */
  guint32 line;                 /* 0 by type */
  guint64 old_count, new_count; /* objects; blocks by line */
  guint64 old_bytes, new_bytes;
  guint64 born, gone; /* objects; 0 by line */
} ArnDiffRow;

typedef struct _ArnDiff ArnDiff;

/* NULL when cancelled. Keeps both snapshots. Any thread. (transfer full) */
ArnDiff *arn_diff_new (ArnSnapshot *old_one, ArnSnapshot *new_one, GCancellable *cancellable);
ArnDiff *arn_diff_ref (ArnDiff *self);
void arn_diff_unref (ArnDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnDiff, arn_diff_unref)

ArnSnapshot *arn_diff_get_old (ArnDiff *self); /* transfer none */
ArnSnapshot *arn_diff_get_new (ArnDiff *self);

/* Objects of the new one that the old one has not, and the reverse; by address. */
const ArnObjectId *arn_diff_get_born (ArnDiff *self, guint *n);
const ArnObjectId *arn_diff_get_gone (ArnDiff *self, guint *n);
/* The same object in the other snapshot, or ARN_NONE. */
ArnObjectId arn_diff_find_old (ArnDiff *self, ArnObjectId new_object);
ArnObjectId arn_diff_find_new (ArnDiff *self, ArnObjectId old_object);

/* The biggest growth first, the biggest decrease last; rows in which nothing changed are left out.
 */
const ArnDiffRow *arn_diff_get_types (ArnDiff *self, guint *n);
const ArnDiffRow *arn_diff_get_lines (ArnDiff *self, guint *n);

/* Arenas of the new one that the old one has not, and the reverse, by address. */
const ArnArenaId *arn_diff_get_arenas_born (ArnDiff *self, guint *n);
const ArnArenaId *arn_diff_get_arenas_gone (ArnDiff *self, guint *n);

G_END_DECLS
