/* What programs see of a tuple: operators, methods, the type. */
#include "pym-tuple.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-repr-guard.h"
#include "pym-str-builder.h"
#include "pym-tuple-private.h"

#include <string.h>

static PymObject *
tuple_repr (PymRuntime *rt, PymObject *o)
{
  PymStrBuilder text;
  ssize_t n = pym_size (o);
  int entered;

  if (n == 0)
    return pym_str_from_string (rt, "()");
  entered = pym_repr_enter (rt, o);
  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "(...)") : NULL;
  pym_str_builder_init (rt, &text);
  pym_str_builder_add_char (&text, '(');
  for (ssize_t i = 0; i < n; i++)
    {
      if (i > 0)
        pym_str_builder_add_ascii (&text, ", ", 2);
      if (pym_str_builder_add_repr (&text, pym_tuple_get (o, i)) < 0)
        break;
    }
  pym_str_builder_add_ascii (&text, n == 1 ? ",)" : ")", -1);
  pym_repr_leave (rt, o);
  return pym_str_builder_finish (&text);
}

/* A mixture of the items' hashes after xxHash, as Objects/tupleobject.c has it since 3.8. */
ssize_t
pym_tuple_hash (PymRuntime *rt, PymObject *tuple)
{
  const uint64_t prime_1 = 11400714785074694791u, prime_2 = 14029467366897019727u,
                 prime_5 = 2870177450012600261u;
  ssize_t n = pym_size (tuple);
  uint64_t mixed = prime_5;

  if (pym_check_stack (rt) < 0)
    return -1;
  for (ssize_t i = 0; i < n; i++)
    {
      ssize_t hash = pym_object_hash (rt, pym_tuple_get (tuple, i));

      if (hash == -1)
        return -1;
      mixed += (uint64_t) hash * prime_2;
      mixed = mixed << 31 | mixed >> 33;
      mixed *= prime_1;
    }
  mixed += (uint64_t) n ^ (prime_5 ^ 3527539u);
  return mixed == UINT64_MAX ? 1546275796 : (ssize_t) mixed;
}

static PymObject *
tuple_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  ssize_t n, m, i;

  if (!pym_tuple_check (v) || !pym_tuple_check (w))
    return pym_newref (pym_not_implemented (rt));
  n = pym_size (v);
  m = pym_size (w);
  for (i = 0; i < n && i < m; i++)
    {
      int equal =
          pym_object_rich_compare_bool (rt, pym_tuple_get (v, i), pym_tuple_get (w, i), PYM_EQ);

      if (equal < 0)
        return NULL;
      if (!equal)
        break;
    }
  if (i >= n || i >= m)
    return pym_return_rich_compare (rt, n, m, op);
  if (op == PYM_EQ || op == PYM_NE)
    return pym_newref (op == PYM_NE ? pym_true (rt) : pym_false (rt));
  return pym_object_rich_compare (rt, pym_tuple_get (v, i), pym_tuple_get (w, i), op);
}

static ssize_t
tuple_length (PymRuntime *rt, PymObject *o)
{
  return pym_size (o);
}

static int
tuple_contains (PymRuntime *rt, PymObject *o, PymObject *item)
{
  for (ssize_t i = 0; i < pym_size (o); i++)
    {
      int equal = pym_object_rich_compare_bool (rt, pym_tuple_get (o, i), item, PYM_EQ);

      if (equal != 0)
        return equal;
    }
  return 0;
}

static PymObject *
tuple_item (PymRuntime *rt, PymObject *o, ssize_t index)
{
  if (index < 0 || index >= pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "tuple index out of range");
      return NULL;
    }
  return pym_newref (pym_tuple_get (o, index));
}

static PymObject *
tuple_concat (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *result;
  ssize_t n, m;

  if (pym_size (a) == 0 && PYM_IS_EXACT (rt, b, TUPLE))
    return pym_newref (b);
  if (!pym_tuple_check (b))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "can only concatenate tuple (not \"%.200s\") to tuple",
                           pym_type (b)->name);
  n = pym_size (a);
  m = pym_size (b);
  if (m == 0 && PYM_IS_EXACT (rt, a, TUPLE))
    return pym_newref (a);
  if (n > PTRDIFF_MAX - m)
    return pym_err_no_memory (rt);
  result = pym_tuple_new (rt, n + m);
  if (result == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    pym_tuple_set (result, i, pym_newref (pym_tuple_get (a, i)));
  for (ssize_t i = 0; i < m; i++)
    pym_tuple_set (result, n + i, pym_newref (pym_tuple_get (b, i)));
  return result;
}

