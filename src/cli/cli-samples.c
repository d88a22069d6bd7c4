#include "cli.h"

#include "arn-sample.h"

#include <stdio.h>

static int
run (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = NULL;

  if (!cli_parse (&cli_samples, NULL, &argc, &argv, NULL))
    return CLI_USAGE;
  if (argc != 1)
    return cli_fail (CLI_USAGE, "samples takes no arguments");
  samples = arn_sample_list (&error);
  if (samples == NULL)
    return cli_fail (CLI_INPUT, "%s", error->message);
  for (guint i = 0; i < samples->len; i++)
    {
      const ArnSample *sample = g_ptr_array_index (samples, i);

      printf ("%-24s %s\n", sample->name, sample->title);
    }
  return CLI_FINE;
}

const CliCommand cli_samples = {
  "samples",
  "",
  "Names and titles of the samples",
  run,
};
