/* Which containers are being written out right now, so that one that holds itself is shown as [...]
 * (Py_ReprEnter and Py_ReprLeave of CPython's Objects/object.c). The list, and the
 * thread's dict that holds it, are objects like any other: the first container that is written
 * leaves 240 bytes behind.
 */
#pragma once

#include "pym-objects.h"

/* 0: go on; 1: it is already being written; -1: MemoryError. Leave only after 0. */
int pym_repr_enter (PymRuntime *rt, PymObject *o);
void pym_repr_leave (PymRuntime *rt, PymObject *o);

/* What the thread keeps for it; NULL before the first. Borrowed. */
PymObject *pym_repr_guard_dict (PymRuntime *rt);
void pym_repr_guard_clear (PymRuntime *rt);
