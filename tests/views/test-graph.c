/* The graph's page: keys and clicks, the selection that all views share, what it says when the
 * middle is gone. */
#include <adwaita.h>

#include "arn-graph-page.h"
#include "arn-views.h"
#include "sample-graph.h"

#define RING                                                                                       \
  "a Node 'node0': .next>b\n"                                                                      \
  "b Node 'node1': .next>a .page>p\n"                                                              \
  "p Page 'page': .title>t\n"                                                                      \
  "t str 'a title'\n"

typedef struct
{
  ArnSession *session;
  GtkWidget *window;
  ArnGraphPage *page;
  ArnGraphView *view;
  ArnGraphScene *scene;
} Fixture;

static void
settle (Fixture *fixture)
{
  while (g_main_context_pending (NULL) || arn_graph_scene_is_working (fixture->scene))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_heap (Fixture *fixture, const char *text)
{
  g_autoptr (ArnSnapshot) snapshot = sample_graph_new (text);

  arn_session_set_snapshot (fixture->session, snapshot);
  settle (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->session = arn_session_new ();
  fixture->page = g_object_new (ARN_TYPE_GRAPH_PAGE, "session", fixture->session, NULL);
  fixture->view = arn_graph_page_get_view (fixture->page);
  fixture->scene = arn_graph_view_get_scene (fixture->view);
  fixture->window = gtk_window_new ();
  g_object_set (gtk_widget_get_settings (fixture->window), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 560);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  show_heap (fixture, "frame serve 60: head>a\n" RING);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->session);
}

/* Emits a key as the toolkit would. */
static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  settle (fixture);
  return handled;
}

/* In the middle of a node. */
static void
click (Fixture *fixture, char letter, int times)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->view));
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  double zoom = arn_zoom_view_get_zoom (ARN_ZOOM_VIEW (fixture->view));
  cairo_rectangle_t area;

  g_assert_true (arn_graph_scene_locate (fixture->scene, (ArnGraphKey) letter, &area));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", times,
                               (area.x + area.width / 2) * zoom - gtk_adjustment_get_value (across),
                               (area.y + area.height / 2) * zoom - gtk_adjustment_get_value (down));
    }
  settle (fixture);
}

static void
select_letter (Fixture *fixture, char letter)
{
  ArnSnapshot *snapshot = arn_session_get_snapshot (fixture->session);

  arn_session_select_object (fixture->session, sample_graph_find (snapshot, letter));
  settle (fixture);
}

static gboolean
is_shown (Fixture *fixture, char letter)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (fixture->scene);

  return layout && arn_graph_model_find (layout->model, (ArnGraphKey) letter) != ARN_NONE;
}

static char
centre_of (Fixture *fixture)
{
  const ArnGraphModel *model = arn_graph_scene_get_layout (fixture->scene)->model;

  return model->centre != ARN_NONE ? (char) model->nodes[model->centre].key : '-';
}

static char *
mode_of (Fixture *fixture)
{
  char *mode;

  g_object_get (fixture->page, "mode", &mode, NULL);
  return mode;
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);
  settle (fixture);
}

static void
test_click_selects_everywhere (Fixture *fixture, gconstpointer data)
{
  click (fixture, 'p', 1);
  g_assert_cmpuint (arn_session_get_selection (fixture->session)->serial, ==, 'p');
}

static void
test_selection_moves_the_cursor (Fixture *fixture, gconstpointer data)
{
  select_letter (fixture, 'b');
  g_assert_cmpuint (arn_graph_view_get_cursor (fixture->view), ==, 'b');
}

static void
test_keys_walk_and_collapse (Fixture *fixture, gconstpointer data)
{
  select_letter (fixture, 'p');
  g_assert_true (press (fixture, GDK_KEY_minus, 0));
  g_assert_false (is_shown (fixture, 't'));
  g_assert_true (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (is_shown (fixture, 't'));
  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (arn_session_get_selection (fixture->session)->serial, ==, 't');
}

static void
test_double_click_expands (Fixture *fixture, gconstpointer data)
{
  select_letter (fixture, 'p');
  press (fixture, GDK_KEY_minus, 0);
  click (fixture, 'p', 2);
  g_assert_true (is_shown (fixture, 't'));
}

static void
test_centre_and_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *around = NULL;
  g_autofree char *before = NULL;

  select_letter (fixture, 'p');
  g_assert_true (press (fixture, GDK_KEY_c, 0));
  around = mode_of (fixture);
  g_assert_cmpstr (around, ==, "neighbourhood");
  g_assert_cmpint (centre_of (fixture), ==, 'p');
  act (fixture, "graph.back");
  before = mode_of (fixture);
  g_assert_cmpstr (before, ==, "stack");
  act (fixture, "graph.forward");
  g_assert_cmpint (centre_of (fixture), ==, 'p');
}

