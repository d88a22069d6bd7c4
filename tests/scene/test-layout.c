/* Where things lie on the arena map, and what is hit there. */
#include <math.h>

#include "arn-arena-layout.h"
#include "arn-arena-scene.h"
#include "arn-lookup.h"
#include "sample-heap.h"

static ArnArenaScene *
make_scene (guint arenas, int width, double zoom)
{
  g_autoptr (ArnSnapshot) snapshot =
      sample_heap_new (&(SampleHeap){ 5, arenas, arenas / 3, 20, FALSE });
  ArnArenaScene *scene = arn_arena_scene_new ();

  arn_arena_scene_set_view_size (scene, width, 500);
  arn_arena_scene_set_snapshot (scene, snapshot);
  arn_arena_scene_set_zoom (scene, zoom);
  return scene;
}

static ArnArenaLayout
make_layout (ArnSnapshot *snapshot, int width, double zoom)
{
  ArnArenaLayout layout = {
    .snapshot = snapshot, .view_width = width, .zoom = zoom, .text_scale = 1
  };

  arn_arena_layout_update (&layout);
  return layout;
}

/* As many equal columns as fit with at least 240 px each, filling the width. */
static void
test_columns (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 9, 3, 0, FALSE });
  static const struct
  {
    int width;
    guint columns;
  } cases[] = { { 200, 1 }, { 264, 1 }, { 515, 1 }, { 516, 2 }, { 604, 2 }, { 768, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ArnArenaLayout layout = make_layout (snapshot, cases[i].width, 1);

      g_assert_cmpuint (layout.n_columns, ==, cases[i].columns);
      g_assert_cmpfloat (layout.width, <=, cases[i].width);
      g_assert_cmpfloat (layout.width, >, cases[i].width - 4);
      if (cases[i].width >= 264)
        g_assert_cmpint (layout.tile_width, >=, 240);
    }
}

/* Newest first, whichever way the system hands out addresses. */
static void
test_newest_first (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 4, 0, 0, FALSE });
  ArnArenaLayout layout = make_layout (snapshot, 604, 1);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (guint tile = 0; tile < 4; tile++)
    {
      ArnArenaId arena = arn_arena_layout_get_arena (&layout, tile);

      g_assert_cmpuint (t->arenas.number[arena], ==, 3 - tile);
      g_assert_cmpuint (arn_arena_layout_get_tile (&layout, arena), ==, tile);
    }
}

static void
test_slack_is_no_pool (void)
{
  g_autoptr (ArnArenaScene) scene = make_scene (9, 604, 1);
  g_autoptr (ArnSnapshot) snapshot = g_object_ref (arn_arena_scene_get_snapshot (scene));
  ArnArenaLayout layout = make_layout (snapshot, 604, 1);
  cairo_rectangle_t area;
  ArnArenaHit hit;

  g_assert_cmpuint (arn_snapshot_get_tables (snapshot)->arenas.n_pools[0], ==, 63);
  arn_arena_layout_cell_area (&layout, arn_arena_layout_get_tile (&layout, 0), 63, &area);
  g_assert_true (arn_arena_scene_hit (scene, area.x + 2, area.y + 2, &hit));
  g_assert_cmpuint (hit.arena, ==, 0);
  g_assert_cmpuint (hit.pool, ==, ARN_NONE);
}

/* The middle and the corners of every pool hit that pool, at every zoom. */
static void
test_hit_what_is_located (void)
{
  static const double zooms[] = { 0.125, 0.3, 0.7, 1, 1.37, 2.5, 5, 9, 23.7, 60, 160 };

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (ArnArenaScene) scene = make_scene (9, 613, zooms[z]);
      ArnSnapshot *snapshot = arn_arena_scene_get_snapshot (scene);
      const ArnTables *t = arn_snapshot_get_tables (snapshot);

      for (ArnPoolId pool = 0; pool < t->pools.n; pool++)
        {
          /* The pool's header belongs to no block. */
          guint64 address = arn_snapshot_get_pool_address (snapshot, pool);
          cairo_rectangle_t area;
          ArnArenaHit hit;

          g_assert_true (arn_arena_scene_locate (scene, address, &area));
          for (guint corner = 0; corner < 5; corner++)
            {
              double x = area.x + (corner == 4  ? area.width / 2
                                   : corner % 2 ? area.width - 0.5
                                                : 0.5);
              double y = area.y + (corner == 4  ? area.height / 2
                                   : corner / 2 ? area.height - 0.5
                                                : 0.5);

              g_assert_true (arn_arena_scene_hit (scene, x, y, &hit));
              g_assert_cmpuint (hit.pool, ==, pool);
            }
        }
    }
}

