/* From rows as they were met to sorted columns. Addresses are resolved by walking tables that are
 * sorted by address beside each other, so the cost is that of the sorting. */
#include "arn-snapshot-builder-private.h"

#include <string.h>

#include "arn-address-order.h"
#include "arn-snapshot-private.h"

typedef struct
{
  ArnSnapshotBuilder *builder;
  ArnTables tables;
  GPtrArray *owned;
  gsize size;
  guint32 *object_order; /* sorted row -> row as added */
  guint32 *object_place; /* row as added -> sorted row */
  guint64 *object_serial;
} Finish;

static gpointer
add_column (Finish *f, gconstpointer *column, gsize n, gsize width)
{
  gpointer data = g_malloc0_n (MAX (n, 1), width);

  g_ptr_array_add (f->owned, data);
  f->size += n * width;
  *column = data;
  return data;
}

/* A new, zeroed, writable array behind a column of the tables. */
#define COLUMN(type, table, name, n)                                                               \
  type *name = add_column (f, (gconstpointer *) &f->tables.table.name, n, sizeof (type))
#define ROW(array, type, i) (&g_array_index (f->builder->array, type, i))

G_STATIC_ASSERT (G_STRUCT_OFFSET (ArnArenaRow, address) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (ArnBlockRow, address) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (ArnPendingClaim, block) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (ArnPendingObject, row.address) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (ArnPendingPool, row.arena) == 0);

/* Hands an array that is full already over to the tables, without the room at its end. */
static void
take_column (Finish *f, gconstpointer *column, gpointer data, gsize bytes)
{
  *column = g_realloc (data, bytes);
  g_ptr_array_add (f->owned, (gpointer) *column);
  f->size += bytes;
}

static void
finish_strings (Finish *f)
{
  ArnTextPool *texts = &f->builder->texts;
  ArnStringTable *strings = &f->tables.strings;

  strings->n = texts->n;
  strings->n_bytes = texts->first_byte[texts->n];
  take_column (f, (gconstpointer *) &strings->first_byte, g_steal_pointer (&texts->first_byte),
               ((gsize) texts->n + 1) * sizeof *strings->first_byte);
  take_column (f, (gconstpointer *) &strings->bytes, g_steal_pointer (&texts->bytes),
               strings->n_bytes);
  arn_text_pool_clear (texts);
}

static void
finish_arenas (Finish *f)
{
  guint32 n = f->builder->arenas->len;
  g_autofree ArnOrdered *order = arn_address_order_new (f->builder->arenas);

  COLUMN (guint64, arenas, address, n);
  COLUMN (guint32, arenas, number, n);
  COLUMN (guint32, arenas, n_pools, n);
  COLUMN (guint32, arenas, free_pools, n);
  COLUMN (guint32, arenas, first_pool_offset, n);
  COLUMN (guint32, arenas, first_pool, (gsize) n + 1);
  f->tables.arenas.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnArenaRow *row = ROW (arenas, ArnArenaRow, order[i].row);

      address[i] = row->address;
      number[i] = row->number;
      n_pools[i] = row->n_pools;
      free_pools[i] = row->free_pools;
      first_pool_offset[i] = row->first_pool_offset;
      first_pool[i + 1] = first_pool[i] + row->n_pools;
    }
  f->tables.pools.n = first_pool[n];
}

static void
finish_free_blocks (Finish *f, const guint32 *source, const guint32 *first_free)
{
  guint32 n_pools = f->tables.pools.n;
  const guint16 *added = (const guint16 *) f->builder->free_blocks->data;

  COLUMN (guint16, free_blocks, index, first_free[n_pools]);
  f->tables.free_blocks.n = first_free[n_pools];
  for (guint32 i = 0; i < n_pools; i++)
    if (source[i] != ARN_NONE)
      {
        const ArnPendingPool *pool = ROW (pools, ArnPendingPool, source[i]);

        if (pool->n_free > 0)
          memcpy (index + first_free[i], added + pool->first_free, pool->n_free * sizeof *index);
      }
}

