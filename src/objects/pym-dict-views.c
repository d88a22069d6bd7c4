#include "pym-dict-views.h"

#include "pym-abstract.h"
#include "pym-container-state.h"
#include "pym-descriptor.h"
#include "pym-dict-keys.h"
#include "pym-repr-guard.h"
#include "pym-set.h"
#include "pym-type-object.h"

PymObject *
pym_dict_view_new (PymRuntime *rt, PymType *type, PymObject *dict)
{
  PymDictView *view = (PymDictView *) pym_gc_new (rt, type);

  if (view == NULL)
    return NULL;
  view->dict = pym_newref (dict);
  pym_gc_track (rt, view);
  return PYM_OBJECT (view);
}

PymObject *
pym_dict_keys_view (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, DICT_KEYS), dict);
}

PymObject *
pym_dict_values_view (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, DICT_VALUES), dict);
}

PymObject *
pym_dict_items_view (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, DICT_ITEMS), dict);
}

static PymObject *
dict_of (PymObject *view)
{
  return PYM_OBJECT (((PymDictView *) view)->dict);
}

static bool
is_keys (PymRuntime *rt, PymObject *o)
{
  return pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, DICT_KEYS));
}

static bool
is_items (PymRuntime *rt, PymObject *o)
{
  return pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, DICT_ITEMS));
}

static bool
is_set_like (PymRuntime *rt, PymObject *o)
{
  return is_keys (rt, o) || is_items (rt, o);
}

void
pym_dict_view_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_gc_untrack (o);
  pym_xdecref (rt, dict_of (o));
  pym_gc_del (rt, o);
}

int
pym_dict_view_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (dict_of (o));
  return 0;
}

void
pym_dict_view_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "dict", dict_of (o));
}

static ssize_t
view_length (PymRuntime *rt, PymObject *o)
{
  return pym_dict_size (dict_of (o));
}

static PymObject *
view_repr (PymRuntime *rt, PymObject *o)
{
  PymObject *list, *result = NULL;
  int entered = pym_repr_enter (rt, o);

  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "...") : NULL;
  list = pym_sequence_list (rt, o);
  if (list != NULL)
    {
      result = pym_str_from_format (rt, "%s(%R)", pym_type (o)->name, list);
      pym_decref (rt, list);
    }
  pym_repr_leave (rt, o);
  return result;
}

static PymObject *
keys_iter (PymRuntime *rt, PymObject *o)
{
  return pym_dict_iterator_new (rt, PYM_TYPE (rt, DICT_KEY_ITERATOR), dict_of (o));
}

static PymObject *
values_iter (PymRuntime *rt, PymObject *o)
{
  return pym_dict_iterator_new (rt, PYM_TYPE (rt, DICT_VALUE_ITERATOR), dict_of (o));
}

static PymObject *
items_iter (PymRuntime *rt, PymObject *o)
{
  return pym_dict_iterator_new (rt, PYM_TYPE (rt, DICT_ITEM_ITERATOR), dict_of (o));
}

static PymObject *
view_reversed (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymType *type = PYM_TYPE (rt, DICT_REVERSE_VALUE_ITERATOR);

  if (is_keys (rt, self))
    type = PYM_TYPE (rt, DICT_REVERSE_KEY_ITERATOR);
  else if (is_items (rt, self))
    type = PYM_TYPE (rt, DICT_REVERSE_ITEM_ITERATOR);
  return pym_dict_iterator_new (rt, type, dict_of (self));
}

static int
keys_contains (PymRuntime *rt, PymObject *o, PymObject *key)
{
  return pym_dict_contains (rt, dict_of (o), key);
}

static int
items_contains (PymRuntime *rt, PymObject *o, PymObject *item)
{
  PymObject *found;
  int equal;

  if (!pym_tuple_check (item) || pym_size (item) != 2)
    return 0;
  found = pym_dict_get_item_with_error (rt, dict_of (o), pym_tuple_get (item, 0));
  if (found == NULL)
    return rt->error != NULL ? -1 : 0;
  pym_incref (found);
  equal = pym_object_rich_compare_bool (rt, found, pym_tuple_get (item, 1), PYM_EQ);
  pym_decref (rt, found);
  return equal;
}

