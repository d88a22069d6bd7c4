/* Quotients and remainders of ints, the exactly rounded true quotient, greatest common divisors and
 * square roots. */
#include "pym-int.h"

#include "pym-error.h"
#include "pym-float.h"
#include "pym-int-digits.h"
#include "pym-numbers-inline.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define INT(o) ((PymInt *) (o))

static inline bool
both_one_digit (const PymObject *a, const PymObject *b)
{
  return pym_int_n_digits (INT (a)) == 1 && pym_int_n_digits (INT (b)) == 1;
}

/* Both are of one digit, so that half a word is enough to divide in (fast_floor_div, fast_mod). */
static inline long
floor_quotient (const PymObject *a, const PymObject *b)
{
  PymDigit x = INT (a)->digits[0], y = INT (b)->digits[0];

  if (pym_int_sign (a) == pym_int_sign (b))
    return (long) (x / y);
  return -1 - (long) ((x - 1) / y);
}

static inline long
floor_remainder (const PymObject *a, const PymObject *b)
{
  PymDigit x = INT (a)->digits[0], y = INT (b)->digits[0];
  long rest = pym_int_sign (a) == pym_int_sign (b) ? (long) (x % y) : (long) (y - 1 - (x - 1) % y);

  return rest * pym_int_sign (b);
}

static void
zero_division (PymRuntime *rt, const char *message)
{
  pym_err_set_string (rt, PYM_TYPE (rt, ZERO_DIVISION_ERROR), message);
}

/* Towards zero; either result may be left out with NULL (long_divrem, long_rem). b is not 0. */
static int
truncated (PymRuntime *rt, PymInt *a, PymInt *b, PymObject **quotient, PymObject **remainder)
{
  ssize_t na = pym_int_n_digits (a), nb = pym_int_n_digits (b);
  PymInt *q = NULL, *r = NULL;

  if (na < nb || (na == nb && a->digits[na - 1] < b->digits[nb - 1]))
    {
      if (remainder != NULL)
        {
          *remainder = pym_int_check_exact (rt, PYM_OBJECT (a)) ? pym_newref (a)
                                                                : pym_int_copy (rt, PYM_OBJECT (a));
          if (*remainder == NULL)
            return -1;
        }
      if (quotient != NULL)
        *quotient = pym_int_small (rt, 0);
      return 0;
    }
  if (nb == 1)
    {
      PymDigit rest;

      if (quotient != NULL)
        {
          q = pym_int_new (rt, na);
          if (q == NULL)
            return -1;
          rest = pym_digits_divide_by_one (q->digits, a->digits, na, b->digits[0]);
        }
      else
        {
          PymTwoDigits sum = 0;

          for (ssize_t i = na; --i >= 0;)
            sum = (sum << PYM_DIGIT_BITS | a->digits[i]) % b->digits[0];
          rest = (PymDigit) sum;
        }
      if (remainder != NULL)
        {
          *remainder = pym_int_from_long (rt, pym_int_sign (a) < 0 ? -(long) rest : (long) rest);
          if (*remainder == NULL)
            {
              pym_xdecref (rt, q);
              return -1;
            }
        }
    }
  else
    {
      r = pym_int_new (rt, nb);
      if (r != NULL && quotient != NULL)
        q = pym_int_new (rt, pym_digits_quotient_length (a->digits, na, b->digits, nb));
      if (r == NULL || (quotient != NULL && q == NULL) ||
          pym_digits_divide (rt, q != NULL ? q->digits : NULL, r->digits, a->digits, na, b->digits,
                             nb) < 0)
        {
          pym_xdecref (rt, r);
          pym_xdecref (rt, q);
          return -1;
        }
      pym_int_set (r, pym_int_sign (a), nb);
      pym_int_normalize (r);
      if (remainder != NULL)
        *remainder = pym_int_maybe_small (rt, r);
      else
        pym_decref (rt, r);
    }
  if (quotient != NULL)
    {
      pym_int_set (q, pym_int_sign (a) == pym_int_sign (b) ? 1 : -1, pym_int_n_digits (q));
      pym_int_normalize (q);
      *quotient = pym_int_maybe_small (rt, q);
    }
  return 0;
}

