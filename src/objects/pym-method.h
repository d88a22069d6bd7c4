/* A bound method: a callable and the object that becomes its first argument
 * (Objects/classobject.c).
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *function;
  PymObject *self;
  PymWeakref *weakrefs;
  void *vectorcall; /* keeps CPython's size */
} PymMethod;

_Static_assert(sizeof (PymMethod) == 48, "CPython's PyMethodObject");

#define pym_method_check(rt, o) PYM_IS_EXACT (rt, o, METHOD)
PymObject *pym_method_new (PymRuntime *rt, PymObject *function, PymObject *self);
