/* Tuples (Objects/tupleobject.c of CPython 3.12): the items lie in the object. Dead ones of length
 * 1 to 20 wait in free lists, 2000 for each length; length 20 goes in but is never taken out. The
 * empty tuple exists once and is immortal. A tuple is tracked when it is made; the collector lets
 * go of those whose items need no collector.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_VAR_HEAD
  PymObject *items[];
} PymTuple;

#define pym_tuple_get(o, i) (((PymTuple *) (o))->items[i]) /* borrowed */
#define pym_tuple_set(o, i, v)                                                                     \
  ((void) (((PymTuple *) (o))->items[i] = PYM_OBJECT (v))) /* steals                               \
                                                            */
#define pym_tuple_size(o)  pym_size (o)
#define pym_tuple_items(o) (((PymTuple *) (o))->items)
#define pym_tuple_check(o) PYM_IS (o, PYM_TYPE_TUPLE_SUBCLASS)

/* Items are NULL until they are set. 0 gives the empty tuple. */
PymObject *pym_tuple_new (PymRuntime *rt, ssize_t size);
/* Borrows the items, which follow: PymObject *. */
PymObject *pym_tuple_pack (PymRuntime *rt, ssize_t n, ...);
PymObject *pym_tuple_from_array (PymRuntime *rt, PymObject *const *items, ssize_t n);
/* Takes over the references, also when it fails. */
PymObject *pym_tuple_from_array_steal (PymRuntime *rt, PymObject *const *items, ssize_t n);
/* The same for two; when either is NULL the other is released, and NULL is the answer. */
PymObject *pym_tuple_pair_steal (PymRuntime *rt, PymObject *first, PymObject *second);
PymObject *pym_tuple_get_slice (PymRuntime *rt, PymObject *tuple, ssize_t low, ssize_t high);
/* A tuple of any iterable; an exact tuple comes back itself. */
PymObject *pym_tuple_from_iterable (PymRuntime *rt, PymObject *iterable);
/* Only while nobody else holds it: `*place` may move, or become NULL with MemoryError. */
int pym_tuple_resize (PymRuntime *rt, PymObject **place, ssize_t size);
ssize_t pym_tuple_hash (PymRuntime *rt, PymObject *tuple);
