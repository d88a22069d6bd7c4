/* A runtime: one private heap with its objects, collector, tracers and the program that runs on it.
 * Everything hangs off it; any number may exist at once, with different profiles; one thread at a
 * time enters one. Plain data, so that the rooms above reach what they need without a call.
 *
 * Life: pym_runtime_new () makes the engine's part, pym_objects_init () (src/objects) the types and
 * immortal objects, pym_script_init () (src/script) the modules. pym_runtime_free () runs the
 * teardown functions in reverse, then counts the blocks that are left.
 */
#pragma once

#include "pym-memory.h"
#include "pym-profile.h"
#include "pym-stack.h"
#include "pym-type.h"

typedef struct PymCollector PymCollector;
typedef struct PymObjects PymObjects; /* src/objects: types, singletons, free lists */
typedef struct PymScript PymScript;   /* src/script: frames, modules, run state */
typedef struct PymWeakref PymWeakref;
typedef struct PymObserver PymObserver;

typedef struct
{
  PymProfileId profile;
  size_t arena_offset; /* bytes; every arena lies at a multiple of its size plus this */
  size_t heap_limit;   /* bytes of arenas and large requests; 0: none */
  uint64_t hash_seed;  /* of texts and bytes; 0 as with PYTHONHASHSEED=0 */
} PymSettings;

/* Bits of the breaker word. The machine reads it at function entry, at jumps back and after calls
 * of built-ins; long loops in C poll pym_stop_requested () about every millisecond. */
enum
{
  PYM_BREAK_COLLECT = 1u << 0,   /* the collector asks to run at the next safe point */
  PYM_BREAK_SAFEPOINT = 1u << 1, /* somebody wants the safepoint hook called */
  PYM_BREAK_STOP = 1u << 2,      /* end the program: raises an exception nobody can catch */
};

/* What the engine asks of the rooms above; each may be NULL. */
typedef struct
{
  /* Sets MemoryError, without allocating. */
  void (*no_memory) (PymRuntime *rt);
  /* The frames that run, oldest first, and how many; -1 without memory. Good until the next call.
   */
  ssize_t (*current_stack) (PymRuntime *rt, const PymStackLevel **levels);
  /* A tracked tuple of empty places, and where they are; NULL without memory. A dying object's weak
   * references wait in one. */
  PymObject *(*new_tuple) (PymRuntime *rt, ssize_t size, PymObject ***items);
  /* Runs a weak reference's callback; errors go to stderr as CPython says them. */
  void (*weakref_callback) (PymRuntime *rt, PymObject *reference, PymObject *callback);
  /* gc.callbacks; `phase` is "start" or "stop". */
  void (*collector_callbacks) (
      PymRuntime *rt, const char *phase, int generation, ssize_t collected, ssize_t uncollectable);
  /* A full collection empties them. */
  void (*clear_free_lists) (PymRuntime *rt);
  /* Appends to gc.garbage. Returns -1 without memory. */
  int (*add_garbage) (PymRuntime *rt, PymObject *o);
  /* DEBUG_STATS and the like: a line for stderr. */
  void (*message) (PymRuntime *rt, const char *text);
  /* Called at a safepoint when PYM_BREAK_SAFEPOINT is set. */
  void (*safepoint) (PymRuntime *rt, void *data);
  void *safepoint_data;
  /* Counted roots for the whole-heap check and for captures. */
  void (*walk_roots) (PymRuntime *rt, PymEdgeVisit visit, void *data);
  /* Blocks of the mem and object domains that belong to no object: free lists, tables. */
  void (*walk_owned_blocks) (PymRuntime *rt, PymBlockVisit visit, void *data);
} PymHooks;

/* Containers whose destruction was put off because it nested too deep (Py_TRASHCAN). */
typedef struct
{
  int nesting;
  PymObject *later;
  int recursion; /* of deallocators that CPython lets recurse */
  PymObject *last;
} PymTrash;

/* An exception being handled, innermost first: what a bare `raise` raises again, and what becomes
 * the __context__ of a new one. One entry for the machine, one for every generator that is running
 * (_PyErr_StackItem). `exception` is NULL or None when nothing is being handled. */
typedef struct PymHandled
{
  PymObject *exception; /* owned */
  struct PymHandled *previous;
} PymHandled;

/* How deep functions in C may call each other through the program: repr, comparison, calls
 * (C_RECURSION_LIMIT of 3.12.1). See pym_enter_recursive_call (), src/objects. */
#define PYM_C_RECURSION_LIMIT 1500

#define PYM_MAX_TEARDOWN 8

struct PymRuntime
{
  PymSettings settings;
  PymHeap *heap;
  PymAllocator domains[PYM_N_DOMAINS];
  size_t raw_bytes; /* in use in the raw domain, tracers included */
  _Atomic uint32_t breaker;
  PymTrash trash;
  PymObject *error;      /* the exception on its way, or NULL; owned */
  PymHandled *handled;   /* innermost; NULL before pym_script_init () */
  int c_recursion_left;  /* from PYM_C_RECURSION_LIMIT down to 0 */
  uintptr_t stack_limit; /* the program's stack is full below it; see pym_check_stack () */
  PymCollector *collector;
  PymTracer *program_tracer; /* what the program's tracemalloc shows */
  PymTracer *inspector;      /* the inspector's own, invisible to the program; NULL: not attached */
  struct PymTracing *tracing; /* the wrapper of the domains that feeds both */
  PymStack stack;
  PymObserver *observer; /* told of collector phases; NULL: nobody */
  PymObjects *objects;
  PymScript *script;
  PymHooks hooks;
  struct PymFault *fault; /* the wrapper that makes allocations fail; NULL: none installed */
  void (*teardown[PYM_MAX_TEARDOWN]) (PymRuntime *rt);
  int n_teardown;
};

/* NULL without memory. `settings` is copied; NULL means the defaults. */
PymRuntime *pym_runtime_new (const PymSettings *settings);

/* A room above was initialised: pym_runtime_free () calls `teardown`, the latest first. */
void pym_runtime_on_free (PymRuntime *rt, void (*teardown) (PymRuntime *rt));

/* Returns every byte. The number of blocks of the mem and object domains still in use when the
 * rooms above had torn down what is theirs is returned; anything but 0 is a leak. */
size_t pym_runtime_free (PymRuntime *rt);

/* Walks the whole heap and verifies every invariant. On PYM_BROKEN `*message` is a static or
 * runtime-owned sentence that says what is wrong. */
PymStatus pym_runtime_check (PymRuntime *rt, const char **message);

static inline bool
pym_stop_requested (PymRuntime *rt)
{
  return (atomic_load_explicit (&rt->breaker, memory_order_relaxed) & PYM_BREAK_STOP) != 0;
}
