/* A module: a dict with a name (Objects/moduleobject.c). */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *dict;
  uintptr_t initializing; /* while its text runs; CPython asks `__spec__` */
  void *state;            /* the module's own, released by `free_state` of its maker */
  PymWeakref *weakrefs;
  PymObject *name; /* or NULL */
} PymModule;

#define pym_module_check(rt, o) PYM_IS_EXACT (rt, o, MODULE)
#define pym_module_get_dict(o)  (((PymModule *) (o))->dict)
/* With `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__`. */
PymObject *pym_module_new (PymRuntime *rt, PymObject *name);
PymObject *pym_module_new_string (PymRuntime *rt, const char *name);
/* Built-in functions of a table that ends with a NULL name, with the module as `self`. */
int pym_module_add_functions (PymRuntime *rt, PymObject *module, const PymMethodDef *methods);
/* The same for functions that say that they come from another module: the part in C of one that is
 * text in CPython. */
int pym_module_add_functions_of (PymRuntime *rt,
                                 PymObject *module,
                                 const char *name,
                                 const PymMethodDef *methods);
/* Counts `value` anew. */
int pym_module_add_object (PymRuntime *rt, PymObject *module, const char *name, PymObject *value);
int pym_module_add_int (PymRuntime *rt, PymObject *module, const char *name, long value);
int pym_module_add_string (PymRuntime *rt, PymObject *module, const char *name, const char *value);
/* Under the last part of the type's name. */
int pym_module_add_type (PymRuntime *rt, PymObject *module, PymType *type);
/* At a program's end: names that begin with one underscore become None, then the others except
 * `__builtins__` (_PyModule_Clear). */
void pym_module_clear (PymRuntime *rt, PymObject *module);
void pym_module_clear_dict (PymRuntime *rt, PymObject *dict);
