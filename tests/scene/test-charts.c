/* Charts: round figures, no peak lost, what lies where. */
#include <cairo-svg.h>
#include <string.h>

#include "arn-chart-scene.h"
#include "arn-chart-series.h"
#include "arn-chart-ticks.h"
#include "arn-chart-words.h"
#include "sample-run.h"

#define MIB (1024.0 * 1024)

static void
assert_ticks (ArnUnit unit, double from, double to, guint most, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);
  ArnTicks ticks;

  arn_ticks_make (&ticks, unit, from, to, most);
  for (guint i = 0; i < ticks.n; i++)
    {
      g_autofree char *label = arn_ticks_format (&ticks, ticks.values[i]);

      g_string_append_printf (text, "%s%s", i ? " " : "", label);
    }
  g_string_replace (text, "\u202f", "", 0);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_ticks_of_time (void)
{
  assert_ticks (ARN_UNIT_TIME, 0, 1.64e9, 5, "0.0s 0.5s 1.0s 1.5s");
  assert_ticks (ARN_UNIT_TIME, 0, 20e9, 5, "0s 5s 10s 15s 20s");
  assert_ticks (ARN_UNIT_TIME, 1.2e6, 3.1e6, 5, "1.5ms 2.0ms 2.5ms 3.0ms");
  assert_ticks (ARN_UNIT_TIME, 0, 24000, 3, "0µs 10µs 20µs");
  assert_ticks (ARN_UNIT_TIME, 0, 300e9, 5, "0:00min 1:00min 2:00min 3:00min 4:00min 5:00min");
}

static void
test_ticks_of_bytes (void)
{
  assert_ticks (ARN_UNIT_BYTES, 0, 9 * MIB, 2, "0 5MiB");
  assert_ticks (ARN_UNIT_BYTES, 2.2 * MIB, 4.3 * MIB, 4, "3MiB 4MiB");
  assert_ticks (ARN_UNIT_BYTES, 1.1 * MIB, 1.4 * MIB, 4, "1.1MiB 1.2MiB 1.3MiB 1.4MiB");
  assert_ticks (ARN_UNIT_BYTES, 0, 700 * 1024, 4, "0 200KiB 400KiB 600KiB");
  assert_ticks (ARN_UNIT_BYTES, 0, 900, 3, "0 500B");
}

static void
test_ticks_of_counts (void)
{
  assert_ticks (ARN_UNIT_COUNT, 0, 3, 9, "0 1 2 3");
  assert_ticks (ARN_UNIT_COUNT, 0, 8000, 4, "0 2000 4000 6000 8000");
  assert_ticks (ARN_UNIT_COUNT, 5, 5, 4, "");
}

/* --- Series --- */

static void
test_no_peak_is_lost (void)
{
  enum
  {
    N = 100000,
    PEAK = 77777,
    COLUMNS = 640,
  };
  guint64 **samples = sample_columns_new (N, PEAK);
  const ArnSeries heap = { .n = N,
                           .times = samples[ARN_HISTORY_TIME],
                           .values = samples[ARN_HISTORY_HEAP] };
  ArnSeriesColumn columns[COLUMNS];
  guint64 end = samples[ARN_HISTORY_TIME][N - 1];
  guint highest = 0;
  double low, high;

  arn_series_reduce (&heap, 0, end, columns, COLUMNS);
  for (guint i = 0; i < COLUMNS; i++)
    if (columns[i].high > columns[highest].high)
      highest = i;
  g_assert_cmpfloat ((float) samples[ARN_HISTORY_HEAP][PEAK], ==, columns[highest].high);
  g_assert_cmpuint (highest, ==, samples[ARN_HISTORY_TIME][PEAK] * COLUMNS / end);
  g_assert_true (arn_series_get_range (columns, COLUMNS, &low, &high));
  g_assert_cmpfloat (high, ==, columns[highest].high);
  sample_columns_free (samples);
}

/* Between two samples that are further apart than a column. */
static void
test_line_between_samples (void)
{
  const guint64 times[] = { 0, 100 }, values[] = { 0, 100 };
  const ArnSeries line = { .n = 2, .times = times, .values = values };
  const ArnSeries steps = { .n = 2, .times = times, .values = values, .steps = TRUE };
  ArnSeriesColumn columns[10];

  arn_series_reduce (&line, 0, 100, columns, 10);
  g_assert_cmpfloat (columns[3].low, ==, 30);
  g_assert_cmpfloat (columns[3].high, ==, 40);
  arn_series_reduce (&line, 45, 55, columns, 10);
  g_assert_cmpfloat (columns[0].low, ==, 45);
  g_assert_cmpfloat (columns[9].high, ==, 55);
  arn_series_reduce (&steps, 0, 100, columns, 10);
  g_assert_cmpfloat (columns[8].high, ==, 0);
  g_assert_cmpfloat (columns[9].high, ==, 100);
}

