/* A heap: arenas, pools and blocks as CPython's obmalloc keeps them, and the requests that are too
 * large for a pool. It is the bare allocator; domains (pym-memory.h) and everything that wraps them
 * lie above.
 *
 * Everything handed out lies in a region of the heap's own, so that an address is its base plus an
 * offset, and the offset is a function of the requests so far. One thread at a time.
 */
#pragma once

#include "pym-profile.h"

/* Every arena will lie at a multiple of its size plus `arena_offset` (taken modulo that size).
 * NULL without memory or address space. */
PymHeap *pym_heap_new (const PymProfile *profile, size_t arena_offset);

/* Returns every byte, whether blocks are in use or not. */
void pym_heap_destroy (PymHeap *heap);

/* The rules are _PyObject_Malloc's and its sisters': NULL when memory is refused or the size
 * exceeds what an ssize_t holds; 0 bytes are a request that no pool serves, of one byte. A refused
 * realloc leaves the block as it was. */
void *pym_heap_malloc (PymHeap *heap, size_t size);
void *pym_heap_calloc (PymHeap *heap, size_t count, size_t size);
void *pym_heap_realloc (PymHeap *heap, void *block, size_t size);
void pym_heap_free (PymHeap *heap, void *block);

/* Zeroed, aligned to 16, in the heap's region but no block: not counted, never freed before the
 * heap is. For what is static in CPython and needs an address that a program may see. */
void *pym_heap_static_new (PymHeap *heap, size_t size);

/* Blocks in use in pools and live large requests (_Py_GetAllocatedBlocks). Cost: O(pools). */
ssize_t pym_heap_blocks_in_use (const PymHeap *heap);

/* Bytes of arenas and of large requests: what a heap limit counts. */
size_t pym_heap_bytes (const PymHeap *heap);

/* The most that pym_heap_bytes may reach; 0: no limit. A request that would lead beyond it is
 * refused with NULL, whoever makes it. The heap may already hold more: then only what needs more
 * memory is refused. */
void pym_heap_set_limit (PymHeap *heap, size_t bytes);
/* Requests refused so far. */
uint64_t pym_heap_refusals (const PymHeap *heap);

/* Bytes that a live block has room for: its class's size, or the requested size of a large one. */
size_t pym_heap_block_size (const PymHeap *heap, const void *block);

bool pym_heap_is_large (const PymHeap *heap, const void *block);
/* Whether the address lies in the heap's region at all. */
bool pym_heap_contains (const PymHeap *heap, const void *address);

/* The address as programs see it: the same in every run that made the same requests. 0 outside the
 * region; the inverse is NULL there. */
uint64_t pym_heap_nominal_address (const PymHeap *heap, const void *address);
void *pym_heap_real_address (const PymHeap *heap, uint64_t nominal);

const PymProfile *pym_heap_profile (const PymHeap *heap);

/* Verifies every invariant of arenas, pools, free lists, address map and large requests. Cost:
 * O(blocks). On PYM_BROKEN `*message` is a static sentence. */
PymStatus pym_heap_check (const PymHeap *heap, const char **message);
