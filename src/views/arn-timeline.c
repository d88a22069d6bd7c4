#include "arn-timeline.h"

#include "arn-views.h"

struct _ArnTimeline
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *span_signals;

  GtkWidget *content;
  ArnChartView *view;
  GtkWidget *whole;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  SNAPSHOT_CHOSEN,
  COLLECTION_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnTimeline, arn_timeline, GTK_TYPE_WIDGET)

static void
arn_timeline_span_changed (ArnTimeline *self)
{
  gtk_widget_set_sensitive (
      self->whole, self->session && !arn_time_span_is_whole (arn_session_get_span (self->session)));
}

static void
arn_timeline_whole_clicked (ArnTimeline *self)
{
  arn_time_span_show_all (arn_session_get_span (self->session));
}

static void
arn_timeline_snapshot_chosen (ArnTimeline *self, ArnSnapshotItem *item)
{
  g_signal_emit (self, signals[SNAPSHOT_CHOSEN], 0, item);
}

static void
arn_timeline_collection_chosen (ArnTimeline *self, guint collection)
{
  if (collection != ARN_NONE)
    g_signal_emit (self, signals[COLLECTION_CHOSEN], 0, collection);
}

ArnChartView *
arn_timeline_get_view (ArnTimeline *self)
{
  g_return_val_if_fail (ARN_IS_TIMELINE (self), NULL);

  return self->view;
}

static void
arn_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_TIMELINE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnTimeline *self = ARN_TIMELINE (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_object_notify_by_pspec (object, pspec);
      g_signal_group_set_target (self->span_signals,
                                 self->session ? arn_session_get_span (self->session) : NULL);
      arn_timeline_span_changed (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_timeline_dispose (GObject *object)
{
  ArnTimeline *self = ARN_TIMELINE (object);

  g_clear_object (&self->span_signals);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (arn_timeline_parent_class)->dispose (object);
}

static void
arn_timeline_class_init (ArnTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_timeline_dispose;
  object_class->get_property = arn_timeline_get_property;
  object_class->set_property = arn_timeline_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SNAPSHOT_CHOSEN] =
      g_signal_new ("snapshot-chosen", ARN_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, ARN_TYPE_SNAPSHOT_ITEM);
  signals[COLLECTION_CHOSEN] =
      g_signal_new ("collection-chosen", ARN_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (ARN_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnTimeline, content);
  gtk_widget_class_bind_template_child (widget_class, ArnTimeline, view);
  gtk_widget_class_bind_template_child (widget_class, ArnTimeline, whole);
  gtk_widget_class_bind_template_callback (widget_class, arn_timeline_whole_clicked);
  gtk_widget_class_bind_template_callback (widget_class, arn_timeline_snapshot_chosen);
  gtk_widget_class_bind_template_callback (widget_class, arn_timeline_collection_chosen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
arn_timeline_init (ArnTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->span_signals = g_signal_group_new (ARN_TYPE_TIME_SPAN);
  g_signal_group_connect_swapped (self->span_signals, "changed",
                                  G_CALLBACK (arn_timeline_span_changed), self);
}
