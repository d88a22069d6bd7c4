#include "arn-arena-picture.h"

#include <glib/gi18n-lib.h>

#include "arn-arena-scene.h"
#include "arn-band-scene.h"
#include "arn-picture.h"
#include "arn-size-class-scene.h"
#include "arn-text.h"

/* Below these there is no room beside or below the map. */
#define SIDE_FROM     520
#define BANDS_FROM    320
#define LOWEST_MAP    160
#define GAP           12
#define LARGEST_TILES 2.5 /* of the size that they have in a window */

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnLook *look;
  cairo_t *cr;
} Picture;

/* Both bands at the lower edge of `area`, which becomes what is left. */
static void
paint_bands (const Picture *picture, cairo_rectangle_t *area)
{
  for (int kind = ARN_BAND_STATIC; kind >= ARN_BAND_LARGE; kind--)
    {
      g_autoptr (ArnBandScene) band = arn_band_scene_new ((ArnBandKind) kind);
      int height;

      arn_band_scene_set_look (band, picture->look);
      arn_band_scene_set_snapshot (band, picture->snapshot);
      height = arn_band_scene_get_height (band);
      if (area->height - height - GAP < LOWEST_MAP)
        continue;
      cairo_save (picture->cr);
      cairo_translate (picture->cr, area->x, area->y + area->height - height);
      arn_band_scene_paint (band, picture->cr, (int) area->width);
      cairo_restore (picture->cr);
      area->height -= height + GAP;
    }
}

/* Size classes and legend in a pane at the end of `area`, from top to bottom of the picture. */
static void
paint_side (const Picture *picture, ArnLegend *legend, cairo_rectangle_t *area)
{
  g_autoptr (ArnSizeClassScene) classes = arn_size_class_scene_new ();
  int width = (int) (187 * picture->look->text_scale), legend_height, height;
  double x = picture->look->right_to_left ? area->x - GAP : area->x + area->width + GAP - width;
  double top = area->y - GAP, bottom = area->y + area->height + GAP;

  arn_size_class_scene_set_look (classes, picture->look);
  arn_size_class_scene_set_snapshot (classes, picture->snapshot);
  width = MAX (width, arn_size_class_scene_get_min_width (classes));
  legend_height = arn_legend_measure (legend, picture->look, width - 2 * GAP);
  height = (int) (bottom - top) - legend_height - 2 * GAP;
  if (area->width - width < SIDE_FROM / 2 || height < arn_size_class_scene_get_min_height (classes))
    return;
  height = MIN (height, arn_size_class_scene_get_height (classes));

  cairo_save (picture->cr);
  arn_color_set (picture->cr, arn_look_ground (picture->look, ARN_GROUND_PANE));
  cairo_rectangle (picture->cr, x, top, width, bottom - top);
  cairo_fill (picture->cr);
  arn_color_set (picture->cr, arn_look_ground (picture->look, ARN_GROUND_BORDER));
  cairo_rectangle (picture->cr, picture->look->right_to_left ? x + width - 1 : x, top, 1,
                   bottom - top);
  cairo_fill (picture->cr);
  cairo_translate (picture->cr, x, top);
  arn_size_class_scene_paint (classes, picture->cr, width, height);
  arn_legend_paint (legend, picture->look, picture->cr, GAP, height + GAP, width - 2 * GAP);
  cairo_restore (picture->cr);
  area->width -= width;
  if (picture->look->right_to_left)
    area->x += width;
}

/* The greatest tiles with which all are seen; the smallest there are when that is not enough. Tiles
 * that are `zoom` times as big as those of a view of width / zoom have fewer columns, which fill
 * the width just as well. */
static void
fit (ArnArenaScene *map, const cairo_rectangle_t *area)
{
  double width, height;

  for (double zoom = LARGEST_TILES; zoom > ARN_ARENA_ZOOM_MIN; zoom *= 0.96)
    {
      double room = area->width + 2 * GAP, view = zoom > 1 ? room / zoom : room;

      arn_arena_scene_set_zoom (map, zoom);
      arn_arena_scene_set_view_size (map, (int) view, (int) area->height);
      arn_arena_scene_get_size (map, &width, &height);
      if (zoom > 1)
        {
          /* Margins and gaps do not grow with the tiles. */
          view += (room - width) / zoom;
          arn_arena_scene_set_view_size (map, (int) view, (int) area->height);
          arn_arena_scene_get_size (map, &width, &height);
        }
      if (width <= room && height <= area->height + 2 * GAP)
        return;
    }
}

void
arn_arena_picture_paint (ArnSnapshot *snapshot,
                         const ArnLook *look,
                         ArnColorBy color_by,
                         const char *subtitle,
                         guint64 selected,
                         cairo_t *cr,
                         int width,
                         int height)
{
  g_autoptr (ArnArenaScene) map = arn_arena_scene_new ();
  g_autoptr (ArnLegend) legend = NULL;
  g_autofree char *use = NULL;
  Picture picture = { snapshot, look, cr };
  cairo_rectangle_t area;

  arn_arena_scene_set_look (map, look);
  arn_arena_scene_set_snapshot (map, snapshot);
  arn_arena_scene_set_color_by (map, color_by);
  arn_arena_scene_set_selected (map, selected, FALSE);
  use = arn_arena_scene_format_use (map);
  arn_picture_begin (cr, look, &(ArnPictureHeading){ _ ("Arenas"), subtitle, use }, width, height,
                     &area);
  arn_arena_scene_set_view_size (map, (int) area.width, (int) area.height);
  legend = arn_arena_scene_get_legend (map);
  if (width >= SIDE_FROM)
    paint_side (&picture, legend, &area);
  if (height >= BANDS_FROM)
    paint_bands (&picture, &area);
  fit (map, &area);
  /* The map has margins of its own. */
  cairo_save (cr);
  cairo_translate (cr, area.x - GAP, area.y - GAP);
  arn_arena_scene_paint (map, cr, 0, 0, area.width + 2 * GAP, area.height + 2 * GAP);
  cairo_restore (cr);
}
