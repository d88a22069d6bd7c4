#include "arn-source-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <gtksourceview/gtksource.h>
#include <string.h>

#include "arn-bytes-renderer.h"
#include "arn-source-problems.h"
#include "arn-views.h"
#include "arn-wrap-box.h"

#define RUNNING "arenarium-running"
#define COLLECT "arenarium-collect"
/* Left of GtkSourceView's own line numbers. */
#define BYTES_POSITION (GTK_SOURCE_VIEW_GUTTER_POSITION_LINES - 10)

struct _ArnSourceView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  char *file;
  guint line;

  gboolean profiled;
  gboolean edited;    /* the text is another than the recording's */
  gboolean replacing; /* the text is being set */
  ArnSourceProblems *problems;

  GtkWidget *content;
  GtkLabel *titles[ARN_BYTES_N_COLUMNS];
  GtkLabel *file_label;
  GtkToggleButton *edit;
  GtkRevealer *elsewhere;
  GtkRevealer *edit_bar;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  GtkSourceMark *running;
  GArray *collect_lines; /* guint, from 1 */
  GtkTextTag *error_tag;
  ArnBytesRenderer *bytes;
  GtkSourceSearchContext *search;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PROFILED,
  PROP_EDITABLE,
  PROP_EDITED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnSourceView, arn_source_view, GTK_TYPE_WIDGET)

/* The newest figures that know of lines. Those of a text that was edited belong to other lines. */
static ArnSnapshot *
arn_source_view_get_snapshot (ArnSourceView *self)
{
  ArnSnapshot *map = self->session ? arn_session_get_map (self->session) : NULL;

  if (!self->session || self->edited)
    return NULL;
  return map && arn_snapshot_has (map, ARN_PART_SITES) ? map
                                                       : arn_session_get_snapshot (self->session);
}

static void
arn_source_view_update_titles (ArnSourceView *self)
{
  for (guint i = 0; i < ARN_BYTES_N_COLUMNS; i++)
    {
      int width = arn_bytes_renderer_get_width (self->bytes, i);

      gtk_widget_set_visible (GTK_WIDGET (self->titles[i]), width > 0);
      gtk_widget_set_size_request (GTK_WIDGET (self->titles[i]), width, -1);
    }
  /* There is room for one of the two. */
  gtk_widget_set_opacity (GTK_WIDGET (self->file_label), self->profiled ? 0 : 0.7);
}

static void
arn_source_view_update_bytes (ArnSourceView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  arn_bytes_renderer_set_snapshot (self->bytes, arn_source_view_get_snapshot (self), self->file);
  arn_source_view_update_titles (self);
}

static void
arn_source_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (arn_source_view_parent_class)->map (widget);
  arn_source_view_update_bytes (ARN_SOURCE_VIEW (widget));
}

/* --- Editing --- */

/* Only the workload itself; what it imports is another file's matter. */
static gboolean
arn_source_view_shows_workload (ArnSourceView *self)
{
  ArnRecording *recording = self->session ? arn_session_get_recording (self->session) : NULL;

  return recording && arn_recording_get_n_sources (recording) > 0 &&
         g_strcmp0 (arn_recording_get_source_file (recording, 0), self->file) == 0;
}

static void
arn_source_view_set_edited (ArnSourceView *self, gboolean edited)
{
  if (self->edited == edited)
    return;
  self->edited = edited;
  gtk_revealer_set_reveal_child (self->edit_bar, edited);
  arn_source_view_update_bytes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

static char *
arn_source_view_get_text (ArnSourceView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

static void
arn_source_view_text_changed (ArnSourceView *self)
{
  g_autofree char *text = NULL;

  if (self->replacing || !arn_source_view_shows_workload (self))
    return;
  text = arn_source_view_get_text (self);
  arn_source_view_set_edited (
      self, strcmp (text, arn_recording_get_source_text (arn_session_get_recording (self->session),
                                                         0)) != 0);
}

static void
arn_source_view_edit_toggled (ArnSourceView *self)
{
  gboolean edit = gtk_toggle_button_get_active (self->edit);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), edit);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), edit);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), edit);
  gtk_source_view_set_highlight_current_line (self->view, edit);
  /* What is typed is the program then, not what is looked for. */
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_search_bar_set_key_capture_widget (self->search_bar, edit ? NULL : GTK_WIDGET (self->view));
  if (edit)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

