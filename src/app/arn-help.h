/* The help: the words that the window uses, each in one or two sentences. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ARN_TYPE_HELP (arn_help_get_type ())
G_DECLARE_FINAL_TYPE (ArnHelp, arn_help, ARN, HELP, AdwWindow)

void arn_help_present (GtkWindow *parent);
/* Made when it is asked for: as the application's help overlay every window would make one. */
void arn_help_present_shortcuts (GtkWindow *parent);

G_END_DECLS
