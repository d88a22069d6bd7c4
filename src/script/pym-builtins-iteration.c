/* Built-in functions that run through an iterable. */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-builtins.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-str.h"
#include "pym-tuple.h"

#include <limits.h>
#include <math.h>

/* all (): `wanted` is what ends it early; so is any (). */
static PymObject *
find_truth (PymRuntime *rt, PymObject *iterable, int wanted)
{
  PymObject *iterator = pym_object_get_iter (rt, iterable);
  PymObject *item;
  int truth = !wanted;

  if (iterator == NULL)
    return NULL;
  while (truth == !wanted && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      truth = pym_object_is_true (rt, item);
      pym_decref (rt, item);
    }
  pym_decref (rt, iterator);
  if (truth < 0)
    return NULL;
  if (pym_err_occurred (rt))
    return NULL;
  return pym_bool_from_long (rt, truth);
}

static PymObject *
builtin_all (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return find_truth (rt, args[0], 0);
}

static PymObject *
builtin_any (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return find_truth (rt, args[0], 1);
}

/* Adds `item` (taken over) to `sum` (taken over). */
static PymObject *
add_item (PymRuntime *rt, PymObject *sum, PymObject *item)
{
  PymObject *result = sum != NULL ? pym_number_add (rt, sum, item) : NULL;

  pym_xdecref (rt, sum);
  pym_decref (rt, item);
  return result;
}

/* While everything is an int that fits in a long. `*sum` (owned) is replaced by what came out; at
 * the end of the iterable `*done` is true. */
static void
sum_longs (PymRuntime *rt, PymObject *iterator, PymObject **sum, bool *done)
{
  int overflow;
  long total = pym_int_as_long_and_overflow (rt, *sum, &overflow);

  if (overflow != 0)
    return;
  pym_clear (rt, sum);
  for (;;)
    {
      PymObject *item = pym_iter_next (rt, iterator);
      long value, next;

      if (item == NULL)
        {
          *done = true;
          *sum = pym_err_occurred (rt) ? NULL : pym_int_from_ssize (rt, total);
          return;
        }
      if (pym_int_check_exact (rt, item) || pym_bool_check (rt, item))
        {
          value = pym_int_as_long_and_overflow (rt, item, &overflow);
          if (overflow == 0 && !__builtin_add_overflow (total, value, &next))
            {
              total = next;
              pym_decref (rt, item);
              continue;
            }
        }
      *sum = add_item (rt, pym_int_from_long (rt, total), item);
      return;
    }
}

/* While everything is a float or a small int: with the lost low part kept (Neumaier). */
static void
sum_doubles (PymRuntime *rt, PymObject *iterator, PymObject **sum, bool *done)
{
  double total = pym_float_value (*sum);
  double lost = 0.0;

  pym_clear (rt, sum);
  for (;;)
    {
      PymObject *item = pym_iter_next (rt, iterator);
      int overflow = 1;
      long value = 0;

      if (item != NULL && pym_float_check_exact (rt, item))
        {
          double x = pym_float_value (item);
          double next = total + x;

          lost += fabs (total) >= fabs (x) ? (total - next) + x : (x - next) + total;
          total = next;
          pym_decref (rt, item);
          continue;
        }
      if (item != NULL && pym_int_check (item))
        value = pym_int_as_long_and_overflow (rt, item, &overflow);
      if (overflow == 0)
        {
          total += (double) value;
          pym_decref (rt, item);
          continue;
        }
      if (item == NULL)
        {
          *done = true;
          if (pym_err_occurred (rt))
            return;
        }
      /* The compensation must not turn an infinity into a NaN, nor -0.0 into 0.0. */
      if (lost != 0.0 && isfinite (lost))
        total += lost;
      *sum = pym_float_from_double (rt, total);
      if (item != NULL)
        *sum = add_item (rt, *sum, item);
      return;
    }
}

static PymObject *
builtin_sum (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  static const char *const names[] = { "", "start", NULL };
  PymObject *values[2], *iterator, *sum;
  bool done = false;

  if (pym_args_parse (rt, "sum", names, 1, 1, args, nargs, kwnames, values) < 0)
    return NULL;
  iterator = pym_object_get_iter (rt, values[0]);
  if (iterator == NULL)
    return NULL;
  sum = values[1] != NULL ? pym_newref (values[1]) : pym_int_from_long (rt, 0);
  if (values[1] != NULL)
    {
      const char *message = NULL;

      if (pym_str_check (sum))
        message = "sum() can't sum strings [use ''.join(seq) instead]";
      else if (PYM_IS (sum, PYM_TYPE_BYTES_SUBCLASS))
        message = "sum() can't sum bytes [use b''.join(seq) instead]";
      else if (PYM_IS_EXACT (rt, sum, BYTEARRAY))
        message = "sum() can't sum bytearray [use b''.join(seq) instead]";
      if (message != NULL)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), message);
          pym_decref (rt, iterator);
          pym_decref (rt, sum);
          return NULL;
        }
    }
  if (sum != NULL && pym_int_check_exact (rt, sum))
    sum_longs (rt, iterator, &sum, &done);
  if (!done && sum != NULL && pym_float_check_exact (rt, sum))
    sum_doubles (rt, iterator, &sum, &done);
  while (!done && sum != NULL)
    {
      PymObject *item = pym_iter_next (rt, iterator);

      if (item != NULL)
        sum = add_item (rt, sum, item);
      else
        {
          done = true;
          if (pym_err_occurred (rt))
            pym_clear (rt, &sum);
        }
    }
  pym_decref (rt, iterator);
  return sum;
}

