/* The waterfall's parts add up on every heap there is a sample of. */
#include "arn-snapshot-builder.h"
#include "arn-waterfall.h"
#include "sample-heap.h"

/* From the whole downwards, each total is what the parts before it leave. */
static void
assert_adds_up (ArnSnapshot *snapshot)
{
  ArnWaterfall fall;
  guint64 left = 0;

  arn_waterfall_measure (snapshot, &fall);
  for (guint row = 0; row < ARN_N_WATERFALL; row++)
    {
      if (!fall.known[row])
        g_assert_cmpuint (fall.bytes[row], ==, 0);
      if (row == ARN_WATERFALL_PROCESS)
        left = fall.bytes[row];
      else if (arn_waterfall_is_left (row))
        g_assert_cmpuint (fall.bytes[row], ==, left);
      else
        left -= fall.bytes[row];
    }
}

static void
test_small (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  ArnWaterfall fall;

  assert_adds_up (snapshot);
  arn_waterfall_measure (snapshot, &fall);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_LARGE], ==, 4000);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_IN_USE], ==, 3 * 48 + 2 * 32);
  g_assert_cmpuint (fall.count[ARN_WATERFALL_IN_USE], ==, 5);
  g_assert_false (fall.known[ARN_WATERFALL_RAW]);
}

static void
test_big (void)
{
  for (guint is_39 = 0; is_39 < 2; is_39++)
    {
      const SampleHeap settings = { 3, 20, 6, 500, is_39 };
      g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&settings);

      assert_adds_up (snapshot);
    }
}

static void
test_process (void)
{
  g_autoptr (ArnSnapshotBuilder) b = arn_snapshot_builder_new (ARN_PART_ARENAS);
  g_autoptr (ArnSnapshot) snapshot = NULL;
  ArnWaterfall fall;

  arn_snapshot_builder_add_arena (b, &(ArnArenaRow){ 0x100000, 0, 63, 63, 4096 });
  arn_snapshot_builder_heap (b)->raw_bytes = 1000;
  arn_snapshot_builder_heap (b)->process_bytes = 5000000;
  snapshot = arn_snapshot_builder_end (g_steal_pointer (&b));
  assert_adds_up (snapshot);
  arn_waterfall_measure (snapshot, &fall);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_PROCESS], ==, 5000000);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_OTHER], ==, 5000000 - 1000 - (1 << 20));
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_FREE_POOLS], ==, 63 * 16384);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_HEADERS], ==, 16384);
}

static void
test_free_lists (void)
{
  g_autoptr (ArnSnapshotBuilder) b =
      arn_snapshot_builder_new (ARN_PART_ARENAS | ARN_PART_BLOCKS | ARN_PART_OBJECTS);
  g_autoptr (ArnSnapshot) snapshot = NULL;
  ArnWaterfall fall;

  arn_snapshot_builder_add_arena (b, &(ArnArenaRow){ 0x100000, 0, 64, 63, 0 });
  arn_snapshot_builder_add_pool (b, &(ArnPoolRow){ 0x100000, 0, ARN_POOL_USED, 2, 2, 340, 2 });
  for (guint i = 0; i < 2; i++)
    arn_snapshot_builder_add_block (b,
                                    &(ArnBlockRow){ 0x100030 + i * 48, 48, 48, i + 1, ARN_NONE });
  arn_snapshot_builder_claim_block (b, 0x100060, 0, "free list: floats");
  snapshot = arn_snapshot_builder_end (g_steal_pointer (&b));
  assert_adds_up (snapshot);
  arn_waterfall_measure (snapshot, &fall);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_FREE_LISTS], ==, 48);
  g_assert_cmpuint (fall.bytes[ARN_WATERFALL_LIVE], ==, 48);
  g_assert_cmpuint (fall.count[ARN_WATERFALL_LIVE], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/waterfall/small", test_small);
  g_test_add_func ("/model/waterfall/big", test_big);
  g_test_add_func ("/model/waterfall/process", test_process);
  g_test_add_func ("/model/waterfall/free-lists", test_free_lists);
  return g_test_run ();
}
