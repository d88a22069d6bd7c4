/* Recordings as files: what is saved comes back; whatever is wrong ends in a sentence. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arn-file.h"
#include "arn-schema.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

typedef struct
{
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("arenarium-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.arenarium", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  GDir *dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_dir_close (dir);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static ArnRecording *
make_recording (void)
{
  char *arguments[] = { (char *) "--fast", NULL };
  ArnRecording *recording = arn_recording_new ();
  g_autoptr (ArnSnapshot) small = sample_heap_small ();
  g_autoptr (ArnSnapshot) empty = arn_snapshot_builder_end (arn_snapshot_builder_new (0));
  ArnPulse pulse = { 0 };

  arn_recording_set_title (recording, "Ring");
  arn_recording_set_settings (recording, &(ArnRunSettings){ ARN_PROFILE_39, 25, 1 << 30, 7, 4096, 3,
                                                            1234567, arguments });
  arn_recording_add_source (recording, "ring.py", "print('hello')\n");
  arn_recording_append_output (recording,
                               &(ArnOutputChunk){ ARN_STREAM_ERROR, "hello\n", -1, 5, 6, 7 });
  arn_recording_add_event (recording,
                           &(ArnEvent){ ARN_EVENT_MARK, 1, 2, 3, 4, 5, 6, 7, 8, "warm" });
  for (guint i = 1; i < 9; i++)
    {
      pulse.heap.time = i * 10;
      pulse.heap.bytes_in_use = i;
      arn_recording_add_pulse (recording, &pulse);
    }
  arn_recording_add_snapshot (recording, small, "before", ARN_TAKEN_BY_PERSON);
  arn_recording_add_snapshot (recording, empty, "nothing", ARN_TAKEN_BY_MARK);
  return recording;
}

static void
assert_same_snapshot (ArnSnapshot *a, ArnSnapshot *b)
{
  ArnTables *x = (ArnTables *) arn_snapshot_get_tables (a);
  ArnTables *y = (ArnTables *) arn_snapshot_get_tables (b);
  guint n;
  const ArnColumnInfo *infos = arn_schema_get_columns (&n);

  g_assert_cmpuint (x->parts, ==, y->parts);
  g_assert_cmpmem (&x->heap, sizeof x->heap, &y->heap, sizeof y->heap);
  for (guint i = 0; i < n; i++)
    g_assert_cmpmem (*arn_schema_column (x, &infos[i]),
                     arn_schema_column_length (x, &infos[i]) * infos[i].width,
                     *arn_schema_column (y, &infos[i]),
                     arn_schema_column_length (y, &infos[i]) * infos[i].width);
}

static ArnSnapshot *
load (ArnRecording *recording, guint index, GError **error)
{
  g_autoptr (ArnSnapshotItem) item =
      g_list_model_get_item (arn_recording_get_snapshots (recording), index);

  return arn_snapshot_item_load (item, NULL, error);
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) saved = make_recording ();
  g_autoptr (ArnRecording) opened = NULL;
  g_autoptr (GError) error = NULL;
  const ArnRunSettings *settings;
  const ArnEvent *events;
  ArnOutputChunk chunk;
  guint n;

  arn_recording_save (saved, f->path, NULL, &error);
  g_assert_no_error (error);
  opened = arn_recording_open (f->path, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (arn_recording_get_title (opened), ==, "Ring");
  g_assert_false (arn_recording_get_modified (opened));
  g_assert_false (arn_recording_has_unsaved_snapshots (opened));
  settings = arn_recording_get_settings (opened);
  g_assert_cmpuint (settings->profile, ==, ARN_PROFILE_39);
  g_assert_cmpuint (settings->trace_depth, ==, 25);
  g_assert_cmpuint (settings->arena_offset, ==, 4096);
  g_assert_cmpint (settings->started_at, ==, 1234567);
  g_assert_cmpstr (settings->arguments[0], ==, "--fast");
  g_assert_cmpstr (arn_recording_find_source (opened, "ring.py"), ==, "print('hello')\n");
  arn_recording_get_chunk (opened, 0, &chunk);
  g_assert_cmpstr (chunk.text, ==, "hello\n");
  g_assert_cmpuint (chunk.stream, ==, ARN_STREAM_ERROR);
  g_assert_cmpuint (chunk.line, ==, 7);
  events = arn_recording_get_events (opened, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (events[0].text, ==, "warm");
  g_assert_cmpuint (events[0].uncollectable, ==, 8);
  g_assert_cmpuint (arn_history_get_length (arn_recording_get_history (opened)), ==, 8);
  g_assert_cmpuint (
      arn_history_get_column (arn_recording_get_history (opened), ARN_HISTORY_HEAP)[7], ==, 8);
}

static void
test_snapshots_come_back (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) saved = make_recording ();
  g_autoptr (ArnRecording) opened = NULL;
  g_autoptr (ArnSnapshot) big = sample_heap_new (&(SampleHeap){ 5, 4, 2, 60, FALSE });

  arn_recording_add_snapshot (saved, big, "big", ARN_TAKEN_BY_TIMER);
  g_assert_true (arn_recording_save (saved, f->path, NULL, NULL));
  opened = arn_recording_open (f->path, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (arn_recording_get_snapshots (opened)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ArnSnapshotItem) item =
          g_list_model_get_item (arn_recording_get_snapshots (opened), i);
      g_autoptr (ArnSnapshot) before = load (saved, i, NULL);
      g_autoptr (ArnSnapshot) after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (arn_snapshot_item_peek (item));
      g_assert_cmpuint (arn_snapshot_item_get_number (item), ==, i + 1);
      after = load (opened, i, &error);
      g_assert_no_error (error);
      assert_same_snapshot (before, after);
      g_assert_true (arn_snapshot_item_peek (item) == after);
    }
}

static void
test_opened_can_be_saved_over_itself (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) first = make_recording ();
  g_autoptr (ArnRecording) second = NULL, third = NULL;
  g_autoptr (ArnSnapshot) before = NULL, after = NULL;

  g_assert_true (arn_recording_save (first, f->path, NULL, NULL));
  second = arn_recording_open (f->path, NULL, NULL);
  g_assert_true (arn_recording_save (second, f->path, NULL, NULL));
  third = arn_recording_open (f->path, NULL, NULL);
  before = load (first, 0, NULL);
  after = load (third, 0, NULL);
  assert_same_snapshot (before, after);
}

static void
test_only_for_its_owner (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  struct stat status;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_cmpint (stat (f->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* Nothing is left behind, and what was there stays, when it cannot be written. */
static void
test_failed_save_leaves_the_old (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  g_file_set_contents (f->path, "old", -1, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_false (arn_recording_save (recording, f->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (f->path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "old");
  dir = g_dir_open (f->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
test_no_such_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "none", "a.arenarium", NULL);

  g_assert_false (arn_recording_save (recording, path, NULL, &error));
  g_assert_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM);
  g_clear_error (&error);
  g_assert_null (arn_recording_open (path, NULL, &error));
  g_assert_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_SYSTEM);
}

static void
assert_open_fails (Fixture *f, const char *contents, gssize length, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (f->path, contents, length, NULL));
  g_assert_null (arn_recording_open (f->path, NULL, &error));
  g_assert_error (error, ARN_FILE_ERROR, code);
}

