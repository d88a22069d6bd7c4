#include "arn-thresholds.h"

#include "arn-views.h"

struct _ArnThresholds
{
  AdwMessageDialog parent_instance;

  ArnTarget *target;
  GtkSpinButton *young;
  GtkSpinButton *middle;
  GtkSpinButton *old;
};

G_DEFINE_FINAL_TYPE (ArnThresholds, arn_thresholds, ADW_TYPE_MESSAGE_DIALOG)

static void
arn_thresholds_response (AdwMessageDialog *dialog, const char *response)
{
  ArnThresholds *self = ARN_THRESHOLDS (dialog);

  if (g_str_equal (response, "set"))
    arn_target_set_thresholds (self->target, gtk_spin_button_get_value_as_int (self->young),
                               gtk_spin_button_get_value_as_int (self->middle),
                               gtk_spin_button_get_value_as_int (self->old));
}

static void
arn_thresholds_dispose (GObject *object)
{
  g_clear_object (&ARN_THRESHOLDS (object)->target);

  G_OBJECT_CLASS (arn_thresholds_parent_class)->dispose (object);
}

static void
arn_thresholds_class_init (ArnThresholdsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_thresholds_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = arn_thresholds_response;
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-thresholds.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnThresholds, young);
  gtk_widget_class_bind_template_child (widget_class, ArnThresholds, middle);
  gtk_widget_class_bind_template_child (widget_class, ArnThresholds, old);
}

static void
arn_thresholds_init (ArnThresholds *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
arn_thresholds_present (GtkWindow *parent, ArnTarget *target)
{
  ArnThresholds *self =
      g_object_new (ARN_TYPE_THRESHOLDS, "transient-for", parent, "modal", TRUE, NULL);
  const guint64 *thresholds = arn_target_get_pulse (target)->heap.generation_threshold;

  self->target = g_object_ref (target);
  gtk_spin_button_set_value (self->young, (double) thresholds[0]);
  gtk_spin_button_set_value (self->middle, (double) thresholds[1]);
  gtk_spin_button_set_value (self->old, (double) thresholds[2]);
  gtk_window_present (GTK_WINDOW (self));
}
