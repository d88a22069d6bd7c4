/* The source of the workload: the line that runs is marked, the columns at the left say what each
 * line keeps alive and does, what was refused stands under its line. The workload's own text can be
 * edited; what becomes of it is the window's matter (actions win.run-edited, win.save-source,
 * win.save-source-as).
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_SOURCE_VIEW (arn_source_view_get_type ())
/* Properties: "session"; "profiled" (boolean: show what lines do); "editable" (boolean: offer to
 * edit); "edited" (boolean, read-only: the text is another than the recording's). */
G_DECLARE_FINAL_TYPE (ArnSourceView, arn_source_view, ARN, SOURCE_VIEW, GtkWidget)

/* The line that runs next, counted from 1, and brings it into sight; 0: none. */
void arn_source_view_set_line (ArnSourceView *self, guint line);
/* Shows a line of a file of the recording, and selects it. */
void arn_source_view_show_line (ArnSourceView *self, const char *file, guint line);
void arn_source_view_clear_problems (ArnSourceView *self);
/* Underlines what was refused, from `column` (characters from 1; 0: the whole line), and says why
 * under the line. The first one comes into sight. */
void
arn_source_view_add_problem (ArnSourceView *self, guint line, guint column, const char *message);
/* Says that the program needs Python itself, and how to see its memory there. */
void arn_source_view_show_elsewhere (ArnSourceView *self);

/* NULL when nothing was edited. (transfer full) */
char *arn_source_view_get_edited_text (ArnSourceView *self);
/* Back to the text that the recording has. */
void arn_source_view_revert (ArnSourceView *self);
/* Opens the search. */
void arn_source_view_find (ArnSourceView *self);

/* Marks the lines of the workload before which there is a collection. Copied. */
void arn_source_view_set_collect_lines (ArnSourceView *self, const guint *lines, guint n);

G_END_DECLS
