/* Bytes alive by the source line that asked for them (the newest frame of each traceback). */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  ArnStringId file;
  guint32 line;
  guint64 bytes, blocks;
  guint64 peak; /* sum of its tracebacks' peaks: at most this much at once */
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
