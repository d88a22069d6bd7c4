#include "arn-sample-card.h"

#include "arn-views.h"

#include <glib/gi18n-lib.h>

struct _ArnSampleCard
{
  GtkFlowBoxChild parent_instance;

  char *name;
  char *words; /* what a search looks at */
  GtkImage *picture;
  GtkLabel *title;
  GtkLabel *hint;
  GtkLabel *length;
  GtkButton *run;
};

G_DEFINE_FINAL_TYPE (ArnSampleCard, arn_sample_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
arn_sample_card_finalize (GObject *object)
{
  ArnSampleCard *self = ARN_SAMPLE_CARD (object);

  g_free (self->name);
  g_free (self->words);

  G_OBJECT_CLASS (arn_sample_card_parent_class)->finalize (object);
}

static void
arn_sample_card_dispose (GObject *object)
{
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (object), NULL);

  G_OBJECT_CLASS (arn_sample_card_parent_class)->dispose (object);
}

static void
arn_sample_card_class_init (ArnSampleCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_sample_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = arn_sample_card_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-sample-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnSampleCard, picture);
  gtk_widget_class_bind_template_child (widget_class, ArnSampleCard, title);
  gtk_widget_class_bind_template_child (widget_class, ArnSampleCard, hint);
  gtk_widget_class_bind_template_child (widget_class, ArnSampleCard, length);
  gtk_widget_class_bind_template_child (widget_class, ArnSampleCard, run);
}

static void
arn_sample_card_init (ArnSampleCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
arn_sample_card_new (const ArnSample *sample)
{
  ArnSampleCard *self = g_object_new (ARN_TYPE_SAMPLE_CARD, NULL);
  g_autofree char *icon = g_strconcat ("arn-sample-", sample->name, NULL);
  g_autofree char *run_name = NULL;
  g_autofree char *lines = NULL;

  self->name = g_strdup (sample->name);
  self->words = g_strjoin (" ", sample->title, sample->hint, sample->topic, sample->name, NULL);
  gtk_image_set_from_icon_name (self->picture, icon);
  gtk_label_set_label (self->title, sample->title);
  gtk_label_set_label (self->hint, sample->hint);
  lines = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", sample->lines),
                           sample->lines);
  gtk_label_set_label (self->length, lines);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->run), "s", sample->name);
  run_name = g_strdup_printf (_ ("Run “%s”"), sample->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->run), run_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  run_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sample->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sample->hint,
                                  -1);
  return GTK_WIDGET (self);
}

const char *
arn_sample_card_get_name (ArnSampleCard *self)
{
  g_return_val_if_fail (ARN_IS_SAMPLE_CARD (self), NULL);

  return self->name;
}

gboolean
arn_sample_card_matches (ArnSampleCard *self, const char *text)
{
  g_return_val_if_fail (ARN_IS_SAMPLE_CARD (self), FALSE);

  return g_str_match_string (text, self->words, TRUE);
}
