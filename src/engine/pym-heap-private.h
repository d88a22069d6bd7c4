/* What a heap is made of, for the files of the allocator only.
 *
 * The invariants of arenas (Objects/obmalloc.c): `usable` is a doubly linked list of the arenas
 * that have a free pool, in ascending number of free pools; `last_with[n]` is the last of them that
 * has n of them, NULL if none has. An arena with no free pool is in no list. Records without an
 * arena have `address` 0 and form the list `unused`, last given back first.
 */
#pragma once

#include <limits.h>

#include "pym-address-map.h"
#include "pym-heap.h"
#include "pym-large.h"
#include "pym-poison.h"
#include "pym-pool.h"
#include "pym-region.h"

typedef struct PymArena PymArena;

struct PymArena
{
  uintptr_t address;      /* where it begins; 0: a record without an arena */
  uintptr_t pool_address; /* of the next never-used pool */
  uint32_t n_free_pools;  /* given back ones and never-used ones */
  uint32_t n_total_pools;
  PymPool *free_pools;   /* that have been used before, last freed first */
  PymArena *next, *prev; /* in `usable`; `next` alone in `unused` */
};

typedef struct
{
  size_t n_current;
  size_t n_total; /* allocated ever */
  size_t n_highest;
} PymArenaCounters;

struct PymHeap
{
  /* What the fast paths read comes first. `used[i].next` is the first used pool of class i; the
   * entry itself is the ring's end, and its free list is NULL. */
  uintptr_t pool_mask;   /* pool size - 1 */
  uintptr_t arenas_base; /* of the part of the region that holds arenas */
  size_t arenas_size;
  PymPool used[PYM_N_CLASSES];

  const PymProfile *profile;
  size_t arena_offset;
  PymArena *usable;
  PymArena *last_with[PYM_MAX_POOLS + 1];
  PymArena *arenas; /* records */
  size_t n_arenas;
  PymArena *unused;
  PymArenaCounters counters;
  uint64_t *slots; /* a bit for each place for an arena: taken */
  size_t n_slots;
  size_t first_free_slot; /* none is free before it */
  PymAddressMap map;
  PymLarge large;
  size_t limit;      /* bytes that pym_heap_bytes () may reach */
  uint64_t refusals; /* requests that would have led beyond it */
  PymRegion region;
  char *static_start;
  char *static_next;
  char *static_committed;
  char *static_end;
};

static inline PymPool *
pym_heap_pool_of (const PymHeap *heap, const void *block)
{
  return (PymPool *) ((uintptr_t) block & ~heap->pool_mask);
}

/* Arenas are all that lies in the first part of the region, so one comparison answers what the
 * address map does; pym_heap_check () compares the two. */
static inline bool
pym_heap_in_arenas (const PymHeap *heap, const void *block)
{
  return (uintptr_t) block - heap->arenas_base < heap->arenas_size;
}

/* pym-arena.c: the state of arenas follows from pools being taken and given back. */
PymStatus pym_arenas_init (PymHeap *heap);
void pym_arenas_fini (PymHeap *heap);
/* A pool of the first usable arena; a new arena if there is none. NULL when memory is refused. */
PymPool *pym_arenas_take_pool (PymHeap *heap);
/* The pool is empty and in no list. May give its arena back to the system. */
void pym_arenas_return_pool (PymHeap *heap, PymPool *pool);
/* Where the arena's first pool is. */
uintptr_t pym_arena_first_pool (const PymHeap *heap, const PymArena *arena);

/* pym-pool.c: the less frequent ends of allocation and release. */
void *pym_pool_allocate_from_new (PymHeap *heap, unsigned size_class);
/* The free list has run out: carves the next block, or takes the pool out of the ring. */
void pym_pool_extend (PymPool *pool);
/* A block was just freed in a full pool. */
void pym_pool_full_to_used (PymHeap *heap, PymPool *pool);
/* The last block was just freed. */
void pym_pool_used_to_empty (PymHeap *heap, PymPool *pool);

static inline void *
pym_pool_allocate (PymHeap *heap, unsigned size_class)
{
  PymPool *pool = heap->used[size_class].next;
  void **block = pool->free_list;

  if (PYM_UNLIKELY (block == NULL))
    return pym_pool_allocate_from_new (heap, size_class);
  pool->count++;
  pool->free_list = *block;
  if (PYM_UNLIKELY (pool->free_list == NULL))
    pym_pool_extend (pool);
  return block;
}

static inline void
pym_pool_release (PymHeap *heap, void *block)
{
  PymPool *pool = pym_heap_pool_of (heap, block);
  void **first = pool->free_list;

  pym_poison_freed (block, pym_class_size (pool->size_class));
  *(void ***) block = first;
  pool->free_list = block;
  pool->count--;
  if (PYM_UNLIKELY (first == NULL))
    pym_pool_full_to_used (heap, pool);
  else if (PYM_UNLIKELY (pool->count == 0))
    pym_pool_used_to_empty (heap, pool);
}

/* 0 becomes the largest number, so that one comparison finds what pools serve. */
static inline bool
pym_heap_is_small (size_t size)
{
  return size - 1 < PYM_SMALL_MAX;
}

/* Only what makes the heap grow asks: requests served from what is there cost nothing. */
static inline bool
pym_heap_may_grow (const PymHeap *heap, size_t bytes)
{
  size_t used = heap->counters.n_current * heap->profile->arena_size + heap->large.n_bytes;

  return used <= heap->limit && bytes <= heap->limit - used;
}

/* What pools don't serve, or can't for want of an arena. */
void *pym_heap_allocate_large (PymHeap *heap, size_t size);

static inline void *
pym_heap_allocate (PymHeap *heap, size_t size)
{
  if (PYM_LIKELY (pym_heap_is_small (size)))
    {
      void *block = pym_pool_allocate (heap, pym_class_of_size (size));

      if (PYM_LIKELY (block != NULL))
        {
          pym_poison_allocated (block, size, pym_class_size (pym_class_of_size (size)));
          return block;
        }
    }
  return pym_heap_allocate_large (heap, size);
}

static inline void
pym_heap_release (PymHeap *heap, void *block)
{
  if (PYM_LIKELY (pym_heap_in_arenas (heap, block)))
    pym_pool_release (heap, block);
  else if (block != NULL)
    pym_large_free (&heap->large, block);
}