static void
test_hit_blocks (void)
{
  static const double zooms[] = { 9, 23.7, 41, 160 };

  for (guint z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      g_autoptr (ArnArenaScene) scene = make_scene (3, 613, zooms[z]);
      ArnSnapshot *snapshot = arn_arena_scene_get_snapshot (scene);
      const ArnTables *t = arn_snapshot_get_tables (snapshot);
      guint tried = 0;

      for (ArnBlockId block = 0; block < t->blocks.n; block += 7)
        {
          cairo_rectangle_t area;
          ArnArenaHit hit;

          if (t->blocks.pool[block] == ARN_NONE)
            break;
          g_assert_true (arn_arena_scene_locate (scene, t->blocks.address[block], &area));
          g_assert_true (
              arn_arena_scene_hit (scene, area.x + area.width / 2, area.y + area.height / 2, &hit));
          g_assert_cmpuint (hit.block, ==, block);
          g_assert_cmpuint (hit.address, ==, t->blocks.address[block]);
          tried++;
        }
      g_assert_cmpuint (tried, >, 100);
    }
}

/* Cells of the grid don't overlap and stay in their pool. */
static void
test_blocks_stay_in_their_pool (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (double zoom = 7; zoom < 160; zoom *= 1.7)
    {
      ArnArenaLayout layout = make_layout (snapshot, 604, zoom);

      for (ArnPoolId pool = 0; pool < t->pools.n; pool++)
        {
          cairo_rectangle_t cell, last = { 0 };
          ArnBlockGrid grid;

          if (!arn_arena_layout_block_grid (&layout, pool, &grid))
            continue;
          arn_arena_layout_cell_area (&layout,
                                      arn_arena_layout_get_tile (&layout, t->pools.arena[pool]),
                                      t->pools.index[pool], &cell);
          for (guint i = 0; i < grid.n; i++)
            {
              cairo_rectangle_t area;

              arn_block_grid_area (&grid, i, &area);
              g_assert_cmpfloat (area.x, >=, cell.x);
              g_assert_cmpfloat (area.y, >=, cell.y + grid.head);
              g_assert_cmpfloat (area.x + area.width, <=, cell.x + cell.width);
              g_assert_cmpfloat (area.y + area.height, <=, cell.y + cell.height + 1);
              if (i % grid.columns > 0)
                g_assert_cmpfloat (area.x, >=, last.x + last.width);
              last = area;
            }
        }
    }
}

static void
test_pool_zoom_fills_the_view (void)
{
  g_autoptr (ArnArenaScene) scene = make_scene (5, 604, 1);
  cairo_rectangle_t area;

  arn_arena_scene_set_zoom (scene, arn_arena_scene_get_pool_zoom (scene));
  g_assert_true (arn_arena_scene_locate (
      scene, arn_snapshot_get_pool_address (arn_arena_scene_get_snapshot (scene), 5), &area));
  g_assert_cmpfloat (fabs (area.width - (604 - 24)), <=, 1);
}

static void
test_block_zoom_has_labels (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 5, 0, 0, FALSE });
  g_autoptr (ArnArenaScene) scene = arn_arena_scene_new ();
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  arn_arena_scene_set_view_size (scene, 604, 500);
  arn_arena_scene_set_snapshot (scene, snapshot);
  for (ArnPoolId pool = 0; pool < t->pools.n; pool += 3)
    {
      ArnArenaLayout layout =
          make_layout (snapshot, 604, arn_arena_scene_get_block_zoom (scene, pool));
      ArnBlockGrid grid;

      if (arn_arena_layout_block_grid (&layout, pool, &grid))
        g_assert_true (grid.has_labels);
    }
}

/* What was under the pointer stays there. */
static void
test_anchor_survives_zoom (void)
{
  g_autoptr (ArnArenaScene) scene = make_scene (9, 604, 1);
  ArnSceneAnchor anchor = arn_arena_scene_take_anchor (scene, 130, 160);
  ArnArenaHit before, after;
  double x, y;

  arn_arena_scene_hit (scene, 130, 160, &before);
  g_assert_cmpuint (before.pool, !=, ARN_NONE);
  for (double zoom = 0.2; zoom < 150; zoom *= 1.9)
    {
      arn_arena_scene_set_zoom (scene, zoom);
      arn_arena_scene_place_anchor (scene, &anchor, &x, &y);
      g_assert_true (arn_arena_scene_hit (scene, x, y, &after));
      g_assert_cmpuint (after.pool, ==, before.pool);
    }
  arn_arena_scene_set_zoom (scene, 1);
  arn_arena_scene_place_anchor (scene, &anchor, &x, &y);
  g_assert_cmpfloat (fabs (x - 130) + fabs (y - 160), <, 0.01);
}

