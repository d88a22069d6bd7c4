/* collections.defaultdict: a dict that asks its factory for what is missing. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-deque.h"
#include "pym-dict-keys.h"
#include "pym-repr-guard.h"
#include "pym-type-object.h"

static int
default_dict_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  PymDefaultDict *dict = (PymDefaultDict *) self;
  PymObject *factory = NULL, *rest;
  int result;

  if (pym_size (args) > 0)
    {
      factory = pym_tuple_get (args, 0);
      if (!pym_callable_check (factory) && factory != pym_none (rt))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                              "first argument must be callable or None");
          return -1;
        }
      if (factory == pym_none (rt))
        factory = NULL;
    }
  rest = pym_tuple_get_slice (rt, args, 1, pym_size (args));
  if (rest == NULL)
    return -1;
  pym_xincref (factory);
  pym_setref (rt, &dict->default_factory, factory);
  result = PYM_TYPE (rt, DICT)->init (rt, self, rest, kwargs);
  pym_decref (rt, rest);
  return result;
}

static PymObject *
default_dict_missing (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *factory = ((PymDefaultDict *) self)->default_factory, *value;

  if (factory == NULL || factory == pym_none (rt))
    {
      pym_err_set_key_error (rt, args[0]);
      return NULL;
    }
  value = pym_object_call_noargs (rt, factory);
  if (value != NULL && pym_object_set_item (rt, self, args[0], value) < 0)
    {
      pym_decref (rt, value);
      return NULL;
    }
  return value;
}

static PymObject *
copy_of (PymRuntime *rt, PymObject *o)
{
  PymObject *factory = ((PymDefaultDict *) o)->default_factory;
  PymObject *args[2] = { factory != NULL ? factory : pym_none (rt), o };

  return pym_object_vectorcall (rt, PYM_OBJECT (pym_type (o)), args, 2, NULL);
}

static PymObject *
default_dict_copy (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return copy_of (rt, self);
}

static bool
is_default_dict (PymRuntime *rt, PymObject *o)
{
  return pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, DEFAULT_DICT));
}

static PymObject *
default_dict_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *self = is_default_dict (rt, v) ? v : w, *factory, *result, *args[2];

  if (!pym_dict_check (v) || !pym_dict_check (w))
    return pym_newref (pym_not_implemented (rt));
  factory = ((PymDefaultDict *) self)->default_factory;
  args[0] = factory != NULL ? factory : pym_none (rt);
  args[1] = v;
  result = pym_object_vectorcall (rt, PYM_OBJECT (pym_type (self)), args, 2, NULL);
  if (result != NULL && pym_dict_update (rt, result, w) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
default_dict_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *factory = ((PymDefaultDict *) o)->default_factory, *shown, *inner, *result;
  int entered;

  inner = PYM_TYPE (rt, DICT)->repr (rt, o);
  if (inner == NULL)
    return NULL;
  if (factory == NULL)
    shown = pym_str_from_string (rt, "None");
  else
    {
      /* The factory may be a method of this very dict. */
      entered = pym_repr_enter (rt, factory);
      if (entered == 0)
        {
          shown = pym_object_repr (rt, factory);
          pym_repr_leave (rt, factory);
        }
      else
        shown = entered > 0 ? pym_str_from_string (rt, "...") : NULL;
    }
  if (shown == NULL)
    {
      pym_decref (rt, inner);
      return NULL;
    }
  result = pym_str_from_format (rt, "%s(%U, %U)", pym_type_short_name (pym_type (o)), shown, inner);
  pym_decref (rt, shown);
  pym_decref (rt, inner);
  return result;
}

static void
default_dict_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, default_dict_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_clear (rt, &((PymDefaultDict *) o)->default_factory);
  pym_dict_dealloc (rt, o);
  pym_trash_end (rt, trash);
}

static int
default_dict_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  /* A heap type in CPython, of which an instance holds a reference. */
  if (PYM_IS_EXACT (rt, o, DEFAULT_DICT))
    PYM_VISIT (pym_type (o));
  PYM_VISIT (((PymDefaultDict *) o)->default_factory);
  return pym_dict_traverse (rt, o, visit, data);
}

static int
default_dict_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &((PymDefaultDict *) o)->default_factory);
  pym_dict_clear (rt, o);
  return 0;
}

static void
default_dict_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "default_factory", ((PymDefaultDict *) o)->default_factory);
  pym_dict_walk_edges (rt, o, visit, data);
}

static const PymMethodDef default_dict_methods[] = {
  { "__missing__", default_dict_missing, 1, 1, 0, NULL },
  { "copy", default_dict_copy, 0, 0, 0, NULL },
  { "__copy__", default_dict_copy, 0, 0, 0, NULL },
  { NULL },
};

static const PymMemberDef default_dict_members[] = {
  { "default_factory", offsetof (PymDefaultDict, default_factory), false, true },
  { NULL },
};

const PymType pym_default_dict_template = {
  .name = "collections.defaultdict",
  .basicsize = sizeof (PymDefaultDict),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE | PYM_TYPE_DICT_SUBCLASS,
  .alloc = pym_type_generic_alloc,
  .init = default_dict_init,
  .dealloc = default_dict_dealloc,
  .free_ = pym_gc_del,
  .traverse = default_dict_traverse,
  .clear = default_dict_clear,
  .walk_edges = default_dict_walk_edges,
  .repr = default_dict_repr,
  .getattro = pym_object_generic_get_attr,
  .nb_or = default_dict_or,
  .methods = default_dict_methods,
  .members = default_dict_members,
};
