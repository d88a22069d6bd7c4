/* Sorting of rows by a number or a text, in time in proportion to their number: a million rows by a
 * number take some 30 ms. Stable: rows with equal keys keep their order, whichever way round.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 key;
  guint32 row;
} ArnSortPair;

/* Smallest key first. FALSE when cancelled: the order is then none at all. */
gboolean arn_sort_pairs (ArnSortPair *pairs, guint n, GCancellable *cancellable);

/* The text of a row; its address tells whether two rows share it. */
typedef const char *(*ArnSortText) (guint32 row, gpointer data);

/* By text without the difference between capital and small letters of ASCII. */
gboolean arn_sort_texts (guint32 *rows,
                         guint n,
                         gboolean descending,
                         ArnSortText text,
                         gpointer data,
                         GCancellable *cancellable);

G_END_DECLS
