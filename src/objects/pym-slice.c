#include "pym-slice.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"

static PymObject *
from_three_steal (PymRuntime *rt, PymObject *start, PymObject *stop, PymObject *step)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymSlice *slice = state->slice;

  if (slice != NULL)
    {
      state->slice = NULL;
      pym_free_list_revive (rt, slice);
    }
  else
    slice = (PymSlice *) pym_gc_new (rt, PYM_TYPE (rt, SLICE));
  if (slice == NULL)
    {
      pym_decref (rt, start);
      pym_decref (rt, stop);
      pym_decref (rt, step);
      return NULL;
    }
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  pym_gc_track (rt, slice);
  return PYM_OBJECT (slice);
}

PymObject *
pym_slice_new (PymRuntime *rt, PymObject *start, PymObject *stop, PymObject *step)
{
  PymObject *none = pym_none (rt);

  return from_three_steal (rt, pym_newref (start != NULL ? start : none),
                           pym_newref (stop != NULL ? stop : none),
                           pym_newref (step != NULL ? step : none));
}

PymObject *
pym_slice_from_two_steal (PymRuntime *rt, PymObject *start, PymObject *stop)
{
  return from_three_steal (rt, start, stop, pym_newref (pym_none (rt)));
}

static int
index_or_error (PymRuntime *rt, PymObject *o, ssize_t *out, const char *message)
{
  ssize_t value;

  if (!pym_index_check (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR), message);
      return 0;
    }
  value = pym_number_as_ssize (rt, o, NULL);
  if (value == -1 && rt->error != NULL)
    return 0;
  *out = value;
  return 1;
}

int
pym_eval_slice_index (PymRuntime *rt, PymObject *o, ssize_t *out)
{
  if (o == NULL || o == pym_none (rt))
    return 1;
  return index_or_error (rt, o, out,
                         "slice indices must be integers or None or have an __index__ method");
}

int
pym_eval_slice_index_not_none (PymRuntime *rt, PymObject *o, ssize_t *out)
{
  return index_or_error (rt, o, out, "slice indices must be integers or have an __index__ method");
}

int
pym_slice_unpack (PymRuntime *rt, PymObject *o, ssize_t *start, ssize_t *stop, ssize_t *step)
{
  PymSlice *slice = (PymSlice *) o;

  *step = 1;
  if (!pym_eval_slice_index (rt, slice->step, step))
    return -1;
  if (*step == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "slice step cannot be zero");
      return -1;
    }
  /* So that -step is a number too. */
  if (*step < -PTRDIFF_MAX)
    *step = -PTRDIFF_MAX;
  *start = *step < 0 ? PTRDIFF_MAX : 0;
  if (!pym_eval_slice_index (rt, slice->start, start))
    return -1;
  *stop = *step < 0 ? PTRDIFF_MIN : PTRDIFF_MAX;
  if (!pym_eval_slice_index (rt, slice->stop, stop))
    return -1;
  return 0;
}

static ssize_t
cut (ssize_t value, ssize_t length, ssize_t step)
{
  if (value < 0)
    {
      value += length;
      if (value < 0)
        return step < 0 ? -1 : 0;
    }
  else if (value >= length)
    return step < 0 ? length - 1 : length;
  return value;
}

ssize_t
pym_slice_adjust (ssize_t length, ssize_t *start, ssize_t *stop, ssize_t step)
{
  *start = cut (*start, length, step);
  *stop = cut (*stop, length, step);
  if (step < 0)
    return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
  return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

static PymObject *
slice_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t n = pym_size (args);

  if (pym_args_no_keywords (rt, "slice", kwargs) < 0 ||
      pym_args_check_positional (rt, "slice", n, 1, 3) < 0)
    return NULL;
  if (n == 1)
    return pym_slice_new (rt, NULL, pym_tuple_get (args, 0), NULL);
  return pym_slice_new (rt, pym_tuple_get (args, 0), pym_tuple_get (args, 1),
                        n == 3 ? pym_tuple_get (args, 2) : NULL);
}

static void
slice_dealloc (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymSlice *slice = (PymSlice *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin_recursive (rt, o, slice_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_decref (rt, slice->step);
  pym_decref (rt, slice->start);
  pym_decref (rt, slice->stop);
  if (state->slice == NULL)
    state->slice = slice;
  else
    pym_gc_del (rt, slice);
  pym_trash_end (rt, trash);
}

static int
slice_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymSlice *slice = (PymSlice *) o;

  PYM_VISIT (slice->start);
  PYM_VISIT (slice->stop);
  PYM_VISIT (slice->step);
  return 0;
}

static void
slice_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymSlice *slice = (PymSlice *) o;

  pym_edge_internal (visit, data, "start", slice->start);
  pym_edge_internal (visit, data, "stop", slice->stop);
  pym_edge_internal (visit, data, "step", slice->step);
}

static PymObject *
slice_repr (PymRuntime *rt, PymObject *o)
{
  PymSlice *slice = (PymSlice *) o;

  return pym_str_from_format (rt, "slice(%R, %R, %R)", slice->start, slice->stop, slice->step);
}

static PymObject *
slice_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  PymObject *a, *b, *result = NULL;

  if (!PYM_IS_EXACT (rt, v, SLICE) || !PYM_IS_EXACT (rt, w, SLICE))
    return pym_newref (pym_not_implemented (rt));
  if (v == w)
    return pym_newref (op == PYM_EQ || op == PYM_LE || op == PYM_GE ? pym_true (rt)
                                                                    : pym_false (rt));
  a = pym_tuple_pack (rt, 3, ((PymSlice *) v)->start, ((PymSlice *) v)->stop,
                      ((PymSlice *) v)->step);
  b = pym_tuple_pack (rt, 3, ((PymSlice *) w)->start, ((PymSlice *) w)->stop,
                      ((PymSlice *) w)->step);
  if (a != NULL && b != NULL)
    result = pym_object_rich_compare (rt, a, b, op);
  pym_xdecref (rt, a);
  pym_xdecref (rt, b);
  return result;
}

