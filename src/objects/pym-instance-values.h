/* Attributes of instances whose class manages a dict (Py_TPFLAGS_MANAGED_DICT of CPython 3.12):
 * the class has one table of names, `type->shared_keys`, with 30 places; each instance has a value
 * array beside it, made by object.__new__, and becomes the owner of a dict object only when
 * somebody asks for it, or when a name finds no place.
 *
 * The pre-head word at -3 of the instance is NULL, a PymDict *, or a PymDictValues * less one byte.
 * A value array is a block of round8 (size + 2) + 8 * size bytes; in front of the values lie, going
 * down from them: the prefix's length, the number of values set, the order in which they were set.
 */
#pragma once

#include "pym-dict.h"

struct PymDictValues
{
  PymObject *values[1];
};

typedef union
{
  PymObject *dict;
  char *values; /* odd: values less one */
} PymDictOrValues;

#define PYM_SHARED_KEYS_MAX 30

static inline PymDictOrValues *
pym_instance_dict_or_values (PymObject *o)
{
  return (PymDictOrValues *) o - 3;
}

static inline bool
pym_dict_or_values_is_values (PymDictOrValues place)
{
  return ((uintptr_t) place.values & 1) != 0;
}

/* NULL: it has a dict, or nothing yet. */
static inline PymDictValues *
pym_instance_values (PymObject *o)
{
  PymDictOrValues place = *pym_instance_dict_or_values (o);

  return pym_dict_or_values_is_values (place) ? (PymDictValues *) (place.values + 1) : NULL;
}

/* NULL: it has values, or nothing yet. Borrowed. */
static inline PymObject *
pym_instance_dict_if_made (PymObject *o)
{
  PymDictOrValues place = *pym_instance_dict_or_values (o);

  return pym_dict_or_values_is_values (place) ? NULL : place.dict;
}

/* A class with a managed dict gets its table when it is made; NULL with MemoryError. */
PymDictKeys *pym_dict_new_shared_keys (PymRuntime *rt);
void pym_dict_keys_decref (PymRuntime *rt, PymDictKeys *keys);
/* What the table adds to getsizeof of the class; 0 for NULL. */
size_t pym_dict_keys_sizeof (const PymDictKeys *keys);
/* Reports the table as a block "shared keys" of the class. */
void pym_dict_keys_walk_blocks (PymDictKeys *keys, PymBlockVisit visit, void *data);

/* object.__new__, after the allocation (_PyObject_InitializeDict): nothing for a type without a
 * managed dict. 0, or -1 with MemoryError. */
int pym_instance_init_values (PymRuntime *rt, PymObject *o);

/* All of the following are for instances of a type with PYM_TYPE_MANAGED_DICT. */

/* New reference or NULL, without an exception unless the look-up failed. Values or dict. */
PymObject *pym_instance_get_attribute (PymRuntime *rt, PymObject *o, PymObject *name);
/* `value` NULL deletes; AttributeError when it is not there (_PyObject_StoreInstanceAttribute, or
 * the dict's own store, or the dict's making when there is nothing yet). */
int pym_instance_store_attribute (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value);
/* o.__dict__: new reference; makes the dict object and leaves it there. */
PymObject *pym_instance_get_dict (PymRuntime *rt, PymObject *o);
/* `dict` NULL deletes, as `del o.__dict__`; borrowed. */
int pym_instance_set_dict (PymRuntime *rt, PymObject *o, PymObject *dict);

/* For inline caches: the place of a name in the class's table, -1 when it has none. */
ssize_t pym_shared_keys_index_of (PymRuntime *rt, PymDictKeys *keys, PymObject *str_name);

/* For the collector, and for a dying instance. */
int pym_instance_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
void pym_instance_clear (PymRuntime *rt, PymObject *o);
/* Releases the values in the order of the class's table, then the array; a dict is released. */
void pym_instance_free_attributes (PymRuntime *rt, PymObject *o);
/* "attribute values"; edges are .name while there is no dict, "__dict__" otherwise. */
void pym_instance_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data);
void pym_instance_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
