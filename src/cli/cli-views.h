/* The views of `report`: each fills its tables from a snapshot. cli-view-heap.c: arenas,
 * generations. cli-view-objects.c: types, leaks. cli-view-top.c: top, and what changed, which
 * `diff` shows too.
 */
#pragma once

#include "arn-allocations.h"
#include "arn-recording.h"
#include "cli-table.h"

typedef enum
{
  CLI_BY_LINE,
  CLI_BY_FILE,
  CLI_BY_TRACEBACK,
  CLI_BY_TYPE, /* of `diff` only */
} CliBy;

typedef struct
{
  ArnRecording *recording;
  ArnSnapshot *first;    /* of the recording */
  ArnSnapshot *snapshot; /* that is shown */
  CliBy by;
  gboolean cumulative;
  guint most_rows;    /* of each table */
  guint most_biggest; /* of tables that would list every object */
} CliSubject;

void cli_view_arenas (const CliSubject *subject, CliReport *report);
void cli_view_types (const CliSubject *subject, CliReport *report);
void cli_view_generations (const CliSubject *subject, CliReport *report);
void cli_view_top (const CliSubject *subject, CliReport *report);
void cli_view_leaks (const CliSubject *subject, CliReport *report);

/* What grew and shrank from one snapshot to another; `view` as in cli_report_take_table (). */
void cli_view_changes (ArnSnapshot *before,
                       ArnSnapshot *now,
                       CliBy by,
                       guint most_rows,
                       const char *view,
                       CliReport *report);

/* Biggest first; `baseline` may be NULL. By type there are none. (transfer full) */
ArnAllocations *
cli_make_allocations (ArnSnapshot *snapshot, ArnSnapshot *baseline, CliBy by, gboolean cumulative);
ArnAllocationsBy cli_allocations_by (CliBy by);

/* "cache.py:31"; an unknown place is "?". (transfer full) */
char *cli_format_site (ArnSnapshot *snapshot, ArnSiteId site);

/* A record of which snapshot it is, for the head of a report. */
CliTable *cli_describe_snapshot (const char *key,
                                 const char *title,
                                 const char *path,
                                 ArnRecording *recording,
                                 ArnSnapshotItem *item);
/* FALSE, with a sentence on stderr, when it is none. NULL leaves `*by` alone. */
gboolean cli_by_parse (const char *name, gboolean allow_type, CliBy *by);
/* Prints all, or the one table; returns the exit status. */
int cli_finish_report (const CliReport *report,
                       CliFormat format,
                       const char *table,
                       const char *output,
                       gboolean quiet);
