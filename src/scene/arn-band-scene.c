#include "arn-band-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-names.h"
#include "arn-number.h"
#include "arn-shapes.h"
#include "arn-text.h"

#define BAND     24 /* height, pixels at text scale 1 */
#define MIN_PART 4  /* narrower ones go into the rest */
#define MIN_REST 24 /* of the rest, when there is one */

/* A thing with a size: a block, or a row of the bands. */
typedef struct
{
  guint64 bytes;
  guint32 row;
} Item;

typedef struct
{
  double x, width;
  guint item;  /* the first one it stands for */
  guint count; /* of items: 1, or all of the rest */
} Part;

struct _ArnBandScene
{
  GObject parent_instance;
  ArnBandKind kind;
  ArnSnapshot *snapshot;
  ArnLook look;
  ArnText *text;
  GArray *items; /* Item, most bytes first */
  guint64 total;
  guint64 selected;
  int hovered;
  GArray *parts; /* Part, for parts_width */
  int parts_width;
};

G_DEFINE_FINAL_TYPE (ArnBandScene, arn_band_scene, G_TYPE_OBJECT)

static void
arn_band_scene_finalize (GObject *object)
{
  ArnBandScene *self = ARN_BAND_SCENE (object);

  g_clear_object (&self->snapshot);
  arn_text_free (self->text);
  g_array_unref (self->items);
  g_array_unref (self->parts);
  G_OBJECT_CLASS (arn_band_scene_parent_class)->finalize (object);
}

static void
arn_band_scene_class_init (ArnBandSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = arn_band_scene_finalize;
  g_signal_new ("changed", ARN_TYPE_BAND_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                0);
}

static void
arn_band_scene_init (ArnBandScene *self)
{
  self->look = arn_look_default ();
  self->text = arn_text_new (&self->look);
  self->items = g_array_new (FALSE, FALSE, sizeof (Item));
  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->parts_width = -1;
  self->hovered = -1;
}

ArnBandScene *
arn_band_scene_new (ArnBandKind kind)
{
  ArnBandScene *self = g_object_new (ARN_TYPE_BAND_SCENE, NULL);

  self->kind = kind;
  return self;
}

static void
emit_changed (ArnBandScene *self)
{
  g_signal_emit_by_name (self, "changed");
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;

  if (x->bytes != y->bytes)
    return x->bytes > y->bytes ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void
gather_items (ArnBandScene *self)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

  if (self->kind == ARN_BAND_LARGE)
    for (guint32 b = t->pools.first_block[t->pools.n]; b < t->blocks.n; b++)
      g_array_append_val (self->items, ((Item){ t->blocks.size[b], b }));
  else
    for (guint32 i = 0; i < t->bands.n; i++)
      g_array_append_val (self->items, ((Item){ t->bands.bytes[i], i }));
  g_array_sort (self->items, compare_items);
}

void
arn_band_scene_set_snapshot (ArnBandScene *self, ArnSnapshot *snapshot)
{
  if (!g_set_object (&self->snapshot, snapshot))
    return;
  g_array_set_size (self->items, 0);
  self->total = 0;
  self->parts_width = -1;
  if (snapshot != NULL)
    gather_items (self);
  for (guint i = 0; i < self->items->len; i++)
    self->total += g_array_index (self->items, Item, i).bytes;
  emit_changed (self);
}

void
arn_band_scene_set_look (ArnBandScene *self, const ArnLook *look)
{
  if (arn_look_equal (&self->look, look))
    return;
  self->look = *look;
  arn_text_free (self->text);
  self->text = arn_text_new (look);
  self->parts_width = -1;
  emit_changed (self);
}

void
arn_band_scene_set_selected (ArnBandScene *self, guint64 address)
{
  if (self->selected == address)
    return;
  self->selected = address;
  emit_changed (self);
}

void
arn_band_scene_set_hovered (ArnBandScene *self, int part)
{
  if (self->hovered == part)
    return;
  self->hovered = part;
  emit_changed (self);
}

char *
arn_band_scene_format_title (ArnBandScene *self)
{
  return g_strdup (self->kind == ARN_BAND_LARGE ? _ ("Requests above 512 bytes")
                                                : _ ("Static and immortal"));
}

char *
arn_band_scene_format_summary (ArnBandScene *self)
{
  const ArnTables *t;
  guint64 n = 0, bytes = self->total;
  g_autofree char *count = NULL, *size = NULL;

  if (self->snapshot == NULL)
    return g_strdup ("");
  t = arn_snapshot_get_tables (self->snapshot);
  if (self->kind == ARN_BAND_LARGE)
    {
      /* Known without the blocks themselves, too. */
      n = t->heap.large_blocks;
      bytes = t->heap.large_bytes;
    }
  else
    for (guint32 i = 0; i < t->bands.n; i++)
      n += t->bands.count[i];
  if (n == 0)
    return g_strdup (_ ("none"));
  count = arn_number_count (n);
  size = arn_number_bytes (bytes);
  if (self->kind == ARN_BAND_LARGE)
    /* Translators: how many requests, and their bytes */
    return g_strdup_printf (_ ("%s · %s from the system allocator"), count, size);
  return g_strdup_printf ("%s · %s", count, size);
}

