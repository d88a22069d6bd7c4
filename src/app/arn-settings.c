#include "arn-settings.h"

#include "arn-data-dir.h"

GSettings *
arn_settings_new (void)
{
  GSettingsSchemaSource *system = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (system)
    schema = g_settings_schema_source_lookup (system, ARN_APPLICATION_ID, TRUE);
  if (!schema)
    {
      g_autofree char *folder = arn_data_dir_get ();
      g_autoptr (GSettingsSchemaSource) own = NULL;
      g_autoptr (GError) error = NULL;

      own = g_settings_schema_source_new_from_directory (folder, system, FALSE, &error);
      if (own)
        schema = g_settings_schema_source_lookup (own, ARN_APPLICATION_ID, FALSE);
      if (!schema)
        g_error ("The settings' schema is not installed: %s", error ? error->message : folder);
    }
  return g_settings_new_full (schema, NULL, NULL);
}

const char *const arn_settings_color_by[] = { "size-class", "type", "generation",
                                              "site",       "age",  NULL };

static gboolean
arn_settings_get_choice (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *nicks = data;

  for (guint i = 0; nicks[i]; i++)
    if (g_str_equal (nicks[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
arn_settings_set_choice (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *nicks = data;
  guint n = g_strv_length ((char **) nicks);

  return g_value_get_uint (value) < n ? g_variant_new_string (nicks[g_value_get_uint (value)])
                                      : NULL;
}

void
arn_settings_bind_choice (GSettings *settings,
                          const char *key,
                          const char *const *nicks,
                          gpointer object,
                          const char *property)
{
  g_settings_bind_with_mapping (settings, key, object, property, G_SETTINGS_BIND_DEFAULT,
                                arn_settings_get_choice, arn_settings_set_choice, (gpointer) nicks,
                                NULL);
}
