#include "arn-reachability.h"

#include "arn-snapshot-private.h"

typedef struct
{
  guint n_unreachable;
  guint8 reached[]; /* by object */
} Reachability;

static void
push (Reachability *self, guint32 *stack, guint32 *n, ArnObjectId object)
{
  if (self->reached[object])
    return;
  self->reached[object] = 1;
  stack[(*n)++] = object;
}

static void
push_targets (
    Reachability *self, const ArnEdgeTable *edges, ArnHolderId holder, guint32 *stack, guint32 *n)
{
  for (guint32 e = edges->first_edge[holder]; e < edges->first_edge[holder + 1]; e++)
    if (!edges->weak[e])
      push (self, stack, n, edges->target[e]);
}

static gpointer
reachability_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 n_objects = t->objects.n, n = 0, n_reached = 0;
  Reachability *self = g_malloc0 (sizeof *self + n_objects);
  g_autofree guint32 *held_inside = g_new0 (guint32, MAX (n_objects, 1));
  g_autofree guint32 *stack = g_new (guint32, MAX (n_objects, 1));

  for (guint32 holder = 0; holder < n_objects; holder++)
    for (guint32 e = t->edges.first_edge[holder]; e < t->edges.first_edge[holder + 1]; e++)
      held_inside[t->edges.target[e]] += !t->edges.weak[e];

  for (guint32 i = 0; i < n_objects; i++)
    if ((t->objects.flags[i] & (ARN_OBJECT_IMMORTAL | ARN_OBJECT_STATIC)) != 0 ||
        t->objects.refcount[i] > held_inside[i])
      push (self, stack, &n, i);
  for (guint32 holder = n_objects; holder < t->edges.n_holders; holder++)
    push_targets (self, &t->edges, holder, stack, &n);
  while (n > 0)
    {
      n_reached++;
      push_targets (self, &t->edges, stack[--n], stack, &n);
    }
  self->n_unreachable = n_objects - n_reached;
  return self;
}

static const Reachability *
get (ArnSnapshot *snapshot)
{
  return arn_snapshot_get_cached (snapshot, ARN_CACHE_REACHABILITY, reachability_make, NULL,
                                  g_free);
}

gboolean
arn_reachability_is_reachable (ArnSnapshot *snapshot, ArnObjectId object)
{
  if (!arn_snapshot_has (snapshot, ARN_PART_EDGES))
    return TRUE;
  return get (snapshot)->reached[object];
}

gboolean
arn_reachability_is_known (ArnSnapshot *snapshot)
{
  return !arn_snapshot_has (snapshot, ARN_PART_EDGES) ||
         arn_snapshot_is_cached (snapshot, ARN_CACHE_REACHABILITY);
}

guint
arn_reachability_count_unreachable (ArnSnapshot *snapshot)
{
  if (!arn_snapshot_has (snapshot, ARN_PART_EDGES))
    return 0;
  return get (snapshot)->n_unreachable;
}