static void
finish_pools (Finish *f)
{
  const ArnArenaTable *arenas = &f->tables.arenas;
  guint32 n = f->tables.pools.n;
  g_autofree ArnOrdered *order = arn_address_order_new (f->builder->pools);
  g_autofree guint32 *source = g_new (guint32, MAX (n, 1));

  COLUMN (guint32, pools, arena, n);
  COLUMN (guint32, pools, index, n);
  COLUMN (guint8, pools, size_class, n);
  COLUMN (guint8, pools, state, n);
  COLUMN (guint32, pools, used, n);
  COLUMN (guint32, pools, capacity, n);
  COLUMN (guint32, pools, carved, n);
  COLUMN (guint32, pools, first_free, (gsize) n + 1);

  memset (source, 0xff, n * sizeof *source);
  for (guint32 i = 0, a = 0; i < f->builder->pools->len; i++)
    {
      const ArnPoolRow *row = &ROW (pools, ArnPendingPool, order[i].row)->row;

      while (a < arenas->n && arenas->address[a] < row->arena)
        a++;
      if (a < arenas->n && arenas->address[a] == row->arena && row->index < arenas->n_pools[a])
        source[arenas->first_pool[a] + row->index] = order[i].row;
      else
        g_critical ("a pool outside of every arena");
    }

  for (guint32 i = 0, a = 0; i < n; i++)
    {
      const ArnPendingPool *pool =
          source[i] != ARN_NONE ? ROW (pools, ArnPendingPool, source[i]) : NULL;

      while (i >= arenas->first_pool[a + 1])
        a++;
      arena[i] = a;
      index[i] = i - arenas->first_pool[a];
      first_free[i + 1] = first_free[i] + (pool != NULL ? pool->n_free : 0);
      if (pool == NULL)
        continue;
      size_class[i] = pool->row.size_class;
      state[i] = pool->row.state;
      used[i] = pool->row.used;
      capacity[i] = pool->row.capacity;
      carved[i] = pool->row.carved;
    }
  finish_free_blocks (f, source, first_free);
}

/* The pool that a block lies in; `*arena` moves along as the addresses rise. */
static ArnPoolId
pool_of (const ArnTables *t, guint64 address, guint32 *arena)
{
  const ArnArenaTable *arenas = &t->arenas;
  guint64 offset;

  while (*arena < arenas->n && arenas->address[*arena] + t->heap.arena_size <= address)
    (*arena)++;
  if (*arena >= arenas->n || address < arenas->address[*arena] + arenas->first_pool_offset[*arena])
    return ARN_NONE;
  offset = address - arenas->address[*arena] - arenas->first_pool_offset[*arena];
  if (offset / t->heap.pool_size >= arenas->n_pools[*arena])
    return ARN_NONE;
  return arenas->first_pool[*arena] + (guint32) (offset / t->heap.pool_size);
}

static void
finish_blocks (Finish *f)
{
  guint32 n = f->builder->blocks->len, n_pools = f->tables.pools.n, n_small = 0, n_large = 0;
  g_autofree ArnOrdered *order = arn_address_order_new (f->builder->blocks);
  g_autofree guint32 *pool_by_address = g_new (guint32, MAX (n, 1));

  COLUMN (guint64, blocks, address, n);
  COLUMN (guint64, blocks, size, n);
  COLUMN (guint64, blocks, requested, n);
  COLUMN (guint32, blocks, pool, n);
  COLUMN (guint32, blocks, traceback, n);
  COLUMN (guint64, blocks, serial, n);
  COLUMN (guint32, pools, first_block, (gsize) n_pools + 1);

  f->tables.blocks.n = n;
  for (guint32 i = 0, arena = 0; i < n; i++)
    {
      pool_by_address[i] = pool_of (&f->tables, order[i].address, &arena);
      if (pool_by_address[i] != ARN_NONE)
        {
          n_small++;
          first_block[pool_by_address[i] + 1]++;
        }
    }
  for (guint32 i = 0; i < n_pools; i++)
    first_block[i + 1] += first_block[i];

  for (guint32 i = 0, small = 0; i < n; i++)
    {
      const ArnBlockRow *row = ROW (blocks, ArnBlockRow, order[i].row);
      guint32 place = pool_by_address[i] != ARN_NONE ? small++ : n_small + n_large++;

      address[place] = row->address;
      size[place] = row->size;
      requested[place] = row->requested;
      pool[place] = pool_by_address[i];
      traceback[place] = row->traceback;
      serial[place] = row->serial;
    }
}

