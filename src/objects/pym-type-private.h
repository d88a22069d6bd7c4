/* What the files about types share among themselves. */
#pragma once

#include "pym-collector.h"
#include "pym-slots.h"
#include "pym-type-object.h"

int pym_type_cache_init (PymRuntime *rt);
void pym_type_cache_fini (PymRuntime *rt);

/* First half of readying a static type: base and inherited slots, nothing allocated. The base must
 * have had it. */
void pym_type_ready_slots (PymRuntime *rt, PymType *type);
/* Second half: bases, dict, mro, entry among the base's subclasses. */
int pym_type_ready_tables (PymRuntime *rt, PymType *type, const PymType *template);

/* Frees the types of pym_type_new_static (), released before. */
void pym_types_fini (PymRuntime *rt);

/* Descriptors of methods, members and attributes in C; `members` may lie in the type itself. */
int pym_type_add_methods (PymRuntime *rt, PymType *type, const PymMethodDef *methods);
int pym_type_add_members (PymRuntime *rt, PymType *type, const PymMemberDef *members);
int pym_type_add_getset (PymRuntime *rt, PymType *type, const PymGetSetDef *getset);
/* Enters the type among the subclasses of its bases, weakly; `remove` takes it out again. */
int pym_type_add_to_bases (PymRuntime *rt, PymType *type);
void pym_type_remove_from_bases (PymRuntime *rt, PymType *type);

/* Name as a str, borrowed; for messages. Static types: made and kept in heap_name. */
PymObject *pym_type_borrow_name (PymRuntime *rt, PymType *type);

/* Members of `__slots__`, which lie behind the type itself. */
PymMemberDef *pym_type_slot_members (PymType *type);

/* Slots of classes; pym-type-instance.c. */
void pym_subtype_walk_blocks (PymRuntime *rt, PymObject *o, PymBlockVisit visit, void *data);
void pym_subtype_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
/* `__dict__` and `__weakref__` of classes. */
extern const PymGetSetDef pym_subtype_getset[];
extern const PymGetSetDef pym_subtype_getset_dict_only[];
extern const PymGetSetDef pym_subtype_getset_weakref_only[];

/* Calls a class. */
PymObject *pym_type_vectorcall (
    PymRuntime *rt, PymObject *self, PymObject *const *args, ssize_t nargs, PymObject *kwnames);

/* Pieces of the template of `type`. */
/* `suppress`: NULL without an error when there is none. */
PymObject *pym_type_find_attribute (PymRuntime *rt, PymObject *o, PymObject *name, bool suppress);
PymObject *pym_type_get_attribute (PymRuntime *rt, PymObject *o, PymObject *name);
int pym_type_set_attribute (PymRuntime *rt, PymObject *o, PymObject *name, PymObject *value);
extern const PymGetSetDef pym_type_getset[];
extern const PymMethodDef pym_type_methods[];
