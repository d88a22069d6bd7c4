/* Making and unmaking ints of one digit and floats without a call, for the loops that do little
 * else: the machine's arithmetic, the number types themselves, ranges.
 */
#pragma once

#include "pym-error.h"
#include "pym-memory-inline.h"
#include "pym-numbers.h"
#include "pym-tracer.h"

static inline bool
pym_int_is_small (long value)
{
  return (unsigned long) value - (unsigned long) PYM_SMALL_INT_MIN < PYM_N_SMALL_INTS;
}

static inline PymObject *
pym_int_small_inline (PymRuntime *rt, long value)
{
  return PYM_OBJECT (&rt->objects->numbers->small_ints[value - PYM_SMALL_INT_MIN]);
}

/* What pym_int_from_long () makes of a value of one digit. Four bytes more than the digit needs are
 * asked for, sizeof (PyLongObject), as in _PyLong_FromMedium. */
static inline PymObject *
pym_int_from_digit (PymRuntime *rt, long value)
{
  PymInt *a;

  if (pym_int_is_small (value))
    return pym_int_small_inline (rt, value);
  a = pym_object_malloc_inline (rt, sizeof (PymSmallInt));
  if (PYM_UNLIKELY (a == NULL))
    return pym_err_no_memory (rt);
  a->base.refcount = 1;
  a->base.type = PYM_TYPE (rt, INT);
  a->digits[0] = (PymDigit) (value < 0 ? -value : value);
  pym_int_set (a, value < 0 ? -1 : 1, 1);
  return PYM_OBJECT (a);
}

static inline bool
pym_int_has_one_digit (long value)
{
  return (unsigned long) value + PYM_DIGIT_MASK <= 2ul * PYM_DIGIT_MASK;
}

static inline PymObject *
pym_int_from_long_inline (PymRuntime *rt, long value)
{
  if (PYM_LIKELY (pym_int_has_one_digit (value)))
    return pym_int_from_digit (rt, value);
  return pym_int_from_long (rt, value);
}

/* Releases a reference to an exact int. */
static inline void
pym_int_decref (PymRuntime *rt, PymObject *o)
{
  if (!pym_is_immortal (o) && --o->refcount == 0)
    pym_object_free_inline (rt, o);
}

static inline PymObject *
pym_float_from_double_inline (PymRuntime *rt, double value)
{
  struct PymNumberState *state = rt->objects->numbers;
  PymFloat *f = state->free_floats;

  if (PYM_LIKELY (f != NULL))
    {
      state->free_floats = (PymFloat *) f->base.type;
      state->n_free_floats--;
      f->base.refcount = 1;
      f->base.type = PYM_TYPE (rt, FLOAT);
      pym_tracer_new_reference (rt, PYM_OBJECT (f));
    }
  else
    {
      f = pym_object_malloc_inline (rt, sizeof *f);
      if (PYM_UNLIKELY (f == NULL))
        return pym_err_no_memory (rt);
      f->base.refcount = 1;
      f->base.type = PYM_TYPE (rt, FLOAT);
    }
  f->value = value;
  return PYM_OBJECT (f);
}

/* The count of an exact float has come to 0. */
static inline void
pym_float_unmake (PymRuntime *rt, PymObject *o)
{
  struct PymNumberState *state = rt->objects->numbers;

  if (PYM_UNLIKELY (state->n_free_floats >= PYM_MAX_FREE_FLOATS))
    {
      pym_object_free_inline (rt, o);
      return;
    }
  o->type = (PymType *) state->free_floats;
  state->free_floats = (PymFloat *) o;
  state->n_free_floats++;
}

/* Releases a reference to an exact float. */
static inline void
pym_float_decref (PymRuntime *rt, PymObject *o)
{
  if (!pym_is_immortal (o) && --o->refcount == 0)
    pym_float_unmake (rt, o);
}
