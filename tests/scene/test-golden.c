/* Golden pictures of the arena map and of what stands beside and below it. */
#include "golden.h"

#include "arn-arena-picture.h"
#include "arn-arena-scene.h"
#include "arn-band-scene.h"
#include "arn-generations-picture.h"
#include "arn-lookup.h"
#include "arn-size-class-scene.h"
#include "arn-top-scene.h"
#include "arn-reachability.h"
#include "arn-waterfall-scene.h"
#include "sample-heap.h"

#define WIDTH  312
#define HEIGHT 208

/* The highest pool with 48 byte blocks that is partly used. */
static guint64
find_pool (ArnSnapshot *snapshot)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (snapshot)->pools;

  for (ArnPoolId pool = pools->n; pool-- > 0;)
    if (pools->size_class[pool] == 2 && pools->state[pool] == ARN_POOL_USED &&
        pools->used[pool] > 60)
      return arn_snapshot_get_pool_address (snapshot, pool);
  g_assert_not_reached ();
}

/* The map by tiles, as the window shows it; its upper left is `pool`'s cell. */
static void
paint_map (cairo_t *cr, ArnArenaScene *scene, int scale, guint64 pool)
{
  cairo_rectangle_t area = { 12, 12 };
  int x, y;

  if (pool != 0)
    g_assert_true (arn_arena_scene_locate (scene, pool, &area));
  x = (int) area.x - 12;
  y = (int) area.y - 12;
  cairo_translate (cr, -x, -y);
  for (int row = y / ARN_SCENE_TILE; row * ARN_SCENE_TILE < y + HEIGHT; row++)
    for (int column = x / ARN_SCENE_TILE; column * ARN_SCENE_TILE < x + WIDTH; column++)
      {
        cairo_set_source_surface (cr, arn_arena_scene_get_tile (scene, column, row, scale),
                                  column * ARN_SCENE_TILE, row * ARN_SCENE_TILE);
        cairo_paint (cr);
      }
  arn_arena_scene_paint_overlay (scene, cr);
}

static ArnArenaScene *
make_scene (ArnSnapshot *snapshot, const ArnLook *look)
{
  ArnArenaScene *scene = arn_arena_scene_new ();

  arn_arena_scene_set_look (scene, look);
  arn_arena_scene_set_view_size (scene, WIDTH, HEIGHT);
  arn_reachability_count_unreachable (snapshot);
  arn_arena_scene_set_snapshot (scene, snapshot);
  return scene;
}

static void
paint_pools (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  guint64 pool = find_pool (data);

  arn_arena_scene_set_selected (scene, pool, FALSE);
  arn_arena_scene_set_hovered (scene, pool + 3 * 16384);
  paint_map (cr, scene, scale, 0);
}

static void
paint_pools_by_type (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);

  arn_arena_scene_set_color_by (scene, ARN_COLOR_BY_TYPE);
  paint_map (cr, scene, scale, 0);
}

static void
paint_filtered (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);

  arn_arena_scene_set_size_class (scene, 2);
  paint_map (cr, scene, scale, 0);
}

static void
paint_blocks (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  guint64 pool = find_pool (data);

  arn_arena_scene_set_zoom (scene, 10);
  arn_arena_scene_set_selected (scene, pool + 48 + 48 * 10, FALSE);
  paint_map (cr, scene, scale, pool);
}

static void
paint_contents (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  guint64 pool = find_pool (data);

  arn_arena_scene_set_color_by (scene, ARN_COLOR_BY_TYPE);
  arn_arena_scene_set_zoom (scene,
                            arn_arena_scene_get_block_zoom (scene, arn_lookup_pool (data, pool)));
  paint_map (cr, scene, scale, pool);
}

/* A block that, with few others, keeps its arena. */
static void
paint_pinning_blocks (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  const ArnTables *t = arn_snapshot_get_tables (data);
  ArnBlockId block = t->pools.first_block[t->arenas.first_pool[1]];

  arn_arena_scene_set_zoom (scene, arn_arena_scene_get_block_zoom (scene, t->blocks.pool[block]));
  paint_map (cr, scene, scale, t->blocks.address[block]);
}

static void
paint_waterfall (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnWaterfallScene) scene = arn_waterfall_scene_new ();

  arn_waterfall_scene_set_look (scene, look);
  arn_waterfall_scene_set_snapshot (scene, data);
  arn_waterfall_scene_set_hovered (scene, 2);
  arn_waterfall_scene_paint (scene, cr, 360, 392);
}

static ArnSizeClassScene *
make_size_classes (cairo_t *cr, const ArnLook *look, ArnSnapshot *snapshot)
{
  ArnSizeClassScene *scene = arn_size_class_scene_new ();

  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_PANE));
  cairo_paint (cr);
  arn_size_class_scene_set_look (scene, look);
  arn_size_class_scene_set_snapshot (scene, snapshot);
  return scene;
}

static void
paint_size_classes (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnSizeClassScene) scene = make_size_classes (cr, look, data);

  arn_size_class_scene_set_hovered (scene, 5);
  arn_size_class_scene_paint (scene, cr, 187, 530);
}

/* One is selected, and there is so little room that only every fourth has its label. */
static void
paint_low_size_classes (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnSizeClassScene) scene = make_size_classes (cr, look, data);

  arn_size_class_scene_set_selected (scene, 2);
  arn_size_class_scene_paint (scene, cr, 187, 280);
}

