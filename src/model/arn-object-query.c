#include "arn-object-query.h"

#include <string.h>

#include "arn-sort.h"

/* Objects between two looks whether anybody still wants the answer. */
#define ARN_QUERY_PATIENCE 16384

struct _ArnObjectMatches
{
  gatomicrefcount refcount;
  ArnObjectQuery query;
  guint n;
  ArnObjectId *ids;     /* by address */
  ArnObjectId *grouped; /* by group, by address within */
  guint64 size;
  guint hidden;
  GArray *groups; /* ArnObjectGroup */
  guint32 *group_of_type;
};

ArnObjectMatches *
arn_object_matches_ref (ArnObjectMatches *self)
{
  g_atomic_ref_count_inc (&self->refcount);
  return self;
}

void
arn_object_matches_unref (ArnObjectMatches *self)
{
  if (!g_atomic_ref_count_dec (&self->refcount))
    return;
  g_object_unref (self->query.snapshot);
  g_clear_pointer (&self->query.filter, arn_object_filter_unref);
  g_clear_pointer (&self->query.diff, arn_diff_unref);
  g_free (self->ids);
  g_free (self->grouped);
  g_free (self->group_of_type);
  g_array_unref (self->groups);
  g_free (self);
}

ArnSiteId
arn_object_find_site (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnBlockId block = t->objects.block[object];
  ArnTracebackId traceback;

  if (block == ARN_NONE)
    return ARN_NONE;
  traceback = t->blocks.traceback[block];
  if (traceback == ARN_NONE ||
      t->tracebacks.first_site[traceback] == t->tracebacks.first_site[traceback + 1])
    return ARN_NONE;
  return t->traceback_sites.site[t->tracebacks.first_site[traceback]];
}

/* The tracer runs from the first line on: what it has not seen is older. Where it has seen nothing
 * at all, nobody traced. */
static gboolean
knows_startup (const ArnObjectTable *objects)
{
  for (guint32 i = 0; i < objects->n; i++)
    if (objects->serial[i] != 0)
      return TRUE;
  return FALSE;
}

/* (transfer full) NULL when cancelled. */
static ArnObjectId *
find_objects (const ArnObjectQuery *query,
              ArnSnapshot *snapshot,
              guint *n,
              guint *hidden,
              GCancellable *cancellable)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  const guint n_objects = objects->n;
  /* Of the older one, too, when it is a start of the run that was made up: nothing is traced. */
  const gboolean hide =
      query->hide_startup && knows_startup (&arn_snapshot_get_tables (query->snapshot)->objects);
  g_autofree ArnObjectId *ids = g_new (ArnObjectId, MAX (n_objects, 1));

  *n = 0;
  for (ArnObjectId id = 0; id < n_objects; id++)
    if (!hide || objects->serial[id] != 0)
      ids[(*n)++] = id;
  *hidden = n_objects - *n;
  if (query->filter &&
      !arn_object_filter_apply (query->filter, snapshot, query->diff, ids, n, cancellable))
    return NULL;
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&ids);
}

