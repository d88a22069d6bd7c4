#include "arn-window-private.h"

#include <glib/gi18n.h>

#include "arn-number.h"
#include "arn-snapshot-builder.h"
#include "arn-step-words.h"

/* How often the map follows a running program, in milliseconds. */
#define ARN_WINDOW_MAP_INTERVAL 50

static const char *
arn_window_state_word (ArnWindow *self)
{
  if (!self->target)
    return _ ("File");
  if (self->past)
    return _ ("Past");
  if (self->capture && arn_target_get_state (self->target) != ARN_RUN_RUNNING)
    return _ ("Capturing…");
  switch (arn_target_get_state (self->target))
    {
    case ARN_RUN_READY:
      return _ ("Ready");
    case ARN_RUN_RUNNING:
      return _ ("Running");
    case ARN_RUN_PAUSED:
      return _ ("Paused");
    case ARN_RUN_FINISHED:
    case ARN_RUN_ENDED:
      return _ ("Finished");
    case ARN_RUN_FAILED:
      return _ ("Failed");
    }
  return "";
}

static const char *
arn_window_pause_sentence (ArnWindow *self)
{
  switch (arn_target_get_pause_reason (self->target))
    {
    case ARN_TARGET_PAUSE_MARK:
      return _ ("The program pauses itself here, so that you can look around. Run goes on.");
    case ARN_TARGET_PAUSE_PHASE:
      return arn_target_get_phase_sentence (self->target);
    case ARN_TARGET_PAUSE_ALLOCATION:
      return self->allocated;
    case ARN_TARGET_PAUSE_PERSON:
    case ARN_TARGET_PAUSE_STEP:
      return NULL;
    }
  return NULL;
}

/* What isn't obvious about the state, as a sentence; NULL: nothing to say. */
static const char *
arn_window_state_sentence (ArnWindow *self, const char **button, const char **action)
{
  *button = *action = NULL;
  if (self->past)
    {
      *button = _ ("Back to Now");
      *action = "win.back-to-now";
      return _ ("This is a snapshot of an earlier moment: it can be looked at, not run.");
    }
  if (!self->target)
    return NULL;
  switch (arn_target_get_state (self->target))
    {
    case ARN_RUN_FINISHED:
      *button = _ ("End Program");
      *action = "win.end-program";
      return _ ("The last line has run. The program has not ended yet, so that its memory can be "
                "looked at.");
    case ARN_RUN_ENDED:
      return _ ("The program has ended and all its memory went back. What is shown is its last "
                "state.");
    case ARN_RUN_PAUSED:
      return arn_window_pause_sentence (self);
    case ARN_RUN_READY:
    case ARN_RUN_RUNNING:
    case ARN_RUN_FAILED:
      return NULL;
    }
  return NULL;
}

static void
arn_window_update_state_bar (ArnWindow *self)
{
  const char *button, *action;
  const char *sentence = arn_window_state_sentence (self, &button, &action);

  if (sentence)
    gtk_label_set_label (self->state_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->state_button), button != NULL);
  if (button)
    {
      gtk_button_set_label (self->state_button, button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->state_button), action);
    }
  gtk_info_bar_set_revealed (self->state_bar, sentence != NULL);
}

void
arn_window_update_state (ArnWindow *self)
{
  ArnRunState state = self->target ? arn_target_get_state (self->target) : ARN_RUN_ENDED;
  guint line = self->target && !self->past ? arn_target_get_line (self->target) : 0;
  gboolean over = state == ARN_RUN_FINISHED || state == ARN_RUN_FAILED || state == ARN_RUN_ENDED;
  g_autofree char *word = NULL;

  if (line > 0 && !over && state != ARN_RUN_READY)
    /* Translators: the state of the program, and the line where it is */
    word = g_strdup_printf (_ ("%s · line %u"), arn_window_state_word (self), line);
  else
    word = g_strdup (arn_window_state_word (self));

  if (self->work)
    {
      ArnRunBar *bar = arn_work_view_get_run_bar (self->work);

      arn_run_bar_set_steers (bar, self->target != NULL);
      arn_run_bar_set_state (bar, word, state == ARN_RUN_RUNNING,
                             over && arn_session_get_map (self->session) != NULL);
      arn_source_view_set_line (arn_work_view_get_source_view (self->work), over ? 0 : line);
    }
  gtk_stack_set_visible_child_name (self->content, arn_window_is_empty (self) ? "start" : "work");
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher_title,
                                                     !arn_window_is_empty (self));
  arn_window_update_state_bar (self);
  arn_window_update_actions (self);
  arn_window_update_toggles (self);
}

