#include "pym-int.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-hash.h"
#include "pym-numbers-inline.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#define SMALL(rt, value) pym_int_small_inline (rt, value)

PymObject *
pym_int_small (PymRuntime *rt, int value)
{
  return SMALL (rt, value);
}

PymInt *
pym_int_new (PymRuntime *rt, ssize_t n)
{
  size_t room = n > 0 ? (size_t) n : 1;
  PymInt *a;

  if (room > (SSIZE_MAX - sizeof (PymInt)) / sizeof (PymDigit))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "too many digits in integer");
      return NULL;
    }
  a = pym_object_malloc_inline (rt, sizeof (PymInt) + room * sizeof (PymDigit));
  if (a == NULL)
    return (PymInt *) pym_err_no_memory (rt);
  a->base.refcount = 1;
  a->base.type = PYM_TYPE (rt, INT);
  pym_int_set (a, n != 0, n);
  a->digits[0] = 0;
  return a;
}

void
pym_int_normalize (PymInt *a)
{
  ssize_t n = pym_int_n_digits (a);
  int sign = pym_int_sign (a);

  while (n > 0 && a->digits[n - 1] == 0)
    n--;
  pym_int_set (a, n == 0 ? 0 : sign, n);
}

PymObject *
pym_int_maybe_small (PymRuntime *rt, PymInt *a)
{
  if (a != NULL && pym_int_is_compact (a))
    {
      ssize_t value = pym_int_compact_value (a);

      if (pym_int_is_small (value))
        {
          pym_decref (rt, a);
          return SMALL (rt, value);
        }
    }
  return PYM_OBJECT (a);
}

static PymObject *
from_magnitude (PymRuntime *rt, uint64_t magnitude, int sign)
{
  ssize_t n = magnitude >> PYM_DIGIT_BITS == 0 ? 1 : magnitude >> (2 * PYM_DIGIT_BITS) == 0 ? 2 : 3;
  PymInt *a = pym_int_new (rt, n);

  if (a == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++, magnitude >>= PYM_DIGIT_BITS)
    a->digits[i] = (PymDigit) magnitude & PYM_DIGIT_MASK;
  pym_int_set (a, sign, n);
  return PYM_OBJECT (a);
}

static inline uint64_t
magnitude_of (long value)
{
  return value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
}

PymObject *
pym_int_from_long (PymRuntime *rt, long value)
{
  if (PYM_LIKELY (pym_int_has_one_digit (value)))
    return pym_int_from_digit (rt, value);
  return from_magnitude (rt, magnitude_of (value), value < 0 ? -1 : 1);
}

PymObject *
pym_int_from_ssize (PymRuntime *rt, ssize_t value)
{
  if (pym_int_is_small (value))
    return SMALL (rt, value);
  return from_magnitude (rt, magnitude_of (value), value < 0 ? -1 : 1);
}

PymObject *
pym_int_from_unsigned_long (PymRuntime *rt, unsigned long value)
{
  if (value <= PYM_SMALL_INT_MAX)
    return SMALL (rt, (int) value);
  return from_magnitude (rt, value, 1);
}

PymObject *
pym_int_from_size (PymRuntime *rt, size_t value)
{
  return pym_int_from_unsigned_long (rt, value);
}

PymObject *
pym_int_from_double (PymRuntime *rt, double value)
{
  int exponent;
  ssize_t n;
  double fraction;
  PymInt *a;

  if (-0x1p63 < value && value < 0x1p63)
    return pym_int_from_long (rt, (long) value);
  if (isinf (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "cannot convert float infinity to integer");
      return NULL;
    }
  if (isnan (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "cannot convert float NaN to integer");
      return NULL;
    }
  fraction = frexp (fabs (value), &exponent);
  n = (exponent - 1) / PYM_DIGIT_BITS + 1;
  a = pym_int_new (rt, n);
  if (a == NULL)
    return NULL;
  fraction = ldexp (fraction, (exponent - 1) % PYM_DIGIT_BITS + 1);
  for (ssize_t i = n; --i >= 0;)
    {
      a->digits[i] = (PymDigit) fraction;
      fraction = ldexp (fraction - (double) a->digits[i], PYM_DIGIT_BITS);
    }
  pym_int_set (a, value < 0 ? -1 : 1, n);
  return PYM_OBJECT (a);
}

