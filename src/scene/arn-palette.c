#include "arn-palette.h"

#include <math.h>

/* Light, dark. */
typedef guint32 ArnColorPair[2];

static const ArnColorPair arn_palette_size_classes[ARN_N_SIZE_CLASSES] = {
  { 0x814f02, 0x905904 }, /* 16 */
  { 0xac6a03, 0xba7302 }, /* 32 */
  { 0xd88705, 0xe59009 }, /* 48 */
  { 0xffaa3f, 0xfeb35c }, /* 64 */
  { 0x5e5626, 0x6a6131 }, /* 80 */
  { 0x7e7545, 0x887f4f }, /* 96 */
  { 0x9f9665, 0xa89f6e }, /* 112 */
  { 0xc2b886, 0xc8bf8c }, /* 128 */
  { 0x5c6d24, 0x687930 }, /* 144 */
  { 0x7c8e46, 0x869950 }, /* 160 */
  { 0x9db067, 0xa6b970 }, /* 176 */
  { 0xbfd389, 0xc5da8f }, /* 192 */
  { 0x077757, 0x1b8362 }, /* 208 */
  { 0x389976, 0x44a380 }, /* 224 */
  { 0x5ebb97, 0x67c5a0 }, /* 240 */
  { 0x82dfb9, 0x88e6c0 }, /* 256 */
  { 0x3e647e, 0x4a708a }, /* 272 */
  { 0x5e84a0, 0x688faa }, /* 288 */
  { 0x7ea6c2, 0x87afcc }, /* 304 */
  { 0xa0c9e6, 0xa6cfed }, /* 320 */
  { 0x1244b6, 0x1e51c3 }, /* 336 */
  { 0x3167db, 0x3b72e7 }, /* 352 */
  { 0x528aff, 0x6296ff }, /* 368 */
  { 0x8ab2ff, 0x95b9fe }, /* 384 */
  { 0x821980, 0x8e288c }, /* 400 */
  { 0xa540a2, 0xb14bad }, /* 416 */
  { 0xca62c5, 0xd46ccf }, /* 432 */
  { 0xef85ea, 0xf68bf0 }, /* 448 */
  { 0x8f243f, 0x9d3249 }, /* 464 */
  { 0xb4475d, 0xc05267 }, /* 480 */
  { 0xda697d, 0xe47285 }, /* 496 */
  { 0xfe8d9e, 0xff98a7 }, /* 512 */
};

static const ArnColorPair arn_palette_types[ARN_N_TYPE_KINDS] = {
  [ARN_TYPE_INT] = { 0x7f7fe9, 0x9699fe },   [ARN_TYPE_STR] = { 0x04a76b, 0x29c180 },
  [ARN_TYPE_FLOAT] = { 0x3fc6fd, 0x7fd6fe }, [ARN_TYPE_LIST] = { 0xcb9101, 0xe5a618 },
  [ARN_TYPE_TUPLE] = { 0xd9bf6a, 0xead07a }, [ARN_TYPE_DICT] = { 0x7046aa, 0x8e65cc },
  [ARN_TYPE_SET] = { 0xa37bb1, 0xbb92ca },   [ARN_TYPE_FUNCTION] = { 0x01726d, 0x0c938c },
  [ARN_TYPE_CLASS] = { 0x833e2f, 0xa55d4d }, [ARN_TYPE_INSTANCE] = { 0xb84b11, 0xd86835 },
  [ARN_TYPE_FRAME] = { 0x304168, 0x50638c }, [ARN_TYPE_OTHER] = { 0xacb8bf, 0xbecad1 },
};

static const ArnColorPair arn_palette_generations[] = {
  [ARN_GENERATION_YOUNG] = { 0xe5c14a, 0xf4d660 },
  [ARN_GENERATION_MIDDLE] = { 0x2fa094, 0x46b3a6 },
  [ARN_GENERATION_OLD] = { 0x4d429b, 0x7067cb },
  [ARN_GENERATION_PERMANENT] = { 0x3c434d, 0xb6becb },
  [ARN_GENERATION_UNTRACKED] = { 0xb9bec6, 0x656970 },
  [ARN_GENERATION_NONE] = { 0xb9bec6, 0x656970 },
};