static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_open_fails (f, "", 0, ARN_FILE_ERROR_TRUNCATED);
  assert_open_fails (f, "x", 1, ARN_FILE_ERROR_FOREIGN);
  assert_open_fails (f, "print('hello, this is a program of some length, and no recording')\n", -1,
                     ARN_FILE_ERROR_FOREIGN);
  g_assert_null (arn_recording_open (f->folder, NULL, &error));
  g_assert_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_FOREIGN);
}

/* Opens what is in the file and asks for everything. Fine or an error, but no crash. */
static gboolean
try_everything (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ArnRecording) recording = arn_recording_open (f->path, NULL, &error);
  gboolean fine = TRUE;

  if (recording == NULL)
    {
      g_assert_cmpuint (error->domain, ==, ARN_FILE_ERROR);
      return FALSE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (arn_recording_get_snapshots (recording)); i++)
    {
      g_autoptr (ArnSnapshot) snapshot = load (recording, i, &error);

      if (snapshot == NULL)
        {
          g_assert_cmpuint (error->domain, ==, ARN_FILE_ERROR);
          g_clear_error (&error);
          fine = FALSE;
        }
    }
  return fine;
}

/* The bytes that may differ without harm: paddings between columns, which nobody reads. */
static void
test_every_byte_flipped (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autofree char *contents = NULL;
  gsize length, step, unnoticed = 0, tried = 0;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  step = g_test_slow () ? 1 : 7;
  for (gsize i = 0; i < length; i += step)
    {
      contents[i] ^= 1 << (i % 8);
      g_assert_true (g_file_set_contents_full (f->path, contents, length, G_FILE_SET_CONTENTS_NONE,
                                               0600, NULL));
      unnoticed += try_everything (f);
      tried++;
      contents[i] ^= 1 << (i % 8);
    }
  g_assert_cmpuint (unnoticed * 4, <, tried);
}

static void
test_cut_anywhere (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (gsize i = 8; i < length; i += i < 200 ? 1 : 61)
    assert_open_fails (f, contents, i, ARN_FILE_ERROR_TRUNCATED);
}

static void
test_longer_than_it_says (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  assert_open_fails (f, contents, length + 1, ARN_FILE_ERROR_DAMAGED);
}

