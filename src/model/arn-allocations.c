#include "arn-allocations.h"

#include <string.h>

#include "arn-file-pattern.h"

/* Tracebacks between two looks at the cancellable. */
#define CHECK_EVERY 65536

/* A file, or a line of one, under the one number that it has in both snapshots. */
typedef struct
{
  const char *file;
  guint32 file_number;
  guint32 line;
} Place;

/* One of the two snapshots. */
typedef struct
{
  ArnSnapshot *snapshot;
  const ArnTracebackTable *tracebacks;
  const guint32 *sites; /* of the tracebacks, in `places` */
  guint32 *place;       /* by site */
  guint32 *matches;     /* by site: bit f is set when filter f's pattern and line fit */
} Side;

struct _ArnAllocations
{
  ArnSnapshot *snapshot, *baseline;
  ArnAllocationsQuery query; /* its filters are owned */
  ArnAllocation *rows;
  guint n_rows;
  ArnAllocation most;
  guint64 bytes, blocks;
};

typedef struct
{
  ArnAllocations *self;
  GHashTable *file_numbers;  /* text -> number + 1 */
  GHashTable *place_numbers; /* file number << 32 | line -> place + 1 */
  GArray *places;            /* Place */
  GArray *rows;              /* ArnAllocation */
  guint32 *row_of_place;     /* row + 1; by place, or by file number */
  guint32 *row_of_traceback; /* row + 1; open addressing */
  guint32 row_mask;
  Side sides[2];
} Grouping;

/* --- Places --- */

static guint32
place_number (Grouping *g, const char *file, guint32 line)
{
  Place place = { file, 0, line };
  gpointer known = g_hash_table_lookup (g->file_numbers, file);
  gint64 key;

  if (known == NULL)
    {
      known = GUINT_TO_POINTER (g_hash_table_size (g->file_numbers) + 1);
      g_hash_table_insert (g->file_numbers, (gpointer) file, known);
    }
  place.file_number = GPOINTER_TO_UINT (known) - 1;
  key = (gint64) place.file_number << 32 | line;
  known = g_hash_table_lookup (g->place_numbers, &key);
  if (known == NULL)
    {
      g_array_append_val (g->places, place);
      known = GUINT_TO_POINTER (g->places->len);
      g_hash_table_insert (g->place_numbers, g_memdup2 (&key, sizeof key), known);
    }
  return GPOINTER_TO_UINT (known) - 1;
}

/* Traces name compiled files by their source. */
static char *
source_name (const char *file)
{
  gsize length = strlen (file);

  return g_str_has_suffix (file, ".pyc") ? g_strndup (file, length - 1) : g_strdup (file);
}

static void
open_side (Grouping *g, Side *side, ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  const ArnAllocationsQuery *query = &g->self->query;

  side->snapshot = snapshot;
  side->tracebacks = query->program ? &t->program_tracebacks : &t->tracebacks;
  side->sites = (query->program ? &t->program_traceback_sites : &t->traceback_sites)->site;
  side->place = g_new (guint32, MAX (t->sites.n, 1));
  side->matches = g_new0 (guint32, MAX (t->sites.n, 1));
  for (guint32 i = 0; i < t->sites.n; i++)
    {
      const char *file = arn_snapshot_get_string (snapshot, t->sites.file[i]);
      g_autofree char *source = source_name (file);

      side->place[i] = place_number (g, file, t->sites.line[i]);
      for (guint f = 0; f < query->n_filters; f++)
        if ((query->filters[f].line == 0 || query->filters[f].line == t->sites.line[i]) &&
            arn_file_pattern_matches (query->filters[f].pattern, source))
          side->matches[i] |= 1u << f;
    }
}

static void
close_side (Side *side)
{
  g_free (side->place);
  g_free (side->matches);
}

/* --- Filters --- */

static gboolean
is_kept (const ArnAllocationsQuery *query, const Side *side, guint32 first, guint32 end)
{
  guint32 any = 0, newest = side->matches[side->sites[first]];
  gboolean has_inclusive = FALSE, is_included = FALSE;

  for (guint32 i = first; i < end; i++)
    any |= side->matches[side->sites[i]];
  for (guint f = 0; f < query->n_filters; f++)
    {
      const ArnAllocationsFilter *filter = &query->filters[f];
      gboolean found = ((filter->all_frames ? any : newest) >> f & 1) != 0;

      if (!filter->inclusive && found)
        return FALSE;
      has_inclusive = has_inclusive || filter->inclusive;
      is_included = is_included || (filter->inclusive && found);
    }
  return is_included || !has_inclusive;
}

