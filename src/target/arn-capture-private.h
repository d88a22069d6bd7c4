/* What the two captures share. */
#pragma once

#include "arn-capture.h"

/* Everything that is one number; `count_objects`: also the sizes of generations, which costs a walk
 * over all tracked objects. `file` is left to the caller. */
void arn_capture_figures (PymProgram *program,
                          const ArnMoment *moment,
                          gboolean count_objects,
                          ArnHeapFigures *heap);
ArnPoolState arn_capture_pool_state (guint engine_state);

/* The row's file is not filled in. */
typedef void (*ArnLineFunc) (const char *file, const ArnPulseSite *row, gpointer data);

/* Every line that ever allocated or, when lines are profiled, ran. In no particular order. */
void
arn_capture_lines (PymRuntime *rt, const ArnLineProfile *profile, ArnLineFunc visit, gpointer data);
