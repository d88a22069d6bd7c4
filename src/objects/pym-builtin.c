#include "pym-builtin.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-module.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define BUILTIN(o) ((PymBuiltin *) (o))

PymObject *
pym_builtin_new (PymRuntime *rt,
                 const PymMethodDef *method,
                 PymObject *self,
                 PymObject *module_name)
{
  PymBuiltin *builtin = (PymBuiltin *) pym_gc_new (rt, PYM_TYPE (rt, BUILTIN));

  if (builtin == NULL)
    return NULL;
  builtin->method = method;
  builtin->self = pym_xnewref (self);
  builtin->module = pym_xnewref (module_name);
  builtin->weakrefs = NULL;
  builtin->vectorcall = NULL;
  pym_gc_track (rt, builtin);
  return PYM_OBJECT (builtin);
}

PymObject *
pym_method_def_run (PymRuntime *rt,
                    const PymMethodDef *def,
                    PymObject *self,
                    PymObject *const *args,
                    ssize_t nargs,
                    PymObject *kwnames)
{
  ssize_t n_keywords = kwnames != NULL ? pym_tuple_size (kwnames) : 0;
  PymObject *tuple, *dict = NULL, *result = NULL;

  if ((def->flags & PYM_METHOD_PACKED) == 0)
    return def->function (rt, self, args, nargs, kwnames);
  /* The function needs neither, but CPython makes both for it (_PyObject_MakeTpCall). */
  tuple = pym_tuple_from_array (rt, args, nargs);
  if (tuple == NULL)
    return NULL;
  if (n_keywords > 0)
    dict = pym_dict_from_items (rt, pym_tuple_items (kwnames), 1, args + nargs, 1, n_keywords);
  if (n_keywords == 0 || dict != NULL)
    result = def->function (rt, self, args, nargs, kwnames);
  pym_decref (rt, tuple);
  pym_xdecref (rt, dict);
  return result;
}

PymObject *
pym_method_def_call (PymRuntime *rt,
                     const PymMethodDef *method,
                     PymObject *self,
                     PymObject *const *args,
                     ssize_t nargs,
                     PymObject *kwnames,
                     const char *name)
{
  if (name == NULL || pym_args_check_method (rt, method, name, nargs, kwnames) < 0)
    return NULL;
  return pym_method_def_run (rt, method, self, args, nargs, kwnames);
}

static PymObject *
get_qualname (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymObject *self = BUILTIN (o)->self, *type, *result;

  if (self == NULL || pym_module_check (rt, self))
    return pym_str_from_string (rt, BUILTIN (o)->method->name);
  type = pym_type_get_qualname (rt, pym_type_check (self) ? (PymType *) self : pym_type (self));
  if (type == NULL)
    return NULL;
  result = pym_str_from_format (rt, "%U.%s", type, BUILTIN (o)->method->name);
  pym_decref (rt, type);
  return result;
}

/* What an error calls the function: with its module, unless that is `builtins`
 * (_PyObject_FunctionStr), or just its name if it takes its arguments packed (cfunction_call). */
static PymObject *
full_name (PymRuntime *rt, PymObject *o)
{
  PymObject *module = BUILTIN (o)->module, *qualname, *full;

  if ((BUILTIN (o)->method->flags & PYM_METHOD_PACKED) != 0)
    return pym_str_from_string (rt, BUILTIN (o)->method->name);
  qualname = get_qualname (rt, o, NULL);
  if (qualname == NULL || module == NULL || !pym_str_check (module) ||
      pym_str_equal_ascii (module, "builtins"))
    return qualname;
  full = pym_str_from_format (rt, "%U.%U", module, qualname);
  pym_decref (rt, qualname);
  return full;
}

static PymObject *
builtin_vectorcall (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  const PymMethodDef *def = BUILTIN (o)->method;
  PymObject *result = NULL, *name;

  if (PYM_LIKELY (pym_method_def_accepts (def, nargs, kwnames)))
    {
      if (pym_enter_recursive_call (rt, " while calling a Python object") < 0)
        return NULL;
      result = pym_method_def_run (rt, def, BUILTIN (o)->self, args, nargs, kwnames);
      pym_leave_recursive_call (rt);
      return result;
    }
  name = full_name (rt, o);
  if (name != NULL)
    result = pym_method_def_call (rt, def, BUILTIN (o)->self, args, nargs, kwnames,
                                  pym_str_as_utf8 (rt, name));
  pym_xdecref (rt, name);
  return result;
}

