/* Dicts (Objects/dictobject.c of CPython 3.12): an index of hashes over an array of entries that
 * keeps the order of insertion. A table holds 16 byte entries as long as every key is an exact str,
 * 24 byte ones (with the hash) afterwards. A split dict shares the keys of its class and has a
 * value array of its own (pym-instance-values.h). Dead dict objects and 8-slot str tables wait in
 * free lists, at most 80 of each.
 *
 * A dict is tracked by the collector from the moment a key or value is stored that may be tracked.
 */
#pragma once

#include "pym-objects.h"

typedef struct PymDictKeys PymDictKeys;     /* pym-dict-keys.h */
typedef struct PymDictValues PymDictValues; /* pym-instance-values.h */

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t used;
  uint64_t version; /* changes with every change of the dict; unique in the runtime */
  PymDictKeys *keys;
  PymDictValues *values; /* NULL: a combined table */
} PymDict;

#define pym_dict_check(o) PYM_IS (o, PYM_TYPE_DICT_SUBCLASS)
#define pym_dict_size(o)  (((PymDict *) (o))->used)

PymObject *pym_dict_new (PymRuntime *rt);
/* BUILD_MAP and BUILD_CONST_KEY_MAP: key i stands at keys[i * key_stride]; borrowed. */
PymObject *pym_dict_from_items (PymRuntime *rt,
                                PymObject *const *keys,
                                ssize_t key_stride,
                                PymObject *const *values,
                                ssize_t value_stride,
                                ssize_t n);
PymObject *pym_dict_copy (PymRuntime *rt, PymObject *dict);

/* Borrowed. NULL without an exception: not there; with one: hashing or comparing failed. */
PymObject *pym_dict_get_item_with_error (PymRuntime *rt, PymObject *dict, PymObject *key);
PymObject *
pym_dict_get_item_known_hash (PymRuntime *rt, PymObject *dict, PymObject *key, ssize_t hash);
PymObject *pym_dict_get_item_string (PymRuntime *rt, PymObject *dict, const char *key);
/* LOAD_GLOBAL: first in globals, then in builtins; borrowed. */
PymObject *
pym_dict_load_global (PymRuntime *rt, PymObject *globals, PymObject *builtins, PymObject *name);
int pym_dict_contains (PymRuntime *rt, PymObject *dict, PymObject *key);
/* Borrows key and value. */
int pym_dict_set_item (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value);
/* dict[key]: new reference, KeyError; __missing__ of a subclass. */
PymObject *pym_dict_subscript (PymRuntime *rt, PymObject *dict, PymObject *key);
/* Takes over both references, also when it fails (_PyDict_SetItem_Take2). */
int pym_dict_set_item_steal (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value);
int pym_dict_set_item_known_hash (
    PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value, ssize_t hash);
int pym_dict_set_item_string (PymRuntime *rt, PymObject *dict, const char *key, PymObject *value);
/* KeyError when it is not there. */
int pym_dict_del_item (PymRuntime *rt, PymObject *dict, PymObject *key);
int pym_dict_del_item_known_hash (PymRuntime *rt, PymObject *dict, PymObject *key, ssize_t hash);
int pym_dict_del_item_string (PymRuntime *rt, PymObject *dict, const char *key);
/* New reference; `fallback` NULL: KeyError (_PyDict_Pop). */
PymObject *pym_dict_pop (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *fallback);
/* Borrowed (PyDict_SetDefault). */
PymObject *pym_dict_set_default (PymRuntime *rt, PymObject *dict, PymObject *key, PymObject *value);
void pym_dict_clear (PymRuntime *rt, PymObject *dict);

/* Start with *position = 0; false at the end. Borrowed; `key`, `value`, `hash` may be NULL. */
bool pym_dict_next (PymObject *dict, ssize_t *position, PymObject **key, PymObject **value);
bool pym_dict_next_with_hash (
    PymObject *dict, ssize_t *position, PymObject **key, PymObject **value, ssize_t *hash);

/* `override` 0: the first stays, 1: the last wins, 2: a key that is there is a KeyError with that
 * key
 * (_PyDict_MergeEx; used for f(**a, **b)). */
int pym_dict_merge (PymRuntime *rt, PymObject *dict, PymObject *other, int override);
int pym_dict_update (PymRuntime *rt, PymObject *dict, PymObject *mapping);
int pym_dict_merge_from_pairs (PymRuntime *rt, PymObject *dict, PymObject *pairs, bool override);

/* New lists. */
PymObject *pym_dict_keys_list (PymRuntime *rt, PymObject *dict);
PymObject *pym_dict_items_list (PymRuntime *rt, PymObject *dict);

/* Bytes of the dict object with its keys, heads left out (_PyDict_SizeOf). */
size_t pym_dict_sizeof (PymRuntime *rt, const PymDict *dict);

/* For inline caches. A version names one state of the set of keys and their places; it changes, or
 * becomes 0, when a key comes or goes. 0 means that there is none to be had (not all keys are str).
 * `index` is the place of a key in the table, -1 when it is not there. Nothing is allocated. */
uint32_t pym_dict_keys_version (PymRuntime *rt, PymDictKeys *keys);
ssize_t pym_dict_index_of (PymRuntime *rt, PymObject *dict, PymObject *str_key);
/* Borrowed value at the place, combined tables of str keys only; may be NULL. */
PymObject *pym_dict_value_at (PymObject *dict, ssize_t index);
