/* Iterators and views of an OrderedDict. One type of iterator serves all six ways. */
#include "pym-container-state.h"
#include "pym-dict-views.h"
#include "pym-ordered-dict-private.h"

enum
{
  KEYS = 1,
  VALUES = 2,
  ITEMS = KEYS | VALUES,
  REVERSED = 4,
};

typedef struct
{
  PYM_OBJECT_HEAD
  int kind;
  PymOrderedDict *dict; /* NULL at the end */
  ssize_t size;         /* of the dict when it began; -1: it changed, and that was said */
  size_t state;
  PymObject *result;  /* tuple that is handed out again; NULL unless over items */
  PymObject *current; /* key that comes next */
} PymOrderedDictIterator;

static PymObject *
new_iterator (PymRuntime *rt, PymObject *o, int kind)
{
  PymOrderedDict *od = (PymOrderedDict *) o;
  PymOrderedDictIterator *it =
      (PymOrderedDictIterator *) pym_gc_new (rt, PYM_TYPE (rt, ORDERED_DICT_ITERATOR));
  PymOrderedDictNode *node = kind & REVERSED ? od->last : od->first;

  if (it == NULL)
    return NULL;
  it->kind = kind;
  it->dict = NULL;
  it->current = NULL;
  it->result = NULL;
  if ((kind & ITEMS) == ITEMS)
    {
      it->result = pym_tuple_pack (rt, 2, pym_none (rt), pym_none (rt));
      if (it->result == NULL)
        {
          pym_decref (rt, it);
          return NULL;
        }
    }
  it->current = node != NULL ? pym_newref (node->key) : NULL;
  it->size = pym_dict_size (o);
  it->state = od->state;
  it->dict = pym_newref (o);
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_ordered_dict_iter (PymRuntime *rt, PymObject *od)
{
  return new_iterator (rt, od, KEYS);
}

PymObject *
pym_ordered_dict_reverse_iter (PymRuntime *rt, PymObject *od)
{
  return new_iterator (rt, od, KEYS | REVERSED);
}

static PymObject *
next_key (PymRuntime *rt, PymOrderedDictIterator *it)
{
  PymOrderedDictNode *node;
  PymObject *key = it->current;

  if (it->dict == NULL)
    return NULL;
  if (key == NULL)
    goto done;
  if (it->dict->state != it->state)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "OrderedDict mutated during iteration");
      goto done;
    }
  if (it->size != pym_dict_size (it->dict))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                          "OrderedDict changed size during iteration");
      it->size = -1;
      goto done;
    }
  node = pym_ordered_dict_find (rt, it->dict, key);
  if (node == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_key_error (rt, key);
      pym_clear (rt, &it->current);
      return NULL;
    }
  node = it->kind & REVERSED ? node->prev : node->next;
  it->current = node != NULL ? pym_newref (node->key) : NULL;
  return key;

done:
  pym_clear (rt, &it->dict);
  return NULL;
}

/* Takes over key and value. */
static PymObject *
make_item (PymRuntime *rt, PymOrderedDictIterator *it, PymObject *key, PymObject *value)
{
  PymObject *item = it->result;

  if (pym_refcount (item) == 1)
    {
      PymObject *old_key = pym_tuple_get (item, 0), *old_value = pym_tuple_get (item, 1);

      pym_incref (item);
      pym_tuple_set (item, 0, key);
      pym_tuple_set (item, 1, value);
      pym_decref (rt, old_key);
      pym_decref (rt, old_value);
      /* The collector may have let go of it. */
      if (!pym_gc_is_tracked (item))
        pym_gc_track (rt, item);
      return item;
    }
  item = pym_tuple_new (rt, 2);
  if (item == NULL)
    {
      pym_decref (rt, key);
      pym_decref (rt, value);
      return NULL;
    }
  pym_tuple_set (item, 0, key);
  pym_tuple_set (item, 1, value);
  return item;
}

