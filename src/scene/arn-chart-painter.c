/* The picture of a chart: grid and figures, curves, marks, flags; and what lies over it. */
#include "arn-chart-private.h"
#include "arn-chart-ticks.h"
#include "arn-shapes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 6

/* What all parts of one picture need. */
typedef struct
{
  ArnChartScene *scene;
  const ArnLook *look;
  cairo_t *cr;
  ArnChartLayout layout;
  int scale;
  ArnSeriesColumn *columns;
} ArnChartPicture;

static void
fill (cairo_t *cr, double x, double y, double width, double height, ArnColor color)
{
  arn_color_set (cr, color);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static ArnColor
heap_color (const ArnLook *look)
{
  return arn_palette_get (look->style, ARN_COLOR_PATH);
}

static ArnColor
grid_color (const ArnLook *look)
{
  return arn_color_fade (arn_look_ground (look, ARN_GROUND_BORDER),
                         look->high_contrast ? 0.4 : 0.6);
}

static void
paint_words (ArnChartPicture *p, ArnFont font, ArnColor color, const char *words, double y)
{
  const cairo_rectangle_t *plot = &p->layout.plot;

  if (p->layout.rtl && arn_text_width (p->scene->text, font, words) <= plot->width)
    arn_text_paint_right (p->scene->text, p->cr, font, color, words, plot->x + plot->width, y, -1);
  else
    arn_text_paint_short (p->scene->text, p->cr, font, color, words, plot->x, y, plot->width);
}

static void
paint_word_beside (ArnChartPicture *p, ArnFont font, ArnColor color, const char *word, double y)
{
  if (p->layout.rtl)
    arn_text_paint (p->scene->text, p->cr, font, color, word, p->layout.values, y, -1);
  else
    arn_text_paint_right (p->scene->text, p->cr, font, color, word, p->layout.values, y, -1);
}

/* A figure beside a lane. */
static void
paint_value (ArnChartPicture *p, const char *value, double y)
{
  paint_word_beside (p, ARN_FONT_SMALL, arn_look_ground (p->look, ARN_GROUND_DIM), value, y);
}

/* --- Axes --- */

static void
paint_times (ArnChartPicture *p)
{
  const cairo_rectangle_t *plot = &p->layout.plot;
  guint most = (guint) MAX (plot->width / (70 * p->look->text_scale), 1);
  ArnColor dim = arn_look_ground (p->look, ARN_GROUND_DIM);
  ArnTicks ticks;

  arn_ticks_make (&ticks, ARN_UNIT_TIME, p->layout.from, p->layout.from + p->layout.length, most);
  for (guint i = 0; i < ticks.n; i++)
    {
      double x = floor (arn_chart_layout_x (&p->layout, (guint64) ticks.values[i]));
      g_autofree char *label = arn_ticks_format (&ticks, ticks.values[i]);
      int width = arn_text_width (p->scene->text, ARN_FONT_SMALL, label);
      double left = CLAMP (x - width / 2.0, plot->x, plot->x + plot->width - width);

      for (ArnChartLane lane = 0; lane < ARN_N_LANES; lane++)
        fill (p->cr, x, p->layout.lanes[lane].y, 1, p->layout.lanes[lane].height,
              grid_color (p->look));
      arn_text_paint (p->scene->text, p->cr, ARN_FONT_SMALL, dim, label, left, p->layout.axis, -1);
    }
}

/* Lines and figures of a lane; a figure that would touch the one below is left out. */
static void
paint_scale (ArnChartPicture *p, ArnChartLane lane, ArnUnit unit, double base, double top)
{
  const cairo_rectangle_t *area = &p->layout.lanes[lane];
  int line = arn_text_height (p->scene->text, ARN_FONT_SMALL);
  guint most = (guint) MAX (area->height / (line * 1.4), 1);
  ArnTicks ticks;

  arn_ticks_make (&ticks, unit, base, top, most);
  /* One figure alone says nothing. */
  if (ticks.n < 2)
    arn_ticks_make (&ticks, unit, base, top, most * 2);
  for (guint i = 0; i < ticks.n; i++)
    {
      double share = (ticks.values[i] - base) / (top - base);
      double y = floor (area->y + area->height * (1 - share));
      g_autofree char *label = arn_ticks_format (&ticks, ticks.values[i]);

      fill (p->cr, area->x, y, area->width, 1, grid_color (p->look));
      paint_value (p, label, y);
    }
}

static void
paint_baseline (ArnChartPicture *p, ArnChartLane lane)
{
  const cairo_rectangle_t *area = &p->layout.lanes[lane];

  fill (p->cr, area->x, area->y + area->height, area->width, 1,
        arn_look_ground (p->look, ARN_GROUND_BORDER));
}

/* --- Curves --- */

static gboolean
reduce (ArnChartPicture *p,
        ArnHistoryColumn column,
        ArnSeriesColumn *columns,
        double *low,
        double *high)
{
  ArnSeries series = arn_chart_scene_get_series (p->scene, column);
  guint n = (guint) p->layout.plot.width * (guint) p->scale;

  arn_series_reduce (&series, (guint64) p->layout.from,
                     (guint64) (p->layout.from + p->layout.length), columns, n);
  return arn_series_get_range (columns, n, low, high);
}

static ArnSeriesPen
heap_pen (const ArnLook *look)
{
  return (ArnSeriesPen){ .line = heap_color (look),
                         .fill = arn_color_fade (heap_color (look),
                                                 look->style == ARN_STYLE_DARK ? 0.28 : 0.18),
                         .width = 1.5 * arn_look_line (look) };
}

/* Names the dashed line, below its start, unless the heap is as high there. */
static void
paint_arenas_name (ArnChartPicture *p, const ArnSeriesColumn *arenas, double top)
{
  const cairo_rectangle_t *area = &p->layout.lanes[ARN_LANE_HEAP];
  const char *name = C_ ("timeline", "arenas");
  int line = arn_text_height (p->scene->text, ARN_FONT_SMALL);
  int width = arn_text_width (p->scene->text, ARN_FONT_SMALL, name);
  guint n = (guint) MIN ((width + 2 * GAP) * p->scale, area->width * p->scale);
  double low, high, heap, middle;

  if (!arn_series_get_range (arenas, n, &low, &high) ||
      !arn_series_get_range (p->columns, n, &heap, &heap))
    return;
  middle = area->y + area->height * (1 - low / top) + line / 2.0 + 1;
  if (area->y + area->height * (1 - heap / top) > middle + line / 2.0)
    arn_text_paint (p->scene->text, p->cr, ARN_FONT_SMALL,
                    arn_look_ground (p->look, ARN_GROUND_DIM), name, area->x + GAP, middle, -1);
}

/* The heap below the arenas that it lies in, from 0 on. */
static void
paint_heap_and_arenas (ArnChartPicture *p)
{
  const cairo_rectangle_t *area = &p->layout.lanes[ARN_LANE_HEAP];
  guint n = (guint) p->layout.plot.width * (guint) p->scale;
  g_autofree ArnSeriesColumn *arenas = g_new (ArnSeriesColumn, n);
  const ArnSeriesPen dashed = { .line = arn_look_ground (p->look, ARN_GROUND_DIM),
                                .width = arn_look_line (p->look),
                                .dash = 3 };
  const ArnSeriesPen pen = heap_pen (p->look);
  double low, high, top = 1;
  ArnSeriesCanvas *canvas;

  if (reduce (p, ARN_HISTORY_ARENAS, arenas, &low, &high))
    top = MAX (top, high);
  if (reduce (p, ARN_HISTORY_HEAP, p->columns, &low, &high))
    top = MAX (top, high);
  top *= 1.15;
  paint_scale (p, ARN_LANE_HEAP, ARN_UNIT_BYTES, 0, top);
  canvas = arn_series_canvas_begin (p->cr, area, p->scale, 0, top);
  arn_series_canvas_draw (canvas, p->columns, &pen);
  arn_series_canvas_draw (canvas, arenas, &dashed);
  arn_series_canvas_end (canvas);
  paint_arenas_name (p, arenas, top);
}

/* The heap alone, between its lowest and its highest, so that small steps are seen. */
static void
paint_heap (ArnChartPicture *p)
{
  const cairo_rectangle_t *area = &p->layout.lanes[ARN_LANE_HEAP];
  const ArnSeriesPen pen = heap_pen (p->look);
  double low, high, margin;
  ArnSeriesCanvas *canvas;

  paint_words (p, ARN_FONT_BOLD, heap_color (p->look), _ ("Heap in use"),
               p->layout.titles[ARN_LANE_HEAP]);
  paint_baseline (p, ARN_LANE_HEAP);
  if (!reduce (p, ARN_HISTORY_HEAP, p->columns, &low, &high))
    return;
  margin = MAX ((high - low) * 0.15, 512);
  low = low < high / 2 ? 0 : MAX (low - margin, 0);
  high += margin;
  paint_scale (p, ARN_LANE_HEAP, ARN_UNIT_BYTES, low, high);
  canvas = arn_series_canvas_begin (p->cr, area, p->scale, low, high);
  arn_series_canvas_draw (canvas, p->columns, &pen);
  arn_series_canvas_end (canvas);
}

static ArnColor
generation_color (const ArnLook *look, guint generation)
{
  return arn_palette_generation (look->style, (ArnGeneration) MIN (generation, 2u));
}

/* Squares with a generation's number or more, from the end of the lane's title line back. */
static void
paint_legend (ArnChartPicture *p, ArnChartLane lane, const char *title, char *const *labels)
{
  const cairo_rectangle_t *plot = &p->layout.plot;
  ArnText *text = p->scene->text;
  double y = p->layout.titles[lane], size = round (9 * p->look->text_scale), width = 0, x;
  double room = plot->width - arn_text_width (text, ARN_FONT_BOLD, title) - 3 * GAP;

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    width += size + GAP - 2 + arn_text_width (text, ARN_FONT_SMALL, labels[i]) + 2 * GAP;
  if (width > room)
    return;
  x = p->layout.rtl ? plot->x : plot->x + plot->width - width + 2 * GAP;
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    {
      ArnColor color = generation_color (p->look, i);

      arn_shape_rounded (p->cr, x, round (y - size / 2), size, size, 2);
      arn_color_set (p->cr, color);
      cairo_fill_preserve (p->cr);
      arn_color_set (p->cr, arn_palette_border (p->look->style, color));
      cairo_set_line_width (p->cr, 1);
      cairo_stroke (p->cr);
      x += size + GAP - 2;
      x += arn_text_paint (text, p->cr, ARN_FONT_SMALL, arn_look_ground (p->look, ARN_GROUND_DIM),
                           labels[i], x, y, -1) +
           2 * GAP;
    }
}

/* One curve of the lane of counts, with its threshold on the dashed line. */
static void
draw_count (ArnChartPicture *p, guint generation, double height)
{
  ArnColor color = generation_color (p->look, generation);
  const ArnSeriesPen pen = {
    .line = arn_color_fade (color, generation > 0 || p->look->high_contrast),
    .fill = arn_color_fade (color, generation == 0 ? 0.75 : 0),
    .width = (generation == 0 ? 1 : 2) * arn_look_line (p->look),
  };
  guint64 threshold = p->scene->thresholds[generation];
  double low, high;
  ArnSeriesCanvas *canvas;

  if (!reduce (p, ARN_HISTORY_COUNT_0 + generation, p->columns, &low, &high))
    return;
  canvas = arn_series_canvas_begin (p->cr, &p->layout.lanes[ARN_LANE_COUNTS], p->scale, 0,
                                    threshold > 0 ? (double) threshold * height : MAX (high, 1));
  arn_series_canvas_draw (canvas, p->columns, &pen);
  arn_series_canvas_end (canvas);
}

static void
paint_counts (ArnChartPicture *p)
{
  const cairo_rectangle_t *area = &p->layout.lanes[ARN_LANE_COUNTS];
  const guint64 *thresholds = p->scene->thresholds;
  const char *title = _ ("Counts against their thresholds");
  const double above = 1.12; /* room over the dashed line, for counts that pass it */
  g_autofree char *zero = g_strdup ("0"), *whole = g_strdup_printf ("%u", (guint) thresholds[0]);
  char *labels[ARN_N_GENERATIONS];
  double y = floor (area->y + area->height * (1 - 1 / above));

  paint_words (p, ARN_FONT_BOLD, arn_look_ground (p->look, ARN_GROUND_TEXT), title,
               p->layout.titles[ARN_LANE_COUNTS]);
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    labels[i] = g_strdup_printf (_ ("%u: %u"), i, (guint) thresholds[i]);
  if (thresholds[0] > 0)
    paint_legend (p, ARN_LANE_COUNTS, title, labels);
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    g_free (labels[i]);

  paint_baseline (p, ARN_LANE_COUNTS);
  paint_value (p, zero, area->y + area->height);
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    draw_count (p, i, above);
  if (thresholds[0] == 0)
    return;
  paint_value (p, whole, y);
  cairo_save (p->cr);
  cairo_set_dash (p->cr, (double[]){ 4, 3 }, 2, 0);
  cairo_set_line_width (p->cr, arn_look_line (p->look));
  arn_color_set (p->cr, arn_look_ground (p->look, ARN_GROUND_DIM));
  cairo_move_to (p->cr, area->x, y + 0.5);
  cairo_line_to (p->cr, area->x + area->width, y + 0.5);
  cairo_stroke (p->cr);
  cairo_restore (p->cr);
}

/* --- Collections --- */

/* Of each column, and of each generation in it, the collection that has looked at most; NULL: none.
 * `n_columns` columns of ARN_N_GENERATIONS. */
static const ArnEvent **
find_marks (ArnChartPicture *p, guint n_columns)
{
  ArnChartScene *scene = p->scene;
  const ArnEvent **marks = g_new0 (const ArnEvent *, n_columns *ARN_N_GENERATIONS);
  const guint *rows = (const guint *) (gconstpointer) scene->collections->data;
  double per_column = p->layout.length / p->layout.plot.width;
  guint n;
  const ArnEvent *events = arn_recording_get_events (scene->recording, &n);

  for (guint i = 0; i < scene->collections->len; i++)
    {
      const ArnEvent *event = &events[rows[i]];
      double column = ((double) event->time - p->layout.from) / per_column;
      const ArnEvent **mark;

      if (column < 0 || column >= n_columns)
        continue;
      mark = &marks[(guint) column * ARN_N_GENERATIONS + MIN (event->generation, 2u)];
      if (!*mark || event->visited >= (*mark)->visited)
        *mark = event;
    }
  return marks;
}

/* What a collection has freed, at the foot of its mark. */
static double
freed_height (ArnChartPicture *p, const ArnEvent *event, double tall, guint64 most)
{
  return event->freed > 0 ? MIN (arn_chart_layout_mark (&p->layout, event->freed, most), tall) : 0;
}

/* What was freed solid from below, what survived pale above it, with an edge. */
static void
paint_mark (ArnChartPicture *p, const ArnEvent *event, double column, int width, guint64 most)
{
  const cairo_rectangle_t *lane = &p->layout.lanes[ARN_LANE_COLLECTIONS];
  ArnColor color = generation_color (p->look, event->generation);
  double tall = arn_chart_layout_mark (&p->layout, event->visited, most);
  double freed = freed_height (p, event, tall, most);
  double x = floor (lane->x + column - width / 2.0), bottom = lane->y + lane->height;
  ArnColor ground = arn_look_ground (p->look, ARN_GROUND_VIEW);

  fill (p->cr, x, bottom - tall, width, tall, arn_palette_border (p->look->style, color));
  fill (p->cr, x + 1, bottom - tall + 1, width - 2, MAX (tall - 1, 0),
        arn_color_mix (color, ground, 0.7));
  fill (p->cr, x, bottom - freed, width, freed, color);
}

/* All marks of a generation at once, where they are too narrow for an edge. */
static void
paint_thin_marks (ArnChartPicture *p,
                  const ArnEvent *const *marks,
                  guint n_columns,
                  guint generation,
                  int width,
                  guint64 most)
{
  const cairo_rectangle_t *lane = &p->layout.lanes[ARN_LANE_COLLECTIONS];
  ArnColor color = generation_color (p->look, generation);
  ArnColor pale = arn_color_mix (color, arn_look_ground (p->look, ARN_GROUND_VIEW), 0.45);

  for (int part = 0; part < 2; part++)
    {
      for (guint i = 0; i < n_columns; i++)
        {
          const ArnEvent *event = marks[i * ARN_N_GENERATIONS + generation];
          double tall, height;

          if (!event)
            continue;
          tall = arn_chart_layout_mark (&p->layout, event->visited, most);
          height = part == 0 ? tall : freed_height (p, event, tall, most);
          cairo_rectangle (p->cr, floor (lane->x + i - width / 2.0),
                           lane->y + lane->height - height, width, height);
        }
      arn_color_set (p->cr, part == 0 ? pale : color);
      cairo_fill (p->cr);
    }
}

static void
paint_mark_label (ArnChartPicture *p, guint generation, double column, double tall, double *taken)
{
  const cairo_rectangle_t *lane = &p->layout.lanes[ARN_LANE_COLLECTIONS];
  g_autofree char *label = g_strdup_printf ("%u", generation);
  double half = arn_text_height (p->scene->text, ARN_FONT_SMALL) / 2.0;
  double middle = lane->y + lane->height - tall - half;

  if (lane->x + column < *taken || middle < lane->y)
    return;
  *taken = lane->x + column + 14 * p->look->text_scale;
  arn_text_paint_center (p->scene->text, p->cr, ARN_FONT_SMALL,
                         arn_look_ground (p->look, ARN_GROUND_DIM), label, lane->x + column, middle,
                         -1);
}

/* A tick, at least so high that it is seen. */
static void
paint_tick (ArnChartPicture *p, const ArnEvent *event, double column, guint64 most)
{
  const cairo_rectangle_t *lane = &p->layout.lanes[ARN_LANE_COLLECTIONS];
  double tall = MAX (arn_chart_layout_mark (&p->layout, event->visited, most), 3);

  fill (p->cr, lane->x + column, lane->y + lane->height - tall, event->generation ? 2 : 1, tall,
        arn_palette_border (p->look->style, generation_color (p->look, event->generation)));
}

static void
paint_marks (ArnChartPicture *p, gboolean ticks)
{
  guint n, n_columns = (guint) p->layout.plot.width + 1;
  guint64 most = arn_chart_scene_get_most_visited (p->scene, &n);
  int width = arn_chart_layout_mark_width (&p->layout, n);
  g_autofree const ArnEvent **marks = find_marks (p, n_columns);

  cairo_save (p->cr);
  cairo_set_antialias (p->cr, CAIRO_ANTIALIAS_NONE);
  /* Older ones are rare and high: what is in front of them hides little. */
  for (guint generation = ARN_N_GENERATIONS; generation-- > 0;)
    {
      double taken = 0;

      if (!ticks && width < 5)
        paint_thin_marks (p, marks, n_columns, generation, width, most);
      for (guint i = 0; i < n_columns; i++)
        {
          const ArnEvent *event = marks[i * ARN_N_GENERATIONS + generation];

          if (!event)
            continue;
          if (ticks)
            paint_tick (p, event, i, most);
          else if (width >= 5)
            paint_mark (p, event, i, width, most);
          if (!ticks && generation > 0)
            paint_mark_label (p, generation, i,
                              arn_chart_layout_mark (&p->layout, event->visited, most), &taken);
        }
    }
  cairo_restore (p->cr);
}

/* The figures of a lane whose heights go by the square root. */
static void
paint_visited_scale (ArnChartPicture *p)
{
  const cairo_rectangle_t *lane = &p->layout.lanes[ARN_LANE_COLLECTIONS];
  guint n;
  guint64 most = arn_chart_scene_get_most_visited (p->scene, &n);
  double half = arn_text_height (p->scene->text, ARN_FONT_SMALL) * 1.1;
  double last = lane->y + lane->height;
  ArnTicks ticks = { .unit = ARN_UNIT_COUNT };

  paint_value (p, "0", last);
  for (double value = 1; value <= (double) most && most > 0; value *= 10)
    for (guint i = 0; i < 3; i++)
      {
        double here = value * (double[]){ 1, 2, 5 }[i];
        double y = floor (lane->y + lane->height - sqrt (here / (double) most) * lane->height);
        g_autofree char *label = arn_ticks_format (&ticks, here);

        if (here > (double) most || last - y < half)
          continue;
        last = y;
        fill (p->cr, lane->x, y, lane->width, 1, grid_color (p->look));
        paint_value (p, label, y);
      }
}

static void
paint_collections (ArnChartPicture *p)
{
  const char *title = _ ("Collections: objects visited, and of these freed");
  char *labels[ARN_N_GENERATIONS];

  paint_words (p, ARN_FONT_BOLD, arn_look_ground (p->look, ARN_GROUND_TEXT), title,
               p->layout.titles[ARN_LANE_COLLECTIONS]);
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    labels[i] = g_strdup_printf ("%u", i);
  paint_legend (p, ARN_LANE_COLLECTIONS, title, labels);
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    g_free (labels[i]);
  paint_visited_scale (p);
  paint_baseline (p, ARN_LANE_COLLECTIONS);
  paint_marks (p, FALSE);
}

/* --- Pins --- */

static void
paint_pin (ArnChartPicture *p, ArnSnapshotItem *pin, gboolean shown)
{
  const cairo_rectangle_t *plot = &p->layout.plot;
  ArnColor color = shown ? arn_palette_get (p->look->style, ARN_COLOR_SELECTED)
                         : arn_look_ground (p->look, ARN_GROUND_DIM);
  g_autofree char *number = g_strdup_printf ("%u", arn_snapshot_item_get_number (pin));
  double x = floor (arn_chart_layout_x (&p->layout, arn_snapshot_item_get_time (pin)));
  double height = arn_text_height (p->scene->text, ARN_FONT_SMALL);
  double width = MAX (arn_text_width (p->scene->text, ARN_FONT_SMALL, number) + 6, height);
  double left = CLAMP (x - width / 2, plot->x - GAP, plot->x + plot->width - width + GAP);

  fill (p->cr, x - (shown ? 1 : 0), p->layout.pins, (shown ? 2 : 0) + arn_look_line (p->look),
        plot->y + plot->height - p->layout.pins, arn_color_fade (color, shown ? 1 : 0.8));
  arn_shape_rounded (p->cr, left, floor (p->layout.pins - height / 2), width, height, 3);
  arn_color_set (p->cr, color);
  cairo_fill (p->cr);
  arn_text_paint_center (p->scene->text, p->cr, ARN_FONT_SMALL, arn_color_text_on (color), number,
                         left + width / 2, p->layout.pins, -1);
}

static void
paint_pins (ArnChartPicture *p)
{
  GListModel *pins = arn_recording_get_snapshots (p->scene->recording);
  g_autoptr (ArnSnapshotItem) shown = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (pins); i++)
    {
      g_autoptr (ArnSnapshotItem) pin = g_list_model_get_item (pins, i);

      if (!arn_chart_layout_shows (&p->layout, arn_snapshot_item_get_time (pin)))
        continue;
      if (p->scene->shown && arn_snapshot_item_peek (pin) == p->scene->shown)
        g_set_object (&shown, pin);
      else
        paint_pin (p, pin, FALSE);
    }
  /* In front of its neighbours. */
  if (shown)
    paint_pin (p, shown, TRUE);
}

