/* Private to the OrderedDict's files. */
#pragma once

#include "pym-ordered-dict.h"

bool pym_ordered_dict_check (PymRuntime *rt, PymObject *o);
/* Borrowed; NULL with or without an exception. */
PymOrderedDictNode *pym_ordered_dict_find (PymRuntime *rt, PymOrderedDict *od, PymObject *key);
/* The key's node goes, the dict's entry stays. 0 or -1. */
int pym_ordered_dict_remove_node (PymRuntime *rt, PymOrderedDict *od, PymObject *key, ssize_t hash);
void pym_ordered_dict_clear_nodes (PymRuntime *rt, PymOrderedDict *od);
void pym_ordered_dict_move (PymOrderedDict *od, PymOrderedDictNode *node, bool to_end);
/* dict.update as OrderedDict has it: stores by __setitem__. */
int pym_ordered_dict_update_from (PymRuntime *rt, PymObject *od, PymObject *argument);
int pym_ordered_dict_update_all (PymRuntime *rt, PymObject *od, PymObject *args, PymObject *kwargs);
/* New reference; `fallback` NULL: KeyError. */
PymObject *
pym_ordered_dict_pop (PymRuntime *rt, PymObject *od, PymObject *key, PymObject *fallback);

PymObject *pym_ordered_dict_iter (PymRuntime *rt, PymObject *od);
PymObject *pym_ordered_dict_reverse_iter (PymRuntime *rt, PymObject *od);
