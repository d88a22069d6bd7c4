#include "bench.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct BenchReport
{
  char *name;
  JsonBuilder *builder;
  gboolean in_row;
};

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

double
bench_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

double
bench_resident_bytes (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return NAN;
  line = strstr (text, "\nRss:");
  return line != NULL ? g_ascii_strtod (line + strlen ("\nRss:"), NULL) * 1024 : NAN;
}

double
bench_median (const double *values, guint n)
{
  g_autofree double *sorted = g_memdup2 (values, n * sizeof *values);

  g_assert (n > 0);
  qsort (sorted, n, sizeof *sorted, compare);
  return n % 2 != 0 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

BenchReport *
bench_report_new (const char *name)
{
  BenchReport *report = g_new0 (BenchReport, 1);

  report->name = g_strdup (name);
  report->builder = json_builder_new ();
  json_builder_begin_object (report->builder);
  return report;
}

void
bench_report_end_row (BenchReport *report)
{
  if (report->in_row)
    json_builder_end_object (report->builder);
  report->in_row = FALSE;
}

void
bench_report_row (BenchReport *report, const char *row)
{
  bench_report_end_row (report);
  json_builder_set_member_name (report->builder, row);
  json_builder_begin_object (report->builder);
  report->in_row = TRUE;
}

void
bench_report_figure (BenchReport *report, const char *key, double value)
{
  json_builder_set_member_name (report->builder, key);
  if (isnan (value))
    json_builder_add_null_value (report->builder);
  else
    json_builder_add_double_value (report->builder, value);
}

static void
write_file (BenchReport *report, const char *folder)
{
  g_autofree char *file = g_strconcat (report->name, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (report->builder);
  g_autoptr (GError) error = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  if (g_mkdir_with_parents (folder, 0777) != 0 || !json_generator_to_file (generator, path, &error))
    g_error ("%s: %s", path, error != NULL ? error->message : g_strerror (errno));
}

void
bench_report_finish (BenchReport *report)
{
  const char *folder = g_getenv ("ARENARIUM_BENCHMARKS");

  bench_report_end_row (report);
  json_builder_end_object (report->builder);
  if (folder != NULL)
    write_file (report, folder);
  g_object_unref (report->builder);
  g_free (report->name);
  g_free (report);
}
