/* What programs see of an OrderedDict: operators, methods, the type. */
#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-dict-views.h"
#include "pym-ordered-dict-private.h"
#include "pym-repr-guard.h"
#include "pym-type-object.h"

PymObject *
pym_ordered_dict_new (PymRuntime *rt)
{
  return pym_object_call_noargs (rt, PYM_OBJECT (PYM_TYPE (rt, ORDERED_DICT)));
}

static int
ordered_dict_init (PymRuntime *rt, PymObject *self, PymObject *args, PymObject *kwargs)
{
  if (pym_size (args) > 1)
    {
      pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR), "expected at most 1 arguments, got %zd",
                      pym_size (args));
      return -1;
    }
  return pym_ordered_dict_update_all (rt, self, args, kwargs);
}

static PymObject *
ordered_dict_repr (PymRuntime *rt, PymObject *o)
{
  const char *name = pym_type_short_name (pym_type (o));
  PymObject *copy, *result = NULL;
  int entered;

  if (pym_dict_size (o) == 0)
    return pym_str_from_format (rt, "%s()", name);
  entered = pym_repr_enter (rt, o);
  if (entered != 0)
    return entered > 0 ? pym_str_from_string (rt, "...") : NULL;
  /* A plain dict in this one's order. */
  copy = pym_dict_new (rt);
  if (copy != NULL && pym_dict_merge (rt, copy, o, 1) == 0)
    result = pym_str_from_format (rt, "%s(%R)", name, copy);
  pym_xdecref (rt, copy);
  pym_repr_leave (rt, o);
  return result;
}

static bool
same_order (PymRuntime *rt, PymOrderedDict *a, PymOrderedDict *b, int *status)
{
  size_t state_a = a->state, state_b = b->state;
  PymOrderedDictNode *i = a->first, *j = b->first;

  *status = 0;
  while (i != NULL && j != NULL)
    {
      PymObject *left = pym_newref (i->key), *right = pym_newref (j->key);
      int equal = pym_object_rich_compare_bool (rt, left, right, PYM_EQ);

      pym_decref (rt, left);
      pym_decref (rt, right);
      if (equal >= 0 && (a->state != state_a || b->state != state_b))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                              "OrderedDict mutated during iteration");
          equal = -1;
        }
      if (equal <= 0)
        {
          *status = equal < 0 ? -1 : 0;
          return false;
        }
      i = i->next;
      j = j->next;
    }
  return i == NULL && j == NULL;
}

static PymObject *
ordered_dict_richcompare (PymRuntime *rt, PymObject *v, PymObject *w, int op)
{
  int equal, status;

  if (!pym_ordered_dict_check (rt, v) || !pym_dict_check (w) || (op != PYM_EQ && op != PYM_NE))
    return pym_newref (pym_not_implemented (rt));
  equal = pym_dict_equal (rt, v, w);
  if (equal > 0 && pym_ordered_dict_check (rt, w))
    {
      equal = same_order (rt, (PymOrderedDict *) v, (PymOrderedDict *) w, &status);
      if (status < 0)
        return NULL;
    }
  if (equal < 0)
    return NULL;
  return pym_newref (equal == (op == PYM_EQ) ? pym_true (rt) : pym_false (rt));
}

static PymObject *
ordered_dict_or (PymRuntime *rt, PymObject *v, PymObject *w)
{
  PymObject *self = pym_ordered_dict_check (rt, v) ? v : w, *other = self == v ? w : v, *result;

  if (!pym_dict_check (other))
    return pym_newref (pym_not_implemented (rt));
  result = pym_object_call_one_arg (rt, PYM_OBJECT (pym_type (self)), v);
  if (result != NULL && pym_ordered_dict_update_from (rt, result, w) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

static PymObject *
ordered_dict_inplace_or (PymRuntime *rt, PymObject *o, PymObject *other)
{
  return pym_ordered_dict_update_from (rt, o, other) < 0 ? NULL : pym_newref (o);
}

static int
ordered_dict_ass_subscript (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  return value != NULL ? pym_ordered_dict_set_item (rt, o, key, value)
                       : pym_ordered_dict_del_item (rt, o, key);
}

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

static void
clear_all (PymRuntime *rt, PymObject *o)
{
  pym_dict_clear (rt, o);
  pym_ordered_dict_clear_nodes (rt, (PymOrderedDict *) o);
}

METHOD (ordered_dict_clear)
{
  clear_all (rt, self);
  return pym_newref (pym_none (rt));
}

METHOD (ordered_dict_copy)
{
  bool exact = PYM_IS_EXACT (rt, self, ORDERED_DICT);
  PymObject *copy = pym_object_call_noargs (rt, PYM_OBJECT (pym_type (self)));
  PymOrderedDictNode *node = ((PymOrderedDict *) self)->first;
  size_t state = ((PymOrderedDict *) self)->state;

  for (; copy != NULL && node != NULL; node = node->next)
    {
      PymObject *key = pym_newref (node->key), *value;
      int result = -1;

      if (exact)
        {
          value = pym_xnewref (pym_dict_get_item_known_hash (rt, self, key, node->hash));
          if (value == NULL && rt->error == NULL)
            pym_err_set_key_error (rt, key);
        }
      else
        value = pym_object_get_item (rt, self, key);
      if (value != NULL)
        result = exact ? pym_ordered_dict_set_item (rt, copy, key, value)
                       : pym_object_set_item (rt, copy, key, value);
      pym_xdecref (rt, value);
      pym_decref (rt, key);
      if (result == 0 && ((PymOrderedDict *) self)->state != state)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                              "OrderedDict mutated during iteration");
          result = -1;
        }
      if (result < 0)
        {
          pym_decref (rt, copy);
          return NULL;
        }
    }
  return copy;
}

