/* How long a full snapshot holds a program, by the size of its heap. Prints a line and writes JSON
 * to the path given. */
#include "arn-capture.h"
#include "pym-tracer.h"

#include <stdio.h>
#include <stdlib.h>
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

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

int
main (int argc, char **argv)
{
  const PymProgramSettings settings = { .write = on_write };
  const ArnMoment moment = { .state = ARN_RUN_PAUSED };
  PymProgram *program = pym_program_new (&settings);
  PymTracer *tracer = pym_tracer_new (pym_program_runtime (program), 5);
  double times[ROUNDS];
  guint n_blocks = 0, n_objects = 0;
  gsize size = 0;
  FILE *file;

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
  qsort (times, ROUNDS, sizeof *times, compare);
  printf ("capture: %.0f ms (median of %d; %u blocks, %u objects, %.0f MiB)\n", times[ROUNDS / 2],
          ROUNDS, n_blocks, n_objects, (double) size / (1 << 20));
  file = argc > 1 ? fopen (argv[1], "w") : NULL;
  if (file != NULL)
    {
      fprintf (file, "{ \"capture_ms\": %.1f, \"blocks\": %u, \"objects\": %u }\n",
               times[ROUNDS / 2], n_blocks, n_objects);
      fclose (file);
    }
  pym_tracer_free (tracer);
  pym_program_free (program);
  return 0;
}
