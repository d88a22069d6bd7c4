/* arenarium-cli run: a workload without a window. The program has a thread of its own, with the
 * stack that it needs; this one waits, at most as long as --timeout says. */
#include "cli.h"

#include <glib/gi18n.h>

#include "arn-file.h"
#include "arn-recorder.h"
#include "arn-sample.h"
#include "pym-heap-stats.h"
#include "pym-program.h"
#include "pym-tracer.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A program that asks for ever ends in MemoryError before the machine suffers. */
#define RUN_HEAP_LIMIT ((gint64) 4 << 30) /* bytes */

#define SAMPLE_EVERY 20000 /* microseconds */

typedef struct
{
  char *profile, *sample, *snapshot;
  gint64 heap_limit, hash_seed;
  int trace_frames;
  double timeout;
  gboolean stats;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->profile);
  g_free (options->sample);
  g_free (options->snapshot);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct
{
  const Options *options;
  PymProgram *program;
  const char *file, *folder;
  ArnRecorder *recorder; /* NULL: nothing is recorded */
  char *text;
  gsize length;
  GMutex mutex;
  GCond ended;
  gboolean has_ended;
  int status;
} Run;

static void
write_output (PymStream stream, const char *text, size_t length, void *data)
{
  const Run *run = data;
  FILE *file = stream == PYM_STREAM_OUT ? stdout : stderr;

  /* Together they come in the order they were written in. */
  if (stream == PYM_STREAM_ERROR)
    fflush (stdout);
  fwrite (text, 1, length, file);
  if (run->recorder != NULL)
    arn_recorder_write (run->recorder, stream, text, length);
}

static void
print_problems (PymProgram *program)
{
  const PymProblems *problems = pym_program_problems (program);

  for (size_t i = 0; i < problems->n_items; i++)
    {
      char *text = pym_problem_to_text (pym_program_source (program), &problems->items[i]);

      fprintf (stderr, "%s%s", i > 0 ? "\n" : "", text != NULL ? text : "");
      pym_raw_free (pym_program_runtime (program), text);
    }
}

static void
print_stats (PymRuntime *rt)
{
  PymHeapStats stats;

  pym_heap_get_stats (rt->heap, &stats);
  fprintf (stderr,
           "arenas: %zu of %zu ever made, %zu at most; blocks in use: %zd; large: %zu of %zu "
           "bytes\n",
           stats.n_arenas, stats.n_arenas_total, stats.n_arenas_highest,
           pym_heap_blocks_in_use (rt->heap), stats.n_large, stats.large_bytes);
  if (rt->inspector != NULL)
    {
      const PymTraceback *top[10];
      size_t n = pym_tracer_top (rt->inspector, top, G_N_ELEMENTS (top));

      for (size_t i = 0; i < n; i++)
        if (top[i]->n_frames > 0)
          fprintf (stderr, "%s:%u: %zu bytes in %zu blocks\n", top[i]->frames[0].file,
                   top[i]->frames[0].line, top[i]->bytes, top[i]->blocks);
    }
}

static void
start_recording (Run *run)
{
  const PymSettings *settings = &pym_program_runtime (run->program)->settings;
  const ArnRunSettings recorded = {
    .profile = settings->profile == PYM_PROFILE_39 ? ARN_PROFILE_39 : ARN_PROFILE_312,
    .trace_depth = (guint) MAX (run->options->trace_frames, 1),
    .heap_limit = settings->heap_limit,
    .hash_seed = settings->hash_seed,
    .started_at = g_get_real_time (),
  };

  run->recorder = arn_recorder_new (run->program, &recorded);
}

static int
end_recording (Run *run, PymProgramResult result)
{
  g_autoptr (GError) error = NULL;
  int status = CLI_FINE;

  arn_recorder_finish (run->recorder, result);
  if (!arn_recording_save (arn_recorder_get_recording (run->recorder), run->options->snapshot, NULL,
                           &error))
    status = cli_fail (CLI_INPUT, "%s: %s", run->options->snapshot, error->message);
  g_clear_pointer (&run->recorder, arn_recorder_free);
  return status;
}

static int
say_stopped (const Run *run)
{
  return cli_fail (CLI_RAISED, _ ("%s was stopped after %g seconds"), run->file,
                   run->options->timeout);
}

