#include "arn-row-list.h"

/* Rows that a list announces at once when it grows: their widgets take a few milliseconds. */
#define ARN_ROW_LIST_STEP 12
/* A GtkListView makes widgets for about 200 rows; what comes after costs nothing. */
#define ARN_ROW_LIST_WIDGETS 224

#define ARN_TYPE_ROW (arn_row_get_type ())
G_DECLARE_FINAL_TYPE (ArnRow, arn_row, ARN, ROW, GObject)

/* GTK wants an object for each position that it shows. */
struct _ArnRow
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (ArnRow, arn_row, G_TYPE_OBJECT)

static void
arn_row_class_init (ArnRowClass *klass)
{
}

static void
arn_row_init (ArnRow *self)
{
}

struct _ArnRowList
{
  GObject parent_instance;

  guint32 *ids;
  guint n;
  guint announced;
  guint grow_idle;
  guint32 selected;
  guint selected_position; /* or GTK_INVALID_LIST_POSITION */
  GHashTable *cells;       /* GtkListItem -> ArnRowColumn, of bound cells */
  GHashTable *ids_of;      /* cell -> id */
  GCancellable *cancellable;
};

typedef struct
{
  ArnRowList *list; /* NULL once that is gone */
  ArnCellMake make;
  ArnCellBind bind;
  gpointer data;
} ArnRowColumn;

typedef struct
{
  ArnRowOrder order;
  ArnRowReady ready;
  gpointer job, owner;
  GDestroyNotify free_job;
  guint32 *ids;
  guint n;
} ArnRowJob;

enum
{
  PROP_0,
  PROP_ORDERING,
  N_PROPS
};

enum
{
  CHOSEN,
  REPLACED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void arn_row_list_list_init (GListModelInterface *interface);
static void arn_row_list_selection_init (GtkSelectionModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ArnRowList,
                               arn_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, arn_row_list_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          arn_row_list_selection_init))

static GType
arn_row_list_get_item_type (GListModel *model)
{
  return ARN_TYPE_ROW;
}

static guint
arn_row_list_get_n_items (GListModel *model)
{
  return ARN_ROW_LIST (model)->announced;
}

static gpointer
arn_row_list_get_item (GListModel *model, guint position)
{
  return position < ARN_ROW_LIST (model)->announced ? g_object_new (ARN_TYPE_ROW, NULL) : NULL;
}

static void
arn_row_list_list_init (GListModelInterface *interface)
{
  interface->get_item_type = arn_row_list_get_item_type;
  interface->get_n_items = arn_row_list_get_n_items;
  interface->get_item = arn_row_list_get_item;
}

static gboolean
arn_row_list_is_selected (GtkSelectionModel *model, guint position)
{
  return position == ARN_ROW_LIST (model)->selected_position;
}

static GtkBitset *
arn_row_list_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  ArnRowList *self = ARN_ROW_LIST (model);
  GtkBitset *result = gtk_bitset_new_empty ();

  if (self->selected_position < self->announced)
    gtk_bitset_add (result, self->selected_position);
  return result;
}

/* Tells GTK which rows look other now. */
static void
arn_row_list_move_selection (ArnRowList *self, guint position)
{
  const guint old = self->selected_position;

  self->selected_position = position;
  if (old == position)
    return;
  if (old < self->announced)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), old, 1);
  if (position < self->announced)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
}

static gboolean
arn_row_list_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  ArnRowList *self = ARN_ROW_LIST (model);

  if (position >= self->n)
    return FALSE;
  if (self->selected == self->ids[position])
    return TRUE;
  self->selected = self->ids[position];
  arn_row_list_move_selection (self, position);
  g_signal_emit (self, signals[CHOSEN], 0, self->selected);
  return TRUE;
}

static void
arn_row_list_selection_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = arn_row_list_is_selected;
  interface->get_selection_in_range = arn_row_list_get_selection_in_range;
  interface->select_item = arn_row_list_select_item;
}

static void
arn_row_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ORDERING:
      g_value_set_boolean (value, ARN_ROW_LIST (object)->cancellable != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_row_list_dispose (GObject *object)
{
  ArnRowList *self = ARN_ROW_LIST (object);

  arn_row_list_stop (self);
  g_clear_handle_id (&self->grow_idle, g_source_remove);

  G_OBJECT_CLASS (arn_row_list_parent_class)->dispose (object);
}

static void
arn_row_list_finalize (GObject *object)
{
  ArnRowList *self = ARN_ROW_LIST (object);

  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->ids_of);
  g_free (self->ids);

  G_OBJECT_CLASS (arn_row_list_parent_class)->finalize (object);
}

