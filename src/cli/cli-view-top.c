/* Memory by where it was asked for, and what of it changed. */
#include "cli-views.h"

#include <glib/gi18n.h>
#include <string.h>

#include "arn-diff.h"
#include "arn-line-table.h"

char *
cli_format_site (ArnSnapshot *snapshot, ArnSiteId site)
{
  const ArnSiteTable *sites = &arn_snapshot_get_tables (snapshot)->sites;
  const char *file = arn_snapshot_get_string (snapshot, sites->file[site]);

  if (sites->line[site] == 0)
    return g_strdup (file);
  return g_strdup_printf ("%s:%u", file, sites->line[site]);
}

/* "file:line" of every frame, newest first. (transfer full) */
static char **
make_frames (ArnSnapshot *snapshot, ArnTracebackId traceback)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 first = t->tracebacks.first_site[traceback];
  guint32 n = t->tracebacks.first_site[traceback + 1] - first;
  char **frames = g_new0 (char *, n + 1);

  for (guint32 i = 0; i < n; i++)
    frames[i] = cli_format_site (snapshot, t->traceback_sites.site[first + i]);
  return frames;
}

/* A line, a file or a traceback, in one snapshot or in two. */
typedef struct
{
  char *key;    /* what makes it the same in another snapshot */
  char *file;   /* NULL: a traceback */
  guint32 line; /* 0: a whole file */
  char **frames;
  guint64 bytes, blocks, peak;
  guint64 old_bytes, old_blocks;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->key);
  g_free (group->file);
  g_strfreev (group->frames);
  g_free (group);
}

