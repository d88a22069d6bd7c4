/* A pool: one or more pages cut into blocks of one size class. Its header lies at its start and is
 * laid out as CPython's (Objects/obmalloc.c, 48 bytes).
 *
 * Blocks below `next_offset` are carved. Those of them that are not in use form the list that
 * begins at `free_list`, last freed first, the link in a block's first word. One block is carved
 * whenever the list has run out, so a list may end in a block that was never handed out.
 *
 * A pool is
 *   used   some blocks in use, some not: in the ring of its class, and `free_list` is not NULL
 *   full   all blocks in use: in no list, and `free_list` is NULL
 *   empty  no block in use: in its arena's list of free pools, through `next`. It keeps its class
 * and free list, so that the next use by the same class goes on where it was.
 */
#pragma once

#include "pym-profile.h"

typedef struct PymPool PymPool;

struct PymPool
{
  uint32_t count; /* blocks in use */
  void **free_list;
  PymPool *next,
      *prev;           /* used: in the ring; empty: `next` in the arena's list; full: meaningless */
  uint32_t arena;      /* index of its arena's record */
  uint32_t size_class; /* PYM_POOL_NO_CLASS before the first use */
  uint32_t next_offset;     /* of the next never-used block */
  uint32_t max_next_offset; /* beyond this a never-used block would not fit */
};

#define PYM_POOL_HEADER_SIZE sizeof (PymPool)
#define PYM_POOL_NO_CLASS    0xffffu

_Static_assert(sizeof (PymPool) == 48, "CPython's pool header");

static inline unsigned
pym_pool_capacity (const PymProfile *profile, unsigned size_class)
{
  return (unsigned) ((profile->pool_size - PYM_POOL_HEADER_SIZE) / pym_class_size (size_class));
}
