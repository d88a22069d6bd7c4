#include "arn-generations-picture.h"

#include <glib/gi18n-lib.h>

#include "arn-chart-scene.h"
#include "arn-number.h"
#include "arn-picture.h"
#include "arn-reachability.h"
#include "arn-shapes.h"
#include "arn-text.h"

#define GAP         12
#define PAD         12
#define BAR         8
#define LOWEST_CARD 120 /* narrower ones say nothing */
#define MOST_LINES  4

typedef struct
{
  ArnSnapshot *snapshot;
  const ArnLook *look;
  ArnText *text;
  cairo_t *cr;
} Picture;

static ArnColor
ground (const Picture *picture, ArnGround which)
{
  return arn_look_ground (picture->look, which);
}

/* Where there is room for both at once, the name is shortened: a number never is. */
static void
paint_pair (const Picture *picture,
            const cairo_rectangle_t *card,
            const char *name,
            const char *figure,
            double middle)
{
  double left = card->x + PAD, right = card->x + card->width - PAD;
  int taken = arn_text_paint_end (picture->text, picture->cr, ARN_FONT_LABEL,
                                  ground (picture, ARN_GROUND_TEXT), figure, left, right, middle);

  if (picture->look->right_to_left)
    left += taken + 6;
  else
    right -= taken + 6;
  arn_text_paint_begin (picture->text, picture->cr, ARN_FONT_LABEL,
                        ground (picture, ARN_GROUND_DIM), name, left, right, middle);
}

/* A title, `shorter` where it is too long, and a remark if there is room for one. */
static void
paint_title (const Picture *picture,
             const cairo_rectangle_t *card,
             const char *title,
             const char *shorter,
             const char *remark,
             double middle,
             double indent)
{
  double left = card->x + PAD, right = card->x + card->width - PAD;
  int taken;

  if (picture->look->right_to_left)
    right -= indent;
  else
    left += indent;
  if (arn_text_width (picture->text, ARN_FONT_BOLD, title) > right - left)
    title = shorter;
  taken = arn_text_paint_begin (picture->text, picture->cr, ARN_FONT_BOLD,
                                ground (picture, ARN_GROUND_TEXT), title, left, right, middle);
  if (picture->look->right_to_left)
    right -= taken + 6;
  else
    left += taken + 6;
  arn_text_paint_end (picture->text, picture->cr, ARN_FONT_LABEL, ground (picture, ARN_GROUND_DIM),
                      remark, left, right, middle);
}

static void
paint_swatch (const Picture *picture, ArnColor color, double x, double y, double size)
{
  double line = arn_look_line (picture->look);

  arn_shape_rounded (picture->cr, x + line / 2, y + line / 2, size - line, size - line, 3);
  arn_color_set (picture->cr, color);
  cairo_fill_preserve (picture->cr);
  cairo_set_line_width (picture->cr, line);
  arn_color_set (picture->cr, picture->look->high_contrast
                                  ? ground (picture, ARN_GROUND_TEXT)
                                  : arn_palette_border (picture->look->style, color));
  cairo_stroke (picture->cr);
}

static void
paint_frame (const Picture *picture, const cairo_rectangle_t *card)
{
  double line = arn_look_line (picture->look);

  arn_shape_rounded (picture->cr, card->x + line / 2, card->y + line / 2, card->width - line,
                     card->height - line, 12);
  arn_color_set (picture->cr, ground (picture, ARN_GROUND_CARD));
  cairo_fill_preserve (picture->cr);
  cairo_set_line_width (picture->cr, line);
  arn_color_set (picture->cr, ground (picture, ARN_GROUND_BORDER));
  cairo_stroke (picture->cr);
}

/* How full a generation is; what is above the threshold is full. */
static void
paint_gauge (
    const Picture *picture, const cairo_rectangle_t *card, ArnColor color, double share, double y)
{
  double width = card->width - 2 * PAD, x = card->x + PAD;
  double height = BAR * picture->look->text_scale, length = width * CLAMP (share, 0, 1);

  cairo_save (picture->cr);
  arn_shape_rounded (picture->cr, x, y, width, height, height / 2);
  arn_color_set (picture->cr, arn_color_fade (ground (picture, ARN_GROUND_BORDER),
                                              picture->look->high_contrast ? 0.35 : 0.7));
  cairo_fill_preserve (picture->cr);
  cairo_clip (picture->cr);
  cairo_rectangle (picture->cr, picture->look->right_to_left ? x + width - length : x, y, length,
                   height);
  arn_color_set (picture->cr, color);
  cairo_fill (picture->cr);
  cairo_restore (picture->cr);
}

