/* arenarium-cli report: a recording's snapshot as tables. */
#include "cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli-views.h"

/* Rows of a table in text, where nobody has said how many. */
#define MOST_ROWS 20

static const struct
{
  const char *name;
  void (*show) (const CliSubject *subject, CliReport *report);
} views[] = {
  { "arenas", cli_view_arenas },
  { "types", cli_view_types },
  { "generations", cli_view_generations },
  { "top", cli_view_top },
  { "leaks", cli_view_leaks },
};

typedef struct
{
  char *view, *by, *format, *at, *table, *output;
  int rows; /* -1: not said */
  gboolean quiet, cumulative;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->view);
  g_free (options->by);
  g_free (options->format);
  g_free (options->at);
  g_free (options->table);
  g_free (options->output);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const CliColumn snapshot_columns[] = {
  { "file", NC_ ("table", "File"), CLI_TEXT },
  { "number", NC_ ("table", "Number"), CLI_COUNT },
  { "label", NC_ ("table", "Label"), CLI_TEXT },
  { "time_ns", NC_ ("table", "Time"), CLI_TIME },
  { "line", NC_ ("table", "Line"), CLI_COUNT },
  { "heap_bytes", NC_ ("table", "Heap"), CLI_BYTES },
  { "snapshots", NC_ ("table", "Snapshots in the file"), CLI_COUNT },
};

CliTable *
cli_describe_snapshot (const char *key,
                       const char *title,
                       const char *path,
                       ArnRecording *recording,
                       ArnSnapshotItem *item)
{
  CliTable *table =
      cli_table_new (key, title, TRUE, snapshot_columns, G_N_ELEMENTS (snapshot_columns));
  g_autofree char *name = g_filename_display_name (path);

  cli_table_add_text (table, name);
  cli_table_add_number (table, arn_snapshot_item_get_number (item));
  cli_table_add_text (table, arn_snapshot_item_get_label (item));
  cli_table_add_number (table, arn_snapshot_item_get_time (item));
  if (arn_snapshot_item_get_line (item) > 0)
    cli_table_add_number (table, arn_snapshot_item_get_line (item));
  else
    cli_table_add_nothing (table);
  cli_table_add_number (table, arn_snapshot_item_get_heap_bytes (item));
  cli_table_add_number (table, g_list_model_get_n_items (arn_recording_get_snapshots (recording)));
  return table;
}

gboolean
cli_by_parse (const char *name, gboolean allow_type, CliBy *by)
{
  static const char *const names[] = { "line", "file", "traceback", "type", NULL };
  const char *const allowed[] = { "line", "file", "traceback", allow_type ? "type" : NULL, NULL };
  g_autofree char *choices = NULL;

  if (name == NULL)
    return TRUE;
  for (guint i = 0; allowed[i] != NULL; i++)
    if (strcmp (name, names[i]) == 0)
      {
        *by = (CliBy) i;
        return TRUE;
      }
  choices = cli_format_choices (allowed);
  cli_fail (CLI_USAGE, _ ("--by takes %s, not “%s”"), choices, name);
  return FALSE;
}

/* Prints what is wanted of it. */
int
cli_finish_report (const CliReport *report,
                   CliFormat format,
                   const char *table,
                   const char *output,
                   gboolean quiet)
{
  GString *text;
  int status;

  if (table != NULL && !cli_report_has_table (report, table))
    {
      g_autofree char *choices = cli_report_list_tables (report);

      return cli_fail (CLI_USAGE, _ ("there is no table “%s” here; there are %s"), table, choices);
    }
  text = cli_report_print (report, format, table, quiet);
  status = cli_write (output, text->str, text->len);
  g_string_free (text, TRUE);
  return status;
}