static void
arn_row_list_class_init (ArnRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = arn_row_list_get_property;
  object_class->dispose = arn_row_list_dispose;
  object_class->finalize = arn_row_list_finalize;

  properties[PROP_ORDERING] = g_param_spec_boolean ("ordering", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHOSEN] = g_signal_new ("chosen", ARN_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REPLACED] = g_signal_new ("replaced", ARN_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
}

static void
arn_row_list_init (ArnRowList *self)
{
  self->selected = ARN_ROW_NONE;
  self->selected_position = GTK_INVALID_LIST_POSITION;
  self->cells = g_hash_table_new (NULL, NULL);
  self->ids_of = g_hash_table_new (NULL, NULL);
}

ArnRowList *
arn_row_list_new (void)
{
  return g_object_new (ARN_TYPE_ROW_LIST, NULL);
}

static void
arn_row_list_announce (ArnRowList *self, guint more)
{
  guint at = self->announced;

  self->announced += more;
  g_list_model_items_changed (G_LIST_MODEL (self), at, 0, more);
}

static gboolean
arn_row_list_grow (gpointer data)
{
  ArnRowList *self = data;
  guint rest = self->n - self->announced;

  if (rest > ARN_ROW_LIST_STEP && self->announced < ARN_ROW_LIST_WIDGETS)
    {
      arn_row_list_announce (self, ARN_ROW_LIST_STEP);
      return G_SOURCE_CONTINUE;
    }
  self->grow_idle = 0;
  if (rest > 0)
    arn_row_list_announce (self, rest);
  return G_SOURCE_REMOVE;
}

void
arn_row_list_finish (ArnRowList *self)
{
  g_return_if_fail (ARN_IS_ROW_LIST (self));

  g_clear_handle_id (&self->grow_idle, g_source_remove);
  if (self->announced < self->n)
    arn_row_list_announce (self, self->n - self->announced);
}

static void
arn_row_list_bind_cell (ArnRowList *self, GtkListItem *item, ArnRowColumn *column)
{
  guint position = gtk_list_item_get_position (item);
  GtkWidget *cell = gtk_list_item_get_child (item);

  if (position >= self->n)
    return;
  g_hash_table_insert (self->ids_of, cell, GUINT_TO_POINTER (self->ids[position]));
  column->bind (cell, self->ids[position], column->data);
}

void
arn_row_list_rebind (ArnRowList *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (ARN_IS_ROW_LIST (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    arn_row_list_bind_cell (self, item, column);
}

static void
arn_row_list_replace (ArnRowList *self, guint32 *ids, guint n)
{
  guint gone = self->announced > n ? self->announced - n : 0;

  g_clear_handle_id (&self->grow_idle, g_source_remove);
  g_free (self->ids);
  self->ids = ids;
  self->n = n;
  self->announced -= gone;
  if (gone > 0)
    {
      if (self->selected_position >= n)
        self->selected_position = GTK_INVALID_LIST_POSITION;
      g_list_model_items_changed (G_LIST_MODEL (self), n, gone, 0);
    }
  arn_row_list_rebind (self);
  arn_row_list_move_selection (self, arn_row_list_find (self, self->selected));
  if (arn_row_list_grow (self))
    self->grow_idle = g_idle_add (arn_row_list_grow, self);
  g_signal_emit (self, signals[REPLACED], 0);
}

void
arn_row_list_set_rows (ArnRowList *self, guint32 *ids, guint n)
{
  g_return_if_fail (ARN_IS_ROW_LIST (self));
  g_return_if_fail (ids != NULL || n == 0);

  arn_row_list_stop (self);
  arn_row_list_replace (self, ids, n);
}

void
arn_row_list_set_rows_selected (ArnRowList *self, guint32 *ids, guint n, guint32 selected)
{
  g_return_if_fail (ARN_IS_ROW_LIST (self));
  g_return_if_fail (ids != NULL || n == 0);

  arn_row_list_stop (self);
  self->selected = selected;
  arn_row_list_replace (self, ids, n);
}

static void
arn_row_job_free (gpointer data)
{
  ArnRowJob *job = data;

  if (job->free_job)
    job->free_job (job->job);
  g_free (job->ids);
  g_free (job);
}

static void
arn_row_list_order_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ArnRowJob *job = data;

  job->ids = job->order (job->job, &job->n, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
arn_row_list_ordered (GObject *source, GAsyncResult *result, gpointer data)
{
  ArnRowList *self = ARN_ROW_LIST (source);
  ArnRowJob *job = g_task_get_task_data (G_TASK (result));

  /* One that was stopped: another job may be at work by now. */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (job->ids)
    {
      if (job->ready)
        job->ready (job->owner, job->job);
      arn_row_list_replace (self, g_steal_pointer (&job->ids), job->n);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDERING]);
}

void
arn_row_list_order (ArnRowList *self,
                    ArnRowOrder order,
                    gpointer job,
                    GDestroyNotify free_job,
                    ArnRowReady ready,
                    gpointer owner)
{
  g_autoptr (GTask) task = NULL;
  ArnRowJob *mine;

  g_return_if_fail (ARN_IS_ROW_LIST (self));

  mine = g_new0 (ArnRowJob, 1);
  mine->order = order;
  mine->ready = ready;
  mine->job = job;
  mine->free_job = free_job;
  mine->owner = owner;
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, arn_row_list_ordered, NULL);
  g_task_set_source_tag (task, arn_row_list_order);
  g_task_set_task_data (task, mine, arn_row_job_free);
  g_task_run_in_thread (task, arn_row_list_order_thread);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDERING]);
}

