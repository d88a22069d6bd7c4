/* Reading and storing by key, and walking, for C. */
#include "pym-dict.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"

PymObject *
pym_dict_get_item_known_hash (PymRuntime *rt, PymObject *dict, PymObject *key, ssize_t hash)
{
  PymObject *value;

  pym_dict_lookup (rt, (PymDict *) dict, key, hash, &value);
  return value;
}

PymObject *
pym_dict_get_item_with_error (PymRuntime *rt, PymObject *dict, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  return hash == -1 ? NULL : pym_dict_get_item_known_hash (rt, dict, key, hash);
}

PymObject *
pym_dict_get_item_string (PymRuntime *rt, PymObject *dict, const char *key)
{
  PymObject *name = pym_str_from_string (rt, key), *value;

  if (name == NULL)
    return NULL;
  value = pym_dict_get_item_with_error (rt, dict, name);
  pym_decref (rt, name);
  return value;
}

PymObject *
pym_dict_load_global (PymRuntime *rt, PymObject *globals, PymObject *builtins, PymObject *name)
{
  ssize_t hash = pym_dict_hash_of (rt, name);
  PymObject *value;

  if (hash == -1 ||
      pym_dict_lookup (rt, (PymDict *) globals, name, hash, &value) == PYM_INDEX_ERROR)
    return NULL;
  if (value == NULL)
    pym_dict_lookup (rt, (PymDict *) builtins, name, hash, &value);
  return value;
}

int
pym_dict_contains (PymRuntime *rt, PymObject *dict, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);
  PymObject *value;

  if (hash == -1 || pym_dict_lookup (rt, (PymDict *) dict, key, hash, &value) == PYM_INDEX_ERROR)
    return -1;
  return value != NULL;
}

static int
set_with_hash (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value, ssize_t hash)
{
  PymDict *dict = (PymDict *) o;

  if (dict->keys == pym_container_state (rt)->empty_keys)
    return pym_dict_insert_to_empty (rt, dict, key, hash, value);
  return pym_dict_insert (rt, dict, key, hash, value);
}

int
pym_dict_set_item_steal (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  if (hash == -1)
    {
      pym_decref (rt, key);
      pym_decref (rt, value);
      return -1;
    }
  return set_with_hash (rt, dict, key, value, hash);
}

int
pym_dict_set_item (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value)
{
  return pym_dict_set_item_steal (rt, dict, pym_newref (key), pym_newref (value));
}

int
pym_dict_set_item_known_hash (
    PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value, ssize_t hash)
{
  return set_with_hash (rt, dict, pym_newref (key), pym_newref (value), hash);
}

int
pym_dict_set_item_string (PymRuntime *rt, PymObject *dict, const char *key, PymObject *value)
{
  PymObject *name = pym_str_intern_from_string (rt, key);
  int result;

  if (name == NULL)
    return -1;
  result = pym_dict_set_item (rt, dict, name, value);
  pym_decref (rt, name);
  return result;
}

int
pym_dict_del_item_known_hash (PymRuntime *rt, PymObject *dict, PymObject *key, ssize_t hash)
{
  PymObject *value;
  ssize_t index = pym_dict_lookup (rt, (PymDict *) dict, key, hash, &value);

  if (index == PYM_INDEX_ERROR)
    return -1;
  if (value == NULL)
    {
      pym_err_set_key_error (rt, key);
      return -1;
    }
  pym_dict_delete_at (rt, (PymDict *) dict, hash, index);
  return 0;
}

int
pym_dict_del_item (PymRuntime *rt, PymObject *dict, PymObject *key)
{
  ssize_t hash = pym_dict_hash_of (rt, key);

  return hash == -1 ? -1 : pym_dict_del_item_known_hash (rt, dict, key, hash);
}

int
pym_dict_del_item_string (PymRuntime *rt, PymObject *dict, const char *key)
{
  PymObject *name = pym_str_from_string (rt, key);
  int result;

  if (name == NULL)
    return -1;
  result = pym_dict_del_item (rt, dict, name);
  pym_decref (rt, name);
  return result;
}

PymObject *
pym_dict_pop (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *fallback)
{
  PymDict *dict = (PymDict *) o;
  PymObject *value = NULL;
  ssize_t hash, index = PYM_INDEX_EMPTY;

  /* An empty dict does not even hash. */
  if (dict->used > 0)
    {
      hash = pym_dict_hash_of (rt, key);
      if (hash == -1)
        return NULL;
      index = pym_dict_lookup (rt, dict, key, hash, &value);
      if (index == PYM_INDEX_ERROR)
        return NULL;
    }
  if (value == NULL)
    {
      if (fallback != NULL)
        return pym_newref (fallback);
      pym_err_set_key_error (rt, key);
      return NULL;
    }
  pym_incref (value);
  pym_dict_delete_at (rt, dict, hash, index);
  return value;
}

