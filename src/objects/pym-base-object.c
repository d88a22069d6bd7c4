/* `object`: what every object can do (Objects/typeobject.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-instance-values.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

static bool
has_arguments (PymObject *args, PymObject *kwargs)
{
  return pym_tuple_size (args) > 0 || (kwargs != NULL && pym_dict_size (kwargs) > 0);
}

/* Arguments are somebody's business when either __new__ or __init__ is overridden, and only then.
 */
PymObject *
pym_object_new_instance (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *o;

  if (has_arguments (args, kwargs))
    {
      if (type->new_ != pym_object_new_instance)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "object.__new__() takes exactly one argument (the type to "
                               "instantiate)");
      if (type->init == PYM_TYPE (rt, OBJECT)->init)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s() takes no arguments",
                               type->name);
    }
  o = type->alloc (rt, type, 0);
  if (o == NULL)
    return NULL;
  if (pym_instance_init_values (rt, o) < 0)
    {
      pym_decref (rt, o);
      return NULL;
    }
  return o;
}

PymObject *
pym_type_generic_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return type->alloc (rt, type, 0);
}

static int
object_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  PymType *type = pym_type (self);

  if (!has_arguments (args, kwargs))
    return 0;
  if (type->init != object_init)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "object.__init__() takes exactly one argument (the instance to "
                          "initialize)");
      return -1;
    }
  if (type->new_ == pym_object_new_instance)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "%s.__init__() takes exactly one argument (the instance to initialize)",
                      type->name);
      return -1;
    }
  return 0;
}

static void
object_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_type (o)->free_ (rt, o);
}

/* "<__main__.Point object at 0x…>" */
static PymObject *
object_repr (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);
  PymObject *module = pym_type_get_module (rt, type), *name, *result;
  const void *address = (const void *) (uintptr_t) pym_object_id (rt, o);

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
    result = pym_str_from_format (rt, "<%U.%U object at %p>", module, name, address);
  else
    result = pym_str_from_format (rt, "<%s object at %p>", type->name, address);
  pym_xdecref (rt, module);
  pym_decref (rt, name);
  return result;
}

static PymObject *
object_str (PymRuntime *rt, PymObject *o)
{
  PymUnary repr = pym_type (o)->repr;

  return (repr != NULL ? repr : object_repr) (rt, o);
}

static ssize_t
object_hash (PymRuntime *rt, PymObject *o)
{
  return pym_hash_pointer (rt, o);
}

static PymObject *
object_richcompare (PymRuntime *rt, PymObject *self, PymObject *other, int op)
{
  PymObject *result;
  int equal;

  if (op == PYM_EQ)
    return pym_newref (self == other ? pym_true (rt) : pym_not_implemented (rt));
  if (op != PYM_NE || pym_type (self)->richcompare == NULL)
    return pym_newref (pym_not_implemented (rt));
  /* != is the contrary of what == says. */
  result = pym_type (self)->richcompare (rt, self, other, PYM_EQ);
  if (result == NULL || result == pym_not_implemented (rt))
    return result;
  equal = pym_object_is_true (rt, result);
  pym_decref (rt, result);
  return equal < 0 ? NULL : pym_bool_from_long (rt, !equal);
}

static PymObject *
get_class (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (pym_type (o));
}

/* Whether two types lay their instances out alike above a common base (compatible_for_assignment).
 */
static bool
same_layout (PymType *a, PymType *b)
{
  if (a->dealloc != b->dealloc || a->free_ != b->free_ || a->basicsize != b->basicsize ||
      a->itemsize != b->itemsize || a->dict_offset != b->dict_offset ||
      a->weaklist_offset != b->weaklist_offset ||
      pym_type_has (a, PYM_TYPE_GC) != pym_type_has (b, PYM_TYPE_GC))
    return false;
  /* Upwards through classes that add nothing, to the one that laid out the slots. */
  while (a->base_type != NULL && a->basicsize == a->base_type->basicsize &&
         pym_type_has (a, PYM_TYPE_HEAP) && pym_size (a) == 0 &&
         a->dict_offset == a->base_type->dict_offset)
    a = a->base_type;
  while (b->base_type != NULL && b->basicsize == b->base_type->basicsize &&
         pym_type_has (b, PYM_TYPE_HEAP) && pym_size (b) == 0 &&
         b->dict_offset == b->base_type->dict_offset)
    b = b->base_type;
  if (a == b)
    return true;
  if (a->base_type != b->base_type || a->slots == NULL || b->slots == NULL)
    return a->base_type == b->base_type && pym_size (a) == 0 && pym_size (b) == 0 &&
           a->basicsize == a->base_type->basicsize;
  for (ssize_t i = 0; i < pym_size (a); i++)
    if (pym_size (a) != pym_size (b) ||
        !pym_str_equal (pym_tuple_get (a->slots, i), pym_tuple_get (b->slots, i)))
      return false;
  return pym_size (a) == pym_size (b);
}

