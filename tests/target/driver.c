#include "driver.h"

static void
on_snapshot (ArnTarget *target, ArnSnapshot *snapshot, gboolean asked_for, Driver *driver)
{
  g_assert_true (ARN_IS_SNAPSHOT (snapshot));
  driver->snapshots++;
}

static void
on_pulse (ArnTarget *target, Driver *driver)
{
  driver->pulses++;
}

static void
on_collection (ArnTarget *target,
               guint generation,
               guint64 collected,
               guint64 uncollectable,
               gboolean asked_for,
               Driver *driver)
{
  g_string_append_printf (driver->collections, "%u:%u:%u%s ", generation, (guint) collected,
                          (guint) uncollectable, asked_for ? "*" : "");
}

static void
on_failed (ArnTarget *target, GError *error, Driver *driver)
{
  driver->failures++;
}

Driver *
driver_new (const char *text, guint speed, const ArnRunSettings *settings)
{
  static const ArnRunSettings defaults = { .trace_depth = 5 };
  Driver *driver = g_new0 (Driver, 1);

  driver->target =
      arn_target_new_for_workload (text, "work.py", settings != NULL ? settings : &defaults, speed);
  driver->collections = g_string_new (NULL);
  g_signal_connect (driver->target, "snapshot-taken", G_CALLBACK (on_snapshot), driver);
  g_signal_connect (driver->target, "pulse", G_CALLBACK (on_pulse), driver);
  g_signal_connect (driver->target, "collection", G_CALLBACK (on_collection), driver);
  g_signal_connect (driver->target, "failed", G_CALLBACK (on_failed), driver);
  return driver;
}

void
driver_free (Driver *driver)
{
  g_object_unref (driver->target);
  g_string_free (driver->collections, TRUE);
  g_free (driver);
}
gboolean
driver_too_late (gpointer data)
{
  g_error ("nothing happened for a minute");
  return G_SOURCE_REMOVE;
}
