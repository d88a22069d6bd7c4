/* The blocks of one pool: coloured cells where they are small, cards with what is in them where
 * there is room. */
#include "arn-arena-painter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-names.h"
#include "arn-number.h"
#include "arn-object-label.h"
#include "arn-pixels.h"
#include "arn-reachability.h"
#include "arn-shapes.h"

#define NEVER_USED G_MAXUINT32

/* What lies at each index of a pool. */
typedef struct
{
  guint32 *block; /* in use there, or ARN_NONE */
  guint32 *order; /* on the free list, counted from 1; 0: not; NEVER_USED */
  guint n;
} Places;

static void
places_init (Places *places, ArnSnapshot *snapshot, ArnPoolId pool)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint64 start = arn_snapshot_get_block_address (snapshot, pool, 0);
  gsize size = arn_snapshot_get_pool_block_size (snapshot, pool);

  places->n = t->pools.capacity[pool];
  places->block = g_new (guint32, places->n);
  places->order = g_new0 (guint32, places->n);
  memset (places->block, 0xff, places->n * sizeof *places->block);
  for (guint i = t->pools.carved[pool]; i < places->n; i++)
    places->order[i] = NEVER_USED;
  for (guint32 b = t->pools.first_block[pool]; b < t->pools.first_block[pool + 1]; b++)
    {
      guint64 index = (t->blocks.address[b] - start) / size;

      if (index < places->n)
        places->block[index] = b;
    }
  for (guint32 f = t->pools.first_free[pool]; f < t->pools.first_free[pool + 1]; f++)
    places->order[t->free_blocks.index[f]] = f - t->pools.first_free[pool] + 1;
}

static void
places_clear (Places *places)
{
  g_free (places->block);
  g_free (places->order);
}

static gboolean
is_unreachable (ArnArenaPainter *self, ArnBlockId block)
{
  guint32 owner = arn_snapshot_get_tables (self->snapshot)->blocks.owner[block];

  return owner != ARN_NONE && self->knows_reachable &&
         !arn_reachability_is_reachable (self->snapshot, owner);
}

static gboolean
is_pinning (ArnArenaPainter *self, ArnPoolId pool)
{
  return self->arena_pinned[arn_snapshot_get_tables (self->snapshot)->pools.arena[pool]] > 0;
}

/* Owned by an object that lies elsewhere, or by nobody that is known. */
static gboolean
is_extra (ArnArenaPainter *self, ArnBlockId block)
{
  const ArnBlockTable *blocks = &arn_snapshot_get_tables (self->snapshot)->blocks;

  return blocks->owner[block] == ARN_NONE || blocks->what[block] != 0;
}

static ArnColor
class_color (ArnArenaPainter *self, ArnPoolId pool)
{
  return arn_palette_size_class (self->look.style,
                                 arn_snapshot_get_tables (self->snapshot)->pools.size_class[pool]);
}

/* Too small for cards: in use solid, what belongs to an object elsewhere paler, free pale. */
static ArnColor
plain_color (ArnArenaPainter *self, ArnPoolId pool, const Places *places, guint index)
{
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  guint32 block = places->block[index];
  ArnColor color;

  if (block == ARN_NONE)
    return arn_color_over (arn_color_fade (class_color (self, pool),
                                           places->order[index] == NEVER_USED
                                               ? 0.08
                                               : arn_look_available (&self->look)),
                           card);
  color = arn_coloring_get_color (self->coloring, self->look.style,
                                  arn_coloring_get_group (self->coloring, block));
  return is_extra (self, block) ? arn_color_mix (color, card, 0.35) : color;
}

