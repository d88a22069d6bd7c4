/* The heap's part of pym_runtime_check (): every sentence of pym-heap-private.h and pym-pool.h is
 * looked at again, from the memory itself.
 */
#include <string.h>

#include "pym-heap-private.h"

typedef struct
{
  const PymHeap *heap;
  const char *message; /* NULL: nothing wrong so far */
} Check;

static bool
expect (Check *check, bool condition, const char *message)
{
  if (!condition && check->message == NULL)
    check->message = message;
  return condition;
}

/* Does the free list hold as many blocks as were carved and are not in use, each of them once? */
static void
check_free_list (Check *check, const PymPool *pool, unsigned capacity)
{
  size_t size = pym_class_size (pool->size_class);
  size_t n_carved = (pool->next_offset - PYM_POOL_HEADER_SIZE) / size, n = 0;
  uint64_t seen[1024 / 64] = { 0 };

  expect (check, n_carved <= capacity, "a pool carved more blocks than it has room for");
  expect (check, (pool->next_offset - PYM_POOL_HEADER_SIZE) % size == 0,
          "a pool's next block does not lie on a boundary");
  for (void **block = pool->free_list; block != NULL && check->message == NULL; block = *block)
    {
      size_t offset = (size_t) ((const char *) block - (const char *) pool), index;

      if (!expect (check, offset >= PYM_POOL_HEADER_SIZE && offset < pool->next_offset,
                   "a free list leads out of its pool"))
        return;
      index = (offset - PYM_POOL_HEADER_SIZE) / size;
      if (!expect (check, (offset - PYM_POOL_HEADER_SIZE) % size == 0,
                   "a free list holds what is no block") ||
          !expect (check, (seen[index / 64] >> (index % 64) & 1) == 0,
                   "a block is in a free list twice"))
        return;
      seen[index / 64] |= UINT64_C (1) << (index % 64);
      n++;
    }
  expect (check, pool->count + n == n_carved,
          "blocks in use and in the free list are not all of a pool");
}

/* Returns whether the pool counts as free. */
static bool
check_pool (Check *check, const PymPool *pool, size_t arena)
{
  unsigned capacity;

  expect (check, pool->arena == arena, "a pool names another arena");
  if (!expect (check, pool->size_class < PYM_N_CLASSES, "a pool has no size class"))
    return false;
  capacity = pym_pool_capacity (check->heap->profile, pool->size_class);
  expect (check, pool->count <= capacity, "a pool has more blocks in use than it holds");
  expect (check, (pool->free_list == NULL) == (pool->count == capacity),
          "a pool without a free block is not full, or the reverse");
  check_free_list (check, pool, capacity);
  return pool->count == 0;
}

static void
check_arena (Check *check, size_t index)
{
  const PymHeap *heap = check->heap;
  const PymArena *arena = &heap->arenas[index];
  uintptr_t first = pym_arena_first_pool (heap, arena);
  uintptr_t end = first + arena->n_total_pools * heap->profile->pool_size;
  size_t n_free = 0, n_listed = 0;

  expect (check, (arena->address - heap->arena_offset) % heap->profile->arena_size == 0,
          "an arena lies where none should");
  expect (check, arena->pool_address <= end, "an arena carved more pools than it has room for");
  if (heap->profile->has_address_map)
    expect (check,
            pym_address_map_contains (&heap->map, arena->address) &&
                pym_address_map_contains (&heap->map,
                                          arena->address + heap->profile->arena_size - 1),
            "the address map does not know an arena");
  for (uintptr_t p = first; p < arena->pool_address && check->message == NULL;
       p += heap->profile->pool_size)
    n_free += check_pool (check, (const PymPool *) p, index);
  for (const PymPool *pool = arena->free_pools; pool != NULL && n_listed <= n_free;
       pool = pool->next)
    {
      expect (check, pool->arena == index && pool->count == 0,
              "an arena's free pools hold one that is not");
      n_listed++;
    }
  expect (check, n_listed == n_free, "an arena's list of free pools is not complete");
  expect (check,
          arena->n_free_pools == n_free + (end - arena->pool_address) / heap->profile->pool_size,
          "an arena's count of free pools is wrong");
}

