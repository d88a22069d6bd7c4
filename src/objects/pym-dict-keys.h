/* Private to the dict's files: the key table (Objects/dictobject.c, pycore_dict.h of CPython 3.12).
 *
 * One block: this header of 32 bytes, an index of 2^log2_size slots (1, 2 or 4 bytes each),
 * entries. A slot holds the place of an entry, or "empty", or "dummy" where one was deleted.
 * Entries stand in the order of insertion; a deleted one has a NULL key (a popped one NULL value
 * too). In a split table entries have no value of their own: those lie in each dict's value array.
 */
#pragma once

#include "pym-abstract.h"
#include "pym-instance-values.h"
#include "pym-str.h"

typedef enum
{
  PYM_DICT_KEYS_GENERAL, /* entries of 24 bytes */
  PYM_DICT_KEYS_STR,     /* every key an exact str; entries of 16 bytes */
  PYM_DICT_KEYS_SPLIT,   /* as STR; shared by a class's instances */
} PymDictKeysKind;

struct PymDictKeys
{
  ssize_t refcount;
  uint8_t log2_size;
  uint8_t log2_index_bytes; /* of the whole index */
  uint8_t kind;
  uint32_t version;  /* 0: none given out for this state */
  ssize_t usable;    /* entries that may still be added */
  ssize_t n_entries; /* used and deleted ones */
  char indices[];
};

_Static_assert(sizeof (struct PymDictKeys) == 32, "the header that getsizeof shows");

typedef struct
{
  ssize_t hash;
  PymObject *key, *value;
} PymDictEntry;

typedef struct
{
  PymObject *key, *value;
} PymDictStrEntry;

enum
{
  PYM_INDEX_EMPTY = -1,
  PYM_INDEX_DUMMY = -2,
  PYM_INDEX_ERROR = -3,
};

#define PYM_DICT_LOG_MIN_SIZE 3
#define PYM_DICT_MIN_SIZE     8
_Static_assert(1 << PYM_DICT_LOG_MIN_SIZE == PYM_DICT_MIN_SIZE, "the same size said twice");
/* Two thirds of the slots may be filled. */
#define PYM_USABLE_FRACTION(slots) (((slots) << 1) / 3)

#define pym_keys_size(keys)   ((size_t) 1 << (keys)->log2_size)
#define pym_keys_mask(keys)   (pym_keys_size (keys) - 1)
#define pym_keys_is_str(keys) ((keys)->kind != PYM_DICT_KEYS_GENERAL)
#define pym_keys_entry_bytes(keys)                                                                 \
  (pym_keys_is_str (keys) ? sizeof (PymDictStrEntry) : sizeof (PymDictEntry))

static inline void *
pym_keys_entries (PymDictKeys *keys)
{
  return keys->indices + ((size_t) 1 << keys->log2_index_bytes);
}

#define pym_keys_general_entries(keys) ((PymDictEntry *) pym_keys_entries (keys))
#define pym_keys_str_entries(keys)     ((PymDictStrEntry *) pym_keys_entries (keys))

static inline ssize_t
pym_keys_get_index (const PymDictKeys *keys, size_t slot)
{
  if (keys->log2_size < 8)
    return ((const int8_t *) keys->indices)[slot];
  if (keys->log2_size < 16)
    return ((const int16_t *) keys->indices)[slot];
  if (keys->log2_size < 32)
    return ((const int32_t *) keys->indices)[slot];
  return ((const int64_t *) keys->indices)[slot];
}

static inline void
pym_keys_set_index (PymDictKeys *keys, size_t slot, ssize_t index)
{
  if (keys->log2_size < 8)
    ((int8_t *) keys->indices)[slot] = (int8_t) index;
  else if (keys->log2_size < 16)
    ((int16_t *) keys->indices)[slot] = (int16_t) index;
  else if (keys->log2_size < 32)
    ((int32_t *) keys->indices)[slot] = (int32_t) index;
  else
    ((int64_t *) keys->indices)[slot] = index;
}

/* A table of 2^log2_size slots; NULL with MemoryError. 8 slots of str entries come from the free
 * list. */
PymDictKeys *pym_keys_new (PymRuntime *rt, uint8_t log2_size, bool str);
/* Gives the block back (free list or heap); releases nothing in it. */
void pym_keys_free (PymRuntime *rt, PymDictKeys *keys);
/* A table of the same shape with the same entries, each reference counted; combined tables whose
 * entries are at least two thirds in use. */
PymDictKeys *pym_keys_clone (PymRuntime *rt, PymDict *dict);
/* Log2 of the slots that CPython takes for a minimum, and for a number of entries to come. */
uint8_t pym_keys_log2_for (size_t min_slots);
uint8_t pym_keys_log2_for_entries (ssize_t entries);
/* First slot on the key's path that holds no entry. */
size_t pym_keys_find_empty_slot (const PymDictKeys *keys, ssize_t hash);
/* The slot that holds this place of an entry. */
size_t pym_keys_find_slot (const PymDictKeys *keys, ssize_t hash, ssize_t index);
/* Fills the index for `n` entries, in order, no deleted ones. */
void pym_keys_build_index (PymDictKeys *keys, ssize_t n);
/* Place of a str key by its hash; PYM_INDEX_EMPTY when it is not there. Never fails. */
ssize_t pym_keys_lookup_str (PymDictKeys *keys, PymObject *key, ssize_t hash);

