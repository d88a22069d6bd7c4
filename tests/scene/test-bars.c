/* Size classes, bands, colourings, numbers, colours. */
#include "arn-band-scene.h"
#include "arn-coloring.h"
#include "arn-number.h"
#include "arn-size-class-scene.h"
#include "arn-snapshot-builder.h"
#include "sample-heap.h"

static void
test_class_rows_are_hit (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 0, FALSE });
  g_autoptr (ArnSizeClassScene) scene = arn_size_class_scene_new ();

  arn_size_class_scene_set_snapshot (scene, snapshot);
  for (int height = arn_size_class_scene_get_min_height (scene); height < 900; height += 97)
    for (int row = 0; row < ARN_N_SIZE_CLASSES; row++)
      {
        cairo_rectangle_t area;

        g_assert_true (arn_size_class_scene_locate (scene, row, 187, height, &area));
        g_assert_cmpint (arn_size_class_scene_hit (scene, 50, area.y + 1, 187, height), ==, row);
        g_assert_cmpint (
            arn_size_class_scene_hit (scene, 50, area.y + area.height - 1, 187, height), ==, row);
        g_assert_cmpfloat (area.y + area.height, <=, height);
      }
  g_assert_cmpint (arn_size_class_scene_hit (scene, 50, 2, 187, 500), ==, -1);
}

static void
test_class_in_words (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_small ();
  g_autoptr (ArnSizeClassScene) scene = arn_size_class_scene_new ();
  g_autoptr (ArnReadout) readout = NULL;
  g_autofree char *text = NULL;

  arn_size_class_scene_set_snapshot (scene, snapshot);
  readout = arn_size_class_scene_describe (scene, 2);
  text = arn_readout_to_text (readout);
  g_assert_cmpstr (text, ==,
                   "Size class 48\u202fB, In use 3 blocks, 144\u202fB, Available 337, Pools 1, "
                   "Free pools that had it last 0");
}

/* Parts fill the band without gaps, biggest first; each is hit where it lies. */
static void
test_band_parts (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 1, 0, 300, FALSE });

  for (ArnBandKind kind = ARN_BAND_LARGE; kind <= ARN_BAND_STATIC; kind++)
    for (int width = 100; width < 900; width += 133)
      {
        g_autoptr (ArnBandScene) scene = arn_band_scene_new (kind);
        double end = 0, last = width;
        guint n;

        arn_band_scene_set_snapshot (scene, snapshot);
        n = arn_band_scene_get_n_parts (scene, width);
        g_assert_cmpuint (n, >=, 2);
        for (guint i = 0; i < n; i++)
          {
            cairo_rectangle_t area;

            g_assert_true (arn_band_scene_locate (scene, i, width, &area));
            g_assert_cmpfloat_with_epsilon (area.x, end, 0.01);
            g_assert_cmpint (arn_band_scene_hit (scene, area.x + area.width / 2, area.y + 3, width),
                             ==, i);
            if (i + 1 < n)
              g_assert_cmpfloat (area.width, <=, last + 0.01);
            last = area.width;
            end = area.x + area.width;
          }
        g_assert_cmpfloat_with_epsilon (end, width, 0.01);
      }
}

static void
test_band_rest_says_how_many (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 1, 0, 300, FALSE });
  g_autoptr (ArnBandScene) scene = arn_band_scene_new (ARN_BAND_LARGE);
  g_autoptr (ArnReadout) readout = NULL;
  guint n;

  arn_band_scene_set_snapshot (scene, snapshot);
  n = arn_band_scene_get_n_parts (scene, 500);
  readout = arn_band_scene_describe (scene, n - 1, 500);
  g_autofree char *expected = g_strdup_printf ("%u of at most", 300 - (n - 1));
  g_assert_true (g_str_has_prefix (readout->title, expected));
  g_assert_cmpuint (arn_band_scene_get_block (scene, n - 1, 500), ==, ARN_NONE);
  g_assert_cmpuint (arn_band_scene_get_block (scene, 0, 500), !=, ARN_NONE);
}

static void
test_band_of_nothing (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 1, 0, 0, FALSE });
  g_autoptr (ArnBandScene) scene = arn_band_scene_new (ARN_BAND_LARGE);
  g_autofree char *summary = NULL;

  arn_band_scene_set_snapshot (scene, snapshot);
  summary = arn_band_scene_format_summary (scene);
  g_assert_cmpstr (summary, ==, "none");
  g_assert_cmpuint (arn_band_scene_get_n_parts (scene, 500), ==, 0);
  g_assert_cmpint (arn_band_scene_hit (scene, 5, 30, 500), ==, -1);
}

static void
test_groups_add_up (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 20, FALSE });
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (ArnColorBy by = ARN_COLOR_BY_TYPE; by <= ARN_COLOR_BY_AGE; by++)
    {
      g_autoptr (ArnColoring) coloring = arn_coloring_new (snapshot, by);
      guint64 blocks = 0;

      g_assert_cmpuint (arn_coloring_get_by (coloring), ==, by);
      for (guint i = 0; i < arn_coloring_get_n_groups (coloring); i++)
        blocks += arn_coloring_get_blocks (coloring, i);
      g_assert_cmpuint (blocks, ==, t->blocks.n);
    }
}

