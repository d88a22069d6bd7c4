/* The key table of dicts: shapes and sizes, making and copying, the way to a key. */
#include "pym-dict-keys.h"

#include "pym-container-state.h"
#include "pym-int.h"

#include <string.h>

#define PERTURB_SHIFT 5

static int
bit_length (size_t n)
{
  return n == 0 ? 0 : 64 - __builtin_clzl (n);
}

/* calculate_log2_keysize: 1 to 7 give 16 slots, because of the way it rounds. */
uint8_t
pym_keys_log2_for (size_t min_slots)
{
  min_slots = (min_slots | PYM_DICT_MIN_SIZE) - 1;
  return (uint8_t) bit_length (min_slots | (PYM_DICT_MIN_SIZE - 1));
}

uint8_t
pym_keys_log2_for_entries (ssize_t entries)
{
  return pym_keys_log2_for (((size_t) entries * 3 + 1) / 2);
}

size_t
pym_dict_keys_sizeof (const PymDictKeys *keys)
{
  if (keys == NULL)
    return 0;
  return sizeof *keys + ((size_t) 1 << keys->log2_index_bytes) +
         PYM_USABLE_FRACTION (pym_keys_size (keys)) * pym_keys_entry_bytes (keys);
}

PymDictKeys *
pym_keys_new (PymRuntime *rt, uint8_t log2_size, bool str)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymDictKeys *keys;
  size_t usable;
  uint8_t log2_bytes;

  if (log2_size >= 58)
    return (PymDictKeys *) pym_err_no_memory (rt);
  usable = PYM_USABLE_FRACTION ((size_t) 1 << log2_size);
  if (log2_size < 8)
    log2_bytes = log2_size;
  else if (log2_size < 16)
    log2_bytes = log2_size + 1;
  else if (log2_size < 32)
    log2_bytes = log2_size + 2;
  else
    log2_bytes = log2_size + 3;

  if (log2_size == PYM_DICT_LOG_MIN_SIZE && str && state->n_keys > 0)
    keys = state->keys[--state->n_keys];
  else
    {
      size_t entry = str ? sizeof (PymDictStrEntry) : sizeof (PymDictEntry);

      keys = pym_object_malloc (rt, sizeof *keys + ((size_t) 1 << log2_bytes) + entry * usable);
      if (keys == NULL)
        return (PymDictKeys *) pym_err_no_memory (rt);
    }
  keys->refcount = 1;
  keys->log2_size = log2_size;
  keys->log2_index_bytes = log2_bytes;
  keys->kind = str ? PYM_DICT_KEYS_STR : PYM_DICT_KEYS_GENERAL;
  keys->version = 0;
  keys->usable = (ssize_t) usable;
  keys->n_entries = 0;
  memset (keys->indices, 0xff, (size_t) 1 << log2_bytes);
  memset (pym_keys_entries (keys), 0, usable * pym_keys_entry_bytes (keys));
  return keys;
}

void
pym_keys_free (PymRuntime *rt, PymDictKeys *keys)
{
  struct PymContainerState *state = pym_container_state (rt);

  if (keys->log2_size == PYM_DICT_LOG_MIN_SIZE && keys->kind == PYM_DICT_KEYS_STR &&
      state->n_keys < PYM_DICT_FREE_MAX)
    state->keys[state->n_keys++] = keys;
  else
    pym_object_free (rt, keys);
}

void
pym_dict_keys_decref (PymRuntime *rt, PymDictKeys *keys)
{
  if (keys == pym_container_state (rt)->empty_keys || --keys->refcount > 0)
    return;
  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    {
      PymDictEntry *entries = pym_keys_general_entries (keys);

      for (ssize_t i = 0; i < keys->n_entries; i++)
        {
          pym_xdecref (rt, entries[i].key);
          pym_xdecref (rt, entries[i].value);
        }
    }
  else
    {
      PymDictStrEntry *entries = pym_keys_str_entries (keys);

      for (ssize_t i = 0; i < keys->n_entries; i++)
        {
          pym_xdecref (rt, entries[i].key);
          pym_xdecref (rt, entries[i].value);
        }
    }
  pym_keys_free (rt, keys);
}

