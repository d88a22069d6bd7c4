#include "arn-snapshot-builder-private.h"

#include <string.h>

ArnSnapshotBuilder *
arn_snapshot_builder_new (ArnParts parts)
{
  ArnSnapshotBuilder *self = g_new0 (ArnSnapshotBuilder, 1);

  self->parts = parts;
  self->arenas = g_array_new (FALSE, FALSE, sizeof (ArnArenaRow));
  self->pools = g_array_new (FALSE, FALSE, sizeof (ArnPendingPool));
  self->free_blocks = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->blocks = g_array_new (FALSE, FALSE, sizeof (ArnBlockRow));
  self->claims = g_array_new (FALSE, FALSE, sizeof (ArnPendingClaim));
  self->types = g_array_new (FALSE, FALSE, sizeof (ArnPendingType));
  self->objects = g_array_new (FALSE, FALSE, sizeof (ArnPendingObject));
  self->edges = g_array_new (FALSE, FALSE, sizeof (ArnPendingEdge));
  self->roots = g_array_new (FALSE, FALSE, sizeof (ArnPendingRoot));
  self->frames = g_array_new (FALSE, FALSE, sizeof (ArnPendingFrame));
  self->sites = g_array_new (FALSE, FALSE, sizeof (ArnPendingSite));
  self->site_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->tracebacks = g_array_new (FALSE, FALSE, sizeof (ArnPendingTraceback));
  self->traceback_sites = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->program_tracebacks = g_array_new (FALSE, FALSE, sizeof (ArnPendingTraceback));
  self->program_traceback_sites = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lines = g_array_new (FALSE, FALSE, sizeof (ArnPendingLine));
  self->free_lists = g_array_new (FALSE, FALSE, sizeof (ArnPendingList));
  self->bands = g_array_new (FALSE, FALSE, sizeof (ArnPendingList));
  self->holder = ARN_NONE;
  arn_snapshot_builder_intern (self, "");
  return self;
}

void
arn_snapshot_builder_free (ArnSnapshotBuilder *self)
{
  arn_text_pool_clear (&self->texts);
  g_array_unref (self->arenas);
  g_array_unref (self->pools);
  g_array_unref (self->free_blocks);
  g_array_unref (self->blocks);
  g_array_unref (self->claims);
  g_array_unref (self->types);
  g_array_unref (self->objects);
  arn_page_map_clear (&self->object_rows);
  g_array_unref (self->edges);
  g_array_unref (self->roots);
  g_array_unref (self->frames);
  g_array_unref (self->sites);
  g_hash_table_unref (self->site_ids);
  g_array_unref (self->tracebacks);
  g_array_unref (self->traceback_sites);
  g_array_unref (self->program_tracebacks);
  g_array_unref (self->program_traceback_sites);
  g_array_unref (self->lines);
  g_array_unref (self->free_lists);
  g_array_unref (self->bands);
  g_free (self);
}

ArnSnapshot *
arn_snapshot_builder_end_watched (ArnSnapshotBuilder *self, ArnGoOnFunc go_on, gpointer data)
{
  ArnSnapshot *snapshot = arn_snapshot_builder_finish (self, go_on, data);

  arn_snapshot_builder_free (self);
  return snapshot;
}

ArnSnapshot *
arn_snapshot_builder_end (ArnSnapshotBuilder *self)
{
  return arn_snapshot_builder_end_watched (self, NULL, NULL);
}

static void
make_room (GArray *array, gsize n)
{
  if (array->len == 0 && n > 0 && n < G_MAXUINT / g_array_get_element_size (array))
    {
      g_array_set_size (array, n);
      g_array_set_size (array, 0);
    }
}

void
arn_snapshot_builder_expect (ArnSnapshotBuilder *self, guint n_blocks, guint n_objects)
{
  /* Memory that is not touched costs nothing; growing moves what is there. */
  make_room (self->blocks, n_blocks);
  make_room (self->claims, n_blocks);
  make_room (self->objects, n_objects);
  make_room (self->edges, (gsize) n_objects * 4);
}

ArnHeapFigures *
arn_snapshot_builder_heap (ArnSnapshotBuilder *self)
{
  return &self->heap;
}

ArnStringId
arn_snapshot_builder_intern (ArnSnapshotBuilder *self, const char *text)
{
  return arn_text_pool_add (&self->texts, text);
}

void
arn_snapshot_builder_add_arena (ArnSnapshotBuilder *self, const ArnArenaRow *row)
{
  g_array_append_val (self->arenas, *row);
}

void
arn_snapshot_builder_add_pool (ArnSnapshotBuilder *self, const ArnPoolRow *row)
{
  ArnPendingPool pool = { .row = *row, .first_free = self->free_blocks->len };

  g_array_append_val (self->pools, pool);
}

void
arn_snapshot_builder_add_free_block (ArnSnapshotBuilder *self, guint index)
{
  guint16 value = index;

  g_return_if_fail (self->pools->len > 0);

  g_array_append_val (self->free_blocks, value);
  g_array_index (self->pools, ArnPendingPool, self->pools->len - 1).n_free++;
}

