/* Iterators over ranges: one that counts with C longs, one with objects. */
#include "pym-container-state.h"
#include "pym-numbers-inline.h"
#include "pym-range-private.h"

#include <limits.h>

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *start, *step, *length; /* of what is left */
} LongIterator;

static PymObject *
new_small (PymRuntime *rt, long start, long step, long length)
{
  PymRangeIterator *it = (PymRangeIterator *) pym_object_new (rt, PYM_TYPE (rt, RANGE_ITERATOR));

  if (it == NULL)
    return NULL;
  it->start = start;
  it->step = step;
  it->length = length;
  return PYM_OBJECT (it);
}

/* Takes over the references, also when it fails. */
static PymObject *
new_long (PymRuntime *rt, PymObject *start, PymObject *step, PymObject *length)
{
  LongIterator *it = NULL;

  if (start != NULL && step != NULL && length != NULL)
    it = (LongIterator *) pym_object_new (rt, PYM_TYPE (rt, LONG_RANGE_ITERATOR));
  if (it == NULL)
    {
      pym_xdecref (rt, start);
      pym_xdecref (rt, step);
      pym_xdecref (rt, length);
      return NULL;
    }
  it->start = start;
  it->step = step;
  it->length = length;
  return PYM_OBJECT (it);
}

/* Whether counting through the range, one step beyond the end included, stays within longs. */
static bool
fits_longs (PymRuntime *rt, PymRange *range, long *start, long *step, long *length)
{
  int overflow[4];
  long stop;

  *start = pym_int_as_long_and_overflow (rt, range->start, &overflow[0]);
  stop = pym_int_as_long_and_overflow (rt, range->stop, &overflow[1]);
  *step = pym_int_as_long_and_overflow (rt, range->step, &overflow[2]);
  *length = pym_int_as_long_and_overflow (rt, range->length, &overflow[3]);
  if (overflow[0] || overflow[1] || overflow[2] || overflow[3])
    return false;
  return *step > 0 ? stop <= LONG_MAX - (*step - 1) : stop >= LONG_MIN + (-1 - *step);
}

PymObject *
pym_range_iter (PymRuntime *rt, PymObject *o)
{
  PymRange *range = (PymRange *) o;
  long start, step, length;

  if (fits_longs (rt, range, &start, &step, &length))
    return new_small (rt, start, step, length);
  return new_long (rt, pym_newref (range->start), pym_newref (range->step),
                   pym_newref (range->length));
}

PymObject *
pym_range_reverse_iter (PymRuntime *rt, PymObject *o)
{
  PymRange *range = (PymRange *) o;
  PymObject *last, *start = NULL;
  long first, step, length;

  /* The step back beyond the first must fit too, and -step. */
  if (fits_longs (rt, range, &first, &step, &length) && step != LONG_MIN &&
      (step > 0 ? first >= LONG_MIN + step : first <= LONG_MAX + step))
    return new_small (rt, first + (length > 0 ? (length - 1) * step : -step), -step, length);

  last = pym_number_subtract (rt, range->length, pym_int_small (rt, 1));
  if (last != NULL)
    start = pym_range_at (rt, range, last);
  pym_xdecref (rt, last);
  if (start == NULL)
    return NULL;
  return new_long (rt, start, pym_number_negative (rt, range->step), pym_newref (range->length));
}

static PymObject *
small_next (PymRuntime *rt, PymObject *o)
{
  long value;

  if (!pym_range_iterator_advance ((PymRangeIterator *) o, &value))
    return NULL;
  return pym_int_from_long_inline (rt, value);
}

static PymObject *
small_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_int_from_long (rt, ((PymRangeIterator *) self)->length);
}

static PymObject *
long_next (PymRuntime *rt, PymObject *o)
{
  LongIterator *it = (LongIterator *) o;
  PymObject *start, *length, *result;

  if (pym_int_sign (it->length) <= 0)
    return NULL;
  start = pym_number_add (rt, it->start, it->step);
  if (start == NULL)
    return NULL;
  length = pym_number_subtract (rt, it->length, pym_int_small (rt, 1));
  if (length == NULL)
    {
      pym_decref (rt, start);
      return NULL;
    }
  result = it->start;
  it->start = start;
  pym_setref (rt, &it->length, length);
  return result;
}

static PymObject *
long_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return pym_newref (((LongIterator *) self)->length);
}

static void
long_dealloc (PymRuntime *rt, PymObject *o)
{
  LongIterator *it = (LongIterator *) o;

  pym_xdecref (rt, it->start);
  pym_xdecref (rt, it->step);
  pym_xdecref (rt, it->length);
  pym_object_del (rt, o);
}

static void
long_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "start", ((LongIterator *) o)->start);
  pym_edge_internal (visit, data, "step", ((LongIterator *) o)->step);
  pym_edge_internal (visit, data, "length", ((LongIterator *) o)->length);
}

static void
small_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_object_del (rt, o);
}

static const PymMethodDef small_methods[] = {
  { "__length_hint__", small_length_hint, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef long_methods[] = {
  { "__length_hint__", long_length_hint, 0, 0, 0, NULL },
  { NULL },
};

const PymType pym_range_iterator_template = {
  .name = "range_iterator",
  .basicsize = sizeof (PymRangeIterator),
  .dealloc = small_dealloc,
  .free_ = pym_object_del,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = small_next,
  .methods = small_methods,
};

const PymType pym_long_range_iterator_template = {
  .name = "longrange_iterator",
  .basicsize = sizeof (LongIterator),
  .dealloc = long_dealloc,
  .free_ = pym_object_del,
  .walk_edges = long_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = long_next,
  .methods = long_methods,
};
