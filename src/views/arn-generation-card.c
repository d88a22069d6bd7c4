#include "arn-generation-card.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"
#include "arn-views.h"

struct _ArnGenerationCard
{
  GtkWidget parent_instance;

  int generation;
  gint64 threshold; /* as the figures said last; -1: nothing yet */
  gboolean filling;

  GtkWidget *content;
  GtkWidget *dot;
  GtkLabel *title;
  GtkLabel *count;
  GtkSpinButton *spin;
  GtkProgressBar *bar;
  GtkLabel *rule;
  GtkLabel *collections;
  GtkLabel *collected;
  GtkLabel *uncollectable;
};

enum
{
  PROP_0,
  PROP_GENERATION,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  THRESHOLD_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnGenerationCard, arn_generation_card, GTK_TYPE_WIDGET)

static void
arn_generation_card_spin_changed (ArnGenerationCard *self)
{
  int threshold = gtk_spin_button_get_value_as_int (self->spin);

  if (self->filling || threshold == self->threshold)
    return;
  self->threshold = threshold;
  g_signal_emit (self, signals[THRESHOLD_CHANGED], 0, threshold);
}

int
arn_generation_card_get_threshold (ArnGenerationCard *self)
{
  g_return_val_if_fail (ARN_IS_GENERATION_CARD (self), 0);

  return gtk_spin_button_get_value_as_int (self->spin);
}

void
arn_generation_card_set_editable (ArnGenerationCard *self, gboolean editable)
{
  g_return_if_fail (ARN_IS_GENERATION_CARD (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->spin), editable);
}

/* When the oldest generation is due, its count alone does not say. */
static char *
arn_generation_card_format_old_rule (const ArnHeapFigures *heap)
{
  g_autofree char *pending = arn_number_count (heap->long_lived_pending);
  g_autofree char *enough = arn_number_count (heap->long_lived_total / 4);

  /* Translators: both are numbers of objects */
  return g_strdup_printf (_ ("and %s of at least %s new old objects"), pending, enough);
}

static char *
arn_generation_card_format_rule (ArnGenerationCard *self,
                                 const ArnHeapFigures *heap,
                                 gboolean sizes)
{
  const char *ages[] = { _ ("young"), _ ("middle"), _ ("old") };
  g_autofree char *size = NULL;

  if (self->generation == 2 && heap->long_lived_total > 0)
    return arn_generation_card_format_old_rule (heap);
  if (!sizes)
    return g_strdup (ages[self->generation]);
  size = arn_number_count (heap->generation_size[self->generation]);
  /* Translators: a generation's name, and how many objects are in it */
  return g_strdup_printf (ngettext ("%s · %s object", "%s · %s objects",
                                    (gulong) heap->generation_size[self->generation]),
                          ages[self->generation], size);
}

/* The rule in full, as CPython has it. */
static const char *
arn_generation_card_explain (ArnGenerationCard *self)
{
  switch (self->generation)
    {
    case 0:
      return _ ("Counts containers that were made, less those that were freed. Above its "
                "threshold, generation 0 is collected. A threshold of 0 is never reached.");
    case 1:
      return _ ("Counts collections of generation 0. Above its threshold, the next collection "
                "takes generation 1 as well.");
    default:
      return _ ("Counts collections of generation 1. Above its threshold, the next collection "
                "takes everything, but only once what grew old since the last full collection is "
                "a quarter of what survived that one.");
    }
}

static void
arn_generation_card_set_number (GtkLabel *label, guint64 number)
{
  g_autofree char *text = arn_number_count (number);

  gtk_label_set_label (label, text);
  if (number == 0)
    gtk_widget_add_css_class (GTK_WIDGET (label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), "dim-label");
}

void
arn_generation_card_set_figures (ArnGenerationCard *self,
                                 const ArnHeapFigures *heap,
                                 gboolean sizes)
{
  guint64 count, threshold;
  g_autofree char *text = NULL, *rule = NULL, *label = NULL;

  g_return_if_fail (ARN_IS_GENERATION_CARD (self));

  count = heap->generation_count[self->generation];
  threshold = heap->generation_threshold[self->generation];
  text = arn_number_count (count);
  gtk_label_set_label (self->count, text);
  gtk_progress_bar_set_fraction (self->bar,
                                 threshold > 0 ? MIN ((double) count / threshold, 1.0) : 0);
  label = g_strdup_printf (_ ("Generation %d: count %s, threshold %u"), self->generation, text,
                           (guint) threshold);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  /* What a person is typing stays. */
  if ((gint64) threshold != self->threshold)
    {
      self->filling = TRUE;
      self->threshold = (gint64) threshold;
      gtk_spin_button_set_value (self->spin, (double) threshold);
      self->filling = FALSE;
    }
  rule = arn_generation_card_format_rule (self, heap, sizes);
  gtk_label_set_label (self->rule, rule);
  arn_generation_card_set_number (self->collections, heap->collections[self->generation]);
  arn_generation_card_set_number (self->collected, heap->collected[self->generation]);
  arn_generation_card_set_number (self->uncollectable, heap->uncollectable[self->generation]);
}

static void
arn_generation_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnGenerationCard *self = ARN_GENERATION_CARD (object);

  switch (id)
    {
    case PROP_GENERATION:
      g_value_set_int (value, self->generation);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, gtk_widget_get_sensitive (GTK_WIDGET (self->spin)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_generation_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnGenerationCard *self = ARN_GENERATION_CARD (object);

  switch (id)
    {
    case PROP_GENERATION:
      self->generation = g_value_get_int (value);
      break;
    case PROP_EDITABLE:
      arn_generation_card_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_generation_card_constructed (GObject *object)
{
  ArnGenerationCard *self = ARN_GENERATION_CARD (object);
  g_autofree char *title = g_strdup_printf (_ ("Generation %d"), self->generation);
  g_autofree char *css_class = g_strdup_printf ("generation-%d", self->generation);
  g_autofree char *label = g_strdup_printf (_ ("Threshold of generation %d"), self->generation);

  G_OBJECT_CLASS (arn_generation_card_parent_class)->constructed (object);

  gtk_label_set_label (self->title, title);
  gtk_widget_add_css_class (self->dot, css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->bar), css_class);
  gtk_widget_set_tooltip_text (self->content, arn_generation_card_explain (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  arn_generation_card_explain (self), -1);
}

static void
arn_generation_card_dispose (GObject *object)
{
  g_clear_pointer (&ARN_GENERATION_CARD (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_generation_card_parent_class)->dispose (object);
}

static void
arn_generation_card_class_init (ArnGenerationCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = arn_generation_card_constructed;
  object_class->dispose = arn_generation_card_dispose;
  object_class->get_property = arn_generation_card_get_property;
  object_class->set_property = arn_generation_card_set_property;

  properties[PROP_GENERATION] =
      g_param_spec_int ("generation", NULL, NULL, 0, ARN_N_GENERATIONS - 1, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[THRESHOLD_CHANGED] =
      g_signal_new ("threshold-changed", ARN_TYPE_GENERATION_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-generation-card.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnGenerationCard, name)
  BIND (content);
  BIND (dot);
  BIND (title);
  BIND (count);
  BIND (spin);
  BIND (bar);
  BIND (rule);
  BIND (collections);
  BIND (collected);
  BIND (uncollectable);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_generation_card_spin_changed);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
arn_generation_card_init (ArnGenerationCard *self)
{
  self->threshold = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}
