/* The window with a target that has no engine (fake-target.c): states, what may be done in each,
 * what is said, and what stays when things change. */
#include <glib/gstdio.h>

#include "arn-application.h"
#include "arn-file.h"
#include "arn-window-private.h"

static GApplication *application;

typedef struct
{
  ArnWindow *window;
  ArnTarget *target;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const ArnRunSettings settings = { .trace_depth = 1 };

  fixture->window = arn_window_new (ADW_APPLICATION (application));
  fixture->target = arn_target_new_for_workload (data, "program.py", &settings, 0);
  arn_window_set_target (fixture->window, fixture->target, "Program");
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->target);
}

static void
wait_for (Fixture *fixture, ArnRunState state)
{
  while (arn_target_get_state (fixture->target) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
act (Fixture *fixture, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), name, NULL);
}

static gboolean
can (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

static void
test_ready (Fixture *fixture, gconstpointer data)
{
  g_assert_true (can (fixture, "run"));
  g_assert_true (can (fixture, "step"));
  g_assert_false (can (fixture, "pause"));
  g_assert_false (can (fixture, "stop"));
  g_assert_false (can (fixture, "collect"));
  g_assert_false (can (fixture, "snapshot"));
}

static void
test_runs_to_mark_and_end (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  g_assert_cmpint (arn_target_get_state (fixture->target), ==, ARN_RUN_RUNNING);
  g_assert_true (can (fixture, "pause"));
  wait_for (fixture, ARN_RUN_PAUSED);
  g_assert_true (can (fixture, "collect"));
  g_assert_true (gtk_info_bar_get_revealed (fixture->window->state_bar));
  g_assert_nonnull (arn_session_get_snapshot (arn_window_get_session (fixture->window)));
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_FINISHED);
  g_assert_true (can (fixture, "end-program"));
  act (fixture, "end-program");
  g_assert_false (can (fixture, "collect"));
  g_assert_true (can (fixture, "run"));
}

static void
test_runs_again_from_the_start (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_FINISHED);
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  g_assert_cmpuint (g_list_model_get_n_items (arn_recording_get_snapshots (
                        arn_session_get_recording (arn_window_get_session (fixture->window)))),
                    ==, 1);
}

static void
test_endless_can_be_stopped (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (can (fixture, "pause"));
  act (fixture, "pause");
  g_assert_cmpint (arn_target_get_state (fixture->target), ==, ARN_RUN_PAUSED);
  act (fixture, "stop");
  g_assert_cmpint (arn_target_get_state (fixture->target), ==, ARN_RUN_ENDED);
}

static void
test_failure_is_said (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_FAILED);
  g_assert_true (gtk_info_bar_get_revealed (fixture->window->error_bar));
  g_assert_nonnull (
      strstr (gtk_label_get_label (fixture->window->error_label), "ZeroDivisionError"));
  g_assert_cmpstr (arn_work_view_get_left_page (fixture->window->work), ==, "output");
  g_assert_true (can (fixture, "collect"));
}

static void
test_refused_cannot_run (Fixture *fixture, gconstpointer data)
{
  g_assert_true (gtk_info_bar_get_revealed (fixture->window->error_bar));
  g_assert_false (can (fixture, "run"));
  g_assert_false (can (fixture, "step"));
}

/* The text view of the source, for who types. */
static GtkTextBuffer *
find_source (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (arn_work_view_get_source_view (fixture->window->work));

  return gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (gtk_widget_get_template_child (view, ARN_TYPE_SOURCE_VIEW, "view")));
}

static gboolean
is_revealed (Fixture *fixture, const char *name)
{
  GtkWidget *view = GTK_WIDGET (arn_work_view_get_source_view (fixture->window->work));

  return gtk_revealer_get_reveal_child (
      GTK_REVEALER (gtk_widget_get_template_child (view, ARN_TYPE_SOURCE_VIEW, name)));
}

static void
test_refused_says_where_it_runs (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_revealed (fixture, "elsewhere"));
  g_assert_cmpstr (arn_work_view_get_left_page (fixture->window->work), ==, "source");
}

static void
test_refused_can_be_mended (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (find_source (fixture), "x = 1\ny = 2\n", -1);
  g_assert_true (is_revealed (fixture, "edit_bar"));
  g_assert_true (can (fixture, "run"));
  act (fixture, "run");
  g_assert_false (is_revealed (fixture, "elsewhere"));
  g_assert_false (is_revealed (fixture, "edit_bar"));
  g_assert_cmpstr (arn_recording_get_source_text (
                       arn_session_get_recording (arn_window_get_session (fixture->window)), 0),
                   ==, "x = 1\ny = 2\n");
}

static void
test_edited_text_is_not_lost (Fixture *fixture, gconstpointer data)
{
  arn_window_set_source (fixture->window, NULL, "x = 1\n");
  gtk_text_buffer_set_text (find_source (fixture), "x = 2\n", -1);
  g_assert_true (arn_window_has_unsaved_source (fixture->window));
  /* Also once it runs: a run is no file. */
  act (fixture, "run-edited");
  g_assert_true (arn_window_has_unsaved_source (fixture->window));
  arn_window_set_source (fixture->window, NULL, "x = 2\n");
  g_assert_false (arn_window_has_unsaved_source (fixture->window));
}

