/* How long charts of 100,000 samples and as many collections take: milliseconds a frame, median and
 * 99th percentile. A frame at 60 a second has 16.7. */
#include <stdlib.h>

#include "arn-cause.h"
#include "arn-chart-scene.h"
#include "sample-run.h"

#define WIDTH   1280
#define SAMPLES 100000
#define ROUNDS  200

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
measure (const char *name, ArnChartKind kind, ArnRecording *recording, int height, int scale)
{
  guint64 **columns = sample_columns_new (SAMPLES, SAMPLES / 2);
  g_autoptr (ArnChartScene) scene = arn_chart_scene_new (kind);
  double times[ROUNDS];

  arn_chart_scene_set_recording (scene, recording);
  arn_chart_scene_set_samples (scene, (const guint64 *const *) columns, SAMPLES);
  arn_chart_scene_set_thresholds (scene, (guint64[]){ 700, 10, 10 });
  for (guint i = 0; i < ROUNDS; i++)
    {
      cairo_surface_t *surface =
          cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, height * scale);
      cairo_t *cr;
      gint64 start;

      cairo_surface_set_device_scale (surface, scale, scale);
      cr = cairo_create (surface);
      start = g_get_monotonic_time ();
      arn_chart_scene_paint (scene, cr, WIDTH, height, scale);
      arn_chart_scene_paint_overlay (scene, cr, WIDTH, height);
      times[i] = (g_get_monotonic_time () - start) / 1000.0;
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  g_print ("%-44s %6.2f ms %6.2f ms\n", name, times[ROUNDS / 2], times[ROUNDS * 99 / 100]);
  sample_columns_free (columns);
}

int
main (void)
{
  g_autoptr (ArnRecording) few = sample_run_new ();
  g_autoptr (ArnRecording) many = arn_recording_new ();

  for (guint i = 0; i < SAMPLES; i++)
    arn_recording_add_event (many, &(ArnEvent){ .kind = ARN_EVENT_COLLECTION,
                                                .time = i * G_GUINT64_CONSTANT (1000000),
                                                .generation = i % 11    ? 0
                                                              : i % 121 ? 1
                                                                        : 2,
                                                .visited = i % 700,
                                                .freed = i % 500,
                                                .text = "" });
  measure ("timeline, 100,000 samples", ARN_CHART_TIMELINE, few, 74, 1);
  measure ("chart, 4 × 100,000 samples", ARN_CHART_GENERATIONS, few, 400, 1);
  measure ("chart, whole window", ARN_CHART_GENERATIONS, few, 800, 1);
  measure ("chart, and 100,000 collections", ARN_CHART_GENERATIONS, many, 400, 1);
  measure ("chart at scale 2", ARN_CHART_GENERATIONS, few, 400, 2);
  return 0;
}