static void
finish_objects (Finish *f)
{
  guint32 n = f->builder->objects->len;
  g_autofree ArnOrdered *order = arn_address_order_new (f->builder->objects);

  COLUMN (guint64, objects, address, n);
  COLUMN (guint32, objects, type, n);
  COLUMN (guint64, objects, size, n);
  COLUMN (guint32, objects, refcount, n);
  COLUMN (guint8, objects, flags, n);
  COLUMN (guint8, objects, generation, n);
  COLUMN (guint32, objects, repr, n);
  COLUMN (guint64, objects, serial, n);

  f->tables.objects.n = n;
  f->object_serial = serial;
  f->object_order = g_new (guint32, MAX (n, 1));
  f->object_place = g_new (guint32, MAX (n, 1));
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingObject *object = ROW (objects, ArnPendingObject, order[i].row);

      f->object_order[i] = order[i].row;
      f->object_place[order[i].row] = i;
      address[i] = object->row.address;
      type[i] = object->row.type;
      size[i] = object->row.size;
      refcount[i] = object->row.refcount;
      flags[i] = object->row.flags;
      generation[i] = object->row.generation;
      repr[i] = object->repr;
      serial[i] = object->row.serial;
    }
}

/* Row of the object at an address, by its sorted place. */
static ArnObjectId
object_at (Finish *f, guint64 address)
{
  guint32 row = arn_page_map_find (&f->builder->object_rows, address);

  return row != ARN_NONE ? f->object_place[row] : ARN_NONE;
}

/* Lets the objects find the blocks from `start` to `end` that they lie in. */
static void
place_objects (Finish *f, guint32 start, guint32 end, guint32 *block, guint32 *owner)
{
  const ArnObjectTable *objects = &f->tables.objects;
  const ArnBlockTable *blocks = &f->tables.blocks;

  for (guint32 i = 0, b = start; i < objects->n && b < end; i++)
    {
      while (b < end && blocks->address[b] + blocks->size[b] <= objects->address[i])
        b++;
      if (b < end && blocks->address[b] <= objects->address[i])
        {
          block[i] = b;
          owner[b] = i;
          if (f->object_serial[i] == 0)
            f->object_serial[i] = blocks->serial[b];
        }
    }
}

static void
finish_owners (Finish *f)
{
  const ArnTables *t = &f->tables;
  guint32 first_large = t->pools.first_block[t->pools.n];
  g_autofree ArnOrdered *order = arn_address_order_new (f->builder->claims);

  COLUMN (guint32, objects, block, t->objects.n);
  COLUMN (guint64, objects, total, t->objects.n);
  COLUMN (guint32, blocks, owner, t->blocks.n);
  COLUMN (guint32, blocks, what, t->blocks.n);

  memset (block, 0xff, t->objects.n * sizeof *block);
  memset (owner, 0xff, t->blocks.n * sizeof *owner);
  place_objects (f, 0, first_large, block, owner);
  place_objects (f, first_large, t->blocks.n, block, owner);

  /* Small and large blocks are two rising sequences. */
  for (guint32 i = 0, small = 0, large = first_large; i < f->builder->claims->len; i++)
    {
      const ArnPendingClaim *claim = ROW (claims, ArnPendingClaim, order[i].row);
      guint32 b;

      while (small < first_large && t->blocks.address[small] < claim->block)
        small++;
      while (large < t->blocks.n && t->blocks.address[large] < claim->block)
        large++;
      if (small < first_large && t->blocks.address[small] == claim->block)
        b = small;
      else if (large < t->blocks.n && t->blocks.address[large] == claim->block)
        b = large;
      else
        continue;
      what[b] = claim->what;
      owner[b] = object_at (f, claim->owner);
    }

  for (guint32 i = 0; i < t->objects.n; i++)
    if (block[i] == ARN_NONE)
      total[i] = t->objects.size[i];
  for (guint32 b = 0; b < t->blocks.n; b++)
    if (owner[b] != ARN_NONE)
      total[owner[b]] += t->blocks.size[b];
}

static void
finish_types (Finish *f)
{
  guint32 n = f->builder->types->len;

  COLUMN (guint32, types, name, n);
  COLUMN (guint32, types, module, n);
  COLUMN (guint64, types, size, n);
  COLUMN (guint32, types, object, n);
  COLUMN (guint8, types, kind, n);

  f->tables.types.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingType *type = ROW (types, ArnPendingType, i);

      name[i] = type->name;
      module[i] = type->module;
      size[i] = type->size;
      object[i] = object_at (f, type->class_object);
      kind[i] = type->kind;
    }
}

static guint32
holder_place (Finish *f, guint32 holder)
{
  if (holder >= ARN_PENDING_ROOT)
    return f->tables.objects.n + (holder - ARN_PENDING_ROOT);
  return f->object_place[holder];
}

