/* The generational cycle collector (Modules/gcmodule.c of CPython 3.12), and the life of objects as
 * it needs it: their making and their end, finalizers, containers that die deep inside each other,
 * and the lists of weak references (Objects/object.c, Objects/weakrefobject.c).
 *
 * Allocation only asks for a collection; the machine runs it at its next safe point. An observer is
 * told between phases.
 */
#pragma once

#include "pym-runtime.h"

#define PYM_N_GENERATIONS 3

enum
{
  PYM_GC_DEBUG_STATS = 1,
  PYM_GC_DEBUG_COLLECTABLE = 2,
  PYM_GC_DEBUG_UNCOLLECTABLE = 4,
  PYM_GC_DEBUG_SAVEALL = 32,
};

typedef struct
{
  PymGCHead head; /* ring of the generation's objects, oldest first */
  int threshold;
  int count; /* 0: allocations less deallocations; 1, 2: collections of the younger one */
} PymGeneration;

typedef struct
{
  ssize_t collections, collected, uncollectable;
} PymGenerationStats;

/* Made and released by pym_runtime_new () and pym_runtime_free (). */
PymStatus pym_collector_init (PymRuntime *rt);
void pym_collector_fini (PymRuntime *rt);
/* The collector's part of pym_runtime_check (): rings are well linked, flags are clean, every
 * tracked object is in use, and no count is below the references that the heap holds to it. */
PymStatus pym_gc_check (PymRuntime *rt, const char **message);

struct PymCollector
{
  PymGeneration generations[PYM_N_GENERATIONS];
  PymGeneration permanent;
  PymGenerationStats stats[PYM_N_GENERATIONS];
  bool enabled;
  bool collecting;
  bool automatic; /* the collection under way: a count was above its threshold */
  int debug;
  ssize_t long_lived_total;   /* survivors of the last full collection */
  ssize_t long_lived_pending; /* moved to the oldest generation since */

  /* Rings of the collection under way, empty between collections. A walk between two phases finds
   * here what is not in a generation at that moment. */
  struct
  {
    PymGCHead unreachable, legacy, callbacks, finalized, condemned;
  } work;
};

/* Calls `visit` for every tracked object; `generation` is 0 … 2, 3 for frozen ones, -1 for those
 * that a collection under way has taken out. Between two phases only. */
void
pym_gc_walk (PymRuntime *rt, void (*visit) (PymObject *o, int generation, void *data), void *data);

/* The same for one generation. */
void pym_gc_walk_generation (PymRuntime *rt,
                             int generation,
                             void (*visit) (PymObject *o, int generation, void *data),
                             void *data);

/* Allocation of collectable objects: counts, links, asks for a collection (requested, never run
 * here). The object has refcount 1 and its type; a heap type's count is increased. It is not
 * tracked. NULL with MemoryError set (hooks.no_memory). `pym_gc_new_var` sets the size. */
PymObject *pym_gc_new (PymRuntime *rt, PymType *type);
PymObject *pym_gc_new_var (PymRuntime *rt, PymType *type, ssize_t items);
PymObject *pym_gc_resize_var (PymRuntime *rt, PymObject *o, ssize_t items);
/* Frees the block, heads included; counts. Untracks if needed. */
void pym_gc_del (PymRuntime *rt, void *o);
void pym_gc_track (PymRuntime *rt, void *o);
void pym_gc_untrack (void *o); /* no harm if it is not tracked */

/* Objects without a GC head. */
PymObject *pym_object_new (PymRuntime *rt, PymType *type);
PymObject *pym_object_new_var (PymRuntime *rt, PymType *type, ssize_t items);
void pym_object_del (PymRuntime *rt, void *o);

/* Either, by the type's flags; zeroed after the header (PyType_GenericAlloc); tracked. */
PymObject *pym_type_generic_alloc (PymRuntime *rt, PymType *type, ssize_t items);

/* Bytes in front of an object of this type: 0, 16 or 32. */
size_t pym_type_head_size (const PymType *type);

/* Whether the object has a GC head (its type's flag and is_gc). */
static inline bool
pym_object_is_gc (PymRuntime *rt, PymObject *o)
{
  const PymType *type = o->type;

  return pym_type_has (type, PYM_TYPE_GC) && (type->is_gc == NULL || type->is_gc (rt, o));
}

/* gc.collect (): returns unreachable objects found; 0 while a collection runs. */
ssize_t pym_gc_collect (PymRuntime *rt, int generation);

/* A full collection that gc.callbacks does not hear of: at the program's end, when what a callback
 * needs may be gone (_PyGC_CollectNoFail). */