static int
run_program (Run *run)
{
  PymProgram *program = run->program;
  PymRuntime *rt = pym_program_runtime (program);
  PymTracer *tracer = NULL;
  PymStatus status = pym_program_load (program, run->file, run->folder, run->text, run->length);
  PymProgramResult result;
  int exit_status, recorded = CLI_FINE;

  if (status == PYM_BAD_INPUT && pym_program_problems (program)->stopped)
    return say_stopped (run);
  if (status == PYM_BAD_INPUT)
    {
      print_problems (program);
      return CLI_INPUT;
    }
  if (status != PYM_OK)
    return cli_fail (CLI_RAISED, _ ("no memory to load %s"), run->file);
  if (run->options->trace_frames > 0)
    {
      tracer = pym_tracer_new (rt, (unsigned) run->options->trace_frames);
      if (tracer == NULL || pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR) != PYM_OK)
        return cli_fail (CLI_RAISED, _ ("no memory for the tracer"));
    }
  if (run->options->snapshot != NULL)
    start_recording (run);
  result = pym_program_run (program);
  if (result == PYM_PROGRAM_STOPPED)
    say_stopped (run);
  if (run->options->stats)
    print_stats (rt);
  if (run->recorder != NULL)
    recorded = end_recording (run, result);
  pym_program_end (program);
  /* Finalizers at the end may not end either. */
  if (result != PYM_PROGRAM_STOPPED && pym_stop_requested (rt))
    return say_stopped (run);
  exit_status = pym_program_exit_status (program);
  if (tracer != NULL)
    pym_tracer_free (tracer);
  return exit_status != 0 ? CLI_RAISED : recorded;
}

static void *
run_thread (void *data)
{
  Run *run = data;
  int status = run_program (run);

  g_mutex_lock (&run->mutex);
  run->status = status;
  run->has_ended = TRUE;
  g_cond_signal (&run->ended);
  g_mutex_unlock (&run->mutex);
  return NULL;
}

/* Stops the program when its time is over, and asks for figures of a run that is recorded. */
static void
wait_for_end (Run *run)
{
  gint64 until = run->options->timeout > 0
                     ? g_get_monotonic_time () + (gint64) (run->options->timeout * 1e6)
                     : G_MAXINT64;

  g_mutex_lock (&run->mutex);
  while (!run->has_ended)
    {
      gint64 now = g_get_monotonic_time (), next = until;

      if (run->options->snapshot != NULL)
        next = MIN (until, now + SAMPLE_EVERY);
      if (next == G_MAXINT64)
        g_cond_wait (&run->ended, &run->mutex);
      else if (!g_cond_wait_until (&run->ended, &run->mutex, next))
        {
          if (next < until)
            pym_program_request (run->program, PYM_BREAK_SAFEPOINT);
          else
            {
              pym_program_request (run->program, PYM_BREAK_STOP);
              until = G_MAXINT64;
            }
        }
    }
  g_mutex_unlock (&run->mutex);
}

static int
run_in_thread (Run *run)
{
  pthread_attr_t attributes;
  pthread_t thread;
  int error;

  g_mutex_init (&run->mutex);
  g_cond_init (&run->ended);
  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, PYM_PROGRAM_STACK);
  error = pthread_create (&thread, &attributes, run_thread, run);
  pthread_attr_destroy (&attributes);
  if (error != 0)
    return cli_fail (CLI_RAISED, _ ("no thread for the program: %s"), g_strerror (error));
  wait_for_end (run);
  pthread_join (thread, NULL);
  g_mutex_clear (&run->mutex);
  g_cond_clear (&run->ended);
  return run->status;
}

/* Reads the workload: a file, standard input, or a sample. */
static int
read_workload (Run *run, const char *argument, char **file, char **folder)
{
  g_autoptr (GError) error = NULL;

  if (run->options->sample != NULL)
    {
      g_autoptr (ArnSample) sample = arn_sample_find (run->options->sample, &error);

      run->text = sample != NULL ? arn_sample_read (sample, &error) : NULL;
      if (run->text == NULL)
        return cli_fail (CLI_INPUT, "%s", error->message);
      run->length = strlen (run->text);
      *file = g_strconcat (sample->name, ".py", NULL);
      *folder = g_path_get_dirname (sample->path);
      return CLI_FINE;
    }
  if (g_str_equal (argument, "-"))
    {
      g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);

      g_io_channel_set_encoding (channel, NULL, NULL);
      if (g_io_channel_read_to_end (channel, &run->text, &run->length, &error) !=
          G_IO_STATUS_NORMAL)
        return cli_fail (CLI_INPUT, "%s", error->message);
      *file = g_strdup ("<stdin>");
      return CLI_FINE;
    }
  if (!g_file_get_contents (argument, &run->text, &run->length, &error))
    return cli_fail (CLI_INPUT, "%s", error->message);
  *file = g_strdup (argument);
  *folder = g_path_get_dirname (argument);
  return CLI_FINE;
}

