/* What can be read of a class: names, bases, order, dict, subclasses, documentation. */
#include <string.h>

#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-private.h"

#define TYPE(o) ((PymType *) (o))

const char *
pym_type_short_name (const PymType *type)
{
  const char *dot = strrchr (type->name, '.');

  return dot != NULL && !pym_type_has (type, PYM_TYPE_HEAP) ? dot + 1 : type->name;
}

PymObject *
pym_type_borrow_name (PymRuntime *rt, PymType *type)
{
  if (type->heap_name == NULL)
    type->heap_name = pym_str_intern_from_string (rt, pym_type_short_name (type));
  return type->heap_name;
}

/* A class has its name as an object; of a static type it is made anew each time (type_name). */
PymObject *
pym_type_get_name (PymRuntime *rt, PymType *type)
{
  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return pym_str_from_string (rt, pym_type_short_name (type));
  return pym_xnewref (pym_type_borrow_name (rt, type));
}

PymObject *
pym_type_get_qualname (PymRuntime *rt, PymType *type)
{
  if (type->heap_qualname != NULL)
    return pym_newref (type->heap_qualname);
  return pym_type_get_name (rt, type);
}

PymObject *
pym_type_get_module (PymRuntime *rt, PymType *type)
{
  const char *dot;

  if (pym_type_has (type, PYM_TYPE_HEAP))
    {
      PymObject *module = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, MODULE));

      if (module == NULL && rt->error == NULL)
        pym_err_set_object (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), pym_name (rt, MODULE));
      return pym_xnewref (module);
    }
  dot = strrchr (type->name, '.');
  if (dot == NULL)
    return pym_str_intern_from_string (rt, "builtins");
  PymObject *module = pym_str_from_string_and_size (rt, type->name, dot - type->name);
  if (module != NULL)
    pym_str_intern_in_place (rt, &module);
  return module;
}

PymObject *
pym_type_get_subclasses (PymRuntime *rt, PymType *type)
{
  PymObject *list = pym_list_new (rt, 0), *key, *reference;
  ssize_t position = 0;

  if (list == NULL || type->subclasses == NULL)
    return list;
  while (pym_dict_next (type->subclasses, &position, &key, &reference))
    {
      PymObject *subclass = ((PymWeakref *) reference)->object;

      if (subclass != NULL && pym_list_append (rt, list, subclass) < 0)
        {
          pym_decref (rt, list);
          return NULL;
        }
    }
  return list;
}

static PymObject *
get_name (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_type_get_name (rt, TYPE (o));
}

/* False with the error set when the attribute may not be set or deleted (check_set_special…). */
static bool
may_set (PymRuntime *rt, PymType *type, PymObject *value, const char *name)
{
  if (pym_type_has (type, PYM_TYPE_IMMUTABLE))
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "cannot set '%s' attribute of immutable type '%s'", name, type->name);
  else if (value == NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                    "cannot delete '%s' attribute of immutable type '%s'", name, type->name);
  else
    return true;
  return false;
}

static int
set_name (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymType *type = TYPE (o);
  const char *text;
  ssize_t size;

  if (!may_set (rt, type, value, "__name__"))
    return -1;
  if (!pym_str_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "can only assign string to %s.__name__, not '%s'", type->name,
                      pym_type (value)->name);
      return -1;
    }
  text = pym_str_as_utf8_and_size (rt, value, &size);
  if (text == NULL)
    return -1;
  if (strlen (text) != (size_t) size)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "type name must not contain null characters");
      return -1;
    }
  type->name = text;
  pym_setref (rt, &type->heap_name, pym_newref (value));
  return 0;
}

static PymObject *
get_qualname (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_type_get_qualname (rt, TYPE (o));
}

static int
set_qualname (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymType *type = TYPE (o);

  if (!may_set (rt, type, value, "__qualname__"))
    return -1;
  if (!pym_str_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "can only assign string to %s.__qualname__, not '%s'", type->name,
                      pym_type (value)->name);
      return -1;
    }
  pym_setref (rt, &type->heap_qualname, pym_newref (value));
  return 0;
}

static PymObject *
get_module (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_type_get_module (rt, TYPE (o));
}

static int
set_module (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (!may_set (rt, TYPE (o), value, "__module__"))
    return -1;
  pym_type_modified (rt, TYPE (o));
  return pym_dict_set_item (rt, TYPE (o)->dict, pym_name (rt, MODULE), value);
}

static PymObject *
get_bases (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (TYPE (o)->bases);
}

static PymObject *
get_mro (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_newref (TYPE (o)->mro != NULL ? TYPE (o)->mro : pym_none (rt));
}

static PymObject *
get_base (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymType *base = TYPE (o)->base_type;

  return pym_newref (base != NULL ? PYM_OBJECT (base) : pym_none (rt));
}

static PymObject *
get_dict (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_mapping_proxy_new (rt, TYPE (o)->dict);
}

