/* What the program printed, its errors in another colour. Stays at the end while a person is there.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_OUTPUT_VIEW (arn_output_view_get_type ())
/* Property: "session". */
G_DECLARE_FINAL_TYPE (ArnOutputView, arn_output_view, ARN, OUTPUT_VIEW, GtkWidget)

/* Programs may print without end: the beginning goes when there is more than this. */
#define ARN_OUTPUT_VIEW_MAX_CHARS (2 * 1024 * 1024)

G_END_DECLS
