#include "pym-int-digits.h"

#include "pym-error.h"
#include "pym-numbers.h"

#include <string.h>

/* Below this many digits the schoolbook product is faster than Karatsuba's. */
#define KARATSUBA_CUTOFF 70

ssize_t
pym_digits_length (const PymDigit *a, ssize_t n)
{
  while (n > 0 && a[n - 1] == 0)
    n--;
  return n;
}

/* Adds b to a in place, as far as the carry runs; a is long enough. */
static void
add_in_place (PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  PymDigit carry = 0;
  ssize_t i;

  for (i = 0; i < nb; i++)
    {
      carry += a[i] + b[i];
      a[i] = carry & PYM_DIGIT_MASK;
      carry >>= PYM_DIGIT_BITS;
    }
  for (; carry != 0 && i < na; i++)
    {
      carry += a[i];
      a[i] = carry & PYM_DIGIT_MASK;
      carry >>= PYM_DIGIT_BITS;
    }
}

void
pym_digits_add (PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  PymDigit carry = 0;
  ssize_t i;

  for (i = 0; i < nb; i++)
    {
      carry += a[i] + b[i];
      z[i] = carry & PYM_DIGIT_MASK;
      carry >>= PYM_DIGIT_BITS;
    }
  for (; i < na; i++)
    {
      carry += a[i];
      z[i] = carry & PYM_DIGIT_MASK;
      carry >>= PYM_DIGIT_BITS;
    }
  z[i] = carry;
}

void
pym_digits_subtract (PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  PymDigit borrow = 0;
  ssize_t i;

  for (i = 0; i < nb; i++)
    {
      borrow = a[i] - b[i] - borrow;
      z[i] = borrow & PYM_DIGIT_MASK;
      borrow = borrow >> PYM_DIGIT_BITS & 1;
    }
  for (; i < na; i++)
    {
      borrow = a[i] - borrow;
      z[i] = borrow & PYM_DIGIT_MASK;
      borrow = borrow >> PYM_DIGIT_BITS & 1;
    }
}

/* a is the shorter one; a row may be long, so a stop is looked for after each. */
static int
multiply_schoolbook (
    PymRuntime *rt, PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  memset (z, 0, (size_t) (na + nb) * sizeof *z);
  for (ssize_t i = 0; i < na; i++)
    {
      PymTwoDigits carry = 0, f = a[i];
      PymDigit *place = z + i;

      for (ssize_t j = 0; j < nb; j++)
        {
          carry += place[j] + f * b[j];
          place[j] = (PymDigit) carry & PYM_DIGIT_MASK;
          carry >>= PYM_DIGIT_BITS;
        }
      place[nb] = (PymDigit) carry;
      if (pym_poll_stop (rt))
        return -1;
    }
  return 0;
}

/* Each product of the upper triangle counts twice. */
static void
square_schoolbook (PymDigit *z, const PymDigit *a, ssize_t n)
{
  memset (z, 0, (size_t) (2 * n) * sizeof *z);
  for (ssize_t i = 0; i < n; i++)
    {
      PymTwoDigits f = a[i];
      PymTwoDigits carry = z[2 * i] + f * f;
      ssize_t place = 2 * i;

      z[place++] = (PymDigit) carry & PYM_DIGIT_MASK;
      carry >>= PYM_DIGIT_BITS;
      f <<= 1;
      for (ssize_t j = i + 1; j < n; j++, place++)
        {
          carry += z[place] + a[j] * f;
          z[place] = (PymDigit) carry & PYM_DIGIT_MASK;
          carry >>= PYM_DIGIT_BITS;
        }
      for (; carry != 0; place++)
        {
          carry += z[place];
          z[place] = (PymDigit) carry & PYM_DIGIT_MASK;
          carry >>= PYM_DIGIT_BITS;
        }
    }
}

