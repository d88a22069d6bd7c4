/* Iterators that count, repeat, join and cut (Modules/itertoolsmodule.c of CPython 3.12). Those
 * that make tuples of choices are in pym-module-combinations.c. */
#include "pym-itertools.h"

#include "pym-abstract.h"
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-list.h"
#include "pym-str.h"
#include "pym-tuple.h"

static int
traverse_parts (PymObject *o, int n, PymVisit visit, void *data)
{
  int status = pym_visit_own_type (o, visit, data);

  for (int i = 0; i < n && status == 0; i++)
    if (((PymIterator *) o)->parts[i] != NULL)
      status = visit (((PymIterator *) o)->parts[i], data);
  return status;
}

static void
clear_parts (PymRuntime *rt, PymObject *o, int n)
{
  for (int i = 0; i < n; i++)
    pym_clear (rt, &((PymIterator *) o)->parts[i]);
}

#define ITERATOR_DEFINE(N)                                                                         \
  int pym_itertools_traverse_##N (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)        \
  {                                                                                                \
    return traverse_parts (o, N, visit, data);                                                     \
  }                                                                                                \
  int pym_itertools_clear_##N (PymRuntime *rt, PymObject *o)                                       \
  {                                                                                                \
    clear_parts (rt, o, N);                                                                        \
    return 0;                                                                                      \
  }                                                                                                \
  void pym_itertools_dealloc_##N (PymRuntime *rt, PymObject *o)                                    \
  {                                                                                                \
    PymTrashState trash;                                                                           \
                                                                                                   \
    pym_gc_untrack (o);                                                                            \
    trash = pym_trash_begin_recursive (rt, o, pym_itertools_dealloc_##N);                          \
    if (trash == PYM_TRASH_PUT_OFF)                                                                \
      return;                                                                                      \
    clear_parts (rt, o, N);                                                                        \
    pym_type (o)->free_ (rt, o);                                                                   \
    pym_trash_end (rt, trash);                                                                     \
  }

ITERATOR_DEFINE (1)
ITERATOR_DEFINE (2)
ITERATOR_DEFINE (4)

/* count, cycle, takewhile and dropwhile; chain has no number. */
typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[2];
  ssize_t number;
} PairIterator;

/* Takes over its parts, also when it fails. `second` NULL: it may have one part only. */
static PymObject *
make_iterator (PymRuntime *rt, PymType *type, PymObject *first, PymObject *second)
{
  PymIterator *self;

  if (rt->error != NULL || (self = (PymIterator *) type->alloc (rt, type, 0)) == NULL)
    {
      pym_xdecref (rt, first);
      pym_xdecref (rt, second);
      return NULL;
    }
  self->parts[0] = first;
  if (second != NULL)
    self->parts[1] = second;
  return PYM_OBJECT (self);
}

/* A class derived from the type with an `__init__` of its own may take keywords. */
static int
no_keywords (PymRuntime *rt, PymType *type, const char *name, PymObject *kwargs)
{
  if (type->init != PYM_TYPE (rt, OBJECT)->init)
    return 0;
  return pym_args_no_keywords (rt, name, kwargs);
}

/* --- count --- */

/* parts: the next value (NULL while it fits `number`), the step. */
static PymObject *
count_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "start", "step", NULL };
  PymObject *given[2], *start, *step, *made;

  if (pym_args_parse_tuple (rt, "count", names, 0, 0, args, kwargs, given) < 0)
    return NULL;
  for (int i = 0; i < 2; i++)
    if (given[i] != NULL && !pym_number_check (given[i]))
      return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "a number is required");
  start = given[0] != NULL ? pym_newref (given[0]) : pym_int_from_long (rt, 0);
  step = given[1] != NULL ? pym_newref (given[1]) : pym_int_from_long (rt, 1);
  made = make_iterator (rt, type, start, step);
  if (made != NULL && pym_int_check (start) && pym_int_check (step) && pym_int_is_compact (step) &&
      pym_int_compact_value (step) == 1)
    {
      int overflow;
      long number = pym_int_as_long_and_overflow (rt, start, &overflow);

      if (overflow == 0)
        {
          ((PairIterator *) made)->number = number;
          pym_clear (rt, &((PairIterator *) made)->parts[0]);
        }
    }
  return made;
}

