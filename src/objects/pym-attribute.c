/* Attributes of any object (Objects/object.c): descriptors that set, then the instance's own dict,
 * then what its class has.
 */
#include "pym-abstract.h"
#include "pym-descriptor.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-instance-values.h"
#include "pym-list.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-type-private.h"

PymObject **
pym_object_dict_place (PymObject *o)
{
  ssize_t offset = pym_type (o)->dict_offset;

  return offset > 0 ? (PymObject **) ((char *) o + offset) : NULL;
}

static bool
check_name (PymRuntime *rt, PymObject *name)
{
  if (PYM_LIKELY (pym_str_check (name)))
    return true;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "attribute name must be string, not '%s'",
                  pym_type (name)->name);
  return false;
}

/* In the instance's own dict or values; a new reference; NULL with or without an error. */
static PymObject *
own_attribute (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *dict)
{
  PymObject *found;

  if (dict == NULL)
    {
      PymObject **place;

      if (PYM_IS (o, PYM_TYPE_MANAGED_DICT))
        return pym_instance_get_attribute (rt, o, name);
      place = pym_object_dict_place (o);
      if (place == NULL || *place == NULL)
        return NULL;
      dict = *place;
    }
  pym_incref (dict);
  found = pym_xnewref (pym_dict_get_item_with_error (rt, dict, name));
  pym_decref (rt, dict);
  return found;
}

PymObject *
pym_object_generic_get_attr_with_dict (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *dict, bool suppress)
{
  PymType *type = pym_type (o);
  PymObject *descriptor, *result;
  PymTernary get = NULL;

  if (!check_name (rt, name))
    return NULL;
  descriptor = pym_xnewref (pym_type_lookup (rt, type, name));
  if (descriptor != NULL)
    {
      get = pym_type (descriptor)->descr_get;
      if (get != NULL && pym_descriptor_is_data (descriptor))
        {
          result = get (rt, descriptor, o, PYM_OBJECT (type));
          if (result == NULL && suppress &&
              pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
            pym_err_clear (rt);
          pym_decref (rt, descriptor);
          return result;
        }
    }
  result = own_attribute (rt, o, name, dict);
  if (result != NULL || rt->error != NULL)
    {
      if (result == NULL && suppress &&
          pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
        pym_err_clear (rt);
      pym_xdecref (rt, descriptor);
      return result;
    }
  if (get != NULL)
    {
      result = get (rt, descriptor, o, PYM_OBJECT (type));
      if (result == NULL && suppress &&
          pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
        pym_err_clear (rt);
      pym_decref (rt, descriptor);
      return result;
    }
  if (descriptor != NULL)
    return descriptor;
  return suppress ? NULL : pym_err_no_attribute (rt, o, name);
}

PymObject *
pym_object_generic_get_attr (PymRuntime *rt, PymObject *o, PymObject *name)
{
  return pym_object_generic_get_attr_with_dict (rt, o, name, NULL, false);
}

/* A KeyError of the dict becomes the AttributeError it means. */
static int
set_in_dict (PymRuntime *rt, PymObject *o, PymObject *dict, PymObject *name, PymObject *value)
{
  int result;

  pym_incref (dict);
  if (value != NULL)
    result = pym_dict_set_item (rt, dict, name, value);
  else
    {
      result = pym_dict_del_item (rt, dict, name);
      if (result < 0 && pym_err_exception_matches (rt, PYM_TYPE (rt, KEY_ERROR)))
        {
          pym_err_clear (rt);
          if (pym_type_check (o))
            pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                            "type object '%s' has no attribute '%U'", ((PymType *) o)->name, name);
          else
            pym_err_no_attribute_to_set (rt, o, name);
        }
    }
  pym_decref (rt, dict);
  return result;
}

int
pym_object_generic_set_attr_with_dict (
    PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value, PymObject *dict)
{
  PymType *type = pym_type (o);
  PymObject *descriptor, **place = NULL;
  int result = -1;

  if (!check_name (rt, name))
    return -1;
  pym_incref (name);
  pym_incref (type);
  descriptor = pym_xnewref (pym_type_lookup (rt, type, name));
  if (descriptor != NULL && pym_descriptor_is_data (descriptor))
    result = pym_type (descriptor)->descr_set (rt, descriptor, o, value);
  else if (dict == NULL && pym_type_has (type, PYM_TYPE_MANAGED_DICT))
    result = pym_instance_store_attribute (rt, o, name, value);
  else
    {
      if (dict == NULL)
        {
          place = pym_object_dict_place (o);
          if (place != NULL && *place == NULL)
            *place = value != NULL ? pym_dict_new (rt) : NULL;
          dict = place != NULL ? *place : NULL;
        }
      if (dict != NULL)
        result = set_in_dict (rt, o, dict, name, value);
      else if (rt->error == NULL)
        {
          if (descriptor == NULL || place != NULL)
            pym_err_no_attribute_to_set (rt, o, name);
          else
            pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR),
                            "'%s' object attribute '%U' is read-only", type->name, name);
        }
    }
  pym_xdecref (rt, descriptor);
  pym_decref (rt, type);
  pym_decref (rt, name);
  return result;
}

int
pym_object_generic_set_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value)
{
  return pym_object_generic_set_attr_with_dict (rt, o, name, value, NULL);
}

PymObject *
pym_object_generic_get_dict (PymRuntime *rt, PymObject *o, const void *closure)
{
  PymObject **place;

  if (PYM_IS (o, PYM_TYPE_MANAGED_DICT))
    return pym_instance_get_dict (rt, o);
  place = pym_object_dict_place (o);
  if (place == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "This object has no __dict__");
  if (*place == NULL)
    *place = pym_dict_new (rt);
  return pym_xnewref (*place);
}