/* Those that are wide enough to be seen by their share; all others together, never too narrow. */
static void
lay_out (ArnBandScene *self, int width)
{
  double x = 0, unit = self->total > 0 ? width / (double) self->total : 0, rest_width = 0;
  guint n = self->items->len, n_shown = 0;
  guint64 shown = 0;

  if (self->parts_width == width)
    return;
  self->parts_width = width;
  g_array_set_size (self->parts, 0);
  while (n_shown < n && g_array_index (self->items, Item, n_shown).bytes * unit >= MIN_PART)
    shown += g_array_index (self->items, Item, n_shown++).bytes;
  if (n_shown < n)
    rest_width = MAX ((self->total - shown) * unit, MIN_REST * self->look.text_scale);
  rest_width = MIN (rest_width, width);
  if (shown > 0)
    unit = (width - rest_width) / (double) shown;

  for (guint i = 0; i < n_shown; i++)
    {
      Part part = { x, g_array_index (self->items, Item, i).bytes * unit, i, 1 };

      g_array_append_val (self->parts, part);
      x += part.width;
    }
  if (n_shown < n)
    g_array_append_val (self->parts, ((Part){ x, width - x, n_shown, n - n_shown }));
  for (guint i = 0; i < self->parts->len && self->look.right_to_left; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      part->x = width - part->x - part->width;
    }
}

static int
head_height (ArnBandScene *self)
{
  return arn_text_height (self->text, ARN_FONT_BOLD) + 4;
}

static int
band_height (ArnBandScene *self)
{
  return (int) (BAND * self->look.text_scale);
}

int
arn_band_scene_get_height (ArnBandScene *self)
{
  return head_height (self) + band_height (self);
}

static char *
format_item (ArnBandScene *self, const Item *item)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

  if (self->kind == ARN_BAND_LARGE)
    return arn_snapshot_format_block (self->snapshot, item->row);
  return g_strdup (
      arn_name_translate (arn_snapshot_get_string (self->snapshot, t->bands.name[item->row])));
}

static char *
format_rest (ArnBandScene *self, const Part *part)
{
  g_autofree char *biggest = arn_number_bytes (g_array_index (self->items, Item, part->item).bytes);
  g_autofree char *count = arn_number_count (part->count);
  guint64 bytes = 0;
  g_autofree char *size = NULL;

  for (guint i = part->item; i < part->item + part->count; i++)
    bytes += g_array_index (self->items, Item, i).bytes;
  size = arn_number_bytes (bytes);
  /* Translators: what is too small to be shown: how many, the biggest of them, all together */
  return g_strdup_printf (_ ("%s of at most %s each · %s"), count, biggest, size);
}

static void
paint_rest (ArnBandScene *self, cairo_t *cr, const Part *part, double y, double height)
{
  g_autofree char *text = format_rest (self, part);
  ArnColor view = arn_look_ground (&self->look, ARN_GROUND_VIEW);
  int width = arn_text_width (self->text, ARN_FONT_SMALL, text);
  double middle = part->x + part->width / 2, line = arn_text_height (self->text, ARN_FONT_SMALL);

  arn_shape_hatch (cr, part->x, y, part->width, height,
                   arn_palette_get (self->look.style, ARN_COLOR_SLACK));
  if (width + 20 > part->width)
    return;
  arn_shape_rounded (cr, middle - width / 2.0 - 8, y + (height - line) / 2 - 1, width + 16,
                     line + 2, 8);
  arn_color_set (cr, view);
  cairo_fill (cr);
  arn_text_paint_center (self->text, cr, ARN_FONT_SMALL,
                         arn_look_ground (&self->look, ARN_GROUND_TEXT), text, middle,
                         y + height / 2, -1);
}

static void
paint_item (ArnBandScene *self, cairo_t *cr, const Part *part, double y, double height)
{
  const Item *item = &g_array_index (self->items, Item, part->item);
  ArnColor color = arn_palette_get (self->look.style, ARN_COLOR_LARGE);
  ArnColor view = arn_look_ground (&self->look, ARN_GROUND_VIEW);
  double left = floor (part->x), right = floor (part->x + part->width);
  g_autofree char *text = format_item (self, item);

  /* Neighbours differ a little, the bigger the darker. */
  color = arn_color_mix (color, view, MIN (part->item, 6) * 0.06);
  cairo_rectangle (cr, left, y, MAX (right - left - 1, 1), height);
  arn_color_set (cr, color);
  cairo_fill (cr);
  if (part->width >= 40)
    arn_text_paint_begin (self->text, cr, ARN_FONT_SMALL, arn_color_text_on (color), text, left + 6,
                          right - 6, y + height / 2);
}