static void
paint_card_frame (ArnArenaPainter *self,
                  cairo_t *cr,
                  const cairo_rectangle_t *area,
                  ArnColor fill,
                  ArnColor border,
                  const double *dashes)
{
  double line = arn_look_line (&self->look), radius = MIN (6, area->height / 5);

  cairo_save (cr);
  arn_shape_rounded (cr, area->x + line / 2, area->y + line / 2, area->width - line,
                     area->height - line, radius);
  arn_color_set (cr, fill);
  cairo_fill_preserve (cr);
  if (dashes != NULL)
    {
      cairo_set_dash (cr, dashes, 2, 0);
      line += 0.5;
    }
  cairo_set_line_width (cr, line);
  arn_color_set (cr, border);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Two lines, or the first one alone. Names are shortened; set phrases are left out instead. */
static void
paint_lines (ArnArenaPainter *self,
             cairo_t *cr,
             const ArnBlockGrid *grid,
             const cairo_rectangle_t *area,
             const char *first,
             ArnColor first_color,
             const char *second,
             ArnColor second_color,
             gboolean may_shorten)
{
  double room = area->width - 9, x = area->x + 5, middle = area->y + area->height / 2;
  double step = MIN (area->height / 4, 9 * self->look.text_scale);
  gboolean has_two = grid->has_labels && *second != '\0';
  int (*paint) (ArnText *, cairo_t *, ArnFont, ArnColor, const char *, double, double, double) =
      may_shorten ? arn_text_paint_short : arn_text_paint;

  if (!has_two)
    step = 0;
  paint (self->text, cr, ARN_FONT_SMALL, first_color, first, x, middle - step, room);
  if (has_two)
    paint (self->text, cr, ARN_FONT_SMALL, second_color, second, x, middle + step, room);
}

static void
paint_object_card (ArnArenaPainter *self,
                   cairo_t *cr,
                   const ArnBlockGrid *grid,
                   ArnBlockId block,
                   const cairo_rectangle_t *area)
{
  ArnObjectId object = arn_snapshot_get_tables (self->snapshot)->blocks.owner[block];
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  double badge = 15 * self->look.text_scale, middle = area->y + area->height / 2;
  double step = grid->has_labels ? MIN (area->height / 4, 9 * self->look.text_scale) : 0;
  g_autofree char *title = arn_object_title (self->snapshot, object);

  if (area->width >= 26 * self->look.text_scale)
    {
      /* A label that stands beside its badge, not below: with little width the badge says enough.
       */
      double left = area->x + 4;

      if (badge <= area->height - 4)
        {
          arn_object_paint_badge (self->snapshot, object, &self->look, self->text, cr, left,
                                  (int) (middle - step - badge / 2), badge);
          left += badge + 4;
        }
      arn_text_paint_short (self->text, cr, ARN_FONT_BOLD, color, title, left, middle - step,
                            area->x + area->width - 4 - left);
    }
  if (grid->has_labels)
    {
      g_autofree char *subtitle = arn_object_subtitle (self->snapshot, object);

      if (is_unreachable (self, block))
        dim = arn_palette_get (self->look.style, ARN_COLOR_UNREACHABLE);
      arn_text_paint_short (self->text, cr, ARN_FONT_SMALL, dim, subtitle, area->x + 5,
                            middle + step + 1, area->width - 8);
    }
}

static void
paint_extra_card (ArnArenaPainter *self,
                  cairo_t *cr,
                  const ArnBlockGrid *grid,
                  ArnBlockId block,
                  const cairo_rectangle_t *area)
{
  const ArnBlockTable *blocks = &arn_snapshot_get_tables (self->snapshot)->blocks;
  const char *what =
      arn_name_translate (arn_snapshot_get_string (self->snapshot, blocks->what[block]));
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  g_autofree char *owner = NULL, *first = NULL;

  if (blocks->owner[block] == ARN_NONE)
    {
      paint_lines (self, cr, grid, area, *what != '\0' ? what : _ ("in use"), dim, "", dim, TRUE);
      return;
    }
  owner = arn_snapshot_format_object (self->snapshot, blocks->owner[block]);
  /* Translators: what a block is for, "dict keys"; the line below says whose */
  first = g_strdup_printf (_ ("%s of"), what);
  if (grid->has_labels)
    paint_lines (self, cr, grid, area, first, dim, owner, color, TRUE);
  else
    paint_lines (self, cr, grid, area, owner, dim, "", dim, TRUE);
}

static void
paint_used_card (ArnArenaPainter *self,
                 cairo_t *cr,
                 const ArnBlockGrid *grid,
                 ArnBlockId block,
                 const cairo_rectangle_t *area)
{
  static const double dashes[] = { 4, 2 };
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  ArnColor color = arn_coloring_get_color (self->coloring, self->look.style,
                                           arn_coloring_get_group (self->coloring, block));
  gboolean extra = is_extra (self, block), unreachable = is_unreachable (self, block);
  ArnColor border = extra ? arn_color_over (arn_color_fade (color, 0.45), card) : color;
  double tint = extra ? 0.05 : arn_palette_tint_opacity (self->look.style);

  if (unreachable)
    border = arn_palette_get (self->look.style, ARN_COLOR_UNREACHABLE);
  else if (self->look.high_contrast)
    border = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  paint_card_frame (self, cr, area, arn_color_over (arn_color_fade (color, tint), card), border,
                    unreachable ? dashes : NULL);
  if (extra)
    paint_extra_card (self, cr, grid, block, area);
  else
    paint_object_card (self, cr, grid, block, area);
}

static void
paint_free_card (ArnArenaPainter *self,
                 cairo_t *cr,
                 const ArnBlockGrid *grid,
                 ArnPoolId pool,
                 guint order,
                 const cairo_rectangle_t *area)
{
  static const double dashes[] = { 2, 2 };
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  ArnColor color = class_color (self, pool);
  g_autofree char *second = NULL;

  if (order == NEVER_USED)
    {
      paint_card_frame (self, cr, area, card,
                        arn_palette_get (self->look.style, ARN_COLOR_NEVER_USED_POOL_BORDER),
                        dashes);
      paint_lines (self, cr, grid, area, _ ("never used"), dim, "", dim, FALSE);
      return;
    }
  paint_card_frame (self, cr, area, arn_color_over (arn_color_fade (color, 0.1), card),
                    arn_color_over (arn_color_fade (color, 0.4), card), NULL);
  /* Translators: a free block's place in the order in which they will be handed out */
  second = order == 1 ? g_strdup (_ ("next to be used"))
                      : g_strdup_printf (_ ("number %u in line"), order);
  if (arn_text_width (self->text, ARN_FONT_SMALL, second) > area->width - 9)
    {
      g_free (second);
      /* Translators: the same where there is little room */
      second = order == 1 ? g_strdup (_ ("next")) : g_strdup_printf (_ ("no. %u"), order);
    }
  paint_lines (self, cr, grid, area, _ ("free"), dim, order > 0 ? second : "",
               order == 1 ? arn_palette_get (self->look.style, ARN_COLOR_PATH) : dim, FALSE);
}

static void
paint_pool_head (ArnArenaPainter *self,
                 cairo_t *cr,
                 const ArnBlockGrid *grid,
                 ArnPoolId pool,
                 const cairo_rectangle_t *cell)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  g_autofree char *number = g_strdup_printf (_ ("Pool %u"), t->pools.index[pool]);
  g_autofree char *address =
      arn_number_address (arn_snapshot_get_pool_address (self->snapshot, pool));
  guint size = (t->pools.size_class[pool] + 1) * ARN_SIZE_CLASS_STEP;
  guint used = t->pools.used[pool], capacity = t->pools.capacity[pool];
  /* Translators: size of a pool's blocks, blocks in use, all blocks, free ones, bytes of its header
   */
  g_autofree char *facts =
      g_strdup_printf (_ ("%u\u202fB · %u of %u in use · %u free · header %u\u202fB"), size, used,
                       capacity, capacity - used, (guint) t->heap.pool_header);
  g_autofree char *short_facts =
      g_strdup_printf (_ ("%u\u202fB · %u of %u in use"), size, used, capacity);
  double left = cell->x + 8, right = cell->x + cell->width - 8, middle = cell->y + grid->head / 2.0;
  int width;

  cairo_rectangle (cr, cell->x + 1, cell->y + 1, cell->width - 2, grid->head - 1);
  arn_color_set (cr, arn_color_over (arn_color_fade (class_color (self, pool), 0.26), card));
  cairo_fill (cr);
  cairo_rectangle (cr, cell->x, cell->y + grid->head, cell->width, arn_look_line (&self->look));
  arn_color_set (cr, class_color (self, pool));
  cairo_fill (cr);

  left +=
      arn_text_paint (self->text, cr, ARN_FONT_BOLD, color, number, left, middle, right - left) + 8;
  width = arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, color, facts, right, middle,
                                right - left);
  if (width == 0)
    width = arn_text_paint_right (self->text, cr, ARN_FONT_LABEL, color, short_facts, right, middle,
                                  right - left);
  arn_text_paint (self->text, cr, ARN_FONT_MONO, arn_look_ground (&self->look, ARN_GROUND_DIM),
                  address, left, middle, right - width - 10 - left);
}

