/* Dicts made of other things: copies, merges, pairs, fromkeys; equality. */
#include "pym-dict.h"

#include "pym-args.h"
#include "pym-container-state.h"
#include "pym-dict-keys.h"
#include "pym-name.h"
#include "pym-set.h"

#include <string.h>

/* A dict, or of a subclass that iterates like one. */
static bool
walks_like_dict (PymRuntime *rt, PymObject *o)
{
  return pym_dict_check (o) && pym_type (o)->iter == pym_dict_iter;
}

static PymObject *
copy_split (PymRuntime *rt, PymDict *dict)
{
  ssize_t room = pym_shared_keys_room (dict->keys), count;
  PymDictValues *values = pym_values_new (rt, room);
  PymDict *copy;

  if (values == NULL)
    return NULL;
  copy = (PymDict *) pym_gc_new (rt, PYM_TYPE (rt, DICT));
  if (copy == NULL)
    {
      pym_values_free (rt, values);
      return NULL;
    }
  count = pym_values_count (dict->values);
  for (ssize_t i = 0; i < count; i++)
    pym_values_add_to_order (values, pym_values_at (dict->values, i));
  for (ssize_t i = 0; i < room; i++)
    values->values[i] = pym_xnewref (dict->values->values[i]);
  copy->used = dict->used;
  copy->version = pym_dict_next_version (rt);
  copy->keys = pym_keys_ref (dict->keys);
  copy->values = values;
  if (pym_gc_is_tracked (dict))
    pym_gc_track (rt, copy);
  return PYM_OBJECT (copy);
}

PymObject *
pym_dict_copy (PymRuntime *rt, PymObject *o)
{
  PymDict *dict = (PymDict *) o;
  PymObject *copy;

  if (dict->used == 0)
    return pym_dict_new (rt);
  if (dict->values != NULL)
    return copy_split (rt, dict);
  if (walks_like_dict (rt, o) && dict->used >= dict->keys->n_entries * 2 / 3)
    {
      PymDictKeys *keys = pym_keys_clone (rt, dict);

      if (keys == NULL)
        return NULL;
      copy = pym_dict_new_with (rt, keys, NULL, dict->used);
      if (copy != NULL && pym_gc_is_tracked (dict))
        pym_gc_track (rt, copy);
      return copy;
    }
  copy = pym_dict_new (rt);
  if (copy != NULL && pym_dict_merge (rt, copy, o, 1) < 0)
    {
      pym_decref (rt, copy);
      return NULL;
    }
  return copy;
}

static int
take_over_clone (PymRuntime *rt, PymDict *dict, PymDict *other)
{
  PymDictKeys *keys = pym_keys_clone (rt, other), *old = dict->keys;
  PymDictValues *old_values = dict->values;

  if (keys == NULL)
    return -1;
  dict->keys = keys;
  dict->values = NULL;
  dict->used = other->used;
  dict->version = pym_dict_next_version (rt);
  pym_dict_keys_decref (rt, old);
  if (old_values != NULL)
    pym_values_free (rt, old_values);
  if (pym_gc_is_tracked (other) && !pym_gc_is_tracked (dict))
    pym_gc_track (rt, dict);
  return 0;
}

