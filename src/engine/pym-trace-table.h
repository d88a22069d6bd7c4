/* Traces by the address of their block. Neighbours in memory are neighbours here: a page of 16 KiB
 * has a small array with a place for every 16 bytes, so that a program that allocates block after
 * block touches line after line, and not a new one each time. All of it is raw memory.
 */
#pragma once

#include "pym-runtime.h"

#define PYM_TRACE_MAX_SIZE       ((UINT64_C (1) << 40) - 1) /* bytes of one block */
#define PYM_TRACE_MAX_TRACEBACKS ((UINT32_C (1) << 24) - 1)

typedef struct
{
  uint64_t serial; /* 0: nothing is traced here */
  uint64_t size : 40;
  uint64_t traceback : 24; /* its id */
} PymTraceEntry;

_Static_assert(sizeof (PymTraceEntry) == 16, "four traces to a cache line");

#define PYM_TRACE_PAGE_BITS  14
#define PYM_TRACE_PLACE_BITS 4
#define PYM_TRACE_N_PLACES   (1u << (PYM_TRACE_PAGE_BITS - PYM_TRACE_PLACE_BITS))
#define PYM_TRACE_N_RECENT   64

typedef struct PymTracePage
{
  uint64_t number; /* of the page: address >> PYM_TRACE_PAGE_BITS */
  uint32_t n_used;
  struct PymTracePage *next_spare;
  PymTraceEntry entries[PYM_TRACE_N_PLACES];
} PymTracePage;

/* Starts zeroed. */
typedef struct
{
  PymTracePage **pages; /* open addressing by page number, at most half full */
  size_t mask, n_pages;
  PymTracePage *spare; /* empty ones that wait to be used again */
  unsigned n_spare;
  PymTracePage *recent[PYM_TRACE_N_RECENT]; /* by the page number's lowest bits */
} PymTraceTable;

void pym_trace_table_fini (PymRuntime *rt, PymTraceTable *table);
/* Page by page, the entries in the order of their blocks. */
void pym_trace_table_walk (const PymTraceTable *table,
                           void (*visit) (const void *block, const PymTraceEntry *, void *data),
                           void *data);
size_t pym_trace_table_memory (const PymTraceTable *table); /* bytes */

/* For the functions below: the page when it is not a recent one, or NULL; a new one, or NULL
 * without memory; and the end of a page that is empty. */
PymTracePage *pym_trace_table_find_page (PymTraceTable *table, uint64_t number);
PymTracePage *pym_trace_table_add_page (PymRuntime *rt, PymTraceTable *table, uint64_t number);
void pym_trace_table_drop_page (PymRuntime *rt, PymTraceTable *table, PymTracePage *page);

/* The page that a block begins in; NULL when nothing is traced there. */
static inline PymTracePage *
pym_trace_table_page (PymTraceTable *table, const void *block)
{
  uint64_t number = (uintptr_t) block >> PYM_TRACE_PAGE_BITS;
  PymTracePage *page = table->recent[number & (PYM_TRACE_N_RECENT - 1)];

  if (PYM_LIKELY (page != NULL && page->number == number))
    return page;
  return pym_trace_table_find_page (table, number);
}

/* The same, made when it is not there; NULL without memory. */
static inline PymTracePage *
pym_trace_table_make_page (PymRuntime *rt, PymTraceTable *table, const void *block)
{
  PymTracePage *page = pym_trace_table_page (table, block);

  if (PYM_UNLIKELY (page == NULL))
    page = pym_trace_table_add_page (rt, table, (uintptr_t) block >> PYM_TRACE_PAGE_BITS);
  return page;
}

/* The block's place in its page. Whoever gives it its first serial counts it in `n_used`. */
static inline PymTraceEntry *
pym_trace_page_entry (PymTracePage *page, const void *block)
{
  return &page->entries[((uintptr_t) block >> PYM_TRACE_PLACE_BITS) & (PYM_TRACE_N_PLACES - 1)];
}

/* NULL when the block is not traced. */
static inline PymTraceEntry *
pym_trace_table_find (PymTraceTable *table, const void *block)
{
  PymTracePage *page = pym_trace_table_page (table, block);
  PymTraceEntry *entry = page != NULL ? pym_trace_page_entry (page, block) : NULL;

  return entry != NULL && entry->serial != 0 ? entry : NULL;
}

/* Of an entry that is in use. */
static inline void
pym_trace_table_remove (PymRuntime *rt,
                        PymTraceTable *table,
                        PymTracePage *page,
                        PymTraceEntry *entry)
{
  *entry = (PymTraceEntry){ 0 };
  if (--page->n_used == 0)
    pym_trace_table_drop_page (rt, table, page);
}