static int
set_class (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymType *old = pym_type (o), *new;

  if (value == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "can't delete __class__ attribute");
      return -1;
    }
  if (!pym_type_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "__class__ must be set to a class, not '%s' object", pym_type (value)->name);
      return -1;
    }
  new = (PymType *) value;
  if (!(pym_type_is_subtype (new, PYM_TYPE (rt, MODULE)) &&
        pym_type_is_subtype (old, PYM_TYPE (rt, MODULE))) &&
      (pym_type_has (new, PYM_TYPE_IMMUTABLE) || pym_type_has (old, PYM_TYPE_IMMUTABLE)))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "__class__ assignment only supported for mutable types or ModuleType "
                          "subclasses");
      return -1;
    }
  if (!same_layout (new, old))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "__class__ assignment: '%s' object layout differs from '%s'", new->name,
                      old->name);
      return -1;
    }
  if (pym_type_has (new, PYM_TYPE_HEAP))
    pym_incref (new);
  /* Values lie in the order of the old class's keys: they become a dict of their own first. */
  if (pym_type_has (old, PYM_TYPE_MANAGED_DICT))
    {
      PymObject *dict = pym_instance_get_dict (rt, o);

      if (dict == NULL)
        {
          if (pym_type_has (new, PYM_TYPE_HEAP))
            pym_decref (rt, new);
          return -1;
        }
      pym_decref (rt, dict);
    }
  o->type = new;
  if (pym_type_has (old, PYM_TYPE_HEAP))
    pym_decref (rt, old);
  return 0;
}

static const PymGetSetDef object_getset[] = {
  { "__class__", get_class, set_class },
  { NULL },
};

static PymObject *
object_format (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (!pym_str_check (args[0]))
    return pym_args_bad_argument (rt, "__format__", "argument", "str", args[0]);
  if (pym_str_length (args[0]) > 0)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "unsupported format string passed to %s.__format__",
                           pym_type (self)->name);
  return pym_object_str (rt, self);
}

static PymObject *
object_sizeof (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymType *type = pym_type (self);
  ssize_t size = type->basicsize;

  /* Of an int, the tag stands where others have their number of items, and CPython takes it so. */
  if (type->itemsize > 0)
    size += (pym_size (self) < 0 ? -pym_size (self) : pym_size (self)) * type->itemsize;
  return pym_int_from_ssize (rt, size);
}

static PymObject *
object_init_subclass (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_newref (pym_none (rt));
}

static PymObject *
object_subclasshook (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_newref (pym_not_implemented (rt));
}

/* Names of the instance, its class and the class's bases. */
static PymObject *
object_dir (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *names = pym_dict_new (rt), *dict = NULL, *list = NULL;
  PymType *type = pym_type (self);

  if (names == NULL || pym_object_lookup_attr (rt, self, pym_name (rt, DICT), &dict) < 0)
    goto out;
  if (dict != NULL && pym_dict_check (dict) && pym_dict_update (rt, names, dict) < 0)
    goto out;
  for (ssize_t i = pym_tuple_size (type->mro) - 1; i >= 0; i--)
    if (pym_dict_update (rt, names, ((PymType *) pym_tuple_get (type->mro, i))->dict) < 0)
      goto out;
  list = pym_dict_keys_list (rt, names);
out:
  pym_xdecref (rt, dict);
  pym_xdecref (rt, names);
  return list;
}

static const PymMethodDef object_methods[] = {
  { "__format__", object_format, 1, 1 },
  { "__sizeof__", object_sizeof, 0, 0 },
  { "__dir__", object_dir, 0, 0 },
  { "__init_subclass__", object_init_subclass, 0, 0, PYM_METHOD_CLASS },
  { "__subclasshook__", object_subclasshook, 0, -1, PYM_METHOD_CLASS | PYM_METHOD_PACKED },
  { NULL },
};

const PymType pym_object_template = {
  .name = "object",
  .basicsize = sizeof (PymObject),
  .flags = PYM_TYPE_BASETYPE,
  .doc = "The base class of the class hierarchy.\n\n"
         "When called, it accepts no arguments and returns a new featureless\n"
         "instance that has no instance attributes and cannot be given any.\n",
  .alloc = pym_type_generic_alloc,
  .new_ = pym_object_new_instance,
  .init = object_init,
  .dealloc = object_dealloc,
  .free_ = pym_object_del,
  .repr = object_repr,
  .str = object_str,
  .hash = object_hash,
  .getattro = pym_object_generic_get_attr,
  .setattro = pym_object_generic_set_attr,
  .richcompare = object_richcompare,
  .methods = object_methods,
  .getset = object_getset,
};