static PymObject *
count_next (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;
  PymObject *value, *next;

  if (self->parts[0] == NULL)
    {
      if (self->number < SSIZE_MAX)
        return pym_int_from_ssize (rt, self->number++);
      self->parts[0] = pym_int_from_ssize (rt, self->number);
      if (self->parts[0] == NULL)
        return NULL;
    }
  value = self->parts[0];
  next = pym_number_add (rt, value, self->parts[1]);
  if (next == NULL)
    return NULL;
  self->parts[0] = next;
  return value;
}

static PymObject *
count_repr (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;
  PymObject *step = self->parts[1];
  const char *name = pym_type_short_name (pym_type (o));

  if (self->parts[0] == NULL)
    return pym_str_from_format (rt, "%s(%zd)", name, self->number);
  if (pym_int_check (step) && pym_int_is_compact (step) && pym_int_compact_value (step) == 1)
    return pym_str_from_format (rt, "%s(%R)", name, self->parts[0]);
  return pym_str_from_format (rt, "%s(%R, %R)", name, self->parts[0], step);
}

/* --- cycle --- parts: the iterator (NULL at its end), what it gave. */

static PymObject *
cycle_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (no_keywords (rt, type, "cycle", kwargs) < 0 ||
      pym_args_check_positional (rt, "cycle", pym_size (args), 1, 1) < 0)
    return NULL;
  return make_iterator (rt, type, pym_object_get_iter (rt, pym_tuple_get (args, 0)),
                        rt->error == NULL ? pym_list_new (rt, 0) : NULL);
}

static PymObject *
cycle_next (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;
  PymObject *item;

  if (self->parts[0] != NULL)
    {
      item = pym_iter_next (rt, self->parts[0]);
      if (item != NULL)
        {
          if (pym_list_append (rt, self->parts[1], item) < 0)
            pym_clear (rt, &item);
          return item;
        }
      if (rt->error != NULL)
        return NULL;
      pym_clear (rt, &self->parts[0]);
    }
  if (self->parts[1] == NULL || pym_size (self->parts[1]) == 0)
    return NULL;
  item = pym_newref (pym_list_get (self->parts[1], self->number));
  self->number = (self->number + 1) % pym_size (self->parts[1]);
  return item;
}

/* --- repeat --- part: the object; number: times left, -1: for ever. */

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[1];
  ssize_t number;
} RepeatIterator;

static PymObject *
repeat_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "object", "times", NULL };
  PymObject *given[2], *made;
  ssize_t times = -1;

  if (pym_args_parse_tuple (rt, "repeat", names, 1, 0, args, kwargs, given) < 0)
    return NULL;
  if (given[1] != NULL)
    {
      times = pym_number_as_ssize (rt, given[1], PYM_TYPE (rt, OVERFLOW_ERROR));
      if (times == -1 && rt->error != NULL)
        return NULL;
      times = times < 0 ? 0 : times;
    }
  made = make_iterator (rt, type, pym_newref (given[0]), NULL);
  if (made != NULL)
    ((RepeatIterator *) made)->number = times;
  return made;
}

static PymObject *
repeat_next (PymRuntime *rt, PymObject *o)
{
  RepeatIterator *self = (RepeatIterator *) o;

  if (self->number == 0)
    return NULL;
  if (self->number > 0)
    self->number--;
  return pym_newref (self->parts[0]);
}

static PymObject *
repeat_repr (PymRuntime *rt, PymObject *o)
{
  RepeatIterator *self = (RepeatIterator *) o;

  const char *name = pym_type_short_name (pym_type (o));

  if (self->number < 0)
    return pym_str_from_format (rt, "%s(%R)", name, self->parts[0]);
  return pym_str_from_format (rt, "%s(%R, %zd)", name, self->parts[0], self->number);
}

