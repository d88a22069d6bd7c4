/* Paints scenes of sample heaps into PNG files, to be looked at.
 *
 *     paint-scene FOLDER
 */
#include <glib/gstdio.h>

#include "arn-arena-scene.h"
#include "arn-band-scene.h"
#include "arn-lookup.h"
#include "arn-size-class-scene.h"
#include "arn-reachability.h"
#include "sample-heap.h"

#define WIDTH  604
#define HEIGHT 586

static void
save (cairo_surface_t *surface, const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  cairo_surface_write_to_png (surface, path);
}

/* By tiles, as a widget does it. */
static void
paint_view (
    ArnArenaScene *scene, const char *folder, const char *name, double x, double y, int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -(int) x, -(int) y);
  for (int row = (int) y / ARN_SCENE_TILE; row * ARN_SCENE_TILE < y + HEIGHT; row++)
    for (int column = (int) x / ARN_SCENE_TILE; column * ARN_SCENE_TILE < x + WIDTH; column++)
      {
        cairo_set_source_surface (cr, arn_arena_scene_get_tile (scene, column, row, scale),
                                  column * ARN_SCENE_TILE, row * ARN_SCENE_TILE);
        cairo_paint (cr);
      }
  arn_arena_scene_paint_overlay (scene, cr);
  cairo_destroy (cr);
  save (surface, folder, name);
  cairo_surface_destroy (surface);
}

/* One with 48 byte blocks that is partly used. */
static guint64
find_pool (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (guint i = 0; i < t->pools.n; i++)
    if (t->pools.size_class[i] == 2 && t->pools.state[i] == ARN_POOL_USED && t->pools.used[i] > 200)
      return arn_snapshot_get_pool_address (snapshot, i);
  return arn_snapshot_get_pool_address (snapshot, 0);
}

static void
paint_map (const char *folder,
           ArnSnapshot *snapshot,
           ArnStyle style,
           double text_scale,
           const char *suffix)
{
  g_autoptr (ArnArenaScene) scene = arn_arena_scene_new ();
  ArnLook look = arn_look_default ();
  static const char *const by[] = { "class", "type", "generation", "site", "age" };
  cairo_rectangle_t area;
  guint64 pool = find_pool (snapshot);

  look.style = style;
  look.text_scale = text_scale;
  arn_arena_scene_set_look (scene, &look);
  arn_arena_scene_set_view_size (scene, WIDTH, HEIGHT);
  arn_reachability_count_unreachable (snapshot);
  arn_arena_scene_set_snapshot (scene, snapshot);
  arn_arena_scene_set_selected (scene, pool, FALSE);
  arn_arena_scene_set_hovered (scene, pool + 65536);
  for (ArnColorBy i = 0; i <= ARN_COLOR_BY_AGE; i++)
    {
      g_autofree char *name = g_strdup_printf ("map-%s%s", by[i], suffix);

      arn_arena_scene_set_color_by (scene, i);
      paint_view (scene, folder, name, 0, 0, 1);
    }
  arn_arena_scene_set_color_by (scene, ARN_COLOR_BY_SIZE_CLASS);
  arn_arena_scene_set_size_class (scene, 2);
  {
    g_autofree char *name = g_strdup_printf ("map-filter%s", suffix);

    paint_view (scene, folder, name, 0, 0, 1);
  }
  arn_arena_scene_set_size_class (scene, -1);

  static const double zooms[] = { 0.25, 0.5, 2.5, 5, 10, 18, 0, 60 };
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      double zoom = zooms[i] > 0 ? zooms[i] : arn_arena_scene_get_pool_zoom (scene);
      g_autofree char *name = g_strdup_printf ("zoom-%g%s", zooms[i], suffix);

      arn_arena_scene_set_color_by (scene,
                                    zooms[i] == 0 ? ARN_COLOR_BY_TYPE : ARN_COLOR_BY_SIZE_CLASS);
      arn_arena_scene_set_zoom (scene, zoom);
      arn_arena_scene_locate (scene, pool, &area);
      paint_view (scene, folder, name, MAX (0, area.x - 12), MAX (0, area.y - 12), 1);
    }
}

