#include "arn-waterfall-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-number.h"
#include "arn-shapes.h"
#include "arn-text.h"
#include "arn-waterfall.h"

#define PAD    12
#define GAP    12
#define BAR    18 /* height of a bar, pixels at text scale 1 */
#define MARGIN 6  /* above and below what a line holds */
/* The size class whose colour stands for blocks: that of the map's legend. */
#define BLOCK_CLASS 2
/* Most of the width that names may take. */
#define NAMES_SHARE 0.42
/* Bars that are not to be longer than this stand below the names. */
#define MIN_BARS 80

struct _ArnWaterfallScene
{
  GObject parent_instance;
  ArnSnapshot *snapshot;
  ArnWaterfall fall;
  ArnLook look;
  ArnText *text;
  int hovered;
  guint n_lines;
  ArnWaterfallRow lines[ARN_N_WATERFALL];
  int name_width, figure_width, share_width;
};

G_DEFINE_FINAL_TYPE (ArnWaterfallScene, arn_waterfall_scene, G_TYPE_OBJECT)

static void
arn_waterfall_scene_finalize (GObject *object)
{
  ArnWaterfallScene *self = ARN_WATERFALL_SCENE (object);

  g_clear_object (&self->snapshot);
  arn_text_free (self->text);
  G_OBJECT_CLASS (arn_waterfall_scene_parent_class)->finalize (object);
}

