#include "pym-trace-table.h"

#include <string.h>

#define FIRST_ROOM          64
#define MAX_SPARE           16
#define RECENT_SLOT(number) ((number) & (PYM_TRACE_N_RECENT - 1))
_Static_assert((FIRST_ROOM & (FIRST_ROOM - 1)) == 0, "slots are found with a mask");

static inline size_t
slot_of (const PymTraceTable *table, uint64_t number)
{
  return (size_t) ((number * UINT64_C (0x9e3779b97f4a7c15)) >> 32) & table->mask;
}

/* The page's place, or the free one where it would be. The table has room. */
static PymTracePage **
find_place (const PymTraceTable *table, uint64_t number)
{
  size_t i = slot_of (table, number);

  while (table->pages[i] != NULL && table->pages[i]->number != number)
    i = (i + 1) & table->mask;
  return &table->pages[i];
}

PymTracePage *
pym_trace_table_find_page (PymTraceTable *table, uint64_t number)
{
  PymTracePage *page = table->pages != NULL ? *find_place (table, number) : NULL;

  if (page != NULL)
    table->recent[RECENT_SLOT (number)] = page;
  return page;
}

static bool
make_room (PymRuntime *rt, PymTraceTable *table)
{
  size_t old_room = table->pages != NULL ? table->mask + 1 : 0;
  size_t room = old_room > 0 ? old_room * 2 : FIRST_ROOM;
  PymTracePage **old = table->pages, **pages;

  if (table->n_pages * 2 < old_room)
    return true;
  pages = pym_raw_calloc (rt, room, sizeof (PymTracePage *));
  if (pages == NULL)
    return false;
  table->pages = pages;
  table->mask = room - 1;
  for (size_t i = 0; i < old_room; i++)
    if (old[i] != NULL)
      *find_place (table, old[i]->number) = old[i];
  pym_raw_free (rt, old);
  return true;
}

PymTracePage *
pym_trace_table_add_page (PymRuntime *rt, PymTraceTable *table, uint64_t number)
{
  PymTracePage *page;

  if (!make_room (rt, table))
    return NULL;
  page = table->spare;
  if (page != NULL)
    {
      table->spare = page->next_spare;
      table->n_spare--;
    }
  else
    page = pym_raw_calloc (rt, 1, sizeof *page);
  if (page == NULL)
    return NULL;
  page->number = number;
  *find_place (table, number) = page;
  table->recent[RECENT_SLOT (number)] = page;
  table->n_pages++;
  return page;
}

/* An empty page leaves the table; closing the gap keeps every search from stopping too early. */
void
pym_trace_table_drop_page (PymRuntime *rt, PymTraceTable *table, PymTracePage *page)
{
  size_t gap = find_place (table, page->number) - table->pages;
  PymTracePage **recent = &table->recent[RECENT_SLOT (page->number)];

  for (size_t i = (gap + 1) & table->mask; table->pages[i] != NULL; i = (i + 1) & table->mask)
    {
      size_t home = slot_of (table, table->pages[i]->number);

      if (((i - home) & table->mask) >= ((i - gap) & table->mask))
        {
          table->pages[gap] = table->pages[i];
          gap = i;
        }
    }
  table->pages[gap] = NULL;
  table->n_pages--;
  if (*recent == page)
    *recent = NULL;
  if (table->n_spare < MAX_SPARE)
    {
      page->next_spare = table->spare;
      table->spare = page;
      table->n_spare++;
    }
  else
    pym_raw_free (rt, page);
}

void
pym_trace_table_walk (const PymTraceTable *table,
                      void (*visit) (const void *block, const PymTraceEntry *, void *data),
                      void *data)
{
  size_t room = table->pages != NULL ? table->mask + 1 : 0;

  for (size_t i = 0; i < room; i++)
    {
      const PymTracePage *page = table->pages[i];

      for (uintptr_t k = 0; page != NULL && k < PYM_TRACE_N_PLACES; k++)
        if (page->entries[k].serial != 0)
          visit ((const void *) ((uintptr_t) page->number << PYM_TRACE_PAGE_BITS |
                                 k << PYM_TRACE_PLACE_BITS),
                 &page->entries[k], data);
    }
}

size_t
pym_trace_table_memory (const PymTraceTable *table)
{
  return (table->pages != NULL ? (table->mask + 1) * sizeof (PymTracePage *) : 0) +
         (table->n_pages + table->n_spare) * sizeof (PymTracePage);
}

void
pym_trace_table_fini (PymRuntime *rt, PymTraceTable *table)
{
  size_t room = table->pages != NULL ? table->mask + 1 : 0;

  for (size_t i = 0; i < room; i++)
    pym_raw_free (rt, table->pages[i]);
  while (table->spare != NULL)
    {
      PymTracePage *page = table->spare;

      table->spare = page->next_spare;
      pym_raw_free (rt, page);
    }
  pym_raw_free (rt, table->pages);
  *table = (PymTraceTable){ 0 };
}