static Group *
get_line_group (GHashTable *groups, ArnSnapshot *snapshot, const ArnLineRow *row, CliBy by)
{
  const char *file = arn_snapshot_get_string (snapshot, row->file);
  guint32 line = by == CLI_BY_LINE ? row->line : 0;
  g_autofree char *key = g_strdup_printf ("%u:%s", line, file);
  Group *group = g_hash_table_lookup (groups, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->key = g_steal_pointer (&key);
  group->file = g_strdup (file);
  group->line = line;
  g_hash_table_insert (groups, group->key, group);
  return group;
}

static Group *
get_traceback_group (GHashTable *groups, ArnSnapshot *snapshot, ArnTracebackId traceback)
{
  g_auto (GStrv) frames = make_frames (snapshot, traceback);
  g_autofree char *key = g_strjoinv ("\n", frames);
  Group *group = g_hash_table_lookup (groups, key);

  if (group != NULL)
    return group;
  group = g_new0 (Group, 1);
  group->key = g_steal_pointer (&key);
  group->frames = g_steal_pointer (&frames);
  g_hash_table_insert (groups, group->key, group);
  return group;
}

static void
add_to_group (Group *group, guint64 bytes, guint64 blocks, guint64 peak, gboolean is_old)
{
  if (is_old)
    {
      group->old_bytes += bytes;
      group->old_blocks += blocks;
      return;
    }
  group->bytes += bytes;
  group->blocks += blocks;
  group->peak += peak;
}

static void
add_groups (GHashTable *groups, ArnSnapshot *snapshot, CliBy by, gboolean is_old)
{
  const ArnTracebackTable *tracebacks = &arn_snapshot_get_tables (snapshot)->tracebacks;
  const ArnLineRows *lines;

  if (by == CLI_BY_TRACEBACK)
    {
      for (ArnTracebackId i = 0; i < tracebacks->n; i++)
        if (tracebacks->blocks[i] > 0 || tracebacks->peak[i] > 0)
          add_to_group (get_traceback_group (groups, snapshot, i), tracebacks->bytes[i],
                        tracebacks->blocks[i], tracebacks->peak[i], is_old);
      return;
    }
  lines = arn_line_table_get (snapshot);
  for (guint i = 0; i < lines->n; i++)
    add_to_group (get_line_group (groups, snapshot, &lines->rows[i], by), lines->rows[i].bytes,
                  lines->rows[i].blocks, lines->rows[i].peak, is_old);
}

static int
compare_by_bytes (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;

  if (x->bytes != y->bytes)
    return x->bytes > y->bytes ? -1 : 1;
  if (x->peak != y->peak)
    return x->peak > y->peak ? -1 : 1;
  return strcmp (x->key, y->key);
}

static int
compare_by_growth (gconstpointer a, gconstpointer b)
{
  const Group *x = a, *y = b;
  gint64 x_growth = (gint64) (x->bytes - x->old_bytes);
  gint64 y_growth = (gint64) (y->bytes - y->old_bytes);

  if (x_growth != y_growth)
    return x_growth > y_growth ? -1 : 1;
  return compare_by_bytes (a, b);
}

static const CliColumn traced_columns[] = {
  { "bytes", NC_ ("table", "Traced bytes"), CLI_BYTES },
  { "blocks", NC_ ("table", "Traced blocks"), CLI_COUNT },
  { "places", NC_ ("table", "Places"), CLI_COUNT },
};

#define TOP_FIGURES                                                                                \
  { "bytes", NC_ ("table", "Size"), CLI_BYTES }, { "share", NC_ ("table", "Share"), CLI_SHARE },   \
      { "blocks", NC_ ("table", "Blocks"), CLI_COUNT },                                            \
      { "average_bytes", NC_ ("table", "Average"), CLI_BYTES },                                    \
  {                                                                                                \
    "peak_bytes", NC_ ("table", "Peak"), CLI_BYTES                                                 \
  }

static const CliColumn top_by_line[] = { { "file", NC_ ("table", "File"), CLI_TEXT },
                                         { "line", NC_ ("table", "Line"), CLI_COUNT },
                                         TOP_FIGURES };
static const CliColumn top_by_file[] = { { "file", NC_ ("table", "File"), CLI_TEXT }, TOP_FIGURES };
static const CliColumn top_by_traceback[] = {
  TOP_FIGURES, { "traceback", NC_ ("table", "Traceback, newest call first"), CLI_FRAMES }
};

/* The place in front of the figures, or the traceback, which is long, behind them. */
static void
add_place (CliTable *table, Group *group, CliBy by)
{
  if (by == CLI_BY_TRACEBACK)
    {
      cli_table_take_frames (table, g_steal_pointer (&group->frames));
      return;
    }
  cli_table_add_text (table, group->file);
  if (by == CLI_BY_LINE)
    cli_table_add_number (table, group->line);
}

static char *
explain_no_sites (void)
{
  return g_strdup (C_ ("table", "This snapshot does not say where memory was allocated."));
}

void
cli_view_top (const CliSubject *subject, CliReport *report)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  g_autoptr (GList) rows = NULL;
  CliTable *sums = cli_table_new ("traced", NC_ ("table", "Traced memory"), TRUE, traced_columns,
                                  G_N_ELEMENTS (traced_columns));
  CliTable *table = subject->by == CLI_BY_LINE
                        ? cli_table_new ("top", NC_ ("table", "Most memory by line"), FALSE,
                                         top_by_line, G_N_ELEMENTS (top_by_line))
                    : subject->by == CLI_BY_FILE
                        ? cli_table_new ("top", NC_ ("table", "Most memory by file"), FALSE,
                                         top_by_file, G_N_ELEMENTS (top_by_file))
                        : cli_table_new ("top", NC_ ("table", "Most memory by traceback"), FALSE,
                                         top_by_traceback, G_N_ELEMENTS (top_by_traceback));
  guint64 bytes = 0, blocks = 0;

  add_groups (groups, subject->snapshot, subject->by, FALSE);
  rows = g_list_sort (g_hash_table_get_values (groups), compare_by_bytes);
  for (GList *l = rows; l != NULL; l = l->next)
    {
      bytes += ((Group *) l->data)->bytes;
      blocks += ((Group *) l->data)->blocks;
    }
  for (GList *l = rows; l != NULL && cli_table_get_n_rows (table) < subject->most_rows; l = l->next)
    {
      Group *group = l->data;

      if (subject->by != CLI_BY_TRACEBACK)
        add_place (table, group, subject->by);
      cli_table_add_number (table, group->bytes);
      cli_table_add_share (table, group->bytes, bytes);
      cli_table_add_number (table, group->blocks);
      cli_table_add_number (table, group->blocks > 0 ? group->bytes / group->blocks : 0);
      cli_table_add_number (table, group->peak);
      if (subject->by == CLI_BY_TRACEBACK)
        add_place (table, group, subject->by);
    }
  cli_table_set_more (table, g_hash_table_size (groups) - cli_table_get_n_rows (table));
  if (!arn_snapshot_has (subject->snapshot, ARN_PART_SITES))
    cli_table_take_remark (table, explain_no_sites ());
  cli_table_add_number (sums, bytes);
  cli_table_add_number (sums, blocks);
  cli_table_add_number (sums, g_hash_table_size (groups));
  cli_report_take_table (report, "top", sums);
  cli_report_take_table (report, "top", table);
}

#define CHANGE_FIGURES                                                                             \
  { "bytes_change", NC_ ("table", "Size"), CLI_BYTES_CHANGE },                                     \
      { "old_bytes", NC_ ("table", "Before"), CLI_BYTES },                                         \
      { "new_bytes", NC_ ("table", "Now"), CLI_BYTES },                                            \
      { "count_change", NC_ ("table", "Count"), CLI_COUNT_CHANGE },                                \
      { "old_count", NC_ ("table", "Before"), CLI_COUNT },                                         \
  {                                                                                                \
    "new_count", NC_ ("table", "Now"), CLI_COUNT                                                   \
  }

