/* The program's text: edited in the source view, run again, saved, and read anew when another
 * program changed its file. */
#include "arn-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* --- What is saved --- */

/* What stands in the source view. (transfer full) */
static char *
arn_window_get_source (ArnWindow *self)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  char *edited = self->work
                     ? arn_source_view_get_edited_text (arn_work_view_get_source_view (self->work))
                     : NULL;

  if (edited)
    return edited;
  return recording && arn_recording_get_n_sources (recording) > 0
             ? g_strdup (arn_recording_get_source_text (recording, 0))
             : NULL;
}

gboolean
arn_window_has_unsaved_source (ArnWindow *self)
{
  g_autofree char *text = arn_window_get_source (self);

  return self->target && self->source_saved && text && strcmp (text, self->source_saved) != 0;
}

static void
arn_window_source_file_changed (
    ArnWindow *self, GFile *file, GFile *other, GFileMonitorEvent event, GFileMonitor *monitor)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;
  AdwToast *toast;

  if (event != G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT ||
      !g_file_get_contents (self->source_path, &text, NULL, NULL) ||
      g_strcmp0 (text, self->source_saved) == 0)
    return;
  name = g_path_get_basename (self->source_path);
  sentence = g_strdup_printf (_ ("“%s” changed on disk"), name);
  toast = adw_toast_new (sentence);
  adw_toast_set_button_label (toast, _ ("Reload"));
  adw_toast_set_action_name (toast, "win.reload-source");
  adw_toast_set_timeout (toast, 0);
  arn_work_view_add_toast (self->work, toast);
}

void
arn_window_set_source (ArnWindow *self, const char *path, const char *text)
{
  char *own_path = g_strdup (path), *own_text = g_strdup (text);

  g_clear_object (&self->source_monitor);
  g_free (self->source_path);
  g_free (self->source_saved);
  self->source_path = own_path;
  self->source_saved = own_text;
  if (path)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      self->source_monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
    }
  if (self->source_monitor)
    g_signal_connect_object (self->source_monitor, "changed",
                             G_CALLBACK (arn_window_source_file_changed), self, G_CONNECT_SWAPPED);
}

/* --- Running --- */

static void
arn_window_start_over (ArnWindow *self, const char *text, gboolean run)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  g_autofree char *title = g_strdup (arn_recording_get_title (recording));
  g_autofree char *file = g_strdup (
      self->source_path ? self->source_path : arn_recording_get_source_file (recording, 0));
  g_autoptr (ArnTarget) target =
      arn_window_make_target (self, text, file, arn_target_get_speed (self->target));

  self->run_when_ready = run;
  arn_window_set_target (self, target, title);
}

gboolean
arn_window_run_edited (ArnWindow *self)
{
  ArnSourceView *view = self->work ? arn_work_view_get_source_view (self->work) : NULL;
  g_autofree char *text = view && self->target ? arn_source_view_get_edited_text (view) : NULL;

  if (!text)
    return FALSE;
  arn_window_start_over (self, text, TRUE);
  return TRUE;
}

gboolean
arn_window_is_edited (ArnWindow *self)
{
  gboolean edited = FALSE;

  if (self->work)
    g_object_get (arn_work_view_get_source_view (self->work), "edited", &edited, NULL);
  return edited;
}

static void
arn_window_action_run_edited (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_run_edited (data);
}

static void
arn_window_action_reload (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ArnWindow *self = data;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!self->source_path || !self->target)
    return;
  if (!g_file_get_contents (self->source_path, &text, NULL, &error) ||
      !g_utf8_validate (text, -1, NULL))
    {
      arn_window_show_error (self, error ? error->message : _ ("The file is not in UTF-8."));
      return;
    }
  arn_window_set_source (self, self->source_path, text);
  arn_source_view_revert (arn_work_view_get_source_view (self->work));
  arn_window_start_over (self, text, FALSE);
}

/* --- Saving --- */

static gboolean
arn_window_write_source (ArnWindow *self, const char *path, const char *text)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    {
      sentence = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
      arn_window_show_error (self, sentence);
      return FALSE;
    }
  arn_window_set_source (self, path, text);
  sentence = g_strdup_printf (_ ("“%s” saved"), name);
  arn_window_show_toast (self, sentence);
  return TRUE;
}

