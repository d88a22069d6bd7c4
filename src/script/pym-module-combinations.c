/* The iterators of itertools that choose: product, permutations and combinations. Each keeps the
 * indices of its last choice and finds the next one in order (Modules/itertoolsmodule.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-itertools.h"
#include "pym-tuple.h"

/* parts[0]: a tuple of pools (product) or the pool; parts[1]: the last choice, NULL before the
 * first one. It is used again if nobody else holds it. */
typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[2];
  ssize_t *indices; /* mem domain */
  int n_indices;
  bool stopped;
} ChoiceIterator;

_Static_assert(sizeof (ChoiceIterator) == 48, "CPython's productobject");

typedef struct
{
  ChoiceIterator base;
  ssize_t number; /* items of a choice */
} CombinationsIterator;

typedef struct
{
  ChoiceIterator base;
  ssize_t number;
  ssize_t *cycles; /* mem domain */
} PermutationsIterator;

static void
choice_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_mem_free (rt, ((ChoiceIterator *) o)->indices);
  pym_itertools_dealloc_2 (rt, o);
}

static void
permutations_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_mem_free (rt, ((PermutationsIterator *) o)->cycles);
  choice_dealloc (rt, o);
}

static size_t
choice_sizeof (PymRuntime *rt, const PymObject *o)
{
  return (size_t) pym_type (o)->basicsize +
         (size_t) ((const ChoiceIterator *) o)->n_indices * sizeof (ssize_t);
}

static size_t
permutations_sizeof (PymRuntime *rt, const PymObject *o)
{
  return choice_sizeof (rt, o) +
         (size_t) ((const PermutationsIterator *) o)->number * sizeof (ssize_t);
}

static void
choice_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  ChoiceIterator *self = (ChoiceIterator *) o;

  if (self->indices != NULL)
    visit (self->indices, (size_t) self->n_indices * sizeof (ssize_t), "indices", data);
}

static void
permutations_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PermutationsIterator *self = (PermutationsIterator *) o;

  choice_walk_blocks (rt, o, visit, data);
  if (self->cycles != NULL)
    visit (self->cycles, (size_t) self->number * sizeof (ssize_t), "cycles", data);
}

static ssize_t *
new_indices (PymRuntime *rt, ssize_t n)
{
  ssize_t *indices = pym_mem_calloc (rt, n > 0 ? (size_t) n : 1, sizeof (ssize_t));

  if (indices == NULL)
    pym_err_no_memory (rt);
  return indices;
}

/* Takes over `pool`. */
static ChoiceIterator *
make_choice (PymRuntime *rt, PymType *type, PymObject *pool, ssize_t n_indices)
{
  ChoiceIterator *self = (ChoiceIterator *) type->alloc (rt, type, 0);

  if (self == NULL)
    {
      pym_decref (rt, pool);
      return NULL;
    }
  self->parts[0] = pool;
  self->n_indices = (int) n_indices;
  self->indices = new_indices (rt, n_indices);
  if (self->indices == NULL)
    pym_clear (rt, (PymObject **) &self);
  return self;
}

/* Makes sure that the tuple of the last choice may be changed. */
static int
own_result (PymRuntime *rt, ChoiceIterator *self)
{
  PymObject *old = self->parts[1];

  if (pym_refcount (old) > 1)
    {
      PymObject *copy = pym_tuple_from_array (rt, pym_tuple_items (old), pym_size (old));

      if (copy == NULL)
        return -1;
      self->parts[1] = copy;
      pym_decref (rt, old);
    }
  else if (!pym_gc_is_tracked (old))
    pym_gc_track (rt, old);
  return 0;
}

static void
choose (PymRuntime *rt, PymObject *result, ssize_t place, PymObject *pool, ssize_t index)
{
  PymObject *old = pym_tuple_get (result, place);

  pym_tuple_set (result, place, pym_newref (pym_tuple_get (pool, index)));
  pym_decref (rt, old);
}

/* --- product --- */

