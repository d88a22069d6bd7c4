/* The orders that a table of objects can have: by numbers, by names, by texts, by places. */
#include "arn-object-query.h"
#include "arn-snapshot-private.h"
#include "arn-sort.h"

/* Strings of a snapshot by row: all of its texts, or the names of a smaller table. */
typedef struct
{
  ArnSnapshot *snapshot;
  const guint32 *strings; /* by row; NULL: a row is a string */
} Names;

static const char *
name_of (guint32 row, gpointer data)
{
  const Names *names = data;

  return arn_snapshot_get_string (names->snapshot, names->strings ? names->strings[row] : row);
}

/* By row: its place among all rows by name. NULL when cancelled. (transfer full) */
static guint32 *
rank_names (const Names *names, guint n, GCancellable *cancellable)
{
  g_autofree guint32 *rows = g_new (guint32, MAX (n, 1));
  guint32 *ranks;

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  if (!arn_sort_texts (rows, n, FALSE, name_of, (gpointer) names, cancellable))
    return NULL;
  ranks = g_new (guint32, MAX (n, 1));
  for (guint i = 0, rank = 0; i < n; i++)
    {
      rank += i > 0 && g_ascii_strcasecmp (name_of (rows[i - 1], (gpointer) names),
                                           name_of (rows[i], (gpointer) names)) != 0;
      ranks[rows[i]] = rank;
    }
  return ranks;
}

static gpointer
text_ranks_make (ArnSnapshot *snapshot, gpointer cancellable)
{
  Names names = { snapshot, NULL };

  return rank_names (&names, arn_snapshot_get_tables (snapshot)->strings.n, cancellable);
}

/* By string. Their order in the table is that in memory, so ranking them reads memory in order
 * where sorting the objects would jump; and the next time costs nothing. */
static const guint32 *
get_text_ranks (ArnSnapshot *snapshot, GCancellable *cancellable)
{
  return arn_snapshot_get_cached (snapshot, ARN_CACHE_TEXT_RANKS, text_ranks_make, cancellable,
                                  g_free);
}

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnTables *t;
  const ArnRetained *retained;
  ArnObjectColumn column;
  const guint32 *ranks; /* of types, of files by site, or of texts */
} Order;

/* FALSE: it has none, and stands last. */
static gboolean
key_of (const Order *order, ArnObjectId id, guint64 *key)
{
  const ArnObjectTable *objects = &order->t->objects;
  ArnSiteId site;

  switch (order->column)
    {
    case ARN_OBJECT_COLUMN_ADDRESS:
      *key = objects->address[id];
      return TRUE;
    case ARN_OBJECT_COLUMN_TYPE:
      *key = order->ranks[objects->type[id]];
      return TRUE;
    case ARN_OBJECT_COLUMN_SIZE:
      *key = objects->size[id];
      return TRUE;
    case ARN_OBJECT_COLUMN_RETAINED:
      *key = order->retained ? order->retained->bytes[id] : 0;
      return TRUE;
    case ARN_OBJECT_COLUMN_REFCOUNT:
      *key = (objects->flags[id] & ARN_OBJECT_IMMORTAL) != 0 ? G_GUINT64_CONSTANT (1) + G_MAXUINT32
                                                             : objects->refcount[id];
      return TRUE;
    case ARN_OBJECT_COLUMN_GENERATION:
      *key = objects->generation[id];
      return TRUE;
    case ARN_OBJECT_COLUMN_SITE:
      site = arn_object_find_site (order->snapshot, id);
      if (site == ARN_NONE)
        return FALSE;
      *key = ((guint64) order->ranks[site] << 32) | order->t->sites.line[site];
      return TRUE;
    case ARN_OBJECT_COLUMN_TEXT:
      *key = order->ranks[objects->repr[id]];
      return TRUE;
    }
  return FALSE;
}

static gboolean
sort_by_key (
    const Order *order, ArnObjectId *ids, guint n, gboolean descending, GCancellable *cancellable)
{
  g_autofree ArnSortPair *pairs = g_new (ArnSortPair, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      guint64 key;

      if (!key_of (order, ids[i], &key))
        key = G_MAXUINT64;
      else if (descending)
        key = ~key - 1; /* keys are smaller than what has none */
      pairs[i] = (ArnSortPair){ key, ids[i] };
    }
  if (!arn_sort_pairs (pairs, n, cancellable))
    return FALSE;
  for (guint i = 0; i < n; i++)
    ids[i] = pairs[i].row;
  return TRUE;
}

gboolean
arn_object_order (ArnSnapshot *snapshot,
                  const ArnRetained *retained,
                  ArnObjectColumn column,
                  gboolean descending,
                  ArnObjectId *ids,
                  guint n,
                  GCancellable *cancellable)
{
  Order order = { snapshot, arn_snapshot_get_tables (snapshot), retained, column, NULL };
  Names types = { snapshot, order.t->types.name }, files = { snapshot, order.t->sites.file };
  g_autofree guint32 *ranks = NULL;

  if (column == ARN_OBJECT_COLUMN_TYPE)
    order.ranks = ranks = rank_names (&types, order.t->types.n, cancellable);
  else if (column == ARN_OBJECT_COLUMN_SITE)
    order.ranks = ranks = rank_names (&files, order.t->sites.n, cancellable);
  else if (column == ARN_OBJECT_COLUMN_TEXT)
    order.ranks = get_text_ranks (snapshot, cancellable);
  return !g_cancellable_is_cancelled (cancellable) &&
         sort_by_key (&order, ids, n, descending, cancellable);
}
