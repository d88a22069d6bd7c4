/* A recording's newest snapshot as tables of text. */
#include "cli.h"

#include "arn-file.h"
#include "arn-line-table.h"
#include "arn-size-classes.h"
#include "arn-type-table.h"

#include <stdio.h>

#define MOST_ROWS 20

static void
print_title (const char *title)
{
  static gboolean first = TRUE;

  printf ("%s%s\n", first ? "" : "\n", title);
  first = FALSE;
}

static void
print_arenas (ArnSnapshot *snapshot, guint most_rows)
{
  const ArnTables *tables = arn_snapshot_get_tables (snapshot);
  const ArnSizeClasses *classes = arn_size_classes_get (snapshot);

  print_title ("Arenas");
  printf ("%-18s %6s %6s %12s\n", "address", "pools", "free", "in use");
  for (guint i = 0; i < tables->arenas.n; i++)
    {
      guint64 in_use = 0;

      for (guint p = tables->arenas.first_pool[i]; p < tables->arenas.first_pool[i + 1]; p++)
        in_use += (guint64) tables->pools.used[p] * arn_snapshot_get_pool_block_size (snapshot, p);
      printf ("0x%-16" G_GINT64_MODIFIER "x %6u %6u %11.1f%%\n", tables->arenas.address[i],
              tables->arenas.n_pools[i], tables->arenas.free_pools[i],
              100.0 * (double) in_use / (double) tables->heap.arena_size);
    }
  printf ("\n%6s %8s %10s %10s\n", "class", "pools", "in use", "available");
  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    if (classes->classes[i].pools > 0)
      printf ("%6u %8u %10" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT "\n",
              classes->classes[i].block_size, classes->classes[i].pools, classes->classes[i].in_use,
              classes->classes[i].available);
  printf ("\n%" G_GUINT64_FORMAT " blocks, %" G_GUINT64_FORMAT " bytes in pools; %" G_GUINT64_FORMAT
          " large requests, %" G_GUINT64_FORMAT " bytes\n",
          tables->heap.blocks_in_use, tables->heap.bytes_in_use, tables->heap.large_blocks,
          tables->heap.large_bytes);
}

static void
print_types (ArnSnapshot *snapshot, guint most_rows)
{
  const ArnTypeRows *types = arn_type_table_get (snapshot);
  const ArnTables *tables = arn_snapshot_get_tables (snapshot);

  print_title ("Types");
  printf ("%10s %12s %12s  %s\n", "count", "bytes", "with blocks", "type");
  for (guint i = 0; i < types->n && i < most_rows; i++)
    printf ("%10u %12" G_GUINT64_FORMAT " %12" G_GUINT64_FORMAT "  %s\n", types->rows[i].count,
            types->rows[i].size, types->rows[i].total,
            arn_snapshot_get_string (snapshot, tables->types.name[types->rows[i].type]));
}

static void
print_generations (ArnSnapshot *snapshot, guint most_rows)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (snapshot);

  print_title ("Generations");
  printf ("%10s %8s %10s %10s %12s %10s %14s\n", "generation", "count", "threshold", "objects",
          "collections", "collected", "uncollectable");
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    printf ("%10u %8" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT
            " %12" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT " %14" G_GUINT64_FORMAT "\n",
            i, heap->generation_count[i], heap->generation_threshold[i], heap->generation_size[i],
            heap->collections[i], heap->collected[i], heap->uncollectable[i]);
  printf ("automatic collection is %s; frozen objects: %" G_GUINT64_FORMAT "\n",
          heap->collector_enabled ? "on" : "off", heap->permanent_size);
}

static void
print_top (ArnSnapshot *snapshot, guint most_rows)
{
  const ArnLineRows *lines = arn_line_table_get (snapshot);

  print_title ("Most memory by line");
  if (!arn_snapshot_has (snapshot, ARN_PART_SITES))
    {
      puts ("This snapshot does not say where memory was allocated.");
      return;
    }
  printf ("%12s %10s  %s\n", "bytes", "blocks", "line");
  for (guint i = 0; i < lines->n && i < most_rows; i++)
    printf ("%12" G_GUINT64_FORMAT " %10" G_GUINT64_FORMAT "  %s:%u\n", lines->rows[i].bytes,
            lines->rows[i].blocks, arn_snapshot_get_string (snapshot, lines->rows[i].file),
            lines->rows[i].line);
}

static const struct
{
  const char *name;
  void (*print) (ArnSnapshot *snapshot, guint most_rows);
} views[] = {
  { "arenas", print_arenas },
  { "types", print_types },
  { "generations", print_generations },
  { "top", print_top },
};

static int
report (const char *path, const char *view, guint most_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnRecording) recording = arn_recording_open (path, NULL, &error);
  g_autoptr (ArnSnapshotItem) item = NULL;
  g_autoptr (ArnSnapshot) snapshot = NULL;
  GListModel *snapshots;

  if (recording == NULL)
    return cli_fail (CLI_INPUT, "%s", error->message);
  snapshots = arn_recording_get_snapshots (recording);
  if (g_list_model_get_n_items (snapshots) == 0)
    return cli_fail (CLI_INPUT, "%s: there is no snapshot in it", path);
  item = g_list_model_get_item (snapshots, g_list_model_get_n_items (snapshots) - 1);
  snapshot = arn_snapshot_item_load (item, NULL, &error);
  if (snapshot == NULL)
    return cli_fail (CLI_INPUT, "%s", error->message);
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (view == NULL || g_str_equal (view, views[i].name))
      views[i].print (snapshot, most_rows);
  return CLI_FINE;
}

static int
run (int argc, char **argv)
{
  g_autofree char *view = NULL;
  int most_rows = MOST_ROWS;
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &view, "One of arenas, types, generations, top", "VIEW" },
    { "rows", 0, 0, G_OPTION_ARG_INT, &most_rows, "At most N rows of a table (20; 0 is all)", "N" },
    { NULL },
  };

  if (!cli_parse (&cli_report, entries, &argc, &argv, NULL))
    return CLI_USAGE;
  if (argc != 2)
    return cli_fail (CLI_USAGE, "report takes one file, got %d", argc - 1);
  for (gsize i = 0; view != NULL && !g_str_equal (view, views[i].name); i++)
    if (i + 1 == G_N_ELEMENTS (views))
      return cli_fail (CLI_USAGE,
                       "there is no view “%s”; there are arenas, types, generations and top", view);
  if (most_rows < 0)
    return cli_fail (CLI_USAGE, "--rows takes a number from 0, got %d", most_rows);
  return report (argv[1], view, most_rows > 0 ? (guint) most_rows : G_MAXUINT);
}

const CliCommand cli_report = {
  "report",
  "FILE",
  "Print tables of a recording's newest snapshot",
  run,
};
