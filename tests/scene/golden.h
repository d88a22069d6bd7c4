/* Golden pictures: what a scene or painter paints is compared with a picture that was looked at and
 * kept in tests/scene/golden/. No display is needed; the fonts are DejaVu's, whatever the system
 * prefers, and the locale is C.
 *
 * A picture is equal when hardly any pixel is other by more than a trifle (see golden.c). If it is
 * not, the test fails, says where, and leaves the picture as painted in
 * build/tests/scene/golden-actual/. When the new one is right:
 *
 *     GOLDEN_REGENERATE=1 meson test -C build --suite scene
 *
 * writes all of them anew into tests/scene/golden/: look at every one that git shows as changed.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

/* A picture is painted in the plain light look, and in each of these that is asked for. */
typedef enum
{
  GOLDEN_LIGHT = 0,
  GOLDEN_DARK = 1 << 0,
  GOLDEN_CONTRAST = 1 << 1, /* high contrast, light */
  GOLDEN_RTL = 1 << 2,      /* right to left */
  GOLDEN_SCALE_2 = 1 << 3,  /* two device pixels for a pixel; the upper left quarter */
  GOLDEN_BIG_TEXT = 1 << 4, /* text of 200 % */
  GOLDEN_ALL = (1 << 5) - 1,
} GoldenVariants;

/* Paints from (0, 0) on; the ground of the look's view is there already. `scale`: device pixels for
 * a pixel, for painters that ask; the context is scaled. */
typedef void (*GoldenPaint) (cairo_t *cr, const ArnLook *look, int scale, gpointer data);

/* In place of g_test_init (): also chooses the fonts, so nothing may be laid out before. */
void golden_init (int *argc, char ***argv);

/* Adds the tests "/scene/golden/NAME/light", "…/dark" and so on. Width and height in pixels; keep
 * them small: a file of more than 20 KiB fails too. `data` is kept. */
void golden_add (const char *name,
                 int width,
                 int height,
                 GoldenVariants variants,
                 GoldenPaint paint,
                 gpointer data);
