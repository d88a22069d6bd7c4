/* Text in pictures: a few fonts at the size of the look, one line each, left out or shortened where
 * there is no room. One for each scene; keeps its Pango layouts.
 */
#pragma once

#include <pango/pangocairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_FONT_LABEL, /* 9 points */
  ARN_FONT_BOLD,
  ARN_FONT_MONO,  /* 8 points */
  ARN_FONT_SMALL, /* 8 points */
  ARN_FONT_BADGE, /* letters that stand for a type */
  ARN_N_FONTS,
} ArnFont;

typedef struct _ArnText ArnText;

ArnText *arn_text_new (const ArnLook *look);
void arn_text_free (ArnText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnText, arn_text_free)

int arn_text_height (ArnText *self, ArnFont font); /* of a line, pixels */
int arn_text_width (ArnText *self, ArnFont font, const char *text);

/* Paints with its left edge at x and its middle at y. Returns the width, or 0 when it was left out
 * for not fitting into `room` (negative: any). */
int arn_text_paint (ArnText *self,
                    cairo_t *cr,
                    ArnFont font,
                    ArnColor color,
                    const char *text,
                    double x,
                    double y,
                    double room);
/* Right edge at x. */
int arn_text_paint_right (ArnText *self,
                          cairo_t *cr,
                          ArnFont font,
                          ArnColor color,
                          const char *text,
                          double x,
                          double y,
                          double room);
/* Middle at x. */
int arn_text_paint_center (ArnText *self,
                           cairo_t *cr,
                           ArnFont font,
                           ArnColor color,
                           const char *text,
                           double x,
                           double y,
                           double room);
/* Shortened at its end with an ellipsis; left out where not even three letters fit. */
int arn_text_paint_short (ArnText *self,
                          cairo_t *cr,
                          ArnFont font,
                          ArnColor color,
                          const char *text,
                          double x,
                          double y,
                          double room);
/* For lines that follow the look's reading direction, between two edges: from the one where reading
 * begins, shortened where there is no room; or to the other one, left out where there is none. */
int arn_text_paint_begin (ArnText *self,
                          cairo_t *cr,
                          ArnFont font,
                          ArnColor color,
                          const char *text,
                          double left,
                          double right,
                          double y);
int arn_text_paint_end (ArnText *self,
                        cairo_t *cr,
                        ArnFont font,
                        ArnColor color,
                        const char *text,
                        double left,
                        double right,
                        double y);
/* Shortened in its middle: names of files and the like. */
int arn_text_paint_name (ArnText *self,
                         cairo_t *cr,
                         ArnFont font,
                         ArnColor color,
                         const char *text,
                         double x,
                         double y,
                         double room);

G_END_DECLS
