#include "pym-heap-private.h"

void *
pym_pool_allocate_from_new (PymHeap *heap, unsigned size_class)
{
  PymPool *ring = &heap->used[size_class];
  PymPool *pool = pym_arenas_take_pool (heap);
  size_t size = pym_class_size (size_class);
  void **block;

  if (pool == NULL)
    return NULL;

  /* It is the only one of its class. */
  pool->next = pool->prev = ring;
  ring->next = ring->prev = pool;
  pool->count = 1;

  if (pool->size_class == size_class)
    {
      block = pool->free_list;
      pool->free_list = *block;
      if (pool->free_list == NULL)
        pym_pool_extend (pool);
      return block;
    }

  PYM_UNPOISON (pool, heap->profile->pool_size);
  block = (void **) ((char *) pool + PYM_POOL_HEADER_SIZE);
  pool->size_class = size_class;
  pool->next_offset = (uint32_t) (PYM_POOL_HEADER_SIZE + 2 * size);
  pool->max_next_offset = (uint32_t) (heap->profile->pool_size - size);
  pool->free_list = (void **) ((char *) block + size);
  *pool->free_list = NULL;
  return block;
}

void
pym_pool_extend (PymPool *pool)
{
  if (pool->next_offset <= pool->max_next_offset)
    {
      pool->free_list = (void **) ((char *) pool + pool->next_offset);
      pool->next_offset += (uint32_t) pym_class_size (pool->size_class);
      *pool->free_list = NULL;
      return;
    }
  pool->next->prev = pool->prev;
  pool->prev->next = pool->next;
}

void
pym_pool_full_to_used (PymHeap *heap, PymPool *pool)
{
  PymPool *ring = &heap->used[pool->size_class];

  pool->next = ring->next;
  pool->prev = ring;
  ring->next->prev = pool;
  ring->next = pool;
}

void
pym_pool_used_to_empty (PymHeap *heap, PymPool *pool)
{
  pool->next->prev = pool->prev;
  pool->prev->next = pool->next;
  pym_arenas_return_pool (heap, pool);
}
