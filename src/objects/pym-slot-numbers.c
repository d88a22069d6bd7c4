#include "pym-slot-numbers.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-slots.h"

/* As pym_slot_call, but NotImplemented when the class has no such method. */
static PymObject *
call_maybe (PymRuntime *rt, PymObject *name, PymObject *self, PymObject *other)
{
  bool unbound;
  PymObject *args[2] = { self, other };
  PymObject *method = pym_slot_lookup (rt, self, name, &unbound);

  if (method == NULL)
    return rt->error != NULL ? NULL : pym_newref (pym_not_implemented (rt));
  PymObject *result = pym_object_vectorcall (rt, method, args + !unbound, 2 - !unbound, NULL);
  pym_decref (rt, method);
  return result;
}

/* Whether `w`'s class answers the reflected operation otherwise than `v`'s: 1, 0, -1. */
static int
is_overloaded (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *name)
{
  PymObject *a, *b;

  if (pym_object_lookup_attr (rt, PYM_OBJECT (pym_type (w)), name, &b) < 0)
    return -1;
  if (b == NULL)
    return 0;
  if (pym_object_lookup_attr (rt, PYM_OBJECT (pym_type (v)), name, &a) < 0)
    {
      pym_decref (rt, b);
      return -1;
    }
  if (a == NULL)
    {
      pym_decref (rt, b);
      return 1;
    }
  int different = pym_object_rich_compare_bool (rt, a, b, PYM_NE);
  pym_decref (rt, a);
  pym_decref (rt, b);
  return different;
}

/* Both sides of a binary operation when at least one of them is of a class with its own method; a
 * subclass on the right goes first (SLOT1BINFULL). */
static PymObject *
binary (PymRuntime *rt,
        PymObject *v,
        PymObject *w,
        size_t offset,
        void *generic,
        PymObject *name,
        PymObject *reflected)
{
#define SLOT_OF(o) (*(void **) ((char *) pym_type (o) + offset))
  bool do_other = pym_type (v) != pym_type (w) && SLOT_OF (w) == generic;
  PymObject *result;

  if (SLOT_OF (v) == generic)
    {
      if (do_other && pym_type_is_subtype (pym_type (w), pym_type (v)))
        {
          int overloaded = is_overloaded (rt, v, w, reflected);
          if (overloaded < 0)
            return NULL;
          if (overloaded)
            {
              result = call_maybe (rt, reflected, w, v);
              if (result != pym_not_implemented (rt))
                return result;
              do_other = false;
            }
        }
      result = call_maybe (rt, name, v, w);
      if (result != pym_not_implemented (rt) || pym_type (v) == pym_type (w))
        return result;
    }
  if (do_other)
    return call_maybe (rt, reflected, w, v);
  return pym_newref (pym_not_implemented (rt));
#undef SLOT_OF
}

#define DEFINE_BINARY(slot, NAME, REFLECTED)                                                       \
  PymObject *pym_slot_nb_##slot (PymRuntime *rt, PymObject *v, PymObject *w)                       \
  {                                                                                                \
    return binary (rt, v, w, offsetof (PymType, nb_##slot), (void *) pym_slot_nb_##slot,           \
                   pym_name (rt, NAME), pym_name (rt, REFLECTED));                                 \
  }
PYM_FOR_EACH_BINARY_SLOT (DEFINE_BINARY)

#define DEFINE_INPLACE(slot, NAME)                                                                 \
  PymObject *pym_slot_nb_inplace_##slot (PymRuntime *rt, PymObject *v, PymObject *w)               \
  {                                                                                                \
    PymObject *args[2] = { v, w };                                                                 \
    return pym_slot_call (rt, pym_name (rt, NAME), args, 2);                                       \
  }
PYM_FOR_EACH_INPLACE_SLOT (DEFINE_INPLACE)

#define DEFINE_UNARY(slot, NAME)                                                                   \
  PymObject *pym_slot_nb_##slot (PymRuntime *rt, PymObject *o)                                     \
  {                                                                                                \
    return pym_slot_call (rt, pym_name (rt, NAME), &o, 1);                                         \
  }
PYM_FOR_EACH_UNARY_SLOT (DEFINE_UNARY)

PymObject *
pym_slot_nb_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  if (modulus == pym_none (rt))
    return binary (rt, v, w, offsetof (PymType, nb_power), (void *) pym_slot_nb_power,
                   pym_name (rt, POW), pym_name (rt, RPOW));
  if (pym_type (v)->nb_power == pym_slot_nb_power)
    {
      PymObject *args[3] = { v, w, modulus };
      return pym_slot_call (rt, pym_name (rt, POW), args, 3);
    }
  return pym_newref (pym_not_implemented (rt));
}

PymObject *
pym_slot_nb_inplace_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  PymObject *args[2] = { v, w };

  return pym_slot_call (rt, pym_name (rt, IPOW), args, 2);
}

int
pym_slot_nb_bool (PymRuntime *rt, PymObject *o)
{
  bool unbound, using_length = false;
  int truth = -1;
  PymObject *method = pym_slot_lookup (rt, o, pym_name (rt, BOOL), &unbound);

  if (method == NULL && rt->error == NULL)
    {
      method = pym_slot_lookup (rt, o, pym_name (rt, LEN), &unbound);
      using_length = true;
    }
  if (method == NULL)
    return rt->error != NULL ? -1 : 1;
  PymObject *value = pym_object_vectorcall (rt, method, &o, unbound, NULL);
  pym_decref (rt, method);
  if (value == NULL)
    return -1;
  if (using_length)
    truth = pym_object_is_true (rt, value);
  else if (PYM_IS_EXACT (rt, value, BOOL))
    truth = value == pym_true (rt);
  else
    pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__bool__ should return bool, returned %s",
                    pym_type (value)->name);
  pym_decref (rt, value);
  return truth;
}
