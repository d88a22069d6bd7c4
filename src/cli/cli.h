/* arenarium-cli: the same as the app, without a screen. Each subcommand is a file of its own with
 * one function here, and a line in the table of cli-main.c.
 */
#pragma once

#include <glib.h>

/* What the command ends with. */
typedef enum
{
  CLI_FINE = 0,
  CLI_RAISED = 1, /* the workload ended with an exception */
  CLI_USAGE = 2,  /* the command line could not be understood */
  CLI_INPUT = 3,  /* input could not be read, or output not written */
  CLI_CHECK = 4,  /* a check that was asked for failed */
} CliStatus;

typedef struct
{
  const char *name;
  const char *arguments; /* as in the usage line */
  const char *summary;   /* one line */
  /* `argv[0]` is the subcommand's name. Returns the exit status. */
  int (*run) (int argc, char **argv);
} CliCommand;

extern const CliCommand cli_replay;
extern const CliCommand cli_report;
extern const CliCommand cli_run;
extern const CliCommand cli_samples;

/* Reads the options of a subcommand; --help prints and ends the program, --quiet is everywhere.
 * False, with a sentence on stderr, when they can't be understood. `entries` may be NULL. */
gboolean cli_parse (const CliCommand *command,
                    const GOptionEntry *entries,
                    int *argc,
                    char ***argv,
                    gboolean *quiet);

/* A sentence on stderr with the command's name in front; returns `status`. */
int cli_fail (CliStatus status, const char *format, ...) G_GNUC_PRINTF (2, 3);
