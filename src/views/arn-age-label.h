/* "as of 3 s ago": says how much older the full snapshot is than what the program does by now, and
 * hides itself when it is not older. The widget that it speaks of is dimmed meanwhile.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_AGE_LABEL (arn_age_label_get_type ())
/* Properties: "session" (an ArnSession), "dims" (a GtkWidget that gets the style class "stale");
 * both may be NULL. */
G_DECLARE_FINAL_TYPE (ArnAgeLabel, arn_age_label, ARN, AGE_LABEL, GtkWidget)

G_END_DECLS
