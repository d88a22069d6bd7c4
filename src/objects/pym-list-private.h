/* Private to the list's files. */
#pragma once

#include "pym-list.h"

/* Room for exactly `size` items, rounded up to even, in a list that has none. */
int pym_list_preallocate (PymRuntime *rt, PymObject *list, ssize_t size);
void pym_list_dealloc (PymRuntime *rt, PymObject *o);
int pym_list_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
PymObject *pym_list_subscript (PymRuntime *rt, PymObject *o, PymObject *key);
int pym_list_ass_subscript (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value);
PymObject *pym_list_concat (PymRuntime *rt, PymObject *a, PymObject *b);
PymObject *pym_list_repeat (PymRuntime *rt, PymObject *o, ssize_t times);
PymObject *pym_list_inplace_repeat (PymRuntime *rt, PymObject *o, ssize_t times);
int pym_list_ass_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value);
