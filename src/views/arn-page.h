/* What every page of the window is: a widget that shows the session's snapshot, and does its work
 * only while it is to be seen. What changes meanwhile is remembered and made up for once the page
 * is shown.
 *
 * A page derives from this class, gives its template a single child called "content", and overrides
 * what concerns it. `update` gets everything that changed since it was called last, at once.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-session.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_PAGE_RECORDING = 1 << 0, /* another recording: forget scroll positions, open rows, searches */
  ARN_PAGE_SNAPSHOT = 1 << 1,  /* another full snapshot */
  ARN_PAGE_MAP = 1 << 2,       /* newer figures, arenas or lines (also with each full snapshot) */
  ARN_PAGE_SELECTION = 1 << 3,
  ARN_PAGE_BASELINE = 1 << 4, /* what it is compared with */
  ARN_PAGE_DIFF = 1 << 5,     /* the difference is ready, or no longer there */
} ArnPageChanges;

#define ARN_TYPE_PAGE (arn_page_get_type ())
/* Property: "session" (an ArnSession, may be NULL). */
G_DECLARE_DERIVABLE_TYPE (ArnPage, arn_page, ARN, PAGE, GtkWidget)

struct _ArnPageClass
{
  GtkWidgetClass parent_class;

  /* Called on a page that is mapped, with a session. */
  void (*update) (ArnPage *self, ArnPageChanges changes);
  /* Opens the page's own search; NULL or FALSE: it has none. */
  gboolean (*find) (ArnPage *self);
};

ArnSession *arn_page_get_session (ArnPage *self); /* transfer none, nullable */
gboolean arn_page_find (ArnPage *self);
/* Asks for another `update` with these changes, when the page is next to be seen. */
void arn_page_changed (ArnPage *self, ArnPageChanges changes);

G_END_DECLS
