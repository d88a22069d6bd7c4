/* Items, sequences, iteration and mappings of any type (Objects/abstract.c). */
#include <limits.h>

#include "pym-abstract.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-list.h"
#include "pym-name.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

ssize_t
pym_object_length (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);

  if (type->sq_length != NULL)
    return type->sq_length (rt, o);
  if (type->mp_length != NULL)
    return type->mp_length (rt, o);
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "object of type '%s' has no len()", type->name);
  return -1;
}

ssize_t
pym_object_length_hint (PymRuntime *rt, PymObject *o, ssize_t fallback)
{
  PymType *type = pym_type (o);
  PymObject *hint, *result;
  ssize_t length;

  if (type->sq_length != NULL || type->mp_length != NULL)
    {
      length = pym_object_length (rt, o);
      if (length >= 0)
        return length;
      if (!pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        return -1;
      pym_err_clear (rt);
    }
  hint = pym_object_lookup_special (rt, o, pym_name (rt, LENGTH_HINT));
  if (hint == NULL)
    return rt->error != NULL ? -1 : fallback;
  result = pym_object_call_noargs (rt, hint);
  pym_decref (rt, hint);
  if (result == NULL)
    {
      if (!pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        return -1;
      pym_err_clear (rt);
      return fallback;
    }
  if (result == pym_not_implemented (rt))
    length = fallback;
  else if (!pym_int_check (result))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__length_hint__ must be an integer, not %s",
                      pym_type (result)->name);
      length = -1;
    }
  else
    {
      length = pym_int_as_ssize (rt, result);
      if (length < 0 && rt->error == NULL)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                              "__length_hint__() should return >= 0");
          length = -1;
        }
    }
  pym_decref (rt, result);
  return length;
}

/* `list[int]` and the like: a class answers by `__class_getitem__`. */
static PymObject *
class_get_item (PymRuntime *rt, PymObject *type, PymObject *key)
{
  PymObject *method, *result;

  if (pym_object_lookup_attr (rt, type, pym_name (rt, CLASS_GETITEM), &method) < 0)
    return NULL;
  if (method == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "type '%s' is not subscriptable",
                           ((PymType *) type)->name);
  result = pym_object_call_one_arg (rt, method, key);
  pym_decref (rt, method);
  return result;
}

PymObject *
pym_object_get_item (PymRuntime *rt, PymObject *o, PymObject *key)
{
  PymType *type = pym_type (o);

  if (type->mp_subscript != NULL)
    return type->mp_subscript (rt, o, key);
  if (type->sq_item != NULL)
    {
      ssize_t index;

      if (!pym_index_check (key))
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "sequence index must be integer, not '%s'", pym_type (key)->name);
      index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));
      if (index == -1 && rt->error != NULL)
        return NULL;
      return pym_sequence_get_item (rt, o, index);
    }
  if (pym_type_check (o))
    return class_get_item (rt, o, key);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not subscriptable",
                         type->name);
}

static int
assign_item (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value, const char *complaint)
{
  PymType *type = pym_type (o);

  if (type->mp_ass_subscript != NULL)
    return type->mp_ass_subscript (rt, o, key, value);
  if (type->sq_ass_item != NULL)
    {
      ssize_t index;

      if (!pym_index_check (key))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "sequence index must be integer, not '%s'",
                          pym_type (key)->name);
          return -1;
        }
      index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));
      if (index == -1 && rt->error != NULL)
        return -1;
      return value != NULL ? pym_sequence_set_item (rt, o, index, value)
                           : pym_sequence_del_item (rt, o, index);
    }
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), complaint, type->name);
  return -1;
}

int
pym_object_set_item (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  return assign_item (rt, o, key, value, "'%s' object does not support item assignment");
}

int
pym_object_del_item (PymRuntime *rt, PymObject *o, PymObject *key)
{
  return assign_item (rt, o, key, NULL, "'%s' object doesn't support item deletion");
}

PymObject *
pym_object_self_iter (PymRuntime *rt, PymObject *o)
{
  return pym_newref (o);
}

PymObject *
pym_object_next_not_implemented (PymRuntime *rt, PymObject *o)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not iterable",
                         pym_type (o)->name);
}

bool
pym_iter_check (PymRuntime *rt, PymObject *o)
{
  PymUnary next = pym_type (o)->iternext;

  return next != NULL && next != pym_object_next_not_implemented;
}

PymObject *
pym_object_get_iter (PymRuntime *rt, PymObject *o)
{
  PymUnary iter = pym_type (o)->iter;
  PymObject *result;

  if (iter == NULL)
    {
      if (pym_sequence_check (o))
        return pym_sequence_iterator_new (rt, o);
      return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not iterable",
                             pym_type (o)->name);
    }
  result = iter (rt, o);
  if (result != NULL && !pym_iter_check (rt, result))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "iter() returned non-iterator of type '%s'",
                      pym_type (result)->name);
      pym_clear (rt, &result);
    }
  return result;
}

