/* The slots of classes apart from numbers: each looks the special method up in the class and calls
 * it
 * (`slot_…` of Objects/typeobject.c), and the table that names them.
 */
#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-slot-numbers.h"
#include "pym-slots.h"
#include "pym-str.h"

PymObject *
pym_slot_lookup (PymRuntime *rt, PymObject *self, PymObject *name, bool *unbound)
{
  PymType *type = pym_type (self);
  PymObject *found = pym_type_lookup (rt, type, name);

  *unbound = false;
  if (found == NULL)
    return NULL;
  if (PYM_IS (found, PYM_TYPE_METHOD_DESCRIPTOR))
    {
      *unbound = true;
      return pym_newref (found);
    }
  if (pym_type (found)->descr_get == NULL)
    return pym_newref (found);
  return pym_type (found)->descr_get (rt, found, self, PYM_OBJECT (type));
}

PymObject *
pym_slot_call (PymRuntime *rt, PymObject *name, PymObject *const *args, ssize_t nargs)
{
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, args[0], name, &unbound);

  if (method == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_object (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), name);
      return NULL;
    }
  PymObject *result = pym_object_vectorcall (rt, method, args + !unbound, nargs - !unbound, NULL);
  pym_decref (rt, method);
  return result;
}

/* Calls for the effect: 0 or -1. */
static int
call_for_effect (PymRuntime *rt, PymObject *name, PymObject *const *args, ssize_t nargs)
{
  PymObject *result = pym_slot_call (rt, name, args, nargs);

  if (result == NULL)
    return -1;
  pym_decref (rt, result);
  return 0;
}

static PymObject *
slot_repr (PymRuntime *rt, PymObject *self)
{
  return pym_slot_call (rt, pym_name (rt, REPR), &self, 1);
}

static PymObject *
slot_str (PymRuntime *rt, PymObject *self)
{
  return pym_slot_call (rt, pym_name (rt, STR), &self, 1);
}

static ssize_t
slot_hash (PymRuntime *rt, PymObject *self)
{
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, HASH), &unbound);

  if (method == pym_none (rt) || (method == NULL && rt->error == NULL))
    return pym_object_hash_not_implemented (rt, self);
  if (method == NULL)
    return -1;
  PymObject *result = pym_object_vectorcall (rt, method, &self, unbound, NULL);
  pym_decref (rt, method);
  if (result == NULL)
    return -1;
  if (!PYM_IS (result, PYM_TYPE_INT_SUBCLASS))
    {
      pym_decref (rt, result);
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "__hash__ method should return an integer");
      return -1;
    }
  ssize_t hash = pym_int_as_ssize (rt, result);
  if (hash == -1 && rt->error != NULL)
    {
      pym_err_clear (rt);
      hash = PYM_TYPE (rt, INT)->hash (rt, result);
    }
  pym_decref (rt, result);
  return hash == -1 ? -2 : hash;
}

static PymObject *
slot_call (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, CALL), &unbound);
  PymObject *result;

  if (method == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_object (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), pym_name (rt, CALL));
      return NULL;
    }
  if (unbound)
    result = pym_object_call_prepend (rt, method, self, args, kwargs);
  else
    result = pym_object_call (rt, method, args, kwargs);
  pym_decref (rt, method);
  return result;
}

/* Only reached once the class has no `__getattr__`. */
static PymObject *
slot_getattro (PymRuntime *rt, PymObject *self, PymObject *name)
{
  PymObject *args[2] = { self, name };

  return pym_slot_call (rt, pym_name (rt, GETATTRIBUTE), args, 2);
}

/* Calls `__getattr__` as it was found before `__getattribute__` ran, which may have removed it. */
static PymObject *
call_getattr (PymRuntime *rt, PymObject *getattr, PymObject *self, PymObject *name)
{
  PymObject *args[2] = { self, name }, *bound, *result;

  if (PYM_IS (getattr, PYM_TYPE_METHOD_DESCRIPTOR))
    return pym_object_vectorcall (rt, getattr, args, 2, NULL);
  if (pym_type (getattr)->descr_get == NULL)
    return pym_object_call_one_arg (rt, getattr, name);
  bound = pym_type (getattr)->descr_get (rt, getattr, self, PYM_OBJECT (pym_type (self)));
  if (bound == NULL)
    return NULL;
  result = pym_object_call_one_arg (rt, bound, name);
  pym_decref (rt, bound);
  return result;
}

