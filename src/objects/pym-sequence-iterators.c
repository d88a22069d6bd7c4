/* Iterators over tuples, lists and anything with __getitem__; reversed; iter (callable, sentinel).
 * All but the last have the same three words: where, over what. */
#include "pym-iterators.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-name.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *callable, *sentinel; /* NULL at the end */
} PymCallableIterator;

static PymObject *
new_iterator (PymRuntime *rt, PymType *type, PymObject *sequence, ssize_t index)
{
  PymSequenceIterator *it = (PymSequenceIterator *) pym_gc_new (rt, type);

  if (it == NULL)
    return NULL;
  it->index = index;
  it->sequence = pym_newref (sequence);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_list_iter (PymRuntime *rt, PymObject *list)
{
  return new_iterator (rt, PYM_TYPE (rt, LIST_ITERATOR), list, 0);
}

PymObject *
pym_list_reverse_iter (PymRuntime *rt, PymObject *list)
{
  return new_iterator (rt, PYM_TYPE (rt, LIST_REVERSE_ITERATOR), list, pym_size (list) - 1);
}

PymObject *
pym_tuple_iter (PymRuntime *rt, PymObject *tuple)
{
  return new_iterator (rt, PYM_TYPE (rt, TUPLE_ITERATOR), tuple, 0);
}

PymObject *
pym_sequence_iterator_new (PymRuntime *rt, PymObject *sequence)
{
  return new_iterator (rt, PYM_TYPE (rt, SEQUENCE_ITERATOR), sequence, 0);
}

static void
finish (PymRuntime *rt, PymSequenceIterator *it)
{
  PymObject *sequence = it->sequence;

  it->sequence = NULL;
  pym_decref (rt, sequence);
}

PymObject *
pym_list_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymSequenceIterator *it = (PymSequenceIterator *) o;

  if (it->sequence == NULL)
    return NULL;
  if (it->index < pym_size (it->sequence))
    return pym_newref (pym_list_get (it->sequence, it->index++));
  finish (rt, it);
  return NULL;
}

PymObject *
pym_tuple_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymSequenceIterator *it = (PymSequenceIterator *) o;

  if (it->sequence == NULL)
    return NULL;
  if (it->index < pym_size (it->sequence))
    return pym_newref (pym_tuple_get (it->sequence, it->index++));
  finish (rt, it);
  return NULL;
}

static PymObject *
list_reverse_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymSequenceIterator *it = (PymSequenceIterator *) o;

  if (it->sequence == NULL)
    return NULL;
  if (it->index >= 0 && it->index < pym_size (it->sequence))
    return pym_newref (pym_list_get (it->sequence, it->index--));
  it->index = -1;
  finish (rt, it);
  return NULL;
}

/* What ends an iteration by position. */
static bool
is_end (PymRuntime *rt)
{
  return pym_err_exception_matches (rt, PYM_TYPE (rt, INDEX_ERROR)) ||
         pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION));
}

static PymObject *
sequence_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymSequenceIterator *it = (PymSequenceIterator *) o;
  PymObject *item;

  if (it->sequence == NULL)
    return NULL;
  if (it->index == PTRDIFF_MAX)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, OVERFLOW_ERROR), "iter index too large");
      return NULL;
    }
  item = pym_sequence_get_item (rt, it->sequence, it->index);
  if (item != NULL)
    {
      it->index++;
      return item;
    }
  if (is_end (rt))
    {
      pym_err_clear (rt);
      if (it->sequence != NULL)
        finish (rt, it);
    }
  return NULL;
}

