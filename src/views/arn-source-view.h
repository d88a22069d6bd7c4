/* The source of the workload: the line that runs is marked, the column at the left says what each
 * line keeps alive. Not to be edited.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_SOURCE_VIEW (arn_source_view_get_type ())
/* Property: "session". */
G_DECLARE_FINAL_TYPE (ArnSourceView, arn_source_view, ARN, SOURCE_VIEW, GtkWidget)

/* The line that runs next, counted from 1, and brings it into sight; 0: none. */
void arn_source_view_set_line (ArnSourceView *self, guint line);
/* Shows a line of a file of the recording, and selects it. */
void arn_source_view_show_line (ArnSourceView *self, const char *file, guint line);
/* Underlines what was refused, from `column` (characters from 1; 0: the whole line). NULL: nothing.
 */
void arn_source_view_set_error (ArnSourceView *self, guint line, guint column, const char *message);
/* Opens the search. */
void arn_source_view_find (ArnSourceView *self);

G_END_DECLS
