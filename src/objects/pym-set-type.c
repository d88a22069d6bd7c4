/* What programs see of sets and frozen sets: operators, methods, iterator, types. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-int.h"
#include "pym-repr-guard.h"
#include "pym-set-private.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymSet *set;  /* NULL at the end */
  ssize_t used; /* of the set when it began; -1: it changed, and that was said */
  ssize_t position;
  ssize_t left;
} PymSetIterator;

PymObject *
pym_set_iter (PymRuntime *rt, PymObject *set)
{
  PymSetIterator *it = (PymSetIterator *) pym_gc_new (rt, PYM_TYPE (rt, SET_ITERATOR));

  if (it == NULL)
    return NULL;
  it->set = pym_newref (set);
  it->used = it->left = pym_set_size (set);
  it->position = 0;
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

static PymObject *
set_iterator_next (PymRuntime *rt, PymObject *o)
{
  PymSetIterator *it = (PymSetIterator *) o;
  PymSet *set = it->set;
  PymObject *key;

  if (set == NULL)
    return NULL;
  if (it->used != set->used)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "Set changed size during iteration");
      it->used = -1;
      return NULL;
    }
  if (pym_set_next (rt, PYM_OBJECT (set), &it->position, &key, NULL))
    {
      it->left--;
      return pym_newref (key);
    }
  it->set = NULL;
  pym_decref (rt, set);
  return NULL;
}

static void
set_iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, ((PymSetIterator *) o)->set);
  pym_gc_del (rt, o);
}

static int
set_iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymSetIterator *) o)->set);
  return 0;
}

static void
set_iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "set", ((PymSetIterator *) o)->set);
}

static PymObject *
set_iterator_length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymSetIterator *it = (PymSetIterator *) self;

  return pym_int_from_ssize (rt, it->set != NULL && it->used == it->set->used ? it->left : 0);
}

static PymObject *
set_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *list, *inner = NULL, *cut = NULL, *result = NULL;
  int entered = pym_repr_enter (rt, o);

  if (entered != 0)
    return entered > 0 ? pym_str_from_format (rt, "%s(...)", pym_type (o)->name) : NULL;
  if (pym_set_size (o) == 0)
    {
      result = pym_str_from_format (rt, "%s()", pym_type (o)->name);
      goto done;
    }
  list = pym_sequence_list (rt, o);
  if (list == NULL)
    goto done;
  inner = pym_object_repr (rt, list);
  pym_decref (rt, list);
  if (inner != NULL)
    cut = pym_str_substring (rt, inner, 1, pym_str_length (inner) - 1);
  if (cut != NULL)
    result = PYM_IS_EXACT (rt, o, SET)
                 ? pym_str_from_format (rt, "{%U}", cut)
                 : pym_str_from_format (rt, "%s({%U})", pym_type (o)->name, cut);
  pym_xdecref (rt, inner);
  pym_xdecref (rt, cut);
done:
  pym_repr_leave (rt, o);
  return result;
}

static uint64_t
shuffle (uint64_t hash)
{
  return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
}

/* Does not depend on order; unused slots and dummies cancel out (frozenset_hash). */
static ssize_t
frozenset_hash (PymRuntime *rt, PymObject *o)
{
  PymSet *set = (PymSet *) o;
  uint64_t hash = 0;

  if (set->hash != -1)
    return set->hash;
  for (ssize_t i = 0; i <= set->mask; i++)
    hash ^= shuffle ((uint64_t) set->table[i].hash);
  if ((set->mask + 1 - set->fill) & 1)
    hash ^= shuffle (0);
  if ((set->fill - set->used) & 1)
    hash ^= shuffle (UINT64_MAX);
  hash ^= ((uint64_t) set->used + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  set->hash = hash == UINT64_MAX ? 590923713 : (ssize_t) hash;
  return set->hash;
}

static PymObject *
set_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  ssize_t n, m;
  int holds = 0;

  if (!pym_any_set_check (rt, w))
    return pym_newref (pym_not_implemented (rt));
  n = pym_set_size (v);
  m = pym_set_size (w);
  switch (op)
    {
    case PYM_EQ:
    case PYM_NE:
      if (n == m && (((PymSet *) v)->hash == -1 || ((PymSet *) w)->hash == -1 ||
                     ((PymSet *) v)->hash == ((PymSet *) w)->hash))
        holds = pym_set_is_subset (rt, v, w);
      if (op == PYM_NE && holds >= 0)
        holds = !holds;
      break;
    case PYM_LE:
      holds = pym_set_is_subset (rt, v, w);
      break;
    case PYM_GE:
      holds = pym_set_is_subset (rt, w, v);
      break;
    case PYM_LT:
      holds = n < m ? pym_set_is_subset (rt, v, w) : 0;
      break;
    case PYM_GT:
      holds = n > m ? pym_set_is_subset (rt, w, v) : 0;
      break;
    }
  if (holds < 0)
    return NULL;
  return pym_newref (holds ? pym_true (rt) : pym_false (rt));
}