static PymObject *
reversed_make (PymRuntime *rt, PymType *type, PymObject *sequence)
{
  PymObject *method = pym_object_lookup_special (rt, sequence, pym_name (rt, REVERSED)), *result;
  PymSequenceIterator *it;
  ssize_t n;

  if (method == pym_none (rt))
    {
      pym_decref (rt, method);
      return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%.200s' object is not reversible",
                             pym_type (sequence)->name);
    }
  if (method != NULL)
    {
      result = pym_object_call_noargs (rt, method);
      pym_decref (rt, method);
      return result;
    }
  if (rt->error != NULL)
    return NULL;
  if (!pym_sequence_check (sequence))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "'%.200s' object is not reversible",
                           pym_type (sequence)->name);
  n = pym_sequence_size (rt, sequence);
  if (n < 0)
    return NULL;
  it = (PymSequenceIterator *) type->alloc (rt, type, 0);
  if (it == NULL)
    return NULL;
  it->index = n - 1;
  it->sequence = pym_newref (sequence);
  return PYM_OBJECT (it);
}

static PymObject *
reversed_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if ((type == PYM_TYPE (rt, REVERSED) && pym_args_no_keywords (rt, "reversed", kwargs) < 0) ||
      pym_args_check_positional (rt, "reversed", pym_size (args), 1, 1) < 0)
    return NULL;
  return reversed_make (rt, type, pym_tuple_get (args, 0));
}

static PymObject *
reversed_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "reversed", kwnames) < 0 ||
      pym_args_check_positional (rt, "reversed", nargs, 1, 1) < 0)
    return NULL;
  return reversed_make (rt, (PymType *) type, args[0]);
}

static PymObject *
reversed_next (PymRuntime *rt, PymObject *o)
{
  PymSequenceIterator *it = (PymSequenceIterator *) o;
  PymObject *item;

  if (it->sequence == NULL)
    return NULL;
  if (it->index >= 0)
    {
      item = pym_sequence_get_item (rt, it->sequence, it->index);
      if (item != NULL)
        {
          it->index--;
          return item;
        }
      if (is_end (rt))
        pym_err_clear (rt);
    }
  it->index = -1;
  if (it->sequence != NULL)
    finish (rt, it);
  return NULL;
}

PymObject *
pym_callable_iterator_new (PymRuntime *rt, PymObject *callable, PymObject *sentinel)
{
  PymCallableIterator *it =
      (PymCallableIterator *) pym_gc_new (rt, PYM_TYPE (rt, CALLABLE_ITERATOR));

  if (it == NULL)
    return NULL;
  it->callable = pym_newref (callable);
  it->sentinel = pym_newref (sentinel);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

static PymObject *
callable_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymCallableIterator *it = (PymCallableIterator *) o;
  PymObject *result;

  if (it->callable == NULL)
    return NULL;
  result = pym_object_call_noargs (rt, it->callable);
  if (result != NULL && it->sentinel != NULL)
    {
      int equal = pym_object_rich_compare_bool (rt, it->sentinel, result, PYM_EQ);

      if (equal == 0)
        return result;
      if (equal > 0)
        {
          pym_clear (rt, &it->callable);
          pym_clear (rt, &it->sentinel);
        }
    }
  else if (result == NULL && pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
    {
      pym_err_clear (rt);
      pym_clear (rt, &it->callable);
      pym_clear (rt, &it->sentinel);
    }
  pym_xdecref (rt, result);
  return NULL;
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, ((PymSequenceIterator *) o)->sequence);
  pym_type (o)->free_ (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymSequenceIterator *) o)->sequence);
  return 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "sequence", ((PymSequenceIterator *) o)->sequence);
}

static void
callable_iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  PymCallableIterator *it = (PymCallableIterator *) o;

  pym_gc_untrack (o);
  pym_xdecref (rt, it->callable);
  pym_xdecref (rt, it->sentinel);
  pym_gc_del (rt, o);
}

static int
callable_iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymCallableIterator *) o)->callable);
  PYM_VISIT (((PymCallableIterator *) o)->sentinel);
  return 0;
}

static void
callable_iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "callable", ((PymCallableIterator *) o)->callable);
  pym_edge_internal (visit, data, "sentinel", ((PymCallableIterator *) o)->sentinel);
}