static int
all_contained_in (PymRuntime *rt, PymObject *o, PymObject *other)
{
  PymObject *iterator = pym_object_get_iter (rt, o), *item;
  int contained = 1;

  if (iterator == NULL)
    return -1;
  while (contained > 0 && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      contained = pym_sequence_contains (rt, other, item);
      pym_decref (rt, item);
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : contained;
}

static PymObject *
view_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  ssize_t n, m;
  int holds = 0;

  if (!pym_any_set_check (rt, w) && !is_set_like (rt, w))
    return pym_newref (pym_not_implemented (rt));
  n = view_length (rt, v);
  m = pym_object_length (rt, w);
  if (m < 0)
    return NULL;
  switch (op)
    {
    case PYM_NE:
    case PYM_EQ:
      if (n == m)
        holds = all_contained_in (rt, v, w);
      if (op == PYM_NE && holds >= 0)
        holds = !holds;
      break;
    case PYM_LT:
      if (n < m)
        holds = all_contained_in (rt, v, w);
      break;
    case PYM_LE:
      if (n <= m)
        holds = all_contained_in (rt, v, w);
      break;
    case PYM_GT:
      if (n > m)
        holds = all_contained_in (rt, w, v);
      break;
    case PYM_GE:
      if (n >= m)
        holds = all_contained_in (rt, w, v);
      break;
    }
  if (holds < 0)
    return NULL;
  return pym_newref (holds ? pym_true (rt) : pym_false (rt));
}

/* A set of a view's elements; keys of a plain dict go the short way. */
static PymObject *
set_of (PymRuntime *rt, PymObject *o)
{
  if (is_keys (rt, o) && PYM_IS_EXACT (rt, dict_of (o), DICT))
    return pym_set_new (rt, dict_of (o));
  return pym_set_new (rt, o);
}

static PymObject *
set_changed_by (PymRuntime *rt, PymObject *v, PymObject *w, const char *method)
{
  PymObject *result = set_of (rt, v), *done;

  if (result == NULL)
    return NULL;
  done = pym_object_call_method_string (rt, result, method, &w, 1);
  if (done == NULL)
    {
      pym_decref (rt, result);
      return NULL;
    }
  pym_decref (rt, done);
  return result;
}

static PymObject *
view_subtract (PymRuntime *rt, PymObject *v, PymObject *w)
{
  return set_changed_by (rt, v, w, "difference_update");
}