/* The pane beside the map, and the bands below it. */
static void
paint_beside (const char *folder, ArnSnapshot *snapshot, const ArnLook *look, const char *suffix)
{
  g_autoptr (ArnSizeClassScene) classes = arn_size_class_scene_new ();
  g_autoptr (ArnArenaScene) map = arn_arena_scene_new ();
  g_autoptr (ArnLegend) legend = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 800, 700);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *name = g_strdup_printf ("beside%s", suffix);
  ArnReadout *readout;
  double y = 20;

  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_PANE));
  cairo_paint (cr);
  arn_size_class_scene_set_look (classes, look);
  arn_size_class_scene_set_snapshot (classes, snapshot);
  arn_size_class_scene_set_hovered (classes, 5);
  arn_size_class_scene_paint (classes, cr, 187, 530);
  arn_arena_scene_set_look (map, look);
  arn_arena_scene_set_view_size (map, WIDTH, HEIGHT);
  arn_reachability_count_unreachable (snapshot);
  arn_arena_scene_set_snapshot (map, snapshot);
  legend = arn_arena_scene_get_legend (map);
  arn_legend_paint (legend, look, cr, 12, 550, 200);

  cairo_translate (cr, 220, 0);
  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_VIEW));
  cairo_rectangle (cr, 0, 0, 580, 700);
  cairo_fill (cr);
  cairo_translate (cr, 12, 0);
  for (ArnBandKind kind = ARN_BAND_LARGE; kind <= ARN_BAND_STATIC; kind++)
    {
      g_autoptr (ArnBandScene) band = arn_band_scene_new (kind);

      arn_band_scene_set_look (band, look);
      arn_band_scene_set_snapshot (band, snapshot);
      arn_band_scene_set_hovered (band, 1);
      cairo_save (cr);
      cairo_translate (cr, 0, y);
      arn_band_scene_paint (band, cr, 550);
      cairo_restore (cr);
      y += arn_band_scene_get_height (band) + 12;
      readout = arn_band_scene_describe (band, 0, 550);
      arn_readout_paint (readout, look, cr, 0, y);
      arn_readout_free (readout);
      y += 90;
    }
  for (guint pool = 0; pool < 240; pool += 80)
    {
      ArnArenaHit hit = { arn_snapshot_get_tables (snapshot)->pools.arena[pool], pool, ARN_NONE,
                          ARN_NONE, 1 };

      readout = arn_arena_scene_describe (map, &hit);
      arn_readout_paint (readout, look, cr, pool * 2.3, y);
      arn_readout_free (readout);
    }
  y += 120;
  for (guint index = 0; index < 3; index++)
    {
      ArnPoolId pool = arn_lookup_pool (snapshot, find_pool (snapshot));
      ArnArenaHit hit = { 0, pool, index, arn_lookup_block_at (snapshot, pool, index),
                          arn_snapshot_get_block_address (snapshot, pool, index) };

      readout = arn_arena_scene_describe (map, &hit);
      arn_readout_paint (readout, look, cr, index * 190, y);
      arn_readout_free (readout);
    }
  cairo_destroy (cr);
  save (surface, folder, name);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 9, 3, 800, FALSE });

  ArnLook look = arn_look_default ();

  if (argc != 2)
    return 2;
  g_mkdir_with_parents (argv[1], 0755);
  paint_map (argv[1], snapshot, ARN_STYLE_LIGHT, 1, "");
  paint_map (argv[1], snapshot, ARN_STYLE_DARK, 1, "-dark");
  paint_map (argv[1], snapshot, ARN_STYLE_LIGHT, 2, "-200");
  paint_beside (argv[1], snapshot, &look, "");
  look.style = ARN_STYLE_DARK;
  paint_beside (argv[1], snapshot, &look, "-dark");
  look.high_contrast = TRUE;
  paint_beside (argv[1], snapshot, &look, "-dark-contrast");
  return 0;
}
