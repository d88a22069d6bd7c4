#include "arn-pool-mix.h"

#include <string.h>

struct _ArnPoolMixes
{
  ArnSnapshot *snapshot;
  ArnColoring *coloring;
  ArnPoolMix *mixes; /* n 0: not worked out yet, or nothing in use */
};

ArnPoolMixes *
arn_pool_mixes_new (ArnSnapshot *snapshot, ArnColoring *coloring)
{
  ArnPoolMixes *self = g_new0 (ArnPoolMixes, 1);

  self->snapshot = g_object_ref (snapshot);
  self->coloring = arn_coloring_ref (coloring);
  self->mixes = g_new0 (ArnPoolMix, MAX (arn_snapshot_get_tables (snapshot)->pools.n, 1));
  return self;
}

void
arn_pool_mixes_free (ArnPoolMixes *self)
{
  g_object_unref (self->snapshot);
  arn_coloring_unref (self->coloring);
  g_free (self->mixes);
  g_free (self);
}

static void
mix_by_group (ArnPoolMixes *self, ArnPoolId pool, ArnPoolMix *mix)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (self->snapshot)->pools;
  guint n_groups = arn_coloring_get_n_groups (self->coloring);
  guint counts[32] = { 0 };

  for (guint32 b = pools->first_block[pool]; b < pools->first_block[pool + 1]; b++)
    counts[arn_coloring_get_group (self->coloring, b)]++;
  for (mix->n = 0; mix->n < ARN_CELL_BANDS; mix->n++)
    {
      guint most = 0;

      for (guint g = 1; g < n_groups; g++)
        if (counts[g] > counts[most])
          most = g;
      if (counts[most] == 0)
        break;
      mix->group[mix->n] = most;
      mix->blocks[mix->n] = counts[most];
      counts[most] = 0;
    }
  for (guint g = 0; g < n_groups && mix->n > 0; g++)
    mix->blocks[mix->n - 1] += counts[g];
}

const ArnPoolMix *
arn_pool_mixes_get (ArnPoolMixes *self, ArnPoolId pool)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (self->snapshot)->pools;
  ArnPoolMix *mix = &self->mixes[pool];

  if (mix->n > 0 || pools->used[pool] == 0)
    return mix;
  if (arn_coloring_get_by (self->coloring) == ARN_COLOR_BY_SIZE_CLASS)
    {
      mix->n = 1;
      mix->group[0] = pools->size_class[pool];
      mix->blocks[0] = pools->used[pool];
    }
  else
    mix_by_group (self, pool, mix);
  return mix;
}
