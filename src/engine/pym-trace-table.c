#include "pym-trace-table.h"

#include <string.h>

#define FIRST_PAGES 1024
#define FIRST_LARGE 64
#define MAX_IDLE    64
_Static_assert((PYM_N_CLASSES + 1) * 1024 < 65536,
               "a reciprocal is exact for all of a pool's units");
_Static_assert((FIRST_LARGE & (FIRST_LARGE - 1)) == 0, "slots are found with a mask");

void
pym_trace_table_init (PymTraceTable *table, PymRuntime *rt, bool with_serials)
{
  *table = (PymTraceTable){ .heap = rt->heap, .with_serials = with_serials };
  table->arenas_base = rt->heap->arenas_base;
  table->pool_mask = rt->heap->pool_mask;
  table->pool_bits = (unsigned) __builtin_ctzll (rt->heap->pool_mask + 1);
}

/* --- Pages --- */

static size_t
page_size (const PymTraceTable *table, size_t n_places)
{
  return sizeof (PymTracePage) + n_places * sizeof (PymTraceWord) * (table->with_serials ? 2 : 1);
}

static void
free_page (PymRuntime *rt, PymTraceTable *table, PymTracePage **place)
{
  table->page_bytes -= page_size (table, (*place)->n_places);
  pym_raw_free (rt, *place);
  *place = NULL;
}

/* NULL without memory. */
static PymTracePage **
make_place (PymRuntime *rt, PymTraceTable *table, size_t pool)
{
  size_t room = table->n_pages > 0 ? table->n_pages : FIRST_PAGES;
  PymTracePage **pages;

  while (room <= pool)
    room *= 2;
  if (room > table->n_pages)
    {
      pages = pym_raw_realloc (rt, table->pages, room * sizeof *pages);
      if (pages == NULL)
        return NULL;
      memset (pages + table->n_pages, 0, (room - table->n_pages) * sizeof *pages);
      table->pages = pages;
      table->n_pages = room;
    }
  return &table->pages[pool];
}

static size_t
pool_number (const PymTraceTable *table, const void *block)
{
  return ((uintptr_t) block - table->arenas_base) >> table->pool_bits;
}

PymTracePage *
pym_trace_table_make_page (PymRuntime *rt, PymTraceTable *table, const void *block)
{
  PymTracePage **place = make_place (rt, table, pool_number (table, block));
  uint32_t size_class = pym_heap_pool_of (table->heap, block)->size_class;
  /* One more: a page of another class may be asked for a block that it has no trace of. */
  size_t n = pym_pool_capacity (table->heap->profile, size_class) + 1;
  PymTracePage *page;

  if (place == NULL)
    return NULL;
  if (*place != NULL)
    {
      pym_assert ((*place)->n_used == 0);
      free_page (rt, table, place);
      table->n_idle--;
    }
  page = pym_raw_calloc (rt, 1, page_size (table, n));
  if (page == NULL)
    return NULL;
  page->size_class = size_class;
  page->reciprocal = (65536 + size_class) / (size_class + 1);
  page->n_places = (uint32_t) n;
  table->page_bytes += page_size (table, n);
  table->n_idle++;
  return *place = page;
}

void
pym_trace_table_idle (PymRuntime *rt, PymTraceTable *table, const void *block)
{
  size_t pool = pool_number (table, block);

  if (table->n_idle == MAX_IDLE)
    free_page (rt, table, &table->pages[pool]);
  else
    table->n_idle++;
}

/* --- Large blocks --- */

static inline size_t
slot_of (const PymTraceTable *table, const void *block)
{
  return (size_t) (((uintptr_t) block >> PYM_ALIGNMENT_SHIFT) * UINT64_C (0x9e3779b97f4a7c15) >>
                   32) &
         table->large_mask;
}

/* The block's entry, or the free one where it would be. The table has room. */
static PymLargeTrace *
probe (const PymTraceTable *table, const void *block)
{
  size_t i = slot_of (table, block);

  while (table->large[i].block != NULL && table->large[i].block != block)
    i = (i + 1) & table->large_mask;
  return &table->large[i];
}

static PymTracePlace
large_place (const PymTraceTable *table, PymLargeTrace *entry)
{
  return (PymTracePlace){ &entry->word, table->with_serials ? &entry->serial : NULL, NULL };
}

