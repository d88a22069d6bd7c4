#include "arn-pins-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "arn-age-label.h"
#include "arn-lookup.h"
#include "arn-number.h"
#include "arn-pins.h"
#include "arn-table.h"
#include "arn-views.h"

struct _ArnPinsView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  GCancellable *cancellable; /* of what is worked out now, or NULL */
  ArnSnapshot *snapshot;     /* of `pins` */
  ArnArenaId arena;          /* the only one, or ARN_NONE */
  ArnPins *pins;             /* or NULL */

  GtkWidget *content;
  GtkStack *stack;
  GtkLabel *summary;
  GtkToggleButton *only;
  ArnTable *table;
  GtkWidget *show_line;
  GtkWidget *list_objects;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  COLUMN_SITE,
  COLUMN_TYPE,
  COLUMN_BLOCKS,
  COLUMN_BYTES,
  COLUMN_ARENAS,
  COLUMN_RETURNS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnPinsView, arn_pins_view, GTK_TYPE_WIDGET)

/* --- Cells --- */

static const ArnPin *
arn_pins_view_get_row (ArnPinsView *self, guint32 id)
{
  return self->pins && id < self->pins->n ? &self->pins->rows[id] : NULL;
}

static char *
arn_pins_view_format_site (ArnPinsView *self, const ArnPin *pin)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  g_autofree char *name = NULL;

  if (pin->site == ARN_NONE || t->sites.line[pin->site] == 0)
    return g_strdup (_ ("before the first line"));
  name = g_path_get_basename (arn_snapshot_get_string (self->snapshot, t->sites.file[pin->site]));
  return g_strdup_printf (_ ("%s, line %u"), name, t->sites.line[pin->site]);
}

static char *
arn_pins_view_copy_site (guint32 id, gpointer data)
{
  ArnPinsView *self = data;
  const ArnPin *pin = arn_pins_view_get_row (self, id);
  const ArnTables *t;

  if (!pin || pin->site == ARN_NONE)
    return NULL;
  t = arn_snapshot_get_tables (self->snapshot);
  return g_strdup_printf ("%s:%u",
                          arn_snapshot_get_string (self->snapshot, t->sites.file[pin->site]),
                          t->sites.line[pin->site]);
}

static const char *
arn_pins_view_get_type_name (ArnPinsView *self, const ArnPin *pin)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

  return pin->type != ARN_NONE ? arn_snapshot_get_string (self->snapshot, t->types.name[pin->type])
                               : _ ("the interpreter’s own");
}

/* What releasing this row's blocks alone would return, in bytes. */
static guint64
arn_pins_view_get_returns (ArnPinsView *self, const ArnPin *pin)
{
  return pin->alone * arn_snapshot_get_heap (self->snapshot)->arena_size;
}

static void
arn_pins_view_set_number (GtkWidget *cell, guint64 value, char *text)
{
  g_autofree char *taken = text;

  gtk_label_set_label (GTK_LABEL (cell), taken);
  if (value == 0)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
}

static void
arn_pins_view_bind_site (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);
  g_autofree char *text = pin ? arn_pins_view_format_site (data, pin) : NULL;

  gtk_label_set_label (GTK_LABEL (cell), text ? text : "");
}

static void
arn_pins_view_bind_type (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  gtk_label_set_label (GTK_LABEL (cell), pin ? arn_pins_view_get_type_name (data, pin) : "");
}

static void
arn_pins_view_bind_blocks (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  if (pin)
    arn_pins_view_set_number (cell, pin->blocks, arn_number_count (pin->blocks));
}

static void
arn_pins_view_bind_bytes (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  if (pin)
    arn_pins_view_set_number (cell, pin->bytes, arn_number_bytes (pin->bytes));
}

static void
arn_pins_view_bind_arenas (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  if (pin)
    arn_pins_view_set_number (cell, pin->arenas, arn_number_count (pin->arenas));
}

static void
arn_pins_view_bind_returns (GtkWidget *cell, guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  if (pin)
    {
      guint64 bytes = arn_pins_view_get_returns (data, pin);

      arn_pins_view_set_number (cell, bytes, arn_number_bytes (bytes));
    }
}

