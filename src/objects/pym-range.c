#include "pym-range.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-range-private.h"

#include <limits.h>

/* Number of items of a range of C longs, or -1 when it does not fit one. */
static long
length_of_longs (long start, long stop, long step)
{
  unsigned long distance, stride, n;

  if (step > 0 ? start >= stop : start <= stop)
    return 0;
  distance = step > 0 ? (unsigned long) stop - (unsigned long) start
                      : (unsigned long) start - (unsigned long) stop;
  stride = step > 0 ? (unsigned long) step : -(unsigned long) step;
  n = (distance - 1) / stride + 1;
  return n > LONG_MAX ? -1 : (long) n;
}

/* A step of a chain: releases the first operand, passes a failure on. */
static PymObject *
then (PymRuntime *rt,
      PymObject *(*operation) (PymRuntime *, PymObject *, PymObject *),
      PymObject *stolen,
      PymObject *other)
{
  PymObject *result = stolen != NULL ? operation (rt, stolen, other) : NULL;

  pym_xdecref (rt, stolen);
  return result;
}

static PymObject *
length_of_objects (PymRuntime *rt, PymObject *start, PymObject *stop, PymObject *step)
{
  bool forward = pym_int_sign (step) > 0;
  PymObject *low = forward ? start : stop, *high = forward ? stop : start;
  PymObject *one = pym_int_small (rt, 1), *stride, *n;

  if (pym_int_compare (low, high) >= 0)
    return pym_newref (pym_int_small (rt, 0));
  stride = forward ? pym_newref (step) : pym_number_negative (rt, step);
  if (stride == NULL)
    return NULL;
  n = pym_number_subtract (rt, high, low);
  n = then (rt, pym_number_subtract, n, one);
  n = then (rt, pym_number_floor_divide, n, stride);
  n = then (rt, pym_number_add, n, one);
  pym_decref (rt, stride);
  return n;
}

static bool
as_longs (PymRuntime *rt, PymObject *const *objects, long *values, int n)
{
  for (int i = 0; i < n; i++)
    {
      int overflow;

      values[i] = pym_int_as_long_and_overflow (rt, objects[i], &overflow);
      if (overflow != 0)
        return false;
    }
  return true;
}

/* Takes over the three ints, also when it fails. */
static PymObject *
make_range (PymRuntime *rt, PymType *type, PymObject *start, PymObject *stop, PymObject *step)
{
  PymObject *ends[] = { start, stop, step }, *length;
  PymRange *range = NULL;
  long values[3], n = -1;

  if (as_longs (rt, ends, values, 3))
    n = length_of_longs (values[0], values[1], values[2]);
  length = n >= 0 ? pym_int_from_long (rt, n) : length_of_objects (rt, start, stop, step);
  if (length != NULL)
    range = (PymRange *) pym_object_new (rt, type);
  if (range == NULL)
    {
      pym_xdecref (rt, length);
      pym_decref (rt, start);
      pym_decref (rt, stop);
      pym_decref (rt, step);
      return NULL;
    }
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  return PYM_OBJECT (range);
}

static PymObject *
from_array (PymRuntime *rt, PymType *type, PymObject *const *args, ssize_t nargs)
{
  PymObject *start, *stop, *step;

  if (pym_args_check_positional (rt, "range", nargs, 1, 3) < 0)
    return NULL;
  if (nargs == 1)
    {
      stop = pym_number_index (rt, args[0]);
      if (stop == NULL)
        return NULL;
      return make_range (rt, type, pym_newref (pym_int_small (rt, 0)), stop,
                         pym_newref (pym_int_small (rt, 1)));
    }
  start = pym_number_index (rt, args[0]);
  if (start == NULL)
    return NULL;
  stop = pym_number_index (rt, args[1]);
  if (stop == NULL)
    goto failed_start;
  step = nargs == 3 ? pym_number_index (rt, args[2]) : pym_newref (pym_int_small (rt, 1));
  if (step == NULL)
    goto failed_stop;
  if (pym_int_sign (step) == 0)
    {
      pym_decref (rt, step);
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "range() arg 3 must not be zero");
      goto failed_stop;
    }
  return make_range (rt, type, start, stop, step);

failed_stop:
  pym_decref (rt, stop);
failed_start:
  pym_decref (rt, start);
  return NULL;
}

static PymObject *
range_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "range", kwargs) < 0)
    return NULL;
  return from_array (rt, type, pym_tuple_items (args), pym_size (args));
}

static PymObject *
range_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "range", kwnames) < 0)
    return NULL;
  return from_array (rt, (PymType *) type, args, nargs);
}

static void
range_dealloc (PymRuntime *rt, PymObject *o)
{
  PymRange *range = (PymRange *) o;

  pym_decref (rt, range->start);
  pym_decref (rt, range->stop);
  pym_decref (rt, range->step);
  pym_decref (rt, range->length);
  pym_object_del (rt, o);
}