void
arn_snapshot_builder_add_block (ArnSnapshotBuilder *self, const ArnBlockRow *row)
{
  g_array_append_val (self->blocks, *row);
}

void
arn_snapshot_builder_claim_block (ArnSnapshotBuilder *self,
                                  guint64 block,
                                  guint64 owner,
                                  const char *what)
{
  ArnPendingClaim claim = { block, owner, arn_snapshot_builder_intern (self, what) };

  g_array_append_val (self->claims, claim);
}

static ArnTypeKind
kind_of_name (const char *name)
{
  static const struct
  {
    const char *name;
    ArnTypeKind kind;
  } known[] = {
    { "int", ARN_TYPE_INT },           { "bool", ARN_TYPE_INT },
    { "str", ARN_TYPE_STR },           { "bytes", ARN_TYPE_STR },
    { "bytearray", ARN_TYPE_STR },     { "float", ARN_TYPE_FLOAT },
    { "list", ARN_TYPE_LIST },         { "deque", ARN_TYPE_LIST },
    { "tuple", ARN_TYPE_TUPLE },       { "dict", ARN_TYPE_DICT },
    { "defaultdict", ARN_TYPE_DICT },  { "OrderedDict", ARN_TYPE_DICT },
    { "mappingproxy", ARN_TYPE_DICT }, { "set", ARN_TYPE_SET },
    { "frozenset", ARN_TYPE_SET },     { "function", ARN_TYPE_FUNCTION },
    { "method", ARN_TYPE_FUNCTION },   { "builtin_function_or_method", ARN_TYPE_FUNCTION },
    { "code", ARN_TYPE_FUNCTION },     { "type", ARN_TYPE_CLASS },
    { "frame", ARN_TYPE_FRAME },       { "generator", ARN_TYPE_FRAME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].name, name) == 0)
      return known[i].kind;
  return ARN_TYPE_OTHER;
}

ArnTypeId
arn_snapshot_builder_add_type (ArnSnapshotBuilder *self,
                               const char *name,
                               const char *module,
                               gsize size,
                               ArnTypeKind kind,
                               guint64 class_object)
{
  ArnPendingType type = {
    .name = arn_snapshot_builder_intern (self, name),
    .module = arn_snapshot_builder_intern (self, module),
    .size = size,
    .class_object = class_object,
    .kind = kind != ARN_TYPE_OTHER ? kind : kind_of_name (name),
  };

  g_array_append_val (self->types, type);
  return self->types->len - 1;
}

gboolean
arn_snapshot_builder_add_object (ArnSnapshotBuilder *self, const ArnObjectRow *row)
{
  ArnPendingObject object = { .row = *row };

  g_return_val_if_fail (row->type < self->types->len, FALSE);

  if (!arn_page_map_add (&self->object_rows, row->address, self->objects->len))
    return FALSE;
  if (row->repr != NULL)
    object.repr = arn_snapshot_builder_intern (self, row->repr);
  object.row.repr = NULL;
  g_array_append_val (self->objects, object);
  return TRUE;
}

guint32
arn_snapshot_builder_find_object (ArnSnapshotBuilder *self, guint64 address)
{
  return arn_page_map_find (&self->object_rows, address);
}

void
arn_snapshot_builder_begin_object (ArnSnapshotBuilder *self, guint64 address)
{
  self->holder = arn_page_map_find (&self->object_rows, address);
  g_return_if_fail (self->holder != ARN_NONE);
}

void
arn_snapshot_builder_begin_object_row (ArnSnapshotBuilder *self, guint32 row)
{
  g_return_if_fail (row < self->objects->len);

  self->holder = row;
}

ArnRootId
arn_snapshot_builder_begin_root (ArnSnapshotBuilder *self,
                                 ArnRootKind kind,
                                 const char *name,
                                 ArnFrameId frame)
{
  ArnPendingRoot root = { arn_snapshot_builder_intern (self, name), frame, kind };

  g_return_val_if_fail (frame == ARN_NONE || frame < self->frames->len, ARN_NONE);

  g_array_append_val (self->roots, root);
  self->holder = ARN_PENDING_ROOT + self->roots->len - 1;
  return self->roots->len - 1;
}

void
arn_snapshot_builder_add_edge (
    ArnSnapshotBuilder *self, ArnEdgeKind kind, gboolean weak, guint32 label, guint64 target)
{
  ArnPendingEdge edge = { target, self->holder, label, kind, weak != FALSE, FALSE };

  g_return_if_fail (self->holder != ARN_NONE);

  g_array_append_val (self->edges, edge);
}

void
arn_snapshot_builder_add_edge_to_row (
    ArnSnapshotBuilder *self, ArnEdgeKind kind, gboolean weak, guint32 label, guint32 row)
{
  ArnPendingEdge edge = { row, self->holder, label, kind, weak != FALSE, TRUE };

  g_return_if_fail (self->holder != ARN_NONE && row < self->objects->len);

  g_array_append_val (self->edges, edge);
}

