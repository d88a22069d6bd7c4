/* The module math, on ints and floats (Modules/mathmodule.c of CPython 3.12). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-modules.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <errno.h>
#include <math.h>

/* NAN in, NAN out is no error; anything else that becomes one is. */
static PymObject *
checked (PymRuntime *rt, double x, double result, bool may_overflow)
{
  if (isnan (result) && !isnan (x))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");
      return NULL;
    }
  if (isinf (result) && isfinite (x))
    {
      if (may_overflow)
        pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "math range error");
      else
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");
      return NULL;
    }
  return pym_float_from_double (rt, result);
}

#define ONE_ARGUMENT(name, function, may_overflow)                                                 \
  static PymObject *math_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,          \
                                 ssize_t nargs, PymObject *kwnames)                                \
  {                                                                                                \
    double x = pym_float_as_double (rt, args[0]);                                                  \
                                                                                                   \
    if (x == -1.0 && rt->error != NULL)                                                            \
      return NULL;                                                                                 \
    return checked (rt, x, function (x), may_overflow);                                            \
  }

ONE_ARGUMENT (acos, acos, false)
ONE_ARGUMENT (acosh, acosh, false)
ONE_ARGUMENT (asin, asin, false)
ONE_ARGUMENT (asinh, asinh, false)
ONE_ARGUMENT (atan, atan, false)
ONE_ARGUMENT (atanh, atanh, false)
ONE_ARGUMENT (cbrt, cbrt, false)
ONE_ARGUMENT (cos, cos, false)
ONE_ARGUMENT (cosh, cosh, true)
ONE_ARGUMENT (erf, erf, false)
ONE_ARGUMENT (erfc, erfc, false)
ONE_ARGUMENT (exp, exp, true)
ONE_ARGUMENT (exp2, exp2, true)
ONE_ARGUMENT (expm1, expm1, true)
ONE_ARGUMENT (fabs, fabs, false)
ONE_ARGUMENT (gamma, tgamma, true)
ONE_ARGUMENT (lgamma, lgamma, true)
ONE_ARGUMENT (log1p, log1p, false)
ONE_ARGUMENT (sin, sin, false)
ONE_ARGUMENT (sinh, sinh, true)
ONE_ARGUMENT (sqrt, sqrt, false)
ONE_ARGUMENT (tan, tan, false)
ONE_ARGUMENT (tanh, tanh, false)

#define RADIANS(x) ((x) * (M_PI / 180.0))
#define DEGREES(x) ((x) * (180.0 / M_PI))
ONE_ARGUMENT (degrees, DEGREES, false)
ONE_ARGUMENT (radians, RADIANS, false)

static int
two_doubles (PymRuntime *rt, PymObject *const *args, double *x, double *y)
{
  *x = pym_float_as_double (rt, args[0]);
  if (*x == -1.0 && rt->error != NULL)
    return -1;
  *y = pym_float_as_double (rt, args[1]);
  if (*y == -1.0 && rt->error != NULL)
    return -1;
  return 0;
}

#define TWO_ARGUMENTS(name, function)                                                              \
  static PymObject *math_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,          \
                                 ssize_t nargs, PymObject *kwnames)                                \
  {                                                                                                \
    double x, y, result;                                                                           \
                                                                                                   \
    if (two_doubles (rt, args, &x, &y) < 0)                                                        \
      return NULL;                                                                                 \
    result = function (x, y);                                                                      \
    if (isnan (result) && !isnan (x) && !isnan (y))                                                \
      {                                                                                            \
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");                  \
        return NULL;                                                                               \
      }                                                                                            \
    if (isinf (result) && isfinite (x) && isfinite (y))                                            \
      {                                                                                            \
        if (x == 0.0)                                                                              \
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");                \
        else                                                                                       \
          pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "math range error");              \
        return NULL;                                                                               \
      }                                                                                            \
    return pym_float_from_double (rt, result);                                                     \
  }

