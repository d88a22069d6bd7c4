/* The modules that a workload can import: part in C, part in text of the workload language that is
 * compiled in (library/NAME.py).
 *
 * To add one: a table of functions and an `exec` in pym-module-NAME.c, or a text in library/, or
 * both, and a line in the table of pym-modules.c. The text runs in the module's dict after `exec`,
 * so it can use what is made in C.
 */
#pragma once

#include "pym-module.h"

typedef struct
{
  const char *name;
  /* Adds functions, types and values. 0, or -1 with the exception set. NULL: text only. */
  int (*exec) (PymRuntime *rt, PymObject *module);
  /* Only the library's own texts may import it ("_collections"). */
  bool internal;
} PymModuleDef;

typedef struct
{
  const char *name;     /* of the module */
  const char *filename; /* as frames of it show it: "<library>/weakref.py" */
  const char *text;     /* UTF-8, NUL-terminated */
  size_t length;        /* bytes */
} PymLibraryText;

/* NULL when there is none of that name. */
const PymModuleDef *pym_modules_find (const char *name);
const PymLibraryText *pym_library_find (const char *name);

/* All names that a workload may import, NULL-terminated, sorted: what the compiler accepts. */
extern const char *const pym_importable_modules[];

/* The parts in C. */
int pym_module_builtins_exec (PymRuntime *rt, PymObject *module);
int pym_module_collections_exec (PymRuntime *rt, PymObject *module);
int pym_module_functools_exec (PymRuntime *rt, PymObject *module);
int pym_module_gc_exec (PymRuntime *rt, PymObject *module);
int pym_module_itertools_exec (PymRuntime *rt, PymObject *module);
int pym_module_math_exec (PymRuntime *rt, PymObject *module);
int pym_module_memory_profiler_exec (PymRuntime *rt, PymObject *module);
int pym_module_os_exec (PymRuntime *rt, PymObject *module);
int pym_module_psutil_exec (PymRuntime *rt, PymObject *module);
int pym_module_random_exec (PymRuntime *rt, PymObject *module);
int pym_module_sys_exec (PymRuntime *rt, PymObject *module);
int pym_module_time_exec (PymRuntime *rt, PymObject *module);
int pym_module_tracemalloc_exec (PymRuntime *rt, PymObject *module);
int pym_module_weakref_exec (PymRuntime *rt, PymObject *module);
