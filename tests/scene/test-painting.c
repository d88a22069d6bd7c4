/* Pictures, by properties that must hold whatever the fonts are. */
#include <string.h>

#include "arn-arena-scene.h"
#include "arn-lookup.h"
#include "arn-snapshot-builder.h"
#include "arn-reachability.h"
#include "sample-heap.h"

static ArnArenaScene *
make_scene (ArnSnapshot *snapshot, double zoom)
{
  ArnArenaScene *scene = arn_arena_scene_new ();

  arn_arena_scene_set_view_size (scene, 604, 500);
  arn_reachability_count_unreachable (snapshot);
  arn_arena_scene_set_snapshot (scene, snapshot);
  arn_arena_scene_set_zoom (scene, zoom);
  return scene;
}

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 value;

  memcpy (&value, data + y * cairo_image_surface_get_stride (surface) + x * 4, 4);
  return value & 0xffffff;
}

static guint32
value_of (ArnColor color)
{
  return (guint32) (color.red * 255 + 0.5) << 16 | (guint32) (color.green * 255 + 0.5) << 8 |
         (guint32) (color.blue * 255 + 0.5);
}

/* A colour of the world's pixel. */
static guint32
world_pixel (ArnArenaScene *scene, double x, double y)
{
  cairo_surface_t *tile =
      arn_arena_scene_get_tile (scene, (int) x / ARN_SCENE_TILE, (int) y / ARN_SCENE_TILE, 1);

  return pixel (tile, (int) x % ARN_SCENE_TILE, (int) y % ARN_SCENE_TILE);
}

static void
test_full_pool_has_its_class_color (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 1);
  const ArnPoolTable *pools = &arn_snapshot_get_tables (snapshot)->pools;
  guint n = 0;

  for (ArnPoolId pool = 0; pool < pools->n; pool++)
    {
      cairo_rectangle_t area;

      if (pools->state[pool] != ARN_POOL_FULL)
        continue;
      arn_arena_scene_locate (scene, arn_snapshot_get_pool_address (snapshot, pool), &area);
      g_assert_cmphex (world_pixel (scene, area.x + area.width / 2, area.y + area.height / 2), ==,
                       value_of (
                           arn_palette_size_class (ARN_STYLE_LIGHT, pools->size_class[pool])));
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

/* The higher the use, the higher the line between solid and pale. */
static void
test_fill_rises_with_use (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 3);
  const ArnPoolTable *pools = &arn_snapshot_get_tables (snapshot)->pools;

  for (ArnPoolId pool = 0; pool < pools->n; pool++)
    {
      guint32 solid = value_of (arn_palette_size_class (ARN_STYLE_LIGHT, pools->size_class[pool]));
      double share = pools->used[pool] / (double) MAX (pools->capacity[pool], 1);
      cairo_rectangle_t area;
      guint height = 0;

      if (pools->state[pool] != ARN_POOL_USED)
        continue;
      arn_arena_scene_locate (scene, arn_snapshot_get_pool_address (snapshot, pool), &area);
      for (int y = 2; y < area.height - 2; y++)
        height += world_pixel (scene, area.x + 4, area.y + y) == solid;
      g_assert_cmpfloat (height, <=, share * area.height + 3);
      g_assert_cmpfloat (height, >=, share * area.height - 4);
    }
}

/* Painted tile by tile or at once, it is the same picture. */
static void
test_tiles_meet (void)
{
  static const double zooms[] = { 0.4, 1, 3, 9, 40 };
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 5, 2, 0, FALSE });

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (ArnArenaScene) scene = make_scene (snapshot, zooms[z]);
      cairo_surface_t *whole = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 384, 384);
      cairo_t *cr = cairo_create (whole);
      guint differences = 0;

      arn_arena_scene_paint (scene, cr, 0, 0, 384, 384);
      cairo_destroy (cr);
      cairo_surface_flush (whole);
      for (int y = 0; y < 384; y++)
        for (int x = 0; x < 384; x++)
          {
            guint32 a = pixel (whole, x, y), b = world_pixel (scene, x, y);

            for (guint shift = 0; shift < 24; shift += 8)
              if (ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255)) > 3)
                {
                  differences++;
                  break;
                }
          }
      g_assert_cmpuint (differences, <, 384 * 384 / 500);
      cairo_surface_destroy (whole);
    }
}

