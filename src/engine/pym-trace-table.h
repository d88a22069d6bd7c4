/* Traces by their block: what was requested, which traceback it has and, where that is wanted, its
 * serial. A pool has a page with one word for each of its blocks, found by pool and place in the
 * pool as the heap itself finds them; so nothing is searched, and a trace is 8 bytes, or 16 with a
 * serial. Large blocks are in a table by address. All of it is raw memory.
 *
 * A pool's page is made for its size class. One without traces stays where it is while there are
 * few of them, and is made anew when its pool has another class by then.
 */
#pragma once

#include "pym-heap-private.h"
#include "pym-runtime.h"

#define PYM_TRACE_MAX_SIZE       ((UINT64_C (1) << 40) - 1) /* bytes of one block */
#define PYM_TRACE_MAX_TRACEBACKS ((UINT32_C (1) << 24) - 2)

/* The size below, the traceback's id plus one above. 0: a small block that is not traced. */
typedef uint64_t PymTraceWord;

#define PYM_TRACE_SIZE_BITS 40

static inline PymTraceWord
pym_trace_word (size_t size, uint32_t traceback)
{
  return (uint64_t) (traceback + 1) << PYM_TRACE_SIZE_BITS | size;
}

static inline size_t
pym_trace_word_size (PymTraceWord word)
{
  return word & PYM_TRACE_MAX_SIZE;
}

static inline uint32_t
pym_trace_word_traceback (PymTraceWord word)
{
  return (uint32_t) (word >> PYM_TRACE_SIZE_BITS) - 1;
}

typedef struct
{
  uint32_t size_class;
  uint32_t n_used;
  uint32_t n_places; /* words; as many serials behind them where they are kept */
  PymTraceWord words[];
} PymTracePage;

/* The pages of an arena's place in the region. */
typedef struct
{
  PymTracePage *pages[PYM_MAX_POOLS];
} PymTraceLeaf;

typedef struct
{
  const void *block; /* NULL: free */
  PymTraceWord word;
  uint64_t serial;
} PymLargeTrace;

typedef struct
{
  PymHeap *heap;
  bool with_serials;
  unsigned pool_bits;
  PymTraceLeaf **leaves; /* by place in the region */
  size_t n_leaves;       /* room */
  size_t n_idle;         /* pages without traces */
  size_t page_bytes;     /* of all pages and leaves */
  PymLargeTrace *large;  /* open addressing, at most half full */
  size_t large_mask, n_large;
} PymTraceTable;

/* A block's trace. `word` NULL: not found. */
typedef struct
{
  PymTraceWord *word;
  uint64_t *serial;   /* NULL: none are kept */
  PymTracePage *page; /* NULL: a large block */
} PymTracePlace;

void pym_trace_table_init (PymTraceTable *table, PymRuntime *rt, bool with_serials);
/* Forgets all traces. */
void pym_trace_table_clear (PymRuntime *rt, PymTraceTable *table);
/* Pool by pool in the order of their blocks, then large ones in no order. `serial` is 0 when none
 * are kept. */
void pym_trace_table_walk (const PymTraceTable *table,
                           void (*visit) (const void *block, PymTraceWord, uint64_t serial, void *),
                           void *data);
size_t pym_trace_table_memory (const PymTraceTable *table); /* bytes */

/* For any address; not found when no traced block begins there. */
PymTracePlace pym_trace_table_find (const PymTraceTable *table, const void *block);

/* For the functions below. */
PymTracePage *pym_trace_table_make_page (PymRuntime *rt, PymTraceTable *table, const void *block);
PymTracePlace pym_trace_table_make_large (PymRuntime *rt, PymTraceTable *table, const void *block);
PymTracePlace pym_trace_table_find_large (const PymTraceTable *table, const void *block);
void pym_trace_table_remove_large (PymTraceTable *table, const void *block);
/* The last trace of the block's page is gone. */
void pym_trace_table_idle (PymRuntime *rt, PymTraceTable *table, const void *block);

