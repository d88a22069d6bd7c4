#include "pym-heap-limit.h"

#include <stdlib.h>

#include "pym-heap.h"
#include "pym-runtime.h"

typedef struct
{
  struct PymHeapLimit *limit;
  PymAllocator inner;
} LimitedDomain;

struct PymHeapLimit
{
  PymHeap *heap;
  size_t bytes; /* 0: let everything pass */
  uint64_t refusals;
  LimitedDomain mem, object;
};

static bool
allows (struct PymHeapLimit *limit, const void *block, size_t size)
{
  size_t growth, used;

  if (limit->bytes == 0)
    return true;
  growth = pym_heap_growth (limit->heap, block, size);
  if (growth == 0)
    return true;
  used = pym_heap_bytes (limit->heap);
  if (used <= limit->bytes && growth <= limit->bytes - used)
    return true;
  limit->refusals++;
  return false;
}

static void *
limited_malloc (void *context, size_t size)
{
  LimitedDomain *domain = context;

  return allows (domain->limit, NULL, size) ? domain->inner.malloc (domain->inner.context, size)
                                            : NULL;
}

static void *
limited_calloc (void *context, size_t count, size_t size)
{
  LimitedDomain *domain = context;
  size_t total;

  if (__builtin_mul_overflow (count, size, &total) || !allows (domain->limit, NULL, total))
    return NULL;
  return domain->inner.calloc (domain->inner.context, count, size);
}

static void *
limited_realloc (void *context, void *block, size_t size)
{
  LimitedDomain *domain = context;

  if (!allows (domain->limit, block, size))
    return NULL;
  return domain->inner.realloc (domain->inner.context, block, size);
}

static void
limited_free (void *context, void *block)
{
  LimitedDomain *domain = context;

  domain->inner.free (domain->inner.context, block);
}

static void
wrap (PymRuntime *rt, PymDomain which, LimitedDomain *domain)
{
  PymAllocator wrapper = { domain, limited_malloc, limited_calloc, limited_realloc, limited_free };

  pym_get_allocator (rt, which, &domain->inner);
  pym_set_allocator (rt, which, &wrapper);
}

PymStatus
pym_heap_limit_set (PymRuntime *rt, size_t bytes)
{
  rt->settings.heap_limit = bytes;
  if (rt->limit == NULL)
    {
      struct PymHeapLimit *limit;

      if (bytes == 0)
        return PYM_OK;
      limit = calloc (1, sizeof *limit);
      if (limit == NULL)
        return PYM_NO_MEMORY;
      limit->heap = rt->heap;
      limit->mem.limit = limit->object.limit = limit;
      wrap (rt, PYM_DOMAIN_MEM, &limit->mem);
      wrap (rt, PYM_DOMAIN_OBJECT, &limit->object);
      rt->limit = limit;
    }
  rt->limit->bytes = bytes;
  return PYM_OK;
}

uint64_t
pym_heap_limit_refusals (PymRuntime *rt)
{
  return rt->limit != NULL ? rt->limit->refusals : 0;
}