/* Floored; `quotient` or `remainder` may be NULL. b is not 0. */
static int
floored (PymRuntime *rt, PymObject *a, PymObject *b, PymObject **quotient, PymObject **remainder)
{
  PymObject *q = NULL, *r = NULL, *fixed;

  if (both_one_digit (a, b))
    {
      if (quotient != NULL && (q = pym_int_from_digit (rt, floor_quotient (a, b))) == NULL)
        return -1;
      if (remainder != NULL && (r = pym_int_from_digit (rt, floor_remainder (a, b))) == NULL)
        {
          pym_xdecref (rt, q);
          return -1;
        }
    }
  else
    {
      if (truncated (rt, INT (a), INT (b), quotient != NULL ? &q : NULL, &r) < 0)
        return -1;
      if (pym_int_sign (r) * pym_int_sign (b) < 0)
        {
          fixed = remainder != NULL ? pym_int_add (rt, r, b) : pym_newref (r);
          pym_setref (rt, &r, fixed);
          if (quotient != NULL)
            {
              fixed = pym_int_subtract (rt, q, pym_int_small (rt, 1));
              pym_setref (rt, &q, fixed);
            }
          if (r == NULL || (quotient != NULL && q == NULL))
            {
              pym_xdecref (rt, q);
              pym_xdecref (rt, r);
              return -1;
            }
        }
      if (remainder == NULL)
        pym_decref (rt, r);
    }
  if (quotient != NULL)
    *quotient = q;
  if (remainder != NULL)
    *remainder = r;
  return 0;
}

PymObject *
pym_int_floor_divide (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *quotient;

  if (PYM_LIKELY (both_one_digit (a, b)))
    return pym_int_from_digit (rt, floor_quotient (a, b));
  if (pym_int_sign (b) == 0)
    {
      zero_division (rt, "integer division or modulo by zero");
      return NULL;
    }
  return floored (rt, a, b, &quotient, NULL) < 0 ? NULL : quotient;
}

PymObject *
pym_int_remainder (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *remainder;

  if (PYM_LIKELY (both_one_digit (a, b)))
    return pym_int_from_digit (rt, floor_remainder (a, b));
  if (pym_int_sign (b) == 0)
    {
      zero_division (rt, "integer modulo by zero");
      return NULL;
    }
  return floored (rt, a, b, NULL, &remainder) < 0 ? NULL : remainder;
}

int
pym_int_divide_with_remainder (
    PymRuntime *rt, PymObject *a, PymObject *b, PymObject **quotient, PymObject **remainder)
{
  if (pym_int_sign (b) == 0)
    {
      zero_division (rt, "integer division or modulo by zero");
      return -1;
    }
  return floored (rt, a, b, quotient, remainder);
}

int
pym_int_divide_near (
    PymRuntime *rt, PymObject *a, PymObject *b, PymObject **quotient, PymObject **remainder)
{
  PymObject *q = NULL, *r = NULL, *twice = NULL, *size = NULL, *one = pym_int_small (rt, 1), *new;
  bool differ = pym_int_sign (a) * pym_int_sign (b) < 0;
  int comparison, status = -1;

  if (pym_int_sign (b) == 0)
    {
      zero_division (rt, "integer division or modulo by zero");
      return -1;
    }
  if (truncated (rt, INT (a), INT (b), &q, &r) < 0)
    return -1;
  twice = pym_int_lshift (rt, r, one);
  if (twice == NULL)
    goto out;
  new = pym_int_absolute (rt, twice);
  pym_setref (rt, &twice, new);
  size = pym_int_absolute (rt, b);
  if (twice == NULL || size == NULL)
    goto out;
  comparison = pym_int_compare (twice, size);
  if (comparison > 0 || (comparison == 0 && (INT (q)->digits[0] & 1) != 0))
    {
      /* One further from zero. */
      bool same = pym_int_sign (r) == pym_int_sign (b);

      new = differ ? pym_int_subtract (rt, q, one) : pym_int_add (rt, q, one);
      pym_setref (rt, &q, new);
      new = same ? pym_int_subtract (rt, r, b) : pym_int_add (rt, r, b);
      pym_setref (rt, &r, new);
      if (q == NULL || r == NULL)
        goto out;
    }
  *quotient = pym_newref (q);
  *remainder = pym_newref (r);
  status = 0;

out:
  pym_xdecref (rt, q);
  pym_xdecref (rt, r);
  pym_xdecref (rt, twice);
  pym_xdecref (rt, size);
  return status;
}