static void
arn_window_source_chosen (ArnWindow *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *text = arn_window_get_source (self);
  gboolean closes = g_object_get_data (G_OBJECT (dialog), "then-close") != NULL;

  g_clear_object (&self->chooser);
  if (path && text && arn_window_write_source (self, path, text) && closes)
    gtk_window_close (GTK_WINDOW (self));
}

static void
arn_window_choose_source (ArnWindow *self, gboolean then_close)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  g_autofree char *name = g_path_get_basename (arn_recording_get_source_file (recording, 0));

  if (self->chooser)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Save Program"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (then_close)
    g_object_set_data (G_OBJECT (self->chooser), "then-close", self);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (arn_window_source_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
arn_window_save_source (ArnWindow *self, gboolean as, gboolean then_close)
{
  g_autofree char *text = arn_window_get_source (self);

  if (!text || !self->target)
    return;
  if (as || !self->source_path)
    arn_window_choose_source (self, then_close);
  else if (arn_window_write_source (self, self->source_path, text) && then_close)
    gtk_window_close (GTK_WINDOW (self));
}

static void
arn_window_action_save_source (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_save_source (data, FALSE, FALSE);
}

static void
arn_window_action_save_source_as (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  arn_window_save_source (data, TRUE, FALSE);
}

/* --- Closing --- */

static gboolean
arn_window_close_anyway (gpointer data)
{
  gtk_window_close (GTK_WINDOW (data));
  return G_SOURCE_REMOVE;
}

static void
arn_window_source_response (ArnWindow *self, const char *response)
{
  if (g_str_equal (response, "save"))
    arn_window_save_source (self, FALSE, TRUE);
  else if (g_str_equal (response, "discard"))
    {
      g_clear_pointer (&self->source_saved, g_free);
      /* The dialog that asks still needs its parent. */
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, arn_window_close_anyway, g_object_ref (self),
                       g_object_unref);
    }
}

gboolean
arn_window_ask_about_source (ArnWindow *self)
{
  GtkWidget *dialog;

  if (!arn_window_has_unsaved_source (self))
    return FALSE;
  dialog = arn_window_ask_to_save (self, _ ("Save the Program?"),
                                   _ ("You changed the program. Without saving, the changes are "
                                      "lost."));
  g_signal_connect_object (dialog, "response", G_CALLBACK (arn_window_source_response), self,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

/* --- Profile --- */

static void
arn_window_profile_changed (ArnWindow *self)
{
  if (self->target)
    arn_target_set_profiles_lines (self->target,
                                   g_settings_get_boolean (self->settings, "profile-lines"));
}

/* --- Life --- */

void
arn_window_update_source (ArnWindow *self)
{
  g_object_set (arn_work_view_get_source_view (self->work), "editable", self->target != NULL, NULL);
  arn_window_profile_changed (self);
}

void
arn_window_bind_source (ArnWindow *self)
{
  g_settings_bind (self->settings, "profile-lines", arn_work_view_get_source_view (self->work),
                   "profiled", G_SETTINGS_BIND_GET);
  g_signal_connect_object (arn_work_view_get_source_view (self->work), "notify::edited",
                           G_CALLBACK (arn_window_update_actions), self, G_CONNECT_SWAPPED);
}

void
arn_window_init_source (ArnWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "run-edited", .activate = arn_window_action_run_edited },
    { .name = "save-source", .activate = arn_window_action_save_source },
    { .name = "save-source-as", .activate = arn_window_action_save_source_as },
    { .name = "reload-source", .activate = arn_window_action_reload },
  };
  g_autoptr (GAction) profile = g_settings_create_action (self->settings, "profile-lines");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), profile);
  g_signal_connect_object (self->settings, "changed::profile-lines",
                           G_CALLBACK (arn_window_profile_changed), self, G_CONNECT_SWAPPED);
}

void
arn_window_forget_source (ArnWindow *self)
{
  g_clear_object (&self->source_monitor);
  g_clear_pointer (&self->source_path, g_free);
  g_clear_pointer (&self->source_saved, g_free);
}