static void
test_unchanged_tile_is_kept (void)
{
  static const double zooms[] = { 1, 40 };

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (ArnSnapshot) first = sample_heap_new (&(SampleHeap){ 5, 5, 2, 0, FALSE });
      g_autoptr (ArnSnapshot) same = sample_heap_new (&(SampleHeap){ 5, 5, 2, 0, FALSE });
      g_autoptr (ArnSnapshot) other = sample_heap_new (&(SampleHeap){ 6, 5, 2, 0, FALSE });
      g_autoptr (ArnArenaScene) scene = make_scene (first, zooms[z]);
      cairo_surface_t *tile = arn_arena_scene_get_tile (scene, 0, 0, 1);

      g_assert_true (arn_arena_scene_get_tile (scene, 0, 0, 1) == tile);
      arn_reachability_count_unreachable (same);
      arn_arena_scene_set_snapshot (scene, same);
      g_assert_true (arn_arena_scene_get_tile (scene, 0, 0, 1) == tile);
      cairo_surface_reference (tile);
      arn_reachability_count_unreachable (other);
      arn_arena_scene_set_snapshot (scene, other);
      g_assert_true (arn_arena_scene_get_tile (scene, 0, 0, 1) != tile);
      cairo_surface_destroy (tile);
    }
}

/* One pool changes: its tile is new, one far away is not. */
static void
test_only_changed_tiles_are_new (void)
{
  ArnPulse pulse = { 0 };
  g_autoptr (ArnSnapshot) before = NULL, after = NULL;
  g_autoptr (ArnArenaScene) scene = NULL;
  cairo_surface_t *near, *far;

  arn_pulse_reset (&pulse);
  for (guint a = 0; a < 8; a++)
    {
      ArnPulseArena *arena = arn_pulse_add_arena (&pulse);

      arena->address = (a + 16) << 20;
      arena->number = a;
      arena->n_pools = 64;
      arena->free_pools = 63;
      *arn_pulse_add_pool (&pulse) = (ArnPulsePool){ 3, 10, 340, 12, 2, ARN_POOL_USED };
    }
  before = arn_snapshot_new_from_pulse (&pulse);
  pulse.pools[7].used = 300;
  after = arn_snapshot_new_from_pulse (&pulse);

  scene = make_scene (before, 1);
  near = cairo_surface_reference (arn_arena_scene_get_tile (scene, 0, 0, 1));
  far = cairo_surface_reference (arn_arena_scene_get_tile (scene, 0, 2, 1));
  arn_reachability_count_unreachable (after);
  arn_arena_scene_set_snapshot (scene, after);
  g_assert_true (arn_arena_scene_get_tile (scene, 0, 0, 1) != near);
  g_assert_true (arn_arena_scene_get_tile (scene, 0, 2, 1) == far);
  cairo_surface_destroy (near);
  cairo_surface_destroy (far);
  arn_pulse_clear (&pulse);
}

static void
test_filter_fades_others (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 1);
  const ArnPoolTable *pools = &arn_snapshot_get_tables (snapshot)->pools;

  arn_arena_scene_set_size_class (scene, 3);
  for (ArnPoolId pool = 0; pool < pools->n; pool++)
    {
      cairo_rectangle_t area;
      gboolean is_solid;

      if (pools->state[pool] != ARN_POOL_FULL)
        continue;
      arn_arena_scene_locate (scene, arn_snapshot_get_pool_address (snapshot, pool), &area);
      is_solid = world_pixel (scene, area.x + area.width / 2, area.y + area.height / 2) ==
                 value_of (arn_palette_size_class (ARN_STYLE_LIGHT, pools->size_class[pool]));
      g_assert_true (is_solid == (pools->size_class[pool] == 3));
    }
}

static void
test_dark_is_dark (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 1);
  ArnLook look = arn_look_default ();

  g_assert_cmphex (world_pixel (scene, 2, 2), ==, 0xffffff);
  look.style = ARN_STYLE_DARK;
  arn_arena_scene_set_look (scene, &look);
  g_assert_cmphex (world_pixel (scene, 2, 2), ==, 0x1e1e1e);
}

/* Every colouring, level, style and size of text can be painted from full and from cheap data. */
static void
test_everything_paints (void)
{
  static const double zooms[] = { 0.125, 1, 5, 12, 40, 160 };
  g_autoptr (ArnSnapshot) full = sample_heap_new (&(SampleHeap){ 5, 3, 1, 20, TRUE });
  g_autoptr (ArnSnapshot) small = sample_heap_small ();
  ArnSnapshot *snapshots[] = { full, small };

  for (guint i = 0; i < 2 * 2 * G_N_ELEMENTS (zooms) * (ARN_COLOR_BY_AGE + 1); i++)
    {
      guint zoom = i / 4 % G_N_ELEMENTS (zooms), by = i / 4 / G_N_ELEMENTS (zooms);
      g_autoptr (ArnArenaScene) scene = make_scene (snapshots[i % 2], zooms[zoom]);
      ArnLook look = { .style = i / 2 % 2,
                       .high_contrast = i / 2 % 2,
                       .text_scale = i % 3 == 0 ? 2 : 1 };
      g_autoptr (ArnLegend) legend = NULL;

      arn_arena_scene_set_look (scene, &look);
      arn_arena_scene_set_color_by (scene, by);
      for (int tile = 0; tile < 6; tile++)
        g_assert_nonnull (arn_arena_scene_get_tile (scene, tile % 3, tile / 3, 1 + i % 2));
      legend = arn_arena_scene_get_legend (scene);
      g_assert_cmpuint (arn_legend_get_n_entries (legend), >=, 5);
    }
}

