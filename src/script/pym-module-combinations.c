/* The iterators of itertools that choose: product, permutations and combinations. Each keeps the
 * indices of its last choice and finds the next one in order (Modules/itertoolsmodule.c). */
#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-error.h"
#include "pym-itertools.h"
#include "pym-tuple.h"

/* parts[0]: a tuple of pools (product) or the pool. */
typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[1];
  ssize_t *indices; /* mem domain; permutations: all of the pool, then the cycles behind them */
  ssize_t number;   /* items of a choice; -1 at the end */
  int n_indices;
  bool started;
} ChoiceIterator;

_Static_assert(sizeof (ChoiceIterator) == 48, "CPython's productobject");

static void
choice_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_mem_free (rt, ((ChoiceIterator *) o)->indices);
  pym_itertools_dealloc_1 (rt, o);
}

static size_t
choice_sizeof (PymRuntime *rt, const PymObject *o)
{
  return (size_t) pym_type (o)->basicsize +
         (size_t) ((const ChoiceIterator *) o)->n_indices * sizeof (ssize_t);
}

static void
choice_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  ChoiceIterator *self = (ChoiceIterator *) o;

  if (self->indices != NULL)
    visit (self->indices, (size_t) self->n_indices * sizeof (ssize_t), "indices", data);
}

/* Takes over `pool`. */
static ChoiceIterator *
make_choice (PymRuntime *rt, PymType *type, PymObject *pool, ssize_t size, ssize_t n_indices)
{
  ChoiceIterator *self = (ChoiceIterator *) type->alloc (rt, type, 0);

  if (self == NULL)
    {
      pym_decref (rt, pool);
      return NULL;
    }
  self->parts[0] = pool;
  self->number = size;
  self->n_indices = (int) n_indices;
  self->indices = pym_mem_calloc (rt, n_indices > 0 ? (size_t) n_indices : 1, sizeof (ssize_t));
  if (self->indices == NULL)
    {
      pym_decref (rt, self);
      pym_err_no_memory (rt);
      return NULL;
    }
  return self;
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
  self = make_choice (rt, type, pools, n * repeat, n * repeat);
  for (ssize_t i = 0; self != NULL && i < n * repeat; i++)
    if (pym_size (pym_tuple_get (pools, i)) == 0)
      self->number = -1;
  return PYM_OBJECT (self);
}

static PymObject *
product_next (PymRuntime *rt, PymObject *o)
{
  ChoiceIterator *self = (ChoiceIterator *) o;
  PymObject *pools = self->parts[0], *result;
  ssize_t n = self->number, i;

  if (n < 0)
    return NULL;
  if (self->started)
    {
      for (i = n - 1; i >= 0; i--)
        {
          if (++self->indices[i] < pym_size (pym_tuple_get (pools, i)))
            break;
          self->indices[i] = 0;
        }
      if (i < 0)
        {
          self->number = -1;
          return NULL;
        }
    }
  self->started = true;
  result = pym_tuple_new (rt, n);
  for (i = 0; i < n && result != NULL; i++)
    pym_tuple_set (result, i,
                   pym_newref (pym_tuple_get (pym_tuple_get (pools, i), self->indices[i])));
  return result;
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
  if (given[1] != NULL && given[1] != pym_none (rt))
    {
      *size = pym_number_as_ssize (rt, given[1], PYM_TYPE (rt, OVERFLOW_ERROR));
      if (*size < 0 && rt->error == NULL)
        pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "r must be non-negative");
      if (rt->error != NULL)
        pym_clear (rt, &pool);
    }
  return pool;
}

static PymObject *
chosen (PymRuntime *rt, ChoiceIterator *self)
{
  PymObject *result = pym_tuple_new (rt, self->number);

  for (ssize_t i = 0; i < self->number && result != NULL; i++)
    pym_tuple_set (result, i, pym_newref (pym_tuple_get (self->parts[0], self->indices[i])));
  self->started = true;
  return result;
}

static PymObject *
permutations_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t size, n;
  PymObject *pool = pool_and_size (rt, "permutations", args, kwargs, 1, &size);
  ChoiceIterator *self;

  if (pool == NULL)
    return NULL;
  n = pym_size (pool);
  self = make_choice (rt, type, pool, size > n ? -1 : size, size > n ? 0 : n + size);
  for (ssize_t i = 0; self != NULL && size <= n && i < n; i++)
    self->indices[i] = i;
  for (ssize_t i = 0; self != NULL && size <= n && i < size; i++)
    self->indices[n + i] = n - i;
  return PYM_OBJECT (self);
}

static PymObject *
permutations_next (PymRuntime *rt, PymObject *o)
{
  ChoiceIterator *self = (ChoiceIterator *) o;
  ssize_t r = self->number, n, i;
  ssize_t *indices = self->indices, *cycles;

  if (r < 0)
    return NULL;
  n = pym_size (self->parts[0]);
  cycles = indices + n;
  if (!self->started)
    return chosen (rt, self);
  for (i = r - 1; i >= 0; i--)
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

          indices[i] = indices[j];
          indices[j] = swapped;
          return chosen (rt, self);
        }
    }
  self->number = -1;
  return NULL;
}

static PymObject *
combinations_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t size;
  PymObject *pool = pool_and_size (rt, "combinations", args, kwargs, 2, &size);
  ChoiceIterator *self;
  bool possible;

  if (pool == NULL)
    return NULL;
  possible = size <= pym_size (pool);
  self = make_choice (rt, type, pool, possible ? size : -1, possible ? size : 0);
  for (ssize_t i = 0; self != NULL && possible && i < size; i++)
    self->indices[i] = i;
  return PYM_OBJECT (self);
}

static PymObject *
combinations_next (PymRuntime *rt, PymObject *o)
{
  ChoiceIterator *self = (ChoiceIterator *) o;
  ssize_t r = self->number, n, i;

  if (r < 0)
    return NULL;
  n = pym_size (self->parts[0]);
  if (!self->started)
    return chosen (rt, self);
  for (i = r - 1; i >= 0 && self->indices[i] == i + n - r; i--)
    ;
  if (i < 0)
    {
      self->number = -1;
      return NULL;
    }
  self->indices[i]++;
  for (ssize_t j = i + 1; j < r; j++)
    self->indices[j] = self->indices[j - 1] + 1;
  return chosen (rt, self);
}

/* The words that CPython's have more are for results that it uses again. */
#define CHOICE_TEMPLATE(short_name, more_words)                                                    \
  {                                                                                                \
    .name = "itertools." #short_name,                                                              \
    .basicsize = sizeof (ChoiceIterator) + (more_words) * sizeof (void *), .flags = PYM_TYPE_GC,   \
    .new_ = short_name##_new, .dealloc = choice_dealloc, .free_ = pym_gc_del,                      \
    .traverse = pym_itertools_traverse_1, .clear = pym_itertools_clear_1,                          \
    .sizeof_ = choice_sizeof, .walk_blocks = choice_walk_blocks, .iter = pym_object_self_iter,     \
    .iternext = short_name##_next                                                                  \
  }

static const PymType templates[] = {
  CHOICE_TEMPLATE (product, 0),
  CHOICE_TEMPLATE (permutations, 2),
  CHOICE_TEMPLATE (combinations, 1),
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
