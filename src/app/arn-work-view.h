/* The working part of a window: the pages, the panes beside them, and the bar that steers. Many
 * widgets, none of which the start page needs: a window makes it when there is something to look
 * at, or when it has time.
 *
 * Panes stand beside the pages, or lie over them where the window is narrow. What a person wants
 * beside the pages is remembered in the settings; what lies over them is not.
 */
#pragma once

#include <adwaita.h>

#include "arn-arena-page.h"
#include "arn-object-page.h"
#include "arn-run-bar.h"
#include "arn-session.h"
#include "arn-snapshot-item.h"
#include "arn-source-view.h"

G_BEGIN_DECLS

#define ARN_TYPE_WORK_VIEW (arn_work_view_get_type ())
/* Properties: "session" (construct only); "source-shown" and "details-shown", whether each pane is
 * seen; "folded", whether they lie over the pages. Signal: "snapshot-chosen" (ArnSnapshotItem), in
 * the list of snapshots. */
G_DECLARE_FINAL_TYPE (ArnWorkView, arn_work_view, ARN, WORK_VIEW, GtkWidget)

/* `width` and `height` are the window's. */
GtkWidget *arn_work_view_new (ArnSession *session, GSettings *settings, int width, int height);

/* To be told of the window's size, also while something else is shown in it. */
void arn_work_view_fit (ArnWorkView *self, int width, int height);
/* Writes the page and what the left pane shows into the settings. */
void arn_work_view_remember (ArnWorkView *self);

gboolean arn_work_view_get_source_shown (ArnWorkView *self);
void arn_work_view_set_source_shown (ArnWorkView *self, gboolean shown);
gboolean arn_work_view_get_details_shown (ArnWorkView *self);
void arn_work_view_set_details_shown (ArnWorkView *self, gboolean shown);
gboolean arn_work_view_get_folded (ArnWorkView *self);
/* In the left pane: "source", "output" or "snapshots". */
const char *arn_work_view_get_left_page (ArnWorkView *self);
void arn_work_view_set_left_page (ArnWorkView *self, const char *name);
/* Opens the source pane at a line; `file` as in the recording. */
void arn_work_view_show_line (ArnWorkView *self, const char *file, guint line);
/* Whether the pages are switched below them, because there is no room above. */
void arn_work_view_set_switcher_below (ArnWorkView *self, gboolean below);
void arn_work_view_add_toast (ArnWorkView *self, AdwToast *toast);

AdwViewStack *arn_work_view_get_pages (ArnWorkView *self);
ArnArenaPage *arn_work_view_get_arena_page (ArnWorkView *self);
ArnObjectPage *arn_work_view_get_object_page (ArnWorkView *self);
ArnRunBar *arn_work_view_get_run_bar (ArnWorkView *self);
ArnSourceView *arn_work_view_get_source_view (ArnWorkView *self);

G_END_DECLS