static PymObject *
repeat_length_hint (
    PymRuntime *rt, PymObject *o, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  RepeatIterator *self = (RepeatIterator *) o;

  if (self->number < 0)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "len() of unsized object");
  return pym_int_from_ssize (rt, self->number);
}

static const PymMethodDef repeat_methods[] = {
  { "__length_hint__", repeat_length_hint, 0, 0 },
  { NULL },
};

/* --- chain --- parts: the iterator of iterables (NULL at its end), the one under way. */

static PymObject *
chain_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (no_keywords (rt, type, "chain", kwargs) < 0)
    return NULL;
  return make_iterator (rt, type, pym_object_get_iter (rt, args), NULL);
}

static PymObject *
chain_from_iterable (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  return make_iterator (rt, (PymType *) type, pym_object_get_iter (rt, args[0]), NULL);
}

static PymObject *
chain_next (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;

  while (self->parts[0] != NULL)
    {
      PymObject *item;

      if (self->parts[1] == NULL)
        {
          PymObject *iterable = pym_iter_next (rt, self->parts[0]);

          if (iterable != NULL)
            {
              self->parts[1] = pym_object_get_iter (rt, iterable);
              pym_decref (rt, iterable);
            }
          if (self->parts[1] == NULL)
            {
              pym_clear (rt, &self->parts[0]);
              return NULL;
            }
        }
      item = pym_iter_next (rt, self->parts[1]);
      if (item != NULL || rt->error != NULL)
        return item;
      pym_clear (rt, &self->parts[1]);
    }
  return NULL;
}

static const PymMethodDef chain_methods[] = {
  { "from_iterable", chain_from_iterable, 1, 1, PYM_METHOD_CLASS },
  { NULL },
};

/* --- islice --- parts: the iterator (NULL at its end); number: items taken so far. */

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[1];
  ssize_t number, next, stop, step; /* stop -1: none */
} SliceIterator;

#define SLICE_WORDS " for islice() must be None or an integer: 0 <= x <= sys.maxsize."

/* A start or step: -1 for what is no index, which the caller refuses. */
static ssize_t
slice_number (PymRuntime *rt, PymObject *o, ssize_t missing)
{
  ssize_t number = missing;

  if (o == pym_none (rt))
    return missing;
  number = pym_index_check (o) ? pym_number_as_ssize (rt, o, PYM_TYPE (rt, OVERFLOW_ERROR)) : -1;
  if (number == -1)
    pym_err_clear (rt);
  return number;
}

static PymObject *
islice_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  ssize_t n = pym_size (args), start = 0, stop = -1, step = 1;
  PymObject *stop_object;
  SliceIterator *self;

  if (no_keywords (rt, type, "islice", kwargs) < 0 ||
      pym_args_check_positional (rt, "islice", n, 2, 4) < 0)
    return NULL;
  stop_object = pym_tuple_get (args, n == 2 ? 1 : 2);
  if (n > 2)
    start = slice_number (rt, pym_tuple_get (args, 1), 0);
  stop = slice_number (rt, stop_object, -1);
  if (stop == -1 && stop_object != pym_none (rt))
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Stop argument" SLICE_WORDS);
  if (start < 0 || stop < -1)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR), "Indices" SLICE_WORDS);
  if (n == 4)
    step = slice_number (rt, pym_tuple_get (args, 3), 1);
  if (step < 1)
    return pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                           "Step for islice() must be a positive integer or None.");
  self = (SliceIterator *) make_iterator (rt, type,
                                          pym_object_get_iter (rt, pym_tuple_get (args, 0)), NULL);
  if (self != NULL)
    {
      self->next = start;
      self->stop = stop;
      self->step = step;
    }
  return PYM_OBJECT (self);
}

