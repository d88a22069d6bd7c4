/* A cell: a variable that a function shares with functions inside it (Objects/cellobject.c). */
#pragma once

#include "pym-objects.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymObject *contents; /* or NULL */
} PymCell;

#define pym_cell_check(rt, o) PYM_IS_EXACT (rt, o, CELL)
#define pym_cell_contents(o)  (((PymCell *) (o))->contents)
/* `contents` is borrowed and may be NULL. */
PymObject *pym_cell_new (PymRuntime *rt, PymObject *contents);
/* New reference or NULL, without an error. */
PymObject *pym_cell_get (PymObject *cell);
/* Counts `contents` anew; NULL empties. */
void pym_cell_set (PymRuntime *rt, PymObject *cell, PymObject *contents);
