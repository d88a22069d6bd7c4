/* How things are to look where they are painted: style, contrast, size of text, and the colours of
 * grounds and text that go with the palette. Widgets take theirs from the theme; scenes, which also
 * paint into files, take them from here.
 */
#pragma once

#include <cairo.h>

#include "arn-palette.h"

G_BEGIN_DECLS

typedef struct
{
  ArnStyle style;
  gboolean high_contrast; /* borders at full foreground, stronger fills, lines 1 px wider */
  double text_scale;      /* 1: labels of 9 points at 96 dots an inch; never below 8 points */
  const char *font;       /* family of the interface font, interned; NULL: "sans" */
  gboolean right_to_left; /* as the interface is read; time and addresses keep their direction */
} ArnLook;

typedef enum
{
  ARN_GROUND_VIEW,   /* behind everything */
  ARN_GROUND_CARD,   /* an arena's tile, a free pool */
  ARN_GROUND_PANE,   /* beside the view */
  ARN_GROUND_BORDER, /* of tiles and cards */
  ARN_GROUND_TEXT,
  ARN_GROUND_DIM,     /* text of less weight; at least 4.5:1 on every ground */
  ARN_GROUND_READOUT, /* behind a hover read-out */
  ARN_GROUND_READOUT_TEXT,
} ArnGround;

ArnLook arn_look_default (void); /* light, text scale 1 */
gboolean arn_look_equal (const ArnLook *a, const ArnLook *b);
ArnColor arn_look_ground (const ArnLook *look, ArnGround ground);
/* Opacity of what is available but not in use. */
double arn_look_available (const ArnLook *look);
/* Width of a line that is 1 px otherwise. */
double arn_look_line (const ArnLook *look);

/* `top` over `bottom`, opaque if `bottom` is. */
ArnColor arn_color_over (ArnColor top, ArnColor bottom);
/* `share` of b in a, 0 … 1. */
ArnColor arn_color_mix (ArnColor a, ArnColor b, double share);
void arn_color_set (cairo_t *cr, ArnColor color);

G_END_DECLS