static PymObject *
product_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "repeat", NULL };
  PymObject *given[1], *pools, *none;
  ssize_t n = pym_size (args), repeat = 1;
  ChoiceIterator *self;
  int status;

  none = pym_tuple_new (rt, 0);
  status =
      none != NULL ? pym_args_parse_tuple (rt, "product", names, 0, 0, none, kwargs, given) : -1;
  pym_xdecref (rt, none);
  if (status < 0)
    return NULL;
  if (given[0] != NULL)
    {
      repeat = pym_number_as_ssize (rt, given[0], PYM_TYPE (rt, OVERFLOW_ERROR));
      if (repeat == -1 && rt->error != NULL)
        return NULL;
      if (repeat < 0)
        return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                               "repeat argument cannot be negative");
    }
  if (n > 0 && repeat > (1 << 20) / n)
    return pym_err_format (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "repeat argument too large");
  pools = pym_tuple_new (rt, n * repeat);
  if (pools == NULL)
    return NULL;
  for (ssize_t i = 0; i < n * repeat; i++)
    {
      PymObject *pool = i < n ? pym_sequence_tuple (rt, pym_tuple_get (args, i))
                              : pym_newref (pym_tuple_get (pools, i - n));

      if (pool == NULL)
        {
          pym_decref (rt, pools);
          return NULL;
        }
      pym_tuple_set (pools, i, pool);
    }
  self = make_choice (rt, type, pools, n * repeat);
  for (ssize_t i = 0; self != NULL && i < n * repeat; i++)
    if (pym_size (pym_tuple_get (pools, i)) == 0)
      self->stopped = true;
  return PYM_OBJECT (self);
}

static PymObject *
product_next (PymRuntime *rt, PymObject *o)
{
  ChoiceIterator *self = (ChoiceIterator *) o;
  PymObject *pools = self->parts[0], *result;
  ssize_t n = pym_size (pools), i;

  if (self->stopped)
    return NULL;
  if (self->parts[1] == NULL)
    {
      result = pym_tuple_new (rt, n);
      for (i = 0; i < n && result != NULL; i++)
        pym_tuple_set (result, i, pym_newref (pym_tuple_get (pym_tuple_get (pools, i), 0)));
      self->parts[1] = result;
      return pym_xnewref (result);
    }
  if (own_result (rt, self) < 0)
    return NULL;
  result = self->parts[1];
  for (i = n - 1; i >= 0; i--)
    {
      PymObject *pool = pym_tuple_get (pools, i);
      bool over = ++self->indices[i] == pym_size (pool);

      if (over)
        self->indices[i] = 0;
      choose (rt, result, i, pool, self->indices[i]);
      if (!over)
        return pym_newref (result);
    }
  self->stopped = true;
  return NULL;
}

/* --- permutations, combinations --- */

/* The pool as a tuple, and how many of it make a choice; NULL on error. */
static PymObject *
pool_and_size (PymRuntime *rt,
               const char *name,
               PymObject *args,
               PymObject *kwargs,
               int required,
               ssize_t *size)
{
  static const char *const names[] = { "iterable", "r", NULL };
  PymObject *given[2], *pool;

  if (pym_args_parse_tuple (rt, name, names, required, 0, args, kwargs, given) < 0)
    return NULL;
  pool = pym_sequence_tuple (rt, given[0]);
  if (pool == NULL)
    return NULL;
  *size = pym_size (pool);
  /* permutations' may be left out, and is not asked for an index. */
  if (required == 2 || (given[1] != NULL && given[1] != pym_none (rt)))
    {
      if (required == 1 && !pym_int_check (given[1]))
        {
          pym_decref (rt, pool);
          return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "Expected int as r");
        }
      *size = pym_number_as_ssize (rt, given[1], PYM_TYPE (rt, OVERFLOW_ERROR));
      if (*size < 0 && rt->error == NULL)
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "r must be non-negative");
      if (rt->error != NULL)
        pym_clear (rt, &pool);
    }
  return pool;
}

/* The first choice: the first items of the pool in its order. */
static PymObject *
first_choice (PymRuntime *rt, ChoiceIterator *self, ssize_t number)
{
  PymObject *result = pym_tuple_new (rt, number);

  for (ssize_t i = 0; i < number && result != NULL; i++)
    pym_tuple_set (result, i, pym_newref (pym_tuple_get (self->parts[0], i)));
  self->parts[1] = result;
  return pym_xnewref (result);
}

static PymObject *
permutations_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t number, n;
  PymObject *pool = pool_and_size (rt, "permutations", args, kwargs, 1, &number);
  PermutationsIterator *self;

  if (pool == NULL)
    return NULL;
  n = pym_size (pool);
  self = (PermutationsIterator *) make_choice (rt, type, pool, n);
  if (self == NULL)
    return NULL;
  self->cycles = new_indices (rt, number);
  if (self->cycles == NULL)
    {
      pym_decref (rt, self);
      return NULL;
    }
  self->number = number;
  self->base.stopped = number > n;
  for (ssize_t i = 0; i < n; i++)
    self->base.indices[i] = i;
  for (ssize_t i = 0; i < number; i++)
    self->cycles[i] = n - i;
  return PYM_OBJECT (self);
}

