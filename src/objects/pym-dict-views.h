/* Views of a dict: keys (), values (), items () (Objects/dictobject.c). Private to the dict's and
 * the OrderedDict's files.
 */
#pragma once

#include "pym-dict.h"

typedef struct
{
  PYM_OBJECT_HEAD
  PymDict *dict;
} PymDictView;

PymObject *pym_dict_view_new (PymRuntime *rt, PymType *type, PymObject *dict);
void pym_dict_view_dealloc (PymRuntime *rt, PymObject *o);
int pym_dict_view_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
void pym_dict_view_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
/* `type`: one of the six iterator types. */
PymObject *pym_dict_iterator_new (PymRuntime *rt, PymType *type, PymObject *dict);