/* --- The whole --- */

/* What the two lanes of a timeline are, beside them. */
static void
paint_lane_names (ArnChartPicture *p)
{
  paint_word_beside (p, ARN_FONT_BOLD, heap_color (p->look), C_ ("timeline", "heap"),
                     p->layout.titles[ARN_LANE_HEAP]);
  paint_value (p, C_ ("timeline", "collections"), p->layout.titles[ARN_LANE_COLLECTIONS]);
}

static void
paint_nothing (ArnChartScene *self, cairo_t *cr, int width, int height)
{
  const char *words =
      _ ("How memory grows and when it is collected appears here as the program runs.");
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);

  if (arn_text_width (self->text, ARN_FONT_LABEL, words) <= width - 2 * GAP)
    arn_text_paint_center (self->text, cr, ARN_FONT_LABEL, dim, words, width / 2.0, height / 2.0,
                           -1);
  else
    arn_text_paint_short (self->text, cr, ARN_FONT_LABEL, dim, words, GAP, height / 2.0,
                          width - 2 * GAP);
}

static gboolean
is_empty (ArnChartScene *self)
{
  return !self->recording ||
         (arn_chart_scene_get_series (self, ARN_HISTORY_HEAP).n == 0 &&
          self->collections->len == 0 &&
          g_list_model_get_n_items (arn_recording_get_snapshots (self->recording)) == 0);
}