static void
builtin_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, builtin_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_object_clear_weakrefs (rt, o);
  pym_xdecref (rt, BUILTIN (o)->self);
  pym_xdecref (rt, BUILTIN (o)->module);
  pym_gc_del (rt, o);
  pym_trash_end (rt, trash);
}

static int
builtin_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  int result;

  if (BUILTIN (o)->self != NULL && (result = visit (BUILTIN (o)->self, data)) != 0)
    return result;
  return BUILTIN (o)->module != NULL ? visit (BUILTIN (o)->module, data) : 0;
}

static void
builtin_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "self", .referent = BUILTIN (o)->self };

  if (edge.referent != NULL)
    visit (&edge, data);
  edge.text = "module";
  edge.referent = BUILTIN (o)->module;
  if (edge.referent != NULL)
    visit (&edge, data);
}

static PymObject *
builtin_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *self = BUILTIN (o)->self;

  if (self == NULL || pym_module_check (rt, self))
    return pym_str_from_format (rt, "<built-in function %s>", BUILTIN (o)->method->name);
  return pym_str_from_format (rt, "<built-in method %s of %s object at %p>",
                              BUILTIN (o)->method->name, pym_type (self)->name,
                              (void *) (uintptr_t) pym_object_id (rt, self));
}

static PymObject *
builtin_richcompare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  bool equal;

  if ((op != PYM_EQ && op != PYM_NE) || !pym_builtin_check (rt, a) || !pym_builtin_check (rt, b))
    return pym_newref (pym_not_implemented (rt));
  equal = BUILTIN (a)->self == BUILTIN (b)->self && BUILTIN (a)->method == BUILTIN (b)->method;
  return pym_newref (equal == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
}

static ssize_t
builtin_hash (PymRuntime *rt, PymObject *o)
{
  ssize_t hash = 0;

  if (BUILTIN (o)->self != NULL)
    hash = pym_hash_pointer (rt, BUILTIN (o)->self);
  /* Told apart by name: the address of the C function differs from run to run. */
  for (const char *c = BUILTIN (o)->method->name; *c != '\0'; c++)
    hash = (ssize_t) ((size_t) hash * 1000003u ^ (unsigned char) *c);
  return hash == -1 ? -2 : hash;
}

static PymObject *
get_name (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_str_from_string (rt, BUILTIN (o)->method->name);
}

static PymObject *
get_doc (PymRuntime *rt, PymObject *o, const void *closure)
{
  const char *doc = BUILTIN (o)->method->doc;

  return doc != NULL ? pym_str_from_string (rt, doc) : pym_newref (pym_none (rt));
}

static PymObject *
get_self (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (BUILTIN (o)->self != NULL ? BUILTIN (o)->self : pym_none (rt));
}

static const PymGetSetDef builtin_getset[] = {
  { "__name__", get_name },
  { "__qualname__", get_qualname },
  { "__doc__", get_doc },
  { "__self__", get_self },
  { NULL },
};

static const PymMemberDef builtin_members[] = {
  { "__module__", offsetof (PymBuiltin, module), false, true },
  { NULL },
};

const PymType pym_builtin_template = {
  .name = "builtin_function_or_method",
  .basicsize = sizeof (PymBuiltin),
  .flags = PYM_TYPE_GC,
  .weaklist_offset = offsetof (PymBuiltin, weakrefs),
  .dealloc = builtin_dealloc,
  .traverse = builtin_traverse,
  .walk_edges = builtin_walk_edges,
  .repr = builtin_repr,
  .hash = builtin_hash,
  .call = pym_vectorcall_call,
  .vectorcall = builtin_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .richcompare = builtin_richcompare,
  .members = builtin_members,
  .getset = builtin_getset,
};
