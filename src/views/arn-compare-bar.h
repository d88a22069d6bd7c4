/* Says what is compared with what while something is: how many objects were born and are gone since
 * the baseline and what that makes in bytes; a button ends it.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_COMPARE_BAR (arn_compare_bar_get_type ())
/* Property: "session" (an ArnSession, may be NULL). */
G_DECLARE_FINAL_TYPE (ArnCompareBar, arn_compare_bar, ARN, COMPARE_BAR, GtkWidget)

/* What it says; "" when nothing is compared. */
const char *arn_compare_bar_get_sentence (ArnCompareBar *self);

G_END_DECLS
