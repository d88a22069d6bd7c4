/* The part of the module weakref in C: the types, and what the collections' text needs. */
#include "pym-callables.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-modules.h"
#include "pym-script.h"
#include "pym-weakref-object.h"

static PymObject *
weakref_count (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_ssize (rt, pym_weakref_count (args[0]));
}

static PymObject *
weakref_list (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_weakref_list_of (rt, args[0]);
}

static PymObject *
weakref_proxy (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_weakref_new_proxy (rt, args[0], nargs > 1 ? args[1] : NULL);
}

/* Registers a callable for the program's end. */
static PymObject *
weakref_at_exit (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymScript *script = rt->script;

  if (script->at_exit == NULL)
    {
      script->at_exit = pym_list_new (rt, 0);
      if (script->at_exit == NULL)
        return NULL;
    }
  if (pym_list_append (rt, script->at_exit, args[0]) < 0)
    return NULL;
  return pym_newref (pym_none (rt));
}

/* Switches automatic collection; tells how it was. */
static PymObject *
weakref_collector_switch (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  bool before = rt->collector->enabled;

  rt->collector->enabled = args[0] == pym_true (rt);
  return pym_bool_from_long (rt, before);
}

/* An exception of a function that was called at the program's end, on stderr. */
static PymObject *
weakref_show_error (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  pym_err_set_raised (rt, pym_newref (args[0]));
  pym_err_write_unraisable (rt, NULL);
  return pym_newref (pym_none (rt));
}

static const PymMethodDef methods[] = {
  { "_at_exit", weakref_at_exit, 1, 1 },
  { "_collector_switch", weakref_collector_switch, 1, 1 },
  { "_show_error", weakref_show_error, 1, 1 },
  { "getweakrefcount", weakref_count, 1, 1 },
  { "getweakrefs", weakref_list, 1, 1 },
  { "proxy", weakref_proxy, 1, 2 },
  { NULL },
};

int
pym_module_weakref_exec (PymRuntime *rt, PymObject *module)
{
  PymObject *ref = PYM_OBJECT (PYM_TYPE (rt, WEAK_REFERENCE));
  PymObject *proxy = PYM_OBJECT (PYM_TYPE (rt, WEAK_PROXY));
  PymObject *callable_proxy = PYM_OBJECT (PYM_TYPE (rt, WEAK_CALLABLE_PROXY));

  if (pym_module_add_functions_of (rt, module, "_weakref", methods) < 0 ||
      pym_module_add_object (rt, module, "ref", ref) < 0 ||
      pym_module_add_object (rt, module, "ReferenceType", ref) < 0 ||
      pym_module_add_object (rt, module, "ProxyType", proxy) < 0 ||
      pym_module_add_object (rt, module, "CallableProxyType", callable_proxy) < 0)
    return -1;
  return 0;
}
