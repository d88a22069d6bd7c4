/* The top N: what CPython 3.12.1's tracemalloc.Snapshot answers for the same traces. Each expected
 * text was printed there from the traces below, a traceback with n blocks being n traces. */
#include <glib.h>

#include "arn-allocations.h"
#include "arn-file-pattern.h"
#include "arn-snapshot-builder.h"

typedef struct
{
  ArnSiteRow frames[4]; /* newest first */
  guint total;
  guint64 bytes, blocks, peak;
} Traceback;

static const Traceback new_ones[] = {
  { { { "a.py", 3 }, { "a.py", 9 }, { "main.py", 1 } }, 3, 150, 2, 400 },
  { { { "a.py", 3 }, { "b.py", 2 }, { "main.py", 1 } }, 3, 70, 1, 70 },
  { { { "b.py", 2 }, { "b.py", 2 }, { "main.py", 4 } }, 3, 192, 3, 192 },
  { { { "lib/c.py", 7 } }, 1, 192, 1, 192 },
  { { { "lib/c.pyc", 7 }, { "main.py", 4 } }, 2, 10, 1, 10 },
  /* the same frames as the first, of more */
  { { { "a.py", 3 }, { "a.py", 9 }, { "main.py", 1 } }, 8, 30, 1, 30 },
  { { { "<frozen>", 0 } }, 1, 0, 1, 0 },
  { { { "ä.py", 5 }, { "main.py", 4 } }, 2, 10, 1, 10 },
  /* nothing of it is alive: no trace */
  { { { "a.py", 8 }, { "main.py", 1 } }, 2, 0, 0, 9000 },
};

static const Traceback old_ones[] = {
  { { { "lib/c.py", 7 } }, 1, 192, 1, 192 },
  { { { "gone.py", 1 }, { "main.py", 2 } }, 2, 500, 1, 500 },
  { { { "a.py", 3 }, { "a.py", 9 }, { "main.py", 1 } }, 3, 100, 1, 100 },
  { { { "b.py", 2 }, { "b.py", 2 }, { "main.py", 4 } }, 3, 320, 5, 320 },
};

static ArnSnapshot *
make_snapshot (const Traceback *tracebacks, guint n)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_SITES);

  for (guint i = 0; i < n; i++)
    {
      const Traceback *t = &tracebacks[i];
      guint n_frames = 0;

      while (n_frames < G_N_ELEMENTS (t->frames) && t->frames[n_frames].file != NULL)
        n_frames++;
      arn_snapshot_builder_add_traceback (b, t->frames, n_frames, t->total, t->bytes, t->blocks,
                                          t->peak);
    }
  return arn_snapshot_builder_end (b);
}

static ArnSnapshot *
make_new (void)
{
  return make_snapshot (new_ones, G_N_ELEMENTS (new_ones));
}

static ArnSnapshot *
make_old (void)
{
  return make_snapshot (old_ones, G_N_ELEMENTS (old_ones));
}

static void
append_frames (GString *text, ArnSnapshot *snapshot, ArnTracebackId traceback)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 first = t->tracebacks.first_site[traceback];

  for (guint32 i = first; i < t->tracebacks.first_site[traceback + 1]; i++)
    {
      guint32 site = t->traceback_sites.site[i];

      g_string_append_printf (text, "%s%s:%u", i > first ? " < " : "",
                              arn_snapshot_get_string (snapshot, t->sites.file[site]),
                              t->sites.line[site]);
    }
}

