/* Life of a dict: making, filling, growing, removing, emptying, dying; what the collector and a
 * capture see of it. */
#include "pym-dict.h"

#include "pym-container-state.h"
#include "pym-dict-keys.h"

#include <string.h>

uint64_t
pym_dict_next_version (PymRuntime *rt)
{
  return ++pym_container_state (rt)->last_dict_version;
}

PymObject *
pym_dict_new_with (PymRuntime *rt, PymDictKeys *keys, PymDictValues *values, ssize_t used)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymDict *dict;

  if (state->n_dicts > 0)
    {
      dict = state->dicts[--state->n_dicts];
      pym_free_list_revive (rt, dict);
    }
  else
    {
      dict = (PymDict *) pym_gc_new (rt, PYM_TYPE (rt, DICT));
      if (dict == NULL)
        {
          pym_dict_keys_decref (rt, keys);
          return NULL;
        }
    }
  dict->used = used;
  dict->version = pym_dict_next_version (rt);
  dict->keys = keys;
  dict->values = values;
  return PYM_OBJECT (dict);
}

PymObject *
pym_dict_new (PymRuntime *rt)
{
  return pym_dict_new_with (rt, pym_container_state (rt)->empty_keys, NULL, 0);
}

static PymObject *
new_presized (PymRuntime *rt, ssize_t entries, bool str)
{
  const uint8_t log2_most = 17;
  PymDictKeys *keys;

  if (entries <= PYM_USABLE_FRACTION (PYM_DICT_MIN_SIZE))
    return pym_dict_new (rt);
  if (entries > PYM_USABLE_FRACTION ((ssize_t) 1 << log2_most))
    keys = pym_keys_new (rt, log2_most, str);
  else
    keys = pym_keys_new (rt, pym_keys_log2_for_entries (entries), str);
  return keys == NULL ? NULL : pym_dict_new_with (rt, keys, NULL, 0);
}

