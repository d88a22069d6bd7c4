#include "arn-size-class-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-number.h"
#include "arn-shapes.h"
#include "arn-size-classes.h"
#include "arn-text.h"

#define ROW     15 /* comfortable height of a row, pixels at text scale 1 */
#define MIN_ROW 9
#define BAR     10 /* of that row */
#define PAD     12
#define GAP     6

struct _ArnSizeClassScene
{
  GObject parent_instance;
  ArnSnapshot *snapshot;
  ArnLook look;
  ArnText *text;
  int selected, hovered;
  guint64 free_pools[ARN_N_SIZE_CLASSES]; /* by the class that they had last */
  double scale;                           /* square root of the longest bar's bytes */
  int label_width, count_width;
};

G_DEFINE_FINAL_TYPE (ArnSizeClassScene, arn_size_class_scene, G_TYPE_OBJECT)

static void
arn_size_class_scene_finalize (GObject *object)
{
  ArnSizeClassScene *self = ARN_SIZE_CLASS_SCENE (object);

  g_clear_object (&self->snapshot);
  arn_text_free (self->text);
  G_OBJECT_CLASS (arn_size_class_scene_parent_class)->finalize (object);
}

static void
arn_size_class_scene_class_init (ArnSizeClassSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = arn_size_class_scene_finalize;
  g_signal_new ("changed", ARN_TYPE_SIZE_CLASS_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
arn_size_class_scene_init (ArnSizeClassScene *self)
{
  self->look = arn_look_default ();
  self->text = arn_text_new (&self->look);
  self->selected = self->hovered = -1;
}

ArnSizeClassScene *
arn_size_class_scene_new (void)
{
  return g_object_new (ARN_TYPE_SIZE_CLASS_SCENE, NULL);
}

static void
emit_changed (ArnSizeClassScene *self)
{
  g_signal_emit_by_name (self, "changed");
}

static guint64
bytes_of (const ArnSizeClassRow *row)
{
  return (row->in_use + row->available) * row->block_size;
}

static void
measure (ArnSizeClassScene *self)
{
  const ArnTables *t;
  const ArnSizeClasses *classes;

  self->scale = 1;
  self->label_width = arn_text_width (self->text, ARN_FONT_LABEL, "512");
  self->count_width = arn_text_width (self->text, ARN_FONT_LABEL, "0");
  if (self->snapshot == NULL)
    return;
  t = arn_snapshot_get_tables (self->snapshot);
  classes = arn_size_classes_get (self->snapshot);
  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    {
      g_autofree char *count = arn_number_count (classes->classes[i].in_use);

      self->free_pools[i] = 0;
      self->count_width =
          MAX (self->count_width, arn_text_width (self->text, ARN_FONT_LABEL, count));
    }
  for (guint32 p = 0; p < t->pools.n; p++)
    if (t->pools.state[p] == ARN_POOL_EMPTY)
      self->free_pools[t->pools.size_class[p]]++;
  for (guint i = 0; i < ARN_N_SIZE_CLASSES; i++)
    self->scale = MAX (self->scale, sqrt (bytes_of (&classes->classes[i]) +
                                          self->free_pools[i] * t->heap.pool_size));
}

void
arn_size_class_scene_set_snapshot (ArnSizeClassScene *self, ArnSnapshot *snapshot)
{
  if (!g_set_object (&self->snapshot, snapshot))
    return;
  measure (self);
  emit_changed (self);
}

void
arn_size_class_scene_set_look (ArnSizeClassScene *self, const ArnLook *look)
{
  if (arn_look_equal (&self->look, look))
    return;
  self->look = *look;
  arn_text_free (self->text);
  self->text = arn_text_new (look);
  measure (self);
  emit_changed (self);
}

void
arn_size_class_scene_set_selected (ArnSizeClassScene *self, int size_class)
{
  if (self->selected == size_class)
    return;
  self->selected = size_class;
  emit_changed (self);
}

void
arn_size_class_scene_set_hovered (ArnSizeClassScene *self, int size_class)
{
  if (self->hovered == size_class)
    return;
  self->hovered = size_class;
  emit_changed (self);
}

int
arn_size_class_scene_get_min_width (ArnSizeClassScene *self)
{
  return 2 * PAD + self->label_width + self->count_width + 2 * GAP +
         (int) (40 * self->look.text_scale);
}

static int
head_height (ArnSizeClassScene *self)
{
  return arn_text_height (self->text, ARN_FONT_BOLD) + 10;
}

int
arn_size_class_scene_get_height (ArnSizeClassScene *self)
{
  return head_height (self) + ARN_N_SIZE_CLASSES * (int) (ROW * self->look.text_scale) + 4;
}

int
arn_size_class_scene_get_min_height (ArnSizeClassScene *self)
{
  return head_height (self) + ARN_N_SIZE_CLASSES * MIN_ROW + 4;
}

static double
row_height (ArnSizeClassScene *self, int height)
{
  double row = (height - head_height (self) - 4) / (double) ARN_N_SIZE_CLASSES;

  return CLAMP (row, MIN_ROW, ROW * self->look.text_scale * 1.2);
}

static double
row_top (ArnSizeClassScene *self, int row, int height)
{
  return head_height (self) + floor (row * row_height (self, height));
}

static void
paint_part (cairo_t *cr, double x, double y, double width, double height, ArnColor fill)
{
  cairo_rectangle (cr, x, y, width, height);
  arn_color_set (cr, fill);
  cairo_fill (cr);
}

/* In use and available in one outline; free pools behind in one of their own. */
static void
paint_bar (ArnSizeClassScene *self,
           cairo_t *cr,
           guint size_class,
           double x,
           double y,
           double width,
           double height)
{
  const ArnSizeClassRow *row = &arn_size_classes_get (self->snapshot)->classes[size_class];
  guint64 pool_size = arn_snapshot_get_heap (self->snapshot)->pool_size;
  ArnColor ground = arn_look_ground (&self->look, ARN_GROUND_PANE);
  ArnColor color = arn_palette_size_class (self->look.style, size_class);
  ArnColor border = arn_palette_border (self->look.style, color);
  double line = arn_look_line (&self->look), unit = width / self->scale;
  double all = bytes_of (row), bar = ceil (sqrt (all) * unit);
  double used = ceil (sqrt (row->in_use * (double) row->block_size) * unit);
  double rest = sqrt (all + self->free_pools[size_class] * (double) pool_size) * unit - bar;
  gboolean is_faded = self->selected >= 0 && self->selected != (int) size_class;

  if (self->look.high_contrast)
    border = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  if (is_faded)
    {
      color = arn_color_mix (color, ground, 0.72);
      border = arn_color_mix (border, ground, 0.72);
    }
  if (all > 0)
    {
      bar = MAX (bar, 3);
      cairo_save (cr);
      arn_shape_rounded (cr, x, y, bar, height, 2);
      cairo_clip (cr);
      paint_part (cr, x, y, bar, height,
                  arn_color_over (arn_color_fade (color, arn_look_available (&self->look)),
                                  ground));
      paint_part (cr, x, y, row->available == 0 ? bar : MIN (used, bar - 2), height, color);
      cairo_restore (cr);
      arn_shape_rounded (cr, x + line / 2, y + line / 2, bar - line, height - line, 2);
      cairo_set_line_width (cr, line);
      arn_color_set (cr, border);
      cairo_stroke (cr);
    }
  else
    bar = -2;
  if (self->free_pools[size_class] > 0)
    {
      arn_shape_rounded (cr, x + bar + 2 + line / 2, y + line / 2, MAX (rest - 2 - line, 2),
                         height - line, 2);
      cairo_set_line_width (cr, line);
      arn_color_set (cr, arn_palette_get (self->look.style, ARN_COLOR_FREE_POOL_BORDER));
      cairo_stroke (cr);
    }
}

/* With little room only every fourth row has its label, the last of each colour; those of the
 * hovered and the selected row go before the ones beside them. */
static gboolean
has_label (ArnSizeClassScene *self, int row, double row_height)
{
  int text_height = arn_text_height (self->text, ARN_FONT_LABEL);
  double hovered_from = self->hovered >= 0 ? ABS (row - self->hovered) * row_height : text_height;
  double selected_from =
      self->selected >= 0 ? ABS (row - self->selected) * row_height : text_height;

  if (row_height >= text_height - 4 || row == self->hovered)
    return TRUE;
  return (row % 4 == 3 || row == self->selected) && hovered_from >= text_height &&
         (row == self->selected || selected_from >= text_height);
}

static void
paint_row (ArnSizeClassScene *self, cairo_t *cr, int row, int width, int height)
{
  const ArnSizeClassRow *facts = &arn_size_classes_get (self->snapshot)->classes[row];
  double top = row_top (self, row, height), step = row_height (self, height);
  double bar_height = floor (MIN (step * 0.7, BAR * self->look.text_scale));
  gboolean mirrored = self->look.right_to_left;
  double left = PAD + (mirrored ? self->count_width : self->label_width) + GAP;
  double right = width - PAD - (mirrored ? self->label_width : self->count_width) - GAP;
  double middle = top + step / 2;
  ArnColor text = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  /* Labels that are higher than their row must not be crossed by the lines between the bands. */
  gboolean has_room = step >= arn_text_height (self->text, ARN_FONT_LABEL) - 2;
  g_autofree char *label = g_strdup_printf ("%u", facts->block_size);
  g_autofree char *count = arn_number_count (facts->in_use);

  if (row == self->hovered || row == self->selected)
    {
      arn_shape_rounded (cr, PAD - 6, top, width - 2 * PAD + 12, step, 4);
      arn_color_set (cr,
                     arn_color_fade (row == self->selected
                                         ? arn_palette_get (self->look.style, ARN_COLOR_SELECTED)
                                         : text,
                                     row == self->selected ? 0.15 : 0.07));
      cairo_fill (cr);
    }
  if (row % 4 == 0 && row > 0)
    paint_part (cr, has_room ? PAD : left, top, has_room ? width - 2 * PAD : right - left, 1,
                arn_color_fade (arn_look_ground (&self->look, ARN_GROUND_BORDER), 0.7));
  cairo_save (cr);
  if (mirrored)
    {
      cairo_translate (cr, left + right, 0);
      cairo_scale (cr, -1, 1);
    }
  paint_bar (self, cr, row, left, floor (middle - bar_height / 2) + 1, MAX (right - left, 1),
             bar_height);
  cairo_restore (cr);
  if (!has_label (self, row, step))
    return;
  arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, text, label,
                        mirrored ? width - PAD : PAD + self->label_width, middle, -1);
  arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, facts->in_use > 0 ? text : dim, count,
                        mirrored ? PAD + self->count_width : width - PAD, middle, -1);
}

