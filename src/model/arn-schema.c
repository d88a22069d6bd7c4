#include "arn-schema.h"

#include <string.h>

#define COLUMN(table, field, extra, check, limit_offset, limit)                                    \
  {                                                                                                \
#table "." #field, G_STRUCT_OFFSET(ArnTables, table.field),                                    \
        G_STRUCT_OFFSET(ArnTables, table.n), sizeof(*((ArnTables *) NULL)->table.field), extra,    \
        check, limit_offset, limit                                                                 \
  }
#define PLAIN(table, field)            COLUMN (table, field, 0, ARN_CHECK_NOTHING, 0, 0)
#define RISING(table, field)           COLUMN (table, field, 0, ARN_CHECK_RISING, 0, 0)
#define BELOW(table, field, limit)     COLUMN (table, field, 0, ARN_CHECK_BELOW, 0, limit)
#define ROWS(other)                    G_STRUCT_OFFSET (ArnTables, other.n)
#define ROW(table, field, other)       COLUMN (table, field, 0, ARN_CHECK_BELOW, ROWS (other), 0)
#define TEXT(table, field)             ROW (table, field, strings)
#define MAYBE_ROW(table, field, other) COLUMN (table, field, 0, ARN_CHECK_OPTIONAL, ROWS (other), 0)
#define RANGES(table, field, other)    COLUMN (table, field, 1, ARN_CHECK_RANGES, ROWS (other), 0)

static const ArnColumnInfo columns[] = {
  { "strings.first_byte", G_STRUCT_OFFSET (ArnTables, strings.first_byte), ROWS (strings), 4, 1,
    ARN_CHECK_RANGES, G_STRUCT_OFFSET (ArnTables, strings.n_bytes), 0 },
  { "strings.bytes", G_STRUCT_OFFSET (ArnTables, strings.bytes),
    G_STRUCT_OFFSET (ArnTables, strings.n_bytes), 1, 0, ARN_CHECK_NOTHING, 0, 0 },
  RISING (arenas, address),
  PLAIN (arenas, number),
  PLAIN (arenas, n_pools),
  PLAIN (arenas, free_pools),
  PLAIN (arenas, first_pool_offset),
  RANGES (arenas, first_pool, pools),
  ROW (pools, arena, arenas),
  PLAIN (pools, index),
  BELOW (pools, size_class, ARN_N_SIZE_CLASSES),
  BELOW (pools, state, ARN_POOL_FULL + 1),
  PLAIN (pools, used),
  PLAIN (pools, capacity),
  PLAIN (pools, carved),
  COLUMN (pools, first_block, 1, ARN_CHECK_WITHIN, ROWS (blocks), 0),
  RANGES (pools, first_free, free_blocks),
  PLAIN (free_blocks, index),
  PLAIN (blocks, address),
  PLAIN (blocks, size),
  PLAIN (blocks, requested),
  MAYBE_ROW (blocks, pool, pools),
  MAYBE_ROW (blocks, owner, objects),
  TEXT (blocks, what),
  MAYBE_ROW (blocks, traceback, tracebacks),
  PLAIN (blocks, serial),
  RISING (objects, address),
  ROW (objects, type, types),
  PLAIN (objects, size),
  PLAIN (objects, total),
  PLAIN (objects, refcount),
  PLAIN (objects, flags),
  BELOW (objects, generation, ARN_GENERATION_NONE + 1),
  TEXT (objects, repr),
  MAYBE_ROW (objects, block, blocks),
  PLAIN (objects, serial),
  TEXT (types, name),
  TEXT (types, module),
  PLAIN (types, size),
  MAYBE_ROW (types, object, objects),
  BELOW (types, kind, ARN_N_TYPE_KINDS),
  { "edges.first_edge", G_STRUCT_OFFSET (ArnTables, edges.first_edge),
    G_STRUCT_OFFSET (ArnTables, edges.n_holders), 4, 1, ARN_CHECK_RANGES, ROWS (edges), 0 },
  ROW (edges, target, objects),
  PLAIN (edges, label),
  BELOW (edges, kind, ARN_EDGE_INTERNAL + 1),
  BELOW (edges, weak, 2),
  TEXT (roots, name),
  MAYBE_ROW (roots, frame, frames),
  BELOW (roots, kind, ARN_ROOT_SOURCE + 1),
  TEXT (frames, function),
  TEXT (frames, file),
  PLAIN (frames, line),
  TEXT (sites, file),
  PLAIN (sites, line),
  RANGES (tracebacks, first_site, traceback_sites),
  PLAIN (tracebacks, total_frames),
  PLAIN (tracebacks, bytes),
  PLAIN (tracebacks, blocks),
  PLAIN (tracebacks, peak),
  ROW (traceback_sites, site, sites),
  RANGES (program_tracebacks, first_site, program_traceback_sites),
  PLAIN (program_tracebacks, total_frames),
  PLAIN (program_tracebacks, bytes),
  PLAIN (program_tracebacks, blocks),
  PLAIN (program_tracebacks, peak),
  ROW (program_traceback_sites, site, sites),
  ROW (lines, site, sites),
  PLAIN (lines, peak),
  PLAIN (lines, occurrences),
  PLAIN (lines, increment),
  PLAIN (lines, memory),
  TEXT (free_lists, name),
  PLAIN (free_lists, kept),
  PLAIN (free_lists, limit),
  PLAIN (free_lists, bytes),
  TEXT (bands, name),
  PLAIN (bands, count),
  PLAIN (bands, bytes),
};