static void
check_usable (Check *check)
{
  const PymHeap *heap = check->heap;
  const PymArena *last_with[PYM_MAX_POOLS + 1] = { NULL };
  size_t n_usable = 0, n_listed = 0;
  const PymArena *prev = NULL;

  for (size_t i = 0; i < heap->n_arenas; i++)
    n_usable += heap->arenas[i].address != 0 && heap->arenas[i].n_free_pools > 0;
  for (const PymArena *arena = heap->usable; arena != NULL && n_listed <= n_usable;
       prev = arena, arena = arena->next)
    {
      expect (check, arena->address != 0 && arena->n_free_pools > 0,
              "an arena without a free pool is in the usable list");
      expect (check, arena->prev == prev, "the usable list's links don't agree");
      expect (check, prev == NULL || prev->n_free_pools <= arena->n_free_pools,
              "the usable arenas are not in order");
      last_with[arena->n_free_pools] = arena;
      n_listed++;
    }
  expect (check, n_listed == n_usable, "the usable list is not complete");
  expect (check, memcmp (last_with, heap->last_with, sizeof last_with) == 0,
          "the index of the usable list is wrong");
}

static void
check_unused (Check *check, size_t n_unused)
{
  size_t n = 0;

  for (const PymArena *arena = check->heap->unused; arena != NULL && n <= n_unused;
       arena = arena->next)
    {
      expect (check, arena->address == 0, "an arena in use is in the list of unused records");
      n++;
    }
  expect (check, n == n_unused, "the list of unused records is not complete");
}

static void
check_ring (Check *check, unsigned size_class)
{
  const PymPool *ring = &check->heap->used[size_class];

  expect (check, ring->free_list == NULL, "a ring's end has a free list");
  for (const PymPool *pool = ring->next; pool != ring && check->message == NULL; pool = pool->next)
    {
      if (!expect (check, pym_heap_in_arenas (check->heap, pool), "a ring leads out of the arenas"))
        return;
      expect (check, pool->next->prev == pool && pool->prev->next == pool,
              "a ring's links don't agree");
      expect (check, pool->size_class == size_class, "a pool is in another class's ring");
      expect (check, pool->count > 0 && pool->free_list != NULL,
              "a pool in a ring is full or empty");
    }
}

/* Pools that are partly in use, counted from the arenas; the rings must hold as many. */
static void
check_rings (Check *check)
{
  const PymHeap *heap = check->heap;
  size_t n_used = 0;

  for (unsigned i = 0; i < PYM_N_CLASSES; i++)
    check_ring (check, i);
  if (check->message != NULL)
    return;
  for (size_t i = 0; i < heap->n_arenas; i++)
    if (heap->arenas[i].address != 0)
      for (uintptr_t p = pym_arena_first_pool (heap, &heap->arenas[i]);
           p < heap->arenas[i].pool_address; p += heap->profile->pool_size)
        n_used += ((const PymPool *) p)->count > 0 && ((const PymPool *) p)->free_list != NULL;
  for (unsigned i = 0; i < PYM_N_CLASSES; i++)
    for (const PymPool *pool = heap->used[i].next; pool != &heap->used[i]; pool = pool->next)
      n_used--;
  expect (check, n_used == 0, "a used pool is in no ring");
}

PymStatus
pym_heap_check (const PymHeap *heap, const char **message)
{
  Check check = { heap, NULL };
  size_t n_current = 0;

  for (size_t i = 0; i < heap->n_arenas && check.message == NULL; i++)
    if (heap->arenas[i].address != 0)
      {
        check_arena (&check, i);
        n_current++;
      }
  if (check.message == NULL)
    {
      expect (&check, n_current == heap->counters.n_current, "the count of arenas is wrong");
      check_usable (&check);
      check_unused (&check, heap->n_arenas - n_current);
      check_rings (&check);
    }
  if (check.message == NULL)
    return pym_large_check (&heap->large, message);
  *message = check.message;
  return PYM_BROKEN;
}