static PymObject *
islice_next (PymRuntime *rt, PymObject *o)
{
  SliceIterator *self = (SliceIterator *) o;
  PymObject *item;
  ssize_t old;

  if (self->parts[0] == NULL)
    return NULL;
  while (self->number < self->next)
    {
      item = pym_iter_next (rt, self->parts[0]);
      if (item == NULL)
        goto end;
      pym_decref (rt, item);
      self->number++;
    }
  if (self->stop >= 0 && self->number >= self->stop)
    goto end;
  item = pym_iter_next (rt, self->parts[0]);
  if (item == NULL)
    goto end;
  self->number++;
  old = self->next;
  self->next += self->step;
  if (self->next < old || (self->stop >= 0 && self->next > self->stop))
    self->next = self->stop >= 0 ? self->stop : SSIZE_MAX;
  return item;
end:
  pym_clear (rt, &self->parts[0]);
  return NULL;
}

/* --- takewhile, dropwhile --- parts: the predicate, the iterator; number: 1 once decided. */

static PymObject *
while_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  const char *name = pym_type_short_name (type);

  if (no_keywords (rt, type, name, kwargs) < 0 ||
      pym_args_check_positional (rt, name, pym_size (args), 2, 2) < 0)
    return NULL;
  return make_iterator (rt, type, pym_newref (pym_tuple_get (args, 0)),
                        pym_object_get_iter (rt, pym_tuple_get (args, 1)));
}

/* Whether the predicate holds; -1 on error. */
static int
holds (PymRuntime *rt, PymObject *predicate, PymObject *item)
{
  PymObject *answer = pym_object_call_one_arg (rt, predicate, item);
  int truth;

  if (answer == NULL)
    return -1;
  truth = pym_object_is_true (rt, answer);
  pym_decref (rt, answer);
  return truth;
}

static PymObject *
takewhile_next (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;
  PymObject *item;
  int truth;

  if (self->number != 0)
    return NULL;
  item = pym_iter_next (rt, self->parts[1]);
  if (item == NULL)
    return NULL;
  truth = holds (rt, self->parts[0], item);
  if (truth > 0)
    return item;
  pym_decref (rt, item);
  if (truth == 0)
    self->number = 1;
  return NULL;
}

static PymObject *
dropwhile_next (PymRuntime *rt, PymObject *o)
{
  PairIterator *self = (PairIterator *) o;

  for (;;)
    {
      PymObject *item = pym_iter_next (rt, self->parts[1]);
      int truth;

      if (item == NULL || self->number != 0)
        return item;
      truth = holds (rt, self->parts[0], item);
      if (truth == 0)
        {
          self->number = 1;
          return item;
        }
      pym_decref (rt, item);
      if (truth < 0)
        return NULL;
    }
}

/* The iterator is seen first, the predicate dies first (takewhile_traverse, takewhile_dealloc). */
static int
while_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PairIterator *self = (PairIterator *) o;

  PYM_VISIT (pym_type (o));
  PYM_VISIT (self->parts[1]);
  PYM_VISIT (self->parts[0]);
  return 0;
}

/* --- accumulate --- parts: the function or NULL, the total, the iterator, the initial value. */

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *parts[4];
  void *unused; /* keeps CPython's size */
} AccumulateIterator;

static PymObject *
accumulate_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  static const char *const names[] = { "iterable", "func", "initial", NULL };
  PymObject *given[3], *made, *iterator;
  AccumulateIterator *self;

  if (pym_args_parse_tuple (rt, "accumulate", names, 1, 0, args, kwargs, given) < 0)
    return NULL;
  if (pym_size (args) > 2)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "accumulate() takes at most 2 positional arguments (%zd given)",
                           pym_size (args));
  iterator = pym_object_get_iter (rt, given[0]);
  made = iterator != NULL ? type->alloc (rt, type, 0) : NULL;
  if (made == NULL)
    {
      pym_xdecref (rt, iterator);
      return NULL;
    }
  self = (AccumulateIterator *) made;
  if (given[1] != NULL && given[1] != pym_none (rt))
    self->parts[0] = pym_newref (given[1]);
  self->parts[2] = iterator;
  self->parts[3] = pym_newref (given[2] != NULL ? given[2] : pym_none (rt));
  return made;
}

