/* Big tables: the list of rows, whose order changes in place, and the table over it. */
#include <adwaita.h>

#include "arn-table.h"
#include "arn-views.h"

static guint32 *
ids_of (const char *text, guint *n)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint32 *ids = g_new0 (guint32, g_strv_length (words) + 1);

  *n = 0;
  for (char **word = words; *word; word++)
    if (**word)
      ids[(*n)++] = (guint32) g_ascii_strtoull (*word, NULL, 10);
  return ids;
}

static void
set_rows (ArnRowList *list, const char *text)
{
  guint n;
  guint32 *ids = ids_of (text, &n);

  arn_row_list_set_rows (list, ids, n);
}

static void
note_change (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  g_string_append_printf (data, "%u-%u+%u ", position, removed, added);
}

static void
note_chosen (ArnRowList *list, guint id, gpointer data)
{
  g_string_append_printf (data, "%u ", id);
}

static void
test_announces_tail_only (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  g_autoptr (GString) changes = g_string_new (NULL);

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), changes);
  set_rows (list, "5 6 7");
  set_rows (list, "7 6 5");
  set_rows (list, "9");
  set_rows (list, "1 2");
  g_assert_cmpstr (changes->str, ==, "0-0+3 1-2+0 1-0+1 ");
}

static void
test_grows_in_steps (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  guint first, steps = 0;

  arn_row_list_set_rows (list, g_new0 (guint32, 100000), 100000);
  first = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (first, <, 50);
  g_assert_cmpuint (arn_row_list_get_n_rows (list), ==, 100000);
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) < 100000)
    {
      g_main_context_iteration (NULL, TRUE);
      steps++;
    }
  g_assert_cmpuint (steps, >, 5);
}

static void
test_finish_announces_all (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();

  arn_row_list_set_rows (list, g_new0 (guint32, 1000), 1000);
  arn_row_list_finish (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1000);
}

static char *
selection_of (ArnRowList *list)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (list));

  return gtk_bitset_is_empty (bits) ? g_strdup ("none")
                                    : g_strdup_printf ("%u", gtk_bitset_get_minimum (bits));
}

static void
test_selection_follows_id (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  g_autofree char *there = NULL, *hidden = NULL, *again = NULL;

  set_rows (list, "5 6 7");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), 0, TRUE);
  set_rows (list, "7 6 5");
  there = selection_of (list);
  g_assert_cmpstr (there, ==, "2");
  set_rows (list, "7 6");
  hidden = selection_of (list);
  g_assert_cmpstr (hidden, ==, "none");
  g_assert_cmpuint (arn_row_list_get_selected (list), ==, 5);
  set_rows (list, "5");
  again = selection_of (list);
  g_assert_cmpstr (again, ==, "0");
}

/* Ids of two meanings are never mixed: at no time does a cell show one of before. */
static void
note_selection (ArnRowList *list, guint position, guint n, gpointer data)
{
  g_assert_cmpuint (arn_row_list_get_id (list, 0), ==, 50);
  *(guint *) data += 1;
}

static void
test_selection_with_new_rows (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  g_autofree char *selection = NULL;
  guint n, changes = 0;
  guint32 *ids = ids_of ("50 60", &n);

  set_rows (list, "5 6 7");
  arn_row_list_select (list, 6);
  g_signal_connect (list, "selection-changed", G_CALLBACK (note_selection), &changes);
  arn_row_list_set_rows_selected (list, ids, n, 50);
  selection = selection_of (list);
  g_assert_cmpstr (selection, ==, "0");
  g_assert_cmpuint (changes, ==, 2);
}

static void
test_program_selects_quietly (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  g_autoptr (GString) chosen = g_string_new (NULL);

  g_signal_connect (list, "chosen", G_CALLBACK (note_chosen), chosen);
  set_rows (list, "5 6 7");
  arn_row_list_select (list, 6);
  g_assert_cmpstr (chosen->str, ==, "");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (list), 2, TRUE);
  g_assert_cmpstr (chosen->str, ==, "7 ");
}

typedef struct
{
  const char *rows;
  gboolean wait; /* until it is cancelled */
} Job;

static guint32 *
order_job (gpointer data, guint *n, GCancellable *cancellable)
{
  Job *job = data;

  while (job->wait && !g_cancellable_is_cancelled (cancellable))
    g_thread_yield ();
  return g_cancellable_is_cancelled (cancellable) ? NULL : ids_of (job->rows, n);
}

