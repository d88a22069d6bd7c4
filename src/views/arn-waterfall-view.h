/* The waterfall of a heap as a widget: lines to hover and to walk with the arrow keys.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-part-view.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_WATERFALL_VIEW (arn_waterfall_view_get_type ())
G_DECLARE_FINAL_TYPE (ArnWaterfallView, arn_waterfall_view, ARN, WATERFALL_VIEW, ArnPartView)

/* NULL, or one with ARN_PART_ARENAS. */
void arn_waterfall_view_set_snapshot (ArnWaterfallView *self, ArnSnapshot *snapshot);

G_END_DECLS
