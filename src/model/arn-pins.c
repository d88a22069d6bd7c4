#include "arn-pins.h"

typedef struct
{
  ArnPin pin;
  guint32 last_arena; /* counted in `arenas` already */
} Group;

typedef struct
{
  const ArnTables *t;
  ArnPins *pins;
  GHashTable *groups; /* site << 32 | type -> Group */
  Group *first;       /* of the arena at hand; NULL before its first block */
  gboolean is_mixed;
} Gathering;

gboolean
arn_pins_is_sparse (ArnSnapshot *snapshot, ArnArenaId arena)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint64 bytes = 0;

  for (guint32 p = t->arenas.first_pool[arena]; p < t->arenas.first_pool[arena + 1]; p++)
    bytes += (guint64) t->pools.used[p] * (t->pools.size_class[p] + 1) * ARN_SIZE_CLASS_STEP;
  return bytes > 0 && bytes < t->heap.arena_size / 4;
}

gboolean
arn_pins_is_filling (ArnSnapshot *snapshot, ArnArenaId arena)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (guint32 p = t->arenas.first_pool[arena]; p < t->arenas.first_pool[arena + 1]; p++)
    if (t->pools.state[p] == ARN_POOL_FREE)
      return TRUE;
  return FALSE;
}

static ArnSiteId
site_of (const ArnTables *t, ArnBlockId block)
{
  guint32 traceback = t->blocks.traceback[block], first;

  if (traceback == ARN_NONE)
    return ARN_NONE;
  first = t->tracebacks.first_site[traceback];
  return first < t->tracebacks.first_site[traceback + 1] ? t->traceback_sites.site[first]
                                                         : ARN_NONE;
}

static Group *
get_group (Gathering *g, guint64 key)
{
  Group *group = g_hash_table_lookup (g->groups, &key);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->pin.site = (ArnSiteId) (key >> 32);
      group->pin.type = (ArnTypeId) key;
      group->last_arena = ARN_NONE;
      g_hash_table_insert (g->groups, g_memdup2 (&key, sizeof key), group);
    }
  return group;
}

static void
gather_block (Gathering *g, ArnArenaId arena, ArnBlockId block)
{
  guint32 owner = g->t->blocks.owner[block];
  guint64 key = (guint64) site_of (g->t, block) << 32 |
                (owner != ARN_NONE ? g->t->objects.type[owner] : ARN_NONE);
  Group *group = get_group (g, key);

  group->pin.blocks++;
  group->pin.bytes += g->t->blocks.size[block];
  g->pins->blocks++;
  g->pins->bytes += g->t->blocks.size[block];
  if (group->last_arena != arena)
    {
      group->last_arena = arena;
      group->pin.arenas++;
      g->is_mixed = g->is_mixed || g->first != NULL;
      if (!g->is_mixed)
        g->first = group;
    }
}

static void
gather_arena (Gathering *g, ArnArenaId arena)
{
  guint32 first = g->t->pools.first_block[g->t->arenas.first_pool[arena]];
  guint32 end = g->t->pools.first_block[g->t->arenas.first_pool[arena + 1]];

  g->first = NULL;
  g->is_mixed = FALSE;
  for (guint32 b = first; b < end; b++)
    gather_block (g, arena, b);
  if (g->first != NULL && !g->is_mixed)
    g->first->pin.alone++;
  g->pins->n_arenas++;
  g->pins->arena_bytes += g->t->heap.arena_size;
}

static int
compare_pins (gconstpointer a, gconstpointer b)
{
  const ArnPin *x = a, *y = b;

  if (x->alone != y->alone)
    return x->alone > y->alone ? -1 : 1;
  if (x->blocks != y->blocks)
    return x->blocks > y->blocks ? -1 : 1;
  if (x->site != y->site)
    return x->site < y->site ? -1 : 1;
  return x->type < y->type ? -1 : x->type > y->type;
}

ArnPins *
arn_pins_new (ArnSnapshot *snapshot, ArnArenaId arena)
{
  ArnPins *self = g_new0 (ArnPins, 1);
  Gathering g = { .t = arn_snapshot_get_tables (snapshot), .pins = self };
  GHashTableIter iter;
  gpointer group;

  g.groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (ArnArenaId i = 0; i < g.t->arenas.n; i++)
    if (arena == i || (arena == ARN_NONE && arn_pins_is_sparse (snapshot, i)))
      gather_arena (&g, i);

  self->rows = g_new0 (ArnPin, MAX (g_hash_table_size (g.groups), 1));
  g_hash_table_iter_init (&iter, g.groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    self->rows[self->n++] = ((Group *) group)->pin;
  qsort (self->rows, self->n, sizeof *self->rows, compare_pins);
  g_hash_table_unref (g.groups);
  return self;
}

void
arn_pins_free (ArnPins *self)
{
  g_free (self->rows);
  g_free (self);
}
