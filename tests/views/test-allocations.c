/* The page Allocations: its rows, how they open, and what the page says when there is nothing. */
#include <adwaita.h>

#include "arn-allocation-rows.h"
#include "arn-allocations-page.h"
#include "arn-snapshot-builder.h"
#include "arn-table.h"
#include "arn-views.h"

typedef struct
{
  ArnSiteRow frames[3]; /* newest first */
  guint n, total;
  guint64 bytes;
} Traceback;

static const Traceback tracebacks[] = {
  { { { "work.py", 3 }, { "work.py", 9 } }, 2, 2, 300 },
  { { { "work.py", 3 }, { "work.py", 7 }, { "work.py", 9 } }, 3, 5, 200 },
  { { { "other.py", 1 } }, 1, 1, 400 },
};

/* What is alive of each traceback: so many times its bytes. */
static ArnSnapshot *
make_snapshot (const guint *times, gboolean tracing)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_SITES);

  for (guint i = 0; i < G_N_ELEMENTS (tracebacks); i++)
    arn_snapshot_builder_add_traceback (b, tracebacks[i].frames, tracebacks[i].n,
                                        tracebacks[i].total, tracebacks[i].bytes * times[i],
                                        times[i], tracebacks[i].bytes * times[i]);
  arn_snapshot_builder_heap (b)->program_frames = tracing ? 1 : 0;
  return arn_snapshot_builder_end (b);
}

static ArnAllocations *
make_allocations (const guint *times)
{
  g_autoptr (ArnSnapshot) snapshot = make_snapshot (times, FALSE);

  return arn_allocations_new (snapshot, NULL, &(ArnAllocationsQuery){ ARN_ALLOCATIONS_BY_LINE },
                              NULL);
}

/* "work.py:3 500 > work.py:3 300 > …": one character of depth for each level. */
static char *
describe (ArnAllocationRows *rows, ArnRowList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < arn_row_list_get_n_rows (list); i++)
    {
      guint32 id = arn_row_list_get_id (list, i);
      ArnAllocationRow row;

      g_assert_true (arn_allocation_rows_get (rows, id, &row));
      g_string_append (text, i > 0 ? "; " : "");
      for (guint d = 0; d < row.depth; d++)
        g_string_append_c (text, '>');
      if (row.kind == ARN_ALLOCATION_ROW_CUT)
        g_string_append_printf (text, "cut %u", row.count);
      else
        g_string_append_printf (text, "%s:%u", row.file, row.line);
      if (row.bytes > 0)
        g_string_append_printf (text, " %" G_GUINT64_FORMAT, row.bytes);
    }
  return g_string_free (text, FALSE);
}

static void
check (ArnAllocationRows *rows, ArnRowList *list, const char *expected)
{
  g_autofree char *text = describe (rows, list);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rows_open (void)
{
  const guint once[] = { 1, 1, 1 };
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  ArnAllocationRows *rows = arn_allocation_rows_new (list);
  g_autoptr (ArnAllocations) allocations = make_allocations (once);

  arn_allocation_rows_set (rows, allocations);
  check (rows, list, "work.py:3 500; other.py:1 400");
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 0), TRUE);
  check (rows, list, "work.py:3 500; >work.py:3 300; >work.py:3 200; other.py:1 400");
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 2), TRUE);
  check (rows, list,
         "work.py:3 500; >work.py:3 300; >work.py:3 200; >>cut 2; >>work.py:9; >>work.py:7; "
         ">>work.py:3; other.py:1 400");
  /* A single traceback's frames come at once. */
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 0), FALSE);
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 1), TRUE);
  check (rows, list, "work.py:3 500; other.py:1 400; >other.py:1");
  arn_allocation_rows_free (rows);
}

static void
test_rows_stay_open (void)
{
  const guint once[] = { 1, 1, 1 }, more[] = { 1, 1, 2 };
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  ArnAllocationRows *rows = arn_allocation_rows_new (list);
  g_autoptr (ArnAllocations) before = make_allocations (once);
  g_autoptr (ArnAllocations) after = make_allocations (more);
  ArnAllocationRow selected;

  arn_allocation_rows_set (rows, before);
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 0), TRUE);
  arn_row_list_select (list, arn_row_list_get_id (list, 2));
  arn_allocation_rows_set (rows, after);
  check (rows, list, "other.py:1 800; work.py:3 500; >work.py:3 300; >work.py:3 200");
  g_assert_true (arn_allocation_rows_get (rows, arn_row_list_get_selected (list), &selected));
  g_assert_cmpuint (selected.bytes, ==, 200);
  arn_allocation_rows_forget (rows);
  arn_allocation_rows_set (rows, before);
  check (rows, list, "work.py:3 500; other.py:1 400");
  arn_allocation_rows_free (rows);
}

static char *
scope_of (const char *file, guint line, gpointer data)
{
  return g_strdup (line == 7 ? "f" : "g");
}

static void
test_callers (void)
{
  const guint once[] = { 1, 1, 1 };
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  ArnAllocationRows *rows = arn_allocation_rows_new (list);
  g_autoptr (ArnAllocations) allocations = make_allocations (once);
  g_autofree char *all = NULL;
  g_autofree char *one = NULL;

  arn_allocation_rows_set (rows, allocations);
  arn_allocation_rows_set_open (rows, arn_row_list_get_id (list, 0), TRUE);
  all = arn_allocation_rows_format_callers (rows, arn_row_list_get_id (list, 2), 4, scope_of, NULL);
  one = arn_allocation_rows_format_callers (rows, arn_row_list_get_id (list, 2), 1, scope_of, NULL);
  g_assert_cmpstr (all, ==, "f 7 ← g 9");
  g_assert_cmpstr (one, ==, "f 7 ← …");
  arn_allocation_rows_free (rows);
}

