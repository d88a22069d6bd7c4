/* How a cell of a table is put together: for the files that fill the tables of objects and of
 * allocations. */
#pragma once

#include <gtk/gtk.h>

#include "arn-palette.h"

G_BEGIN_DECLS

/* Stands where a figure is being made. */
#define ARN_OBJECT_NOT_YET "…"

/* A label's text; "dim" for what is zero or not known. */
void arn_object_cell_set_text (GtkWidget *label, const char *text, gboolean dim);
void arn_object_cell_set_count (GtkWidget *label, guint64 count);
void arn_object_cell_set_bytes (GtkWidget *label, guint64 bytes);
/* With a sign and the colour of growth or decrease; bytes with an arrow, too. */
void arn_object_cell_set_bytes_change (GtkWidget *label, gint64 bytes);
void arn_object_cell_set_count_change (GtkWidget *label, gint64 count);

/* A badge and a name behind it. */
GtkWidget *arn_object_cell_new_named (gpointer unused);
/* `letter` may be NULL. */
void
arn_object_cell_set_named (GtkWidget *cell, ArnTypeKind kind, const char *letter, const char *name);
/* A bar and a figure behind it, or in front of it a swatch. */
GtkWidget *arn_object_cell_new_barred (gpointer unused);
GtkWidget *arn_object_cell_new_change (gpointer unused);
GtkWidget *arn_object_cell_new_swatch (gpointer unused);
/* The two parts of any of these. */
GtkWidget *arn_object_cell_get_mark (GtkWidget *cell);
GtkWidget *arn_object_cell_get_label (GtkWidget *cell);

G_END_DECLS
