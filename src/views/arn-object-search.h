/* Where a person says which objects are wanted: an entry that finds while it is typed into, what is
 * wrong with it in a sentence below, and a list of what can be said, each to be put in by a click.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-object-filter.h"

G_BEGIN_DECLS

#define ARN_TYPE_OBJECT_SEARCH (arn_object_search_get_type ())
/* Property: "text" (string). Signals: "changed" (), another filter; "leave" (), Escape was pressed
 * and the entry is empty; "down" (), to what was found. */
G_DECLARE_FINAL_TYPE (ArnObjectSearch, arn_object_search, ARN, OBJECT_SEARCH, GtkWidget)

/* What was understood last. (transfer none) */
ArnObjectFilter *arn_object_search_get_filter (ArnObjectSearch *self);
const char *arn_object_search_get_text (ArnObjectSearch *self);
/* At once, without the pause after typing. */
void arn_object_search_set_text (ArnObjectSearch *self, const char *text);
/* A word that stands alone, such as "unreachable". */
gboolean arn_object_search_has_word (ArnObjectSearch *self, const char *word);
void arn_object_search_set_word (ArnObjectSearch *self, const char *word, gboolean there);
void arn_object_search_grab_focus (ArnObjectSearch *self);

G_END_DECLS