static ssize_t
set_length (PymRuntime *rt, PymObject *o)
{
  return pym_set_size (o);
}

/* A set that is looked for stands for a frozen set of its elements. */
static int
with_frozen_key (PymRuntime *rt,
                 PymObject *set,
                 PymObject *key,
                 int (*operation) (PymRuntime *, PymObject *, PymObject *))
{
  int result = operation (rt, set, key);
  PymObject *frozen;

  if (result >= 0 || !pym_set_check (rt, key) ||
      !pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
    return result;
  pym_err_clear (rt);
  frozen = pym_frozenset_new (rt, key);
  if (frozen == NULL)
    return -1;
  result = operation (rt, set, frozen);
  pym_decref (rt, frozen);
  return result;
}

static int
set_contains (PymRuntime *rt, PymObject *o, PymObject *key)
{
  return with_frozen_key (rt, o, key, pym_set_contains);
}

#define BOTH_SETS_OR_NOT_IMPLEMENTED(v, w)                                                         \
  if (!pym_any_set_check (rt, v) || !pym_any_set_check (rt, w))                                    \
  return pym_newref (pym_not_implemented (rt))

static PymObject *
set_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result;

  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  result = pym_set_copy (rt, v);
  if (result != NULL && v != w && pym_set_update (rt, result, w) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
set_and (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_intersection (rt, v, w);
}

static PymObject *
set_subtract (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_difference (rt, v, w);
}

static PymObject *
set_xor (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_symmetric_difference (rt, v, w);
}

static PymObject *
set_inplace_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_update (rt, v, w) < 0 ? NULL : pym_newref (v);
}

static PymObject *
set_inplace_and (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *common;

  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  common = pym_set_intersection (rt, v, w);
  if (common == NULL)
    return NULL;
  pym_set_swap (rt, (PymSet *) v, (PymSet *) common);
  pym_decref (rt, common);
  return pym_newref (v);
}

static PymObject *
set_inplace_subtract (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_difference_update (rt, v, w) < 0 ? NULL : pym_newref (v);
}

static PymObject *
set_inplace_xor (PymRuntime *rt, PymObject *v, PymObject *w)
{
  BOTH_SETS_OR_NOT_IMPLEMENTED (v, w);
  return pym_set_symmetric_difference_update (rt, v, w) < 0 ? NULL : pym_newref (v);
}

static PymObject *
set_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  return pym_set_make (rt, type, NULL);
}

static int
set_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  if (pym_args_no_keywords (rt, "set", kwargs) < 0 ||
      pym_args_check_positional (rt, pym_type (self)->name, pym_size (args), 0, 1) < 0)
    return -1;
  pym_set_clear (rt, self);
  ((PymSet *) self)->hash = -1;
  return pym_size (args) == 0 ? 0 : pym_set_update (rt, self, pym_tuple_get (args, 0));
}

static PymObject *
set_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "set", kwnames) < 0 ||
      pym_args_check_positional (rt, "set", nargs, 0, 1) < 0)
    return NULL;
  return pym_set_make (rt, (PymType *) type, nargs == 1 ? args[0] : NULL);
}

static PymObject *
frozenset_make (PymRuntime *rt, PymType *type, PymObject *iterable)
{
  if (type == PYM_TYPE (rt, FROZENSET) && iterable != NULL &&
      PYM_IS_EXACT (rt, iterable, FROZENSET))
    return pym_newref (iterable);
  return pym_set_make (rt, type, iterable);
}

static PymObject *
frozenset_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if ((type->init == PYM_TYPE (rt, FROZENSET)->init &&
       pym_args_no_keywords (rt, "frozenset", kwargs) < 0) ||
      pym_args_check_positional (rt, type->name, pym_size (args), 0, 1) < 0)
    return NULL;
  return frozenset_make (rt, type, pym_size (args) == 1 ? pym_tuple_get (args, 0) : NULL);
}

static PymObject *
frozenset_type_vectorcall (
    PymRuntime *rt, PymObject *type, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  if (pym_args_no_keywords (rt, "frozenset", kwnames) < 0 ||
      pym_args_check_positional (rt, "frozenset", nargs, 0, 1) < 0)
    return NULL;
  return frozenset_make (rt, (PymType *) type, nargs == 1 ? args[0] : NULL);
}

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

