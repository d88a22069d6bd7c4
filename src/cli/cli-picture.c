#include "cli-picture.h"

#include <glib/gi18n.h>
#include <string.h>

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

/* The program's own module, or ARN_NONE. */
static ArnObjectId
find_main_module (ArnSnapshot *snapshot)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;

  for (ArnObjectId i = 0; i < objects->n; i++)
    if (strcmp (arn_snapshot_get_string (snapshot, objects->repr[i]), "__main__") == 0 &&
        strcmp (arn_snapshot_get_type_name (snapshot, i), "module") == 0)
      return i;
  return ARN_NONE;
}

/* After the last line there are no frames, but the program's globals are there, in its module. */
static ArnGraphQuery *
ask_for_globals (ArnSnapshot *snapshot)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;
  ArnObjectId module = find_main_module (snapshot);
  ArnGraphQuery *query;

  if (module == ARN_NONE)
    return NULL;
  query =
      arn_graph_query_new (ARN_GRAPH_NEIGHBOURHOOD, arn_graph_key_for_object (snapshot, module));
  for (ArnEdgeId e = edges->first_edge[module]; e < edges->first_edge[module + 1]; e++)
    if (arn_snapshot_get_type_kind (snapshot, edges->target[e]) == ARN_TYPE_DICT)
      for (guint i = 0; i < 2; i++)
        arn_graph_query_expand_out (query, arn_graph_key_for_object (snapshot, edges->target[e]));
  return query;
}

/* What is around an object; without one, what the names of the stack lead to. */
static ArnGraphModel *
make_graph (const CliPicture *picture)
{
  g_autoptr (ArnGraphQuery) query = NULL;
  g_autoptr (ArnGraphModel) model = NULL;

  if (picture->object != ARN_NONE)
    query = arn_graph_query_new (ARN_GRAPH_NEIGHBOURHOOD,
                                 arn_graph_key_for_object (picture->snapshot, picture->object));
  else
    query = arn_graph_query_new (ARN_GRAPH_STACK_AND_HEAP, 0);
  model = arn_graph_model_new (picture->snapshot, query, NULL);
  if (model->n_nodes > 0)
    return g_steal_pointer (&model);
  arn_graph_query_free (query);
  query = ask_for_globals (picture->snapshot);
  return query != NULL ? arn_graph_model_new (picture->snapshot, query, NULL)
                       : g_steal_pointer (&model);
}

void
cli_picture_graph (const CliPicture *picture, cairo_t *cr)
{
  ArnGraphModel *model = make_graph (picture);
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
