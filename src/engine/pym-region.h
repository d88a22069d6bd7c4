/* Address space of a heap's own. It is reserved once, at a multiple of 16 GiB, and memory is put
 * behind parts of it and taken away again. Because everything that the heap hands out lies in it,
 * an address is the region's base plus an offset, and the offset depends on the requests alone.
 */
#pragma once

#include "pym-base.h"

#define PYM_REGION_ALIGNMENT ((size_t) 1 << 34)

typedef struct
{
  char *base;
  size_t size; /* bytes reserved, none of them usable until committed */
} PymRegion;

PymStatus pym_region_reserve (PymRegion *region, size_t size);
void pym_region_release (PymRegion *region);

/* `start` and `size` are rounded outwards to pages. What is committed already keeps its contents.
 * The memory reads as zero. */
PymStatus pym_region_commit (void *start, size_t size);

/* Gives the pages that lie wholly inside back to the system; using them is a fault. */
void pym_region_decommit (void *start, size_t size);

size_t pym_page_size (void);
