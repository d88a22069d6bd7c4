/* The places with most memory as a table that is painted: rank, place, a bar and figures. All bars
 * have one scale. What is too narrow loses columns, the less important first, then letters of the
 * place; what is too low loses rows, and says how many.
 */
#pragma once

#include <cairo.h>

#include "arn-allocations.h"
#include "arn-look.h"
#include "arn-recording.h"

G_BEGIN_DECLS

typedef struct _ArnTopScene ArnTopScene;

/* Keeps both objects. `by`: what the allocations are grouped by. `recording`: for the text of the
 * lines; may be NULL. */
ArnTopScene *arn_top_scene_new (ArnAllocations *allocations,
                                ArnAllocationsBy by,
                                ArnRecording *recording,
                                const ArnLook *look);
void arn_top_scene_free (ArnTopScene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnTopScene, arn_top_scene_free)

/* "Most memory by line". */
const char *arn_top_scene_get_title (ArnTopScene *self);
/* "37,007 blocks · 1.8 MiB traced". (transfer full) */
char *arn_top_scene_format_sum (ArnTopScene *self);
/* Rows that are painted at that height. */
guint arn_top_scene_count_rows (ArnTopScene *self, int height);
void arn_top_scene_paint (ArnTopScene *self, cairo_t *cr, int width, int height);

G_END_DECLS