/* A peak that the history kept for a sample is the sample's highest. */
static void
test_peak_of_a_sample (void)
{
  const guint64 times[] = { 0, 50, 100 }, values[] = { 1, 2, 3 }, peaks[] = { 1, 90, 3 };
  const ArnSeries heap = { .n = 3, .times = times, .values = values, .peaks = peaks };
  ArnSeriesColumn columns[10];

  arn_series_reduce (&heap, 0, 101, columns, 10);
  g_assert_cmpfloat (columns[4].high, ==, 90);
  g_assert_cmpfloat (columns[5].high, <, 3);
}

static void
test_nothing_after_the_last_sample (void)
{
  const guint64 times[] = { 0, 50 }, values[] = { 1, 2 };
  const ArnSeries heap = { .n = 2, .times = times, .values = values };
  ArnSeriesColumn columns[10];

  arn_series_reduce (&heap, 0, 100, columns, 10);
  g_assert_cmpfloat (columns[5].high, ==, 2);
  g_assert_cmpfloat (columns[6].low, >, columns[6].high);
}

/* --- The span --- */

static void
test_zoom_stays_at_its_moment (void)
{
  g_autoptr (ArnTimeSpan) span = arn_time_span_new ();

  arn_time_span_set_end (span, 1000000000);
  arn_time_span_zoom (span, 4, 500000000);
  g_assert_cmpuint (arn_time_span_get_from (span), ==, 375000000);
  g_assert_cmpuint (arn_time_span_get_to (span), ==, 625000000);
  arn_time_span_reveal (span, 900000000);
  g_assert_cmpuint (arn_time_span_get_from (span), <=, 900000000);
  g_assert_cmpuint (arn_time_span_get_to (span), >=, 900000000);
  arn_time_span_zoom (span, 0.1, 500000000);
  g_assert_true (arn_time_span_is_whole (span));
}

static void
test_span_follows_its_end (void)
{
  g_autoptr (ArnTimeSpan) span = arn_time_span_new ();

  arn_time_span_set_end (span, 1000000000);
  arn_time_span_zoom (span, 2, 1000000000);
  arn_time_span_set_end (span, 1200000000);
  g_assert_cmpuint (arn_time_span_get_to (span), ==, 1200000000);
  arn_time_span_scroll (span, -0.5);
  arn_time_span_set_end (span, 1400000000);
  g_assert_cmpuint (arn_time_span_get_to (span), ==, 950000000);
  arn_time_span_set_end (span, 0);
  g_assert_true (arn_time_span_is_whole (span));
}

/* --- The scene --- */

static ArnChartScene *
make_scene (ArnChartKind kind, ArnRecording *recording)
{
  ArnChartScene *scene = arn_chart_scene_new (kind);

  arn_chart_scene_set_recording (scene, recording);
  return scene;
}

static void
test_every_mark_is_found (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_GENERATIONS, recording);
  guint n = arn_chart_scene_get_n_collections (scene);

  g_assert_cmpuint (n, ==, 73);
  for (guint i = 0; i < n; i++)
    {
      ArnChartHit hit = { ARN_CHART_COLLECTION, arn_chart_scene_get_collection (scene, i)->time,
                          i };
      ArnChartHit found;
      cairo_rectangle_t area;

      g_assert_true (arn_chart_scene_locate (scene, &hit, 1200, 300, &area));
      arn_chart_scene_hit (scene, area.x + area.width / 2, area.y + 1, 1200, 300, &found);
      g_assert_cmpint (found.thing, ==, ARN_CHART_COLLECTION);
      g_assert_cmpuint (found.index, ==, i);
    }
}

static void
test_pins_are_found (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_TIMELINE, recording);
  const ArnChartHit hit = { ARN_CHART_PIN, SAMPLE_RUN_END, 1 };
  g_autoptr (ArnReadout) readout = arn_chart_scene_describe (scene, &hit);
  cairo_rectangle_t area;
  ArnChartHit found;

  g_assert_true (arn_chart_scene_locate (scene, &hit, 1200, 74, &area));
  arn_chart_scene_hit (scene, area.x, 6, 1200, 74, &found);
  g_assert_cmpint (found.thing, ==, ARN_CHART_PIN);
  g_assert_cmpuint (found.index, ==, 1);
  g_assert_cmpstr (readout->title, ==, "2 · Round 7,420");
}

