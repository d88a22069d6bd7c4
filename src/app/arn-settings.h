/* The person's settings, from the system's schemas or, where these don't know ours (an installed
 * tree that nobody registered, the build folder), from the compiled one that is installed beside
 * us.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ARN_APPLICATION_ID "io.github.arenarium.Arenarium"

/* transfer full */
GSettings *arn_settings_new (void);

G_END_DECLS
