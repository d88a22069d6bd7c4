/* A bar in a table's cell: how big something is beside the biggest of its column. One that can go
 * both ways begins in the middle. The figure stands beside it, so it says nothing to those who
 * don't see it.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-palette.h"

G_BEGIN_DECLS

#define ARN_TYPE_CELL_BAR (arn_cell_bar_get_type ())
G_DECLARE_FINAL_TYPE (ArnCellBar, arn_cell_bar, ARN, CELL_BAR, GtkWidget)

GtkWidget *arn_cell_bar_new (void);
/* `share` 0 … 1 of the scale, in a type's colour. */
void arn_cell_bar_set (ArnCellBar *self, double share, ArnTypeKind kind);
/* `share` -1 … 1, in the colours of growth and decrease. */
void arn_cell_bar_set_change (ArnCellBar *self, double share);
/* A square in a generation's colour, in place of a bar. */
void arn_cell_bar_set_generation (ArnCellBar *self, ArnGeneration generation);

G_END_DECLS
