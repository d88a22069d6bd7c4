#include "arn-top-scene.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-number.h"
#include "arn-shapes.h"
#include "arn-text.h"

#define ROW          26
#define GAP          18
#define BAR_WIDTH    90
#define BAR_HEIGHT   8
#define NARROW_PLACE 150 /* columns go before the place has less than this */

typedef enum
{
  COLUMN_RANK,
  COLUMN_PLACE,
  COLUMN_BAR,
  COLUMN_SIZE,
  COLUMN_SHARE,
  COLUMN_COUNT,
  COLUMN_AVERAGE,
  COLUMN_PEAK,
  N_COLUMNS,
} Column;

struct _ArnTopScene
{
  ArnAllocations *allocations;
  ArnRecording *recording;
  ArnAllocationsBy by;
  ArnLook look;
  ArnText *text;
};

ArnTopScene *
arn_top_scene_new (ArnAllocations *allocations,
                   ArnAllocationsBy by,
                   ArnRecording *recording,
                   const ArnLook *look)
{
  ArnTopScene *self = g_new0 (ArnTopScene, 1);

  self->allocations = arn_allocations_ref (allocations);
  self->by = by;
  g_set_object (&self->recording, recording);
  self->look = *look;
  self->text = arn_text_new (look);
  return self;
}

void
arn_top_scene_free (ArnTopScene *self)
{
  arn_allocations_unref (self->allocations);
  g_clear_object (&self->recording);
  arn_text_free (self->text);
  g_free (self);
}

const char *
arn_top_scene_get_title (ArnTopScene *self)
{
  switch (self->by)
    {
    case ARN_ALLOCATIONS_BY_LINE:
      return _ ("Most Memory by Line");
    case ARN_ALLOCATIONS_BY_FILE:
      return _ ("Most Memory by File");
    case ARN_ALLOCATIONS_BY_TRACEBACK:
      break;
    }
  return _ ("Most Memory by Traceback");
}

char *
arn_top_scene_format_sum (ArnTopScene *self)
{
  guint64 blocks = arn_allocations_get_blocks (self->allocations);
  g_autofree char *count = arn_number_count (blocks);
  g_autofree char *bytes = arn_number_bytes (arn_allocations_get_bytes (self->allocations));

  /* Translators: %2$s is a size */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s block · %s traced",
                                       "%s blocks · %s traced", (gulong) blocks),
                          count, bytes);
}

static int
row_height (ArnTopScene *self)
{
  return (int) (ROW * self->look.text_scale);
}

/* Rows below the head; the last one says how many more there are. */
static guint
rows_that_fit (ArnTopScene *self, int height)
{
  return (guint) MAX (0, height / row_height (self) - 1);
}

guint
arn_top_scene_count_rows (ArnTopScene *self, int height)
{
  guint n, fit = rows_that_fit (self, height);

  arn_allocations_get_rows (self->allocations, &n);
  return n <= fit ? n : fit > 0 ? fit - 1 : 0;
}

static const char *
get_heading (ArnTopScene *self, Column column)
{
  switch (column)
    {
    case COLUMN_PLACE:
      return self->by == ARN_ALLOCATIONS_BY_LINE   ? C_ ("table", "Line")
             : self->by == ARN_ALLOCATIONS_BY_FILE ? C_ ("table", "File")
                                                   : C_ ("table", "Traceback, newest call first");
    case COLUMN_SIZE:
      return C_ ("table", "Size");
    case COLUMN_SHARE:
      return C_ ("table", "Share");
    case COLUMN_COUNT:
      return C_ ("table", "Count");
    case COLUMN_AVERAGE:
      return C_ ("table", "Average");
    case COLUMN_PEAK:
      return C_ ("table", "Peak");
    case COLUMN_RANK:
    case COLUMN_BAR:
    case N_COLUMNS:
      break;
    }
  return "";
}

/* (transfer full) */
static char *
format_cell (ArnTopScene *self, const ArnAllocation *row, guint rank, Column column)
{
  switch (column)
    {
    case COLUMN_RANK:
      return g_strdup_printf ("%u", rank);
    case COLUMN_SIZE:
      return arn_number_bytes (row->bytes);
    case COLUMN_SHARE:
      return arn_number_percent (row->bytes, arn_allocations_get_bytes (self->allocations));
    case COLUMN_COUNT:
      return arn_number_count (row->blocks);
    case COLUMN_AVERAGE:
      return arn_number_bytes (row->blocks > 0 ? row->bytes / row->blocks : 0);
    case COLUMN_PEAK:
      return arn_number_bytes (row->peak);
    case COLUMN_PLACE:
    case COLUMN_BAR:
    case N_COLUMNS:
      break;
    }
  return g_strdup ("");
}

