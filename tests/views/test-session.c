/* The selection that all views share: what it resolves to, and how it follows new snapshots. */
#include "arn-lookup.h"
#include "arn-session.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

static ArnSession *
session_with_small_heap (void)
{
  ArnSession *session = arn_session_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();

  arn_session_set_snapshot (session, snapshot);
  return session;
}

static void
test_address_of_object (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();
  const ArnSelection *selection;

  g_assert_true (arn_session_select_address (session, SAMPLE_NODE_0));
  selection = arn_session_get_selection (session);
  g_assert_cmpint (selection->kind, ==, ARN_SELECTED_OBJECT);
  g_assert_cmphex (selection->address, ==, SAMPLE_NODE_0);
}

static void
test_address_of_head_selects_object (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();

  g_assert_true (arn_session_select_address (session, SAMPLE_NODE_0 - 8));
  g_assert_cmphex (arn_session_get_selection (session)->address, ==, SAMPLE_NODE_0);
}

static void
test_free_block (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();
  const ArnSelection *selection;

  g_assert_true (arn_session_select_address (session, SAMPLE_ARENA + 48 + 3 * 48));
  selection = arn_session_get_selection (session);
  g_assert_cmpint (selection->kind, ==, ARN_SELECTED_BLOCK);
  g_assert_cmpuint (selection->block, ==, ARN_NONE);
}

static void
test_pool_by_its_header (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();

  g_assert_true (arn_session_select_address (session, SAMPLE_ARENA));
  g_assert_cmpint (arn_session_get_selection (session)->kind, ==, ARN_SELECTED_POOL);
}

static void
test_unknown_address_changes_nothing (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();

  arn_session_select_address (session, SAMPLE_NODE_0);
  g_assert_false (arn_session_select_address (session, 0x12));
  g_assert_cmphex (arn_session_get_selection (session)->address, ==, SAMPLE_NODE_0);
}

static void
test_found_again_in_next_snapshot (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();
  g_autoptr (ArnSnapshot) next = sample_heap_small ();

  arn_session_select_address (session, SAMPLE_NODE_0);
  arn_session_set_snapshot (session, next);
  g_assert_true (arn_session_get_selection (session)->in == next);
  g_assert_false (arn_session_get_selection (session)->gone);
}

static void
test_freed_object_stays_as_tombstone (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();
  ArnSnapshot *before = arn_session_get_snapshot (session);
  g_autoptr (ArnSnapshot) kept = g_object_ref (before);
  g_autoptr (ArnSnapshot) next =
      arn_snapshot_builder_end (arn_snapshot_builder_new (ARN_PART_BLOCKS | ARN_PART_OBJECTS));
  g_autofree char *text = NULL;

  arn_session_select_address (session, SAMPLE_NODE_0);
  arn_session_set_snapshot (session, next);
  g_assert_true (arn_session_get_selection (session)->gone);
  g_assert_true (arn_session_get_selection (session)->in == kept);
  text = arn_session_format_selection (session);
  g_assert_cmpstr (text, ==, "Node node0");
}

static void
test_other_recording_forgets (void)
{
  g_autoptr (ArnSession) session = session_with_small_heap ();
  g_autoptr (ArnRecording) recording = arn_recording_new ();

  arn_session_select_address (session, SAMPLE_NODE_0);
  arn_session_set_recording (session, recording);
  g_assert_cmpint (arn_session_get_selection (session)->kind, ==, ARN_SELECTED_NOTHING);
  g_assert_null (arn_session_get_snapshot (session));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/session/address-of-object", test_address_of_object);
  g_test_add_func ("/views/session/head-selects-object", test_address_of_head_selects_object);
  g_test_add_func ("/views/session/free-block", test_free_block);
  g_test_add_func ("/views/session/pool-by-its-header", test_pool_by_its_header);
  g_test_add_func ("/views/session/unknown-address", test_unknown_address_changes_nothing);
  g_test_add_func ("/views/session/found-again", test_found_again_in_next_snapshot);
  g_test_add_func ("/views/session/tombstone", test_freed_object_stays_as_tombstone);
  g_test_add_func ("/views/session/other-recording-forgets", test_other_recording_forgets);
  return g_test_run ();
}