/* Scratch digits that the product of two factors of n digits takes, all levels together. */
static ssize_t
scratch_for (ssize_t n)
{
  ssize_t sum = 0;

  for (; n > KARATSUBA_CUTOFF; n = n - n / 2 + 1)
    sum += 4 * (n - n / 2 + 1);
  return sum;
}

/* Both factors have n digits. With B = base ** low, (a1 B + a0) (b1 B + b0) takes three products:
 * a1 b1, a0 b0 and (a1 + a0) (b1 + b0). */
static int
multiply_equal (
    PymRuntime *rt, PymDigit *z, const PymDigit *a, const PymDigit *b, ssize_t n, PymDigit *scratch)
{
  ssize_t low = n / 2, high = n - low;
  PymDigit *sum_a = scratch, *sum_b = sum_a + high + 1, *middle = sum_b + high + 1;
  ssize_t n_middle = 2 * (high + 1);

  if (n <= KARATSUBA_CUTOFF)
    {
      if (pym_poll_stop (rt))
        return -1;
      if (a != b)
        return multiply_schoolbook (rt, z, a, n, b, n);
      square_schoolbook (z, a, n);
      return 0;
    }
  scratch += 4 * (high + 1);
  if (multiply_equal (rt, z, a, b, low, scratch) < 0 ||
      multiply_equal (rt, z + 2 * low, a + low, b + low, high, scratch) < 0)
    return -1;
  pym_digits_add (sum_a, a + low, high, a, low);
  if (a == b)
    sum_b = sum_a;
  else
    pym_digits_add (sum_b, b + low, high, b, low);
  if (multiply_equal (rt, middle, sum_a, sum_b, high + 1, scratch) < 0)
    return -1;
  pym_digits_subtract (middle, middle, n_middle, z, 2 * low);
  pym_digits_subtract (middle, middle, n_middle, z + 2 * low, 2 * high);
  n_middle = pym_digits_length (middle, n_middle);
  add_in_place (z + low, 2 * n - low, middle, n_middle);
  return 0;
}

