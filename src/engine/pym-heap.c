#include "pym-heap.h"

#include <stdlib.h>
#include <string.h>

#include "pym-heap-private.h"

#define GIB ((size_t) 1 << 30)

/* The region's parts, in order. When address space is limited all are cut by the same factor. */
#define ARENAS_SIZE  (16 * GIB)
#define CHUNKS_SIZE  (16 * GIB)
#define EXTENTS_SIZE (64 * GIB)
#define STATIC_SIZE  (1 * GIB)
#define MAX_CUT      6
#define STATIC_STEP  ((size_t) 256 << 10)

/* Where programs see the region begin: an address as CPython's on Linux are. */
#define NOMINAL_BASE UINT64_C (0x7f0000000000)

_Static_assert(ARENAS_SIZE <= PYM_REGION_ALIGNMENT, "one bottom node of the address map is enough");
_Static_assert((EXTENTS_SIZE & (EXTENTS_SIZE - 1)) == 0, "a buddy system's size");
_Static_assert(EXTENTS_SIZE <= (size_t) 1 << (PYM_EXTENT_UNIT_SHIFT + PYM_EXTENT_MAX_ORDERS - 1),
               "the largest order holds all of it");

static PymStatus
lay_out (PymHeap *heap)
{
  for (unsigned cut = 0; cut <= MAX_CUT; cut++)
    {
      size_t arenas = ARENAS_SIZE >> cut, chunks = CHUNKS_SIZE >> cut;
      size_t extents = EXTENTS_SIZE >> cut, statics = STATIC_SIZE >> cut;
      char *base;

      if (pym_region_reserve (&heap->region, arenas + chunks + extents + statics) != PYM_OK)
        continue;
      base = heap->region.base;
      heap->arenas_base = (uintptr_t) base;
      heap->arenas_size = arenas;
      heap->static_start = heap->static_next = heap->static_committed =
          base + arenas + chunks + extents;
      heap->static_end = heap->static_next + statics;
      return pym_large_init (&heap->large, base + arenas, chunks, base + arenas + chunks, extents);
    }
  return PYM_NO_MEMORY;
}

PymHeap *
pym_heap_new (const PymProfile *profile, size_t arena_offset)
{
  PymHeap *heap = calloc (1, sizeof *heap);

  if (heap == NULL)
    return NULL;
  heap->profile = profile;
  heap->limit = SIZE_MAX;
  heap->pool_mask = profile->pool_size - 1;
  heap->arena_offset = arena_offset & (profile->arena_size - 1);
  for (unsigned i = 0; i < PYM_N_CLASSES; i++)
    heap->used[i].next = heap->used[i].prev = &heap->used[i];
  if (lay_out (heap) != PYM_OK || pym_arenas_init (heap) != PYM_OK)
    {
      pym_heap_destroy (heap);
      return NULL;
    }
  return heap;
}

void
pym_heap_destroy (PymHeap *heap)
{
  if (heap == NULL)
    return;
  pym_arenas_fini (heap);
  pym_large_fini (&heap->large);
  pym_region_release (&heap->region);
  free (heap);
}

static bool
grow_large (PymHeap *heap, size_t bytes)
{
  if (pym_heap_may_grow (heap, bytes))
    return true;
  heap->refusals++;
  return false;
}

void *
pym_heap_allocate_large (PymHeap *heap, size_t size)
{
  if (size > SSIZE_MAX || !grow_large (heap, size))
    return NULL;
  return pym_large_malloc (&heap->large, size);
}

void
pym_heap_set_limit (PymHeap *heap, size_t bytes)
{
  heap->limit = bytes > 0 ? bytes : SIZE_MAX;
}

uint64_t
pym_heap_refusals (const PymHeap *heap)
{
  return heap->refusals;
}

void *
pym_heap_malloc (PymHeap *heap, size_t size)
{
  return pym_heap_allocate (heap, size);
}