char *
arn_source_view_get_edited_text (ArnSourceView *self)
{
  g_return_val_if_fail (ARN_IS_SOURCE_VIEW (self), NULL);

  return self->edited ? arn_source_view_get_text (self) : NULL;
}

static void
arn_source_view_set_text (ArnSourceView *self, const char *text)
{
  self->replacing = TRUE;
  gtk_text_buffer_begin_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  self->replacing = FALSE;
  arn_source_view_set_edited (self, FALSE);
}

void
arn_source_view_revert (ArnSourceView *self)
{
  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  arn_source_view_set_text (
      self, arn_recording_get_source_text (arn_session_get_recording (self->session), 0));
}

static void
arn_source_view_forget_running (ArnSourceView *self)
{
  if (self->running)
    gtk_text_buffer_delete_mark (GTK_TEXT_BUFFER (self->buffer), GTK_TEXT_MARK (self->running));
  self->running = NULL;
}

/* Marks of the workload's own lines; other files have none. */
static void
arn_source_view_update_collect_marks (ArnSourceView *self)
{
  ArnRecording *recording = self->session ? arn_session_get_recording (self->session) : NULL;
  gboolean own = recording && arn_recording_get_n_sources (recording) > 0 &&
                 g_strcmp0 (self->file, arn_recording_get_source_file (recording, 0)) == 0;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_source_buffer_remove_source_marks (self->buffer, &start, &end, COLLECT);
  for (guint i = 0; own && i < self->collect_lines->len; i++)
    {
      GtkTextIter iter;
      int line = (int) g_array_index (self->collect_lines, guint, i);

      if (line <= gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self->buffer)) &&
          gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), &iter, line - 1))
        gtk_source_buffer_create_source_mark (self->buffer, NULL, COLLECT, &iter);
    }
  gtk_source_view_set_show_line_marks (self->view, self->collect_lines->len > 0);
}

static void
arn_source_view_show_file (ArnSourceView *self, const char *file, const char *text)
{
  /* What a person wrote is not replaced by a line that is looked at. */
  if (g_strcmp0 (file, self->file) == 0 || self->edited)
    return;
  arn_source_view_forget_running (self);
  g_free (self->file);
  self->file = g_strdup (file);
  arn_source_view_set_text (self, text);
  {
    g_autofree char *base = file ? g_path_get_basename (file) : NULL;

    gtk_label_set_label (self->file_label, base ? base : "");
  }
  arn_source_view_update_collect_marks (self);
  arn_source_view_update_bytes (self);
}

static void
arn_source_view_update_recording (ArnSourceView *self)
{
  ArnRecording *recording = self->session ? arn_session_get_recording (self->session) : NULL;

  arn_source_view_text_changed (self);
  if (recording && arn_recording_get_n_sources (recording) > 0)
    arn_source_view_show_file (self, arn_recording_get_source_file (recording, 0),
                               arn_recording_get_source_text (recording, 0));
  else
    arn_source_view_show_file (self, NULL, NULL);
  arn_source_view_update_bytes (self);
}

static void
arn_source_view_update_scheme (ArnSourceView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  GtkSourceMarkAttributes *attributes = gtk_source_mark_attributes_new ();
  GdkRGBA color;

  gtk_source_buffer_set_style_scheme (
      self->buffer,
      gtk_source_style_scheme_manager_get_scheme (schemes, dark ? "Adwaita-dark" : "Adwaita"));
  gdk_rgba_parse (&color, dark ? "#5c5316" : "#f8e45c");
  color.alpha = dark ? 1 : 0.55f;
  gtk_source_mark_attributes_set_background (attributes, &color);
  gtk_source_view_set_mark_attributes (self->view, RUNNING, attributes, 10);
  g_object_unref (attributes);
}

static void
arn_source_view_search_changed (ArnSourceView *self)
{
  gtk_source_search_settings_set_search_text (gtk_source_search_context_get_settings (self->search),
                                              gtk_editable_get_text (self->search_entry));
}

static void
arn_source_view_search_next (ArnSourceView *self)
{
  GtkTextIter from, start, end;
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);

  gtk_text_buffer_get_selection_bounds (buffer, NULL, &from);
  if (gtk_source_search_context_forward (self->search, &from, &start, &end, NULL))
    {
      gtk_text_buffer_select_range (buffer, &start, &end);
      gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self->view),
                                          gtk_text_buffer_get_insert (buffer));
    }
}