ArnFrameId
arn_snapshot_builder_add_frame (ArnSnapshotBuilder *self,
                                const char *function,
                                const char *file,
                                guint line)
{
  ArnPendingFrame frame = { arn_snapshot_builder_intern (self, function),
                            arn_snapshot_builder_intern (self, file), line };

  g_array_append_val (self->frames, frame);
  return self->frames->len - 1;
}

static ArnSiteId
intern_site (ArnSnapshotBuilder *self, const ArnSiteRow *row)
{
  ArnPendingSite site = { arn_snapshot_builder_intern (self, row->file), row->line };
  gint64 key = (gint64) site.file << 32 | site.line;
  gpointer found = g_hash_table_lookup (self->site_ids, &key);

  if (found != NULL)
    return GPOINTER_TO_UINT (found) - 1;
  g_array_append_val (self->sites, site);
  g_hash_table_insert (self->site_ids, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (self->sites->len));
  return self->sites->len - 1;
}

static void
add_sites (ArnSnapshotBuilder *self, GArray *to, const ArnSiteRow *sites, guint n_sites)
{
  for (guint i = 0; i < n_sites; i++)
    {
      guint32 site = intern_site (self, &sites[i]);

      g_array_append_val (to, site);
    }
}

ArnTracebackId
arn_snapshot_builder_add_traceback (ArnSnapshotBuilder *self,
                                    const ArnSiteRow *sites,
                                    guint n_sites,
                                    guint total_frames,
                                    guint64 bytes,
                                    guint64 blocks,
                                    guint64 peak)
{
  ArnPendingTraceback traceback = { self->traceback_sites->len, total_frames, bytes, blocks, peak };

  g_return_val_if_fail (n_sites > 0, ARN_NONE);

  add_sites (self, self->traceback_sites, sites, n_sites);
  g_array_append_val (self->tracebacks, traceback);
  return self->tracebacks->len - 1;
}

void
arn_snapshot_builder_add_program_traceback (ArnSnapshotBuilder *self,
                                            const ArnSiteRow *sites,
                                            guint n_sites,
                                            guint total_frames,
                                            guint64 bytes,
                                            guint64 blocks,
                                            guint64 peak)
{
  ArnPendingTraceback traceback = { self->program_traceback_sites->len, total_frames, bytes, blocks,
                                    peak };

  g_return_if_fail (n_sites > 0);

  add_sites (self, self->program_traceback_sites, sites, n_sites);
  g_array_append_val (self->program_tracebacks, traceback);
}

void
arn_snapshot_builder_add_line (ArnSnapshotBuilder *self, const ArnLineFigures *row)
{
  ArnPendingLine line = { intern_site (self, &row->site), row->peak, row->occurrences, row->memory,
                          row->increment };

  g_array_append_val (self->lines, line);
}

void
arn_snapshot_builder_add_free_list (
    ArnSnapshotBuilder *self, const char *name, guint kept, guint limit, guint64 bytes)
{
  ArnPendingList list = { arn_snapshot_builder_intern (self, name), kept, limit, bytes };

  g_array_append_val (self->free_lists, list);
}

void
arn_snapshot_builder_add_band (ArnSnapshotBuilder *self,
                               const char *name,
                               guint count,
                               guint64 bytes)
{
  ArnPendingList band = { arn_snapshot_builder_intern (self, name), count, 0, bytes };

  g_array_append_val (self->bands, band);
}

ArnSnapshot *
arn_snapshot_new_from_pulse (const ArnPulse *pulse)
{
  ArnSnapshotBuilder *builder =
      arn_snapshot_builder_new (ARN_PART_ARENAS | ARN_PART_GENERATIONS | ARN_PART_SITES);

  builder->heap = pulse->heap;
  builder->heap.file =
      arn_snapshot_builder_intern (builder, arn_pulse_text (pulse, pulse->heap.file));
  for (guint i = 0; i < pulse->n_arenas; i++)
    {
      const ArnPulseArena *arena = &pulse->arenas[i];
      guint end = i + 1 < pulse->n_arenas ? arena[1].first_pool : pulse->n_pools;

      arn_snapshot_builder_add_arena (builder, &(ArnArenaRow){ arena->address, arena->number,
                                                               arena->n_pools, arena->free_pools,
                                                               arena->first_pool_offset });
      for (guint k = arena->first_pool; k < end; k++)
        {
          const ArnPulsePool *pool = &pulse->pools[k];

          arn_snapshot_builder_add_pool (
              builder, &(ArnPoolRow){ arena->address, pool->index, pool->state, pool->size_class,
                                      pool->used, pool->capacity, pool->carved });
        }
    }
  for (guint i = 0; i < pulse->n_sites; i++)
    {
      const ArnPulseSite *site = &pulse->sites[i];
      ArnSiteRow row = { arn_pulse_text (pulse, site->file), site->line };

      arn_snapshot_builder_add_traceback (builder, &row, 1, 1, site->bytes, site->blocks,
                                          site->peak);
      arn_snapshot_builder_add_line (builder, &(ArnLineFigures){ row, site->peak, site->occurrences,
                                                                 site->memory, site->increment });
    }
  return arn_snapshot_builder_end (builder);
}