static PymObject *
iterator_next (PymRuntime *rt, PymObject *o)
{
  PymOrderedDictIterator *it = (PymOrderedDictIterator *) o;
  PymObject *key = next_key (rt, it), *value;

  if (key == NULL || (it->kind & ITEMS) == KEYS)
    return key;
  value = pym_xnewref (pym_dict_get_item_with_error (rt, PYM_OBJECT (it->dict), key));
  if (value == NULL)
    {
      if (rt->error == NULL)
        pym_err_set_key_error (rt, key);
      pym_decref (rt, key);
      pym_clear (rt, &it->current);
      pym_clear (rt, &it->dict);
      return NULL;
    }
  if ((it->kind & ITEMS) == ITEMS)
    return make_item (rt, it, key, value);
  pym_decref (rt, key);
  return value;
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  PymOrderedDictIterator *it = (PymOrderedDictIterator *) o;

  pym_gc_untrack (o);
  pym_xdecref (rt, it->dict);
  pym_xdecref (rt, it->current);
  pym_xdecref (rt, it->result);
  pym_gc_del (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymOrderedDictIterator *it = (PymOrderedDictIterator *) o;

  PYM_VISIT (it->dict);
  PYM_VISIT (it->current);
  PYM_VISIT (it->result);
  return 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymOrderedDictIterator *it = (PymOrderedDictIterator *) o;

  pym_edge_internal (visit, data, "dict", it->dict);
  pym_edge_internal (visit, data, "next key", it->current);
  pym_edge_internal (visit, data, "last item", it->result);
}

static PymObject *
dict_of (PymObject *view)
{
  return PYM_OBJECT (((PymDictView *) view)->dict);
}

static PymObject *
keys_iter (PymRuntime *rt, PymObject *o)
{
  return new_iterator (rt, dict_of (o), KEYS);
}

static PymObject *
values_iter (PymRuntime *rt, PymObject *o)
{
  return new_iterator (rt, dict_of (o), VALUES);
}

static PymObject *
items_iter (PymRuntime *rt, PymObject *o)
{
  return new_iterator (rt, dict_of (o), ITEMS);
}

#define METHOD(name)                                                                               \
  static PymObject *name (PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs,  \
                          PymObject *kwnames)

METHOD (keys_reversed) { return new_iterator (rt, dict_of (self), KEYS | REVERSED); }

METHOD (values_reversed) { return new_iterator (rt, dict_of (self), VALUES | REVERSED); }

METHOD (items_reversed) { return new_iterator (rt, dict_of (self), ITEMS | REVERSED); }

static const PymMethodDef keys_methods[] = {
  { "__reversed__", keys_reversed, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef values_methods[] = {
  { "__reversed__", values_reversed, 0, 0, 0, NULL },
  { NULL },
};

static const PymMethodDef items_methods[] = {
  { "__reversed__", items_reversed, 0, 0, 0, NULL },
  { NULL },
};

const PymType pym_ordered_dict_iterator_template = {
  .name = "odict_iterator",
  .basicsize = sizeof (PymOrderedDictIterator),
  .flags = PYM_TYPE_GC,
  .dealloc = iterator_dealloc,
  .free_ = pym_gc_del,
  .traverse = iterator_traverse,
  .walk_edges = iterator_walk_edges,
  .getattro = pym_object_generic_get_attr,
  .iter = pym_object_self_iter,
  .iternext = iterator_next,
};

#define VIEW_TYPE(IDENTIFIER, text, iterate, methods_of_it)                                        \
  const PymType pym_##IDENTIFIER##_template = {                                                    \
    .name = text,                                                                                  \
    .basicsize = sizeof (PymDictView),                                                             \
    .flags = PYM_TYPE_GC,                                                                          \
    .dealloc = pym_dict_view_dealloc,                                                              \
    .free_ = pym_gc_del,                                                                           \
    .traverse = pym_dict_view_traverse,                                                            \
    .walk_edges = pym_dict_view_walk_edges,                                                        \
    .getattro = pym_object_generic_get_attr,                                                       \
    .iter = iterate,                                                                               \
    .methods = methods_of_it,                                                                      \
  }

VIEW_TYPE (ordered_dict_keys, "odict_keys", keys_iter, keys_methods);
VIEW_TYPE (ordered_dict_values, "odict_values", values_iter, values_methods);
VIEW_TYPE (ordered_dict_items, "odict_items", items_iter, items_methods);