static void
make_groups (ArnObjectMatches *self)
{
  const ArnTables *t = arn_snapshot_get_tables (self->query.snapshot);
  g_autofree guint32 *count = g_new0 (guint32, MAX (t->types.n, 1));
  guint32 first = 0;

  self->group_of_type = g_new (guint32, MAX (t->types.n, 1));
  self->grouped = g_new (ArnObjectId, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    count[t->objects.type[self->ids[i]]]++;
  for (ArnTypeId type = 0; type < t->types.n; type++)
    {
      ArnObjectGroup group = {
        .type = type,
        .old_type = ARN_NONE,
        .kind = t->types.kind[type],
        .name = arn_snapshot_get_string (self->query.snapshot, t->types.name[type]),
        .module = arn_snapshot_get_string (self->query.snapshot, t->types.module[type]),
        .first = first,
      };

      self->group_of_type[type] = count[type] > 0 ? self->groups->len : ARN_NONE;
      if (count[type] > 0)
        g_array_append_val (self->groups, group);
      first += count[type];
    }
  for (guint i = 0; i < self->n; i++)
    {
      const ArnObjectId id = self->ids[i];
      ArnObjectGroup *group =
          &g_array_index (self->groups, ArnObjectGroup, self->group_of_type[t->objects.type[id]]);

      self->grouped[group->first + group->count++] = id;
      group->size += t->objects.size[id];
      self->size += t->objects.size[id];
    }
}

/* Types of two snapshots are the same when their names are. */
static guint32
find_group_named (ArnObjectMatches *self, const char *name, const char *module)
{
  for (guint32 i = 0; i < self->groups->len; i++)
    {
      const ArnObjectGroup *group = &g_array_index (self->groups, ArnObjectGroup, i);

      if (group->old_type == ARN_NONE && strcmp (group->name, name) == 0 &&
          strcmp (group->module, module) == 0)
        return i;
    }
  return ARN_NONE;
}

static ArnObjectGroup *
get_old_group (ArnObjectMatches *self, ArnSnapshot *old_one, ArnTypeId type)
{
  const ArnTables *t = arn_snapshot_get_tables (old_one);
  const char *name = arn_snapshot_get_string (old_one, t->types.name[type]);
  const char *module = arn_snapshot_get_string (old_one, t->types.module[type]);
  guint32 found = find_group_named (self, name, module);

  if (found == ARN_NONE)
    {
      ArnObjectGroup group = { .type = ARN_NONE,
                               .kind = t->types.kind[type],
                               .name = name,
                               .module = module,
                               .first = self->n };

      found = self->groups->len;
      g_array_append_val (self->groups, group);
    }
  g_array_index (self->groups, ArnObjectGroup, found).old_type = type;
  return &g_array_index (self->groups, ArnObjectGroup, found);
}

/* What the same question would have found in the older snapshot. */
static gboolean
add_changes (ArnObjectMatches *self, GCancellable *cancellable)
{
  ArnDiff *diff = self->query.diff;
  ArnSnapshot *old_one = arn_diff_get_old (diff);
  const ArnTables *old_tables = arn_snapshot_get_tables (old_one);
  const ArnTables *t = arn_snapshot_get_tables (self->query.snapshot);
  g_autofree ArnObjectId *ids = NULL;
  g_autofree guint32 *group_of = g_new (guint32, MAX (old_tables->types.n, 1));
  guint n, hidden;

  ids = find_objects (&self->query, old_one, &n, &hidden, cancellable);
  if (!ids)
    return FALSE;
  memset (group_of, 0xff, old_tables->types.n * sizeof *group_of);
  for (guint i = 0; i < n; i++)
    {
      const ArnTypeId type = old_tables->objects.type[ids[i]];
      ArnObjectGroup *group;

      if (group_of[type] == ARN_NONE)
        {
          group = get_old_group (self, old_one, type);
          group_of[type] = (guint32) (group - (ArnObjectGroup *) self->groups->data);
        }
      group = &g_array_index (self->groups, ArnObjectGroup, group_of[type]);
      group->old_count++;
      group->old_size += old_tables->objects.size[ids[i]];
      group->gone += arn_diff_find_new (diff, ids[i]) == ARN_NONE;
    }
  for (guint i = 0; i < self->n; i++)
    if (arn_diff_find_old (diff, self->ids[i]) == ARN_NONE)
      g_array_index (self->groups, ArnObjectGroup,
                     self->group_of_type[t->objects.type[self->ids[i]]])
          .born++;
  return !g_cancellable_is_cancelled (cancellable);
}

/* The tree of dominators from above, without a stack of its own. */
typedef struct
{
  guint32 *first_child, *next_sibling;
  guint32 *group_of; /* by object: of those found, else ARN_NONE */
  guint32 *open;     /* by group: its objects between here and the top */
} Descent;

static void
descend (ArnObjectMatches *self, Descent *d, ArnObjectId top)
{
  const ArnRetained *retained = self->query.retained;
  ArnObjectId at = top;
  gboolean down = TRUE;

  for (;;)
    {
      const guint32 group = d->group_of[at];

      if (down && group != ARN_NONE && d->open[group]++ == 0)
        g_array_index (self->groups, ArnObjectGroup, group).retained += retained->bytes[at];
      if (down && d->first_child[at] != ARN_NONE)
        {
          at = d->first_child[at];
          continue;
        }
      if (group != ARN_NONE)
        d->open[group]--;
      if (at == top)
        return;
      down = d->next_sibling[at] != ARN_NONE;
      at = down ? d->next_sibling[at] : retained->dominator[at];
    }
}

/* What goes with all objects of a group: what each retains, unless another one of the group retains
 * that one already. */
static gboolean
add_retained (ArnObjectMatches *self, GCancellable *cancellable)
{
  const ArnRetained *retained = self->query.retained;
  const ArnTables *t = arn_snapshot_get_tables (self->query.snapshot);
  const gsize n = t->objects.n;
  g_autofree guint32 *links = g_new (guint32, MAX (3 * n, 1));
  g_autofree guint32 *open = g_new0 (guint32, MAX (self->groups->len, 1));
  Descent d = { links, links + n, links + 2 * n, open };

  memset (links, 0xff, 3 * n * sizeof *links);
  for (guint i = 0; i < self->n; i++)
    d.group_of[self->ids[i]] = self->group_of_type[t->objects.type[self->ids[i]]];
  for (ArnObjectId id = 0; id < n; id++)
    if (retained->dominator[id] != ARN_NONE)
      {
        d.next_sibling[id] = d.first_child[retained->dominator[id]];
        d.first_child[retained->dominator[id]] = id;
      }
  for (ArnObjectId id = 0; id < n; id++)
    {
      if (id % ARN_QUERY_PATIENCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (retained->dominator[id] == ARN_NONE)
        descend (self, &d, id);
    }
  return TRUE;
}

ArnObjectMatches *
arn_object_matches_new (const ArnObjectQuery *query, GCancellable *cancellable)
{
  g_autoptr (ArnObjectMatches) self = g_new0 (ArnObjectMatches, 1);

  g_atomic_ref_count_init (&self->refcount);
  self->query = *query;
  g_object_ref (query->snapshot);
  if (query->filter)
    arn_object_filter_ref (query->filter);
  if (query->diff)
    arn_diff_ref (query->diff);
  self->groups = g_array_new (FALSE, FALSE, sizeof (ArnObjectGroup));

  self->ids = find_objects (query, query->snapshot, &self->n, &self->hidden, cancellable);
  if (!self->ids)
    return NULL;
  make_groups (self);
  if (query->diff && !add_changes (self, cancellable))
    return NULL;
  if (query->retained && !add_retained (self, cancellable))
    return NULL;
  return g_steal_pointer (&self);
}

const ArnObjectQuery *
arn_object_matches_get_query (ArnObjectMatches *self)
{
  return &self->query;
}

guint
arn_object_matches_get_count (ArnObjectMatches *self)
{
  return self->n;
}

guint64
arn_object_matches_get_size (ArnObjectMatches *self)
{
  return self->size;
}

guint
arn_object_matches_get_hidden (ArnObjectMatches *self)
{
  return self->hidden;
}

const ArnObjectGroup *
arn_object_matches_get_groups (ArnObjectMatches *self, guint *n)
{
  *n = self->groups->len;
  return (const ArnObjectGroup *) self->groups->data;
}

guint32
arn_object_matches_find_group (ArnObjectMatches *self, ArnTypeId type)
{
  return self->group_of_type[type];
}

/* Above the middle what grew, below it what shrank. */
static guint64
key_of_change (guint64 now, guint64 before)
{
  return (G_GUINT64_CONSTANT (1) << 63) + (now - before);
}

static guint64
key_of_group (const ArnObjectGroup *group, ArnGroupColumn column)
{
  switch (column)
    {
    case ARN_GROUP_COLUMN_COUNT:
      return group->count;
    case ARN_GROUP_COLUMN_SIZE:
      return group->size;
    case ARN_GROUP_COLUMN_RETAINED:
      return group->retained;
    case ARN_GROUP_COLUMN_CHANGE:
      return key_of_change (group->size, group->old_size);
    case ARN_GROUP_COLUMN_BORN:
      return group->born;
    case ARN_GROUP_COLUMN_GONE:
      return group->gone;
    case ARN_GROUP_COLUMN_NAME:
      break;
    }
  return 0;
}

static const char *
group_name (guint32 row, gpointer data)
{
  return g_array_index (((ArnObjectMatches *) data)->groups, ArnObjectGroup, row).name;
}

guint32 *
arn_object_matches_sort_groups (ArnObjectMatches *self,
                                ArnGroupColumn column,
                                gboolean descending,
                                guint *n)
{
  guint32 *rows = g_new (guint32, self->groups->len + 1);
  g_autofree ArnSortPair *pairs = g_new (ArnSortPair, self->groups->len + 1);

  *n = self->groups->len;
  for (guint i = 0; i < *n; i++)
    rows[i] = i;
  arn_sort_texts (rows, *n, descending && column == ARN_GROUP_COLUMN_NAME, group_name, self, NULL);
  if (column == ARN_GROUP_COLUMN_NAME)
    return rows;
  for (guint i = 0; i < *n; i++)
    {
      const guint64 key =
          key_of_group (&g_array_index (self->groups, ArnObjectGroup, rows[i]), column);

      pairs[i] = (ArnSortPair){ descending ? ~key : key, rows[i] };
    }
  arn_sort_pairs (pairs, *n, NULL);
  for (guint i = 0; i < *n; i++)
    rows[i] = pairs[i].row;
  return rows;
}

ArnObjectId *
arn_object_matches_sort (ArnObjectMatches *self,
                         guint32 group,
                         ArnObjectColumn column,
                         gboolean descending,
                         guint *n,
                         GCancellable *cancellable)
{
  const ArnObjectGroup *one =
      group == ARN_NONE ? NULL : &g_array_index (self->groups, ArnObjectGroup, group);
  g_autofree ArnObjectId *ids = NULL;

  *n = one ? one->count : self->n;
  ids = g_new (ArnObjectId, *n + 1);
  memcpy (ids, one ? self->grouped + one->first : self->ids, *n * sizeof *ids);
  if (!arn_object_order (self->query.snapshot, self->query.retained, column, descending, ids, *n,
                         cancellable))
    return NULL;
  return g_steal_pointer (&ids);
}
