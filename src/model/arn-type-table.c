#include "arn-type-table.h"

#include "arn-snapshot-private.h"

static void
rows_free (gpointer data)
{
  ArnTypeRows *rows = data;

  g_free ((gpointer) rows->rows);
  g_free ((gpointer) rows->objects);
  g_free ((gpointer) rows->row_of_type);
  g_free (rows);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ArnTypeRow *x = a, *y = b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return x->type < y->type ? -1 : x->type > y->type;
}

static gpointer
rows_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnTypeRows *result = g_new0 (ArnTypeRows, 1);
  ArnTypeRow *rows = g_new0 (ArnTypeRow, MAX (t->types.n, 1));
  ArnObjectId *objects = g_new (ArnObjectId, MAX (t->objects.n, 1));
  guint32 *row_of_type = g_new (guint32, MAX (t->types.n, 1));
  guint32 n = 0, first = 0;

  for (guint32 i = 0; i < t->types.n; i++)
    rows[i].type = i;
  for (guint32 i = 0; i < t->objects.n; i++)
    {
      ArnTypeRow *row = &rows[t->objects.type[i]];

      row->count++;
      row->size += t->objects.size[i];
      row->total += t->objects.total[i];
    }
  for (guint32 i = 0; i < t->types.n; i++)
    if (rows[i].count > 0)
      rows[n++] = rows[i];
  qsort (rows, n, sizeof *rows, compare_rows);

  for (guint32 i = 0; i < t->types.n; i++)
    row_of_type[i] = ARN_NONE;
  for (guint32 i = 0; i < n; i++)
    {
      row_of_type[rows[i].type] = i;
      rows[i].first = first;
      first += rows[i].count;
      rows[i].count = 0;
    }
  for (guint32 i = 0; i < t->objects.n; i++)
    {
      ArnTypeRow *row = &rows[row_of_type[t->objects.type[i]]];

      objects[row->first + row->count++] = i;
    }

  result->n = n;
  result->rows = rows;
  result->objects = objects;
  result->row_of_type = row_of_type;
  return result;
}

const ArnTypeRows *
arn_type_table_get (ArnSnapshot *snapshot)
{
  return arn_snapshot_get_cached (snapshot, ARN_CACHE_TYPES, rows_make, NULL, rows_free);
}