static bool
any_bit_below (const PymInt *a, size_t bits)
{
  size_t words = bits / PYM_DIGIT_BITS;

  for (size_t i = 0; i < words; i++)
    if (a->digits[i] != 0)
      return true;
  return (a->digits[words] & (((PymDigit) 1 << bits % PYM_DIGIT_BITS) - 1)) != 0;
}

/* A quotient of 55 or 56 bits is made, less where the result is subnormal; a bit at its end stands
 * for everything that was lost; that is rounded once (long_true_divide). */
static PymObject *
long_quotient (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *x = NULL, *y = NULL, *count = NULL, *q = NULL, *r = NULL, *result = NULL, *shifted;
  bool negative = pym_int_sign (a) * pym_int_sign (b) < 0, inexact = false;
  ssize_t difference = (ssize_t) pym_int_bit_length (a) - (ssize_t) pym_int_bit_length (b), shift;
  uint64_t bits = 0, mask;
  int n_bits, extra;
  double value;

  if (difference > DBL_MAX_EXP)
    goto overflow;
  if (difference < DBL_MIN_EXP - DBL_MANT_DIG - 1)
    return pym_float_from_double (rt, negative ? -0.0 : 0.0);
  shift = (difference > DBL_MIN_EXP ? difference : DBL_MIN_EXP) - DBL_MANT_DIG - 2;
  x = pym_int_absolute (rt, a);
  y = pym_int_absolute (rt, b);
  count = pym_int_from_ssize (rt, shift < 0 ? -shift : shift);
  if (x == NULL || y == NULL || count == NULL)
    goto out;
  if (shift > 0)
    inexact = any_bit_below (INT (a), (size_t) shift);
  shifted = shift > 0 ? pym_int_rshift (rt, x, count) : pym_int_lshift (rt, x, count);
  pym_setref (rt, &x, shifted);
  if (x == NULL || truncated (rt, INT (x), INT (y), &q, &r) < 0)
    goto out;
  if (pym_int_sign (r) != 0)
    inexact = true;
  for (ssize_t i = pym_int_n_digits (INT (q)); --i >= 0;)
    bits = bits << PYM_DIGIT_BITS | INT (q)->digits[i];
  n_bits = (int) pym_int_bit_length (q);
  extra = (n_bits > DBL_MIN_EXP - shift ? n_bits : (int) (DBL_MIN_EXP - shift)) - DBL_MANT_DIG;
  mask = (uint64_t) 1 << (extra - 1);
  bits |= inexact;
  if ((bits & mask) != 0 && (bits & (3 * mask - 1)) != 0)
    bits += mask;
  value = (double) (bits & ~(2 * mask - 1));
  if (shift + n_bits >= DBL_MAX_EXP &&
      (shift + n_bits > DBL_MAX_EXP || value == ldexp (1.0, n_bits)))
    goto overflow;
  value = ldexp (value, (int) shift);
  result = pym_float_from_double (rt, negative ? -value : value);

out:
  pym_xdecref (rt, x);
  pym_xdecref (rt, y);
  pym_xdecref (rt, count);
  pym_xdecref (rt, q);
  pym_xdecref (rt, r);
  return result;

overflow:
  pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                      "integer division result too large for a float");
  goto out;
}

static bool
exact_in_double (const PymObject *o)
{
  return pym_int_bit_length (o) <= DBL_MANT_DIG;
}

