#include "arn-text.h"

struct _ArnText
{
  PangoContext *context;
  PangoLayout *layouts[ARN_N_FONTS];
  int heights[ARN_N_FONTS];
  int three_letters[ARN_N_FONTS];
};

static PangoLayout *
layout_new (ArnText *self, const ArnLook *look, ArnFont font)
{
  /* Points at 96 dots an inch, as pixels. */
  static const double sizes[ARN_N_FONTS] = { [ARN_FONT_LABEL] = 12,
                                             [ARN_FONT_BOLD] = 12,
                                             [ARN_FONT_MONO] = 10.7,
                                             [ARN_FONT_SMALL] = 10.7,
                                             [ARN_FONT_BADGE] = 9 };
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoLayout *layout = pango_layout_new (self->context);
  const char *family = look->font != NULL ? look->font : "sans";

  pango_font_description_set_family (description, font == ARN_FONT_MONO ? "monospace" : family);
  pango_font_description_set_absolute_size (description,
                                            sizes[font] * look->text_scale * PANGO_SCALE);
  if (font == ARN_FONT_BOLD || font == ARN_FONT_BADGE)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, description);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
  return layout;
}

ArnText *
arn_text_new (const ArnLook *look)
{
  ArnText *self = g_new0 (ArnText, 1);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  for (int i = 0; i < ARN_N_FONTS; i++)
    {
      self->layouts[i] = layout_new (self, look, i);
      pango_layout_set_text (self->layouts[i], "Mgn…", -1);
      pango_layout_get_pixel_size (self->layouts[i], &self->three_letters[i], &self->heights[i]);
    }
  return self;
}

void
arn_text_free (ArnText *self)
{
  for (int i = 0; i < ARN_N_FONTS; i++)
    g_object_unref (self->layouts[i]);
  g_object_unref (self->context);
  g_free (self);
}

int
arn_text_height (ArnText *self, ArnFont font)
{
  return self->heights[font];
}

static int
set_text (ArnText *self, ArnFont font, const char *text)
{
  int width;

  pango_layout_set_width (self->layouts[font], -1);
  pango_layout_set_text (self->layouts[font], text, -1);
  pango_layout_get_pixel_size (self->layouts[font], &width, NULL);
  return width;
}

int
arn_text_width (ArnText *self, ArnFont font, const char *text)
{
  return set_text (self, font, text);
}

static void
show (ArnText *self, cairo_t *cr, ArnFont font, ArnColor color, double x, double y)
{
  int height;

  pango_layout_get_pixel_size (self->layouts[font], NULL, &height);
  arn_color_set (cr, color);
  cairo_move_to (cr, (int) (x + 0.5), (int) (y - height / 2.0 + 0.5));
  pango_cairo_show_layout (cr, self->layouts[font]);
}

int
arn_text_paint (ArnText *self,
                cairo_t *cr,
                ArnFont font,
                ArnColor color,
                const char *text,
                double x,
                double y,
                double room)
{
  int width = set_text (self, font, text);

  if (room >= 0 && width > room)
    return 0;
  show (self, cr, font, color, x, y);
  return width;
}

int
arn_text_paint_right (ArnText *self,
                      cairo_t *cr,
                      ArnFont font,
                      ArnColor color,
                      const char *text,
                      double x,
                      double y,
                      double room)
{
  int width = set_text (self, font, text);

  if (room >= 0 && width > room)
    return 0;
  show (self, cr, font, color, x - width, y);
  return width;
}

int
arn_text_paint_center (ArnText *self,
                       cairo_t *cr,
                       ArnFont font,
                       ArnColor color,
                       const char *text,
                       double x,
                       double y,
                       double room)
{
  int width = set_text (self, font, text);

  if (room >= 0 && width > room)
    return 0;
  show (self, cr, font, color, x - width / 2.0, y);
  return width;
}

int
arn_text_paint_short (ArnText *self,
                      cairo_t *cr,
                      ArnFont font,
                      ArnColor color,
                      const char *text,
                      double x,
                      double y,
                      double room)
{
  int width = set_text (self, font, text);

  if (width > room)
    {
      if (room < self->three_letters[font])
        return 0;
      pango_layout_set_width (self->layouts[font], (int) (room * PANGO_SCALE));
      width = (int) room;
    }
  show (self, cr, font, color, x, y);
  return width;
}
