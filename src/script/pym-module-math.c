/* The module math, on ints and floats (Modules/mathmodule.c of CPython 3.12). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-module-math.h"
#include "pym-modules.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <errno.h>
#include <math.h>
#include <string.h>

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
      pym_err_set_string (rt, PYM_TYPE (rt, ZERO_DIVISION_ERROR), "float division by zero");
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
math_ulp (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  double x = pym_float_as_double (rt, args[0]), above;

  if (x == -1.0 && rt->error != NULL)
    return NULL;
  x = fabs (x);
  if (!isfinite (x))
    return pym_float_from_double (rt, x);
  above = nextafter (x, INFINITY);
  /* The largest float has no neighbour above: the distance to the one below. */
  return pym_float_from_double (rt, isinf (above) ? x - nextafter (x, 0.0) : above - x);
}

/* The bits of a float as a number that grows by one from float to float; both zeros are 0. */
static int64_t
place_of (double x)
{
  int64_t bits;

  memcpy (&bits, &x, sizeof bits);
  return bits < 0 ? INT64_MIN - bits : bits;
}

static double
float_at (int64_t place)
{
  int64_t bits = place < 0 ? INT64_MIN - place : place;
  double x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

/* `steps` floats from x towards y, and no further than y. */
static double
step_towards (double x, double y, uint64_t steps)
{
  int64_t from = place_of (x), to = place_of (y);
  uint64_t distance;

  if (steps == 0 || isnan (x))
    return x;
  if (isnan (y) || x == y)
    return y;
  distance = from < to ? (uint64_t) to - (uint64_t) from : (uint64_t) from - (uint64_t) to;
  if (steps >= distance)
    return y;
  if (from < to)
    return float_at ((int64_t) ((uint64_t) from + steps));
  /* Coming down to zero keeps the sign that it comes with, as nextafter does. */
  return float_at ((int64_t) ((uint64_t) from - steps));
}

static PymObject *
math_nextafter (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "", "", "steps", NULL };
  PymObject *given[3], *steps;
  uint64_t n = UINT64_MAX;
  double x, y;

  if (pym_args_parse_keywords (rt, "nextafter", names, 2, 2, 2, args, nargs, kwnames, given) < 0 ||
      two_doubles (rt, given, &x, &y) < 0)
    return NULL;
  if (given[2] == NULL || given[2] == pym_none (rt))
    return pym_float_from_double (rt, nextafter (x, y));
  steps = pym_number_index (rt, given[2]);
  if (steps == NULL)
    return NULL;
  if (pym_int_sign (steps) < 0)
    {
      pym_decref (rt, steps);
      return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                             "steps must be a non-negative integer");
    }
  /* More steps than there are floats come to the same end. */
  if (pym_int_bit_length (steps) <= 64)
    n = pym_int_as_unsigned_long (rt, steps);
  pym_decref (rt, steps);
  return pym_float_from_double (rt, step_towards (x, y, n));
}

#define ONE(name)                                                                                  \
  {                                                                                                \
#name, math_##name, 1, 1                                                                       \
  }
#define TWO(name)                                                                                  \
  {                                                                                                \
#name, math_##name, 2, 2                                                                       \
  }

#define ONE_ELSEWHERE(name)                                                                        \
  {                                                                                                \
#name, pym_math_##name, 1, 1                                                                   \
  }
#define TWO_ELSEWHERE(name)                                                                        \
  {                                                                                                \
#name, pym_math_##name, 2, 2                                                                   \
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
                                        TWO_ELSEWHERE (comb),
                                        TWO (copysign),
                                        ONE (cos),
                                        ONE (cosh),
                                        ONE (degrees),
                                        TWO_ELSEWHERE (dist),
                                        ONE (erf),
                                        ONE (erfc),
                                        ONE (exp),
                                        ONE (exp2),
                                        ONE (expm1),
                                        ONE (fabs),
                                        ONE_ELSEWHERE (factorial),
                                        ONE (floor),
                                        TWO (fmod),
                                        ONE (frexp),
                                        ONE_ELSEWHERE (fsum),
                                        ONE_ELSEWHERE (gamma),
                                        { "gcd", pym_math_gcd, 0, -1 },
                                        { "hypot", pym_math_hypot, 0, -1 },
                                        { "isclose", math_isclose, 0, -1, PYM_METHOD_KEYWORDS },
                                        ONE (isfinite),
                                        ONE (isinf),
                                        ONE (isnan),
                                        ONE_ELSEWHERE (isqrt),
                                        { "lcm", pym_math_lcm, 0, -1 },
                                        TWO (ldexp),
                                        ONE_ELSEWHERE (lgamma),
                                        { "log", math_log, 1, 2 },
                                        ONE (log10),
                                        ONE (log1p),
                                        ONE (log2),
                                        ONE (modf),
                                        { "nextafter", math_nextafter, 0, -1, PYM_METHOD_KEYWORDS },
                                        { "perm", pym_math_perm, 1, 2 },
                                        TWO (pow),
                                        { "prod", pym_math_prod, 0, -1, PYM_METHOD_KEYWORDS },
                                        ONE (radians),
                                        TWO (remainder),
                                        ONE (sin),
                                        ONE (sinh),
                                        ONE (sqrt),
                                        TWO_ELSEWHERE (sumprod),
                                        ONE (tan),
                                        ONE (tanh),
                                        ONE (trunc),
                                        ONE (ulp),
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