PymObject *
pym_int_copy (PymRuntime *rt, PymObject *o)
{
  PymInt *a = (PymInt *) o, *copy;
  ssize_t n = pym_int_n_digits (a);

  if (pym_int_is_compact (a) && pym_int_is_small (pym_int_compact_value (a)))
    return SMALL (rt, pym_int_compact_value (a));
  copy = pym_int_new (rt, n);
  if (copy == NULL)
    return NULL;
  memcpy (copy->digits, a->digits, (size_t) n * sizeof (PymDigit));
  pym_int_set (copy, pym_int_sign (a), n);
  return PYM_OBJECT (copy);
}

PymObject *
pym_bool_from_long (PymRuntime *rt, long value)
{
  return value ? pym_true (rt) : pym_false (rt);
}

/* Magnitude in 64 bits; false when it needs more. */
static bool
read_magnitude (const PymInt *a, uint64_t *out)
{
  uint64_t x = 0;

  for (ssize_t i = pym_int_n_digits (a); --i >= 0;)
    {
      if (x >> (64 - PYM_DIGIT_BITS) != 0)
        return false;
      x = x << PYM_DIGIT_BITS | a->digits[i];
    }
  *out = x;
  return true;
}

/* 0: in range, else the sign of the value that is not. */
static int
read_signed (const PymInt *a, int64_t *out)
{
  uint64_t x;

  if (!read_magnitude (a, &x))
    return pym_int_sign (a);
  if (pym_int_sign (a) < 0)
    {
      if (x > (uint64_t) 1 << 63)
        return -1;
      *out = (int64_t) (0 - x);
      return 0;
    }
  if (x > INT64_MAX)
    return 1;
  *out = (int64_t) x;
  return 0;
}

long
pym_int_as_long_and_overflow (PymRuntime *rt, PymObject *o, int *overflow)
{
  PymObject *index;
  int64_t value = -1;

  *overflow = 0;
  index = pym_int_check (o) ? pym_newref (o) : pym_number_index (rt, o);
  if (index == NULL)
    return -1;
  *overflow = read_signed ((PymInt *) index, &value);
  if (*overflow != 0)
    value = -1;
  pym_decref (rt, index);
  return value;
}

long
pym_int_as_long (PymRuntime *rt, PymObject *o)
{
  int overflow;
  long value = pym_int_as_long_and_overflow (rt, o, &overflow);

  if (overflow != 0)
    pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                        "Python int too large to convert to C long");
  return value;
}

int
pym_int_as_int (PymRuntime *rt, PymObject *o)
{
  int overflow;
  long value = pym_int_as_long_and_overflow (rt, o, &overflow);

  if (overflow != 0 || value > INT_MAX || value < INT_MIN)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "Python int too large to convert to C int");
      return -1;
    }
  return (int) value;
}

static bool
need_int (PymRuntime *rt, PymObject *o)
{
  if (pym_int_check (o))
    return true;
  pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), "an integer is required");
  return false;
}

ssize_t
pym_int_as_ssize (PymRuntime *rt, PymObject *o)
{
  int64_t value = -1;

  if (!need_int (rt, o))
    return -1;
  if (read_signed ((PymInt *) o, &value) != 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                          "Python int too large to convert to C ssize_t");
      return -1;
    }
  return value;
}

unsigned long
pym_int_as_unsigned_long (PymRuntime *rt, PymObject *o)
{
  uint64_t value;

  if (!need_int (rt, o))
    return (unsigned long) -1;
  if (pym_int_sign (o) < 0)
    pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                        "can't convert negative value to unsigned int");
  else if (!read_magnitude ((PymInt *) o, &value))
    pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                        "Python int too large to convert to C unsigned long");
  else
    return value;
  return (unsigned long) -1;
}

