/* Numbers as a person reads them, the same everywhere: bytes in B, KiB, MiB with a narrow space and
 * one decimal below 100 of a unit, counts with separated thousands, per cent, addresses. The exact
 * figure belongs into the tooltip.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "410 B", "13.7 KiB", "144 KiB". (transfer full) */
char *arn_number_bytes (guint64 bytes);
/* "13,359 bytes". (transfer full) */
char *arn_number_exact_bytes (guint64 bytes);
/* "13,359" as the locale separates. (transfer full) */
char *arn_number_count (guint64 count);
/* "1.64 s", "3:20 min". (transfer full) */
char *arn_number_time (guint64 nanoseconds);
/* How long something took: "107 µs", "1.64 ms", "2.50 s". (transfer full) */
char *arn_number_duration (guint64 nanoseconds);
/* "0.4 %", "22 %"; `whole` 0 gives "0 %". One decimal below 10. (transfer full) */
char *arn_number_percent (guint64 part, guint64 whole);
/* What is other than before, with a sign: "+174 KiB", "−46 B", "0 B". (transfer full) */
char *arn_number_bytes_change (gint64 bytes);
/* "+3,710", "−19", "0". (transfer full) */
char *arn_number_count_change (gint64 count);
/* "0x7ffff6bf2000". (transfer full) */
char *arn_number_address (guint64 address);

G_END_DECLS
