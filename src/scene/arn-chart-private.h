/* What the files of the chart scene share: arn-chart-scene.c (what it knows), arn-chart-layout.c
 * (where things lie), arn-chart-painter.c and arn-chart-words.c.
 */
#pragma once

#include "arn-chart-scene.h"
#include "arn-chart-series.h"
#include "arn-text.h"

G_BEGIN_DECLS

struct _ArnChartScene
{
  GObject parent_instance;

  ArnChartKind kind;
  ArnRecording *recording;
  GSignalGroup *recording_signals, *pin_signals, *span_signals;
  ArnTimeSpan *span;
  GArray *collections; /* rows of the recording's events */
  guint events_read;
  ArnSnapshot *shown;
  guint64 thresholds[ARN_N_GENERATIONS];
  const guint64 *const *samples; /* or NULL */
  guint n_samples;
  ArnLook look;
  ArnText *text;
  ArnChartHit hovered;
  guint selected;
};

typedef enum
{
  ARN_LANE_HEAP,
  ARN_LANE_COUNTS,
  ARN_LANE_COLLECTIONS,
  ARN_N_LANES,
} ArnChartLane;

/* All lanes have the x and the width of `plot`. A lane that a picture lacks has no height. */
typedef struct
{
  cairo_rectangle_t plot;               /* from the upper edge of the first to the last lower one */
  cairo_rectangle_t lanes[ARN_N_LANES]; /* where curves and marks are */
  double titles[ARN_N_LANES];           /* middle of the line above each */
  double pins;                          /* middle of the flags */
  double axis;                          /* middle of the times */
  double values;                        /* edge of the figures beside the lanes */
  double from, length;                  /* time */
  gboolean rtl;
} ArnChartLayout;

/* arn-chart-layout.c */
void arn_chart_layout_make (ArnChartScene *self, int width, int height, ArnChartLayout *layout);
double arn_chart_layout_x (const ArnChartLayout *layout, guint64 time);
gboolean arn_chart_layout_shows (const ArnChartLayout *layout, guint64 time);
/* How high the mark of a collection is in its lane, if the highest there has looked at so many. */
double arn_chart_layout_mark (const ArnChartLayout *layout, guint64 visited, guint64 most);
/* Most objects that one collection in sight has looked at; `n`: how many are in sight. */
guint64 arn_chart_scene_get_most_visited (ArnChartScene *self, guint *n);
/* Of a mark in the lane of collections: they get narrower the more there are. */
int arn_chart_layout_mark_width (const ArnChartLayout *layout, guint n);
ArnSnapshotItem *arn_chart_scene_get_pin (ArnChartScene *self, guint pin); /* transfer full */

/* arn-chart-scene.c */
ArnSeries arn_chart_scene_get_series (ArnChartScene *self, ArnHistoryColumn column);

G_END_DECLS
