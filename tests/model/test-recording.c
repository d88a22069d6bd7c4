/* What a recording keeps, and what it says of it. */
#include <gio/gio.h>

#include "arn-recording.h"
#include "sample-heap.h"

static void
note_index (ArnRecording *recording, guint index, gpointer data)
{
  *(guint *) data = index;
}

static void
test_output (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  ArnOutputChunk chunk;
  guint last = 99;

  g_signal_connect (recording, "output", G_CALLBACK (note_index), &last);
  arn_recording_append_output (recording,
                               &(ArnOutputChunk){ ARN_STREAM_OUT, "hello\n", -1, 5, 6, 7 });
  arn_recording_append_output (recording, &(ArnOutputChunk){ ARN_STREAM_ERROR, "x\xffyz", 3 });
  g_assert_cmpuint (last, ==, 1);
  g_assert_true (arn_recording_get_modified (recording));
  arn_recording_get_chunk (recording, 0, &chunk);
  g_assert_cmpstr (chunk.text, ==, "hello\n");
  g_assert_cmpuint (chunk.length, ==, 6);
  g_assert_cmpuint (chunk.line, ==, 7);
  arn_recording_get_chunk (recording, 1, &chunk);
  g_assert_cmpstr (chunk.text, ==, "x\357\277\275y");
}

static void
test_sources (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();

  arn_recording_add_source (recording, "a.py", "x = 1\n");
  g_assert_cmpstr (arn_recording_find_source (recording, "a.py"), ==, "x = 1\n");
  g_assert_null (arn_recording_find_source (recording, "b.py"));
}

static void
test_events (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  const ArnEvent *events;
  guint last = 99, n;

  g_signal_connect (recording, "event", G_CALLBACK (note_index), &last);
  arn_recording_add_event (recording, &(ArnEvent){ ARN_EVENT_COLLECTION, .freed = 4 });
  arn_recording_add_event (recording, &(ArnEvent){ ARN_EVENT_MARK, .text = "warm" });
  events = arn_recording_get_events (recording, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (last, ==, 1);
  g_assert_cmpstr (events[0].text, ==, "");
  g_assert_cmpstr (events[1].text, ==, "warm");
}

static void
test_snapshots (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  ArnSnapshotItem *item =
      arn_recording_add_snapshot (recording, snapshot, "before", ARN_TAKEN_BY_PERSON);

  g_assert_cmpuint (g_list_model_get_n_items (arn_recording_get_snapshots (recording)), ==, 1);
  g_assert_cmpstr (arn_snapshot_item_get_label (item), ==, "before");
  g_assert_cmpuint (arn_snapshot_item_get_number (item), ==, 1);
  g_assert_cmpuint (arn_snapshot_item_get_line (item), ==, 60);
  g_assert_true (arn_snapshot_item_peek (item) == snapshot);
  g_assert_true (arn_recording_has_unsaved_snapshots (recording));
  arn_recording_remove_snapshot (recording, item);
  g_assert_cmpuint (g_list_model_get_n_items (arn_recording_get_snapshots (recording)), ==, 0);
}

/* The labels that are left, in order. */
static char *
labels (ArnRecording *recording)
{
  GListModel *model = arn_recording_get_snapshots (recording);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (ArnSnapshotItem) item = g_list_model_get_item (model, i);

      g_string_append (text, arn_snapshot_item_get_label (item));
    }
  return g_string_free (text, FALSE);
}

static void
test_budget (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 1, 2, 0, 0, FALSE });
  gsize n = ARN_AUTOMATIC_BUDGET / arn_snapshot_get_size (snapshot);

  arn_recording_add_snapshot (recording, snapshot, "p", ARN_TAKEN_BY_PERSON);
  arn_recording_add_snapshot (recording, snapshot, "a", ARN_TAKEN_BY_TIMER);
  arn_recording_add_snapshot (recording, snapshot, "b", ARN_TAKEN_BY_TIMER);
  arn_recording_add_snapshot (recording, snapshot, "m", ARN_TAKEN_BY_MARK);
  for (gsize i = 2; i < n; i++)
    arn_recording_add_snapshot (recording, snapshot, "", ARN_TAKEN_BY_TIMER);
  g_autofree char *before = labels (recording);
  g_assert_cmpstr (before, ==, "pabm");
  arn_recording_add_snapshot (recording, snapshot, "z", ARN_TAKEN_BY_TIMER);
  g_autofree char *after = labels (recording);
  g_assert_cmpstr (after, ==, "pbmz");
}

/* What was looked at is listed once, however often it is saved. */
static void
test_keep (void)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  GListModel *items = arn_recording_get_snapshots (recording);
  g_autoptr (ArnSnapshotItem) item = NULL;

  arn_recording_keep_snapshot (recording, snapshot);
  arn_recording_keep_snapshot (recording, snapshot);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 1);
  item = g_list_model_get_item (items, 0);
  g_assert_cmpstr (arn_snapshot_item_get_label (item), !=, "");
  g_assert_false (arn_recording_has_unsaved_snapshots (recording));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/recording/output", test_output);
  g_test_add_func ("/model/recording/sources", test_sources);
  g_test_add_func ("/model/recording/events", test_events);
  g_test_add_func ("/model/recording/snapshots", test_snapshots);
  g_test_add_func ("/model/recording/budget", test_budget);
  g_test_add_func ("/model/recording/keep", test_keep);
  return g_test_run ();
}
