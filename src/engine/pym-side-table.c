#include "pym-side-table.h"

#include <stdlib.h>
#include <string.h>

#include "pym-domain.h"
#include "pym-heap-private.h"

/* The notes of a pool, for one size class; made anew when the pool changes it. */
typedef struct
{
  unsigned size_class;
  PymBlockNote notes[];
} PoolNotes;

typedef struct
{
  const void *block; /* NULL: free */
  PymBlockNote note;
} LargeNote;

typedef struct
{
  struct PymSideTable *table;
  PymAllocator inner;
} NotedDomain;

struct PymSideTable
{
  PymRuntime *rt;
  bool active;
  uint64_t serial;
  uint64_t (*clock) (void *data);
  void *clock_data;
  PoolNotes **pools;         /* by number of the pool in the region */
  size_t n_pools_seen;       /* notes are only below this number */
  LargeNote *large;          /* open addressing */
  size_t n_large, n_entries; /* a power of two */
  NotedDomain mem, object;
};

static size_t
n_pool_numbers (const PymHeap *heap)
{
  return heap->arenas_size / heap->profile->pool_size;
}

static PymBlockNote *
small_note (struct PymSideTable *table, const void *block, bool make)
{
  const PymHeap *heap = table->rt->heap;
  const PymPool *pool = pym_heap_pool_of (heap, block);
  size_t number = ((uintptr_t) pool - heap->arenas_base) / heap->profile->pool_size;
  PoolNotes **place = &table->pools[number];
  size_t offset = (size_t) ((const char *) block - (const char *) pool);

  if (*place == NULL || (*place)->size_class != pool->size_class)
    {
      unsigned capacity = pym_pool_capacity (heap->profile, pool->size_class);

      if (!make)
        return NULL;
      free (*place);
      *place = calloc (1, sizeof **place + capacity * sizeof (*place)->notes[0]);
      if (*place == NULL)
        return NULL;
      (*place)->size_class = pool->size_class;
      if (number >= table->n_pools_seen)
        table->n_pools_seen = number + 1;
    }
  return &(*place)->notes[(offset - PYM_POOL_HEADER_SIZE) / pym_class_size (pool->size_class)];
}

static size_t
home_of (const struct PymSideTable *table, const void *block)
{
  return (size_t) ((uint64_t) (uintptr_t) block * UINT64_C (0x9e3779b97f4a7c15) >> 20) &
         (table->n_entries - 1);
}

static LargeNote *
probe (const struct PymSideTable *table, const void *block)
{
  size_t i = home_of (table, block);

  while (table->large[i].block != NULL && table->large[i].block != block)
    i = (i + 1) & (table->n_entries - 1);
  return &table->large[i];
}

static bool
enlarge (struct PymSideTable *table)
{
  LargeNote *old = table->large;
  size_t n_old = table->n_entries;
  size_t n_entries = n_old > 0 ? 2 * n_old : 64;
  LargeNote *large = calloc (n_entries, sizeof *large);

  if (large == NULL)
    return false;
  table->large = large;
  table->n_entries = n_entries;
  for (size_t i = 0; i < n_old; i++)
    if (old[i].block != NULL)
      *probe (table, old[i].block) = old[i];
  free (old);
  return true;
}

static PymBlockNote *
large_note (struct PymSideTable *table, const void *block, bool make)
{
  LargeNote *entry;

  if (make && 2 * (table->n_large + 1) > table->n_entries && !enlarge (table))
    return NULL;
  if (table->n_entries == 0)
    return NULL;
  entry = probe (table, block);
  if (entry->block == NULL)
    {
      if (!make)
        return NULL;
      entry->block = block;
      table->n_large++;
    }
  return &entry->note;
}

/* Takes an entry out and moves up those that had to step over it. */
static void
remove_large (struct PymSideTable *table, const void *block)
{
  size_t mask = table->n_entries - 1, hole, i;

  if (table->n_entries == 0)
    return;
  hole = (size_t) (probe (table, block) - table->large);
  if (table->large[hole].block == NULL)
    return;
  for (i = (hole + 1) & mask; table->large[i].block != NULL; i = (i + 1) & mask)
    if (((i - home_of (table, table->large[i].block)) & mask) >= ((i - hole) & mask))
      {
        table->large[hole] = table->large[i];
        hole = i;
      }
  memset (&table->large[hole], 0, sizeof table->large[hole]);
  table->n_large--;
}

static PymBlockNote *
note_of (struct PymSideTable *table, const void *block, bool make)
{
  return pym_heap_in_arenas (table->rt->heap, block) ? small_note (table, block, make)
                                                     : large_note (table, block, make);
}

/* A note that there is no memory for is left out. */
static void
write_note (struct PymSideTable *table, const void *block, size_t size)
{
  PymRuntime *rt = table->rt;
  PymBlockNote *note = note_of (table, block, true);

  table->serial++;
  if (note == NULL)
    return;
  memset (note, 0, sizeof *note);
  note->serial = table->serial;
  note->born = table->clock != NULL ? table->clock (table->clock_data) : 0;
  note->size = size;
  if (pym_stack_sites (rt, &note->site, 1) == 0)
    note->site = (PymSite){ NULL, 0 };
}

