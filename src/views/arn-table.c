#include "arn-table.h"

#include <glib/gi18n-lib.h>

#include "arn-views-look.h"

struct _ArnTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  ArnRowList *rows;
  GPtrArray *columns; /* ArnTableSlot */
  char *label;
  char *widths;
  gpointer sorted_by; /* ArnTableSlot, or NULL */
  gboolean descending;
  gboolean quiet;
};

/* A column in its table. */
typedef struct
{
  ArnTable *table;
  const ArnTableColumn *column;
  GtkColumnViewColumn *view_column; /* owned; not in the view while it is hidden */
  gboolean hidden;
  GtkWidget *title; /* the view's, weak; NULL while it is hidden */
  gpointer data;
} ArnTableSlot;

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_WIDTHS,
  N_PROPS
};

enum
{
  ACTIVATED,
  CHOSEN,
  SORT_CHANGED,
  COPIED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnTable, arn_table, GTK_TYPE_WIDGET)

GtkWidget *
arn_table_label_new (gboolean number)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  if (number)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static gboolean
arn_table_query_tooltip (
    GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, ArnTableSlot *slot)
{
  guint32 id = arn_row_list_get_cell_id (slot->table->rows, cell);
  g_autofree char *text = id != ARN_ROW_NONE ? slot->column->copy (id, slot->data) : NULL;

  if (!text || !*text)
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static GtkWidget *
arn_table_make_cell (gpointer data)
{
  ArnTableSlot *slot = data;
  GtkWidget *cell = slot->column->make ? slot->column->make (slot->data)
                                       : arn_table_label_new (slot->column->number);

  if (slot->column->copy)
    {
      gtk_widget_set_has_tooltip (cell, TRUE);
      g_signal_connect (cell, "query-tooltip", G_CALLBACK (arn_table_query_tooltip), slot);
    }
  return cell;
}

static void
arn_table_bind_cell (GtkWidget *cell, guint32 id, gpointer data)
{
  ArnTableSlot *slot = data;

  slot->column->bind (cell, id, slot->data);
}

/* What the arrow says to those who see it. */
static void
arn_table_say_sort (ArnTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ArnTableSlot *slot = g_ptr_array_index (self->columns, i);
      GtkAccessibleSort sort = GTK_ACCESSIBLE_SORT_NONE;

      if (slot == self->sorted_by)
        sort = self->descending ? GTK_ACCESSIBLE_SORT_DESCENDING : GTK_ACCESSIBLE_SORT_ASCENDING;
      if (slot->title)
        gtk_accessible_update_property (GTK_ACCESSIBLE (slot->title), GTK_ACCESSIBLE_PROPERTY_SORT,
                                        sort, -1);
    }
}

/* Before 4.10 a column view doesn't tell what it sorts by, but its sorter asks the columns' sorters
 * one after the other until one knows: the first to be asked is the one. */
static int
arn_table_compare_probe (gconstpointer a, gconstpointer b, gpointer data)
{
  ArnTableSlot *slot = data;

  slot->table->sorted_by = slot;
  return GTK_ORDERING_LARGER;
}

static void
arn_table_sorter_changed (ArnTable *self)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  const ArnTableSlot *before = self->sorted_by;
  GtkOrdering ordering;

  if (self->quiet)
    return;
  self->sorted_by = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), one, other);
  self->descending = ordering == GTK_ORDERING_SMALLER;
  if (self->sorted_by && self->sorted_by != before && !self->descending)
    {
      ArnTableSlot *slot = self->sorted_by;

      if (slot->column->number)
        {
          self->quiet = TRUE;
          gtk_column_view_sort_by_column (self->view, slot->view_column, GTK_SORT_DESCENDING);
          self->quiet = FALSE;
          self->descending = TRUE;
        }
    }
  arn_table_say_sort (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

gboolean
arn_table_get_sort (ArnTable *self, guint *column, gboolean *descending)
{
  g_return_val_if_fail (ARN_IS_TABLE (self), FALSE);

  *descending = self->descending;
  return self->sorted_by && g_ptr_array_find (self->columns, self->sorted_by, column);
}

void
arn_table_set_sort (ArnTable *self, guint column, gboolean descending)
{
  ArnTableSlot *slot;

  g_return_if_fail (ARN_IS_TABLE (self));
  g_return_if_fail (column < self->columns->len);

  slot = g_ptr_array_index (self->columns, column);
  if (self->sorted_by == slot && self->descending == descending)
    return;
  self->quiet = TRUE;
  /* Else the column of before keeps its arrow. */
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (self->view, slot->view_column,
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
  self->sorted_by = slot;
  self->descending = descending;
  arn_table_say_sort (self);
  g_signal_emit (self, signals[SORT_CHANGED], 0);
}

static GtkWidget *
arn_table_get_header (ArnTable *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->view));
}

static GtkWidget *
arn_table_get_list (ArnTable *self)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  while (child && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_prev_sibling (child);
  return child;
}

