/* What `int.__add__ (1, 2)` does with its arguments before the slot's own function gets them. */
#include "pym-slots.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* "expected 1 argument, got 0" */
static bool
check_count (PymRuntime *rt, PymObject *args, ssize_t n)
{
  if (pym_tuple_size (args) == n)
    return true;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "expected %zd argument%s, got %zd", n,
                  n == 1 ? "" : "s", pym_tuple_size (args));
  return false;
}

/* " expected 2 arguments, got 1": these unpack a tuple without naming a function. */
static bool
check_pair (PymRuntime *rt, PymObject *args)
{
  return pym_args_check_positional (rt, "", pym_tuple_size (args), 2, 2) == 0;
}

#define ARG(i) pym_tuple_get (args, i)

#define WRAP(name)                                                                                 \
  PymObject *pym_wrap_##name (PymRuntime *rt, PymObject *self, PymObject *args, void *wrapped,     \
                              PymObject *kwargs)

static PymObject *
none_or_error (PymRuntime *rt, int result)
{
  return result < 0 ? NULL : pym_newref (pym_none (rt));
}

WRAP (unary)
{
  if (!check_count (rt, args, 0))
    return NULL;
  return ((PymUnary) wrapped) (rt, self);
}

/* The same as binary_left, for slots that have no reflected name: the table tells them apart. */
WRAP (binary) { return pym_wrap_binary_left (rt, self, args, wrapped, kwargs); }

WRAP (binary_left)
{
  if (!check_count (rt, args, 1))
    return NULL;
  return ((PymBinary) wrapped) (rt, self, ARG (0));
}

WRAP (binary_right)
{
  if (!check_count (rt, args, 1))
    return NULL;
  return ((PymBinary) wrapped) (rt, ARG (0), self);
}

static PymObject *
ternary_modulus (PymRuntime *rt, PymObject *args)
{
  if (pym_args_check_positional (rt, "", pym_tuple_size (args), 1, 2) < 0)
    return NULL;
  return pym_tuple_size (args) == 2 ? ARG (1) : pym_none (rt);
}

WRAP (ternary)
{
  PymObject *modulus = ternary_modulus (rt, args);

  return modulus == NULL ? NULL : ((PymTernary) wrapped) (rt, self, ARG (0), modulus);
}

WRAP (ternary_right)
{
  PymObject *modulus = ternary_modulus (rt, args);

  return modulus == NULL ? NULL : ((PymTernary) wrapped) (rt, ARG (0), self, modulus);
}

WRAP (length)
{
  if (!check_count (rt, args, 0))
    return NULL;
  ssize_t length = ((ssize_t (*) (PymRuntime *, PymObject *)) wrapped) (rt, self);
  return length == -1 && rt->error != NULL ? NULL : pym_int_from_ssize (rt, length);
}

WRAP (bool)
{
  if (!check_count (rt, args, 0))
    return NULL;
  int truth = ((PymInquiry) wrapped) (rt, self);
  return truth < 0 ? NULL : pym_bool_from_long (rt, truth);
}

WRAP (repeat)
{
  if (pym_args_check_positional (rt, "", pym_tuple_size (args), 1, 1) < 0)
    return NULL;
  ssize_t count = pym_number_as_ssize (rt, ARG (0), PYM_TYPE (rt, OVERFLOW_ERROR));
  if (count == -1 && rt->error != NULL)
    return NULL;
  return ((PymObject * (*) (PymRuntime *, PymObject *, ssize_t)) wrapped) (rt, self, count);
}

/* -1 with an exception, or an index that may be negative on its own account. */
static ssize_t
sequence_index (PymRuntime *rt, PymObject *self, PymObject *index)
{
  ssize_t i = pym_number_as_ssize (rt, index, PYM_TYPE (rt, OVERFLOW_ERROR));

  if (i < 0 && rt->error == NULL && pym_type (self)->sq_length != NULL)
    {
      ssize_t length = pym_type (self)->sq_length (rt, self);
      if (length < 0)
        return -1;
      i += length;
    }
  return i;
}

WRAP (item)
{
  if (!check_count (rt, args, 1))
    return NULL;
  ssize_t i = sequence_index (rt, self, ARG (0));
  if (i == -1 && rt->error != NULL)
    return NULL;
  return ((PymObject * (*) (PymRuntime *, PymObject *, ssize_t)) wrapped) (rt, self, i);
}

typedef int (*AssignItem) (PymRuntime *, PymObject *, ssize_t, PymObject *);
typedef int (*Assign) (PymRuntime *, PymObject *, PymObject *, PymObject *);

