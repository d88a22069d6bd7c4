/* What is other in the map than in a baseline. */
#include "arn-arena-change.h"
#include "arn-snapshot-builder.h"

/* Arenas by their letters, each with as many pools in use, from the first on. */
static ArnSnapshot *
make_heap (const char *arenas, const guint *used)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_ARENAS);

  for (guint i = 0; arenas[i] != '\0'; i++)
    {
      guint64 address = (guint64) arenas[i] << 20;

      arn_snapshot_builder_add_arena (b, &(ArnArenaRow){ address, i, 64, 64 - used[i], 0 });
      for (guint k = 0; k < used[i]; k++)
        arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ address, k, ARN_POOL_USED, 2, 1, 340, 1 });
    }
  return arn_snapshot_builder_end (b);
}

static void
test_arenas_and_pools (void)
{
  g_autoptr (ArnSnapshot) before = make_heap ("abd", (const guint[]){ 3, 2, 1 });
  g_autoptr (ArnSnapshot) now = make_heap ("acd", (const guint[]){ 1, 2, 2 });
  g_autoptr (ArnArenaChange) change = arn_arena_change_new (now, before);
  g_autofree char *text = arn_arena_change_format (change);

  g_assert_cmpstr (text, ==, "arenas: +1 \u22121");
  g_assert_cmpuint (change->arenas[0], ==, ARN_CHANGE_NONE);
  g_assert_cmpuint (change->arenas[1], ==, ARN_CHANGE_BORN);
  g_assert_cmpuint (change->arenas[2], ==, ARN_CHANGE_NONE);
  g_assert_cmpuint (change->pools[0], ==, ARN_CHANGE_NONE);
  g_assert_cmpuint (change->pools[1], ==, ARN_CHANGE_GONE);
  g_assert_cmpuint (change->pools[2], ==, ARN_CHANGE_GONE);
  g_assert_cmpuint (change->pools[64], ==, ARN_CHANGE_NONE);
  g_assert_cmpuint (change->pools[2 * 64 + 1], ==, ARN_CHANGE_BORN);
}

static void
test_same (void)
{
  g_autoptr (ArnSnapshot) heap = make_heap ("ab", (const guint[]){ 3, 2 });
  g_autoptr (ArnArenaChange) change = arn_arena_change_new (heap, heap);

  g_assert_null (arn_arena_change_format (change));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/change/arenas-and-pools", test_arenas_and_pools);
  g_test_add_func ("/scene/change/same", test_same);
  return g_test_run ();
}