int
pym_object_generic_set_dict (PymRuntime *rt, PymObject *o, PymObject *value, const void *closure)
{
  PymObject **place = pym_object_dict_place (o);

  if (place == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), "This object has no __dict__");
      return -1;
    }
  if (value == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "cannot delete __dict__");
      return -1;
    }
  if (!pym_dict_check (value))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "__dict__ must be set to a dictionary, not a '%s'", pym_type (value)->name);
      return -1;
    }
  pym_setref (rt, place, pym_newref (value));
  return 0;
}

PymObject *
pym_object_get_attr (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymObject *result;

  if (!check_name (rt, name))
    return NULL;
  if (pym_type (o)->getattro == NULL)
    return pym_err_no_attribute (rt, o, name);
  result = pym_type (o)->getattro (rt, o, name);
  if (PYM_UNLIKELY (result == NULL))
    pym_err_add_attribute_context (rt, o, name);
  return result;
}

PymObject *
pym_object_get_attr_string (PymRuntime *rt, PymObject *o, const char *name)
{
  PymObject *text = pym_str_from_string (rt, name), *result;

  if (text == NULL)
    return NULL;
  result = pym_object_get_attr (rt, o, text);
  pym_decref (rt, text);
  return result;
}

int
pym_object_lookup_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject **out)
{
  PymType *type = pym_type (o);

  *out = NULL;
  if (!check_name (rt, name))
    return -1;
  if (type->getattro == pym_object_generic_get_attr)
    *out = pym_object_generic_get_attr_with_dict (rt, o, name, NULL, true);
  else if (type->getattro == pym_type_get_attribute)
    *out = pym_type_find_attribute (rt, o, name, true);
  else if (type->getattro != NULL)
    *out = type->getattro (rt, o, name);
  if (*out != NULL)
    return 1;
  if (rt->error == NULL)
    return 0;
  if (!pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
    return -1;
  pym_err_clear (rt);
  return 0;
}

int
pym_object_set_attr (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value)
{
  PymType *type = pym_type (o);
  int result;

  if (!check_name (rt, name))
    return -1;
  pym_incref (name);
  if (pym_str_check_exact (rt, name))
    pym_str_intern_in_place (rt, &name);
  if (type->setattro != NULL)
    result = type->setattro (rt, o, name, value);
  else
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object has no attributes (%s .%U)",
                      type->name, value == NULL ? "del" : "assign to", name);
      result = -1;
    }
  pym_decref (rt, name);
  return result;
}

int
pym_object_set_attr_string (PymRuntime *rt, PymObject *o, const char *name, PymObject *value)
{
  PymObject *text = pym_str_from_string (rt, name);
  int result;

  if (text == NULL)
    return -1;
  result = pym_object_set_attr (rt, o, text, value);
  pym_decref (rt, text);
  return result;
}

int
pym_object_get_method (PymRuntime *rt, PymObject *o, PymObject *name, PymObject **method)
{
  PymType *type = pym_type (o);
  PymObject *descriptor, *found;
  PymTernary get = NULL;
  bool is_method = false;

  *method = NULL;
  if (type->getattro != pym_object_generic_get_attr || !pym_str_check (name))
    {
      *method = pym_object_get_attr (rt, o, name);
      return 0;
    }
  descriptor = pym_xnewref (pym_type_lookup (rt, type, name));
  if (descriptor != NULL)
    {
      if (PYM_IS (descriptor, PYM_TYPE_METHOD_DESCRIPTOR))
        is_method = true;
      else
        {
          get = pym_type (descriptor)->descr_get;
          if (get != NULL && pym_descriptor_is_data (descriptor))
            {
              *method = get (rt, descriptor, o, PYM_OBJECT (type));
              pym_decref (rt, descriptor);
              return 0;
            }
        }
    }
  found = own_attribute (rt, o, name, NULL);
  if (found != NULL || rt->error != NULL)
    {
      pym_xdecref (rt, descriptor);
      *method = found;
      return 0;
    }
  if (is_method)
    {
      *method = descriptor;
      return 1;
    }
  if (get != NULL)
    {
      *method = get (rt, descriptor, o, PYM_OBJECT (type));
      pym_decref (rt, descriptor);
      return 0;
    }
  if (descriptor != NULL)
    {
      *method = descriptor;
      return 0;
    }
  pym_err_no_attribute (rt, o, name);
  return 0;
}

PymObject *
pym_object_lookup_special (PymRuntime *rt, PymObject *o, PymObject *name)
{
  PymType *type = pym_type (o);
  PymObject *found = pym_type_lookup (rt, type, name);

  if (found == NULL)
    return NULL;
  if (pym_type (found)->descr_get == NULL)
    return pym_newref (found);
  return pym_type (found)->descr_get (rt, found, o, PYM_OBJECT (type));
}

PymObject *
pym_object_dir (PymRuntime *rt, PymObject *o)
{
  PymObject *function = pym_object_lookup_special (rt, o, pym_name (rt, DIR)), *names, *list;

  if (function == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "object does not provide __dir__");
      return NULL;
    }
  names = pym_object_call_noargs (rt, function);
  pym_decref (rt, function);
  if (names == NULL)
    return NULL;
  list = pym_list_from_iterable (rt, names);
  pym_decref (rt, names);
  if (list != NULL && pym_list_sort (rt, list) < 0)
    pym_clear (rt, &list);
  return list;
}