static gboolean
arn_table_title_key (ArnTableSlot *slot, guint keyval, guint code, GdkModifierType state)
{
  ArnTable *self = slot->table;
  guint column;

  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  g_ptr_array_find (self->columns, slot, &column);
  arn_table_set_sort (self, column,
                      self->sorted_by == slot ? !self->descending : slot->column->number);
  return GDK_EVENT_STOP;
}

/* The theme's titles can only be clicked, and all begin at the left. */
static void
arn_table_improve_title (GtkWidget *title, ArnTableSlot *slot)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = gtk_widget_get_first_child (title);

  g_set_weak_pointer (&slot->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_column_view_column_get_title (slot->view_column), -1);
  if (slot->column->number)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
  if (slot->column->description)
    gtk_widget_set_tooltip_text (title, _ (slot->column->description));
  if (slot->column->no_sort)
    {
      g_object_unref (keys);
      return;
    }
  gtk_widget_set_focusable (title, TRUE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_table_title_key), slot);
  gtk_widget_add_controller (title, keys);
}

static void
arn_table_slot_free (gpointer data)
{
  ArnTableSlot *slot = data;

  g_clear_weak_pointer (&slot->title);
  g_object_unref (slot->view_column);
  g_free (slot);
}

/* Figures are never shortened: with text twice as big, columns are twice as wide. */
static int
arn_table_scale_width (ArnTable *self, const ArnTableColumn *column)
{
  return column->width > 0
             ? (int) (column->width * arn_views_get_look (GTK_WIDGET (self)).text_scale + 0.5)
             : -1;
}

static void
arn_table_width_changed (ArnTableSlot *slot)
{
  ArnTable *self = slot->table;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      ArnTableSlot *other = g_ptr_array_index (self->columns, i);
      int width = gtk_column_view_column_get_fixed_width (other->view_column);

      if (width > 0 && width != arn_table_scale_width (self, other->column))
        g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", other->column->name,
                                width);
    }
  g_free (self->widths);
  self->widths = g_string_free (text, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTHS]);
}

/* What `widths` says of a column; else what the column says. */
static int
arn_table_find_width (ArnTable *self, const ArnTableColumn *column)
{
  g_auto (GStrv) words = g_strsplit (self->widths ? self->widths : "", " ", -1);
  g_autofree char *prefix = g_strconcat (column->name, "=", NULL);

  for (char **word = words; *word; word++)
    if (g_str_has_prefix (*word, prefix))
      return CLAMP (atoi (*word + strlen (prefix)), 24, 4096);
  return arn_table_scale_width (self, column);
}

/* A column that is merely invisible takes its width from those that may expand: hidden ones are not
 * in the view at all. Its title is a new one then. */
static void
arn_table_insert_column (ArnTable *self, ArnTableSlot *slot, guint number)
{
  GtkWidget *title;
  guint position = 0;

  for (guint i = 0; i < number; i++)
    {
      const ArnTableSlot *other = g_ptr_array_index (self->columns, i);

      position += !other->hidden;
    }
  gtk_column_view_insert_column (self->view, position, slot->view_column);
  title = gtk_widget_get_first_child (arn_table_get_header (self));
  while (position-- > 0)
    title = gtk_widget_get_next_sibling (title);
  arn_table_improve_title (title, slot);
  arn_table_say_sort (self);
}

guint
arn_table_add_column (ArnTable *self, const ArnTableColumn *column, gpointer data)
{
  GtkListItemFactory *factory;
  ArnTableSlot *slot;

  g_return_val_if_fail (ARN_IS_TABLE (self), 0);

  slot = g_new0 (ArnTableSlot, 1);
  slot->table = self;
  slot->column = column;
  slot->data = data;
  factory = arn_row_list_make_factory (self->rows, arn_table_make_cell, arn_table_bind_cell, slot);
  slot->view_column = gtk_column_view_column_new (_ (column->title), factory);
  if (!column->no_sort)
    {
      g_autoptr (GtkSorter) sorter =
          GTK_SORTER (gtk_custom_sorter_new (arn_table_compare_probe, slot, NULL));

      gtk_column_view_column_set_sorter (slot->view_column, sorter);
    }
  gtk_column_view_column_set_expand (slot->view_column, column->expand);
  gtk_column_view_column_set_resizable (slot->view_column, TRUE);
  gtk_column_view_column_set_fixed_width (slot->view_column, arn_table_find_width (self, column));
  g_signal_connect_swapped (slot->view_column, "notify::fixed-width",
                            G_CALLBACK (arn_table_width_changed), slot);
  g_ptr_array_add (self->columns, slot);
  arn_table_insert_column (self, slot, self->columns->len - 1);
  return self->columns->len - 1;
}

void
arn_table_set_column_visible (ArnTable *self, guint column, gboolean visible)
{
  ArnTableSlot *slot;

  g_return_if_fail (ARN_IS_TABLE (self));
  g_return_if_fail (column < self->columns->len);

  slot = g_ptr_array_index (self->columns, column);
  if (slot->hidden == !visible)
    return;
  slot->hidden = !visible;
  if (visible)
    arn_table_insert_column (self, slot, column);
  else
    {
      g_clear_weak_pointer (&slot->title);
      gtk_column_view_remove_column (self->view, slot->view_column);
    }
}

