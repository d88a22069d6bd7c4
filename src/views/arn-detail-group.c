#include "arn-detail-group.h"

#include "arn-type-badge.h"
#include "arn-views.h"

struct _ArnDetailGroup
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *title;
  GtkLabel *remark;
  GtkListBox *list;
};

enum
{
  ACTIVATE_OBJECT,
  ACTIVATE_LINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnDetailGroup, arn_detail_group, GTK_TYPE_WIDGET)

static void
arn_detail_group_row_activated (ArnDetailGroup *self, GtkListBoxRow *row)
{
  guint object = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "object"));
  const char *file = g_object_get_data (G_OBJECT (row), "file");

  if (object != 0)
    g_signal_emit (self, signals[ACTIVATE_OBJECT], 0, object - 1);
  else if (file)
    g_signal_emit (self, signals[ACTIVATE_LINE], 0, file,
                   GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line")));
}

static void
arn_detail_group_dispose (GObject *object)
{
  g_clear_pointer (&ARN_DETAIL_GROUP (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (arn_detail_group_parent_class)->dispose (object);
}

static void
arn_detail_group_class_init (ArnDetailGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_detail_group_dispose;
  signals[ACTIVATE_OBJECT] =
      g_signal_new ("activate-object", ARN_TYPE_DETAIL_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACTIVATE_LINE] =
      g_signal_new ("activate-line", ARN_TYPE_DETAIL_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               ARN_RESOURCES "ui/arn-detail-group.ui");
  gtk_widget_class_bind_template_child (widget_class, ArnDetailGroup, content);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailGroup, title);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailGroup, remark);
  gtk_widget_class_bind_template_child (widget_class, ArnDetailGroup, list);
  gtk_widget_class_bind_template_callback (widget_class, arn_detail_group_row_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
arn_detail_group_init (ArnDetailGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
arn_detail_group_set_title (ArnDetailGroup *self, const char *title, const char *remark)
{
  g_return_if_fail (ARN_IS_DETAIL_GROUP (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->remark, remark ? remark : "");
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->title)), *title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
}

void
arn_detail_group_clear (ArnDetailGroup *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (ARN_IS_DETAIL_GROUP (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static GtkWidget *
arn_detail_group_make_label (const char *text, gboolean dim, PangoEllipsizeMode mode)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), mode);
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

void
arn_detail_group_add (ArnDetailGroup *self, const ArnDetailRow *row)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gboolean leads = row->object != ARN_NONE || row->file != NULL;
  g_autofree char *spoken =
      row->value ? g_strdup_printf ("%s: %s", row->name, row->value) : g_strdup (row->name);
  GtkWidget *name;

  if (row->kind >= 0)
    gtk_box_append (GTK_BOX (box), arn_type_badge_new ((ArnTypeKind) row->kind, row->letter));
  name = arn_detail_group_make_label (row->name, row->kind < 0 && !leads, PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  if (row->value)
    {
      GtkWidget *value =
          arn_detail_group_make_label (row->value, row->dim_value, PANGO_ELLIPSIZE_END);

      /* A name that cannot be read is worth less than a value that is cut. */
      gtk_label_set_width_chars (GTK_LABEL (name), (int) MIN (g_utf8_strlen (row->name, -1), 12));
      gtk_widget_set_hexpand (value, TRUE);
      gtk_label_set_xalign (GTK_LABEL (value), 1);
      gtk_widget_add_css_class (value, "numeric");
      gtk_box_append (GTK_BOX (box), value);
    }
  else
    gtk_widget_set_hexpand (name, TRUE);
  if (leads)
    {
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (box), arrow);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), leads);
  gtk_widget_set_tooltip_text (list_row, row->tooltip ? row->tooltip : spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (row->object != ARN_NONE)
    g_object_set_data (G_OBJECT (list_row), "object", GUINT_TO_POINTER (row->object + 1));
  if (row->file)
    g_object_set_data_full (G_OBJECT (list_row), "file", g_strdup (row->file), g_free);
  g_object_set_data (G_OBJECT (list_row), "line", GUINT_TO_POINTER (row->line));
  gtk_list_box_append (self->list, list_row);
}

void
arn_detail_group_add_note (ArnDetailGroup *self, const char *text)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_list_box_append (self->list, list_row);
}