TWO_ARGUMENTS (atan2, atan2)
TWO_ARGUMENTS (copysign, copysign)
TWO_ARGUMENTS (fmod, fmod)
TWO_ARGUMENTS (pow, pow)
TWO_ARGUMENTS (remainder, remainder)

#define PREDICATE(name, test)                                                                      \
  static PymObject *math_##name (PymRuntime *rt, PymObject *self, PymObject *const *args,          \
                                 ssize_t nargs, PymObject *kwnames)                                \
  {                                                                                                \
    double x = pym_float_as_double (rt, args[0]);                                                  \
                                                                                                   \
    if (x == -1.0 && rt->error != NULL)                                                            \
      return NULL;                                                                                 \
    return pym_bool_from_long (rt, test (x) != 0);                                                 \
  }

PREDICATE (isfinite, isfinite)
PREDICATE (isinf, isinf)
PREDICATE (isnan, isnan)

/* floor, ceil, trunc: the object's own special method first. */
static PymObject *
to_whole (PymRuntime *rt, PymObject *o, const char *special, double (*whole) (double))
{
  double x;

  if (!pym_float_check_exact (rt, o))
    {
      PymObject *method = pym_type_lookup_string (rt, pym_type (o), special);

      if (method != NULL)
        return pym_object_call_method_string (rt, o, special, NULL, 0);
      if (rt->error != NULL)
        return NULL;
      if (whole == trunc)
        return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                               "type %.100s doesn't define __trunc__ method", pym_type (o)->name);
    }
  x = pym_float_as_double (rt, o);
  if (x == -1.0 && rt->error != NULL)
    return NULL;
  return pym_int_from_double (rt, whole (x));
}

static PymObject *
math_floor (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return to_whole (rt, args[0], "__floor__", floor);
}

static PymObject *
math_ceil (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return to_whole (rt, args[0], "__ceil__", ceil);
}

static PymObject *
math_trunc (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return to_whole (rt, args[0], "__trunc__", trunc);
}

/* Logarithm of an int of any size, by its leading bits, or of a float. */
static int
logarithm (PymRuntime *rt, PymObject *o, double (*function) (double), double *result)
{
  double x;

  if (pym_int_check (o))
    {
      ssize_t exponent = 0;

      if (pym_int_sign (o) <= 0)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");
          return -1;
        }
      x = pym_int_frexp (o, &exponent);
      if (exponent <= 1000)
        *result = function (ldexp (x, (int) exponent));
      else
        *result = function (x) + function (2.0) * (double) exponent;
      return 0;
    }
  x = pym_float_as_double (rt, o);
  if (x == -1.0 && rt->error != NULL)
    return -1;
  if (x <= 0.0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");
      return -1;
    }
  *result = function (x);
  return 0;
}

static PymObject *
math_log (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double x, base;

  if (logarithm (rt, args[0], log, &x) < 0)
    return NULL;
  if (nargs == 1)
    return pym_float_from_double (rt, x);
  if (logarithm (rt, args[1], log, &base) < 0)
    return NULL;
  if (base == 0.0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, ZERO_DIVISION_ERROR), "division by zero");
      return NULL;
    }
  return pym_float_from_double (rt, x / base);
}

static PymObject *
math_log2 (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double result;

  return logarithm (rt, args[0], log2, &result) < 0 ? NULL : pym_float_from_double (rt, result);
}

static PymObject *
math_log10 (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double result;

  return logarithm (rt, args[0], log10, &result) < 0 ? NULL : pym_float_from_double (rt, result);
}

static PymObject *
math_hypot (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double total = 0.0, biggest = 0.0;

  /* Scaled by the biggest, so that nothing overflows on the way. */
  for (ssize_t i = 0; i < nargs; i++)
    {
      double x = pym_float_as_double (rt, args[i]);

      if (x == -1.0 && rt->error != NULL)
        return NULL;
      if (isinf (x))
        return pym_float_from_double (rt, INFINITY);
      biggest = fmax (biggest, fabs (x));
      if (isnan (x))
        biggest = NAN;
    }
  if (nargs == 2)
    return pym_float_from_double (rt, hypot (pym_float_as_double (rt, args[0]),
                                             pym_float_as_double (rt, args[1])));
  if (biggest == 0.0 || isnan (biggest))
    return pym_float_from_double (rt, biggest);
  for (ssize_t i = 0; i < nargs; i++)
    {
      double x = pym_float_as_double (rt, args[i]) / biggest;

      total += x * x;
    }
  return pym_float_from_double (rt, biggest * sqrt (total));
}

