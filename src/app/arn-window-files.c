#include "arn-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "arn-file.h"
#include "arn-sample.h"
#include "arn-start-page.h"

/* Source files above this are no workload that anyone wrote. */
#define ARN_WINDOW_MAX_SOURCE (4 * 1024 * 1024)

static void
arn_window_remember_file (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = g_file_get_path (file);
  char *groups[] = { "arenarium", NULL };
  gboolean python = path && g_str_has_suffix (path, ".py");
  GtkRecentData data = { .mime_type = python ? "text/x-python" : ARN_FILE_MIME_TYPE,
                         .app_name = "arenarium",
                         .app_exec = "arenarium %f",
                         .groups = groups };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

ArnTarget *
arn_window_make_target (ArnWindow *self, const char *text, const char *file, guint speed)
{
  ArnRunSettings settings = {
    .profile = (ArnProfile) g_settings_get_enum (self->settings, "profile"),
    .trace_depth = g_settings_get_uint (self->settings, "trace-depth"),
    .heap_limit = (guint64) g_settings_get_uint (self->settings, "heap-limit") << 20,
  };

  return arn_target_new_for_workload (text, file, &settings, speed);
}

static void
arn_window_open_workload (ArnWindow *self, GFile *file, const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *title = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnTarget) target = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” could not be read: %s"), title, error->message);

      arn_window_show_error (self, sentence);
      return;
    }
  if (length > ARN_WINDOW_MAX_SOURCE || !g_utf8_validate (text, length, NULL))
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” is not a Python program in UTF-8."), title);

      arn_window_show_error (self, sentence);
      return;
    }
  target = arn_window_make_target (self, text, path, g_settings_get_uint (self->settings, "speed"));
  arn_window_set_target (self, target, title);
  arn_window_set_source (self, path, text);
  arn_window_remember_file (file);
}

static void
arn_window_recording_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  ArnWindow *self = g_task_get_source_object (task);
  const char *path = g_task_get_task_data (task);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnRecording) recording = arn_recording_open_finish (result, &error);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  arn_work_end (g_object_get_data (G_OBJECT (task), "work"));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!recording)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” could not be opened: %s"), name, error->message);

      arn_window_show_error (self, sentence);
      return;
    }
  arn_window_set_recording (self, recording, name);
  g_free (self->path);
  self->path = g_strdup (path);
  arn_window_remember_file (file);
}

void
arn_window_open_file (ArnWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  GTask *task;

  g_return_if_fail (ARN_IS_WINDOW (self));

  if (!path)
    {
      arn_window_show_error (self, _ ("Only files of this computer can be opened."));
      return;
    }
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  if (g_str_has_suffix (path, ".py"))
    {
      arn_window_open_workload (self, file, path);
      return;
    }

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  name = g_path_get_basename (path);
  title = g_strdup_printf (_ ("Opening “%s”…"), name);
  g_object_set_data_full (G_OBJECT (task), "work",
                          arn_window_begin_work (self, title, self->cancellable), g_object_unref);
  arn_recording_open_async (path, self->cancellable, arn_window_recording_opened, task);
}

void
arn_window_open_sample (ArnWindow *self, const char *name, gboolean run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnSample) sample = NULL;
  g_autoptr (ArnTarget) target = NULL;
  g_autofree char *text = NULL;
  g_autofree char *file = NULL;

  g_return_if_fail (ARN_IS_WINDOW (self));

  sample = arn_sample_find (name, &error);
  if (sample)
    text = arn_sample_read (sample, &error);
  if (!text)
    {
      arn_window_show_error (self, error->message);
      return;
    }
  file = g_path_get_basename (sample->path);
  target = arn_window_make_target (self, text, file, sample->speed);
  /* A sample has its own pace; the person's setting is not touched. */
  arn_window_set_action_state (self, "speed", g_variant_new_uint32 (sample->speed));
  arn_window_need_work (self);
  arn_run_bar_set_speed (arn_work_view_get_run_bar (self->work), sample->speed);
  self->run_when_ready = run;
  arn_window_set_target (self, target, sample->title);
  arn_window_set_source (self, NULL, text);
}

static void
arn_window_open_response (ArnWindow *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), &file, 1,
                          "");
    }
  g_clear_object (&self->chooser);
}

static void
arn_window_add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (; *patterns; patterns++)
    gtk_file_filter_add_pattern (filter, *patterns);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
