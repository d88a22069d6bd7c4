/* Types: made ready from templates, made by class statements, looked up in
 * (Objects/typeobject.c).
 *
 * A static type is a copy of a constant template, immortal, with slots in C. A class is a heap
 * type: collectable, with slots that call its special methods, kept in step when an attribute of
 * the class or of one of its bases is assigned.
 */
#pragma once

#include "pym-objects.h"

#define pym_type_check(o) PYM_IS (o, PYM_TYPE_TYPE_SUBCLASS)

/* Copies the template, makes it ready; immortal, released by pym_objects_fini (). `base` NULL:
 * object. For the types of modules and of the machine. NULL without memory (MemoryError set). */
PymType *pym_type_new_static (PymRuntime *rt, const PymType *template, PymType *base);
/* Fills what the template left open: inherited slots, dict with descriptors, mro. Needs base_type.
 */
int pym_type_ready (PymRuntime *rt, PymType *type, const PymType *template);
/* Releases what readying made. */
void pym_type_release (PymRuntime *rt, PymType *type);

/* Along the mro; borrowed; no error is set. Cached by type version. */
PymObject *pym_type_lookup (PymRuntime *rt, PymType *type, PymObject *name);
/* As above for a name in C; borrowed. NULL with or without an error. */
PymObject *pym_type_lookup_string (PymRuntime *rt, PymType *type, const char *name);
bool pym_type_is_subtype (const PymType *a, const PymType *b);
/* Forgets cached look-ups of the type and its subclasses. */
void pym_type_modified (PymRuntime *rt, PymType *type);
/* Gives the type a version for caches; false when versions have run out. */
bool pym_type_assign_version (PymRuntime *rt, PymType *type);
/* After a name in a class's dict changed: slots of the class and its subclasses follow. */
int pym_type_update_slot (PymRuntime *rt, PymType *type, PymObject *name);

/* type (name, bases, dict) and what a class statement calls: new reference. */
PymObject *pym_type_new (PymRuntime *rt, PymType *metatype, PymObject *args, PymObject *kwargs);
PymType *pym_type_calculate_metatype (PymRuntime *rt, PymType *metatype, PymObject *bases);
/* Resolution order, a new tuple (C3); TypeError when there is none. */
PymObject *pym_type_compute_mro (PymRuntime *rt, PymType *type);
/* The base whose layout the instances extend; borrowed; TypeError on a conflict. */
PymType *pym_type_best_base (PymRuntime *rt, PymObject *bases);

/* Last part of the name: "deque" of "collections.deque". UTF-8, borrowed. */
const char *pym_type_short_name (const PymType *type);
PymObject *pym_type_get_name (PymRuntime *rt, PymType *type);       /* __name__, new */
PymObject *pym_type_get_qualname (PymRuntime *rt, PymType *type);   /* new */
PymObject *pym_type_get_module (PymRuntime *rt, PymType *type);     /* new */
PymObject *pym_type_get_subclasses (PymRuntime *rt, PymType *type); /* a new list */

PymObject *pym_object_new_instance (PymRuntime *rt,
                                    PymType *type,
                                    PymObject *args,
                                    PymObject *kwargs); /* object.__new__ */
/* The `new_` of types in C whose fields start as zeros: alloc, and no look at the arguments. */
PymObject *pym_type_generic_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs);

/* The slots of classes, for types that extend them in C. */
void pym_subtype_dealloc (PymRuntime *rt, PymObject *o);
int pym_subtype_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
int pym_subtype_clear (PymRuntime *rt, PymObject *o);

/* Types of pym_type_new_static (), newest first, and all built-in ones. */
void pym_walk_static_types (PymRuntime *rt, void (*visit) (PymType *type, void *data), void *data);
/* In the traversal of a type that lies on the heap in CPython: visits the type, unless the object
 * is of a class derived from it, whose own part of the traversal does that (subtype_traverse). */
static inline int
pym_visit_own_type (PymObject *o, PymVisit visit, void *data)
{
  return pym_type_has (pym_type (o), PYM_TYPE_HEAP) ? 0 : visit (PYM_OBJECT (pym_type (o)), data);
}
