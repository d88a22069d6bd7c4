/* Every widget of the room can be made, shown and thrown away, and the simple ones do what they
 * say. A warning of the toolkit fails the test. */
#include <adwaita.h>

#include "arn-arena-page.h"
#include "arn-band-view.h"
#include "arn-bytes-renderer.h"
#include "arn-details-pane.h"
#include "arn-output-view.h"
#include "arn-snapshot-list.h"
#include "arn-source-view.h"
#include "arn-start-page.h"
#include "arn-views.h"
#include "arn-work-button.h"
#include "arn-wrap-box.h"
#include "sample-heap.h"

static ArnSession *
session_with_recording (void)
{
  ArnSession *session = arn_session_new ();
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  const ArnOutputChunk chunk = { .text = "hello\n", .length = (gsize) -1 };

  arn_recording_add_source (recording, "ring.py", "import gc\nprint (gc)\n");
  arn_recording_append_output (recording, &chunk);
  arn_recording_add_snapshot (recording, snapshot, "A mark", ARN_TAKEN_BY_MARK);
  arn_session_set_recording (session, recording);
  arn_session_set_snapshot (session, snapshot);
  arn_session_select_address (session, SAMPLE_NODE_0);
  return session;
}

static void
show_and_close (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 500);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_shows (gconstpointer data)
{
  GType type = (GType) GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_new (type, NULL);

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "session"))
    {
      g_autoptr (ArnSession) session = session_with_recording ();

      g_object_set (widget, "session", session, NULL);
    }
  show_and_close (widget);
}

static int
wrap_box_height (GtkWidget *box, int width)
{
  int height;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static void
test_wrap_box_goes_on_below (void)
{
  GtkWidget *box = g_object_ref_sink (arn_wrap_box_new (6, 4));

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (child, 100, 20);
      arn_wrap_box_append (ARN_WRAP_BOX (box), child);
    }
  g_assert_cmpint (wrap_box_height (box, 312), ==, 20);
  g_assert_cmpint (wrap_box_height (box, 311), ==, 44);
  g_assert_cmpint (wrap_box_height (box, 100), ==, 68);
  g_object_unref (box);
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_output_shows_what_is_printed (void)
{
  g_autoptr (ArnSession) session = session_with_recording ();
  GtkWidget *view =
      g_object_ref_sink (g_object_new (ARN_TYPE_OUTPUT_VIEW, "session", session, NULL));
  GtkWidget *text_view = find (view, GTK_TYPE_TEXT_VIEW);
  const ArnOutputChunk chunk = { .text = "again", .length = (gsize) -1 };
  g_autofree char *text = NULL;

  arn_recording_append_output (arn_session_get_recording (session), &chunk);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text_view)), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "hello\nagain");
  g_object_unref (view);
}

static void
test_bytes_of_a_line (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  GtkWidget *renderer = g_object_ref_sink (GTK_WIDGET (arn_bytes_renderer_new ()));

  arn_bytes_renderer_set_snapshot (ARN_BYTES_RENDERER (renderer), snapshot, "ring.py");
  g_assert_cmpuint (arn_bytes_renderer_get_line (ARN_BYTES_RENDERER (renderer), 12)->bytes, >, 0);
  g_assert_null (arn_bytes_renderer_get_line (ARN_BYTES_RENDERER (renderer), 11));
  g_assert_null (arn_bytes_renderer_get_line (ARN_BYTES_RENDERER (renderer), 100000));
  g_object_unref (renderer);
}

