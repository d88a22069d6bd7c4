/* The strip under all pages: the run so far, with its snapshots as pins. Choosing a pin shows that
 * moment in every view.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-chart-view.h"

G_BEGIN_DECLS

#define ARN_TYPE_TIMELINE (arn_timeline_get_type ())
/* Property: "session". Signals: "snapshot-chosen" (ArnSnapshotItem), "collection-chosen" (guint):
 * one of the recording's, counted from 0. */
G_DECLARE_FINAL_TYPE (ArnTimeline, arn_timeline, ARN, TIMELINE, GtkWidget)

ArnChartView *arn_timeline_get_view (ArnTimeline *self);

G_END_DECLS
