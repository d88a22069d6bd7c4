/* Sum, difference, product, sign, shifts and bit operations of ints. */
#include "pym-int.h"

#include "pym-error.h"
#include "pym-int-digits.h"
#include "pym-numbers-inline.h"

#include <limits.h>
#include <string.h>

#define INT(o) ((PymInt *) (o))

static inline bool
both_compact (const PymObject *a, const PymObject *b)
{
  return pym_int_is_compact (a) && pym_int_is_compact (b);
}

static inline void
flip_sign (PymInt *a)
{
  pym_int_set (a, -pym_int_sign (a), pym_int_n_digits (a));
}

/* |a| + |b| */
static PymInt *
add_magnitudes (PymRuntime *rt, const PymInt *a, const PymInt *b)
{
  ssize_t na = pym_int_n_digits (a), nb = pym_int_n_digits (b);
  PymInt *z;

  if (na < nb)
    {
      const PymInt *c = a;

      a = b, b = c;
      na = nb, nb = pym_int_n_digits (b);
    }
  z = pym_int_new (rt, na + 1);
  if (z == NULL)
    return NULL;
  pym_digits_add (z->digits, a->digits, na, b->digits, nb);
  pym_int_normalize (z);
  return z;
}

/* |a| - |b|. A small result is the shared one. */
static PymObject *
subtract_magnitudes (PymRuntime *rt, const PymInt *a, const PymInt *b, bool negate)
{
  ssize_t na = pym_int_n_digits (a), nb = pym_int_n_digits (b);
  PymInt *z;

  if (na == nb)
    {
      /* Equal digits at the top need no room. */
      while (na > 0 && a->digits[na - 1] == b->digits[na - 1])
        na--;
      if (na == 0)
        return pym_int_small (rt, 0);
      nb = na;
    }
  if (na < nb || (na == nb && a->digits[na - 1] < b->digits[na - 1]))
    {
      const PymInt *c = a;
      ssize_t nc = na;

      a = b, b = c;
      na = nb, nb = nc;
      negate = !negate;
    }
  z = pym_int_new (rt, na);
  if (z == NULL)
    return NULL;
  pym_digits_subtract (z->digits, a->digits, na, b->digits, nb);
  pym_int_normalize (z);
  if (negate)
    flip_sign (z);
  return pym_int_maybe_small (rt, z);
}

PymObject *
pym_int_add (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymInt *z;

  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) + pym_int_compact_value (b));
  if (pym_int_sign (a) < 0)
    {
      if (pym_int_sign (b) >= 0)
        return subtract_magnitudes (rt, INT (b), INT (a), false);
      z = add_magnitudes (rt, INT (a), INT (b));
      if (z != NULL)
        flip_sign (z);
      return PYM_OBJECT (z);
    }
  if (pym_int_sign (b) < 0)
    return subtract_magnitudes (rt, INT (a), INT (b), false);
  return PYM_OBJECT (add_magnitudes (rt, INT (a), INT (b)));
}

PymObject *
pym_int_subtract (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymInt *z;

  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) - pym_int_compact_value (b));
  if (pym_int_sign (a) < 0)
    {
      if (pym_int_sign (b) < 0)
        return subtract_magnitudes (rt, INT (b), INT (a), false);
      z = add_magnitudes (rt, INT (a), INT (b));
      if (z != NULL)
        flip_sign (z);
      return PYM_OBJECT (z);
    }
  if (pym_int_sign (b) < 0)
    return PYM_OBJECT (add_magnitudes (rt, INT (a), INT (b)));
  return subtract_magnitudes (rt, INT (a), INT (b), false);
}

PymObject *
pym_int_multiply (PymRuntime *rt, PymObject *a, PymObject *b)
{
  ssize_t na = pym_int_n_digits (INT (a)), nb = pym_int_n_digits (INT (b));
  PymInt *z;

  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) * pym_int_compact_value (b));
  if (na == 0 || nb == 0)
    return pym_int_small (rt, 0);
  z = pym_int_new (rt, na + nb);
  if (z == NULL)
    return NULL;
  if (pym_digits_multiply (rt, z->digits, INT (a)->digits, na, INT (b)->digits, nb) < 0)
    {
      pym_decref (rt, z);
      return NULL;
    }
  pym_int_normalize (z);
  if (pym_int_sign (a) != pym_int_sign (b))
    flip_sign (z);
  return PYM_OBJECT (z);
}

