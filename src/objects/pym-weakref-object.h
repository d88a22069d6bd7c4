/* Weak references, proxies and callable proxies: the objects on top of the engine's lists
 * (Objects/weakrefobject.c).
 */
#pragma once

#include "pym-collector.h"
#include "pym-objects.h"

/* Exact or a subclass of `weakref.ref`. */
#define pym_weakref_check_ref(rt, o)                                                               \
  pym_type_is_subtype (pym_type (o), PYM_TYPE (rt, WEAK_REFERENCE))
#define pym_weakref_check_proxy(rt, o)                                                             \
  (PYM_IS_EXACT (rt, o, WEAK_PROXY) || PYM_IS_EXACT (rt, o, WEAK_CALLABLE_PROXY))

/* `callback` NULL or None: none, and the one that exists is shared. TypeError "cannot create weak
 * reference to 'int' object". */
PymObject *pym_weakref_new_ref (PymRuntime *rt, PymObject *o, PymObject *callback);
PymObject *pym_weakref_new_proxy (PymRuntime *rt, PymObject *o, PymObject *callback);
/* The referent, borrowed; NULL when it is dead. */
PymObject *pym_weakref_referent (PymObject *reference);
ssize_t pym_weakref_count (PymObject *o);                      /* getweakrefcount */
PymObject *pym_weakref_list_of (PymRuntime *rt, PymObject *o); /* getweakrefs: a new list */

/* Life of references, for the files of this group. */
void pym_weakref_object_dealloc (PymRuntime *rt, PymObject *o);
int pym_weakref_object_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data);
int pym_weakref_object_clear (PymRuntime *rt, PymObject *o);
void pym_weakref_object_walk_edges (PymRuntime *rt, PymObject *o, PymEdgeVisit visit, void *data);
