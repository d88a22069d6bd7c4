/* Paints scenes of sample heaps into PNG files, to be looked at.
 *
 *     paint-scene FOLDER
 */
#include <glib/gstdio.h>

#include "arn-arena-scene.h"
#include "arn-lookup.h"
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
paint_map (const char *folder, ArnSnapshot *snapshot, ArnStyle style)
{
  const char *suffix = style == ARN_STYLE_DARK ? "-dark" : "";
  g_autoptr (ArnArenaScene) scene = arn_arena_scene_new ();
  ArnLook look = arn_look_default ();
  static const char *const by[] = { "class", "type", "generation", "site", "age" };
  cairo_rectangle_t area;
  guint64 pool = find_pool (snapshot);

  look.style = style;
  arn_arena_scene_set_look (scene, &look);
  arn_arena_scene_set_view_size (scene, WIDTH, HEIGHT);
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

int
main (int argc, char *argv[])
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 9, 3, 800, FALSE });

  if (argc != 2)
    return 2;
  g_mkdir_with_parents (argv[1], 0755);
  paint_map (argv[1], snapshot, ARN_STYLE_LIGHT);
  paint_map (argv[1], snapshot, ARN_STYLE_DARK);
  return 0;
}
