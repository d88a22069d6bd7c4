#include "pym-memory.h"

#include <limits.h>
#include <malloc.h>
#include <stdlib.h>

#include "pym-domain.h"
#include "pym-memory-inline.h"

/* --- The tables at the bottom --- */

void *
pym_domain_heap_malloc (void *context, size_t size)
{
  return pym_heap_allocate (context, size);
}

static void *
heap_calloc (void *context, size_t count, size_t size)
{
  return pym_heap_calloc (context, count, size);
}

static void *
heap_realloc (void *context, void *block, size_t size)
{
  return pym_heap_realloc (context, block, size);
}

void
pym_domain_heap_free (void *context, void *block)
{
  pym_heap_release (context, block);
}

/* What the system hands out is counted as it rounds it up: only so is it known again when it goes.
 */
static void *
count_raw (PymRuntime *rt, void *block)
{
  if (block != NULL)
    rt->raw_bytes += malloc_usable_size (block);
  return block;
}

static void *
system_malloc (void *context, size_t size)
{
  return size <= SSIZE_MAX ? count_raw (context, malloc (size > 0 ? size : 1)) : NULL;
}

static void *
system_calloc (void *context, size_t count, size_t size)
{
  if (size != 0 && count > SSIZE_MAX / size)
    return NULL;
  return count_raw (context, count > 0 && size > 0 ? calloc (count, size) : calloc (1, 1));
}

static void *
system_realloc (void *context, void *block, size_t size)
{
  PymRuntime *rt = context;
  size_t before = block != NULL ? malloc_usable_size (block) : 0;
  void *moved = size <= SSIZE_MAX ? realloc (block, size > 0 ? size : 1) : NULL;

  if (moved != NULL)
    rt->raw_bytes -= before;
  return count_raw (rt, moved);
}

static void
system_free (void *context, void *block)
{
  PymRuntime *rt = context;

  if (block != NULL)
    rt->raw_bytes -= malloc_usable_size (block);
  free (block);
}

void
pym_domains_init (PymRuntime *rt)
{
  PymAllocator heap = { rt->heap, pym_domain_heap_malloc, heap_calloc, heap_realloc,
                        pym_domain_heap_free };
  PymAllocator system = { rt, system_malloc, system_calloc, system_realloc, system_free };

  rt->domains[PYM_DOMAIN_RAW] = system;
  rt->domains[PYM_DOMAIN_MEM] = heap;
  rt->domains[PYM_DOMAIN_OBJECT] = heap;
}

PymHeap *
pym_domain_heap (const PymAllocator *allocator)
{
  return allocator->malloc == pym_domain_heap_malloc ? allocator->context : NULL;
}

void
pym_get_allocator (PymRuntime *rt, PymDomain domain, PymAllocator *out)
{
  *out = rt->domains[domain];
}

void
pym_set_allocator (PymRuntime *rt, PymDomain domain, const PymAllocator *allocator)
{
  rt->domains[domain] = *allocator;
}

/* --- Entries. While nothing is wrapped the heap's code runs right here. --- */

static inline void *
domain_malloc (PymRuntime *rt, PymDomain domain, size_t size)
{
  const PymAllocator *table = &rt->domains[domain];

  if (PYM_LIKELY (table->malloc == pym_domain_heap_malloc))
    return pym_heap_allocate (table->context, size);
  return table->malloc (table->context, size);
}

static inline void *
domain_calloc (PymRuntime *rt, PymDomain domain, size_t count, size_t size)
{
  const PymAllocator *table = &rt->domains[domain];

  return table->calloc (table->context, count, size);
}

static inline void *
domain_realloc (PymRuntime *rt, PymDomain domain, void *block, size_t size)
{
  const PymAllocator *table = &rt->domains[domain];

  return table->realloc (table->context, block, size);
}

static inline void
domain_free (PymRuntime *rt, PymDomain domain, void *block)
{
  const PymAllocator *table = &rt->domains[domain];

  if (PYM_LIKELY (table->free == pym_domain_heap_free))
    pym_heap_release (table->context, block);
  else
    table->free (table->context, block);
}

void *
pym_raw_malloc (PymRuntime *rt, size_t size)
{
  return domain_malloc (rt, PYM_DOMAIN_RAW, size);
}

void *
pym_raw_calloc (PymRuntime *rt, size_t count, size_t size)
{
  return domain_calloc (rt, PYM_DOMAIN_RAW, count, size);
}

void *
pym_raw_realloc (PymRuntime *rt, void *block, size_t size)
{
  return domain_realloc (rt, PYM_DOMAIN_RAW, block, size);
}

void
pym_raw_free (PymRuntime *rt, void *block)
{
  domain_free (rt, PYM_DOMAIN_RAW, block);
}

void *
pym_mem_malloc (PymRuntime *rt, size_t size)
{
  return domain_malloc (rt, PYM_DOMAIN_MEM, size);
}

void *
pym_mem_calloc (PymRuntime *rt, size_t count, size_t size)
{
  return domain_calloc (rt, PYM_DOMAIN_MEM, count, size);
}

void *
pym_mem_realloc (PymRuntime *rt, void *block, size_t size)
{
  return domain_realloc (rt, PYM_DOMAIN_MEM, block, size);
}

void
pym_mem_free (PymRuntime *rt, void *block)
{
  domain_free (rt, PYM_DOMAIN_MEM, block);
}

void *
pym_object_malloc (PymRuntime *rt, size_t size)
{
  return pym_object_malloc_inline (rt, size);
}

void *
pym_object_calloc (PymRuntime *rt, size_t count, size_t size)
{
  return domain_calloc (rt, PYM_DOMAIN_OBJECT, count, size);
}

void *
pym_object_realloc (PymRuntime *rt, void *block, size_t size)
{
  return domain_realloc (rt, PYM_DOMAIN_OBJECT, block, size);
}

void
pym_object_free (PymRuntime *rt, void *block)
{
  pym_object_free_inline (rt, block);
}

uint64_t
pym_nominal_address (PymRuntime *rt, const void *address)
{
  return pym_heap_nominal_address (rt->heap, address);
}

void *
pym_static_new (PymRuntime *rt, size_t size)
{
  return pym_heap_static_new (rt->heap, size);
}
