/* The module `builtins`: functions by their tables, types, exceptions. */
#include "pym-builtins.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-module.h"
#include "pym-modules.h"

static int
add_types (PymRuntime *rt, PymObject *module)
{
  PymType *const types[] = { PYM_TYPE (rt, BOOL),
                             PYM_TYPE (rt, BYTEARRAY),
                             PYM_TYPE (rt, BYTES),
                             PYM_TYPE (rt, CLASS_METHOD),
                             PYM_TYPE (rt, DICT),
                             PYM_TYPE (rt, ENUMERATE),
                             PYM_TYPE (rt, FILTER),
                             PYM_TYPE (rt, FLOAT),
                             PYM_TYPE (rt, FROZENSET),
                             PYM_TYPE (rt, INT),
                             PYM_TYPE (rt, LIST),
                             PYM_TYPE (rt, MAP),
                             PYM_TYPE (rt, OBJECT),
                             PYM_TYPE (rt, PROPERTY),
                             PYM_TYPE (rt, RANGE),
                             PYM_TYPE (rt, REVERSED),
                             PYM_TYPE (rt, SET),
                             PYM_TYPE (rt, SLICE),
                             PYM_TYPE (rt, STATIC_METHOD),
                             PYM_TYPE (rt, STR),
                             PYM_TYPE (rt, SUPER),
                             PYM_TYPE (rt, TUPLE),
                             PYM_TYPE (rt, TYPE),
                             PYM_TYPE (rt, ZIP),
#define PYM_EXCEPTION_TYPE(IDENTIFIER, name, BASE) PYM_TYPE (rt, IDENTIFIER),
                             PYM_FOR_EACH_EXCEPTION_TYPE (PYM_EXCEPTION_TYPE)
#undef PYM_EXCEPTION_TYPE
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (types); i++)
    if (pym_module_add_type (rt, module, types[i]) < 0)
      return -1;
  return 0;
}

int
pym_module_builtins_exec (PymRuntime *rt, PymObject *module)
{
  const struct
  {
    const char *name;
    PymObject *value;
  } values[] = {
    { "None", pym_none (rt) },
    { "True", pym_true (rt) },
    { "False", pym_false (rt) },
    { "Ellipsis", &rt->objects->ellipsis },
    { "NotImplemented", pym_not_implemented (rt) },
    { "__debug__", pym_true (rt) },
    { "EnvironmentError", PYM_EXC (rt, OS_ERROR) },
    { "IOError", PYM_EXC (rt, OS_ERROR) },
  };

  if (pym_module_add_functions (rt, module, pym_builtins_objects) < 0 ||
      pym_module_add_functions (rt, module, pym_builtins_iteration) < 0 ||
      pym_module_add_functions (rt, module, pym_builtins_program) < 0 || add_types (rt, module) < 0)
    return -1;
  for (size_t i = 0; i < PYM_N_ELEMENTS (values); i++)
    if (pym_module_add_object (rt, module, values[i].name, values[i].value) < 0)
      return -1;
  return 0;
}
