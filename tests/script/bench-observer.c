/* An observer that is not attached costs nothing: programs by turns in a runtime that nobody ever
 * looked at, and in one where line hook and tracer were attached and detached before the program
 * ran. The time with the tracer attached stands beside, for what attaching costs.
 *
 *     bench-observer PROGRAM.py…
 *
 * Each program defines `run ()`. Medians of nine runs.
 */
#include "bench.h"
#include "pym-runtime.h"
#include "pym-tracer.h"
#include "run-text.h"

#include <math.h>
#include <pthread.h>

#define N_ROUNDS 9

typedef enum
{
  NEVER,
  DETACHED,
  TRACED,
  N_SIDES,
} Side;

static const char *const side_names[N_SIDES] = { "never observed", "observer detached", "traced" };

static void
ignore_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
}

static void
attach_and_detach (PymRuntime *rt)
{
  PymLineHook hook = { ignore_step };
  PymTracer *tracer = pym_tracer_new (rt, 1);

  g_assert_nonnull (tracer);
  g_assert_cmpint (pym_machine_add_line_hook (rt, &hook), ==, 0);
  g_assert_cmpint (pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR), ==, PYM_OK);
  pym_tracer_free (tracer);
  pym_machine_remove_line_hook (rt, &hook);
}

/* Nanoseconds. */
static double
time_of (const char *text, Side side)
{
  RunText *run = run_text_new (text, NULL);
  PymRuntime *rt = pym_program_runtime (run->program);
  PymTracer *tracer = NULL;
  double begin, end;

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  if (side == DETACHED)
    attach_and_detach (rt);
  if (side == TRACED)
    {
      tracer = pym_tracer_new (rt, 1);
      g_assert_nonnull (tracer);
      g_assert_cmpint (pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR), ==, PYM_OK);
    }
  begin = bench_processor_time ();
  run_text_run (run);
  end = bench_processor_time ();
  g_assert_cmpstr (run->err->str, ==, "");
  if (tracer != NULL)
    pym_tracer_free (tracer);
  run_text_free (run);
  return end - begin;
}

/* A thread of its own has the stack that a program may take. */
static void *
measure_all (void *data)
{
  char **files = data;
  BenchReport *report = bench_report_new ("observer");
  double log_sums[N_SIDES] = { 0 };
  int n = 0;

  g_print ("%-14s", "ms");
  for (int side = 0; side < N_SIDES; side++)
    g_print (" %18s", side_names[side]);
  g_print (" %10s %10s\n", "detached", "traced");
  for (; files[n] != NULL; n++)
    {
      g_autofree char *program = NULL, *text = NULL, *name = g_path_get_basename (files[n]);
      double times[N_SIDES][N_ROUNDS], medians[N_SIDES];

      g_assert_true (g_file_get_contents (files[n], &program, NULL, NULL));
      text = g_strconcat (program, "\nrun()\n", NULL);
      for (int round = -1; round < N_ROUNDS; round++)
        for (Side side = 0; side < N_SIDES; side++)
          {
            double time = time_of (text, side);

            if (round >= 0) /* the first only warms up */
              times[side][round] = time;
          }
      bench_report_row (report, name);
      g_print ("%-14s", name);
      for (Side side = 0; side < N_SIDES; side++)
        {
          medians[side] = bench_median (times[side], N_ROUNDS);
          log_sums[side] += log (medians[side]);
          bench_report_figure (report, side_names[side], medians[side]);
          g_print (" %18.1f", medians[side] / 1e6);
        }
      g_print (" %10.3f %10.3f\n", medians[DETACHED] / medians[NEVER],
               medians[TRACED] / medians[NEVER]);
    }
  bench_report_end_row (report);
  for (Side side = DETACHED; side < N_SIDES; side++)
    {
      double ratio = exp ((log_sums[side] - log_sums[NEVER]) / MAX (n, 1));

      g_print ("%s / never observed, geometric mean: %.3f\n", side_names[side], ratio);
      bench_report_figure (report, side_names[side], ratio);
    }
  bench_report_finish (report);
  return NULL;
}

int
main (int argc, char **argv)
{
  pthread_attr_t attributes;
  pthread_t thread;

  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, PYM_PROGRAM_STACK);
  g_assert_cmpint (pthread_create (&thread, &attributes, measure_all, argv + 1), ==, 0);
  pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
  return 0;
}