/* min () and max (): several arguments, or one iterable. */
static PymObject *
find_extreme (PymRuntime *rt,
              const char *function,
              int op,
              PymObject *const *args,
              ssize_t nargs,
              PymObject *kwnames)
{
  static const char *const names[] = { "key", "default", NULL };
  PymObject *options[2], *packed, *keywords = NULL, *iterator, *item;
  PymObject *best = NULL, *best_value = NULL;

  if (nargs == 0)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "%s expected at least 1 argument, got 0",
                           function);
  if (pym_args_parse_keywords (rt, function, names, 0, 0, 0, args + nargs, 0, kwnames, options) < 0)
    return NULL;
  if (nargs > 1 && options[1] != NULL)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "Cannot specify a default for %s() with multiple positional arguments",
                           function);
  if (options[0] == pym_none (rt))
    options[0] = NULL;
  /* CPython's function has its arguments in a tuple, which it iterates over, and a dict. */
  packed = pym_tuple_from_array (rt, args, nargs);
  if (packed == NULL)
    return NULL;
  if (kwnames != NULL)
    keywords = pym_dict_from_items (rt, pym_tuple_items (kwnames), 1, args + nargs, 1,
                                    pym_tuple_size (kwnames));
  iterator = NULL;
  if (kwnames == NULL || keywords != NULL)
    iterator = pym_object_get_iter (rt, nargs > 1 ? packed : args[0]);
  if (iterator == NULL)
    {
      pym_decref (rt, packed);
      pym_xdecref (rt, keywords);
      return NULL;
    }
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *value =
          options[0] != NULL ? pym_object_call_one_arg (rt, options[0], item) : pym_newref (item);
      int better = value == NULL  ? -1
                   : best == NULL ? 1
                                  : pym_object_rich_compare_bool (rt, value, best_value, op);

      if (better < 0)
        {
          pym_decref (rt, item);
          pym_xdecref (rt, value);
          break;
        }
      if (better > 0)
        {
          pym_xdecref (rt, best_value);
          pym_xdecref (rt, best);
          best = item;
          best_value = value;
        }
      else
        {
          pym_decref (rt, item);
          pym_decref (rt, value);
        }
    }
  pym_decref (rt, iterator);
  pym_xdecref (rt, best_value);
  pym_decref (rt, packed);
  pym_xdecref (rt, keywords);
  if (pym_err_occurred (rt))
    {
      pym_xdecref (rt, best);
      return NULL;
    }
  if (best == NULL && options[1] == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "%s() iterable argument is empty",
                           function);
  return best != NULL ? best : pym_newref (options[1]);
}

static PymObject *
builtin_max (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return find_extreme (rt, "max", PYM_GT, args, nargs, kwnames);
}

static PymObject *
builtin_min (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return find_extreme (rt, "min", PYM_LT, args, nargs, kwnames);
}

static PymObject *
builtin_sorted (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *list, *sort, *result;

  if (pym_args_check_positional (rt, "sorted", nargs, 1, 1) < 0)
    return NULL;
  list = pym_sequence_list (rt, args[0]);
  if (list == NULL)
    return NULL;
  sort = pym_object_get_attr (rt, list, PYM_NAME (rt, sort));
  result = sort != NULL ? pym_object_vectorcall (rt, sort, args + 1, nargs - 1, kwnames) : NULL;
  pym_xdecref (rt, sort);
  if (result == NULL)
    {
      pym_decref (rt, list);
      return NULL;
    }
  pym_decref (rt, result);
  return list;
}

const PymMethodDef pym_builtins_iteration[] = {
  { "all", builtin_all, 1, 1 },
  { "any", builtin_any, 1, 1 },
  { "max", builtin_max, 0, -1, PYM_METHOD_KEYWORDS },
  { "min", builtin_min, 0, -1, PYM_METHOD_KEYWORDS },
  { "sorted", builtin_sorted, 0, -1, PYM_METHOD_KEYWORDS },
  { "sum", builtin_sum, 0, -1, PYM_METHOD_KEYWORDS },
  { NULL },
};