/* In a picture read from the right, the figures change sides and time does not. */
static void
test_time_runs_left_to_right (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_TIMELINE, recording);
  ArnLook look = arn_look_default ();

  look.right_to_left = TRUE;
  arn_chart_scene_set_look (scene, &look);
  g_assert_cmpuint (arn_chart_scene_get_time_at (scene, 100, 800), <,
                    arn_chart_scene_get_time_at (scene, 500, 800));
  g_assert_cmpuint (arn_chart_scene_get_time_at (scene, 0, 800), ==, 0);
  g_assert_cmpuint (arn_chart_scene_get_time_at (scene, 800, 800), ==, SAMPLE_RUN_END);
}

/* The read-out of a thing never lies over the thing. */
static void
test_readout_is_beside (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_GENERATIONS, recording);
  ArnLook look = arn_look_default ();
  const cairo_rectangle_t view = { 0, 0, 700, 260 };

  for (double x = 80; x < 680; x += 13)
    for (double y = 5; y < 230; y += 31)
      {
        g_autoptr (ArnReadout) readout = NULL;
        cairo_rectangle_t area;
        ArnChartHit hit;
        int width, height;
        double left, top;

        arn_chart_scene_hit (scene, x, y, 700, 260, &hit);
        readout = arn_chart_scene_describe (scene, &hit);
        if (!readout || !arn_chart_scene_locate (scene, &hit, 700, 260, &area))
          continue;
        arn_readout_measure (readout, &look, &width, &height);
        arn_readout_place (&area, &view, width, height, &left, &top);
        g_assert_true (left >= area.x + area.width || left + width <= area.x ||
                       top >= area.y + area.height || top + height <= area.y);
      }
}

static void
test_trigger_is_told (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_GENERATIONS, recording);
  guint n = arn_chart_scene_get_n_collections (scene);
  g_autofree char *call = arn_chart_format_trigger (arn_chart_scene_get_collection (scene, n - 1));
  g_autofree char *person =
      arn_chart_format_trigger (arn_chart_scene_get_collection (scene, n - 2));
  const ArnEvent unknown = { .kind = ARN_EVENT_COLLECTION, .line = 4, .text = "" };
  g_autofree char *line = arn_chart_format_trigger (&unknown);

  g_assert_cmpstr (call, ==, "gc.collect (), line 18");
  g_assert_cmpstr (person, ==, "by hand, line 18");
  g_assert_cmpstr (line, ==, "line 4");
}

/* A vector file holds paths, no image of the curve. */
static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
test_vectors_have_paths (void)
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  g_autoptr (ArnChartScene) scene = make_scene (ARN_CHART_GENERATIONS, recording);
  g_autoptr (GString) file = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, file, 600, 300);
  cairo_t *cr = cairo_create (surface);

  arn_chart_scene_paint (scene, cr, 600, 300, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_nonnull (strstr (file->str, "<path"));
  g_assert_null (strstr (file->str, "<image"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/charts/ticks-of-time", test_ticks_of_time);
  g_test_add_func ("/scene/charts/ticks-of-bytes", test_ticks_of_bytes);
  g_test_add_func ("/scene/charts/ticks-of-counts", test_ticks_of_counts);
  g_test_add_func ("/scene/charts/no-peak-is-lost", test_no_peak_is_lost);
  g_test_add_func ("/scene/charts/line-between-samples", test_line_between_samples);
  g_test_add_func ("/scene/charts/peak-of-a-sample", test_peak_of_a_sample);
  g_test_add_func ("/scene/charts/nothing-after-the-last", test_nothing_after_the_last_sample);
  g_test_add_func ("/scene/charts/zoom-stays-at-its-moment", test_zoom_stays_at_its_moment);
  g_test_add_func ("/scene/charts/span-follows-its-end", test_span_follows_its_end);
  g_test_add_func ("/scene/charts/every-mark-is-found", test_every_mark_is_found);
  g_test_add_func ("/scene/charts/pins-are-found", test_pins_are_found);
  g_test_add_func ("/scene/charts/time-runs-left-to-right", test_time_runs_left_to_right);
  g_test_add_func ("/scene/charts/readout-is-beside", test_readout_is_beside);
  g_test_add_func ("/scene/charts/trigger-is-told", test_trigger_is_told);
  g_test_add_func ("/scene/charts/vectors-have-paths", test_vectors_have_paths);
  return g_test_run ();
}
