/* Look-ups and the first analyses, on the small sample heap. */
#include <glib.h>

#include "arn-ledger.h"
#include "arn-line-table.h"
#include "arn-lookup.h"
#include "arn-references.h"
#include "arn-size-classes.h"
#include "arn-type-table.h"
#include "sample-heap.h"

static void
test_lookup_places (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();

  g_assert_cmpuint (arn_lookup_arena (s, SAMPLE_ARENA), ==, 0);
  g_assert_cmpuint (arn_lookup_arena (s, SAMPLE_ARENA + (1 << 20) - 1), ==, 0);
  g_assert_cmpuint (arn_lookup_arena (s, SAMPLE_ARENA + (1 << 20)), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_arena (s, SAMPLE_ARENA - 1), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_pool (s, SAMPLE_ARENA + 16384), ==, 1);
  g_assert_cmpuint (arn_lookup_index (s, 0, SAMPLE_ARENA + 47), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_index (s, 0, SAMPLE_NODE_1), ==, 1);
}

static void
test_lookup_blocks (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();

  g_assert_cmpuint (arn_lookup_block (s, SAMPLE_NODE_1 + 15), ==, 1);
  g_assert_cmpuint (arn_lookup_block (s, SAMPLE_ARENA + 48 + 3 * 48), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_block (s, SAMPLE_LARGE + 3999), ==, 5);
  g_assert_cmpuint (arn_lookup_block (s, SAMPLE_LARGE + 4000), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_block_at (s, 0, 2), ==, 2);
  g_assert_cmpuint (arn_lookup_block_at (s, 0, 3), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_block_at (s, 0, 400), ==, ARN_NONE);
}

static void
test_lookup_objects (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();

  g_assert_cmpuint (arn_lookup_object (s, SAMPLE_NODE_0), ==, 1);
  g_assert_cmpuint (arn_lookup_object (s, SAMPLE_NODE_0 + 8), ==, ARN_NONE);
  g_assert_cmpuint (arn_lookup_block_object (s, 2), ==, 1);
  g_assert_cmpuint (arn_lookup_serial (s, 2), ==, 2);
  g_assert_cmpuint (arn_lookup_serial (s, 3), ==, ARN_NONE);
}

