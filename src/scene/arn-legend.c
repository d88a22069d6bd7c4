#include "arn-legend.h"

#include "arn-arena-change.h"
#include "arn-shapes.h"
#include "arn-text.h"

#define SWATCH_WIDTH  16
#define SWATCH_HEIGHT 14
#define COLUMN_GAP    12

typedef struct
{
  ArnSwatch swatch;
  ArnColor color;
  char *text;
} Entry;

struct _ArnLegend
{
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->text);
}

ArnLegend *
arn_legend_new (void)
{
  ArnLegend *self = g_new0 (ArnLegend, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
arn_legend_free (ArnLegend *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
arn_legend_add (ArnLegend *self, ArnSwatch swatch, ArnColor color, const char *text)
{
  Entry entry = { swatch, color, g_strdup (text) };

  g_array_append_val (self->entries, entry);
}

guint
arn_legend_get_n_entries (const ArnLegend *self)
{
  return self->entries->len;
}

const char *
arn_legend_get_text (const ArnLegend *self, guint entry)
{
  return g_array_index (self->entries, Entry, entry).text;
}

void
arn_legend_paint_swatch (
    cairo_t *cr, const ArnLook *look, ArnSwatch swatch, ArnColor color, double x, double y)
{
  double width = SWATCH_WIDTH * look->text_scale, height = SWATCH_HEIGHT * look->text_scale;
  double line = arn_look_line (look);
  ArnColor card = arn_look_ground (look, ARN_GROUND_CARD);
  ArnColor border = arn_palette_border (look->style, color);
  ArnColor fill = card;

  if (look->high_contrast)
    border = arn_look_ground (look, ARN_GROUND_TEXT);
  cairo_save (cr);
  switch (swatch)
    {
    case ARN_SWATCH_FULL:
    case ARN_SWATCH_COLOR:
      fill = color;
      break;
    case ARN_SWATCH_PART:
      fill = arn_color_over (arn_color_fade (color, arn_look_available (look)), card);
      break;
    case ARN_SWATCH_OBJECT:
      fill = arn_color_over (arn_color_fade (color, arn_palette_tint_opacity (look->style)), card);
      border = color;
      break;
    case ARN_SWATCH_OWNED:
      fill = arn_color_over (arn_color_fade (color, 0.05), card);
      border = arn_color_over (arn_color_fade (color, 0.45), card);
      break;
    case ARN_SWATCH_EMPTY:
    case ARN_SWATCH_BORN:
    case ARN_SWATCH_GONE:
    case ARN_SWATCH_PIN:
      border = arn_palette_get (look->style, ARN_COLOR_FREE_POOL_BORDER);
      break;
    case ARN_SWATCH_FREE_BLOCK:
      fill = arn_color_over (arn_color_fade (color, 0.1), card);
      border = arn_palette_get (look->style, ARN_COLOR_FREE_POOL_BORDER);
      break;
    case ARN_SWATCH_FREE:
      border = arn_palette_get (look->style, ARN_COLOR_NEVER_USED_POOL_BORDER);
      cairo_set_dash (cr, (double[]){ 2, 2 }, 2, 0);
      break;
    case ARN_SWATCH_UNREACHABLE:
      border = arn_palette_get (look->style, ARN_COLOR_UNREACHABLE);
      cairo_set_dash (cr, (double[]){ 4, 2 }, 2, 0);
      break;
    case ARN_SWATCH_SLACK:
      arn_shape_hatch (cr, x, y, width, height, arn_palette_get (look->style, ARN_COLOR_SLACK));
      cairo_restore (cr);
      return;
    }

  arn_shape_rounded (cr, x + line / 2, y + line / 2, width - line, height - line, 3);
  arn_color_set (cr, fill);
  cairo_fill_preserve (cr);
  if (swatch == ARN_SWATCH_PART)
    {
      cairo_save (cr);
      cairo_clip (cr);
      cairo_rectangle (cr, x, y + height / 2, width, height);
      arn_color_set (cr, color);
      cairo_fill (cr);
      cairo_restore (cr);
      arn_shape_rounded (cr, x + line / 2, y + line / 2, width - line, height - line, 3);
    }
  cairo_set_line_width (cr, line);
  arn_color_set (cr, border);
  cairo_stroke (cr);
  if (swatch == ARN_SWATCH_BORN || swatch == ARN_SWATCH_GONE)
    arn_change_paint (cr, look, swatch == ARN_SWATCH_BORN ? ARN_CHANGE_BORN : ARN_CHANGE_GONE,
                      x + (width - height / 2) / 2, y + height / 4, height / 2);
  if (swatch == ARN_SWATCH_PIN)
    {
      cairo_move_to (cr, x + width - height / 2, y);
      cairo_line_to (cr, x + width, y);
      cairo_line_to (cr, x + width, y + height / 2);
      cairo_close_path (cr);
      arn_color_set (cr, color);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

static int
row_height (ArnText *text, const ArnLook *look)
{
  return MAX (arn_text_height (text, ARN_FONT_LABEL), (int) (SWATCH_HEIGHT * look->text_scale)) + 4;
}

/* As many equal columns as hold the longest name. */
static guint
count_columns (const ArnLegend *self, ArnText *text, const ArnLook *look, int width)
{
  int widest = 1;

  for (guint i = 0; i < self->entries->len; i++)
    widest = MAX (widest, arn_text_width (text, ARN_FONT_LABEL,
                                          g_array_index (self->entries, Entry, i).text));
  widest += (int) (SWATCH_WIDTH * look->text_scale) + 6;
  return CLAMP ((width + COLUMN_GAP) / (widest + COLUMN_GAP), 1, (int) MAX (1, self->entries->len));
}

int
arn_legend_measure (const ArnLegend *self, const ArnLook *look, int width)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  guint columns = count_columns (self, text, look, width);

  return (int) ((self->entries->len + columns - 1) / columns) * row_height (text, look);
}

void
arn_legend_paint (
    const ArnLegend *self, const ArnLook *look, cairo_t *cr, double x, double y, int width)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  guint columns = count_columns (self, text, look, width);
  int height = row_height (text, look);
  double pitch = (width + COLUMN_GAP) / (double) columns;
  double offset = SWATCH_WIDTH * look->text_scale + 6;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      double begin = (int) (i % columns * pitch), room = pitch - COLUMN_GAP;
      double left = look->right_to_left ? x + width - begin - room : x + begin;
      double top = y + (int) (i / columns) * height;
      double swatch = look->right_to_left ? left + room - SWATCH_WIDTH * look->text_scale : left;

      arn_legend_paint_swatch (cr, look, entry->swatch, entry->color, swatch,
                               top + (int) ((height - SWATCH_HEIGHT * look->text_scale) / 2));
      arn_text_paint_begin (text, cr, ARN_FONT_LABEL, arn_look_ground (look, ARN_GROUND_TEXT),
                            entry->text, look->right_to_left ? left : left + offset,
                            look->right_to_left ? left + room - offset : left + room,
                            top + height / 2.0);
    }
}
