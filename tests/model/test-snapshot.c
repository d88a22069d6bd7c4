/* Builder and snapshot: what is added comes out sorted, resolved and named. */
#include <glib.h>

#include "arn-schema.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

/* "3/340 used, 2/510 used, …": the pools that were taken. */
static char *
describe_pools (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  static const char *const states[] = { "free", "empty", "used", "full" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < t->pools.n; i++)
    if (t->pools.state[i] != ARN_POOL_FREE)
      g_string_append_printf (text, "%s%u: %u/%u %s", text->len > 0 ? ", " : "", i,
                              t->pools.used[i], t->pools.capacity[i], states[t->pools.state[i]]);
  return g_string_free (text, FALSE);
}

/* "node0@0 node1@1 -@2 …": owners of the blocks, in the order of the table. */
static char *
describe_blocks (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < t->blocks.n; i++)
    {
      g_autofree char *block = arn_snapshot_format_block (snapshot, i);

      g_string_append_printf (text, "%s%s (%d)", i > 0 ? ", " : "", block, (int) t->blocks.pool[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_edges (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  GString *text = g_string_new (NULL);

  for (guint holder = 0; holder < t->edges.n_holders; holder++)
    for (guint e = t->edges.first_edge[holder]; e < t->edges.first_edge[holder + 1]; e++)
      {
        g_autofree char *from = arn_snapshot_format_holder (snapshot, holder);
        g_autofree char *to = arn_snapshot_format_object (snapshot, t->edges.target[e]);
        g_autofree char *edge = arn_snapshot_format_edge (snapshot, e);

        g_string_append_printf (text, "%s%s %s%s %s", text->len > 0 ? "; " : "", from, edge,
                                t->edges.weak[e] ? " ~>" : " ->", to);
      }
  return g_string_free (text, FALSE);
}

static void
test_pools (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *pools = describe_pools (snapshot);

  g_assert_cmpstr (pools, ==, "0: 3/340 used, 1: 2/510 used, 2: 0/255 empty");
  g_assert_cmpuint (arn_snapshot_get_tables (snapshot)->pools.n, ==, 64);
}

static void
test_blocks (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *blocks = describe_blocks (snapshot);

  g_assert_cmpstr (blocks, ==,
                   "Node node0 (0), Node node1 (0), attribute values of Node node0 (0), "
                   "int 7 (1),  (1), list items (-1)");
}

static void
test_edges (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autofree char *edges = describe_edges (snapshot);

  g_assert_cmpstr (edges, ==,
                   "Node node0 .next -> Node node1; Node node0 .value -> int 7; "
                   "Node node1 .next -> Node node0; Node node1 .watch ~> Node node0; "
                   "serve, line 60 local node -> Node node0");
}

static void
test_edge_to_unknown_is_dropped (void)
{
  ArnSnapshotBuilder *b = arn_snapshot_builder_new (ARN_PART_OBJECTS | ARN_PART_EDGES);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_OTHER, 0);
  g_autoptr (ArnSnapshot) snapshot = NULL;

  arn_snapshot_builder_add_object (b, &(ArnObjectRow){ 0x1000, type, 56, 0, 1 });
  arn_snapshot_builder_begin_object (b, 0x1000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 0, 0x5000);
  arn_snapshot_builder_add_edge (b, ARN_EDGE_INDEX, FALSE, 1, 0x1000);
  snapshot = arn_snapshot_builder_end (b);
  g_autofree char *edges = describe_edges (snapshot);
  g_assert_cmpstr (edges, ==, "list [1] -> list");
}

static void
test_totals (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  /* node0 lies in 48 bytes and owns 48 of values; the class lies in no block. */
  g_assert_cmpuint (t->objects.total[1], ==, 96);
  g_assert_cmpuint (t->objects.total[0], ==, 936);
  g_assert_cmpuint (t->heap.blocks_in_use, ==, 6);
  g_assert_cmpuint (t->heap.bytes_in_use, ==, 3 * 48 + 2 * 32);
  g_assert_cmpuint (t->heap.large_bytes, ==, 4000);
}

static void
test_same_object_once (void)
{
  g_autoptr (ArnSnapshotBuilder) b = arn_snapshot_builder_new (ARN_PART_OBJECTS);
  ArnTypeId type = arn_snapshot_builder_add_type (b, "list", "builtins", 40, ARN_TYPE_OTHER, 0);

  g_assert_true (arn_snapshot_builder_add_object (b, &(ArnObjectRow){ 0x1000, type }));
  g_assert_false (arn_snapshot_builder_add_object (b, &(ArnObjectRow){ 0x1000, type }));
  g_assert_cmpuint (arn_snapshot_builder_find_object (b, 0x1000), ==, 0);
  g_assert_cmpuint (arn_snapshot_builder_find_object (b, 0x1008), ==, ARN_NONE);
}

static void
test_text_is_repaired (void)
{
  g_autoptr (ArnSnapshotBuilder) b = arn_snapshot_builder_new (0);

  g_assert_cmpuint (arn_snapshot_builder_intern (b, "a\xff"), ==,
                    arn_snapshot_builder_intern (b, "a\357\277\275"));
}

static void
test_empty_is_sound (void)
{
  g_autoptr (ArnSnapshot) snapshot = arn_snapshot_builder_end (arn_snapshot_builder_new (0));
  const char *problem;

  g_assert_true (arn_schema_check (arn_snapshot_get_tables (snapshot), NULL, &problem));
  g_assert_cmpstr (arn_snapshot_get_string (snapshot, 0), ==, "");
  g_assert_cmpstr (arn_snapshot_get_string (snapshot, 77), ==, "");
}

static void
test_samples_are_sound (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      SampleHeap settings = { seed, seed, seed / 2, 40, seed % 2 };
      g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&settings);
      const char *problem = NULL;

      g_assert_true (arn_schema_check (arn_snapshot_get_tables (snapshot), NULL, &problem));
      g_assert_cmpstr (problem, ==, NULL);
    }
}

