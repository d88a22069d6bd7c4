/* A function written in the language (Objects/funcobject.c). The machine runs it; this file knows
 * its attributes. `code` is any object: the room above says what code is.
 */
#pragma once

#include "pym-callables.h"

struct PymFunction
{
  PYM_OBJECT_HEAD
  PymObject *globals;
  PymObject *builtins;
  PymObject *name;
  PymObject *qualname;
  PymObject *code;
  PymObject *defaults;   /* NULL or a tuple */
  PymObject *kwdefaults; /* NULL or a dict */
  PymObject *closure;    /* NULL or a tuple of cells */
  PymObject *doc;
  PymObject *dict; /* NULL until needed */
  PymWeakref *weakrefs;
  PymObject *module;
  PymObject *annotations;
  PymObject *type_params;
  void *vectorcall; /* keeps CPython's size */
  uint32_t version;
};

_Static_assert(sizeof (struct PymFunction) == 144, "CPython's PyFunctionObject");

/* All references are borrowed and counted anew; `doc` NULL means None. `__module__` is the
 * `__name__` of the globals. */
PymObject *pym_function_new (PymRuntime *rt,
                             PymObject *code,
                             PymObject *globals,
                             PymObject *builtins,
                             PymObject *name,
                             PymObject *qualname,
                             PymObject *doc);
#define pym_function_check(rt, o) PYM_IS_EXACT (rt, o, FUNCTION)
/* They steal their value. */
void pym_function_set_defaults (PymRuntime *rt, PymObject *function, PymObject *defaults);
void pym_function_set_kwdefaults (PymRuntime *rt, PymObject *function, PymObject *kwdefaults);
void pym_function_set_closure (PymRuntime *rt, PymObject *function, PymObject *closure);
