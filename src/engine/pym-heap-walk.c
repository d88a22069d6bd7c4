#include "pym-heap-walk.h"

#include <string.h>

#include "pym-heap-private.h"

_Static_assert(PYM_MAX_BLOCKS >= (16384 - sizeof (PymPool)) / PYM_ALIGNMENT,
               "blocks of the largest pool");

static const PymPool *
pool_at (const PymHeap *heap, uint32_t arena, unsigned index)
{
  return (const PymPool *) (pym_arena_first_pool (heap, &heap->arenas[arena]) +
                            index * heap->profile->pool_size);
}

static bool
is_carved (const PymHeap *heap, uint32_t arena, unsigned index)
{
  return (uintptr_t) pool_at (heap, arena, index) < heap->arenas[arena].pool_address;
}

static unsigned
n_carved_blocks (const PymPool *pool)
{
  return (unsigned) ((pool->next_offset - PYM_POOL_HEADER_SIZE) /
                     pym_class_size (pool->size_class));
}

static unsigned
index_of_block (const PymPool *pool, const void *address)
{
  size_t offset = (size_t) ((const char *) address - (const char *) pool);

  return (unsigned) ((offset - PYM_POOL_HEADER_SIZE) / pym_class_size (pool->size_class));
}

static void
summarize_pool (const PymHeap *heap, const PymPool *pool, PymPoolSummary *out)
{
  uintptr_t first = pym_arena_first_pool (heap, &heap->arenas[pool->arena]);

  out->arena = pool->arena;
  out->index = (uint8_t) (((uintptr_t) pool - first) / heap->profile->pool_size);
  out->state = pool->count == 0          ? PYM_POOL_EMPTY
               : pool->free_list == NULL ? PYM_POOL_FULL
                                         : PYM_POOL_USED;
  out->size_class = (uint8_t) pool->size_class;
  out->used = (uint16_t) pool->count;
  out->capacity = (uint16_t) pym_pool_capacity (heap->profile, pool->size_class);
  out->n_carved = (uint16_t) n_carved_blocks (pool);
}

size_t
pym_heap_summarize_arenas (const PymHeap *heap, PymArenaSummary *out, size_t max)
{
  size_t n = 0;

  for (size_t i = 0; i < heap->n_arenas; i++)
    {
      const PymArena *arena = &heap->arenas[i];
      size_t n_used;

      if (arena->address == 0 || n++ >= max)
        continue;
      n_used =
          (arena->pool_address - pym_arena_first_pool (heap, arena)) / heap->profile->pool_size;
      out[n - 1] = (PymArenaSummary){
        .arena = (uint32_t) i,
        .n_pools = arena->n_total_pools,
        .n_free_pools = arena->n_free_pools,
        .n_never_used = arena->n_total_pools - (uint32_t) n_used,
        .nominal = pym_heap_nominal_address (heap, (const void *) arena->address),
      };
    }
  return n;
}

size_t
pym_heap_summarize_pools (const PymHeap *heap, PymPoolSummary *out, size_t max)
{
  size_t n = 0;

  for (size_t i = 0; i < heap->n_arenas; i++)
    {
      const PymArena *arena = &heap->arenas[i];

      if (arena->address == 0)
        continue;
      for (unsigned j = 0; j < arena->n_total_pools; j++, n++)
        if (n >= max)
          continue;
        else if (is_carved (heap, (uint32_t) i, j))
          summarize_pool (heap, pool_at (heap, (uint32_t) i, j), &out[n]);
        else
          out[n] = (PymPoolSummary){ .arena = (uint32_t) i, .index = (uint8_t) j };
    }
  return n;
}

size_t
pym_heap_list_usable (const PymHeap *heap, uint32_t *arenas, size_t max)
{
  size_t n = 0;

  for (const PymArena *arena = heap->usable; arena != NULL; arena = arena->next, n++)
    if (n < max)
      arenas[n] = (uint32_t) (arena - heap->arenas);
  return n;
}

static unsigned
read_states (const PymHeap *heap, const PymPool *pool, uint8_t *states)
{
  unsigned capacity = pym_pool_capacity (heap->profile, pool->size_class);
  unsigned n_carved = n_carved_blocks (pool);

  memset (states, PYM_BLOCK_USED, n_carved);
  memset (states + n_carved, PYM_BLOCK_NEVER_USED, capacity - n_carved);
  for (void **block = pool->free_list; block != NULL; block = *block)
    states[index_of_block (pool, block)] = PYM_BLOCK_FREE;
  return capacity;
}