static void
paint_pool_frame (ArnArenaPainter *self,
                  cairo_t *cr,
                  const ArnBlockGrid *grid,
                  ArnPoolId pool,
                  const cairo_rectangle_t *cell,
                  const cairo_rectangle_t *part)
{
  ArnColor card = arn_look_ground (&self->look, ARN_GROUND_CARD);
  ArnColor color = class_color (self, pool);

  arn_shape_frame (
      cr, cell, 3, arn_look_line (&self->look), arn_color_over (arn_color_fade (color, 0.1), card),
      self->look.high_contrast ? arn_look_ground (&self->look, ARN_GROUND_TEXT) : color, part);
}

/* What is more than a fill: the mark of what is unreachable, and letters for types. */
static void
paint_plain_marks (ArnArenaPainter *self,
                   cairo_t *cr,
                   ArnBlockId block,
                   ArnColor color,
                   const cairo_rectangle_t *area)
{
  if (is_unreachable (self, block))
    {
      cairo_rectangle (cr, area->x + 1, area->y + 1, area->width - 2, area->height - 2);
      cairo_set_line_width (cr, 2);
      arn_color_set (cr, arn_palette_get (self->look.style, ARN_COLOR_UNREACHABLE));
      cairo_stroke (cr);
    }
  if (!is_extra (self, block) && area->height >= arn_text_height (self->text, ARN_FONT_BADGE))
    {
      g_autofree char *badge =
          arn_object_badge (self->snapshot,
                            arn_snapshot_get_tables (self->snapshot)->blocks.owner[block]);

      arn_text_paint_center (self->text, cr, ARN_FONT_BADGE, arn_color_text_on (color), badge,
                             area->x + area->width / 2, area->y + area->height / 2,
                             area->width - 2);
    }
}

