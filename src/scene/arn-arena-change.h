/* What is other in the map than in a baseline: arenas that came and went, pools that were taken
 * into use and given back. Arenas are the same when their addresses are, pools by their place.
 */
#pragma once

#include "arn-look.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_CHANGE_NONE,
  ARN_CHANGE_BORN, /* in use now, and not before */
  ARN_CHANGE_GONE, /* free now, and not before */
} ArnChange;

typedef struct
{
  guint n_born, n_gone; /* arenas */
  guint8 *arenas;       /* ArnChange, by arena of the newer snapshot; never GONE */
  guint8 *pools;        /* ArnChange, by its pools; NONE in an arena that is born */
} ArnArenaChange;

/* Both with ARN_PART_ARENAS. (transfer full) */
ArnArenaChange *arn_arena_change_new (ArnSnapshot *now, ArnSnapshot *before);
void arn_arena_change_free (ArnArenaChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnArenaChange, arn_arena_change_free)

/* "2 arenas new, 1 gone"; NULL when there are the same ones. (transfer full) */
char *arn_arena_change_format (const ArnArenaChange *self);

/* An arrow in the upper left of what changed: up for born, down for gone. */
void arn_change_paint (
    cairo_t *cr, const ArnLook *look, ArnChange change, double x, double y, double size);

G_END_DECLS