/* How to see a program's memory where it can run. */
static void
arn_source_view_copy_command (ArnSourceView *self, GtkWidget *button)
{
  GtkWidget *command = gtk_widget_get_prev_sibling (button);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          gtk_label_get_label (GTK_LABEL (command)));
}

static void
arn_source_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_SOURCE_VIEW (object)->session);
      break;
    case PROP_PROFILED:
      g_value_set_boolean (value, ARN_SOURCE_VIEW (object)->profiled);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value,
                           gtk_widget_get_visible (GTK_WIDGET (ARN_SOURCE_VIEW (object)->edit)));
      break;
    case PROP_EDITED:
      g_value_set_boolean (value, ARN_SOURCE_VIEW (object)->edited);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_source_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnSourceView *self = ARN_SOURCE_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_source_view_update_recording (self);
        }
      break;
    case PROP_PROFILED:
      self->profiled = g_value_get_boolean (value);
      arn_bytes_renderer_set_profiled (self->bytes, self->profiled);
      arn_source_view_update_titles (self);
      break;
    case PROP_EDITABLE:
      gtk_widget_set_visible (GTK_WIDGET (self->edit), g_value_get_boolean (value));
      if (!g_value_get_boolean (value))
        gtk_toggle_button_set_active (self->edit, FALSE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_source_view_dispose (GObject *object)
{
  ArnSourceView *self = ARN_SOURCE_VIEW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->search);
  g_clear_pointer (&self->problems, arn_source_problems_free);
  g_clear_pointer (&self->collect_lines, g_array_unref);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_source_view_parent_class)->dispose (object);
}

static void
arn_source_view_class_init (ArnSourceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_source_view_dispose;
  object_class->get_property = arn_source_view_get_property;
  object_class->set_property = arn_source_view_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROFILED] = g_param_spec_boolean ("profiled", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITED] =
      g_param_spec_boolean ("edited", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  widget_class->map = arn_source_view_map;

  g_type_ensure (ARN_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-source-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, content);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, file_label);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, edit);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, edit_bar);
  gtk_widget_class_bind_template_child_full (widget_class, "alive_title", FALSE,
                                             G_STRUCT_OFFSET (ArnSourceView, titles[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "change_title", FALSE,
                                             G_STRUCT_OFFSET (ArnSourceView, titles[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "times_title", FALSE,
                                             G_STRUCT_OFFSET (ArnSourceView, titles[2]));
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_edit_toggled);
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_revert);
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_copy_command);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, view);
  gtk_widget_class_bind_template_child (widget_class, ArnSourceView, buffer);
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, arn_source_view_search_next);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static char *
arn_source_view_describe_collect_mark (GtkSourceMarkAttributes *attributes, GtkSourceMark *mark)
{
  return g_strdup (_ ("Collects when this line is about to run"));
}

static void
arn_source_view_init_collect_mark (ArnSourceView *self)
{
  g_autoptr (GtkSourceMarkAttributes) attributes = gtk_source_mark_attributes_new ();

  gtk_source_mark_attributes_set_icon_name (attributes, "arn-generations-symbolic");
  g_signal_connect (attributes, "query-tooltip-text",
                    G_CALLBACK (arn_source_view_describe_collect_mark), NULL);
  gtk_source_view_set_mark_attributes (self->view, COLLECT, attributes, 5);
}