void
arn_window_update_figures (ArnWindow *self)
{
  ArnSnapshot *map = arn_session_get_map (self->session);

  if (self->work)
    arn_run_bar_set_figures (arn_work_view_get_run_bar (self->work),
                             map ? arn_snapshot_get_heap (map) : NULL);
}

/* Whether the pulse shows a later state of the heap than the full snapshot does. */
static gboolean
arn_window_pulse_is_news (ArnWindow *self)
{
  ArnSnapshot *snapshot = arn_target_get_snapshot (self->target);
  const ArnHeapFigures *new = &arn_target_get_pulse (self->target)->heap, *old;

  if (!snapshot)
    return TRUE;
  old = arn_snapshot_get_heap (snapshot);
  return new->instructions != old->instructions ||
         memcmp (new->collections, old->collections, sizeof new->collections) != 0;
}

/* The map follows the newest pulse, but not more often than an eye does. */
static gboolean
arn_window_show_pulse (gpointer data)
{
  ArnWindow *self = data;
  g_autoptr (ArnSnapshot) map = NULL;

  self->map_timeout = 0;
  if (self->past || !arn_window_pulse_is_news (self))
    return G_SOURCE_REMOVE;
  map = arn_snapshot_new_from_pulse (arn_target_get_pulse (self->target));
  arn_session_set_map (self->session, map);
  return G_SOURCE_REMOVE;
}

static void
arn_window_pulse (ArnWindow *self)
{
  if (!self->past)
    arn_run_bar_set_figures (arn_work_view_get_run_bar (self->work),
                             &arn_target_get_pulse (self->target)->heap);
  if (self->map_timeout == 0)
    self->map_timeout = g_timeout_add (ARN_WINDOW_MAP_INTERVAL, arn_window_show_pulse, self);
}

static void
arn_window_snapshot_taken (ArnWindow *self, ArnSnapshot *snapshot, gboolean asked_for)
{
  if (!self->past)
    arn_session_set_snapshot (self->session, snapshot);
  g_clear_pointer (&self->allocated, g_free);
  if (arn_target_get_pause_reason (self->target) == ARN_TARGET_PAUSE_ALLOCATION)
    {
      self->allocated =
          arn_step_describe_allocations (snapshot, arn_target_get_step_serial (self->target));
      arn_window_update_state_bar (self);
    }
  if (asked_for)
    {
      g_autofree char *bytes = arn_number_bytes (arn_snapshot_get_size (snapshot));
      g_autofree char *text = g_strdup_printf (_ ("Snapshot taken, %s"), bytes);

      arn_window_show_toast (self, text);
    }
}

static void
arn_window_collection (
    ArnWindow *self, guint generation, guint64 collected, guint64 uncollectable, gboolean asked_for)
{
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (!asked_for)
    return;
  count = arn_number_count (collected);
  text = g_strdup_printf (ngettext ("Generation %u collected: %s unreachable object",
                                    "Generation %u collected: %s unreachable objects",
                                    (gulong) collected),
                          generation, count);
  arn_window_show_toast (self, text);
}

