/* The window of the run settings. They hold for the next run. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ARN_TYPE_PREFERENCES (arn_preferences_get_type ())
G_DECLARE_FINAL_TYPE (ArnPreferences, arn_preferences, ARN, PREFERENCES, AdwPreferencesWindow)

void arn_preferences_present (GtkWindow *parent);

G_END_DECLS
