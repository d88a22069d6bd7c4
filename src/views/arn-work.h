/* Long work, as the header bar shows it: what is being done, how far it is, and a way to give up.
 * Whoever does such work makes one, adds it to the session, and ends it when the work is over.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ARN_TYPE_WORK (arn_work_get_type ())
/* Properties: "title" (string: "Sizing what objects keep alive…"), "fraction" (double, 0 to 1;
 * below 0: not known). Signal: "ended" (). */
G_DECLARE_FINAL_TYPE (ArnWork, arn_work, ARN, WORK, GObject)

/* `cancellable` may be NULL: the work can't be given up. Kept. */
ArnWork *arn_work_new (const char *title, GCancellable *cancellable);
const char *arn_work_get_title (ArnWork *self);
double arn_work_get_fraction (ArnWork *self);
void arn_work_set_fraction (ArnWork *self, double fraction);
GCancellable *arn_work_get_cancellable (ArnWork *self); /* transfer none, nullable */
/* Over, whether it succeeded or not; more than once does no harm. */
void arn_work_end (ArnWork *self);

G_END_DECLS
