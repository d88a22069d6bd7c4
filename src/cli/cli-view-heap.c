/* Views of the allocator and the collector. */
#include "cli-views.h"

#include <glib/gi18n.h>

#include "arn-cause.h"
#include "arn-size-classes.h"

static const CliColumn heap_columns[] = {
  { "arenas", NC_ ("table", "Arenas"), CLI_COUNT },
  { "arenas_highest", NC_ ("table", "Most arenas at once"), CLI_COUNT },
  { "arenas_allocated", NC_ ("table", "Arenas ever made"), CLI_COUNT },
  { "arena_size", NC_ ("table", "Size of an arena"), CLI_BYTES },
  { "pool_size", NC_ ("table", "Size of a pool"), CLI_BYTES },
  { "free_pools", NC_ ("table", "Free pools"), CLI_COUNT },
  { "blocks_in_use", NC_ ("table", "Blocks in use"), CLI_COUNT },
  { "bytes_in_use", NC_ ("table", "Bytes in use in pools"), CLI_BYTES },
  { "large_blocks", NC_ ("table", "Requests above 512 bytes"), CLI_COUNT },
  { "large_bytes", NC_ ("table", "Bytes of those"), CLI_BYTES },
  { "header_bytes", NC_ ("table", "Lost to pool headers"), CLI_BYTES },
  { "tail_bytes", NC_ ("table", "Lost behind the last blocks"), CLI_BYTES },
  { "slack_bytes", NC_ ("table", "Lost to alignment"), CLI_BYTES },
  { "unused_bytes", NC_ ("table", "In free pools"), CLI_BYTES },
};

static CliTable *
make_heap (ArnSnapshot *snapshot)
{
  CliTable *table = cli_table_new ("heap", NC_ ("table", "Heap"), TRUE, heap_columns,
                                   G_N_ELEMENTS (heap_columns));
  const ArnHeapFigures *heap = arn_snapshot_get_heap (snapshot);
  const ArnSizeClasses *classes = arn_size_classes_get (snapshot);
  const guint64 figures[] = {
    heap->arenas,         heap->arenas_highest,  heap->arenas_allocated, heap->arena_size,
    heap->pool_size,      classes->free_pools,   heap->blocks_in_use,    heap->bytes_in_use,
    heap->large_blocks,   heap->large_bytes,     classes->header_bytes,  classes->tail_bytes,
    classes->slack_bytes, classes->unused_bytes,
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (figures) == G_N_ELEMENTS (heap_columns));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    cli_table_add_number (table, figures[i]);
  return table;
}

static const CliColumn arena_columns[] = {
  { "address", NC_ ("table", "Address"), CLI_ADDRESS },
  { "number", NC_ ("table", "Number"), CLI_COUNT },
  { "pools", NC_ ("table", "Pools"), CLI_COUNT },
  { "free_pools", NC_ ("table", "Free"), CLI_COUNT },
  { "blocks_in_use", NC_ ("table", "Blocks in use"), CLI_COUNT },
  { "bytes_in_use", NC_ ("table", "Bytes in use"), CLI_BYTES },
  { "share", NC_ ("table", "In use"), CLI_SHARE },
};

static CliTable *
make_arenas (const CliSubject *subject)
{
  const ArnTables *t = arn_snapshot_get_tables (subject->snapshot);
  CliTable *table = cli_table_new ("arenas", NC_ ("table", "Arenas"), FALSE, arena_columns,
                                   G_N_ELEMENTS (arena_columns));

  for (ArnArenaId i = 0; i < t->arenas.n && i < subject->most_rows; i++)
    {
      guint64 blocks = 0, bytes = 0;

      for (ArnPoolId p = t->arenas.first_pool[i]; p < t->arenas.first_pool[i + 1]; p++)
        {
          blocks += t->pools.used[p];
          bytes +=
              (guint64) t->pools.used[p] * arn_snapshot_get_pool_block_size (subject->snapshot, p);
        }
      cli_table_add_number (table, t->arenas.address[i]);
      cli_table_add_number (table, t->arenas.number[i]);
      cli_table_add_number (table, t->arenas.n_pools[i]);
      cli_table_add_number (table, t->arenas.free_pools[i]);
      cli_table_add_number (table, blocks);
      cli_table_add_number (table, bytes);
      cli_table_add_share (table, bytes, t->heap.arena_size);
    }
  cli_table_set_more (table, t->arenas.n - cli_table_get_n_rows (table));
  return table;
}

static const CliColumn class_columns[] = {
  { "block_size", NC_ ("table", "Size class"), CLI_BYTES },
  { "pools", NC_ ("table", "Pools"), CLI_COUNT },
  { "blocks_in_use", NC_ ("table", "Blocks in use"), CLI_COUNT },
  { "blocks_available", NC_ ("table", "Available"), CLI_COUNT },
  { "bytes_in_use", NC_ ("table", "Bytes in use"), CLI_BYTES },
  { "share", NC_ ("table", "Of all in use"), CLI_SHARE },
};

static CliTable *
make_classes (ArnSnapshot *snapshot)
{
  const ArnSizeClasses *classes = arn_size_classes_get (snapshot);
  CliTable *table = cli_table_new ("classes", NC_ ("table", "Size classes"), FALSE, class_columns,
                                   G_N_ELEMENTS (class_columns));

  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    {
      const ArnSizeClassRow *row = &classes->classes[i];

      if (row->pools == 0)
        continue;
      cli_table_add_number (table, row->block_size);
      cli_table_add_number (table, row->pools);
      cli_table_add_number (table, row->in_use);
      cli_table_add_number (table, row->available);
      cli_table_add_number (table, row->in_use * row->block_size);
      cli_table_add_share (table, row->in_use * row->block_size,
                           arn_snapshot_get_heap (snapshot)->bytes_in_use);
    }
  return table;
}