PymObject *
pym_dict_set_default (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  PymDict *dict = (PymDict *) o;
  ssize_t hash = pym_dict_hash_of (rt, key), index;
  PymObject *old;

  if (hash == -1)
    return NULL;
  if (dict->keys == pym_container_state (rt)->empty_keys)
    return pym_dict_insert_to_empty (rt, dict, pym_newref (key), hash, pym_newref (value)) < 0
               ? NULL
               : value;
  if (pym_keys_is_str (dict->keys) && !PYM_IS_EXACT (rt, key, STR) &&
      pym_dict_resize (rt, dict, pym_keys_log2_for ((size_t) dict->used * 3), false) < 0)
    return NULL;
  index = pym_dict_lookup (rt, dict, key, hash, &old);
  if (index == PYM_INDEX_ERROR)
    return NULL;
  if (old != NULL)
    return old;
  if (pym_dict_insert_at (rt, dict, index, pym_newref (key), hash, pym_newref (value)) < 0)
    {
      pym_decref (rt, key);
      pym_decref (rt, value);
      return NULL;
    }
  if (!pym_gc_is_tracked (dict) &&
      (pym_gc_may_be_tracked (rt, value) || pym_gc_may_be_tracked (rt, key)))
    pym_gc_track (rt, dict);
  return value;
}

bool
pym_dict_next_with_hash (
    PymObject *o, ssize_t *position, PymObject **key, PymObject **value, ssize_t *hash)
{
  PymDict *dict = (PymDict *) o;
  PymDictKeys *keys = dict->keys;
  ssize_t i = *position;
  PymObject *found_key, *found_value;

  if (dict->values != NULL)
    {
      ssize_t index;

      if (i >= dict->used)
        return false;
      index = pym_values_at (dict->values, i);
      found_key = pym_keys_str_entries (keys)[index].key;
      found_value = dict->values->values[index];
    }
  else if (pym_keys_is_str (keys))
    {
      while (i < keys->n_entries && pym_keys_str_entries (keys)[i].value == NULL)
        i++;
      if (i >= keys->n_entries)
        return false;
      found_key = pym_keys_str_entries (keys)[i].key;
      found_value = pym_keys_str_entries (keys)[i].value;
    }
  else
    {
      while (i < keys->n_entries && pym_keys_general_entries (keys)[i].value == NULL)
        i++;
      if (i >= keys->n_entries)
        return false;
      found_key = pym_keys_general_entries (keys)[i].key;
      found_value = pym_keys_general_entries (keys)[i].value;
    }
  *position = i + 1;
  if (key != NULL)
    *key = found_key;
  if (value != NULL)
    *value = found_value;
  if (hash != NULL)
    *hash = keys->kind == PYM_DICT_KEYS_GENERAL ? pym_keys_general_entries (keys)[i].hash
                                                : ((PymStr *) found_key)->hash;
  return true;
}

bool
pym_dict_next (PymObject *dict, ssize_t *position, PymObject **key, PymObject **value)
{
  return pym_dict_next_with_hash (dict, position, key, value, NULL);
}

PymObject *
pym_dict_keys_list (PymRuntime *rt, PymObject *dict)
{
  PymObject *list = pym_list_new (rt, pym_dict_size (dict)), *key;
  ssize_t position = 0;

  if (list == NULL)
    return NULL;
  for (ssize_t i = 0; pym_dict_next (dict, &position, &key, NULL); i++)
    pym_list_set (list, i, pym_newref (key));
  return list;
}

/* All memory is asked for before the dict is read. */
PymObject *
pym_dict_items_list (PymRuntime *rt, PymObject *dict)
{
  ssize_t n = pym_dict_size (dict), position = 0;
  PymObject *list = pym_list_new (rt, n), *key, *value;

  if (list == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    {
      PymObject *item = pym_tuple_new (rt, 2);

      if (item == NULL)
        {
          pym_decref (rt, list);
          return NULL;
        }
      pym_list_set (list, i, item);
    }
  for (ssize_t i = 0; pym_dict_next (dict, &position, &key, &value); i++)
    {
      pym_tuple_set (pym_list_get (list, i), 0, pym_newref (key));
      pym_tuple_set (pym_list_get (list, i), 1, pym_newref (value));
    }
  return list;
}

ssize_t
pym_dict_index_of (PymRuntime *rt, PymObject *o, PymObject *key)
{
  PymDict *dict = (PymDict *) o;
  ssize_t hash = pym_dict_hash_of (rt, key);
  ssize_t index;

  if (hash == -1 || !pym_keys_is_str (dict->keys))
    return -1;
  index = pym_keys_lookup_str (dict->keys, key, hash);
  return index < 0 ? -1 : index;
}

PymObject *
pym_dict_value_at (PymObject *o, ssize_t index)
{
  PymDict *dict = (PymDict *) o;

  return dict->values != NULL ? dict->values->values[index]
                              : pym_keys_str_entries (dict->keys)[index].value;
}