unsigned
pym_heap_read_pool (const PymHeap *heap,
                    uint32_t arena,
                    unsigned pool,
                    uint8_t states[PYM_MAX_BLOCKS])
{
  return is_carved (heap, arena, pool) ? read_states (heap, pool_at (heap, arena, pool), states)
                                       : 0;
}

unsigned
pym_heap_read_free_list (const PymHeap *heap,
                         uint32_t arena,
                         unsigned pool,
                         uint16_t blocks[PYM_MAX_BLOCKS])
{
  const PymPool *header = pool_at (heap, arena, pool);
  unsigned n = 0;

  if (!is_carved (heap, arena, pool))
    return 0;
  for (void **block = header->free_list; block != NULL; block = *block)
    blocks[n++] = (uint16_t) index_of_block (header, block);
  return n;
}

/* The record of the arena that holds the address, found without reading the pool's header, which is
 * there only when an arena is. */
static bool
find_arena (const PymHeap *heap, uintptr_t address, uint32_t *index)
{
  size_t slot, offset;

  if (!pym_heap_in_arenas (heap, (const void *) address) ||
      address - heap->arenas_base < heap->arena_offset)
    return false;
  offset = address - heap->arenas_base - heap->arena_offset;
  slot = offset / heap->profile->arena_size;
  if (slot >= heap->n_slots || (heap->slots[slot / 64] >> (slot % 64) & 1) == 0)
    return false;
  /* Its first pool was carved when the arena was made. */
  address -= offset % heap->profile->arena_size;
  *index = ((const PymPool *) ((address + heap->pool_mask) & ~heap->pool_mask))->arena;
  return true;
}

bool
pym_heap_locate (const PymHeap *heap, const void *address, PymBlockPlace *out)
{
  uint8_t states[PYM_MAX_BLOCKS];
  const PymPool *pool;
  uintptr_t first;
  size_t offset;
  uint32_t arena;
  unsigned index;

  if (!find_arena (heap, (uintptr_t) address, &arena))
    return false;
  first = pym_arena_first_pool (heap, &heap->arenas[arena]);
  if ((uintptr_t) address < first || (uintptr_t) address >= heap->arenas[arena].pool_address)
    return false;
  pool = pym_heap_pool_of (heap, address);
  offset = (size_t) ((uintptr_t) address - (uintptr_t) pool);
  if (offset < PYM_POOL_HEADER_SIZE)
    return false;
  index = index_of_block (pool, address);
  if (index >= read_states (heap, pool, states))
    return false;
  *out = (PymBlockPlace){
    .arena = arena,
    .pool = (unsigned) (((uintptr_t) pool - first) / heap->profile->pool_size),
    .block = index,
    .size_class = pool->size_class,
    .state = (PymBlockState) states[index],
    .start = (const char *) pool + PYM_POOL_HEADER_SIZE + index * pym_class_size (pool->size_class),
  };
  return true;
}

typedef struct
{
  const void *wanted;
  bool found;
} Search;

static void
compare (const void *block, size_t size, void *data)
{
  Search *search = data;

  search->found |= block == search->wanted;
}

bool
pym_heap_is_in_use (const PymHeap *heap, const void *block)
{
  PymBlockPlace place;
  Search search = { block, false };

  if (pym_heap_in_arenas (heap, block))
    return pym_heap_locate (heap, block, &place) && place.start == block &&
           place.state == PYM_BLOCK_USED;
  pym_large_walk (&heap->large, compare, &search);
  return search.found;
}

void
pym_heap_walk_small (const PymHeap *heap, PymHeapVisit visit, void *data)
{
  uint8_t states[PYM_MAX_BLOCKS];

  for (size_t i = 0; i < heap->n_arenas; i++)
    {
      const PymArena *arena = &heap->arenas[i];

      if (arena->address == 0)
        continue;
      for (uintptr_t p = pym_arena_first_pool (heap, arena); p < arena->pool_address;
           p += heap->profile->pool_size)
        {
          const PymPool *pool = (const PymPool *) p;
          size_t size = pym_class_size (pool->size_class);
          unsigned capacity;

          if (pool->count == 0)
            continue;
          capacity = read_states (heap, pool, states);
          for (unsigned j = 0; j < capacity; j++)
            if (states[j] == PYM_BLOCK_USED)
              visit ((const void *) (p + PYM_POOL_HEADER_SIZE + j * size), size, data);
        }
    }
}

void
pym_heap_walk_large (const PymHeap *heap, PymHeapVisit visit, void *data)
{
  pym_large_walk (&heap->large, visit, data);
}

size_t
pym_heap_static_range (const PymHeap *heap, const void **start)
{
  *start = heap->static_start;
  return (size_t) (heap->static_next - heap->static_start);
}
