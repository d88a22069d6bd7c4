/* What keeps arenas from being given back: the living blocks in those that are less than a quarter
 * full, or in the selected one, by the line that asked for them and by type, with what would return
 * to the system without them. A row leads to its line and to its objects.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_PINS_VIEW (arn_pins_view_get_type ())
/* Property: "session" (an ArnSession, may be NULL). Works only while it is mapped. */
G_DECLARE_FINAL_TYPE (ArnPinsView, arn_pins_view, ARN, PINS_VIEW, GtkWidget)

/* Shows those of the arena at this address only, which is selected; 0: of all sparse ones. */
void arn_pins_view_show_arena (ArnPinsView *self, guint64 address);

G_END_DECLS