typedef struct
{
  int x[N_COLUMNS], width[N_COLUMNS]; /* width 0: left out */
} Columns;

static int
measure_column (ArnTopScene *self, Column column, guint n_rows)
{
  const ArnAllocation *rows = arn_allocations_get_rows (self->allocations, &(guint){ 0 });
  int width = arn_text_width (self->text, ARN_FONT_LABEL, get_heading (self, column));

  if (column == COLUMN_BAR)
    return (int) (BAR_WIDTH * self->look.text_scale);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = format_cell (self, &rows[i], i + 1, column);

      width = MAX (width, arn_text_width (self->text, ARN_FONT_LABEL, text));
    }
  return width;
}

static void
lay_out (ArnTopScene *self, guint n_rows, int width, Columns *columns)
{
  /* The least important first. */
  static const Column dispensable[] = { COLUMN_PEAK,  COLUMN_SHARE, COLUMN_AVERAGE,
                                        COLUMN_COUNT, COLUMN_RANK,  COLUMN_BAR };
  int taken = 0, x = 0;

  memset (columns, 0, sizeof *columns);
  for (Column i = 0; i < N_COLUMNS; i++)
    if (i != COLUMN_PLACE)
      {
        columns->width[i] = measure_column (self, i, n_rows);
        taken += columns->width[i] + GAP;
      }
  for (guint i = 0;
       i < G_N_ELEMENTS (dispensable) && width - taken < NARROW_PLACE * self->look.text_scale; i++)
    {
      taken -= columns->width[dispensable[i]] + GAP;
      columns->width[dispensable[i]] = 0;
    }
  columns->width[COLUMN_PLACE] = MAX (1, width - taken);
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      columns->x[i] = self->look.right_to_left ? width - x - columns->width[i] : x;
      if (columns->width[i] > 0)
        x += columns->width[i] + GAP;
    }
}

/* The text of a line in the recording, without what it is indented by. (transfer full, nullable) */
static char *
find_source_line (ArnTopScene *self, const ArnAllocation *row)
{
  const char *text = self->recording != NULL && self->by == ARN_ALLOCATIONS_BY_LINE
                         ? arn_recording_find_source (self->recording, row->file)
                         : NULL;

  for (guint line = 1; text != NULL && line < row->line; line++)
    {
      text = strchr (text, '\n');
      if (text != NULL)
        text++;
    }
  return text != NULL && row->line > 0 ? g_strstrip (g_strndup (text, strcspn (text, "\n"))) : NULL;
}

static char *
format_frames (ArnTopScene *self, ArnTracebackId traceback)
{
  ArnSnapshot *snapshot = arn_allocations_get_snapshot (self->allocations);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  GString *text = g_string_new (NULL);

  for (guint32 i = t->tracebacks.first_site[traceback]; i < t->tracebacks.first_site[traceback + 1];
       i++)
    {
      ArnSiteId site = t->traceback_sites.site[i];
      g_autofree char *file =
          g_path_get_basename (arn_snapshot_get_string (snapshot, t->sites.file[site]));

      g_string_append_printf (text, "%s%s:%u", text->len > 0 ? " ← " : "", file,
                              t->sites.line[site]);
    }
  return g_string_free (text, FALSE);
}

/* From the edge where reading begins; what it took. */
static int
paint_name (ArnTopScene *self,
            cairo_t *cr,
            ArnFont font,
            ArnColor color,
            const char *text,
            double x,
            double y,
            int room)
{
  if (self->look.right_to_left)
    x += room - MIN (room, arn_text_width (self->text, font, text));
  if (self->by == ARN_ALLOCATIONS_BY_TRACEBACK)
    return arn_text_paint_short (self->text, cr, font, color, text, x, y, room);
  return arn_text_paint_name (self->text, cr, font, color, text, x, y, room);
}

static void
paint_place (
    ArnTopScene *self, cairo_t *cr, const ArnAllocation *row, const Columns *columns, double middle)
{
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  int x = columns->x[COLUMN_PLACE], room = columns->width[COLUMN_PLACE], taken;
  g_autofree char *name = NULL, *source = find_source_line (self, row);

  if (self->by == ARN_ALLOCATIONS_BY_TRACEBACK)
    name = format_frames (self, row->traceback);
  else
    {
      g_autofree char *file = g_path_get_basename (row->file);

      name = row->line > 0 ? g_strdup_printf ("%s:%u", file, row->line) : g_steal_pointer (&file);
    }
  taken = paint_name (self, cr, ARN_FONT_LABEL, color, name, x, middle, room);
  if (source == NULL || taken == 0)
    return;
  taken += 12;
  /* Code is read from the left everywhere; only its place is mirrored. */
  if (self->look.right_to_left)
    x += room - taken - MIN (room - taken, arn_text_width (self->text, ARN_FONT_MONO, source));
  else
    x += taken;
  arn_text_paint_short (self->text, cr, ARN_FONT_MONO, dim, source, x, middle, room - taken);
}

