/* Sentences under lines of a source: room is made below each line, and a label laid into it. They
 * stay with their lines when the text is edited.
 */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

typedef struct _ArnSourceProblems ArnSourceProblems;

ArnSourceProblems *arn_source_problems_new (GtkSourceView *view);
/* To be called while the view still has its buffer. */
void arn_source_problems_free (ArnSourceProblems *self);

void arn_source_problems_clear (ArnSourceProblems *self);
/* `line` from 1, within the text. TRUE when it is the first one. Several of a line stand below each
 * other. */
gboolean arn_source_problems_add (ArnSourceProblems *self, guint line, const char *message);

G_END_DECLS
