#include "arn-snapshot-item-private.h"

struct _ArnSnapshotItem
{
  GObject parent_instance;
  char *label;
  guint number;
  ArnTakenBy taken_by;
  guint64 time;
  guint line;
  guint64 size;
  guint64 heap_bytes;
  GMutex mutex;          /* held while loading */
  ArnSnapshot *snapshot; /* atomic; set once */
  ArnSnapshotLoad load;
  gpointer load_data;
  GDestroyNotify load_destroy;
};

G_DEFINE_FINAL_TYPE (ArnSnapshotItem, arn_snapshot_item, G_TYPE_OBJECT)

enum
{
  PROP_LABEL = 1,
  PROP_NUMBER,
  PROP_TIME,
  PROP_LINE,
  PROP_SIZE,
  PROP_HEAP_BYTES,
  N_PROPS,
};

static void
arn_snapshot_item_finalize (GObject *object)
{
  ArnSnapshotItem *self = ARN_SNAPSHOT_ITEM (object);

  if (self->load_destroy != NULL)
    self->load_destroy (self->load_data);
  g_clear_object (&self->snapshot);
  g_free (self->label);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (arn_snapshot_item_parent_class)->finalize (object);
}

static void
arn_snapshot_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnSnapshotItem *self = ARN_SNAPSHOT_ITEM (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_TIME:
      g_value_set_uint64 (value, self->time);
      break;
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;
    case PROP_HEAP_BYTES:
      g_value_set_uint64 (value, self->heap_bytes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_snapshot_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LABEL)
    arn_snapshot_item_set_label (ARN_SNAPSHOT_ITEM (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
arn_snapshot_item_class_init (ArnSnapshotItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamSpec *pspecs[N_PROPS] = {
    [PROP_LABEL] =
        g_param_spec_string ("label", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS),
    [PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, readable),
    [PROP_TIME] = g_param_spec_uint64 ("time", NULL, NULL, 0, G_MAXUINT64, 0, readable),
    [PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, readable),
    [PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, readable),
    [PROP_HEAP_BYTES] = g_param_spec_uint64 ("heap-bytes", NULL, NULL, 0, G_MAXUINT64, 0, readable),
  };

  object_class->finalize = arn_snapshot_item_finalize;
  object_class->get_property = arn_snapshot_item_get_property;
  object_class->set_property = arn_snapshot_item_set_property;
  g_object_class_install_properties (object_class, N_PROPS, pspecs);
}

static void
arn_snapshot_item_init (ArnSnapshotItem *self)
{
  g_mutex_init (&self->mutex);
}

static ArnSnapshotItem *
item_new (const ArnSnapshotInfo *info)
{
  ArnSnapshotItem *self = g_object_new (ARN_TYPE_SNAPSHOT_ITEM, NULL);

  self->label = g_strdup (info->label != NULL ? info->label : "");
  self->number = info->number;
  self->taken_by = info->taken_by;
  self->time = info->time;
  self->line = info->line;
  self->size = info->size;
  self->heap_bytes = info->heap_bytes;
  return self;
}

ArnSnapshotItem *
arn_snapshot_item_new (const ArnSnapshotInfo *info, ArnSnapshot *snapshot)
{
  ArnSnapshotItem *self = item_new (info);

  self->snapshot = g_object_ref (snapshot);
  return self;
}

ArnSnapshotItem *
arn_snapshot_item_new_lazy (const ArnSnapshotInfo *info,
                            ArnSnapshotLoad load,
                            gpointer data,
                            GDestroyNotify destroy)
{
  ArnSnapshotItem *self = item_new (info);

  self->load = load;
  self->load_data = data;
  self->load_destroy = destroy;
  return self;
}

const char *
arn_snapshot_item_get_label (ArnSnapshotItem *self)
{
  return self->label;
}

void
arn_snapshot_item_set_label (ArnSnapshotItem *self, const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label != NULL ? label : "");
  g_object_notify (G_OBJECT (self), "label");
}

guint
arn_snapshot_item_get_number (ArnSnapshotItem *self)
{
  return self->number;
}

ArnTakenBy
arn_snapshot_item_get_taken_by (ArnSnapshotItem *self)
{
  return self->taken_by;
}

guint64
arn_snapshot_item_get_time (ArnSnapshotItem *self)
{
  return self->time;
}

guint
arn_snapshot_item_get_line (ArnSnapshotItem *self)
{
  return self->line;
}

guint64
arn_snapshot_item_get_size (ArnSnapshotItem *self)
{
  return self->size;
}

guint64
arn_snapshot_item_get_heap_bytes (ArnSnapshotItem *self)
{
  return self->heap_bytes;
}

ArnSnapshot *
arn_snapshot_item_peek (ArnSnapshotItem *self)
{
  return g_atomic_pointer_get (&self->snapshot);
}

ArnSnapshot *
arn_snapshot_item_load (ArnSnapshotItem *self, GCancellable *cancellable, GError **error)
{
  ArnSnapshot *snapshot;

  g_mutex_lock (&self->mutex);
  snapshot = self->snapshot;
  if (snapshot == NULL)
    {
      snapshot = self->load (self->load_data, cancellable, error);
      g_atomic_pointer_set (&self->snapshot, snapshot);
    }
  g_mutex_unlock (&self->mutex);
  return snapshot != NULL ? g_object_ref (snapshot) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  ArnSnapshot *snapshot = arn_snapshot_item_load (source, cancellable, &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
arn_snapshot_item_load_async (ArnSnapshotItem *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, arn_snapshot_item_load_async);
  if (arn_snapshot_item_peek (self) != NULL)
    g_task_return_pointer (task, g_object_ref (self->snapshot), g_object_unref);
  else
    g_task_run_in_thread (task, load_in_thread);
}

ArnSnapshot *
arn_snapshot_item_load_finish (ArnSnapshotItem *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
