#include "arn-output-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-views.h"

struct _ArnOutputView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *recording_signals;
  GtkTextTag *error_tag;

  GtkStack *content;
  GtkTextView *view;
  GtkTextBuffer *buffer;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnOutputView, arn_output_view, GTK_TYPE_WIDGET)

static gboolean
arn_output_view_is_at_end (ArnOutputView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >=
         gtk_adjustment_get_upper (adjustment) - 24;
}

static void
arn_output_view_cut (ArnOutputView *self)
{
  int surplus = gtk_text_buffer_get_char_count (self->buffer) - ARN_OUTPUT_VIEW_MAX_CHARS;
  GtkTextIter start, end;

  if (surplus <= 0)
    return;
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, surplus);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
}

static void
arn_output_view_append (ArnOutputView *self, guint first)
{
  ArnRecording *recording = arn_session_get_recording (self->session);
  guint n = arn_recording_get_n_chunks (recording);
  gboolean follow = arn_output_view_is_at_end (self);
  GtkTextIter end;

  for (guint i = first; i < n; i++)
    {
      ArnOutputChunk chunk;

      arn_recording_get_chunk (recording, i, &chunk);
      gtk_text_buffer_get_end_iter (self->buffer, &end);
      gtk_text_buffer_insert_with_tags (self->buffer, &end, chunk.text, (int) chunk.length,
                                        chunk.stream == ARN_STREAM_ERROR ? self->error_tag : NULL,
                                        NULL);
    }
  arn_output_view_cut (self);
  gtk_stack_set_visible_child_name (self->content, gtk_text_buffer_get_char_count (self->buffer) > 0
                                                       ? "text"
                                                       : "empty");
  if (follow && n > first)
    {
      GtkTextMark *mark = gtk_text_buffer_get_mark (self->buffer, "end");

      gtk_text_view_scroll_to_mark (self->view, mark, 0, FALSE, 0, 0);
    }
}

static void
arn_output_view_update_recording (ArnOutputView *self)
{
  ArnRecording *recording = self->session ? arn_session_get_recording (self->session) : NULL;

  g_signal_group_set_target (self->recording_signals, recording);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_stack_set_visible_child_name (self->content, "empty");
  if (recording)
    arn_output_view_append (self, 0);
}

static void
arn_output_view_update_colors (ArnOutputView *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  g_object_set (self->error_tag, "foreground", dark ? "#ff7b63" : "#c01c28", NULL);
}

static void
arn_output_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_OUTPUT_VIEW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_output_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnOutputView *self = ARN_OUTPUT_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->session_signals, self->session);
          arn_output_view_update_recording (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_output_view_dispose (GObject *object)
{
  ArnOutputView *self = ARN_OUTPUT_VIEW (object);
  GtkWidget *content = (GtkWidget *) self->content;

  g_clear_object (&self->session_signals);
  g_clear_object (&self->recording_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&content, gtk_widget_unparent);
  self->content = NULL;

  G_OBJECT_CLASS (arn_output_view_parent_class)->dispose (object);
}

static void
arn_output_view_class_init (ArnOutputViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_output_view_dispose;
  object_class->get_property = arn_output_view_get_property;
  object_class->set_property = arn_output_view_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-output-view.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnOutputView, content);
  gtk_widget_class_bind_template_child (widget_class, ArnOutputView, view);
  gtk_widget_class_bind_template_child (widget_class, ArnOutputView, buffer);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_output_view_init (ArnOutputView *self)
{
  GtkTextIter end;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->error_tag = gtk_text_buffer_create_tag (self->buffer, NULL, NULL);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_create_mark (self->buffer, "end", &end, FALSE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (arn_output_view_update_colors), self, G_CONNECT_SWAPPED);
  arn_output_view_update_colors (self);

  self->recording_signals = g_signal_group_new (ARN_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->recording_signals, "output",
                                  G_CALLBACK (arn_output_view_append), self);
  self->session_signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::recording",
                                  G_CALLBACK (arn_output_view_update_recording), self);
}