static char *
arn_pins_view_copy_bytes (guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  return pin ? arn_number_exact_bytes (pin->bytes) : NULL;
}

static char *
arn_pins_view_copy_returns (guint32 id, gpointer data)
{
  const ArnPin *pin = arn_pins_view_get_row (data, id);

  return pin ? arn_number_exact_bytes (arn_pins_view_get_returns (data, pin)) : NULL;
}

static const ArnTableColumn columns[] = {
  [COLUMN_SITE] = { "site", N_ ("Allocated at"), NULL, 0, .expand = TRUE,
                    .bind = arn_pins_view_bind_site, .copy = arn_pins_view_copy_site },
  [COLUMN_TYPE] = { "type", N_ ("Type"), NULL, 130, .bind = arn_pins_view_bind_type },
  [COLUMN_BLOCKS] = { "blocks", N_ ("Blocks"), NULL, 80, .number = TRUE,
                      .bind = arn_pins_view_bind_blocks },
  [COLUMN_BYTES] = { "bytes", N_ ("Bytes"), NULL, 90, .number = TRUE,
                     .bind = arn_pins_view_bind_bytes, .copy = arn_pins_view_copy_bytes },
  [COLUMN_ARENAS] = { "arenas", N_ ("Arenas"), N_ ("Arenas in which these blocks are"), 80,
                      .number = TRUE, .bind = arn_pins_view_bind_arenas },
  [COLUMN_RETURNS] = { "returns", N_ ("Returns"),
                       N_ ("Memory that goes back to the system when these blocks alone are "
                           "released"),
                       90, .number = TRUE, .bind = arn_pins_view_bind_returns,
                       .copy = arn_pins_view_copy_returns },
};

/* --- Order --- */

static int
arn_pins_view_compare_numbers (guint64 a, guint64 b)
{
  return (a > b) - (a < b);
}

static int
arn_pins_view_compare (ArnPinsView *self, guint column, guint32 a, guint32 b)
{
  const ArnPin *x = &self->pins->rows[a], *y = &self->pins->rows[b];
  g_autofree char *x_site = NULL;
  g_autofree char *y_site = NULL;

  switch (column)
    {
    case COLUMN_TYPE:
      return g_utf8_collate (arn_pins_view_get_type_name (self, x),
                             arn_pins_view_get_type_name (self, y));
    case COLUMN_BLOCKS:
      return arn_pins_view_compare_numbers (x->blocks, y->blocks);
    case COLUMN_BYTES:
      return arn_pins_view_compare_numbers (x->bytes, y->bytes);
    case COLUMN_ARENAS:
      return arn_pins_view_compare_numbers (x->arenas, y->arenas);
    case COLUMN_RETURNS:
      return arn_pins_view_compare_numbers (x->alone, y->alone);
    default:
      x_site = arn_pins_view_format_site (self, x);
      y_site = arn_pins_view_format_site (self, y);
      return g_utf8_collate (x_site, y_site);
    }
}

typedef struct
{
  ArnPinsView *view;
  guint column;
  gboolean sorted, descending;
} ArnPinsOrder;

/* Without a wish: as the model gave them, most is returned first. */
static int
arn_pins_view_compare_ids (gconstpointer a, gconstpointer b, gpointer data)
{
  const ArnPinsOrder *order = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int result = order->sorted ? arn_pins_view_compare (order->view, order->column, x, y) : 0;

  if (result == 0)
    return (x > y) - (x < y);
  return order->descending ? -result : result;
}

