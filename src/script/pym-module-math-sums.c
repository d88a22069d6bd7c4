/* Functions of the module math that add or multiply many numbers (Modules/mathmodule.c): sums of
 * floats lose nothing on the way and are rounded once at the end.
 *
 * Two floats whose sum is exactly that of two others, the second below the last place of the first,
 * are a `Pair` (error-free transformations: Dekker 1971; Ogita, Rump and Oishi 2005). */
#include "pym-module-math.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-tuple.h"
#include "pym-type-object.h"

#include <float.h>
#include <math.h>

typedef struct
{
  double high, low;
} Pair;

static Pair
exact_sum (double a, double b)
{
  Pair sum = { .high = a + b };
  double part = sum.high - a;

  sum.low = (a - (sum.high - part)) + (b - part);
  return sum;
}

/* The same where |a| >= |b| is known. */
static Pair
exact_sum_ordered (double a, double b)
{
  Pair sum = { .high = a + b };

  sum.low = (a - sum.high) + b;
  return sum;
}

static Pair
exact_product (double a, double b)
{
  Pair product = { .high = a * b };

  product.low = fma (a, b, -product.high);
  return product;
}

PYM_MATH_FUNCTION (prod)
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

/* Shewchuk's exact sum: partial sums that don't overlap, smallest first. More than 2098 bits from
 * the largest float to the smallest, 53 in each, never need more than this many. */
#define MAX_PARTIALS 64

typedef struct
{
  double partials[MAX_PARTIALS];
  size_t n;
  double infinities, not_finite;
} ExactSum;

/* -1 with an exception. */
static int
exact_sum_add (PymRuntime *rt, ExactSum *sum, double value)
{
  double x = value;
  size_t kept = 0;

  for (size_t i = 0; i < sum->n; i++)
    {
      double y = sum->partials[i];
      Pair pair = fabs (x) < fabs (y) ? exact_sum_ordered (y, x) : exact_sum_ordered (x, y);

      if (pair.low != 0.0)
        sum->partials[kept++] = pair.low;
      x = pair.high;
    }
  sum->n = kept;
  if (x == 0.0)
    return 0;
  if (isfinite (x))
    {
      sum->partials[sum->n++] = x;
      return 0;
    }
  if (isfinite (value))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "intermediate overflow in fsum");
      return -1;
    }
  if (isinf (value))
    sum->infinities += value;
  sum->not_finite += value;
  sum->n = 0;
  return 0;
}

/* The sum rounded to the nearest, ties to even: what lies below decides half-way cases. */
static double
exact_sum_round (ExactSum *sum)
{
  size_t n = sum->n;
  double high = n > 0 ? sum->partials[--n] : 0.0, low = 0.0;

  while (n > 0 && low == 0.0)
    {
      Pair pair = exact_sum_ordered (high, sum->partials[--n]);

      high = pair.high;
      low = pair.low;
    }
  if (n > 0 &&
      ((low < 0.0 && sum->partials[n - 1] < 0.0) || (low > 0.0 && sum->partials[n - 1] > 0.0)))
    {
      double twice = low * 2.0, rounded = high + twice;

      if (twice == rounded - high)
        high = rounded;
    }
  return high;
}

PYM_MATH_FUNCTION (fsum)
{
  ExactSum sum = { .n = 0 };
  PymObject *iterator = pym_object_get_iter (rt, args[0]), *item;

  if (iterator == NULL)
    return NULL;
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      double x = pym_float_as_double (rt, item);

      pym_decref (rt, item);
      if ((x == -1.0 && rt->error != NULL) || exact_sum_add (rt, &sum, x) < 0)
        break;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    return NULL;
  if (sum.not_finite != 0.0)
    {
      if (isnan (sum.infinities))
        return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "-inf + inf in fsum");
      return pym_float_from_double (rt, sum.not_finite);
    }
  return pym_float_from_double (rt, exact_sum_round (&sum));
}

