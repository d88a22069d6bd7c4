/* Iterators over sequences and calls, and the built-in types that make one iterator of others
 * (Objects/iterobject.c, Objects/enumobject.c, Python/bltinmodule.c of CPython 3.12).
 *
 * enumerate, zip and dict items hand out the same tuple again while nobody but the iterator holds
 * it.
 */
#pragma once

#include "pym-objects.h"

/* Over anything with __getitem__: until IndexError or StopIteration. */
typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t index;
  PymObject *sequence; /* NULL at the end */
} PymSequenceIterator;

/* list and tuple iterators, reversed() and list's own reverse iterator have this shape too. */
typedef PymSequenceIterator PymListIterator;
typedef PymSequenceIterator PymTupleIterator;

PymObject *pym_sequence_iterator_new (PymRuntime *rt, PymObject *sequence);
/* iter (callable, sentinel). */
PymObject *pym_callable_iterator_new (PymRuntime *rt, PymObject *callable, PymObject *sentinel);

/* iter () of a list and of a tuple, and a list's own __reversed__. */
PymObject *pym_list_iter (PymRuntime *rt, PymObject *list);
PymObject *pym_list_reverse_iter (PymRuntime *rt, PymObject *list);
PymObject *pym_tuple_iter (PymRuntime *rt, PymObject *tuple);

/* FOR_ITER on exact list and tuple iterators: new reference, NULL at the end without exception. */
PymObject *pym_list_iterator_next (PymRuntime *rt, PymObject *it);
PymObject *pym_tuple_iterator_next (PymRuntime *rt, PymObject *it);
