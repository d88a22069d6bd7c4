/* A legend as a widget, in as many columns as fit. */
#pragma once

#include <gtk/gtk.h>

#include "arn-legend.h"

G_BEGIN_DECLS

#define ARN_TYPE_LEGEND_VIEW (arn_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (ArnLegendView, arn_legend_view, ARN, LEGEND_VIEW, GtkWidget)

/* Takes the legend; may be NULL. (transfer full) */
void arn_legend_view_set_legend (ArnLegendView *self, ArnLegend *legend);

G_END_DECLS
