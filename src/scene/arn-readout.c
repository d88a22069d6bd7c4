#include "arn-readout.h"

#include "arn-shapes.h"
#include "arn-text.h"

#define PAD        10
#define COLUMN_GAP 18

ArnReadout *
arn_readout_new (const char *title)
{
  ArnReadout *self = g_new0 (ArnReadout, 1);

  self->title = g_strdup (title);
  return self;
}

void
arn_readout_free (ArnReadout *self)
{
  g_free (self->title);
  for (guint i = 0; i < self->n_lines; i++)
    {
      g_free (self->names[i]);
      g_free (self->values[i]);
    }
  g_free (self);
}

void
arn_readout_add (ArnReadout *self, char *name, char *value)
{
  if (self->n_lines == ARN_READOUT_LINES)
    {
      g_free (name);
      g_free (value);
      return;
    }
  self->names[self->n_lines] = name;
  self->values[self->n_lines++] = value;
}

char *
arn_readout_to_text (const ArnReadout *self)
{
  GString *text = g_string_new (self->title);

  for (guint i = 0; i < self->n_lines; i++)
    g_string_append_printf (text, ", %s %s", self->names[i], self->values[i]);
  return g_string_free (text, FALSE);
}

static void
measure (const ArnReadout *self, ArnText *text, int *width, int *height)
{
  int widest = arn_text_width (text, ARN_FONT_BOLD, self->title);

  for (guint i = 0; i < self->n_lines; i++)
    widest = MAX (widest, arn_text_width (text, ARN_FONT_LABEL, self->names[i]) + COLUMN_GAP +
                              arn_text_width (text, ARN_FONT_LABEL, self->values[i]));
  *width = widest + 2 * PAD;
  *height = arn_text_height (text, ARN_FONT_BOLD) +
            (int) self->n_lines * (arn_text_height (text, ARN_FONT_LABEL) + 1) + 2 * PAD - 4;
}

void
arn_readout_measure (const ArnReadout *self, const ArnLook *look, int *width, int *height)
{
  g_autoptr (ArnText) text = arn_text_new (look);

  measure (self, text, width, height);
}

void
arn_readout_paint (const ArnReadout *self, const ArnLook *look, cairo_t *cr, double x, double y)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  ArnColor ground = arn_look_ground (look, ARN_GROUND_READOUT);
  ArnColor white = arn_look_ground (look, ARN_GROUND_READOUT_TEXT);
  ArnColor dim = arn_color_mix (white, ground, look->high_contrast ? 0 : 0.25);
  int line = arn_text_height (text, ARN_FONT_LABEL) + 1;
  double middle;
  int width, height;

  measure (self, text, &width, &height);
  arn_shape_rounded (cr, x + 0.5, y + 0.5, width - 1, height - 1, 6);
  arn_color_set (cr, ground);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 1);
  arn_color_set (cr, arn_color_mix (ground, white, 0.25));
  cairo_stroke (cr);

  middle = y + PAD - 2 + arn_text_height (text, ARN_FONT_BOLD) / 2.0;
  arn_text_paint_begin (text, cr, ARN_FONT_BOLD, white, self->title, x + PAD, x + width - PAD,
                        middle);
  middle += arn_text_height (text, ARN_FONT_BOLD) / 2.0 + line / 2.0;
  for (guint i = 0; i < self->n_lines; i++, middle += line)
    {
      arn_text_paint_begin (text, cr, ARN_FONT_LABEL, dim, self->names[i], x + PAD, x + width - PAD,
                            middle);
      arn_text_paint_end (text, cr, ARN_FONT_LABEL, white, self->values[i], x + PAD,
                          x + width - PAD, middle);
    }
}

void
arn_readout_place (const cairo_rectangle_t *described,
                   const cairo_rectangle_t *view,
                   int width,
                   int height,
                   double *x,
                   double *y)
{
  const double gap = 6;
  double right = view->x + view->width, bottom = view->y + view->height;
  double below = described->y + described->height + gap;
  double beside = described->x + described->width + gap;

  /* Below or above when there is room, moved in from the edges; else beside. */
  if (below + height <= bottom)
    *y = below;
  else if (described->y - gap - height >= view->y)
    *y = described->y - gap - height;
  else
    {
      *y = CLAMP (described->y, view->y, MAX (view->y, bottom - height));
      *x = beside + width <= right ? beside : described->x - gap - width;
      return;
    }
  *x = CLAMP (described->x, view->x, MAX (view->x, right - width));
}
