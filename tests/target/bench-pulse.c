/* What pulses at ten a second cost a workload, and what the profile of its lines costs on top of
 * them: its time with each as a ratio to its time without, in alternating rounds. */
#include "arn-workload.h"
#include "bench.h"

#include <stdio.h>

#define ROUNDS   7
#define INTERVAL 100 /* milliseconds */

/* About a second of work on a heap of some 20,000 objects. */
static const char text[] = "class Node:\n"
                           "    def __init__(self, value):\n"
                           "        self.value = value\n"
                           "        self.items = [value, str(value)]\n"
                           "\n"
                           "kept = [Node(n) for n in range(5000)]\n"
                           "def work(rounds):\n"
                           "    for n in range(rounds):\n"
                           "        kept[n % 5000] = Node(n)\n"
                           "work(400000)\n";

typedef struct
{
  gboolean finished;
  guint pulses;
} Watch;

static void
on_answer (const ArnAnswer *answer, gpointer data)
{
  Watch *watch = data;

  if (answer->kind == ARN_ANSWER_PULSE)
    watch->pulses++;
  if (answer->kind == ARN_ANSWER_STATE &&
      (answer->state == ARN_RUN_FINISHED || answer->state == ARN_RUN_FAILED))
    watch->finished = TRUE;
}

static gboolean
ask (gpointer workload)
{
  arn_workload_request (workload, ARN_REQUEST_PULSE, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

/* Microseconds. */
static double
run_once (gboolean with_pulses, gboolean with_lines, guint *n_pulses)
{
  const ArnRunSettings settings = { .trace_depth = 1 };
  Watch watch = { 0 };
  ArnWorkload *workload = arn_workload_new (text, "bench.py", &settings, 0,
                                            g_main_context_default (), on_answer, &watch, NULL);
  gint64 began = g_get_monotonic_time ();
  guint timer = with_pulses ? g_timeout_add (INTERVAL, ask, workload) : 0;

  if (with_lines)
    arn_workload_request (workload, ARN_REQUEST_LINES, (int[3]){ 1 }, NULL);
  arn_workload_request (workload, ARN_REQUEST_RUN, NULL, NULL);
  while (!watch.finished)
    g_main_context_iteration (NULL, TRUE);
  began = g_get_monotonic_time () - began;
  if (timer != 0)
    g_source_remove (timer);
  *n_pulses += watch.pulses;
  arn_workload_free (workload);
  return (double) began;
}

int
main (void)
{
  double with[ROUNDS], lines[ROUNDS], without[ROUNDS];
  double base, with_pulses, with_lines;
  BenchReport *report = bench_report_new ("pulse");
  guint pulses = 0, none = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      without[i] = run_once (FALSE, FALSE, &none);
      with[i] = run_once (TRUE, FALSE, &pulses);
      lines[i] = run_once (TRUE, TRUE, &none);
    }
  base = bench_median (without, ROUNDS);
  with_pulses = bench_median (with, ROUNDS);
  with_lines = bench_median (lines, ROUNDS);
  printf ("pulses: %.3f (%.0f ms with %u pulses, %.0f ms without; medians of %d)\n",
          with_pulses / base, with_pulses / 1000, pulses / ROUNDS, base / 1000, ROUNDS);
  printf ("lines profiled: %.3f (%.0f ms)\n", with_lines / base, with_lines / 1000);
  bench_report_figure (report, "pulse cost ratio", with_pulses / base);
  bench_report_figure (report, "line profile cost ratio", with_lines / base);
  bench_report_figure (report, "rounds", ROUNDS);
  bench_report_finish (report);
  return 0;
}
