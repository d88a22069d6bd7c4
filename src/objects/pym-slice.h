/* Slices (Objects/sliceobject.c of CPython 3.12). One dead slice waits for the next. */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *start, *stop, *step; /* never NULL */
} PymSlice;

/* NULL arguments mean None; borrowed. */
PymObject *pym_slice_new (PymRuntime *rt, PymObject *start, PymObject *stop, PymObject *step);
/* BINARY_SLICE: takes over both references, also when it fails. */
PymObject *pym_slice_from_two_steal (PymRuntime *rt, PymObject *start, PymObject *stop);
/* Values cut to the range of ssize_t. ValueError for a step of 0, TypeError for what is no index.
 */
int
pym_slice_unpack (PymRuntime *rt, PymObject *slice, ssize_t *start, ssize_t *stop, ssize_t *step);
/* Cuts to a sequence's length; returns the number of items. */
ssize_t pym_slice_adjust (ssize_t length, ssize_t *start, ssize_t *stop, ssize_t step);
/* The same with objects, for lengths of any size: three new ints, cut to `length` >= 0. 0 or -1. */
int pym_slice_unpack_objects (PymRuntime *rt,
                              PymObject *slice,
                              PymObject *length,
                              PymObject **start,
                              PymObject **stop,
                              PymObject **step);
/* An index or None of a slice as a number: *out stays as it is for None. 1 fine, 0 error. */
int pym_eval_slice_index (PymRuntime *rt, PymObject *o, ssize_t *out);
/* The same where None is no answer: arguments of list.index and its relatives. */
int pym_eval_slice_index_not_none (PymRuntime *rt, PymObject *o, ssize_t *out);
