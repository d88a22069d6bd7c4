/* The page "Generations": what it shows of a run, how table and chart go together, and what it asks
 * of its window. */
#include <adwaita.h>

#include "arn-collector-bar.h"
#include "arn-generation-card.h"
#include "arn-generations-page.h"
#include "arn-table.h"
#include "arn-views.h"
#include "sample-run.h"

typedef struct
{
  ArnSession *session;
  GtkWidget *window;
  GSimpleActionGroup *actions;
  ArnGenerationsPage *page;
  char *asked; /* the action that was activated last, with its parameter */
} Fixture;

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_free (fixture->asked);
  fixture->asked = g_strconcat (g_action_get_name (G_ACTION (action)), text, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "set-thresholds", .activate = on_action, .parameter_type = "(iii)" },
    { .name = "show-line", .activate = on_action, .parameter_type = "(su)" },
    { .name = "find-objects", .activate = on_action, .parameter_type = "s" },
  };
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnSnapshotItem) last = NULL;

  arn_recording_add_source (recording, "run.py", "pass\n");
  last = g_list_model_get_item (arn_recording_get_snapshots (recording), 1);
  fixture->session = arn_session_new ();
  arn_session_set_recording (fixture->session, recording);
  arn_session_set_snapshot (fixture->session, arn_snapshot_item_peek (last));
  fixture->page = g_object_new (ARN_TYPE_GENERATIONS_PAGE, "session", fixture->session, NULL);
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  fixture->window = gtk_window_new ();
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (fixture->actions));
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->actions);
  g_object_unref (fixture->session);
  g_free (fixture->asked);
}

/* The first of that type in the page. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static ArnTable *
table_of (Fixture *fixture)
{
  return ARN_TABLE (find (GTK_WIDGET (fixture->page), ARN_TYPE_TABLE));
}

static void
test_newest_collection_first (Fixture *fixture, gconstpointer data)
{
  ArnRowList *rows = arn_table_get_rows (table_of (fixture));

  g_assert_cmpuint (arn_row_list_get_n_rows (rows), ==, 73);
  g_assert_cmpuint (arn_row_list_get_id (rows, 0), ==, 72);
}

/* Column 4 is that of objects visited: the full collection, the third, comes first. */
static void
test_table_sorts (Fixture *fixture, gconstpointer data)
{
  arn_table_set_sort (table_of (fixture), 4, TRUE);
  g_assert_cmpuint (arn_row_list_get_id (arn_table_get_rows (table_of (fixture)), 0), ==, 2);
}

static void
test_row_and_mark_are_one (Fixture *fixture, gconstpointer data)
{
  ArnChartView *chart = arn_generations_page_get_chart (fixture->page);
  ArnRowList *rows = arn_table_get_rows (table_of (fixture));

  g_signal_emit_by_name (table_of (fixture), "chosen", 30);
  g_assert_cmpuint (arn_chart_scene_get_selected (arn_chart_view_get_scene (chart)), ==, 30);
  g_signal_emit_by_name (chart, "collection-chosen", 40);
  g_assert_cmpuint (arn_row_list_get_selected (rows), ==, 40);
  arn_generations_page_select (fixture->page, 5);
  g_assert_cmpuint (arn_row_list_get_selected (rows), ==, 5);
  g_assert_cmpuint (arn_chart_scene_get_selected (arn_chart_view_get_scene (chart)), ==, 5);
}

static void
test_row_leads_to_its_line (Fixture *fixture, gconstpointer data)
{
  g_signal_emit_by_name (table_of (fixture), "activated", 10);
  g_assert_cmpstr (fixture->asked, ==, "show-line('run.py', 10)");
}

static void
test_threshold_is_set (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = find (GTK_WIDGET (fixture->page), ARN_TYPE_GENERATION_CARD);
  GtkSpinButton *spin = GTK_SPIN_BUTTON (find (card, GTK_TYPE_SPIN_BUTTON));

  g_assert_cmpint (gtk_spin_button_get_value_as_int (spin), ==, 700);
  g_assert_null (fixture->asked);
  gtk_spin_button_set_value (spin, 50);
  g_assert_cmpstr (fixture->asked, ==, "set-thresholds(50, 10, 10)");
}

/* A window that has no such actions, as for a file: nothing can be changed. */
static void
test_file_is_not_steered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = find (GTK_WIDGET (fixture->page), ARN_TYPE_GENERATION_CARD);
  GtkWidget *bar = find (GTK_WIDGET (fixture->page), ARN_TYPE_COLLECTOR_BAR);

  g_assert_false (arn_collector_bar_get_steerable (ARN_COLLECTOR_BAR (bar)));
  g_assert_false (gtk_widget_get_sensitive (find (card, GTK_TYPE_SPIN_BUTTON)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
#define ADD(path, test)                                                                            \
  g_test_add ("/views/generations/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("newest-collection-first", test_newest_collection_first);
  ADD ("table-sorts", test_table_sorts);
  ADD ("row-and-mark-are-one", test_row_and_mark_are_one);
  ADD ("row-leads-to-its-line", test_row_leads_to_its_line);
  ADD ("threshold-is-set", test_threshold_is_set);
  ADD ("file-is-not-steered", test_file_is_not_steered);
#undef ADD
  return g_test_run ();
}