void
arn_row_list_stop (ArnRowList *self)
{
  g_return_if_fail (ARN_IS_ROW_LIST (self));

  if (!self->cancellable)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDERING]);
}

gboolean
arn_row_list_is_ordering (ArnRowList *self)
{
  g_return_val_if_fail (ARN_IS_ROW_LIST (self), FALSE);

  return self->cancellable != NULL;
}

guint
arn_row_list_get_n_rows (ArnRowList *self)
{
  g_return_val_if_fail (ARN_IS_ROW_LIST (self), 0);

  return self->n;
}

guint32
arn_row_list_get_id (ArnRowList *self, guint position)
{
  g_return_val_if_fail (ARN_IS_ROW_LIST (self), ARN_ROW_NONE);

  return position < self->n ? self->ids[position] : ARN_ROW_NONE;
}

guint
arn_row_list_find (ArnRowList *self, guint32 id)
{
  g_return_val_if_fail (ARN_IS_ROW_LIST (self), GTK_INVALID_LIST_POSITION);

  if (id != ARN_ROW_NONE)
    for (guint i = 0; i < self->n; i++)
      if (self->ids[i] == id)
        return i;
  return GTK_INVALID_LIST_POSITION;
}

void
arn_row_list_select (ArnRowList *self, guint32 id)
{
  g_return_if_fail (ARN_IS_ROW_LIST (self));

  self->selected = id;
  arn_row_list_move_selection (self, arn_row_list_find (self, id));
}

guint32
arn_row_list_get_selected (ArnRowList *self)
{
  g_return_val_if_fail (ARN_IS_ROW_LIST (self), ARN_ROW_NONE);

  return self->selected;
}

static void
arn_row_column_setup (GtkListItemFactory *factory, GtkListItem *item, ArnRowColumn *column)
{
  gtk_list_item_set_child (item, column->make (column->data));
}

static void
arn_row_column_bind (GtkListItemFactory *factory, GtkListItem *item, ArnRowColumn *column)
{
  if (!column->list)
    return;
  g_hash_table_insert (column->list->cells, item, column);
  arn_row_list_bind_cell (column->list, item, column);
}

static void
arn_row_column_unbind (GtkListItemFactory *factory, GtkListItem *item, ArnRowColumn *column)
{
  if (!column->list)
    return;
  g_hash_table_remove (column->list->cells, item);
  g_hash_table_remove (column->list->ids_of, gtk_list_item_get_child (item));
}

static gboolean
arn_row_column_has (gpointer item, gpointer column, gpointer data)
{
  return column == data;
}

static void
arn_row_column_free (gpointer data)
{
  ArnRowColumn *column = data;

  if (column->list)
    {
      g_hash_table_foreach_remove (column->list->cells, arn_row_column_has, column);
      g_object_remove_weak_pointer (G_OBJECT (column->list), (gpointer *) &column->list);
    }
  g_free (column);
}

GtkListItemFactory *
arn_row_list_make_factory (ArnRowList *self, ArnCellMake make, ArnCellBind bind, gpointer data)
{
  GtkListItemFactory *factory;
  ArnRowColumn *column;

  g_return_val_if_fail (ARN_IS_ROW_LIST (self), NULL);

  column = g_new0 (ArnRowColumn, 1);
  column->list = self;
  column->make = make;
  column->bind = bind;
  column->data = data;
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &column->list);
  factory = gtk_signal_list_item_factory_new ();
  g_object_set_data_full (G_OBJECT (factory), "arn-row-column", column, arn_row_column_free);
  g_signal_connect (factory, "setup", G_CALLBACK (arn_row_column_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (arn_row_column_bind), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (arn_row_column_unbind), column);
  return factory;
}

guint32
arn_row_list_get_cell_id (ArnRowList *self, GtkWidget *cell)
{
  gpointer id;

  g_return_val_if_fail (ARN_IS_ROW_LIST (self), ARN_ROW_NONE);

  return g_hash_table_lookup_extended (self->ids_of, cell, NULL, &id) ? GPOINTER_TO_UINT (id)
                                                                      : ARN_ROW_NONE;
}
