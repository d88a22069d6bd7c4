/* Operations on numbers of any type (Objects/abstract.c): the left operand's slot, then the right
 * one's, the other way round when the right one's type is derived from the left one's.
 */
#include <limits.h>
#include <string.h>

#include "pym-abstract.h"
#include "pym-builtin.h"
#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-name.h"
#include "pym-str.h"
#include "pym-type-object.h"

#define SLOT(type, offset, Function) (*(Function *) ((char *) (type) + (offset)))

bool
pym_number_check (PymObject *o)
{
  PymType *type = pym_type (o);

  return type->nb_index != NULL || type->nb_int != NULL || type->nb_float != NULL;
}

bool
pym_index_check (PymObject *o)
{
  return pym_type (o)->nb_index != NULL;
}

/* NotImplemented when neither side answers. */
static PymObject *
binary (PymRuntime *rt, PymObject *v, PymObject *w, size_t offset)
{
  PymBinary of_v = SLOT (pym_type (v), offset, PymBinary), of_w = NULL;
  PymObject *result;

  if (pym_type (v) != pym_type (w))
    {
      of_w = SLOT (pym_type (w), offset, PymBinary);
      if (of_w == of_v)
        of_w = NULL;
    }
  if (of_v != NULL)
    {
      if (of_w != NULL && pym_type_is_subtype (pym_type (w), pym_type (v)))
        {
          result = of_w (rt, v, w);
          if (result != pym_not_implemented (rt))
            return result;
          of_w = NULL;
        }
      result = of_v (rt, v, w);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (of_w != NULL)
    return of_w (rt, v, w);
  return pym_newref (pym_not_implemented (rt));
}

static PymObject *
unsupported (PymRuntime *rt, PymObject *v, PymObject *w, const char *operator)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "unsupported operand type(s) for %s: '%s' and '%s'", operator,
                         pym_type (v)->name, pym_type (w)->name);
}

static PymObject *
binary_or_error (PymRuntime *rt, PymObject *v, PymObject *w, size_t offset, const char *operator)
{
  PymObject *result = binary (rt, v, w, offset);

  return result == pym_not_implemented (rt) ? unsupported (rt, v, w, operator) : result;
}

static PymObject *
inplace (PymRuntime *rt, PymObject *v, PymObject *w, size_t inplace_offset, size_t offset)
{
  PymBinary function = SLOT (pym_type (v), inplace_offset, PymBinary);

  if (function != NULL)
    {
      PymObject *result = function (rt, v, w);

      if (result != pym_not_implemented (rt))
        return result;
    }
  return binary (rt, v, w, offset);
}

static PymObject *
inplace_or_error (PymRuntime *rt,
                  PymObject *v,
                  PymObject *w,
                  size_t inplace_offset,
                  size_t offset,
                  const char *
                  operator)
{
  PymObject *result = inplace (rt, v, w, inplace_offset, offset);

  return result == pym_not_implemented (rt) ? unsupported (rt, v, w, operator) : result;
}