static int
merge_dict (PymRuntime *rt, PymDict *dict, PymDict *other, int override)
{
  PymObject *key, *value;
  ssize_t position = 0, hash, n_entries;

  if (other == dict || other->used == 0)
    return 0;
  if (dict->used == 0)
    {
      PymDictKeys *keys = other->keys;

      override = 1;
      if (other->values == NULL && other->used == keys->n_entries &&
          (keys->log2_size == PYM_DICT_LOG_MIN_SIZE ||
           (ssize_t) PYM_USABLE_FRACTION (pym_keys_size (keys) / 2) < other->used))
        return take_over_clone (rt, dict, other);
    }
  if ((ssize_t) PYM_USABLE_FRACTION (pym_keys_size (dict->keys)) < other->used &&
      pym_dict_resize (rt, dict, pym_keys_log2_for_entries (dict->used + other->used),
                       pym_keys_is_str (other->keys)) < 0)
    return -1;

  n_entries = other->keys->n_entries;
  while (pym_dict_next_with_hash (PYM_OBJECT (other), &position, &key, &value, &hash))
    {
      int error = 0;

      pym_incref (key);
      pym_incref (value);
      if (override != 1)
        {
          PymObject *old;

          if (pym_dict_lookup (rt, dict, key, hash, &old) == PYM_INDEX_ERROR)
            error = -1;
          else if (old != NULL)
            {
              error = 1;
              if (override == 2)
                {
                  pym_err_set_key_error (rt, key);
                  error = -1;
                }
            }
        }
      if (error == 0)
        error = pym_dict_insert (rt, dict, pym_newref (key), hash, pym_newref (value));
      pym_decref (rt, value);
      pym_decref (rt, key);
      if (error < 0)
        return -1;
      if (n_entries != other->keys->n_entries)
        {
          pym_err_set_string (rt, PYM_TYPE (rt, RUNTIME_ERROR), "dict mutated during update");
          return -1;
        }
      if ((position & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        return -1;
    }
  return 0;
}

static int
merge_mapping (PymRuntime *rt, PymObject *dict, PymObject *other, int override)
{
  PymObject *keys = pym_mapping_keys (rt, other), *iterator, *key;

  if (keys == NULL)
    return -1;
  iterator = pym_object_get_iter (rt, keys);
  pym_decref (rt, keys);
  if (iterator == NULL)
    return -1;
  while ((key = pym_iter_next (rt, iterator)) != NULL)
    {
      PymObject *value = NULL;
      int there = override != 1 ? pym_dict_contains (rt, dict, key) : 0, status = -1;

      if (there > 0 && override == 0)
        {
          pym_decref (rt, key);
          continue;
        }
      if (there > 0)
        pym_err_set_key_error (rt, key);
      else if (there == 0)
        value = pym_object_get_item (rt, other, key);
      if (value != NULL)
        {
          status = pym_dict_set_item (rt, dict, key, value);
          pym_decref (rt, value);
        }
      pym_decref (rt, key);
      if (status < 0)
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

int
pym_dict_merge (PymRuntime *rt, PymObject *dict, PymObject *other, int override)
{
  if (walks_like_dict (rt, other))
    return merge_dict (rt, (PymDict *) dict, (PymDict *) other, override);
  return merge_mapping (rt, dict, other, override);
}

int
pym_dict_update (PymRuntime *rt, PymObject *dict, PymObject *mapping)
{
  return pym_dict_merge (rt, dict, mapping, 1);
}

static int
merge_pair (PymRuntime *rt, PymObject *dict, PymObject *item, ssize_t number, bool override)
{
  PymObject *pair = pym_sequence_fast (rt, item, ""), *key, *value;
  PymObject *const *items;
  int result;

  if (pair == NULL)
    {
      if (pym_err_exception_matches (rt, PYM_TYPE (rt, TYPE_ERROR)))
        pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                        "cannot convert dictionary update sequence element #%zd to a sequence",
                        number);
      return -1;
    }
  if (pym_size (pair) != 2)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "dictionary update sequence element #%zd has length %zd; 2 is required",
                      number, pym_size (pair));
      pym_decref (rt, pair);
      return -1;
    }
  items = pym_list_check (pair) ? ((PymList *) pair)->items : pym_tuple_items (pair);
  key = pym_newref (items[0]);
  value = pym_newref (items[1]);
  if (override)
    result = pym_dict_set_item (rt, dict, key, value);
  else
    result = pym_dict_set_default (rt, dict, key, value) == NULL ? -1 : 0;
  pym_decref (rt, key);
  pym_decref (rt, value);
  pym_decref (rt, pair);
  return result;
}

int
pym_dict_merge_from_pairs (PymRuntime *rt, PymObject *dict, PymObject *pairs, bool override)
{
  PymObject *iterator = pym_object_get_iter (rt, pairs), *item;

  if (iterator == NULL)
    return -1;
  for (ssize_t i = 0; (item = pym_iter_next (rt, iterator)) != NULL; i++)
    {
      int result = merge_pair (rt, dict, item, i, override);

      pym_decref (rt, item);
      if (result < 0)
        break;
      if ((i & PYM_POLL_MASK) == PYM_POLL_MASK && pym_poll_stop (rt) < 0)
        break;
    }
  pym_decref (rt, iterator);
  return rt->error != NULL ? -1 : 0;
}

int
pym_dict_update_from_argument (PymRuntime *rt, PymObject *dict, PymObject *argument)
{
  PymObject *keys;

  if (PYM_IS_EXACT (rt, argument, DICT))
    return pym_dict_merge (rt, dict, argument, 1);
  if (pym_object_lookup_attr (rt, argument, pym_name (rt, KEYS), &keys) < 0)
    return -1;
  if (keys == NULL)
    return pym_dict_merge_from_pairs (rt, dict, argument, true);
  pym_decref (rt, keys);
  return pym_dict_merge (rt, dict, argument, 1);
}

int
pym_dict_update_common (
    PymRuntime *rt, PymObject *dict, PymObject *args, PymObject *kwargs, const char *name)
{
  if (pym_args_check_positional (rt, name, pym_size (args), 0, 1) < 0)
    return -1;
  if (pym_size (args) == 1 && pym_dict_update_from_argument (rt, dict, pym_tuple_get (args, 0)) < 0)
    return -1;
  return kwargs != NULL ? pym_dict_merge (rt, dict, kwargs, 1) : 0;
}

/* Keys whose hashes are known, into a plain dict that gets its table at once. */
static int
fill_from_keys (PymRuntime *rt, PymDict *dict, PymObject *keys, PymObject *value, bool from_dict)
{
  ssize_t n = from_dict ? pym_dict_size (keys) : pym_set_size (keys), position = 0, hash;
  PymObject *key;

  if (pym_dict_resize (rt, dict, pym_keys_log2_for_entries (n),
                       from_dict && pym_keys_is_str (((PymDict *) keys)->keys)) < 0)
    return -1;
  while (from_dict ? pym_dict_next_with_hash (keys, &position, &key, NULL, &hash)
                   : pym_set_next (rt, keys, &position, &key, &hash))
    if (pym_dict_insert (rt, dict, pym_newref (key), hash, pym_newref (value)) < 0)
      return -1;
  return 0;
}

PymObject *
pym_dict_from_keys (PymRuntime *rt, PymObject *type, PymObject *iterable, PymObject *value)
{
  PymObject *dict = pym_object_call_noargs (rt, type), *iterator, *key;
  bool plain;

  if (dict == NULL)
    return NULL;
  plain = PYM_IS_EXACT (rt, dict, DICT);
  if (plain && (PYM_IS_EXACT (rt, iterable, DICT) || PYM_IS_EXACT (rt, iterable, SET) ||
                PYM_IS_EXACT (rt, iterable, FROZENSET)))
    {
      if (fill_from_keys (rt, (PymDict *) dict, iterable, value,
                          PYM_IS_EXACT (rt, iterable, DICT)) < 0)
        goto failed;
      return dict;
    }
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    goto failed;
  while ((key = pym_iter_next (rt, iterator)) != NULL)
    {
      int status = plain ? pym_dict_set_item (rt, dict, key, value)
                         : pym_object_set_item (rt, dict, key, value);

      pym_decref (rt, key);
      if (status < 0)
        break;
    }
  pym_decref (rt, iterator);
  if (rt->error != NULL)
    goto failed;
  return dict;

failed:
  pym_decref (rt, dict);
  return NULL;
}

int
pym_dict_equal (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *key, *value, *other;
  ssize_t position = 0, hash;

  if (pym_dict_size (a) != pym_dict_size (b))
    return 0;
  while (pym_dict_next_with_hash (a, &position, &key, &value, &hash))
    {
      int equal = 0;

      pym_incref (key);
      pym_incref (value);
      if (pym_dict_lookup (rt, (PymDict *) b, key, hash, &other) == PYM_INDEX_ERROR)
        equal = -1;
      else if (other != NULL)
        {
          pym_incref (other);
          equal = pym_object_rich_compare_bool (rt, other, value, PYM_EQ);
          pym_decref (rt, other);
        }
      pym_decref (rt, key);
      pym_decref (rt, value);
      if (equal <= 0)
        return equal;
    }
  return 1;
}
