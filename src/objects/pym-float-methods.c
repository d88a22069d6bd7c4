/* The type float: slots, methods, float (). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-float-hex.h"
#include "pym-float.h"
#include "pym-format.h"
#include "pym-hash.h"
#include "pym-int.h"
#include "pym-numbers-inline.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <math.h>
#include <string.h>

/* 1 and the value, 0 for a type that isn't a number here, -1. */
static inline int
as_operand (PymRuntime *rt, PymObject *o, double *out)
{
  if (PYM_LIKELY (pym_float_check_exact (rt, o)))
    {
      *out = pym_float_value (o);
      return 1;
    }
  if (pym_int_check (o))
    {
      *out = pym_int_as_double (rt, o);
      return *out == -1.0 && rt->error != NULL ? -1 : 1;
    }
  if (!pym_float_check (rt, o))
    return 0;
  *out = pym_float_value (o);
  return 1;
}

/* 1: both are numbers; 0: *result is NotImplemented; -1: *result is NULL. */
static inline int
operands (PymRuntime *rt, PymObject *v, PymObject *w, double *a, double *b, PymObject **result)
{
  int status = as_operand (rt, v, a);

  if (status > 0)
    status = as_operand (rt, w, b);
  *result = status == 0 ? pym_newref (pym_not_implemented (rt)) : NULL;
  return status;
}

#define ARITHMETIC_SLOT(slot, operator)                                                            \
  static PymObject *slot (PymRuntime *rt, PymObject *v, PymObject *w)                              \
  {                                                                                                \
    PymObject *result;                                                                             \
    double a, b;                                                                                   \
                                                                                                   \
    if (operands (rt, v, w, &a, &b, &result) <= 0)                                                 \
      return result;                                                                               \
    return pym_float_from_double_inline (rt, a operator b);                                        \
  }

ARITHMETIC_SLOT (float_add, +)
ARITHMETIC_SLOT (float_subtract, -)
ARITHMETIC_SLOT (float_multiply, *)

static PymObject *
zero_division (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, ZERO_DIVISION_ERROR), message);
  return NULL;
}

static PymObject *
float_true_divide (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;
  double a, b;

  if (operands (rt, v, w, &a, &b, &result) <= 0)
    return result;
  if (b == 0)
    return zero_division (rt, "float division by zero");
  return pym_float_from_double (rt, a / b);
}

static PymObject *
float_floor_divide (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;
  double a, b, quotient, remainder;

  if (operands (rt, v, w, &a, &b, &result) <= 0)
    return result;
  if (b == 0)
    return zero_division (rt, "float floor division by zero");
  pym_float_divmod (a, b, &quotient, &remainder);
  return pym_float_from_double (rt, quotient);
}

static PymObject *
float_remainder (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;
  double a, b, rest;

  if (operands (rt, v, w, &a, &b, &result) <= 0)
    return result;
  if (b == 0)
    return zero_division (rt, "float modulo");
  rest = fmod (a, b);
  if (rest == 0)
    rest = copysign (0.0, b);
  else if ((b < 0) != (rest < 0))
    rest += b;
  return pym_float_from_double (rt, rest);
}

static PymObject *
float_divmod (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;
  double a, b, quotient, remainder;

  if (operands (rt, v, w, &a, &b, &result) <= 0)
    return result;
  if (b == 0)
    return zero_division (rt, "float divmod()");
  pym_float_divmod (a, b, &quotient, &remainder);
  result = pym_float_from_double (rt, quotient);
  return result != NULL ? pym_tuple_pair_steal (rt, result, pym_float_from_double (rt, remainder))
                        : NULL;
}

static PymObject *
float_power (PymRuntime *rt, PymObject *v, PymObject *w, PymObject *modulus)
{
  PymObject *result;
  double a, b;

  if (modulus != pym_none (rt))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "pow() 3rd argument not allowed unless all arguments are integers");
      return NULL;
    }
  if (operands (rt, v, w, &a, &b, &result) <= 0)
    return result;
  return pym_float_power (rt, a, b);
}

static PymObject *
float_negative (PymRuntime *rt, PymObject *o)
{
  return pym_float_from_double (rt, -pym_float_value (o));
}

static PymObject *
float_itself (PymRuntime *rt, PymObject *o)
{
  if (pym_float_check_exact (rt, o))
    return pym_newref (o);
  return pym_float_from_double (rt, pym_float_value (o));
}

static PymObject *
float_absolute (PymRuntime *rt, PymObject *o)
{
  return pym_float_from_double (rt, fabs (pym_float_value (o)));
}

static PymObject *
float_int (PymRuntime *rt, PymObject *o)
{
  return pym_int_from_double (rt, pym_float_value (o));
}

static int
float_bool (PymRuntime *rt, PymObject *o)
{
  return pym_float_value (o) != 0;
}