/* The iterator is seen before the total, the total dies first (accumulate_traverse). */
static int
accumulate_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  AccumulateIterator *self = (AccumulateIterator *) o;

  PYM_VISIT (pym_type (o));
  PYM_VISIT (self->parts[0]);
  PYM_VISIT (self->parts[2]);
  PYM_VISIT (self->parts[1]);
  PYM_VISIT (self->parts[3]);
  return 0;
}

static PymObject *
accumulate_next (PymRuntime *rt, PymObject *o)
{
  AccumulateIterator *self = (AccumulateIterator *) o;
  PymObject *item, *total;

  if (self->parts[3] != pym_none (rt))
    {
      self->parts[1] = self->parts[3];
      self->parts[3] = pym_none (rt);
      return pym_newref (self->parts[1]);
    }
  item = pym_iter_next (rt, self->parts[2]);
  if (item == NULL)
    return NULL;
  if (self->parts[1] == NULL)
    {
      self->parts[1] = pym_newref (item);
      return item;
    }
  if (self->parts[0] == NULL)
    total = pym_number_add (rt, self->parts[1], item);
  else
    {
      PymObject *const pair[2] = { self->parts[1], item };

      total = pym_object_vectorcall (rt, self->parts[0], pair, 2, NULL);
    }
  pym_decref (rt, item);
  if (total == NULL)
    return NULL;
  pym_incref (total);
  pym_setref (rt, &self->parts[1], total);
  return total;
}

#define ITERATOR_TEMPLATE_SEEN(short_name, size, n_parts, traverse_, ...)                          \
  {                                                                                                \
    .name = "itertools." #short_name, .basicsize = size, .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE, \
    .new_ = short_name##_new, .dealloc = pym_itertools_dealloc_##n_parts, .traverse = traverse_,   \
    .clear = pym_itertools_clear_##n_parts, .free_ = pym_gc_del, .iter = pym_object_self_iter,     \
    .iternext = short_name##_next, __VA_ARGS__                                                     \
  }
#define ITERATOR_TEMPLATE(short_name, size, n_parts, ...)                                          \
  ITERATOR_TEMPLATE_SEEN (short_name, size, n_parts, pym_itertools_traverse_##n_parts, __VA_ARGS__)

#define takewhile_new while_new
#define dropwhile_new while_new

static const PymType templates[] = {
  ITERATOR_TEMPLATE (count, sizeof (PairIterator), 2, .repr = count_repr),
  /* CPython's has one word more. */
  ITERATOR_TEMPLATE (cycle, sizeof (PairIterator) + sizeof (void *), 2),
  ITERATOR_TEMPLATE (
      repeat, sizeof (RepeatIterator), 1, .repr = repeat_repr, .methods = repeat_methods),
  ITERATOR_TEMPLATE (chain, offsetof (PairIterator, number), 2, .methods = chain_methods),
  ITERATOR_TEMPLATE (islice, sizeof (SliceIterator), 1),
  ITERATOR_TEMPLATE_SEEN (takewhile, sizeof (PairIterator), 2, while_traverse),
  ITERATOR_TEMPLATE_SEEN (dropwhile, sizeof (PairIterator), 2, while_traverse),
  ITERATOR_TEMPLATE_SEEN (accumulate, sizeof (AccumulateIterator), 4, accumulate_traverse),
};

int
pym_module_itertools_exec (PymRuntime *rt, PymObject *module)
{
  for (size_t i = 0; i < PYM_N_ELEMENTS (templates); i++)
    {
      PymType *type = pym_type_new_static (rt, &templates[i], NULL);

      if (type == NULL || pym_module_add_type (rt, module, type) < 0)
        return -1;
    }
  return pym_itertools_add_combinations (rt, module);
}
