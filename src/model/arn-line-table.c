#include "arn-line-table.h"

#include <string.h>

#include "arn-snapshot-private.h"

static void
rows_free (gpointer data)
{
  ArnLineRows *rows = data;

  g_free ((gpointer) rows->rows);
  g_free (rows);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ArnLineRow *x = a, *y = b;

  if (x->bytes != y->bytes)
    return x->bytes > y->bytes ? -1 : 1;
  if (x->file != y->file)
    return x->file < y->file ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

static gpointer
rows_make (ArnSnapshot *snapshot, gpointer data)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnLineRows *result = g_new0 (ArnLineRows, 1);
  ArnLineRow *rows = g_new0 (ArnLineRow, MAX (t->sites.n, 1));
  guint n = 0;

  for (guint32 i = 0; i < t->sites.n; i++)
    {
      rows[i].file = t->sites.file[i];
      rows[i].line = t->sites.line[i];
    }
  for (guint32 i = 0; i < t->tracebacks.n; i++)
    {
      guint32 first = t->tracebacks.first_site[i];
      ArnLineRow *row;

      if (first == t->tracebacks.first_site[i + 1])
        continue;
      row = &rows[t->traceback_sites.site[first]];
      row->bytes += t->tracebacks.bytes[i];
      row->blocks += t->tracebacks.blocks[i];
      row->peak += t->tracebacks.peak[i];
    }
  for (guint32 i = 0; i < t->lines.n; i++)
    {
      ArnLineRow *row = &rows[t->lines.site[i]];

      row->peak = t->lines.peak[i];
      row->occurrences = t->lines.occurrences[i];
      row->memory = t->lines.memory[i];
      row->increment = (gint64) t->lines.increment[i];
    }
  for (guint32 i = 0; i < t->sites.n; i++)
    if (rows[i].blocks > 0 || rows[i].peak > 0 || rows[i].occurrences > 0)
      rows[n++] = rows[i];
  qsort (rows, n, sizeof *rows, compare_rows);
  result->n = n;
  result->rows = rows;
  return result;
}

const ArnLineRows *
arn_line_table_get (ArnSnapshot *snapshot)
{
  return arn_snapshot_get_cached (snapshot, ARN_CACHE_LINES, rows_make, NULL, rows_free);
}

ArnLineRow
arn_line_table_find (ArnSnapshot *snapshot, const char *file, guint line)
{
  const ArnLineRows *rows = arn_line_table_get (snapshot);

  for (guint i = 0; i < rows->n; i++)
    if (rows->rows[i].line == line &&
        strcmp (arn_snapshot_get_string (snapshot, rows->rows[i].file), file) == 0)
      return rows->rows[i];
  return (ArnLineRow){ .line = line };
}