METHOD (set_add) { return pym_set_add (rt, self, args[0]) < 0 ? NULL : pym_newref (pym_none (rt)); }

METHOD (set_clear)
{
  pym_set_clear (rt, self);
  return pym_newref (pym_none (rt));
}

METHOD (set_copy) { return pym_set_copy (rt, self); }

METHOD (frozenset_copy)
{
  return PYM_IS_EXACT (rt, self, FROZENSET) ? pym_newref (self) : pym_set_copy (rt, self);
}

METHOD (set_discard)
{
  return with_frozen_key (rt, self, args[0], pym_set_discard) < 0 ? NULL
                                                                  : pym_newref (pym_none (rt));
}

METHOD (set_remove)
{
  int found = with_frozen_key (rt, self, args[0], pym_set_discard);

  if (found < 0)
    return NULL;
  if (!found)
    {
      pym_err_set_key_error (rt, args[0]);
      return NULL;
    }
  return pym_newref (pym_none (rt));
}

METHOD (set_pop) { return pym_set_take_any (rt, self); }

METHOD (set_update)
{
  for (ssize_t i = 0; i < nargs; i++)
    if (pym_set_update (rt, self, args[i]) < 0)
      return NULL;
  return pym_newref (pym_none (rt));
}

METHOD (set_union)
{
  PymObject *result = pym_set_copy (rt, self);

  for (ssize_t i = 0; result != NULL && i < nargs; i++)
    if (args[i] != self && pym_set_update (rt, result, args[i]) < 0)
      {
        pym_decref (rt, result);
        return NULL;
      }
  return result;
}

METHOD (set_intersection)
{
  PymObject *result;

  if (nargs == 0)
    return pym_set_copy (rt, self);
  result = pym_newref (self);
  for (ssize_t i = 0; result != NULL && i < nargs; i++)
    {
      PymObject *next = pym_set_intersection (rt, result, args[i]);

      pym_decref (rt, result);
      result = next;
    }
  return result;
}

METHOD (set_intersection_update)
{
  PymObject *common = set_intersection (rt, self, args, nargs, kwnames);

  if (common == NULL)
    return NULL;
  pym_set_swap (rt, (PymSet *) self, (PymSet *) common);
  pym_decref (rt, common);
  return pym_newref (pym_none (rt));
}

METHOD (set_difference)
{
  PymObject *result;

  if (nargs == 0)
    return pym_set_copy (rt, self);
  result = pym_set_difference (rt, self, args[0]);
  for (ssize_t i = 1; result != NULL && i < nargs; i++)
    if (pym_set_difference_update (rt, result, args[i]) < 0)
      {
        pym_decref (rt, result);
        return NULL;
      }
  return result;
}

METHOD (set_difference_update)
{
  for (ssize_t i = 0; i < nargs; i++)
    if (pym_set_difference_update (rt, self, args[i]) < 0)
      return NULL;
  return pym_newref (pym_none (rt));
}

METHOD (set_symmetric_difference) { return pym_set_symmetric_difference (rt, self, args[0]); }

METHOD (set_symmetric_difference_update)
{
  return pym_set_symmetric_difference_update (rt, self, args[0]) < 0 ? NULL
                                                                     : pym_newref (pym_none (rt));
}

static PymObject *
from_truth (PymRuntime *rt, int truth)
{
  return truth < 0 ? NULL : pym_newref (truth ? pym_true (rt) : pym_false (rt));
}

METHOD (set_is_disjoint) { return from_truth (rt, pym_set_is_disjoint (rt, self, args[0])); }

METHOD (set_is_subset) { return from_truth (rt, pym_set_is_subset (rt, self, args[0])); }

METHOD (set_is_superset) { return from_truth (rt, pym_set_is_superset (rt, self, args[0])); }

static int
set_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymObject *key;
  ssize_t position = 0;

  if (((PymSet *) o)->table == NULL)
    return 0;
  while (pym_set_next (rt, o, &position, &key, NULL))
    PYM_VISIT (key);
  return 0;
}

static size_t
set_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymSet *set = (const PymSet *) o;
  size_t size = (size_t) pym_type (o)->basicsize;

  if (set->table != set->small_table)
    size += ((size_t) set->mask + 1) * sizeof (PymSetEntry);
  return size;
}

static void
set_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymSet *set = (PymSet *) o;

  if (set->table != NULL && set->table != set->small_table)
    visit (set->table, ((size_t) set->mask + 1) * sizeof (PymSetEntry), "set table", data);
}