static PymObject *
forward_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymSequenceIterator *it = (PymSequenceIterator *) self;
  ssize_t n = 0;

  if (it->sequence != NULL)
    n = pym_size (it->sequence) - it->index;
  return pym_int_from_ssize (rt, n < 0 ? 0 : n);
}

static PymObject *
list_reverse_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymSequenceIterator *it = (PymSequenceIterator *) self;
  ssize_t n = it->index + 1;

  if (it->sequence == NULL || pym_size (it->sequence) < n)
    n = 0;
  return pym_int_from_ssize (rt, n);
}

static PymObject *
sequence_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymSequenceIterator *it = (PymSequenceIterator *) self;
  ssize_t n = 0;

  if (it->sequence != NULL)
    {
      PymType *type = pym_type (it->sequence);

      if (type->sq_length == NULL && type->mp_length == NULL)
        return pym_newref (pym_not_implemented (rt));
      n = pym_sequence_size (rt, it->sequence);
      if (n == -1)
        return NULL;
      n -= it->index;
    }
  return pym_int_from_ssize (rt, n < 0 ? 0 : n);
}

static PymObject *
reversed_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymSequenceIterator *it = (PymSequenceIterator *) self;
  ssize_t n;

  if (it->sequence == NULL)
    return pym_int_from_ssize (rt, 0);
  n = pym_sequence_size (rt, it->sequence);
  if (n == -1)
    return NULL;
  return pym_int_from_ssize (rt, n < it->index + 1 ? 0 : it->index + 1);
}

static const PymMethodDef forward_methods[] = {
  { "__length_hint__", forward_length_hint, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef list_reverse_methods[] = {
  { "__length_hint__", list_reverse_length_hint, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef sequence_methods[] = {
  { "__length_hint__", sequence_length_hint, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef reversed_methods[] = {
  { "__length_hint__", reversed_length_hint, 0, 0, 0, NULL },
  { NULL },
};

#define ITERATOR_SLOTS                                                                             \
  .basicsize = sizeof (PymSequenceIterator), .dealloc = iterator_dealloc, .free_ = pym_gc_del,     \
  .traverse = iterator_traverse, .walk_edges = iterator_walk_edges, .iter = pym_object_self_iter,  \
  .getattro = pym_object_generic_get_attr

const PymType pym_tuple_iterator_template = {
  .name = "tuple_iterator",
  .flags = PYM_TYPE_GC,
  ITERATOR_SLOTS,
  .iternext = pym_tuple_iterator_next,
  .methods = forward_methods,
};

const PymType pym_list_iterator_template = {
  .name = "list_iterator",
  .flags = PYM_TYPE_GC,
  ITERATOR_SLOTS,
  .iternext = pym_list_iterator_next,
  .methods = forward_methods,
};

const PymType pym_list_reverse_iterator_template = {
  .name = "list_reverseiterator",
  .flags = PYM_TYPE_GC,
  ITERATOR_SLOTS,
  .iternext = list_reverse_iterator_next,
  .methods = list_reverse_methods,
};

const PymType pym_sequence_iterator_template = {
  .name = "iterator",
  .flags = PYM_TYPE_GC,
  ITERATOR_SLOTS,
  .iternext = sequence_iterator_next,
  .methods = sequence_methods,
};

const PymType pym_reversed_template = {
  .name = "reversed",
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,
  ITERATOR_SLOTS,
  .alloc = pym_type_generic_alloc,
  .new_ = reversed_new,
  .type_vectorcall = reversed_type_vectorcall,
  .iternext = reversed_next,
  .methods = reversed_methods,
};

const PymType pym_callable_iterator_template = {
  .name = "callable_iterator",
  .basicsize = sizeof (PymCallableIterator),
  .flags = PYM_TYPE_GC,
  .dealloc = callable_iterator_dealloc,
  .free_ = pym_gc_del,
  .traverse = callable_iterator_traverse,
  .walk_edges = callable_iterator_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = callable_iterator_next,
};
