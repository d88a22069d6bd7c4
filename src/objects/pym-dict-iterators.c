/* Iterators over dicts: keys, values, items, each forward and backward. */
#include "pym-dict.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-dict-views.h"
#include "pym-int.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymDict *dict; /* NULL at the end */
  ssize_t used;  /* of the dict when it began; -1: it changed, and that was said */
  ssize_t position;
  PymObject *result; /* tuple that is handed out again; NULL unless over items */
  ssize_t left;
} PymDictIterator;

PymObject *
pym_dict_iterator_new (PymRuntime *rt, PymType *type, PymObject *dict)
{
  PymDictIterator *it = (PymDictIterator *) pym_gc_new (rt, type);
  bool items = type == PYM_TYPE (rt, DICT_ITEM_ITERATOR) ||
               type == PYM_TYPE (rt, DICT_REVERSE_ITEM_ITERATOR);
  bool backward = type == PYM_TYPE (rt, DICT_REVERSE_KEY_ITERATOR) ||
                  type == PYM_TYPE (rt, DICT_REVERSE_VALUE_ITERATOR) ||
                  type == PYM_TYPE (rt, DICT_REVERSE_ITEM_ITERATOR);

  if (it == NULL)
    return NULL;
  it->dict = pym_newref (dict);
  it->used = it->left = it->dict->used;
  it->position = 0;
  if (backward)
    it->position = it->dict->values != NULL ? it->used - 1 : it->dict->keys->n_entries - 1;
  it->result = NULL;
  if (items)
    {
      it->result = pym_tuple_pack (rt, 2, pym_none (rt), pym_none (rt));
      if (it->result == NULL)
        {
          pym_decref (rt, it);
          return NULL;
        }
    }
  pym_gc_track (rt, it);
  return PYM_OBJECT (it);
}

PymObject *
pym_dict_iter (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_iterator_new (rt, PYM_TYPE (rt, DICT_KEY_ITERATOR), dict);
}

PymObject *
pym_dict_reverse_iter (PymRuntime *rt, PymObject *dict)
{
  return pym_dict_iterator_new (rt, PYM_TYPE (rt, DICT_REVERSE_KEY_ITERATOR), dict);
}

static bool
previous (PymObject *o, ssize_t *position, PymObject **key, PymObject **value)
{
  PymDict *dict = (PymDict *) o;
  ssize_t i = *position;

  if (dict->values == NULL)
    while (i >= 0 &&
           (pym_keys_is_str (dict->keys) ? pym_keys_str_entries (dict->keys)[i].value
                                         : pym_keys_general_entries (dict->keys)[i].value) == NULL)
      i--;
  if (i < 0)
    return false;
  *position = i - 1;
  return pym_dict_next (o, &i, key, value);
}

/* Borrowed key and value of the next entry; false at the end or with an error. */
static bool
advance (PymRuntime *rt, PymDictIterator *it, bool backward, PymObject **key, PymObject **value)
{
  PymDict *dict = it->dict;
  bool found;

  if (dict == NULL)
    return false;
  if (it->used != dict->used)
    {
      it->used = -1;
      pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                          "dictionary changed size during iteration");
      return false;
    }
  if (backward)
    found = previous (PYM_OBJECT (dict), &it->position, key, value);
  else
    found = pym_dict_next (PYM_OBJECT (dict), &it->position, key, value);
  if (found && (it->left > 0 || backward))
    {
      it->left--;
      return true;
    }
  if (found)
    pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR),
                        "dictionary keys changed during iteration");
  it->dict = NULL;
  pym_decref (rt, dict);
  return false;
}

