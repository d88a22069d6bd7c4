#include "pym-address-map.h"

#include <stdlib.h>

#define ARENA_SIZE      ((uintptr_t) 1 << PYM_MAP_ARENA_BITS)
#define OFFSET(address) ((int32_t) ((address) & (ARENA_SIZE - 1)))
#define BOTTOM_INDEX(address)                                                                      \
  (((address) >> PYM_MAP_ARENA_BITS) & ((1u << PYM_MAP_BOTTOM_BITS) - 1))
#define MIDDLE_INDEX(address)                                                                      \
  (((address) >> (PYM_MAP_ARENA_BITS + PYM_MAP_BOTTOM_BITS)) & ((1u << PYM_MAP_MIDDLE_BITS) - 1))
#define ROOT_INDEX(address)                                                                        \
  ((address) >> (PYM_MAP_ARENA_BITS + PYM_MAP_BOTTOM_BITS + PYM_MAP_MIDDLE_BITS))

_Static_assert(PYM_MAP_ARENA_BITS + PYM_MAP_BOTTOM_BITS + PYM_MAP_MIDDLE_BITS + PYM_MAP_ROOT_BITS ==
                   8 * sizeof (uintptr_t),
               "the three indices and the offset make an address");
_Static_assert(sizeof (PymMapRoot) == 262144 && sizeof (PymMapMiddle) == 262144 &&
                   sizeof (PymMapBottom) == 131072,
               "node sizes are printed");

PymStatus
pym_address_map_init (PymAddressMap *map)
{
  *map = (PymAddressMap){ .root = calloc (1, sizeof (PymMapRoot)) };
  return map->root != NULL ? PYM_OK : PYM_NO_MEMORY;
}

void
pym_address_map_fini (PymAddressMap *map)
{
  if (map->root == NULL)
    return;
  for (size_t i = 0; i < PYM_N_ELEMENTS (map->root->nodes) && map->n_middle > 0; i++)
    {
      PymMapMiddle *middle = map->root->nodes[i];

      if (middle == NULL)
        continue;
      for (size_t j = 0; j < PYM_N_ELEMENTS (middle->nodes) && map->n_bottom > 0; j++)
        if (middle->nodes[j] != NULL)
          {
            free (middle->nodes[j]);
            map->n_bottom--;
          }
      free (middle);
      map->n_middle--;
    }
  free (map->root);
  map->root = NULL;
}

static const PymMapEntry *
find_entry (const PymAddressMap *map, uintptr_t address)
{
  const PymMapMiddle *middle = map->root->nodes[ROOT_INDEX (address)];
  const PymMapBottom *bottom;

  if (middle == NULL)
    return NULL;
  bottom = middle->nodes[MIDDLE_INDEX (address)];
  return bottom != NULL ? &bottom->entries[BOTTOM_INDEX (address)] : NULL;
}

/* Makes the nodes that are missing on the way. */
static PymMapEntry *
make_entry (PymAddressMap *map, uintptr_t address)
{
  PymMapMiddle **middle = &map->root->nodes[ROOT_INDEX (address)];
  PymMapBottom **bottom;

  if (*middle == NULL)
    {
      *middle = calloc (1, sizeof **middle);
      if (*middle == NULL)
        return NULL;
      map->n_middle++;
    }
  bottom = &(*middle)->nodes[MIDDLE_INDEX (address)];
  if (*bottom == NULL)
    {
      *bottom = calloc (1, sizeof **bottom);
      if (*bottom == NULL)
        return NULL;
      map->n_bottom++;
    }
  return &(*bottom)->entries[BOTTOM_INDEX (address)];
}

PymStatus
pym_address_map_mark (PymAddressMap *map, uintptr_t address)
{
  int32_t offset = OFFSET (address);
  PymMapEntry *first = make_entry (map, address);
  PymMapEntry *second;

  if (first == NULL)
    return PYM_NO_MEMORY;
  if (offset == 0)
    {
      first->high = -1;
      return PYM_OK;
    }
  second = make_entry (map, address + ARENA_SIZE);
  if (second == NULL)
    return PYM_NO_MEMORY;
  first->high = offset;
  second->low = offset;
  return PYM_OK;
}

void
pym_address_map_unmark (PymAddressMap *map, uintptr_t address)
{
  make_entry (map, address)->high = 0;
  if (OFFSET (address) != 0)
    make_entry (map, address + ARENA_SIZE)->low = 0;
}

bool
pym_address_map_contains (const PymAddressMap *map, uintptr_t address)
{
  const PymMapEntry *entry = find_entry (map, address);

  return entry != NULL &&
         (OFFSET (address) < entry->low || (entry->high != 0 && OFFSET (address) >= entry->high));
}