/* The same for any dict and key. *value is borrowed, NULL when not there. PYM_INDEX_ERROR when a
 * comparison failed. Safe against comparisons that change the dict: looks again. */
ssize_t
pym_dict_lookup (PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject **value);

/* New table for `dict` with the same entries, deleted ones left out; becomes combined. */
int pym_dict_resize (PymRuntime *rt, PymDict *dict, uint8_t log2_size, bool str);
/* Steal key and value, also when they fail. */
int pym_dict_insert (PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject *value);
int pym_dict_insert_to_empty (
    PymRuntime *rt, PymDict *dict, PymObject *key, ssize_t hash, PymObject *value);
/* A dict object around these keys and values, from the free list if there is one, untracked. The
 * keys are taken over, also when it fails; the values only when it works. */
PymObject *
pym_dict_new_with (PymRuntime *rt, PymDictKeys *keys, PymDictValues *values, ssize_t used);
/* A place for a key that is not there (PYM_INDEX_EMPTY) or has no value yet in a split table. */
int pym_dict_insert_at (
    PymRuntime *rt, PymDict *dict, ssize_t index, PymObject *key, ssize_t hash, PymObject *value);
/* Removes the key and its value at a place found by pym_dict_lookup. */
void pym_dict_delete_at (PymRuntime *rt, PymDict *dict, ssize_t hash, ssize_t index);
/* Number for a state of a dict, for a set of keys. */
uint64_t pym_dict_next_version (PymRuntime *rt);

void pym_dict_dealloc (PymRuntime *rt, PymObject *o);
int pym_dict_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
bool pym_dict_may_untrack (PymRuntime *rt, PymObject *o, bool full);
void pym_dict_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data);
void pym_dict_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
PymObject *pym_dict_iter (PymRuntime *rt, PymObject *dict);
PymObject *pym_dict_reverse_iter (PymRuntime *rt, PymObject *dict);
PymObject *pym_dict_keys_view (PymRuntime *rt, PymObject *dict);
PymObject *pym_dict_values_view (PymRuntime *rt, PymObject *dict);
PymObject *pym_dict_items_view (PymRuntime *rt, PymObject *dict);
int pym_dict_update_from_argument (PymRuntime *rt, PymObject *dict, PymObject *argument);
int pym_dict_update_common (
    PymRuntime *rt, PymObject *dict, PymObject *args, PymObject *kwargs, const char *name);
PymObject *
pym_dict_from_keys (PymRuntime *rt, PymObject *type, PymObject *iterable, PymObject *value);
/* 1, 0, -1 */
int pym_dict_equal (PymRuntime *rt, PymObject *a, PymObject *b);

/* Hash of a key, from the str object itself where it is known; -1 with the exception set. */
static inline ssize_t
pym_dict_hash_of (PymRuntime *rt, PymObject *key)
{
  if (PYM_IS_EXACT (rt, key, STR) && ((PymStr *) key)->hash != -1)
    return ((PymStr *) key)->hash;
  return pym_object_hash (rt, key);
}

static inline PymDictKeys *
pym_keys_ref (PymDictKeys *keys)
{
  keys->refcount++;
  return keys;
}

/* Names that the shared table has and may still take: what a new value array has room for. */
static inline ssize_t
pym_shared_keys_room (const PymDictKeys *keys)
{
  return keys->n_entries + keys->usable;
}

/* Value arrays. All places are NULL and the order is empty. NULL with MemoryError. */
PymDictValues *pym_values_new (PymRuntime *rt, ssize_t room);
void pym_values_free (PymRuntime *rt, PymDictValues *values);

static inline ssize_t
pym_values_count (const PymDictValues *values)
{
  return ((const uint8_t *) values)[-2];
}

/* Place of the value that was set as number `position`. */
static inline ssize_t
pym_values_at (const PymDictValues *values, ssize_t position)
{
  return ((const uint8_t *) values)[-3 - position];
}

static inline void
pym_values_add_to_order (PymDictValues *values, ssize_t index)
{
  uint8_t *count = (uint8_t *) values - 2;

  ++*count;
  count[-(ssize_t) *count] = (uint8_t) index;
}

void pym_values_delete_from_order (PymDictValues *values, ssize_t index);

/* The byte in front of the values holds the prefix's length, a multiple of 8, and in its low bits
 * (CPython leaves them 0) how many bytes of it are padding. */
static inline size_t
pym_values_prefix (const PymDictValues *values)
{
  return ((const uint8_t *) values)[-1] & ~7u;
}

static inline ssize_t
pym_values_room (const PymDictValues *values)
{
  return (ssize_t) pym_values_prefix (values) - 2 - (((const uint8_t *) values)[-1] & 7);
}

/* A dict around the shared keys and the values of an instance, which it takes over unless it fails;
 * tracked if a value may be. */
PymObject *pym_dict_from_values (PymRuntime *rt, PymDictKeys *keys, PymDictValues *values);
void pym_values_walk_block (PymDictValues *values, PymBlockVisit visit, void *data);