void
arn_chart_scene_paint (ArnChartScene *self, cairo_t *cr, int width, int height, int scale)
{
  ArnChartPicture p = { .scene = self, .look = &self->look, .cr = cr, .scale = MAX (scale, 1) };

  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (is_empty (self))
    {
      paint_nothing (self, cr, width, height);
      return;
    }
  arn_chart_layout_make (self, width, height, &p.layout);
  p.columns = g_new (ArnSeriesColumn, (gsize) p.layout.plot.width * (gsize) p.scale + 1);
  paint_times (&p);
  if (self->kind == ARN_CHART_TIMELINE)
    {
      paint_heap_and_arenas (&p);
      paint_baseline (&p, ARN_LANE_HEAP);
      paint_lane_names (&p);
      paint_marks (&p, TRUE);
    }
  else
    {
      paint_heap (&p);
      paint_counts (&p);
      paint_collections (&p);
    }
  paint_pins (&p);
  g_free (p.columns);
}

static void
paint_selected (ArnChartScene *self, cairo_t *cr, int width, int height)
{
  const ArnEvent *event = arn_chart_scene_get_collection (self, self->selected);
  const ArnChartHit hit = { ARN_CHART_COLLECTION, event->time, self->selected };
  ArnColor color = generation_color (&self->look, event->generation);
  ArnChartLayout layout;
  cairo_rectangle_t area;

  if (!arn_chart_scene_locate (self, &hit, width, height, &area))
    return;
  arn_chart_layout_make (self, width, height, &layout);
  fill (cr, floor (area.x + area.width / 2), layout.lanes[ARN_LANE_HEAP].y, 1,
        area.y - layout.lanes[ARN_LANE_HEAP].y, arn_palette_border (self->look.style, color));
  arn_shape_ring (cr, &area, 2, 3, arn_palette_get (self->look.style, ARN_COLOR_SELECTED));
}

