#include "arn-number.h"

#include <glib/gi18n-lib.h>

#define NARROW_SPACE "\u202f"

char *
arn_number_count (guint64 count)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, count);
}

char *
arn_number_exact_bytes (guint64 bytes)
{
  g_autofree char *count = arn_number_count (bytes);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s byte", "%s bytes", (gulong) bytes),
                          count);
}

char *
arn_number_bytes (guint64 bytes)
{
  static const char *const units[] = { N_ ("KiB"), N_ ("MiB"), N_ ("GiB"), N_ ("TiB") };
  double amount = bytes / 1024.0;
  gsize unit = 0;

  if (bytes < 1024)
    return g_strdup_printf ("%u" NARROW_SPACE "%s", (guint) bytes, _ ("B"));

  /* What would be shown as 1024 of a unit is 1 of the next. */
  while (unit + 1 < G_N_ELEMENTS (units) && amount >= 1023.5)
    {
      amount /= 1024;
      unit++;
    }
  return g_strdup_printf (amount < 99.95 ? "%.1f" NARROW_SPACE "%s" : "%.0f" NARROW_SPACE "%s",
                          amount, _ (units[unit]));
}

static char *
with_sign (gint64 change, const char *figure)
{
  return g_strconcat (change > 0 ? "+" : change < 0 ? "\u2212" : "", figure, NULL);
}

static guint64
magnitude (gint64 change)
{
  return change < 0 ? -(guint64) change : (guint64) change;
}

char *
arn_number_bytes_change (gint64 bytes)
{
  g_autofree char *figure = arn_number_bytes (magnitude (bytes));

  return with_sign (bytes, figure);
}

char *
arn_number_count_change (gint64 count)
{
  g_autofree char *figure = arn_number_count (magnitude (count));

  return with_sign (count, figure);
}

char *
arn_number_time (guint64 nanoseconds)
{
  double seconds = nanoseconds / 1e9;

  if (seconds < 59.995)
    return g_strdup_printf ("%.2f" NARROW_SPACE "%s", seconds, _ ("s"));
  return g_strdup_printf ("%u:%02u" NARROW_SPACE "%s", (guint) (seconds / 60), (guint) seconds % 60,
                          _ ("min"));
}

char *
arn_number_duration (guint64 nanoseconds)
{
  double microseconds = nanoseconds / 1e3;

  if (microseconds < 999.5)
    return g_strdup_printf (microseconds < 9.95 ? "%.1f" NARROW_SPACE "%s"
                                                : "%.0f" NARROW_SPACE "%s",
                            microseconds, _ ("µs"));
  if (microseconds < 999995)
    return g_strdup_printf ("%.2f" NARROW_SPACE "%s", microseconds / 1e3, _ ("ms"));
  return arn_number_time (nanoseconds);
}

char *
arn_number_percent (guint64 part, guint64 whole)
{
  double percent = whole > 0 ? 100.0 * part / whole : 0;

  /* Neither 0 nor 100 unless it is. */
  if (part > 0 && percent < 0.1)
    percent = 0.1;
  if (part < whole && percent > 99)
    percent = 99;
  if (percent > 0 && percent < 9.95)
    return g_strdup_printf ("%.1f" NARROW_SPACE "%%", percent);
  return g_strdup_printf ("%.0f" NARROW_SPACE "%%", percent);
}

char *
arn_number_address (guint64 address)
{
  return g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", address);
}