static void
arn_waterfall_scene_class_init (ArnWaterfallSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = arn_waterfall_scene_finalize;
  g_signal_new ("changed", ARN_TYPE_WATERFALL_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
arn_waterfall_scene_init (ArnWaterfallScene *self)
{
  self->look = arn_look_default ();
  self->text = arn_text_new (&self->look);
  self->hovered = -1;
}

ArnWaterfallScene *
arn_waterfall_scene_new (void)
{
  return g_object_new (ARN_TYPE_WATERFALL_SCENE, NULL);
}

static const char *
name_of (ArnWaterfallRow row)
{
  static const char *const names[ARN_N_WATERFALL] = {
    [ARN_WATERFALL_PROCESS] = N_ ("Process"),
    [ARN_WATERFALL_OTHER] = N_ ("Everything else"),
    [ARN_WATERFALL_RAW] = N_ ("Raw memory"),
    [ARN_WATERFALL_LARGE] = N_ ("Large requests"),
    [ARN_WATERFALL_ARENAS] = N_ ("Arenas"),
    [ARN_WATERFALL_HEADERS] = N_ ("Heads and slack"),
    [ARN_WATERFALL_FREE_POOLS] = N_ ("Free pools"),
    [ARN_WATERFALL_FREE_BLOCKS] = N_ ("Free blocks"),
    [ARN_WATERFALL_IN_USE] = N_ ("Blocks in use"),
    [ARN_WATERFALL_FREE_LISTS] = N_ ("Free lists"),
    [ARN_WATERFALL_LIVE] = N_ ("Live"),
  };

  return _ (names[row]);
}

/* What the line counts, or is. (transfer full) */
static char *
format_remark (ArnWaterfallScene *self, ArnWaterfallRow row)
{
  guint64 n = self->fall.count[row];
  g_autofree char *count = arn_number_count (n);
  g_autofree char *size = NULL;

  switch (row)
    {
    case ARN_WATERFALL_PROCESS:
      return g_strdup (self->fall.known[ARN_WATERFALL_RAW]
                           ? _ ("all memory that the program has")
                           : _ ("as far as known: without raw memory"));
    case ARN_WATERFALL_OTHER:
      return g_strdup (_ ("code, stacks, other libraries"));
    case ARN_WATERFALL_RAW:
      return g_strdup (_ ("the interpreter’s own, uncounted"));
    case ARN_WATERFALL_LARGE:
      return g_strdup_printf (ngettext ("%s request above 512 bytes", "%s requests above 512 bytes",
                                        (gulong) n),
                              count);
    case ARN_WATERFALL_ARENAS:
      size = arn_number_bytes (arn_snapshot_get_heap (self->snapshot)->arena_size);
      return g_strdup_printf (ngettext ("%s arena of %s", "%s arenas of %s", (gulong) n), count,
                              size);
    case ARN_WATERFALL_HEADERS:
      return g_strdup (_ ("no block fits there"));
    case ARN_WATERFALL_FREE_POOLS:
      return g_strdup_printf (
          ngettext ("%s pool that holds nothing", "%s pools that hold nothing", (gulong) n), count);
    case ARN_WATERFALL_FREE_BLOCKS:
      return g_strdup_printf (
          ngettext ("%s block in pools in use", "%s blocks in pools in use", (gulong) n), count);
    case ARN_WATERFALL_IN_USE:
    case ARN_WATERFALL_LIVE:
      return g_strdup_printf (ngettext ("%s block", "%s blocks", (gulong) n), count);
    case ARN_WATERFALL_FREE_LISTS:
      if (!self->fall.known[row])
        return g_strdup (_ ("known when the program stands"));
      return g_strdup_printf (
          ngettext ("%s dead object is kept", "%s dead objects are kept", (gulong) n), count);
    case ARN_N_WATERFALL:
      break;
    }
  return g_strdup ("");
}

static const char *
explain (ArnWaterfallRow row)
{
  switch (row)
    {
    case ARN_WATERFALL_PROCESS:
      return _ ("psutil’s rss counts arenas and large requests of it");
    case ARN_WATERFALL_OTHER:
      return _ ("The process has it, but the heap knows nothing of it");
    case ARN_WATERFALL_RAW:
      return _ ("Frames, compiled code and tables, from the system’s allocator");
    case ARN_WATERFALL_LARGE:
      return _ ("From the system’s allocator, in no arena");
    case ARN_WATERFALL_ARENAS:
      return _ ("What small objects live in; given back only when empty");
    case ARN_WATERFALL_HEADERS:
      return _ ("A head for each pool, its last bytes, arenas’ slack");
    case ARN_WATERFALL_FREE_POOLS:
      return _ ("Any size class can take them");
    case ARN_WATERFALL_FREE_BLOCKS:
      return _ ("Only requests of their size class can take them");
    case ARN_WATERFALL_IN_USE:
      return _ ("As sys.getallocatedblocks () counts, without large ones");
    case ARN_WATERFALL_FREE_LISTS:
      return _ ("Dead dicts, lists, floats and tuples, to be used again");
    case ARN_WATERFALL_LIVE:
      return _ ("Of objects that are alive, and of the interpreter");
    case ARN_N_WATERFALL:
      break;
    }
  return "";
}

static void
measure (ArnWaterfallScene *self)
{
  self->n_lines = 0;
  self->name_width = self->figure_width = 0;
  self->share_width = arn_text_width (self->text, ARN_FONT_LABEL, "100\u202f%");
  if (self->snapshot == NULL)
    return;
  for (guint row = 0; row < ARN_N_WATERFALL; row++)
    {
      g_autofree char *figure = arn_number_bytes (self->fall.bytes[row]);
      g_autofree char *remark = format_remark (self, row);

      if (!self->fall.known[row] && row != ARN_WATERFALL_FREE_LISTS)
        continue;
      self->lines[self->n_lines++] = row;
      self->name_width =
          MAX (self->name_width, arn_text_width (self->text, ARN_FONT_BOLD, name_of (row)));
      self->name_width =
          MAX (self->name_width, arn_text_width (self->text, ARN_FONT_SMALL, remark));
      self->figure_width =
          MAX (self->figure_width, arn_text_width (self->text, ARN_FONT_BOLD, figure));
    }
}

static void
changed (ArnWaterfallScene *self)
{
  measure (self);
  g_signal_emit_by_name (self, "changed");
}

void
arn_waterfall_scene_set_snapshot (ArnWaterfallScene *self, ArnSnapshot *snapshot)
{
  if (!g_set_object (&self->snapshot, snapshot))
    return;
  if (snapshot != NULL)
    arn_waterfall_measure (snapshot, &self->fall);
  changed (self);
}

void
arn_waterfall_scene_set_look (ArnWaterfallScene *self, const ArnLook *look)
{
  if (arn_look_equal (&self->look, look))
    return;
  self->look = *look;
  arn_text_free (self->text);
  self->text = arn_text_new (look);
  changed (self);
}

void
arn_waterfall_scene_set_hovered (ArnWaterfallScene *self, int line)
{
  if (self->hovered == line)
    return;
  self->hovered = line;
  g_signal_emit_by_name (self, "changed");
}

guint
arn_waterfall_scene_get_n_lines (ArnWaterfallScene *self)
{
  return self->n_lines;
}

static int
line_height (ArnWaterfallScene *self)
{
  int words =
      arn_text_height (self->text, ARN_FONT_BOLD) + arn_text_height (self->text, ARN_FONT_SMALL);

  return MAX (words, (int) (BAR * self->look.text_scale)) + 2 * MARGIN;
}

int
arn_waterfall_scene_get_min_width (ArnWaterfallScene *self)
{
  return 2 * PAD + self->figure_width + self->share_width + 3 * GAP +
         (int) (200 * self->look.text_scale);
}

int
arn_waterfall_scene_get_height (ArnWaterfallScene *self)
{
  return (int) self->n_lines * line_height (self) + 2 * PAD;
}

int
arn_waterfall_scene_hit (ArnWaterfallScene *self, double y)
{
  int line = (int) floor ((y - PAD) / line_height (self));

  return y >= PAD && line < (int) self->n_lines ? line : -1;
}

gboolean
arn_waterfall_scene_locate (ArnWaterfallScene *self, int line, int width, cairo_rectangle_t *area)
{
  if (line < 0 || line >= (int) self->n_lines)
    return FALSE;
  *area = (cairo_rectangle_t){ PAD / 2.0, PAD + line * line_height (self), width - PAD,
                               line_height (self) };
  return TRUE;
}

/* Columns, from the side where reading begins. With little room bars stand below the names, in
 * place of the remarks. */
typedef struct
{
  gboolean is_narrow;
  double names, bars, bars_width, figures;
} Columns;

static Columns
columns_of (ArnWaterfallScene *self, int width)
{
  Columns columns = { .names = MIN (self->name_width, floor (width * NAMES_SHARE)) };

  columns.bars = PAD + columns.names + GAP;
  columns.figures = width - PAD - self->share_width - GAP;
  columns.bars_width = columns.figures - self->figure_width - GAP - columns.bars;
  columns.is_narrow = columns.bars_width < MIN_BARS * self->look.text_scale;
  if (columns.is_narrow)
    {
      columns.names = MAX (columns.figures - self->figure_width - GAP - PAD, 1);
      columns.bars = PAD;
      columns.bars_width = width - 2 * PAD;
    }
  return columns;
}

static void
paint_start (ArnWaterfallScene *self,
             cairo_t *cr,
             ArnFont font,
             ArnColor color,
             const char *text,
             double y,
             double room,
             int width)
{
  int wide = (int) ceil (MIN (arn_text_width (self->text, font, text), room));

  arn_text_paint_short (self->text, cr, font, color, text,
                        self->look.right_to_left ? width - PAD - wide : PAD, y, room);
}

/* Their end at `x` from the side where reading begins. */
static void
paint_end (ArnWaterfallScene *self,
           cairo_t *cr,
           ArnFont font,
           ArnColor color,
           const char *text,
           double x,
           double y,
           int width)
{
  if (self->look.right_to_left)
    arn_text_paint (self->text, cr, font, color, text, width - x, y, -1);
  else
    arn_text_paint_right (self->text, cr, font, color, text, x, y, -1);
}

static void
fill (cairo_t *cr, const cairo_rectangle_t *bar, ArnColor color)
{
  arn_shape_rounded (cr, bar->x, bar->y, bar->width, bar->height, MIN (3, bar->width / 2));
  arn_color_set (cr, color);
  cairo_fill (cr);
}

static void
outline (ArnWaterfallScene *self, cairo_t *cr, const cairo_rectangle_t *bar, ArnColor color)
{
  double line = arn_look_line (&self->look);

  if (bar->width < 3)
    return;
  if (self->look.high_contrast)
    color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  arn_shape_rounded (cr, bar->x + line / 2, bar->y + line / 2, bar->width - line,
                     bar->height - line, MIN (3, bar->width / 2));
  cairo_set_line_width (cr, line);
  arn_color_set (cr, color);
  cairo_stroke (cr);
}

static void
hatch (ArnWaterfallScene *self, cairo_t *cr, const cairo_rectangle_t *bar)
{
  arn_shape_hatch (cr, bar->x, bar->y, bar->width, bar->height,
                   arn_palette_get (self->look.style, ARN_COLOR_SLACK));
}

/* Each as the map and its legend show it. */
static void
paint_bar (ArnWaterfallScene *self, cairo_t *cr, ArnWaterfallRow row, const cairo_rectangle_t *bar)
{
  ArnStyle style = self->look.style;
  ArnColor ground = arn_look_ground (&self->look, ARN_GROUND_VIEW);
  ArnColor block = arn_palette_size_class (style, BLOCK_CLASS);
  ArnColor large = arn_palette_get (style, ARN_COLOR_LARGE);
  ArnColor border = arn_palette_get (style, ARN_COLOR_FREE_POOL_BORDER);
  ArnColor whole = arn_color_mix (arn_palette_get (style, ARN_COLOR_STRONG), ground, 0.45);

  switch (row)
    {
    case ARN_WATERFALL_PROCESS:
    case ARN_WATERFALL_ARENAS:
      fill (cr, bar, whole);
      break;
    case ARN_WATERFALL_IN_USE:
      fill (cr, bar, arn_color_mix (block, ground, 0.3));
      outline (self, cr, bar, arn_palette_border (style, block));
      break;
    case ARN_WATERFALL_LIVE:
      fill (cr, bar, block);
      outline (self, cr, bar, arn_palette_border (style, block));
      break;
    case ARN_WATERFALL_RAW:
      fill (cr, bar, arn_color_mix (large, ground, 0.4));
      break;
    case ARN_WATERFALL_LARGE:
      fill (cr, bar, large);
      break;
    case ARN_WATERFALL_FREE_POOLS:
      fill (cr, bar, arn_look_ground (&self->look, ARN_GROUND_CARD));
      outline (self, cr, bar, border);
      break;
    case ARN_WATERFALL_FREE_BLOCKS:
      fill (cr, bar,
            arn_color_over (arn_color_fade (block, arn_look_available (&self->look)), ground));
      outline (self, cr, bar, arn_palette_border (style, block));
      break;
    case ARN_WATERFALL_FREE_LISTS:
      fill (cr, bar,
            arn_color_over (arn_color_fade (block, arn_look_available (&self->look)), ground));
      hatch (self, cr, bar);
      outline (self, cr, bar, arn_palette_border (style, block));
      break;
    case ARN_WATERFALL_OTHER:
    case ARN_WATERFALL_HEADERS:
      hatch (self, cr, bar);
      outline (self, cr, bar, border);
      break;
    case ARN_N_WATERFALL:
      break;
    }
}

static void
paint_words (ArnWaterfallScene *self,
             cairo_t *cr,
             ArnWaterfallRow row,
             double top,
             const Columns *columns,
             int width)
{
  ArnColor text = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  ArnFont font = arn_waterfall_is_left (row) ? ARN_FONT_BOLD : ARN_FONT_LABEL;
  int name_height = arn_text_height (self->text, ARN_FONT_BOLD);
  int words = name_height + arn_text_height (self->text, ARN_FONT_SMALL);
  double first = top + (line_height (self) - words) / 2.0;
  double middle = columns->is_narrow ? first + name_height / 2.0 : top + line_height (self) / 2.0;
  g_autofree char *remark = format_remark (self, row);
  g_autofree char *bytes = arn_number_bytes (self->fall.bytes[row]);
  g_autofree char *part = arn_waterfall_is_left (row) ? NULL : g_strdup_printf ("\u2212%s", bytes);
  g_autofree char *share =
      arn_number_percent (self->fall.bytes[row], self->fall.bytes[ARN_WATERFALL_PROCESS]);

  paint_start (self, cr, font, text, name_of (row), first + name_height / 2.0, columns->names,
               width);
  if (!columns->is_narrow || !self->fall.known[row])
    paint_start (self, cr, ARN_FONT_SMALL, dim, remark, first + (name_height + words) / 2.0,
                 columns->is_narrow ? width - 2 * PAD : columns->names, width);
  if (!self->fall.known[row])
    return;
  paint_end (self, cr, font, self->fall.bytes[row] > 0 ? text : dim,
             part != NULL && self->fall.bytes[row] > 0 ? part : bytes, columns->figures, middle,
             width);
  paint_end (self, cr, ARN_FONT_LABEL, dim, share, width - PAD, middle, width);
}

/* From the end of a bar down to where the next begins or ends. */
static void
paint_link (ArnWaterfallScene *self, cairo_t *cr, double x, double y, double height)
{
  cairo_save (cr);
  cairo_set_dash (cr, (double[]){ 2, 2 }, 2, 0);
  cairo_move_to (cr, floor (x) + 0.5, y);
  cairo_line_to (cr, floor (x) + 0.5, y + height);
  cairo_set_line_width (cr, 1);
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_DIM));
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The bar of a line, and the place from which a link leads down to the next. `left`: bytes that
 * were there before, and then that are left. */
static double
bar_of (ArnWaterfallScene *self,
        guint line,
        int width,
        const Columns *columns,
        guint64 *left,
        cairo_rectangle_t *bar)
{
  ArnWaterfallRow row = self->lines[line];
  double all = MAX ((double) self->fall.bytes[ARN_WATERFALL_PROCESS], 1), edge;
  double from = 0, to = (double) self->fall.bytes[row];

  if (arn_waterfall_is_left (row))
    *left = self->fall.bytes[row];
  else
    {
      to = (double) *left;
      *left -= self->fall.bytes[row];
      from = (double) *left;
    }
  bar->height = floor (BAR * self->look.text_scale);
  bar->y = PAD + line * line_height (self) + floor ((line_height (self) - bar->height) / 2);
  if (columns->is_narrow)
    {
      bar->height = arn_text_height (self->text, ARN_FONT_SMALL);
      bar->y = PAD + (line + 1) * line_height (self) - MARGIN - bar->height;
    }
  bar->x = columns->bars + floor (from / all * columns->bars_width);
  bar->width = MAX (columns->bars + ceil (to / all * columns->bars_width) - bar->x, 2);
  edge = columns->bars + floor ((double) *left / all * columns->bars_width);
  if (!self->look.right_to_left)
    return edge;
  bar->x = width - bar->x - bar->width;
  return width - edge;
}

static void
paint_line (ArnWaterfallScene *self,
            cairo_t *cr,
            guint line,
            int width,
            const Columns *columns,
            guint64 *left)
{
  ArnWaterfallRow row = self->lines[line];
  double top = PAD + line * line_height (self), edge;
  cairo_rectangle_t bar;

  if ((int) line == self->hovered)
    {
      arn_shape_rounded (cr, PAD / 2.0, top, width - PAD, line_height (self), 6);
      arn_color_set (cr, arn_color_fade (arn_look_ground (&self->look, ARN_GROUND_TEXT), 0.06));
      cairo_fill (cr);
    }
  paint_words (self, cr, row, top, columns, width);
  edge = bar_of (self, line, width, columns, left, &bar);
  if (self->fall.bytes[row] > 0)
    paint_bar (self, cr, row, &bar);
  /* Where names stand above the bars a link would cross them. */
  if (line + 1 < self->n_lines && !columns->is_narrow)
    paint_link (self, cr, edge, bar.y + bar.height + 1, line_height (self) - bar.height - 2);
}

void
arn_waterfall_scene_paint (ArnWaterfallScene *self, cairo_t *cr, int width, int height)
{
  Columns columns = columns_of (self, width);
  guint64 left = 0;

  cairo_rectangle (cr, 0, 0, width, height);
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_VIEW));
  cairo_fill (cr);
  for (guint line = 0; line < self->n_lines; line++)
    paint_line (self, cr, line, width, &columns, &left);
}

