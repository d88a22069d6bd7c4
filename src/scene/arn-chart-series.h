/* A curve of many samples on few columns of pixels: for each column the lowest and the highest
 * value, those that the line passes between two samples included, so no peak is lost, however far
 * away the run is looked at. And the painting of that: into pixels of its own (a hundred thousand
 * samples in a millisecond or two), or as a path where the picture is made of paths.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

/* Plain data of somebody else. */
typedef struct
{
  guint n;
  const guint64 *times; /* nanoseconds, ascending */
  const guint64 *values;
  const guint64 *peaks; /* highest since the sample before; NULL: the values themselves */
  gboolean steps;       /* a value holds until the next sample; else there is a line between both */
} ArnSeries;

typedef struct
{
  float low, high; /* low above high: nothing is known */
} ArnSeriesColumn;

/* `columns` gets `n_columns` entries for the time between both ends. Takes time in proportion to
 * the samples in between, and to the columns. */
void arn_series_reduce (
    const ArnSeries *self, guint64 from, guint64 to, ArnSeriesColumn *columns, guint n_columns);
/* Of columns; FALSE when nothing is known in any. */
gboolean arn_series_get_range (const ArnSeriesColumn *columns, guint n, double *low, double *high);

typedef struct
{
  ArnColor line, fill; /* alpha 0: none */
  double width;        /* of the line, pixels */
  int dash;            /* pixels on, and off; 0: solid */
} ArnSeriesPen;

typedef struct _ArnSeriesCanvas ArnSeriesCanvas;

/* A place for curves on `cr`: whole pixels at (x, y) there, values from `base` at its lower edge to
 * `top` at its upper one. `scale`: device pixels for a pixel. */
ArnSeriesCanvas *arn_series_canvas_begin (
    cairo_t *cr, const cairo_rectangle_t *area, int scale, double base, double top);
void arn_series_canvas_draw (ArnSeriesCanvas *self,
                             const ArnSeriesColumn *columns,
                             const ArnSeriesPen *pen);
/* Puts it on `cr`, and frees it. */
void arn_series_canvas_end (ArnSeriesCanvas *self);

G_END_DECLS