static void
test_ages_are_in_order (void)
{
  g_autoptr (ArnSnapshot) snapshot = sample_heap_new (&(SampleHeap){ 5, 3, 0, 20, FALSE });
  g_autoptr (ArnColoring) coloring = arn_coloring_new (snapshot, ARN_COLOR_BY_AGE);
  const ArnTables *t = arn_snapshot_get_tables (snapshot);

  for (guint32 b = 1; b < t->pools.first_block[t->pools.n]; b++)
    if (t->blocks.serial[b] > t->blocks.serial[b - 1])
      g_assert_cmpuint (arn_coloring_get_group (coloring, b), >=,
                        arn_coloring_get_group (coloring, b - 1));
}

static void
test_without_blocks_by_class (void)
{
  ArnPulse pulse = { 0 };
  g_autoptr (ArnSnapshot) snapshot = NULL;
  g_autoptr (ArnColoring) coloring = NULL;

  arn_pulse_reset (&pulse);
  snapshot = arn_snapshot_new_from_pulse (&pulse);
  coloring = arn_coloring_new (snapshot, ARN_COLOR_BY_TYPE);
  g_assert_cmpuint (arn_coloring_get_by (coloring), ==, ARN_COLOR_BY_SIZE_CLASS);
  arn_pulse_clear (&pulse);
}

#define ASSERT_NUMBER(call, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *text = call;                                                                  \
    g_assert_cmpstr (text, ==, expected);                                                          \
  }                                                                                                \
  G_STMT_END

static void
test_numbers (void)
{
  ASSERT_NUMBER (arn_number_bytes (0), "0\u202fB");
  ASSERT_NUMBER (arn_number_bytes (1023), "1023\u202fB");
  ASSERT_NUMBER (arn_number_bytes (1024), "1.0\u202fKiB");
  ASSERT_NUMBER (arn_number_bytes (102348), "99.9\u202fKiB");
  ASSERT_NUMBER (arn_number_bytes (102400), "100\u202fKiB");
  ASSERT_NUMBER (arn_number_bytes ((1 << 20) - 1), "1.0\u202fMiB");
  ASSERT_NUMBER (arn_number_bytes (G_MAXUINT64), "16777216\u202fTiB");
  ASSERT_NUMBER (arn_number_percent (0, 0), "0\u202f%");
  ASSERT_NUMBER (arn_number_percent (1, 100000), "0.1\u202f%");
  ASSERT_NUMBER (arn_number_percent (22, 100), "22\u202f%");
  ASSERT_NUMBER (arn_number_percent (99999, 100000), "99\u202f%");
  ASSERT_NUMBER (arn_number_percent (5, 5), "100\u202f%");
  ASSERT_NUMBER (arn_number_time (1640000000), "1.64\u202fs");
  ASSERT_NUMBER (arn_number_time (G_GUINT64_CONSTANT (200000000000)), "3:20\u202fmin");
  ASSERT_NUMBER (arn_number_address (0x7ffff6bf2000), "0x7ffff6bf2000");
}

/* Text is readable on every ground and on every colour of the palette. */
static void
test_contrast (void)
{
  for (guint i = 0; i < 4; i++)
    {
      ArnLook look = { .style = i % 2, .high_contrast = i / 2, .text_scale = 1 };

      for (ArnGround ground = ARN_GROUND_VIEW; ground <= ARN_GROUND_PANE; ground++)
        for (ArnGround text = ARN_GROUND_TEXT; text <= ARN_GROUND_DIM; text++)
          g_assert_cmpfloat (arn_color_contrast (arn_look_ground (&look, ground),
                                                 arn_look_ground (&look, text)),
                             >=, 4.5);
      for (guint c = 0; c < ARN_N_SIZE_CLASSES; c++)
        {
          ArnColor color = arn_palette_size_class (look.style, c);

          g_assert_cmpfloat (arn_color_contrast (color, arn_color_text_on (color)), >=, 4.5);
        }
      for (guint c = 0; c < ARN_N_TYPE_KINDS; c++)
        {
          ArnColor color = arn_palette_type (look.style, c);

          g_assert_cmpfloat (arn_color_contrast (color, arn_color_text_on (color)), >=, 4.5);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/size-classes/rows-are-hit", test_class_rows_are_hit);
  g_test_add_func ("/scene/size-classes/in-words", test_class_in_words);
  g_test_add_func ("/scene/band/parts", test_band_parts);
  g_test_add_func ("/scene/band/rest-says-how-many", test_band_rest_says_how_many);
  g_test_add_func ("/scene/band/nothing", test_band_of_nothing);
  g_test_add_func ("/scene/coloring/groups-add-up", test_groups_add_up);
  g_test_add_func ("/scene/coloring/ages-are-in-order", test_ages_are_in_order);
  g_test_add_func ("/scene/coloring/without-blocks-by-class", test_without_blocks_by_class);
  g_test_add_func ("/scene/number/formats", test_numbers);
  g_test_add_func ("/scene/palette/contrast", test_contrast);
  return g_test_run ();
}
