/* What the window compares with: the menu "Compare with", and how a choice in it becomes the
 * session's baseline. */
#include "arn-window-private.h"

#include <glib/gi18n.h>

#include "arn-file.h"
#include "arn-startup.h"

/* States of the action; a snapshot is its number. */
#define ARN_COMPARE_NOTHING ""
#define ARN_COMPARE_START   "start"
#define ARN_COMPARE_FILE    "file"

/* Snapshots in the menu, at most. */
#define ARN_COMPARE_FIRST  3
#define ARN_COMPARE_NEWEST 12

/* (transfer full) */
static char *
arn_window_format_item (ArnSnapshotItem *item)
{
  const char *label = arn_snapshot_item_get_label (item);
  const guint number = arn_snapshot_item_get_number (item);

  return label && *label ? g_strdup_printf ("%u · %s", number, label)
                         : g_strdup_printf (_ ("%u · Snapshot"), number);
}

static void
arn_window_append_choice (GMenu *menu, const char *label, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "win.compare", "s", target);
  g_menu_append_item (menu, item);
}

static void
arn_window_append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/* A menu is no place for hundreds: the first ones and the newest ones. */
static void
arn_window_append_snapshots (GMenu *menu, GListModel *items)
{
  const guint n = items ? g_list_model_get_n_items (items) : 0;
  const guint few = ARN_COMPARE_FIRST + ARN_COMPARE_NEWEST;
  const guint left_out = n > few ? n - few : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ArnSnapshotItem) item = NULL;
      g_autofree char *label = NULL, *target = NULL;

      if (left_out > 0 && i == ARN_COMPARE_FIRST)
        {
          /* An entry that can't be chosen: there is no such action. */
          label = g_strdup_printf (_ ("%u more"), left_out);
          g_menu_append (menu, label, "win.none-of-these");
          i += left_out - 1;
          continue;
        }
      item = g_list_model_get_item (items, i);
      label = arn_window_format_item (item);
      target = g_strdup_printf ("%u", arn_snapshot_item_get_number (item));
      arn_window_append_choice (menu, label, target);
    }
}

/* What there is to compare with right now. */
static void
arn_window_make_compare_menu (GtkMenuButton *button, gpointer data)
{
  ArnWindow *self = data;
  ArnRecording *recording = arn_session_get_recording (self->session);
  GListModel *items = recording ? arn_recording_get_snapshots (recording) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  arn_window_append_choice (section, _ ("Nothing"), ARN_COMPARE_NOTHING);
  arn_window_append_section (menu, section);
  section = g_menu_new ();
  arn_window_append_choice (section, _ ("Start of the Run"), ARN_COMPARE_START);
  arn_window_append_snapshots (section, items);
  arn_window_append_section (menu, section);
  section = g_menu_new ();
  arn_window_append_choice (section, _ ("A File…"), ARN_COMPARE_FILE);
  arn_window_append_section (menu, section);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* A snapshot that is being loaded to be compared with. */
typedef struct
{
  ArnWindow *window;
  ArnRecording *recording; /* of a file, else NULL */
  char *choice;            /* the action's state that it leads to */
  char *name;
  ArnWork *work;
} Loading;

static Loading *
loading_new (ArnWindow *self, const char *choice, const char *name)
{
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *title = g_strdup_printf (_ ("Opening “%s”…"), name);

  loading->window = g_object_ref (self);
  loading->choice = g_strdup (choice);
  loading->name = g_strdup (name);
  loading->work = arn_window_begin_work (self, title, cancellable);
  return loading;
}

static void
loading_free (Loading *loading)
{
  arn_work_end (loading->work);
  g_object_unref (loading->work);
  g_clear_object (&loading->recording);
  g_object_unref (loading->window);
  g_free (loading->choice);
  g_free (loading->name);
  g_free (loading);
}

static void
loading_failed (Loading *loading, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  sentence = g_strdup_printf (_ ("“%s” could not be opened: %s"), loading->name, error->message);
  arn_window_show_error (loading->window, sentence);
}

static void
arn_window_set_baseline (
    ArnWindow *self, ArnSnapshot *snapshot, const char *choice, const char *name, gboolean foreign)
{
  /* First the state: whoever hears of the baseline may look at it. */
  arn_window_set_action_state (self, "compare", g_variant_new_string (choice));
  arn_session_set_baseline (self->session, snapshot, name, foreign);
}

static void
arn_window_baseline_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnSnapshot) snapshot =
      arn_snapshot_item_load_finish (ARN_SNAPSHOT_ITEM (source), result, &error);

  if (snapshot)
    arn_window_set_baseline (loading->window, snapshot, loading->choice, loading->name,
                             loading->recording != NULL);
  else
    loading_failed (loading, error);
  loading_free (loading);
}

