/* pym_object_malloc () and pym_object_free () without a call, for those who make and unmake objects
 * by the million: ints, floats, whatever is collectable. While nothing wraps the object domain, the
 * heap's own code runs in the caller, and a size that is known there picks its size class when the
 * caller is compiled. As pym-memory.h in all else.
 */
#pragma once

#include "pym-heap-private.h"
#include "pym-runtime.h"

/* What stands in the table of a domain that nothing wraps. */
void *pym_domain_heap_malloc (void *context, size_t size);
void pym_domain_heap_free (void *context, void *block);

static inline void *
pym_object_malloc_inline (PymRuntime *rt, size_t size)
{
  const PymAllocator *table = &rt->domains[PYM_DOMAIN_OBJECT];

  if (PYM_LIKELY (table->malloc == pym_domain_heap_malloc))
    return pym_heap_allocate (table->context, size);
  return table->malloc (table->context, size);
}

static inline void
pym_object_free_inline (PymRuntime *rt, void *block)
{
  const PymAllocator *table = &rt->domains[PYM_DOMAIN_OBJECT];

  if (PYM_LIKELY (table->free == pym_domain_heap_free))
    pym_heap_release (table->context, block);
  else
    table->free (table->context, block);
}