static void
test_selecting_what_is_not_shown_recentres (Fixture *fixture, gconstpointer data)
{
  show_heap (fixture, "frame serve 60: head>a far>x\n" RING "x Node 'far'\n");
  select_letter (fixture, 't');
  act (fixture, "graph.centre");
  g_assert_false (is_shown (fixture, 'x'));
  select_letter (fixture, 'x');
  g_assert_cmpint (centre_of (fixture), ==, 'x');
}

static void
test_selecting_what_is_shown_does_not (Fixture *fixture, gconstpointer data)
{
  select_letter (fixture, 'p');
  act (fixture, "graph.centre");
  select_letter (fixture, 't');
  g_assert_cmpint (centre_of (fixture), ==, 'p');
}

static void
test_the_middle_stays_when_it_is_freed (Fixture *fixture, gconstpointer data)
{
  select_letter (fixture, 'a');
  act (fixture, "graph.centre");
  show_heap (fixture, "frame serve 61:\nq Node 'other'\n");
  g_assert_cmpint (centre_of (fixture), ==, 'a');
  g_assert_true (is_shown (fixture, 'b'));
}

static void
test_objects_stay_where_they_are_on_screen (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  double top = gtk_adjustment_get_value (down);
  cairo_rectangle_t before, after;

  g_assert_true (arn_graph_scene_locate (fixture->scene, 'b', &before));
  show_heap (fixture, "frame serve 61: head>a new>x\n" RING "x Node 'new'\n");
  g_assert_true (arn_graph_scene_locate (fixture->scene, 'b', &after));
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, top);
  g_assert_true (is_shown (fixture, 'x'));
}

static void
test_zoom_keys (Fixture *fixture, gconstpointer data)
{
  double zoom = arn_zoom_view_get_zoom (ARN_ZOOM_VIEW (fixture->view));

  g_assert_true (press (fixture, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_cmpfloat (arn_zoom_view_get_zoom (ARN_ZOOM_VIEW (fixture->view)), >, zoom);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_cmpfloat_with_epsilon (arn_zoom_view_get_zoom (ARN_ZOOM_VIEW (fixture->view)), zoom,
                                  0.001);
  /* Once all is to be seen, Escape is for others. */
  g_assert_false (press (fixture, GDK_KEY_Escape, 0));
}

static void
test_another_recording_starts_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();

  select_letter (fixture, 'p');
  act (fixture, "graph.centre");
  arn_session_set_recording (fixture->session, recording);
  settle (fixture);
  g_assert_null (arn_graph_scene_get_layout (fixture->scene));
  act (fixture, "graph.back");
  show_heap (fixture, "frame serve 60: head>a\n" RING);
  g_assert_null (arn_graph_scene_get_layout (fixture->scene));
}

#define ADD(name, test) g_test_add ("/views/graph/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
  ADD ("click-selects-everywhere", test_click_selects_everywhere);
  ADD ("selection-moves-the-cursor", test_selection_moves_the_cursor);
  ADD ("keys-walk-and-collapse", test_keys_walk_and_collapse);
  ADD ("double-click-expands", test_double_click_expands);
  ADD ("centre-and-back", test_centre_and_back);
  ADD ("selecting-what-is-not-shown-recentres", test_selecting_what_is_not_shown_recentres);
  ADD ("selecting-what-is-shown-does-not", test_selecting_what_is_shown_does_not);
  ADD ("the-middle-stays-when-it-is-freed", test_the_middle_stays_when_it_is_freed);
  ADD ("objects-stay-where-they-are-on-screen", test_objects_stay_where_they_are_on_screen);
  ADD ("zoom-keys", test_zoom_keys);
  ADD ("another-recording-starts-over", test_another_recording_starts_over);
  return g_test_run ();
}