static void
arn_source_view_init (ArnSourceView *self)
{
  GtkSourceSearchSettings *settings;
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();
  GtkSourceGutter *gutter;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->collect_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  arn_source_view_init_collect_mark (self);
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (languages, "python3"));
  gtk_source_buffer_set_highlight_matching_brackets (self->buffer, FALSE);
  self->problems = arn_source_problems_new (self->view);
  self->error_tag = gtk_text_buffer_create_tag (GTK_TEXT_BUFFER (self->buffer), NULL, "underline",
                                                PANGO_UNDERLINE_ERROR, NULL);

  self->bytes = ARN_BYTES_RENDERER (arn_bytes_renderer_new ());
  gutter = gtk_source_view_get_gutter (self->view, GTK_TEXT_WINDOW_LEFT);
  gtk_source_gutter_insert (gutter, GTK_SOURCE_GUTTER_RENDERER (self->bytes), BYTES_POSITION);
  /* Beside the line, not beside what is said under it. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (gutter)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_SOURCE_IS_GUTTER_RENDERER (child))
      gtk_source_gutter_renderer_set_yalign (GTK_SOURCE_GUTTER_RENDERER (child), 0);

  settings = gtk_source_search_settings_new ();
  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  self->search = gtk_source_search_context_new (self->buffer, settings);
  g_object_unref (settings);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (arn_source_view_update_scheme), self, G_CONNECT_SWAPPED);
  arn_source_view_update_scheme (self);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::recording",
                                  G_CALLBACK (arn_source_view_update_recording), self);
  g_signal_group_connect_swapped (self->signals, "notify::map",
                                  G_CALLBACK (arn_source_view_update_bytes), self);
}

static gboolean
arn_source_view_get_line_iter (ArnSourceView *self, guint line, GtkTextIter *iter)
{
  if (line == 0 || line > (guint) gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self->buffer)))
    return FALSE;
  return gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self->buffer), iter, (int) line - 1);
}

void
arn_source_view_set_line (ArnSourceView *self, guint line)
{
  GtkTextIter iter;
  ArnRecording *recording;

  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  if (line == self->line && (line == 0) == (self->running == NULL))
    return;
  self->line = line;
  recording = self->session ? arn_session_get_recording (self->session) : NULL;
  if (!recording || line == 0)
    {
      arn_source_view_forget_running (self);
      return;
    }
  arn_source_view_update_recording (self);
  if (!arn_source_view_get_line_iter (self, line, &iter))
    return;
  if (self->running)
    gtk_text_buffer_move_mark (GTK_TEXT_BUFFER (self->buffer), GTK_TEXT_MARK (self->running),
                               &iter);
  else
    self->running = gtk_source_buffer_create_source_mark (self->buffer, NULL, RUNNING, &iter);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), GTK_TEXT_MARK (self->running), 0.1,
                                FALSE, 0, 0);
}

void
arn_source_view_show_line (ArnSourceView *self, const char *file, guint line)
{
  ArnRecording *recording;
  GtkTextIter start, end;
  const char *text;

  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  recording = self->session ? arn_session_get_recording (self->session) : NULL;
  text = recording && file ? arn_recording_find_source (recording, file) : NULL;
  if (text)
    arn_source_view_show_file (self, file, text);
  if (!arn_source_view_get_line_iter (self, line, &start))
    return;
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0.1,
                                FALSE, 0, 0);
}

void
arn_source_view_clear_problems (ArnSourceView *self)
{
  GtkTextIter start, end;

  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, &start, &end);
  arn_source_problems_clear (self->problems);
  gtk_revealer_set_reveal_child (self->elsewhere, FALSE);
}

void
arn_source_view_add_problem (ArnSourceView *self, guint line, guint column, const char *message)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  gboolean first;

  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  buffer = GTK_TEXT_BUFFER (self->buffer);
  if (!arn_source_view_get_line_iter (self, line, &start))
    return;
  first = arn_source_problems_add (self->problems, line, message);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  for (guint i = 1; i < column && gtk_text_iter_compare (&start, &end) < 0; i++)
    gtk_text_iter_forward_char (&start);
  /* What is missing at the end of a line is shown on its last character. */
  if (gtk_text_iter_equal (&start, &end) && !gtk_text_iter_starts_line (&start))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_apply_tag (buffer, self->error_tag, &start, &end);
  if (!first)
    return;
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (buffer),
                                0.1, FALSE, 0, 0);
}

void
arn_source_view_show_elsewhere (ArnSourceView *self)
{
  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  gtk_revealer_set_reveal_child (self->elsewhere, TRUE);
}

void
arn_source_view_find (ArnSourceView *self)
{
  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
arn_source_view_set_collect_lines (ArnSourceView *self, const guint *lines, guint n)
{
  g_return_if_fail (ARN_IS_SOURCE_VIEW (self));

  g_array_set_size (self->collect_lines, 0);
  if (n > 0)
    g_array_append_vals (self->collect_lines, lines, n);
  arn_source_view_update_collect_marks (self);
}