#define BINARY(name, slot, operator)                                                               \
  PymObject *pym_number_##name (PymRuntime *rt, PymObject *v, PymObject *w)                        \
  {                                                                                                \
    return binary_or_error (rt, v, w, offsetof (PymType, nb_##slot), operator);                    \
  }

BINARY (subtract, subtract, "-")
BINARY (matrix_multiply, matrix_multiply, "@")
BINARY (true_divide, true_divide, "/")
BINARY (floor_divide, floor_divide, "//")
BINARY (remainder, remainder, "%")
BINARY (divmod, divmod, "divmod()")
BINARY (lshift, lshift, "<<")
BINARY (and, and, "&")
BINARY (xor, xor, "^")
BINARY (or, or, "|")

PymObject *
pym_number_rshift (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result = binary (rt, v, w, offsetof (PymType, nb_rshift));

  if (result != pym_not_implemented (rt))
    return result;
  /* Who writes Python 2's "print >>stream" is told what it is called now. */
  if (pym_builtin_check (rt, v) && strcmp (((PymBuiltin *) v)->method->name, "print") == 0)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean "
                           "\"print(<message>, file=<output_stream>)\"?",
                           pym_type (v)->name, pym_type (w)->name);
  return unsupported (rt, v, w, ">>");
}

#define INPLACE(name, operator)                                                                    \
  PymObject *pym_number_inplace_##name (PymRuntime *rt, PymObject *v, PymObject *w)                \
  {                                                                                                \
    return inplace_or_error (rt, v, w, offsetof (PymType, nb_inplace_##name),                      \
                             offsetof (PymType, nb_##name), operator);                             \
  }

INPLACE (subtract, "-=")
INPLACE (matrix_multiply, "@=")
INPLACE (true_divide, "/=")
INPLACE (floor_divide, "//=")
INPLACE (remainder, "%=")
INPLACE (lshift, "<<=")
INPLACE (rshift, ">>=")
INPLACE (and, "&=")
INPLACE (xor, "^=")
INPLACE (or, "|=")

PymObject *
pym_number_add (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result = binary (rt, v, w, offsetof (PymType, nb_add));

  if (result != pym_not_implemented (rt))
    return result;
  if (pym_type (v)->sq_concat != NULL)
    return pym_type (v)->sq_concat (rt, v, w);
  return unsupported (rt, v, w, "+");
}

PymObject *
pym_number_inplace_add (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result =
      inplace (rt, v, w, offsetof (PymType, nb_inplace_add), offsetof (PymType, nb_add));
  PymBinary concat;

  if (result != pym_not_implemented (rt))
    return result;
  concat = pym_type (v)->sq_inplace_concat;
  if (concat == NULL)
    concat = pym_type (v)->sq_concat;
  return concat != NULL ? concat (rt, v, w) : unsupported (rt, v, w, "+=");
}

typedef PymObject *(*Repeat) (PymRuntime *, PymObject *, ssize_t);

static PymObject *
repeat (PymRuntime *rt, Repeat function, PymObject *sequence, PymObject *count)
{
  ssize_t n;

  if (!pym_index_check (count))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "can't multiply sequence by non-int of type '%s'",
                           pym_type (count)->name);
  n = pym_number_as_ssize (rt, count, PYM_TYPE (rt, OVERFLOW_ERROR));
  if (n == -1 && rt->error != NULL)
    return NULL;
  return function (rt, sequence, n);
}

PymObject *
pym_number_multiply (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result = binary (rt, v, w, offsetof (PymType, nb_multiply));

  if (result != pym_not_implemented (rt))
    return result;
  if (pym_type (v)->sq_repeat != NULL)
    return repeat (rt, pym_type (v)->sq_repeat, v, w);
  if (pym_type (w)->sq_repeat != NULL)
    return repeat (rt, pym_type (w)->sq_repeat, w, v);
  return unsupported (rt, v, w, "*");
}

PymObject *
pym_number_inplace_multiply (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result =
      inplace (rt, v, w, offsetof (PymType, nb_inplace_multiply), offsetof (PymType, nb_multiply));
  Repeat function;

  if (result != pym_not_implemented (rt))
    return result;
  function = pym_type (v)->sq_inplace_repeat;
  if (function == NULL)
    function = pym_type (v)->sq_repeat;
  if (function != NULL)
    return repeat (rt, function, v, w);
  if (pym_type (w)->sq_repeat != NULL)
    return repeat (rt, pym_type (w)->sq_repeat, w, v);
  return unsupported (rt, v, w, "*=");
}

/* As `binary` with a third operand, whose slot is asked last (ternary_op). */
static PymObject *
ternary (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *z, const char *operator)
{
  PymTernary of_v = pym_type (v)->nb_power, of_w = NULL, of_z;
  PymObject *result;

  if (pym_type (v) != pym_type (w))
    {
      of_w = pym_type (w)->nb_power;
      if (of_w == of_v)
        of_w = NULL;
    }
  if (of_v != NULL)
    {
      if (of_w != NULL && pym_type_is_subtype (pym_type (w), pym_type (v)))
        {
          result = of_w (rt, v, w, z);
          if (result != pym_not_implemented (rt))
            return result;
          of_w = NULL;
        }
      result = of_v (rt, v, w, z);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (of_w != NULL)
    {
      result = of_w (rt, v, w, z);
      if (result != pym_not_implemented (rt))
        return result;
    }
  of_z = pym_type (z)->nb_power;
  if (of_z != NULL && of_z != of_v && of_z != of_w)
    {
      result = of_z (rt, v, w, z);
      if (result != pym_not_implemented (rt))
        return result;
    }
  if (z == pym_none (rt))
    return unsupported (rt, v, w, operator);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "unsupported operand type(s) for %s: '%s', '%s', '%s'", operator,
                         pym_type (v)->name, pym_type (w)->name, pym_type (z)->name);
}

PymObject *
pym_number_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  return ternary (rt, v, w, modulus != NULL ? modulus : pym_none (rt), "** or pow()");
}

PymObject *
pym_number_inplace_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  PymTernary function = pym_type (v)->nb_inplace_power;

  if (modulus == NULL)
    modulus = pym_none (rt);
  if (function != NULL)
    {
      PymObject *result = function (rt, v, w, modulus);

      if (result != pym_not_implemented (rt))
        return result;
    }
  return ternary (rt, v, w, modulus, "**=");
}

#define UNARY(operation, what)                                                                     \
  PymObject *pym_number_##operation (PymRuntime *rt, PymObject *o)                                 \
  {                                                                                                \
    if (pym_type (o)->nb_##operation != NULL)                                                      \
      return pym_type (o)->nb_##operation (rt, o);                                                 \
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "bad operand type for " what ": '%s'",   \
                           pym_type (o)->name);                                                    \
  }

UNARY (negative, "unary -")
UNARY (positive, "unary +")
UNARY (invert, "unary ~")
UNARY (absolute, "abs()")

/* May be of a subclass of int. */
static PymObject *
index_of (PymRuntime *rt, PymObject *o)
{
  PymObject *result;

  if (pym_int_check (o))
    return pym_newref (o);
  if (pym_type (o)->nb_index == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "'%s' object cannot be interpreted as an integer", pym_type (o)->name);
  result = pym_type (o)->nb_index (rt, o);
  if (result == NULL || pym_int_check (result))
    return result;
  pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__index__ returned non-int (type %s)",
                  pym_type (result)->name);
  pym_decref (rt, result);
  return NULL;
}

