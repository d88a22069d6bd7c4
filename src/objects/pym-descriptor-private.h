/* What all descriptors have in common. */
#pragma once

#include "pym-collector.h"
#include "pym-descriptor.h"

/* Tracked; fields behind the common ones are the caller's. */
PymObject *pym_descriptor_new (PymRuntime *rt, PymType *type, PymType *owner, PymObject *name);
void pym_descriptor_dealloc (PymRuntime *rt, PymObject *o);
int pym_descriptor_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
void pym_descriptor_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
/* -1 with TypeError when the descriptor is not for objects of this type. */
int pym_descriptor_check_object (PymRuntime *rt, PymObject *descriptor, PymObject *o);
/* `__name__`, `__qualname__`, `__objclass__`, `__doc__`. */
extern const PymGetSetDef pym_descriptor_getset[];