/* "a.py:3 250/4, …", and with a baseline "a.py:3 250+150/4+3, …". */
static char *
describe (ArnAllocations *allocations)
{
  GString *text = g_string_new (NULL);
  gboolean compared = arn_allocations_get_baseline (allocations) != NULL;
  guint n;
  const ArnAllocation *rows = arn_allocations_get_rows (allocations, &n);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, i > 0 ? ", " : "");
      if (rows[i].traceback != ARN_NONE)
        append_frames (text,
                       rows[i].is_gone ? arn_allocations_get_baseline (allocations)
                                       : arn_allocations_get_snapshot (allocations),
                       rows[i].traceback);
      else
        g_string_append_printf (text, "%s:%u", rows[i].file, rows[i].line);
      g_string_append_printf (text, " %" G_GUINT64_FORMAT, rows[i].bytes);
      if (compared)
        g_string_append_printf (text, "%+" G_GINT64_FORMAT, arn_allocation_size_change (&rows[i]));
      g_string_append_printf (text, "/%" G_GUINT64_FORMAT, rows[i].blocks);
      if (compared)
        g_string_append_printf (text, "%+" G_GINT64_FORMAT, arn_allocation_count_change (&rows[i]));
    }
  return g_string_free (text, FALSE);
}

static void
check (ArnSnapshot *snapshot,
       ArnSnapshot *baseline,
       const ArnAllocationsQuery *query,
       const char *expected)
{
  g_autoptr (ArnAllocations) allocations = arn_allocations_new (snapshot, baseline, query, NULL);
  g_autofree char *text = describe (allocations);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_by_line (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  check (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE },
         "a.py:3 250/4, b.py:2 192/3, lib/c.py:7 192/1, ä.py:5 10/1, lib/c.pyc:7 10/1, "
         "<frozen>:0 0/1");
}

static void
test_by_line_cumulative (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  /* A recursive line counts each time that it is in a traceback. */
  check (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE, .cumulative = TRUE },
         "b.py:2 454/7, main.py:1 250/4, a.py:3 250/4, main.py:4 212/5, lib/c.py:7 192/1, "
         "a.py:9 180/3, ä.py:5 10/1, lib/c.pyc:7 10/1, <frozen>:0 0/1");
}

static void
test_by_file (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  check (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_FILE },
         "a.py:0 250/4, b.py:0 192/3, lib/c.py:0 192/1, ä.py:0 10/1, lib/c.pyc:0 10/1, "
         "<frozen>:0 0/1");
}

static void
test_by_file_cumulative (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  check (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_FILE, .cumulative = TRUE },
         "main.py:0 462/9, b.py:0 454/7, a.py:0 430/7, lib/c.py:0 192/1, ä.py:0 10/1, "
         "lib/c.pyc:0 10/1, <frozen>:0 0/1");
}

static void
test_by_traceback (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  check (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_TRACEBACK },
         "b.py:2 < b.py:2 < main.py:4 192/3, lib/c.py:7 192/1, "
         "a.py:3 < a.py:9 < main.py:1 180/3, a.py:3 < b.py:2 < main.py:1 70/1, "
         "ä.py:5 < main.py:4 10/1, lib/c.pyc:7 < main.py:4 10/1, <frozen>:0 0/1");
}

#define CHANGE(kind)                                                                               \
  {                                                                                                \
    kind, .order = ARN_ALLOCATIONS_ORDER_SIZE_CHANGE                                               \
  }

static void
test_changes_by_line (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnSnapshot) baseline = make_old ();

  check (snapshot, baseline, &(ArnAllocationsQuery) CHANGE (ARN_ALLOCATIONS_BY_LINE),
         "gone.py:1 0-500/0-1, a.py:3 250+150/4+3, b.py:2 192-128/3-2, ä.py:5 10+10/1+1, "
         "lib/c.pyc:7 10+10/1+1, lib/c.py:7 192+0/1+0, <frozen>:0 0+0/1+1");
}

static void
test_changes_by_line_cumulative (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnSnapshot) baseline = make_old ();

  check (snapshot, baseline,
         &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE, .cumulative = TRUE,
                                 .order = ARN_ALLOCATIONS_ORDER_SIZE_CHANGE },
         "main.py:2 0-500/0-1, gone.py:1 0-500/0-1, b.py:2 454-186/7-3, main.py:1 250+150/4+3, "
         "a.py:3 250+150/4+3, main.py:4 212-108/5+0, a.py:9 180+80/3+2, ä.py:5 10+10/1+1, "
         "lib/c.pyc:7 10+10/1+1, lib/c.py:7 192+0/1+0, <frozen>:0 0+0/1+1");
}

