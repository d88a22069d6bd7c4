/* The types int and bool: slots, methods, int () and bool (). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-bytes.h"
#include "pym-collector.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-format.h"
#include "pym-int.h"
#include "pym-numbers-inline.h"
#include "pym-str.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <math.h>
#include <string.h>

#define INT(o) ((PymInt *) (o))

static inline bool
both_ints (PymObject *a, PymObject *b)
{
  return pym_int_check (a) && pym_int_check (b);
}

#define BINARY_SLOT(slot, function)                                                                \
  static PymObject *slot (PymRuntime *rt, PymObject *a, PymObject *b)                              \
  {                                                                                                \
    if (!both_ints (a, b))                                                                         \
      return pym_newref (pym_not_implemented (rt));                                                \
    return function (rt, a, b);                                                                    \
  }

BINARY_SLOT (int_add, pym_int_add)
BINARY_SLOT (int_subtract, pym_int_subtract)
BINARY_SLOT (int_multiply, pym_int_multiply)
BINARY_SLOT (int_remainder, pym_int_remainder)
BINARY_SLOT (int_floor_divide, pym_int_floor_divide)
BINARY_SLOT (int_true_divide, pym_int_true_divide)
BINARY_SLOT (int_lshift, pym_int_lshift)
BINARY_SLOT (int_rshift, pym_int_rshift)
BINARY_SLOT (int_and, pym_int_and)
BINARY_SLOT (int_or, pym_int_or)
BINARY_SLOT (int_xor, pym_int_xor)

static PymObject *
int_divmod (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *quotient, *remainder;

  if (!both_ints (a, b))
    return pym_newref (pym_not_implemented (rt));
  if (pym_int_divide_with_remainder (rt, a, b, &quotient, &remainder) < 0)
    return NULL;
  return pym_tuple_pair_steal (rt, quotient, remainder);
}

static PymObject *
int_power (PymRuntime *rt, PymObject *a, PymObject *b, PymObject *modulus)
{
  if (!both_ints (a, b) || (modulus != pym_none (rt) && !pym_int_check (modulus)))
    return pym_newref (pym_not_implemented (rt));
  return pym_int_power (rt, a, b, modulus);
}

/* The int itself, or an int with the value of a subclass's instance. */
static PymObject *
int_itself (PymRuntime *rt, PymObject *o)
{
  return pym_int_check_exact (rt, o) ? pym_newref (o) : pym_int_copy (rt, o);
}

static PymObject *
int_float (PymRuntime *rt, PymObject *o)
{
  double value = pym_int_as_double (rt, o);

  return value == -1.0 && rt->error != NULL ? NULL : pym_float_from_double (rt, value);
}

static int
int_bool (PymRuntime *rt, PymObject *o)
{
  return pym_int_sign (o) != 0;
}

static PymObject *
int_repr (PymRuntime *rt, PymObject *o)
{
  return pym_int_format (rt, o, 10, false);
}

static PymObject *
int_compare (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  if (!both_ints (a, b))
    return pym_newref (pym_not_implemented (rt));
  return pym_bool_from_comparison (rt, a == b ? 0 : pym_int_compare (a, b), op);
}

static void
int_dealloc (PymRuntime *rt, PymObject *o)
{
  if (pym_int_check_exact (rt, o))
    pym_object_free_inline (rt, o);
  else
    pym_type (o)->free_ (rt, o);
}

static size_t
int_sizeof (PymRuntime *rt, const PymObject *o)
{
  return pym_int_sizeof (INT (o));
}

static PymObject *
int_from_arguments (PymRuntime *rt, PymObject *x, PymObject *base_object)
{
  const uint8_t *data;
  ssize_t base, size;

  if (x == NULL)
    {
      if (base_object == NULL)
        return pym_int_small (rt, 0);
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "int() missing string argument");
      return NULL;
    }
  if (base_object == NULL)
    return pym_number_int (rt, x);
  base = pym_number_as_ssize (rt, base_object, NULL);
  if (base == -1 && rt->error != NULL)
    return NULL;
  if ((base != 0 && base < 2) || base > 36)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "int() base must be >= 2 and <= 36, or 0");
      return NULL;
    }
  if (pym_str_check (x))
    return pym_int_from_str (rt, x, (int) base);
  if (pym_bytes_like (rt, x, &data, &size))
    return pym_int_from_bytes_text (rt, (const char *) data, (size_t) size, (int) base, NULL);
  pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                      "int() can't convert non-string with explicit base");
  return NULL;
}

