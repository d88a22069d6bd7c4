#include "arn-compare-bar.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"

struct _ArnCompareBar
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  GtkWidget *bar;
  GtkWidget *label;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnCompareBar, arn_compare_bar, GTK_TYPE_WIDGET)

static guint64
sum_of_totals (ArnSnapshot *snapshot)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  guint64 sum = 0;

  for (guint32 i = 0; i < objects->n; i++)
    sum += objects->total[i];
  return sum;
}

/* (transfer full) */
static char *
format_diff (ArnDiff *diff, const char *name, gboolean foreign)
{
  const gint64 change =
      (gint64) (sum_of_totals (arn_diff_get_new (diff)) - sum_of_totals (arn_diff_get_old (diff)));
  g_autofree char *bytes = arn_number_bytes_change (change);
  g_autofree char *born_text = NULL, *gone_text = NULL;
  guint born, gone;

  if (foreign)
    /* Translators: the name of a file, and a difference in bytes with its sign */
    return g_strdup_printf (_ ("Compared with “%s”, another run: %s"), name, bytes);
  arn_diff_get_born (diff, &born);
  arn_diff_get_gone (diff, &gone);
  born_text = arn_number_count_change (born);
  gone_text = arn_number_count_change (-(gint64) gone);
  /* Translators: a snapshot's name, then figures with their sign: "+29,048 born, −23 gone, +1.9
   * MiB"
   */
  return g_strdup_printf (_ ("Compared with “%s”: %s objects born, %s gone, %s"), name, born_text,
                          gone_text, bytes);
}

static void
arn_compare_bar_update (ArnCompareBar *self)
{
  ArnSnapshot *baseline = self->session ? arn_session_get_baseline (self->session) : NULL;
  ArnDiff *diff = self->session ? arn_session_get_diff (self->session) : NULL;
  g_autofree char *sentence = NULL;

  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->bar), baseline != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), baseline != NULL);
  if (!baseline)
    sentence = g_strdup ("");
  else if (diff)
    sentence = format_diff (diff, arn_session_get_baseline_name (self->session),
                            arn_session_is_baseline_foreign (self->session));
  else
    sentence =
        g_strdup_printf (_ ("Compared with “%s”…"), arn_session_get_baseline_name (self->session));
  gtk_label_set_label (GTK_LABEL (self->label), sentence);
}

const char *
arn_compare_bar_get_sentence (ArnCompareBar *self)
{
  g_return_val_if_fail (ARN_IS_COMPARE_BAR (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}

static void
arn_compare_bar_end (ArnCompareBar *self)
{
  if (self->session)
    arn_session_set_baseline (self->session, NULL, NULL, FALSE);
}

static void
arn_compare_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_COMPARE_BAR (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_compare_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnCompareBar *self = ARN_COMPARE_BAR (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_compare_bar_update (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_compare_bar_dispose (GObject *object)
{
  ArnCompareBar *self = ARN_COMPARE_BAR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_compare_bar_parent_class)->dispose (object);
}

static void
arn_compare_bar_class_init (ArnCompareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = arn_compare_bar_get_property;
  object_class->set_property = arn_compare_bar_set_property;
  object_class->dispose = arn_compare_bar_dispose;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
arn_compare_bar_init (ArnCompareBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Stop Comparing"));

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  self->bar = gtk_info_bar_new ();
  gtk_info_bar_set_revealed (GTK_INFO_BAR (self->bar), FALSE);
  gtk_info_bar_add_child (GTK_INFO_BAR (self->bar), self->label);
  gtk_info_bar_add_action_widget (GTK_INFO_BAR (self->bar), button, GTK_RESPONSE_CLOSE);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->bar, "response", G_CALLBACK (arn_compare_bar_end), self);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::baseline",
                                  G_CALLBACK (arn_compare_bar_update), self);
  g_signal_group_connect_swapped (self->signals, "notify::diff",
                                  G_CALLBACK (arn_compare_bar_update), self);
}
