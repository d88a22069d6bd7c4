#include "arn-coloring.h"

#include <glib/gi18n-lib.h>

#include "arn-line-table.h"
#include "arn-look.h"

#define N_SITES 7 /* lines that get a colour of their own */
#define N_AGES  6

struct _ArnColoring
{
  gatomicrefcount refcount;
  ArnSnapshot *snapshot;
  ArnColorBy by;
  guint n_groups;
  guint8 *group_of_block; /* NULL by size class */
  guint64 blocks[32];
  ArnLineRow lines[N_SITES];
};

gboolean
arn_coloring_is_possible (ArnSnapshot *snapshot, ArnColorBy by)
{
  switch (by)
    {
    case ARN_COLOR_BY_SIZE_CLASS:
      return arn_snapshot_has (snapshot, ARN_PART_ARENAS);
    case ARN_COLOR_BY_TYPE:
    case ARN_COLOR_BY_GENERATION:
      return arn_snapshot_has (snapshot, ARN_PART_BLOCKS | ARN_PART_OBJECTS);
    case ARN_COLOR_BY_SITE:
      return arn_snapshot_has (snapshot, ARN_PART_BLOCKS | ARN_PART_SITES);
    case ARN_COLOR_BY_AGE:
      return arn_snapshot_has (snapshot, ARN_PART_BLOCKS);
    }
  return FALSE;
}

static void
group_by_type (ArnColoring *self, const ArnTables *t)
{
  self->n_groups = ARN_N_TYPE_KINDS;
  for (guint32 i = 0; i < t->blocks.n; i++)
    {
      guint32 owner = t->blocks.owner[i];

      self->group_of_block[i] =
          owner != ARN_NONE ? t->types.kind[t->objects.type[owner]] : ARN_TYPE_OTHER;
    }
}

static void
group_by_generation (ArnColoring *self, const ArnTables *t)
{
  self->n_groups = ARN_GENERATION_NONE + 1;
  for (guint32 i = 0; i < t->blocks.n; i++)
    {
      guint32 owner = t->blocks.owner[i];

      self->group_of_block[i] =
          owner != ARN_NONE ? t->objects.generation[owner] : ARN_GENERATION_NONE;
    }
}

static void
group_by_site (ArnColoring *self, const ArnTables *t)
{
  const ArnLineRows *rows = arn_line_table_get (self->snapshot);
  guint n = MIN (rows->n, N_SITES);
  g_autofree guint8 *group_of_site = g_malloc (MAX (t->sites.n, 1));

  self->n_groups = N_SITES + 1;
  for (guint i = 0; i < n; i++)
    self->lines[i] = rows->rows[i];
  for (guint32 i = 0; i < t->sites.n; i++)
    {
      group_of_site[i] = N_SITES;
      for (guint k = 0; k < n; k++)
        if (rows->rows[k].file == t->sites.file[i] && rows->rows[k].line == t->sites.line[i])
          group_of_site[i] = k;
    }
  for (guint32 i = 0; i < t->blocks.n; i++)
    {
      guint32 traceback = t->blocks.traceback[i];
      guint32 first = traceback != ARN_NONE ? t->tracebacks.first_site[traceback] : 0;

      self->group_of_block[i] =
          traceback != ARN_NONE && first < t->tracebacks.first_site[traceback + 1]
              ? group_of_site[t->traceback_sites.site[first]]
              : N_SITES;
    }
}

