#include "arn-chart-series.h"

#include <math.h>

/* --- From samples to columns --- */

static void
add_range (ArnSeriesColumn *column, double low, double high)
{
  column->low = MIN (column->low, (float) low);
  column->high = MAX (column->high, (float) high);
}

static void
add_value (ArnSeriesColumn *column, double value)
{
  add_range (column, value, value);
}

/* The line from one sample to the next, over all columns that it passes. Ends may be outside. */
static void
add_line (
    ArnSeriesColumn *columns, guint n_columns, double x0, double v0, double x1, double v1, double k)
{
  int first = (int) MAX (floor (x0), 0), last = (int) MIN (floor (x1), (double) n_columns - 1);

  for (int column = first; column <= last; column++)
    {
      double left = MAX (x0, column), right = MIN (x1, column + 1);

      add_value (&columns[column], v0 + (left - x0) * k);
      add_value (&columns[column], v0 + (right - x0) * k);
    }
}

static void
add_segment (
    const ArnSeries *self, guint i, double x0, double x1, ArnSeriesColumn *columns, guint n_columns)
{
  double v0 = (double) self->values[i], v1 = (double) self->values[i + 1];

  if (self->steps || x1 - x0 < 1e-9)
    {
      add_line (columns, n_columns, x0, v0, x1, v0, 0);
      if (x1 >= 0 && x1 < n_columns)
        add_value (&columns[(int) x1], v1);
    }
  else
    add_line (columns, n_columns, x0, v0, x1, v1, (v1 - v0) / (x1 - x0));
}

/* The last sample that is not later, or the first one. */
static guint
find_sample (const ArnSeries *self, guint64 time)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->times[middle] <= time)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/* Samples of one column after the other: what is in the column is kept at hand until it is left. */
static void
add_samples (const ArnSeries *self,
             guint first,
             double from,
             double scale,
             ArnSeriesColumn *columns,
             guint n_columns)
{
  const guint64 *peaks = self->peaks ? self->peaks : self->values;
  double low = INFINITY, high = -INFINITY, x = ((double) self->times[first] - from) * scale;
  guint column = (guint) CLAMP (x, 0, n_columns - 1);

  for (guint i = first; i < self->n && x <= n_columns; i++)
    {
      double value = (double) self->values[i], peak = (double) peaks[i], next;
      guint next_column;

      if (x >= 0)
        {
          low = MIN (low, value);
          high = MAX (high, MAX (value, peak));
        }
      if (i + 1 == self->n)
        break;
      next = ((double) self->times[i + 1] - from) * scale;
      /* The very last moment belongs to the last column. */
      next_column = (guint) CLAMP (next, 0, n_columns - 1);
      if (next_column != column || x < 0 || next > n_columns)
        {
          add_range (&columns[column], low, high);
          add_segment (self, i, x, next, columns, n_columns);
          low = INFINITY;
          high = -INFINITY;
          column = next_column;
        }
      x = next;
    }
  add_range (&columns[column], low, high);
}

void
arn_series_reduce (
    const ArnSeries *self, guint64 from, guint64 to, ArnSeriesColumn *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    columns[i] = (ArnSeriesColumn){ INFINITY, -INFINITY };
  if (self->n > 0 && to > from && n_columns > 0)
    add_samples (self, find_sample (self, from), (double) from, n_columns / (double) (to - from),
                 columns, n_columns);
}

gboolean
arn_series_get_range (const ArnSeriesColumn *columns, guint n, double *low, double *high)
{
  double lowest = INFINITY, highest = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      lowest = MIN (lowest, columns[i].low);
      highest = MAX (highest, columns[i].high);
    }
  *low = lowest;
  *high = highest;
  return lowest <= highest;
}

/* --- From columns to pixels --- */

struct _ArnSeriesCanvas
{
  cairo_t *cr;
  cairo_rectangle_t area;
  int scale;
  double base, top;
  cairo_surface_t *image; /* NULL: paths are painted at once */
  guint32 *data;
  int width, height, stride; /* device pixels */
};

static gboolean
is_made_of_paths (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
      return TRUE;
    default:
      return FALSE;
    }
}

ArnSeriesCanvas *
arn_series_canvas_begin (
    cairo_t *cr, const cairo_rectangle_t *area, int scale, double base, double top)
{
  ArnSeriesCanvas *self = g_new0 (ArnSeriesCanvas, 1);

  self->cr = cr;
  self->area = *area;
  self->scale = MAX (scale, 1);
  self->base = base;
  self->top = top > base ? top : base + 1;
  self->width = (int) area->width * self->scale;
  self->height = (int) area->height * self->scale;
  if (self->width <= 0 || self->height <= 0 || is_made_of_paths (cr))
    return self;
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cairo_surface_flush (self->image);
  self->data = (guint32 *) (gpointer) cairo_image_surface_get_data (self->image);
  self->stride = cairo_image_surface_get_stride (self->image) / 4;
  if (self->data == NULL)
    g_clear_pointer (&self->image, cairo_surface_destroy);
  return self;
}

/* From the upper edge, device pixels. */
static double
row_of (const ArnSeriesCanvas *self, double value)
{
  return self->height - (value - self->base) / (self->top - self->base) * self->height;
}