PymObject *
pym_slot_getattr_hook (PymRuntime *rt, PymObject *self, PymObject *name)
{
  PymType *type = pym_type (self);
  PymObject *args[2] = { self, name };
  PymObject *getattr = pym_type_lookup (rt, type, pym_name (rt, GETATTR));
  PymObject *getattribute, *result;

  if (getattr == NULL)
    {
      type->getattro = slot_getattro;
      return slot_getattro (rt, self, name);
    }
  pym_incref (getattr);
  getattribute = pym_type_lookup (rt, type, pym_name (rt, GETATTRIBUTE));
  if (getattribute == NULL ||
      (PYM_IS_EXACT (rt, getattribute, SLOT_WRAPPER) &&
       ((PymSlotWrapper *) getattribute)->wrapped == (void *) pym_object_generic_get_attr))
    result = pym_object_generic_get_attr_with_dict (rt, self, name, NULL, true);
  else
    {
      result = pym_slot_call (rt, pym_name (rt, GETATTRIBUTE), args, 2);
      if (result == NULL && pym_err_exception_matches (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR)))
        pym_err_clear (rt);
    }
  if (result == NULL && rt->error == NULL)
    result = call_getattr (rt, getattr, self, name);
  pym_decref (rt, getattr);
  return result;
}

static int
slot_setattro (PymRuntime *rt, PymObject *self, PymObject *name, PymObject *value)
{
  PymObject *args[3] = { self, name, value };

  return value == NULL ? call_for_effect (rt, pym_name (rt, DELATTR), args, 2)
                       : call_for_effect (rt, pym_name (rt, SETATTR), args, 3);
}

static PymObject *
slot_richcompare (PymRuntime *rt, PymObject *self, PymObject *other, int op)
{
  static const uint16_t names[] = { PYM_NAME_LT, PYM_NAME_LE, PYM_NAME_EQ,
                                    PYM_NAME_NE, PYM_NAME_GT, PYM_NAME_GE };
  PymObject *args[2] = { self, other };
  bool unbound;
  PymObject *method =
      pym_slot_lookup (rt, self, rt->objects->callables->names[names[op]], &unbound);

  if (method == NULL)
    {
      pym_err_clear (rt);
      return pym_newref (pym_not_implemented (rt));
    }
  PymObject *result = pym_object_vectorcall (rt, method, args + !unbound, 2 - !unbound, NULL);
  pym_decref (rt, method);
  return result;
}

static PymObject *
slot_iter (PymRuntime *rt, PymObject *self)
{
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, ITER), &unbound);

  if (method != NULL && method != pym_none (rt))
    {
      PymObject *result = pym_object_vectorcall (rt, method, &self, unbound, NULL);
      pym_decref (rt, method);
      return result;
    }
  if (rt->error != NULL)
    return NULL;
  if (method == NULL && pym_type_lookup (rt, pym_type (self), pym_name (rt, GETITEM)) != NULL)
    return pym_sequence_iterator_new (rt, self);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not iterable",
                         pym_type (self)->name);
}

static PymObject *
slot_iternext (PymRuntime *rt, PymObject *self)
{
  return pym_slot_call (rt, pym_name (rt, NEXT), &self, 1);
}

static PymObject *
slot_descr_get (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *type)
{
  PymObject *get = pym_type_lookup (rt, pym_type (self), pym_name (rt, GET));

  if (get == NULL)
    {
      pym_type (self)->descr_get = NULL;
      return pym_newref (self);
    }
  return pym_object_call_function_objargs (rt, get, self, object != NULL ? object : pym_none (rt),
                                           type != NULL ? type : pym_none (rt), NULL);
}

static int
slot_descr_set (PymRuntime *rt, PymObject *self, PymObject *object, PymObject *value)
{
  PymObject *args[3] = { self, object, value };

  return value == NULL ? call_for_effect (rt, pym_name (rt, DELETE), args, 2)
                       : call_for_effect (rt, pym_name (rt, SET), args, 3);
}

static int
slot_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, INIT), &unbound);
  PymObject *result;

  if (method == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_object (rt, PYM_TYPE (rt, ATTRIBUTE_ERROR), pym_name (rt, INIT));
      return -1;
    }
  if (unbound)
    result = pym_object_call_prepend (rt, method, self, args, kwargs);
  else
    result = pym_object_call (rt, method, args, kwargs);
  pym_decref (rt, method);
  if (result == NULL)
    return -1;
  if (result != pym_none (rt))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__init__() should return None, not '%s'",
                      pym_type (result)->name);
      pym_decref (rt, result);
      return -1;
    }
  return 0;
}