PymObject *
pym_int_negative (PymRuntime *rt, PymObject *a)
{
  PymObject *z;

  if (pym_int_is_compact (a))
    return pym_int_from_long (rt, -pym_int_compact_value (a));
  z = pym_int_copy (rt, a);
  if (z != NULL)
    flip_sign (INT (z));
  return z;
}

PymObject *
pym_int_absolute (PymRuntime *rt, PymObject *a)
{
  if (pym_int_sign (a) < 0)
    return pym_int_negative (rt, a);
  return pym_int_check_exact (rt, a) ? pym_newref (a) : pym_int_copy (rt, a);
}

PymObject *
pym_int_invert (PymRuntime *rt, PymObject *a)
{
  PymObject *z;

  if (pym_int_is_compact (a))
    return pym_int_from_long (rt, ~pym_int_compact_value (a));
  z = pym_int_add (rt, a, pym_int_small (rt, 1));
  if (z != NULL)
    flip_sign (INT (z));
  return z;
}

/* Splits a shift count. 0; 1: more digits than there can be; -1 with ValueError. */
static int
split_shift (PymRuntime *rt, PymObject *b, ssize_t *words, int *bits)
{
  PymDigit rest = 0;
  const PymInt *n = INT (b);
  unsigned __int128 count = 0;

  if (pym_int_sign (b) < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "negative shift count");
      return -1;
    }
  if (pym_int_n_digits (n) > 3)
    return 1;
  for (ssize_t i = pym_int_n_digits (n); --i >= 0;)
    count = count << PYM_DIGIT_BITS | n->digits[i];
  rest = (PymDigit) (count % PYM_DIGIT_BITS);
  count /= PYM_DIGIT_BITS;
  if (count > SSIZE_MAX / 8)
    return 1;
  *words = (ssize_t) count;
  *bits = (int) rest;
  return 0;
}

PymObject *
pym_int_lshift (PymRuntime *rt, PymObject *a, PymObject *b)
{
  ssize_t words = 0, n = pym_int_n_digits (INT (a));
  int bits = 0, status = split_shift (rt, b, &words, &bits);
  PymInt *z;

  if (status < 0)
    return NULL;
  if (n == 0)
    return pym_int_small (rt, 0);
  if (status > 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "too many digits in integer");
      return NULL;
    }
  if (words == 0 && pym_int_is_compact (a))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) * ((long) 1 << bits));
  z = pym_int_new (rt, n + words + (bits != 0));
  if (z == NULL)
    return NULL;
  memset (z->digits, 0, (size_t) words * sizeof (PymDigit));
  {
    PymDigit carry = pym_digits_shift_left (z->digits + words, INT (a)->digits, n, bits);

    if (bits != 0)
      z->digits[n + words] = carry;
  }
  pym_int_normalize (z);
  if (pym_int_sign (a) < 0)
    flip_sign (z);
  return pym_int_maybe_small (rt, z);
}

PymObject *
pym_int_rshift (PymRuntime *rt, PymObject *a, PymObject *b)
{
  ssize_t words = 0, n = pym_int_n_digits (INT (a)), left;
  int bits = 0, status = split_shift (rt, b, &words, &bits);
  bool negative = pym_int_sign (a) < 0, lost = false;
  PymInt *z;

  if (status < 0)
    return NULL;
  if (n == 0)
    return pym_int_small (rt, 0);
  if (status > 0)
    return pym_int_small (rt, negative ? -1 : 0);
  if (pym_int_is_compact (a))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) >> (words == 0 ? bits : 31));
  if (negative && bits == 0)
    {
      /* Rounding down may carry into one digit more. */
      if (words == 0)
        return pym_int_check_exact (rt, a) ? pym_newref (a) : pym_int_copy (rt, a);
      words--;
      bits = PYM_DIGIT_BITS;
    }
  left = n - words;
  if (left <= 0)
    return pym_int_small (rt, negative ? -1 : 0);
  z = pym_int_new (rt, left);
  if (z == NULL)
    return NULL;
  for (ssize_t i = 0; i < words && !lost; i++)
    lost = INT (a)->digits[i] != 0;
  if (pym_digits_shift_right (z->digits, INT (a)->digits + words, left, bits) != 0)
    lost = true;
  if (negative)
    {
      /* Floor of a negative number: one more in magnitude when bits were lost. */
      PymDigit one = 1;

      if (lost)
        for (ssize_t i = 0; one != 0 && i < left; i++)
          {
            z->digits[i] += one;
            one = z->digits[i] >> PYM_DIGIT_BITS;
            z->digits[i] &= PYM_DIGIT_MASK;
          }
      flip_sign (z);
    }
  pym_int_normalize (z);
  return pym_int_maybe_small (rt, z);
}

