#include "pym-profile.h"

#include <string.h>

#define KIB 1024

static const PymProfile profiles[PYM_N_PROFILES] = {
  [PYM_PROFILE_312] = { "3.12", 1024 * KIB, 16 * KIB, true },
  [PYM_PROFILE_39] = { "3.9", 256 * KIB, 4 * KIB, false },
};

_Static_assert(1024 / 16 == PYM_MAX_POOLS && 256 / 4 == PYM_MAX_POOLS, "pools of an arena");
_Static_assert(1 << PYM_ALIGNMENT_SHIFT == PYM_ALIGNMENT, "alignment");

const PymProfile *
pym_profile_get (PymProfileId id)
{
  return &profiles[id];
}

const PymProfile *
pym_profile_by_name (const char *name)
{
  for (int i = 0; i < PYM_N_PROFILES; i++)
    if (strcmp (profiles[i].name, name) == 0)
      return &profiles[i];
  return NULL;
}