WRAP (set_item)
{
  if (!check_pair (rt, args))
    return NULL;
  ssize_t i = sequence_index (rt, self, ARG (0));
  if (i == -1 && rt->error != NULL)
    return NULL;
  return none_or_error (rt, ((AssignItem) wrapped) (rt, self, i, ARG (1)));
}

WRAP (del_item)
{
  if (!check_count (rt, args, 1))
    return NULL;
  ssize_t i = sequence_index (rt, self, ARG (0));
  if (i == -1 && rt->error != NULL)
    return NULL;
  return none_or_error (rt, ((AssignItem) wrapped) (rt, self, i, NULL));
}

WRAP (contains)
{
  if (!check_count (rt, args, 1))
    return NULL;
  int found = ((int (*) (PymRuntime *, PymObject *, PymObject *)) wrapped) (rt, self, ARG (0));
  return found < 0 ? NULL : pym_bool_from_long (rt, found);
}

WRAP (set_subscript)
{
  if (!check_pair (rt, args))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), ARG (1)));
}

WRAP (del_subscript)
{
  if (!check_count (rt, args, 1))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), NULL));
}

WRAP (hash)
{
  if (!check_count (rt, args, 0))
    return NULL;
  ssize_t hash = ((ssize_t (*) (PymRuntime *, PymObject *)) wrapped) (rt, self);
  return hash == -1 && rt->error != NULL ? NULL : pym_int_from_ssize (rt, hash);
}

WRAP (call) { return ((PymTernary) wrapped) (rt, self, args, kwargs); }

/* `object.__setattr__ (str, …)` must not get round what `str` itself refuses (hackcheck). */
static bool
may_set (PymRuntime *rt, PymObject *self, void *wrapped, const char *what)
{
  PymType *type = pym_type (self);

  while (type != NULL && pym_type_has (type, PYM_TYPE_HEAP))
    type = type->base_type;
  if (type == NULL || (void *) type->setattro == wrapped || !PYM_IS (self, PYM_TYPE_TYPE_SUBCLASS))
    return true;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "can't apply this %s to %s object", what,
                  type->name);
  return false;
}

WRAP (set_attribute)
{
  if (!check_pair (rt, args) || !may_set (rt, self, wrapped, "__setattr__"))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), ARG (1)));
}

WRAP (del_attribute)
{
  if (!check_count (rt, args, 1) || !may_set (rt, self, wrapped, "__delattr__"))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), NULL));
}

#define WRAP_COMPARISON(name, OP)                                                                  \
  WRAP (name)                                                                                      \
  {                                                                                                \
    if (!check_count (rt, args, 1))                                                                \
      return NULL;                                                                                 \
    return ((PymObject * (*) (PymRuntime *, PymObject *, PymObject *, int) )                       \
                wrapped) (rt, self, ARG (0), OP);                                                  \
  }

WRAP_COMPARISON (lt, PYM_LT)
WRAP_COMPARISON (le, PYM_LE)
WRAP_COMPARISON (eq, PYM_EQ)
WRAP_COMPARISON (ne, PYM_NE)
WRAP_COMPARISON (gt, PYM_GT)
WRAP_COMPARISON (ge, PYM_GE)

WRAP (next)
{
  if (!check_count (rt, args, 0))
    return NULL;
  PymObject *result = ((PymUnary) wrapped) (rt, self);
  if (result == NULL && rt->error == NULL)
    pym_err_set_none (rt, PYM_TYPE (rt, STOP_ITERATION));
  return result;
}

WRAP (descr_get)
{
  if (pym_args_check_positional (rt, "", pym_tuple_size (args), 1, 2) < 0)
    return NULL;
  PymObject *object = ARG (0);
  PymObject *type = pym_tuple_size (args) == 2 ? ARG (1) : NULL;
  if (object == pym_none (rt))
    object = NULL;
  if (type == pym_none (rt))
    type = NULL;
  if (object == NULL && type == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "__get__(None, None) is invalid");
      return NULL;
    }
  return ((PymTernary) wrapped) (rt, self, object, type);
}

WRAP (descr_set)
{
  if (!check_pair (rt, args))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), ARG (1)));
}

WRAP (descr_delete)
{
  if (!check_count (rt, args, 1))
    return NULL;
  return none_or_error (rt, ((Assign) wrapped) (rt, self, ARG (0), NULL));
}

WRAP (init) { return none_or_error (rt, ((Assign) wrapped) (rt, self, args, kwargs)); }

WRAP (finalize)
{
  if (!check_count (rt, args, 0))
    return NULL;
  ((void (*) (PymRuntime *, PymObject *)) wrapped) (rt, self);
  return pym_newref (pym_none (rt));
}
