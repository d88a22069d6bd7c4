/* The details of what is selected, always the same groups in the same order: what it is, references
 * in, references out, block, allocated at. Activating a row that names an object selects that
 * object.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_DETAILS_PANE (arn_details_pane_get_type ())
/* Property: "session". Signal: "show-line" (char *file, guint line). */
G_DECLARE_FINAL_TYPE (ArnDetailsPane, arn_details_pane, ARN, DETAILS_PANE, GtkWidget)

/* Rows of references that a group shows at first. */
#define ARN_DETAILS_PANE_MAX_ROWS 40

G_END_DECLS