static PymObject *
int_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "", "base", NULL };
  PymObject *parsed[2] = { NULL, NULL }, *value, *o;
  ssize_t n;

  if (pym_args_parse_tuple (rt, "int", names, 0, 1, args, kwargs, parsed) < 0)
    return NULL;
  value = int_from_arguments (rt, parsed[0], parsed[1]);
  if (value == NULL || type == PYM_TYPE (rt, INT))
    return value;
  n = pym_int_n_digits (INT (value));
  o = type->alloc (rt, type, n > 0 ? n : 1);
  if (o != NULL)
    {
      INT (o)->tag = INT (value)->tag;
      memcpy (INT (o)->digits, INT (value)->digits, (size_t) (n > 0 ? n : 1) * sizeof (PymDigit));
    }
  pym_decref (rt, value);
  return o;
}

/* Methods. */

static PymObject *
method_itself (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return int_itself (rt, self);
}

static PymObject *
method_bit_length (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_ssize (rt, (ssize_t) pym_int_bit_length (self));
}

static PymObject *
method_bit_count (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t count = 0;

  for (ssize_t i = 0; i < pym_int_n_digits (INT (self)); i++)
    count += __builtin_popcount (INT (self)->digits[i]);
  return pym_int_from_ssize (rt, count);
}

static PymObject *
method_as_integer_ratio (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_tuple_pair_steal (rt, int_itself (rt, self), pym_int_small (rt, 1));
}

static PymObject *
method_is_integer (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_bool_from_long (rt, 1);
}

/* 1: little, 0: big, -1: ValueError or TypeError. Missing means big. */
static int
byte_order (PymRuntime *rt, const char *function, PymObject *o)
{
  if (o == NULL)
    return 0;
  if (!pym_str_check (o))
    {
      pym_args_bad_argument (rt, function, "argument 'byteorder'", "str", o);
      return -1;
    }
  if (pym_str_equal_ascii (o, "little"))
    return 1;
  if (pym_str_equal_ascii (o, "big"))
    return 0;
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "byteorder must be either 'little' or 'big'");
  return -1;
}

static PymObject *
method_to_bytes (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "length", "byteorder", "signed", NULL };
  PymObject *parsed[3] = { NULL, NULL, NULL }, *bytes;
  ssize_t length = 1;
  int little, is_signed = 0;

  if (pym_args_parse_keywords (rt, "to_bytes", names, 0, 0, 2, args, nargs, kwnames, parsed) < 0)
    return NULL;
  if (parsed[0] != NULL)
    {
      length = pym_number_as_size_argument (rt, parsed[0]);
      if (length == -1 && rt->error != NULL)
        return NULL;
    }
  little = byte_order (rt, "to_bytes", parsed[1]);
  if (little < 0)
    return NULL;
  if (parsed[2] != NULL && (is_signed = pym_object_is_true (rt, parsed[2])) < 0)
    return NULL;
  if (length < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "length argument must be non-negative");
      return NULL;
    }
  bytes = pym_bytes_from_string_and_size (rt, NULL, length);
  if (bytes != NULL && pym_int_as_byte_array (rt, self, pym_bytes_data (bytes), (size_t) length,
                                              little, is_signed) < 0)
    {
      pym_decref (rt, bytes);
      return NULL;
    }
  return bytes;
}

