#include "arn-cycles.h"

#include <string.h>

#include "arn-snapshot-private.h"

typedef struct
{
  ArnCycles cycles;
  guint32 *first, *objects, *cycle_of;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->first);
  g_free (kept->objects);
  g_free (kept->cycle_of);
  g_free (kept);
}

/* Tarjan's algorithm with a stack of its own. */
typedef struct
{
  const ArnTables *t;
  guint32 *number;    /* in the order of discovery, from 1; 0: not seen */
  guint32 *low;       /* lowest number that is reached */
  guint32 *component; /* ARN_NONE: not finished */
  guint32 *next_edge;
  guint32 *path; /* of the search */
  guint32 *open; /* seen, not in a component yet */
  guint32 n_path, n_open, n_seen, n_components;
} Search;

static void
search_init (Search *s, const ArnTables *t)
{
  gsize n = MAX (t->objects.n, 1);

  *s = (Search){ .t = t };
  s->number = g_new0 (guint32, n);
  s->low = g_new0 (guint32, n);
  s->component = g_new (guint32, n);
  s->next_edge = g_new0 (guint32, n);
  s->path = g_new (guint32, n);
  s->open = g_new (guint32, n);
  memset (s->component, 0xff, n * sizeof *s->component);
}

static void
search_clear (Search *s)
{
  g_free (s->number);
  g_free (s->low);
  g_free (s->component);
  g_free (s->next_edge);
  g_free (s->path);
  g_free (s->open);
}

static void
enter (Search *s, ArnObjectId object)
{
  s->number[object] = s->low[object] = ++s->n_seen;
  s->next_edge[object] = s->t->edges.first_edge[object];
  s->path[s->n_path++] = object;
  s->open[s->n_open++] = object;
}

static void
leave (Search *s, ArnObjectId object)
{
  s->n_path--;
  if (s->n_path > 0)
    {
      ArnObjectId parent = s->path[s->n_path - 1];

      s->low[parent] = MIN (s->low[parent], s->low[object]);
    }
  if (s->low[object] != s->number[object])
    return;
  for (;;)
    {
      ArnObjectId member = s->open[--s->n_open];

      s->component[member] = s->n_components;
      if (member == object)
        break;
    }
  s->n_components++;
}

static void
search_from (Search *s, ArnObjectId start)
{
  const ArnEdgeTable *edges = &s->t->edges;

  enter (s, start);
  while (s->n_path > 0)
    {
      ArnObjectId object = s->path[s->n_path - 1], target;
      guint32 edge = s->next_edge[object]++;

      if (edge >= edges->first_edge[object + 1])
        {
          leave (s, object);
          continue;
        }
      if (edges->weak[edge])
        continue;
      target = edges->target[edge];
      if (s->number[target] == 0)
        enter (s, target);
      else if (s->component[target] == ARN_NONE)
        s->low[object] = MIN (s->low[object], s->number[target]);
    }
}

static gboolean
holds_itself (const ArnEdgeTable *edges, ArnObjectId object)
{
  for (guint32 e = edges->first_edge[object]; e < edges->first_edge[object + 1]; e++)
    if (edges->target[e] == object && !edges->weak[e])
      return TRUE;
  return FALSE;
}

typedef struct
{
  guint32 component, size;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;
  return x->component < y->component ? -1 : x->component > y->component;
}

static Kept *
collect_cycles (const Search *s)
{
  const ArnTables *t = s->t;
  Kept *kept = g_new0 (Kept, 1);
  g_autofree guint32 *sizes = g_new0 (guint32, MAX (s->n_components, 1));
  g_autofree guint32 *rank = g_new (guint32, MAX (s->n_components, 1));
  g_autofree Ranked *ranked = g_new (Ranked, MAX (s->n_components, 1));
  g_autofree guint32 *next = NULL;
  guint32 n = 0;

  for (guint32 i = 0; i < t->objects.n; i++)
    sizes[s->component[i]]++;
  /* One object alone is a cycle only if it holds itself. */
  for (guint32 i = 0; i < t->objects.n; i++)
    if (sizes[s->component[i]] == 1 && !holds_itself (&t->edges, i))
      sizes[s->component[i]] = 0;
  for (guint32 c = 0; c < s->n_components; c++)
    {
      rank[c] = ARN_NONE;
      if (sizes[c] > 0)
        ranked[n++] = (Ranked){ c, sizes[c] };
    }
  qsort (ranked, n, sizeof *ranked, compare_ranked);

  kept->first = g_new0 (guint32, (gsize) n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      rank[ranked[i].component] = i;
      kept->first[i + 1] = kept->first[i] + ranked[i].size;
    }
  next = g_memdup2 (kept->first, ((gsize) n + 1) * sizeof *next);
  kept->objects = g_new (guint32, MAX (kept->first[n], 1));
  kept->cycle_of = g_new (guint32, MAX (t->objects.n, 1));
  for (guint32 i = 0; i < t->objects.n; i++)
    {
      guint32 cycle = rank[s->component[i]];

      kept->cycle_of[i] = cycle;
      if (cycle != ARN_NONE)
        kept->objects[next[cycle]++] = i;
    }
  kept->cycles = (ArnCycles){ n, kept->first, kept->objects, kept->cycle_of };
  return kept;
}

static gpointer
cycles_make (ArnSnapshot *snapshot, gpointer data)
{
  GCancellable *cancellable = data;
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  Kept *kept = NULL;
  guint32 i = 0;
  Search s;

  search_init (&s, t);
  for (; i < t->objects.n; i++)
    {
      if (s.number[i] == 0)
        search_from (&s, i);
      if (i % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
    }
  if (i == t->objects.n)
    kept = collect_cycles (&s);
  search_clear (&s);
  return kept;
}

const ArnCycles *
arn_cycles_get (ArnSnapshot *snapshot, GCancellable *cancellable)
{
  const Kept *kept =
      arn_snapshot_get_cached (snapshot, ARN_CACHE_CYCLES, cycles_make, cancellable, kept_free);

  return kept != NULL ? &kept->cycles : NULL;
}
