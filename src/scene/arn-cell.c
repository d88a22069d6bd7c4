#include "arn-cell.h"

#include <string.h>

#include "arn-pixels.h"
#include "arn-shapes.h"

#define MAX_KEPT 8192

struct _ArnCellPainter
{
  ArnLook look;
  ArnColorBy by;
  GHashTable *kept; /* ArnCell -> cairo_surface_t */
  int kept_scale;
};

static guint
cell_hash (gconstpointer data)
{
  const guint8 *bytes = data;
  guint hash = 2166136261u;

  for (guint i = 0; i < sizeof (ArnCell); i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static gboolean
cell_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (ArnCell)) == 0;
}

ArnCellPainter *
arn_cell_painter_new (const ArnLook *look, ArnColorBy by)
{
  ArnCellPainter *self = g_new0 (ArnCellPainter, 1);

  self->look = *look;
  self->by = by;
  self->kept =
      g_hash_table_new_full (cell_hash, cell_equal, g_free, (GDestroyNotify) cairo_surface_destroy);
  return self;
}

void
arn_cell_painter_free (ArnCellPainter *self)
{
  g_hash_table_unref (self->kept);
  g_free (self);
}

/* Another colour for what is not looked for: most of the way to the ground. */
static ArnColor
fade (ArnCellPainter *self, const ArnCell *cell, ArnColor color)
{
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);

  return arn_color_mix (arn_color_over (color, card), card, cell->faded ? 0.72 : 0);
}

static void
paint_bands (ArnCellPainter *self, cairo_t *cr, const ArnCell *cell)
{
  double bottom = cell->height;

  for (guint i = 0; i < cell->n_bands; i++)
    {
      ArnColor color = arn_color_by_get_color (self->by, self->look.style, cell->band_group[i]);

      bottom -= cell->band_height[i];
      cairo_rectangle (cr, 0, bottom, cell->width, cell->band_height[i]);
      arn_color_set (cr, fade (self, cell, color));
      cairo_fill (cr);
    }
}

static ArnColor
border_color (ArnCellPainter *self, const ArnCell *cell)
{
  ArnStyle style = self->look.style;
  ArnColor color;

  switch ((ArnCellKind) cell->kind)
    {
    case ARN_CELL_NEVER:
      color = arn_palette_get (style, ARN_COLOR_NEVER_USED_POOL_BORDER);
      break;
    case ARN_CELL_USED:
      color = arn_palette_border (style, arn_color_by_get_color (self->by, style, cell->group));
      break;
    default:
      color = arn_palette_get (style, ARN_COLOR_FREE_POOL_BORDER);
      break;
    }
  if (self->look.high_contrast)
    color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  return fade (self, cell, color);
}

static void
paint_fill (ArnCellPainter *self, cairo_t *cr, const ArnCell *cell, double radius)
{
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  ArnColor fill = card;

  if (cell->kind == ARN_CELL_USED)
    fill = fade (self, cell,
                 arn_color_fade (arn_color_by_get_color (self->by, self->look.style, cell->group),
                                 arn_look_available (&self->look)));
  cairo_save (cr);
  arn_shape_rounded (cr, 0, 0, cell->width, cell->height, radius);
  arn_color_set (cr, fill);
  if (cell->n_bands == 0)
    cairo_fill (cr);
  else
    {
      cairo_clip (cr);
      cairo_paint (cr);
      paint_bands (self, cr, cell);
    }
  cairo_restore (cr);
}

static void
paint_cell (ArnCellPainter *self, cairo_t *cr, const ArnCell *cell)
{
  gboolean has_border = MIN (cell->width, cell->height) >= 6;
  double radius = MIN (3, cell->width / 5.0), line = arn_look_line (&self->look);

  if (cell->kind == ARN_CELL_SLACK)
    {
      arn_shape_hatch (cr, 0, 0, cell->width, cell->height,
                       arn_color_fade (arn_palette_get (self->look.style, ARN_COLOR_SLACK),
                                       cell->faded ? 0.4 : 0.8));
      return;
    }
  if (!has_border)
    {
      ArnCell plain = *cell;

      /* Without a border a free pool would be nothing at all. */
      paint_fill (self, cr, &plain, 0);
      if (cell->kind == ARN_CELL_EMPTY || cell->kind == ARN_CELL_NEVER)
        {
          cairo_rectangle (cr, 0, 0, cell->width, cell->height);
          arn_color_set (cr, arn_color_fade (border_color (self, cell),
                                             cell->kind == ARN_CELL_EMPTY ? 0.35 : 0.15));
          cairo_fill (cr);
        }
      return;
    }
  paint_fill (self, cr, cell, radius);
  cairo_save (cr);
  if (cell->kind == ARN_CELL_NEVER)
    cairo_set_dash (cr, (double[]){ 2, 2 }, 2, 1);
  arn_shape_rounded (cr, line / 2, line / 2, cell->width - line, cell->height - line,
                     radius - line / 2);
  cairo_set_line_width (cr, line);
  arn_color_set (cr, border_color (self, cell));
  cairo_stroke (cr);
  cairo_restore (cr);
}

static cairo_surface_t *
get_picture (ArnCellPainter *self, const ArnCell *cell, int scale)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  if (self->kept_scale != scale || g_hash_table_size (self->kept) > MAX_KEPT)
    g_hash_table_remove_all (self->kept);
  self->kept_scale = scale;
  surface = g_hash_table_lookup (self->kept, cell);
  if (surface != NULL)
    return surface;

  surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, cell->width * scale, cell->height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_CARD));
  cairo_paint (cr);
  paint_cell (self, cr, cell);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_hash_table_insert (self->kept, g_memdup2 (cell, sizeof *cell), surface);
  return surface;
}

void
arn_cell_painter_paint (
    ArnCellPainter *self, cairo_t *cr, const ArnCell *cell, double x, double y, int scale)
{
  ArnPixels pixels = { 0 };

  /* Big ones are few. */
  if (cell->width <= 64 && cell->height <= 64)
    pixels = arn_pixels_begin (cr, scale);
  if (pixels.data != NULL)
    {
      arn_pixels_copy (&pixels, get_picture (self, cell, scale), (int) x, (int) y);
      arn_pixels_end (&pixels);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, x, y);
  paint_cell (self, cr, cell);
  cairo_restore (cr);
}
