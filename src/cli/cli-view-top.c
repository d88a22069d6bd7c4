/* Memory by where it was asked for, and what of it changed. */
#include "cli-views.h"

#include <glib/gi18n.h>

#include "arn-diff.h"

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

ArnAllocationsBy
cli_allocations_by (CliBy by)
{
  switch (by)
    {
    case CLI_BY_FILE:
      return ARN_ALLOCATIONS_BY_FILE;
    case CLI_BY_TRACEBACK:
      return ARN_ALLOCATIONS_BY_TRACEBACK;
    case CLI_BY_LINE:
    case CLI_BY_TYPE:
      break;
    }
  return ARN_ALLOCATIONS_BY_LINE;
}

ArnAllocations *
cli_make_allocations (ArnSnapshot *snapshot, ArnSnapshot *baseline, CliBy by, gboolean cumulative)
{
  ArnAllocationsQuery query = { .by = cli_allocations_by (by),
                                .cumulative = cumulative && by != CLI_BY_TRACEBACK,
                                .order = ARN_ALLOCATIONS_ORDER_SIZE };

  return arn_allocations_new (snapshot, baseline, &query, NULL);
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
add_place (CliTable *table, ArnAllocations *allocations, const ArnAllocation *row, CliBy by)
{
  ArnSnapshot *snapshot = row->is_gone ? arn_allocations_get_baseline (allocations)
                                       : arn_allocations_get_snapshot (allocations);

  if (by == CLI_BY_TRACEBACK)
    {
      cli_table_take_frames (table, make_frames (snapshot, row->traceback));
      return;
    }
  cli_table_add_text (table, row->file);
  if (by == CLI_BY_LINE)
    cli_table_add_number (table, row->line);
}

static char *
explain_no_sites (void)
{
  return g_strdup (C_ ("table", "This snapshot does not say where memory was allocated."));
}

static CliTable *
make_traced (ArnAllocations *allocations, guint places)
{
  CliTable *table = cli_table_new ("traced", NC_ ("table", "Traced memory"), TRUE, traced_columns,
                                   G_N_ELEMENTS (traced_columns));

  cli_table_add_number (table, arn_allocations_get_bytes (allocations));
  cli_table_add_number (table, arn_allocations_get_blocks (allocations));
  cli_table_add_number (table, places);
  return table;
}

void
cli_view_top (const CliSubject *subject, CliReport *report)
{
  g_autoptr (ArnAllocations) allocations =
      cli_make_allocations (subject->snapshot, NULL, subject->by, subject->cumulative);
  guint64 bytes = arn_allocations_get_bytes (allocations);
  guint n;
  const ArnAllocation *rows = arn_allocations_get_rows (allocations, &n);
  CliTable *table = subject->by == CLI_BY_LINE
                        ? cli_table_new ("top", NC_ ("table", "Most memory by line"), FALSE,
                                         top_by_line, G_N_ELEMENTS (top_by_line))
                    : subject->by == CLI_BY_FILE
                        ? cli_table_new ("top", NC_ ("table", "Most memory by file"), FALSE,
                                         top_by_file, G_N_ELEMENTS (top_by_file))
                        : cli_table_new ("top", NC_ ("table", "Most memory by traceback"), FALSE,
                                         top_by_traceback, G_N_ELEMENTS (top_by_traceback));

  for (guint i = 0; i < n && i < subject->most_rows; i++)
    {
      if (subject->by != CLI_BY_TRACEBACK)
        add_place (table, allocations, &rows[i], subject->by);
      cli_table_add_number (table, rows[i].bytes);
      cli_table_add_share (table, rows[i].bytes, bytes);
      cli_table_add_number (table, rows[i].blocks);
      cli_table_add_number (table, rows[i].blocks > 0 ? rows[i].bytes / rows[i].blocks : 0);
      cli_table_add_number (table, rows[i].peak);
      if (subject->by == CLI_BY_TRACEBACK)
        add_place (table, allocations, &rows[i], subject->by);
    }
  cli_table_set_more (table, n - cli_table_get_n_rows (table));
  if (!arn_snapshot_has (subject->snapshot, ARN_PART_SITES))
    cli_table_take_remark (table, explain_no_sites ());
  cli_report_take_table (report, "top", make_traced (allocations, n));
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

static int
compare_growth (gconstpointer a, gconstpointer b)
{
  const ArnAllocation *x = *(const ArnAllocation *const *) a;
  const ArnAllocation *y = *(const ArnAllocation *const *) b;

  if (arn_allocation_size_change (x) != arn_allocation_size_change (y))
    return arn_allocation_size_change (x) > arn_allocation_size_change (y) ? -1 : 1;
  /* Rows lie in one array, in an order that is the same each time. */
  return x < y ? -1 : x > y;
}

/* Those that changed, the biggest growth first. (transfer container) */
static GPtrArray *
find_changed (ArnAllocations *allocations)
{
  GPtrArray *changed = g_ptr_array_new ();
  guint n;
  const ArnAllocation *rows = arn_allocations_get_rows (allocations, &n);

  for (guint i = 0; i < n; i++)
    if (arn_allocation_size_change (&rows[i]) != 0 || arn_allocation_count_change (&rows[i]) != 0)
      g_ptr_array_add (changed, (gpointer) &rows[i]);
  g_ptr_array_sort (changed, compare_growth);
  return changed;
}

static CliTable *
make_place_changes (ArnSnapshot *before, ArnSnapshot *now, CliBy by, guint most_rows)
{
  g_autoptr (ArnAllocations) allocations = cli_make_allocations (now, before, by, FALSE);
  g_autoptr (GPtrArray) changed = find_changed (allocations);
  CliTable *table = by == CLI_BY_LINE
                        ? cli_table_new ("changes", NC_ ("table", "Change by line"), FALSE,
                                         changes_by_line, G_N_ELEMENTS (changes_by_line))
                    : by == CLI_BY_FILE
                        ? cli_table_new ("changes", NC_ ("table", "Change by file"), FALSE,
                                         changes_by_file, G_N_ELEMENTS (changes_by_file))
                        : cli_table_new ("changes", NC_ ("table", "Change by traceback"), FALSE,
                                         changes_by_traceback, G_N_ELEMENTS (changes_by_traceback));

  for (guint i = 0; i < changed->len && i < most_rows; i++)
    {
      const ArnAllocation *row = g_ptr_array_index (changed, i);

      if (by != CLI_BY_TRACEBACK)
        add_place (table, allocations, row, by);
      add_change (table, row->old_bytes, row->bytes, row->old_blocks, row->blocks);
      if (by == CLI_BY_TRACEBACK)
        add_place (table, allocations, row, by);
    }
  cli_table_set_more (table, changed->len - cli_table_get_n_rows (table));
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
