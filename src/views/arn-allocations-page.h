/* The page Allocations: where memory was asked for, the most first. By line, file or traceback,
 * with filters, as tracemalloc's Snapshot.statistics () counts; from the inspector's own trace or
 * from what the program's tracemalloc sees. Lines and files follow a program while it runs; what
 * needs whole tracebacks is as old as the last full snapshot.
 */
#pragma once

#include "arn-page.h"

G_BEGIN_DECLS

#define ARN_TYPE_ALLOCATIONS_PAGE (arn_allocations_page_get_type ())
G_DECLARE_FINAL_TYPE (ArnAllocationsPage, arn_allocations_page, ARN, ALLOCATIONS_PAGE, ArnPage)

G_END_DECLS
