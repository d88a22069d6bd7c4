/* The type of types: calling a class, its attributes' protocol, its life. */
#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-instance-values.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"
#include "pym-union.h"

#define TYPE(o) ((PymType *) (o))

/* type (o), and a class called: __new__, then __init__ of what it made (type_call). */
static PymObject *
type_call (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  PymType *type = TYPE (self);
  PymObject *o;

  if (type == PYM_TYPE (rt, TYPE))
    {
      ssize_t n = pym_tuple_size (args);

      if (n == 1 && (kwargs == NULL || pym_dict_size (kwargs) == 0))
        return pym_newref (pym_type (pym_tuple_get (args, 0)));
      if (n != 3)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "type() takes 1 or 3 arguments");
    }
  if (type->new_ == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot create '%s' instances",
                           type->name);
  o = type->new_ (rt, type, args, kwargs);
  pym_assert ((o != NULL) == (rt->error == NULL));
  if (o == NULL || !pym_type_is_subtype (pym_type (o), type))
    return o;
  type = pym_type (o);
  if (type->init != NULL && type->init (rt, o, args, kwargs) < 0)
    {
      pym_decref (rt, o);
      return NULL;
    }
  return o;
}

/* Calling any class: by its own fast entry, or with the arguments packed. */
PymObject *
pym_type_vectorcall (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymType *type = TYPE (self);

  if (type->type_vectorcall != NULL)
    return type->type_vectorcall (rt, self, args, nargs, kwnames);
  return pym_object_make_call (rt, self, args, nargs, kwnames);
}

/* type (o) without packing; with three arguments as any class. */
static PymObject *
type_type_vectorcall (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  bool keywords = kwnames != NULL && pym_tuple_size (kwnames) > 0;

  if (nargs == 1 && self == PYM_OBJECT (PYM_TYPE (rt, TYPE)))
    {
      if (keywords)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "type() takes no keyword arguments");
      return pym_newref (pym_type (args[0]));
    }
  return pym_object_make_call (rt, self, args, nargs, kwnames);
}

static PymObject *
type_new (PymRuntime *rt, PymType *metatype, PymObject *args, PymObject *kwargs)
{
  return pym_type_new (rt, metatype, args, kwargs);
}

/* Everything is done by then; the arguments are only counted. */
static int
type_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  ssize_t n = pym_tuple_size (args);

  if (kwargs != NULL && n == 1 && pym_dict_size (kwargs) != 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "type.__init__() takes no keyword arguments");
      return -1;
    }
  if (n != 1 && n != 3)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "type.__init__() takes 1 or 3 arguments");
      return -1;
    }
  return 0;
}

/* The metatype's data descriptor, the class's own along its order, then what the metatype has
 * (_Py_type_getattro_impl). */
PymObject *
pym_type_find_attribute (PymRuntime *rt, PymObject *o, PymObject *name, bool suppress)
{
  PymType *type = TYPE (o), *metatype = pym_type (o);
  PymObject *meta, *found, *result;
  PymTernary meta_get = NULL;

  if (!pym_str_check (name))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "attribute name must be string, not '%s'",
                           pym_type (name)->name);
  meta = pym_type_lookup (rt, metatype, name);
  if (meta != NULL)
    {
      pym_incref (meta);
      meta_get = pym_type (meta)->descr_get;
      if (meta_get != NULL && pym_descriptor_is_data (meta))
        {
          result = meta_get (rt, meta, o, PYM_OBJECT (metatype));
          pym_decref (rt, meta);
          return result;
        }
    }
  found = pym_type_lookup (rt, type, name);
  if (found != NULL)
    {
      PymTernary get = pym_type (found)->descr_get;

      pym_incref (found);
      pym_xdecref (rt, meta);
      if (get == NULL)
        return found;
      result = get (rt, found, NULL, o);
      pym_decref (rt, found);
      return result;
    }
  if (meta_get != NULL)
    {
      result = meta_get (rt, meta, o, PYM_OBJECT (metatype));
      pym_decref (rt, meta);
      return result;
    }
  if (meta != NULL)
    return meta;
  if (suppress)
    return NULL;
  return pym_err_attribute (rt, o, name, "type object '%s' has no attribute '%U'", type->name,
                            name);
}

PymObject *
pym_type_get_attribute (PymRuntime *rt, PymObject *o, PymObject *name)
{
  return pym_type_find_attribute (rt, o, name, false);
}

int
pym_type_set_attribute (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value)
{
  PymType *type = TYPE (o);
  int result;

  if (pym_type_has (type, PYM_TYPE_IMMUTABLE))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "cannot set %R attribute of immutable type '%s'", name, type->name);
      return -1;
    }
  if (!pym_str_check (name))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "attribute name must be string, not '%s'",
                      pym_type (name)->name);
      return -1;
    }
  if (pym_str_check_exact (rt, name))
    pym_incref (name);
  else if ((name = pym_str_from_object (rt, name)) == NULL)
    return -1;
  pym_str_intern_in_place (rt, &name);
  result = pym_object_generic_set_attr_with_dict (rt, o, name, value, NULL);
  if (result == 0)
    {
      pym_type_modified (rt, type);
      result = pym_type_update_slot (rt, type, name);
    }
  pym_decref (rt, name);
  return result;
}

