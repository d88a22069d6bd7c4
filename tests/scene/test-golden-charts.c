/* Golden pictures of the chart of the page "Generations" and of the timeline. */
#include "golden.h"

#include "arn-chart-scene.h"
#include "sample-run.h"

#define WIDTH 380
#define CHART 220
#define STRIP 74

static ArnChartScene *
make_chart (ArnChartKind kind, const ArnLook *look, ArnRecording *recording)
{
  ArnChartScene *scene = arn_chart_scene_new (kind);
  GListModel *pins = arn_recording_get_snapshots (recording);
  g_autoptr (ArnSnapshotItem) last = NULL;

  arn_chart_scene_set_look (scene, look);
  arn_chart_scene_set_recording (scene, recording);
  arn_chart_scene_set_thresholds (scene, (guint64[]){ 700, 10, 10 });
  last = g_list_model_get_item (pins, 1);
  if (last)
    arn_chart_scene_set_shown (scene, arn_snapshot_item_peek (last));
  return scene;
}

static void
paint_chart (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnChartScene) scene = make_chart (ARN_CHART_GENERATIONS, look, data);

  arn_chart_scene_paint (scene, cr, WIDTH, CHART, scale);
}

/* Nearer, with a collection chosen, and pointed at. */
static void
paint_pointed (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnChartScene) scene = make_chart (ARN_CHART_GENERATIONS, look, data);
  const guint chosen = 21;
  ArnChartHit hit = { ARN_CHART_COLLECTION, arn_chart_scene_get_collection (scene, chosen)->time,
                      chosen };

  arn_time_span_zoom (arn_chart_scene_get_span (scene), 6, hit.time);
  arn_chart_scene_set_selected (scene, chosen);
  arn_chart_scene_set_hovered (scene, &hit);
  arn_chart_scene_paint (scene, cr, WIDTH, CHART, scale);
  arn_chart_scene_paint_overlay (scene, cr, WIDTH, CHART);
}

static void
paint_timeline (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnChartScene) scene = make_chart (ARN_CHART_TIMELINE, look, data);
  ArnChartHit hit;

  arn_chart_scene_hit (scene, 300, 40, WIDTH, STRIP, &hit);
  arn_chart_scene_set_hovered (scene, &hit);
  arn_chart_scene_paint (scene, cr, WIDTH, STRIP, scale);
  arn_chart_scene_paint_overlay (scene, cr, WIDTH, STRIP);
}

static void
paint_empty (cairo_t *cr, const ArnLook *look, int scale, gpointer data)
{
  g_autoptr (ArnRecording) recording = arn_recording_new ();
  g_autoptr (ArnChartScene) scene = make_chart (ARN_CHART_TIMELINE, look, recording);

  arn_chart_scene_paint (scene, cr, WIDTH, STRIP, scale);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ArnRecording) recording = sample_run_new ();
  const GoldenVariants usual = GOLDEN_DARK | GOLDEN_CONTRAST | GOLDEN_RTL | GOLDEN_SCALE_2;

  golden_init (&argc, &argv);
  golden_add ("chart", WIDTH, CHART, usual, paint_chart, recording);
  golden_add ("chart-pointed", WIDTH, CHART, GOLDEN_DARK, paint_pointed, recording);
  golden_add ("timeline", WIDTH, STRIP, usual, paint_timeline, recording);
  golden_add ("timeline-empty", WIDTH, STRIP, GOLDEN_DARK, paint_empty, recording);
  return g_test_run ();
}