void
cli_view_arenas (const CliSubject *subject, CliReport *report)
{
  cli_report_take_table (report, "arenas", make_heap (subject->snapshot));
  cli_report_take_table (report, "arenas", make_arenas (subject));
  cli_report_take_table (report, "arenas", make_classes (subject->snapshot));
}

static const CliColumn collector_columns[] = {
  { "automatic", NC_ ("table", "Collects by itself"), CLI_FLAG },
  { "tracked", NC_ ("table", "Tracked objects"), CLI_COUNT },
  { "frozen", NC_ ("table", "Frozen objects"), CLI_COUNT },
  { "long_lived_total", NC_ ("table", "Survivors of the last full collection"), CLI_COUNT },
  { "long_lived_pending", NC_ ("table", "Grown old since then"), CLI_COUNT },
};

static CliTable *
make_collector (const ArnHeapFigures *heap)
{
  CliTable *table = cli_table_new ("collector", NC_ ("table", "Collector"), TRUE, collector_columns,
                                   G_N_ELEMENTS (collector_columns));
  guint64 tracked = heap->permanent_size;

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    tracked += heap->generation_size[i];
  cli_table_add_number (table, heap->collector_enabled);
  cli_table_add_number (table, tracked);
  cli_table_add_number (table, heap->permanent_size);
  cli_table_add_number (table, heap->long_lived_total);
  cli_table_add_number (table, heap->long_lived_pending);
  return table;
}

static const CliColumn generation_columns[] = {
  { "generation", NC_ ("table", "Generation"), CLI_COUNT },
  { "count", NC_ ("table", "Count"), CLI_COUNT },
  { "threshold", NC_ ("table", "Threshold"), CLI_COUNT },
  { "objects", NC_ ("table", "Objects"), CLI_COUNT },
  { "collections", NC_ ("table", "Collections"), CLI_COUNT },
  { "collected", NC_ ("table", "Collected"), CLI_COUNT },
  { "uncollectable", NC_ ("table", "Uncollectable"), CLI_COUNT },
};

static CliTable *
make_generations (const ArnHeapFigures *heap)
{
  CliTable *table = cli_table_new ("generations", NC_ ("table", "Generations"), FALSE,
                                   generation_columns, G_N_ELEMENTS (generation_columns));

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    {
      cli_table_add_number (table, i);
      cli_table_add_number (table, heap->generation_count[i]);
      cli_table_add_number (table, heap->generation_threshold[i]);
      cli_table_add_number (table, heap->generation_size[i]);
      cli_table_add_number (table, heap->collections[i]);
      cli_table_add_number (table, heap->collected[i]);
      cli_table_add_number (table, heap->uncollectable[i]);
    }
  return table;
}

static const CliColumn collection_columns[] = {
  { "time_ns", NC_ ("table", "Time"), CLI_TIME },
  { "line", NC_ ("table", "Line"), CLI_COUNT },
  { "collected_generation", NC_ ("table", "Generation"), CLI_COUNT },
  { "cause", NC_ ("table", "Cause"), CLI_TEXT },
  { "duration_ns", NC_ ("table", "Took"), CLI_DURATION },
  { "visited", NC_ ("table", "Visited"), CLI_COUNT },
  { "freed", NC_ ("table", "Freed"), CLI_COUNT },
  { "uncollectable", NC_ ("table", "Uncollectable"), CLI_COUNT },
};

static const char *
format_cause (const ArnEvent *event)
{
  static const char *const names[ARN_N_CAUSES] = {
    [ARN_CAUSE_UNKNOWN] = NC_ ("table", "unknown"),
    [ARN_CAUSE_AUTOMATIC] = NC_ ("table", "threshold"),
    [ARN_CAUSE_CALL] = NC_ ("table", "gc.collect ()"),
    [ARN_CAUSE_PERSON] = NC_ ("table", "by hand"),
    [ARN_CAUSE_TIMER] = NC_ ("table", "timer"),
    [ARN_CAUSE_LINE] = NC_ ("table", "line"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "table", names[arn_cause_of_event (event)]);
}

/* Those up to the snapshot, the newest last. */
static CliTable *
make_collections (const CliSubject *subject)
{
  CliTable *table = cli_table_new ("collections", NC_ ("table", "Collections"), FALSE,
                                   collection_columns, G_N_ELEMENTS (collection_columns));
  guint64 until = arn_snapshot_get_heap (subject->snapshot)->time;
  guint n, more = 0;
  const ArnEvent *events = arn_recording_get_events (subject->recording, &n);

  for (guint i = 0; i < n; i++)
    {
      if (events[i].kind != ARN_EVENT_COLLECTION || events[i].time > until)
        continue;
      if (cli_table_get_n_rows (table) >= subject->most_rows)
        {
          more++;
          continue;
        }
      cli_table_add_number (table, events[i].time);
      if (events[i].line > 0)
        cli_table_add_number (table, events[i].line);
      else
        cli_table_add_nothing (table);
      cli_table_add_number (table, events[i].generation);
      cli_table_add_text (table, format_cause (&events[i]));
      cli_table_add_number (table, events[i].duration);
      cli_table_add_number (table, events[i].visited);
      cli_table_add_number (table, events[i].freed);
      cli_table_add_number (table, events[i].uncollectable);
    }
  cli_table_set_more (table, more);
  return table;
}

void
cli_view_generations (const CliSubject *subject, CliReport *report)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (subject->snapshot);

  cli_report_take_table (report, "generations", make_collector (heap));
  cli_report_take_table (report, "generations", make_generations (heap));
  cli_report_take_table (report, "generations", make_collections (subject));
}
