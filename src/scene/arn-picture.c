#include "arn-picture.h"

#include "arn-text.h"

#define GAP 12

void
arn_picture_begin (cairo_t *cr,
                   const ArnLook *look,
                   const ArnPictureHeading *heading,
                   int width,
                   int height,
                   cairo_rectangle_t *content)
{
  g_autoptr (ArnText) text = arn_text_new (look);
  ArnColor color = arn_look_ground (look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (look, ARN_GROUND_DIM);
  int bar = arn_text_height (text, ARN_FONT_BOLD) + 2 * 8;
  double left = ARN_PICTURE_MARGIN, right = width - ARN_PICTURE_MARGIN, middle = bar / 2.0;
  int painted;

  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_VIEW));
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_PANE));
  cairo_rectangle (cr, 0, 0, width, bar);
  cairo_fill (cr);
  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_BORDER));
  cairo_rectangle (cr, 0, bar, width, arn_look_line (look));
  cairo_fill (cr);

  painted = GAP + arn_text_paint_begin (text, cr, ARN_FONT_BOLD, color, heading->title, left, right,
                                        middle);
  if (look->right_to_left)
    right -= painted;
  else
    left += painted;
  if (heading->figure != NULL)
    {
      painted = GAP + arn_text_paint_end (text, cr, ARN_FONT_LABEL, color, heading->figure, left,
                                          right, middle);
      if (look->right_to_left)
        left += painted;
      else
        right -= painted;
    }
  if (heading->subtitle != NULL)
    arn_text_paint_begin (text, cr, ARN_FONT_LABEL, dim, heading->subtitle, left, right, middle);

  content->x = ARN_PICTURE_MARGIN;
  content->y = bar + ARN_PICTURE_MARGIN;
  content->width = MAX (1, width - 2 * ARN_PICTURE_MARGIN);
  content->height = MAX (1, height - bar - 2 * ARN_PICTURE_MARGIN);
}
