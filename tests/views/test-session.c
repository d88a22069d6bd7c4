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

/* Two equal heaps. */
static ArnSession *
session_with_baseline (ArnSnapshot **baseline)
{
  ArnSession *session = session_with_small_heap ();

  *baseline = sample_heap_small ();
  arn_session_set_baseline (session, *baseline, "1 · Before", FALSE);
  return session;
}

static void
wait_for_diff (ArnSession *session)
{
  while (!arn_session_get_diff (session))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_diff_is_made_for_baseline (void)
{
  g_autoptr (ArnSnapshot) baseline = NULL;
  g_autoptr (ArnSession) session = session_with_baseline (&baseline);

  g_assert_null (arn_session_get_diff (session));
  g_assert_cmpstr (arn_session_get_baseline_name (session), ==, "1 · Before");
  wait_for_diff (session);
  g_assert_true (arn_diff_get_old (arn_session_get_diff (session)) == baseline);
  g_assert_true (arn_diff_get_new (arn_session_get_diff (session)) ==
                 arn_session_get_snapshot (session));
}

static void
test_diff_is_never_an_old_one (void)
{
  g_autoptr (ArnSnapshot) baseline = NULL, next = sample_heap_small ();
  g_autoptr (ArnSession) session = session_with_baseline (&baseline);

  wait_for_diff (session);
  arn_session_set_snapshot (session, next);
  g_assert_null (arn_session_get_diff (session));
  wait_for_diff (session);
  g_assert_true (arn_diff_get_new (arn_session_get_diff (session)) == next);
  arn_session_set_baseline (session, NULL, NULL, FALSE);
  g_assert_null (arn_session_get_diff (session));
  g_assert_cmpstr (arn_session_get_baseline_name (session), ==, "");
}

static void
note_work (ArnSession *session, ArnWork *work, gpointer data)
{
  g_set_object ((ArnWork **) data, work);
}

/* Given up in the header bar: nothing is shown, and nothing is waited for. */
static void
test_diff_can_be_given_up (void)
{
  g_autoptr (ArnSnapshot) baseline = sample_heap_small ();
  g_autoptr (ArnSession) session = session_with_small_heap ();
  g_autoptr (ArnWork) work = NULL;

  g_signal_connect (session, "work-added", G_CALLBACK (note_work), &work);
  arn_session_set_baseline (session, baseline, "1", FALSE);
  g_assert_nonnull (work);
  g_cancellable_cancel (arn_work_get_cancellable (work));
  arn_session_set_baseline (session, NULL, NULL, FALSE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (arn_session_get_diff (session));
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
  g_test_add_func ("/views/session/diff-is-made-for-baseline", test_diff_is_made_for_baseline);
  g_test_add_func ("/views/session/diff-is-never-an-old-one", test_diff_is_never_an_old_one);
  g_test_add_func ("/views/session/diff-can-be-given-up", test_diff_can_be_given_up);
  return g_test_run ();
}
