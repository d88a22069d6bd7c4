#include "arn-waterfall.h"

#include <string.h>

/* What claims of kept dead objects begin with; see pym_containers_walk_blocks (). */
#define FREE_LIST "free list: "

gboolean
arn_waterfall_is_left (ArnWaterfallRow row)
{
  return row == ARN_WATERFALL_PROCESS || row == ARN_WATERFALL_ARENAS ||
         row == ARN_WATERFALL_IN_USE || row == ARN_WATERFALL_LIVE;
}

static void
add (ArnWaterfall *self, ArnWaterfallRow row, guint64 bytes, guint64 count)
{
  self->known[row] = TRUE;
  self->bytes[row] += bytes;
  self->count[row] += count;
}

static void
measure_pools (const ArnTables *t, ArnWaterfall *out)
{
  for (guint32 i = 0; i < t->arenas.n; i++)
    {
      guint64 pools = t->arenas.n_pools[i] * t->heap.pool_size;

      add (out, ARN_WATERFALL_ARENAS, t->heap.arena_size, 1);
      add (out, ARN_WATERFALL_HEADERS, t->heap.arena_size - MIN (pools, t->heap.arena_size), 0);
    }
  for (guint32 p = 0; p < t->pools.n; p++)
    {
      guint64 size = (t->pools.size_class[p] + 1) * ARN_SIZE_CLASS_STEP;
      guint64 used = t->pools.used[p] * size;
      guint64 blocks = MAX (used, t->pools.capacity[p] * size);

      if (t->pools.state[p] == ARN_POOL_FREE || t->pools.state[p] == ARN_POOL_EMPTY)
        {
          add (out, ARN_WATERFALL_FREE_POOLS, t->heap.pool_size, 1);
          continue;
        }
      add (out, ARN_WATERFALL_HEADERS, t->heap.pool_size - MIN (blocks, t->heap.pool_size), 0);
      add (out, ARN_WATERFALL_FREE_BLOCKS, blocks - used,
           t->pools.capacity[p] - MIN (t->pools.used[p], t->pools.capacity[p]));
      add (out, ARN_WATERFALL_IN_USE, used, t->pools.used[p]);
    }
}

/* Which texts say that a block is kept on a free list. */
static gboolean *
find_free_list_texts (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  gboolean *is_kept = g_new0 (gboolean, MAX (t->strings.n, 1));

  for (guint32 i = 0; i < t->strings.n; i++)
    is_kept[i] = g_str_has_prefix (arn_snapshot_get_string (snapshot, i), FREE_LIST);
  return is_kept;
}

static void
measure_free_lists (ArnSnapshot *snapshot, ArnWaterfall *out)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  g_autofree gboolean *is_kept = find_free_list_texts (snapshot);
  guint32 n_small = t->pools.first_block[t->pools.n];

  add (out, ARN_WATERFALL_FREE_LISTS, 0, 0);
  for (guint32 b = 0; b < n_small; b++)
    if (t->blocks.owner[b] == ARN_NONE && is_kept[t->blocks.what[b]])
      add (out, ARN_WATERFALL_FREE_LISTS, t->blocks.size[b], 1);
}

void
arn_waterfall_measure (ArnSnapshot *snapshot, ArnWaterfall *out)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint64 named;

  memset (out, 0, sizeof *out);
  for (guint row = 0; row < ARN_N_WATERFALL; row++)
    out->known[row] =
        row != ARN_WATERFALL_OTHER && row != ARN_WATERFALL_RAW && row != ARN_WATERFALL_FREE_LISTS;
  measure_pools (t, out);
  if (arn_snapshot_has (snapshot, ARN_PART_BLOCKS))
    measure_free_lists (snapshot, out);
  add (out, ARN_WATERFALL_LIVE,
       out->bytes[ARN_WATERFALL_IN_USE] - out->bytes[ARN_WATERFALL_FREE_LISTS],
       out->count[ARN_WATERFALL_IN_USE] - out->count[ARN_WATERFALL_FREE_LISTS]);

  add (out, ARN_WATERFALL_LARGE, t->heap.large_bytes, t->heap.large_blocks);
  if (t->heap.raw_bytes > 0)
    add (out, ARN_WATERFALL_RAW, t->heap.raw_bytes, 0);
  named = out->bytes[ARN_WATERFALL_RAW] + out->bytes[ARN_WATERFALL_LARGE] +
          out->bytes[ARN_WATERFALL_ARENAS];
  if (t->heap.process_bytes > named)
    add (out, ARN_WATERFALL_OTHER, t->heap.process_bytes - named, 0);
  add (out, ARN_WATERFALL_PROCESS, named + out->bytes[ARN_WATERFALL_OTHER], 0);
}
