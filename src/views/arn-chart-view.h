/* A run over time, as a widget: the timeline or the chart of the page "Generations". What is zoomed
 * or scrolled in one is so in the other.
 *
 * Wheel with Ctrl (in the timeline also without) and pinching zoom at the pointer, dragging and the
 * wheel held sideways scroll, + - and 0 zoom by key. Left and Right go from pin to pin in the
 * timeline and from collection to collection in the chart, Home and End to the first and the last;
 * Enter chooses; Escape shows the whole run again.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-chart-scene.h"
#include "arn-session.h"

G_BEGIN_DECLS

#define ARN_TYPE_CHART_VIEW (arn_chart_view_get_type ())
/* Properties: "session" (an ArnSession), "timeline" (boolean, construct only).
 * Signals:
 *   "snapshot-chosen" (ArnSnapshotItem)
 *   "collection-chosen" (guint collection)     selected by a person; ARN_NONE: none
 *   "collection-activated" (guint collection)  Enter or a double click */
G_DECLARE_FINAL_TYPE (ArnChartView, arn_chart_view, ARN, CHART_VIEW, GtkWidget)

ArnChartScene *arn_chart_view_get_scene (ArnChartView *self);
/* Quietly; brings it into sight. */
void arn_chart_view_select_collection (ArnChartView *self, guint collection);

G_END_DECLS
