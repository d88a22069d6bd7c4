#include "arn-object-cells.h"

#include "arn-cell-bar.h"
#include "arn-number.h"
#include "arn-table.h"
#include "arn-type-badge.h"

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

void
arn_object_cell_set_text (GtkWidget *label, const char *text, gboolean dim)
{
  gtk_label_set_label (GTK_LABEL (label), text);
  set_class (label, "dim-label", dim);
}

void
arn_object_cell_set_count (GtkWidget *label, guint64 count)
{
  g_autofree char *text = arn_number_count (count);

  arn_object_cell_set_text (label, text, count == 0);
}

void
arn_object_cell_set_bytes (GtkWidget *label, guint64 bytes)
{
  g_autofree char *text = arn_number_bytes (bytes);

  arn_object_cell_set_text (label, text, bytes == 0);
}

static void
set_change (GtkWidget *label, gint64 change, const char *text)
{
  arn_object_cell_set_text (label, text, change == 0);
  set_class (label, "growth", change > 0);
  set_class (label, "decrease", change < 0);
}

void
arn_object_cell_set_bytes_change (GtkWidget *label, gint64 bytes)
{
  g_autofree char *figure = arn_number_bytes_change (bytes);
  g_autofree char *text = g_strconcat (bytes > 0 ? "▲ " : bytes < 0 ? "▼ " : "", figure, NULL);

  set_change (label, bytes, text);
}

void
arn_object_cell_set_count_change (GtkWidget *label, gint64 count)
{
  g_autofree char *figure = arn_number_count_change (count);

  set_change (label, count, figure);
}

static GtkWidget *
new_pair (GtkWidget *mark, GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

GtkWidget *
arn_object_cell_new_named (gpointer unused)
{
  GtkWidget *label = arn_table_label_new (FALSE);

  gtk_widget_set_hexpand (label, TRUE);
  return new_pair (arn_type_badge_new (ARN_TYPE_OTHER, NULL), label);
}

void
arn_object_cell_set_named (GtkWidget *cell, ArnTypeKind kind, const char *letter, const char *name)
{
  arn_type_badge_set (ARN_TYPE_BADGE (arn_object_cell_get_mark (cell)), kind, letter);
  gtk_label_set_label (GTK_LABEL (arn_object_cell_get_label (cell)), name);
}

/* Figures are as wide in every row, so that bars begin below each other. */
static GtkWidget *
new_barred (int chars)
{
  GtkWidget *bar = arn_cell_bar_new (), *label = arn_table_label_new (TRUE);

  gtk_widget_set_hexpand (bar, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  return new_pair (bar, label);
}

GtkWidget *
arn_object_cell_new_barred (gpointer unused)
{
  return new_barred (8);
}

GtkWidget *
arn_object_cell_new_change (gpointer unused)
{
  return new_barred (12);
}

GtkWidget *
arn_object_cell_new_swatch (gpointer unused)
{
  return new_pair (arn_cell_bar_new (), arn_table_label_new (FALSE));
}

GtkWidget *
arn_object_cell_get_mark (GtkWidget *cell)
{
  return gtk_widget_get_first_child (cell);
}

GtkWidget *
arn_object_cell_get_label (GtkWidget *cell)
{
  return gtk_widget_get_last_child (cell);
}