/* --- Rows --- */

/* The row of a place, by line or by file. */
static guint32
row_of_place (Grouping *g, guint32 place, gboolean is_gone)
{
  const Place *found = &g_array_index (g->places, Place, place);
  gboolean by_file = g->self->query.by == ARN_ALLOCATIONS_BY_FILE;
  guint32 *row = &g->row_of_place[by_file ? found->file_number : place];

  if (*row == 0)
    {
      ArnAllocation added = { .file = found->file,
                              .line = by_file ? 0 : found->line,
                              .is_gone = is_gone,
                              .traceback = ARN_NONE };

      g_array_append_val (g->rows, added);
      *row = g->rows->len;
    }
  return *row - 1;
}

static gboolean
same_frames (const Grouping *g, const ArnAllocation *row, const Side *side, guint32 traceback)
{
  const Side *other = &g->sides[row->is_gone ? 1 : 0];
  const guint32 *first = side->tracebacks->first_site, *theirs = other->tracebacks->first_site;
  guint32 n = first[traceback + 1] - first[traceback];

  if (theirs[row->traceback + 1] - theirs[row->traceback] != n)
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    if (side->place[side->sites[first[traceback] + i]] !=
        other->place[other->sites[theirs[row->traceback] + i]])
      return FALSE;
  return TRUE;
}

