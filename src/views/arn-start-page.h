/* What the window shows before anything is open: the samples as cards by topic, a search for them,
 * "Open…", recent files.
 * Activating something activates win.open-sample, win.run-sample, win.open or win.open-uri.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ARN_TYPE_START_PAGE (arn_start_page_get_type ())
G_DECLARE_FINAL_TYPE (ArnStartPage, arn_start_page, ARN, START_PAGE, GtkWidget)

/* How many recent files are offered at most. */
#define ARN_START_PAGE_RECENT 6

/* Those of the person's recent files that this program opened, newest first; also missing ones.
 * (element-type GtkRecentInfo) (transfer full) */
GList *arn_start_page_list_recent (void);

/* Puts the cursor into the search for samples. */
void arn_start_page_find (ArnStartPage *page);

G_END_DECLS
