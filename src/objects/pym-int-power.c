/* Powers of ints, with and without a modulus. */
#include "pym-int.h"

#include "pym-error.h"
#include "pym-float.h"

#define INT(o) ((PymInt *) (o))

/* Inverse of a modulo n by Euclid's algorithm; n is positive. */
static PymObject *
inverse (PymRuntime *rt, PymObject *value, PymObject *modulus)
{
  PymObject *a = pym_newref (value), *n = pym_newref (modulus);
  PymObject *b = pym_int_small (rt, 1), *c = pym_int_small (rt, 0);

  /* a = b * value and n = c * value (modulo the modulus) hold throughout. */
  while (pym_int_sign (n) != 0)
    {
      PymObject *q, *r, *product, *s;

      if (pym_int_divide_with_remainder (rt, a, n, &q, &r) < 0)
        goto failed;
      pym_decref (rt, a);
      a = n;
      n = r;
      product = pym_int_multiply (rt, q, c);
      pym_decref (rt, q);
      s = product != NULL ? pym_int_subtract (rt, b, product) : NULL;
      pym_xdecref (rt, product);
      if (s == NULL)
        goto failed;
      pym_decref (rt, b);
      b = c;
      c = s;
    }
  pym_decref (rt, c);
  pym_decref (rt, n);
  if (pym_int_sign (a) > 0 && pym_int_is_compact (a) && pym_int_compact_value (a) == 1)
    {
      pym_decref (rt, a);
      return b;
    }
  pym_decref (rt, a);
  pym_decref (rt, b);
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "base is not invertible for the given modulus");
  return NULL;

failed:
  pym_decref (rt, a);
  pym_decref (rt, b);
  pym_decref (rt, c);
  pym_decref (rt, n);
  return NULL;
}

/* *z = *z * x, reduced; -1 leaves NULL. */
static int
multiply_into (PymRuntime *rt, PymObject **z, PymObject *x, PymObject *modulus)
{
  PymObject *product = pym_int_multiply (rt, *z, x);

  if (product != NULL && modulus != NULL)
    {
      PymObject *reduced = pym_int_remainder (rt, product, modulus);

      pym_setref (rt, &product, reduced);
    }
  pym_setref (rt, z, product);
  return product != NULL ? 0 : -1;
}

/* Bits of the exponent from the top; b is not negative. */
static PymObject *
raise (PymRuntime *rt, PymObject *a, PymObject *b, PymObject *modulus)
{
  size_t bits = pym_int_bit_length (b);
  PymObject *z;

  if (bits == 0)
    return pym_int_small (rt, 1);
  if (bits == 1)
    {
      /* Makes an int of a subclass's instance, and reduces. */
      z = pym_int_small (rt, 1);
      return multiply_into (rt, &z, a, modulus) < 0 ? NULL : z;
    }
  z = pym_newref (a);
  for (size_t i = bits - 1; i-- > 0;)
    {
      if (multiply_into (rt, &z, z, modulus) < 0)
        return NULL;
      if ((INT (b)->digits[i / PYM_DIGIT_BITS] >> i % PYM_DIGIT_BITS & 1) != 0 &&
          multiply_into (rt, &z, a, modulus) < 0)
        return NULL;
    }
  return z;
}

PymObject *
pym_int_power (PymRuntime *rt, PymObject *base, PymObject *exponent, PymObject *modulus)
{
  PymObject *a = NULL, *b = NULL, *c = NULL, *z = NULL, *new;
  bool negative_output = false;

  if (modulus == pym_none (rt))
    modulus = NULL;
  if (modulus == NULL)
    {
      double x, y;

      if (pym_int_sign (exponent) >= 0)
        return raise (rt, base, exponent, NULL);
      x = pym_int_as_double (rt, base);
      if (x == -1.0 && rt->error != NULL)
        return NULL;
      y = pym_int_as_double (rt, exponent);
      if (y == -1.0 && rt->error != NULL)
        return NULL;
      return pym_float_power (rt, x, y);
    }
  if (pym_int_sign (modulus) == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "pow() 3rd argument cannot be 0");
      return NULL;
    }
  negative_output = pym_int_sign (modulus) < 0;
  c = pym_int_absolute (rt, modulus);
  a = pym_newref (base);
  b = pym_newref (exponent);
  if (c == NULL)
    goto out;
  if (pym_int_is_compact (c) && pym_int_compact_value (c) == 1)
    {
      z = pym_int_small (rt, 0);
      goto out;
    }
  if (pym_int_sign (b) < 0)
    {
      new = pym_int_negative (rt, b);
      pym_setref (rt, &b, new);
      new = b != NULL ? inverse (rt, a, c) : NULL;
      pym_setref (rt, &a, new);
      if (a == NULL)
        goto out;
    }
  if (pym_int_sign (a) < 0 || pym_int_n_digits (INT (a)) > pym_int_n_digits (INT (c)))
    {
      new = pym_int_remainder (rt, a, c);
      pym_setref (rt, &a, new);
      if (a == NULL)
        goto out;
    }
  z = raise (rt, a, b, c);
  if (z != NULL && negative_output && pym_int_sign (z) != 0)
    {
      new = pym_int_subtract (rt, z, c);
      pym_setref (rt, &z, new);
    }

out:
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  pym_xdecref (rt, c);
  return z;
}
