#include "arn-age-label.h"

#include <glib/gi18n-lib.h>

struct _ArnAgeLabel
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  GtkWidget *dims;
  GtkWidget *label;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_DIMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnAgeLabel, arn_age_label, GTK_TYPE_WIDGET)

/* (transfer full) */
static char *
arn_age_label_format (guint64 nanoseconds)
{
  guint seconds = (guint) ((nanoseconds + G_TIME_SPAN_SECOND * 500) / (G_TIME_SPAN_SECOND * 1000));

  if (seconds < 1)
    return g_strdup (_ ("as of a moment ago"));
  if (seconds < 120)
    /* Translators: %u seconds */
    return g_strdup_printf (_ ("as of %u s ago"), seconds);
  /* Translators: %u minutes */
  return g_strdup_printf (_ ("as of %u min ago"), seconds / 60);
}

static void
arn_age_label_update (ArnAgeLabel *self)
{
  gboolean stale = self->session && arn_session_is_stale (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), stale);
  if (self->dims && stale)
    gtk_widget_add_css_class (self->dims, "stale");
  else if (self->dims)
    gtk_widget_remove_css_class (self->dims, "stale");
  if (stale)
    {
      g_autofree char *text = arn_age_label_format (arn_session_get_age (self->session));

      gtk_label_set_label (GTK_LABEL (self->label), text);
    }
}

static void
arn_age_label_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnAgeLabel *self = ARN_AGE_LABEL (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_DIMS:
      g_value_set_object (value, self->dims);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_age_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnAgeLabel *self = ARN_AGE_LABEL (object);

  switch (id)
    {
    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->signals, self->session);
      break;
    case PROP_DIMS:
      if (self->dims)
        gtk_widget_remove_css_class (self->dims, "stale");
      if (!g_set_object (&self->dims, g_value_get_object (value)))
        return;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
  arn_age_label_update (self);
}

static void
arn_age_label_dispose (GObject *object)
{
  ArnAgeLabel *self = ARN_AGE_LABEL (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->dims);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_age_label_parent_class)->dispose (object);
}

static void
arn_age_label_class_init (ArnAgeLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = arn_age_label_dispose;
  object_class->get_property = arn_age_label_get_property;
  object_class->set_property = arn_age_label_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION, flags);
  properties[PROP_DIMS] = g_param_spec_object ("dims", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
arn_age_label_init (ArnAgeLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::map", G_CALLBACK (arn_age_label_update),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_age_label_update), self);
}
