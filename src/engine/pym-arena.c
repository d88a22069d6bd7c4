/* Arenas: which one serves the next pool, and when one goes back to the system (new_arena,
 * allocate_from_new_pool and insert_to_freepool in Objects/obmalloc.c).
 */
#include "pym-heap-private.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_RECORDS 16

PymStatus
pym_arenas_init (PymHeap *heap)
{
  heap->n_slots = (heap->arenas_size - heap->arena_offset) / heap->profile->arena_size;
  heap->slots = calloc ((heap->n_slots + 63) / 64, sizeof *heap->slots);
  if (heap->slots == NULL)
    return PYM_NO_MEMORY;
  if (heap->profile->has_address_map)
    return pym_address_map_init (&heap->map);
  return PYM_OK;
}

void
pym_arenas_fini (PymHeap *heap)
{
  for (size_t i = 0; i < heap->n_arenas; i++)
    if (heap->arenas[i].address != 0)
      PYM_UNPOISON ((void *) heap->arenas[i].address, heap->profile->arena_size);
  pym_address_map_fini (&heap->map);
  free (heap->slots);
  free (heap->arenas);
}

uintptr_t
pym_arena_first_pool (const PymHeap *heap, const PymArena *arena)
{
  return (arena->address + heap->pool_mask) & ~heap->pool_mask;
}

/* Called only when no arena is usable, so that no list holds a pointer to a record. */
static PymStatus
add_records (PymHeap *heap)
{
  size_t n = heap->n_arenas > 0 ? 2 * heap->n_arenas : FIRST_RECORDS;
  PymArena *arenas = realloc (heap->arenas, n * sizeof *arenas);

  if (arenas == NULL)
    return PYM_NO_MEMORY;
  memset (arenas + heap->n_arenas, 0, (n - heap->n_arenas) * sizeof *arenas);
  for (size_t i = heap->n_arenas; i + 1 < n; i++)
    arenas[i].next = &arenas[i + 1];
  heap->arenas = arenas;
  heap->unused = &arenas[heap->n_arenas];
  heap->n_arenas = n;
  return PYM_OK;
}

/* The lowest free place in the region. */
static uintptr_t
take_slot (PymHeap *heap)
{
  for (size_t word = heap->first_free_slot / 64; word * 64 < heap->n_slots; word++)
    if (~heap->slots[word] != 0)
      {
        size_t slot = word * 64 + (size_t) __builtin_ctzll (~heap->slots[word]);
        uintptr_t address;

        if (slot >= heap->n_slots)
          return 0;
        address = heap->arenas_base + heap->arena_offset + slot * heap->profile->arena_size;
        if (pym_region_commit ((void *) address, heap->profile->arena_size) != PYM_OK)
          return 0;
        heap->slots[word] |= UINT64_C (1) << (slot % 64);
        heap->first_free_slot = slot + 1;
        return address;
      }
  return 0;
}

static void
return_slot (PymHeap *heap, uintptr_t address)
{
  size_t slot = (address - heap->arenas_base - heap->arena_offset) / heap->profile->arena_size;

  PYM_UNPOISON ((void *) address, heap->profile->arena_size);
  pym_region_decommit ((void *) address, heap->profile->arena_size);
  heap->slots[slot / 64] &= ~(UINT64_C (1) << (slot % 64));
  if (slot < heap->first_free_slot)
    heap->first_free_slot = slot;
}

static PymArena *
new_arena (PymHeap *heap)
{
  PymArena *arena;
  uintptr_t address;

  if (!pym_heap_may_grow (heap, heap->profile->arena_size))
    return NULL;
  if (heap->unused == NULL && add_records (heap) != PYM_OK)
    return NULL;
  address = take_slot (heap);
  if (address == 0)
    return NULL;
  if (heap->profile->has_address_map && pym_address_map_mark (&heap->map, address) != PYM_OK)
    {
      return_slot (heap, address);
      return NULL;
    }

  arena = heap->unused;
  heap->unused = arena->next;
  arena->address = address;
  arena->free_pools = NULL;
  arena->pool_address = pym_arena_first_pool (heap, arena);
  arena->n_total_pools = PYM_MAX_POOLS - (arena->pool_address != address ? 1 : 0);
  arena->n_free_pools = arena->n_total_pools;

  heap->counters.n_current++;
  heap->counters.n_total++;
  if (heap->counters.n_current > heap->counters.n_highest)
    heap->counters.n_highest = heap->counters.n_current;
  return arena;
}

PymPool *
pym_arenas_take_pool (PymHeap *heap)
{
  PymArena *arena = heap->usable;
  PymPool *pool;

  if (arena == NULL)
    {
      arena = new_arena (heap);
      if (arena == NULL)
        return NULL;
      arena->next = arena->prev = NULL;
      heap->usable = arena;
      heap->last_with[arena->n_free_pools] = arena;
    }

  /* It has the fewest free pools of all, so with one less it stays the first. */
  if (heap->last_with[arena->n_free_pools] == arena)
    heap->last_with[arena->n_free_pools] = NULL;
  arena->n_free_pools--;
  if (arena->n_free_pools > 0)
    heap->last_with[arena->n_free_pools] = arena;
  else
    {
      heap->usable = arena->next;
      if (heap->usable != NULL)
        heap->usable->prev = NULL;
    }

  pool = arena->free_pools;
  if (pool != NULL)
    {
      arena->free_pools = pool->next;
      return pool;
    }
  pool = (PymPool *) arena->pool_address;
  pool->arena = (uint32_t) (arena - heap->arenas);
  pool->size_class = PYM_POOL_NO_CLASS;
  arena->pool_address += heap->profile->pool_size;
  return pool;
}

static void
unlink_usable (PymHeap *heap, PymArena *arena)
{
  if (arena->prev != NULL)
    arena->prev->next = arena->next;
  else
    heap->usable = arena->next;
  if (arena->next != NULL)
    arena->next->prev = arena->prev;
}

static void
give_back (PymHeap *heap, PymArena *arena)
{
  unlink_usable (heap, arena);
  if (heap->profile->has_address_map)
    pym_address_map_unmark (&heap->map, arena->address);
  return_slot (heap, arena->address);
  arena->address = 0;
  arena->next = heap->unused;
  heap->unused = arena;
  heap->counters.n_current--;
}

void
pym_arenas_return_pool (PymHeap *heap, PymPool *pool)
{
  PymArena *arena = &heap->arenas[pool->arena];
  uint32_t n = arena->n_free_pools;
  PymArena *last = heap->last_with[n];

  pool->next = arena->free_pools;
  arena->free_pools = pool;

  if (last == arena)
    {
      PymArena *before = arena->prev;

      heap->last_with[n] = before != NULL && before->n_free_pools == n ? before : NULL;
    }
  arena->n_free_pools = ++n;

  if (n == arena->n_total_pools && arena->next != NULL)
    {
      give_back (heap, arena);
      return;
    }
  if (n == 1)
    {
      arena->next = heap->usable;
      arena->prev = NULL;
      if (heap->usable != NULL)
        heap->usable->prev = arena;
      heap->usable = arena;
      if (heap->last_with[1] == NULL)
        heap->last_with[1] = arena;
      return;
    }

  if (heap->last_with[n] == NULL)
    heap->last_with[n] = arena;
  if (arena == last)
    return;
  /* It moves behind the last one that has as many as it had. */
  unlink_usable (heap, arena);
  arena->prev = last;
  arena->next = last->next;
  if (arena->next != NULL)
    arena->next->prev = arena;
  last->next = arena;
}