static void
range_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymRange *range = (PymRange *) o;

  pym_edge_internal (visit, data, "start", range->start);
  pym_edge_internal (visit, data, "stop", range->stop);
  pym_edge_internal (visit, data, "step", range->step);
  pym_edge_internal (visit, data, "length", range->length);
}

static bool
is_one (PymObject *o)
{
  return pym_int_is_compact (o) && pym_int_compact_value (o) == 1;
}

PymObject *
pym_range_at (PymRuntime *rt, PymRange *range, PymObject *index)
{
  PymObject *offset =
      is_one (range->step) ? pym_newref (index) : pym_number_multiply (rt, index, range->step);
  PymObject *result;

  if (offset == NULL)
    return NULL;
  result = pym_number_add (rt, range->start, offset);
  pym_decref (rt, offset);
  return result;
}

static PymObject *
range_repr (PymRuntime *rt, PymObject *o)
{
  PymRange *range = (PymRange *) o;

  if (is_one (range->step))
    return pym_str_from_format (rt, "range(%R, %R)", range->start, range->stop);
  return pym_str_from_format (rt, "range(%R, %R, %R)", range->start, range->stop, range->step);
}

/* Ranges are equal when they run through the same numbers. */
static bool
equal (PymRange *a, PymRange *b)
{
  if (a == b)
    return true;
  if (pym_int_compare (a->length, b->length) != 0)
    return false;
  if (pym_int_sign (a->length) == 0)
    return true;
  if (pym_int_compare (a->start, b->start) != 0)
    return false;
  return is_one (a->length) || pym_int_compare (a->step, b->step) == 0;
}

static PymObject *
range_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  bool holds;

  if (!PYM_IS_EXACT (rt, w, RANGE) || (op != PYM_EQ && op != PYM_NE))
    return pym_newref (pym_not_implemented (rt));
  holds = equal ((PymRange *) v, (PymRange *) w) == (op == PYM_EQ);
  return pym_newref (holds ? pym_true (rt) : pym_false (rt));
}

static ssize_t
range_hash (PymRuntime *rt, PymObject *o)
{
  PymRange *range = (PymRange *) o;
  bool empty = pym_int_sign (range->length) == 0;
  PymObject *key;
  ssize_t hash;

  key = pym_tuple_pack (rt, 3, range->length, empty ? pym_none (rt) : range->start,
                        empty || is_one (range->length) ? pym_none (rt) : range->step);
  if (key == NULL)
    return -1;
  hash = pym_object_hash (rt, key);
  pym_decref (rt, key);
  return hash;
}

static int
range_bool (PymRuntime *rt, PymObject *o)
{
  return pym_int_sign (((PymRange *) o)->length) != 0;
}

static ssize_t
range_length (PymRuntime *rt, PymObject *o)
{
  return pym_int_as_ssize (rt, ((PymRange *) o)->length);
}

static PymObject *
item_at (PymRuntime *rt, PymRange *range, PymObject *index)
{
  PymObject *result = NULL;

  if (pym_int_sign (index) < 0)
    index = pym_number_add (rt, index, range->length);
  else
    pym_incref (index);
  if (index == NULL)
    return NULL;
  if (pym_int_sign (index) < 0 || pym_int_compare (index, range->length) >= 0)
    pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "range object index out of range");
  else
    result = pym_range_at (rt, range, index);
  pym_decref (rt, index);
  return result;
}

static PymObject *
range_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  PymObject *number = pym_int_from_ssize (rt, index), *result;

  if (number == NULL)
    return NULL;
  result = item_at (rt, (PymRange *) o, number);
  pym_decref (rt, number);
  return result;
}

static PymObject *
range_slice (PymRuntime *rt, PymRange *range, PymObject *slice)
{
  PymObject *start, *stop, *step, *new_start, *new_stop = NULL, *new_step = NULL;

  if (pym_slice_unpack_objects (rt, slice, range->length, &start, &stop, &step) < 0)
    return NULL;
  new_start = pym_range_at (rt, range, start);
  if (new_start != NULL)
    new_stop = pym_range_at (rt, range, stop);
  if (new_stop != NULL)
    new_step = pym_number_multiply (rt, step, range->step);
  pym_decref (rt, start);
  pym_decref (rt, stop);
  pym_decref (rt, step);
  if (new_step == NULL)
    {
      pym_xdecref (rt, new_start);
      pym_xdecref (rt, new_stop);
      return NULL;
    }
  return make_range (rt, PYM_TYPE (rt, RANGE), new_start, new_stop, new_step);
}

