/* Lists (Objects/listobject.c of CPython 3.12): a block of items beside the object, with room to
 * grow. Dead list objects wait in a free list, at most 80.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_VAR_HEAD
  PymObject **items; /* NULL while nothing is allocated */
  ssize_t allocated; /* room, in items; -1 while the list is being sorted */
} PymList;

#define pym_list_get(o, i) (((PymList *) (o))->items[i]) /* borrowed, unchecked */
#define pym_list_set(o, i, v)                                                                      \
  ((void) (((PymList *) (o))->items[i] = PYM_OBJECT (v))) /* steals; new lists */
#define pym_list_size(o)  pym_size (o)
#define pym_list_check(o) PYM_IS (o, PYM_TYPE_LIST_SUBCLASS)

/* Items are NULL until they are set; exact room (PyList_New). */
PymObject *pym_list_new (PymRuntime *rt, ssize_t size);
PymObject *pym_list_from_array_steal (PymRuntime *rt, PymObject *const *items, ssize_t n);
/* list (iterable): a new list. */
PymObject *pym_list_from_iterable (PymRuntime *rt, PymObject *iterable);
int pym_list_append (PymRuntime *rt, PymObject *list, PymObject *item);
/* Takes over the reference, also when it fails (_PyList_AppendTakeRef). */
int pym_list_append_steal (PymRuntime *rt, PymObject *list, PymObject *item);
int pym_list_insert (PymRuntime *rt, PymObject *list, ssize_t index, PymObject *item);
/* Stores with the index checked; steals. IndexError. */
int pym_list_set_item (PymRuntime *rt, PymObject *list, ssize_t index, PymObject *item);
/* 0, or -1 with the exception set (list_extend). */
int pym_list_extend (PymRuntime *rt, PymObject *list, PymObject *iterable);
PymObject *pym_list_get_slice (PymRuntime *rt, PymObject *list, ssize_t low, ssize_t high);
/* `value` NULL deletes. */
int
pym_list_set_slice (PymRuntime *rt, PymObject *list, ssize_t low, ssize_t high, PymObject *value);
int pym_list_resize (PymRuntime *rt, PymObject *list, ssize_t size);
int pym_list_clear (PymRuntime *rt, PymObject *list);
int pym_list_reverse (PymRuntime *rt, PymObject *list);
/* Sorts in place, ascending, stable. */
int pym_list_sort (PymRuntime *rt, PymObject *list);
/* `key` NULL or None: the items themselves. */
int pym_list_sort_by (PymRuntime *rt, PymObject *list, PymObject *key, bool reverse);
PymObject *pym_list_as_tuple (PymRuntime *rt, PymObject *list);