size_t
pym_int_bit_length (const PymObject *o)
{
  const PymInt *a = (const PymInt *) o;
  ssize_t n = pym_int_n_digits (a);

  if (n == 0)
    return 0;
  return (size_t) (n - 1) * PYM_DIGIT_BITS + 32 - (size_t) __builtin_clz (a->digits[n - 1]);
}

double
pym_int_frexp (const PymObject *o, ssize_t *exponent)
{
  const PymInt *a = (const PymInt *) o;
  size_t bits = pym_int_bit_length (o);
  ssize_t i = pym_int_n_digits (a);
  uint64_t top = 0;
  int have = 0;
  double x;

  *exponent = (ssize_t) bits;
  if (bits == 0)
    return 0.0;
  /* 64 bits from the top; what follows only matters as being there or not. */
  while (i > 0 && have < 64)
    {
      int width = have == 0 ? 32 - __builtin_clz (a->digits[i - 1]) : PYM_DIGIT_BITS;
      PymDigit digit = a->digits[--i];

      if (have + width <= 64)
        {
          top = top << width | digit;
          have += width;
        }
      else
        {
          int taken = 64 - have, left = width - taken;

          top = top << taken | digit >> left;
          have = 64;
          if ((digit & (((PymDigit) 1 << left) - 1)) != 0)
            top |= 1;
        }
    }
  while (i > 0 && (top & 1) == 0)
    top |= a->digits[--i] != 0;
  top <<= 64 - have;
  /* Keep 53 bits; the lowest 11 decide, half to even. */
  {
    uint64_t rest = top & 0x7ff, kept = top >> 11;

    if (rest > 0x400 || (rest == 0x400 && (kept & 1) != 0))
      kept++;
    x = ldexp ((double) kept, -53);
  }
  if (x == 1.0)
    {
      x = 0.5;
      ++*exponent;
    }
  return pym_int_sign (a) < 0 ? -x : x;
}

double
pym_int_as_double (PymRuntime *rt, PymObject *o)
{
  ssize_t exponent;
  double x;

  if (!need_int (rt, o))
    return -1.0;
  if (pym_int_is_compact (o))
    return (double) pym_int_compact_value (o);
  x = pym_int_frexp (o, &exponent);
  if (exponent > 1024)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "int too large to convert to float");
      return -1.0;
    }
  return ldexp (x, (int) exponent);
}

int
pym_int_compare (const PymObject *a, const PymObject *b)
{
  const PymInt *x = (const PymInt *) a, *y = (const PymInt *) b;
  ssize_t n = pym_int_n_digits (x) * pym_int_sign (x);
  ssize_t m = pym_int_n_digits (y) * pym_int_sign (y);
  ssize_t i;

  if (n != m)
    return n < m ? -1 : 1;
  i = n < 0 ? -n : n;
  while (--i >= 0)
    if (x->digits[i] != y->digits[i])
      return (x->digits[i] < y->digits[i]) == (n > 0) ? -1 : 1;
  return 0;
}

ssize_t
pym_int_hash (PymRuntime *rt, PymObject *o)
{
  const PymInt *a = (const PymInt *) o;
  uint64_t x = 0;
  ssize_t hash;

  if (pym_int_is_compact (a))
    {
      hash = pym_int_compact_value (a);
      return hash == -1 ? -2 : hash;
    }
  for (ssize_t i = pym_int_n_digits (a); --i >= 0;)
    {
      x = ((x << PYM_DIGIT_BITS) & PYM_HASH_MODULUS) | x >> (PYM_HASH_BITS - PYM_DIGIT_BITS);
      x += a->digits[i];
      if (x >= PYM_HASH_MODULUS)
        x -= PYM_HASH_MODULUS;
    }
  hash = (ssize_t) x * pym_int_sign (a);
  return hash == -1 ? -2 : hash;
}

size_t
pym_int_sizeof (const PymInt *a)
{
  ssize_t n = pym_int_n_digits (a);

  return (size_t) pym_type (a)->basicsize + (size_t) (n > 0 ? n : 1) * sizeof (PymDigit);
}