/* Each refusal stands under its line. */
static void
arn_window_show_problems (ArnWindow *self)
{
  ArnSourceView *view = arn_work_view_get_source_view (self->work);
  gboolean elsewhere = FALSE;
  guint n;
  const ArnTargetProblem *problems = arn_target_get_problems (self->target, &n);
  g_autofree char *sentence = NULL;

  arn_source_view_clear_problems (view);
  for (guint i = 0; i < n; i++)
    {
      arn_source_view_add_problem (view, problems[i].line, problems[i].column, problems[i].message);
      elsewhere = elsewhere || problems[i].is_module;
    }
  if (elsewhere)
    arn_source_view_show_elsewhere (view);
  sentence = g_strdup_printf (ngettext ("The program does not run here for %u reason: it stands in "
                                        "the source, where it can be edited.",
                                        "The program does not run here for %u reasons: they stand "
                                        "in the source, where it can be edited.",
                                        n),
                              n);
  arn_window_show_error (self, sentence);
  arn_work_view_set_source_shown (self->work, TRUE);
  arn_work_view_set_left_page (self->work, "source");
}

static void
arn_window_failed (ArnWindow *self, const GError *error)
{
  guint line = arn_target_get_error_line (self->target);
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, ARN_TARGET_ERROR, ARN_TARGET_ERROR_REFUSED))
    {
      arn_window_show_problems (self);
      return;
    }
  if (line > 0)
    sentence = g_strdup_printf (_ ("Line %u: %s"), line, error->message);
  arn_window_show_error (self, sentence ? sentence : error->message);
  arn_work_view_set_left_page (self->work, "output");
}

static void
arn_window_target_state (ArnWindow *self)
{
  ArnRunState state = arn_target_get_state (self->target);

  if (state != ARN_RUN_FAILED)
    gtk_info_bar_set_revealed (self->error_bar, FALSE);
  if (state == ARN_RUN_READY && self->run_when_ready)
    {
      self->run_when_ready = FALSE;
      arn_target_run (self->target);
    }
  arn_window_update_state (self);
}

static void
arn_window_target_line (ArnWindow *self)
{
  arn_window_update_state (self);
}

static void
arn_window_cancel_capture (ArnWindow *self)
{
  if (self->target)
    arn_target_cancel_capture (self->target);
}

static void
arn_window_end_capture (ArnWindow *self)
{
  if (self->capture)
    arn_work_end (self->capture);
  g_clear_object (&self->capture);
}

/* Shown only once it takes long. */
static void
arn_window_target_capture (ArnWindow *self)
{
  double share = arn_target_get_capture (self->target);
  gboolean shown = self->capture != NULL;

  if (share > 0)
    {
      if (!self->capture)
        {
          g_autoptr (GCancellable) cancellable = g_cancellable_new ();

          g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (arn_window_cancel_capture),
                                   self, G_CONNECT_SWAPPED);
          self->capture = arn_window_begin_work (self, _ ("Taking a snapshot…"), cancellable);
        }
      arn_work_set_fraction (self->capture, share);
    }
  else
    arn_window_end_capture (self);
  if (shown != (self->capture != NULL))
    arn_window_update_state (self);
}

static void
arn_window_target_recording (ArnWindow *self)
{
  g_clear_pointer (&self->path, g_free);
  self->past = FALSE;
  arn_session_set_recording (self->session, arn_target_get_recording (self->target));
}

static void
arn_window_target_automatic (ArnWindow *self)
{
  arn_window_set_action_state (self, "automatic",
                               g_variant_new_boolean (arn_target_get_automatic (self->target)));
}

void
arn_window_show_past (ArnWindow *self, ArnSnapshot *snapshot)
{
  self->past = self->target != NULL;
  arn_session_set_snapshot (self->session, snapshot);
  arn_window_update_state (self);
}

void
arn_window_back_to_now (ArnWindow *self)
{
  if (!self->past)
    return;
  self->past = FALSE;
  arn_session_set_snapshot (self->session, arn_target_get_snapshot (self->target));
  arn_window_update_state (self);
}

