#include "arn-allocation-rows.h"

/* Tracebacks shown of a place, those with most bytes. */
#define MAX_TRACEBACKS 50
/* Rows among which what was open or selected is looked for again. */
#define MAX_FOLLOWED 20000

/* A row within an open one. Its id is the number of allocations and its index. */
typedef struct
{
  ArnAllocationRowKind kind;
  guint depth;
  guint32 number; /* a traceback's or a site's row, or a count */
  gboolean of_baseline;
} Child;

struct _ArnAllocationRows
{
  ArnRowList *list;
  ArnAllocations *allocations;
  const ArnAllocation *rows;
  guint n_rows;
  GArray *children;     /* Child */
  GHashTable *contents; /* id of what is open -> GArray of the ids in it */
  GHashTable *open;     /* keys of what is open */
};

static void
free_contents (gpointer data)
{
  g_array_unref (data);
}

ArnAllocationRows *
arn_allocation_rows_new (ArnRowList *list)
{
  ArnAllocationRows *self = g_new0 (ArnAllocationRows, 1);

  self->list = g_object_ref (list);
  self->children = g_array_new (FALSE, FALSE, sizeof (Child));
  self->contents = g_hash_table_new_full (NULL, NULL, NULL, free_contents);
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
arn_allocation_rows_free (ArnAllocationRows *self)
{
  g_clear_pointer (&self->allocations, arn_allocations_unref);
  g_array_unref (self->children);
  g_hash_table_unref (self->contents);
  g_hash_table_unref (self->open);
  g_object_unref (self->list);
  g_free (self);
}

ArnAllocations *
arn_allocation_rows_get_allocations (ArnAllocationRows *self)
{
  return self->allocations;
}

/* --- What a row is --- */

static const Child *
child_of (ArnAllocationRows *self, guint32 id)
{
  if (id < self->n_rows || id - self->n_rows >= self->children->len)
    return NULL;
  return &g_array_index (self->children, Child, id - self->n_rows);
}

static ArnSnapshot *
snapshot_of (ArnAllocationRows *self, gboolean of_baseline)
{
  return of_baseline ? arn_allocations_get_baseline (self->allocations)
                     : arn_allocations_get_snapshot (self->allocations);
}

static void
describe_site (ArnAllocationRows *self, guint32 site, ArnAllocationRow *out)
{
  ArnSnapshot *snapshot = snapshot_of (self, out->of_baseline);
  const ArnSiteTable *sites = &arn_snapshot_get_tables (snapshot)->sites;

  out->file = arn_snapshot_get_string (snapshot, sites->file[site]);
  out->line = sites->line[site];
}

static void
describe_traceback (ArnAllocationRows *self, ArnTracebackId traceback, ArnAllocationRow *out)
{
  const ArnTracebackTable *t = arn_allocations_get_tracebacks (self->allocations, out->of_baseline);
  const ArnTracebackSiteTable *sites =
      arn_allocations_get_traceback_sites (self->allocations, out->of_baseline);

  out->traceback = traceback;
  out->bytes = t->bytes[traceback];
  out->blocks = t->blocks[traceback];
  out->peak = t->peak[traceback];
  describe_site (self, sites->site[t->first_site[traceback]], out);
}

gboolean
arn_allocation_rows_get (ArnAllocationRows *self, guint32 id, ArnAllocationRow *out)
{
  const Child *child = child_of (self, id);

  *out = (ArnAllocationRow){ .file = "", .traceback = ARN_NONE };
  if (id < self->n_rows)
    {
      const ArnAllocation *place = &self->rows[id];

      out->place = place;
      out->file = place->file;
      out->line = place->line;
      out->of_baseline = place->is_gone;
      out->traceback = place->traceback;
      out->bytes = place->bytes;
      out->blocks = place->blocks;
      out->peak = place->peak;
      return TRUE;
    }
  if (!child)
    return FALSE;
  out->kind = child->kind;
  out->depth = child->depth;
  out->of_baseline = child->of_baseline;
  if (child->kind == ARN_ALLOCATION_ROW_TRACEBACK)
    describe_traceback (self, child->number, out);
  else if (child->kind == ARN_ALLOCATION_ROW_FRAME)
    describe_site (self, child->number, out);
  else
    out->count = child->number;
  return TRUE;
}

char *
arn_allocation_rows_format_callers (
    ArnAllocationRows *self, guint32 id, guint max, ArnScopeFunc name, gpointer data)
{
  GString *text = g_string_new (NULL);
  ArnAllocationRow row;
  const ArnTracebackTable *t;
  guint32 first, end;

  if (!arn_allocation_rows_get (self, id, &row) || row.traceback == ARN_NONE)
    return g_string_free (text, FALSE);
  t = arn_allocations_get_tracebacks (self->allocations, row.of_baseline);
  first = t->first_site[row.traceback];
  end = t->first_site[row.traceback + 1];
  for (guint32 i = first + 1; i < MIN (end, first + 1 + max); i++)
    {
      ArnAllocationRow caller = row;
      g_autofree char *function = NULL;

      describe_site (
          self, arn_allocations_get_traceback_sites (self->allocations, row.of_baseline)->site[i],
          &caller);
      function = name (caller.file, caller.line, data);
      g_string_append_printf (text, "%s%s %u", i > first + 1 ? " ← " : "", function, caller.line);
    }
  if (end > first + 1 + max)
    g_string_append (text, " ← …");
  return g_string_free (text, FALSE);
}

/* What tells a row from others for longer than one set of figures lives. (transfer full) */
static char *
key_of (ArnAllocationRows *self, guint32 id)
{
  GString *key = g_string_new (NULL);
  ArnAllocationRow row;

  if (!arn_allocation_rows_get (self, id, &row))
    return g_string_free (key, FALSE);
  g_string_append_printf (key, "%u %s:%u", row.kind, row.file, row.line);
  if (row.traceback != ARN_NONE)
    {
      const ArnTracebackTable *t =
          arn_allocations_get_tracebacks (self->allocations, row.of_baseline);
      const ArnTracebackSiteTable *sites =
          arn_allocations_get_traceback_sites (self->allocations, row.of_baseline);

      for (guint32 i = t->first_site[row.traceback]; i < t->first_site[row.traceback + 1]; i++)
        {
          ArnAllocationRow frame = row;

          describe_site (self, sites->site[i], &frame);
          g_string_append_printf (key, "<%s:%u", frame.file, frame.line);
        }
    }
  return g_string_free (key, FALSE);
}

/* --- Opening --- */

static void
add_child (ArnAllocationRows *self, GArray *to, const Child *child)
{
  guint32 id = self->n_rows + self->children->len;

  g_array_append_val (self->children, *child);
  g_array_append_val (to, id);
}

static void
add_frames (ArnAllocationRows *self,
            GArray *to,
            ArnTracebackId traceback,
            guint depth,
            gboolean of_baseline)
{
  const ArnTracebackTable *t = arn_allocations_get_tracebacks (self->allocations, of_baseline);
  const guint32 *sites = arn_allocations_get_traceback_sites (self->allocations, of_baseline)->site;
  guint32 first = t->first_site[traceback], end = t->first_site[traceback + 1];

  if (t->total_frames[traceback] > end - first)
    add_child (self, to,
               &(Child){ ARN_ALLOCATION_ROW_CUT, depth, t->total_frames[traceback] - (end - first),
                         of_baseline });
  for (guint32 i = end; i > first; i--)
    add_child (self, to, &(Child){ ARN_ALLOCATION_ROW_FRAME, depth, sites[i - 1], of_baseline });
}

static void
add_tracebacks (ArnAllocationRows *self, GArray *to, guint32 id)
{
  ArnTracebackId tracebacks[MAX_TRACEBACKS];
  gboolean gone = self->rows[id].is_gone;
  guint n;

  if (self->rows[id].traceback != ARN_NONE)
    {
      add_frames (self, to, self->rows[id].traceback, 1, gone);
      return;
    }
  n = arn_allocations_find_tracebacks (self->allocations, id, tracebacks, MAX_TRACEBACKS);
  if (n == 1)
    {
      add_frames (self, to, tracebacks[0], 1, gone);
      return;
    }
  for (guint i = 0; i < MIN (n, MAX_TRACEBACKS); i++)
    add_child (self, to, &(Child){ ARN_ALLOCATION_ROW_TRACEBACK, 1, tracebacks[i], gone });
  if (n > MAX_TRACEBACKS)
    add_child (self, to, &(Child){ ARN_ALLOCATION_ROW_MORE, 1, n - MAX_TRACEBACKS, gone });
}

static void
fill (ArnAllocationRows *self, guint32 id)
{
  GArray *to = g_array_new (FALSE, FALSE, sizeof (guint32));
  const Child *child = child_of (self, id);

  g_hash_table_insert (self->contents, GUINT_TO_POINTER (id), to);
  if (!child)
    add_tracebacks (self, to, id);
  else
    add_frames (self, to, child->number, child->depth + 1, child->of_baseline);
  /* What is within may have been open as well. */
  for (guint i = 0; i < to->len; i++)
    {
      guint32 inner = g_array_index (to, guint32, i);
      g_autofree char *key = NULL;

      if (!arn_allocation_rows_can_open (self, inner))
        continue;
      key = key_of (self, inner);
      if (g_hash_table_contains (self->open, key))
        fill (self, inner);
    }
}

static void
append_row (ArnAllocationRows *self, GArray *ids, guint32 id)
{
  const GArray *inside = g_hash_table_lookup (self->contents, GUINT_TO_POINTER (id));

  g_array_append_val (ids, id);
  for (guint i = 0; inside && i < inside->len; i++)
    append_row (self, ids, g_array_index (inside, guint32, i));
}

static void
show (ArnAllocationRows *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->n_rows + 1);
  guint n;

  for (guint i = 0; i < self->n_rows; i++)
    append_row (self, ids, i);
  n = ids->len;
  arn_row_list_set_rows (self->list, (guint32 *) (gpointer) g_array_free (ids, FALSE), n);
}