static void
arn_pins_view_fill (ArnPinsView *self)
{
  ArnPinsOrder order = { .view = self };
  guint n = self->pins ? self->pins->n : 0;
  guint32 *ids = g_new (guint32, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ids[i] = i;
  order.sorted = arn_table_get_sort (self->table, &order.column, &order.descending);
  g_qsort_with_data (ids, n, sizeof *ids, arn_pins_view_compare_ids, &order);
  arn_row_list_set_rows (arn_table_get_rows (self->table), ids, n);
}

/* --- What is shown --- */

static void
arn_pins_view_update_buttons (ArnPinsView *self)
{
  guint32 id = arn_row_list_get_selected (arn_table_get_rows (self->table));
  const ArnPin *pin = arn_pins_view_get_row (self, id);

  gtk_widget_set_sensitive (self->show_line, pin && pin->site != ARN_NONE);
  gtk_widget_set_sensitive (self->list_objects,
                            pin && (pin->site != ARN_NONE || pin->type != ARN_NONE));
}

static char *
arn_pins_view_format_summary (ArnPinsView *self)
{
  g_autofree char *blocks = arn_number_count (self->pins->blocks);
  g_autofree char *bytes = arn_number_bytes (self->pins->bytes);
  g_autofree char *returned = arn_number_bytes (self->pins->arena_bytes);

  if (self->arena != ARN_NONE)
    /* Translators: number of an arena, blocks, their bytes, bytes of the arena */
    return g_strdup_printf (
        _ ("Arena %u is kept by %s blocks with %s. Without them %s would return to the system."),
        arn_snapshot_get_tables (self->snapshot)->arenas.number[self->arena], blocks, bytes,
        returned);
  /* Translators: number of arenas, blocks in them, their bytes, bytes of the arenas */
  return g_strdup_printf (
      ngettext ("%u arena is less than a quarter full. %s blocks with %s keep it; without them %s "
                "would return to the system.",
                "%u arenas are less than a quarter full. %s blocks with %s keep them; without them "
                "%s would return to the system.",
                self->pins->n_arenas),
      self->pins->n_arenas, blocks, bytes, returned);
}

static void
arn_pins_view_show (ArnPinsView *self)
{
  g_autofree char *summary = NULL;

  if (!self->pins)
    gtk_stack_set_visible_child_name (self->stack, "missing");
  else if (self->pins->n == 0)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    gtk_stack_set_visible_child_name (self->stack, "table");
  if (self->pins)
    summary = arn_pins_view_format_summary (self);
  gtk_label_set_label (self->summary, summary && self->pins->n > 0 ? summary : "");
  arn_pins_view_fill (self);
  arn_pins_view_update_buttons (self);
}

typedef struct
{
  ArnSnapshot *snapshot;
  ArnArenaId arena;
} ArnPinsJob;

static void
arn_pins_job_free (gpointer data)
{
  ArnPinsJob *job = data;

  g_object_unref (job->snapshot);
  g_free (job);
}

static void
arn_pins_view_work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const ArnPinsJob *job = data;

  g_task_return_pointer (task, arn_pins_new (job->snapshot, job->arena),
                         (GDestroyNotify) arn_pins_free);
}

static void
arn_pins_view_worked (GObject *source, GAsyncResult *result, gpointer data)
{
  ArnPinsView *self = ARN_PINS_VIEW (source);
  const ArnPinsJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (ArnPins) pins = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: something newer is on its way, or the view is gone. */
  if (!pins)
    return;
  g_clear_pointer (&self->pins, arn_pins_free);
  self->pins = g_steal_pointer (&pins);
  g_set_object (&self->snapshot, job->snapshot);
  self->arena = job->arena;
  arn_pins_view_show (self);
}

/* The selected arena in that snapshot, or the one in which the selection lies. */
static ArnArenaId
arn_pins_view_find_arena (ArnPinsView *self, ArnSnapshot *snapshot)
{
  const ArnSelection *selection = arn_session_get_selection (self->session);

  return selection->kind != ARN_SELECTED_NOTHING ? arn_lookup_arena (snapshot, selection->address)
                                                 : ARN_NONE;
}