void
arn_table_set_column_title (ArnTable *self, guint column, const char *title)
{
  ArnTableSlot *slot;

  g_return_if_fail (ARN_IS_TABLE (self));
  g_return_if_fail (column < self->columns->len);

  slot = g_ptr_array_index (self->columns, column);
  gtk_column_view_column_set_title (slot->view_column, title);
  if (slot->title)
    gtk_accessible_update_property (GTK_ACCESSIBLE (slot->title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title, -1);
}

ArnRowList *
arn_table_get_rows (ArnTable *self)
{
  g_return_val_if_fail (ARN_IS_TABLE (self), NULL);

  return self->rows;
}

void
arn_table_scroll_to_selected (ArnTable *self)
{
  guint position;

  g_return_if_fail (ARN_IS_TABLE (self));

  position = arn_row_list_find (self->rows, arn_row_list_get_selected (self->rows));
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  arn_row_list_finish (self->rows);
  gtk_widget_activate_action (arn_table_get_list (self), "list.scroll-to-item", "u", position);
}

void
arn_table_select (ArnTable *self, guint32 id)
{
  g_return_if_fail (ARN_IS_TABLE (self));

  if (id == arn_row_list_get_selected (self->rows))
    return;
  arn_row_list_select (self->rows, id);
  arn_table_scroll_to_selected (self);
}

void
arn_table_grab_focus (ArnTable *self)
{
  g_return_if_fail (ARN_IS_TABLE (self));

  gtk_widget_child_focus (arn_table_get_list (self), GTK_DIR_TAB_FORWARD);
}

static void
arn_table_view_activated (ArnTable *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, arn_row_list_get_id (self->rows, position));
}

static void
arn_table_row_chosen (ArnTable *self, guint id)
{
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
arn_table_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ArnTable *self = ARN_TABLE (widget);
  guint32 id = arn_row_list_get_selected (self->rows);
  g_autoptr (GString) text = g_string_new (NULL);

  if (arn_row_list_find (self->rows, id) == GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      ArnTableSlot *slot = g_ptr_array_index (self->columns, i);
      g_autofree char *cell = NULL;

      if (!slot->column->copy || slot->hidden)
        continue;
      cell = slot->column->copy (id, slot->data);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\t" : "", cell ? cell : "");
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
arn_table_set_label (ArnTable *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

static void
arn_table_apply_widths (ArnTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      ArnTableSlot *slot = g_ptr_array_index (self->columns, i);

      g_signal_handlers_block_by_func (slot->view_column, arn_table_width_changed, slot);
      gtk_column_view_column_set_fixed_width (slot->view_column,
                                              arn_table_find_width (self, slot->column));
      g_signal_handlers_unblock_by_func (slot->view_column, arn_table_width_changed, slot);
    }
}

static void
arn_table_set_widths (ArnTable *self, const char *widths)
{
  if (g_strcmp0 (widths, self->widths) == 0)
    return;
  g_free (self->widths);
  self->widths = g_strdup (widths);
  arn_table_apply_widths (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTHS]);
}

static void
arn_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnTable *self = ARN_TABLE (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_WIDTHS:
      g_value_set_string (value, self->widths);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnTable *self = ARN_TABLE (object);

  switch (id)
    {
    case PROP_LABEL:
      arn_table_set_label (self, g_value_get_string (value));
      break;
    case PROP_WIDTHS:
      arn_table_set_widths (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_table_dispose (GObject *object)
{
  ArnTable *self = ARN_TABLE (object);

  /* A view that goes changes its order once more. */
  self->quiet = TRUE;
  if (self->rows)
    arn_row_list_stop (self->rows);
  if (self->columns)
    for (guint i = 0; i < self->columns->len; i++)
      {
        ArnTableSlot *slot = g_ptr_array_index (self->columns, i);

        g_signal_handlers_disconnect_by_data (slot->view_column, slot);
      }
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (arn_table_parent_class)->dispose (object);
}

static void
arn_table_finalize (GObject *object)
{
  ArnTable *self = ARN_TABLE (object);

  g_ptr_array_unref (self->columns);
  g_free (self->label);
  g_free (self->widths);

  G_OBJECT_CLASS (arn_table_parent_class)->finalize (object);
}

static void
arn_table_class_init (ArnTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = arn_table_get_property;
  object_class->set_property = arn_table_set_property;
  object_class->dispose = arn_table_dispose;
  object_class->finalize = arn_table_finalize;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_WIDTHS] = g_param_spec_string ("widths", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", ARN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHOSEN] = g_signal_new ("chosen", ARN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", ARN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIED] = g_signal_new ("copied", ARN_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "table");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, arn_table_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static void
arn_table_init (ArnTable *self)
{
  self->columns = g_ptr_array_new_with_free_func (arn_table_slot_free);
  self->rows = arn_row_list_new ();
  self->view =
      GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->rows))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_set_can_focus (arn_table_get_header (self), TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_table_apply_widths));
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (arn_table_view_activated), self);
  g_signal_connect_swapped (self->rows, "chosen", G_CALLBACK (arn_table_row_chosen), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (arn_table_sorter_changed), self);
}