static void
paint_plain (ArnArenaPainter *self,
             const ArnBlockGrid *grid,
             cairo_t *cr,
             const Places *places,
             ArnPoolId pool,
             const cairo_rectangle_t *part,
             int scale)
{
  gboolean has_marks = MIN (grid->width, grid->height) >= 6;
  ArnPixels pixels = arn_pixels_begin (cr, scale);
  guint first, last;

  arn_block_grid_range (grid, part, &first, &last);
  for (guint i = first; i < last; i++)
    {
      ArnColor color = plain_color (self, pool, places, i);
      cairo_rectangle_t area;

      arn_block_grid_area (grid, i, &area);
      if (pixels.data != NULL)
        {
          arn_pixels_fill (&pixels, (int) area.x, (int) area.y, (int) area.width, (int) area.height,
                           arn_pixels_value (color));
          continue;
        }
      cairo_rectangle (cr, area.x, area.y, area.width, area.height);
      arn_color_set (cr, color);
      cairo_fill (cr);
    }
  arn_pixels_end (&pixels);
  for (guint i = first; i < last && has_marks; i++)
    {
      cairo_rectangle_t area;

      arn_block_grid_area (grid, i, &area);
      if (places->block[i] != ARN_NONE && arn_rectangles_meet (&area, part))
        {
          paint_plain_marks (self, cr, places->block[i], plain_color (self, pool, places, i),
                             &area);
          if (is_pinning (self, pool))
            arn_arena_painter_paint_pin (self, cr, &area);
        }
    }
}

