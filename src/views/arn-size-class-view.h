/* The size-class bars as a widget. Clicking a bar shows only that class in the map, clicking it
 * again shows all of them; arrow keys and Return do the same.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-part-view.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_SIZE_CLASS_VIEW (arn_size_class_view_get_type ())
/* Property: "only" (int): the size class that is shown alone, -1: all. */
G_DECLARE_FINAL_TYPE (ArnSizeClassView, arn_size_class_view, ARN, SIZE_CLASS_VIEW, ArnPartView)

/* May be NULL. */
void arn_size_class_view_set_snapshot (ArnSizeClassView *self, ArnSnapshot *snapshot);

G_END_DECLS
