/* The application: one process, a window for each recording, and what belongs to no window in
 * particular (preferences, help, about, opening files).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ARN_TYPE_APPLICATION (arn_application_get_type ())
G_DECLARE_FINAL_TYPE (ArnApplication, arn_application, ARN, APPLICATION, AdwApplication)

ArnApplication *arn_application_new (void);

G_END_DECLS
