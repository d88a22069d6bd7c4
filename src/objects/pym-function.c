#include "pym-function.h"

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-method.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define FUNCTION(o) ((PymFunction *) (o))

PymObject *
pym_function_new (PymRuntime *rt,
                  PymObject *code,
                  PymObject *globals,
                  PymObject *builtins,
                  PymObject *name,
                  PymObject *qualname,
                  PymObject *doc)
{
  PymObject *module = pym_dict_get_item_with_error (rt, globals, pym_name (rt, NAME));
  PymFunction *function;

  if (module == NULL && rt->error != NULL)
    return NULL;
  function = (PymFunction *) pym_gc_new (rt, PYM_TYPE (rt, FUNCTION));
  if (function == NULL)
    return NULL;
  *function = (PymFunction){
    .base = function->base,
    .globals = pym_newref (globals),
    .builtins = pym_newref (builtins),
    .name = pym_newref (name),
    .qualname = pym_newref (qualname),
    .code = pym_newref (code),
    .doc = pym_newref (doc != NULL ? doc : pym_none (rt)),
    .module = pym_xnewref (module),
  };
  pym_gc_track (rt, function);
  return PYM_OBJECT (function);
}

void
pym_function_set_defaults (PymRuntime *rt, PymObject *function, PymObject *defaults)
{
  pym_setref (rt, &FUNCTION (function)->defaults, defaults);
}

void
pym_function_set_kwdefaults (PymRuntime *rt, PymObject *function, PymObject *kwdefaults)
{
  pym_setref (rt, &FUNCTION (function)->kwdefaults, kwdefaults);
}

void
pym_function_set_closure (PymRuntime *rt, PymObject *function, PymObject *closure)
{
  pym_setref (rt, &FUNCTION (function)->closure, closure);
}

static PymObject *
function_vectorcall (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymMachineHooks *machine = pym_machine_hooks (rt);

  if (machine->call_function == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, SYSTEM_ERROR), "no machine to run %R", o);
  return machine->call_function (rt, FUNCTION (o), args, nargs, kwnames);
}

/* In the order in which CPython visits them; `code`, `name` and `qualname` cannot be in a cycle
 * that matters but are counted all the same. */
#define FOR_EACH_REFERENT(X)                                                                       \
  X (code, "code")                                                                                 \
  X (globals, "globals")                                                                           \
  X (builtins, "builtins")                                                                         \
  X (module, "module")                                                                             \
  X (defaults, "defaults")                                                                         \
  X (kwdefaults, "keyword defaults")                                                               \
  X (doc, "documentation")                                                                         \
  X (name, "name")                                                                                 \
  X (dict, "__dict__")                                                                             \
  X (closure, "closure")                                                                           \
  X (annotations, "annotations")                                                                   \
  X (type_params, "type parameters")                                                               \
  X (qualname, "qualname")

static int
function_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  int result;

#define VISIT(field, text)                                                                         \
  if (FUNCTION (o)->field != NULL && (result = visit (FUNCTION (o)->field, data)) != 0)            \
    return result;
  FOR_EACH_REFERENT (VISIT)
#undef VISIT
  return 0;
}

static void
function_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL };

#define WALK(field, what)                                                                          \
  if ((edge.referent = FUNCTION (o)->field) != NULL)                                               \
    {                                                                                              \
      edge.text = what;                                                                            \
      visit (&edge, data);                                                                         \
    }
  FOR_EACH_REFERENT (WALK)
#undef WALK
}

/* Names and code stay: a function that is called while its cycle is torn down still needs them. */
static int
function_clear (PymRuntime *rt, PymObject *o)
{
  PymFunction *function = FUNCTION (o);
  PymObject *empty;

  pym_clear (rt, &function->globals);
  pym_clear (rt, &function->builtins);
  pym_clear (rt, &function->module);
  pym_clear (rt, &function->defaults);
  pym_clear (rt, &function->kwdefaults);
  pym_clear (rt, &function->doc);
  pym_clear (rt, &function->dict);
  pym_clear (rt, &function->closure);
  pym_clear (rt, &function->annotations);
  pym_clear (rt, &function->type_params);
  empty = pym_str_empty (rt);
  pym_setref (rt, &function->name, pym_newref (empty));
  pym_setref (rt, &function->qualname, empty);
  return 0;
}

