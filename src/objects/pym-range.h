/* Ranges of integers of any size (Objects/rangeobject.c of CPython 3.12). Iterating one that fits
 * in a C long takes the small iterator of 32 bytes, else the big one that counts with objects.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *start, *stop, *step, *length; /* ints */
} PymRange;

typedef struct
{
  PYM_OBJECT_HEAD
  long start, step, length; /* of what is left */
} PymRangeIterator;

/* FOR_ITER on an exact range iterator: false at the end, without an exception. */
static inline bool
pym_range_iterator_advance (PymRangeIterator *it, long *out)
{
  if (it->length <= 0)
    return false;
  *out = it->start;
  it->start += it->step;
  it->length--;
  return true;
}