/* Steals; an exact int of the same value. */
static PymObject *
as_exact (PymRuntime *rt, PymObject *o)
{
  if (o != NULL && !pym_int_check_exact (rt, o))
    pym_setref (rt, &o, pym_int_copy (rt, o));
  return o;
}

PymObject *
pym_number_index (PymRuntime *rt, PymObject *o)
{
  return as_exact (rt, index_of (rt, o));
}

ssize_t
pym_number_as_ssize (PymRuntime *rt, PymObject *o, PymType *error)
{
  PymObject *value = index_of (rt, o);
  ssize_t result;

  if (value == NULL)
    return -1;
  result = pym_int_as_ssize (rt, value);
  if (result == -1 && rt->error != NULL &&
      pym_err_exception_matches (rt, PYM_TYPE (rt, OVERFLOW_ERROR)))
    {
      pym_err_clear (rt);
      if (error == NULL)
        result = pym_int_sign (value) < 0 ? (-SSIZE_MAX - 1) : SSIZE_MAX;
      else
        pym_err_format (rt, error, "cannot fit '%s' into an index-sized integer",
                        pym_type (o)->name);
    }
  pym_decref (rt, value);
  return result;
}

ssize_t
pym_number_as_size_argument (PymRuntime *rt, PymObject *o)
{
  PymObject *value = index_of (rt, o);
  ssize_t result = value != NULL ? pym_int_as_ssize (rt, value) : -1;

  pym_xdecref (rt, value);
  return result;
}

/* Steals the method; an exact int of what it returns, which may be of any type with an index. */
static PymObject *
int_from_trunc (PymRuntime *rt, PymObject *method)
{
  PymObject *result = pym_object_call_noargs (rt, method);

  pym_decref (rt, method);
  if (result != NULL && !pym_index_check (result))
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__trunc__ returned non-Integral (type %s)",
                      pym_type (result)->name);
      pym_clear (rt, &result);
    }
  if (result != NULL)
    pym_setref (rt, &result, pym_number_index (rt, result));
  return result;
}

PymObject *
pym_number_int (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);
  PymObject *method;
  const uint8_t *data;
  ssize_t size;

  if (pym_int_check_exact (rt, o))
    return pym_newref (o);
  if (type->nb_int != NULL)
    {
      PymObject *result = type->nb_int (rt, o);

      if (result != NULL && !pym_int_check (result))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "__int__ returned non-int (type %s)",
                          pym_type (result)->name);
          pym_clear (rt, &result);
        }
      return as_exact (rt, result);
    }
  if (type->nb_index != NULL)
    return pym_number_index (rt, o);
  method = pym_object_lookup_special (rt, o, pym_name (rt, TRUNC));
  if (method != NULL)
    return int_from_trunc (rt, method);
  if (rt->error != NULL)
    return NULL;
  if (pym_str_check (o))
    return pym_int_from_str (rt, o, 10);
  if (pym_bytes_like (rt, o, &data, &size))
    return pym_int_from_bytes_text (rt, (const char *) data, size, 10, NULL);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "int() argument must be a string, a bytes-like object or a real number, "
                         "not '%s'",
                         type->name);
}

PymObject *
pym_number_float (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);

  if (pym_float_check_exact (rt, o))
    return pym_newref (o);
  if (type->nb_float != NULL)
    {
      PymObject *result = type->nb_float (rt, o);

      if (result == NULL || pym_float_check_exact (rt, result))
        return result;
      if (!pym_float_check (rt, result))
        {
          pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "%s.__float__ returned non-float (type %s)", type->name,
                          pym_type (result)->name);
          pym_decref (rt, result);
          return NULL;
        }
      pym_setref (rt, &result, pym_float_from_double (rt, pym_float_value (result)));
      return result;
    }
  if (type->nb_index != NULL)
    {
      PymObject *index = pym_number_index (rt, o);
      double value;

      if (index == NULL)
        return NULL;
      value = pym_int_as_double (rt, index);
      pym_decref (rt, index);
      return value == -1.0 && rt->error != NULL ? NULL : pym_float_from_double (rt, value);
    }
  return pym_float_from_text (rt, o);
}
