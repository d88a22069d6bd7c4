/* The colours, each in a light and a dark style: one table for everything that is drawn. None
 * carries a meaning alone; whatever has one also has a label, a pattern or a place. Painters and
 * widgets ask here; nothing else names a colour.
 */
#pragma once

#include "arn-ids.h"

G_BEGIN_DECLS

/* 0 … 1, not premultiplied. */
typedef struct
{
  double red, green, blue, alpha;
} ArnColor;

typedef enum
{
  ARN_STYLE_LIGHT,
  ARN_STYLE_DARK,
} ArnStyle;

typedef enum
{
  ARN_COLOR_FREE_POOL_BORDER,
  ARN_COLOR_NEVER_USED_POOL_BORDER,
  ARN_COLOR_SLACK,
  ARN_COLOR_LARGE,
  ARN_COLOR_STRONG,
  ARN_COLOR_WEAK,
  ARN_COLOR_PATH,
  ARN_COLOR_CYCLE,
  ARN_COLOR_CYCLE_TEXT,
  ARN_COLOR_UNREACHABLE,
  ARN_COLOR_SELECTED,
  ARN_COLOR_HOVERED,
  ARN_COLOR_PINNED,
  ARN_COLOR_GROWTH,
  ARN_COLOR_DECREASE,
  ARN_COLOR_RUNNING,
  ARN_COLOR_ROOT,
} ArnColorName;

/* `size_class` 0 … 31. */
ArnColor arn_palette_size_class (ArnStyle style, guint size_class);
ArnColor arn_palette_type (ArnStyle style, ArnTypeKind kind);
ArnColor arn_palette_generation (ArnStyle style, ArnGeneration generation);
ArnColor arn_palette_get (ArnStyle style, ArnColorName name);

/* The same colour, `alpha` times as opaque. */
ArnColor arn_color_fade (ArnColor color, double alpha);
/* Black or white, whichever has the higher contrast on an opaque colour. */
ArnColor arn_color_text_on (ArnColor color);
/* Contrast ratio of two opaque colours, 1 … 21. */
double arn_color_contrast (ArnColor a, ArnColor b);

/* The line round something filled with that colour: darker in the light style, lighter in the dark.
 */
ArnColor arn_palette_border (ArnStyle style, ArnColor color);

/* The available part of a pool: its class's colour at this opacity. */
double arn_palette_available_opacity (ArnStyle style);
double arn_palette_tint_opacity (ArnStyle style);

/* One or two letters that stand for a type: "{}", "ab". */
const char *arn_palette_type_letter (ArnTypeKind kind);

G_END_DECLS