/* As a tuple of the three (3.12 made slices hashable). */
static ssize_t
slice_hash (PymRuntime *rt, PymObject *o)
{
  PymSlice *slice = (PymSlice *) o;
  PymObject *parts[] = { slice->start, slice->stop, slice->step };
  const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u,
                 prime_5 = 2870177450012600261u;
  uint64_t mixed = prime_5;

  if (pym_check_stack (rt) < 0)
    return -1;
  for (int i = 0; i < 3; i++)
    {
      ssize_t hash = pym_object_hash (rt, parts[i]);

      if (hash == -1)
        return -1;
      mixed += (uint64_t) hash * prime_2;
      mixed = mixed << 31 | mixed >> 33;
      mixed *= prime_1;
    }
  return mixed == UINT64_MAX ? 1546275796 : (ssize_t) mixed;
}

/* One end of a slice, cut to what lies between `low` and `high`; `missing` stands for None. */
static PymObject *
cut_object (PymRuntime *rt,
            PymObject *end,
            PymObject *length,
            PymObject *low,
            PymObject *high,
            PymObject *missing)
{
  PymObject *value, *bound = NULL;
  int below;

  if (end == pym_none (rt))
    return pym_newref (missing);
  if (!pym_index_check (end))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                          "slice indices must be integers or None or have an __index__ method");
      return NULL;
    }
  value = pym_number_index (rt, end);
  if (value == NULL)
    return NULL;
  if (pym_int_sign (value) < 0)
    {
      PymObject *moved = pym_number_add (rt, value, length);

      pym_decref (rt, value);
      value = moved;
      if (value == NULL)
        return NULL;
      bound = low;
      below = pym_object_rich_compare_bool (rt, value, bound, PYM_LT);
    }
  else
    {
      bound = high;
      below = pym_object_rich_compare_bool (rt, value, bound, PYM_GT);
    }
  if (below > 0)
    {
      pym_decref (rt, value);
      return pym_newref (bound);
    }
  if (below < 0)
    {
      pym_decref (rt, value);
      return NULL;
    }
  return value;
}

int
pym_slice_unpack_objects (PymRuntime *rt,
                          PymObject *o,
                          PymObject *length,
                          PymObject **start,
                          PymObject **stop,
                          PymObject **step)
{
  PymSlice *slice = (PymSlice *) o;
  PymObject *low = NULL, *high = NULL, *one = pym_int_small (rt, 1);
  bool backward;

  *start = *stop = *step = NULL;
  if (slice->step == pym_none (rt))
    *step = pym_newref (one);
  else
    {
      if (!pym_index_check (slice->step))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, TYPE_ERROR),
                              "slice indices must be integers or None or have an __index__ method");
          return -1;
        }
      *step = pym_number_index (rt, slice->step);
      if (*step == NULL)
        return -1;
    }
  if (pym_int_sign (*step) == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "slice step cannot be zero");
      goto failed;
    }
  backward = pym_int_sign (*step) < 0;
  low = pym_newref (pym_int_small (rt, backward ? -1 : 0));
  high = backward ? pym_number_subtract (rt, length, one) : pym_newref (length);
  if (high == NULL)
    goto failed;
  *start = cut_object (rt, slice->start, length, low, high, backward ? high : low);
  if (*start == NULL)
    goto failed;
  *stop = cut_object (rt, slice->stop, length, low, high, backward ? low : high);
  if (*stop == NULL)
    goto failed;
  pym_decref (rt, low);
  pym_decref (rt, high);
  return 0;

failed:
  pym_xdecref (rt, low);
  pym_xdecref (rt, high);
  pym_xdecref (rt, *start);
  pym_xdecref (rt, *step);
  *start = *stop = *step = NULL;
  return -1;
}

static PymObject *
slice_indices (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *length = pym_number_index (rt, args[0]), *parts[3];
  int status;

  if (length == NULL)
    return NULL;
  if (pym_int_sign (length) < 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "length should not be negative");
      pym_decref (rt, length);
      return NULL;
    }
  status = pym_slice_unpack_objects (rt, self, length, &parts[0], &parts[1], &parts[2]);
  pym_decref (rt, length);
  if (status < 0)
    return NULL;
  return pym_tuple_from_array_steal (rt, parts, 3);
}

static const PymMethodDef slice_methods[] = {
  { "indices", slice_indices, 1, 1, 0, NULL },
  { NULL },
};

static const PymMemberDef slice_members[] = {
  { "start", offsetof (PymSlice, start), true, false },
  { "stop", offsetof (PymSlice, stop), true, false },
  { "step", offsetof (PymSlice, step), true, false },
  { NULL },
};

const PymType pym_slice_template = {
  .name = "slice",
  .basicsize = sizeof (PymSlice),
  .flags = PYM_TYPE_GC,
  .new_ = slice_new,
  .dealloc = slice_dealloc,
  .free_ = pym_gc_del,
  .traverse = slice_traverse,
  .walk_edges = slice_walk_edges,
  .repr = slice_repr,
  .hash = slice_hash,
  .getattro = pym_object_generic_get_attr,
  .richcompare = slice_richcompare,
  .methods = slice_methods,
  .members = slice_members,
};
