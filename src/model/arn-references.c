#include "arn-references.h"

#include "arn-snapshot-private.h"

/* Edges turned round: those into object o are rows first[o] … first[o + 1]. */
typedef struct
{
  guint32 *first;
  ArnEdgeId *edge;
  ArnHolderId *holder;
} Reverse;

static void
reverse_free (gpointer data)
{
  Reverse *reverse = data;

  g_free (reverse->first);
  g_free (reverse->edge);
  g_free (reverse->holder);
  g_free (reverse);
}

static gpointer
reverse_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  Reverse *reverse = g_new0 (Reverse, 1);
  g_autofree guint32 *next = g_new0 (guint32, (gsize) t->objects.n + 1);

  reverse->first = g_new0 (guint32, (gsize) t->objects.n + 1);
  reverse->edge = g_new (ArnEdgeId, MAX (t->edges.n, 1));
  reverse->holder = g_new (ArnHolderId, MAX (t->edges.n, 1));
  for (guint32 e = 0; e < t->edges.n; e++)
    reverse->first[t->edges.target[e] + 1]++;
  for (guint32 i = 0; i < t->objects.n; i++)
    {
      reverse->first[i + 1] += reverse->first[i];
      next[i] = reverse->first[i];
    }
  for (guint32 holder = 0; holder < t->edges.n_holders; holder++)
    for (guint32 e = t->edges.first_edge[holder]; e < t->edges.first_edge[holder + 1]; e++)
      {
        guint32 place = next[t->edges.target[e]]++;

        reverse->edge[place] = e;
        reverse->holder[place] = holder;
      }
  return reverse;
}

ArnEdgeId
arn_references_out (ArnSnapshot *snapshot, ArnHolderId holder, guint *n)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;

  if (holder >= edges->n_holders)
    {
      *n = 0;
      return 0;
    }
  *n = edges->first_edge[holder + 1] - edges->first_edge[holder];
  return edges->first_edge[holder];
}

ArnReferrers
arn_references_in (ArnSnapshot *snapshot, ArnObjectId object)
{
  const Reverse *reverse =
      arn_snapshot_get_cached (snapshot, ARN_CACHE_REFERRERS, reverse_make, NULL, reverse_free);
  guint32 first = reverse->first[object];

  return (ArnReferrers){ reverse->edge + first, reverse->holder + first,
                         reverse->first[object + 1] - first };
}

ArnRootId
arn_holder_root (ArnSnapshot *snapshot, ArnHolderId holder)
{
  guint32 n_objects = arn_snapshot_get_tables (snapshot)->objects.n;

  return holder >= n_objects ? holder - n_objects : ARN_NONE;
}
