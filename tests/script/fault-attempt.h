/* One life of a program while memory fails at a chosen request of one of its phases. */
#pragma once

#include "fault-source.h"

typedef enum
{
  PHASE_START, /* the runtime, its types and modules */
  PHASE_LOAD,  /* text to code */
  PHASE_RUN,   /* to the last line, the end, and the teardown */
} FaultPhase;

typedef struct
{
  FaultPhase phase;
  char *path, *folder, *text; /* NULL for PHASE_START */
  gsize length;
  gboolean raises; /* the program ends with an exception even when nothing fails */
} FaultCase;

typedef struct
{
  GString *errors;  /* what the program wrote to stderr */
  gboolean raised;  /* it ended with an exception */
  guint64 requests; /* of the phase */
  char *wrong;      /* NULL: it finished or raised MemoryError, and nothing was lost */
} FaultAttempt;

/* Free with fault_attempt_clear (). */
void fault_attempt (const FaultCase *c, const FaultPlan *plan, FaultAttempt *attempt);
void fault_attempt_clear (FaultAttempt *attempt);