static void
test_changes_by_file (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnSnapshot) baseline = make_old ();

  check (snapshot, baseline, &(ArnAllocationsQuery) CHANGE (ARN_ALLOCATIONS_BY_FILE),
         "gone.py:0 0-500/0-1, a.py:0 250+150/4+3, b.py:0 192-128/3-2, ä.py:0 10+10/1+1, "
         "lib/c.pyc:0 10+10/1+1, lib/c.py:0 192+0/1+0, <frozen>:0 0+0/1+1");
}

static void
test_changes_by_traceback (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnSnapshot) baseline = make_old ();

  check (snapshot, baseline, &(ArnAllocationsQuery) CHANGE (ARN_ALLOCATIONS_BY_TRACEBACK),
         "gone.py:1 < main.py:2 0-500/0-1, b.py:2 < b.py:2 < main.py:4 192-128/3-2, "
         "a.py:3 < a.py:9 < main.py:1 180+80/3+2, a.py:3 < b.py:2 < main.py:1 70+70/1+1, "
         "ä.py:5 < main.py:4 10+10/1+1, lib/c.pyc:7 < main.py:4 10+10/1+1, "
         "lib/c.py:7 192+0/1+0, <frozen>:0 0+0/1+1");
}

static void
test_filters (void)
{
  static const struct
  {
    ArnAllocationsFilter filters[3];
    guint n;
    const char *expected;
  } cases[] = {
    { { { "a.py", TRUE } }, 1, "a.py:3 250/4" },
    { { { "*a.py", FALSE } },
      1,
      "b.py:2 192/3, lib/c.py:7 192/1, ä.py:5 10/1, lib/c.pyc:7 10/1, <frozen>:0 0/1" },
    { { { "b.py", TRUE, 0, TRUE } }, 1, "b.py:2 192/3, a.py:3 70/1" },
    { { { "*.py", TRUE }, { "lib/*", FALSE }, { "b.py", FALSE, 2, TRUE } },
      3,
      "a.py:3 180/3, ä.py:5 10/1" },
    { { { "main.py", FALSE, 4, TRUE } }, 1, "a.py:3 250/4, lib/c.py:7 192/1, <frozen>:0 0/1" },
    { { { "lib/c.pyc", TRUE }, { "<*", TRUE } },
      2,
      "lib/c.py:7 192/1, lib/c.pyc:7 10/1, <frozen>:0 0/1" },
    { { { "?.py", TRUE } }, 1, "a.py:3 250/4, b.py:2 192/3, ä.py:5 10/1" },
  };
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (snapshot, NULL,
           &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE, .filters = cases[i].filters,
                                   .n_filters = cases[i].n },
           cases[i].expected);
}

static void
test_totals_count_each_block_once (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  const ArnAllocationsFilter not_b = { "b.py", FALSE };
  const ArnAllocationsQuery query = { ARN_ALLOCATIONS_BY_LINE, .cumulative = TRUE,
                                      .filters = &not_b, .n_filters = 1 };
  g_autoptr (ArnAllocations) allocations = arn_allocations_new (snapshot, NULL, &query, NULL);

  g_assert_cmpuint (arn_allocations_get_bytes (allocations), ==, 462);
  g_assert_cmpuint (arn_allocations_get_blocks (allocations), ==, 8);
}

