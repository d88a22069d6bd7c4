/* What the iterators of the module itertools share. Private to the module. */
#pragma once

#include "pym-collector.h"
#include "pym-modules.h"
#include "pym-type-object.h"

#include <limits.h>

#define PYM_ITERATOR_PARTS 4

/* A few references, released and visited alike, and a number; each type says what they are. */
typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[PYM_ITERATOR_PARTS];
  ssize_t number;
} PymIterator;

void pym_itertools_dealloc (PymRuntime *rt, PymObject *o);
int pym_itertools_clear (PymRuntime *rt, PymObject *o);
int pym_itertools_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);

/* product, permutations, combinations. */
int pym_itertools_add_combinations (PymRuntime *rt, PymObject *module);
