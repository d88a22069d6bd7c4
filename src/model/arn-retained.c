/* Dominators by the "SEMI-NCA" variant of Lengauer and Tarjan's algorithm (Georgiadis, 2005): a
 * depth-first numbering, semidominators with path compression, then one pass that climbs to the
 * nearest common ancestor. Nodes are numbers of the search: 0 is a root above all roots. */
#include "arn-retained.h"

#include "arn-references.h"
#include "arn-snapshot-private.h"

typedef struct
{
  ArnRetained retained;
  guint32 *dominator, *objects;
  guint64 *bytes;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->dominator);
  g_free (kept->objects);
  g_free (kept->bytes);
  g_free (kept);
}

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnTables *t;
  guint32 n;        /* nodes, the uppermost included */
  guint32 n_live;   /* those that roots lead to come first: up to this one */
  guint32 *node_of; /* object -> node; 0: not reached yet */
  guint32 *object;  /* node -> object */
  guint32 *parent;  /* in the search tree */
  guint32 *semi;
  guint32 *label; /* with the least semidominator on the compressed way up */
  guint32 *ancestor;
  guint32 *idom;
  guint8 *is_start; /* object: held by the uppermost node */
  guint32 *stack;
} Search;

static void
search_init (Search *s, ArnSnapshot *snapshot)
{
  gsize n;

  *s = (Search){ .snapshot = snapshot, .t = arn_snapshot_get_tables (snapshot), .n = 1 };
  n = (gsize) s->t->objects.n + 1;
  s->node_of = g_new0 (guint32, n);
  s->object = g_new0 (guint32, n);
  s->parent = g_new0 (guint32, n);
  s->semi = g_new0 (guint32, n);
  s->label = g_new0 (guint32, n);
  s->ancestor = g_new0 (guint32, n);
  s->idom = g_new0 (guint32, n);
  s->is_start = g_new0 (guint8, n);
  s->stack = g_new0 (guint32, n);
}

static void
search_clear (Search *s)
{
  g_free (s->node_of);
  g_free (s->object);
  g_free (s->parent);
  g_free (s->semi);
  g_free (s->label);
  g_free (s->ancestor);
  g_free (s->idom);
  g_free (s->is_start);
  g_free (s->stack);
}

/* Held from outside of the heap: by roots, by being immortal, or by somebody unseen. */
static void
mark_starts (Search *s)
{
  const ArnTables *t = s->t;
  g_autofree guint32 *held = g_new0 (guint32, MAX (t->objects.n, 1));

  for (guint32 holder = 0; holder < t->edges.n_holders; holder++)
    for (guint32 e = t->edges.first_edge[holder]; e < t->edges.first_edge[holder + 1]; e++)
      if (t->edges.weak[e])
        continue;
      else if (holder < t->objects.n)
        held[t->edges.target[e]]++;
      else
        s->is_start[t->edges.target[e]] = TRUE;
  for (guint32 i = 0; i < t->objects.n; i++)
    if ((t->objects.flags[i] & (ARN_OBJECT_IMMORTAL | ARN_OBJECT_STATIC)) != 0 ||
        t->objects.refcount[i] > held[i])
      s->is_start[i] = TRUE;
}

static void
discover (Search *s, ArnObjectId object, guint32 parent)
{
  guint32 node = s->n++;

  s->node_of[object] = node;
  s->object[node] = object;
  s->parent[node] = parent;
  s->ancestor[node] = parent;
  s->semi[node] = node;
  s->label[node] = node;
}

/* Depth first with `stack` as the path; how far a node has come is kept in `idom`, unused as yet.
 */
static void
search_from (Search *s, ArnObjectId start)
{
  const ArnEdgeTable *edges = &s->t->edges;
  guint32 depth = 0;

  discover (s, start, 0);
  s->stack[depth++] = s->node_of[start];
  s->idom[s->node_of[start]] = edges->first_edge[start];
  while (depth > 0)
    {
      guint32 node = s->stack[depth - 1], edge = s->idom[node]++;
      ArnObjectId object = s->object[node], target;

      if (edge >= edges->first_edge[object + 1])
        {
          depth--;
          continue;
        }
      target = edges->target[edge];
      if (edges->weak[edge] || s->node_of[target] != 0)
        continue;
      discover (s, target, node);
      s->idom[s->node_of[target]] = edges->first_edge[target];
      s->stack[depth++] = s->node_of[target];
    }
}