static void
test_lines_are_profiled_on_request (Fixture *fixture, gconstpointer data)
{
  g_assert_false (arn_target_get_profiles_lines (fixture->target));
  act (fixture, "profile-lines");
  g_assert_true (arn_target_get_profiles_lines (fixture->target));
  act (fixture, "profile-lines");
  g_assert_false (arn_target_get_profiles_lines (fixture->target));
}

static void
test_past_and_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ArnSnapshotItem) item = NULL;
  ArnSession *session = arn_window_get_session (fixture->window);

  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  act (fixture, "step");
  item =
      g_list_model_get_item (arn_recording_get_snapshots (arn_session_get_recording (session)), 0);
  g_signal_emit_by_name (fixture->window->work, "snapshot-chosen", item);
  while (!can (fixture, "back-to-now"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (arn_session_get_snapshot (session) == arn_snapshot_item_peek (item));
  g_assert_false (can (fixture, "run"));
  g_assert_false (can (fixture, "collect"));
  act (fixture, "back-to-now");
  g_assert_true (arn_session_get_snapshot (session) == arn_target_get_snapshot (fixture->target));
  g_assert_true (can (fixture, "run"));
}

static char *
compared_with (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "compare");

  return g_variant_dup_string (state, NULL);
}

static void
test_compares_with_snapshot (Fixture *fixture, gconstpointer data)
{
  ArnSession *session = arn_window_get_session (fixture->window);
  g_autofree char *chosen = NULL, *ended = NULL;

  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.compare", "s", "1");
  while (!arn_session_get_baseline (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (arn_session_get_baseline_name (session), ==, "1 · At the mark");
  g_assert_false (arn_session_is_baseline_foreign (session));
  chosen = compared_with (fixture);
  g_assert_cmpstr (chosen, ==, "1");
  arn_session_set_baseline (session, NULL, NULL, FALSE);
  ended = compared_with (fixture);
  g_assert_cmpstr (ended, ==, "");
}

static void
test_compares_with_file (Fixture *fixture, gconstpointer data)
{
  ArnSession *session = arn_window_get_session (fixture->window);
  g_autofree char *folder = g_dir_make_tmp ("arenarium-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "before.arenarium", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  arn_recording_save (arn_session_get_recording (session), path, NULL, &error);
  g_assert_no_error (error);
  arn_window_compare_with_file (fixture->window, file);
  while (!arn_session_get_baseline (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (arn_session_is_baseline_foreign (session));
  g_assert_cmpstr (arn_session_get_baseline_name (session), ==, "before.arenarium");
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_compared_file_is_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.arenarium");

  arn_window_compare_with_file (fixture->window, file);
  while (!gtk_info_bar_get_revealed (fixture->window->error_bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (arn_session_get_baseline (arn_window_get_session (fixture->window)));
}

static void
test_asks_only_about_own_snapshots (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  g_assert_false (arn_window_ask_before_closing (fixture->window));
  act (fixture, "snapshot");
  g_assert_true (arn_window_ask_before_closing (fixture->window));
}

static void
test_panes_toggle (Fixture *fixture, gconstpointer data)
{
  gboolean before = arn_work_view_get_source_shown (fixture->window->work);

  act (fixture, "source");
  g_assert_true (arn_work_view_get_source_shown (fixture->window->work) != before);
  act (fixture, "source");
  g_assert_true (arn_work_view_get_source_shown (fixture->window->work) == before);
}

static void
test_thresholds_are_set (Fixture *fixture, gconstpointer data)
{
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  arn_target_set_thresholds (fixture->target, 100, 5, 5);
  g_assert_cmpuint (arn_target_get_pulse (fixture->target)->heap.generation_threshold[0], ==, 100);
  act (fixture, "thresholds");
}

static void
show_dialog (gconstpointer data)
{
  const char *action = data;
  ArnWindow *window = arn_window_new (ADW_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  if (g_str_has_prefix (action, "app."))
    g_action_group_activate_action (G_ACTION_GROUP (application), action + 4, NULL);
  else
    g_action_group_activate_action (G_ACTION_GROUP (window), action + 4, NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), >, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_opens_sample (void)
{
  ArnWindow *window = arn_window_new (ADW_APPLICATION (application));

  g_assert_true (arn_window_is_empty (window));
  arn_window_open_sample (window, "two-nodes", FALSE);
  g_assert_false (arn_window_is_empty (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Panes lie over the view below 1100 pixels; with them beside it, it has to get there. */
static void
test_becomes_narrow_enough_to_fold (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "arenas", "objects", "graph", "generations", "allocations" };

  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      int minimum;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", pages[i]);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
      gtk_widget_measure (GTK_WIDGET (fixture->window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                          NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 1100);
    }
}

static void
test_missing_file_is_said (void)
{
  ArnWindow *window = arn_window_new (ADW_APPLICATION (application));
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all.py");

  arn_window_open_file (window, file);
  g_assert_true (gtk_info_bar_get_revealed (window->error_bar));
  g_assert_true (arn_window_is_empty (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GVariant *
state_of (Fixture *fixture, const char *name)
{
  return g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), name);
}

/* Before the run as well; the window says where, and a new program begins without. */
static void
test_collects_at_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) state = NULL, later = NULL;
  g_autofree char *text = NULL;
  guint n;

  g_assert_true (can (fixture, "collect-at"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.collect-at", "(ui)", 1u, 2);
  state = state_of (fixture, "collect-at");
  text = g_variant_print (state, FALSE);
  g_assert_cmpstr (text, ==, "[(1, 2)]");
  g_assert_cmpint (arn_target_get_collect_lines (fixture->target, &n)[0].generation, ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.collect-at", "(ui)", 1u, -1);
  later = state_of (fixture, "collect-at");
  g_assert_cmpuint (g_variant_n_children (later), ==, 0);
}

static void
test_collects_by_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) before = state_of (fixture, "collect-every");
  g_autoptr (GVariant) after = NULL, ended = NULL;

  g_assert_cmpuint (g_variant_get_uint32 (before), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.collect-every", "u", 5u);
  after = state_of (fixture, "collect-every");
  g_assert_cmpuint (g_variant_get_uint32 (after), ==, 5);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.collect-every", "u", 0u);
  ended = state_of (fixture, "collect-every");
  g_assert_cmpuint (g_variant_get_uint32 (ended), ==, 0);
}

/* Thresholds belong to a heap. */
static void
test_sets_thresholds (Fixture *fixture, gconstpointer data)
{
  g_assert_false (can (fixture, "set-thresholds"));
  act (fixture, "run");
  wait_for (fixture, ARN_RUN_PAUSED);
  g_assert_true (can (fixture, "set-thresholds"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.set-thresholds", "(iii)", 50, 4,
                              3);
  g_assert_cmpuint (arn_target_get_pulse (fixture->target)->heap.generation_threshold[0], ==, 50);
  g_assert_cmpuint (arn_target_get_pulse (fixture->target)->heap.generation_threshold[2], ==, 3);
}

int
main (int argc, char **argv)
{
  g_autoptr (ArnApplication) app = NULL;

  gtk_test_init (&argc, &argv, NULL);
  app = arn_application_new ();
  application = G_APPLICATION (app);
  g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (application, NULL, NULL));

#define ADD(path, program, function)                                                               \
  g_test_add (path, Fixture, program, set_up, function, tear_down)
  ADD ("/app/window/ready", "mark", test_ready);
  ADD ("/app/window/runs-to-mark-and-end", "mark", test_runs_to_mark_and_end);
  ADD ("/app/window/runs-again", "mark", test_runs_again_from_the_start);
  ADD ("/app/window/endless-can-be-stopped", "endless", test_endless_can_be_stopped);
  ADD ("/app/window/failure-is-said", "raise", test_failure_is_said);
  ADD ("/app/window/refused-cannot-run", "refuse", test_refused_cannot_run);
  ADD ("/app/window/refused-says-where-it-runs", "refuse", test_refused_says_where_it_runs);
  ADD ("/app/window/refused-can-be-mended", "refuse", test_refused_can_be_mended);
  ADD ("/app/window/edited-text-is-not-lost", "x = 1\n", test_edited_text_is_not_lost);
  ADD ("/app/window/lines-are-profiled-on-request", "x = 1\n", test_lines_are_profiled_on_request);
  ADD ("/app/window/past-and-back", "mark", test_past_and_back);
  ADD ("/app/window/compares-with-snapshot", "mark", test_compares_with_snapshot);
  ADD ("/app/window/compares-with-file", "mark", test_compares_with_file);
  ADD ("/app/window/compared-file-is-missing", "mark", test_compared_file_is_missing);
  ADD ("/app/window/asks-only-about-own-snapshots", "mark", test_asks_only_about_own_snapshots);
  ADD ("/app/window/panes-toggle", "mark", test_panes_toggle);
  ADD ("/app/window/becomes-narrow-enough-to-fold", "mark", test_becomes_narrow_enough_to_fold);
  ADD ("/app/window/thresholds", "mark", test_thresholds_are_set);
  ADD ("/app/window/sets-thresholds", "mark", test_sets_thresholds);
  ADD ("/app/window/collects-at-lines", "mark", test_collects_at_lines);
  ADD ("/app/window/collects-by-time", "mark", test_collects_by_time);
#undef ADD
  g_test_add_data_func ("/app/window/shows-preferences", "app.preferences", show_dialog);
  g_test_add_data_func ("/app/window/shows-help", "app.help", show_dialog);
  g_test_add_data_func ("/app/window/shows-guide", "app.guide", show_dialog);
  g_test_add_data_func ("/app/window/shows-shortcuts", "win.show-help-overlay", show_dialog);
  g_test_add_data_func ("/app/window/shows-about", "app.about", show_dialog);
  g_test_add_func ("/app/window/opens-sample", test_opens_sample);
  g_test_add_func ("/app/window/missing-file-is-said", test_missing_file_is_said);
  return g_test_run ();
}
