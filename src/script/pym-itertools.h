/* What the iterators of the module itertools share. Private to the module. */
#pragma once

#include "pym-collector.h"
#include "pym-modules.h"
#include "pym-type-object.h"

#include <limits.h>

/* Each begins with the references that it holds; how many, its type knows. Sizes are CPython's. */
typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[];
} PymIterator;

/* Slots of types whose objects hold N references. */
#define PYM_ITERATOR_SLOTS(N)                                                                      \
  .dealloc = pym_itertools_dealloc_##N, .traverse = pym_itertools_traverse_##N,                    \
  .clear = pym_itertools_clear_##N

#define PYM_ITERATOR_DECLARE(N)                                                                    \
  void pym_itertools_dealloc_##N (PymRuntime *rt, PymObject *o);                                   \
  int pym_itertools_traverse_##N (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);       \
  int pym_itertools_clear_##N (PymRuntime *rt, PymObject *o);
PYM_ITERATOR_DECLARE (1)
PYM_ITERATOR_DECLARE (2)
PYM_ITERATOR_DECLARE (4)
#undef PYM_ITERATOR_DECLARE

/* product, permutations, combinations. */
int pym_itertools_add_combinations (PymRuntime *rt, PymObject *module);