static ssize_t
float_hash (PymRuntime *rt, PymObject *o)
{
  return pym_hash_double (rt, o, pym_float_value (o));
}

static PymObject *
float_repr (PymRuntime *rt, PymObject *o)
{
  char *text = pym_float_to_text (rt, pym_float_value (o), 'r', 0, PYM_FLOAT_ADD_DOT_0);
  PymObject *s;

  if (text == NULL)
    return pym_err_no_memory (rt);
  s = pym_str_from_string (rt, text);
  pym_raw_free (rt, text);
  return s;
}

/* Exact: -1, 0, 1. -2 with an exception. `value` is not a NaN. */
static int
compare_with_int (PymRuntime *rt, double value, PymObject *i)
{
  int sign = (value > 0) - (value < 0), other = pym_int_sign (i), exponent, comparison;
  size_t bits = pym_int_bit_length (i);
  PymObject *whole;

  if (sign != other || isinf (value))
    return sign < other || (sign == other && sign < 0) ? -1 : 1;
  if (bits <= 53)
    {
      double w = pym_int_as_double (rt, i);

      return (value > w) - (value < w);
    }
  frexp (value, &exponent);
  if (exponent < 0 || (size_t) exponent != bits)
    return (exponent < 0 || (size_t) exponent < bits) == (sign > 0) ? -1 : 1;
  /* As large as that it is a whole number. */
  whole = pym_int_from_double (rt, value);
  if (whole == NULL)
    return -2;
  comparison = pym_int_compare (whole, i);
  pym_decref (rt, whole);
  return comparison;
}

static PymObject *
float_compare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  double a = pym_float_value (v);
  int comparison;

  if (pym_float_check (rt, w))
    {
      double b = pym_float_value (w);
      bool result = op == PYM_LT   ? a < b
                    : op == PYM_LE ? a <= b
                    : op == PYM_EQ ? a == b
                    : op == PYM_NE ? a != b
                    : op == PYM_GT ? a > b
                                   : a >= b;

      return pym_bool_from_long (rt, result);
    }
  if (!pym_int_check (w))
    return pym_newref (pym_not_implemented (rt));
  if (isnan (a))
    return pym_bool_from_long (rt, op == PYM_NE);
  comparison = compare_with_int (rt, a, w);
  return comparison == -2 ? NULL : pym_bool_from_comparison (rt, comparison, op);
}

static void
float_dealloc (PymRuntime *rt, PymObject *o)
{
  if (PYM_LIKELY (pym_float_check_exact (rt, o)))
    pym_float_unmake (rt, o);
  else
    pym_type (o)->free_ (rt, o);
}

static PymObject *
float_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *value, *o;

  if (pym_args_no_keywords (rt, "float", kwnames) < 0 ||
      pym_args_check_positional (rt, "float", nargs, 0, 1) < 0)
    return NULL;
  if (nargs == 0)
    value = pym_float_from_double (rt, 0.0);
  else if (pym_str_check_exact (rt, args[0]))
    value = pym_float_from_text (rt, args[0]);
  else
    value = pym_number_float (rt, args[0]);
  if (value == NULL || type == PYM_OBJECT (PYM_TYPE (rt, FLOAT)))
    return value;
  o = ((PymType *) type)->alloc (rt, (PymType *) type, 0);
  if (o != NULL)
    ((PymFloat *) o)->value = pym_float_value (value);
  pym_decref (rt, value);
  return o;
}

static PymObject *
float_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (type->init == PYM_TYPE (rt, FLOAT)->init && pym_args_no_keywords (rt, "float", kwargs) < 0)
    return NULL;
  return float_vectorcall (rt, PYM_OBJECT (type), pym_tuple_items (args), pym_tuple_size (args),
                           NULL);
}

/* Methods. */

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

METHOD (method_itself) { return float_itself (rt, self); }

METHOD (method_is_integer)
{
  double x = pym_float_value (self);

  return pym_bool_from_long (rt, isfinite (x) && floor (x) == x);
}

METHOD (method_trunc) { return pym_int_from_double (rt, pym_float_value (self)); }

METHOD (method_floor) { return pym_int_from_double (rt, floor (pym_float_value (self))); }

METHOD (method_ceil) { return pym_int_from_double (rt, ceil (pym_float_value (self))); }

METHOD (method_round)
{
  double x = pym_float_value (self), rounded;
  ssize_t digits;

  if (nargs == 0 || args[0] == pym_none (rt))
    {
      rounded = round (x);
      if (fabs (x - rounded) == 0.5)
        rounded = 2.0 * round (x / 2.0);
      return pym_int_from_double (rt, rounded);
    }
  digits = pym_number_as_ssize (rt, args[0], NULL);
  if (digits == -1 && rt->error != NULL)
    return NULL;
  return pym_float_round (rt, x, digits);
}