static void
test_read_outs (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 1);
  static const struct
  {
    ArnArenaHit hit;
    const char *text;
  } cases[] = {
    { { 0, ARN_NONE, ARN_NONE, ARN_NONE, 1 },
      "Arena 0, In use 208\u202fB of 1.0\u202fMiB, Free pools 62 of 64, Address 0x10000000" },
    { { 0, 0, ARN_NONE, ARN_NONE, 1 },
      "Pool 0 · size class 48\u202fB, In use 3 of 340 blocks, On the free list 1, "
      "Never used 336, Mostly Node" },
    { { 0, 2, ARN_NONE, ARN_NONE, 1 }, "Pool 2 · free, Address 0x10008000" },
    { { 0, 0, 0, 0, SAMPLE_ARENA + 48 },
      "Node node0, Block 48\u202fB, asked for 48\u202fB, References 2, "
      "Allocated at ring.py, line 12, Address 0x10000030" },
    { { 0, 0, 3, ARN_NONE, 7 }, "Free · next to be used, Place block 3 of pool 0, Address 0x7" },
    { { 0, 0, 9, ARN_NONE, 7 }, "Never used, Place block 9 of pool 0, Address 0x7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ArnReadout) readout = arn_arena_scene_describe (scene, &cases[i].hit);
      g_autofree char *text = arn_readout_to_text (readout);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_places_in_words (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autoptr (ArnArenaScene) scene = make_scene (snapshot, 1);
  g_autofree char *pool = arn_arena_scene_format_place (scene, SAMPLE_ARENA);
  g_autofree char *block = arn_arena_scene_format_place (scene, SAMPLE_NODE_0);
  g_autofree char *empty = arn_arena_scene_format_place (scene, SAMPLE_ARENA + 2 * 16384);
  g_autofree char *none = arn_arena_scene_format_place (scene, SAMPLE_LARGE);

  g_assert_cmpstr (pool, ==, "Arena 0, pool 0, 48\u202fB, 3 of 340 blocks in use");
  g_assert_cmpstr (block, ==, "Arena 0, pool 0, block 0, 48\u202fB: Node node0");
  g_assert_cmpstr (empty, ==, "Arena 0, pool 2, free");
  g_assert_cmpstr (none, ==, "");
}

/* Beside what it describes, inside of the view, wherever that is. */
static void
test_read_out_covers_nothing (void)
{
  cairo_rectangle_t view = { 0, 0, 600, 400 };

  for (int x = 0; x <= 570; x += 30)
    for (int y = 0; y <= 370; y += 30)
      {
        cairo_rectangle_t described = { x, y, 30, 30 };
        double left, top;

        arn_readout_place (&described, &view, 180, 100, &left, &top);
        g_assert_cmpfloat (left, >=, 0);
        g_assert_cmpfloat (top, >=, 0);
        g_assert_cmpfloat (left + 180, <=, 600);
        g_assert_cmpfloat (top + 100, <=, 400);
        g_assert_true (left >= x + 30 || left + 180 <= x || top >= y + 30 || top + 100 <= y);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/map/full-pool-has-its-class-color", test_full_pool_has_its_class_color);
  g_test_add_func ("/scene/map/fill-rises-with-use", test_fill_rises_with_use);
  g_test_add_func ("/scene/map/tiles-meet", test_tiles_meet);
  g_test_add_func ("/scene/map/unchanged-tile-is-kept", test_unchanged_tile_is_kept);
  g_test_add_func ("/scene/map/only-changed-tiles-are-new", test_only_changed_tiles_are_new);
  g_test_add_func ("/scene/map/filter-fades-others", test_filter_fades_others);
  g_test_add_func ("/scene/map/dark-is-dark", test_dark_is_dark);
  g_test_add_func ("/scene/map/everything-paints", test_everything_paints);
  g_test_add_func ("/scene/words/read-outs", test_read_outs);
  g_test_add_func ("/scene/words/places", test_places_in_words);
  g_test_add_func ("/scene/readout/covers-nothing", test_read_out_covers_nothing);
  return g_test_run ();
}