static int
run (int argc, char **argv)
{
  g_auto (Options) options = { .heap_limit = RUN_HEAP_LIMIT };
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &options.profile,
      N_ ("Geometry of the allocator: 3.12 (default) or 3.9"), "P" },
    { "sample", 0, 0, G_OPTION_ARG_STRING, &options.sample, N_ ("Run this sample"), N_ ("NAME") },
    { "snapshot", 0, 0, G_OPTION_ARG_FILENAME, &options.snapshot,
      N_ ("Save a recording, with snapshots at marks and after the last line"), N_ ("OUT") },
    { "trace", 0, 0, G_OPTION_ARG_INT, &options.trace_frames,
      N_ ("Keep N frames of each allocation"), "N" },
    { "heap-limit", 0, 0, G_OPTION_ARG_INT64, &options.heap_limit,
      N_ ("Memory that the program may take (4294967296 = 4 GiB; 0: no limit)"), N_ ("BYTES") },
    { "hash-seed", 0, 0, G_OPTION_ARG_INT64, &options.hash_seed,
      N_ ("Seed of the hashes of texts (0 as with PYTHONHASHSEED=0)"), "N" },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &options.timeout,
      N_ ("Stop the program after S seconds"), "S" },
    { "stats", 0, 0, G_OPTION_ARG_NONE, &options.stats,
      N_ ("Print figures of the heap after the last line, on stderr"), NULL },
    { NULL },
  };
  g_autofree char *file = NULL, *folder = NULL;
  Run run = { .options = &options };
  PymProgramSettings settings = { .write = write_output, .write_data = &run };
  size_t n_left;
  int first, status;

  if (!cli_parse (&cli_run, entries, &argc, &argv, NULL))
    return CLI_USAGE;
  first = argc > 1 && g_str_equal (argv[1], "--") ? 2 : 1;
  if (options.sample == NULL && first >= argc)
    return cli_fail (CLI_USAGE, _ ("run needs a workload, or --sample NAME"));
  if (options.profile != NULL && g_str_equal (options.profile, "3.9"))
    settings.runtime.profile = PYM_PROFILE_39;
  else if (options.profile != NULL && !g_str_equal (options.profile, "3.12"))
    return cli_fail (CLI_USAGE, _ ("there is no profile “%s”; it is 3.12 or 3.9"), options.profile);
  if (options.heap_limit < 0)
    return cli_fail (CLI_USAGE, _ ("--heap-limit takes a number of bytes from 0"));
  if (options.hash_seed < 0)
    return cli_fail (CLI_USAGE, _ ("--hash-seed takes a number from 0"));
  if (!(options.timeout >= 0))
    return cli_fail (CLI_USAGE, _ ("--timeout takes a number of seconds from 0"));
  if (options.trace_frames < 0 || options.trace_frames > G_MAXUINT16)
    return cli_fail (CLI_USAGE, _ ("--trace takes a number from 0 to %d"), G_MAXUINT16);
  settings.runtime.heap_limit = (size_t) options.heap_limit;
  settings.runtime.hash_seed = (uint64_t) options.hash_seed;
  status = read_workload (&run, argv[first], &file, &folder);
  if (status != CLI_FINE)
    return status;
  if (options.sample == NULL)
    first++;
  if (first < argc && g_str_equal (argv[first], "--"))
    first++;
  settings.arguments = (const char *const *) argv + first;
  run.file = file;
  run.folder = folder;
  run.program = pym_program_new (&settings);
  if (run.program == NULL)
    return cli_fail (CLI_RAISED, _ ("no memory for a runtime"));
  status = run_in_thread (&run);
  fflush (stdout);
  n_left = pym_program_free (run.program);
  if (n_left > 0)
    cli_fail (status, _ ("%zu blocks were still in use after the teardown"), n_left);
  g_free (run.text);
  return status;
}

const CliCommand cli_run = {
  .name = "run",
  .arguments = N_ ("WORKLOAD.py|--sample NAME [-- ARGUMENT…]"),
  .summary = N_ ("Run a workload"),
  .run = run,
};
