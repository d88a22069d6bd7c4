#include "arn-graph-query.h"

#include "arn-lookup.h"

/* So many more at each request. */
#define STEP 12

/* The upper bits say what a key is of. Neither serials nor addresses reach so high. */
#define KEY_ADDRESS (G_GUINT64_CONSTANT (1) << 62)
#define KEY_ROOT    (G_GUINT64_CONSTANT (2) << 62)

ArnGraphQuery *
arn_graph_query_new (ArnGraphMode mode, ArnGraphKey centre)
{
  ArnGraphQuery *self = g_new0 (ArnGraphQuery, 1);

  self->mode = mode;
  self->centre = centre;
  self->steps = mode == ARN_GRAPH_NEIGHBOURHOOD ? 2 : 3;
  self->path = self->cycles = self->weak = TRUE;
  self->reaches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return self;
}

ArnGraphQuery *
arn_graph_query_copy (const ArnGraphQuery *self)
{
  ArnGraphQuery *copy = g_memdup2 (self, sizeof *self);
  GHashTableIter iter;
  gpointer key, value;

  copy->reaches = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, self->reaches);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->reaches, g_memdup2 (key, sizeof (ArnGraphKey)),
                         g_memdup2 (value, sizeof (ArnGraphReach)));
  return copy;
}

void
arn_graph_query_free (ArnGraphQuery *self)
{
  g_hash_table_unref (self->reaches);
  g_free (self);
}

ArnGraphReach
arn_graph_query_get_reach (const ArnGraphQuery *self, ArnGraphKey key)
{
  const ArnGraphReach *reach = g_hash_table_lookup (self->reaches, &key);

  return reach ? *reach : (ArnGraphReach){ 0 };
}

static ArnGraphReach *
arn_graph_query_touch (ArnGraphQuery *self, ArnGraphKey key)
{
  ArnGraphReach *reach = g_hash_table_lookup (self->reaches, &key);

  if (!reach)
    {
      reach = g_new0 (ArnGraphReach, 1);
      g_hash_table_insert (self->reaches, g_memdup2 (&key, sizeof key), reach);
    }
  return reach;
}

void
arn_graph_query_expand_out (ArnGraphQuery *self, ArnGraphKey key)
{
  ArnGraphReach *reach = arn_graph_query_touch (self, key);

  /* What was collapsed comes back as it was; only then there is more. */
  if (!reach->is_collapsed)
    reach->more_out += STEP;
  reach->is_collapsed = FALSE;
  reach->shows_out = TRUE;
}

void
arn_graph_query_expand_in (ArnGraphQuery *self, ArnGraphKey key)
{
  ArnGraphReach *reach = arn_graph_query_touch (self, key);

  reach->more_in += STEP;
  reach->shows_in = TRUE;
}

void
arn_graph_query_collapse (ArnGraphQuery *self, ArnGraphKey key)
{
  *arn_graph_query_touch (self, key) = (ArnGraphReach){ .is_collapsed = TRUE };
}

void
arn_graph_query_forget (ArnGraphQuery *self)
{
  g_hash_table_remove_all (self->reaches);
}

ArnGraphKey
arn_graph_key_for_object (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;

  if (objects->serial[object] != 0)
    return objects->serial[object];
  return KEY_ADDRESS | objects->address[object];
}

static ArnGraphKey
key_for_frame (guint depth, const char *function)
{
  return KEY_ROOT | (guint64) depth << 44 | g_str_hash (function);
}

ArnGraphKey
arn_graph_key_for_root (ArnSnapshot *snapshot, ArnRootId root)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnFrameId frame = t->roots.frame[root];

  if (frame == ARN_NONE)
    return KEY_ROOT | (guint64) t->roots.kind[root] << 40 |
           g_str_hash (arn_snapshot_get_string (snapshot, t->roots.name[root]));
  return key_for_frame (t->frames.n - frame,
                        arn_snapshot_get_string (snapshot, t->frames.function[frame]));
}

ArnGraphKey
arn_graph_key_for_globals (void)
{
  return key_for_frame (1, "<module>");
}

ArnObjectId
arn_graph_key_find (ArnSnapshot *snapshot, ArnGraphKey key)
{
  ArnObjectId object;

  if (key == 0 || (key & KEY_ROOT) != 0)
    return ARN_NONE;
  if ((key & KEY_ADDRESS) == 0)
    return arn_lookup_serial (snapshot, key);
  object = arn_lookup_object (snapshot, key & ~KEY_ADDRESS);
  /* An object with a serial is a newer one at the same address. */
  if (object != ARN_NONE && arn_snapshot_get_tables (snapshot)->objects.serial[object] != 0)
    return ARN_NONE;
  return object;
}