static PymObject *
tuple_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  ssize_t n = pym_size (o);
  PymObject *result;

  if ((n == 0 || times == 1) && PYM_IS_EXACT (rt, o, TUPLE))
    return pym_newref (o);
  if (n == 0 || times <= 0)
    return pym_tuple_new (rt, 0);
  if (n > PTRDIFF_MAX / times)
    return pym_err_no_memory (rt);
  result = pym_tuple_new (rt, n * times);
  if (result == NULL)
    return NULL;
  for (ssize_t i = 0; i < times; i++)
    {
      for (ssize_t j = 0; j < n; j++)
        pym_tuple_set (result, i * n + j, pym_newref (pym_tuple_get (o, j)));
      if ((i & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        {
          pym_decref (rt, result);
          return NULL;
        }
    }
  return result;
}

static PymObject *
tuple_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return NULL;
      return tuple_item (rt, o, index < 0 ? index + pym_size (o) : index);
    }
  if (PYM_IS_EXACT (rt, key, SLICE))
    {
      ssize_t start, stop, step, n;
      PymObject *result;

      if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
        return NULL;
      n = pym_slice_adjust (pym_size (o), &start, &stop, step);
      if (n <= 0)
        return pym_tuple_new (rt, 0);
      if (start == 0 && step == 1 && n == pym_size (o) && PYM_IS_EXACT (rt, o, TUPLE))
        return pym_newref (o);
      result = pym_tuple_new (rt, n);
      if (result == NULL)
        return NULL;
      for (ssize_t i = 0; i < n; i++, start += step)
        pym_tuple_set (result, i, pym_newref (pym_tuple_get (o, start)));
      return result;
    }
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "tuple indices must be integers or slices, not %.200s",
                         pym_type (key)->name);
}

static PymObject *
tuple_make (PymRuntime *rt, PymType *type, PymObject *iterable)
{
  PymObject *plain, *result;

  plain = iterable != NULL ? pym_tuple_from_iterable (rt, iterable) : pym_tuple_new (rt, 0);
  if (plain == NULL || type == PYM_TYPE (rt, TUPLE))
    return plain;
  result = type->alloc (rt, type, pym_size (plain));
  if (result != NULL)
    for (ssize_t i = 0; i < pym_size (plain); i++)
      pym_tuple_set (result, i, pym_newref (pym_tuple_get (plain, i)));
  pym_decref (rt, plain);
  return result;
}

static PymObject *
tuple_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (type->init == PYM_TYPE (rt, TUPLE)->init && pym_args_no_keywords (rt, "tuple", kwargs) < 0)
    return NULL;
  if (pym_args_check_positional (rt, "tuple", pym_size (args), 0, 1) < 0)
    return NULL;
  return tuple_make (rt, type, pym_size (args) == 1 ? pym_tuple_get (args, 0) : NULL);
}

static PymObject *
tuple_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "tuple", kwnames) < 0 ||
      pym_args_check_positional (rt, "tuple", nargs, 0, 1) < 0)
    return NULL;
  return tuple_make (rt, (PymType *) type, nargs == 1 ? args[0] : NULL);
}

static PymObject *
tuple_index (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t start = 0, stop = PTRDIFF_MAX;

  if (nargs > 1 && !pym_eval_slice_index_not_none (rt, args[1], &start))
    return NULL;
  if (nargs > 2 && !pym_eval_slice_index_not_none (rt, args[2], &stop))
    return NULL;
  if (start < 0)
    start = start + pym_size (self) < 0 ? 0 : start + pym_size (self);
  if (stop < 0)
    stop += pym_size (self);
  for (ssize_t i = start; i < stop && i < pym_size (self); i++)
    {
      int equal = pym_object_rich_compare_bool (rt, pym_tuple_get (self, i), args[0], PYM_EQ);

      if (equal < 0)
        return NULL;
      if (equal)
        return pym_int_from_ssize (rt, i);
    }
  pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "tuple.index(x): x not in tuple");
  return NULL;
}

static PymObject *
tuple_count (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  ssize_t count = 0;

  for (ssize_t i = 0; i < pym_size (self); i++)
    {
      int equal = pym_object_rich_compare_bool (rt, pym_tuple_get (self, i), args[0], PYM_EQ);

      if (equal < 0)
        return NULL;
      count += equal;
    }
  return pym_int_from_ssize (rt, count);
}

static PymObject *
tuple_getnewargs (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *copy = pym_tuple_from_array (rt, pym_tuple_items (self), pym_size (self));
  PymObject *result;

  if (copy == NULL)
    return NULL;
  result = pym_tuple_pack (rt, 1, copy);
  pym_decref (rt, copy);
  return result;
}

static void
tuple_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  for (ssize_t i = 0; i < pym_size (o); i++)
    pym_edge_index (visit, data, i, pym_tuple_get (o, i));
}

static const PymMethodDef tuple_methods[] = {
  { "__getnewargs__", tuple_getnewargs, 0, 0, 0, NULL },
  { "index", tuple_index, 1, 3, 0, NULL },
  { "count", tuple_count, 1, 1, 0, NULL },
  { NULL },
};

const PymType pym_tuple_template = {
  .name = "tuple",
  .basicsize = sizeof (PymTuple),
  .itemsize = sizeof (PymObject *),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE | PYM_TYPE_TUPLE_SUBCLASS,
  .alloc = pym_type_generic_alloc,
  .new_ = tuple_new,
  .dealloc = pym_tuple_dealloc,
  .free_ = pym_gc_del,
  .traverse = pym_tuple_traverse,
  .may_untrack = pym_tuple_may_untrack,
  .walk_edges = tuple_walk_edges,
  .repr = tuple_repr,
  .iter = pym_tuple_iter,
  .hash = pym_tuple_hash,
  .type_vectorcall = tuple_type_vectorcall,
  .getattro = pym_object_generic_get_attr,
  .richcompare = tuple_richcompare,
  .sq_length = tuple_length,
  .sq_concat = tuple_concat,
  .sq_repeat = tuple_repeat,
  .sq_item = tuple_item,
  .sq_contains = tuple_contains,
  .mp_length = tuple_length,
  .mp_subscript = tuple_subscript,
  .methods = tuple_methods,
};