static void
test_from_pulse (void)
{
  ArnPulse pulse = { 0 };
  ArnPulseArena *arena;
  ArnPulsePool *pool;
  ArnPulseSite *site;
  g_autoptr (ArnSnapshot) snapshot = NULL;

  arn_pulse_reset (&pulse);
  pulse.heap.generation_count[0] = 77;
  pulse.heap.file = arn_pulse_add_text (&pulse, "a.py");
  arena = arn_pulse_add_arena (&pulse);
  arena->address = 1 << 20;
  arena->n_pools = 64;
  arena->free_pools = 63;
  pool = arn_pulse_add_pool (&pulse);
  *pool = (ArnPulsePool){ 5, 10, 1021, 12, 0, ARN_POOL_USED };
  site = arn_pulse_add_site (&pulse);
  *site = (ArnPulseSite){ arn_pulse_add_text (&pulse, "a.py"), 3, 160, 10, 200 };

  snapshot = arn_snapshot_new_from_pulse (&pulse);
  g_autofree char *pools = describe_pools (snapshot);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  g_assert_cmpstr (pools, ==, "5: 10/1021 used");
  g_assert_cmpuint (t->parts, ==, ARN_PART_ARENAS | ARN_PART_GENERATIONS | ARN_PART_SITES);
  g_assert_cmpuint (t->heap.generation_count[0], ==, 77);
  g_assert_cmpuint (t->tracebacks.bytes[0], ==, 160);
  g_assert_cmpstr (arn_snapshot_get_string (snapshot, t->sites.file[0]), ==, "a.py");
  g_assert_cmpstr (arn_snapshot_get_string (snapshot, t->heap.file), ==, "a.py");
  arn_pulse_clear (&pulse);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/snapshot/pools", test_pools);
  g_test_add_func ("/model/snapshot/blocks-find-owners", test_blocks);
  g_test_add_func ("/model/snapshot/edges-are-named", test_edges);
  g_test_add_func ("/model/snapshot/edge-to-unknown-is-dropped", test_edge_to_unknown_is_dropped);
  g_test_add_func ("/model/snapshot/totals", test_totals);
  g_test_add_func ("/model/snapshot/same-object-once", test_same_object_once);
  g_test_add_func ("/model/snapshot/text-is-repaired", test_text_is_repaired);
  g_test_add_func ("/model/snapshot/empty-is-sound", test_empty_is_sound);
  g_test_add_func ("/model/snapshot/samples-are-sound", test_samples_are_sound);
  g_test_add_func ("/model/snapshot/from-pulse", test_from_pulse);
  return g_test_run ();
}