PymObject *
pym_iter_next (PymRuntime *rt, PymObject *iterator)
{
  PymObject *result;

  if (pym_poll_stop (rt) < 0 || pym_check_stack (rt) < 0)
    return NULL;
  result = pym_type (iterator)->iternext (rt, iterator);
  if (result == NULL && rt->error != NULL &&
      pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
    pym_err_clear (rt);
  return result;
}

bool
pym_sequence_check (PymObject *o)
{
  return !pym_dict_check (o) && pym_type (o)->sq_item != NULL;
}

ssize_t
pym_sequence_size (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);

  if (type->sq_length != NULL)
    return type->sq_length (rt, o);
  if (type->mp_length != NULL)
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s is not a sequence", type->name);
  else
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "object of type '%s' has no len()", type->name);
  return -1;
}

/* A negative index counts from the end, where the length is known. -1 with an error. */
static int
from_the_end (PymRuntime *rt, PymObject *o, ssize_t *index)
{
  if (*index < 0 && pym_type (o)->sq_length != NULL)
    {
      ssize_t length = pym_type (o)->sq_length (rt, o);

      if (length < 0)
        return -1;
      *index += length;
    }
  return 0;
}

PymObject *
pym_sequence_get_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  PymType *type = pym_type (o);

  if (type->sq_item != NULL)
    return from_the_end (rt, o, &index) < 0 ? NULL : type->sq_item (rt, o, index);
  if (type->mp_subscript != NULL)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s is not a sequence", type->name);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object does not support indexing",
                         type->name);
}

static int
assign_index (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value, const char *complaint)
{
  PymType *type = pym_type (o);

  if (type->sq_ass_item != NULL)
    return from_the_end (rt, o, &index) < 0 ? -1 : type->sq_ass_item (rt, o, index, value);
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), complaint, type->name);
  return -1;
}

int
pym_sequence_set_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value)
{
  return assign_index (rt, o, index, value, "'%s' object does not support item assignment");
}

int
pym_sequence_del_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  return assign_index (rt, o, index, NULL, "'%s' object doesn't support item deletion");
}

PymObject *
pym_sequence_concat (PymRuntime *rt, PymObject *v, PymObject *w)
{
  if (pym_type (v)->sq_concat != NULL)
    return pym_type (v)->sq_concat (rt, v, w);
  if (pym_sequence_check (v) && pym_sequence_check (w))
    return pym_number_add (rt, v, w);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object can't be concatenated",
                         pym_type (v)->name);
}

PymObject *
pym_sequence_repeat (PymRuntime *rt, PymObject *o, ssize_t count)
{
  if (pym_type (o)->sq_repeat != NULL)
    return pym_type (o)->sq_repeat (rt, o, count);
  if (pym_sequence_check (o))
    {
      PymObject *n = pym_int_from_ssize (rt, count), *result;

      if (n == NULL)
        return NULL;
      result = pym_number_multiply (rt, o, n);
      pym_decref (rt, n);
      return result;
    }
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object can't be repeated",
                         pym_type (o)->name);
}

int
pym_sequence_search (PymRuntime *rt, PymObject *sequence, PymObject *item)
{
  PymObject *iterator = pym_object_get_iter (rt, sequence), *candidate;
  int equal = 0;

  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        {
          pym_err_clear (rt);
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "argument of type '%s' is not iterable",
                          pym_type (sequence)->name);
        }
      return -1;
    }
  while (equal == 0 && (candidate = pym_iter_next (rt, iterator)) != NULL)
    {
      equal = pym_object_rich_compare_bool (rt, candidate, item, PYM_EQ);
      pym_decref (rt, candidate);
    }
  pym_decref (rt, iterator);
  return equal == 0 && rt->error != NULL ? -1 : equal;
}

int
pym_sequence_contains (PymRuntime *rt, PymObject *sequence, PymObject *item)
{
  if (pym_type (sequence)->sq_contains != NULL)
    return pym_type (sequence)->sq_contains (rt, sequence, item);
  return pym_sequence_search (rt, sequence, item);
}

PymObject *
pym_sequence_tuple (PymRuntime *rt, PymObject *o)
{
  return pym_tuple_from_iterable (rt, o);
}

PymObject *
pym_sequence_list (PymRuntime *rt, PymObject *o)
{
  return pym_list_from_iterable (rt, o);
}

PymObject *
pym_sequence_fast (PymRuntime *rt, PymObject *o, const char *message)
{
  PymObject *iterator, *list;

  if (PYM_IS_EXACT (rt, o, LIST) || PYM_IS_EXACT (rt, o, TUPLE))
    return pym_newref (o);
  iterator = pym_object_get_iter (rt, o);
  if (iterator == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        {
          pym_err_clear (rt);
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), message);
        }
      return NULL;
    }
  list = pym_list_from_iterable (rt, iterator);
  pym_decref (rt, iterator);
  return list;
}

bool
pym_mapping_check (PymObject *o)
{
  return pym_type (o)->mp_subscript != NULL;
}

PymObject *
pym_mapping_keys (PymRuntime *rt, PymObject *o)
{
  PymObject *keys, *list;

  if (PYM_IS_EXACT (rt, o, DICT))
    return pym_dict_keys_list (rt, o);
  keys = pym_object_call_method (rt, o, pym_name (rt, KEYS), NULL, 0);
  if (keys == NULL)
    return NULL;
  list = pym_list_from_iterable (rt, keys);
  if (list == NULL && pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)) &&
      pym_type (keys)->iter == NULL)
    {
      pym_err_clear (rt);
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s.keys() returned a non-iterable (type %s)",
                      pym_type (o)->name, pym_type (keys)->name);
    }
  pym_decref (rt, keys);
  return list;
}