static PymObject *
method_from_bytes (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "bytes", "byteorder", "signed", NULL };
  PymObject *parsed[3] = { NULL, NULL, NULL }, *bytes, *result;
  int little, is_signed = 0;

  if (pym_args_parse_keywords (rt, "from_bytes", names, 1, 0, 2, args, nargs, kwnames, parsed) < 0)
    return NULL;
  little = byte_order (rt, "from_bytes", parsed[1]);
  if (little < 0)
    return NULL;
  if (parsed[2] != NULL && (is_signed = pym_object_is_true (rt, parsed[2])) < 0)
    return NULL;
  bytes = pym_bytes_from_object (rt, parsed[0]);
  if (bytes == NULL)
    return NULL;
  result = pym_int_from_byte_array (rt, pym_bytes_data (bytes), (size_t) pym_bytes_size (bytes),
                                    little, is_signed);
  pym_decref (rt, bytes);
  if (result != NULL && type != PYM_OBJECT (PYM_TYPE (rt, INT)))
    {
      PymObject *made = pym_object_call_one_arg (rt, type, result);

      pym_setref (rt, &result, made);
    }
  return result;
}

/* Rounds to a multiple of 10**-digits; nothing to do unless digits are cut off. */
static PymObject *
method_round (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *digits, *ten, *unit, *quotient, *rest, *result;

  if (nargs == 0 || args[0] == pym_none (rt))
    return int_itself (rt, self);
  digits = pym_number_index (rt, args[0]);
  if (digits == NULL)
    return NULL;
  if (pym_int_sign (digits) >= 0)
    {
      pym_decref (rt, digits);
      return int_itself (rt, self);
    }
  result = pym_int_negative (rt, digits);
  pym_setref (rt, &digits, result);
  ten = pym_int_small (rt, 10);
  unit = digits != NULL ? pym_int_power (rt, ten, digits, NULL) : NULL;
  pym_xdecref (rt, digits);
  if (unit == NULL)
    return NULL;
  if (pym_int_divide_near (rt, self, unit, &quotient, &rest) < 0)
    {
      pym_decref (rt, unit);
      return NULL;
    }
  result = pym_int_subtract (rt, self, rest);
  pym_decref (rt, unit);
  pym_decref (rt, quotient);
  pym_decref (rt, rest);
  return result;
}

static PymObject *
method_format (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (!pym_str_check (args[0]))
    return pym_args_bad_argument (rt, "__format__", "argument", "str", args[0]);
  return pym_int_format_spec (rt, self, args[0]);
}

static PymObject *
method_getnewargs (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *copy = pym_int_copy (rt, self);

  return copy != NULL ? pym_tuple_from_array_steal (rt, &copy, 1) : NULL;
}

static const PymMethodDef int_methods[] = {
  { "conjugate", method_itself, 0, 0, 0, "Returns self, the complex conjugate of any int." },
  { "bit_length", method_bit_length, 0, 0, 0,
    "Number of bits necessary to represent self in binary." },
  { "bit_count", method_bit_count, 0, 0, 0, "Number of ones in the binary form of |self|." },
  { "to_bytes", method_to_bytes, 0, -1, PYM_METHOD_KEYWORDS,
    "Returns an array of bytes representing an integer." },
  { "from_bytes", method_from_bytes, 0, -1, PYM_METHOD_KEYWORDS | PYM_METHOD_CLASS,
    "Returns the integer represented by the given array of bytes." },
  { "as_integer_ratio", method_as_integer_ratio, 0, 0, 0,
    "Returns a pair of integers whose ratio is equal to the int." },
  { "is_integer", method_is_integer, 0, 0, 0, "Returns True, as every int is an integer." },
  { "__trunc__", method_itself, 0, 0, 0, "Truncating an int returns itself." },
  { "__floor__", method_itself, 0, 0, 0, "Flooring an int returns itself." },
  { "__ceil__", method_itself, 0, 0, 0, "Ceiling of an int returns itself." },
  { "__round__", method_round, 0, 1, 0, "Rounding an int returns itself, or a rounded int." },
  { "__format__", method_format, 1, 1, 0, "Converts to a string according to format_spec." },
  { "__getnewargs__", method_getnewargs, 0, 0, 0, NULL },
  { NULL },
};

