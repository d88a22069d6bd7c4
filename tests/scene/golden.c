#include "golden.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two roundings may differ by a few steps of 255; a stroke that is missing differs by far more. */
#define MAX_STEPS 16
/* Of all pixels: less than a letter has in the smallest picture. */
#define MAX_SHARE 0.0004
#define MAX_FILE  (20 * 1024)

typedef struct
{
  const char *suffix; /* of the file and the test's path */
  GoldenVariants variant;
} Variant;

static const Variant variants[] = {
  { "light", GOLDEN_LIGHT }, { "dark", GOLDEN_DARK },       { "contrast", GOLDEN_CONTRAST },
  { "rtl", GOLDEN_RTL },     { "scale-2", GOLDEN_SCALE_2 }, { "big-text", GOLDEN_BIG_TEXT },
};

typedef struct
{
  char *name; /* of the file, without ".png" */
  int width, height;
  GoldenVariants variant;
  GoldenPaint paint;
  gpointer data;
} Golden;

static void
golden_free (gpointer data)
{
  g_free (((Golden *) data)->name);
  g_free (data);
}

static cairo_surface_t *
paint (const Golden *golden)
{
  int scale = golden->variant == GOLDEN_SCALE_2 ? 2 : 1;
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, golden->width, golden->height);
  ArnLook look = arn_look_default ();
  cairo_t *cr;

  look.style = golden->variant == GOLDEN_DARK ? ARN_STYLE_DARK : ARN_STYLE_LIGHT;
  look.high_contrast = golden->variant == GOLDEN_CONTRAST;
  look.right_to_left = golden->variant == GOLDEN_RTL;
  look.text_scale = golden->variant == GOLDEN_BIG_TEXT ? 2 : 1;
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  arn_color_set (cr, arn_look_ground (&look, ARN_GROUND_VIEW));
  cairo_paint (cr);
  golden->paint (cr, &look, scale, golden->data);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static gboolean
is_same_pixel (guint32 a, guint32 b)
{
  for (guint shift = 0; shift < 24; shift += 8)
    if (ABS ((int) (a >> shift & 255) - (int) (b >> shift & 255)) > MAX_STEPS)
      return FALSE;
  return TRUE;
}

/* NULL when they are equal, else a sentence. Both of one size. (transfer full) */
static char *
find_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  int first_x = width, first_y = height, last_x = 0, last_y = 0, n = 0;

  for (int y = 0; y < height; y++)
    {
      const guint8 *row_a =
          cairo_image_surface_get_data (a) + (gsize) y * cairo_image_surface_get_stride (a);
      const guint8 *row_b =
          cairo_image_surface_get_data (b) + (gsize) y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        {
          guint32 value_a, value_b;

          memcpy (&value_a, row_a + x * 4, 4);
          memcpy (&value_b, row_b + x * 4, 4);
          if (is_same_pixel (value_a, value_b))
            continue;
          first_x = MIN (first_x, x);
          first_y = MIN (first_y, y);
          last_x = MAX (last_x, x);
          last_y = MAX (last_y, y);
          n++;
        }
    }
  if (n <= width * height * MAX_SHARE)
    return NULL;
  return g_strdup_printf ("%d of %d pixels are other, all from %d, %d to %d, %d", n, width * height,
                          first_x, first_y, last_x, last_y);
}

static void
save (cairo_surface_t *surface, const char *folder, const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_assert_cmpstr (cairo_status_to_string (cairo_surface_write_to_png (surface, path)), ==,
                   cairo_status_to_string (CAIRO_STATUS_SUCCESS));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_test_message ("%s: %u bytes", path, (guint) status.st_size);
  g_assert_cmpint (status.st_size, <=, MAX_FILE);
}

static void
test_golden (gconstpointer data)
{
  const Golden *golden = data;
  g_autofree char *kept_path = g_strdup_printf ("%s/%s.png", GOLDEN_FOLDER, golden->name);
  g_autofree char *actual_path = g_strdup_printf ("%s/%s.png", GOLDEN_ACTUAL, golden->name);
  g_autofree char *difference = NULL;
  cairo_surface_t *actual = paint (golden), *kept;

  if (g_getenv ("GOLDEN_REGENERATE") != NULL)
    {
      save (actual, GOLDEN_FOLDER, kept_path);
      cairo_surface_destroy (actual);
      return;
    }
  kept = cairo_image_surface_create_from_png (kept_path);
  if (cairo_surface_status (kept) != CAIRO_STATUS_SUCCESS)
    difference = g_strdup (cairo_status_to_string (cairo_surface_status (kept)));
  else if (cairo_image_surface_get_width (kept) != cairo_image_surface_get_width (actual) ||
           cairo_image_surface_get_height (kept) != cairo_image_surface_get_height (actual))
    difference = g_strdup_printf ("it is %d × %d, and now %d × %d are painted",
                                  cairo_image_surface_get_width (kept),
                                  cairo_image_surface_get_height (kept),
                                  cairo_image_surface_get_width (actual),
                                  cairo_image_surface_get_height (actual));
  else
    difference = find_difference (kept, actual);
  if (difference != NULL)
    {
      save (actual, GOLDEN_ACTUAL, actual_path);
      g_test_message ("%s: %s", kept_path, difference);
      g_test_message ("as painted now: %s; if that is right, set GOLDEN_REGENERATE=1 and run again",
                      actual_path);
      g_test_fail ();
    }
  else
    g_remove (actual_path);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (actual);
}

void
golden_add (const char *name,
            int width,
            int height,
            GoldenVariants asked_for,
            GoldenPaint paint_it,
            gpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strdup_printf ("/scene/golden/%s/%s", name, variants[i].suffix);
      Golden *golden;

      if ((asked_for & variants[i].variant) != variants[i].variant)
        continue;
      golden = g_new0 (Golden, 1);
      golden->name = g_strdup_printf ("%s-%s", name, variants[i].suffix);
      golden->width = width;
      golden->height = height;
      golden->variant = variants[i].variant;
      golden->paint = paint_it;
      golden->data = data;
      g_test_add_data_func_full (path, golden, test_golden, golden_free);
    }
}

void
golden_init (int *argc, char ***argv)
{
  g_setenv ("FONTCONFIG_FILE", GOLDEN_FONTS, TRUE);
  g_test_init (argc, argv, NULL);
}
