/* The figures of a run over time, for the timeline and the charts: a few columns that thin
 * themselves out. When full, every two neighbouring samples become one that keeps the later figures
 * and the higher peak, so a run of any length fits and the last second is as fine as the first.
 */
#pragma once

#include "arn-tables.h"

G_BEGIN_DECLS

#define ARN_HISTORY_ROOM 8192 /* samples at most */

typedef struct _ArnHistory ArnHistory;

/* Columns of 64-bit numbers. */
typedef enum
{
  ARN_HISTORY_TIME, /* nanoseconds, ascending */
  ARN_HISTORY_INSTRUCTIONS,
  ARN_HISTORY_LINE,
  ARN_HISTORY_HEAP,      /* bytes in use, large ones included */
  ARN_HISTORY_HEAP_PEAK, /* highest since the sample before */
  ARN_HISTORY_ARENAS,    /* bytes of arenas held */
  ARN_HISTORY_BLOCKS,
  ARN_HISTORY_COUNT_0,
  ARN_HISTORY_COUNT_1,
  ARN_HISTORY_COUNT_2,
  ARN_HISTORY_N_COLUMNS,
} ArnHistoryColumn;

ArnHistory *arn_history_new (void);
void arn_history_free (ArnHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnHistory, arn_history_free)

/* A sample that is not later than the last one replaces it. */
void arn_history_add (ArnHistory *self, const ArnHeapFigures *heap);
guint arn_history_get_length (const ArnHistory *self);
/* Valid until the next sample is added. */
const guint64 *arn_history_get_column (const ArnHistory *self, ArnHistoryColumn column);
/* Row of the last sample at or before `time`; 0 when there is none. */
guint arn_history_find (const ArnHistory *self, guint64 time);

/* For the file: FALSE when the columns make no history (lengths, order of time). */
gboolean arn_history_set_columns (ArnHistory *self, const guint64 *const *columns, guint length);

G_END_DECLS
