#include "pym-module.h"

#include <string.h>

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-builtin.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#define MODULE(o) ((PymModule *) (o))

/* Sets the names that every module has. */
static int
fill (PymRuntime *rt, PymModule *module, PymObject *name, PymObject *doc)
{
  static const char *const empty[] = { "__package__", "__loader__", "__spec__" };

  if (pym_dict_set_item (rt, module->dict, pym_name (rt, NAME), name) < 0 ||
      pym_dict_set_item (rt, module->dict, pym_name (rt, DOC), doc) < 0)
    return -1;
  for (size_t i = 0; i < PYM_N_ELEMENTS (empty); i++)
    {
      PymObject *key = pym_str_intern_from_string (rt, empty[i]);

      if (key == NULL || pym_dict_set_item (rt, module->dict, key, pym_none (rt)) < 0)
        return -1;
    }
  if (pym_str_check_exact (rt, name))
    pym_setref (rt, &module->name, pym_newref (name));
  return 0;
}

static PymObject *
module_create (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *o = type->alloc (rt, type, 0);

  if (o == NULL)
    return NULL;
  MODULE (o)->dict = pym_dict_new (rt);
  if (MODULE (o)->dict == NULL)
    pym_clear (rt, &o);
  return o;
}

PymObject *
pym_module_new (PymRuntime *rt, PymObject *name)
{
  PymObject *o = module_create (rt, PYM_TYPE (rt, MODULE), NULL, NULL);

  if (o != NULL && fill (rt, MODULE (o), name, pym_none (rt)) < 0)
    pym_clear (rt, &o);
  return o;
}

PymObject *
pym_module_new_string (PymRuntime *rt, const char *name)
{
  PymObject *text = pym_str_from_string (rt, name), *module;

  if (text == NULL)
    return NULL;
  module = pym_module_new (rt, text);
  pym_decref (rt, text);
  return module;
}

static int
module_init (PymRuntime *rt, PymObject *o, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "name", "doc", NULL };
  PymObject *values[2];

  if (pym_args_parse_tuple (rt, "module", names, 1, 0, args, kwargs, values) < 0)
    return -1;
  if (!pym_str_check (values[0]))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "module() argument 'name' must be str, not %s",
                      pym_type (values[0])->name);
      return -1;
    }
  return fill (rt, MODULE (o), values[0], values[1] != NULL ? values[1] : pym_none (rt));
}

int
pym_module_add_object (PymRuntime *rt, PymObject *module, const char *name, PymObject *value)
{
  PymObject *key = pym_str_intern_from_string (rt, name);
  int result;

  if (key == NULL)
    return -1;
  result = pym_dict_set_item (rt, MODULE (module)->dict, key, value);
  pym_decref (rt, key);
  return result;
}

/* Adds what was just made, and releases it; NULL passes a failure on. */
static int
add_new (PymRuntime *rt, PymObject *module, const char *name, PymObject *value)
{
  int result;

  if (value == NULL)
    return -1;
  result = pym_module_add_object (rt, module, name, value);
  pym_decref (rt, value);
  return result;
}

static int
add_functions (PymRuntime *rt, PymObject *module, PymObject *name, const PymMethodDef *methods)
{
  for (const PymMethodDef *def = methods; def->name != NULL; def++)
    if (add_new (rt, module, def->name, pym_builtin_new (rt, def, module, name)) < 0)
      return -1;
  return 0;
}

int
pym_module_add_functions (PymRuntime *rt, PymObject *module, const PymMethodDef *methods)
{
  return add_functions (rt, module, MODULE (module)->name, methods);
}

int
pym_module_add_functions_of (PymRuntime *rt,
                             PymObject *module,
                             const char *name,
                             const PymMethodDef *methods)
{
  PymObject *other = pym_str_intern_from_string (rt, name);
  int result = other != NULL ? add_functions (rt, module, other, methods) : -1;

  pym_xdecref (rt, other);
  return result;
}

int
pym_module_add_int (PymRuntime *rt, PymObject *module, const char *name, long value)
{
  return add_new (rt, module, name, pym_int_from_long (rt, value));
}

int
pym_module_add_string (PymRuntime *rt, PymObject *module, const char *name, const char *value)
{
  return add_new (rt, module, name, pym_str_from_string (rt, value));
}

int
pym_module_add_type (PymRuntime *rt, PymObject *module, PymType *type)
{
  return pym_module_add_object (rt, module, pym_type_short_name (type), PYM_OBJECT (type));
}

