/* A bar for each size class: in use solid, available pale, free pools that had the class last
 * outlined in grey. All bars have one baseline and one scale, by the square root of their bytes, so
 * that small ones stay visible beside the biggest; the exact count of blocks in use stands at the
 * right. A click on a row shows only that class in the map.
 */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "arn-look.h"
#include "arn-readout.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_TYPE_SIZE_CLASS_SCENE (arn_size_class_scene_get_type ())
/* Signal "changed" (). */
G_DECLARE_FINAL_TYPE (ArnSizeClassScene, arn_size_class_scene, ARN, SIZE_CLASS_SCENE, GObject)

ArnSizeClassScene *arn_size_class_scene_new (void);
void arn_size_class_scene_set_snapshot (ArnSizeClassScene *self, ArnSnapshot *snapshot);
void arn_size_class_scene_set_look (ArnSizeClassScene *self, const ArnLook *look);
/* -1: none */
void arn_size_class_scene_set_selected (ArnSizeClassScene *self, int size_class);
void arn_size_class_scene_set_hovered (ArnSizeClassScene *self, int size_class);

int arn_size_class_scene_get_min_width (ArnSizeClassScene *self);
/* With its heading; less than this height paints the rows closer, and leaves labels out. */
int arn_size_class_scene_get_height (ArnSizeClassScene *self);
int arn_size_class_scene_get_min_height (ArnSizeClassScene *self);
void arn_size_class_scene_paint (ArnSizeClassScene *self, cairo_t *cr, int width, int height);
/* -1: none */
int arn_size_class_scene_hit (ArnSizeClassScene *self, double x, double y, int width, int height);
gboolean arn_size_class_scene_locate (
    ArnSizeClassScene *self, int size_class, int width, int height, cairo_rectangle_t *area);
/* (transfer full) */
ArnReadout *arn_size_class_scene_describe (ArnSizeClassScene *self, int size_class);

G_END_DECLS
