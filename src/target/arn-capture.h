/* Two looks at a runtime that is at a safepoint: a snapshot with everything, and a pulse, whose
 * cost grows with pools and places but not with objects. Neither runs any of the program's code,
 * allocates in its heap, or changes a count. Called on the runtime's own thread.
 */
#pragma once

#include "arn-line-profile.h"
#include "arn-pulse.h"
#include "arn-snapshot-builder.h"
#include "pym-program.h"

G_BEGIN_DECLS

/* Where the run stands, as the one who steers it knows it. */
typedef struct
{
  ArnRunState state;
  guint64 time; /* nanoseconds since the run's start */
  guint64 instructions;
  guint line;                  /* of the workload's own file; 0: none */
  const char *file;            /* of that line; NULL: none */
  const ArnLineProfile *lines; /* NULL: lines are not profiled */
} ArnMoment;

/* `go_on` (may be NULL) is asked every few thousand objects. NULL when it said no.
 * (transfer full) */
ArnSnapshot *arn_capture_snapshot (PymProgram *program,
                                   const ArnMoment *moment,
                                   ArnGoOnFunc go_on,
                                   gpointer data);
/* `pulse` is empty (arn_pulse_buffer_begin ()). */
void arn_capture_pulse (PymProgram *program, const ArnMoment *moment, ArnPulse *pulse);

G_END_DECLS
