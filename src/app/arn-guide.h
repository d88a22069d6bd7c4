/* The guide: three pages that say what Run, the map and Collect are. It comes by itself when the
 * app is started for the first time, and again when it is asked for.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ARN_TYPE_GUIDE (arn_guide_get_type ())
G_DECLARE_FINAL_TYPE (ArnGuide, arn_guide, ARN, GUIDE, AdwWindow)

void arn_guide_present (GtkWindow *parent);
/* Unless it was shown before. */
void arn_guide_present_first (GtkWindow *parent);

G_END_DECLS
