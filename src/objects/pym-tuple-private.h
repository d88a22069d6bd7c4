/* Private to the tuple's two files. */
#pragma once

#include "pym-tuple.h"

bool pym_tuple_may_untrack (PymRuntime *rt, PymObject *tuple, bool full);
void pym_tuple_dealloc (PymRuntime *rt, PymObject *o);
int pym_tuple_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
