/* What pins arenas: the table of it, and where its rows lead. */
#include <gtk/gtk.h>

#include "arn-pins-view.h"
#include "arn-table.h"
#include "arn-views.h"
#include "arn-waterfall-view.h"
#include "sample-heap.h"

typedef struct
{
  ArnSession *session;
  GtkWidget *window, *view;
  ArnTable *table;
  GString *led; /* where rows led to */
} Fixture;

static GtkWidget *
find_child (GtkWidget *widget, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) &&
      (!label || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type, label);

      if (found)
        return found;
    }
  return NULL;
}

static void
on_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *text = g_variant_print (parameter, FALSE);

  g_string_append_printf (data, "%s %s\n", g_action_get_name (G_ACTION (action)), text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { .name = "show-line", .activate = on_action, .parameter_type = "(su)" },
    { .name = "find-objects", .activate = on_action, .parameter_type = "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 9, 3, 0, FALSE });

  fixture->led = g_string_new (NULL);
  fixture->session = arn_session_new ();
  arn_session_set_snapshot (fixture->session, snapshot);
  fixture->window = gtk_window_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture->led);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (actions));
  fixture->view = g_object_new (ARN_TYPE_PINS_VIEW, "session", fixture->session, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->table = ARN_TABLE (find_child (fixture->view, ARN_TYPE_TABLE, NULL));
  while (arn_row_list_get_n_rows (arn_table_get_rows (fixture->table)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->session);
  g_string_free (fixture->led, TRUE);
}

static void
test_row_leads_to_source (Fixture *fixture, gconstpointer data)
{
  guint32 id = arn_row_list_get_id (arn_table_get_rows (fixture->table), 0);

  g_signal_emit_by_name (fixture->table, "activated", id);
  g_assert_true (g_str_has_prefix (fixture->led->str, "show-line ('cache.py', "));
}

static void
test_row_leads_to_objects (Fixture *fixture, gconstpointer data)
{
  guint32 id = arn_row_list_get_id (arn_table_get_rows (fixture->table), 0);
  GtkWidget *button = find_child (fixture->view, GTK_TYPE_BUTTON, "List Objects");

  g_assert_false (gtk_widget_get_sensitive (button));
  arn_table_select (fixture->table, id);
  g_signal_emit_by_name (fixture->table, "chosen", id);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (g_str_has_prefix (fixture->led->str, "find-objects 'type:\""));
  g_assert_nonnull (strstr (fixture->led->str, "at:\"cache.py:"));
}

static guint64
count_all (Fixture *fixture)
{
  return arn_row_list_get_n_rows (arn_table_get_rows (fixture->table));
}

static void
test_one_arena (Fixture *fixture, gconstpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (arn_session_get_snapshot (fixture->session));
  guint64 all = count_all (fixture);

  arn_pins_view_show_arena (ARN_PINS_VIEW (fixture->view), t->arenas.address[2]);
  while (count_all (fixture) == all)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_all (fixture), <, all);
}

static void
test_waterfall_has_room (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  GtkWidget *view = g_object_ref_sink (g_object_new (ARN_TYPE_WATERFALL_VIEW, NULL));
  int without, with;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &without, NULL, NULL, NULL);
  arn_waterfall_view_set_snapshot (ARN_WATERFALL_VIEW (view), snapshot);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &with, NULL, NULL, NULL);
  g_assert_cmpint (with, >, without);
  g_object_unref (view);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/views/pins/row-leads-to-source", test_row_leads_to_source);
  ADD ("/views/pins/row-leads-to-objects", test_row_leads_to_objects);
  ADD ("/views/pins/one-arena", test_one_arena);
#undef ADD
  g_test_add_func ("/views/waterfall/has-room-for-its-lines", test_waterfall_has_room);
  return g_test_run ();
}