static PymObject *
view_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result = set_of (rt, v);

  if (result != NULL && pym_set_update (rt, result, w) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

/* Of two views of items: what the second has beyond the first, in its order, then what is left of
 * the first (dictitems_xor). */
static PymObject *
items_xor (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *rest = pym_dict_copy (rt, dict_of (v)), *result = NULL, *key, *value;
  ssize_t position = 0;

  if (rest != NULL)
    result = pym_set_new (rt, NULL);
  while (result != NULL && pym_dict_next (dict_of (w), &position, &key, &value))
    {
      PymObject *other, *pair;
      int same = 0, status = 0;

      pym_incref (key);
      pym_incref (value);
      other = pym_xnewref (pym_dict_get_item_with_error (rt, rest, key));
      if (other != NULL)
        same = pym_object_rich_compare_bool (rt, other, value, PYM_EQ);
      if (same < 0 || rt->error != NULL)
        status = -1;
      else if (same)
        status = pym_dict_del_item (rt, rest, key);
      else
        {
          pair = pym_tuple_pack (rt, 2, key, value);
          status = pair != NULL ? pym_set_add (rt, result, pair) : -1;
          pym_xdecref (rt, pair);
        }
      pym_xdecref (rt, other);
      pym_decref (rt, key);
      pym_decref (rt, value);
      if (status < 0)
        pym_clear (rt, &result);
    }
  if (result != NULL)
    {
      PymObject *items = pym_object_call_method_string (rt, rest, "items", NULL, 0);

      if (items == NULL || pym_set_update (rt, result, items) < 0)
        pym_clear (rt, &result);
      pym_xdecref (rt, items);
    }
  pym_xdecref (rt, rest);
  return result;
}

static PymObject *
view_xor (PymRuntime *rt, PymObject *v, PymObject *w)
{
  if (PYM_IS_EXACT (rt, v, DICT_ITEMS) && PYM_IS_EXACT (rt, w, DICT_ITEMS))
    return items_xor (rt, v, w);
  return set_changed_by (rt, v, w, "symmetric_difference_update");
}

static PymObject *
view_and (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *result, *iterator, *item;

  if (!is_set_like (rt, v))
    {
      PymObject *swap = v;

      v = w;
      w = swap;
    }
  if (PYM_IS_EXACT (rt, w, SET) && view_length (rt, v) <= pym_set_size (w))
    return pym_object_call_method_string (rt, w, "intersection", &v, 1);
  if (is_set_like (rt, w) && view_length (rt, w) > view_length (rt, v))
    {
      PymObject *swap = v;

      v = w;
      w = swap;
    }

  result = pym_set_new (rt, NULL);
  if (result == NULL)
    return NULL;
  iterator = pym_object_get_iter (rt, w);
  if (iterator == NULL)
    goto failed;
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      int there = is_keys (rt, v) ? keys_contains (rt, v, item) : items_contains (rt, v, item);

      if (there > 0)
        there = pym_set_add (rt, result, item);
      pym_decref (rt, item);
      if (there < 0)
        break;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    goto failed;
  return result;

failed:
  pym_decref (rt, result);
  return NULL;
}

static PymObject *
view_is_disjoint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymObject *other = args[0], *iterator, *item;
  int there = 0;

  if (self == other)
    return pym_newref (view_length (rt, self) == 0 ? pym_true (rt) : pym_false (rt));
  if ((pym_any_set_check (rt, other) || is_set_like (rt, other)))
    {
      ssize_t m = pym_object_length (rt, other);

      if (m < 0)
        return NULL;
      if (m > view_length (rt, self))
        {
          PymObject *swap = other;

          other = self;
          self = swap;
        }
    }
  iterator = pym_object_get_iter (rt, other);
  if (iterator == NULL)
    return NULL;
  while (there == 0 && (item = pym_iter_next (rt, iterator)) != NULL)
    {
      there = pym_sequence_contains (rt, self, item);
      pym_decref (rt, item);
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    return NULL;
  return pym_newref (there ? pym_false (rt) : pym_true (rt));
}

static const PymMethodDef set_like_methods[] = {
  { "isdisjoint", view_is_disjoint, 1, 1, 0, NULL },
  { "__reversed__", view_reversed, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef values_methods[] = {
  { "__reversed__", view_reversed, 0, 0, 0, NULL },
  { NULL },
};

static PymObject *
view_get_mapping (PymRuntime *rt, PymObject *self, const void *closure)
{
  return pym_mapping_proxy_new (rt, dict_of (self));
}

static const PymGetSetDef view_getset[] = {
  { "mapping", view_get_mapping, NULL, NULL },
  { NULL },
};

#define VIEW_SLOTS                                                                                 \
  .basicsize = sizeof (PymDictView), .flags = PYM_TYPE_GC, .dealloc = pym_dict_view_dealloc,       \
  .free_ = pym_gc_del, .traverse = pym_dict_view_traverse, .walk_edges = pym_dict_view_walk_edges, \
  .repr = view_repr, .getattro = pym_object_generic_get_attr, .sq_length = view_length,            \
  .getset = view_getset

#define SET_LIKE_SLOTS                                                                             \
  .hash = pym_object_hash_not_implemented, .richcompare = view_richcompare,                        \
  .nb_subtract = view_subtract, .nb_and = view_and, .nb_xor = view_xor, .nb_or = view_or,          \
  .methods = set_like_methods

const PymType pym_dict_keys_template = {
  .name = "dict_keys",
  VIEW_SLOTS,
  SET_LIKE_SLOTS,
  .iter = keys_iter,
  .sq_contains = keys_contains,
};

const PymType pym_dict_items_template = {
  .name = "dict_items",
  VIEW_SLOTS,
  SET_LIKE_SLOTS,
  .iter = items_iter,
  .sq_contains = items_contains,
};

const PymType pym_dict_values_template = {
  .name = "dict_values",
  VIEW_SLOTS,
  .iter = values_iter,
  .methods = values_methods,
};
