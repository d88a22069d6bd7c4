#include "arn-look.h"

ArnLook
arn_look_default (void)
{
  return (ArnLook){ .style = ARN_STYLE_LIGHT, .text_scale = 1 };
}

gboolean
arn_look_equal (const ArnLook *a, const ArnLook *b)
{
  return a->style == b->style && !a->high_contrast == !b->high_contrast &&
         a->text_scale == b->text_scale && !a->right_to_left == !b->right_to_left &&
         g_strcmp0 (a->font, b->font) == 0;
}

static ArnColor
rgb (guint32 value)
{
  return (ArnColor){ (value >> 16) / 255.0, (value >> 8 & 0xff) / 255.0, (value & 0xff) / 255.0,
                     1 };
}

ArnColor
arn_look_ground (const ArnLook *look, ArnGround ground)
{
  /* Light, dark, light and dark at high contrast. */
  static const guint32 grounds[][4] = {
    [ARN_GROUND_VIEW] = { 0xffffff, 0x1e1e1e, 0xffffff, 0x000000 },
    [ARN_GROUND_CARD] = { 0xffffff, 0x242424, 0xffffff, 0x000000 },
    [ARN_GROUND_PANE] = { 0xfafafa, 0x242424, 0xffffff, 0x000000 },
    [ARN_GROUND_BORDER] = { 0xdadada, 0x4c4c4c, 0x202020, 0xf0f0f0 },
    [ARN_GROUND_TEXT] = { 0x2e2e2e, 0xffffff, 0x000000, 0xffffff },
    [ARN_GROUND_DIM] = { 0x6a6a6a, 0xa8a8a8, 0x303030, 0xe0e0e0 },
    [ARN_GROUND_READOUT] = { 0x2d2d2d, 0x111111, 0x000000, 0x000000 },
    [ARN_GROUND_READOUT_TEXT] = { 0xffffff, 0xffffff, 0xffffff, 0xffffff },
  };

  return rgb (grounds[ground][(look->style == ARN_STYLE_DARK) + (look->high_contrast ? 2 : 0)]);
}

double
arn_look_available (const ArnLook *look)
{
  return arn_palette_available_opacity (look->style) + (look->high_contrast ? 0.12 : 0);
}

double
arn_look_line (const ArnLook *look)
{
  return look->high_contrast ? 2 : 1;
}

ArnColor
arn_color_over (ArnColor top, ArnColor bottom)
{
  double rest = bottom.alpha * (1 - top.alpha);
  double alpha = top.alpha + rest;

  if (alpha == 0)
    return top;
  return (ArnColor){ (top.red * top.alpha + bottom.red * rest) / alpha,
                     (top.green * top.alpha + bottom.green * rest) / alpha,
                     (top.blue * top.alpha + bottom.blue * rest) / alpha, alpha };
}

ArnColor
arn_color_mix (ArnColor a, ArnColor b, double share)
{
  return (ArnColor){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                     a.blue + (b.blue - a.blue) * share, a.alpha + (b.alpha - a.alpha) * share };
}

void
arn_color_set (cairo_t *cr, ArnColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}
