/* A buddy system over address space: a reservation of order n is 2^n units, at a multiple of its
 * size. The records of all units lie outside, and only those of a reservation's first unit mean
 * anything. A reservation is
 *
 *   free  nothing of it is committed; it merges with its buddy
 *   live  a block; committed as far as the request, and further while that costs nothing
 *   idle  was freed a while ago and is as it was, so that a request of its order finds pages that
 *         are there. All that are idle together keep at most IDLE_BYTES.
 */
#include "pym-large.h"

#include <stdlib.h>
#include <string.h>

#include "pym-region.h"

enum
{
  UNIT_INSIDE, /* not the first of a reservation */
  UNIT_FREE,
  UNIT_LIVE,
  UNIT_IDLE,
};

struct PymExtentUnit
{
  size_t requested;
  size_t committed;    /* bytes from its start that may be used */
  size_t dirty;        /* of these, bytes that may have been written */
  uint32_t next, prev; /* of a free or idle one: index + 1, 0 at the ends */
  uint8_t order;
  uint8_t state;
};

#define UNIT_SIZE    ((size_t) 1 << PYM_EXTENT_UNIT_SHIFT)
#define COMMIT_AHEAD ((size_t) 4 << 20) /* reservations up to this are committed as a whole */
#define IDLE_BYTES   ((size_t) 16 << 20)
#define SHRINK_STEP  ((size_t) 1 << 20) /* less than this is not given back by a shrinking block */
_Static_assert(PYM_CHUNK_LARGEST < UNIT_SIZE, "a block that fits into a chunk wastes no unit");

static size_t
whole_pages (size_t size)
{
  size_t mask = pym_page_size () - 1;

  return (size + mask) & ~mask;
}

static uint32_t *
head_of (PymExtents *extents, const PymExtentUnit *unit)
{
  return unit->state == UNIT_IDLE ? &extents->idle_heads[unit->order]
                                  : &extents->free_heads[unit->order];
}

static void
insert (PymExtents *extents, uint32_t index, unsigned order, uint8_t state)
{
  PymExtentUnit *unit = &extents->units[index];
  uint32_t *head;

  unit->state = state;
  unit->order = (uint8_t) order;
  head = head_of (extents, unit);
  unit->next = *head;
  unit->prev = 0;
  if (*head != 0)
    extents->units[*head - 1].prev = index + 1;
  *head = index + 1;
}

static void
take_out (PymExtents *extents, uint32_t index)
{
  PymExtentUnit *unit = &extents->units[index];

  if (unit->next != 0)
    extents->units[unit->next - 1].prev = unit->prev;
  if (unit->prev != 0)
    extents->units[unit->prev - 1].next = unit->next;
  else
    *head_of (extents, unit) = unit->next;
  unit->state = UNIT_INSIDE;
}

static uint32_t
index_of (const PymExtents *extents, const void *block)
{
  return (uint32_t) ((size_t) ((const char *) block - extents->base) >> PYM_EXTENT_UNIT_SHIFT);
}

static void
release (PymExtents *extents, uint32_t index, unsigned order)
{
  extents->units[index].state = UNIT_INSIDE;
  while (order + 1 < extents->n_orders)
    {
      uint32_t buddy = index ^ (UINT32_C (1) << order);
      const PymExtentUnit *unit = &extents->units[buddy];

      if (unit->state != UNIT_FREE || unit->order != order)
        break;
      take_out (extents, buddy);
      index &= ~(UINT32_C (1) << order);
      order++;
    }
  insert (extents, index, order, UNIT_FREE);
}

PymStatus
pym_extents_init (PymExtents *extents, char *base, size_t size)
{
  size_t n_units = size >> PYM_EXTENT_UNIT_SHIFT;
  unsigned order = 63 - (unsigned) __builtin_clzll (n_units);

  memset (extents, 0, sizeof *extents);
  extents->base = base;
  extents->n_units = n_units;
  extents->n_orders = order + 1;
  /* Zeroed pages are not touched until they are used. */
  extents->units = calloc (n_units, sizeof *extents->units);
  if (extents->units == NULL)
    return PYM_NO_MEMORY;
  insert (extents, 0, order, UNIT_FREE);
  return PYM_OK;
}

void
pym_extents_fini (PymExtents *extents)
{
  free (extents->units);
  extents->units = NULL;
}

static bool
commit (PymExtents *extents, uint32_t index, size_t size)
{
  PymExtentUnit *unit = &extents->units[index];
  char *start = extents->base + ((size_t) index << PYM_EXTENT_UNIT_SHIFT);
  size_t reserved = UNIT_SIZE << unit->order;
  size_t wanted = reserved <= COMMIT_AHEAD ? reserved : whole_pages (size);

  if (size <= unit->committed)
    return true;
  if (pym_region_commit (start + unit->committed, wanted - unit->committed) != PYM_OK)
    return false;
  unit->committed = wanted;
  return true;
}

