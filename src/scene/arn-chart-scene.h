/* A run over time, from its recording: the heap with its arenas, the counts of the generations, the
 * collections as marks in their generation's colour and as high as they looked at objects, the
 * snapshots as pins. Two pictures of it: the timeline under all pages, which is low, and the chart
 * of the page "Generations", which has a lane for each.
 *
 * A command line paints one so:
 *
 *     scene = arn_chart_scene_new (ARN_CHART_GENERATIONS);
 *     arn_chart_scene_set_look (scene, &look);
 *     arn_chart_scene_set_recording (scene, recording);
 *     (fill the ground with arn_look_ground (&look, ARN_GROUND_VIEW))
 *     arn_chart_scene_paint (scene, cr, width, height, 1);
 *
 * Nothing below arn_chart_scene_get_min_height () is worth painting. In SVG and PDF, curves are
 * paths. Time runs from left to right in every language.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"
#include "arn-readout.h"
#include "arn-recording.h"
#include "arn-time-span.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_CHART_TIMELINE,
  ARN_CHART_GENERATIONS,
} ArnChartKind;

#define ARN_TYPE_CHART_SCENE (arn_chart_scene_get_type ())
/* Signals: "changed" (), the picture is another; "overlay-changed" (), only what lies over it. */
G_DECLARE_FINAL_TYPE (ArnChartScene, arn_chart_scene, ARN, CHART_SCENE, GObject)

ArnChartScene *arn_chart_scene_new (ArnChartKind kind);

void arn_chart_scene_set_recording (ArnChartScene *self, ArnRecording *recording);
ArnRecording *arn_chart_scene_get_recording (ArnChartScene *self);
/* The part of the run to be shown; a scene has a span of its own unless it is given one. */
void arn_chart_scene_set_span (ArnChartScene *self, ArnTimeSpan *span);
ArnTimeSpan *arn_chart_scene_get_span (ArnChartScene *self);
void arn_chart_scene_set_look (ArnChartScene *self, const ArnLook *look);
/* The snapshot whose pin is to be marked; or NULL. */
void arn_chart_scene_set_shown (ArnChartScene *self, ArnSnapshot *snapshot);
/* Of each generation, as drawn in the lane of counts; all 0: not known. */
void arn_chart_scene_set_thresholds (ArnChartScene *self, const guint64 *thresholds);
/* In place of a recording's history: samples that somebody else keeps, for columns of
 * ArnHistoryColumn. NULL: the recording's again. */
void
arn_chart_scene_set_samples (ArnChartScene *self, const guint64 *const *columns, guint n_samples);

/* Collections of the recording, counted from 0 in the order in which they ended. The event is valid
 * until the next is added. */
guint arn_chart_scene_get_n_collections (ArnChartScene *self);
const ArnEvent *arn_chart_scene_get_collection (ArnChartScene *self, guint collection);
/* Has the ring; ARN_NONE: none. */
void arn_chart_scene_set_selected (ArnChartScene *self, guint collection);
guint arn_chart_scene_get_selected (ArnChartScene *self);

typedef enum
{
  ARN_CHART_NOTHING,
  ARN_CHART_MOMENT,
  ARN_CHART_COLLECTION,
  ARN_CHART_PIN,
} ArnChartThing;

typedef struct
{
  ArnChartThing thing;
  guint64 time;
  guint index; /* of the collection, or of the pin: position of its snapshot in the recording */
} ArnChartHit;

int arn_chart_scene_get_min_height (ArnChartScene *self);
/* Neither fills the ground. `scale`: device pixels for a pixel of the target. */
void arn_chart_scene_paint (ArnChartScene *self, cairo_t *cr, int width, int height, int scale);
/* What is selected and pointed at, with its read-out. */
void arn_chart_scene_paint_overlay (ArnChartScene *self, cairo_t *cr, int width, int height);

void arn_chart_scene_hit (
    ArnChartScene *self, double x, double y, int width, int height, ArnChartHit *hit);
/* What is pointed at; NULL: nothing. */
void arn_chart_scene_set_hovered (ArnChartScene *self, const ArnChartHit *hit);
/* Where it is; FALSE when it is out of sight. */
gboolean arn_chart_scene_locate (
    ArnChartScene *self, const ArnChartHit *hit, int width, int height, cairo_rectangle_t *area);
/* NULL for nothing. (transfer full) */
ArnReadout *arn_chart_scene_describe (ArnChartScene *self, const ArnChartHit *hit);
/* "Heap 4.2 MiB, 64 collections, 2 snapshots in 1.64 s": what the whole picture says. (transfer
 * full) */
char *arn_chart_scene_format_summary (ArnChartScene *self);

/* Nanoseconds under a place of the picture. */
guint64 arn_chart_scene_get_time_at (ArnChartScene *self, double x, int width);

G_END_DECLS
