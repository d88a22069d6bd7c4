#include "cli-picture.h"

#include "arn-arena-picture.h"
#include "arn-picture.h"
#include "arn-top-scene.h"

void
cli_picture_arenas (const CliPicture *picture, cairo_t *cr)
{
  arn_arena_picture_paint (picture->snapshot, &picture->look, ARN_COLOR_BY_SIZE_CLASS,
                           picture->subtitle, picture->selected, cr, picture->width,
                           picture->height);
}

void
cli_picture_top (const CliPicture *picture, cairo_t *cr)
{
  g_autoptr (ArnAllocations) allocations =
      cli_make_allocations (picture->snapshot, NULL, picture->by, FALSE);
  g_autoptr (ArnTopScene) scene = arn_top_scene_new (allocations, cli_allocations_by (picture->by),
                                                     picture->recording, &picture->look);
  g_autofree char *sum = arn_top_scene_format_sum (scene);
  cairo_rectangle_t area;

  arn_picture_begin (cr, &picture->look,
                     &(ArnPictureHeading){ arn_top_scene_get_title (scene), picture->subtitle,
                                           sum },
                     picture->width, picture->height, &area);
  cairo_translate (cr, area.x, area.y);
  arn_top_scene_paint (scene, cr, (int) area.width, (int) area.height);
}