static void
test_newer_version (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  contents[8]++;
  assert_open_fails (f, contents, length, ARN_FILE_ERROR_VERSION);
}

/* Bytes at random behind a header that is right: whatever the container says must be contained. */
static void
test_random_payload (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (arn_recording_save (recording, f->path, NULL, NULL));
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *copy = g_memdup2 (contents, length);
      gsize start = g_rand_int_range (rand, 64, length);
      gsize n = g_rand_int_range (rand, 1, 64);
      gsize end = MIN (length, start + n);

      for (gsize i = start; i < end; i++)
        copy[i] = g_rand_int (rand);
      g_assert_true (
          g_file_set_contents_full (f->path, copy, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      try_everything (f);
    }
}

static void
test_shrinks_while_open (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) saved = arn_recording_new ();
  g_autoptr (ArnSnapshot) big = sample_heap_new (&(SampleHeap){ 5, 4, 0, 0, FALSE });
  g_autoptr (ArnRecording) opened = NULL;
  g_autoptr (GError) error = NULL;

  arn_recording_add_snapshot (saved, big, "", ARN_TAKEN_BY_PERSON);
  g_assert_true (arn_recording_save (saved, f->path, NULL, NULL));
  opened = arn_recording_open (f->path, NULL, NULL);
  g_assert_true (arn_recording_is_intact (opened));
  g_assert_cmpint (truncate (f->path, 8192), ==, 0);
  g_assert_null (load (opened, 0, &error));
  g_assert_error (error, ARN_FILE_ERROR, ARN_FILE_ERROR_TRUNCATED);
  g_assert_false (arn_recording_is_intact (opened));
}

/* A snapshot in use whose file is cut goes on as one of zeroes. */
static void
test_shrinks_while_in_use (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) saved = arn_recording_new ();
  g_autoptr (ArnSnapshot) big = sample_heap_new (&(SampleHeap){ 5, 4, 0, 0, FALSE });
  g_autoptr (ArnRecording) opened = NULL;
  g_autoptr (ArnSnapshot) snapshot = NULL;
  const ArnTables *t;
  guint64 sum = 0;

  arn_recording_add_snapshot (saved, big, "", ARN_TAKEN_BY_PERSON);
  g_assert_true (arn_recording_save (saved, f->path, NULL, NULL));
  opened = arn_recording_open (f->path, NULL, NULL);
  snapshot = load (opened, 0, NULL);
  t = arn_snapshot_get_tables (snapshot);
  g_assert_cmpint (truncate (f->path, 64), ==, 0);
  for (guint i = 0; i < t->objects.n; i++)
    {
      g_autofree char *text = arn_snapshot_format_object (snapshot, i);

      sum += strlen (text) + t->objects.size[i];
    }
  g_assert_cmpuint (sum, <, G_MAXUINT64);
  g_assert_false (arn_recording_is_intact (opened));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  arn_recording_save_finish (ARN_RECORDING (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

static void
test_saving_clears_modified (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_assert_true (arn_recording_has_unsaved_snapshots (recording));
  arn_recording_save_async (recording, f->path, NULL, on_saved, loop);
  g_main_loop_run (loop);
  g_assert_false (arn_recording_get_modified (recording));
  g_assert_false (arn_recording_has_unsaved_snapshots (recording));
}

static void
test_change_while_saving_stays_modified (Fixture *f, gconstpointer data)
{
  g_autoptr (ArnRecording) recording = make_recording ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  arn_recording_save_async (recording, f->path, NULL, on_saved, loop);
  arn_recording_add_event (recording, &(ArnEvent){ ARN_EVENT_MARK });
  g_main_loop_run (loop);
  g_assert_true (arn_recording_get_modified (recording));
  g_assert_false (arn_recording_has_unsaved_snapshots (recording));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/model/file/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("snapshots-come-back", test_snapshots_come_back);
  ADD ("saved-over-itself", test_opened_can_be_saved_over_itself);
  ADD ("only-for-its-owner", test_only_for_its_owner);
  ADD ("failed-save-leaves-the-old", test_failed_save_leaves_the_old);
  ADD ("no-such-folder", test_no_such_folder);
  ADD ("foreign", test_foreign);
  ADD ("every-byte-flipped", test_every_byte_flipped);
  ADD ("cut-anywhere", test_cut_anywhere);
  ADD ("longer-than-it-says", test_longer_than_it_says);
  ADD ("newer-version", test_newer_version);
  ADD ("random-payload", test_random_payload);
  ADD ("shrinks-while-open", test_shrinks_while_open);
  ADD ("shrinks-while-in-use", test_shrinks_while_in_use);
  ADD ("saving-clears-modified", test_saving_clears_modified);
  ADD ("change-while-saving", test_change_while_saving_stays_modified);
  return g_test_run ();
}
