/* What is known of each source line: bytes alive that it asked for (as the newest frame of their
 * traceback) and, where lines were profiled, how often it ran and what it changed.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  ArnStringId file;
  guint32 line;
  guint64 bytes, blocks;
  guint64 peak; /* most at once; where only tracebacks know theirs, at most this much */
  /* 0 unless lines were profiled; see ArnLineTable */
  guint64 occurrences, memory;
  gint64 increment;
} ArnLineRow;

typedef struct
{
  guint n;
  const ArnLineRow *rows; /* most bytes first */
} ArnLineRows;

const ArnLineRows *arn_line_table_get (ArnSnapshot *snapshot);
/* Zeroes when nothing of that line is alive. */
ArnLineRow arn_line_table_find (ArnSnapshot *snapshot, const char *file, guint line);

G_END_DECLS
