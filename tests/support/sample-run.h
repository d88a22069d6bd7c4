/* A recording for tests, made without an engine: a run of 1.64 s whose heap grows from 2.3 to 4.2
 * MiB in 9 arenas while generation 0 fills and is collected every 22 ms, generation 1 every
 * eleventh time, and generation 2 once, at the start. Two snapshots, at 0.48 s and at the end. The
 * last collection is a call of gc.collect (), the one before it a person's, others automatic.
 */
#pragma once

#include "arn-recording.h"

#define SAMPLE_RUN_END G_GUINT64_CONSTANT (1640000000) /* nanoseconds */

ArnRecording *sample_run_new (void);

/* Columns of that many samples in the manner of such a run, by ArnHistoryColumn; one is a peak 50
 * times as high as the others, at `peak`. Freed with sample_columns_free (). */
guint64 **sample_columns_new (guint n_samples, guint peak);
void sample_columns_free (guint64 **columns);
