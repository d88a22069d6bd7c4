/* The columns of the table of collections; rows are the chart's collections, counted from 0.
 */
#pragma once

#include "arn-chart-scene.h"
#include "arn-table.h"

G_BEGIN_DECLS

/* Cells ask the scene. */
void arn_collection_columns_add (ArnTable *table, ArnChartScene *scene);
/* All collections in the table's order: newest first, unless it is sorted by something. (transfer
 * full) */
guint32 *arn_collection_columns_order (ArnTable *table, ArnChartScene *scene);

G_END_DECLS
