/* Where the parts of a chart lie, and what lies under a point of it. */
#include "arn-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD        12
#define GAP        6
#define FLAG_REACH 9 /* pixels beside a pin that are still its own */
#define MARK_REACH 5

/* Room for what stands beside the lanes, by the widest of it. */
static double
gutter_width (ArnChartScene *self)
{
  int figures = arn_text_width (self->text, ARN_FONT_SMALL, "000.0 MiB");
  int names = self->kind == ARN_CHART_TIMELINE
                  ? arn_text_width (self->text, ARN_FONT_SMALL, C_ ("timeline", "collections"))
                  : 0;

  return MAX (figures, names) + 2 * GAP;
}

static void
set_lane (ArnChartLayout *layout, ArnChartLane lane, double title, double top, double bottom)
{
  layout->titles[lane] = title;
  layout->lanes[lane] = (cairo_rectangle_t){ layout->plot.x, floor (top), layout->plot.width,
                                             MAX (floor (bottom) - floor (top), 0) };
}

/* Flags, heap, marks of collections, times. */
static void
make_timeline (ArnChartScene *self, int height, ArnChartLayout *layout)
{
  int line = arn_text_height (self->text, ARN_FONT_SMALL);
  double bottom = height - line - 2;
  double strip = line * 0.7;

  layout->pins = 1 + line / 2.0;
  layout->axis = bottom + line / 2.0;
  set_lane (layout, ARN_LANE_HEAP, layout->pins, line + 4, bottom - strip - 3);
  set_lane (layout, ARN_LANE_COLLECTIONS, bottom - strip / 2, bottom - strip, bottom);
  layout->plot.height = bottom;
}

/* Flags, three lanes, each below its title, times. */
static void
make_lanes (ArnChartScene *self, int height, ArnChartLayout *layout)
{
  static const double shares[ARN_N_LANES] = { 0.36, 0.28, 0.36 };
  int line = arn_text_height (self->text, ARN_FONT_LABEL);
  double head = line + GAP;
  double y = line, room = MAX (height - y - line - 2 * GAP - ARN_N_LANES * head, 3);

  layout->pins = line / 2.0;
  for (ArnChartLane lane = 0; lane < ARN_N_LANES; lane++)
    {
      double bottom = y + head + shares[lane] * room;

      set_lane (layout, lane, y + line / 2.0, y + head - 2, bottom - GAP);
      y = bottom;
    }
  layout->plot.height = y - GAP;
  layout->axis = y + line / 2.0;
}

void
arn_chart_layout_make (ArnChartScene *self, int width, int height, ArnChartLayout *layout)
{
  double gutter = gutter_width (self);

  *layout = (ArnChartLayout){ .rtl = self->look.right_to_left };
  layout->plot.x = ceil (layout->rtl ? PAD : gutter);
  layout->plot.width = MAX (floor (width - gutter - PAD), 1);
  layout->values = layout->rtl ? layout->plot.x + layout->plot.width + GAP : layout->plot.x - GAP;
  layout->from = (double) arn_time_span_get_from (self->span);
  layout->length = (double) arn_time_span_get_to (self->span) - layout->from;
  if (self->kind == ARN_CHART_TIMELINE)
    make_timeline (self, height, layout);
  else
    make_lanes (self, height, layout);
}

int
arn_chart_scene_get_min_height (ArnChartScene *self)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), 0);

  if (self->kind == ARN_CHART_TIMELINE)
    return (int) ceil (arn_text_height (self->text, ARN_FONT_SMALL) * 4.9) + 6;
  return (arn_text_height (self->text, ARN_FONT_LABEL) + GAP) * 5 + 120;
}

double
arn_chart_layout_x (const ArnChartLayout *layout, guint64 time)
{
  return layout->plot.x + ((double) time - layout->from) / layout->length * layout->plot.width;
}

gboolean
arn_chart_layout_shows (const ArnChartLayout *layout, guint64 time)
{
  return (double) time >= layout->from && (double) time <= layout->from + layout->length;
}

double
arn_chart_layout_mark (const ArnChartLayout *layout, guint64 visited, guint64 most)
{
  double height = layout->lanes[ARN_LANE_COLLECTIONS].height;

  /* By the square root: small ones stay visible beside the biggest. */
  return MAX (round (sqrt ((double) visited / (double) MAX (most, 1)) * height), 2);
}

int
arn_chart_layout_mark_width (const ArnChartLayout *layout, guint n)
{
  double room = n > 0 ? layout->plot.width / n : layout->plot.width;

  return room >= 12 ? 7 : room >= 7 ? 5 : room >= 4 ? 3 : 2;
}