static void
test_profile_of_a_line (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  GtkWidget *widget = g_object_ref_sink (GTK_WIDGET (arn_bytes_renderer_new ()));
  ArnBytesRenderer *renderer = ARN_BYTES_RENDERER (widget);
  g_autofree char *plain = NULL;
  g_autofree char *profiled = NULL;

  arn_bytes_renderer_set_snapshot (renderer, snapshot, "ring.py");
  plain = arn_bytes_renderer_describe (renderer, 12);
  g_assert_null (strstr (plain, "Ran"));
  g_assert_cmpint (arn_bytes_renderer_get_width (renderer, ARN_BYTES_ALIVE), >, 0);
  g_assert_cmpint (arn_bytes_renderer_get_width (renderer, ARN_BYTES_TIMES), ==, 0);
  arn_bytes_renderer_set_profiled (renderer, TRUE);
  profiled = arn_bytes_renderer_describe (renderer, 12);
  g_assert_nonnull (strstr (profiled, "Ran 4 times"));
  g_assert_cmpint (arn_bytes_renderer_get_width (renderer, ARN_BYTES_TIMES), >, 0);
  g_assert_null (arn_bytes_renderer_describe (renderer, 11));
  g_object_unref (widget);
}

static void
test_details_row_selects (void)
{
  g_autoptr (ArnSession) session = session_with_recording ();
  GtkWidget *pane =
      g_object_ref_sink (g_object_new (ARN_TYPE_DETAILS_PANE, "session", session, NULL));
  GtkWidget *group = find (pane, g_type_from_name ("ArnDetailGroup"));
  const guint64 before = arn_session_get_selection (session)->address;

  g_assert_nonnull (group);
  g_signal_emit_by_name (group, "activate-object", arn_session_get_selection (session)->object + 1);
  g_assert_cmphex (arn_session_get_selection (session)->address, !=, before);
  g_object_unref (pane);
}

/* The widget below that is a button (or a menu button) with this tooltip. */
static GtkWidget *
find_by_tooltip (GtkWidget *widget, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_tooltip (child, tooltip);

      if (found)
        return found;
    }
  return NULL;
}

static void
test_work_is_shown_and_cancelled (void)
{
  g_autoptr (ArnSession) session = arn_session_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ArnWork) work = arn_work_new ("Digging…", cancellable);
  g_autoptr (ArnWork) other = arn_work_new ("Filling…", NULL);
  GtkWidget *button =
      g_object_ref_sink (g_object_new (ARN_TYPE_WORK_BUTTON, "session", session, NULL));
  GtkWidget *cancel;

  g_assert_false (gtk_widget_get_visible (button));
  arn_session_add_work (session, work);
  arn_session_add_work (session, other);
  while (!find_by_tooltip (button, "2 tasks"))
    g_main_context_iteration (NULL, TRUE);
  arn_work_end (other);
  g_assert_nonnull (find_by_tooltip (button, "Digging…"));
  cancel = find_by_tooltip (button, "Cancel");
  g_assert_true (gtk_widget_get_visible (cancel));
  g_signal_emit_by_name (cancel, "clicked");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  arn_work_end (work);
  g_assert_false (gtk_widget_get_visible (button));
  g_object_unref (button);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *path;
    GType type;
  } widgets[] = {
    { "/views/shows/arena-page", ARN_TYPE_ARENA_PAGE },
    { "/views/shows/band", ARN_TYPE_BAND_VIEW },
    { "/views/shows/details-pane", ARN_TYPE_DETAILS_PANE },
    { "/views/shows/output", ARN_TYPE_OUTPUT_VIEW },
    { "/views/shows/snapshots", ARN_TYPE_SNAPSHOT_LIST },
    { "/views/shows/source", ARN_TYPE_SOURCE_VIEW },
    { "/views/shows/start-page", ARN_TYPE_START_PAGE },
  };

  gtk_test_init (&argc, &argv, NULL);
  arn_views_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    g_test_add_data_func (widgets[i].path, GSIZE_TO_POINTER (widgets[i].type), test_shows);
  g_test_add_func ("/views/wrap-box/goes-on-below", test_wrap_box_goes_on_below);
  g_test_add_func ("/views/output/shows-what-is-printed", test_output_shows_what_is_printed);
  g_test_add_func ("/views/source/bytes-of-a-line", test_bytes_of_a_line);
  g_test_add_func ("/views/source/profile-of-a-line", test_profile_of_a_line);
  g_test_add_func ("/views/details/row-selects", test_details_row_selects);
  g_test_add_func ("/views/work/is-shown-and-cancelled", test_work_is_shown_and_cancelled);
  return g_test_run ();
}