/* NULL when nothing of its pool was ever traced. */
static inline PymTracePage *
pym_trace_table_page (const PymTraceTable *table, const void *block)
{
  size_t pool = ((uintptr_t) block - table->heap->arenas_base) >> table->pool_bits;
  size_t leaf = pool / PYM_MAX_POOLS;

  if (PYM_UNLIKELY (leaf >= table->n_leaves || table->leaves[leaf] == NULL))
    return NULL;
  return table->leaves[leaf]->pages[pool % PYM_MAX_POOLS];
}

/* Rounded up, so that a product with a number of 16 byte units has the quotient in its upper half.
 */
#define PYM_TRACE_RECIPROCAL(n) ((65536 + (n) -1) / (n))

/* The number of a block in a pool of that class. */
static inline size_t
pym_trace_page_index (const PymTraceTable *table, const PymTracePage *page, const void *block)
{
  static const uint32_t reciprocals[PYM_N_CLASSES] = {
#define R(n) PYM_TRACE_RECIPROCAL (n)
    R (1),  R (2),  R (3),  R (4),  R (5),  R (6),  R (7),  R (8),  R (9),  R (10), R (11),
    R (12), R (13), R (14), R (15), R (16), R (17), R (18), R (19), R (20), R (21), R (22),
    R (23), R (24), R (25), R (26), R (27), R (28), R (29), R (30), R (31), R (32),
#undef R
  };
  size_t offset = ((uintptr_t) block & table->heap->pool_mask) - PYM_POOL_HEADER_SIZE;

  return (offset >> PYM_ALIGNMENT_SHIFT) * reciprocals[page->size_class] >> 16;
}

_Static_assert(PYM_N_CLASSES == 32, "a reciprocal for each size class");

static inline PymTracePlace
pym_trace_page_place (const PymTraceTable *table, PymTracePage *page, const void *block)
{
  PymTraceWord *word = &page->words[pym_trace_page_index (table, page, block)];

  return (PymTracePlace){ word, table->with_serials ? word + page->n_places : NULL, page };
}

/* Where the trace of a block is, or is to be: then the word is 0, and has to be filled. Not found
 * without memory. */
static inline PymTracePlace
pym_trace_table_make (PymRuntime *rt, PymTraceTable *table, const void *block)
{
  PymTracePage *page;
  PymTracePlace place;

  if (PYM_UNLIKELY (!pym_heap_in_arenas (table->heap, block)))
    return pym_trace_table_make_large (rt, table, block);
  page = pym_trace_table_page (table, block);
  if (PYM_UNLIKELY (page == NULL ||
                    page->size_class != pym_heap_pool_of (table->heap, block)->size_class))
    page = pym_trace_table_make_page (rt, table, block);
  if (PYM_UNLIKELY (page == NULL))
    return (PymTracePlace){ 0 };
  place = pym_trace_page_place (table, page, block);
  if (PYM_LIKELY (*place.word == 0) && page->n_used++ == 0)
    table->n_idle--;
  return place;
}

/* The trace of a block that is in use; not found when it has none. */
static inline PymTracePlace
pym_trace_table_of_block (const PymTraceTable *table, const void *block)
{
  PymTracePage *page;
  PymTracePlace place;

  if (PYM_UNLIKELY (!pym_heap_in_arenas (table->heap, block)))
    return pym_trace_table_find_large (table, block);
  page = pym_trace_table_page (table, block);
  if (page == NULL)
    return (PymTracePlace){ 0 };
  place = pym_trace_page_place (table, page, block);
  return *place.word != 0 ? place : (PymTracePlace){ 0 };
}

/* Takes out the trace that was found for this block. */
static inline void
pym_trace_table_remove (PymRuntime *rt,
                        PymTraceTable *table,
                        PymTracePlace place,
                        const void *block)
{
  if (PYM_UNLIKELY (place.page == NULL))
    {
      pym_trace_table_remove_large (table, block);
      return;
    }
  *place.word = 0;
  if (PYM_UNLIKELY (--place.page->n_used == 0))
    pym_trace_table_idle (rt, table, block);
}