/* The node with the least semidominator between `node` and the part that is done (`last` and up).
 */
static guint32
evaluate (Search *s, guint32 node, guint32 last)
{
  guint32 depth = 0, at = node;

  while (s->ancestor[at] >= last)
    {
      s->stack[depth++] = at;
      at = s->ancestor[at];
    }
  /* `at` is uppermost; hand its label down, shortening the way. */
  while (depth > 0)
    {
      guint32 below = s->stack[--depth];

      if (s->semi[s->label[at]] < s->semi[s->label[below]])
        s->label[below] = s->label[at];
      s->ancestor[below] = s->ancestor[at];
      at = below;
    }
  return s->label[node];
}

static void
consider (Search *s, guint32 node, guint32 from)
{
  /* An edge from above counts as it is; one from below by what leads there. */
  guint32 best = from <= node ? from : s->semi[evaluate (s, from, node + 1)];

  s->semi[node] = MIN (s->semi[node], best);
}

static gboolean
find_semidominators (Search *s, GCancellable *cancellable)
{
  for (guint32 node = s->n - 1; node > 0; node--)
    {
      ArnObjectId object = s->object[node];
      ArnReferrers in = arn_references_in (s->snapshot, object);

      s->semi[node] = s->parent[node];
      if (s->is_start[object])
        s->semi[node] = 0;
      for (guint i = 0; i < in.n && s->semi[node] > 0; i++)
        if (!s->t->edges.weak[in.edge[i]] && in.holder[i] < s->t->objects.n)
          {
            guint32 from = s->node_of[in.holder[i]];

            /* What garbage still holds counts for garbage only. */
            if (from <= s->n_live || node > s->n_live)
              consider (s, node, from);
          }
      if (node % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
    }
  return TRUE;
}

static void
find_dominators (Search *s)
{
  s->idom[0] = 0;
  for (guint32 node = 1; node < s->n; node++)
    {
      guint32 dominator = s->parent[node];

      while (dominator > s->semi[node])
        dominator = s->idom[dominator];
      s->idom[node] = dominator;
    }
}

static Kept *
sum_up (const Search *s)
{
  gsize n = MAX (s->t->objects.n, 1);
  Kept *kept = g_new0 (Kept, 1);

  kept->dominator = g_new0 (guint32, n);
  kept->objects = g_new0 (guint32, n);
  kept->bytes = g_new0 (guint64, n);
  for (guint32 i = 0; i < s->t->objects.n; i++)
    {
      kept->bytes[i] = s->t->objects.total[i];
      kept->objects[i] = 1;
    }
  /* Dominators have lower numbers: from the last one up everything below is summed already. */
  for (guint32 node = s->n - 1; node > 0; node--)
    {
      ArnObjectId object = s->object[node], above = s->object[s->idom[node]];

      kept->dominator[object] = s->idom[node] != 0 ? above : ARN_NONE;
      if (s->idom[node] == 0)
        continue;
      kept->bytes[above] += kept->bytes[object];
      kept->objects[above] += kept->objects[object];
    }
  kept->retained = (ArnRetained){ kept->dominator, kept->bytes, kept->objects };
  return kept;
}

static gpointer
retained_make (ArnSnapshot *snapshot, gpointer data)
{
  Kept *kept = NULL;
  Search s;

  search_init (&s, snapshot);
  mark_starts (&s);
  for (guint32 i = 0; i < s.t->objects.n; i++)
    if (s.is_start[i] && s.node_of[i] == 0)
      search_from (&s, i);
  s.n_live = s.n - 1;
  for (guint32 i = 0; i < s.t->objects.n; i++)
    if (s.node_of[i] == 0)
      {
        s.is_start[i] = TRUE;
        search_from (&s, i);
      }
  if (find_semidominators (&s, data))
    {
      find_dominators (&s);
      kept = sum_up (&s);
    }
  search_clear (&s);
  return kept;
}

const ArnRetained *
arn_retained_get (ArnSnapshot *snapshot, GCancellable *cancellable)
{
  const Kept *kept =
      arn_snapshot_get_cached (snapshot, ARN_CACHE_RETAINED, retained_make, cancellable, kept_free);

  return kept != NULL ? &kept->retained : NULL;
}