/* Digits of an int as two's complement, from the lowest on, with endless sign digits. */
typedef struct
{
  const PymInt *a;
  PymDigit mask; /* 0 or all ones */
  PymDigit carry;
} TwosComplement;

static inline PymDigit
next_digit (TwosComplement *t, ssize_t i)
{
  PymDigit digit = i < pym_int_n_digits (t->a) ? t->a->digits[i] : 0;

  digit = (digit ^ t->mask) + t->carry;
  t->carry = digit >> PYM_DIGIT_BITS;
  return digit & PYM_DIGIT_MASK;
}

static inline TwosComplement
twos_complement (const PymInt *a)
{
  bool negative = pym_int_sign (a) < 0;

  return (TwosComplement){ a, negative ? PYM_DIGIT_MASK : 0, negative };
}

/* Of two that are not negative, digit by digit. `a` is not the shorter one. */
static PymObject *
bitwise_magnitudes (PymRuntime *rt, char op, const PymInt *a, const PymInt *b)
{
  ssize_t na = pym_int_n_digits (a), nb = pym_int_n_digits (b);
  ssize_t n = op == '&' ? nb : na;
  PymInt *z = pym_int_new (rt, n);

  if (z == NULL)
    return NULL;
  for (ssize_t i = 0; i < nb; i++)
    {
      PymDigit p = a->digits[i], q = b->digits[i];

      z->digits[i] = op == '&' ? p & q : op == '|' ? p | q : p ^ q;
    }
  for (ssize_t i = nb; i < n; i++)
    z->digits[i] = a->digits[i];
  pym_int_normalize (z);
  return pym_int_maybe_small (rt, z);
}

static PymObject *
bitwise (PymRuntime *rt, char op, PymObject *first, PymObject *second)
{
  bool longer_first = pym_int_n_digits (INT (first)) >= pym_int_n_digits (INT (second));
  PymInt *a = INT (longer_first ? first : second), *b = INT (longer_first ? second : first);
  bool a_negative = pym_int_sign (a) < 0, b_negative = pym_int_sign (b) < 0;
  TwosComplement x = twos_complement (a), y = twos_complement (b);
  ssize_t n = pym_int_n_digits (a);
  PymDigit carry, mask;
  bool negative;
  PymInt *z;

  if (!a_negative && !b_negative)
    return bitwise_magnitudes (rt, op, a, b);
  /* Beyond the shorter one its sign decides; the result ends where the rest is known. */
  if (op == '&' && !b_negative)
    n = pym_int_n_digits (b);
  if (op == '|' && b_negative)
    n = pym_int_n_digits (b);
  negative = op == '&'   ? a_negative && b_negative
             : op == '|' ? a_negative || b_negative
                         : a_negative != b_negative;
  z = pym_int_new (rt, n + negative);
  if (z == NULL)
    return NULL;
  mask = negative ? PYM_DIGIT_MASK : 0;
  carry = negative;
  for (ssize_t i = 0; i < n + negative; i++)
    {
      PymDigit p = next_digit (&x, i), q = next_digit (&y, i);
      PymDigit digit = op == '&' ? p & q : op == '|' ? p | q : p ^ q;

      /* Back to sign and magnitude on the way. */
      digit = (digit ^ mask) + carry;
      carry = digit >> PYM_DIGIT_BITS;
      z->digits[i] = digit & PYM_DIGIT_MASK;
    }
  pym_int_set (z, negative ? -1 : 1, n + negative);
  pym_int_normalize (z);
  return pym_int_maybe_small (rt, z);
}

PymObject *
pym_int_and (PymRuntime *rt, PymObject *a, PymObject *b)
{
  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) & pym_int_compact_value (b));
  return bitwise (rt, '&', a, b);
}

PymObject *
pym_int_or (PymRuntime *rt, PymObject *a, PymObject *b)
{
  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) | pym_int_compact_value (b));
  return bitwise (rt, '|', a, b);
}

PymObject *
pym_int_xor (PymRuntime *rt, PymObject *a, PymObject *b)
{
  if (both_compact (a, b))
    return pym_int_from_long_inline (rt, pym_int_compact_value (a) ^ pym_int_compact_value (b));
  return bitwise (rt, '^', a, b);
}
