/* isinstance and issubclass (Objects/abstract.c), and what sys.getsizeof says. */
#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-name.h"
#include "pym-tuple.h"
#include "pym-type-object.h"
#include "pym-union.h"

/* `__bases__` of anything that has a tuple of that name, new; NULL without or with an exception
 * (abstract_get_bases). */
static PymObject *
bases_of (PymRuntime *rt, PymObject *o)
{
  PymObject *bases;

  if (pym_object_lookup_attr (rt, o, pym_name (rt, BASES), &bases) <= 0)
    return NULL;
  if (!pym_tuple_check (bases))
    pym_clear (rt, &bases);
  return bases;
}

/* Something with bases passes for a class. */
static bool
looks_like_class (PymRuntime *rt, PymObject *o, const char *otherwise)
{
  PymObject *bases = bases_of (rt, o);

  if (bases == NULL && rt->error == NULL)
    pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), otherwise);
  pym_xdecref (rt, bases);
  return bases != NULL;
}

/* Whether `above` is found by going up `__bases__` (abstract_issubclass). */
static int
is_among_bases (PymRuntime *rt, PymObject *o, PymObject *above)
{
  PymObject *bases;
  int result = 0;

  if (o == above)
    return 1;
  if (pym_enter_recursive_call (rt, " in __issubclass__") < 0)
    return -1;
  bases = bases_of (rt, o);
  for (ssize_t i = 0; bases != NULL && result == 0 && i < pym_tuple_size (bases); i++)
    result = is_among_bases (rt, pym_tuple_get (bases, i), above);
  pym_xdecref (rt, bases);
  pym_leave_recursive_call (rt);
  return rt->error != NULL ? -1 : result;
}

int
pym_object_real_is_instance (PymRuntime *rt, PymObject *o, PymObject *type)
{
  PymObject *claimed;
  int result;

  if (!pym_type_check (type) &&
      !looks_like_class (rt, type,
                         "isinstance() arg 2 must be a type, a tuple of types, or a union"))
    return -1;
  if (pym_type_check (type) && pym_type_is_subtype (pym_type (o), (PymType *) type))
    return 1;
  /* `__class__` may claim another type, as proxies do. */
  result = pym_object_lookup_attr (rt, o, pym_name (rt, CLASS), &claimed);
  if (result <= 0)
    return result;
  if (!pym_type_check (type))
    result = is_among_bases (rt, claimed, type);
  else
    result = claimed != PYM_OBJECT (pym_type (o)) && pym_type_check (claimed) &&
             pym_type_is_subtype ((PymType *) claimed, (PymType *) type);
  pym_decref (rt, claimed);
  return result;
}

int
pym_object_real_is_subclass (PymRuntime *rt, PymObject *type, PymObject *above)
{
  if (pym_type_check (type) && pym_type_check (above))
    return pym_type_is_subtype ((PymType *) type, (PymType *) above);
  if (!looks_like_class (rt, type, "issubclass() arg 1 must be a class") ||
      !looks_like_class (rt, above,
                         "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    return -1;
  return is_among_bases (rt, type, above);
}

typedef int (*RealCheck) (PymRuntime *, PymObject *, PymObject *);

/* Tuples item by item, a metaclass's own method, else the real relation. */
static int
check (PymRuntime *rt,
       PymObject *o,
       PymObject *type,
       PymObject *method_name,
       RealCheck real,
       const char *where)
{
  PymObject *method, *answer;
  int result = 0;

  if (pym_type (type) == PYM_TYPE (rt, TYPE))
    return real (rt, o, type);
  if (pym_union_check (rt, type))
    type = ((PymUnion *) type)->args;
  if (pym_tuple_check (type))
    {
      if (pym_enter_recursive_call (rt, where) < 0)
        return -1;
      for (ssize_t i = 0; result == 0 && i < pym_tuple_size (type); i++)
        result = check (rt, o, pym_tuple_get (type, i), method_name, real, where);
      pym_leave_recursive_call (rt);
      return result;
    }
  method = pym_object_lookup_special (rt, type, method_name);
  if (method == NULL)
    return rt->error != NULL ? -1 : real (rt, o, type);
  if (pym_enter_recursive_call (rt, where) < 0)
    {
      pym_decref (rt, method);
      return -1;
    }
  answer = pym_object_call_one_arg (rt, method, o);
  pym_leave_recursive_call (rt);
  pym_decref (rt, method);
  if (answer == NULL)
    return -1;
  result = pym_object_is_true (rt, answer);
  pym_decref (rt, answer);
  return result;
}

int
pym_object_is_instance (PymRuntime *rt, PymObject *o, PymObject *type_or_tuple)
{
  if (PYM_OBJECT (pym_type (o)) == type_or_tuple)
    return 1;
  return check (rt, o, type_or_tuple, pym_name (rt, INSTANCECHECK), pym_object_real_is_instance,
                " in __instancecheck__");
}

int
pym_object_is_subclass (PymRuntime *rt, PymObject *type, PymObject *type_or_tuple)
{
  if (pym_type (type_or_tuple) == PYM_TYPE (rt, TYPE) && type == type_or_tuple)
    return 1;
  return check (rt, type, type_or_tuple, pym_name (rt, SUBCLASSCHECK), pym_object_real_is_subclass,
                " in __subclasscheck__");
}

ssize_t
pym_object_sizeof (PymRuntime *rt, PymObject *o)
{
  PymObject *method = pym_object_lookup_special (rt, o, pym_name (rt, SIZEOF)), *result;
  ssize_t size;

  if (method == NULL)
    {
      if (rt->error == NULL)
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "Type %s doesn't define __sizeof__",
                        pym_type (o)->name);
      return -1;
    }
  result = pym_object_call_noargs (rt, method);
  pym_decref (rt, method);
  if (result == NULL)
    return -1;
  size = pym_int_as_ssize (rt, result);
  pym_decref (rt, result);
  if (size == -1 && rt->error != NULL)
    return -1;
  if (size < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "__sizeof__() should return >= 0");
      return -1;
    }
  return size + (ssize_t) pym_type_head_size (pym_type (o));
}