static int
line_height (const Picture *picture)
{
  return arn_text_height (picture->text, ARN_FONT_LABEL) + 3;
}

static int
card_height (const Picture *picture)
{
  return 2 * PAD + arn_text_height (picture->text, ARN_FONT_BOLD) + 3 +
         MOST_LINES * line_height (picture);
}

static const char *
generation_name (guint generation)
{
  static const char *const names[ARN_N_GENERATIONS] = { NC_ ("picture", "young"),
                                                        NC_ ("picture", "middle"),
                                                        NC_ ("picture", "old") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "picture", names[generation]);
}

static void
paint_generation (const Picture *picture, const cairo_rectangle_t *card, guint generation)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (picture->snapshot);
  ArnColor color = arn_palette_generation (picture->look->style, (ArnGeneration) generation);
  guint64 count = heap->generation_count[generation];
  guint64 threshold = heap->generation_threshold[generation];
  g_autofree char *title = g_strdup_printf (C_ ("picture", "Generation %u"), generation);
  g_autofree char *number = g_strdup_printf ("%u", generation);
  g_autofree char *count_text = arn_number_count (count);
  g_autofree char *threshold_text = arn_number_count (threshold);
  /* Translators: a count, and the threshold that it is held against */
  g_autofree char *against =
      g_strdup_printf (C_ ("picture", "%s of %s"), count_text, threshold_text);
  g_autofree char *objects = arn_number_count (heap->generation_size[generation]);
  g_autofree char *collections = arn_number_count (heap->collections[generation]);
  double swatch = 12 * picture->look->text_scale, step = line_height (picture);
  double head = arn_text_height (picture->text, ARN_FONT_BOLD), middle = card->y + PAD + head / 2;

  paint_frame (picture, card);
  paint_swatch (picture, color,
                picture->look->right_to_left ? card->x + card->width - PAD - swatch : card->x + PAD,
                (int) (middle - swatch / 2), swatch);
  paint_title (picture, card, title, number, generation_name (generation), middle, swatch + 6);
  middle += head / 2 + 3 + step / 2;
  paint_pair (picture, card, C_ ("picture", "Count"), against, middle);
  middle += step;
  paint_gauge (picture, card, color, threshold > 0 ? (double) count / (double) threshold : 0,
               (int) (middle - BAR * picture->look->text_scale / 2));
  middle += step;
  paint_pair (picture, card, C_ ("picture", "Objects"), objects, middle);
  paint_pair (picture, card, C_ ("picture", "Collections"), collections, middle + step);
}

static guint64
count_untracked (ArnSnapshot *snapshot)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  guint64 n = 0;

  for (ArnObjectId i = 0; i < objects->n; i++)
    n += objects->generation[i] == ARN_GENERATION_UNTRACKED;
  return n;
}

static void
paint_rest (const Picture *picture, const cairo_rectangle_t *card)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (picture->snapshot);
  const struct
  {
    const char *name;
    guint64 figure;
  } lines[MOST_LINES] = {
    { C_ ("picture", "Untracked"), count_untracked (picture->snapshot) },
    { C_ ("picture", "Frozen"), heap->permanent_size },
    { C_ ("picture", "Uncollectable"),
      heap->uncollectable[0] + heap->uncollectable[1] + heap->uncollectable[2] },
    { C_ ("picture", "Unreachable now"), arn_reachability_count_unreachable (picture->snapshot) },
  };
  double step = line_height (picture), head = arn_text_height (picture->text, ARN_FONT_BOLD);
  double middle = card->y + PAD + head / 2;

  paint_frame (picture, card);
  paint_title (picture, card, C_ ("picture", "Not collected"), "",
               heap->collector_enabled ? "" : C_ ("picture", "collection is off"), middle, 0);
  middle += head / 2 + 3 + step / 2;
  for (guint i = 0; i < MOST_LINES; i++, middle += step)
    {
      g_autofree char *figure = arn_number_count (lines[i].figure);

      paint_pair (picture, card, lines[i].name, figure, middle);
    }
}

