/* Traced memory grouped by line, file or traceback: the top N of tracemalloc. Sizes, counts,
 * filters, order and differences are those of CPython 3.12's Snapshot.statistics (), compare_to ()
 * and filter_traces () (Lib/tracemalloc.py); peaks are ours. The page Allocations and the command
 * line's report are both made from it.
 *
 * Immutable once made, and shared by reference; any thread may read it. Making one takes a pass
 * over all tracebacks and a sort: with a million of them that is a second, so a window makes it
 * with arn_allocations_new_async ().
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_ALLOCATIONS_BY_LINE, /* "lineno": of the newest frame */
  ARN_ALLOCATIONS_BY_FILE, /* "filename" */
  ARN_ALLOCATIONS_BY_TRACEBACK,
} ArnAllocationsBy;

/* Biggest first, unless it is reversed. The first two are tracemalloc's. */
typedef enum
{
  ARN_ALLOCATIONS_ORDER_SIZE,
  ARN_ALLOCATIONS_ORDER_SIZE_CHANGE, /* by its amount, up or down */
  ARN_ALLOCATIONS_ORDER_COUNT,
  ARN_ALLOCATIONS_ORDER_COUNT_CHANGE, /* by its amount, up or down */
  ARN_ALLOCATIONS_ORDER_AVERAGE,
  ARN_ALLOCATIONS_ORDER_PEAK,
  ARN_ALLOCATIONS_ORDER_PLACE, /* first file and first line first */
} ArnAllocationsOrder;

/* As tracemalloc.Filter. */
typedef struct
{
  char *pattern; /* of the file's name; arn-file-pattern.h */
  gboolean inclusive;
  guint32 line;        /* 0: any */
  gboolean all_frames; /* not only the newest one */
} ArnAllocationsFilter;

#define ARN_ALLOCATIONS_MAX_FILTERS 32

typedef struct
{
  ArnAllocationsBy by;
  gboolean program;    /* what the program's own tracemalloc sees, not the inspector's trace */
  gboolean cumulative; /* each frame of a traceback counts, not only the newest; not by traceback */
  ArnAllocationsOrder order;
  gboolean reversed;
  const ArnAllocationsFilter *filters; /* kept: what one of the inclusive ones (if there are any)
                                        * and none of the others matches */
  guint n_filters;
} ArnAllocationsQuery;

typedef struct
{
  const char *file; /* of the newest frame */
  guint32 line;     /* 0 by file */
  gboolean is_gone; /* only the baseline has it */
  /* By traceback one of those with these frames, otherwise ARN_NONE. Of the baseline when gone; a
   * row of `program_tracebacks` when the program's were asked for. */
  ArnTracebackId traceback;
  guint64 bytes, blocks; /* alive */
  /* Most bytes alive at once; where several tracebacks are summed, which had theirs at different
   * moments, at most this much. */
  guint64 peak;
  guint64 old_bytes, old_blocks; /* in the baseline */
} ArnAllocation;

#define arn_allocation_size_change(row)  ((gint64) ((row)->bytes - (row)->old_bytes))
#define arn_allocation_count_change(row) ((gint64) ((row)->blocks - (row)->old_blocks))

typedef struct _ArnAllocations ArnAllocations;

/* `baseline` may be NULL; it and the snapshot are kept. NULL when cancelled. (transfer full) */
ArnAllocations *arn_allocations_new (ArnSnapshot *snapshot,
                                     ArnSnapshot *baseline,
                                     const ArnAllocationsQuery *query,
                                     GCancellable *cancellable);
/* On a worker thread; everything is copied or kept. */
void arn_allocations_new_async (ArnSnapshot *snapshot,
                                ArnSnapshot *baseline,
                                const ArnAllocationsQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* NULL with G_IO_ERROR_CANCELLED. (transfer full) */
ArnAllocations *arn_allocations_new_finish (GAsyncResult *result, GError **error);

ArnAllocations *arn_allocations_ref (ArnAllocations *self);
void arn_allocations_unref (ArnAllocations *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnAllocations, arn_allocations_unref)

ArnSnapshot *arn_allocations_get_snapshot (ArnAllocations *self); /* transfer none */
ArnSnapshot *arn_allocations_get_baseline (ArnAllocations *self); /* transfer none, nullable */

/* Valid as long as `self`. */
const ArnAllocation *arn_allocations_get_rows (ArnAllocations *self, guint *n);
/* Of what the filters kept, each block once. */
guint64 arn_allocations_get_bytes (ArnAllocations *self);
guint64 arn_allocations_get_blocks (ArnAllocations *self);
/* The biggest values of all rows, for bars and the like: one scale for a column. */
const ArnAllocation *arn_allocations_get_most (ArnAllocations *self);

/* The tracebacks that rows name and are made of. */
const ArnTracebackTable *arn_allocations_get_tracebacks (ArnAllocations *self,
                                                         gboolean of_baseline);
/* `sites` of their frames, in the snapshot's or the baseline's table. */
const ArnTracebackSiteTable *arn_allocations_get_traceback_sites (ArnAllocations *self,
                                                                  gboolean of_baseline);

/* The tracebacks that a row was made of, those with most bytes first; at most `max` are stored, how
 * many there are is returned. Of the baseline when the row is gone. */
guint
arn_allocations_find_tracebacks (ArnAllocations *self, guint row, ArnTracebackId *out, guint max);

G_END_DECLS