static PymObject *
math_isclose (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "a", "b", "rel_tol", "abs_tol", NULL };
  PymObject *given[4];
  double values[4] = { 0.0, 0.0, 1e-9, 0.0 };
  double difference;

  if (pym_args_parse_keywords (rt, "isclose", names, 2, 0, 2, args, nargs, kwnames, given) < 0)
    return NULL;
  for (int i = 0; i < 4; i++)
    if (given[i] != NULL)
      {
        values[i] = pym_float_as_double (rt, given[i]);
        if (values[i] == -1.0 && rt->error != NULL)
          return NULL;
      }
  if (values[2] < 0.0 || values[3] < 0.0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "tolerances must be non-negative");
      return NULL;
    }
  if (values[0] == values[1])
    return pym_bool_from_long (rt, 1);
  if (isinf (values[0]) || isinf (values[1]))
    return pym_bool_from_long (rt, 0);
  difference = fabs (values[1] - values[0]);
  return pym_bool_from_long (rt, difference <= fabs (values[2] * values[1]) ||
                                     difference <= fabs (values[2] * values[0]) ||
                                     difference <= values[3]);
}

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

static PymObject *
math_gcd (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return fold_ints (rt, args, nargs, 0, pym_int_gcd);
}

static PymObject *
math_lcm (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return fold_ints (rt, args, nargs, 1, pym_int_lcm);
}

static PymObject *
math_isqrt (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *x = pym_number_index (rt, args[0]);
  PymObject *result;

  if (x == NULL)
    return NULL;
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

/* A whole number that is not negative, small enough to count with. -1 on error. */
static long
counting_number (PymRuntime *rt, PymObject *o, const char *negative)
{
  PymObject *x = pym_number_index (rt, o);
  int overflow = 0;
  long n;

  if (x == NULL)
    return -1;
  n = pym_int_as_long_and_overflow (rt, x, &overflow);
  pym_decref (rt, x);
  if (overflow > 0)
    {
      pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "argument should not exceed %ld",
                      INT64_MAX);
      return -1;
    }
  if (overflow < 0 || n < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), negative);
      return -1;
    }
  return n;
}

static PymObject *
math_factorial (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  long n = counting_number (rt, args[0], "factorial() not defined for negative values");

  return n < 0 ? NULL : product_of_range (rt, 1, (unsigned long) n);
}

static PymObject *
math_comb (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  long n = counting_number (rt, args[0], "n must be a non-negative integer");
  long k = n < 0 ? -1 : counting_number (rt, args[1], "k must be a non-negative integer");
  PymObject *above, *below, *result;

  if (k < 0)
    return NULL;
  if (k > n)
    return pym_int_from_long (rt, 0);
  if (k > n - k)
    k = n - k;
  above = k == 0 ? pym_int_from_long (rt, 1)
                 : product_of_range (rt, (unsigned long) (n - k + 1), (unsigned long) n);
  below = above != NULL ? product_of_range (rt, 1, (unsigned long) k) : NULL;
  result = below != NULL ? pym_int_floor_divide (rt, above, below) : NULL;
  pym_xdecref (rt, above);
  pym_xdecref (rt, below);
  return result;
}

static PymObject *
math_perm (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  long n = counting_number (rt, args[0], "n must be a non-negative integer");
  long k = n;

  if (n < 0)
    return NULL;
  if (nargs > 1 && args[1] != pym_none (rt))
    k = counting_number (rt, args[1], "k must be a non-negative integer");
  if (k < 0)
    return NULL;
  if (k > n)
    return pym_int_from_long (rt, 0);
  return k == 0 ? pym_int_from_long (rt, 1)
                : product_of_range (rt, (unsigned long) (n - k + 1), (unsigned long) n);
}

