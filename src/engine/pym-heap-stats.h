/* What the allocator can say about itself: the figures, and the text that CPython prints of them
 * (_PyObject_DebugMallocStats; the same code serves any profile).
 */
#pragma once

#include "pym-heap.h"

#include <stdio.h>

typedef struct
{
  size_t n_pools;  /* used and full ones */
  size_t n_blocks; /* in use */
  size_t n_available;
} PymClassStats;

typedef struct
{
  PymClassStats classes[PYM_N_CLASSES];
  size_t n_arenas, n_arenas_total, n_arenas_highest;
  size_t n_unused_pools; /* empty ones and never-used ones */
  /* Bytes; together they are the arenas' size. */
  size_t in_blocks, in_available_blocks, in_unused_pools, in_headers, in_quantization, in_alignment;
  size_t n_map_middle, n_map_bottom;
  size_t n_large, large_bytes;
} PymHeapStats;

/* Cost: O(pools). */
void pym_heap_get_stats (const PymHeap *heap, PymHeapStats *out);

/* Returns -1 when writing failed. */
int pym_heap_print_stats (const PymHeap *heap, FILE *stream);

/* A line of that text: the label, filled up, and the value's digits in groups of three. */
void pym_heap_print_figure (FILE *stream, const char *label, size_t value);