static void
job_ready (gpointer owner, gpointer job)
{
  g_string_append_printf (owner, "%s; ", ((Job *) job)->rows);
}

static void
test_later_order_stops_earlier (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  g_autoptr (GString) ready = g_string_new (NULL);
  Job first = { "1 2 3", TRUE }, second = { "4 5", FALSE };

  arn_row_list_order (list, order_job, &first, NULL, job_ready, ready);
  g_assert_true (arn_row_list_is_ordering (list));
  arn_row_list_order (list, order_job, &second, NULL, job_ready, ready);
  while (arn_row_list_is_ordering (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (ready->str, ==, "4 5; ");
  g_assert_cmpuint (arn_row_list_get_n_rows (list), ==, 2);
}

static void
test_stop_keeps_rows (void)
{
  g_autoptr (ArnRowList) list = arn_row_list_new ();
  Job job = { "1 2 3", TRUE };

  set_rows (list, "8 9");
  arn_row_list_order (list, order_job, &job, NULL, NULL, NULL);
  arn_row_list_stop (list);
  g_assert_false (arn_row_list_is_ordering (list));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (arn_row_list_get_id (list, 1), ==, 9);
}

/* A table in a window, with the numbers themselves as its cells. */
typedef struct
{
  GtkWidget *window;
  ArnTable *table;
  guint binds;
} Shown;

static void
bind_number (GtkWidget *cell, guint32 id, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%u", id);

  ((Shown *) data)->binds++;
  gtk_label_set_label (GTK_LABEL (cell), text);
}

static char *
copy_number (guint32 id, gpointer data)
{
  return g_strdup_printf ("exactly %u", id);
}

static const ArnTableColumn column_name = {
  .name = "name", .title = "Name", .expand = TRUE, .bind = bind_number, .copy = copy_number
};
static const ArnTableColumn column_size = {
  .name = "size", .title = "Size", .number = TRUE, .width = 90, .bind = bind_number
};

static void
shown_open (Shown *shown, const char *rows)
{
  *shown = (Shown){ .window = gtk_window_new (), .table = g_object_new (ARN_TYPE_TABLE, NULL) };
  arn_table_add_column (shown->table, &column_name, shown);
  arn_table_add_column (shown->table, &column_size, shown);
  set_rows (arn_table_get_rows (shown->table), rows);
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->table));
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 400, 300);
  gtk_window_present (GTK_WINDOW (shown->window));
  gtk_test_widget_wait_for_draw (shown->window);
}

static void
collect_labels (GtkWidget *widget, GString *out)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (out, "%s ", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, out);
}

static void
test_cells_follow_in_place (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Shown shown;
  guint before;

  shown_open (&shown, "3 1 2");
  before = shown.binds;
  set_rows (arn_table_get_rows (shown.table), "1 2 3");
  g_assert_cmpuint (shown.binds - before, ==, 6);
  gtk_test_widget_wait_for_draw (shown.window);
  collect_labels (GTK_WIDGET (shown.table), text);
  g_assert_cmpstr (text->str, ==, "Name Size 1 1 2 2 3 3 ");
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static GtkWidget *
title_of (Shown *shown, guint column)
{
  GtkWidget *scroller = gtk_widget_get_first_child (GTK_WIDGET (shown->table));
  GtkWidget *view = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (view));

  while (column-- > 0)
    title = gtk_widget_get_next_sibling (title);
  return title;
}

static void
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
}