static const ArnColorPair arn_palette_names[] = {
  [ARN_COLOR_FREE_POOL_BORDER] = { 0x9a9996, 0x77767b },
  [ARN_COLOR_NEVER_USED_POOL_BORDER] = { 0xc0bfbc, 0x4a494d },
  [ARN_COLOR_SLACK] = { 0x9a9996, 0x77767b },
  [ARN_COLOR_LARGE] = { 0x5e5c64, 0x9a9996 },
  [ARN_COLOR_STRONG] = { 0x5e5c64, 0x9a9996 },
  [ARN_COLOR_WEAK] = { 0x865e3c, 0xcdab8f },
  [ARN_COLOR_PATH] = { 0x1c71d8, 0x78aeed },
  [ARN_COLOR_CYCLE] = { 0xc061cb, 0xdc8add },
  [ARN_COLOR_CYCLE_TEXT] = { 0x813d9c, 0xdc8add },
  [ARN_COLOR_UNREACHABLE] = { 0xa51d2d, 0xff7b63 },
  [ARN_COLOR_SELECTED] = { 0x1c71d8, 0x78aeed },
  [ARN_COLOR_HOVERED] = { 0x323232, 0xffffff },
  [ARN_COLOR_PINNED] = { 0x613583, 0xdc8add },
  [ARN_COLOR_GROWTH] = { 0xc64600, 0xffa348 },
  [ARN_COLOR_DECREASE] = { 0x1a5fb4, 0x99c1f1 },
  [ARN_COLOR_RUNNING] = { 0xf8e45c, 0x5c5316 },
  [ARN_COLOR_ROOT] = { 0x1a5fb4, 0x99c1f1 },
};

static ArnColor
arn_palette_pick (const ArnColorPair pair, ArnStyle style)
{
  guint32 rgb = pair[style == ARN_STYLE_DARK];

  return (ArnColor){ (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1 };
}

ArnColor
arn_palette_size_class (ArnStyle style, guint size_class)
{
  g_return_val_if_fail (size_class < ARN_N_SIZE_CLASSES, ((ArnColor){ 0, 0, 0, 1 }));

  return arn_palette_pick (arn_palette_size_classes[size_class], style);
}

ArnColor
arn_palette_type (ArnStyle style, ArnTypeKind kind)
{
  return arn_palette_pick (arn_palette_types[MIN (kind, ARN_TYPE_OTHER)], style);
}

ArnColor
arn_palette_generation (ArnStyle style, ArnGeneration generation)
{
  return arn_palette_pick (arn_palette_generations[MIN (generation, ARN_GENERATION_NONE)], style);
}

ArnColor
arn_palette_get (ArnStyle style, ArnColorName name)
{
  g_return_val_if_fail (name < G_N_ELEMENTS (arn_palette_names), ((ArnColor){ 0, 0, 0, 1 }));

  return arn_palette_pick (arn_palette_names[name], style);
}

ArnColor
arn_color_fade (ArnColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

/* Relative luminance as WCAG 2 defines it. */
static double
arn_color_luminance (ArnColor color)
{
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  const double parts[] = { color.red, color.green, color.blue };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weights[i] *
           (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

double
arn_color_contrast (ArnColor a, ArnColor b)
{
  double first = arn_color_luminance (a) + 0.05;
  double second = arn_color_luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

ArnColor
arn_color_text_on (ArnColor color)
{
  const ArnColor black = { 0, 0, 0, 1 };
  const ArnColor white = { 1, 1, 1, 1 };

  return arn_color_contrast (color, black) > arn_color_contrast (color, white) ? black : white;
}

ArnColor
arn_palette_border (ArnStyle style, ArnColor color)
{
  double share = style == ARN_STYLE_DARK ? 0.12 : 0.2;
  double toward = style == ARN_STYLE_DARK ? 1 : 0;

  color.red += (toward - color.red) * share;
  color.green += (toward - color.green) * share;
  color.blue += (toward - color.blue) * share;
  return color;
}

double
arn_palette_available_opacity (ArnStyle style)
{
  return style == ARN_STYLE_DARK ? 0.24 : 0.26;
}

double
arn_palette_tint_opacity (ArnStyle style)
{
  return style == ARN_STYLE_DARK ? 0.18 : 0.14;
}

const char *
arn_palette_type_letter (ArnTypeKind kind)
{
  static const char *const letters[ARN_N_TYPE_KINDS] = {
    [ARN_TYPE_INT] = "0",      [ARN_TYPE_STR] = "ab",     [ARN_TYPE_FLOAT] = ".0",
    [ARN_TYPE_LIST] = "[]",    [ARN_TYPE_TUPLE] = "()",   [ARN_TYPE_DICT] = "{}",
    [ARN_TYPE_SET] = "{·}",    [ARN_TYPE_FUNCTION] = "ƒ", [ARN_TYPE_CLASS] = "C",
    [ARN_TYPE_INSTANCE] = "o", [ARN_TYPE_FRAME] = "≡",    [ARN_TYPE_OTHER] = "•",
  };

  return letters[MIN (kind, ARN_TYPE_OTHER)];
}