ArnReadout *
arn_waterfall_scene_describe (ArnWaterfallScene *self, int line)
{
  ArnWaterfallRow row;
  ArnReadout *readout;

  if (line < 0 || line >= (int) self->n_lines)
    return NULL;
  row = self->lines[line];
  readout = arn_readout_new (name_of (row));
  if (self->fall.known[row])
    {
      arn_readout_add (readout, g_strdup (_ ("Exactly")),
                       arn_number_exact_bytes (self->fall.bytes[row]));
      arn_readout_add (readout, g_strdup (_ ("Of the process")),
                       arn_number_percent (self->fall.bytes[row],
                                           self->fall.bytes[ARN_WATERFALL_PROCESS]));
    }
  arn_readout_add (readout, format_remark (self, row), g_strdup (""));
  arn_readout_add (readout, g_strdup (explain (row)), g_strdup (""));
  return readout;
}

char *
arn_waterfall_scene_format_line (ArnWaterfallScene *self, int line)
{
  g_autofree char *bytes = NULL;
  g_autofree char *remark = NULL;

  if (line < 0 || line >= (int) self->n_lines)
    return g_strdup ("");
  bytes = arn_number_bytes (self->fall.bytes[self->lines[line]]);
  remark = format_remark (self, self->lines[line]);
  return g_strdup_printf ("%s, %s, %s", name_of (self->lines[line]), bytes, remark);
}