METHOD (method_as_integer_ratio)
{
  double x = pym_float_value (self);
  PymObject *numerator, *denominator, *count, *shifted;
  int exponent;

  if (isinf (x))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "cannot convert Infinity to integer ratio");
      return NULL;
    }
  if (isnan (x))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "cannot convert NaN to integer ratio");
      return NULL;
    }
  x = frexp (x, &exponent);
  for (int i = 0; i < 300 && x != floor (x); i++)
    {
      x *= 2.0;
      exponent--;
    }
  numerator = pym_int_from_double (rt, x);
  denominator = pym_int_small (rt, 1);
  count = pym_int_from_long (rt, exponent < 0 ? -exponent : exponent);
  if (numerator == NULL || count == NULL)
    goto failed;
  shifted = pym_int_lshift (rt, exponent > 0 ? numerator : denominator, count);
  if (exponent > 0)
    pym_setref (rt, &numerator, shifted);
  else
    denominator = shifted;
  pym_decref (rt, count);
  return pym_tuple_pair_steal (rt, numerator, denominator);

failed:
  pym_xdecref (rt, numerator);
  pym_xdecref (rt, count);
  return NULL;
}

METHOD (method_hex) { return pym_float_to_hex (rt, pym_float_value (self)); }

METHOD (method_fromhex)
{
  PymObject *value;

  if (!pym_str_check (args[0]))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "bad argument type for built-in operation");
      return NULL;
    }
  value = pym_float_from_hex (rt, args[0]);
  if (value != NULL && self != PYM_OBJECT (PYM_TYPE (rt, FLOAT)))
    {
      PymObject *made = pym_object_call_one_arg (rt, self, value);

      pym_setref (rt, &value, made);
    }
  return value;
}

METHOD (method_format)
{
  if (!pym_str_check (args[0]))
    return pym_args_bad_argument (rt, "__format__", "argument", "str", args[0]);
  return pym_float_format_spec (rt, self, args[0]);
}

METHOD (method_getnewargs)
{
  PymObject *copy = pym_float_from_double (rt, pym_float_value (self));

  return copy != NULL ? pym_tuple_from_array_steal (rt, &copy, 1) : NULL;
}

static const PymMethodDef float_methods[] = {
  { "conjugate", method_itself, 0, 0, 0, "Returns self, the complex conjugate of any float." },
  { "__trunc__", method_trunc, 0, 0, 0, "Returns the Integral closest to x between 0 and x." },
  { "__floor__", method_floor, 0, 0, 0, "Returns the floor as an Integral." },
  { "__ceil__", method_ceil, 0, 0, 0, "Returns the ceiling as an Integral." },
  { "__round__", method_round, 0, 1, 0, "Returns the Integral closest to x, half toward even." },
  { "as_integer_ratio", method_as_integer_ratio, 0, 0, 0,
    "Returns a pair of integers whose ratio is exactly equal to the float." },
  { "fromhex", method_fromhex, 1, 1, PYM_METHOD_CLASS,
    "Creates a floating-point number from a hexadecimal string." },
  { "hex", method_hex, 0, 0, 0, "Returns a hexadecimal representation of the number." },
  { "is_integer", method_is_integer, 0, 0, 0, "Returns True if the float is an integer." },
  { "__format__", method_format, 1, 1, 0, "Formats the float according to format_spec." },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, NULL },
  { NULL },
};

static PymObject *
get_itself (PymRuntime *rt, PymObject *self, const void *closure)
{
  return float_itself (rt, self);
}

static PymObject *
get_zero (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_float_from_double (rt, 0.0);
}

static const PymGetSetDef float_getset[] = {
  { "real", get_itself, NULL, NULL },
  { "imag", get_zero, NULL, NULL },
  { NULL },
};

const PymType pym_float_template = {
  .name = "float",
  .basicsize = sizeof (PymFloat),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_IMMUTABLE,
  .doc = "Convert a string or number to a floating-point number, if possible.",
  .new_ = float_new,
  .type_vectorcall = float_vectorcall,
  .dealloc = float_dealloc,
  .free_ = pym_object_del,
  .repr = float_repr,
  .hash = float_hash,
  .getattro = pym_object_generic_get_attr,
  .richcompare = float_compare,
  .nb_add = float_add,
  .nb_subtract = float_subtract,
  .nb_multiply = float_multiply,
  .nb_remainder = float_remainder,
  .nb_divmod = float_divmod,
  .nb_power = float_power,
  .nb_negative = float_negative,
  .nb_positive = float_itself,
  .nb_absolute = float_absolute,
  .nb_int = float_int,
  .nb_float = float_itself,
  .nb_bool = float_bool,
  .nb_floor_divide = float_floor_divide,
  .nb_true_divide = float_true_divide,
  .methods = float_methods,
  .getset = float_getset,
};
