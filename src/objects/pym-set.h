/* Sets and frozen sets (Objects/setobject.c of CPython 3.12): open addressing with short linear
 * runs; a table of 8 slots in the object itself, a block beside it above that. The order of
 * iteration is the table's, and equals CPython's for the same hashes and the same history.
 */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PymObject *key; /* NULL: never used; the dummy marks a discarded one */
  ssize_t hash;
} PymSetEntry;

#define PYM_SET_MIN_SIZE 8
_Static_assert((PYM_SET_MIN_SIZE & (PYM_SET_MIN_SIZE - 1)) == 0, "places are found with a mask");

typedef struct
{
  PYM_OBJECT_HEAD
  ssize_t fill; /* used and dummies */
  ssize_t used;
  ssize_t mask; /* slots less one */
  PymSetEntry *table;
  ssize_t hash;   /* of a frozenset; -1: not yet known */
  ssize_t finger; /* where pop looks first */
  PymSetEntry small_table[PYM_SET_MIN_SIZE];
  PymWeakref *weakrefs;
} PymSet;

#define pym_set_size(o) (((PymSet *) (o))->used)

/* `iterable` may be NULL: an empty set. */
PymObject *pym_set_new (PymRuntime *rt, PymObject *iterable);
PymObject *pym_frozenset_new (PymRuntime *rt, PymObject *iterable);
/* Exact or derived. */
bool pym_set_check (PymRuntime *rt, PymObject *o);
bool pym_any_set_check (PymRuntime *rt, PymObject *o); /* set or frozenset */
int pym_set_add (PymRuntime *rt, PymObject *set, PymObject *key);
/* 1 found and discarded, 0 not there, -1 error. */
int pym_set_discard (PymRuntime *rt, PymObject *set, PymObject *key);
int pym_set_contains (PymRuntime *rt, PymObject *set, PymObject *key);
/* Adds all of an iterable (SET_UPDATE). */
int pym_set_update (PymRuntime *rt, PymObject *set, PymObject *iterable);
int pym_set_clear (PymRuntime *rt, PymObject *set);
/* Start with *position = 0; borrowed. */
bool
pym_set_next (PymRuntime *rt, PymObject *set, ssize_t *position, PymObject **key, ssize_t *hash);