static void
function_dealloc (PymRuntime *rt, PymObject *o)
{
  PymFunction *function = FUNCTION (o);

  pym_gc_untrack (o);
  pym_object_clear_weakrefs (rt, o);
  function_clear (rt, o);
  pym_decref (rt, function->code);
  pym_decref (rt, function->name);
  pym_decref (rt, function->qualname);
  pym_gc_del (rt, o);
}

static PymObject *
function_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_from_format (rt, "<function %U at %p>", FUNCTION (o)->qualname,
                              (void *) (uintptr_t) pym_object_id (rt, o));
}

static PymObject *
function_descr_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  if (object == NULL)
    return pym_newref (self);
  return pym_method_new (rt, self, object);
}

#define PLACE(o, closure) ((PymObject **) ((char *) (o) + (size_t) (closure)))

static PymObject *
get_reference (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymObject *value = *PLACE (o, closure);

  return pym_newref (value != NULL ? value : pym_none (rt));
}

static int
set_text (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL || !pym_str_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s must be set to a string object",
                      (size_t) closure == offsetof (PymFunction, name) ? "__name__"
                                                                       : "__qualname__");
      return -1;
    }
  pym_setref (rt, PLACE (o, closure), pym_newref (value));
  return 0;
}

static int
set_any (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  pym_setref (rt, PLACE (o, closure), pym_xnewref (value));
  return 0;
}

static int
set_defaults (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == pym_none (rt))
    value = NULL;
  if (value != NULL && !pym_tuple_check (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "__defaults__ must be set to a tuple object");
      return -1;
    }
  return set_any (rt, o, value, closure);
}

static int
set_kwdefaults (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == pym_none (rt))
    value = NULL;
  if (value != NULL && !pym_dict_check (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "__kwdefaults__ must be set to a dict object");
      return -1;
    }
  return set_any (rt, o, value, closure);
}

static int
set_code (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL || pym_type (value) != pym_type (FUNCTION (o)->code))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "__code__ must be set to a code object");
      return -1;
    }
  FUNCTION (o)->version = 0;
  return set_any (rt, o, value, closure);
}

static PymObject *
get_annotations (PymRuntime *rt, PymObject *o, const void *closure)
{
  if (FUNCTION (o)->annotations == NULL)
    FUNCTION (o)->annotations = pym_dict_new (rt);
  return pym_xnewref (FUNCTION (o)->annotations);
}

static PymObject *
get_type_params (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymObject *params = FUNCTION (o)->type_params;

  return params != NULL ? pym_newref (params) : pym_tuple_new (rt, 0);
}

static int
set_type_params (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (value == NULL || !pym_tuple_check (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "__type_params__ must be set to a tuple");
      return -1;
    }
  return set_any (rt, o, value, closure);
}

#define AT(field) (const void *) offsetof (PymFunction, field)

static const PymGetSetDef function_getset[] = {
  { "__code__", get_reference, set_code, AT (code) },
  { "__defaults__", get_reference, set_defaults, AT (defaults) },
  { "__kwdefaults__", get_reference, set_kwdefaults, AT (kwdefaults) },
  { "__annotations__", get_annotations, set_any, AT (annotations) },
  { "__dict__", pym_object_generic_get_dict, pym_object_generic_set_dict },
  { "__name__", get_reference, set_text, AT (name) },
  { "__qualname__", get_reference, set_text, AT (qualname) },
  { "__closure__", get_reference, NULL, AT (closure) },
  { "__doc__", get_reference, set_any, AT (doc) },
  { "__globals__", get_reference, NULL, AT (globals) },
  { "__module__", get_reference, set_any, AT (module) },
  { "__builtins__", get_reference, NULL, AT (builtins) },
  { "__type_params__", get_type_params, set_type_params, AT (type_params) },
  { NULL },
};

const PymType pym_function_template = {
  .name = "function",
  .basicsize = sizeof (PymFunction),
  .flags = PYM_TYPE_GC | PYM_TYPE_METHOD_DESCRIPTOR,
  .weaklist_offset = offsetof (PymFunction, weakrefs),
  .dict_offset = offsetof (PymFunction, dict),
  .dealloc = function_dealloc,
  .traverse = function_traverse,
  .clear = function_clear,
  .walk_edges = function_walk_edges,
  .repr = function_repr,
  .call = pym_vectorcall_call,
  .vectorcall = function_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .setattro = pym_object_generic_set_attr,
  .descr_get = function_descr_get,
  .getset = function_getset,
};