PymObject *
pym_int_true_divide (PymRuntime *rt, PymObject *a, PymObject *b)
{
  if (pym_int_sign (b) == 0)
    {
      zero_division (rt, "division by zero");
      return NULL;
    }
  if (pym_int_sign (a) == 0)
    return pym_float_from_double (rt, pym_int_sign (b) < 0 ? -0.0 : 0.0);
  if (exact_in_double (a) && exact_in_double (b))
    return pym_float_from_double (rt, pym_int_as_double (rt, a) / pym_int_as_double (rt, b));
  return long_quotient (rt, a, b);
}

PymObject *
pym_int_gcd (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *x = pym_int_absolute (rt, a), *y = pym_int_absolute (rt, b), *r;

  if (x == NULL || y == NULL)
    goto failed;
  while (pym_int_sign (y) != 0 && !(pym_int_is_compact (x) && pym_int_is_compact (y)))
    {
      r = pym_int_remainder (rt, x, y);
      if (r == NULL)
        goto failed;
      pym_decref (rt, x);
      x = y;
      y = r;
    }
  if (pym_int_sign (y) != 0)
    {
      long p = pym_int_compact_value (x), q = pym_int_compact_value (y);

      while (q != 0)
        {
          long rest = p % q;

          p = q;
          q = rest;
        }
      pym_decref (rt, x);
      pym_decref (rt, y);
      return pym_int_from_long (rt, p);
    }
  pym_decref (rt, y);
  return x;

failed:
  pym_xdecref (rt, x);
  pym_xdecref (rt, y);
  return NULL;
}

PymObject *
pym_int_lcm (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *g, *f, *m, *result;

  if (pym_int_sign (a) == 0 || pym_int_sign (b) == 0)
    return pym_int_small (rt, 0);
  g = pym_int_gcd (rt, a, b);
  if (g == NULL)
    return NULL;
  f = pym_int_floor_divide (rt, a, g);
  pym_decref (rt, g);
  if (f == NULL)
    return NULL;
  m = pym_int_multiply (rt, f, b);
  pym_decref (rt, f);
  if (m == NULL)
    return NULL;
  result = pym_int_absolute (rt, m);
  pym_decref (rt, m);
  return result;
}

/* x shifted by `bits` to the left, or to the right when negative; new. */
static PymObject *
shifted_by (PymRuntime *rt, PymObject *x, ssize_t bits)
{
  PymObject *count = pym_int_from_ssize (rt, bits < 0 ? -bits : bits), *result;

  if (count == NULL)
    return NULL;
  result = bits < 0 ? pym_int_rshift (rt, x, count) : pym_int_lshift (rt, x, count);
  pym_decref (rt, count);
  return result;
}

/* Each step doubles the number of correct bits at the top (math.isqrt of CPython explains why). */
PymObject *
pym_int_isqrt (PymRuntime *rt, PymObject *n)
{
  PymObject *a, *square;
  ssize_t half, d = 0;

  if (pym_int_sign (n) == 0)
    return pym_int_small (rt, 0);
  half = ((ssize_t) pym_int_bit_length (n) - 1) / 2;
  a = pym_int_small (rt, 1);
  for (int s = half == 0 ? 0 : 64 - __builtin_clzl ((unsigned long) half); --s >= 0;)
    {
      ssize_t e = d;
      PymObject *left, *right, *quotient, *sum;

      d = half >> s;
      left = shifted_by (rt, a, d - e - 1);
      right = shifted_by (rt, n, -(2 * half - e - d + 1));
      quotient = left != NULL && right != NULL ? pym_int_floor_divide (rt, right, a) : NULL;
      sum = quotient != NULL ? pym_int_add (rt, left, quotient) : NULL;
      pym_xdecref (rt, left);
      pym_xdecref (rt, right);
      pym_xdecref (rt, quotient);
      pym_decref (rt, a);
      if (sum == NULL)
        return NULL;
      a = sum;
    }
  square = pym_int_multiply (rt, a, a);
  if (square != NULL && pym_int_compare (square, n) > 0)
    {
      PymObject *less = pym_int_subtract (rt, a, pym_int_small (rt, 1));

      pym_setref (rt, &a, less);
    }
  if (square == NULL)
    {
      pym_decref (rt, a);
      return NULL;
    }
  pym_decref (rt, square);
  return a;
}