static PymObject *
get_itself (PymRuntime *rt, PymObject *self, const void *closure)
{
  return int_itself (rt, self);
}

static PymObject *
get_small (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_int_small (rt, (int) (intptr_t) closure);
}

static const PymGetSetDef int_getset[] = {
  { "real", get_itself, NULL, NULL },
  { "imag", get_small, NULL, (const void *) 0 },
  { "numerator", get_itself, NULL, NULL },
  { "denominator", get_small, NULL, (const void *) 1 },
  { NULL },
};

const PymType pym_int_template = {
  .name = "int",
  .basicsize = offsetof (PymInt, digits),
  .itemsize = sizeof (PymDigit),
  .flags = PYM_TYPE_BASETYPE | PYM_TYPE_INT_SUBCLASS | PYM_TYPE_IMMUTABLE,
  .doc = "int([x]) -> integer\nint(x, base=10) -> integer",
  .new_ = int_new,
  .dealloc = int_dealloc,
  .free_ = pym_object_del,
  .sizeof_ = int_sizeof,
  .repr = int_repr,
  .hash = pym_int_hash,
  .getattro = pym_object_generic_get_attr,
  .richcompare = int_compare,
  .nb_add = int_add,
  .nb_subtract = int_subtract,
  .nb_multiply = int_multiply,
  .nb_remainder = int_remainder,
  .nb_divmod = int_divmod,
  .nb_power = int_power,
  .nb_negative = pym_int_negative,
  .nb_positive = int_itself,
  .nb_absolute = pym_int_absolute,
  .nb_invert = pym_int_invert,
  .nb_int = int_itself,
  .nb_float = int_float,
  .nb_index = int_itself,
  .nb_bool = int_bool,
  .nb_lshift = int_lshift,
  .nb_rshift = int_rshift,
  .nb_and = int_and,
  .nb_xor = int_xor,
  .nb_or = int_or,
  .nb_floor_divide = int_floor_divide,
  .nb_true_divide = int_true_divide,
  .methods = int_methods,
  .getset = int_getset,
};

/* bool */

static PymObject *
bool_repr (PymRuntime *rt, PymObject *o)
{
  return pym_str_intern_from_string (rt, o == pym_true (rt) ? "True" : "False");
}

static PymObject *
bool_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int truth;

  if (pym_args_no_keywords (rt, "bool", kwnames) < 0 ||
      pym_args_check_positional (rt, "bool", nargs, 0, 1) < 0)
    return NULL;
  truth = nargs == 0 ? 0 : pym_object_is_true (rt, args[0]);
  return truth < 0 ? NULL : pym_bool_from_long (rt, truth);
}

static PymObject *
bool_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "bool", kwargs) < 0)
    return NULL;
  return bool_vectorcall (rt, PYM_OBJECT (type), pym_tuple_items (args), pym_tuple_size (args),
                          NULL);
}

#define BOOL_SLOT(slot, function, operator)                                                        \
  static PymObject *slot (PymRuntime *rt, PymObject *a, PymObject *b)                              \
  {                                                                                                \
    if (!pym_bool_check (rt, a) || !pym_bool_check (rt, b))                                        \
      return function (rt, a, b);                                                                  \
    return pym_bool_from_long (rt, (a == pym_true (rt)) operator(b == pym_true (rt)));             \
  }

BOOL_SLOT (bool_and, int_and, &)
BOOL_SLOT (bool_or, int_or, |)
BOOL_SLOT (bool_xor, int_xor, ^)

const PymType pym_bool_template = {
  .name = "bool",
  .basicsize = offsetof (PymInt, digits),
  .itemsize = sizeof (PymDigit),
  .flags = PYM_TYPE_INT_SUBCLASS | PYM_TYPE_IMMUTABLE,
  .doc = "bool(x) -> bool",
  .new_ = bool_new,
  .type_vectorcall = bool_vectorcall,
  .dealloc = int_dealloc,
  .repr = bool_repr,
  .nb_and = bool_and,
  .nb_or = bool_or,
  .nb_xor = bool_xor,
};