static PymObject *
permutations_next (PymRuntime *rt, PymObject *o)
{
  PermutationsIterator *self = (PermutationsIterator *) o;
  PymObject *pool = self->base.parts[0];
  ssize_t *indices = self->base.indices, *cycles = self->cycles;
  ssize_t r = self->number, n = pym_size (pool);

  if (self->base.stopped)
    return NULL;
  if (self->base.parts[1] == NULL)
    return first_choice (rt, &self->base, r);
  if (own_result (rt, &self->base) < 0)
    return NULL;
  for (ssize_t i = r - 1; i >= 0; i--)
    {
      if (--cycles[i] == 0)
        {
          /* Every item has stood at this place: rotate the rest back. */
          ssize_t first = indices[i];

          for (ssize_t j = i; j < n - 1; j++)
            indices[j] = indices[j + 1];
          indices[n - 1] = first;
          cycles[i] = n - i;
        }
      else
        {
          ssize_t j = n - cycles[i], swapped = indices[i];
          PymObject *result = self->base.parts[1];

          indices[i] = indices[j];
          indices[j] = swapped;
          for (ssize_t k = i; k < r; k++)
            choose (rt, result, k, pool, indices[k]);
          return pym_newref (result);
        }
    }
  self->base.stopped = true;
  return NULL;
}

static PymObject *
combinations_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t number, n;
  PymObject *pool = pool_and_size (rt, "combinations", args, kwargs, 2, &number);
  CombinationsIterator *self;

  if (pool == NULL)
    return NULL;
  n = pym_size (pool);
  self = (CombinationsIterator *) make_choice (rt, type, pool, number);
  if (self == NULL)
    return NULL;
  self->number = number;
  self->base.stopped = number > n;
  for (ssize_t i = 0; i < number; i++)
    self->base.indices[i] = i;
  return PYM_OBJECT (self);
}

static PymObject *
combinations_next (PymRuntime *rt, PymObject *o)
{
  CombinationsIterator *self = (CombinationsIterator *) o;
  PymObject *pool = self->base.parts[0];
  ssize_t *indices = self->base.indices;
  ssize_t r = self->number, n = pym_size (pool), i;

  if (self->base.stopped)
    return NULL;
  if (self->base.parts[1] == NULL)
    return first_choice (rt, &self->base, r);
  if (own_result (rt, &self->base) < 0)
    return NULL;
  for (i = r - 1; i >= 0 && indices[i] == i + n - r; i--)
    ;
  if (i < 0)
    {
      self->base.stopped = true;
      return NULL;
    }
  indices[i]++;
  for (ssize_t j = i + 1; j < r; j++)
    indices[j] = indices[j - 1] + 1;
  for (; i < r; i++)
    choose (rt, self->base.parts[1], i, pool, indices[i]);
  return pym_newref (self->base.parts[1]);
}

#define CHOICE_TEMPLATE(short_name, Struct, kind)                                                  \
  {                                                                                                \
    .name = "itertools." #short_name, .basicsize = sizeof (Struct),                                \
    .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE, .new_ = short_name##_new, .dealloc = kind##_dealloc, \
    .free_ = pym_gc_del, .traverse = pym_itertools_traverse_2, .clear = pym_itertools_clear_2,     \
    .sizeof_ = kind##_sizeof, .walk_blocks = kind##_walk_blocks, .iter = pym_object_self_iter,     \
    .iternext = short_name##_next                                                                  \
  }

static const PymType templates[] = {
  CHOICE_TEMPLATE (product, ChoiceIterator, choice),
  CHOICE_TEMPLATE (permutations, PermutationsIterator, permutations),
  CHOICE_TEMPLATE (combinations, CombinationsIterator, choice),
};

int
pym_itertools_add_combinations (PymRuntime *rt, PymObject *module)
{
  for (size_t i = 0; i < PYM_N_ELEMENTS (templates); i++)
    {
      PymType *type = pym_type_new_static (rt, &templates[i], NULL);

      if (type == NULL || pym_module_add_type (rt, module, type) < 0)
        return -1;
    }
  return 0;
}
