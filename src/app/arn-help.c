#include "arn-help.h"

#include "arn-views.h"

struct _ArnHelp
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (ArnHelp, arn_help, ADW_TYPE_WINDOW)

static void
arn_help_class_init (ArnHelpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-help.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
arn_help_init (ArnHelp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
arn_help_present (GtkWindow *parent)
{
  GtkWindow *window =
      g_object_new (ARN_TYPE_HELP, "application", gtk_window_get_application (parent),
                    "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  gtk_window_present (window);
}

void
arn_help_present_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (ARN_RESOURCES "ui/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
