#include "arn-size-classes.h"

#include "arn-snapshot-private.h"

static gpointer
classes_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnSizeClasses *self = g_new0 (ArnSizeClasses, 1);

  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    self->classes[i].block_size = (i + 1) * ARN_SIZE_CLASS_STEP;
  for (guint32 i = 0; i < t->pools.n; i++)
    {
      ArnSizeClassRow *row = &self->classes[t->pools.size_class[i]];

      if (t->pools.state[i] == ARN_POOL_FREE || t->pools.state[i] == ARN_POOL_EMPTY)
        {
          self->free_pools++;
          self->unused_bytes += t->heap.pool_size;
          continue;
        }
      row->pools++;
      row->in_use += t->pools.used[i];
      row->available += t->pools.capacity[i] - t->pools.used[i];
      self->header_bytes += t->heap.pool_header;
      self->tail_bytes += t->heap.pool_size - t->heap.pool_header -
                          (guint64) t->pools.capacity[i] * row->block_size;
    }
  for (guint32 i = 0; i < t->arenas.n; i++)
    self->slack_bytes += t->heap.arena_size - t->arenas.n_pools[i] * t->heap.pool_size;
  return self;
}

const ArnSizeClasses *
arn_size_classes_get (ArnSnapshot *snapshot)
{
  return arn_snapshot_get_cached (snapshot, ARN_CACHE_SIZE_CLASSES, classes_make, NULL, g_free);
}