/* Takes the cards' height off `area`; nothing where they don't fit. */
static void
paint_cards (const Picture *picture, cairo_rectangle_t *area, int chart_height)
{
  const int n = ARN_N_GENERATIONS + 1;
  int width = ((int) area->width - (n - 1) * GAP) / n, height = card_height (picture);

  if (width < LOWEST_CARD * picture->look->text_scale || area->height - height < chart_height)
    return;
  for (int i = 0; i < n; i++)
    {
      int place = picture->look->right_to_left ? n - 1 - i : i;
      cairo_rectangle_t card = { area->x + place * (width + GAP), area->y, width, height };

      if (i < ARN_N_GENERATIONS)
        paint_generation (picture, &card, (guint) i);
      else
        paint_rest (picture, &card);
    }
  area->y += height + GAP;
  area->height -= height + GAP;
}

static void
paint_chart (ArnChartScene *chart, cairo_t *cr, const cairo_rectangle_t *area, int scale)
{
  /* The chart has margins of its own at its sides. */
  double x = area->x - ARN_PICTURE_MARGIN, width = area->width + 2 * ARN_PICTURE_MARGIN;

  if (area->height < arn_chart_scene_get_min_height (chart))
    return;
  cairo_save (cr);
  cairo_translate (cr, x, area->y);
  arn_chart_scene_paint (chart, cr, (int) width, (int) area->height, scale);
  arn_chart_scene_paint_overlay (chart, cr, (int) width, (int) area->height);
  cairo_restore (cr);
}

static ArnChartScene *
make_chart (ArnChartKind kind, ArnRecording *recording, ArnSnapshot *snapshot, const ArnLook *look)
{
  ArnChartScene *chart = arn_chart_scene_new (kind);

  arn_chart_scene_set_look (chart, look);
  arn_chart_scene_set_recording (chart, recording);
  arn_chart_scene_set_shown (chart, snapshot);
  arn_chart_scene_set_thresholds (chart, arn_snapshot_get_heap (snapshot)->generation_threshold);
  return chart;
}

void
arn_generations_picture_paint (ArnRecording *recording,
                               ArnSnapshot *snapshot,
                               const ArnLook *look,
                               const char *subtitle,
                               cairo_t *cr,
                               int width,
                               int height,
                               int scale)
{
  g_autoptr (ArnChartScene) chart = make_chart (ARN_CHART_GENERATIONS, recording, snapshot, look);
  g_autoptr (ArnText) text = arn_text_new (look);
  guint n = arn_chart_scene_get_n_collections (chart);
  g_autofree char *count = arn_number_count (n);
  g_autofree char *figure =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s collection in this run",
                                    "%s collections in this run", n),
                       count);
  Picture picture = { snapshot, look, text, cr };
  cairo_rectangle_t area;

  arn_picture_begin (cr, look,
                     &(ArnPictureHeading){ C_ ("picture", "Generations"), subtitle, figure }, width,
                     height, &area);
  paint_cards (&picture, &area, arn_chart_scene_get_min_height (chart));
  paint_chart (chart, cr, &area, scale);
}

void
arn_timeline_picture_paint (ArnRecording *recording,
                            ArnSnapshot *snapshot,
                            const ArnLook *look,
                            const char *subtitle,
                            cairo_t *cr,
                            int width,
                            int height,
                            int scale)
{
  g_autoptr (ArnChartScene) chart = make_chart (ARN_CHART_TIMELINE, recording, snapshot, look);
  g_autofree char *summary = arn_chart_scene_format_summary (chart);
  cairo_rectangle_t area;

  arn_picture_begin (cr, look,
                     &(ArnPictureHeading){ C_ ("picture", "Timeline"), subtitle, summary }, width,
                     height, &area);
  paint_chart (chart, cr, &area, scale);
}
