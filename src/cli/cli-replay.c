#include "cli.h"

#include <glib/gi18n.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pym-heap-stats.h"
#include "pym-replay.h"

#define NOT_GIVEN G_MININT

static PymReplay *
read_trace (const char *path)
{
  gboolean is_stdin = g_str_equal (path, "-");
  FILE *stream = is_stdin ? stdin : fopen (path, "r");
  const char *name = is_stdin ? "stdin" : path;
  PymReplay *replay;
  char *error;

  if (stream == NULL)
    {
      cli_fail (CLI_INPUT, _ ("%s: cannot be opened: %s"), path, g_strerror (errno));
      return NULL;
    }
  replay = pym_replay_read (stream, name, &error);
  if (replay == NULL)
    cli_fail (CLI_INPUT, "%s", error != NULL ? error : g_strerror (ENOMEM));
  free (error);
  if (!is_stdin)
    fclose (stream);
  return replay;
}

static int
replay_trace (const PymReplay *replay, const PymProfile *profile, gsize offset, int repeats)
{
  PymHeap *heap = pym_heap_new (profile, offset);
  int status = CLI_FINE;

  if (heap == NULL)
    return cli_fail (CLI_INPUT, _ ("the system gives no address space for a heap"));
  if (repeats != NOT_GIVEN)
    {
      double time = pym_replay_time (replay, heap, (unsigned) repeats);

      if (time < 0)
        status = cli_fail (CLI_INPUT, _ ("no memory to replay the trace"));
      else
        {
          char figure[G_ASCII_DTOSTR_BUF_SIZE];

          printf ("%s ns/request\n", g_ascii_formatd (figure, sizeof figure, "%.2f", time));
        }
    }
  else if (pym_replay_run (replay, heap) != PYM_OK)
    status = cli_fail (CLI_INPUT, _ ("no memory to replay the trace"));
  else
    pym_heap_print_stats (heap, stdout);
  if (status == CLI_FINE && (fflush (stdout) != 0 || ferror (stdout)))
    status = cli_fail (CLI_INPUT, _ ("the result could not be written: %s"), g_strerror (errno));
  pym_heap_destroy (heap);
  return status;
}

static int
run (int argc, char **argv)
{
  g_autofree char *profile_name = NULL;
  gint64 offset = 0;
  int repeats = NOT_GIVEN;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile_name, N_ ("Geometry: 3.12 (default) or 3.9"),
      "P" },
    { "arena-offset", 0, 0, G_OPTION_ARG_INT64, &offset,
      N_ ("Place arenas at multiples of their size plus this"), N_ ("BYTES") },
    { "repeat", 0, 0, G_OPTION_ARG_INT, &repeats, N_ ("Measure the time of N runs"), "N" },
    { NULL },
  };
  const PymProfile *profile;
  PymReplay *replay;
  int status;

  if (!cli_parse (&cli_replay, entries, &argc, &argv, NULL))
    return CLI_USAGE;
  if (argc != 2)
    return cli_fail (CLI_USAGE, _ ("replay takes one trace, got %d"), argc - 1);
  profile = pym_profile_by_name (profile_name != NULL ? profile_name : "3.12");
  if (profile == NULL)
    return cli_fail (CLI_USAGE, _ ("there is no profile “%s”; there are 3.12 and 3.9"),
                     profile_name);
  if (offset < 0)
    return cli_fail (CLI_USAGE, _ ("--arena-offset is a number of bytes, 0 or more"));
  if (repeats != NOT_GIVEN && repeats < 1)
    return cli_fail (CLI_USAGE, _ ("--repeat is a number of runs, 1 or more"));

  replay = read_trace (argv[1]);
  if (replay == NULL)
    return CLI_INPUT;
  status = replay_trace (replay, profile, (gsize) offset, repeats);
  pym_replay_free (replay);
  return status;
}

const CliCommand cli_replay = {
  .name = "replay",
  .arguments = N_ ("TRACE"),
  .summary = N_ ("Feed the bare allocator a list of requests and print its table"),
  .run = run,
};
