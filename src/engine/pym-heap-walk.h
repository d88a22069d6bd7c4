/* Looking at a heap: arenas, pools, blocks, free lists, large requests. Nothing here changes it.
 *
 * Arenas are named by the index of their record, pools by their place in the arena (0 is the first
 * whole one), blocks by their place in the pool. Functions that fill an array store at most `max`
 * and return how many there are, so that a first call with 0 says what is needed.
 */
#pragma once

#include "pym-heap.h"

#define PYM_MAX_BLOCKS 1024 /* in a pool, in every profile */

typedef struct
{
  uint32_t arena;
  uint32_t n_pools;      /* 64, or 63 when the arena does not begin where a pool may */
  uint32_t n_free_pools; /* empty ones and never-used ones */
  uint32_t n_never_used;
  uint64_t nominal; /* address of its begin */
} PymArenaSummary;

typedef enum
{
  PYM_POOL_NEVER_USED, /* not carved from its arena yet */
  PYM_POOL_EMPTY,
  PYM_POOL_USED,
  PYM_POOL_FULL,
} PymPoolState;

typedef struct
{
  uint32_t arena;
  uint8_t index;
  uint8_t state;      /* PymPoolState */
  uint8_t size_class; /* the last one of an empty pool; 0 when never used */
  uint16_t used;      /* blocks */
  uint16_t capacity;
  uint16_t n_carved; /* blocks that are in use or in the free list */
} PymPoolSummary;

/* In the order of their records. Cost: O(arenas). */
size_t pym_heap_summarize_arenas (const PymHeap *heap, PymArenaSummary *out, size_t max);
/* All pools of each arena, in the order of pym_heap_summarize_arenas (). Cost: O(pools). */
size_t pym_heap_summarize_pools (const PymHeap *heap, PymPoolSummary *out, size_t max);

/* Arenas with a free pool, in the order in which they will serve. */
size_t pym_heap_list_usable (const PymHeap *heap, uint32_t *arenas, size_t max);

typedef enum
{
  PYM_BLOCK_NEVER_USED, /* not carved */
  PYM_BLOCK_FREE,
  PYM_BLOCK_USED,
} PymBlockState;

/* The state of each block of a pool, PymBlockState in a byte. Returns the pool's capacity, 0 when
 * it was never used. */
unsigned pym_heap_read_pool (const PymHeap *heap,
                             uint32_t arena,
                             unsigned pool,
                             uint8_t states[PYM_MAX_BLOCKS]);
/* The pool's free list in the order in which it will serve, as places of blocks. */
unsigned pym_heap_read_free_list (const PymHeap *heap,
                                  uint32_t arena,
                                  unsigned pool,
                                  uint16_t blocks[PYM_MAX_BLOCKS]);

/* Where an address is. */
typedef struct
{
  uint32_t arena;
  unsigned pool, block;
  unsigned size_class;
  PymBlockState state;
  const void *start; /* of the block */
} PymBlockPlace;

/* False when no block of a pool is there: outside the arenas, in a header, in what is left behind
 * the last block, in a pool never used. Cost: the pool's free list. */
bool pym_heap_locate (const PymHeap *heap, const void *address, PymBlockPlace *out);

/* Whether a block in use, small or large, begins there. Large ones cost O(large requests). */
bool pym_heap_is_in_use (const PymHeap *heap, const void *block);

typedef void (*PymHeapVisit) (const void *block, size_t size, void *data);

/* Every block in use, with its class's size; then every large request, with the size requested. */
void pym_heap_walk_small (const PymHeap *heap, PymHeapVisit visit, void *data);
void pym_heap_walk_large (const PymHeap *heap, PymHeapVisit visit, void *data);

/* What pym_heap_static_new () has handed out: where it begins, and its bytes. */
size_t pym_heap_static_range (const PymHeap *heap, const void **start);
