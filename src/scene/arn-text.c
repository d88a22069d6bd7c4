#include "arn-text.h"

#include <string.h>

#define MAX_KEPT 4096

/* A text that was laid out. The same ones come again and again. */
typedef struct
{
  ArnFont font;
  int room;                /* -1: as wide as it is */
  PangoEllipsizeMode lost; /* what goes when there is not enough */
  char *text;
  PangoLayout *layout;
  int width, height;
} Line;

struct _ArnText
{
  PangoContext *context;
  PangoFontDescription *fonts[ARN_N_FONTS];
  PangoAttrList *attributes;
  GHashTable *lines; /* Line, by font, room and text */
  gboolean right_to_left;
  int heights[ARN_N_FONTS];
  int three_letters[ARN_N_FONTS];
};

static guint
line_hash (gconstpointer data)
{
  const Line *line = data;

  return g_str_hash (line->text) * 31 + line->font * 7919 + (guint) line->room * 5 + line->lost;
}

static gboolean
line_equal (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;

  return x->font == y->font && x->room == y->room && x->lost == y->lost &&
         strcmp (x->text, y->text) == 0;
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->layout);
  g_free (line->text);
  g_free (line);
}

static const Line *
get_shortened (ArnText *self, ArnFont font, const char *text, int room, PangoEllipsizeMode lost)
{
  Line key = { .font = font, .room = room, .lost = lost, .text = (char *) text };
  Line *line = g_hash_table_lookup (self->lines, &key);

  if (line != NULL)
    return line;
  if (g_hash_table_size (self->lines) >= MAX_KEPT)
    g_hash_table_remove_all (self->lines);
  line = g_memdup2 (&key, sizeof key);
  line->text = g_strdup (text);
  line->layout = pango_layout_new (self->context);
  pango_layout_set_font_description (line->layout, self->fonts[font]);
  pango_layout_set_attributes (line->layout, self->attributes);
  pango_layout_set_single_paragraph_mode (line->layout, TRUE);
  if (room >= 0)
    {
      pango_layout_set_ellipsize (line->layout, lost);
      pango_layout_set_width (line->layout, room * PANGO_SCALE);
    }
  pango_layout_set_text (line->layout, text, -1);
  pango_layout_get_pixel_size (line->layout, &line->width, &line->height);
  g_hash_table_add (self->lines, line);
  return line;
}

static const Line *
get_line (ArnText *self, ArnFont font, const char *text, int room)
{
  return get_shortened (self, font, text, room, PANGO_ELLIPSIZE_END);
}

static PangoFontDescription *
font_new (const ArnLook *look, ArnFont font)
{
  /* Points at 96 dots an inch, as pixels. */
  static const double sizes[ARN_N_FONTS] = { [ARN_FONT_LABEL] = 12,
                                             [ARN_FONT_BOLD] = 12,
                                             [ARN_FONT_MONO] = 10.7,
                                             [ARN_FONT_SMALL] = 10.7,
                                             [ARN_FONT_BADGE] = 9 };
  PangoFontDescription *description = pango_font_description_new ();
  const char *family = look->font != NULL ? look->font : "sans";

  pango_font_description_set_family (description, font == ARN_FONT_MONO ? "monospace" : family);
  pango_font_description_set_absolute_size (description,
                                            sizes[font] * look->text_scale * PANGO_SCALE);
  if (font == ARN_FONT_BOLD || font == ARN_FONT_BADGE)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  return description;
}

ArnText *
arn_text_new (const ArnLook *look)
{
  ArnText *self = g_new0 (ArnText, 1);

  self->right_to_left = look->right_to_left;
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  self->lines = g_hash_table_new_full (line_hash, line_equal, line_free, NULL);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  for (int i = 0; i < ARN_N_FONTS; i++)
    {
      const Line *line;

      self->fonts[i] = font_new (look, i);
      line = get_line (self, i, "Mgn…", -1);
      self->heights[i] = line->height;
      self->three_letters[i] = line->width;
    }
  return self;
}

void
arn_text_free (ArnText *self)
{
  g_hash_table_unref (self->lines);
  for (int i = 0; i < ARN_N_FONTS; i++)
    pango_font_description_free (self->fonts[i]);
  pango_attr_list_unref (self->attributes);
  g_object_unref (self->context);
  g_free (self);
}

int
arn_text_height (ArnText *self, ArnFont font)
{
  return self->heights[font];
}

int
arn_text_width (ArnText *self, ArnFont font, const char *text)
{
  return get_line (self, font, text, -1)->width;
}

static void
show (cairo_t *cr, const Line *line, ArnColor color, double x, double y)
{
  arn_color_set (cr, color);
  cairo_move_to (cr, (int) (x + 0.5), (int) (y - line->height / 2.0 + 0.5));
  pango_cairo_show_layout (cr, line->layout);
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
  const Line *line = get_line (self, font, text, -1);

  if (room >= 0 && line->width > room)
    return 0;
  show (cr, line, color, x, y);
  return line->width;
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
  const Line *line = get_line (self, font, text, -1);

  if (room >= 0 && line->width > room)
    return 0;
  show (cr, line, color, x - line->width, y);
  return line->width;
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
  const Line *line = get_line (self, font, text, -1);

  if (room >= 0 && line->width > room)
    return 0;
  show (cr, line, color, x - line->width / 2.0, y);
  return line->width;
}

static int
paint_shortened (ArnText *self,
                 cairo_t *cr,
                 ArnFont font,
                 ArnColor color,
                 const char *text,
                 double x,
                 double y,
                 double room,
                 PangoEllipsizeMode lost)
{
  const Line *line = get_line (self, font, text, -1);

  if (line->width > room)
    {
      if (room < self->three_letters[font])
        return 0;
      line = get_shortened (self, font, text, (int) room, lost);
    }
  show (cr, line, color, x, y);
  return line->width;
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
  return paint_shortened (self, cr, font, color, text, x, y, room, PANGO_ELLIPSIZE_END);
}

int
arn_text_paint_name (ArnText *self,
                     cairo_t *cr,
                     ArnFont font,
                     ArnColor color,
                     const char *text,
                     double x,
                     double y,
                     double room)
{
  return paint_shortened (self, cr, font, color, text, x, y, room, PANGO_ELLIPSIZE_MIDDLE);
}

int
arn_text_paint_begin (ArnText *self,
                      cairo_t *cr,
                      ArnFont font,
                      ArnColor color,
                      const char *text,
                      double left,
                      double right,
                      double y)
{
  if (self->right_to_left)
    left = MAX (left, right - arn_text_width (self, font, text));
  return arn_text_paint_short (self, cr, font, color, text, left, y, MAX (0, right - left));
}

int
arn_text_paint_end (ArnText *self,
                    cairo_t *cr,
                    ArnFont font,
                    ArnColor color,
                    const char *text,
                    double left,
                    double right,
                    double y)
{
  double room = MAX (0, right - left);

  if (self->right_to_left)
    return arn_text_paint (self, cr, font, color, text, left, y, room);
  return arn_text_paint_right (self, cr, font, color, text, right, y, room);
}
