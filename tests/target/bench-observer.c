/* What an observer costs that is not there: a program's time on a runtime that was never looked at,
 * and on one where all that can be attached was attached and taken off again before it began. For
 * comparison, what it costs while it is there; and a request through the domains, which ask whether
 * anybody wraps them, beside the bare heap. Medians of alternating rounds of processor time.
 */
#include "bench.h"
#include "pym-collector.h"
#include "pym-heap.h"
#include "pym-machine.h"
#include "pym-program.h"
#include "pym-tracer.h"

#include <stdio.h>
#include <string.h>

#define ROUNDS     9
#define N_REQUESTS 2000000

static const char text[] = "import gc\n"
                           "class Node:\n"
                           "    def __init__(self, value):\n"
                           "        self.value = value\n"
                           "        self.items = [value, str(value)]\n"
                           "\n"
                           "def work(rounds):\n"
                           "    kept = [None] * 5000\n"
                           "    for n in range(rounds):\n"
                           "        kept[n % 5000] = Node(n)\n"
                           "work(60000)\n"
                           "gc.collect()\n";

typedef enum
{
  NEVER,
  TAKEN_OFF,
  ATTACHED,
  N_SIDES,
} Side;

static void
on_phase (PymRuntime *rt, PymPhase phase, int generation, PymObject *o, ssize_t working, void *data)
{
}

static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
}

static void
on_write (PymStream stream, const char *words, size_t length, void *data)
{
  fwrite (words, 1, length, stderr);
}

/* Nanoseconds. */
static double
run (Side side)
{
  const PymProgramSettings settings = { .write = on_write };
  PymProgram *program = pym_program_new (&settings);
  PymRuntime *rt = pym_program_runtime (program);
  PymObserver observer = { false, on_phase, NULL };
  PymLineHook hook = { on_step, NULL, NULL };
  PymTracer *tracer = NULL;
  double time;

  if (side != NEVER)
    {
      tracer = pym_tracer_new (rt, 5);
      if (pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR) != PYM_OK ||
          pym_machine_add_line_hook (rt, &hook) != 0)
        g_error ("out of memory");
      rt->observer = &observer;
    }
  if (side == TAKEN_OFF)
    {
      pym_tracer_free (tracer);
      tracer = NULL;
      pym_machine_remove_line_hook (rt, &hook);
      rt->observer = NULL;
    }
  if (pym_program_load (program, "bench.py", NULL, text, strlen (text)) != PYM_OK)
    g_error ("the program is not in the language");
  time = bench_processor_time ();
  if (pym_program_run (program) != PYM_PROGRAM_FINISHED)
    g_error ("the program failed");
  time = bench_processor_time () - time;
  pym_machine_remove_line_hook (rt, &hook);
  rt->observer = NULL;
  pym_tracer_free (tracer);
  pym_program_free (program);
  return time;
}

/* Nanoseconds of an allocation and a release, of several sizes. */
static double
time_requests (PymRuntime *rt, gboolean bare)
{
  double time = bench_processor_time ();

  for (int i = 0; i < N_REQUESTS; i++)
    {
      size_t size = 16 + (size_t) (i & 7) * 24;

      if (bare)
        pym_heap_free (rt->heap, pym_heap_malloc (rt->heap, size));
      else
        pym_object_free (rt, pym_object_malloc (rt, size));
    }
  return (bench_processor_time () - time) / N_REQUESTS;
}

int
main (void)
{
  static const char *const names[N_SIDES] = { "never attached", "taken off", "attached" };
  double times[N_SIDES][ROUNDS], medians[N_SIDES], requests[2][ROUNDS];
  PymRuntime *rt = pym_runtime_new (NULL);
  BenchReport *report = bench_report_new ("observer");

  for (int round = -1; round < ROUNDS; round++)
    {
      for (int side = 0; side < N_SIDES; side++)
        times[side][MAX (round, 0)] = run ((Side) side);
      for (int bare = 0; bare < 2; bare++)
        requests[bare][MAX (round, 0)] = time_requests (rt, bare);
    }
  for (int side = 0; side < N_SIDES; side++)
    {
      medians[side] = bench_median (times[side], ROUNDS);
      printf ("%-16s %8.1f ms  %.3f\n", names[side], medians[side] / 1e6,
              medians[side] / medians[NEVER]);
      bench_report_row (report, names[side]);
      bench_report_figure (report, "nanoseconds", medians[side]);
      bench_report_figure (report, "ratio", medians[side] / medians[NEVER]);
    }
  printf ("a request and its release: %.2f ns, on the bare heap %.2f ns\n",
          bench_median (requests[0], ROUNDS), bench_median (requests[1], ROUNDS));
  bench_report_row (report, "request and release");
  bench_report_figure (report, "domain, nanoseconds", bench_median (requests[0], ROUNDS));
  bench_report_figure (report, "bare heap, nanoseconds", bench_median (requests[1], ROUNDS));
  bench_report_finish (report);
  pym_runtime_free (rt);
  return 0;
}
