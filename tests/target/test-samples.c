/* Every sample as the window runs it: with the inspector looking on, stopped at each mark and gone
 * on from there, it prints what it prints without.
 *
 *     test-samples FOLDER       of the stored outputs, NAME.out
 */
#include "arn-sample.h"
#include "arn-target.h"

static const char *outputs;

static gboolean
too_late (gpointer data)
{
  g_error ("the sample takes too long");
  return G_SOURCE_REMOVE;
}

static char *
output_of (ArnTarget *target)
{
  ArnRecording *recording = arn_target_get_recording (target);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < arn_recording_get_n_chunks (recording); i++)
    {
      ArnOutputChunk chunk;

      arn_recording_get_chunk (recording, i, &chunk);
      g_string_append_len (text, chunk.text, (gssize) chunk.length);
    }
  return g_string_free (text, FALSE);
}

static void
on_state (ArnTarget *target, GParamSpec *pspec, guint *n_marks)
{
  g_assert_cmpint (arn_target_get_state (target), !=, ARN_RUN_FAILED);
  if (arn_target_get_state (target) != ARN_RUN_PAUSED)
    return;
  g_assert_cmpint (arn_target_get_pause_reason (target), ==, ARN_TARGET_PAUSE_MARK);
  (*n_marks)++;
  arn_target_run (target);
}

/* To the program's end; the number of marks that it stopped at. */
static guint
run_with_pauses (ArnTarget *target)
{
  guint late = g_timeout_add_seconds (100, too_late, NULL);
  guint n_marks = 0;

  g_signal_connect (target, "notify::state", G_CALLBACK (on_state), &n_marks);
  arn_target_run (target);
  while (arn_target_get_state (target) != ARN_RUN_FINISHED)
    g_main_context_iteration (NULL, TRUE);
  arn_target_end_program (target);
  while (arn_target_get_state (target) != ARN_RUN_ENDED)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  return n_marks;
}

static void
test_sample (gconstpointer data)
{
  const ArnSample *sample = data;
  const ArnRunSettings settings = { .trace_depth = 5 };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = arn_sample_read (sample, &error);
  g_autofree char *base = g_strconcat (sample->name, ".out", NULL);
  g_autofree char *path = g_build_filename (outputs, base, NULL);
  g_autofree char *file = g_path_get_basename (sample->path);
  g_autofree char *expected = NULL;
  g_autofree char *output = NULL;
  g_autoptr (ArnTarget) target = NULL;

  g_assert_no_error (error);
  target = arn_target_new_for_workload (text, file, &settings, 0);
  g_assert_cmpuint (run_with_pauses (target), >, 0);
  output = output_of (target);
  /* Where there is no text that is always the same, something was printed. */
  if (g_file_get_contents (path, &expected, NULL, NULL))
    g_assert_cmpstr (output, ==, expected);
  else
    g_assert_cmpstr (output, !=, "");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = NULL;

  g_test_init (&argc, &argv, NULL);
  outputs = argv[1];
  samples = arn_sample_list (&error);
  g_assert_no_error (error);
  for (guint i = 0; i < samples->len; i++)
    {
      const ArnSample *sample = samples->pdata[i];
      g_autofree char *path = g_strconcat ("/samples/as-in-the-window/", sample->name, NULL);

      g_test_add_data_func (path, sample, test_sample);
    }
  return g_test_run ();
}
