/* The list behind every big table: a million rows cost four bytes each, and a change of their order
 * costs the rows on the screen.
 *
 * A list model whose items are mere positions; what stands at a position says an array of ids,
 * whose meaning is the owner's (objects, lines, …). Another order, a filter or a new snapshot
 * replaces the array: cells that are on the screen are bound anew in place, and only what is longer
 * or shorter at the tail is announced to GTK, for which "everything changed" takes half a second.
 * A list that becomes longer grows in steps, between which frames are drawn. Rows may be ordered on
 * a worker thread; while one works the old rows stand.
 *
 * It is also its own selection: one row at most, remembered by id, so that it stays with what it
 * means wherever that goes. An id that is in no row stays selected, and is marked again once it is
 * in one.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* No row has this id. */
#define ARN_ROW_NONE G_MAXUINT32

#define ARN_TYPE_ROW_LIST (arn_row_list_get_type ())
/* A GListModel and GtkSelectionModel. Property: "ordering" (boolean): a worker thread is at it.
 * Signals:
 *   "chosen" (guint id)   a person selected a row (not: the program did)
 *   "replaced" ()         rows were replaced, selection and cells say so already */
G_DECLARE_FINAL_TYPE (ArnRowList, arn_row_list, ARN, ROW_LIST, GObject)

ArnRowList *arn_row_list_new (void);

/* `ids` is taken (g_free); ids stand there once at most. Stops what a thread is ordering. */
void arn_row_list_set_rows (ArnRowList *self, guint32 *ids, guint n);
/* The same, when ids mean something else from now on: with the one that is selected, so that no
 * cell is asked to show an id of before. */
void arn_row_list_set_rows_selected (ArnRowList *self, guint32 *ids, guint n, guint32 selected);

/* Makes rows on a worker thread. Returns the array (g_free; also for no rows one that is not NULL),
 * or NULL when cancelled. */
typedef guint32 *(*ArnRowOrder) (gpointer job, guint *n, GCancellable *cancellable);
/* Called on the main thread just before the new rows are shown: the moment to take over what the
 * ids now mean. Not called when the job was stopped. */
typedef void (*ArnRowReady) (gpointer owner, gpointer job);

/* Another job stops the one before. `job` is freed on the main thread. `owner` is not kept: it has
 * to stop the list before it goes. */
void arn_row_list_order (ArnRowList *self,
                         ArnRowOrder order,
                         gpointer job,
                         GDestroyNotify free_job,
                         ArnRowReady ready,
                         gpointer owner);
void arn_row_list_stop (ArnRowList *self);
gboolean arn_row_list_is_ordering (ArnRowList *self);

/* All rows, also those that are not announced yet. */
guint arn_row_list_get_n_rows (ArnRowList *self);
guint32 arn_row_list_get_id (ArnRowList *self, guint position); /* ARN_ROW_NONE past the end */
/* GTK_INVALID_LIST_POSITION when it is in no row. A scan: about 1 ms for a million rows. */
guint arn_row_list_find (ArnRowList *self, guint32 id);
/* Announces all rows at once, such as before one is scrolled to. */
void arn_row_list_finish (ArnRowList *self);
/* The same rows have other things to say. */
void arn_row_list_rebind (ArnRowList *self);

/* ARN_ROW_NONE: none. */
void arn_row_list_select (ArnRowList *self, guint32 id);
guint32 arn_row_list_get_selected (ArnRowList *self);

typedef GtkWidget *(*ArnCellMake) (gpointer data);
typedef void (*ArnCellBind) (GtkWidget *cell, guint32 id, gpointer data);

/* For a column (or a GtkListView): cells that follow the rows. The list outlives its factories'
 * cells or forgets them, whichever comes first. (transfer full) */
GtkListItemFactory *
arn_row_list_make_factory (ArnRowList *self, ArnCellMake make, ArnCellBind bind, gpointer data);
/* What a cell made by a factory shows now; ARN_ROW_NONE: nothing. */
guint32 arn_row_list_get_cell_id (ArnRowList *self, GtkWidget *cell);

G_END_DECLS
