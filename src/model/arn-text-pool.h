/* Texts, each kept once, one behind the other with a NUL after each, and found again by an open
 * hash table of their rows. Its two arrays are the columns of a snapshot's string table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint32 hash;
  guint32 row; /* + 1; 0: free */
} ArnTextSlot;

typedef struct
{
  guint32 n;
  guint32 *first_byte; /* n + 1 */
  char *bytes;         /* valid UTF-8 */
  /* nobody's business but arn-text-pool.c's */
  ArnTextSlot *slots;
  gsize room, bytes_room, n_slots;
} ArnTextPool;

/* A pool starts zeroed. */
void arn_text_pool_clear (ArnTextPool *self);
/* The row of the text, added if it is new. Text that is no UTF-8 is repaired. More than 4 GiB of
 * texts end the process, as memory that runs out does. */
guint32 arn_text_pool_add (ArnTextPool *self, const char *text);

G_END_DECLS