void
arn_window_forget_target (ArnWindow *self)
{
  g_clear_handle_id (&self->map_timeout, g_source_remove);
  arn_window_end_capture (self);
  if (self->target_signals)
    g_signal_group_set_target (self->target_signals, NULL);
  g_clear_object (&self->target);
  self->past = FALSE;
}

static void
arn_window_set_title_text (ArnWindow *self, const char *title)
{
  g_autofree char *full = title ? g_strdup_printf (_ ("%s – Arenarium"), title) : NULL;

  adw_view_switcher_title_set_title (self->switcher_title, title ? title : _ ("Arenarium"));
  gtk_window_set_title (GTK_WINDOW (self), full ? full : _ ("Arenarium"));
}

void
arn_window_set_target (ArnWindow *self, ArnTarget *target, const char *title)
{
  const GError *error;

  g_return_if_fail (ARN_IS_WINDOW (self));
  g_return_if_fail (ARN_IS_TARGET (target));

  arn_window_need_work (self);
  arn_window_forget_target (self);
  self->target = g_object_ref (target);
  arn_recording_set_title (arn_target_get_recording (target), title);
  arn_window_set_title_text (self, title);
  arn_source_view_clear_problems (arn_work_view_get_source_view (self->work));
  arn_window_reset_collect (self);
  arn_window_target_recording (self);
  arn_session_set_snapshot (self->session, arn_target_get_snapshot (target));
  g_signal_group_set_target (self->target_signals, target);
  arn_window_update_source (self);
  arn_window_target_automatic (self);
  arn_window_target_state (self);
  error = arn_target_get_error (target);
  if (error)
    arn_window_failed (self, error);
}

void
arn_window_set_recording (ArnWindow *self, ArnRecording *recording, const char *title)
{
  GListModel *snapshots;
  guint n;

  g_return_if_fail (ARN_IS_WINDOW (self));

  arn_window_need_work (self);
  arn_window_forget_target (self);
  arn_window_forget_source (self);
  arn_window_update_source (self);
  arn_window_reset_collect (self);
  g_clear_pointer (&self->path, g_free);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  arn_window_set_title_text (self, title);
  arn_source_view_clear_problems (arn_work_view_get_source_view (self->work));
  arn_session_set_recording (self->session, recording);
  arn_window_update_state (self);
  if (!recording)
    return;

  /* A file opens at its last moment. */
  snapshots = arn_recording_get_snapshots (recording);
  n = g_list_model_get_n_items (snapshots);
  if (n > 0)
    {
      g_autoptr (ArnSnapshotItem) last = g_list_model_get_item (snapshots, n - 1);

      arn_window_load_snapshot (self, last);
    }
}

void
arn_window_init_target (ArnWindow *self)
{
  GSignalGroup *group = g_signal_group_new (ARN_TYPE_TARGET);

  g_signal_group_connect_swapped (group, "notify::state", G_CALLBACK (arn_window_target_state),
                                  self);
  g_signal_group_connect_swapped (group, "notify::line", G_CALLBACK (arn_window_target_line), self);
  g_signal_group_connect_swapped (group, "notify::capture", G_CALLBACK (arn_window_target_capture),
                                  self);
  g_signal_group_connect_swapped (group, "notify::recording",
                                  G_CALLBACK (arn_window_target_recording), self);
  g_signal_group_connect_swapped (group, "notify::automatic",
                                  G_CALLBACK (arn_window_target_automatic), self);
  g_signal_group_connect_swapped (group, "pulse", G_CALLBACK (arn_window_pulse), self);
  g_signal_group_connect_swapped (group, "snapshot-taken", G_CALLBACK (arn_window_snapshot_taken),
                                  self);
  g_signal_group_connect_swapped (group, "collection", G_CALLBACK (arn_window_collection), self);
  g_signal_group_connect_swapped (group, "failed", G_CALLBACK (arn_window_failed), self);
  self->target_signals = group;
  g_signal_connect_object (self->session, "notify::map", G_CALLBACK (arn_window_update_figures),
                           self, G_CONNECT_SWAPPED);
  arn_window_update_figures (self);
}