static void
paint_readout (
    ArnChartScene *self, cairo_t *cr, const cairo_rectangle_t *area, int width, int height)
{
  g_autoptr (ArnReadout) readout = arn_chart_scene_describe (self, &self->hovered);
  const cairo_rectangle_t view = { 0, 0, width, height };
  int readout_width, readout_height;
  double x, y;

  if (!readout)
    return;
  arn_readout_measure (readout, &self->look, &readout_width, &readout_height);
  arn_readout_place (area, &view, readout_width, readout_height, &x, &y);
  arn_readout_paint (readout, &self->look, cr, round (x), round (y));
}

void
arn_chart_scene_paint_overlay (ArnChartScene *self, cairo_t *cr, int width, int height)
{
  cairo_rectangle_t area;

  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (self->selected != ARN_NONE)
    paint_selected (self, cr, width, height);
  if (!arn_chart_scene_locate (self, &self->hovered, width, height, &area))
    return;
  if (self->hovered.thing == ARN_CHART_COLLECTION)
    arn_shape_ring (cr, &area, 1, 3, arn_palette_get (self->look.style, ARN_COLOR_HOVERED));
  else if (self->hovered.thing == ARN_CHART_MOMENT)
    fill (cr, floor (area.x + area.width / 2), area.y, 1, area.height,
          arn_color_fade (arn_palette_get (self->look.style, ARN_COLOR_HOVERED), 0.6));
  /* The timeline is too low to hold it. */
  if (self->kind == ARN_CHART_GENERATIONS)
    paint_readout (self, cr, &area, width, height);
}