static void
paint_rings (ArnBandScene *self, cairo_t *cr, double y, double height)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      cairo_rectangle_t area = { floor (part->x) + 2, y + 2,
                                 MAX (floor (part->x + part->width) - floor (part->x) - 5, 1),
                                 height - 4 };
      ArnBlockId block = arn_band_scene_get_block (self, i, self->parts_width);

      if (block != ARN_NONE && self->selected != 0 &&
          arn_snapshot_get_tables (self->snapshot)->blocks.address[block] == self->selected)
        arn_shape_ring (cr, &area, 3, 2, arn_palette_get (self->look.style, ARN_COLOR_SELECTED));
      else if ((int) i == self->hovered)
        arn_shape_ring (cr, &area, 2, 2, arn_palette_get (self->look.style, ARN_COLOR_HOVERED));
    }
}

void
arn_band_scene_paint (ArnBandScene *self, cairo_t *cr, int width)
{
  double y = head_height (self), height = band_height (self), middle = (y - 4) / 2;
  g_autofree char *title = arn_band_scene_format_title (self);
  g_autofree char *summary = arn_band_scene_format_summary (self);
  int title_width;

  if (self->snapshot == NULL)
    return;
  title_width = 12 + arn_text_paint_begin (self->text, cr, ARN_FONT_BOLD,
                                           arn_look_ground (&self->look, ARN_GROUND_TEXT), title, 0,
                                           width, middle);
  arn_text_paint_end (self->text, cr, ARN_FONT_LABEL, arn_look_ground (&self->look, ARN_GROUND_DIM),
                      summary, self->look.right_to_left ? 0 : title_width,
                      self->look.right_to_left ? width - title_width : width, middle);
  lay_out (self, width);
  cairo_save (cr);
  arn_shape_rounded (cr, 0, y, width, height, 3);
  cairo_clip (cr);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (part->count > 1)
        paint_rest (self, cr, part, y, height);
      else
        paint_item (self, cr, part, y, height);
    }
  cairo_restore (cr);
  arn_shape_rounded (cr, 0.5, y + 0.5, width - 1, height - 1, 3);
  cairo_set_line_width (cr, arn_look_line (&self->look));
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_BORDER));
  cairo_stroke (cr);
  paint_rings (self, cr, y, height);
}

int
arn_band_scene_hit (ArnBandScene *self, double x, double y, int width)
{
  if (y < head_height (self) || y >= arn_band_scene_get_height (self) || x < 0 || x >= width)
    return -1;
  lay_out (self, width);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if ((x >= part->x && x < part->x + part->width) || i + 1 == self->parts->len)
        return (int) i;
    }
  return -1;
}

guint
arn_band_scene_get_n_parts (ArnBandScene *self, int width)
{
  lay_out (self, width);
  return self->parts->len;
}

static const Part *
get_part (ArnBandScene *self, int part, int width)
{
  lay_out (self, width);
  return part >= 0 && part < (int) self->parts->len ? &g_array_index (self->parts, Part, part)
                                                    : NULL;
}

gboolean
arn_band_scene_locate (ArnBandScene *self, int part, int width, cairo_rectangle_t *area)
{
  const Part *found = get_part (self, part, width);

  if (found == NULL)
    return FALSE;
  *area = (cairo_rectangle_t){ found->x, head_height (self), found->width, band_height (self) };
  return TRUE;
}

ArnBlockId
arn_band_scene_get_block (ArnBandScene *self, int part, int width)
{
  const Part *found = get_part (self, part, width);

  if (found == NULL || found->count > 1 || self->kind != ARN_BAND_LARGE)
    return ARN_NONE;
  return g_array_index (self->items, Item, found->item).row;
}

ArnReadout *
arn_band_scene_describe (ArnBandScene *self, int part, int width)
{
  const Part *found = get_part (self, part, width);
  const ArnTables *t;
  const Item *item;
  g_autofree char *title = NULL;
  ArnReadout *readout;

  if (found == NULL)
    return NULL;
  t = arn_snapshot_get_tables (self->snapshot);
  item = &g_array_index (self->items, Item, found->item);
  title = found->count > 1 ? format_rest (self, found) : format_item (self, item);
  readout = arn_readout_new (*title != '\0' ? title : _ ("A block in use"));
  if (found->count > 1)
    return readout;
  arn_readout_add (readout, g_strdup (_ ("Size")), arn_number_bytes (item->bytes));
  if (self->kind == ARN_BAND_LARGE)
    arn_readout_add (readout, g_strdup (_ ("Address")),
                     arn_number_address (t->blocks.address[item->row]));
  else
    arn_readout_add (readout, g_strdup (_ ("Objects")),
                     arn_number_count (t->bands.count[item->row]));
  return readout;
}