/* By rank: as many blocks in each group, so that every heap shows all steps. */
static int
compare_serials (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
group_by_age (ArnColoring *self, const ArnTables *t)
{
  g_autofree guint64 *sorted = g_memdup2 (t->blocks.serial, MAX (t->blocks.n, 1) * sizeof *sorted);
  guint64 limits[N_AGES];

  self->n_groups = N_AGES;
  qsort (sorted, t->blocks.n, sizeof *sorted, compare_serials);
  for (guint k = 0; k < N_AGES; k++)
    limits[k] = t->blocks.n > 0 ? sorted[(gsize) k * t->blocks.n / N_AGES] : 0;
  for (guint32 i = 0; i < t->blocks.n; i++)
    {
      guint k = N_AGES - 1;

      while (k > 0 && t->blocks.serial[i] < limits[k])
        k--;
      self->group_of_block[i] = k;
    }
}

static void
count_groups (ArnColoring *self, const ArnTables *t)
{
  for (guint32 i = 0; i < t->blocks.n; i++)
    {
      guint group = arn_coloring_get_group (self, i);

      if (t->blocks.pool[i] == ARN_NONE && self->group_of_block == NULL)
        continue;
      self->blocks[group]++;
    }
}

ArnColoring *
arn_coloring_new (ArnSnapshot *snapshot, ArnColorBy by)
{
  ArnColoring *self = g_new0 (ArnColoring, 1);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  g_atomic_ref_count_init (&self->refcount);
  self->snapshot = g_object_ref (snapshot);
  self->by = arn_coloring_is_possible (snapshot, by) ? by : ARN_COLOR_BY_SIZE_CLASS;
  self->n_groups = ARN_N_SIZE_CLASSES;
  if (self->by != ARN_COLOR_BY_SIZE_CLASS)
    self->group_of_block = g_malloc (MAX (t->blocks.n, 1));
  switch (self->by)
    {
    case ARN_COLOR_BY_SIZE_CLASS:
      break;
    case ARN_COLOR_BY_TYPE:
      group_by_type (self, t);
      break;
    case ARN_COLOR_BY_GENERATION:
      group_by_generation (self, t);
      break;
    case ARN_COLOR_BY_SITE:
      group_by_site (self, t);
      break;
    case ARN_COLOR_BY_AGE:
      group_by_age (self, t);
      break;
    }
  count_groups (self, t);
  return self;
}

ArnColoring *
arn_coloring_ref (ArnColoring *self)
{
  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

void
arn_coloring_unref (ArnColoring *self)
{
  if (!g_atomic_ref_count_dec (&self->refcount))
    return;
  g_object_unref (self->snapshot);
  g_free (self->group_of_block);
  g_free (self);
}

ArnColorBy
arn_coloring_get_by (const ArnColoring *self)
{
  return self->by;
}

guint
arn_coloring_get_n_groups (const ArnColoring *self)
{
  return self->n_groups;
}

guint
arn_coloring_get_group (const ArnColoring *self, ArnBlockId block)
{
  const ArnTables *t;
  guint32 pool;

  if (self->group_of_block != NULL)
    return self->group_of_block[block];
  t = arn_snapshot_get_tables (self->snapshot);
  pool = t->blocks.pool[block];
  return pool != ARN_NONE ? t->pools.size_class[pool] : ARN_N_SIZE_CLASSES - 1;
}

ArnColor
arn_coloring_get_color (const ArnColoring *self, ArnStyle style, guint group)
{
  return arn_color_by_get_color (self->by, style, group);
}

ArnColor
arn_color_by_get_color (ArnColorBy by, ArnStyle style, guint group)
{
  switch (by)
    {
    case ARN_COLOR_BY_SIZE_CLASS:
      break;
    case ARN_COLOR_BY_TYPE:
      return arn_palette_type (style, group);
    case ARN_COLOR_BY_GENERATION:
      return group == ARN_GENERATION_NONE ? arn_palette_type (style, ARN_TYPE_OTHER)
                                          : arn_palette_generation (style, group);
    case ARN_COLOR_BY_SITE:
      /* The third step of each band but the second, which is pale. */
      return group < N_SITES
                 ? arn_palette_size_class (style, (group + (group > 0)) * 4 + (group % 2 ? 1 : 2))
                 : arn_palette_type (style, ARN_TYPE_OTHER);
    case ARN_COLOR_BY_AGE:
      return arn_color_mix (arn_palette_generation (style, ARN_GENERATION_OLD),
                            arn_palette_generation (style, ARN_GENERATION_YOUNG),
                            group / (N_AGES - 1.0));
    }
  return arn_palette_size_class (style, MIN (group, ARN_N_SIZE_CLASSES - 1));
}

static const char *
name_of_kind (ArnTypeKind kind)
{
  static const char *const names[ARN_N_TYPE_KINDS] = {
    N_ ("int"), N_ ("text"),     N_ ("float"), N_ ("list"),     N_ ("tuple"), N_ ("dict"),
    N_ ("set"), N_ ("function"), N_ ("class"), N_ ("instance"), N_ ("frame"), N_ ("other"),
  };

  return _ (names[MIN (kind, ARN_TYPE_OTHER)]);
}

static const char *
name_of_generation (ArnGeneration generation)
{
  static const char *const names[] = { N_ ("0 young"),   N_ ("1 middle"),  N_ ("2 old"),
                                       N_ ("permanent"), N_ ("untracked"), N_ ("not collectable") };

  return _ (names[MIN (generation, ARN_GENERATION_NONE)]);
}

char *
arn_coloring_format_group (const ArnColoring *self, guint group)
{
  switch (self->by)
    {
    case ARN_COLOR_BY_SIZE_CLASS:
      break;
    case ARN_COLOR_BY_TYPE:
      return g_strdup (name_of_kind (group));
    case ARN_COLOR_BY_GENERATION:
      return g_strdup (name_of_generation (group));
    case ARN_COLOR_BY_SITE:
      if (group >= N_SITES || self->lines[group].blocks == 0)
        return g_strdup (_ ("elsewhere"));
      /* Translators: a source file and a line in it */
      return g_strdup_printf (_ ("%s, line %u"),
                              arn_snapshot_get_string (self->snapshot, self->lines[group].file),
                              self->lines[group].line);
    case ARN_COLOR_BY_AGE:
      if (group == 0)
        return g_strdup (_ ("oldest"));
      return group == N_AGES - 1 ? g_strdup (_ ("newest")) : g_strdup ("");
    }
  return g_strdup_printf ("%u\u202f%s", (group + 1) * ARN_SIZE_CLASS_STEP, _ ("B"));
}

guint64
arn_coloring_get_blocks (const ArnColoring *self, guint group)
{
  return self->blocks[group];
}