ssize_t pym_gc_collect_at_end (PymRuntime *rt);
/* At a safe point, when PYM_BREAK_COLLECT is set: looks at the counts again, collects the oldest
 * generation that is due. */
void pym_gc_run_if_due (PymRuntime *rt);
/* The start-up is over: what it made has survived a young collection, as in CPython. */
void pym_gc_settle (PymRuntime *rt);
/* The program begins: counts and statistics are zero. */
void pym_gc_begin_counting (PymRuntime *rt);
void pym_gc_freeze (PymRuntime *rt);
void pym_gc_unfreeze (PymRuntime *rt);
ssize_t pym_gc_freeze_count (PymRuntime *rt);

/* Calls the finalizer once (PyObject_CallFinalizer); _from_dealloc returns -1 when it resurrected
 * the object, whose deallocation must then stop. */
void pym_call_finalizer (PymRuntime *rt, PymObject *o);
int pym_call_finalizer_from_dealloc (PymRuntime *rt, PymObject *o);

/* Destruction of containers without deep recursion (Py_TRASHCAN_BEGIN and _END, Objects/object.c).
 * After untracking, a deallocator writes
 *
 *   PymTrashState trash = pym_trash_begin (rt, o, this_deallocator);
 *   if (trash == PYM_TRASH_PUT_OFF)
 *     return;                          (it will be called again later)
 *   ...
 *   pym_trash_end (rt, trash);
 *
 * Nothing is put off when the object's type has another deallocator (a subclass's, which has done
 * it itself). */
typedef enum
{
  PYM_TRASH_PUT_OFF,
  PYM_TRASH_NESTED,
  PYM_TRASH_RECURSING,
  PYM_TRASH_NOT_INVOLVED,
} PymTrashState;

PymTrashState
pym_trash_begin (PymRuntime *rt, PymObject *o, void (*dealloc) (PymRuntime *, PymObject *));
/* For a type whose deallocator CPython lets recurse, on iterators, say, or a deque: it takes no
 * part in that count and goes on to a depth at which the stack would be in danger. */
PymTrashState pym_trash_begin_recursive (PymRuntime *rt,
                                         PymObject *o,
                                         void (*dealloc) (PymRuntime *, PymObject *));
void pym_trash_end (PymRuntime *rt, PymTrashState state);

/* Weak references. Layout of 80 bytes with its GC head, as CPython's PyWeakReference. */
struct PymWeakref
{
  PYM_OBJECT_HEAD
  PymObject *object; /* the referent, not counted; NULL once dead */
  PymObject *callback;
  ssize_t hash;            /* -1: not asked for yet */
  PymWeakref *prev, *next; /* in the referent's list */
  void *vectorcall;
};

/* Place of the list's head in an object whose type allows weak references; NULL otherwise. */
PymWeakref **pym_weakref_list (PymObject *o);
bool pym_type_supports_weakrefs (const PymType *type);
void pym_weakref_insert_head (PymWeakref *reference, PymWeakref **list);
void pym_weakref_insert_after (PymWeakref *reference, PymWeakref *previous);
/* Takes it out of the list, forgets the referent; the callback stays the reference's. */
void pym_weakref_unlink (PymWeakref *reference);
/* Unlinks and releases the callback (a dying reference). */
void pym_weakref_clear (PymRuntime *rt, PymWeakref *reference);
/* The referent dies by its count: clears all, then runs the callbacks (PyObject_ClearWeakRefs). */
void pym_object_clear_weakrefs (PymRuntime *rt, PymObject *o);

/* Told of a collection's phases, in order. `object` is NULL for the phase itself; `working` is the
 * working reference count where the phase has one. The object's own memory is not to be changed. */
typedef enum
{
  PYM_PHASE_START,
  PYM_PHASE_MERGE,
  PYM_PHASE_COPY_COUNTS,
  PYM_PHASE_SUBTRACT,
  PYM_PHASE_REACHABLE,
  PYM_PHASE_UNREACHABLE,
  PYM_PHASE_UNTRACK,
  PYM_PHASE_SURVIVE,
  PYM_PHASE_WEAKREFS,
  PYM_PHASE_FINALIZE,
  PYM_PHASE_RESURRECTED,
  PYM_PHASE_CLEAR,
  PYM_PHASE_FREE_LISTS,
  PYM_PHASE_END,
} PymPhase;

struct PymObserver
{
  bool objects; /* wants to hear of each object too, which costs a call for each */
  void (*phase) (PymRuntime *rt,
                 PymPhase phase,
                 int generation,
                 PymObject *object,
                 ssize_t working,
                 void *data);
  void *data;
};