static void
arn_pins_view_update (ArnPinsView *self)
{
  ArnSnapshot *snapshot = self->session ? arn_session_get_snapshot (self->session) : NULL;
  ArnArenaId arena = ARN_NONE;
  ArnPinsJob *job;
  g_autoptr (GTask) task = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!snapshot || !arn_snapshot_has (snapshot, ARN_PART_ARENAS | ARN_PART_BLOCKS))
    {
      g_clear_pointer (&self->pins, arn_pins_free);
      gtk_widget_set_sensitive (GTK_WIDGET (self->only), FALSE);
      arn_pins_view_show (self);
      return;
    }
  arena = arn_pins_view_find_arena (self, snapshot);
  gtk_widget_set_sensitive (GTK_WIDGET (self->only),
                            arena != ARN_NONE || gtk_toggle_button_get_active (self->only));
  if (!gtk_toggle_button_get_active (self->only))
    arena = ARN_NONE;
  if (self->pins && self->snapshot == snapshot && self->arena == arena)
    return;

  self->cancellable = g_cancellable_new ();
  job = g_new (ArnPinsJob, 1);
  *job = (ArnPinsJob){ g_object_ref (snapshot), arena };
  task = g_task_new (self, self->cancellable, arn_pins_view_worked, NULL);
  g_task_set_task_data (task, job, arn_pins_job_free);
  g_task_run_in_thread (task, arn_pins_view_work);
}

static void
arn_pins_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (arn_pins_view_parent_class)->map (widget);

  arn_pins_view_update (ARN_PINS_VIEW (widget));
}

/* --- What a row leads to --- */

static void
arn_pins_view_activated (ArnPinsView *self, guint id)
{
  const ArnPin *pin = arn_pins_view_get_row (self, id);
  const ArnTables *t;

  if (!pin || pin->site == ARN_NONE)
    return;
  t = arn_snapshot_get_tables (self->snapshot);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-line", "(su)",
                              arn_snapshot_get_string (self->snapshot, t->sites.file[pin->site]),
                              t->sites.line[pin->site]);
}

static void
arn_pins_view_show_line (ArnPinsView *self)
{
  arn_pins_view_activated (self, arn_row_list_get_selected (arn_table_get_rows (self->table)));
}

/* In the language of the search for objects. */
static void
arn_pins_view_list_objects (ArnPinsView *self)
{
  guint32 id = arn_row_list_get_selected (arn_table_get_rows (self->table));
  const ArnPin *pin = arn_pins_view_get_row (self, id);
  g_autoptr (GString) query = g_string_new (NULL);

  if (!pin)
    return;
  if (pin->type != ARN_NONE)
    g_string_append_printf (query, "type:\"%s\"", arn_pins_view_get_type_name (self, pin));
  if (pin->site != ARN_NONE)
    {
      const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

      g_string_append_printf (query, "%sat:\"%s:%u\"", query->len > 0 ? " " : "",
                              arn_snapshot_get_string (self->snapshot, t->sites.file[pin->site]),
                              t->sites.line[pin->site]);
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.find-objects", "s", query->str);
}

static void
arn_pins_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_PINS_VIEW (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_pins_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnPinsView *self = ARN_PINS_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_pins_view_update (self);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_pins_view_dispose (GObject *object)
{
  ArnPinsView *self = ARN_PINS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->pins, arn_pins_free);

  G_OBJECT_CLASS (arn_pins_view_parent_class)->dispose (object);
}

static void
arn_pins_view_class_init (ArnPinsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_pins_view_dispose;
  object_class->get_property = arn_pins_view_get_property;
  object_class->set_property = arn_pins_view_set_property;
  widget_class->map = arn_pins_view_map;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ARN_TYPE_AGE_LABEL);
  g_type_ensure (ARN_TYPE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, ARN_RESOURCES "ui/arn-pins-view.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, ArnPinsView, name)
  BIND (content);
  BIND (stack);
  BIND (summary);
  BIND (only);
  BIND (table);
  BIND (show_line);
  BIND (list_objects);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_activated);
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_fill);
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_update);
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_show_line);
  gtk_widget_class_bind_template_callback (widget_class, arn_pins_view_list_objects);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_pins_view_init (ArnPinsView *self)
{
  self->arena = ARN_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    arn_table_add_column (self->table, &columns[i], self);
  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_pins_view_update), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed",
                                  G_CALLBACK (arn_pins_view_update), self);
  arn_pins_view_update_buttons (self);
}

void
arn_pins_view_show_arena (ArnPinsView *self, guint64 address)
{
  g_return_if_fail (ARN_IS_PINS_VIEW (self));

  if (address != 0 && self->session)
    arn_session_select_arena (self->session, address);
  gtk_toggle_button_set_active (self->only, address != 0);
  arn_pins_view_update (self);
}