static size_t
large_room (const PymTraceTable *table)
{
  return table->large != NULL ? table->large_mask + 1 : 0;
}

static bool
make_room (PymRuntime *rt, PymTraceTable *table)
{
  size_t old_room = large_room (table);
  size_t room = old_room > 0 ? old_room * 2 : FIRST_LARGE;
  PymLargeTrace *old = table->large, *large;

  if (table->n_large * 2 < old_room)
    return true;
  large = pym_raw_calloc (rt, room, sizeof *large);
  if (large == NULL)
    return false;
  table->large = large;
  table->large_mask = room - 1;
  for (size_t i = 0; i < old_room; i++)
    if (old[i].block != NULL)
      *probe (table, old[i].block) = old[i];
  pym_raw_free (rt, old);
  return true;
}

PymTracePlace
pym_trace_table_make_large (PymRuntime *rt, PymTraceTable *table, const void *block)
{
  PymLargeTrace *entry;

  if (!make_room (rt, table))
    return (PymTracePlace){ 0 };
  entry = probe (table, block);
  if (entry->block == NULL)
    {
      entry->block = block;
      table->n_large++;
    }
  return large_place (table, entry);
}

PymTracePlace
pym_trace_table_find_large (const PymTraceTable *table, const void *block)
{
  PymLargeTrace *entry = table->large != NULL ? probe (table, block) : NULL;

  if (entry == NULL || entry->block == NULL)
    return (PymTracePlace){ 0 };
  return large_place (table, entry);
}

/* Closing the gap keeps every search from stopping too early. */
void
pym_trace_table_remove_large (PymTraceTable *table, const void *block)
{
  size_t mask = table->large_mask;
  size_t gap = (size_t) (probe (table, block) - table->large);

  for (size_t i = (gap + 1) & mask; table->large[i].block != NULL; i = (i + 1) & mask)
    if (((i - slot_of (table, table->large[i].block)) & mask) >= ((i - gap) & mask))
      {
        table->large[gap] = table->large[i];
        gap = i;
      }
  table->large[gap] = (PymLargeTrace){ 0 };
  table->n_large--;
}

/* --- All of it --- */

PymTracePlace
pym_trace_table_find (const PymTraceTable *table, const void *block)
{
  const PymTracePage *page;
  size_t offset;

  if (!pym_heap_in_arenas (table->heap, block))
    return pym_trace_table_find_large (table, block);
  page = pym_trace_table_page (table, block);
  offset = (uintptr_t) block & table->pool_mask;
  if (page == NULL || offset < PYM_POOL_HEADER_SIZE ||
      (offset - PYM_POOL_HEADER_SIZE) % pym_class_size (page->size_class) != 0)
    return (PymTracePlace){ 0 };
  return pym_trace_table_of_block (table, block);
}

void
pym_trace_table_walk (const PymTraceTable *table,
                      void (*visit) (const void *block, PymTraceWord, uint64_t serial, void *),
                      void *data)
{
  for (size_t pool = 0; pool < table->n_pages; pool++)
    {
      const PymTracePage *page = table->pages[pool];
      const char *first =
          (const char *) table->arenas_base + (pool << table->pool_bits) + PYM_POOL_HEADER_SIZE;

      for (size_t i = 0; page != NULL && page->n_used > 0 && i < page->n_places; i++)
        if (page->words[i] != 0)
          visit (first + i * pym_class_size (page->size_class), page->words[i],
                 table->with_serials ? page->words[page->n_places + i] : 0, data);
    }
  for (size_t i = 0; i < large_room (table); i++)
    if (table->large[i].block != NULL)
      visit (table->large[i].block, table->large[i].word, table->large[i].serial, data);
}

size_t
pym_trace_table_memory (const PymTraceTable *table)
{
  return table->page_bytes + table->n_pages * sizeof *table->pages +
         large_room (table) * sizeof *table->large;
}

void
pym_trace_table_clear (PymRuntime *rt, PymTraceTable *table)
{
  for (size_t i = 0; i < table->n_pages; i++)
    pym_raw_free (rt, table->pages[i]);
  pym_raw_free (rt, table->pages);
  pym_raw_free (rt, table->large);
  pym_trace_table_init (table, rt, table->with_serials);
}
