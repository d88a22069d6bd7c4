/* State of the group of files on types, callables, exceptions and weak references, and what it asks
 * of the machine above: how a function written in the language is run.
 */
#pragma once

#include "pym-objects.h"

typedef struct PymFunction PymFunction;

/* Set by the machine when it starts; each may be NULL, the call is then refused with a SystemError
 * or simply has no frame to look at. */
typedef struct
{
  PymObject *(*call_function) (PymRuntime *rt,
                               PymFunction *function,
                               PymObject *const *args,
                               ssize_t nargs,
                               PymObject *kwnames);
  /* For `super ()` without arguments: the class in `__class__` and the first argument of the
   * running function, borrowed. -1 with RuntimeError ("super(): no arguments", …). */
  int (*current_super) (PymRuntime *rt, PymType **type, PymObject **object);
  /* Globals of the running function, borrowed; NULL when nothing runs. */
  PymObject *(*current_globals) (PymRuntime *rt);
  /* UTF-8 for the program's `sys.stderr`; nothing when it is None (write_unraisable_exc_file). */
  void (*write_error) (PymRuntime *rt, const char *text, size_t length);
  /* Traceback of an exception that nobody could catch, for stderr: "Traceback (most recent call
   * last):" with its entries, without the exception's own line. */
  void (*write_traceback) (PymRuntime *rt, PymObject *traceback);
  /* Gives the exception on its way, which has none, a traceback with the running frame. */
  void (*add_traceback) (PymRuntime *rt);
} PymMachineHooks;

struct PymTypeCache;
struct PymLastResort;
struct PymStaticTypes;

struct PymCallableState
{
  PymMachineHooks machine;
  int recursion_headroom; /* > 0 while a RecursionError is made */
  uint32_t next_version;
  struct PymTypeCache *cache;        /* attribute look-ups by type version; raw */
  struct PymStaticTypes *statics;    /* types of pym_type_new_static () */
  struct PymLastResort *last_resort; /* the MemoryError that needs no memory */
  PymObject *no_memory;              /* spare MemoryErrors, linked through their dict */
  int n_no_memory;
  PymObject **names; /* interned special names, PymNameId */
};

static inline PymMachineHooks *
pym_machine_hooks (PymRuntime *rt)
{
  return &rt->objects->callables->machine;
}
