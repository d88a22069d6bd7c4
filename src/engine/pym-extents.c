/* A buddy system over address space: a reservation of order n is 2^n units, at a multiple of its
 * size. The records of all units lie outside, and only those of a reservation's first unit mean
 * anything. A live reservation has the pages of its request committed, and no others; a free one
 * has none.
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
};

struct PymExtentUnit
{
  size_t requested;
  uint32_t next, prev; /* of a free one: index + 1, 0 at the ends */
  uint8_t order;
  uint8_t state;
};

#define UNIT_SIZE ((size_t) 1 << PYM_EXTENT_UNIT_SHIFT)

static size_t
whole_pages (size_t size)
{
  size_t mask = pym_page_size () - 1;

  return (size + mask) & ~mask;
}

static void
insert (PymExtents *extents, uint32_t index, unsigned order)
{
  PymExtentUnit *unit = &extents->units[index];
  uint32_t head = extents->free_heads[order];

  unit->state = UNIT_FREE;
  unit->order = (uint8_t) order;
  unit->next = head;
  unit->prev = 0;
  if (head != 0)
    extents->units[head - 1].prev = index + 1;
  extents->free_heads[order] = index + 1;
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
    extents->free_heads[unit->order] = unit->next;
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
  insert (extents, index, order);
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
  insert (extents, 0, order);
  return PYM_OK;
}

void
pym_extents_fini (PymExtents *extents)
{
  free (extents->units);
  extents->units = NULL;
}

void *
pym_extents_malloc (PymExtents *extents, size_t size)
{
  size_t n_units = (size + UNIT_SIZE - 1) >> PYM_EXTENT_UNIT_SHIFT;
  unsigned wanted = n_units <= 1 ? 0 : 64 - (unsigned) __builtin_clzll (n_units - 1);
  unsigned order = wanted;
  uint32_t index;
  char *block;

  while (order < extents->n_orders && extents->free_heads[order] == 0)
    order++;
  if (order >= extents->n_orders)
    return NULL;
  index = extents->free_heads[order] - 1;
  take_out (extents, index);
  while (order > wanted)
    {
      order--;
      insert (extents, index + (UINT32_C (1) << order), order);
    }

  block = extents->base + ((size_t) index << PYM_EXTENT_UNIT_SHIFT);
  if (pym_region_commit (block, size) != PYM_OK)
    {
      release (extents, index, wanted);
      return NULL;
    }
  extents->units[index].state = UNIT_LIVE;
  extents->units[index].order = (uint8_t) wanted;
  extents->units[index].requested = size;
  return block;
}

bool
pym_extents_resize (PymExtents *extents, void *block, size_t size)
{
  PymExtentUnit *unit = &extents->units[index_of (extents, block)];
  size_t have = whole_pages (unit->requested);
  size_t need = whole_pages (size);

  if (need > UNIT_SIZE << unit->order)
    return false;
  if (need > have && pym_region_commit ((char *) block + have, need - have) != PYM_OK)
    return false;
  if (need < have)
    pym_region_decommit ((char *) block + need, have - need);
  unit->requested = size;
  return true;
}

void
pym_extents_free (PymExtents *extents, void *block)
{
  uint32_t index = index_of (extents, block);

  pym_region_decommit (block, whole_pages (extents->units[index].requested));
  release (extents, index, extents->units[index].order);
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

PymStatus
pym_extents_check (const PymExtents *extents, const char **message)
{
  size_t n_free = 0, n_listed = 0;

  for (size_t i = 0; i < extents->n_units; i += (size_t) 1 << extents->units[i].order)
    {
      const PymExtentUnit *unit = &extents->units[i];

      if (unit->state == UNIT_INSIDE || (i & (((size_t) 1 << unit->order) - 1)) != 0)
        {
          *message = "a reservation does not begin where one must";
          return PYM_BROKEN;
        }
      if (unit->state == UNIT_LIVE && unit->requested > UNIT_SIZE << unit->order)
        {
          *message = "a reservation is smaller than what was requested";
          return PYM_BROKEN;
        }
      n_free += unit->state == UNIT_FREE;
    }
  for (unsigned order = 0; order < extents->n_orders; order++)
    for (uint32_t index = extents->free_heads[order]; index != 0;
         index = extents->units[index - 1].next)
      if (extents->units[index - 1].state != UNIT_FREE ||
          extents->units[index - 1].order != order || ++n_listed > n_free)
        {
          *message = "a list of free reservations holds what does not belong there";
          return PYM_BROKEN;
        }
  if (n_listed != n_free)
    {
      *message = "a free reservation is in no list";
      return PYM_BROKEN;
    }
  return PYM_OK;
}