/* A colour that covers a share of the pixel, over what is there; both premultiplied. */
static void
blend (guint32 *pixel, ArnColor color, double share)
{
  double alpha = color.alpha * share, rest = 1 - alpha;
  guint32 old = *pixel;

  *pixel = (guint32) (alpha * 255 + (old >> 24) * rest + 0.5) << 24 |
           (guint32) (color.red * alpha * 255 + (old >> 16 & 0xff) * rest + 0.5) << 16 |
           (guint32) (color.green * alpha * 255 + (old >> 8 & 0xff) * rest + 0.5) << 8 |
           (guint32) (color.blue * alpha * 255 + (old & 0xff) * rest + 0.5);
}

/* What `color` becomes where nothing was before. */
static guint32
premultiplied (ArnColor color)
{
  guint32 pixel = 0;

  blend (&pixel, color, 1);
  return pixel;
}

static void
fill_column (ArnSeriesCanvas *self, int x, double top, double bottom, ArnColor color, guint32 plain)
{
  int first, last;

  top = CLAMP (top, 0, self->height);
  bottom = CLAMP (bottom, 0, self->height);
  if (bottom <= top)
    return;
  first = (int) floor (top);
  last = (int) ceil (bottom) - 1;
  for (int y = first; y <= last; y++)
    {
      guint32 *pixel = self->data + (gsize) y * self->stride + x;
      double share = MIN (bottom, y + 1) - MAX (top, y);

      if (share >= 1 && *pixel == 0)
        *pixel = plain;
      else
        blend (pixel, color, share);
    }
}

static void
draw_pixels (ArnSeriesCanvas *self, const ArnSeriesColumn *columns, const ArnSeriesPen *pen)
{
  guint32 fill = premultiplied (pen->fill), line = premultiplied (pen->line);
  double half = pen->width * self->scale / 2;
  int dash = pen->dash * self->scale;

  for (int x = 0; x < self->width; x++)
    {
      double high, low;

      if (columns[x].low > columns[x].high)
        continue;
      high = row_of (self, columns[x].high);
      low = row_of (self, columns[x].low);
      if (pen->fill.alpha > 0)
        fill_column (self, x, high, self->height, pen->fill, fill);
      if (pen->line.alpha > 0 && (dash == 0 || x / dash % 2 == 0))
        {
          /* Whole, also along the edges. */
          double upper = CLAMP (high - half, 0, self->height - 2 * half);

          fill_column (self, x, upper, MAX (low + half, upper + 2 * half), pen->line, line);
        }
    }
}

/* The columns' highest values to the right, or their lowest ones back to the left. */
static void
trace_edge (ArnSeriesCanvas *self, const ArnSeriesColumn *columns, gboolean back)
{
  for (int i = 0; i < self->width; i++)
    {
      int x = back ? self->width - 1 - i : i;
      double value = back ? columns[x].low : columns[x].high;

      if (columns[x].low <= columns[x].high)
        cairo_line_to (self->cr, self->area.x + (x + 0.5) / self->scale,
                       self->area.y + row_of (self, value) / self->scale);
    }
}

static void
draw_paths (ArnSeriesCanvas *self, const ArnSeriesColumn *columns, const ArnSeriesPen *pen)
{
  double bottom = self->area.y + self->area.height, x;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_rectangle (cr, self->area.x, self->area.y - 2, self->area.width, self->area.height + 4);
  cairo_clip (cr);
  if (pen->fill.alpha > 0)
    {
      trace_edge (self, columns, FALSE);
      if (cairo_has_current_point (cr))
        {
          cairo_get_current_point (cr, &x, NULL);
          cairo_line_to (cr, x, bottom);
          for (int i = 0; i < self->width; i++)
            if (columns[i].low <= columns[i].high)
              {
                cairo_line_to (cr, self->area.x + (i + 0.5) / self->scale, bottom);
                break;
              }
          cairo_close_path (cr);
          arn_color_set (cr, pen->fill);
          cairo_fill (cr);
        }
    }
  if (pen->line.alpha > 0)
    {
      double dash = pen->dash;

      trace_edge (self, columns, FALSE);
      if (pen->dash == 0)
        trace_edge (self, columns, TRUE);
      cairo_set_dash (cr, &dash, pen->dash > 0 ? 1 : 0, 0);
      cairo_set_line_width (cr, pen->width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
      arn_color_set (cr, pen->line);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
arn_series_canvas_draw (ArnSeriesCanvas *self,
                        const ArnSeriesColumn *columns,
                        const ArnSeriesPen *pen)
{
  if (self->image)
    draw_pixels (self, columns, pen);
  else if (self->width > 0 && self->height > 0)
    draw_paths (self, columns, pen);
}

void
arn_series_canvas_end (ArnSeriesCanvas *self)
{
  if (self->image)
    {
      cairo_surface_mark_dirty (self->image);
      cairo_surface_set_device_scale (self->image, self->scale, self->scale);
      cairo_save (self->cr);
      cairo_set_source_surface (self->cr, self->image, self->area.x, self->area.y);
      cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
      cairo_rectangle (self->cr, self->area.x, self->area.y, (int) self->area.width,
                       (int) self->area.height);
      cairo_fill (self->cr);
      cairo_restore (self->cr);
      cairo_surface_destroy (self->image);
    }
  g_free (self);
}