static PymObject *
slot_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  PymObject *function = pym_object_get_attr (rt, PYM_OBJECT (type), pym_name (rt, NEW));

  if (function == NULL)
    return NULL;
  PymObject *result = pym_object_call_prepend (rt, function, PYM_OBJECT (type), args, kwargs);
  pym_decref (rt, function);
  return result;
}

static void
slot_finalize (PymRuntime *rt, PymObject *self)
{
  bool unbound;
  PymObject *saved = pym_err_get_raised (rt);
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, DEL), &unbound);

  if (method != NULL)
    {
      PymObject *result = pym_object_vectorcall (rt, method, &self, unbound, NULL);
      if (result == NULL)
        pym_err_write_unraisable (rt, method);
      pym_xdecref (rt, result);
      pym_decref (rt, method);
    }
  pym_err_set_raised (rt, saved);
}

static ssize_t
slot_length (PymRuntime *rt, PymObject *self)
{
  PymObject *result = pym_slot_call (rt, pym_name (rt, LEN), &self, 1);

  if (result == NULL)
    return -1;
  pym_setref (rt, &result, pym_number_index (rt, result));
  if (result == NULL)
    return -1;
  ssize_t length = -1;
  if (pym_int_sign (result) < 0)
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "__len__() should return >= 0");
  else
    length = pym_number_as_ssize (rt, result, PYM_TYPE (rt, OVERFLOW_ERROR));
  pym_decref (rt, result);
  return length;
}

static PymObject *
slot_item (PymRuntime *rt, PymObject *self, ssize_t index)
{
  PymObject *args[2] = { self, pym_int_from_ssize (rt, index) };

  if (args[1] == NULL)
    return NULL;
  PymObject *result = pym_slot_call (rt, pym_name (rt, GETITEM), args, 2);
  pym_decref (rt, args[1]);
  return result;
}

static int
slot_ass_subscript (PymRuntime *rt, PymObject *self, PymObject *key, PymObject *value)
{
  PymObject *args[3] = { self, key, value };

  return value == NULL ? call_for_effect (rt, pym_name (rt, DELITEM), args, 2)
                       : call_for_effect (rt, pym_name (rt, SETITEM), args, 3);
}

static int
slot_ass_item (PymRuntime *rt, PymObject *self, ssize_t index, PymObject *value)
{
  PymObject *key = pym_int_from_ssize (rt, index);

  if (key == NULL)
    return -1;
  int result = slot_ass_subscript (rt, self, key, value);
  pym_decref (rt, key);
  return result;
}

static PymObject *
slot_subscript (PymRuntime *rt, PymObject *self, PymObject *key)
{
  PymObject *args[2] = { self, key };

  return pym_slot_call (rt, pym_name (rt, GETITEM), args, 2);
}

static int
slot_contains (PymRuntime *rt, PymObject *self, PymObject *item)
{
  PymObject *args[2] = { self, item };
  bool unbound;
  PymObject *method = pym_slot_lookup (rt, self, pym_name (rt, CONTAINS), &unbound);

  if (method == pym_none (rt))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%s' object is not a container",
                      pym_type (self)->name);
      return -1;
    }
  if (method == NULL)
    return rt->error != NULL ? -1 : pym_sequence_search (rt, self, item);
  PymObject *result = pym_object_vectorcall (rt, method, args + !unbound, 2 - !unbound, NULL);
  pym_decref (rt, method);
  if (result == NULL)
    return -1;
  int found = pym_object_is_true (rt, result);
  pym_decref (rt, result);
  return found;
}

#define SLOT(NAME, field, function, wrap)                                                          \
  {                                                                                                \
    PYM_NAME_##NAME, offsetof (PymType, field), false, wrap, (void *) function                     \
  }
#define SLOT_KEYWORDS(NAME, field, function, wrap)                                                 \
  {                                                                                                \
    PYM_NAME_##NAME, offsetof (PymType, field), true, wrap, (void *) function                      \
  }
