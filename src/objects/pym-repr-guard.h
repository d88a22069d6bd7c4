/* Which containers are being written out right now, so that one that holds itself is shown as [...]
 * (Py_ReprEnter and Py_ReprLeave of CPython's Objects/object.c). The list is raw memory.
 */
#pragma once

#include "pym-objects.h"

/* 0: go on; 1: it is already being written; -1: MemoryError. Leave only after 0. */
int pym_repr_enter (PymRuntime *rt, PymObject *o);
void pym_repr_leave (PymRuntime *rt, PymObject *o);