int
pym_digits_multiply (
    PymRuntime *rt, PymDigit *z, const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  PymDigit *scratch, *product;
  int status = 0;

  if (na > nb)
    {
      const PymDigit *c = a;
      ssize_t nc = na;

      a = b, na = nb;
      b = c, nb = nc;
    }
  if (na <= KARATSUBA_CUTOFF)
    {
      if (a != b || na != nb)
        return multiply_schoolbook (rt, z, a, na, b, nb);
      square_schoolbook (z, a, na);
      return 0;
    }
  scratch = pym_raw_malloc (rt, (size_t) (scratch_for (na) + 2 * na) * sizeof *scratch);
  if (scratch == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  if (na == nb)
    status = multiply_equal (rt, z, a, b, na, scratch + 2 * na);
  else
    {
      /* The longer one in pieces as long as the shorter. */
      product = scratch;
      memset (z, 0, (size_t) (na + nb) * sizeof *z);
      for (ssize_t done = 0; done < nb && status == 0; done += na)
        {
          ssize_t piece = nb - done < na ? nb - done : na;

          if (piece == na)
            status = multiply_equal (rt, product, a, b + done, na, scratch + 2 * na);
          else
            status = pym_digits_multiply (rt, product, a, na, b + done, piece);
          if (status == 0)
            add_in_place (z + done, na + nb - done, product, na + piece);
        }
    }
  pym_raw_free (rt, scratch);
  return status;
}

PymDigit
pym_digits_divide_by_one (PymDigit *quotient, const PymDigit *a, ssize_t na, PymDigit divisor)
{
  PymTwoDigits rest = 0;

  while (--na >= 0)
    {
      rest = rest << PYM_DIGIT_BITS | a[na];
      quotient[na] = (PymDigit) (rest / divisor);
      rest %= divisor;
    }
  return (PymDigit) rest;
}

PymDigit
pym_digits_shift_left (PymDigit *z, const PymDigit *a, ssize_t n, int bits)
{
  PymDigit carry = 0;

  for (ssize_t i = 0; i < n; i++)
    {
      PymTwoDigits both = (PymTwoDigits) a[i] << bits | carry;

      z[i] = (PymDigit) both & PYM_DIGIT_MASK;
      carry = (PymDigit) (both >> PYM_DIGIT_BITS);
    }
  return carry;
}

PymDigit
pym_digits_shift_right (PymDigit *z, const PymDigit *a, ssize_t n, int bits)
{
  PymDigit carry = 0, mask = ((PymDigit) 1 << bits) - 1;

  while (--n >= 0)
    {
      PymTwoDigits both = (PymTwoDigits) carry << PYM_DIGIT_BITS | a[n];

      carry = a[n] & mask;
      z[n] = (PymDigit) (both >> bits) & PYM_DIGIT_MASK;
    }
  return carry;
}

ssize_t
pym_digits_quotient_length (const PymDigit *a, ssize_t na, const PymDigit *b, ssize_t nb)
{
  int shift = __builtin_clz (b[nb - 1]) - (32 - PYM_DIGIT_BITS);
  unsigned __int128 top_a = (PymTwoDigits) a[na - 1] << PYM_DIGIT_BITS | a[na - 2];
  unsigned __int128 top_b = (PymTwoDigits) b[nb - 1] << PYM_DIGIT_BITS | b[nb - 2];

  return na - nb + (top_a << shift >> PYM_DIGIT_BITS >= top_b << shift >> PYM_DIGIT_BITS);
}

/* Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D. */
int
pym_digits_divide (PymRuntime *rt,
                   PymDigit *quotient,
                   PymDigit *remainder,
                   const PymDigit *a,
                   ssize_t na,
                   const PymDigit *b,
                   ssize_t nb)
{
  ssize_t n_quotient = pym_digits_quotient_length (a, na, b, nb);
  int shift = __builtin_clz (b[nb - 1]) - (32 - PYM_DIGIT_BITS);
  PymDigit *v = pym_raw_malloc (rt, (size_t) (na + 1) * sizeof *v);
  PymDigit *w = pym_raw_malloc (rt, (size_t) nb * sizeof *w);
  PymDigit top, next;
  int status = -1;

  if (v == NULL || w == NULL)
    {
      pym_err_no_memory (rt);
      goto out;
    }
  pym_digits_shift_left (w, b, nb, shift);
  v[na] = pym_digits_shift_left (v, a, na, shift);
  top = w[nb - 1];
  next = w[nb - 2];
  for (ssize_t k = na - nb; k >= 0; k--)
    {
      PymDigit *u = v + k;
      PymTwoDigits head = (PymTwoDigits) u[nb] << PYM_DIGIT_BITS | u[nb - 1];
      PymTwoDigits q = head / top, r = head % top;
      int64_t borrow = 0;

      while (q >= PYM_DIGIT_BASE || q * next > (r << PYM_DIGIT_BITS | u[nb - 2]))
        {
          q--;
          r += top;
          if (r >= PYM_DIGIT_BASE)
            break;
        }
      for (ssize_t i = 0; i < nb; i++)
        {
          int64_t difference = (int64_t) u[i] - (int64_t) (q * w[i]) + borrow;

          u[i] = (PymDigit) difference & PYM_DIGIT_MASK;
          borrow = difference >> PYM_DIGIT_BITS;
        }
      borrow += u[nb];
      u[nb] = 0;
      if (borrow < 0)
        {
          PymDigit carry = 0;

          for (ssize_t i = 0; i < nb; i++)
            {
              carry += u[i] + w[i];
              u[i] = carry & PYM_DIGIT_MASK;
              carry >>= PYM_DIGIT_BITS;
            }
          q--;
        }
      if (quotient != NULL && k < n_quotient)
        quotient[k] = (PymDigit) q;
      if ((k & 63) == 0 && pym_poll_stop (rt))
        goto out;
    }
  pym_digits_shift_right (remainder, v, nb, shift);
  status = 0;

out:
  pym_raw_free (rt, v);
  pym_raw_free (rt, w);
  return status;
}
