/* arenarium-cli: the same as the app, without a screen. Each subcommand is a file of its own with
 * one function here, and a line in the table of cli-main.c.
 */
#pragma once

#include "arn-recording.h"

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
  const char *arguments;   /* as in the usage line; marked with N_ (), or NULL */
  const char *summary;     /* one line; marked with N_ () */
  const char *description; /* below the options of --help; marked with N_ (), or NULL */
  /* `argv[0]` is the subcommand's name. Returns the exit status. */
  int (*run) (int argc, char **argv);
} CliCommand;

extern const CliCommand cli_diff;
extern const CliCommand cli_render;
extern const CliCommand cli_replay;
extern const CliCommand cli_report;
extern const CliCommand cli_run;
extern const CliCommand cli_samples;

/* Reads the options of a subcommand; --help and --version, which are everywhere as --quiet is,
 * print and end the program. False, with a sentence on stderr, when they can't be understood.
 * `entries` may be NULL. */
gboolean cli_parse (const CliCommand *command,
                    const GOptionEntry *entries,
                    int *argc,
                    char ***argv,
                    gboolean *quiet);

/* The list of names with a comma between, "a, b or c", for sentences. (transfer full) */
char *cli_format_choices (const char *const *names);

/* "-" is stdin. NULL, with a sentence on stderr, when it holds no recording. */
ArnRecording *cli_open_recording (const char *path);
/* `at`: a number from 1 or a label, as the recording lists its snapshots; NULL: the last one. NULL,
 * with a sentence on stderr and `*status` set, when there is none, or it cannot be read. (transfer
 * full) */
ArnSnapshotItem *
cli_find_snapshot (ArnRecording *recording, const char *path, const char *at, CliStatus *status);
/* (transfer full) */
ArnSnapshot *cli_load_snapshot (ArnSnapshotItem *item, const char *path);

/* Writes a file whole or not at all; `path` NULL or "-" is stdout. Returns the exit status. */
int cli_write (const char *path, const char *bytes, gsize length);

/* A sentence on stderr with the command's name in front; returns `status`. */
int cli_fail (CliStatus status, const char *format, ...) G_GNUC_PRINTF (2, 3);
