/* The objects that collections leave alone, or have not come to yet: untracked and frozen ones, and
 * what lies in gc.garbage.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  guint untracked; /* collectable by type, but known to be in no cycle */
  guint frozen;    /* in the permanent generation */
  guint garbage;   /* in gc.garbage */
} ArnUncollected;

/* All 0 without objects; garbage is 0 without edges. Takes time in proportion to the objects. */
void arn_uncollected_count (ArnSnapshot *snapshot, ArnUncollected *out);

G_END_DECLS