static PymObject *
math_prod (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "", "start", NULL };
  PymObject *given[2], *iterator, *result, *item;

  if (pym_args_parse_keywords (rt, "prod", names, 1, 1, 1, args, nargs, kwnames, given) < 0)
    return NULL;
  iterator = pym_object_get_iter (rt, given[0]);
  if (iterator == NULL)
    return NULL;
  result = given[1] != NULL ? pym_newref (given[1]) : pym_int_from_long (rt, 1);
  while (result != NULL && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *next = pym_number_multiply (rt, result, item);

      pym_decref (rt, item);
      pym_decref (rt, result);
      result = next;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    pym_clear (rt, &result);
  return result;
}

/* Shewchuk's exact sum: partial sums that don't overlap. */
static PymObject *
math_fsum (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double partials[1100], special = 0.0, high = 0.0;
  size_t n = 0;
  PymObject *iterator = pym_object_get_iter (rt, args[0]), *item;

  if (iterator == NULL)
    return NULL;
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      double x = pym_float_as_double (rt, item);
      size_t kept = 0;

      pym_decref (rt, item);
      if (x == -1.0 && rt->error != NULL)
        break;
      if (!isfinite (x))
        {
          special += x;
          continue;
        }
      for (size_t i = 0; i < n; i++)
        {
          double y = partials[i];
          double sum, rest;

          if (fabs (x) < fabs (y))
            {
              double t = x;
              x = y;
              y = t;
            }
          sum = x + y;
          rest = y - (sum - x);
          if (rest != 0.0)
            partials[kept++] = rest;
          x = sum;
        }
      n = kept;
      if (n == PYM_N_ELEMENTS (partials))
        break;
      partials[n++] = x;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    return NULL;
  if (special != 0.0)
    return pym_float_from_double (rt, special);
  while (n > 0)
    {
      double x = high, y = partials[--n], rest;

      high = x + y;
      rest = y - (high - x);
      if (rest != 0.0)
        {
          /* Half-way cases: what lies below decides. */
          if (n > 0 &&
              ((rest < 0.0 && partials[n - 1] < 0.0) || (rest > 0.0 && partials[n - 1] > 0.0)))
            {
              double twice = rest * 2.0, rounded = high + twice;

              if (twice == rounded - high)
                high = rounded;
            }
          break;
        }
    }
  return pym_float_from_double (rt, high);
}

static PymObject *
math_modf (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double x = pym_float_as_double (rt, args[0]), whole, rest;
  PymObject *pair, *a, *b;

  if (x == -1.0 && rt->error != NULL)
    return NULL;
  rest = modf (x, &whole);
  a = pym_float_from_double (rt, rest);
  b = pym_float_from_double (rt, whole);
  pair = a != NULL && b != NULL ? pym_tuple_pack (rt, 2, a, b) : NULL;
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return pair;
}

static PymObject *
math_frexp (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double x = pym_float_as_double (rt, args[0]);
  int exponent = 0;
  PymObject *pair, *a, *b;

  if (x == -1.0 && rt->error != NULL)
    return NULL;
  if (isfinite (x) && x != 0.0)
    x = frexp (x, &exponent);
  a = pym_float_from_double (rt, x);
  b = pym_int_from_long (rt, exponent);
  pair = a != NULL && b != NULL ? pym_tuple_pack (rt, 2, a, b) : NULL;
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return pair;
}

static PymObject *
math_ldexp (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double x = pym_float_as_double (rt, args[0]), result;
  int overflow = 0;
  long exponent;

  if (x == -1.0 && rt->error != NULL)
    return NULL;
  if (!pym_int_check (args[1]))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "Expected an int as second argument to ldexp.");
  exponent = pym_int_as_long_and_overflow (rt, args[1], &overflow);
  if (overflow != 0)
    exponent = overflow > 0 ? 100000 : -100000;
  result = ldexp (x, (int) (exponent > 100000 ? 100000 : exponent < -100000 ? -100000 : exponent));
  return checked (rt, x, result, true);
}

