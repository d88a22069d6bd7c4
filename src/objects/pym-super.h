/* super: attribute look-up that starts behind a class in an object's resolution order
 * (Objects/typeobject.c).
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymType *type;
  PymObject *object; /* or NULL: unbound */
  PymType *object_type;
} PymSuper;

/* For LOAD_SUPER_ATTR: looks `name` up without making a super object. With `method` not NULL,
 * `*method` says whether the result is an unbound function to be called with `object` first
 * (_PySuper_Lookup). */
PymObject *
pym_super_lookup (PymRuntime *rt, PymType *type, PymObject *object, PymObject *name, bool *method);