static int
report_snapshot (const char *path, const Options *options, CliFormat format, CliBy by)
{
  g_autoptr (ArnRecording) recording = cli_open_recording (path);
  g_autoptr (ArnSnapshotItem) item = NULL, first_item = NULL;
  g_autoptr (ArnSnapshot) snapshot = NULL, first = NULL;
  g_autoptr (CliReport) report = cli_report_new ();
  gboolean wants_first = options->view == NULL || strcmp (options->view, "leaks") == 0;
  guint most_rows = options->rows > 0                                 ? (guint) options->rows
                    : options->rows == 0 || format != CLI_FORMAT_TEXT ? G_MAXUINT
                                                                      : MOST_ROWS;
  CliStatus status = CLI_FINE;
  CliSubject subject;

  if (recording == NULL)
    return CLI_INPUT;
  item = cli_find_snapshot (recording, path, options->at, &status);
  if (item == NULL)
    return status;
  snapshot = cli_load_snapshot (item, path);
  if (snapshot == NULL)
    return CLI_INPUT;
  if (wants_first)
    {
      first_item = g_list_model_get_item (arn_recording_get_snapshots (recording), 0);
      first = cli_load_snapshot (first_item, path);
      if (first == NULL)
        return CLI_INPUT;
    }
  subject = (CliSubject){ .recording = recording,
                          .first = first,
                          .snapshot = snapshot,
                          .by = by,
                          .cumulative = options->cumulative,
                          .most_rows = most_rows,
                          .most_biggest = options->rows < 0 ? MOST_ROWS : most_rows };
  cli_format_begin (format);
  cli_report_take_head (report, cli_describe_snapshot ("snapshot", NC_ ("table", "Snapshot"), path,
                                                       recording, item));
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (options->view == NULL || strcmp (options->view, views[i].name) == 0)
      views[i].show (&subject, report);
  return cli_finish_report (report, format, options->table, options->output, options->quiet);
}

static gboolean
is_view (const char *name)
{
  const char *names[G_N_ELEMENTS (views) + 1] = { NULL };
  g_autofree char *choices = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (name == NULL || strcmp (name, views[i].name) == 0)
        return TRUE;
      names[i] = views[i].name;
    }
  choices = cli_format_choices (names);
  cli_fail (CLI_USAGE, _ ("there is no view “%s”; there are %s"), name, choices);
  return FALSE;
}

static int
run (int argc, char **argv)
{
  g_auto (Options) options = { .rows = -1 };
  const GOptionEntry entries[] = {
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view,
      N_ ("Only arenas, types, generations, top or leaks"), N_ ("VIEW") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_ ("Group places by line (default), file or traceback"), N_ ("KEY") },
    { "cumulative", 0, 0, G_OPTION_ARG_NONE, &options.cumulative,
      N_ ("In top every call of a traceback counts, not only the newest"), NULL },
    { "at", 0, 0, G_OPTION_ARG_STRING, &options.at,
      N_ ("The snapshot with that label or number (default: the last)"), N_ ("LABEL|NUMBER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_ ("text (default), json or csv"),
      N_ ("FORMAT") },
    { "table", 0, 0, G_OPTION_ARG_STRING, &options.table, N_ ("Only that table of the view"),
      N_ ("NAME") },
    { "rows", 0, 0, G_OPTION_ARG_INT, &options.rows,
      N_ ("At most N rows of a table; 0: all (default: 20 in text, else all)"), "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("Write there instead of to stdout"), N_ ("FILE") },
    { NULL },
  };
  CliFormat format;
  CliBy by = CLI_BY_LINE;

  if (!cli_parse (&cli_report, entries, &argc, &argv, &options.quiet))
    return CLI_USAGE;
  if (argc != 2)
    return cli_fail (CLI_USAGE, _ ("report takes one file, got %d"), argc - 1);
  if (options.rows < -1)
    return cli_fail (CLI_USAGE, _ ("--rows takes a number from 0, got %d"), options.rows);
  if (!is_view (options.view) || !cli_by_parse (options.by, FALSE, &by) ||
      !cli_format_parse (options.format, &format))
    return CLI_USAGE;
  return report_snapshot (argv[1], &options, format, by);
}

const CliCommand cli_report = {
  .name = "report",
  .arguments = N_ ("FILE"),
  .summary = N_ ("Print a recording's snapshot as tables"),
  .description =
      N_ ("Views and their tables:\n"
          "  arenas        heap (a record), arenas, classes\n"
          "  types         objects (a record), types\n"
          "  generations   collector (a record), generations, collections\n"
          "  top           traced (a record), top\n"
          "  leaks         garbage (a record), cycles, retained, changes\n"
          "                (since the first snapshot of the recording)\n"
          "Without --view all are shown. “-” is stdin.\n"
          "\n"
          "In JSON an object for each view holds an array for each table, and an object\n"
          "for each record. CSV (RFC 4180) is one table with all columns, and the name of\n"
          "the table in the first; it holds a record only when --table names it. Keys never\n"
          "change; sizes are bytes, keys with _ns nanoseconds, shares 0 to 1, addresses\n"
          "“0x…”. The table “retained” has 20 rows unless --rows says otherwise."),
  .run = run,
};