static PymObject *
math_dist (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *p = pym_sequence_tuple (rt, args[0]);
  PymObject *q = p != NULL ? pym_sequence_tuple (rt, args[1]) : NULL;
  PymObject *result = NULL;
  double total = 0.0;

  if (q == NULL)
    goto out;
  if (pym_size (p) != pym_size (q))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                          "both points must have the same number of dimensions");
      goto out;
    }
  for (ssize_t i = 0; i < pym_size (p); i++)
    {
      PymObject *const pair[2] = { pym_tuple_get (p, i), pym_tuple_get (q, i) };
      double x, y;

      if (two_doubles (rt, pair, &x, &y) < 0)
        goto out;
      total = hypot (total, x - y);
    }
  result = pym_float_from_double (rt, total);
out:
  pym_xdecref (rt, p);
  pym_xdecref (rt, q);
  return result;
}

#define ONE(name)                                                                                  \
  {                                                                                                \
#name, math_##name, 1, 1                                                                       \
  }
#define TWO(name)                                                                                  \
  {                                                                                                \
#name, math_##name, 2, 2                                                                       \
  }

static const PymMethodDef methods[] = { ONE (acos),
                                        ONE (acosh),
                                        ONE (asin),
                                        ONE (asinh),
                                        ONE (atan),
                                        TWO (atan2),
                                        ONE (atanh),
                                        ONE (cbrt),
                                        ONE (ceil),
                                        TWO (comb),
                                        TWO (copysign),
                                        ONE (cos),
                                        ONE (cosh),
                                        ONE (degrees),
                                        TWO (dist),
                                        ONE (erf),
                                        ONE (erfc),
                                        ONE (exp),
                                        ONE (exp2),
                                        ONE (expm1),
                                        ONE (fabs),
                                        ONE (factorial),
                                        ONE (floor),
                                        TWO (fmod),
                                        ONE (frexp),
                                        ONE (fsum),
                                        ONE (gamma),
                                        { "gcd", math_gcd, 0, -1 },
                                        { "hypot", math_hypot, 0, -1 },
                                        { "isclose", math_isclose, 0, -1, PYM_METHOD_KEYWORDS },
                                        ONE (isfinite),
                                        ONE (isinf),
                                        ONE (isnan),
                                        ONE (isqrt),
                                        { "lcm", math_lcm, 0, -1 },
                                        TWO (ldexp),
                                        ONE (lgamma),
                                        { "log", math_log, 1, 2 },
                                        ONE (log10),
                                        ONE (log1p),
                                        ONE (log2),
                                        ONE (modf),
                                        { "perm", math_perm, 1, 2 },
                                        TWO (pow),
                                        { "prod", math_prod, 0, -1, PYM_METHOD_KEYWORDS },
                                        ONE (radians),
                                        TWO (remainder),
                                        ONE (sin),
                                        ONE (sinh),
                                        ONE (sqrt),
                                        ONE (tan),
                                        ONE (tanh),
                                        ONE (trunc),
                                        { NULL } };

int
pym_module_math_exec (PymRuntime *rt, PymObject *module)
{
  static const struct
  {
    const char *name;
    double value;
  } constants[] = {
    { "pi", M_PI }, { "e", M_E }, { "tau", 2.0 * M_PI }, { "inf", INFINITY }, { "nan", NAN }
  };

  if (pym_module_add_functions (rt, module, methods) < 0)
    return -1;
  for (size_t i = 0; i < PYM_N_ELEMENTS (constants); i++)
    {
      PymObject *value = pym_float_from_double (rt, constants[i].value);
      int status =
          value != NULL ? pym_module_add_object (rt, module, constants[i].name, value) : -1;

      pym_xdecref (rt, value);
      if (status < 0)
        return -1;
    }
  return 0;
}