arn_window_choose_open (ArnWindow *self)
{
  static const char *const both[] = { "*.py", "*" ARN_FILE_SUFFIX, NULL };
  static const char *const workloads[] = { "*.py", NULL };
  static const char *const recordings[] = { "*" ARN_FILE_SUFFIX, NULL };
  static const char *const all[] = { "*", NULL };

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Open"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  arn_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Workloads and recordings"), both);
  arn_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Workloads (*.py)"), workloads);
  arn_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Recordings (*.arenarium)"),
                         recordings);
  arn_window_add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("All files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (arn_window_open_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

typedef struct
{
  ArnWindow *window;
  char *path;
  gboolean then_close;
  ArnWork *work;
} ArnWindowSave;

static void
arn_window_save_free (ArnWindowSave *save)
{
  g_object_unref (save->window);
  g_object_unref (save->work);
  g_free (save->path);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnWindowSave, arn_window_save_free)

static void
arn_window_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnWindowSave) save = data;
  ArnWindow *self = save->window;
  g_autofree char *name = g_path_get_basename (save->path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (save->path);

  arn_work_end (save->work);
  if (!arn_recording_save_finish (ARN_RECORDING (source), result, &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      sentence = g_strdup_printf (_ ("“%s” could not be saved: %s"), name, error->message);
      arn_window_show_error (self, sentence);
      return;
    }
  g_free (self->path);
  self->path = g_strdup (save->path);
  arn_window_remember_file (file);
  if (save->then_close)
    {
      self->close_for_sure = TRUE;
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      g_autofree char *text = g_strdup_printf (_ ("Saved as “%s”"), name);

      arn_window_show_toast (self, text);
    }
}

static void
arn_window_save_to (ArnWindow *self, const char *path, gboolean then_close)
{
  ArnWindowSave *save = g_new0 (ArnWindowSave, 1);
  ArnSnapshot *newest = self->target ? arn_target_get_snapshot (self->target) : NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("Saving “%s”…"), name);

  if (newest)
    arn_recording_keep_snapshot (arn_session_get_recording (self->session), newest);
  save->window = g_object_ref (self);
  save->path = g_strdup (path);
  save->then_close = then_close;
  save->work = arn_window_begin_work (self, title, cancellable);
  arn_recording_save_async (arn_session_get_recording (self->session), path, cancellable,
                            arn_window_saved, save);
}

static void
arn_window_save_response (ArnWindow *self, int response, GtkNativeDialog *dialog)
{
  gboolean then_close = g_object_get_data (G_OBJECT (dialog), "then-close") != NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path)
        arn_window_save_to (self, path, then_close);
      else
        arn_window_show_error (self, _ ("Recordings can only be saved on this computer."));
    }
  g_clear_object (&self->chooser);
}

void
arn_window_save (ArnWindow *self, gboolean as, gboolean then_close)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  g_autofree char *name = NULL;

  if (self->path && !as)
    {
      arn_window_save_to (self, self->path, then_close);
      return;
    }
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save Recording"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  name = g_strconcat (arn_recording_get_title (recording), ARN_FILE_SUFFIX, NULL);
  g_strdelimit (name, "/", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (then_close)
    g_object_set_data (G_OBJECT (self->chooser), "then-close", self);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (arn_window_save_response), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
arn_window_close_later (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

GtkWidget *
arn_window_ask_to_save (ArnWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "discard",
                                    _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
arn_window_closing_response (ArnWindow *self, const char *response)
{
  if (g_str_equal (response, "save"))
    arn_window_save (self, FALSE, TRUE);
  else if (g_str_equal (response, "discard"))
    {
      self->close_for_sure = TRUE;
      /* The dialog that asks still needs its parent. */
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, arn_window_close_later, g_object_ref (self),
                       g_object_unref);
    }
}

gboolean
arn_window_ask_before_closing (ArnWindow *self)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  GtkWidget *dialog;

  if (arn_window_ask_about_source (self))
    return TRUE;
  if (!recording || !arn_recording_has_unsaved_snapshots (recording))
    return FALSE;

  dialog = arn_window_ask_to_save (self, _ ("Save Snapshots?"),
                                   _ ("You took snapshots of this run that are not saved. Without "
                                      "saving they are lost."));
  g_signal_connect_object (dialog, "response", G_CALLBACK (arn_window_closing_response), self,
                           G_CONNECT_SWAPPED);
  return TRUE;
}

void
arn_window_close_recording (ArnWindow *self)
{
  ArnWindow *other;

  /* What was taken is not thrown away on the way back: the samples come in another window. */
  if (arn_recording_has_unsaved_snapshots (arn_session_get_recording (self->session)) ||
      arn_window_has_unsaved_source (self))
    {
      other = arn_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      gtk_window_present (GTK_WINDOW (other));
      return;
    }
  arn_window_set_recording (self, NULL, NULL);
}

void
arn_window_update_open_menu (ArnWindow *self)
{
  g_autolist (GtkRecentInfo) files = arn_start_page_list_recent ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) recent = g_menu_new ();

  g_menu_append (first, _ ("_Open…"), "win.open");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  for (GList *item = files; item; item = item->next)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) entry = NULL;
      g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (item->data), "_", -1);
      g_autofree char *name = g_strjoinv ("__", parts);

      if (gtk_recent_info_exists (item->data))
        {
          entry = g_menu_item_new (name, NULL);
          g_menu_item_set_action_and_target (entry, "win.open-uri", "s",
                                             gtk_recent_info_get_uri (item->data));
        }
      else
        {
          /* No such action: the entry shows, and cannot be activated. */
          label = g_strdup_printf (_ ("%s (missing)"), name);
          entry = g_menu_item_new (label, "win.missing");
        }
      g_menu_append_item (recent, entry);
    }
  if (files)
    g_menu_append_section (menu, _ ("Recent"), G_MENU_MODEL (recent));
  gtk_menu_button_set_menu_model (self->open_button, G_MENU_MODEL (menu));
}

static gboolean
arn_window_dropped (ArnWindow *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = gdk_file_list_get_files (list);
  g_autoptr (GPtrArray) array = g_ptr_array_new ();

  for (GSList *file = files; file; file = file->next)
    g_ptr_array_add (array, file->data);
  if (array->len == 0)
    return FALSE;
  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                      (GFile **) array->pdata, (int) array->len, "");
  return TRUE;
}

void
arn_window_init_files (ArnWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (drop, "drop", G_CALLBACK (arn_window_dropped), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (arn_window_update_open_menu), self, G_CONNECT_SWAPPED);
  arn_window_update_open_menu (self);
}
