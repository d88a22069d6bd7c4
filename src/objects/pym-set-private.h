/* Private to the set's files: the table's primitives and the operations of the algebra. */
#pragma once

#include "pym-set.h"

/* A set or frozenset of this type; `iterable` may be NULL. */
PymObject *pym_set_make (PymRuntime *rt, PymType *type, PymObject *iterable);
/* Of the built-in type that `type` is derived of. */
PymObject *pym_set_make_base (PymRuntime *rt, PymType *type, PymObject *iterable);
/* Of the built-in type, too. */
PymObject *pym_set_copy (PymRuntime *rt, PymObject *set);

int pym_set_add_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash);
/* 1, 0, -1 */
int pym_set_contains_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash);
int pym_set_discard_hashed (PymRuntime *rt, PymSet *set, PymObject *key, ssize_t hash);
/* Table with more slots than `min_used`, without dummies. */
int pym_set_resize (PymRuntime *rt, PymSet *set, ssize_t min_used);
/* How far it grows when it is too full. */
static inline ssize_t
pym_set_growth (const PymSet *set)
{
  return set->used > 50000 ? set->used * 2 : set->used * 4;
}
void pym_set_swap (PymRuntime *rt, PymSet *a, PymSet *b);
void pym_set_dealloc (PymRuntime *rt, PymObject *o);
PymObject *pym_set_take_any (PymRuntime *rt, PymObject *set);
PymObject *pym_set_iter (PymRuntime *rt, PymObject *set);

/* `other` is any iterable; new sets of the built-in type. */
PymObject *pym_set_intersection (PymRuntime *rt, PymObject *set, PymObject *other);
PymObject *pym_set_difference (PymRuntime *rt, PymObject *set, PymObject *other);
PymObject *pym_set_symmetric_difference (PymRuntime *rt, PymObject *set, PymObject *other);
/* In place; 0 or -1. */
int pym_set_difference_update (PymRuntime *rt, PymObject *set, PymObject *other);
int pym_set_symmetric_difference_update (PymRuntime *rt, PymObject *set, PymObject *other);
/* 1, 0, -1 */
int pym_set_is_disjoint (PymRuntime *rt, PymObject *set, PymObject *other);
int pym_set_is_subset (PymRuntime *rt, PymObject *set, PymObject *other);
int pym_set_is_superset (PymRuntime *rt, PymObject *set, PymObject *other);
