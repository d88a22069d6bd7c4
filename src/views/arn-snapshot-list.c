#include "arn-snapshot-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-views.h"

struct _ArnSnapshotList
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *model_signals;

  GtkStack *content;
  GtkListBox *list;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnSnapshotList, arn_snapshot_list, GTK_TYPE_WIDGET)

static char *
arn_snapshot_list_format_title (GtkWidget *row, const char *label, guint number)
{
  if (label && *label)
    return g_strdup_printf ("%u · %s", number, label);
  return g_strdup_printf (_ ("%u · Snapshot"), number);
}

static GtkWidget *
arn_snapshot_list_make_row (gpointer object, gpointer data)
{
  ArnSnapshotItem *item = object;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = arn_number_time (arn_snapshot_item_get_time (item));
  g_autofree char *heap = arn_number_bytes (arn_snapshot_item_get_heap_bytes (item));
  g_autofree char *size = arn_number_bytes (arn_snapshot_item_get_size (item));
  g_autofree char *subtitle = NULL;
  g_autofree char *tooltip = NULL;
  g_autoptr (GtkExpression) title = NULL;
  GtkExpression *parts[2];

  parts[0] = gtk_property_expression_new (ARN_TYPE_SNAPSHOT_ITEM, NULL, "label");
  parts[1] = gtk_property_expression_new (ARN_TYPE_SNAPSHOT_ITEM, NULL, "number");
  title = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 2, parts,
                                       G_CALLBACK (arn_snapshot_list_format_title), NULL, NULL);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_expression_bind (g_steal_pointer (&title), row, "title", item);
  if (arn_snapshot_item_get_line (item) > 0)
    /* Translators: when, at which line, with how much memory in use */
    subtitle =
        g_strdup_printf (_ ("%s · line %u · %s"), time, arn_snapshot_item_get_line (item), heap);
  else
    subtitle = g_strdup_printf ("%s · %s", time, heap);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  tooltip = g_strdup_printf (_ ("The snapshot itself takes %s"), size);
  gtk_widget_set_tooltip_text (row, tooltip);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("arn-camera-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  return row;
}

/* The row of what is shown is the selected one. */
static void
arn_snapshot_list_update_selection (ArnSnapshotList *self)
{
  ArnSnapshot *shown = self->session ? arn_session_get_snapshot (self->session) : NULL;
  GtkListBoxRow *row;

  gtk_list_box_unselect_all (self->list);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    {
      ArnSnapshotItem *item = g_object_get_data (G_OBJECT (row), "item");

      if (shown && arn_snapshot_item_peek (item) == shown)
        gtk_list_box_select_row (self->list, row);
    }
}

static void
arn_snapshot_list_update_empty (ArnSnapshotList *self)
{
  GListModel *model = g_signal_group_dup_target (self->model_signals);

  gtk_stack_set_visible_child_name (self->content, model && g_list_model_get_n_items (model) > 0
                                                       ? "list"
                                                       : "empty");
  g_clear_object (&model);
  arn_snapshot_list_update_selection (self);
}

static void
arn_snapshot_list_update_recording (ArnSnapshotList *self)
{
  ArnRecording *recording = self->session ? arn_session_get_recording (self->session) : NULL;
  GListModel *model = recording ? arn_recording_get_snapshots (recording) : NULL;

  gtk_list_box_bind_model (self->list, model, arn_snapshot_list_make_row, NULL, NULL);
  g_signal_group_set_target (self->model_signals, model);
  arn_snapshot_list_update_empty (self);
}

static void
arn_snapshot_list_row_activated (ArnSnapshotList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), "item"));
}

static void
arn_snapshot_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_SNAPSHOT_LIST (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_snapshot_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnSnapshotList *self = ARN_SNAPSHOT_LIST (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->session_signals, self->session);
          arn_snapshot_list_update_recording (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_snapshot_list_dispose (GObject *object)
{
  ArnSnapshotList *self = ARN_SNAPSHOT_LIST (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->model_signals);
  g_clear_object (&self->session);
  if (self->content)
    gtk_widget_unparent (GTK_WIDGET (self->content));
  self->content = NULL;

  G_OBJECT_CLASS (arn_snapshot_list_parent_class)->dispose (object);
}

static void
arn_snapshot_list_class_init (ArnSnapshotListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_snapshot_list_dispose;
  object_class->get_property = arn_snapshot_list_get_property;
  object_class->set_property = arn_snapshot_list_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", ARN_TYPE_SNAPSHOT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, ARN_TYPE_SNAPSHOT_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-snapshot-list.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnSnapshotList, content);
  gtk_widget_class_bind_template_child (widget_class, ArnSnapshotList, list);
  gtk_widget_class_bind_template_callback (widget_class, arn_snapshot_list_row_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_snapshot_list_init (ArnSnapshotList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_data (self->model_signals, "items-changed",
                               G_CALLBACK (arn_snapshot_list_update_empty), self, NULL,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->session_signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::recording",
                                  G_CALLBACK (arn_snapshot_list_update_recording), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::snapshot",
                                  G_CALLBACK (arn_snapshot_list_update_selection), self);
}