/* The row of a traceback; those with the same frames share one, whatever was cut off. */
static guint32
row_of_traceback (Grouping *g, const Side *side, guint32 traceback)
{
  const guint32 *first = side->tracebacks->first_site;
  guint64 hash = 0x345678;
  guint32 slot;

  for (guint32 i = first[traceback]; i < first[traceback + 1]; i++)
    hash = (hash ^ side->place[side->sites[i]]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  slot = (guint32) (hash >> 32) & g->row_mask;
  for (; g->row_of_traceback[slot] != 0; slot = (slot + 1) & g->row_mask)
    {
      guint32 row = g->row_of_traceback[slot] - 1;

      if (same_frames (g, &g_array_index (g->rows, ArnAllocation, row), side, traceback))
        return row;
    }
  {
    const Place *newest =
        &g_array_index (g->places, Place, side->place[side->sites[first[traceback]]]);
    ArnAllocation added = { .file = newest->file,
                            .line = newest->line,
                            .is_gone = side == &g->sides[1],
                            .traceback = traceback };

    g_array_append_val (g->rows, added);
    g->row_of_traceback[slot] = g->rows->len;
  }
  return g->rows->len - 1;
}

static void
count (Grouping *g, const Side *side, guint32 row, guint32 traceback)
{
  ArnAllocation *to = &g_array_index (g->rows, ArnAllocation, row);

  if (side == &g->sides[1])
    {
      to->old_bytes += side->tracebacks->bytes[traceback];
      to->old_blocks += side->tracebacks->blocks[traceback];
      return;
    }
  to->bytes += side->tracebacks->bytes[traceback];
  to->blocks += side->tracebacks->blocks[traceback];
  to->peak += side->tracebacks->peak[traceback];
}

/* Whether a traceback went into this row. */
static gboolean
is_of_row (const Grouping *g, const ArnAllocation *row, const Side *side, guint32 traceback)
{
  const ArnAllocationsQuery *query = &g->self->query;
  guint32 first = side->tracebacks->first_site[traceback];
  guint32 end = side->tracebacks->first_site[traceback + 1];

  if (query->by == ARN_ALLOCATIONS_BY_TRACEBACK)
    return same_frames (g, row, side, traceback);
  for (guint32 i = first; i < (query->cumulative ? end : first + 1); i++)
    {
      const Place *place = &g_array_index (g->places, Place, side->place[side->sites[i]]);

      if ((query->by == ARN_ALLOCATIONS_BY_FILE || place->line == row->line) &&
          strcmp (place->file, row->file) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Tracebacks of which nothing is alive are no traces. */
static gboolean
is_counted (const ArnAllocationsQuery *query, const Side *side, guint32 traceback)
{
  guint32 first = side->tracebacks->first_site[traceback];
  guint32 end = side->tracebacks->first_site[traceback + 1];

  return side->tracebacks->blocks[traceback] > 0 && first < end &&
         is_kept (query, side, first, end);
}

static gboolean
group_side (Grouping *g, const Side *side, GCancellable *cancellable)
{
  const ArnAllocationsQuery *query = &g->self->query;
  gboolean is_old = side == &g->sides[1];

  for (guint32 t = 0; t < side->tracebacks->n; t++)
    {
      guint32 first = side->tracebacks->first_site[t];
      guint32 end = side->tracebacks->first_site[t + 1];

      if (t % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!is_counted (query, side, t))
        continue;
      if (!is_old)
        {
          g->self->bytes += side->tracebacks->bytes[t];
          g->self->blocks += side->tracebacks->blocks[t];
        }
      if (query->by == ARN_ALLOCATIONS_BY_TRACEBACK)
        count (g, side, row_of_traceback (g, side, t), t);
      else
        for (guint32 i = first; i < (query->cumulative ? end : first + 1); i++)
          count (g, side, row_of_place (g, side->place[side->sites[i]], is_old), t);
    }
  return TRUE;
}

/* The tracer keeps one peak for all tracebacks of a line, which beats the sum of theirs. */
static void
take_line_peaks (Grouping *g)
{
  const ArnAllocationsQuery *query = &g->self->query;
  const ArnLineTable *lines = &arn_snapshot_get_tables (g->self->snapshot)->lines;

  if (query->by != ARN_ALLOCATIONS_BY_LINE || query->cumulative || query->program)
    return;
  for (guint32 i = 0; i < lines->n; i++)
    {
      guint32 row = g->row_of_place[g->sides[0].place[lines->site[i]]];
      ArnAllocation *to = row > 0 ? &g_array_index (g->rows, ArnAllocation, row - 1) : NULL;

      if (to != NULL && to->blocks > 0)
        to->peak = MIN (to->peak, lines->peak[i]);
    }
}

/* --- Order --- */

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare_places (const Place *a, const Place *b)
{
  int order = a->file_number == b->file_number ? 0 : strcmp (a->file, b->file);

  return order != 0 ? order : compare_numbers (a->line, b->line);
}

/* Frame by frame, the oldest first. */
static int
compare_tracebacks (const Grouping *g, const ArnAllocation *a, const ArnAllocation *b)
{
  const Side *side_a = &g->sides[a->is_gone ? 1 : 0], *side_b = &g->sides[b->is_gone ? 1 : 0];
  const guint32 *first_a = side_a->tracebacks->first_site + a->traceback;
  const guint32 *first_b = side_b->tracebacks->first_site + b->traceback;
  guint32 n_a = first_a[1] - first_a[0], n_b = first_b[1] - first_b[0];

  for (guint32 i = 1; i <= MIN (n_a, n_b); i++)
    {
      guint32 place_a = side_a->place[side_a->sites[first_a[1] - i]];
      guint32 place_b = side_b->place[side_b->sites[first_b[1] - i]];
      int order = place_a == place_b ? 0
                                     : compare_places (&g_array_index (g->places, Place, place_a),
                                                       &g_array_index (g->places, Place, place_b));

      if (order != 0)
        return order;
    }
  return compare_numbers (n_a, n_b);
}

static int
compare_where (const Grouping *g, const ArnAllocation *a, const ArnAllocation *b)
{
  int order;

  if (a->traceback != ARN_NONE)
    return compare_tracebacks (g, a, b);
  order = strcmp (a->file, b->file);
  return order != 0 ? order : compare_numbers (a->line, b->line);
}

static int
compare_averages (const ArnAllocation *a, const ArnAllocation *b)
{
  double x = a->blocks > 0 ? (double) a->bytes / (double) a->blocks : 0;
  double y = b->blocks > 0 ? (double) b->bytes / (double) b->blocks : 0;

  return x < y ? -1 : x > y;
}

/* As tracemalloc's sort keys, to be read from the biggest down. */
static int
compare_rows (gconstpointer one, gconstpointer other, gpointer data)
{
  const ArnAllocation *a = one, *b = other;
  const Grouping *g = data;
  int order = 0;

  switch (g->self->query.order)
    {
    case ARN_ALLOCATIONS_ORDER_SIZE:
      break;
    case ARN_ALLOCATIONS_ORDER_SIZE_CHANGE:
      order = compare_numbers (ABS (arn_allocation_size_change (a)),
                               ABS (arn_allocation_size_change (b)));
      if (order == 0)
        order = compare_numbers (a->bytes, b->bytes);
      if (order == 0)
        order = compare_numbers (ABS (arn_allocation_count_change (a)),
                                 ABS (arn_allocation_count_change (b)));
      break;
    case ARN_ALLOCATIONS_ORDER_COUNT:
      order = compare_numbers (a->blocks, b->blocks);
      break;
    case ARN_ALLOCATIONS_ORDER_COUNT_CHANGE:
      order = compare_numbers (ABS (arn_allocation_count_change (a)),
                               ABS (arn_allocation_count_change (b)));
      break;
    case ARN_ALLOCATIONS_ORDER_AVERAGE:
      order = compare_averages (a, b);
      break;
    case ARN_ALLOCATIONS_ORDER_PEAK:
      order = compare_numbers (a->peak, b->peak);
      break;
    case ARN_ALLOCATIONS_ORDER_PLACE:
      order = -compare_where (g, a, b);
      break;
    }
  if (order == 0)
    order = compare_numbers (a->bytes, b->bytes);
  if (order == 0)
    order = compare_numbers (a->blocks, b->blocks);
  if (order == 0)
    order = compare_where (g, a, b);
  return g->self->query.reversed ? order : -order;
}

/* --- Making --- */

static void
find_most (ArnAllocations *self)
{
  ArnAllocation *most = &self->most;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const ArnAllocation *row = &self->rows[i];

      most->bytes = MAX (most->bytes, row->bytes);
      most->blocks = MAX (most->blocks, row->blocks);
      most->peak = MAX (most->peak, row->peak);
      most->old_bytes = MAX (most->old_bytes, row->old_bytes);
      most->old_blocks = MAX (most->old_blocks, row->old_blocks);
    }
}

static gboolean
fill (ArnAllocations *self, GCancellable *cancellable)
{
  Grouping g = { .self = self };
  guint n_sides = self->baseline != NULL ? 2 : 1;
  gsize n_tracebacks = 0, room = 1024;
  gboolean done = TRUE;

  g.file_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g.place_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g.places = g_array_new (FALSE, FALSE, sizeof (Place));
  g.rows = g_array_new (FALSE, FALSE, sizeof (ArnAllocation));
  open_side (&g, &g.sides[0], self->snapshot);
  n_tracebacks = g.sides[0].tracebacks->n;
  if (n_sides > 1)
    {
      open_side (&g, &g.sides[1], self->baseline);
      n_tracebacks += g.sides[1].tracebacks->n;
    }
  g.row_of_place = g_new0 (guint32, MAX (g.places->len, 1));
  if (self->query.by == ARN_ALLOCATIONS_BY_TRACEBACK)
    {
      while (room < n_tracebacks * 2)
        room *= 2;
      g.row_of_traceback = g_new0 (guint32, room);
      g.row_mask = (guint32) room - 1;
    }

  for (guint i = 0; i < n_sides && done; i++)
    done = group_side (&g, &g.sides[i], cancellable);
  if (done)
    {
      take_line_peaks (&g);
      g_array_sort_with_data (g.rows, compare_rows, &g);
      self->n_rows = g.rows->len;
      self->rows = (ArnAllocation *) (gpointer) g_array_free (g_steal_pointer (&g.rows), FALSE);
      find_most (self);
    }

  for (guint i = 0; i < n_sides; i++)
    close_side (&g.sides[i]);
  g_clear_pointer (&g.rows, g_array_unref);
  g_array_unref (g.places);
  g_hash_table_unref (g.place_numbers);
  g_hash_table_unref (g.file_numbers);
  g_free (g.row_of_place);
  g_free (g.row_of_traceback);
  return done && !g_cancellable_is_cancelled (cancellable);
}

static ArnAllocations *
new_empty (ArnSnapshot *snapshot, ArnSnapshot *baseline, const ArnAllocationsQuery *query)
{
  ArnAllocations *self = g_atomic_rc_box_new0 (ArnAllocations);
  guint n_filters = MIN (query->n_filters, ARN_ALLOCATIONS_MAX_FILTERS);
  ArnAllocationsFilter *filters = g_new0 (ArnAllocationsFilter, MAX (n_filters, 1));

  self->snapshot = g_object_ref (snapshot);
  self->baseline = baseline != NULL ? g_object_ref (baseline) : NULL;
  self->query = *query;
  self->query.filters = filters;
  self->query.n_filters = n_filters;
  for (guint i = 0; i < n_filters; i++)
    {
      filters[i] = query->filters[i];
      filters[i].pattern = source_name (query->filters[i].pattern);
    }
  return self;
}

ArnAllocations *
arn_allocations_new (ArnSnapshot *snapshot,
                     ArnSnapshot *baseline,
                     const ArnAllocationsQuery *query,
                     GCancellable *cancellable)
{
  g_autoptr (ArnAllocations) self = NULL;

  g_return_val_if_fail (ARN_IS_SNAPSHOT (snapshot), NULL);

  self = new_empty (snapshot, baseline, query);
  return fill (self, cancellable) ? g_steal_pointer (&self) : NULL;
}

static void
fill_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (fill (data, cancellable))
    g_task_return_pointer (task, arn_allocations_ref (data),
                           (GDestroyNotify) arn_allocations_unref);
  else
    g_task_return_error_if_cancelled (task);
}

void
arn_allocations_new_async (ArnSnapshot *snapshot,
                           ArnSnapshot *baseline,
                           const ArnAllocationsQuery *query,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ARN_IS_SNAPSHOT (snapshot));

  task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_source_tag (task, arn_allocations_new_async);
  g_task_set_task_data (task, new_empty (snapshot, baseline, query),
                        (GDestroyNotify) arn_allocations_unref);
  g_task_run_in_thread (task, fill_in_thread);
}

ArnAllocations *
arn_allocations_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, arn_allocations_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

ArnAllocations *
arn_allocations_ref (ArnAllocations *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
allocations_clear (gpointer data)
{
  ArnAllocations *self = data;

  for (guint i = 0; i < self->query.n_filters; i++)
    g_free (self->query.filters[i].pattern);
  g_free ((gpointer) self->query.filters);
  g_free (self->rows);
  g_object_unref (self->snapshot);
  g_clear_object (&self->baseline);
}

void
arn_allocations_unref (ArnAllocations *self)
{
  g_atomic_rc_box_release_full (self, allocations_clear);
}

/* --- Asking --- */

ArnSnapshot *
arn_allocations_get_snapshot (ArnAllocations *self)
{
  return self->snapshot;
}

ArnSnapshot *
arn_allocations_get_baseline (ArnAllocations *self)
{
  return self->baseline;
}

const ArnAllocation *
arn_allocations_get_rows (ArnAllocations *self, guint *n)
{
  *n = self->n_rows;
  return self->rows;
}

guint64
arn_allocations_get_bytes (ArnAllocations *self)
{
  return self->bytes;
}

guint64
arn_allocations_get_blocks (ArnAllocations *self)
{
  return self->blocks;
}

const ArnAllocation *
arn_allocations_get_most (ArnAllocations *self)
{
  return &self->most;
}

static const ArnTables *
tables_of (ArnAllocations *self, gboolean of_baseline)
{
  return arn_snapshot_get_tables (of_baseline ? self->baseline : self->snapshot);
}

const ArnTracebackTable *
arn_allocations_get_tracebacks (ArnAllocations *self, gboolean of_baseline)
{
  const ArnTables *t = tables_of (self, of_baseline);

  return self->query.program ? &t->program_tracebacks : &t->tracebacks;
}

const ArnTracebackSiteTable *
arn_allocations_get_traceback_sites (ArnAllocations *self, gboolean of_baseline)
{
  const ArnTables *t = tables_of (self, of_baseline);

  return self->query.program ? &t->program_traceback_sites : &t->traceback_sites;
}

typedef struct
{
  guint64 bytes;
  ArnTracebackId traceback;
} Found;

/* Takes it into the short sorted array when it is among those with most. */
static void
keep_found (Found *kept, guint *n, guint max, Found one)
{
  guint place;

  if (max == 0 || (*n == max && one.bytes <= kept[max - 1].bytes))
    return;
  place = *n < max ? (*n)++ : max - 1;
  while (place > 0 && kept[place - 1].bytes < one.bytes)
    {
      kept[place] = kept[place - 1];
      place--;
    }
  kept[place] = one;
}

guint
arn_allocations_find_tracebacks (ArnAllocations *self, guint row, ArnTracebackId *out, guint max)
{
  const ArnAllocation *of = &self->rows[row];
  Grouping g = { .self = self };
  Side *side = &g.sides[0];
  ArnAllocation wanted = *of;
  g_autofree Found *kept = g_new (Found, MAX (max, 1));
  guint n_kept = 0, n_found = 0;

  g_return_val_if_fail (row < self->n_rows, 0);

  g.file_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g.place_numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g.places = g_array_new (FALSE, FALSE, sizeof (Place));
  open_side (&g, side, of->is_gone ? self->baseline : self->snapshot);
  wanted.is_gone = FALSE; /* it is the only side here */
  for (guint32 t = 0; t < side->tracebacks->n; t++)
    if (is_counted (&self->query, side, t) && is_of_row (&g, &wanted, side, t))
      {
        n_found++;
        keep_found (kept, &n_kept, max, (Found){ side->tracebacks->bytes[t], t });
      }
  for (guint i = 0; i < n_kept; i++)
    out[i] = kept[i].traceback;
  close_side (side);
  g_array_unref (g.places);
  g_hash_table_unref (g.place_numbers);
  g_hash_table_unref (g.file_numbers);
  return n_found;
}