static void
paint_bar (
    ArnTopScene *self, cairo_t *cr, const ArnAllocation *row, const Columns *columns, double middle)
{
  const ArnAllocation *most = arn_allocations_get_most (self->allocations);
  ArnColor ground = arn_look_ground (&self->look, ARN_GROUND_BORDER);
  ArnColor color = arn_palette_get (self->look.style, ARN_COLOR_SELECTED);
  double width = columns->width[COLUMN_BAR], height = BAR_HEIGHT * self->look.text_scale;
  double x = columns->x[COLUMN_BAR], y = (int) (middle - height / 2);
  double length = most->bytes > 0 ? width * (double) row->bytes / (double) most->bytes : 0;

  arn_shape_rounded (cr, x, y, width, height, height / 2);
  arn_color_set (cr, arn_color_fade (ground, self->look.high_contrast ? 0.35 : 0.7));
  cairo_fill (cr);
  if (row->bytes == 0)
    return;
  cairo_save (cr);
  arn_shape_rounded (cr, x, y, width, height, height / 2);
  cairo_clip (cr);
  length = MAX (length, 3);
  cairo_rectangle (cr, self->look.right_to_left ? x + width - length : x, y, length, height);
  arn_color_set (cr, color);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_row (ArnTopScene *self,
           cairo_t *cr,
           const ArnAllocation *row,
           guint rank,
           const Columns *columns,
           double middle)
{
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);

  paint_place (self, cr, row, columns, middle);
  for (Column i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *text = format_cell (self, row, rank, i);
      gboolean is_zero = row->bytes == 0 && i != COLUMN_PEAK;

      if (columns->width[i] == 0)
        continue;
      if (i == COLUMN_BAR)
        paint_bar (self, cr, row, columns, middle);
      else if (i != COLUMN_PLACE)
        arn_text_paint_right (self->text, cr, ARN_FONT_LABEL,
                              is_zero || i == COLUMN_RANK ? dim : color, text,
                              columns->x[i] + columns->width[i], middle, -1);
    }
}

static void
paint_line (ArnTopScene *self, cairo_t *cr, double y, int width)
{
  double line = arn_look_line (&self->look);

  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_BORDER));
  cairo_rectangle (cr, 0, y - line, width, line);
  cairo_fill (cr);
}

static void
paint_head (ArnTopScene *self, cairo_t *cr, const Columns *columns, int width)
{
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  double middle = row_height (self) / 2.0;

  for (Column i = 0; i < N_COLUMNS; i++)
    {
      const char *heading = get_heading (self, i);

      if (columns->width[i] == 0)
        continue;
      if (i == COLUMN_PLACE)
        paint_name (self, cr, ARN_FONT_LABEL, dim, heading, columns->x[i], middle,
                    columns->width[i]);
      else
        arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, dim, heading,
                              columns->x[i] + columns->width[i], middle, -1);
    }
  paint_line (self, cr, row_height (self), width);
}

void
arn_top_scene_paint (ArnTopScene *self, cairo_t *cr, int width, int height)
{
  guint n, n_rows = arn_top_scene_count_rows (self, height);
  const ArnAllocation *rows = arn_allocations_get_rows (self->allocations, &n);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  int step = row_height (self);
  Columns columns;
  double top = step;

  if (n == 0)
    {
      paint_name (self, cr, ARN_FONT_LABEL, dim,
                  arn_snapshot_has (arn_allocations_get_snapshot (self->allocations),
                                    ARN_PART_SITES)
                      ? _ ("No traced memory is in use.")
                      : C_ ("table", "This snapshot does not say where memory was allocated."),
                  0, step / 2.0, width);
      return;
    }
  lay_out (self, n_rows, width, &columns);
  paint_head (self, cr, &columns, width);
  for (guint i = 0; i < n_rows; i++, top += step)
    {
      paint_row (self, cr, &rows[i], i + 1, &columns, top + step / 2.0);
      paint_line (self, cr, top + step, width);
    }
  if (n_rows < n && height >= 2 * step)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more place",
                                                            "… and %u more places", n - n_rows),
                                               n - n_rows);

      paint_name (self, cr, ARN_FONT_LABEL, dim, more, columns.x[COLUMN_PLACE], top + step / 2.0,
                  columns.width[COLUMN_PLACE]);
    }
}
