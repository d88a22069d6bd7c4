/* The timeline and the chart beside the table: keys and clicks choose, zoom is shared. */
#include <adwaita.h>

#include "arn-timeline.h"
#include "arn-views.h"
#include "sample-run.h"

typedef struct
{
  ArnSession *session;
  GtkWidget *window;
  ArnTimeline *timeline;
  ArnChartView *strip, *chart;
  guint pin;        /* number of the snapshot chosen last */
  guint collection; /* chosen last */
  guint activated;
} Fixture;

static void
on_snapshot (ArnTimeline *timeline, ArnSnapshotItem *item, Fixture *fixture)
{
  fixture->pin = arn_snapshot_item_get_number (item);
}

static void
on_collection (ArnChartView *view, guint collection, Fixture *fixture)
{
  fixture->collection = collection;
}

static void
on_activated (ArnChartView *view, guint collection, Fixture *fixture)
{
  fixture->activated = collection;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->session = arn_session_new ();
  arn_session_set_recording (fixture->session, recording);
  fixture->timeline = g_object_new (ARN_TYPE_TIMELINE, "session", fixture->session, NULL);
  fixture->strip = arn_timeline_get_view (fixture->timeline);
  fixture->chart =
      g_object_new (ARN_TYPE_CHART_VIEW, "session", fixture->session, "vexpand", TRUE, NULL);
  g_signal_connect (fixture->timeline, "snapshot-chosen", G_CALLBACK (on_snapshot), fixture);
  g_signal_connect (fixture->chart, "collection-chosen", G_CALLBACK (on_collection), fixture);
  g_signal_connect (fixture->chart, "collection-activated", G_CALLBACK (on_activated), fixture);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->chart));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->timeline));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 760, 420);
  gtk_window_present (GTK_WINDOW (fixture->window));
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
press (ArnChartView *view, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
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
click (ArnChartView *view, const ArnChartHit *hit, int n)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));
  cairo_rectangle_t area;

  g_assert_true (arn_chart_scene_locate (arn_chart_view_get_scene (view), hit,
                                         gtk_widget_get_width (GTK_WIDGET (view)),
                                         gtk_widget_get_height (GTK_WIDGET (view)), &area));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", n, area.x + area.width / 2,
                               hit->thing == ARN_CHART_PIN ? 5 : area.y + 1);
    }
}

static void
test_is_seen (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->timeline)), >=, 60);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->strip)), >, 600);
}

static void
test_keys_choose_a_pin (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture->strip, GDK_KEY_Right));
  g_assert_true (press (fixture->strip, GDK_KEY_Right));
  g_assert_cmpuint (fixture->pin, ==, 0);
  g_assert_true (press (fixture->strip, GDK_KEY_Return));
  g_assert_cmpuint (fixture->pin, ==, 2);
  g_assert_true (press (fixture->strip, GDK_KEY_Left));
  g_assert_true (press (fixture->strip, GDK_KEY_Return));
  g_assert_cmpuint (fixture->pin, ==, 1);
  g_assert_true (press (fixture->strip, GDK_KEY_End));
  g_assert_true (press (fixture->strip, GDK_KEY_Return));
  g_assert_cmpuint (fixture->pin, ==, 2);
}

static void
test_click_chooses_a_pin (Fixture *fixture, gconstpointer data)
{
  click (fixture->strip, &(ArnChartHit){ ARN_CHART_PIN, 480000000, 0 }, 1);
  g_assert_cmpuint (fixture->pin, ==, 1);
}

static void
test_keys_walk_collections (Fixture *fixture, gconstpointer data)
{
  g_assert_true (press (fixture->chart, GDK_KEY_Home));
  g_assert_true (press (fixture->chart, GDK_KEY_Right));
  g_assert_cmpuint (fixture->collection, ==, 1);
  g_assert_true (press (fixture->chart, GDK_KEY_Return));
  g_assert_cmpuint (fixture->activated, ==, 1);
  g_assert_true (press (fixture->chart, GDK_KEY_End));
  g_assert_cmpuint (fixture->collection, ==, 72);
}

static void
test_double_click_activates (Fixture *fixture, gconstpointer data)
{
  ArnChartScene *scene = arn_chart_view_get_scene (fixture->chart);
  const ArnChartHit hit = { ARN_CHART_COLLECTION, arn_chart_scene_get_collection (scene, 30)->time,
                            30 };

  click (fixture->chart, &hit, 1);
  g_assert_cmpuint (fixture->collection, ==, 30);
  g_assert_cmpuint (fixture->activated, ==, 0);
  click (fixture->chart, &hit, 2);
  g_assert_cmpuint (fixture->activated, ==, 30);
}

/* What is zoomed in one is zoomed in the other; Escape shows the whole again, then lets go. */
static void
test_zoom_is_shared (Fixture *fixture, gconstpointer data)
{
  ArnTimeSpan *span = arn_session_get_span (fixture->session);

  g_assert_true (arn_chart_scene_get_span (arn_chart_view_get_scene (fixture->chart)) == span);
  g_assert_true (arn_chart_scene_get_span (arn_chart_view_get_scene (fixture->strip)) == span);
  g_assert_true (press (fixture->strip, GDK_KEY_plus));
  g_assert_false (arn_time_span_is_whole (span));
  g_assert_true (press (fixture->chart, GDK_KEY_Escape));
  g_assert_true (arn_time_span_is_whole (span));
  g_assert_false (press (fixture->chart, GDK_KEY_Escape));
}

/* A pin out of sight comes into sight when the keys go there. */
static void
test_keys_scroll (Fixture *fixture, gconstpointer data)
{
  ArnTimeSpan *span = arn_session_get_span (fixture->session);

  arn_time_span_zoom (span, 8, 0);
  g_assert_cmpuint (arn_time_span_get_to (span), <, SAMPLE_RUN_END / 2);
  g_assert_true (press (fixture->strip, GDK_KEY_End));
  g_assert_cmpuint (arn_time_span_get_to (span), >=, SAMPLE_RUN_END);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
  g_test_add ("/views/timeline/is-seen", Fixture, NULL, set_up, test_is_seen, tear_down);
  g_test_add ("/views/timeline/keys-choose-a-pin", Fixture, NULL, set_up, test_keys_choose_a_pin,
              tear_down);
  g_test_add ("/views/timeline/click-chooses-a-pin", Fixture, NULL, set_up,
              test_click_chooses_a_pin, tear_down);
  g_test_add ("/views/timeline/keys-walk-collections", Fixture, NULL, set_up,
              test_keys_walk_collections, tear_down);
  g_test_add ("/views/timeline/double-click-activates", Fixture, NULL, set_up,
              test_double_click_activates, tear_down);
  g_test_add ("/views/timeline/zoom-is-shared", Fixture, NULL, set_up, test_zoom_is_shared,
              tear_down);
  g_test_add ("/views/timeline/keys-scroll", Fixture, NULL, set_up, test_keys_scroll, tear_down);
  return g_test_run ();
}