const ArnColumnInfo *
arn_schema_get_columns (guint *n)
{
  *n = G_N_ELEMENTS (columns);
  return columns;
}

gboolean
arn_schema_fill_empty (ArnTables *tables, const char **missing)
{
  /* Row 0 may be read even of an empty table: a damaged mapping turns into zeroes. */
  static const guint64 zeroes[2] = { 0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gconstpointer *column = arn_schema_column (tables, &columns[i]);

      if (*column != NULL)
        continue;
      if (*arn_schema_count (tables, &columns[i]) != 0)
        {
          *missing = columns[i].name;
          return FALSE;
        }
      *column = zeroes;
    }
  return TRUE;
}

static guint64
element (gconstpointer data, guint width, gsize i)
{
  switch (width)
    {
    case 1:
      return ((const guint8 *) data)[i];
    case 2:
      return ((const guint16 *) data)[i];
    case 4:
      return ((const guint32 *) data)[i];
    default:
      return ((const guint64 *) data)[i];
    }
}

static gboolean
check_column (const ArnTables *tables, const ArnColumnInfo *info)
{
  gconstpointer data = *arn_schema_column ((ArnTables *) tables, info);
  gsize n = arn_schema_column_length (tables, info);
  guint64 limit = info->limit;
  guint64 last = 0;

  if (info->limit_offset != 0)
    limit = *(const guint32 *) ((const char *) tables + info->limit_offset);

  for (gsize i = 0; i < n; i++)
    {
      guint64 value = element (data, info->width, i);

      switch ((ArnCheck) info->check)
        {
        case ARN_CHECK_NOTHING:
          return TRUE;
        case ARN_CHECK_BELOW:
          if (value >= limit)
            return FALSE;
          break;
        case ARN_CHECK_OPTIONAL:
          if (value >= limit && value != ARN_NONE)
            return FALSE;
          break;
        case ARN_CHECK_RANGES:
          if ((i == 0 && value != 0) || value < last || value > limit)
            return FALSE;
          if (i == n - 1 && value != limit)
            return FALSE;
          break;
        case ARN_CHECK_WITHIN:
          if ((i == 0 && value != 0) || value < last || value > limit)
            return FALSE;
          break;
        case ARN_CHECK_RISING:
          if (i > 0 && value <= last)
            return FALSE;
          break;
        }
      last = value;
    }
  return TRUE;
}

static gboolean
check_strings (const ArnStringTable *strings)
{
  if (strings->n == 0)
    return FALSE;
  for (guint32 i = 0; i < strings->n; i++)
    {
      guint32 start = strings->first_byte[i], end = strings->first_byte[i + 1];

      if (end == start || strings->bytes[end - 1] != '\0' ||
          !g_utf8_validate (strings->bytes + start, end - 1 - start, NULL))
        return FALSE;
    }
  return strings->first_byte[1] == 1;
}