static void
finish_edges (Finish *f)
{
  GArray *pending = f->builder->edges;
  guint32 n_holders = f->tables.objects.n + f->builder->roots->len;
  g_autofree guint32 *next = NULL;

  COLUMN (guint32, edges, first_edge, (gsize) n_holders + 1);

  f->tables.edges.n_holders = n_holders;
  for (guint32 i = 0; i < pending->len; i++)
    {
      ArnPendingEdge *edge = ROW (edges, ArnPendingEdge, i);

      /* From here on the target is a sorted row. */
      edge->target = edge->is_row ? f->object_place[edge->target] : object_at (f, edge->target);
      if (edge->target != ARN_NONE)
        first_edge[holder_place (f, edge->holder) + 1]++;
    }
  for (guint32 i = 0; i < n_holders; i++)
    first_edge[i + 1] += first_edge[i];
  next = g_memdup2 (first_edge, ((gsize) n_holders + 1) * sizeof *first_edge);

  guint32 n = f->tables.edges.n = first_edge[n_holders];
  COLUMN (guint32, edges, target, n);
  COLUMN (guint32, edges, label, n);
  COLUMN (guint8, edges, kind, n);
  COLUMN (guint8, edges, weak, n);
  for (guint32 i = 0; i < pending->len; i++)
    {
      const ArnPendingEdge *edge = ROW (edges, ArnPendingEdge, i);
      guint32 place;

      if (edge->target == ARN_NONE)
        continue;
      place = next[holder_place (f, edge->holder)]++;
      target[place] = edge->target;
      label[place] = edge->label;
      kind[place] = edge->kind;
      weak[place] = edge->weak;
    }
}

static void
finish_roots (Finish *f)
{
  guint32 n = f->builder->roots->len;

  COLUMN (guint32, roots, name, n);
  COLUMN (guint32, roots, frame, n);
  COLUMN (guint8, roots, kind, n);
  f->tables.roots.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingRoot *root = ROW (roots, ArnPendingRoot, i);

      name[i] = root->name;
      frame[i] = root->frame;
      kind[i] = root->kind;
    }
}

static void
finish_frames (Finish *f)
{
  guint32 n = f->builder->frames->len;

  COLUMN (guint32, frames, function, n);
  COLUMN (guint32, frames, file, n);
  COLUMN (guint32, frames, line, n);
  f->tables.frames.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingFrame *frame = ROW (frames, ArnPendingFrame, i);

      function[i] = frame->function;
      file[i] = frame->file;
      line[i] = frame->line;
    }
}

static void
finish_sites (Finish *f)
{
  guint32 n = f->builder->sites->len;

  COLUMN (guint32, sites, file, n);
  COLUMN (guint32, sites, line, n);
  f->tables.sites.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      file[i] = ROW (sites, ArnPendingSite, i)->file;
      line[i] = ROW (sites, ArnPendingSite, i)->line;
    }
}

/* One of the two tracers'. */
static void
finish_traces (Finish *f,
               ArnTracebackTable *table,
               ArnTracebackSiteTable *site_table,
               GArray *tracebacks,
               GArray *sites)
{
  guint32 n = tracebacks->len;
#define PART(type, table, name, n)                                                                 \
  type *name = add_column (f, (gconstpointer *) &(table)->name, n, sizeof (type))
  PART (guint32, table, first_site, (gsize) n + 1);
  PART (guint32, table, total_frames, n);
  PART (guint64, table, bytes, n);
  PART (guint64, table, blocks, n);
  PART (guint64, table, peak, n);
  PART (guint32, site_table, site, sites->len);
#undef PART

  table->n = n;
  site_table->n = sites->len;
  if (sites->len > 0)
    memcpy (site, sites->data, sites->len * sizeof *site);
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingTraceback *traceback = &g_array_index (tracebacks, ArnPendingTraceback, i);

      first_site[i] = traceback->first_site;
      total_frames[i] = traceback->total_frames;
      bytes[i] = traceback->bytes;
      blocks[i] = traceback->blocks;
      peak[i] = traceback->peak;
    }
  first_site[n] = sites->len;
}

static void
finish_tracebacks (Finish *f)
{
  finish_traces (f, &f->tables.tracebacks, &f->tables.traceback_sites, f->builder->tracebacks,
                 f->builder->traceback_sites);
  finish_traces (f, &f->tables.program_tracebacks, &f->tables.program_traceback_sites,
                 f->builder->program_tracebacks, f->builder->program_traceback_sites);
}