static void
test_title_sorts_by_key (void)
{
  Shown shown;
  guint column;
  gboolean descending;

  shown_open (&shown, "3 1 2");
  g_assert_false (arn_table_get_sort (shown.table, &column, &descending));
  g_assert_true (gtk_widget_grab_focus (title_of (&shown, 1)));
  press (title_of (&shown, 1), GDK_KEY_Return);
  g_assert_true (arn_table_get_sort (shown.table, &column, &descending));
  g_assert_cmpuint (column, ==, 1);
  g_assert_true (descending);
  gtk_test_accessible_assert_property (title_of (&shown, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Size");
  gtk_test_accessible_assert_property (title_of (&shown, 1), GTK_ACCESSIBLE_PROPERTY_SORT,
                                       GTK_ACCESSIBLE_SORT_DESCENDING);
  press (title_of (&shown, 1), GDK_KEY_space);
  arn_table_get_sort (shown.table, &column, &descending);
  g_assert_false (descending);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

/* What a click does to the view's sorter: numbers begin with the biggest, names with the first. */
static void
test_title_sorts_by_click (void)
{
  Shown shown;
  guint column;
  gboolean descending;
  GtkWidget *scroller;
  GtkColumnView *view;

  shown_open (&shown, "3 1 2");
  scroller = gtk_widget_get_first_child (GTK_WIDGET (shown.table));
  view = GTK_COLUMN_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GtkColumnViewColumn) clicked =
          g_list_model_get_item (gtk_column_view_get_columns (view), i);

      gtk_column_view_sort_by_column (view, clicked, GTK_SORT_ASCENDING);
      g_assert_true (arn_table_get_sort (shown.table, &column, &descending));
      g_assert_cmpuint (column, ==, i);
      g_assert_cmpint (descending, ==, i == 1);
    }
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_widths_are_remembered (void)
{
  Shown shown;
  g_autofree char *widths = NULL;

  shown_open (&shown, "3");
  g_object_set (shown.table, "widths", "size=120 unknown=7", NULL);
  g_object_get (shown.table, "widths", &widths, NULL);
  g_assert_cmpstr (widths, ==, "size=120 unknown=7");
  gtk_test_widget_wait_for_draw (shown.window);
  g_assert_cmpint (gtk_widget_get_allocated_width (title_of (&shown, 1)), ==, 120);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_widths_follow_text (void)
{
  Shown shown;
  GtkSettings *settings = gtk_settings_get_default ();
  int before;

  shown_open (&shown, "3");
  g_object_get (settings, "gtk-xft-dpi", &before, NULL);
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_test_widget_wait_for_draw (shown.window);
  g_assert_cmpint (gtk_widget_get_allocated_width (title_of (&shown, 1)), ==, 90);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_test_widget_wait_for_draw (shown.window);
  g_assert_cmpint (gtk_widget_get_allocated_width (title_of (&shown, 1)), ==, 180);
  g_object_set (settings, "gtk-xft-dpi", before, NULL);
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
test_scrolls_to_selected (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) rows = g_string_new (NULL);
  Shown shown;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (rows, "%u ", i);
  shown_open (&shown, rows->str);
  arn_table_select (shown.table, 1500);
  gtk_test_widget_wait_for_draw (shown.window);
  collect_labels (GTK_WIDGET (shown.table), text);
  g_assert_nonnull (strstr (text->str, " 1500 "));
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

static void
note_text (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copies_exact_figures (void)
{
  g_autofree char *text = NULL;
  Shown shown;

  shown_open (&shown, "3 1 2");
  arn_table_select (shown.table, 1);
  gtk_widget_activate_action (GTK_WIDGET (shown.table), "table.copy", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (shown.window), NULL, note_text, &text);
  while (!text)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, "exactly 1");
  gtk_window_destroy (GTK_WINDOW (shown.window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();

  g_test_add_func ("/views/row-list/announces-tail-only", test_announces_tail_only);
  g_test_add_func ("/views/row-list/grows-in-steps", test_grows_in_steps);
  g_test_add_func ("/views/row-list/finish-announces-all", test_finish_announces_all);
  g_test_add_func ("/views/row-list/selection-follows-id", test_selection_follows_id);
  g_test_add_func ("/views/row-list/selection-with-new-rows", test_selection_with_new_rows);
  g_test_add_func ("/views/row-list/program-selects-quietly", test_program_selects_quietly);
  g_test_add_func ("/views/row-list/later-order-stops-earlier", test_later_order_stops_earlier);
  g_test_add_func ("/views/row-list/stop-keeps-rows", test_stop_keeps_rows);
  g_test_add_func ("/views/table/cells-follow-in-place", test_cells_follow_in_place);
  g_test_add_func ("/views/table/title-sorts-by-key", test_title_sorts_by_key);
  g_test_add_func ("/views/table/title-sorts-by-click", test_title_sorts_by_click);
  g_test_add_func ("/views/table/widths-are-remembered", test_widths_are_remembered);
  g_test_add_func ("/views/table/widths-follow-text", test_widths_follow_text);
  g_test_add_func ("/views/table/scrolls-to-selected", test_scrolls_to_selected);
  g_test_add_func ("/views/table/copies-exact-figures", test_copies_exact_figures);
  return g_test_run ();
}