PymObject *
pym_dict_from_items (PymRuntime *rt,
                     PymObject *const *keys,
                     ssize_t key_stride,
                     PymObject *const *values,
                     ssize_t value_stride,
                     ssize_t n)
{
  PymObject *dict;
  bool str = true;

  for (ssize_t i = 0; i < n && str; i++)
    str = PYM_IS_EXACT (rt, keys[i * key_stride], STR);
  dict = new_presized (rt, n, str);
  if (dict == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    if (pym_dict_set_item (rt, dict, keys[i * key_stride], values[i * value_stride]) < 0)
      {
        pym_decref (rt, dict);
        return NULL;
      }
  return dict;
}

static inline void
track_for (PymRuntime *rt, PymDict *dict, PymObject *key, PymObject *value)
{
  if (!pym_gc_is_tracked (dict) &&
      (pym_gc_may_be_tracked (rt, value) || pym_gc_may_be_tracked (rt, key)))
    pym_gc_track (rt, dict);
}

int
pym_dict_resize (PymRuntime *rt, PymDict *dict, uint8_t log2_size, bool str)
{
  PymDictKeys *old = dict->keys, *new;
  PymDictValues *old_values = dict->values;
  ssize_t n = 0, used = dict->used;

  if (!pym_keys_is_str (old))
    str = false;
  new = pym_keys_new (rt, log2_size, str);
  if (new == NULL)
    return -1;

  for (ssize_t i = 0; n < used; i++)
    {
      PymObject *key, *value;
      ssize_t hash;

      if (old_values != NULL)
        {
          ssize_t index = pym_values_at (old_values, i);

          key = pym_newref (pym_keys_str_entries (old)[index].key);
          value = old_values->values[index];
          hash = ((PymStr *) key)->hash;
        }
      else if (pym_keys_is_str (old))
        {
          value = pym_keys_str_entries (old)[i].value;
          if (value == NULL)
            continue;
          key = pym_keys_str_entries (old)[i].key;
          hash = ((PymStr *) key)->hash;
        }
      else
        {
          value = pym_keys_general_entries (old)[i].value;
          if (value == NULL)
            continue;
          key = pym_keys_general_entries (old)[i].key;
          hash = pym_keys_general_entries (old)[i].hash;
        }
      if (str)
        pym_keys_str_entries (new)[n++] = (PymDictStrEntry){ key, value };
      else
        pym_keys_general_entries (new)[n++] = (PymDictEntry){ hash, key, value };
    }
  pym_keys_build_index (new, n);
  new->usable -= n;
  new->n_entries = n;
  dict->keys = new;
  dict->values = NULL;
  if (old_values != NULL)
    {
      pym_dict_keys_decref (rt, old);
      pym_values_free (rt, old_values);
    }
  else if (old != pym_container_state (rt)->empty_keys)
    pym_keys_free (rt, old);
  return 0;
}

static int
grow (PymRuntime *rt, PymDict *dict, bool str)
{
  return pym_dict_resize (rt, dict, pym_keys_log2_for ((size_t) dict->used * 3), str);
}

/* Steals both only when it works. */
int
pym_dict_insert_at (
    PymRuntime *rt, PymDict *dict, ssize_t index, PymObject *key, ssize_t hash, PymObject *value)
{
  PymDictKeys *keys;

  if (index >= 0)
    {
      /* The class knows the name, this dict has no value for it yet. */
      dict->values->values[index] = value;
      pym_values_add_to_order (dict->values, index);
      pym_decref (rt, key);
    }
  else
    {
      bool str = PYM_IS_EXACT (rt, key, STR);

      /* The look-up may have called an __eq__ that put a table for texts in place of the one that
       * was there. CPython 3.12 puts any key into it and reads a hash that it does not have. */
      if ((dict->keys->usable <= 0 || (!str && pym_keys_is_str (dict->keys))) &&
          grow (rt, dict, str) < 0)
        return -1;
      keys = dict->keys;
      keys->version = 0;
      index = keys->n_entries;
      pym_keys_set_index (keys, pym_keys_find_empty_slot (keys, hash), index);
      if (keys->kind == PYM_DICT_KEYS_GENERAL)
        pym_keys_general_entries (keys)[index] = (PymDictEntry){ hash, key, value };
      else if (dict->values != NULL)
        {
          pym_keys_str_entries (keys)[index].key = key;
          dict->values->values[index] = value;
          pym_values_add_to_order (dict->values, index);
        }
      else
        pym_keys_str_entries (keys)[index] = (PymDictStrEntry){ key, value };
      keys->usable--;
      keys->n_entries++;
    }
  dict->used++;
  dict->version = pym_dict_next_version (rt);
  return 0;
}

int
pym_dict_insert (PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject *value)
{
  PymObject *old;
  ssize_t index;

  if (pym_keys_is_str (dict->keys) && !PYM_IS_EXACT (rt, key, STR) && grow (rt, dict, false) < 0)
    goto failed;
  index = pym_dict_lookup (rt, dict, key, hash, &old);
  if (index == PYM_INDEX_ERROR)
    goto failed;
  track_for (rt, dict, key, value);
  if (old == NULL)
    {
      if (pym_dict_insert_at (rt, dict, index, key, hash, value) < 0)
        goto failed;
      return 0;
    }
  if (old != value)
    {
      if (dict->keys->kind == PYM_DICT_KEYS_GENERAL)
        pym_keys_general_entries (dict->keys)[index].value = value;
      else if (dict->values != NULL)
        dict->values->values[index] = value;
      else
        pym_keys_str_entries (dict->keys)[index].value = value;
      dict->version = pym_dict_next_version (rt);
    }
  pym_decref (rt, old);
  pym_decref (rt, key);
  return 0;

failed:
  pym_decref (rt, value);
  pym_decref (rt, key);
  return -1;
}

int
pym_dict_insert_to_empty (
    PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject *value)
{
  PymDictKeys *keys = pym_keys_new (rt, PYM_DICT_LOG_MIN_SIZE, PYM_IS_EXACT (rt, key, STR));

  if (keys == NULL)
    {
      pym_decref (rt, key);
      pym_decref (rt, value);
      return -1;
    }
  track_for (rt, dict, key, value);
  pym_keys_set_index (keys, (size_t) hash & (PYM_DICT_MIN_SIZE - 1), 0);
  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    pym_keys_general_entries (keys)[0] = (PymDictEntry){ hash, key, value };
  else
    pym_keys_str_entries (keys)[0] = (PymDictStrEntry){ key, value };
  keys->usable--;
  keys->n_entries = 1;
  dict->keys = keys;
  dict->used++;
  dict->version = pym_dict_next_version (rt);
  return 0;
}

void
pym_dict_delete_at (PymRuntime *rt, PymDict *dict, ssize_t hash, ssize_t index)
{
  PymDictKeys *keys = dict->keys;
  PymObject *key = NULL, *value;

  dict->used--;
  dict->version = pym_dict_next_version (rt);
  if (dict->values != NULL)
    {
      value = dict->values->values[index];
      dict->values->values[index] = NULL;
      pym_values_delete_from_order (dict->values, index);
    }
  else
    {
      keys->version = 0;
      pym_keys_set_index (keys, pym_keys_find_slot (keys, hash, index), PYM_INDEX_DUMMY);
      if (keys->kind == PYM_DICT_KEYS_GENERAL)
        {
          PymDictEntry *entry = &pym_keys_general_entries (keys)[index];

          key = entry->key;
          value = entry->value;
          *entry = (PymDictEntry){ 0 };
        }
      else
        {
          PymDictStrEntry *entry = &pym_keys_str_entries (keys)[index];

          key = entry->key;
          value = entry->value;
          *entry = (PymDictStrEntry){ 0 };
        }
    }
  pym_xdecref (rt, key);
  pym_decref (rt, value);
}

void
pym_dict_clear (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymDict *dict = (PymDict *) o;
  PymDictKeys *keys = dict->keys;
  PymDictValues *values = dict->values;

  if (keys == state->empty_keys)
    return;
  dict->keys = state->empty_keys;
  dict->values = NULL;
  dict->used = 0;
  dict->version = pym_dict_next_version (rt);
  if (values != NULL)
    {
      for (ssize_t i = 0, n = pym_values_room (values); i < n; i++)
        pym_xdecref (rt, values->values[i]);
      pym_values_free (rt, values);
    }
  pym_dict_keys_decref (rt, keys);
}

void
pym_dict_dealloc (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymDict *dict = (PymDict *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, pym_dict_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  if (dict->values != NULL)
    {
      for (ssize_t i = 0, n = pym_values_room (dict->values); i < n; i++)
        pym_xdecref (rt, dict->values->values[i]);
      pym_values_free (rt, dict->values);
    }
  if (dict->keys != NULL)
    pym_dict_keys_decref (rt, dict->keys);
  if (state->n_dicts < PYM_DICT_FREE_MAX && PYM_IS_EXACT (rt, o, DICT))
    state->dicts[state->n_dicts++] = dict;
  else
    pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

/* The collector asks before the table is there when the object was just allocated. */
int
pym_dict_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  PymDict *dict = (PymDict *) o;
  PymDictKeys *keys = dict->keys;

  if (keys == NULL)
    return 0;
  if (dict->values != NULL)
    {
      for (ssize_t i = 0; i < keys->n_entries && i < pym_values_room (dict->values); i++)
        PYM_VISIT (dict->values->values[i]);
    }
  else if (pym_keys_is_str (keys))
    {
      for (ssize_t i = 0; i < keys->n_entries; i++)
        PYM_VISIT (pym_keys_str_entries (keys)[i].value);
    }
  else
    {
      for (ssize_t i = 0; i < keys->n_entries; i++)
        {
          PymDictEntry *entry = &pym_keys_general_entries (keys)[i];

          if (entry->value != NULL)
            {
              PYM_VISIT (entry->value);
              PYM_VISIT (entry->key);
            }
        }
    }
  return 0;
}

/* Only a full collection looks at dicts (untrack_dicts in Modules/gcmodule.c). */
bool
pym_dict_may_untrack (PymRuntime *rt, PymObject *o, bool full)
{
  PymObject *key, *value;
  ssize_t position = 0;
  bool general;

  if (!full || !PYM_IS_EXACT (rt, o, DICT))
    return false;
  general = ((PymDict *) o)->keys->kind == PYM_DICT_KEYS_GENERAL;
  while (pym_dict_next (o, &position, &key, &value))
    if (pym_gc_may_be_tracked (rt, value) || (general && pym_gc_may_be_tracked (rt, key)))
      return false;
  return true;
}

size_t
pym_dict_sizeof (PymRuntime *rt, const PymDict *dict)
{
  size_t size = (size_t) pym_type (dict)->basicsize;

  if (dict->values != NULL)
    size += (size_t) pym_shared_keys_room (dict->keys) * sizeof (PymObject *);
  if (dict->keys->refcount == 1 && dict->keys != pym_container_state (rt)->empty_keys)
    size += pym_dict_keys_sizeof (dict->keys);
  return size;
}

void
pym_dict_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data)
{
  PymDict *dict = (PymDict *) o;

  if (dict->values != NULL)
    pym_values_walk_block (dict->values, visit, data);
  /* A shared table belongs to its class; whoever is left last with it is its owner. */
  if (dict->keys != NULL && dict->keys != pym_container_state (rt)->empty_keys &&
      (dict->keys->kind != PYM_DICT_KEYS_SPLIT || dict->keys->refcount == 1))
    visit (dict->keys, pym_dict_keys_sizeof (dict->keys), "dict keys", data);
}

void
pym_dict_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data)
{
  PymObject *key, *value;
  ssize_t position = 0;
  bool owns_keys = ((PymDict *) o)->values == NULL;

  while (pym_dict_next (o, &position, &key, &value))
    {
      PymEdge edge = { .kind = PYM_EDGE_KEY, .index = position - 1, .key = key, .referent = key };

      if (owns_keys)
        visit (&edge, data);
      edge.kind = PYM_EDGE_VALUE;
      edge.referent = value;
      visit (&edge, data);
    }
}