static void
arn_window_load_baseline (Loading *loading, ArnSnapshotItem *item)
{
  arn_snapshot_item_load_async (item, arn_work_get_cancellable (loading->work),
                                arn_window_baseline_loaded, loading);
}

static void
arn_window_compare_with_snapshot (ArnWindow *self, const char *choice)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  GListModel *items = recording ? arn_recording_get_snapshots (recording) : NULL;
  const guint64 number = g_ascii_strtoull (choice, NULL, 10);

  for (guint i = 0; items && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (items, i);
      g_autofree char *name = arn_window_format_item (item);

      if (arn_snapshot_item_get_number (item) == number)
        {
          arn_window_load_baseline (loading_new (self, choice, name), item);
          return;
        }
    }
}

static void
arn_window_compare_with_start (ArnWindow *self)
{
  ArnSnapshot *now = arn_session_get_snapshot (self->session);
  g_autoptr (ArnSnapshot) start = now ? arn_startup_snapshot_new (now) : NULL;

  if (start)
    arn_window_set_baseline (self, start, ARN_COMPARE_START, _ ("Start of the Run"), FALSE);
  else
    arn_window_show_error (self, _ ("Nothing tells what was there at the start of this run."));
}

/* The newest snapshot of the file. */
static void
arn_window_baseline_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Loading *loading = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnSnapshotItem) item = NULL;
  GListModel *items;

  loading->recording = arn_recording_open_finish (result, &error);
  if (!loading->recording)
    {
      loading_failed (loading, error);
      loading_free (loading);
      return;
    }
  items = arn_recording_get_snapshots (loading->recording);
  if (g_list_model_get_n_items (items) == 0)
    {
      arn_window_show_error (loading->window, _ ("There is no snapshot in that file."));
      loading_free (loading);
      return;
    }
  item = g_list_model_get_item (items, g_list_model_get_n_items (items) - 1);
  arn_window_load_baseline (loading, item);
}

void
arn_window_compare_with_file (ArnWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  Loading *loading;

  if (!path)
    {
      arn_window_show_error (self, _ ("Only files of this computer can be opened."));
      return;
    }
  loading = loading_new (self, ARN_COMPARE_FILE, name);
  arn_recording_open_async (path, arn_work_get_cancellable (loading->work),
                            arn_window_baseline_opened, loading);
}

static void
arn_window_compare_response (ArnWindow *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      arn_window_compare_with_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
arn_window_choose_compared_file (ArnWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Recordings (*.arenarium)"));
  gtk_file_filter_add_pattern (filter, "*" ARN_FILE_SUFFIX);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Compare with"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (arn_window_compare_response),
                            self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
arn_window_change_compare (GSimpleAction *action, GVariant *state, gpointer data)
{
  ArnWindow *self = data;
  const char *choice = g_variant_get_string (state, NULL);

  if (g_str_equal (choice, ARN_COMPARE_NOTHING))
    arn_session_set_baseline (self->session, NULL, NULL, FALSE);
  else if (g_str_equal (choice, ARN_COMPARE_START))
    arn_window_compare_with_start (self);
  else if (g_str_equal (choice, ARN_COMPARE_FILE))
    arn_window_choose_compared_file (self);
  else
    arn_window_compare_with_snapshot (self, choice);
}

/* Ended elsewhere, or forgotten with the recording. */
static void
arn_window_baseline_changed (ArnWindow *self)
{
  if (!arn_session_get_baseline (self->session))
    arn_window_set_action_state (self, "compare", g_variant_new_string (ARN_COMPARE_NOTHING));
}

void
arn_window_init_compare (ArnWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "compare",
      .parameter_type = "s",
      .state = "''",
      .change_state = arn_window_change_compare },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gtk_menu_button_set_create_popup_func (self->compare_button, arn_window_make_compare_menu, self,
                                         NULL);
  g_signal_connect_object (self->session, "notify::baseline",
                           G_CALLBACK (arn_window_baseline_changed), self, G_CONNECT_SWAPPED);
}