static void
test_orders (void)
{
  static const struct
  {
    ArnAllocationsOrder order;
    gboolean reversed;
    const char *expected;
  } cases[] = {
    { ARN_ALLOCATIONS_ORDER_COUNT, FALSE,
      "a.py:3 250/4, b.py:2 192/3, lib/c.py:7 192/1, ä.py:5 10/1, lib/c.pyc:7 10/1, "
      "<frozen>:0 0/1" },
    { ARN_ALLOCATIONS_ORDER_AVERAGE, FALSE,
      "lib/c.py:7 192/1, b.py:2 192/3, a.py:3 250/4, ä.py:5 10/1, lib/c.pyc:7 10/1, "
      "<frozen>:0 0/1" },
    { ARN_ALLOCATIONS_ORDER_PEAK, FALSE,
      "a.py:3 250/4, b.py:2 192/3, lib/c.py:7 192/1, ä.py:5 10/1, lib/c.pyc:7 10/1, "
      "<frozen>:0 0/1" },
    { ARN_ALLOCATIONS_ORDER_PLACE, FALSE,
      "<frozen>:0 0/1, a.py:3 250/4, b.py:2 192/3, lib/c.py:7 192/1, lib/c.pyc:7 10/1, "
      "ä.py:5 10/1" },
    { ARN_ALLOCATIONS_ORDER_SIZE, TRUE,
      "<frozen>:0 0/1, lib/c.pyc:7 10/1, ä.py:5 10/1, lib/c.py:7 192/1, b.py:2 192/3, "
      "a.py:3 250/4" },
  };
  g_autoptr (ArnSnapshot) snapshot = make_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (snapshot, NULL,
           &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE, .order = cases[i].order,
                                   .reversed = cases[i].reversed },
           cases[i].expected);
}

static void
test_peaks (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnAllocations) allocations =
      arn_allocations_new (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE }, NULL);
  guint n;

  g_assert_cmpuint (arn_allocations_get_rows (allocations, &n)->peak, ==, 500);
  g_assert_cmpuint (arn_allocations_get_most (allocations)->peak, ==, 500);
  g_assert_cmpuint (arn_allocations_get_most (allocations)->blocks, ==, 4);
}

/* "a.py:3 < a.py:9 < main.py:1; …": what a row was made of. */
static char *
describe_tracebacks (ArnAllocations *allocations, guint row, guint max)
{
  ArnTracebackId tracebacks[8];
  guint n_rows;
  const ArnAllocation *rows = arn_allocations_get_rows (allocations, &n_rows);
  guint n = arn_allocations_find_tracebacks (allocations, row, tracebacks, max);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u", n);
  for (guint i = 0; i < MIN (n, max); i++)
    {
      g_string_append (text, "; ");
      append_frames (text,
                     rows[row].is_gone ? arn_allocations_get_baseline (allocations)
                                       : arn_allocations_get_snapshot (allocations),
                     tracebacks[i]);
    }
  return g_string_free (text, FALSE);
}

static void
test_tracebacks_of_row (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnSnapshot) baseline = make_old ();
  g_autoptr (ArnAllocations) by_line =
      arn_allocations_new (snapshot, baseline,
                           &(ArnAllocationsQuery) CHANGE (ARN_ALLOCATIONS_BY_LINE), NULL);
  g_autoptr (ArnAllocations) by_traceback =
      arn_allocations_new (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_TRACEBACK },
                           NULL);
  g_autofree char *gone = describe_tracebacks (by_line, 0, 8);
  g_autofree char *two = describe_tracebacks (by_line, 1, 2);
  g_autofree char *same = describe_tracebacks (by_traceback, 2, 8);

  g_assert_cmpstr (gone, ==, "1; gone.py:1 < main.py:2");
  g_assert_cmpstr (two, ==, "3; a.py:3 < a.py:9 < main.py:1; a.py:3 < b.py:2 < main.py:1");
  g_assert_cmpstr (same, ==, "2; a.py:3 < a.py:9 < main.py:1; a.py:3 < a.py:9 < main.py:1");
}

