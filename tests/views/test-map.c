/* The map: zoom stays at a point, scroll and zoom stay when pulses come in, keys walk, addresses
 * are found. */
#include <adwaita.h>

#include "arn-arena-page.h"
#include "arn-snapshot-builder.h"
#include "arn-views.h"
#include "sample-heap.h"

typedef struct
{
  ArnSession *session;
  GtkWidget *window;
  ArnArenaPage *page;
  ArnArenaView *view;
} Fixture;

static const SampleHeap nine_arenas = { .seed = 3, .arenas = 9, .sparse = 3, .large = 20 };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&nine_arenas);

  fixture->session = arn_session_new ();
  arn_session_set_snapshot (fixture->session, snapshot);
  fixture->page = g_object_new (ARN_TYPE_ARENA_PAGE, "session", fixture->session, NULL);
  fixture->view = arn_arena_page_get_view (fixture->page);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 500);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->session);
}

static double
zoom_of (Fixture *fixture)
{
  return arn_arena_scene_get_zoom (arn_arena_view_get_scene (fixture->view));
}

static double
scroll_of (Fixture *fixture)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view)));
}

static guint64
first_object (Fixture *fixture)
{
  const ArnTables *tables = arn_snapshot_get_tables (arn_session_get_snapshot (fixture->session));

  return tables->objects.address[0];
}

/* Emits a key as the toolkit would. */
static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

static void
test_closer_shows_contents (Fixture *fixture, gconstpointer data)
{
  arn_session_select_address (fixture->session, first_object (fixture));
  g_assert_true (arn_arena_view_show (fixture->view, first_object (fixture), TRUE));
  g_assert_cmpint (arn_arena_scene_get_level (arn_arena_view_get_scene (fixture->view)), ==,
                   ARN_LEVEL_CONTENTS);
}

static void
test_escape_goes_back_to_all (Fixture *fixture, gconstpointer data)
{
  int steps = 0;

  arn_arena_view_show (fixture->view, first_object (fixture), TRUE);
  while (press (GTK_WIDGET (fixture->view), GDK_KEY_Escape))
    g_assert_cmpint (++steps, <, 5);
  g_assert_cmpint (steps, >=, 1);
  g_assert_cmpfloat_with_epsilon (zoom_of (fixture), 1, 0.01);
}

static void
test_arrow_walks (Fixture *fixture, gconstpointer data)
{
  guint64 before;

  g_assert_true (press (GTK_WIDGET (fixture->view), GDK_KEY_Right));
  before = arn_session_get_selection (fixture->session)->address;
  g_assert_cmphex (before, !=, 0);
  g_assert_true (press (GTK_WIDGET (fixture->view), GDK_KEY_Right));
  g_assert_cmphex (arn_session_get_selection (fixture->session)->address, !=, before);
}

static void
test_stays_when_a_pulse_comes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ArnSnapshot) next = sample_heap_new (&nine_arenas);
  double zoom, scroll;
  guint64 selected;

  arn_session_select_address (fixture->session, first_object (fixture));
  arn_arena_view_show (fixture->view, first_object (fixture), TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
  zoom = zoom_of (fixture);
  scroll = scroll_of (fixture);
  selected = arn_session_get_selection (fixture->session)->address;

  arn_session_set_map (fixture->session, next);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_cmpfloat (zoom_of (fixture), ==, zoom);
  g_assert_cmpfloat_with_epsilon (scroll_of (fixture), scroll, 1);
  g_assert_cmphex (arn_session_get_selection (fixture->session)->address, ==, selected);
}

static void
test_go_to_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("  0x%" G_GINT64_MODIFIER "x ", first_object (fixture));

  g_assert_true (arn_arena_page_go_to (fixture->page, text));
  g_assert_cmphex (arn_session_get_selection (fixture->session)->address, ==,
                   first_object (fixture));
}

static void
test_go_to_nowhere_is_said (Fixture *fixture, gconstpointer data)
{
  g_assert_false (arn_arena_page_go_to (fixture->page, "0x12"));
  g_assert_false (arn_arena_page_go_to (fixture->page, "somewhere"));
  g_assert_cmpint (arn_session_get_selection (fixture->session)->kind, ==, ARN_SELECTED_NOTHING);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/views/map/closer-shows-contents", test_closer_shows_contents);
  ADD ("/views/map/escape-goes-back-to-all", test_escape_goes_back_to_all);
  ADD ("/views/map/arrow-walks", test_arrow_walks);
  ADD ("/views/map/stays-when-a-pulse-comes", test_stays_when_a_pulse_comes);
  ADD ("/views/map/go-to-address", test_go_to_address);
  ADD ("/views/map/go-to-nowhere-is-said", test_go_to_nowhere_is_said);
#undef ADD
  return g_test_run ();
}
