/* The geometry of an allocator: what differs between the CPython versions that can be imitated is a
 * constant record, and every other file reads it from there.
 */
#pragma once

#include "pym-base.h"

#define PYM_ALIGNMENT       16
#define PYM_ALIGNMENT_SHIFT 4
#define PYM_SMALL_MAX       512 /* largest request that is served from a pool */
#define PYM_N_CLASSES       (PYM_SMALL_MAX / PYM_ALIGNMENT)
#define PYM_MAX_POOLS       64 /* in an arena, in every profile */

typedef enum
{
  PYM_PROFILE_312,
  PYM_PROFILE_39,
  PYM_N_PROFILES,
} PymProfileId;

typedef struct
{
  const char *name;  /* as on the command line */
  size_t arena_size; /* bytes, a power of two */
  size_t pool_size;  /* bytes, a power of two */
  bool
      has_address_map; /* a radix tree finds the arena of an address; else the pool's header does */
} PymProfile;

const PymProfile *pym_profile_get (PymProfileId id);

/* NULL when no profile is called that. */
const PymProfile *pym_profile_by_name (const char *name);

static inline size_t
pym_class_size (unsigned size_class)
{
  return (size_t) (size_class + 1) << PYM_ALIGNMENT_SHIFT;
}

/* The class that serves a request of 1 … PYM_SMALL_MAX bytes. */
static inline unsigned
pym_class_of_size (size_t size)
{
  return (unsigned) ((size - 1) >> PYM_ALIGNMENT_SHIFT);
}