static void
test_cumulative_row_has_tracebacks_through_it (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (ArnAllocations) allocations = arn_allocations_new (
      snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE, .cumulative = TRUE }, NULL);
  g_autofree char *through = describe_tracebacks (allocations, 0, 8);

  g_assert_cmpstr (through, ==, "2; b.py:2 < b.py:2 < main.py:4; a.py:3 < b.py:2 < main.py:1");
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_on_a_thread (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ArnAllocations) allocations = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autofree char *pattern = g_strdup ("a.py");
    const ArnAllocationsFilter filter = { pattern, TRUE };
    const ArnAllocationsQuery query = { ARN_ALLOCATIONS_BY_LINE, .filters = &filter,
                                        .n_filters = 1 };

    arn_allocations_new_async (snapshot, NULL, &query, NULL, on_made, &result);
  }
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  allocations = arn_allocations_new_finish (result, &error);
  g_assert_no_error (error);
  g_autofree char *text = describe (allocations);
  g_assert_cmpstr (text, ==, "a.py:3 250/4");
}

static void
test_cancelled (void)
{
  g_autoptr (ArnSnapshot) snapshot = make_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ArnAllocationsQuery query = { ARN_ALLOCATIONS_BY_LINE };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (arn_allocations_new (snapshot, NULL, &query, cancellable));
  arn_allocations_new_async (snapshot, NULL, &query, cancellable, on_made, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (arn_allocations_new_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* As CPython 3.12.1's fnmatch.fnmatchcase answers. */
static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern, *name;
    gboolean matches;
  } cases[] = {
    { "*.py", "a.py", TRUE },
    { "*.py", "d/a.py", TRUE },
    { "a[!b]c", "abc", FALSE },
    { "a[!b]c", "axc", TRUE },
    { "[]]", "]", TRUE },
    { "[a", "[a", TRUE },
    { "[a-c]x", "bx", TRUE },
    { "[c-a]x", "bx", FALSE },
    { "[!c-a]x", "bx", TRUE },
    { "*a*b*c", "xaybzc", TRUE },
    { "*a*b*c", "xaybz", FALSE },
    { "?", "ä", TRUE },
    { "[^a]", "^", TRUE },
    { "[^a]", "b", FALSE },
    { "a\\*", "a\\b", TRUE },
    { "", "", TRUE },
    { "*", "", TRUE },
    { ".*", ".x", TRUE },
    { "[a-]", "-", TRUE },
    { "[--0]", ".", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (arn_file_pattern_matches (cases[i].pattern, cases[i].name) != cases[i].matches)
      g_error ("“%s” on “%s”", cases[i].pattern, cases[i].name);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/allocations/by-line", test_by_line);
  g_test_add_func ("/model/allocations/by-line-cumulative", test_by_line_cumulative);
  g_test_add_func ("/model/allocations/by-file", test_by_file);
  g_test_add_func ("/model/allocations/by-file-cumulative", test_by_file_cumulative);
  g_test_add_func ("/model/allocations/by-traceback", test_by_traceback);
  g_test_add_func ("/model/allocations/changes-by-line", test_changes_by_line);
  g_test_add_func ("/model/allocations/changes-by-line-cumulative",
                   test_changes_by_line_cumulative);
  g_test_add_func ("/model/allocations/changes-by-file", test_changes_by_file);
  g_test_add_func ("/model/allocations/changes-by-traceback", test_changes_by_traceback);
  g_test_add_func ("/model/allocations/filters", test_filters);
  g_test_add_func ("/model/allocations/totals-count-each-block-once",
                   test_totals_count_each_block_once);
  g_test_add_func ("/model/allocations/orders", test_orders);
  g_test_add_func ("/model/allocations/peaks", test_peaks);
  g_test_add_func ("/model/allocations/tracebacks-of-row", test_tracebacks_of_row);
  g_test_add_func ("/model/allocations/cumulative-row-has-tracebacks-through-it",
                   test_cumulative_row_has_tracebacks_through_it);
  g_test_add_func ("/model/allocations/on-a-thread", test_on_a_thread);
  g_test_add_func ("/model/allocations/cancelled", test_cancelled);
  g_test_add_func ("/model/allocations/patterns", test_patterns);
  return g_test_run ();
}