/* sumprod keeps one sum of ints that fit a machine word, one of floats in three parts, and one of
 * everything else; a way that was left is not taken again. */
typedef struct
{
  PymObject *total; /* owned; NULL after an error */
  long whole;
  double high, low, tiny;
  bool whole_used, whole_left, float_used, float_left;
} ProductSum;

static void
product_sum_add (PymRuntime *rt, ProductSum *sum, PymObject *term)
{
  PymObject *total = term != NULL ? pym_number_add (rt, sum->total, term) : NULL;

  pym_xdecref (rt, term);
  pym_decref (rt, sum->total);
  sum->total = total;
}

static bool
add_whole (PymRuntime *rt, ProductSum *sum, PymObject *p, PymObject *q)
{
  int p_large = 0, q_large = 0;
  long a, b;

  if (!PYM_IS_EXACT (rt, p, INT) || !PYM_IS_EXACT (rt, q, INT))
    return false;
  a = pym_int_as_long_and_overflow (rt, p, &p_large);
  b = pym_int_as_long_and_overflow (rt, q, &q_large);
  if (p_large != 0 || q_large != 0 || __builtin_mul_overflow (a, b, &a) ||
      __builtin_add_overflow (sum->whole, a, &b))
    return false;
  sum->whole = b;
  return sum->whole_used = true;
}

/* A float, or the int or bool beside one; false where the way of floats ends. */
static bool
float_factor (PymRuntime *rt, PymObject *o, bool beside_float, double *value)
{
  if (pym_float_check_exact (rt, o))
    {
      *value = pym_float_value (o);
      return true;
    }
  if (!beside_float || !(PYM_IS_EXACT (rt, o, INT) || PYM_IS_EXACT (rt, o, BOOL)))
    return false;
  *value = pym_int_as_double (rt, o);
  if (rt->error == NULL)
    return true;
  pym_err_clear (rt);
  return false;
}

static bool
add_float (PymRuntime *rt, ProductSum *sum, PymObject *p, PymObject *q)
{
  Pair product, first, second, third;
  double a, b;

  if (!float_factor (rt, p, pym_float_check_exact (rt, q), &a) ||
      !float_factor (rt, q, pym_float_check_exact (rt, p), &b))
    return false;
  product = exact_product (a, b);
  first = exact_sum (sum->high, product.high);
  second = exact_sum (sum->low, product.low);
  third = exact_sum (second.high, first.low);
  if (!isfinite (first.high))
    return false;
  sum->high = first.high;
  sum->low = third.high;
  sum->tiny += second.low + third.low;
  return sum->float_used = true;
}

/* One more pair, or, with NULL, what was kept apart so far. */
static void
product_sum_pair (PymRuntime *rt, ProductSum *sum, PymObject *p, PymObject *q)
{
  if (!sum->whole_left)
    {
      if (p != NULL && add_whole (rt, sum, p, q))
        return;
      sum->whole_left = true;
      if (sum->whole_used)
        product_sum_add (rt, sum, pym_int_from_long (rt, sum->whole));
    }
  if (sum->total != NULL && !sum->float_left)
    {
      if (p != NULL && add_float (rt, sum, p, q))
        return;
      sum->float_left = true;
      if (sum->float_used)
        {
          Pair last = exact_sum (sum->low, sum->high);

          product_sum_add (rt, sum, pym_float_from_double (rt, sum->tiny + last.low + last.high));
        }
    }
  if (sum->total != NULL && p != NULL)
    product_sum_add (rt, sum, pym_number_multiply (rt, p, q));
}