METHOD (ordered_dict_from_keys)
{
  static const char *const names[] = { "iterable", "value", NULL };
  PymObject *given[2];

  if (pym_args_parse (rt, "fromkeys", names, 1, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  return pym_dict_from_keys (rt, self, given[0], given[1] != NULL ? given[1] : pym_none (rt));
}

/* An argument that is true or not; `value` NULL: true. */
static int
truth_of (PymRuntime *rt, PymObject *value)
{
  return value != NULL ? pym_object_is_true (rt, value) : 1;
}

METHOD (ordered_dict_move_to_end)
{
  static const char *const names[] = { "key", "last", NULL };
  PymOrderedDict *od = (PymOrderedDict *) self;
  PymOrderedDictNode *node;
  PymObject *given[2];
  int last;

  if (pym_args_parse (rt, "move_to_end", names, 1, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  last = truth_of (rt, given[1]);
  if (last < 0)
    return NULL;
  node = pym_ordered_dict_find (rt, od, given[0]);
  if (node == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_key_error (rt, given[0]);
      return NULL;
    }
  pym_ordered_dict_move (od, node, last);
  return pym_newref (pym_none (rt));
}

METHOD (ordered_dict_pop)
{
  static const char *const names[] = { "key", "default", NULL };
  PymObject *given[2];

  if (pym_args_parse (rt, "pop", names, 1, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  return pym_ordered_dict_pop (rt, self, given[0], given[1]);
}

METHOD (ordered_dict_pop_item)
{
  static const char *const names[] = { "last", NULL };
  PymOrderedDict *od = (PymOrderedDict *) self;
  PymObject *given[1], *key, *value, *item;
  int last;

  if (pym_args_parse (rt, "popitem", names, 0, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  last = truth_of (rt, given[0]);
  if (last < 0)
    return NULL;
  if (od->first == NULL)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, KEY_ERROR), "dictionary is empty");
      return NULL;
    }
  key = pym_newref (last ? od->last->key : od->first->key);
  value = pym_ordered_dict_pop (rt, self, key, NULL);
  if (value == NULL)
    {
      pym_decref (rt, key);
      return NULL;
    }
  item = pym_tuple_pack (rt, 2, key, value);
  pym_decref (rt, key);
  pym_decref (rt, value);
  return item;
}

METHOD (ordered_dict_set_default)
{
  static const char *const names[] = { "key", "default", NULL };
  PymObject *given[2], *value;
  int there;

  if (pym_args_parse (rt, "setdefault", names, 1, 0, args, nargs, kwnames, given) < 0)
    return NULL;
  if (given[1] == NULL)
    given[1] = pym_none (rt);
  if (PYM_IS_EXACT (rt, self, ORDERED_DICT))
    {
      value = pym_dict_get_item_with_error (rt, self, given[0]);
      if (value != NULL)
        return pym_newref (value);
      if (rt->error != NULL || pym_ordered_dict_set_item (rt, self, given[0], given[1]) < 0)
        return NULL;
      return pym_newref (given[1]);
    }
  there = pym_sequence_contains (rt, self, given[0]);
  if (there < 0)
    return NULL;
  if (there)
    return pym_object_get_item (rt, self, given[0]);
  return pym_object_set_item (rt, self, given[0], given[1]) < 0 ? NULL : pym_newref (given[1]);
}

METHOD (ordered_dict_update)
{
  if (nargs > 1)
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "update() takes at most 1 positional argument (%zd given)", nargs);
  if (nargs == 1 && pym_ordered_dict_update_from (rt, self, args[0]) < 0)
    return NULL;
  if (kwnames != NULL)
    for (ssize_t i = 0; i < pym_size (kwnames); i++)
      if (pym_object_set_item (rt, self, pym_tuple_get (kwnames, i), args[nargs + i]) < 0)
        return NULL;
  return pym_newref (pym_none (rt));
}

METHOD (ordered_dict_keys)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, ORDERED_DICT_KEYS), self);
}

METHOD (ordered_dict_values)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, ORDERED_DICT_VALUES), self);
}

METHOD (ordered_dict_items)
{
  return pym_dict_view_new (rt, PYM_TYPE (rt, ORDERED_DICT_ITEMS), self);
}

METHOD (ordered_dict_reversed) { return pym_ordered_dict_reverse_iter (rt, self); }

