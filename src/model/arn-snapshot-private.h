/* What makes snapshots, and what keeps analyses with them: for the files of this room only. */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* `owned`: the arrays behind the tables (taken); `backing`: bytes that they lie in, or NULL (a
 * reference is taken). Missing columns of empty tables are filled in. `size` is in bytes. */
ArnSnapshot *arn_snapshot_new_for_tables (const ArnTables *tables,
                                          GPtrArray *owned,
                                          GBytes *backing,
                                          gsize size);

typedef enum
{
  ARN_CACHE_REFERRERS,
  ARN_CACHE_SERIALS,
  ARN_CACHE_OWNED,
  ARN_CACHE_TYPES,
  ARN_CACHE_LINES,
  ARN_CACHE_SIZE_CLASSES,
  ARN_CACHE_REACHABILITY,
  ARN_CACHE_CYCLES,
  ARN_CACHE_RETAINED,
  ARN_CACHE_TEXT_RANKS,
  ARN_CACHE_N_SLOTS,
} ArnCacheSlot;

/* Makes what a slot keeps; NULL when it was cancelled: then it is asked for again. */
typedef gpointer (*ArnCacheMake) (ArnSnapshot *snapshot, gpointer data);

/* Returns what the slot keeps, made when it is not there yet; other threads wait meanwhile. A maker
 * may use other slots, but not in a circle. `destroy` may be NULL. */
gconstpointer arn_snapshot_get_cached (
    ArnSnapshot *self, ArnCacheSlot slot, ArnCacheMake make, gpointer data, GDestroyNotify destroy);
/* Whether it is there already. */
gboolean arn_snapshot_is_cached (ArnSnapshot *self, ArnCacheSlot slot);

G_END_DECLS