PYM_MATH_FUNCTION (sumprod)
{
  ProductSum sum = { .whole = 0 };
  PymObject *p_iterator = pym_object_get_iter (rt, args[0]);
  PymObject *q_iterator = p_iterator != NULL ? pym_object_get_iter (rt, args[1]) : NULL;
  bool done = false;

  if (q_iterator != NULL)
    sum.total = pym_int_from_long (rt, 0);
  while (sum.total != NULL && !done)
    {
      PymObject *p = pym_iter_next (rt, p_iterator);
      PymObject *q = rt->error == NULL ? pym_iter_next (rt, q_iterator) : NULL;

      if (rt->error != NULL)
        pym_clear (rt, &sum.total);
      else if ((p == NULL) != (q == NULL))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "Inputs are not the same length");
          pym_clear (rt, &sum.total);
        }
      else
        product_sum_pair (rt, &sum, p, q);
      done = p == NULL;
      pym_xdecref (rt, p);
      pym_xdecref (rt, q);
    }
  pym_xdecref (rt, p_iterator);
  pym_xdecref (rt, q_iterator);
  return sum.total;
}

/* The root of the sum of squares (vector_norm): squares are scaled by a power of two to at most 1
 * and added exactly to 1.0, which is taken away at the end; a step of Newton's method with what the
 * root lost puts the last place right. `largest` is the largest size in `v`. */
static double
norm (double *v, ssize_t n, double largest, bool not_a_number)
{
  double scale, root, sum = 1.0, lost_products = 0.0, lost_sums = 0.0;
  int exponent;

  if (isinf (largest))
    return largest;
  if (not_a_number)
    return NAN;
  if (largest == 0.0 || n <= 1)
    return largest;
  frexp (largest, &exponent);
  if (exponent < -1023)
    {
      /* Numbers without full precision are made larger first: the scale would overflow. */
      for (ssize_t i = 0; i < n; i++)
        v[i] /= DBL_MIN;
      return DBL_MIN * norm (v, n, largest / DBL_MIN, false);
    }
  scale = ldexp (1.0, -exponent);
  root = 0.0;
  for (ssize_t i = 0; i <= n; i++)
    {
      Pair square, total;

      if (i == n)
        root = sqrt (sum - 1.0 + (lost_products + lost_sums));
      square = i < n ? exact_product (v[i] * scale, v[i] * scale) : exact_product (-root, root);
      total = exact_sum_ordered (sum, square.high);
      sum = total.high;
      lost_products += square.low;
      lost_sums += total.low;
    }
  root += (sum - 1.0 + (lost_products + lost_sums)) / (2.0 * root);
  return root / scale;
}

/* The norm of `p`, or of its distance to `q` if that is not NULL. */
static PymObject *
norm_of (PymRuntime *rt, PymObject *const *p, PymObject *const *q, ssize_t n)
{
  double *v = pym_raw_calloc (rt, n > 0 ? (size_t) n : 1, sizeof *v), largest = 0.0;
  bool not_a_number = false;

  if (v == NULL)
    return pym_err_no_memory (rt);
  for (ssize_t i = 0; i < n; i++)
    {
      double x = pym_float_as_double (rt, p[i]), y = 0.0;

      if (rt->error == NULL && q != NULL)
        y = pym_float_as_double (rt, q[i]);
      if (rt->error != NULL)
        {
          pym_raw_free (rt, v);
          return NULL;
        }
      v[i] = fabs (x - y);
      not_a_number |= isnan (v[i]) != 0;
      if (v[i] > largest)
        largest = v[i];
    }
  largest = norm (v, n, largest, not_a_number);
  pym_raw_free (rt, v);
  return pym_float_from_double (rt, largest);
}

PYM_MATH_FUNCTION (hypot) { return norm_of (rt, args, NULL, nargs); }

PYM_MATH_FUNCTION (dist)
{
  PymObject *p = pym_sequence_tuple (rt, args[0]);
  PymObject *q = p != NULL ? pym_sequence_tuple (rt, args[1]) : NULL;
  PymObject *result = NULL;

  if (q != NULL && pym_size (p) != pym_size (q))
    pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR),
                        "both points must have the same number of dimensions");
  else if (q != NULL)
    result = norm_of (rt, pym_tuple_items (p), pym_tuple_items (q), pym_size (p));
  pym_xdecref (rt, p);
  pym_xdecref (rt, q);
  return result;
}
