#include "arn-lookup.h"

#include <string.h>

#include "arn-address-map.h"
#include "arn-snapshot-private.h"

/* The last row of [start, end) whose address is not above `address`; ARN_NONE. */
static guint32
last_at_or_below (const guint64 *addresses, guint32 start, guint32 end, guint64 address)
{
  guint32 low = start, high = end;

  while (low < high)
    {
      guint32 middle = low + (high - low) / 2;

      if (addresses[middle] <= address)
        low = middle + 1;
      else
        high = middle;
    }
  return low > start ? low - 1 : ARN_NONE;
}

ArnArenaId
arn_lookup_arena (ArnSnapshot *snapshot, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 arena = last_at_or_below (t->arenas.address, 0, t->arenas.n, address);

  if (arena == ARN_NONE || address - t->arenas.address[arena] >= t->heap.arena_size)
    return ARN_NONE;
  return arena;
}

ArnPoolId
arn_lookup_pool (ArnSnapshot *snapshot, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnArenaId arena = arn_lookup_arena (snapshot, address);
  guint64 offset;

  if (arena == ARN_NONE || address - t->arenas.address[arena] < t->arenas.first_pool_offset[arena])
    return ARN_NONE;
  offset = address - t->arenas.address[arena] - t->arenas.first_pool_offset[arena];
  if (offset / t->heap.pool_size >= t->arenas.n_pools[arena])
    return ARN_NONE;
  return t->arenas.first_pool[arena] + (guint32) (offset / t->heap.pool_size);
}

static ArnBlockId
block_between (const ArnTables *t, guint32 start, guint32 end, guint64 address)
{
  guint32 block = last_at_or_below (t->blocks.address, start, end, address);

  if (block == ARN_NONE || address - t->blocks.address[block] >= t->blocks.size[block])
    return ARN_NONE;
  return block;
}

ArnBlockId
arn_lookup_block (ArnSnapshot *snapshot, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 first_large = t->pools.first_block[t->pools.n];
  ArnBlockId block = block_between (t, 0, first_large, address);

  return block != ARN_NONE ? block : block_between (t, first_large, t->blocks.n, address);
}

ArnObjectId
arn_lookup_object (ArnSnapshot *snapshot, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 object = last_at_or_below (t->objects.address, 0, t->objects.n, address);

  return object != ARN_NONE && t->objects.address[object] == address ? object : ARN_NONE;
}

ArnObjectId
arn_lookup_block_object (ArnSnapshot *snapshot, ArnBlockId block)
{
  return arn_snapshot_get_tables (snapshot)->blocks.owner[block];
}

guint
arn_lookup_index (ArnSnapshot *snapshot, ArnPoolId pool, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint64 first = arn_snapshot_get_pool_address (snapshot, pool) + t->heap.pool_header;
  gsize size = arn_snapshot_get_pool_block_size (snapshot, pool);

  if (size == 0 || address < first || (address - first) / size >= t->pools.capacity[pool])
    return ARN_NONE;
  return (guint) ((address - first) / size);
}

ArnBlockId
arn_lookup_block_at (ArnSnapshot *snapshot, ArnPoolId pool, guint index)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  if (index >= t->pools.capacity[pool])
    return ARN_NONE;
  return block_between (t, t->pools.first_block[pool], t->pools.first_block[pool + 1],
                        arn_snapshot_get_block_address (snapshot, pool, index));
}

/* Blocks by owner: those of object o are rows first[o] … first[o + 1]. */
typedef struct
{
  guint32 *first;
  ArnBlockId *blocks;
} Owned;

static void
owned_free (gpointer data)
{
  Owned *owned = data;

  g_free (owned->first);
  g_free (owned->blocks);
  g_free (owned);
}

static gpointer
owned_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  Owned *owned = g_new0 (Owned, 1);
  g_autofree guint32 *next = NULL;

  owned->first = g_new0 (guint32, (gsize) t->objects.n + 1);
  for (guint32 b = 0; b < t->blocks.n; b++)
    if (t->blocks.owner[b] != ARN_NONE)
      owned->first[t->blocks.owner[b] + 1]++;
  for (guint32 i = 0; i < t->objects.n; i++)
    owned->first[i + 1] += owned->first[i];
  next = g_memdup2 (owned->first, ((gsize) t->objects.n + 1) * sizeof *next);
  owned->blocks = g_new (ArnBlockId, MAX (t->blocks.n, 1));
  for (guint32 b = 0; b < t->blocks.n; b++)
    if (t->blocks.owner[b] != ARN_NONE)
      owned->blocks[next[t->blocks.owner[b]]++] = b;
  return owned;
}

const ArnBlockId *
arn_lookup_owned_blocks (ArnSnapshot *snapshot, ArnObjectId object, guint *n)
{
  const Owned *owned =
      arn_snapshot_get_cached (snapshot, ARN_CACHE_OWNED, owned_make, NULL, owned_free);

  *n = owned->first[object + 1] - owned->first[object];
  return owned->blocks + owned->first[object];
}

static void
serials_free (gpointer data)
{
  arn_address_map_clear (data);
  g_free (data);
}

static gpointer
serials_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  ArnAddressMap *map = g_new0 (ArnAddressMap, 1);

  for (guint32 i = 0; i < objects->n; i++)
    if (objects->serial[i] != 0)
      arn_address_map_add (map, objects->serial[i], i);
  return map;
}

ArnObjectId
arn_lookup_serial (ArnSnapshot *snapshot, guint64 serial)
{
  return arn_address_map_find (arn_snapshot_get_cached (snapshot, ARN_CACHE_SERIALS, serials_make,
                                                        NULL, serials_free),
                               serial);
}

gboolean
arn_lookup_parse_address (const char *text, guint64 *address)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *digits = stripped;
  guint base = 10;

  if (g_ascii_strncasecmp (digits, "0x", 2) == 0)
    {
      base = 16;
      digits += 2;
    }
  else if (strpbrk (digits, "abcdefABCDEF") != NULL)
    base = 16;
  return g_ascii_string_to_unsigned (digits, base, 0, G_MAXUINT64, address, NULL);
}
