/* arenarium-cli diff: what changed from one snapshot to another. */
#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "arn-number.h"
#include "cli-views.h"

#define MOST_ROWS 20

typedef struct
{
  char *by, *format, *table, *output, *old_at, *new_at;
  int rows;          /* -1: not said */
  gint64 max_growth; /* bytes; -1: not asked for */
  gboolean quiet;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->by);
  g_free (options->format);
  g_free (options->table);
  g_free (options->output);
  g_free (options->old_at);
  g_free (options->new_at);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const CliColumn heap_columns[] = {
  { "arenas_change", NC_ ("table", "Arenas"), CLI_COUNT_CHANGE },
  { "blocks_in_use_change", NC_ ("table", "Blocks in use"), CLI_COUNT_CHANGE },
  { "bytes_in_use_change", NC_ ("table", "Bytes in use in pools"), CLI_BYTES_CHANGE },
  { "large_blocks_change", NC_ ("table", "Requests above 512 bytes"), CLI_COUNT_CHANGE },
  { "large_bytes_change", NC_ ("table", "Bytes of those"), CLI_BYTES_CHANGE },
  { "objects_change", NC_ ("table", "Objects"), CLI_COUNT_CHANGE },
};

static CliTable *
make_heap (ArnSnapshot *before, ArnSnapshot *now)
{
  CliTable *table = cli_table_new ("heap", NC_ ("table", "Heap"), TRUE, heap_columns,
                                   G_N_ELEMENTS (heap_columns));
  const ArnTables *old_tables = arn_snapshot_get_tables (before);
  const ArnTables *new_tables = arn_snapshot_get_tables (now);

  cli_table_add_change (table, old_tables->heap.arenas, new_tables->heap.arenas);
  cli_table_add_change (table, old_tables->heap.blocks_in_use, new_tables->heap.blocks_in_use);
  cli_table_add_change (table, old_tables->heap.bytes_in_use, new_tables->heap.bytes_in_use);
  cli_table_add_change (table, old_tables->heap.large_blocks, new_tables->heap.large_blocks);
  cli_table_add_change (table, old_tables->heap.large_bytes, new_tables->heap.large_bytes);
  cli_table_add_change (table, old_tables->objects.n, new_tables->objects.n);
  return table;
}

/* Opens one of the two and says in the report which it is. */
static int
open_side (const char *path,
           const char *at,
           const char *key,
           const char *title,
           CliReport *report,
           ArnRecording **recording,
           ArnSnapshot **snapshot)
{
  g_autoptr (ArnSnapshotItem) item = NULL;
  CliStatus status = CLI_FINE;

  *recording = cli_open_recording (path);
  if (*recording == NULL)
    return CLI_INPUT;
  item = cli_find_snapshot (*recording, path, at, &status);
  if (item == NULL)
    return status;
  *snapshot = cli_load_snapshot (item, path);
  if (*snapshot == NULL)
    return CLI_INPUT;
  cli_report_take_head (report, cli_describe_snapshot (key, title, path, *recording, item));
  return CLI_FINE;
}

static guint64
count_bytes (ArnSnapshot *snapshot)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (snapshot);

  return heap->bytes_in_use + heap->large_bytes;
}

/* The check of --max-growth. */
static int
check_growth (ArnSnapshot *before, ArnSnapshot *now, gint64 most)
{
  gint64 growth = (gint64) (count_bytes (now) - count_bytes (before));
  g_autofree char *grown = NULL, *allowed = NULL;

  if (most < 0 || growth <= most)
    return CLI_FINE;
  grown = arn_number_exact_bytes ((guint64) growth);
  allowed = arn_number_exact_bytes ((guint64) most);
  return cli_fail (CLI_CHECK, _ ("the heap grew by %s, more than %s"), grown, allowed);
}

static int
diff_files (
    const char *old_path, const char *new_path, const Options *options, CliFormat format, CliBy by)
{
  g_autoptr (ArnRecording) old_recording = NULL, new_recording = NULL;
  g_autoptr (ArnSnapshot) before = NULL, now = NULL;
  g_autoptr (CliReport) report = cli_report_new ();
  guint most_rows = options->rows > 0 ? (guint) options->rows : G_MAXUINT;
  int status = open_side (old_path, options->old_at, "old", NC_ ("table", "Before"), report,
                          &old_recording, &before);

  if (status == CLI_FINE)
    status = open_side (new_path, options->new_at, "new", NC_ ("table", "Now"), report,
                        &new_recording, &now);
  if (status != CLI_FINE)
    return status;
  if (options->rows < 0 && format == CLI_FORMAT_TEXT)
    most_rows = MOST_ROWS;
  cli_format_begin (format);
  cli_report_take_table (report, NULL, make_heap (before, now));
  cli_view_changes (before, now, by, most_rows, NULL, report);
  status = cli_finish_report (report, format, options->table, options->output, options->quiet);
  return status == CLI_FINE ? check_growth (before, now, options->max_growth) : status;
}

static int
run (int argc, char **argv)
{
  g_auto (Options) options = { .rows = -1, .max_growth = -1 };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_ ("Group by type (default), line, file or traceback"), N_ ("KEY") },
    { "old-at", 0, 0, G_OPTION_ARG_STRING, &options.old_at,
      N_ ("The snapshot of OLD (default: the last)"), N_ ("LABEL|NUMBER") },
    { "new-at", 0, 0, G_OPTION_ARG_STRING, &options.new_at,
      N_ ("The snapshot of NEW (default: the last)"), N_ ("LABEL|NUMBER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text (default), json or csv"),
      N_ ("FORMAT") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &options.table, N_ ("Only that table: heap or changes"),
      N_ ("NAME") },
    { "rows", 0, 0, G_OPTION_ARG_INT, &options.rows,
      N_ ("At most N rows of a table; 0: all (default: 20 in text, else all)"), "N" },
    { "max-growth", 0, 0, G_OPTION_ARG_INT64, &options.max_growth,
      N_ ("End with 4 when the heap grew by more than that"), N_ ("BYTES") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Write there instead of to stdout"), N_ ("FILE") },
    { NULL },
  };
  CliFormat format;
  CliBy by = CLI_BY_TYPE;

  if (!cli_parse (&cli_diff, entries, &argc, &argv, &options.quiet))
    return CLI_USAGE;
  if (argc != 3)
    return cli_fail (CLI_USAGE, _ ("diff takes two files, got %d"), argc - 1);
  if (strcmp (argv[1], "-") == 0 && strcmp (argv[2], "-") == 0)
    return cli_fail (CLI_USAGE, _ ("only one of the files can be stdin"));
  if (options.rows < -1)
    return cli_fail (CLI_USAGE, _ ("--rows takes a number from 0, got %d"), options.rows);
  if (options.max_growth < -1)
    return cli_fail (CLI_USAGE, _ ("--max-growth takes a number of bytes from 0"));
  if (!cli_by_parse (options.by, TRUE, &by) || !cli_format_parse (options.format, &format))
    return CLI_USAGE;
  return diff_files (argv[1], argv[2], &options, format, by);
}

const CliCommand cli_diff = {
  .name = "diff",
  .arguments = N_ ("OLD NEW"),
  .summary = N_ ("Print what changed from one snapshot to another"),
  .description =
      N_ ("OLD and NEW may be one file, with --old-at and --new-at. “-” is stdin. Tables: heap\n"
          "(a record) and changes, the biggest growth first; what did not change is left out.\n"
          "Formats, keys and units are those of `arenarium-cli report --help`."),
  .run = run,
};
