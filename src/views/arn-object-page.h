/* The page "Objects": above, the types of what the newest full snapshot holds, or the lines that
 * allocated what changed; below, the objects of what is chosen above, flat, a million rows without
 * a wait. A search says which objects count at all. What a snapshot is compared with adds columns
 * of changes, the biggest growth first.
 *
 * Rows are found, grouped and sorted on a worker thread (arn-object-query.h); what each object
 * keeps alive is made on another, announced as long work, and until then stands as "…".
 */
#pragma once

#include "arn-page.h"

G_BEGIN_DECLS

#define ARN_TYPE_OBJECT_PAGE (arn_object_page_get_type ())
/* Properties: "widths" (string, to be remembered: those of all columns), "type" (string, name of
 * the chosen type; NULL: all). */
G_DECLARE_FINAL_TYPE (ArnObjectPage, arn_object_page, ARN, OBJECT_PAGE, ArnPage)

/* Finds what `words` say (arn-object-filter.h) among the objects of all types. */
void arn_object_page_show_found (ArnObjectPage *self, const char *words);
/* Changes by line above, in place of those by type; only while something is compared. */
void arn_object_page_show_lines (ArnObjectPage *self);

G_END_DECLS
