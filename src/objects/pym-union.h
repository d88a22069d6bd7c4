/* Unions of types, `int | None`: what isinstance and issubclass take in place of a tuple
 * (Objects/unionobject.c).
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *args;  /* a tuple of at least two types, no two alike */
  void *parameters; /* keeps CPython's size */
} PymUnion;

_Static_assert(sizeof (PymUnion) == 32, "CPython's unionobject");

#define pym_union_check(rt, o) PYM_IS_EXACT (rt, o, UNION)
/* `a | b`; a single type where both are the same; NotImplemented of anything but types, unions and
 * None. The operator of types and of unions. */
PymObject *pym_union_or (PymRuntime *rt, PymObject *a, PymObject *b);
