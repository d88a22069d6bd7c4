/* What a person types to find objects, and which objects it means. Words that stand side by side
 * all have to be true; a "-" in front turns one round; text with spaces stands between quotes.
 *
 *   Node, "two words"        in the type, the short text or the file that allocated it
 *   type:Node  text:abc      in one of these only
 *   size>1KiB  > 1 KiB       bytes; also total (with its blocks), retained; < <= = >= :
 *   refs>=3                  reference count; an immortal object has more than any number
 *   gen:0 … 2  gen:old       generation; also young, middle, permanent, untracked, none
 *   at:file.py:12  line 12   where it was allocated: file, line or both
 *   0x7ffff6bf2000           the object at that address
 *   unreachable reachable immortal static frozen untracked finalized cycle garbage new
 */
#pragma once

#include "arn-diff.h"

G_BEGIN_DECLS

#define ARN_OBJECT_FILTER_ERROR (arn_object_filter_error_quark ())
GQuark arn_object_filter_error_quark (void);
/* The message says in a sentence what is not understood. */
typedef enum
{
  ARN_OBJECT_FILTER_ERROR_UNKNOWN, /* no such term */
  ARN_OBJECT_FILTER_ERROR_VALUE,   /* the term can't have that value */
} ArnObjectFilterError;

typedef struct _ArnObjectFilter ArnObjectFilter; /* immutable */

/* NULL with an error. An empty text is a filter that lets everything pass. (transfer full) */
ArnObjectFilter *arn_object_filter_new (const char *text, GError **error);
ArnObjectFilter *arn_object_filter_ref (ArnObjectFilter *self);
void arn_object_filter_unref (ArnObjectFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnObjectFilter, arn_object_filter_unref)

/* Leaves of `ids` those that pass, in their order, and returns how many. Any thread; FALSE when
 * cancelled. `diff` tells what is new in `snapshot`; without one, or with one of other snapshots,
 * nothing is. */
gboolean arn_object_filter_apply (ArnObjectFilter *self,
                                  ArnSnapshot *snapshot,
                                  ArnDiff *diff,
                                  ArnObjectId *ids,
                                  guint *n,
                                  GCancellable *cancellable);

G_END_DECLS
