/* A function written in C: `len`, and the bound `[].append` (Objects/methodobject.c). */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  const PymMethodDef *method;
  PymObject *self;   /* or NULL */
  PymObject *module; /* name of the module, or NULL */
  PymWeakref *weakrefs;
  void *vectorcall; /* keeps CPython's size */
} PymBuiltin;

_Static_assert(sizeof (PymBuiltin) == 56, "CPython's PyCFunctionObject");

#define pym_builtin_check(rt, o) PYM_IS_EXACT (rt, o, BUILTIN)
/* `method` must outlive it; `self` and `module_name` are borrowed and may be NULL. */
PymObject *pym_builtin_new (PymRuntime *rt,
                            const PymMethodDef *method,
                            PymObject *self,
                            PymObject *module_name);
/* Whether a call with these arguments needs no complaint. */
static inline bool
pym_method_def_accepts (const PymMethodDef *def, ssize_t nargs, PymObject *kwnames)
{
  return nargs >= def->min_args && (nargs <= def->max_args || def->max_args < 0) &&
         (kwnames == NULL || (def->flags & PYM_METHOD_KEYWORDS) != 0);
}
/* Calls without the check, packing a tuple where the definition says so. */
PymObject *pym_method_def_run (PymRuntime *rt,
                               const PymMethodDef *def,
                               PymObject *self,
                               PymObject *const *args,
                               ssize_t nargs,
                               PymObject *kwnames);
/* Calls the definition's function after its arity check, packing a tuple where it says so. `name`
 * is what errors call it, such as "list.append". */
PymObject *pym_method_def_call (PymRuntime *rt,
                                const PymMethodDef *method,
                                PymObject *self,
                                PymObject *const *args,
                                ssize_t nargs,
                                PymObject *kwnames,
                                const char *name);
