/* Functions of the module math on whole numbers (Modules/mathmodule.c). */
#include "pym-module-math.h"

#include "pym-abstract.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-type-object.h"

static PymObject *
fold_ints (PymRuntime *rt, PymObject *const *args, ssize_t nargs, long start, PymBinary combine)
{
  PymObject *result = pym_int_from_long (rt, start);

  for (ssize_t i = 0; i < nargs && result != NULL; i++)
    {
      PymObject *x = pym_number_index (rt, args[i]);
      PymObject *next = x != NULL ? combine (rt, result, x) : NULL;

      pym_xdecref (rt, x);
      pym_decref (rt, result);
      result = next;
    }
  return result;
}

PYM_MATH_FUNCTION (gcd) { return fold_ints (rt, args, nargs, 0, pym_int_gcd); }

PYM_MATH_FUNCTION (lcm) { return fold_ints (rt, args, nargs, 1, pym_int_lcm); }

PYM_MATH_FUNCTION (isqrt)
{
  PymObject *x = pym_number_index (rt, args[0]);
  PymObject *result;

  if (x == NULL)
    return NULL;
  if (pym_int_sign (x) < 0)
    result =
        pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "isqrt() argument must be nonnegative");
  else
    result = pym_int_isqrt (rt, x);
  pym_decref (rt, x);
  return result;
}

/* first × (first + 1) × … × last by halves, so that the factors stay alike in size. */
static PymObject *
product_of_range (PymRuntime *rt, unsigned long first, unsigned long last)
{
  PymObject *left, *right, *result;
  unsigned long middle;

  if (first >= last)
    return pym_int_from_unsigned_long (rt, first > last ? 1 : first);
  middle = first + (last - first) / 2;
  left = product_of_range (rt, first, middle);
  right = left != NULL ? product_of_range (rt, middle + 1, last) : NULL;
  result = right != NULL ? pym_int_multiply (rt, left, right) : NULL;
  pym_xdecref (rt, left);
  pym_xdecref (rt, right);
  return result;
}

PYM_MATH_FUNCTION (factorial)
{
  PymObject *x = pym_number_index (rt, args[0]);
  int overflow = 0;
  long n;

  if (x == NULL)
    return NULL;
  n = pym_int_as_long_and_overflow (rt, x, &overflow);
  pym_decref (rt, x);
  if (overflow > 0)
    return pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR),
                           "factorial() argument should not exceed %ld", INT64_MAX);
  if (overflow < 0 || n < 0)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                           "factorial() not defined for negative values");
  return product_of_range (rt, 1, (unsigned long) n);
}

/* n (n - 1) … over k factors, the later ones by halves; n may be of any size. */
static PymObject *
falling (PymRuntime *rt, PymObject *n, unsigned long first, unsigned long k)
{
  PymObject *left, *right, *result;

  if (k == 0)
    return pym_int_from_long (rt, 1);
  if (k == 1)
    {
      PymObject *offset = pym_int_from_unsigned_long (rt, first);

      result = offset != NULL ? pym_int_subtract (rt, n, offset) : NULL;
      pym_xdecref (rt, offset);
      return result;
    }
  left = falling (rt, n, first, k / 2);
  right = left != NULL ? falling (rt, n, first + k / 2, k - k / 2) : NULL;
  result = right != NULL ? pym_int_multiply (rt, left, right) : NULL;
  pym_xdecref (rt, left);
  pym_xdecref (rt, right);
  return result;
}

/* n over k, k small enough to count with. */
static PymObject *
choose (PymRuntime *rt, PymObject *n, unsigned long k)
{
  PymObject *above = falling (rt, n, 0, k);
  PymObject *below = above != NULL ? product_of_range (rt, 1, k) : NULL;
  PymObject *result = below != NULL ? pym_int_floor_divide (rt, above, below) : NULL;

  pym_xdecref (rt, above);
  pym_xdecref (rt, below);
  return result;
}

static bool
not_negative (PymRuntime *rt, PymObject *n, PymObject *k)
{
  const char *wrong = pym_int_sign (n) < 0   ? "n must be a non-negative integer"
                      : pym_int_sign (k) < 0 ? "k must be a non-negative integer"
                                             : NULL;

  if (wrong != NULL)
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), wrong);
  return wrong == NULL;
}

/* The number of factors, or -1 with OverflowError in the words of `what`. */
static long
factors (PymRuntime *rt, PymObject *k, const char *what)
{
  int overflow = 0;
  long n = pym_int_as_long_and_overflow (rt, k, &overflow);

  if (overflow == 0)
    return n;
  pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "%s must not exceed %ld", what, INT64_MAX);
  return -1;
}

PYM_MATH_FUNCTION (comb)
{
  PymObject *n = pym_number_index (rt, args[0]);
  PymObject *k = n != NULL ? pym_number_index (rt, args[1]) : NULL;
  PymObject *rest = NULL, *result = NULL;
  long n_factors;

  if (k == NULL || !not_negative (rt, n, k))
    goto out;
  rest = pym_int_subtract (rt, n, k);
  if (rest == NULL)
    goto out;
  if (pym_int_sign (rest) < 0)
    {
      result = pym_int_from_long (rt, 0);
      goto out;
    }
  n_factors = factors (rt, pym_int_compare (rest, k) < 0 ? rest : k, "min(n - k, k)");
  if (n_factors >= 0)
    result = choose (rt, n, (unsigned long) n_factors);
out:
  pym_xdecref (rt, n);
  pym_xdecref (rt, k);
  pym_xdecref (rt, rest);
  return result;
}

PYM_MATH_FUNCTION (perm)
{
  PymObject *n, *k, *result = NULL;
  long n_factors;

  if (nargs < 2 || args[1] == pym_none (rt))
    return pym_math_factorial (rt, self, args, 1, NULL);
  n = pym_number_index (rt, args[0]);
  k = n != NULL ? pym_number_index (rt, args[1]) : NULL;
  if (k == NULL || !not_negative (rt, n, k))
    goto out;
  if (pym_int_compare (n, k) < 0)
    {
      result = pym_int_from_long (rt, 0);
      goto out;
    }
  n_factors = factors (rt, k, "k");
  if (n_factors >= 0)
    result = falling (rt, n, 0, (unsigned long) n_factors);
out:
  pym_xdecref (rt, n);
  pym_xdecref (rt, k);
  return result;
}
