#include "arn-sample-group.h"

#include "arn-sample-card.h"
#include "arn-views.h"

struct _ArnSampleGroup
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkFlowBox *cards;
};

G_DEFINE_FINAL_TYPE (ArnSampleGroup, arn_sample_group, GTK_TYPE_WIDGET)

static void
arn_sample_group_card_activated (ArnSampleGroup *self, GtkFlowBoxChild *child)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-sample", "s",
                              arn_sample_card_get_name (ARN_SAMPLE_CARD (child)));
}

/* The nearest group that shows, before or behind this one. */
static ArnSampleGroup *
arn_sample_group_neighbour (ArnSampleGroup *self, gboolean behind)
{
  GtkWidget *widget = GTK_WIDGET (self);

  do
    widget = behind ? gtk_widget_get_next_sibling (widget) : gtk_widget_get_prev_sibling (widget);
  while (widget && !(ARN_IS_SAMPLE_GROUP (widget) && gtk_widget_get_visible (widget)));
  return ARN_SAMPLE_GROUP (widget);
}

static GtkWidget *
arn_sample_group_outermost_card (ArnSampleGroup *self, gboolean last)
{
  GtkWidget *card = last ? gtk_widget_get_last_child (GTK_WIDGET (self->cards))
                         : gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  while (card && !gtk_widget_get_visible (card))
    card = last ? gtk_widget_get_prev_sibling (card) : gtk_widget_get_next_sibling (card);
  return card;
}

static gboolean
arn_sample_group_keynav_failed (ArnSampleGroup *self, GtkDirectionType direction)
{
  gboolean behind = direction == GTK_DIR_DOWN;
  ArnSampleGroup *other;
  GtkWidget *card;

  if (direction != GTK_DIR_DOWN && direction != GTK_DIR_UP)
    return FALSE;
  other = arn_sample_group_neighbour (self, behind);
  card = other ? arn_sample_group_outermost_card (other, !behind) : NULL;
  return card && gtk_widget_grab_focus (card);
}

static void
arn_sample_group_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (arn_sample_group_parent_class)->dispose (object);
}

static void
arn_sample_group_class_init (ArnSampleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_sample_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-sample-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnSampleGroup, title);
  gtk_widget_class_bind_template_child (widget_class, ArnSampleGroup, cards);
  gtk_widget_class_bind_template_callback (widget_class, arn_sample_group_card_activated);
  gtk_widget_class_bind_template_callback (widget_class, arn_sample_group_keynav_failed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "samplegroup");
}

static void
arn_sample_group_init (ArnSampleGroup *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
arn_sample_group_new (const char *topic)
{
  ArnSampleGroup *self = g_object_new (ARN_TYPE_SAMPLE_GROUP, NULL);

  gtk_label_set_label (self->title, topic);
  return GTK_WIDGET (self);
}

const char *
arn_sample_group_get_topic (ArnSampleGroup *self)
{
  g_return_val_if_fail (ARN_IS_SAMPLE_GROUP (self), NULL);

  return gtk_label_get_label (self->title);
}

void
arn_sample_group_add (ArnSampleGroup *self, const ArnSample *sample)
{
  g_return_if_fail (ARN_IS_SAMPLE_GROUP (self));

  gtk_flow_box_append (self->cards, arn_sample_card_new (sample));
}

guint
arn_sample_group_filter (ArnSampleGroup *self, const char *text)
{
  guint n = 0;

  g_return_val_if_fail (ARN_IS_SAMPLE_GROUP (self), 0);

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards)); card;
       card = gtk_widget_get_next_sibling (card))
    {
      gboolean matches = arn_sample_card_matches (ARN_SAMPLE_CARD (card), text);

      gtk_widget_set_visible (card, matches);
      n += matches;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return n;
}