static void
ordered_dict_dealloc (PymRuntime *rt, PymObject *o)
{
  PymOrderedDict *od = (PymOrderedDict *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, ordered_dict_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  pym_xdecref (rt, od->instance_dict);
  if (od->weakrefs != NULL)
    pym_object_clear_weakrefs (rt, o);
  pym_ordered_dict_clear_nodes (rt, od);
  pym_dict_dealloc (rt, o);
  pym_trash_end (rt, trash);
}

static int
ordered_dict_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymOrderedDict *od = (PymOrderedDict *) o;

  PYM_VISIT (od->instance_dict);
  for (PymOrderedDictNode *node = od->first; node != NULL; node = node->next)
    PYM_VISIT (node->key);
  return pym_dict_traverse (rt, o, visit, data);
}

static int
ordered_dict_tp_clear (PymRuntime *rt, PymObject *o)
{
  pym_clear (rt, &((PymOrderedDict *) o)->instance_dict);
  clear_all (rt, o);
  return 0;
}

static size_t
ordered_dict_sizeof (PymRuntime *rt, const PymObject *o)
{
  const PymOrderedDict *od = (const PymOrderedDict *) o;

  return pym_dict_sizeof (rt, &od->dict) + (size_t) od->fast_nodes_size * sizeof (void *) +
         (size_t) pym_dict_size (od) * sizeof (PymOrderedDictNode);
}

static void
ordered_dict_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymOrderedDict *od = (PymOrderedDict *) o;

  pym_dict_walk_blocks (rt, o, visit, data);
  if (od->fast_nodes != NULL)
    visit (od->fast_nodes, (size_t) od->fast_nodes_size * sizeof (void *), "order index", data);
  for (PymOrderedDictNode *node = od->first; node != NULL; node = node->next)
    visit (node, sizeof *node, "order node", data);
}

static void
ordered_dict_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymOrderedDict *od = (PymOrderedDict *) o;

  pym_dict_walk_edges (rt, o, visit, data);
  pym_edge_internal (visit, data, "__dict__", od->instance_dict);
  for (PymOrderedDictNode *node = od->first; node != NULL; node = node->next)
    pym_edge_internal (visit, data, "order", node->key);
}

static const PymMethodDef ordered_dict_methods[] = {
  { "fromkeys", ordered_dict_from_keys, 0, -1, PYM_METHOD_KEYWORDS | PYM_METHOD_CLASS, NULL },
  { "setdefault", ordered_dict_set_default, 0, -1, PYM_METHOD_KEYWORDS, NULL },
  { "pop", ordered_dict_pop, 0, -1, PYM_METHOD_KEYWORDS, NULL },
  { "popitem", ordered_dict_pop_item, 0, -1, PYM_METHOD_KEYWORDS, NULL },
  { "keys", ordered_dict_keys, 0, 0, 0, NULL },
  { "values", ordered_dict_values, 0, 0, 0, NULL },
  { "items", ordered_dict_items, 0, 0, 0, NULL },
  { "update", ordered_dict_update, 0, -1, PYM_METHOD_PACKED | PYM_METHOD_KEYWORDS, NULL },
  { "clear", ordered_dict_clear, 0, 0, 0, NULL },
  { "copy", ordered_dict_copy, 0, 0, 0, NULL },
  { "__reversed__", ordered_dict_reversed, 0, 0, 0, NULL },
  { "move_to_end", ordered_dict_move_to_end, 0, -1, PYM_METHOD_KEYWORDS, NULL },
  { NULL },
};

static const PymGetSetDef ordered_dict_getset[] = {
  { "__dict__", pym_object_generic_get_dict, pym_object_generic_set_dict, NULL },
  { NULL },
};

const PymType pym_ordered_dict_template = {
  .name = "collections.OrderedDict",
  .basicsize = sizeof (PymOrderedDict),
  .flags = PYM_TYPE_GC | PYM_TYPE_BASETYPE | PYM_TYPE_DICT_SUBCLASS,
  .dict_offset = offsetof (PymOrderedDict, instance_dict),
  .weaklist_offset = offsetof (PymOrderedDict, weakrefs),
  .alloc = pym_type_generic_alloc,
  .init = ordered_dict_init,
  .dealloc = ordered_dict_dealloc,
  .free_ = pym_gc_del,
  .traverse = ordered_dict_traverse,
  .clear = ordered_dict_tp_clear,
  .sizeof_ = ordered_dict_sizeof,
  .walk_blocks = ordered_dict_walk_blocks,
  .walk_edges = ordered_dict_walk_edges,
  .repr = ordered_dict_repr,
  .iter = pym_ordered_dict_iter,
  .hash = pym_object_hash_not_implemented,
  .getattro = pym_object_generic_get_attr,
  .setattro = pym_object_generic_set_attr,
  .richcompare = ordered_dict_richcompare,
  .nb_or = ordered_dict_or,
  .nb_inplace_or = ordered_dict_inplace_or,
  .mp_ass_subscript = ordered_dict_ass_subscript,
  .methods = ordered_dict_methods,
  .getset = ordered_dict_getset,
};