static void
test_owned_blocks (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  const ArnBlockId *owned;
  guint n;

  owned = arn_lookup_owned_blocks (s, 1, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (owned[0], ==, 0);
  g_assert_cmpuint (owned[1], ==, 2);
  arn_lookup_owned_blocks (s, 0, &n);
  g_assert_cmpuint (n, ==, 0);
}

static void
test_parse_address (void)
{
  guint64 address;

  g_assert_true (arn_lookup_parse_address (" 0x7FFf ", &address));
  g_assert_cmpuint (address, ==, 0x7fff);
  g_assert_true (arn_lookup_parse_address ("7fff0", &address));
  g_assert_cmpuint (address, ==, 0x7fff0);
  g_assert_true (arn_lookup_parse_address ("140", &address));
  g_assert_cmpuint (address, ==, 140);
  g_assert_false (arn_lookup_parse_address ("0x", &address));
  g_assert_false (arn_lookup_parse_address ("", &address));
  g_assert_false (arn_lookup_parse_address ("node", &address));
  g_assert_false (arn_lookup_parse_address ("0xfffffffffffffffff", &address));
}

static void
test_referrers (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  ArnReferrers in = arn_references_in (s, 1);
  guint n;

  g_assert_cmpuint (in.n, ==, 3);
  g_assert_cmpuint (in.holder[0], ==, 2);
  g_assert_cmpuint (in.holder[1], ==, 2);
  g_assert_cmpuint (in.holder[2], ==, 4);
  g_assert_cmpuint (arn_holder_root (s, in.holder[2]), ==, 0);
  g_assert_cmpuint (arn_holder_root (s, in.holder[1]), ==, ARN_NONE);
  g_assert_cmpuint (arn_references_in (s, 0).n, ==, 0);
  g_assert_cmpuint (arn_references_out (s, 2, &n), ==, 2);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_ledger (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  g_autoptr (ArnLedger) ledger = arn_ledger_new (s, 1);
  g_autofree char *text = arn_ledger_format (ledger);
  g_autofree char *first = arn_snapshot_format_holder (s, ledger->entries[0].holder);

  g_assert_cmpstr (text, ==, "2 of 2 accounted for");
  g_assert_cmpuint (ledger->n_entries, ==, 2);
  g_assert_cmpuint (ledger->n_weak, ==, 1);
  g_assert_cmpstr (first, ==, "serve, line 60");
}

static void
test_ledger_immortal (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  g_autoptr (ArnLedger) ledger = arn_ledger_new (s, 0);
  g_autofree char *text = arn_ledger_format (ledger);

  g_assert_cmpstr (text, ==, "immortal");
}

static void
test_types (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  const ArnTypeRows *rows = arn_type_table_get (s);

  g_assert_cmpuint (rows->n, ==, 3);
  g_assert_cmpuint (rows->rows[0].total, ==, 936);
  g_assert_cmpuint (rows->rows[1].count, ==, 2);
  g_assert_cmpuint (rows->rows[1].total, ==, 144);
  g_assert_cmpuint (rows->rows[1].size, ==, 96);
  g_assert_cmpuint (rows->objects[rows->rows[1].first], ==, 1);
  g_assert_cmpuint (rows->row_of_type[0], ==, 1);
  g_assert_true (rows == arn_type_table_get (s));
}

static void
test_lines (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();

  g_assert_cmpuint (arn_line_table_get (s)->n, ==, 1);
  g_assert_cmpuint (arn_line_table_find (s, "ring.py", 12).bytes, ==, 4136);
  g_assert_cmpuint (arn_line_table_find (s, "ring.py", 60).bytes, ==, 0);
  g_assert_cmpuint (arn_line_table_find (s, "other.py", 12).bytes, ==, 0);
}

static void
test_size_classes (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_small ();
  const ArnSizeClasses *classes = arn_size_classes_get (s);

  g_assert_cmpuint (classes->classes[2].in_use, ==, 3);
  g_assert_cmpuint (classes->classes[2].available, ==, 337);
  g_assert_cmpuint (classes->classes[3].available, ==, 0);
  g_assert_cmpuint (classes->free_pools, ==, 62);
  g_assert_cmpuint (classes->tail_bytes, ==, 16 + 16);
  g_assert_cmpuint (classes->slack_bytes, ==, 0);
}

/* In use, available, free, headers, tails and slack are all there is. */
static void
test_size_classes_add_up (void)
{
  g_autoptr (ArnSnapshot) s = sample_heap_new (&(SampleHeap){ 3, 5, 2, 10, FALSE });
  const ArnSizeClasses *classes = arn_size_classes_get (s);
  const ArnHeapFigures *heap = arn_snapshot_get_heap (s);
  guint64 sum =
      classes->unused_bytes + classes->header_bytes + classes->tail_bytes + classes->slack_bytes;

  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    sum += (classes->classes[i].in_use + classes->classes[i].available) *
           classes->classes[i].block_size;
  g_assert_cmpuint (sum, ==, heap->arenas * heap->arena_size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/lookup/places", test_lookup_places);
  g_test_add_func ("/model/lookup/blocks", test_lookup_blocks);
  g_test_add_func ("/model/lookup/objects", test_lookup_objects);
  g_test_add_func ("/model/lookup/owned-blocks", test_owned_blocks);
  g_test_add_func ("/model/lookup/parse-address", test_parse_address);
  g_test_add_func ("/model/references/referrers", test_referrers);
  g_test_add_func ("/model/ledger/accounts-for-all", test_ledger);
  g_test_add_func ("/model/ledger/immortal", test_ledger_immortal);
  g_test_add_func ("/model/types/rows", test_types);
  g_test_add_func ("/model/lines/rows", test_lines);
  g_test_add_func ("/model/size-classes/rows", test_size_classes);
  g_test_add_func ("/model/size-classes/add-up", test_size_classes_add_up);
  return g_test_run ();
}