static const CliColumn changes_by_type[] = { { "type", NC_ ("table", "Type"), CLI_TEXT },
                                             { "module", NC_ ("table", "Module"), CLI_TEXT },
                                             CHANGE_FIGURES,
                                             { "born", NC_ ("table", "New"), CLI_COUNT },
                                             { "gone", NC_ ("table", "Gone"), CLI_COUNT } };
static const CliColumn changes_by_line[] = { { "file", NC_ ("table", "File"), CLI_TEXT },
                                             { "line", NC_ ("table", "Line"), CLI_COUNT },
                                             CHANGE_FIGURES };
static const CliColumn changes_by_file[] = { { "file", NC_ ("table", "File"), CLI_TEXT },
                                             CHANGE_FIGURES };
static const CliColumn changes_by_traceback[] = {
  CHANGE_FIGURES, { "traceback", NC_ ("table", "Traceback, newest call first"), CLI_FRAMES }
};

static void
add_change (
    CliTable *table, guint64 old_bytes, guint64 new_bytes, guint64 old_count, guint64 new_count)
{
  cli_table_add_change (table, old_bytes, new_bytes);
  cli_table_add_number (table, old_bytes);
  cli_table_add_number (table, new_bytes);
  cli_table_add_change (table, old_count, new_count);
  cli_table_add_number (table, old_count);
  cli_table_add_number (table, new_count);
}

static CliTable *
make_type_changes (ArnSnapshot *before, ArnSnapshot *now, guint most_rows)
{
  g_autoptr (ArnDiff) diff = arn_diff_new (before, now, NULL);
  CliTable *table = cli_table_new ("changes", NC_ ("table", "Change by type"), FALSE,
                                   changes_by_type, G_N_ELEMENTS (changes_by_type));
  guint n;
  const ArnDiffRow *rows = arn_diff_get_types (diff, &n);

  for (guint i = 0; i < n && i < most_rows; i++)
    {
      cli_table_add_text (table, rows[i].name);
      cli_table_add_text (table, rows[i].module);
      add_change (table, rows[i].old_bytes, rows[i].new_bytes, rows[i].old_count,
                  rows[i].new_count);
      cli_table_add_number (table, rows[i].born);
      cli_table_add_number (table, rows[i].gone);
    }
  cli_table_set_more (table, n - cli_table_get_n_rows (table));
  return table;
}

static CliTable *
make_place_changes (ArnSnapshot *before, ArnSnapshot *now, CliBy by, guint most_rows)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, group_free);
  g_autoptr (GList) rows = NULL;
  CliTable *table = by == CLI_BY_LINE
                        ? cli_table_new ("changes", NC_ ("table", "Change by line"), FALSE,
                                         changes_by_line, G_N_ELEMENTS (changes_by_line))
                    : by == CLI_BY_FILE
                        ? cli_table_new ("changes", NC_ ("table", "Change by file"), FALSE,
                                         changes_by_file, G_N_ELEMENTS (changes_by_file))
                        : cli_table_new ("changes", NC_ ("table", "Change by traceback"), FALSE,
                                         changes_by_traceback, G_N_ELEMENTS (changes_by_traceback));
  guint n = 0;

  add_groups (groups, before, by, TRUE);
  add_groups (groups, now, by, FALSE);
  rows = g_list_sort (g_hash_table_get_values (groups), compare_by_growth);
  for (GList *l = rows; l != NULL; l = l->next)
    {
      Group *group = l->data;

      if ((group->bytes == group->old_bytes && group->blocks == group->old_blocks) ||
          n++ >= most_rows)
        continue;
      if (by != CLI_BY_TRACEBACK)
        add_place (table, group, by);
      add_change (table, group->old_bytes, group->bytes, group->old_blocks, group->blocks);
      if (by == CLI_BY_TRACEBACK)
        add_place (table, group, by);
    }
  cli_table_set_more (table, n - cli_table_get_n_rows (table));
  if (!arn_snapshot_has (before, ARN_PART_SITES) || !arn_snapshot_has (now, ARN_PART_SITES))
    cli_table_take_remark (table, explain_no_sites ());
  return table;
}

void
cli_view_changes (ArnSnapshot *before,
                  ArnSnapshot *now,
                  CliBy by,
                  guint most_rows,
                  const char *view,
                  CliReport *report)
{
  CliTable *table = by == CLI_BY_TYPE ? make_type_changes (before, now, most_rows)
                                      : make_place_changes (before, now, by, most_rows);

  if (before == now)
    cli_table_take_remark (table,
                           g_strdup (C_ ("table", "There is only one snapshot to look at.")));
  cli_report_take_table (report, view, table);
}