static void
paint_bands (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  cairo_translate (cr, 6, 6);
  for (ArnBandKind kind = ARN_BAND_LARGE; kind <= ARN_BAND_STATIC; kind++)
    {
      g_autoptr (ArnBandScene) scene = arn_band_scene_new (kind);

      arn_band_scene_set_look (scene, look);
      arn_band_scene_set_snapshot (scene, data);
      arn_band_scene_set_hovered (scene, 1);
      arn_band_scene_paint (scene, cr, 420);
      cairo_translate (cr, 0, arn_band_scene_get_height (scene) + 6);
    }
}

static void
paint_legend (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  g_autoptr (ArnLegend) legend = arn_arena_scene_get_legend (scene);

  arn_legend_paint (legend, look, cr, 12, 6, 200);
}

static void
paint_readout (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnArenaScene) scene = make_scene (data, look);
  ArnPoolId pool = arn_lookup_pool (data, find_pool (data));
  ArnArenaHit hit = { arn_snapshot_get_tables (data)->pools.arena[pool], pool, ARN_NONE, ARN_NONE,
                      1 };
  g_autoptr (ArnReadout) readout = arn_arena_scene_describe (scene, &hit);

  arn_readout_paint (readout, look, cr, 6, 6);
}

static void
paint_top (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  ArnAllocationsQuery query = { .by = ARN_ALLOCATIONS_BY_LINE };
  g_autoptr (ArnAllocations) allocations = arn_allocations_new (data, NULL, &query, NULL);
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnTopScene) scene = NULL;

  arn_recording_add_source (recording, "cache.py",
                            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
                            "page = Page (number)\n\n\n    texts.append (text)\n");
  scene = arn_top_scene_new (allocations, query.by, recording, look);
  cairo_translate (cr, 6, 6);
  arn_top_scene_paint (scene, cr, 468, 138);
}

/* Too narrow for most columns. */
static void
paint_narrow_top (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  ArnAllocationsQuery query = { .by = ARN_ALLOCATIONS_BY_TRACEBACK };
  g_autoptr (ArnAllocations) allocations = arn_allocations_new (data, NULL, &query, NULL);
  g_autoptr (ArnTopScene) scene = arn_top_scene_new (allocations, query.by, NULL, look);

  arn_top_scene_paint (scene, cr, 240, 104);
}

/* A recording of one snapshot: cards, and axes without curves. */
static void
paint_generations (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();

  arn_recording_add_snapshot (recording, data, "now", ARN_TAKEN_BY_PERSON);
  arn_generations_picture_paint (recording, data, look, "ring.py", cr, 560, 420, scale);
}

static void
paint_arena_picture (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  arn_arena_picture_paint (data, look, ARN_COLOR_BY_SIZE_CLASS, "cache.py · snapshot 1", 0, cr, 340,
                           250);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 4, 1, 300, FALSE });
  g_autoptr (ArnSnapshot) small = sample_heap_small ();
  g_autoptr (ArnSnapshot) pinned = sample_heap_new (&(SampleHeap){ 5, 3, 1, 0, FALSE });
  const GoldenVariants usual = GOLDEN_DARK | GOLDEN_CONTRAST | GOLDEN_SCALE_2 | GOLDEN_RTL;

  golden_init (&argc, &argv);
  golden_add ("map-pools", WIDTH, HEIGHT, usual | GOLDEN_BIG_TEXT, paint_pools, snapshot);
  golden_add ("map-types", WIDTH, HEIGHT, GOLDEN_DARK, paint_pools_by_type, snapshot);
  golden_add ("map-filtered", WIDTH, HEIGHT, GOLDEN_DARK, paint_filtered, snapshot);
  golden_add ("map-blocks", WIDTH, HEIGHT, GOLDEN_DARK | GOLDEN_CONTRAST, paint_blocks, snapshot);
  golden_add ("map-contents", 250, 112, usual, paint_contents, snapshot);
  golden_add ("map-pins", WIDTH, HEIGHT, usual | GOLDEN_BIG_TEXT, paint_pools, pinned);
  golden_add ("map-pinning-blocks", 250, 112, usual, paint_pinning_blocks, pinned);
  golden_add ("waterfall", 360, 172, usual | GOLDEN_BIG_TEXT, paint_waterfall, snapshot);
  golden_add ("size-classes", 187, 270, usual | GOLDEN_BIG_TEXT, paint_size_classes, snapshot);
  golden_add ("size-classes-low", 187, 280, usual, paint_low_size_classes, snapshot);
  golden_add ("bands", 432, 132, usual, paint_bands, snapshot);
  golden_add ("legend", 224, 76, usual | GOLDEN_BIG_TEXT, paint_legend, snapshot);
  golden_add ("readout", 220, 132, usual, paint_readout, snapshot);
  golden_add ("top", 480, 150, usual, paint_top, snapshot);
  golden_add ("top-narrow", 240, 104, GOLDEN_DARK, paint_narrow_top, snapshot);
  golden_add ("generations", 560, 170, usual, paint_generations, small);
  golden_add ("picture-arenas", 340, 250, GOLDEN_DARK, paint_arena_picture, snapshot);
  return g_test_run ();
}
