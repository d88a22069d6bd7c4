/* The table of modules. */
#include "pym-modules.h"

#include "pym-library.h"

#include <string.h>

static const PymModuleDef modules[] = {
  { "_random", pym_module_random_exec, true },
  { "builtins", pym_module_builtins_exec, false },
  { "collections", pym_module_collections_exec, false },
  { "contextlib", NULL, false },
  { "functools", pym_module_functools_exec, false },
  { "gc", pym_module_gc_exec, false },
  { "itertools", pym_module_itertools_exec, false },
  { "math", pym_module_math_exec, false },
  { "memory_profiler", pym_module_memory_profiler_exec, false },
  { "os", pym_module_os_exec, false },
  { "psutil", pym_module_psutil_exec, false },
  { "random", NULL, false },
  { "sys", pym_module_sys_exec, false },
  { "time", pym_module_time_exec, false },
  { "tracemalloc", pym_module_tracemalloc_exec, false },
  { "typing", NULL, false },
  { "weakref", pym_module_weakref_exec, false },
};

const char *const pym_importable_modules[] = {
  "builtins", "collections",     "contextlib", "functools", "gc",     "itertools",
  "math",     "memory_profiler", "os",         "psutil",    "random", "sys",
  "time",     "tracemalloc",     "typing",     "weakref",   NULL
};

const PymModuleDef *
pym_modules_find (const char *name)
{
  for (size_t i = 0; i < PYM_N_ELEMENTS (modules); i++)
    if (strcmp (modules[i].name, name) == 0)
      return &modules[i];
  return NULL;
}

const PymLibraryText *
pym_library_find (const char *name)
{
  for (const PymLibraryText *text = pym_library_texts; text->name != NULL; text++)
    if (strcmp (text->name, name) == 0)
      return text;
  return NULL;
}
