/* Which addresses belong to an arena: a radix tree of three levels over the 44 bits above those of
 * a 1 MiB arena (15 + 15 + 14), as Objects/obmalloc.c has it. A leaf entry stands for an aligned
 * MiB and holds two offsets in it: where an arena begins (`high`; -1: at its very start) and where
 * one that began in the MiB before ends (`low`). Nodes are never freed before the map is.
 */
#pragma once

#include "pym-base.h"

#define PYM_MAP_ARENA_BITS  20
#define PYM_MAP_BOTTOM_BITS 14
#define PYM_MAP_MIDDLE_BITS 15
#define PYM_MAP_ROOT_BITS   15

typedef struct
{
  int32_t high;
  int32_t low;
} PymMapEntry;

typedef struct
{
  PymMapEntry entries[1 << PYM_MAP_BOTTOM_BITS];
} PymMapBottom;

typedef struct
{
  PymMapBottom *nodes[1 << PYM_MAP_MIDDLE_BITS];
} PymMapMiddle;

typedef struct
{
  PymMapMiddle *nodes[1 << PYM_MAP_ROOT_BITS];
} PymMapRoot;

typedef struct
{
  PymMapRoot *root;
  size_t n_middle;
  size_t n_bottom;
} PymAddressMap;

PymStatus pym_address_map_init (PymAddressMap *map);
void pym_address_map_fini (PymAddressMap *map);

/* The arena of 1 MiB at `address` exists from now on. Nothing is marked when memory is refused. */
PymStatus pym_address_map_mark (PymAddressMap *map, uintptr_t address);
void pym_address_map_unmark (PymAddressMap *map, uintptr_t address);

/* Whether the address lies in a marked arena. */
bool pym_address_map_contains (const PymAddressMap *map, uintptr_t address);