static PymObject *
make_item (PymRuntime *rt, PymDictIterator *it, PymObject *key, PymObject *value)
{
  PymObject *item = it->result;

  pym_incref (key);
  pym_incref (value);
  if (pym_refcount (item) == 1)
    {
      PymObject *old_key = pym_tuple_get (item, 0), *old_value = pym_tuple_get (item, 1);

      pym_tuple_set (item, 0, key);
      pym_tuple_set (item, 1, value);
      pym_incref (item);
      pym_decref (rt, old_key);
      pym_decref (rt, old_value);
      /* The collector may have let go of it while it held None. */
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

/* The next entry of a combined table, which is what nearly all iterations are over. */
static inline bool
advance_combined (PymRuntime *rt, PymDictIterator *it, PymObject **key, PymObject **value)
{
  PymDict *dict = it->dict;
  PymDictKeys *keys;
  ssize_t i;

  if (PYM_UNLIKELY (dict == NULL || dict->values != NULL || it->used != dict->used ||
                    it->left <= 0))
    return advance (rt, it, false, key, value);
  keys = dict->keys;
  i = it->position;
  if (pym_keys_is_str (keys))
    {
      const PymDictStrEntry *entries = pym_keys_str_entries (keys);

      while (i < keys->n_entries && entries[i].value == NULL)
        i++;
      if (PYM_UNLIKELY (i >= keys->n_entries))
        return advance (rt, it, false, key, value);
      *key = entries[i].key;
      *value = entries[i].value;
    }
  else
    {
      const PymDictEntry *entries = pym_keys_general_entries (keys);

      while (i < keys->n_entries && entries[i].value == NULL)
        i++;
      if (PYM_UNLIKELY (i >= keys->n_entries))
        return advance (rt, it, false, key, value);
      *key = entries[i].key;
      *value = entries[i].value;
    }
  it->position = i + 1;
  it->left--;
  return true;
}

static PymObject *
next_key (PymRuntime *rt, PymObject *o)
{
  PymObject *key, *value;

  return advance_combined (rt, (PymDictIterator *) o, &key, &value) ? pym_newref (key) : NULL;
}

static PymObject *
next_value (PymRuntime *rt, PymObject *o)
{
  PymObject *key, *value;

  return advance_combined (rt, (PymDictIterator *) o, &key, &value) ? pym_newref (value) : NULL;
}

static PymObject *
next_item (PymRuntime *rt, PymObject *o)
{
  PymDictIterator *it = (PymDictIterator *) o;
  PymObject *key, *value;

  return advance_combined (rt, it, &key, &value) ? make_item (rt, it, key, value) : NULL;
}

static PymObject *
previous_key (PymRuntime *rt, PymObject *o)
{
  PymObject *key, *value;

  return advance (rt, (PymDictIterator *) o, true, &key, &value) ? pym_newref (key) : NULL;
}

static PymObject *
previous_value (PymRuntime *rt, PymObject *o)
{
  PymObject *key, *value;

  return advance (rt, (PymDictIterator *) o, true, &key, &value) ? pym_newref (value) : NULL;
}

static PymObject *
previous_item (PymRuntime *rt, PymObject *o)
{
  PymDictIterator *it = (PymDictIterator *) o;
  PymObject *key, *value;

  return advance (rt, it, true, &key, &value) ? make_item (rt, it, key, value) : NULL;
}

static void
iterator_dealloc (PymRuntime *rt, PymObject *o)
{
  PymDictIterator *it = (PymDictIterator *) o;

  pym_gc_untrack (o);
  pym_xdecref (rt, it->dict);
  pym_xdecref (rt, it->result);
  pym_gc_del (rt, o);
}

static int
iterator_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PYM_VISIT (((PymDictIterator *) o)->dict);
  PYM_VISIT (((PymDictIterator *) o)->result);
  return 0;
}

static void
iterator_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  pym_edge_internal (visit, data, "dict", ((PymDictIterator *) o)->dict);
  pym_edge_internal (visit, data, "last item", ((PymDictIterator *) o)->result);
}

static PymObject *
length_hint (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames)
{
  PymDictIterator *it = (PymDictIterator *) self;

  return pym_int_from_ssize (rt, it->dict != NULL && it->used == it->dict->used ? it->left : 0);
}

static const PymMethodDef iterator_methods[] = {
  { "__length_hint__", length_hint, 0, 0, 0, NULL },
  { NULL },
};

#define DICT_ITERATOR_TYPE(IDENTIFIER, text, next)                                                 \
  const PymType pym_##IDENTIFIER##_template = {                                                    \
    .name = text,                                                                                  \
    .basicsize = sizeof (PymDictIterator),                                                         \
    .flags = PYM_TYPE_GC,                                                                          \
    .dealloc = iterator_dealloc,                                                                   \
    .free_ = pym_gc_del,                                                                           \
    .traverse = iterator_traverse,                                                                 \
    .walk_edges = iterator_walk_edges,                                                             \
    .getattro = pym_object_generic_get_attr,                                                       \
    .iter = pym_object_self_iter,                                                                  \
    .iternext = next,                                                                              \
    .methods = iterator_methods,                                                                   \
  }

DICT_ITERATOR_TYPE (dict_key_iterator, "dict_keyiterator", next_key);
DICT_ITERATOR_TYPE (dict_value_iterator, "dict_valueiterator", next_value);
DICT_ITERATOR_TYPE (dict_item_iterator, "dict_itemiterator", next_item);
DICT_ITERATOR_TYPE (dict_reverse_key_iterator, "dict_reversekeyiterator", previous_key);
DICT_ITERATOR_TYPE (dict_reverse_value_iterator, "dict_reversevalueiterator", previous_value);
DICT_ITERATOR_TYPE (dict_reverse_item_iterator, "dict_reverseitemiterator", previous_item);