PymDictKeys *
pym_keys_clone (PymRuntime *rt, PymDict *dict)
{
  size_t size = pym_dict_keys_sizeof (dict->keys);
  PymDictKeys *keys = pym_object_malloc (rt, size);

  if (keys == NULL)
    return (PymDictKeys *) pym_err_no_memory (rt);
  memcpy (keys, dict->keys, size);
  keys->version = 0;
  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    {
      PymDictEntry *entries = pym_keys_general_entries (keys);

      for (ssize_t i = 0; i < keys->n_entries; i++)
        if (entries[i].value != NULL)
          {
            pym_incref (entries[i].value);
            pym_incref (entries[i].key);
          }
    }
  else
    {
      PymDictStrEntry *entries = pym_keys_str_entries (keys);

      for (ssize_t i = 0; i < keys->n_entries; i++)
        if (entries[i].value != NULL)
          {
            pym_incref (entries[i].value);
            pym_incref (entries[i].key);
          }
    }
  return keys;
}

size_t
pym_keys_find_empty_slot (const PymDictKeys *keys, ssize_t hash)
{
  size_t mask = pym_keys_mask (keys), slot = (size_t) hash & mask, perturb = (size_t) hash;

  while (pym_keys_get_index (keys, slot) >= 0)
    {
      perturb >>= PERTURB_SHIFT;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  return slot;
}

size_t
pym_keys_find_slot (const PymDictKeys *keys, ssize_t hash, ssize_t index)
{
  size_t mask = pym_keys_mask (keys), slot = (size_t) hash & mask, perturb = (size_t) hash;

  while (pym_keys_get_index (keys, slot) != index)
    {
      perturb >>= PERTURB_SHIFT;
      slot = (slot * 5 + perturb + 1) & mask;
    }
  return slot;
}

/* Slots for the entries 0 to n - 1, whose hashes HASH (i) gives. */
#define FILL_INDEX(slot_type, HASH)                                                                \
  for (ssize_t i = 0; i < n; i++)                                                                  \
    {                                                                                              \
      size_t perturb = (size_t) (HASH), slot = perturb & mask;                                     \
                                                                                                   \
      while (((slot_type *) keys->indices)[slot] != PYM_INDEX_EMPTY)                               \
        {                                                                                          \
          perturb >>= PERTURB_SHIFT;                                                               \
          slot = (slot * 5 + perturb + 1) & mask;                                                  \
        }                                                                                          \
      ((slot_type *) keys->indices)[slot] = (slot_type) i;                                         \
    }

#define FILL_INDEX_OF_ANY_WIDTH(HASH)                                                              \
  do                                                                                               \
    {                                                                                              \
      if (keys->log2_size < 8)                                                                     \
        FILL_INDEX (int8_t, HASH)                                                                  \
      else if (keys->log2_size < 16)                                                               \
        FILL_INDEX (int16_t, HASH)                                                                 \
      else if (keys->log2_size < 32)                                                               \
        FILL_INDEX (int32_t, HASH)                                                                 \
      else                                                                                         \
        FILL_INDEX (int64_t, HASH)                                                                 \
    }                                                                                              \
  while (0)

void
pym_keys_build_index (PymDictKeys *keys, ssize_t n)
{
  size_t mask = pym_keys_mask (keys);

  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    {
      const PymDictEntry *entries = pym_keys_general_entries (keys);

      FILL_INDEX_OF_ANY_WIDTH (entries[i].hash);
    }
  else
    {
      const PymDictStrEntry *entries = pym_keys_str_entries (keys);

      FILL_INDEX_OF_ANY_WIDTH (((const PymStr *) entries[i].key)->hash);
    }
}

/* The way through an index whose slots are of one C type; most tables are small. */
#define LOOKUP_STR(name, slot_type)                                                                \
  static inline ssize_t name (PymDictKeys *keys, PymObject *key, ssize_t hash)                     \
  {                                                                                                \
    const slot_type *indices = (const slot_type *) keys->indices;                                  \
    const PymDictStrEntry *entries = pym_keys_str_entries (keys);                                  \
    size_t mask = pym_keys_mask (keys), slot = (size_t) hash & mask, perturb = (size_t) hash;      \
                                                                                                   \
    for (;;)                                                                                       \
      {                                                                                            \
        ssize_t index = indices[slot];                                                             \
                                                                                                   \
        if (index >= 0)                                                                            \
          {                                                                                        \
            PymObject *found = entries[index].key;                                                 \
                                                                                                   \
            if (found == key)                                                                      \
              return index;                                                                        \
            if (((PymStr *) found)->hash == hash && pym_str_equal (found, key))                    \
              return index;                                                                        \
          }                                                                                        \
        else if (index == PYM_INDEX_EMPTY)                                                         \
          return PYM_INDEX_EMPTY;                                                                  \
        perturb >>= PERTURB_SHIFT;                                                                 \
        slot = (slot * 5 + perturb + 1) & mask;                                                    \
      }                                                                                            \
  }

LOOKUP_STR (lookup_str_8, int8_t)
LOOKUP_STR (lookup_str_16, int16_t)
LOOKUP_STR (lookup_str_32, int32_t)
LOOKUP_STR (lookup_str_64, int64_t)

ssize_t
pym_keys_lookup_str (PymDictKeys *keys, PymObject *key, ssize_t hash)
{
  if (PYM_LIKELY (keys->log2_size < 8))
    return lookup_str_8 (keys, key, hash);
  if (keys->log2_size < 16)
    return lookup_str_16 (keys, key, hash);
  if (keys->log2_size < 32)
    return lookup_str_32 (keys, key, hash);
  return lookup_str_64 (keys, key, hash);
}

/* What a comparison can find when it comes back: the dict as it was, or changed. */
enum
{
  CHANGED = -4,
};

static PymObject *
key_at (const PymDictKeys *keys, ssize_t index)
{
  if (index >= keys->n_entries)
    return NULL;
  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    return pym_keys_general_entries ((PymDictKeys *) keys)[index].key;
  return pym_keys_str_entries ((PymDictKeys *) keys)[index].key;
}

static ssize_t
lookup_general (PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash)
{
  PymDictKeys *keys = dict->keys;
  size_t mask = pym_keys_mask (keys), slot = (size_t) hash & mask, perturb = (size_t) hash;
  bool general = keys->kind == PYM_DICT_KEYS_GENERAL;

  for (;;)
    {
      ssize_t index = pym_keys_get_index (keys, slot);

      if (index >= 0)
        {
          PymObject *found;
          ssize_t found_hash;
          int equal;

          if (general)
            {
              found = pym_keys_general_entries (keys)[index].key;
              found_hash = pym_keys_general_entries (keys)[index].hash;
            }
          else
            {
              found = pym_keys_str_entries (keys)[index].key;
              found_hash = ((PymStr *) found)->hash;
            }
          if (found == key)
            return index;
          if (found_hash == hash)
            {
              if (PYM_IS_EXACT (rt, found, INT) && PYM_IS_EXACT (rt, key, INT) &&
                  rt->c_recursion_left > 0)
                {
                  /* No code of the program's runs. */
                  if (pym_int_compare (found, key) == 0)
                    return index;
                  goto further;
                }
              pym_incref (found);
              equal = pym_object_rich_compare_bool (rt, found, key, PYM_EQ);
              pym_decref (rt, found);
              if (equal < 0)
                return PYM_INDEX_ERROR;
              /* The table may be another one now, even at the same address. */
              if (dict->keys != keys || pym_keys_mask (keys) != mask ||
                  (keys->kind == PYM_DICT_KEYS_GENERAL) != general || key_at (keys, index) != found)
                return CHANGED;
              if (equal > 0)
                return index;
            }
        }
      else if (index == PYM_INDEX_EMPTY)
        return PYM_INDEX_EMPTY;
    further:
      perturb >>= PERTURB_SHIFT;
      slot = (slot * 5 + perturb + 1) & mask;
    }
}

ssize_t
pym_dict_lookup (PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject **value)
{
  ssize_t index;

  do
    {
      if (pym_keys_is_str (dict->keys) && PYM_IS_EXACT (rt, key, STR))
        index = pym_keys_lookup_str (dict->keys, key, hash);
      else
        index = lookup_general (rt, dict, key, hash);
    }
  while (index == CHANGED);

  if (index < 0)
    *value = NULL;
  else if (dict->keys->kind == PYM_DICT_KEYS_GENERAL)
    *value = pym_keys_general_entries (dict->keys)[index].value;
  else if (dict->values != NULL)
    *value = dict->values->values[index];
  else
    *value = pym_keys_str_entries (dict->keys)[index].value;
  return index;
}

uint32_t
pym_dict_keys_version (PymRuntime *rt, PymDictKeys *keys)
{
  struct PymContainerState *state = pym_container_state (rt);

  if (keys->kind == PYM_DICT_KEYS_GENERAL)
    return 0;
  if (keys->version == 0 && state->last_keys_version != UINT32_MAX)
    keys->version = ++state->last_keys_version;
  return keys->version;
}

void
pym_dict_keys_walk_blocks (PymDictKeys *keys, PymBlockVisit visit, void *data)
{
  if (keys != NULL)
    visit (keys, pym_dict_keys_sizeof (keys), "shared keys", data);
}