static PymObject *
type_repr (PymRuntime *rt, PymObject *o)
{
  PymType *type = TYPE (o);
  PymObject *module = pym_type_get_module (rt, type), *name, *result;

  if (module == NULL)
    pym_err_clear (rt);
  else if (!pym_str_check (module))
    pym_clear (rt, &module);
  name = pym_type_get_qualname (rt, type);
  if (name == NULL)
    {
      pym_xdecref (rt, module);
      return NULL;
    }
  if (module != NULL && !pym_str_equal_ascii (module, "builtins"))
    result = pym_str_from_format (rt, "<class '%U.%U'>", module, name);
  else
    result = pym_str_from_format (rt, "<class '%s'>", type->name);
  pym_xdecref (rt, module);
  pym_decref (rt, name);
  return result;
}

static void
type_dealloc (PymRuntime *rt, PymObject *o)
{
  PymType *type = TYPE (o);
  PymObject *error;

  pym_assert (pym_type_has (type, PYM_TYPE_HEAP));
  pym_gc_untrack (o);
  error = pym_err_get_raised (rt);
  pym_type_remove_from_bases (rt, type);
  pym_err_set_raised (rt, error);
  pym_object_clear_weakrefs (rt, o);
  pym_xdecref (rt, type->base_type);
  pym_xdecref (rt, type->dict);
  pym_xdecref (rt, type->bases);
  pym_xdecref (rt, type->mro);
  pym_xdecref (rt, type->subclasses);
  pym_object_free (rt, (char *) type->doc);
  pym_xdecref (rt, type->heap_name);
  pym_xdecref (rt, type->heap_qualname);
  pym_xdecref (rt, type->slots);
  if (type->shared_keys != NULL)
    pym_dict_keys_decref (rt, type->shared_keys);
  pym_type (o)->free_ (rt, o);
}

static int
type_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymType *type = TYPE (o);
  PymObject *referents[] = { type->dict, type->mro, type->bases, PYM_OBJECT (type->base_type) };

  /* Static types are not collected: they are never in a generation. Subclasses are held weakly; the
   * names and slots are str and tuples of str, in no cycle. */
  for (size_t i = 0; i < PYM_N_ELEMENTS (referents); i++)
    if (referents[i] != NULL)
      {
        int result = visit (referents[i], data);
        if (result != 0)
          return result;
      }
  return 0;
}

static int
type_clear (PymRuntime *rt, PymObject *o)
{
  PymType *type = TYPE (o);

  /* The dict is emptied, not released: instances that die later still look things up. The order is
   * what holds the class itself (type_clear in CPython says why nothing else is needed). */
  pym_type_modified (rt, type);
  if (type->dict != NULL)
    pym_dict_clear (rt, type->dict);
  pym_clear (rt, &type->mro);
  return 0;
}

static int
type_is_gc (PymRuntime *rt, PymObject *o)
{
  return pym_type_has (TYPE (o), PYM_TYPE_HEAP);
}

/* CPython's sizes: of PyHeapTypeObject with the shared keys, of PyTypeObject. */
#define SIZE_OF_CLASS       920
#define SIZE_OF_STATIC_TYPE 416
/* Of a PyMemberDef, behind the class for each of its slots. */
#define SIZE_OF_SLOT 40

static size_t
type_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymType *type = (const PymType *) o;

  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return SIZE_OF_STATIC_TYPE;
  return SIZE_OF_CLASS + pym_dict_keys_sizeof (type->shared_keys);
}

static void
type_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymType *type = TYPE (o);

  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return;
  if (type->shared_keys != NULL)
    pym_dict_keys_walk_blocks (type->shared_keys, visit, data);
  if (type->doc != NULL)
    visit (type->doc, strlen (type->doc) + 1, "documentation", data);
}

static void
type_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymType *type = TYPE (o);
  const struct
  {
    const char *text;
    PymObject *referent;
  } edges[] = {
    { "class dict", type->dict },
    { "mro", type->mro },
    { "bases", type->bases },
    { "base", PYM_OBJECT (type->base_type) },
    { "subclasses", type->subclasses },
    { "name", type->heap_name },
    { "qualname", type->heap_qualname },
    { "slots", type->slots },
  };

  for (size_t i = 0; i < PYM_N_ELEMENTS (edges); i++)
    if (edges[i].referent != NULL)
      {
        PymEdge edge = { .kind = PYM_EDGE_INTERNAL,
                         .text = edges[i].text,
                         .referent = edges[i].referent };
        visit (&edge, data);
      }
}

const PymType pym_type_template = {
  .name = "type",
  .basicsize = SIZE_OF_CLASS,
  .itemsize = SIZE_OF_SLOT,
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_GC | PYM_TYPE_TYPE_SUBCLASS,
  .weaklist_offset = offsetof (PymType, weakrefs),
  .dict_offset = offsetof (PymType, dict),
  .doc = "type(object) -> the object's type\n"
         "type(name, bases, dict, **kwds) -> a new type",
  .new_ = type_new,
  .init = type_init,
  .dealloc = type_dealloc,
  .free_ = pym_gc_del,
  .traverse = type_traverse,
  .clear = type_clear,
  .is_gc = type_is_gc,
  .sizeof_ = type_sizeof,
  .walk_blocks = type_walk_blocks,
  .walk_edges = type_walk_edges,
  .repr = type_repr,
  .call = type_call,
  .vectorcall = pym_type_vectorcall,
  .type_vectorcall = type_type_vectorcall,
  .getattro = pym_type_get_attribute,
  .setattro = pym_type_set_attribute,
  .nb_or = pym_union_or,
  .methods = pym_type_methods,
  .getset = pym_type_getset,
};