static void
erase_note (struct PymSideTable *table, const void *block)
{
  PymBlockNote *note;

  if (!pym_heap_in_arenas (table->rt->heap, block))
    {
      remove_large (table, block);
      return;
    }
  note = small_note (table, block, false);
  if (note != NULL)
    note->serial = 0;
}

static void *
noted_malloc (void *context, size_t size)
{
  NotedDomain *domain = context;
  void *block = domain->inner.malloc (domain->inner.context, size);

  if (block != NULL && domain->table->active)
    write_note (domain->table, block, size);
  return block;
}

static void *
noted_calloc (void *context, size_t count, size_t size)
{
  NotedDomain *domain = context;
  void *block = domain->inner.calloc (domain->inner.context, count, size);

  if (block != NULL && domain->table->active)
    write_note (domain->table, block, count * size);
  return block;
}

static void *
noted_realloc (void *context, void *block, size_t size)
{
  NotedDomain *domain = context;
  struct PymSideTable *table = domain->table;
  bool had_note = false;
  PymBlockNote kept;
  void *moved;

  /* The old note goes first: once the block is freed, its arena may be gone. */
  if (block != NULL && table->active)
    {
      PymBlockNote *note = note_of (table, block, false);

      had_note = note != NULL && note->serial != 0;
      if (had_note)
        kept = *note;
      erase_note (table, block);
    }
  moved = domain->inner.realloc (domain->inner.context, block, size);
  if (!table->active)
    return moved;
  if (moved != NULL)
    write_note (table, moved, size);
  else if (had_note)
    {
      PymBlockNote *note = note_of (table, block, true);

      if (note != NULL)
        *note = kept;
    }
  return moved;
}

static void
noted_free (void *context, void *block)
{
  NotedDomain *domain = context;

  if (block != NULL && domain->table->active)
    erase_note (domain->table, block);
  domain->inner.free (domain->inner.context, block);
}

static void
wrap (PymRuntime *rt, PymDomain which, NotedDomain *domain)
{
  PymAllocator wrapper = { domain, noted_malloc, noted_calloc, noted_realloc, noted_free };

  pym_get_allocator (rt, which, &domain->inner);
  pym_set_allocator (rt, which, &wrapper);
}

PymStatus
pym_side_table_attach (PymRuntime *rt, uint64_t (*clock) (void *data), void *data)
{
  struct PymSideTable *table = rt->side_table;

  if (table == NULL)
    {
      table = calloc (1, sizeof *table);
      if (table == NULL)
        return PYM_NO_MEMORY;
      table->rt = rt;
      table->mem.table = table->object.table = table;
      wrap (rt, PYM_DOMAIN_MEM, &table->mem);
      wrap (rt, PYM_DOMAIN_OBJECT, &table->object);
      rt->side_table = table;
    }
  if (table->pools == NULL)
    table->pools = calloc (n_pool_numbers (rt->heap), sizeof (PoolNotes *));
  if (table->pools == NULL)
    return PYM_NO_MEMORY;
  table->active = true;
  table->serial = 0;
  table->clock = clock;
  table->clock_data = data;
  return PYM_OK;
}

static void
forget_all (struct PymSideTable *table)
{
  for (size_t i = 0; i < table->n_pools_seen; i++)
    free (table->pools[i]);
  free (table->pools);
  free (table->large);
  table->pools = NULL;
  table->large = NULL;
  table->n_large = table->n_entries = table->n_pools_seen = 0;
  table->active = false;
}

void
pym_side_table_detach (PymRuntime *rt)
{
  struct PymSideTable *table = rt->side_table;

  if (table == NULL)
    return;
  forget_all (table);
  /* Where somebody wrapped it the wrapper stays until the runtime ends, and lets all pass. */
  if (rt->domains[PYM_DOMAIN_MEM].context == &table->mem &&
      rt->domains[PYM_DOMAIN_OBJECT].context == &table->object)
    {
      rt->domains[PYM_DOMAIN_MEM] = table->mem.inner;
      rt->domains[PYM_DOMAIN_OBJECT] = table->object.inner;
      rt->side_table = NULL;
      free (table);
    }
}

bool
pym_side_table_get (PymRuntime *rt, const void *block, PymBlockNote *out)
{
  struct PymSideTable *table = rt->side_table;
  const PymBlockNote *note;

  if (table == NULL || !table->active)
    return false;
  note = note_of (table, block, false);
  if (note == NULL || note->serial == 0)
    return false;
  *out = *note;
  return true;
}

uint64_t
pym_side_table_serial (PymRuntime *rt)
{
  return rt->side_table != NULL ? rt->side_table->serial : 0;
}

void
pym_side_table_fini (PymRuntime *rt)
{
  if (rt->side_table == NULL)
    return;
  forget_all (rt->side_table);
  free (rt->side_table);
  rt->side_table = NULL;
}
