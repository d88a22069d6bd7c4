#include "arn-page.h"

typedef struct
{
  ArnSession *session;
  GSignalGroup *signals;
  ArnPageChanges changes;
} ArnPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ArnPage, arn_page, GTK_TYPE_WIDGET)

static ArnPagePrivate *
arn_page_private (ArnPage *self)
{
  return arn_page_get_instance_private (self);
}

static void
arn_page_flush (ArnPage *self)
{
  ArnPagePrivate *priv = arn_page_private (self);
  ArnPageChanges changes = priv->changes;

  if (changes == 0 || !priv->session || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  priv->changes = 0;
  if (ARN_PAGE_GET_CLASS (self)->update)
    ARN_PAGE_GET_CLASS (self)->update (self, changes);
}

void
arn_page_changed (ArnPage *self, ArnPageChanges changes)
{
  g_return_if_fail (ARN_IS_PAGE (self));

  arn_page_private (self)->changes |= changes;
  arn_page_flush (self);
}

gboolean
arn_page_find (ArnPage *self)
{
  g_return_val_if_fail (ARN_IS_PAGE (self), FALSE);

  return ARN_PAGE_GET_CLASS (self)->find && ARN_PAGE_GET_CLASS (self)->find (self);
}

ArnSession *
arn_page_get_session (ArnPage *self)
{
  g_return_val_if_fail (ARN_IS_PAGE (self), NULL);

  return arn_page_private (self)->session;
}

static void
arn_page_recording_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_RECORDING);
}

static void
arn_page_snapshot_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_SNAPSHOT);
}

static void
arn_page_map_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_MAP);
}

static void
arn_page_selection_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_SELECTION);
}

static void
arn_page_baseline_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_BASELINE);
}

static void
arn_page_diff_changed (ArnPage *self)
{
  arn_page_changed (self, ARN_PAGE_DIFF);
}

static void
arn_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (arn_page_parent_class)->map (widget);
  arn_page_flush (ARN_PAGE (widget));
}

static void
arn_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, arn_page_private (ARN_PAGE (object))->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnPage *self = ARN_PAGE (object);
  ArnPagePrivate *priv = arn_page_private (self);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&priv->session, g_value_get_object (value)))
        return;
      g_object_notify_by_pspec (object, properties[PROP_SESSION]);
      g_signal_group_set_target (priv->signals, priv->session);
      arn_page_changed (self, ARN_PAGE_RECORDING | ARN_PAGE_SNAPSHOT | ARN_PAGE_MAP |
                                  ARN_PAGE_SELECTION | ARN_PAGE_BASELINE | ARN_PAGE_DIFF);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_page_dispose (GObject *object)
{
  ArnPagePrivate *priv = arn_page_private (ARN_PAGE (object));
  GtkWidget *child;

  g_clear_object (&priv->signals);
  g_clear_object (&priv->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (arn_page_parent_class)->dispose (object);
}

static void
arn_page_class_init (ArnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = arn_page_dispose;
  object_class->get_property = arn_page_get_property;
  object_class->set_property = arn_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = arn_page_map;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
arn_page_init (ArnPage *self)
{
  ArnPagePrivate *priv = arn_page_private (self);
  static const struct
  {
    const char *signal;
    GCallback callback;
  } heard[] = {
    { "notify::recording", G_CALLBACK (arn_page_recording_changed) },
    { "notify::snapshot", G_CALLBACK (arn_page_snapshot_changed) },
    { "notify::map", G_CALLBACK (arn_page_map_changed) },
    { "notify::baseline", G_CALLBACK (arn_page_baseline_changed) },
    { "notify::diff", G_CALLBACK (arn_page_diff_changed) },
    { "selection-changed", G_CALLBACK (arn_page_selection_changed) },
  };

  priv->signals = g_signal_group_new (ARN_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    g_signal_group_connect_swapped (priv->signals, heard[i].signal, heard[i].callback, self);
}