/* Geometry: what places blocks and pools must agree with what the tables say of them. */
static gboolean
check_arenas (const ArnTables *t)
{
  const ArnHeapFigures *heap = &t->heap;
  const ArnArenaTable *arenas = &t->arenas;

  if (arenas->n == 0)
    return t->pools.n == 0;
  if (heap->pool_size < 1024 || heap->arena_size < heap->pool_size ||
      heap->arena_size > G_MAXUINT32 || heap->pool_header >= heap->pool_size)
    return FALSE;
  for (guint32 i = 0; i < arenas->n; i++)
    {
      if (arenas->first_pool[i + 1] - arenas->first_pool[i] != arenas->n_pools[i] ||
          arenas->n_pools[i] * heap->pool_size + arenas->first_pool_offset[i] > heap->arena_size ||
          arenas->free_pools[i] > arenas->n_pools[i] ||
          arenas->address[i] > G_MAXUINT64 - heap->arena_size)
        return FALSE;
      if (i > 0 && arenas->address[i] - arenas->address[i - 1] < heap->arena_size)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_pools (const ArnTables *t)
{
  const ArnPoolTable *pools = &t->pools;
  guint64 room = t->heap.pool_size - t->heap.pool_header;

  for (guint32 i = 0; i < pools->n; i++)
    {
      guint32 arena = pools->arena[i];
      guint32 block_size = (pools->size_class[i] + 1) * ARN_SIZE_CLASS_STEP;

      if (i < t->arenas.first_pool[arena] || i >= t->arenas.first_pool[arena + 1] ||
          pools->index[i] != i - t->arenas.first_pool[arena])
        return FALSE;
      if (pools->used[i] > pools->capacity[i] || pools->carved[i] > pools->capacity[i] ||
          (guint64) pools->capacity[i] * block_size > room)
        return FALSE;
      for (guint32 k = pools->first_free[i]; k < pools->first_free[i + 1]; k++)
        if (t->free_blocks.index[k] >= pools->capacity[i])
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_blocks (const ArnTables *t)
{
  const ArnBlockTable *blocks = &t->blocks;
  guint32 first_large = t->pools.first_block[t->pools.n];

  for (guint32 i = 0; i < blocks->n; i++)
    {
      guint32 pool = blocks->pool[i];

      if (blocks->address[i] > G_MAXUINT64 - blocks->size[i] ||
          (pool == ARN_NONE) != (i >= first_large))
        return FALSE;
      if (i > 0 && i != first_large &&
          (blocks->address[i] <= blocks->address[i - 1] ||
           blocks->address[i] - blocks->address[i - 1] < blocks->size[i - 1]))
        return FALSE;
      if (pool == ARN_NONE)
        continue;

      guint32 arena = t->pools.arena[pool];
      guint64 start = t->arenas.address[arena] + t->arenas.first_pool_offset[arena] +
                      t->pools.index[pool] * t->heap.pool_size;

      if (i < t->pools.first_block[pool] || i >= t->pools.first_block[pool + 1] ||
          blocks->address[i] < start + t->heap.pool_header ||
          blocks->address[i] + blocks->size[i] > start + t->heap.pool_size)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_edges (const ArnTables *t)
{
  const ArnEdgeTable *edges = &t->edges;

  if ((guint64) t->objects.n + t->roots.n != edges->n_holders)
    return FALSE;
  for (guint32 i = 0; i < edges->n; i++)
    switch (edges->kind[i])
      {
      case ARN_EDGE_ATTRIBUTE:
      case ARN_EDGE_VALUE:
      case ARN_EDGE_LOCAL:
      case ARN_EDGE_INTERNAL:
        if (edges->label[i] >= t->strings.n)
          return FALSE;
        break;
      default:
        break;
      }
  return TRUE;
}

gboolean
arn_schema_check (const ArnTables *tables, GCancellable *cancellable, const char **problem)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      *problem = columns[i].name;
      if (g_cancellable_is_cancelled (cancellable) || !check_column (tables, &columns[i]))
        return FALSE;
    }

  *problem = "strings";
  if (!check_strings (&tables->strings) || tables->heap.file >= tables->strings.n)
    return FALSE;
  *problem = "arenas";
  if (!check_arenas (tables))
    return FALSE;
  *problem = "pools";
  if (!check_pools (tables))
    return FALSE;
  *problem = "blocks";
  if (!check_blocks (tables))
    return FALSE;
  *problem = "edges";
  if (!check_edges (tables))
    return FALSE;
  *problem = NULL;
  return TRUE;
}