static void
paint_cards (ArnArenaPainter *self,
             const ArnBlockGrid *grid,
             cairo_t *cr,
             const Places *places,
             ArnPoolId pool,
             const cairo_rectangle_t *part)
{
  guint first, last;

  arn_block_grid_range (grid, part, &first, &last);
  for (guint i = first; i < last; i++)
    {
      cairo_rectangle_t area;

      arn_block_grid_area (grid, i, &area);
      if (!arn_rectangles_meet (&area, part))
        continue;
      if (places->block[i] != ARN_NONE)
        {
          paint_used_card (self, cr, grid, places->block[i], &area);
          if (is_pinning (self, pool))
            arn_arena_painter_paint_pin (self, cr, &area);
        }
      else
        paint_free_card (self, cr, grid, pool, places->order[i], &area);
    }
}

void
arn_arena_painter_paint_blocks (ArnArenaPainter *self,
                                const ArnBlockGrid *grid,
                                cairo_t *cr,
                                ArnPoolId pool,
                                const cairo_rectangle_t *cell,
                                const cairo_rectangle_t *part,
                                int scale)
{
  guint size_class = arn_snapshot_get_tables (self->snapshot)->pools.size_class[pool];
  gboolean is_faded = self->size_class >= 0 && (int) size_class != self->size_class;
  Places places;

  places_init (&places, self->snapshot, pool);
  if (is_faded)
    cairo_push_group (cr);
  paint_pool_frame (self, cr, grid, pool, cell, part);
  if (grid->head > 0 && cell->y + grid->head + 2 > part->y)
    paint_pool_head (self, cr, grid, pool, cell);
  if (grid->has_line || grid->has_labels)
    paint_cards (self, grid, cr, &places, pool, part);
  else
    paint_plain (self, grid, cr, &places, pool, part, scale);
  if (is_faded)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, 0.28);
    }
  places_clear (&places);
}

guint64
arn_arena_painter_digest_blocks (ArnArenaPainter *self, ArnPoolId pool, guint64 digest)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

  digest = arn_digest_add (digest, t->pools.carved[pool]);
  for (guint32 b = t->pools.first_block[pool]; b < t->pools.first_block[pool + 1]; b++)
    {
      guint32 owner = t->blocks.owner[b];

      digest = arn_digest_add (digest, t->blocks.address[b]);
      digest =
          arn_digest_add (digest,
                          g_str_hash (arn_snapshot_get_string (self->snapshot, t->blocks.what[b])));
      digest = arn_digest_add (digest, arn_coloring_get_group (self->coloring, b));
      if (owner == ARN_NONE)
        continue;
      digest = arn_digest_add (digest, t->objects.address[owner]);
      digest = arn_digest_add (digest, (guint64) t->objects.refcount[owner] << 8 |
                                           t->objects.generation[owner]);
      digest = arn_digest_add (
          digest, g_str_hash (arn_snapshot_get_string (self->snapshot, t->objects.repr[owner])));
      digest =
          arn_digest_add (digest, g_str_hash (arn_snapshot_get_type_name (self->snapshot, owner)));
      digest = arn_digest_add (digest, is_unreachable (self, b));
    }
  for (guint32 f = t->pools.first_free[pool]; f < t->pools.first_free[pool + 1]; f++)
    digest = arn_digest_add (digest, t->free_blocks.index[f]);
  return digest;
}
