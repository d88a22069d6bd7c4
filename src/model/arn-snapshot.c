#include "arn-snapshot-private.h"

#include <glib/gi18n-lib.h>

#include "arn-names.h"
#include "arn-schema.h"

typedef struct
{
  GMutex mutex;
  gpointer value; /* atomic */
  GDestroyNotify destroy;
} CacheEntry;

struct _ArnSnapshot
{
  GObject parent_instance;
  ArnTables tables;
  GPtrArray *owned;
  GBytes *backing;
  gsize size;
  CacheEntry cache[ARN_CACHE_N_SLOTS];
};

G_DEFINE_FINAL_TYPE (ArnSnapshot, arn_snapshot, G_TYPE_OBJECT)

static void
arn_snapshot_finalize (GObject *object)
{
  ArnSnapshot *self = ARN_SNAPSHOT (object);

  for (guint i = 0; i < ARN_CACHE_N_SLOTS; i++)
    {
      if (self->cache[i].value != NULL && self->cache[i].destroy != NULL)
        self->cache[i].destroy (self->cache[i].value);
      g_mutex_clear (&self->cache[i].mutex);
    }
  g_clear_pointer (&self->owned, g_ptr_array_unref);
  g_clear_pointer (&self->backing, g_bytes_unref);
  G_OBJECT_CLASS (arn_snapshot_parent_class)->finalize (object);
}

static void
arn_snapshot_class_init (ArnSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = arn_snapshot_finalize;
}

static void
arn_snapshot_init (ArnSnapshot *self)
{
  for (guint i = 0; i < ARN_CACHE_N_SLOTS; i++)
    g_mutex_init (&self->cache[i].mutex);
}

ArnSnapshot *
arn_snapshot_new_for_tables (const ArnTables *tables, GPtrArray *owned, GBytes *backing, gsize size)
{
  ArnSnapshot *self = g_object_new (ARN_TYPE_SNAPSHOT, NULL);
  const char *missing = NULL;

  self->tables = *tables;
  self->owned = owned;
  self->backing = backing != NULL ? g_bytes_ref (backing) : NULL;
  self->size = size;
  if (!arn_schema_fill_empty (&self->tables, &missing))
    g_error ("snapshot without column %s", missing);
  return self;
}

const ArnTables *
arn_snapshot_get_tables (ArnSnapshot *self)
{
  return &self->tables;
}

gboolean
arn_snapshot_has (ArnSnapshot *self, ArnParts parts)
{
  return (self->tables.parts & parts) == parts;
}

gsize
arn_snapshot_get_size (ArnSnapshot *self)
{
  return self->size;
}

gconstpointer
arn_snapshot_get_cached (
    ArnSnapshot *self, ArnCacheSlot slot, ArnCacheMake make, gpointer data, GDestroyNotify destroy)
{
  CacheEntry *entry = &self->cache[slot];
  gpointer value = g_atomic_pointer_get (&entry->value);

  if (value != NULL)
    return value;

  g_mutex_lock (&entry->mutex);
  value = entry->value;
  if (value == NULL)
    {
      value = make (self, data);
      entry->destroy = destroy;
      g_atomic_pointer_set (&entry->value, value);
    }
  g_mutex_unlock (&entry->mutex);
  return value;
}

gboolean
arn_snapshot_is_cached (ArnSnapshot *self, ArnCacheSlot slot)
{
  return g_atomic_pointer_get (&self->cache[slot].value) != NULL;
}

const char *
arn_snapshot_get_string (ArnSnapshot *self, ArnStringId id)
{
  const ArnStringTable *strings = &self->tables.strings;

  if (id >= strings->n)
    return "";
  return strings->bytes + strings->first_byte[id];
}

guint64
arn_snapshot_get_pool_address (ArnSnapshot *self, ArnPoolId pool)
{
  const ArnTables *t = &self->tables;
  ArnArenaId arena = t->pools.arena[pool];

  return t->arenas.address[arena] + t->arenas.first_pool_offset[arena] +
         t->pools.index[pool] * t->heap.pool_size;
}