#define BINARY(slot, NAME, REFLECTED)                                                              \
  SLOT (NAME, nb_##slot, pym_slot_nb_##slot, pym_wrap_binary_left),                                \
      SLOT (REFLECTED, nb_##slot, pym_slot_nb_##slot, pym_wrap_binary_right),
#define INPLACE(slot, NAME)                                                                        \
  SLOT (NAME, nb_inplace_##slot, pym_slot_nb_inplace_##slot, pym_wrap_binary),
#define UNARY(slot, NAME) SLOT (NAME, nb_##slot, pym_slot_nb_##slot, pym_wrap_unary),

const PymSlotDef pym_slot_defs[] = {
  SLOT (GETATTRIBUTE, getattro, pym_slot_getattr_hook, pym_wrap_binary),
  SLOT (GETATTR, getattro, pym_slot_getattr_hook, NULL),
  SLOT (SETATTR, setattro, slot_setattro, pym_wrap_set_attribute),
  SLOT (DELATTR, setattro, slot_setattro, pym_wrap_del_attribute),
  SLOT (REPR, repr, slot_repr, pym_wrap_unary),
  SLOT (HASH, hash, slot_hash, pym_wrap_hash),
  SLOT_KEYWORDS (CALL, call, slot_call, pym_wrap_call),
  SLOT (STR, str, slot_str, pym_wrap_unary),
  SLOT (LT, richcompare, slot_richcompare, pym_wrap_lt),
  SLOT (LE, richcompare, slot_richcompare, pym_wrap_le),
  SLOT (EQ, richcompare, slot_richcompare, pym_wrap_eq),
  SLOT (NE, richcompare, slot_richcompare, pym_wrap_ne),
  SLOT (GT, richcompare, slot_richcompare, pym_wrap_gt),
  SLOT (GE, richcompare, slot_richcompare, pym_wrap_ge),
  SLOT (ITER, iter, slot_iter, pym_wrap_unary),
  SLOT (NEXT, iternext, slot_iternext, pym_wrap_next),
  SLOT (GET, descr_get, slot_descr_get, pym_wrap_descr_get),
  SLOT (SET, descr_set, slot_descr_set, pym_wrap_descr_set),
  SLOT (DELETE, descr_set, slot_descr_set, pym_wrap_descr_delete),
  SLOT_KEYWORDS (INIT, init, slot_init, pym_wrap_init),
  SLOT (NEW, new_, slot_new, NULL),
  SLOT (DEL, finalize, slot_finalize, pym_wrap_finalize),

  PYM_FOR_EACH_BINARY_SLOT (BINARY)

      SLOT (POW, nb_power, pym_slot_nb_power, pym_wrap_ternary),
  SLOT (RPOW, nb_power, pym_slot_nb_power, pym_wrap_ternary_right),

  PYM_FOR_EACH_UNARY_SLOT (UNARY)

      SLOT (BOOL, nb_bool, pym_slot_nb_bool, pym_wrap_bool),

  PYM_FOR_EACH_INPLACE_SLOT (INPLACE)

      SLOT (IPOW, nb_inplace_power, pym_slot_nb_inplace_power, pym_wrap_ternary),

  SLOT (LEN, mp_length, slot_length, pym_wrap_length),
  SLOT (GETITEM, mp_subscript, slot_subscript, pym_wrap_binary),
  SLOT (SETITEM, mp_ass_subscript, slot_ass_subscript, pym_wrap_set_subscript),
  SLOT (DELITEM, mp_ass_subscript, slot_ass_subscript, pym_wrap_del_subscript),

  SLOT (LEN, sq_length, slot_length, pym_wrap_length),
  SLOT (ADD, sq_concat, NULL, pym_wrap_binary),
  SLOT (MUL, sq_repeat, NULL, pym_wrap_repeat),
  SLOT (RMUL, sq_repeat, NULL, pym_wrap_repeat),
  SLOT (GETITEM, sq_item, slot_item, pym_wrap_item),
  SLOT (SETITEM, sq_ass_item, slot_ass_item, pym_wrap_set_item),
  SLOT (DELITEM, sq_ass_item, slot_ass_item, pym_wrap_del_item),
  SLOT (CONTAINS, sq_contains, slot_contains, pym_wrap_contains),
  SLOT (IADD, sq_inplace_concat, NULL, pym_wrap_binary),
  SLOT (IMUL, sq_inplace_repeat, NULL, pym_wrap_repeat),
  { 0 },
};
