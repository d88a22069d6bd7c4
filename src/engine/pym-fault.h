/* Fault injection: makes chosen allocations fail, as if memory had run out. It is a wrapper of the
 * domains; a realloc in place that cannot fail counts like any other request. Releases never fail.
 */
#pragma once

#include "pym-memory.h"

typedef struct
{
  uint64_t first;   /* the n-th allocation from now on fails, counted from 1; 0: only count */
  uint64_t failing; /* how many in a row fail; 0: all from there on */
  unsigned domains; /* 1 << PYM_DOMAIN_…, those that count and fail; 0: mem and object */
  /* Asked in place of `first` and `failing` whether a request fails; until the runtime is freed,
   * its teardown included. NULL: nobody. */
  bool (*decide) (PymDomain domain, void *data);
  void *data;
} PymFaultPlan;

/* Starts counting anew. Later calls change the plan. */
PymStatus pym_fault_start (PymRuntime *rt, const PymFaultPlan *plan);
/* Nothing fails from now on; the counts stay readable. */
void pym_fault_stop (PymRuntime *rt);

/* Allocations since the start, and those that were made to fail. */
uint64_t pym_fault_requests (PymRuntime *rt);
uint64_t pym_fault_failures (PymRuntime *rt);
