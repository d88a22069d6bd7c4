/* How long a full snapshot holds a program, by the size of its heap. */
#include "arn-capture.h"
#include "bench.h"
#include "pym-tracer.h"

#include <stdio.h>
#include <string.h>

#define ROUNDS 5

/* Some 800,000 blocks: instances with their values, lists, texts and numbers of their own. */
static const char text[] = "class Node:\n"
                           "    def __init__(self, value):\n"
                           "        self.value = value + 1000000\n"
                           "        self.name = 'node ' + str(value)\n"
                           "        self.items = [value, self]\n"
                           "\n"
                           "kept = [Node(n) for n in range(133000)]\n";

static void
on_write (PymStream stream, const char *words, size_t length, void *data)
{
  fwrite (words, 1, length, stderr);
}

int
main (void)
{
  const PymProgramSettings settings = { .write = on_write };
  const ArnMoment moment = { .state = ARN_RUN_PAUSED };
  PymProgram *program = pym_program_new (&settings);
  PymTracer *tracer = pym_tracer_new (pym_program_runtime (program), 5);
  double times[ROUNDS];
  guint n_blocks = 0, n_objects = 0;
  gsize size = 0;
  BenchReport *report;

  if (pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR) != PYM_OK ||
      pym_program_load (program, "bench.py", NULL, text, strlen (text)) != PYM_OK ||
      pym_program_run (program) != PYM_PROGRAM_FINISHED)
    return 1;
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (ArnSnapshot) snapshot = arn_capture_snapshot (program, &moment, NULL, NULL);

      times[i] = (double) (g_get_monotonic_time () - began) / 1000;
      n_blocks = arn_snapshot_get_tables (snapshot)->blocks.n;
      n_objects = arn_snapshot_get_tables (snapshot)->objects.n;
      size = arn_snapshot_get_size (snapshot);
    }
  printf ("capture: %.0f ms (median of %d; %u blocks, %u objects, %.0f MiB)\n",
          bench_median (times, ROUNDS), ROUNDS, n_blocks, n_objects, (double) size / (1 << 20));
  report = bench_report_new ("capture");
  bench_report_figure (report, "milliseconds", bench_median (times, ROUNDS));
  bench_report_figure (report, "blocks", n_blocks);
  bench_report_figure (report, "objects", n_objects);
  bench_report_finish (report);
  pym_tracer_free (tracer);
  pym_program_free (program);
  return 0;
}