gboolean
arn_allocation_rows_can_open (ArnAllocationRows *self, guint32 id)
{
  const Child *child = child_of (self, id);

  return id < self->n_rows || (child && child->kind == ARN_ALLOCATION_ROW_TRACEBACK);
}

gboolean
arn_allocation_rows_is_open (ArnAllocationRows *self, guint32 id)
{
  return g_hash_table_contains (self->contents, GUINT_TO_POINTER (id));
}

void
arn_allocation_rows_set_open (ArnAllocationRows *self, guint32 id, gboolean open)
{
  g_autofree char *key = NULL;

  if (!arn_allocation_rows_can_open (self, id) || open == arn_allocation_rows_is_open (self, id))
    return;
  key = key_of (self, id);
  if (open)
    {
      g_hash_table_add (self->open, g_steal_pointer (&key));
      fill (self, id);
    }
  else
    {
      g_hash_table_remove (self->open, key);
      g_hash_table_remove (self->contents, GUINT_TO_POINTER (id));
    }
  show (self);
}

/* --- Other figures --- */

/* Opens what was open; the row that is now what `selected` was. */
static guint32
follow (ArnAllocationRows *self, const char *selected)
{
  guint32 found = ARN_ROW_NONE;

  if (!selected && g_hash_table_size (self->open) == 0)
    return found;
  for (guint i = 0; i < MIN (self->n_rows, MAX_FOLLOWED); i++)
    {
      g_autofree char *key = key_of (self, i);

      if (g_strcmp0 (key, selected) == 0)
        found = i;
      if (g_hash_table_contains (self->open, key))
        fill (self, i);
    }
  for (guint i = 0; i < self->children->len && found == ARN_ROW_NONE; i++)
    {
      g_autofree char *key = key_of (self, self->n_rows + i);

      if (g_strcmp0 (key, selected) == 0)
        found = self->n_rows + i;
    }
  return found;
}

void
arn_allocation_rows_set (ArnAllocationRows *self, ArnAllocations *allocations)
{
  guint32 id = arn_row_list_get_selected (self->list);
  g_autofree char *selected = id != ARN_ROW_NONE ? key_of (self, id) : NULL;

  g_hash_table_remove_all (self->contents);
  g_array_set_size (self->children, 0);
  g_clear_pointer (&self->allocations, arn_allocations_unref);
  self->allocations = allocations ? arn_allocations_ref (allocations) : NULL;
  self->rows = NULL;
  self->n_rows = 0;
  if (allocations)
    self->rows = arn_allocations_get_rows (allocations, &self->n_rows);
  id = follow (self, selected);
  arn_row_list_select (self->list, id);
  show (self);
}

void
arn_allocation_rows_forget (ArnAllocationRows *self)
{
  g_hash_table_remove_all (self->open);
  arn_row_list_select (self->list, ARN_ROW_NONE);
}
