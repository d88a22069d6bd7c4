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

/* Binds a key that is one of `nicks` (ends with NULL, lives for ever) to a property that is its
 * number, as drop-downs have it. */
void arn_settings_bind_choice (GSettings *settings,
                               const char *key,
                               const char *const *nicks,
                               gpointer object,
                               const char *property);
/* What "color-by" may be, in the order of ArnColorBy. */
extern const char *const arn_settings_color_by[];

G_END_DECLS
