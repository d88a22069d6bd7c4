/* The waterfall: a line for each step from all memory that a program has down to what is alive.
 * What is taken away hangs at the end of what was there before, so that an eye can follow where it
 * all goes; exact figures stand at the end of each line. All bars have one scale.
 */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "arn-look.h"
#include "arn-readout.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_WATERFALL_SCENE (arn_waterfall_scene_get_type ())
/* Signal "changed" (). */
G_DECLARE_FINAL_TYPE (ArnWaterfallScene, arn_waterfall_scene, ARN, WATERFALL_SCENE, GObject)

ArnWaterfallScene *arn_waterfall_scene_new (void);
/* Needs ARN_PART_ARENAS; NULL: nothing is painted. */
void arn_waterfall_scene_set_snapshot (ArnWaterfallScene *self, ArnSnapshot *snapshot);
void arn_waterfall_scene_set_look (ArnWaterfallScene *self, const ArnLook *look);
/* Lines are counted from 0, from above; -1: none. */
void arn_waterfall_scene_set_hovered (ArnWaterfallScene *self, int line);

guint arn_waterfall_scene_get_n_lines (ArnWaterfallScene *self);
int arn_waterfall_scene_get_min_width (ArnWaterfallScene *self);
int arn_waterfall_scene_get_height (ArnWaterfallScene *self);
void arn_waterfall_scene_paint (ArnWaterfallScene *self, cairo_t *cr, int width, int height);
/* -1: none */
int arn_waterfall_scene_hit (ArnWaterfallScene *self, double y);
gboolean
arn_waterfall_scene_locate (ArnWaterfallScene *self, int line, int width, cairo_rectangle_t *area);
/* (transfer full), NULL for none */
ArnReadout *arn_waterfall_scene_describe (ArnWaterfallScene *self, int line);
/* "Arenas, 9.0 MiB, 9 arenas of 1.0 MiB". (transfer full) */
char *arn_waterfall_scene_format_line (ArnWaterfallScene *self, int line);

G_END_DECLS
