/* How long the arena map takes at 1280×800: milliseconds, the median of several rounds. A frame at
 * 60 a second has 16.7. */
#include <stdlib.h>

#include "arn-arena-scene.h"
#include "arn-snapshot-builder.h"
#include "arn-reachability.h"
#include "sample-heap.h"

#define WIDTH  1280
#define HEIGHT 800
#define ROUNDS 9

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
paint (ArnArenaScene *scene, double x, double y)
{
  for (int row = (int) y / ARN_SCENE_TILE; row * ARN_SCENE_TILE < y + HEIGHT; row++)
    for (int column = (int) x / ARN_SCENE_TILE; column * ARN_SCENE_TILE < x + WIDTH; column++)
      arn_arena_scene_get_tile (scene, column, row, 1);
}

/* 1000 arenas, 64,000 pools, as a pulse brings them; `seed` varies one pool in a hundred. */
static ArnSnapshot *
make_pulse (guint seed)
{
  GRand *fixed = g_rand_new_with_seed (1), *varied = g_rand_new_with_seed (seed);
  ArnSnapshot *snapshot;
  ArnPulse pulse = { 0 };

  arn_pulse_reset (&pulse);
  for (guint a = 0; a < 1000; a++)
    {
      ArnPulseArena *arena = arn_pulse_add_arena (&pulse);

      arena->address = (a + 16ull) << 20;
      arena->number = a;
      arena->n_pools = 64;
      for (guint p = 0; p < 64; p++)
        {
          guint size_class = g_rand_int_range (fixed, 0, 32);
          guint capacity = 16336 / ((size_class + 1) * 16);
          guint used = g_rand_int_range (fixed, 0, capacity + 1);

          if (g_rand_int_range (varied, 0, 100) == 0)
            used = g_rand_int_range (varied, 0, capacity + 1);
          *arn_pulse_add_pool (&pulse) =
              (ArnPulsePool){ p, used, capacity, capacity, size_class, ARN_POOL_USED };
        }
    }
  snapshot = arn_snapshot_new_from_pulse (&pulse);
  arn_pulse_clear (&pulse);
  g_rand_free (fixed);
  g_rand_free (varied);
  return snapshot;
}

/* `zoom` 0: snapshots change, the view stays; else the view is painted anew at that zoom. */
static void
measure (
    const char *name, ArnSnapshot *const *snapshots, double zoom, gboolean renew, ArnColorBy by)
{
  double times[ROUNDS];
  g_autoptr (ArnArenaScene) scene = arn_arena_scene_new ();

  arn_arena_scene_set_view_size (scene, WIDTH, HEIGHT);
  arn_reachability_count_unreachable (snapshots[0]);
  arn_arena_scene_set_snapshot (scene, snapshots[0]);
  arn_arena_scene_set_zoom (scene, zoom);
  arn_arena_scene_set_color_by (scene, by);
  paint (scene, 0, 0);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start;

      if (renew)
        {
          arn_arena_scene_set_zoom (scene, zoom * 1.01);
          arn_arena_scene_set_zoom (scene, zoom);
        }
      start = g_get_monotonic_time ();
      if (!renew)
        arn_arena_scene_set_snapshot (scene, snapshots[i % 2 == 0]);
      paint (scene, 0, 0);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
    }
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  g_print ("%-32s %6.1f ms\n", name, times[ROUNDS / 2]);
}

int
main (void)
{
  ArnSnapshot *pools[] = { make_pulse (1), make_pulse (2) };
  ArnSnapshot *blocks[] = { sample_heap_new (&(SampleHeap){ 1, 60, 0, 0, FALSE }), NULL };
  gint64 start = g_get_monotonic_time ();

  g_object_unref (make_pulse (3));
  g_print ("%-32s %6.1f ms\n", "64k pools, snapshot of a pulse",
           (g_get_monotonic_time () - start) / 1000.0);
  g_print ("%-32s %6u\n", "blocks", arn_snapshot_get_tables (blocks[0])->blocks.n);
  measure ("64k pools, whole view", pools, 1, TRUE, ARN_COLOR_BY_SIZE_CLASS);
  measure ("64k pools, from afar", pools, 0.125, TRUE, ARN_COLOR_BY_SIZE_CLASS);
  measure ("64k pools, one in a hundred", pools, 1, FALSE, ARN_COLOR_BY_SIZE_CLASS);
  measure ("1M blocks, whole view by type", blocks, 1, TRUE, ARN_COLOR_BY_TYPE);
  measure ("1M blocks, single blocks", blocks, 7, TRUE, ARN_COLOR_BY_TYPE);
  measure ("1M blocks, labels", blocks, 30, TRUE, ARN_COLOR_BY_TYPE);
  return 0;
}
