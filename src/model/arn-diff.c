#include "arn-diff.h"

#include <string.h>

#include "arn-line-table.h"
#include "arn-lookup.h"

struct _ArnDiff
{
  gatomicrefcount refcount;
  ArnSnapshot *old_one, *new_one;
  guint32 *old_of; /* by new object */
  guint32 *new_of; /* by old object */
  GArray *born, *gone;
  GArray *types, *lines; /* ArnDiffRow */
  GArray *arenas_born, *arenas_gone;
};

ArnDiff *
arn_diff_ref (ArnDiff *self)
{
  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

void
arn_diff_unref (ArnDiff *self)
{
  if (!g_atomic_ref_count_dec (&self->refcount))
    return;
  g_object_unref (self->old_one);
  g_object_unref (self->new_one);
  g_free (self->old_of);
  g_free (self->new_of);
  g_array_unref (self->born);
  g_array_unref (self->gone);
  g_array_unref (self->types);
  g_array_unref (self->lines);
  g_array_unref (self->arenas_born);
  g_array_unref (self->arenas_gone);
  g_free (self);
}

static gboolean
same_type (ArnDiff *self, ArnObjectId old_object, ArnObjectId new_object)
{
  return strcmp (arn_snapshot_get_type_name (self->old_one, old_object),
                 arn_snapshot_get_type_name (self->new_one, new_object)) == 0;
}

static ArnObjectId
find_same (ArnDiff *self, ArnObjectId new_object)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (self->new_one)->objects;
  const ArnObjectTable *old_objects = &arn_snapshot_get_tables (self->old_one)->objects;
  ArnObjectId found;

  if (objects->serial[new_object] != 0)
    return arn_lookup_serial (self->old_one, objects->serial[new_object]);
  found = arn_lookup_object (self->old_one, objects->address[new_object]);
  if (found == ARN_NONE || old_objects->serial[found] != 0 || !same_type (self, found, new_object))
    return ARN_NONE;
  return found;
}

static void
match_objects (ArnDiff *self)
{
  guint32 n_old = arn_snapshot_get_tables (self->old_one)->objects.n;
  guint32 n_new = arn_snapshot_get_tables (self->new_one)->objects.n;

  self->old_of = g_new (guint32, MAX (n_new, 1));
  self->new_of = g_new (guint32, MAX (n_old, 1));
  memset (self->new_of, 0xff, n_old * sizeof *self->new_of);
  for (guint32 i = 0; i < n_new; i++)
    {
      ArnObjectId old_object = find_same (self, i);

      self->old_of[i] = old_object;
      if (old_object != ARN_NONE)
        self->new_of[old_object] = i;
      else
        g_array_append_val (self->born, i);
    }
  for (guint32 i = 0; i < n_old; i++)
    if (self->new_of[i] == ARN_NONE)
      g_array_append_val (self->gone, i);
}

static guint
row_hash (gconstpointer data)
{
  const ArnDiffRow *row = data;

  return g_str_hash (row->name) * 31 + g_str_hash (row->module) * 7 + row->line;
}

static gboolean
row_equal (gconstpointer a, gconstpointer b)
{
  const ArnDiffRow *x = a, *y = b;

  return x->line == y->line && strcmp (x->name, y->name) == 0 && strcmp (x->module, y->module) == 0;
}

static ArnDiffRow *
get_row (GHashTable *rows, const char *name, const char *module, guint line)
{
  ArnDiffRow key = { .name = name, .module = module, .line = line };
  ArnDiffRow *row = g_hash_table_lookup (rows, &key);

  if (row == NULL)
    {
      row = g_memdup2 (&key, sizeof key);
      g_hash_table_add (rows, row);
    }
  return row;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const ArnDiffRow *x = a, *y = b;
  gint64 x_growth = (gint64) (x->new_bytes - x->old_bytes);
  gint64 y_growth = (gint64) (y->new_bytes - y->old_bytes);

  if (x_growth != y_growth)
    return x_growth > y_growth ? -1 : 1;
  if (x->new_count != y->new_count)
    return x->new_count > y->new_count ? -1 : 1;
  return x->line != y->line ? (x->line < y->line ? -1 : 1) : strcmp (x->name, y->name);
}

static void
take_changed (GHashTable *rows, GArray *out)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const ArnDiffRow *row = data;

      if (row->born != 0 || row->gone != 0 || row->old_bytes != row->new_bytes ||
          row->old_count != row->new_count)
        g_array_append_val (out, *row);
    }
  g_array_sort (out, compare_rows);
}

static ArnDiffRow *
row_of_object (GHashTable *rows, ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 type = t->objects.type[object];

  return get_row (rows, arn_snapshot_get_string (snapshot, t->types.name[type]),
                  arn_snapshot_get_string (snapshot, t->types.module[type]), 0);
}