void
arn_size_class_scene_paint (ArnSizeClassScene *self, cairo_t *cr, int width, int height)
{
  const char *title = _ ("Size classes"), *unit = _ ("blocks in use");
  double middle = (head_height (self) - 4) / 2.0;
  int title_width;

  if (self->snapshot == NULL)
    return;
  title_width = GAP + arn_text_paint_begin (self->text, cr, ARN_FONT_BOLD,
                                            arn_look_ground (&self->look, ARN_GROUND_TEXT), title,
                                            PAD, width - PAD, middle);
  arn_text_paint_end (self->text, cr, ARN_FONT_SMALL, arn_look_ground (&self->look, ARN_GROUND_DIM),
                      unit, PAD + (self->look.right_to_left ? 0 : title_width),
                      width - PAD - (self->look.right_to_left ? title_width : 0), middle);
  for (int row = 0; row < ARN_N_SIZE_CLASSES; row++)
    paint_row (self, cr, row, width, height);
}

int
arn_size_class_scene_hit (ArnSizeClassScene *self, double x, double y, int width, int height)
{
  if (x < 0 || x >= width || y < head_height (self))
    return -1;
  for (int row = 0; row < ARN_N_SIZE_CLASSES; row++)
    if (y < row_top (self, row + 1, height))
      return row;
  return -1;
}

