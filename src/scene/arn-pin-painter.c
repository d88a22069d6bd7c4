/* What keeps an arena: a badge in its head, and a mark on each block. */
#include "arn-arena-painter.h"

#include "arn-number.h"
#include "arn-shapes.h"

#define PAD 7

/* A pin: a head and its needle. */
static void
paint_pin (cairo_t *cr, double x, double y, double size)
{
  cairo_arc (cr, x, y - size * 0.2, size * 0.3, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_rectangle (cr, x - size * 0.07, y, size * 0.14, size * 0.5);
  cairo_fill (cr);
}

int
arn_arena_painter_paint_pins (
    ArnArenaPainter *self, cairo_t *cr, ArnArenaId arena, double x, double y, double room)
{
  g_autofree char *count = arn_number_count (self->arena_pinned[arena]);
  ArnColor color = arn_palette_get (self->look.style, ARN_COLOR_PINNED);
  double height = arn_text_height (self->text, ARN_FONT_LABEL), icon = height * 0.8;
  int width = arn_text_width (self->text, ARN_FONT_LABEL, count) + (int) icon + 2 * PAD;

  if (width > room)
    return 0;
  if (self->look.right_to_left)
    x += width;
  arn_shape_rounded (cr, x - width, (int) (y - height / 2), width, height, height / 2);
  arn_color_set (cr, arn_color_over (arn_color_fade (color, 0.14),
                                     arn_look_ground (&self->look, ARN_GROUND_CARD)));
  cairo_fill (cr);
  arn_color_set (cr, color);
  paint_pin (cr, x - width + PAD + icon / 2 - 2, y, icon);
  arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, color, count, x - PAD, y, -1);
  return width;
}

void
arn_arena_painter_paint_pin (ArnArenaPainter *self, cairo_t *cr, const cairo_rectangle_t *block)
{
  double size = CLAMP (MIN (block->width, block->height) / 3, 3, 9 * self->look.text_scale);
  double right = block->x + block->width;

  cairo_move_to (cr, right - size, block->y);
  cairo_line_to (cr, right, block->y);
  cairo_line_to (cr, right, block->y + size);
  cairo_close_path (cr);
  arn_color_set (cr, arn_palette_get (self->look.style, ARN_COLOR_PINNED));
  cairo_fill (cr);
}
