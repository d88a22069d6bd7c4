/* What an object keeps alive: the objects that would go if it went, by the dominator tree of all
 * counted references. A dominates B when every way from the roots to B leads over A; the retained
 * size of A is that of all that it dominates, itself included.
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const guint32 *dominator; /* by object: the nearest one, or ARN_NONE: only roots */
  const guint64 *bytes;     /* by object, of total sizes */
  const guint32 *objects;   /* by object: how many, itself included */
} ArnRetained;

/* Made once and kept; any thread. Some 16 bytes for each object stay; 40 while it is made. NULL
 * when cancelled. What garbage holds counts for garbage only.
 */
const ArnRetained *arn_retained_get (ArnSnapshot *snapshot, GCancellable *cancellable);

G_END_DECLS
