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