static void
finish_lines (Finish *f)
{
  guint32 n = f->builder->lines->len;

  COLUMN (guint32, lines, site, n);
  COLUMN (guint64, lines, peak, n);
  COLUMN (guint64, lines, occurrences, n);
  COLUMN (guint64, lines, increment, n);
  COLUMN (guint64, lines, memory, n);
  f->tables.lines.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingLine *line = ROW (lines, ArnPendingLine, i);

      site[i] = line->site;
      peak[i] = line->peak;
      occurrences[i] = line->occurrences;
      increment[i] = (guint64) line->increment;
      memory[i] = line->memory;
    }
}

static void
finish_free_lists (Finish *f)
{
  guint32 n = f->builder->free_lists->len;

  COLUMN (guint32, free_lists, name, n);
  COLUMN (guint32, free_lists, kept, n);
  COLUMN (guint32, free_lists, limit, n);
  COLUMN (guint64, free_lists, bytes, n);
  f->tables.free_lists.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingList *list = ROW (free_lists, ArnPendingList, i);

      name[i] = list->name;
      kept[i] = list->kept;
      limit[i] = list->limit;
      bytes[i] = list->bytes;
    }
}

static void
finish_bands (Finish *f)
{
  guint32 n = f->builder->bands->len;

  COLUMN (guint32, bands, name, n);
  COLUMN (guint32, bands, count, n);
  COLUMN (guint64, bands, bytes, n);
  f->tables.bands.n = n;
  for (guint32 i = 0; i < n; i++)
    {
      const ArnPendingList *band = ROW (bands, ArnPendingList, i);

      name[i] = band->name;
      count[i] = band->kept;
      bytes[i] = band->bytes;
    }
}

static void
finish_geometry (ArnHeapFigures *heap)
{
  if (heap->arena_size == 0)
    heap->arena_size = heap->profile == ARN_PROFILE_39 ? 256 << 10 : 1 << 20;
  if (heap->pool_size == 0)
    heap->pool_size = heap->profile == ARN_PROFILE_39 ? 4 << 10 : 16 << 10;
  if (heap->pool_header == 0)
    heap->pool_header = 48;
}

static void
finish_heap (Finish *f)
{
  ArnTables *t = &f->tables;
  guint64 n_large = 0, large_bytes = 0, n_blocks = 0, n_bytes = 0;

  for (guint32 i = 0; i < t->pools.n; i++)
    {
      n_blocks += t->pools.used[i];
      n_bytes += (guint64) t->pools.used[i] * (t->pools.size_class[i] + 1) * ARN_SIZE_CLASS_STEP;
    }
  for (guint32 i = t->pools.first_block[t->pools.n]; i < t->blocks.n; i++)
    {
      n_large++;
      large_bytes += t->blocks.size[i];
    }
  if (t->heap.arenas == 0)
    t->heap.arenas = t->arenas.n;
  if (t->heap.large_blocks == 0 && t->heap.large_bytes == 0)
    {
      t->heap.large_blocks = n_large;
      t->heap.large_bytes = large_bytes;
    }
  if (t->heap.bytes_in_use == 0)
    t->heap.bytes_in_use = n_bytes;
  if (t->heap.blocks_in_use == 0)
    t->heap.blocks_in_use = n_blocks + t->heap.large_blocks;
}

/* In this order: each builds on those before it. */
static void (*const steps[]) (Finish *f) = {
  finish_strings, finish_arenas,     finish_pools, finish_blocks, finish_objects, finish_owners,
  finish_types,   finish_edges,      finish_roots, finish_frames, finish_sites,   finish_tracebacks,
  finish_lines,   finish_free_lists, finish_bands, finish_heap,
};

ArnSnapshot *
arn_snapshot_builder_finish (ArnSnapshotBuilder *self, ArnGoOnFunc go_on, gpointer data)
{
  Finish finish = { .builder = self, .owned = g_ptr_array_new_with_free_func (g_free) };
  Finish *f = &finish;
  ArnSnapshot *snapshot = NULL;
  gboolean goes_on = TRUE;

  f->tables.parts = self->parts;
  f->tables.heap = self->heap;
  finish_geometry (&f->tables.heap);
  for (guint i = 0; i < G_N_ELEMENTS (steps) && goes_on; i++)
    {
      steps[i](f);
      goes_on = go_on == NULL || go_on ((i + 1.0) / G_N_ELEMENTS (steps), data);
    }

  if (goes_on)
    snapshot =
        arn_snapshot_new_for_tables (&f->tables, f->owned, NULL, f->size + sizeof (ArnHeapFigures));
  else
    g_ptr_array_unref (f->owned);
  g_free (f->object_order);
  g_free (f->object_place);
  return snapshot;
}