static void
compare_types (ArnDiff *self)
{
  const ArnObjectTable *old_objects = &arn_snapshot_get_tables (self->old_one)->objects;
  const ArnObjectTable *new_objects = &arn_snapshot_get_tables (self->new_one)->objects;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);

  for (guint32 i = 0; i < new_objects->n; i++)
    {
      ArnDiffRow *row = row_of_object (rows, self->new_one, i);

      row->new_count++;
      row->new_bytes += new_objects->total[i];
      row->born += self->old_of[i] == ARN_NONE;
    }
  for (guint32 i = 0; i < old_objects->n; i++)
    {
      ArnDiffRow *row = row_of_object (rows, self->old_one, i);

      row->old_count++;
      row->old_bytes += old_objects->total[i];
      row->gone += self->new_of[i] == ARN_NONE;
    }
  take_changed (rows, self->types);
}

static void
compare_lines (ArnDiff *self)
{
  const ArnLineRows *old_rows = arn_line_table_get (self->old_one);
  const ArnLineRows *new_rows = arn_line_table_get (self->new_one);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);

  for (guint i = 0; i < new_rows->n; i++)
    {
      const ArnLineRow *line = &new_rows->rows[i];
      ArnDiffRow *row =
          get_row (rows, arn_snapshot_get_string (self->new_one, line->file), "", line->line);

      row->new_count = line->blocks;
      row->new_bytes = line->bytes;
    }
  for (guint i = 0; i < old_rows->n; i++)
    {
      const ArnLineRow *line = &old_rows->rows[i];
      ArnDiffRow *row =
          get_row (rows, arn_snapshot_get_string (self->old_one, line->file), "", line->line);

      row->old_count = line->blocks;
      row->old_bytes = line->bytes;
    }
  take_changed (rows, self->lines);
}

/* Arenas have no serial: one that was given back and taken again at the same place is the same. */
static void
compare_arenas (const ArnArenaTable *arenas, const ArnArenaTable *others, GArray *missing)
{
  for (guint32 i = 0, k = 0; i < arenas->n; i++)
    {
      while (k < others->n && others->address[k] < arenas->address[i])
        k++;
      if (k == others->n || others->address[k] != arenas->address[i])
        g_array_append_val (missing, i);
    }
}

ArnDiff *
arn_diff_new (ArnSnapshot *old_one, ArnSnapshot *new_one, GCancellable *cancellable)
{
  ArnDiff *self = g_new0 (ArnDiff, 1);
  const ArnTables *old_tables = arn_snapshot_get_tables (old_one);
  const ArnTables *new_tables = arn_snapshot_get_tables (new_one);

  g_atomic_ref_count_init (&self->refcount);
  self->old_one = g_object_ref (old_one);
  self->new_one = g_object_ref (new_one);
  self->born = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));
  self->gone = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));
  self->types = g_array_new (FALSE, FALSE, sizeof (ArnDiffRow));
  self->lines = g_array_new (FALSE, FALSE, sizeof (ArnDiffRow));
  self->arenas_born = g_array_new (FALSE, FALSE, sizeof (ArnArenaId));
  self->arenas_gone = g_array_new (FALSE, FALSE, sizeof (ArnArenaId));

  match_objects (self);
  if (!g_cancellable_is_cancelled (cancellable))
    compare_types (self);
  if (!g_cancellable_is_cancelled (cancellable))
    compare_lines (self);
  compare_arenas (&new_tables->arenas, &old_tables->arenas, self->arenas_born);
  compare_arenas (&old_tables->arenas, &new_tables->arenas, self->arenas_gone);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&self, arn_diff_unref);
  return self;
}

ArnSnapshot *
arn_diff_get_old (ArnDiff *self)
{
  return self->old_one;
}

ArnSnapshot *
arn_diff_get_new (ArnDiff *self)
{
  return self->new_one;
}

const ArnObjectId *
arn_diff_get_born (ArnDiff *self, guint *n)
{
  *n = self->born->len;
  return (const ArnObjectId *) self->born->data;
}

const ArnObjectId *
arn_diff_get_gone (ArnDiff *self, guint *n)
{
  *n = self->gone->len;
  return (const ArnObjectId *) self->gone->data;
}

ArnObjectId
arn_diff_find_old (ArnDiff *self, ArnObjectId new_object)
{
  return self->old_of[new_object];
}

ArnObjectId
arn_diff_find_new (ArnDiff *self, ArnObjectId old_object)
{
  return self->new_of[old_object];
}

const ArnDiffRow *
arn_diff_get_types (ArnDiff *self, guint *n)
{
  *n = self->types->len;
  return (const ArnDiffRow *) self->types->data;
}

const ArnDiffRow *
arn_diff_get_lines (ArnDiff *self, guint *n)
{
  *n = self->lines->len;
  return (const ArnDiffRow *) self->lines->data;
}

const ArnArenaId *
arn_diff_get_arenas_born (ArnDiff *self, guint *n)
{
  *n = self->arenas_born->len;
  return (const ArnArenaId *) self->arenas_born->data;
}

const ArnArenaId *
arn_diff_get_arenas_gone (ArnDiff *self, guint *n)
{
  *n = self->arenas_gone->len;
  return (const ArnArenaId *) self->arenas_gone->data;
}