void *
pym_heap_calloc (PymHeap *heap, size_t count, size_t size)
{
  size_t total;

  if (__builtin_mul_overflow (count, size, &total) || total > SSIZE_MAX)
    return NULL;
  if (PYM_LIKELY (pym_heap_is_small (total)))
    {
      void *block = pym_pool_allocate (heap, pym_class_of_size (total));

      if (PYM_LIKELY (block != NULL))
        {
          pym_poison_allocated (block, total, pym_class_size (pym_class_of_size (total)));
          return memset (block, 0, total);
        }
    }
  if (!grow_large (heap, total))
    return NULL;
  return pym_large_calloc (&heap->large, total);
}

void
pym_heap_free (PymHeap *heap, void *block)
{
  pym_heap_release (heap, block);
}

void *
pym_heap_realloc (PymHeap *heap, void *block, size_t size)
{
  size_t have;
  void *moved;

  if (block == NULL)
    return pym_heap_malloc (heap, size);
  if (!pym_heap_in_arenas (heap, block))
    {
      have = pym_large_block_size (&heap->large, block);
      if (size > SSIZE_MAX || (size > have && !grow_large (heap, size - have)))
        return NULL;
      return pym_large_realloc (&heap->large, block, size);
    }

  /* A block is worth moving to a smaller class when that saves more than a quarter. */
  have = pym_class_size (pym_heap_pool_of (heap, block)->size_class);
  if (size <= have && 4 * size > 3 * have)
    {
      pym_poison_allocated (block, size, have);
      return block;
    }
  PYM_UNPOISON (block, have);
  moved = pym_heap_allocate (heap, size);
  if (moved == NULL)
    return NULL;
  memcpy (moved, block, size < have ? size : have);
  pym_pool_release (heap, block);
  return moved;
}

void *
pym_heap_static_new (PymHeap *heap, size_t size)
{
  size_t rounded = (size + PYM_ALIGNMENT - 1) & ~(size_t) (PYM_ALIGNMENT - 1);
  char *block = heap->static_next;

  if (size > (size_t) (heap->static_end - block))
    return NULL;
  if (block + rounded > heap->static_committed)
    {
      size_t missing = (size_t) (block + rounded - heap->static_committed);

      missing = (missing + STATIC_STEP - 1) & ~(STATIC_STEP - 1);
      if (missing > (size_t) (heap->static_end - heap->static_committed) ||
          pym_region_commit (heap->static_committed, missing) != PYM_OK)
        return NULL;
      heap->static_committed += missing;
    }
  heap->static_next += rounded;
  return block;
}

ssize_t
pym_heap_blocks_in_use (const PymHeap *heap)
{
  size_t n = heap->large.n_blocks;

  for (size_t i = 0; i < heap->n_arenas; i++)
    {
      const PymArena *arena = &heap->arenas[i];

      if (arena->address == 0)
        continue;
      for (uintptr_t p = pym_arena_first_pool (heap, arena); p < arena->pool_address;
           p += heap->profile->pool_size)
        n += ((const PymPool *) p)->count;
    }
  return (ssize_t) n;
}

size_t
pym_heap_bytes (const PymHeap *heap)
{
  return heap->counters.n_current * heap->profile->arena_size + heap->large.n_bytes;
}

size_t
pym_heap_block_size (const PymHeap *heap, const void *block)
{
  if (pym_heap_in_arenas (heap, block))
    return pym_class_size (pym_heap_pool_of (heap, block)->size_class);
  return pym_large_block_size (&heap->large, block);
}

bool
pym_heap_is_large (const PymHeap *heap, const void *block)
{
  return !pym_heap_in_arenas (heap, block);
}

bool
pym_heap_contains (const PymHeap *heap, const void *address)
{
  return (uintptr_t) address - (uintptr_t) heap->region.base < heap->region.size;
}

uint64_t
pym_heap_nominal_address (const PymHeap *heap, const void *address)
{
  if (!pym_heap_contains (heap, address))
    return 0;
  return NOMINAL_BASE + ((uintptr_t) address - (uintptr_t) heap->region.base);
}

void *
pym_heap_real_address (const PymHeap *heap, uint64_t nominal)
{
  uint64_t offset = nominal - NOMINAL_BASE;

  return offset < heap->region.size ? heap->region.base + offset : NULL;
}

const PymProfile *
pym_heap_profile (const PymHeap *heap)
{
  return heap->profile;
}