/* A reservation of this order in nobody's hands, not committed. */
static bool
take_free (PymExtents *extents, unsigned wanted, uint32_t *index)
{
  unsigned order = wanted;

  while (order < extents->n_orders && extents->free_heads[order] == 0)
    order++;
  if (order >= extents->n_orders)
    return false;
  *index = extents->free_heads[order] - 1;
  take_out (extents, *index);
  while (order > wanted)
    {
      order--;
      insert (extents, *index + (UINT32_C (1) << order), order, UNIT_FREE);
    }
  extents->units[*index].order = (uint8_t) wanted;
  extents->units[*index].committed = 0;
  extents->units[*index].dirty = 0;
  return true;
}

static void
give_back (PymExtents *extents, uint32_t index)
{
  PymExtentUnit *unit = &extents->units[index];

  pym_region_decommit (extents->base + ((size_t) index << PYM_EXTENT_UNIT_SHIFT), unit->committed);
  release (extents, index, unit->order);
}

void *
pym_extents_malloc (PymExtents *extents, size_t size, bool zeroed)
{
  size_t n_units = (size + UNIT_SIZE - 1) >> PYM_EXTENT_UNIT_SHIFT;
  unsigned order = n_units <= 1 ? 0 : 64 - (unsigned) __builtin_clzll (n_units - 1);
  PymExtentUnit *unit;
  uint32_t index;

  if (order >= extents->n_orders)
    return NULL;
  if (extents->idle_heads[order] != 0 && !zeroed)
    {
      index = extents->idle_heads[order] - 1;
      take_out (extents, index);
      extents->idle_bytes -= extents->units[index].dirty;
    }
  else if (!take_free (extents, order, &index))
    return NULL;

  unit = &extents->units[index];
  if (!commit (extents, index, size))
    {
      give_back (extents, index);
      return NULL;
    }
  unit->state = UNIT_LIVE;
  unit->requested = size;
  if (unit->dirty < size)
    unit->dirty = size;
  return extents->base + ((size_t) index << PYM_EXTENT_UNIT_SHIFT);
}

bool
pym_extents_resize (PymExtents *extents, void *block, size_t size)
{
  uint32_t index = index_of (extents, block);
  PymExtentUnit *unit = &extents->units[index];

  if (size > UNIT_SIZE << unit->order || !commit (extents, index, size))
    return false;
  if (size < unit->requested && unit->committed - size >= SHRINK_STEP)
    {
      size_t need = whole_pages (size);

      pym_region_decommit ((char *) block + need, unit->committed - need);
      unit->committed = need;
      unit->dirty = need;
    }
  unit->requested = size;
  if (unit->dirty < size)
    unit->dirty = size;
  return true;
}

void
pym_extents_free (PymExtents *extents, void *block)
{
  uint32_t index = index_of (extents, block);
  PymExtentUnit *unit = &extents->units[index];

  if (unit->dirty > IDLE_BYTES - extents->idle_bytes)
    {
      give_back (extents, index);
      return;
    }
  extents->idle_bytes += unit->dirty;
  insert (extents, index, unit->order, UNIT_IDLE);
}

size_t
pym_extents_block_size (const PymExtents *extents, const void *block)
{
  return extents->units[index_of (extents, block)].requested;
}

void
pym_extents_walk (const PymExtents *extents,
                  void (*visit) (const void *block, size_t size, void *data),
                  void *data)
{
  for (size_t i = 0; i < extents->n_units; i += (size_t) 1 << extents->units[i].order)
    if (extents->units[i].state == UNIT_LIVE)
      visit (extents->base + (i << PYM_EXTENT_UNIT_SHIFT), extents->units[i].requested, data);
}

/* Whether the lists hold `n_expected` reservations in this state, and nothing else. */
static bool
check_lists (const PymExtents *extents, const uint32_t *heads, uint8_t state, size_t n_expected)
{
  size_t n = 0;

  for (unsigned order = 0; order < extents->n_orders; order++)
    for (uint32_t index = heads[order]; index != 0; index = extents->units[index - 1].next)
      if (extents->units[index - 1].state != state || extents->units[index - 1].order != order ||
          ++n > n_expected)
        return false;
  return n == n_expected;
}

PymStatus
pym_extents_check (const PymExtents *extents, const char **message)
{
  size_t counts[UNIT_IDLE + 1] = { 0 }, idle_bytes = 0;

  *message = NULL;
  for (size_t i = 0; i < extents->n_units; i += (size_t) 1 << extents->units[i].order)
    {
      const PymExtentUnit *unit = &extents->units[i];

      counts[unit->state]++;
      if (unit->state == UNIT_INSIDE || (i & (((size_t) 1 << unit->order) - 1)) != 0)
        {
          *message = "a reservation does not begin where one must";
          return PYM_BROKEN;
        }
      if (unit->state == UNIT_LIVE &&
          (unit->requested > unit->committed || unit->committed > UNIT_SIZE << unit->order))
        *message = "a reservation is smaller than what was requested";
      if (unit->state == UNIT_IDLE)
        idle_bytes += unit->dirty;
    }
  if (idle_bytes != extents->idle_bytes || idle_bytes > IDLE_BYTES)
    *message = "idle reservations keep more than they may";
  if (!check_lists (extents, extents->free_heads, UNIT_FREE, counts[UNIT_FREE]) ||
      !check_lists (extents, extents->idle_heads, UNIT_IDLE, counts[UNIT_IDLE]))
    *message = "a list of reservations is not what it should be";
  return *message == NULL ? PYM_OK : PYM_BROKEN;
}
