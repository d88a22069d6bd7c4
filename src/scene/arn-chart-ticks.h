/* The figures beside an axis: a few round values in steps of 1, 2 or 5, each with its unit, and all
 * of an axis with the same unit and the same number of decimals.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ARN_UNIT_TIME,  /* nanoseconds: µs, ms, s, minutes */
  ARN_UNIT_BYTES, /* B, KiB, MiB, … */
  ARN_UNIT_COUNT,
} ArnUnit;

#define ARN_TICKS_ROOM 32

typedef struct
{
  ArnUnit unit;
  double step;
  guint n;
  double values[ARN_TICKS_ROOM]; /* ascending */
} ArnTicks;

/* The multiples of the smallest step that gives at most `most` of them between both ends. */
void arn_ticks_make (ArnTicks *self, ArnUnit unit, double from, double to, guint most);
/* "1.5 MiB", "0.4 s", "700". (transfer full) */
char *arn_ticks_format (const ArnTicks *self, double value);

G_END_DECLS
