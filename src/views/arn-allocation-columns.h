/* The columns of the Allocations table: what stands in its cells, and what each says when copied.
 */
#pragma once

#include "arn-allocation-rows.h"
#include "arn-recording.h"
#include "arn-table.h"

G_BEGIN_DECLS

typedef struct
{
  ArnAllocationRows *rows;
  ArnRecording *recording; /* where lines are read, or NULL; not owned */
  ArnAllocationsBy by;
  guint place, size, count, average, peak, size_change, count_change; /* columns of the table */
} ArnAllocationColumns;

/* `self` has to outlive the table. */
void arn_allocation_columns_add (ArnAllocationColumns *self, ArnTable *table);
/* Titles by what is asked for; `compared`: with the columns of changes. What is sorted by has to be
 * there. */
void arn_allocation_columns_update (ArnAllocationColumns *self, ArnTable *table, gboolean compared);
/* The order that a sorted column stands for. */
ArnAllocationsOrder arn_allocation_columns_get_order (const ArnAllocationColumns *self,
                                                      guint column);

G_END_DECLS
