/* What blocks are coloured by: each belongs to one of a few groups, and a group has a colour and a
 * name for the legend. Immutable; made for a snapshot, kept by scenes.
 */
#pragma once

#include "arn-palette.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_COLOR_BY_SIZE_CLASS,
  ARN_COLOR_BY_TYPE,
  ARN_COLOR_BY_GENERATION,
  ARN_COLOR_BY_SITE, /* the lines with most bytes alive, the rest together */
  ARN_COLOR_BY_AGE,  /* by the order of allocation, oldest to newest */
} ArnColorBy;

typedef struct _ArnColoring ArnColoring;

/* Falls back to size classes when the snapshot lacks the part that is needed. */
ArnColoring *arn_coloring_new (ArnSnapshot *snapshot, ArnColorBy by);
ArnColoring *arn_coloring_ref (ArnColoring *self);
void arn_coloring_unref (ArnColoring *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnColoring, arn_coloring_unref)

ArnColorBy arn_coloring_get_by (const ArnColoring *self);
/* Whether a snapshot has what it takes. */
gboolean arn_coloring_is_possible (ArnSnapshot *snapshot, ArnColorBy by);

/* At most 32. A block's group; by size class that of its pool. */
guint arn_coloring_get_n_groups (const ArnColoring *self);
guint arn_coloring_get_group (const ArnColoring *self, ArnBlockId block);
ArnColor arn_coloring_get_color (const ArnColoring *self, ArnStyle style, guint group);
ArnColor arn_color_by_get_color (ArnColorBy by, ArnStyle style, guint group);
/* "48 B", "list", "old", "cache.py, line 31". (transfer full) */
char *arn_coloring_format_group (const ArnColoring *self, guint group);
/* Blocks in use of each group. */
guint64 arn_coloring_get_blocks (const ArnColoring *self, guint group);

G_END_DECLS