static PymObject *
get_doc (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymType *type = TYPE (o);
  PymObject *found;

  if (!pym_type_has (type, PYM_TYPE_HEAP) && type->doc != NULL)
    return pym_str_from_string (rt, type->doc);
  found = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, DOC));
  if (found == NULL)
    return rt->error != NULL ? NULL : pym_newref (pym_none (rt));
  if (pym_type (found)->descr_get != NULL)
    return pym_type (found)->descr_get (rt, found, NULL, o);
  return pym_newref (found);
}

static int
set_doc (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  if (!may_set (rt, TYPE (o), value, "__doc__"))
    return -1;
  pym_type_modified (rt, TYPE (o));
  return pym_dict_set_item (rt, TYPE (o)->dict, pym_name (rt, DOC), value);
}

/* Who asks a class for annotations that it does not have gives it an empty dict
 * (type_get_annotations). */
static PymObject *
get_annotations (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymType *type = TYPE (o);
  PymObject *found;

  if (!pym_type_has (type, PYM_TYPE_HEAP))
    return pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                           "type object '%s' has no attribute '__annotations__'", type->name);
  found = pym_dict_get_item_with_error (rt, type->dict, pym_name (rt, ANNOTATIONS));
  if (found != NULL)
    return pym_newref (found);
  if (rt->error != NULL)
    return NULL;
  found = pym_dict_new (rt);
  if (found == NULL)
    return NULL;
  pym_type_modified (rt, type);
  if (pym_dict_set_item (rt, type->dict, pym_name (rt, ANNOTATIONS), found) < 0)
    pym_clear (rt, &found);
  return found;
}

static int
set_annotations (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymType *type = TYPE (o);
  int status;

  if (pym_type_has (type, PYM_TYPE_IMMUTABLE))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "cannot set '__annotations__' attribute of immutable type '%s'", type->name);
      return -1;
    }
  pym_type_modified (rt, type);
  if (value != NULL)
    return pym_dict_set_item (rt, type->dict, pym_name (rt, ANNOTATIONS), value);
  status = pym_dict_del_item (rt, type->dict, pym_name (rt, ANNOTATIONS));
  if (status < 0 && pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
    pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "__annotations__");
  return status;
}

static PymObject *
get_size (PymRuntime *rt, PymObject *o, const void *closure)
{
  return pym_int_from_ssize (rt, *(const ssize_t *) ((char *) o + (size_t) closure));
}

#define SIZE(name, field)                                                                          \
  {                                                                                                \
    name, get_size, NULL, (const void *) offsetof (PymType, field)                                 \
  }

const PymGetSetDef pym_type_getset[] = {
  { "__name__", get_name, set_name },
  { "__qualname__", get_qualname, set_qualname },
  { "__bases__", get_bases },
  { "__mro__", get_mro },
  { "__base__", get_base },
  { "__module__", get_module, set_module },
  { "__dict__", get_dict },
  { "__doc__", get_doc, set_doc },
  { "__annotations__", get_annotations, set_annotations },
  SIZE ("__basicsize__", basicsize),
  SIZE ("__itemsize__", itemsize),
  SIZE ("__dictoffset__", dict_offset),
  SIZE ("__weakrefoffset__", weaklist_offset),
  { NULL },
};

static PymObject *
type_mro (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *order = pym_type_compute_mro (rt, TYPE (self)), *list;

  if (order == NULL)
    return NULL;
  list = pym_list_from_iterable (rt, order);
  pym_decref (rt, order);
  return list;
}

static PymObject *
type_subclasses (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_type_get_subclasses (rt, TYPE (self));
}

/* What a class body starts with. */
static PymObject *
type_prepare (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_dict_new (rt);
}

static PymObject *
type_instancecheck (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int result = pym_object_real_is_instance (rt, args[0], self);

  return result < 0 ? NULL : pym_bool_from_long (rt, result);
}

static PymObject *
type_subclasscheck (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int result = pym_object_real_is_subclass (rt, args[0], self);

  return result < 0 ? NULL : pym_bool_from_long (rt, result);
}

/* Names of the class and of its bases, without those of the metatype. */
static PymObject *
type_dir (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *names = pym_dict_new (rt), *list = NULL;
  PymType *type = TYPE (self);

  if (names == NULL)
    return NULL;
  for (ssize_t i = pym_tuple_size (type->mro) - 1; i >= 0; i--)
    if (pym_dict_update (rt, names, TYPE (pym_tuple_get (type->mro, i))->dict) < 0)
      goto out;
  list = pym_dict_keys_list (rt, names);
out:
  pym_decref (rt, names);
  return list;
}

const PymMethodDef pym_type_methods[] = {
  { "mro", type_mro, 0, 0 },
  { "__subclasses__", type_subclasses, 0, 0 },
  { "__prepare__", type_prepare, 0, -1, PYM_METHOD_CLASS | PYM_METHOD_KEYWORDS },
  { "__instancecheck__", type_instancecheck, 1, 1 },
  { "__subclasscheck__", type_subclasscheck, 1, 1 },
  { "__dir__", type_dir, 0, 0 },
  { NULL },
};