static PymObject *
range_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  if (pym_index_check (key))
    {
      PymObject *index = pym_number_index (rt, key), *result;

      if (index == NULL)
        return NULL;
      result = item_at (rt, (PymRange *) o, index);
      pym_decref (rt, index);
      return result;
    }
  if (PYM_IS_EXACT (rt, key, SLICE))
    return range_slice (rt, (PymRange *) o, key);
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "range indices must be integers or slices, not %.200s",
                         pym_type (key)->name);
}

static bool
is_plain_int (PymRuntime *rt, PymObject *o)
{
  return PYM_IS_EXACT (rt, o, INT) || PYM_IS_EXACT (rt, o, BOOL);
}

/* Where an int stands in the range: an owned int, or NULL with or without an exception. */
static PymObject *
place_of (PymRuntime *rt, PymRange *range, PymObject *number)
{
  PymObject *distance, *rest;
  bool forward = pym_int_sign (range->step) > 0;

  if (forward
          ? pym_int_compare (number, range->start) < 0 || pym_int_compare (number, range->stop) >= 0
          : pym_int_compare (number, range->start) > 0 ||
                pym_int_compare (number, range->stop) <= 0)
    return NULL;
  distance = pym_number_subtract (rt, number, range->start);
  if (distance == NULL || is_one (range->step))
    return distance;
  rest = pym_number_remainder (rt, distance, range->step);
  if (rest == NULL || pym_int_sign (rest) != 0)
    {
      pym_xdecref (rt, rest);
      pym_decref (rt, distance);
      return NULL;
    }
  pym_decref (rt, rest);
  return then (rt, pym_number_floor_divide, distance, range->step);
}

/* By comparing with each item: how many are equal, or with `first` the place of the first (-2:
 * there is none). -1 on error. */
static ssize_t
search (PymRuntime *rt, PymObject *o, PymObject *value, bool first)
{
  PymObject *iterator = pym_range_iter (rt, o), *item;
  ssize_t count = 0, place = -2;

  if (iterator == NULL)
    return -1;
  for (ssize_t i = 0; (item = pym_iter_next (rt, iterator)) != NULL; i++)
    {
      int same = pym_object_rich_compare_bool (rt, item, value, PYM_EQ);

      pym_decref (rt, item);
      if (same < 0)
        break;
      count += same;
      if (same && first)
        {
          place = i;
          break;
        }
      if ((i & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        break;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    return -1;
  return first ? place : count;
}

static int
range_contains (PymRuntime *rt, PymObject *o, PymObject *value)
{
  PymObject *place;
  ssize_t found;

  if (!is_plain_int (rt, value))
    {
      found = search (rt, o, value, true);
      return found == -1 ? -1 : found >= 0;
    }
  place = place_of (rt, (PymRange *) o, value);
  if (place == NULL)
    return rt->error != NULL ? -1 : 0;
  pym_decref (rt, place);
  return 1;
}

static PymObject *
range_count (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t count;

  if (is_plain_int (rt, args[0]))
    count = range_contains (rt, self, args[0]);
  else
    count = search (rt, self, args[0], false);
  return count < 0 ? NULL : pym_int_from_ssize (rt, count);
}

static PymObject *
range_index (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *place;
  ssize_t found;

  if (!is_plain_int (rt, args[0]))
    {
      found = search (rt, self, args[0], true);
      if (found >= 0)
        return pym_int_from_ssize (rt, found);
      if (found == -2)
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "sequence.index(x): x not in sequence");
      return NULL;
    }
  place = place_of (rt, (PymRange *) self, args[0]);
  if (place == NULL && rt->error == NULL)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "%R is not in range", args[0]);
  return place;
}

static PymObject *
range_reversed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_range_reverse_iter (rt, self);
}

static const PymMethodDef range_methods[] = {
  { "__reversed__", range_reversed, 0, 0, 0, NULL },
  { "count", range_count, 1, 1, 0, NULL },
  { "index", range_index, 1, 1, 0, NULL },
  { NULL },
};

static const PymMemberDef range_members[] = {
  { "start", offsetof (PymRange, start), true, false },
  { "stop", offsetof (PymRange, stop), true, false },
  { "step", offsetof (PymRange, step), true, false },
  { NULL },
};

const PymType pym_range_template = {
  .name = "range",
  .basicsize = sizeof (PymRange),
  .new_ = range_new,
  .dealloc = range_dealloc,
  .free_ = pym_object_del,
  .walk_edges = range_walk_edges,
  .repr = range_repr,
  .iter = pym_range_iter,
  .hash = range_hash,
  .type_vectorcall = range_type_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .richcompare = range_richcompare,
  .nb_bool = range_bool,
  .sq_length = range_length,
  .sq_item = range_item,
  .sq_contains = range_contains,
  .mp_length = range_length,
  .mp_subscript = range_subscript,
  .methods = range_methods,
  .members = range_members,
};