static void
set_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymObject *key;
  ssize_t position = 0;

  if (((PymSet *) o)->table == NULL)
    return;
  while (pym_set_next (rt, o, &position, &key, NULL))
    {
      PymEdge edge = { .kind = PYM_EDGE_KEY, .index = position - 1, .key = key, .referent = key };

      visit (&edge, data);
    }
}

static PymObject *
set_method_contains (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  int found = set_contains (rt, self, args[0]);

  return found < 0 ? NULL : pym_bool_from_long (rt, found);
}

#define SHARED_METHODS                                                                             \
  { "__contains__", set_method_contains, 1, 1, PYM_METHOD_COEXIST, NULL },                         \
      { "difference", set_difference, 0, -1, PYM_METHOD_PACKED, NULL },                            \
      { "intersection", set_intersection, 0, -1, PYM_METHOD_PACKED, NULL },                        \
      { "isdisjoint", set_is_disjoint, 1, 1, 0, NULL },                                            \
      { "issubset", set_is_subset, 1, 1, 0, NULL },                                                \
      { "issuperset", set_is_superset, 1, 1, 0, NULL },                                            \
      { "symmetric_difference", set_symmetric_difference, 1, 1, 0, NULL },                         \
  {                                                                                                \
    "union", set_union, 0, -1, PYM_METHOD_PACKED, NULL                                             \
  }

static const PymMethodDef set_methods[] = {
  { "add", set_add, 1, 1, 0, NULL },
  { "clear", set_clear, 0, 0, 0, NULL },
  { "copy", set_copy, 0, 0, 0, NULL },
  { "discard", set_discard, 1, 1, 0, NULL },
  { "difference_update", set_difference_update, 0, -1, PYM_METHOD_PACKED, NULL },
  { "intersection_update", set_intersection_update, 0, -1, PYM_METHOD_PACKED, NULL },
  { "pop", set_pop, 0, 0, 0, NULL },
  { "remove", set_remove, 1, 1, 0, NULL },
  { "symmetric_difference_update", set_symmetric_difference_update, 1, 1, 0, NULL },
  { "update", set_update, 0, -1, PYM_METHOD_PACKED, NULL },
  SHARED_METHODS,
  { NULL },
};

static const PymMethodDef frozenset_methods[] = {
  { "copy", frozenset_copy, 0, 0, 0, NULL },
  SHARED_METHODS,
  { NULL },
};

static const PymMethodDef set_iterator_methods[] = {
  { "__length_hint__", set_iterator_length_hint, 0, 0, 0, NULL },
  { NULL },
};

#define SHARED_SLOTS                                                                               \
  .basicsize = sizeof (PymSet), .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE,                          \
  .weaklist_offset = offsetof (PymSet, weakrefs), .alloc = pym_type_generic_alloc,                 \
  .dealloc = pym_set_dealloc, .free_ = pym_gc_del, .traverse = set_traverse,                       \
  .clear = pym_set_clear, .sizeof_ = set_sizeof, .walk_blocks = set_walk_blocks,                   \
  .walk_edges = set_walk_edges, .repr = set_repr, .iter = pym_set_iter,                            \
  .getattro = pym_object_generic_get_attr, .richcompare = set_richcompare,                         \
  .nb_subtract = set_subtract, .nb_and = set_and, .nb_xor = set_xor, .nb_or = set_or,              \
  .sq_length = set_length, .sq_contains = set_contains

const PymType pym_set_template = {
  .name = "set",
  SHARED_SLOTS,
  .new_ = set_new,
  .init = set_init,
  .type_vectorcall = set_type_vectorcall,
  .hash = pym_object_hash_not_implemented,
  .nb_inplace_subtract = set_inplace_subtract,
  .nb_inplace_and = set_inplace_and,
  .nb_inplace_xor = set_inplace_xor,
  .nb_inplace_or = set_inplace_or,
  .methods = set_methods,
};

const PymType pym_frozenset_template = {
  .name = "frozenset",
  SHARED_SLOTS,
  .new_ = frozenset_new,
  .type_vectorcall = frozenset_type_vectorcall,
  .hash = frozenset_hash,
  .methods = frozenset_methods,
};

const PymType pym_set_iterator_template = {
  .name = "set_iterator",
  .basicsize = sizeof (PymSetIterator),
  .flags = PYM_TYPE_GC,
  .dealloc = set_iterator_dealloc,
  .free_ = pym_gc_del,
  .traverse = set_iterator_traverse,
  .walk_edges = set_iterator_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = set_iterator_next,
  .methods = set_iterator_methods,
};