void
pym_module_clear_dict (PymRuntime *rt, PymObject *dict)
{
  /* First what begins with one underscore, so that helpers go before what might use them; then the
   * rest. Values become None: the keys must not change during the walk. */
  for (int pass = 1; pass <= 2; pass++)
    {
      PymObject *key, *value;
      ssize_t position = 0;

      while (pym_dict_next (dict, &position, &key, &value))
        {
          bool one_underscore;

          if (value == pym_none (rt) || !pym_str_check (key))
            continue;
          one_underscore = pym_str_length (key) > 0 && pym_str_read_char (key, 0) == '_' &&
                           (pym_str_length (key) == 1 || pym_str_read_char (key, 1) != '_');
          if (pass == 1 ? !one_underscore : pym_str_equal (key, pym_name (rt, BUILTINS)))
            continue;
          if (pym_dict_set_item (rt, dict, key, pym_none (rt)) < 0)
            pym_err_write_unraisable (rt, NULL);
        }
    }
}

void
pym_module_clear (PymRuntime *rt, PymObject *module)
{
  if (MODULE (module)->dict != NULL)
    pym_module_clear_dict (rt, MODULE (module)->dict);
}

static void
module_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_object_clear_weakrefs (rt, o);
  pym_xdecref (rt, MODULE (o)->dict);
  pym_xdecref (rt, MODULE (o)->name);
  pym_type (o)->free_ (rt, o);
}

static int
module_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  return MODULE (o)->dict != NULL ? visit (MODULE (o)->dict, data) : 0;
}

static int
module_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &MODULE (o)->dict);
  return 0;
}

static void
module_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = "__dict__", .referent = MODULE (o)->dict };

  if (edge.referent != NULL)
    visit (&edge, data);
  edge.text = "name";
  edge.referent = MODULE (o)->name;
  if (edge.referent != NULL)
    visit (&edge, data);
}

/* "<module 'x' from 'x.py'>", "<module 'gc' (built-in)>" */
static PymObject *
module_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *dict = MODULE (o)->dict, *name = NULL, *file = NULL;

  if (dict != NULL)
    {
      name = pym_dict_get_item_with_error (rt, dict, pym_name (rt, NAME));
      if (name == NULL && rt->error != NULL)
        return NULL;
      file = pym_dict_get_item_with_error (rt, dict, pym_name (rt, FILE));
      if (file == NULL && rt->error != NULL)
        return NULL;
    }
  if (name == NULL)
    return pym_str_from_string (rt, "<module '?'>");
  if (file != NULL)
    return pym_str_from_format (rt, "<module %R from %R>", name, file);
  return pym_str_from_format (rt, "<module %R (built-in)>", name);
}

static PymObject *
module_getattro (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymObject *found = pym_object_generic_get_attr_with_dict (rt, o, name, NULL, true);
  PymObject *module_name = NULL, *getattr, *result;

  if (found != NULL || rt->error != NULL || MODULE (o)->dict == NULL)
    return found;
  getattr = pym_dict_get_item_with_error (rt, MODULE (o)->dict, pym_name (rt, GETATTR));
  if (getattr != NULL)
    return pym_object_call_one_arg (rt, getattr, name);
  if (rt->error == NULL)
    module_name = pym_dict_get_item_with_error (rt, MODULE (o)->dict, pym_name (rt, NAME));
  if (rt->error != NULL)
    return NULL;
  pym_xincref (module_name);
  if (module_name != NULL && pym_str_check (module_name) && MODULE (o)->initializing)
    result = pym_err_attribute (rt, o, name,
                                "partially initialized module '%U' has no attribute '%U' (most "
                                "likely due to a circular import)",
                                module_name, name);
  else if (module_name != NULL && pym_str_check (module_name))
    result =
        pym_err_attribute (rt, o, name, "module '%U' has no attribute '%U'", module_name, name);
  else
    result = pym_err_attribute (rt, o, name, "module has no attribute '%U'", name);
  pym_xdecref (rt, module_name);
  return result;
}

static PymObject *
module_dir (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return MODULE (self)->dict != NULL ? pym_dict_keys_list (rt, MODULE (self)->dict)
                                     : pym_list_new (rt, 0);
}

static const PymMemberDef module_members[] = {
  { "__dict__", offsetof (PymModule, dict), true, true },
  { NULL },
};

static const PymMethodDef module_methods[] = {
  { "__dir__", module_dir, 0, 0 },
  { NULL },
};

const PymType pym_module_template = {
  .name = "module",
  .basicsize = sizeof (PymModule),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  .weaklist_offset = offsetof (PymModule, weakrefs),
  .dict_offset = offsetof (PymModule, dict),
  .doc = "Create a module object.",
  .new_ = module_create,
  .init = module_init,
  .dealloc = module_dealloc,
  .free_ = pym_gc_del,
  .traverse = module_traverse,
  .clear = module_clear,
  .walk_edges = module_walk_edges,
  .repr = module_repr,
  .getattro = module_getattro,
  .setattro = pym_object_generic_set_attr,
  .methods = module_methods,
  .members = module_members,
};