gboolean
arn_size_class_scene_locate (
    ArnSizeClassScene *self, int size_class, int width, int height, cairo_rectangle_t *area)
{
  if (size_class < 0 || size_class >= ARN_N_SIZE_CLASSES)
    return FALSE;
  area->x = 0;
  area->y = row_top (self, size_class, height);
  area->width = width;
  area->height = row_top (self, size_class + 1, height) - area->y;
  return TRUE;
}

ArnReadout *
arn_size_class_scene_describe (ArnSizeClassScene *self, int size_class)
{
  const ArnSizeClassRow *row;
  g_autofree char *title = NULL, *in_use = NULL, *bytes = NULL;
  ArnReadout *readout;

  if (self->snapshot == NULL || size_class < 0 || size_class >= ARN_N_SIZE_CLASSES)
    return NULL;
  row = &arn_size_classes_get (self->snapshot)->classes[size_class];
  title = g_strdup_printf (_ ("Size class %u\u202fB"), row->block_size);
  in_use = arn_number_count (row->in_use);
  bytes = arn_number_bytes (row->in_use * row->block_size);
  readout = arn_readout_new (title);
  arn_readout_add (readout, g_strdup (_ ("In use")),
                   g_strdup_printf (_ ("%s blocks, %s"), in_use, bytes));
  arn_readout_add (readout, g_strdup (_ ("Available")), arn_number_count (row->available));
  arn_readout_add (readout, g_strdup (_ ("Pools")), g_strdup_printf ("%u", row->pools));
  arn_readout_add (readout, g_strdup (_ ("Free pools that had it last")),
                   arn_number_count (self->free_pools[size_class]));
  return readout;
}