/* --- The page --- */

typedef struct
{
  GtkWidget *window, *page;
  ArnSession *session;
} Fixture;

static GtkWidget *
find_named (GtkWidget *within, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (within, ARN_TYPE_ALLOCATIONS_PAGE, name));
}

static gboolean
stop_waiting (gpointer data)
{
  g_error ("the page did not come to show it");
  return G_SOURCE_REMOVE;
}

static void
wait_for_body (Fixture *f, const char *name)
{
  GtkStack *body = GTK_STACK (find_named (f->page, "body"));
  guint late = g_timeout_add_seconds (30, stop_waiting, NULL);

  while (g_strcmp0 (gtk_stack_get_visible_child_name (body), name) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static guint
count_rows (Fixture *f)
{
  return arn_row_list_get_n_rows (arn_table_get_rows (ARN_TABLE (find_named (f->page, "table"))));
}

static void
wait_for_rows (Fixture *f, guint n)
{
  guint late = g_timeout_add_seconds (30, stop_waiting, NULL);

  while (count_rows (f) != n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const guint once[] = { 1, 1, 1 };
  g_autoptr (ArnSnapshot) snapshot = make_snapshot (once, FALSE);

  f->session = arn_session_new ();
  f->page = g_object_new (ARN_TYPE_ALLOCATIONS_PAGE, "session", f->session, NULL);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);
  arn_session_set_snapshot (f->session, snapshot);
  wait_for_rows (f, 2);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (f->session);
}

static const char *
label_of (Fixture *f, const char *name)
{
  return gtk_label_get_label (GTK_LABEL (find_named (f->page, name)));
}

static void
test_page_shows_lines (Fixture *f, gconstpointer data)
{
  wait_for_body (f, "table");
  g_assert_cmpstr (label_of (f, "alive"), ==, "900\u202fB");
  g_assert_cmpstr (label_of (f, "blocks"), ==, "3");
}

static void
test_page_by_traceback (Fixture *f, gconstpointer data)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (f->page, "by_traceback")), TRUE);
  wait_for_rows (f, 3);
  g_assert_false (gtk_widget_get_sensitive (find_named (f->page, "cumulative")));
}

/* A pulse has lines, but nobody who called them. */
static void
test_page_while_running (Fixture *f, gconstpointer data)
{
  const guint once[] = { 1, 1, 1 };
  g_autoptr (ArnSnapshot) pulse = make_snapshot (once, FALSE);
  g_autoptr (ArnRecording) other = arn_recording_new ();

  arn_session_set_recording (f->session, other);
  arn_session_set_map (f->session, pulse);
  wait_for_rows (f, 2);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (f->page, "by_traceback")), TRUE);
  wait_for_body (f, "no-snapshot");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_named (f->page, "by_file")), TRUE);
  wait_for_body (f, "table");
}

static void
test_page_filter (Fixture *f, gconstpointer data)
{
  GtkEditable *filter = GTK_EDITABLE (find_named (f->page, "filter"));

  gtk_editable_set_text (filter, "-other");
  wait_for_rows (f, 1);
  g_assert_cmpstr (label_of (f, "alive"), ==, "500\u202fB");
  gtk_editable_set_text (filter, "nowhere.py");
  wait_for_body (f, "none");
}

static void
test_page_program_does_not_trace (Fixture *f, gconstpointer data)
{
  const guint once[] = { 1, 1, 1 };
  g_autoptr (ArnSnapshot) tracing = make_snapshot (once, TRUE);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_named (f->page, "tracer")), 1);
  wait_for_body (f, "not-tracing");
  arn_session_set_snapshot (f->session, tracing);
  wait_for_body (f, "none");
}

static void
test_page_compares (Fixture *f, gconstpointer data)
{
  const guint less[] = { 1, 1, 0 };
  g_autoptr (ArnSnapshot) baseline = make_snapshot (less, FALSE);
  ArnTable *table = ARN_TABLE (find_named (f->page, "table"));
  gboolean descending;
  guint by_size, by_change;

  g_assert_true (arn_table_get_sort (table, &by_size, &descending));
  arn_session_set_baseline (f->session, baseline, "before", FALSE);
  g_assert_true (arn_table_get_sort (table, &by_change, &descending));
  g_assert_cmpuint (by_change, !=, by_size);
  g_assert_true (descending);
  arn_session_set_baseline (f->session, NULL, NULL, FALSE);
  g_assert_true (arn_table_get_sort (table, &by_change, &descending));
  g_assert_cmpuint (by_change, ==, by_size);
}

static void
test_page_without_places (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnSnapshot) other =
      arn_snapshot_builder_end (arn_snapshot_builder_new (ARN_PART_ARENAS));

  arn_session_set_snapshot (f->session, other);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find_named (f->page, "stack"))), ==,
                   "missing");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  arn_views_init ();
#define ADD(name, function)                                                                        \
  g_test_add ("/views/allocations/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/views/allocations/rows-open", test_rows_open);
  g_test_add_func ("/views/allocations/rows-stay-open", test_rows_stay_open);
  g_test_add_func ("/views/allocations/callers", test_callers);
  ADD ("page-shows-lines", test_page_shows_lines);
  ADD ("page-by-traceback", test_page_by_traceback);
  ADD ("page-while-running", test_page_while_running);
  ADD ("page-filter", test_page_filter);
  ADD ("page-program-does-not-trace", test_page_program_does_not_trace);
  ADD ("page-compares", test_page_compares);
  ADD ("page-without-places", test_page_without_places);
  return g_test_run ();
}
