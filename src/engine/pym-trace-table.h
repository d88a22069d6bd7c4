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
  uint32_t reciprocal; /* of the class's size in units of 16 bytes, times 65536, rounded up */
  uint32_t n_used;
  uint32_t n_places; /* words; as many serials behind them where they are kept */
  PymTraceWord words[];
} PymTracePage;

typedef struct
{
  const void *block; /* NULL: free */
  PymTraceWord word;
  uint64_t serial;
} PymLargeTrace;

typedef struct
{
  PymHeap *heap;
  uintptr_t arenas_base, pool_mask; /* the heap's */
  PymTracePage **pages;             /* by number of the pool in the region */
  size_t n_pages;                   /* room */
  unsigned pool_bits;
  bool with_serials;
  size_t n_idle;        /* pages without traces */
  size_t page_bytes;    /* of all pages */
  PymLargeTrace *large; /* open addressing, at most half full */
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

/* NULL when nothing of its pool was ever traced, and for a large block. */
static inline PymTracePage *
pym_trace_table_page (const PymTraceTable *table, const void *block)
{
  size_t pool = ((uintptr_t) block - table->arenas_base) >> table->pool_bits;

  return PYM_LIKELY (pool < table->n_pages) ? table->pages[pool] : NULL;
}

/* Of a block in a pool of the page's class. A number of units times the reciprocal has the quotient
 * in its upper half. */
static inline PymTraceWord *
pym_trace_page_word (const PymTraceTable *table, PymTracePage *page, const void *block)
{
  size_t offset = ((uintptr_t) block & table->pool_mask) - PYM_POOL_HEADER_SIZE;

  return &page->words[(offset >> PYM_ALIGNMENT_SHIFT) * page->reciprocal >> 16];
}

static inline PymTracePlace
pym_trace_page_place (const PymTraceTable *table, PymTracePage *page, const void *block)
{
  PymTraceWord *word = pym_trace_page_word (table, page, block);

  return (PymTracePlace){ word, table->with_serials ? word + page->n_places : NULL, page };
}

/* A place of the page is going to be used. */
static inline void
pym_trace_table_count (PymTraceTable *table, PymTracePage *page)
{
  if (PYM_UNLIKELY (page->n_used++ == 0))
    table->n_idle--;
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
  if (*place.word == 0)
    pym_trace_table_count (table, page);
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
