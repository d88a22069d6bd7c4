#include "cli-picture.h"

#include <glib/gi18n.h>

#include "arn-arena-picture.h"
#include "arn-generations-picture.h"
#include "arn-graph-painter.h"
#include "arn-graph-words.h"
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
cli_picture_generations (const CliPicture *picture, cairo_t *cr)
{
  arn_generations_picture_paint (picture->recording, picture->snapshot, &picture->look,
                                 picture->subtitle, cr, picture->width, picture->height,
                                 picture->scale);
}

void
cli_picture_timeline (const CliPicture *picture, cairo_t *cr)
{
  arn_timeline_picture_paint (picture->recording, picture->snapshot, &picture->look,
                              picture->subtitle, cr, picture->width, picture->height,
                              picture->scale);
}

/* Without an object what the names of the stack lead to, with one what is around it. */
void
cli_picture_graph (const CliPicture *picture, cairo_t *cr)
{
  gboolean has_centre = picture->object != ARN_NONE;
  ArnGraphKey centre =
      has_centre ? arn_graph_key_for_object (picture->snapshot, picture->object) : 0;
  g_autoptr (ArnGraphQuery) query =
      arn_graph_query_new (has_centre ? ARN_GRAPH_NEIGHBOURHOOD : ARN_GRAPH_STACK_AND_HEAP, centre);
  ArnGraphModel *model = arn_graph_model_new (picture->snapshot, query, NULL);
  g_autofree char *figure = arn_graph_format_picture (model);
  g_autoptr (ArnGraphLayout) layout = arn_graph_layout_new (model, &picture->look, NULL, FALSE);
  cairo_rectangle_t area;

  arn_picture_begin (cr, &picture->look,
                     &(ArnPictureHeading){ C_ ("picture", "Graph"), picture->subtitle, figure },
                     picture->width, picture->height, &area);
  cairo_translate (cr, area.x, area.y);
  arn_graph_paint_picture (layout, &picture->look, cr, area.width, area.height);
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
