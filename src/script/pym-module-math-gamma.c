/* The gamma function and its logarithm: Lanczos' approximation with 13 terms, and near the poles
 * the reflection formula, computed in the order of CPython (m_tgamma and m_lgamma of
 * Modules/mathmodule.c) since the C library's differ in the last digit. */
#include "pym-module-math.h"

#include "pym-error.h"
#include "pym-float.h"
#include "pym-type-object.h"

#include <errno.h>
#include <math.h>

#define N_TERMS      13
#define G            6.024680040776729583740234375
#define G_MINUS_HALF (G - 0.5)
#define LOG_PI       1.144729885849400174143427351353058711647

static const double numerator[N_TERMS] = {
  23531376880.410759688572007674451636754734846804940,
  42919803642.649098768957899047001988850926355848959,
  35711959237.355668049440185451547166705960488635843,
  17921034426.037209699919755754458931112671403265390,
  6039542586.3520280050642916443072979210699388420708,
  1439720407.3117216736632230727949123939715485786372,
  248874557.86205415651146038641322942321632125127801,
  31426415.585400194380614231628318205362874684987640,
  2876370.6289353724412254090516208496135991145378768,
  186056.26539522349504029498971604569928220784236328,
  8071.6720023658162106380029022722506138218516325024,
  210.82427775157934587250973392071336271166969580291,
  2.5066282746310002701649081771338373386264310793408,
};
/* x (x + 1) … (x + 11) multiplied out. */
static const double denominator[N_TERMS] = { 0.0,       39916800.0, 120543840.0, 150917976.0,
                                             105258076, 45995730.0, 13339535.0,  2637558.0,
                                             357423.0,  32670.0,    1925.0,      66.0,
                                             1.0 };

/* From the highest power for small x, from the lowest for large, so that nothing overflows. */
static double
lanczos_sum (double x)
{
  double above = 0.0, below = 0.0;

  if (x < 5.0)
    for (int i = N_TERMS - 1; i >= 0; i--)
      {
        above = above * x + numerator[i];
        below = below * x + denominator[i];
      }
  else
    for (int i = 0; i < N_TERMS; i++)
      {
        above = above / x + numerator[i];
        below = below / x + denominator[i];
      }
  return above / below;
}

/* sin (π x), exact at whole and half numbers. */
static double
sine_of_pi_times (double x)
{
  double y = fmod (fabs (x), 2.0), result;

  switch ((int) round (2.0 * y))
    {
    case 0:
      result = sin (M_PI * y);
      break;
    case 1:
      result = cos (M_PI * (y - 0.5));
      break;
    case 2:
      /* Not -sin (π (y - 1)), which would give -0.0 at 1. */
      result = sin (M_PI * (1.0 - y));
      break;
    case 3:
      result = -cos (M_PI * (y - 1.5));
      break;
    default:
      result = sin (M_PI * (y - 2.0));
      break;
    }
  return copysign (1.0, x) * result;
}

/* Of a number that is neither whole and small, nor tiny, nor far out. */
static double
gamma_by_lanczos (double x)
{
  double size = fabs (x), y = size + G_MINUS_HALF, lost, result, root;

  /* What was lost in the addition, to be put right at the end. */
  if (size > G_MINUS_HALF)
    lost = (y - size) - G_MINUS_HALF;
  else
    lost = (y - G_MINUS_HALF) - size;
  lost = lost * G / y;
  if (x < 0.0)
    {
      result = -M_PI / sine_of_pi_times (size) / size * exp (y) / lanczos_sum (size);
      result -= lost * result;
      if (size < 140.0)
        return result / pow (y, size - 0.5);
      root = pow (y, size / 2.0 - 0.25);
      return result / root / root;
    }
  result = lanczos_sum (size) / exp (y);
  result += lost * result;
  if (size < 140.0)
    return result * pow (y, size - 0.5);
  root = pow (y, size / 2.0 - 0.25);
  return result * root * root;
}

/* Sets errno where the result isn't a number that the function has there. */
static double
gamma_of (double x)
{
  double result;

  if (isnan (x) || x == INFINITY)
    return x;
  if (isinf (x) || x == 0.0 || (x < 0.0 && x == floor (x)))
    {
      errno = EDOM;
      return NAN;
    }
  if (x == floor (x) && x <= 23.0)
    {
      /* Factorials up to here are exact floats. */
      result = 1.0;
      for (double factor = 2.0; factor < x; factor += 1.0)
        result *= factor;
      return result;
    }
  if (fabs (x) < 1e-20)
    result = 1.0 / x;
  else if (fabs (x) > 200.0)
    result = x < 0.0 ? 0.0 / sine_of_pi_times (x) : INFINITY;
  else
    result = gamma_by_lanczos (x);
  if (isinf (result))
    errno = ERANGE;
  return result;
}

static double
log_gamma_of (double x)
{
  double size = fabs (x), result;

  if (!isfinite (x))
    return isnan (x) ? x : INFINITY;
  if (x == floor (x) && x <= 2.0)
    {
      if (x > 0.0)
        return 0.0;
      errno = EDOM;
      return INFINITY;
    }
  if (size < 1e-20)
    return -log (size);
  result = log (lanczos_sum (size)) - G;
  result += (size - 0.5) * (log (size + G - 0.5) - 1.0);
  if (x < 0.0)
    result = LOG_PI - log (fabs (sine_of_pi_times (size))) - log (size) - result;
  if (isinf (result))
    errno = ERANGE;
  return result;
}

static PymObject *
of_argument (PymRuntime *rt, PymObject *o, double (*function) (double))
{
  double x = pym_float_as_double (rt, o), result;

  if (x == -1.0 && rt->error != NULL)
    return NULL;
  errno = 0;
  result = function (x);
  if (errno == EDOM)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "math domain error");
  if (errno == ERANGE)
    return pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "math range error");
  return pym_float_from_double (rt, result);
}

PYM_MATH_FUNCTION (gamma) { return of_argument (rt, args[0], gamma_of); }

PYM_MATH_FUNCTION (lgamma) { return of_argument (rt, args[0], log_gamma_of); }