/* There and back again, and never out of the map. */
static void
test_step_pools (void)
{
  g_autoptr (ArnArenaScene) scene = make_scene (5, 604, 1);
  ArnSnapshot *snapshot = arn_arena_scene_get_snapshot (scene);
  guint64 first = arn_arena_scene_step (scene, 0, 0, 1);
  guint64 right = arn_arena_scene_step (scene, first, 1, 0), at = first;
  guint steps = 0;

  g_assert_cmpuint (right, ==, first + 16384);
  g_assert_cmpuint (arn_arena_scene_step (scene, right, -1, 0), ==, first);
  g_assert_cmpuint (arn_arena_scene_step (scene, first, -1, 0), ==, first);
  g_assert_cmpuint (arn_arena_scene_step (scene, first, 0, -1), ==, first);
  g_assert_cmpuint (arn_arena_scene_step (scene, first, 0, 1), ==, first + 16 * 16384);
  while (arn_arena_scene_step (scene, at, 1, 0) != at)
    {
      at = arn_arena_scene_step (scene, at, 1, 0);
      g_assert_cmpuint (++steps, <, 100);
    }
  /* Through the first tile and the one beside it. */
  g_assert_cmpuint (steps, ==, 31);
  g_assert_cmpuint (arn_lookup_arena (snapshot, at), !=, arn_lookup_arena (snapshot, first));
}

static void
test_step_blocks (void)
{
  g_autoptr (ArnArenaScene) scene = make_scene (5, 604, 40);
  ArnSnapshot *snapshot = arn_arena_scene_get_snapshot (scene);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint64 at = t->blocks.address[0], next = at;
  ArnPoolId pool = t->blocks.pool[0];
  guint steps = 0;

  g_assert_cmpuint (arn_arena_scene_step (scene, at, 1, 0), ==,
                    at + arn_snapshot_get_pool_block_size (snapshot, pool));
  while (arn_lookup_pool (snapshot, next) == pool)
    {
      next = arn_arena_scene_step (scene, next, 1, 0);
      g_assert_cmpuint (++steps, <, 200);
    }
  g_assert_cmpuint (arn_lookup_pool (snapshot, next), ==, pool + 1);
}

static void
test_levels (void)
{
  static const struct
  {
    double zoom;
    ArnSceneLevel level;
  } cases[] = { { 0.2, ARN_LEVEL_ARENAS },
                { 1, ARN_LEVEL_POOLS },
                { 8, ARN_LEVEL_BLOCKS },
                { 60, ARN_LEVEL_CONTENTS } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ArnArenaScene) scene = make_scene (5, 604, cases[i].zoom);

      g_assert_cmpuint (arn_arena_scene_get_level (scene), ==, cases[i].level);
    }
}

static void
test_nothing (void)
{
  g_autoptr (ArnArenaScene) scene = arn_arena_scene_new ();
  g_autoptr (ArnSnapshot) small = sample_heap_small ();
  double width, height;
  cairo_rectangle_t area;
  ArnArenaHit hit;

  arn_arena_scene_set_view_size (scene, 604, 500);
  arn_arena_scene_get_size (scene, &width, &height);
  g_assert_cmpfloat (height, ==, 0);
  g_assert_false (arn_arena_scene_hit (scene, 20, 20, &hit));
  g_assert_false (arn_arena_scene_locate (scene, SAMPLE_ARENA, &area));
  g_assert_null (arn_arena_scene_get_tile (scene, 0, 0, 1));
  arn_arena_scene_set_snapshot (scene, small);
  g_assert_false (arn_arena_scene_locate (scene, SAMPLE_LARGE, &area));
  arn_arena_scene_set_snapshot (scene, NULL);
  g_assert_false (arn_arena_scene_hit (scene, 20, 20, &hit));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/layout/columns", test_columns);
  g_test_add_func ("/scene/layout/newest-first", test_newest_first);
  g_test_add_func ("/scene/layout/slack-is-no-pool", test_slack_is_no_pool);
  g_test_add_func ("/scene/layout/hit-what-is-located", test_hit_what_is_located);
  g_test_add_func ("/scene/layout/hit-blocks", test_hit_blocks);
  g_test_add_func ("/scene/layout/blocks-stay-in-their-pool", test_blocks_stay_in_their_pool);
  g_test_add_func ("/scene/layout/pool-zoom-fills-the-view", test_pool_zoom_fills_the_view);
  g_test_add_func ("/scene/layout/block-zoom-has-labels", test_block_zoom_has_labels);
  g_test_add_func ("/scene/layout/anchor-survives-zoom", test_anchor_survives_zoom);
  g_test_add_func ("/scene/layout/step-pools", test_step_pools);
  g_test_add_func ("/scene/layout/step-blocks", test_step_blocks);
  g_test_add_func ("/scene/layout/levels", test_levels);
  g_test_add_func ("/scene/layout/nothing", test_nothing);
  return g_test_run ();
}
