/* What the containers of one runtime have in common: their free lists, and the order numbers of
 * dict versions. A free list keeps dead objects of one exact type and size, last in first out; the
 * blocks stay in use, so each list is an owner of blocks for captures and `sys._debugmallocstats`.
 */
#pragma once

#include "pym-objects.h"

/* Called by pym_objects_init before any type is made ready; 0, or -1 with nothing made. Needs no
 * exception machinery. */
int pym_containers_init (PymRuntime *rt);
/* Empties the free lists and frees the state: after every object is gone. */
void pym_containers_fini (PymRuntime *rt);
/* A full collection does this; the slice that waits stays (clear_freelists in CPython's
 * Modules/gcmodule.c). */
void pym_containers_clear_free_lists (PymRuntime *rt);

typedef struct
{
  const char
      *name; /* as `sys._debugmallocstats` says it: "PyDictObject", "3-sized PyTupleObject" */
  const char *label; /* for a person: "dict objects", "tuples of length 3" */
  int kept, limit;
  size_t size;       /* bytes of each as CPython prints them, GC head left out */
  size_t block_size; /* requested bytes of each block, head included */
} PymFreeListInfo;

typedef void (*PymFreeListVisit) (const PymFreeListInfo *info, void *data);

/* In the order of `sys._debugmallocstats`: dicts, (floats are elsewhere), lists, tuples by length;
 * then those that it does not name: key tables, slice. */
void pym_containers_walk_free_lists (PymRuntime *rt, PymFreeListVisit visit, void *data);
/* Every block that a free list keeps; `what` is the label "free list: …". */
void pym_containers_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data);
