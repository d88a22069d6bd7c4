/* A big table: a GtkColumnView over an ArnRowList, with what all tables of the window do alike.
 * Titles sort by click and, with Tab to the titles, by Enter; a column of numbers begins with the
 * biggest. Widths can be remembered. A cell's tooltip and Ctrl+C give the exact figures. Text of
 * cells is set in place whenever rows change.
 *
 * Who has one adds columns, fills the list (arn_table_get_rows ()) and listens.
 */
#pragma once

#include "arn-row-list.h"

G_BEGIN_DECLS

/* Exact, as text; NULL: nothing to say. (transfer full) */
typedef char *(*ArnTableText) (guint32 id, gpointer data);

typedef struct
{
  const char *name;        /* in remembered widths; not shown */
  const char *title;       /* N_() */
  const char *description; /* N_(), tooltip of the title, or NULL */
  int width;               /* pixels at normal text size; 0: what it needs */
  gboolean expand;
  gboolean number;   /* at the right; sorted from the biggest first */
  gboolean no_sort;  /* its title does nothing */
  ArnCellMake make;  /* NULL: a label */
  ArnCellBind bind;  /* required */
  ArnTableText copy; /* exact figure for tooltip and clipboard, or NULL */
} ArnTableColumn;

#define ARN_TYPE_TABLE (arn_table_get_type ())
/* Properties: "label" (string, its accessible name), "widths" (string, to be remembered; widths
 * that a person changed).
 * Signals:
 *   "activated" (guint id)      Enter or double click
 *   "chosen" (guint id)         a person selected a row
 *   "sort-changed" ()
 *   "copied" ()                 a row is in the clipboard */
G_DECLARE_FINAL_TYPE (ArnTable, arn_table, ARN, TABLE, GtkWidget)

ArnRowList *arn_table_get_rows (ArnTable *self); /* transfer none */

/* `column` is kept: a constant. Returns its number, from 0. */
guint arn_table_add_column (ArnTable *self, const ArnTableColumn *column, gpointer data);
void arn_table_set_column_visible (ArnTable *self, guint column, gboolean visible);
/* In place of the constant title; translated. */
void arn_table_set_column_title (ArnTable *self, guint column, const char *title);

/* FALSE when nothing is sorted by. */
gboolean arn_table_get_sort (ArnTable *self, guint *column, gboolean *descending);
void arn_table_set_sort (ArnTable *self, guint column, gboolean descending);

/* Selects the row, quietly, and brings it to where it can be seen; ARN_ROW_NONE: none. */
void arn_table_select (ArnTable *self, guint32 id);
void arn_table_scroll_to_selected (ArnTable *self);
void arn_table_grab_focus (ArnTable *self);

/* Labels as cells have them. `number`: at the right, with figures of one width. */
GtkWidget *arn_table_label_new (gboolean number);

G_END_DECLS
