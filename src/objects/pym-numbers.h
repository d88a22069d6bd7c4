/* What the numbers of one runtime have in common: the small ints, True and False, and the free list
 * of floats. The small ints and the truth values are immortal and lie in static memory, because
 * CPython's are part of its executable and never in its heap.
 */
#pragma once

#include "pym-containers.h"
#include "pym-float.h"
#include "pym-int.h"

#define PYM_SMALL_INT_MIN   (-5)
#define PYM_SMALL_INT_MAX   256
#define PYM_N_SMALL_INTS    (PYM_SMALL_INT_MAX - PYM_SMALL_INT_MIN + 1)
#define PYM_MAX_FREE_FLOATS 100

struct PymNumberState
{
  PymSmallInt small_ints[PYM_N_SMALL_INTS];
  PymSmallInt false_, true_;
  PymFloat *free_floats; /* linked through their type pointer */
  int n_free_floats;
};

/* Called by pym_objects_init once the templates are copied; needs no exception machinery. */
PymStatus pym_numbers_init (PymRuntime *rt);
/* Empties the free list and frees the state: after every object is gone. */
void pym_numbers_fini (PymRuntime *rt);
/* A full collection does this. */
void pym_numbers_clear_free_lists (PymRuntime *rt);
void pym_numbers_walk_free_lists (PymRuntime *rt, PymFreeListVisit visit, void *data);
void pym_numbers_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data);
