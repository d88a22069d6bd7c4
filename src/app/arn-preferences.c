#include "arn-preferences.h"

#include "arn-settings.h"
#include "arn-views.h"

struct _ArnPreferences
{
  AdwPreferencesWindow parent_instance;

  GSettings *settings;
  AdwComboRow *profile;
  AdwComboRow *speed;
  AdwComboRow *color_by;
  GtkSpinButton *trace_depth;
  GtkSpinButton *heap_limit;
};

G_DEFINE_FINAL_TYPE (ArnPreferences, arn_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the list. */
static const guint arn_preferences_speeds[] = { 1, 5, 50, 0 };
static const char *const arn_preferences_profiles[] = { "v312", "v39", NULL };

static gboolean
arn_preferences_get_speed (GValue *value, GVariant *variant, gpointer data)
{
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (arn_preferences_speeds); i++)
    if (arn_preferences_speeds[i] == g_variant_get_uint32 (variant))
      row = i;
  g_value_set_uint (value, row);
  return TRUE;
}

static GVariant *
arn_preferences_set_speed (const GValue *value, const GVariantType *type, gpointer data)
{
  guint row = MIN (g_value_get_uint (value), G_N_ELEMENTS (arn_preferences_speeds) - 1);

  return g_variant_new_uint32 (arn_preferences_speeds[row]);
}

static gboolean
arn_preferences_get_number (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, g_variant_get_uint32 (variant));
  return TRUE;
}

static GVariant *
arn_preferences_set_number (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_uint32 ((guint) g_value_get_double (value));
}

static void
arn_preferences_dispose (GObject *object)
{
  g_clear_object (&ARN_PREFERENCES (object)->settings);

  G_OBJECT_CLASS (arn_preferences_parent_class)->dispose (object);
}

static void
arn_preferences_class_init (ArnPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnPreferences, profile);
  gtk_widget_class_bind_template_child (widget_class, ArnPreferences, speed);
  gtk_widget_class_bind_template_child (widget_class, ArnPreferences, color_by);
  gtk_widget_class_bind_template_child (widget_class, ArnPreferences, trace_depth);
  gtk_widget_class_bind_template_child (widget_class, ArnPreferences, heap_limit);
}

static void
arn_preferences_init (ArnPreferences *self)
{
  self->settings = arn_settings_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  arn_settings_bind_choice (self->settings, "profile", arn_preferences_profiles, self->profile,
                            "selected");
  arn_settings_bind_choice (self->settings, "color-by", arn_settings_color_by, self->color_by,
                            "selected");
  g_settings_bind_with_mapping (self->settings, "speed", self->speed, "selected",
                                G_SETTINGS_BIND_DEFAULT, arn_preferences_get_speed,
                                arn_preferences_set_speed, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "trace-depth", self->trace_depth, "value",
                                G_SETTINGS_BIND_DEFAULT, arn_preferences_get_number,
                                arn_preferences_set_number, NULL, NULL);
  g_settings_bind_with_mapping (self->settings, "heap-limit", self->heap_limit, "value",
                                G_SETTINGS_BIND_DEFAULT, arn_preferences_get_number,
                                arn_preferences_set_number, NULL, NULL);
}

void
arn_preferences_present (GtkWindow *parent)
{
  GtkWindow *window =
      g_object_new (ARN_TYPE_PREFERENCES, "application", gtk_window_get_application (parent),
                    "transient-for", parent, "destroy-with-parent", TRUE, "modal", TRUE, NULL);

  gtk_window_present (window);
}
