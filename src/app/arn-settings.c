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