guint64
arn_chart_scene_get_most_visited (ArnChartScene *self, guint *n)
{
  guint64 from = arn_time_span_get_from (self->span), to = arn_time_span_get_to (self->span);
  const guint *rows = (const guint *) (gconstpointer) self->collections->data;
  guint64 most = 0;
  guint n_events;
  const ArnEvent *events;

  *n = 0;
  if (!self->recording)
    return 0;
  events = arn_recording_get_events (self->recording, &n_events);
  for (guint i = 0; i < self->collections->len; i++)
    if (events[rows[i]].time >= from && events[rows[i]].time <= to)
      {
        ++*n;
        most = MAX (most, events[rows[i]].visited);
      }
  return most;
}

guint64
arn_chart_scene_get_time_at (ArnChartScene *self, double x, int width)
{
  ArnChartLayout layout;
  double time;

  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), 0);

  arn_chart_layout_make (self, width, 100, &layout);
  time = layout.from + (x - layout.plot.x) / layout.plot.width * layout.length;
  return (guint64) CLAMP (time, layout.from, layout.from + layout.length);
}

/* The nearest within reach; of several in the same place the last. */
static gboolean
hit_pin (ArnChartScene *self, const ArnChartLayout *layout, double x, ArnChartHit *hit)
{
  GListModel *pins = arn_recording_get_snapshots (self->recording);
  double nearest = FLAG_REACH;

  for (guint i = 0; i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr (ArnSnapshotItem) pin = g_list_model_get_item (pins, i);
      guint64 time = arn_snapshot_item_get_time (pin);
      double distance = fabs (arn_chart_layout_x (layout, time) - x);

      if (distance > nearest || !arn_chart_layout_shows (layout, time))
        continue;
      nearest = distance;
      *hit = (ArnChartHit){ ARN_CHART_PIN, time, i };
    }
  return hit->thing == ARN_CHART_PIN;
}

/* The nearest within reach; of several as near the one of the oldest generation. */
static void
hit_collection (ArnChartScene *self, const ArnChartLayout *layout, double x, ArnChartHit *hit)
{
  double nearest = MARK_REACH;
  guint generation = 0;

  for (guint i = 0; i < self->collections->len; i++)
    {
      const ArnEvent *event = arn_chart_scene_get_collection (self, i);
      double distance = floor (fabs (arn_chart_layout_x (layout, event->time) - x));

      if (distance > nearest || !arn_chart_layout_shows (layout, event->time) ||
          (distance == nearest && hit->thing == ARN_CHART_COLLECTION &&
           event->generation < generation))
        continue;
      nearest = distance;
      generation = event->generation;
      *hit = (ArnChartHit){ ARN_CHART_COLLECTION, event->time, i };
    }
}

void
arn_chart_scene_hit (
    ArnChartScene *self, double x, double y, int width, int height, ArnChartHit *hit)
{
  const cairo_rectangle_t *marks;
  ArnChartLayout layout;

  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  *hit = (ArnChartHit){ ARN_CHART_NOTHING };
  arn_chart_layout_make (self, width, height, &layout);
  if (!self->recording || x < layout.plot.x - FLAG_REACH ||
      x > layout.plot.x + layout.plot.width + FLAG_REACH || y < 0 || y >= height)
    return;
  marks = &layout.lanes[ARN_LANE_COLLECTIONS];
  if (y < layout.pins * 2 + 2 && hit_pin (self, &layout, x, hit))
    return;
  if (y >= marks->y - GAP && y <= marks->y + marks->height + GAP)
    hit_collection (self, &layout, x, hit);
  if (hit->thing == ARN_CHART_NOTHING && y <= layout.plot.y + layout.plot.height)
    *hit = (ArnChartHit){ ARN_CHART_MOMENT, arn_chart_scene_get_time_at (self, x, width), 0 };
}

gboolean
arn_chart_scene_locate (
    ArnChartScene *self, const ArnChartHit *hit, int width, int height, cairo_rectangle_t *area)
{
  ArnChartLayout layout;
  double x;

  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), FALSE);

  arn_chart_layout_make (self, width, height, &layout);
  if (hit->thing == ARN_CHART_NOTHING || !arn_chart_layout_shows (&layout, hit->time))
    return FALSE;
  x = arn_chart_layout_x (&layout, hit->time);
  if (hit->thing == ARN_CHART_COLLECTION)
    {
      const cairo_rectangle_t *lane = &layout.lanes[ARN_LANE_COLLECTIONS];
      const ArnEvent *event = arn_chart_scene_get_collection (self, hit->index);
      guint n;
      guint64 most = arn_chart_scene_get_most_visited (self, &n);
      int mark = arn_chart_layout_mark_width (&layout, n);
      double tall = arn_chart_layout_mark (&layout, event->visited, most);

      *area =
          (cairo_rectangle_t){ floor (x - mark / 2.0), lane->y + lane->height - tall, mark, tall };
    }
  else
    *area = (cairo_rectangle_t){ x - 2, layout.plot.y, 4, layout.plot.height };
  return TRUE;
}