gsize
arn_snapshot_get_pool_block_size (ArnSnapshot *self, ArnPoolId pool)
{
  const ArnPoolTable *pools = &self->tables.pools;

  if (pools->capacity[pool] == 0)
    return 0;
  return (pools->size_class[pool] + 1) * ARN_SIZE_CLASS_STEP;
}

guint64
arn_snapshot_get_block_address (ArnSnapshot *self, ArnPoolId pool, guint index)
{
  return arn_snapshot_get_pool_address (self, pool) + self->tables.heap.pool_header +
         index * arn_snapshot_get_pool_block_size (self, pool);
}

const char *
arn_snapshot_get_type_name (ArnSnapshot *self, ArnObjectId object)
{
  const ArnTables *t = &self->tables;

  return arn_snapshot_get_string (self, t->types.name[t->objects.type[object]]);
}

ArnTypeKind
arn_snapshot_get_type_kind (ArnSnapshot *self, ArnObjectId object)
{
  const ArnTables *t = &self->tables;

  return t->types.kind[t->objects.type[object]];
}

char *
arn_snapshot_format_edge (ArnSnapshot *self, ArnEdgeId edge)
{
  const ArnEdgeTable *edges = &self->tables.edges;
  guint32 label = edges->label[edge];
  const char *text = arn_snapshot_get_string (self, label);

  switch ((ArnEdgeKind) edges->kind[edge])
    {
    case ARN_EDGE_ATTRIBUTE:
      return g_strconcat (".", text, NULL);
    case ARN_EDGE_INDEX:
      return g_strdup_printf ("[%u]", label);
    case ARN_EDGE_KEY:
      /* Translators: the reference that a dict or set has to a key, by its number in order */
      return g_strdup_printf (_ ("key %u"), label);
    case ARN_EDGE_VALUE:
      return g_strdup_printf ("[%s]", text);
    case ARN_EDGE_LOCAL:
      /* Translators: a local variable of that name */
      return g_strdup_printf (_ ("local %s"), text);
    case ARN_EDGE_STACK:
      /* Translators: a place on a frame's operand stack */
      return g_strdup_printf (_ ("stack %u"), label);
    case ARN_EDGE_INTERNAL:
      break;
    }
  return g_strdup (arn_name_translate (text));
}

char *
arn_snapshot_format_object (ArnSnapshot *self, ArnObjectId object)
{
  const char *type = arn_snapshot_get_type_name (self, object);
  const char *repr = arn_snapshot_get_string (self, self->tables.objects.repr[object]);

  return *repr != '\0' ? g_strconcat (type, " ", repr, NULL) : g_strdup (type);
}

char *
arn_snapshot_format_holder (ArnSnapshot *self, ArnHolderId holder)
{
  const ArnTables *t = &self->tables;
  ArnRootId root = holder - t->objects.n;
  ArnFrameId frame;

  if (holder < t->objects.n)
    return arn_snapshot_format_object (self, holder);
  frame = t->roots.frame[root];
  if (frame == ARN_NONE)
    return g_strdup (arn_name_translate (arn_snapshot_get_string (self, t->roots.name[root])));
  /* Translators: a frame on the stack: its function and the line where it is */
  return g_strdup_printf (_ ("%s, line %u"),
                          arn_snapshot_get_string (self, t->frames.function[frame]),
                          t->frames.line[frame]);
}

char *
arn_snapshot_format_block (ArnSnapshot *self, ArnBlockId block)
{
  const ArnBlockTable *blocks = &self->tables.blocks;
  const char *what = arn_name_translate (arn_snapshot_get_string (self, blocks->what[block]));
  g_autofree char *owner = NULL;

  if (blocks->owner[block] == ARN_NONE)
    return g_strdup (what);
  owner = arn_snapshot_format_object (self, blocks->owner[block]);
  if (*what == '\0')
    return g_steal_pointer (&owner);
  /* Translators: what a block is for and whose it is, such as "dict keys of Node 17" */
  return g_strdup_printf (_ ("%s of %s"), what, owner);
}
