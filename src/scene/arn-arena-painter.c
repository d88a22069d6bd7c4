#include "arn-arena-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-number.h"
#include "arn-pins.h"
#include "arn-reachability.h"
#include "arn-shapes.h"

static void
measure_arenas (ArnArenaPainter *self)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);

  self->arena_bytes = g_new0 (guint64, MAX (t->arenas.n, 1));
  self->arena_pinned = g_new0 (guint32, MAX (t->arenas.n, 1));
  for (guint32 i = 0; i < t->pools.n; i++)
    {
      self->arena_bytes[t->pools.arena[i]] +=
          (guint64) t->pools.used[i] * (t->pools.size_class[i] + 1) * ARN_SIZE_CLASS_STEP;
      self->arena_pinned[t->pools.arena[i]] += t->pools.used[i];
    }
  for (ArnArenaId i = 0; i < t->arenas.n; i++)
    if (!arn_pins_is_sparse (self->snapshot, i) || arn_pins_is_filling (self->snapshot, i))
      self->arena_pinned[i] = 0;
}

ArnArenaPainter *
arn_arena_painter_new (ArnSnapshot *snapshot,
                       const ArnLook *look,
                       ArnColorBy by,
                       ArnArenaPainter *previous)
{
  ArnArenaPainter *self = g_new0 (ArnArenaPainter, 1);

  self->snapshot = g_object_ref (snapshot);
  self->look = *look;
  self->size_class = -1;
  self->coloring = arn_coloring_new (snapshot, by);
  by = arn_coloring_get_by (self->coloring);
  if (previous != NULL && arn_look_equal (&previous->look, look))
    {
      self->text = g_steal_pointer (&previous->text);
      if (arn_coloring_get_by (previous->coloring) == by)
        self->cells = g_steal_pointer (&previous->cells);
    }
  g_clear_pointer (&previous, arn_arena_painter_free);
  if (self->text == NULL)
    self->text = arn_text_new (look);
  if (self->cells == NULL)
    self->cells = arn_cell_painter_new (look, by);
  self->mixes = arn_pool_mixes_new (snapshot, self->coloring);
  self->knows_reachable = arn_reachability_is_known (snapshot);
  measure_arenas (self);
  return self;
}

void
arn_arena_painter_free (ArnArenaPainter *self)
{
  g_object_unref (self->snapshot);
  arn_coloring_unref (self->coloring);
  arn_pool_mixes_free (self->mixes);
  g_clear_pointer (&self->cells, arn_cell_painter_free);
  g_clear_pointer (&self->text, arn_text_free);
  g_free (self->arena_bytes);
  g_free (self->arena_pinned);
  g_free (self);
}

char *
arn_arena_painter_format_arena (ArnArenaPainter *self, ArnArenaId arena)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  g_autofree char *use = NULL;

  if (t->arenas.free_pools[arena] == t->arenas.n_pools[arena])
    return g_strdup (_ ("empty · kept as the last usable"));
  use = arn_number_percent (self->arena_bytes[arena], t->heap.arena_size);
  /* Translators: how much of an arena is in use, and how many of its pools are free */
  return g_strdup_printf (_ ("%s · %u free"), use, t->arenas.free_pools[arena]);
}

static void
paint_head (ArnArenaPainter *self,
            const ArnArenaLayout *layout,
            cairo_t *cr,
            ArnArenaId arena,
            const cairo_rectangle_t *frame)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  ArnColor color = arn_look_ground (&self->look, ARN_GROUND_TEXT);
  ArnColor dim = arn_look_ground (&self->look, ARN_GROUND_DIM);
  g_autofree char *number = g_strdup_printf ("%u", t->arenas.number[arena]);
  g_autofree char *address = arn_number_address (t->arenas.address[arena]);
  g_autofree char *use = arn_arena_painter_format_arena (self, arena);
  g_autofree char *percent = arn_number_percent (self->arena_bytes[arena], t->heap.arena_size);
  double middle = frame->y + layout->head / 2.0, left = frame->x + layout->pad;
  double right = frame->x + frame->width - layout->pad;
  int begun, ended;

  /* The long text, else the short one; then the address, if there is room for it. */
  begun =
      6 + arn_text_paint_begin (self->text, cr, ARN_FONT_BOLD, color, number, left, right, middle);
  if (self->look.right_to_left)
    right -= begun;
  else
    left += begun;
  ended = arn_text_paint_end (self->text, cr, ARN_FONT_LABEL, color, use, left, right, middle);
  if (ended == 0)
    ended =
        arn_text_paint_end (self->text, cr, ARN_FONT_LABEL, color, percent, left, right, middle);
  if (self->change != NULL && self->change->arenas[arena] == ARN_CHANGE_BORN &&
      right - left - ended > 24)
    {
      double size = layout->head * 0.4;

      arn_change_paint (cr, &self->look, ARN_CHANGE_BORN,
                        self->look.right_to_left ? left + ended + 8 : right - ended - 8 - size,
                        middle - size / 2, size);
      ended += 8 + (int) size;
    }
  if (self->arena_pinned[arena] > 0)
    ended += 8 + arn_arena_painter_paint_pins (self, cr, arena,
                                               self->look.right_to_left ? left + ended + 8
                                                                        : right - ended - 8,
                                               middle, right - ended - 8 - left);
  if (self->look.right_to_left)
    arn_text_paint_right (self->text, cr, ARN_FONT_MONO, dim, address, right, middle,
                          MAX (0, right - ended - 10 - left));
  else
    arn_text_paint (self->text, cr, ARN_FONT_MONO, dim, address, left, middle,
                    MAX (0, right - ended - 10 - left));
}

static void
paint_frame (ArnArenaPainter *self,
             cairo_t *cr,
             const cairo_rectangle_t *frame,
             const cairo_rectangle_t *part)
{
  arn_shape_frame (cr, frame, frame->width < 100 ? 2 : 6, arn_look_line (&self->look),
                   arn_look_ground (&self->look, ARN_GROUND_CARD),
                   arn_look_ground (&self->look, ARN_GROUND_BORDER), part);
}

/* Heights of the bands: shares of the cell's height, at least a pixel for what is there at all, and
 * a pixel left for what is free at all. */
static void
fill_bands (ArnCell *cell, const ArnPoolMix *mix, guint used, guint capacity)
{
  guint height = cell->height, done = 0, blocks = 0;
  guint total = (guint) ((double) height * used / capacity + 0.5);

  total = CLAMP (total, used > 0 ? MIN (2, height) : 0, used < capacity ? height - 1 : height);
  cell->n_bands = mix->n;
  for (guint i = 0; i < mix->n; i++)
    {
      guint until;

      blocks += mix->blocks[i];
      until = i + 1 == mix->n ? total : total * blocks / MAX (used, 1);
      cell->band_group[i] = mix->group[i];
      cell->band_height[i] = until - MIN (until, done);
      done = MAX (done, until);
    }
}

static ArnCell
cell_of_pool (ArnArenaPainter *self, ArnPoolId pool, const cairo_rectangle_t *area)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (self->snapshot)->pools;
  ArnCell cell = { .width = (guint16) area->width, .height = (guint16) area->height };
  const ArnPoolMix *mix;

  cell.faded = self->size_class >= 0 &&
               (pools->size_class[pool] != self->size_class || pools->state[pool] == ARN_POOL_FREE);
  switch ((ArnPoolState) pools->state[pool])
    {
    case ARN_POOL_FREE:
      cell.kind = ARN_CELL_NEVER;
      return cell;
    case ARN_POOL_EMPTY:
      cell.kind = ARN_CELL_EMPTY;
      return cell;
    case ARN_POOL_USED:
    case ARN_POOL_FULL:
      break;
    }
  mix = arn_pool_mixes_get (self->mixes, pool);
  cell.kind = ARN_CELL_USED;
  cell.group = mix->n > 0 ? mix->group[0] : pools->size_class[pool];
  if (pools->capacity[pool] > 0)
    fill_bands (&cell, mix, pools->used[pool], pools->capacity[pool]);
  return cell;
}

/* A text on something of any colour: with a ground of its own. */
static void
paint_pill (ArnArenaPainter *self,
            cairo_t *cr,
            const char *text,
            const cairo_rectangle_t *area,
            gboolean is_dim)
{
  int width = arn_text_width (self->text, ARN_FONT_SMALL, text);
  int height = arn_text_height (self->text, ARN_FONT_SMALL);
  double x = area->x + area->width / 2;
  /* In the middle, but where it is seen first in a pool that is higher than the window. */
  double y = area->y + MIN (area->height / 2, 120);

  if (width + 10 > area->width || height + 4 > area->height)
    return;
  if (!is_dim)
    {
      arn_shape_rounded (cr, x - width / 2.0 - 4, y - height / 2.0 - 1, width + 8, height + 2, 4);
      arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_CARD));
      cairo_fill (cr);
    }
  arn_text_paint_center (self->text, cr, ARN_FONT_SMALL,
                         arn_look_ground (&self->look, is_dim ? ARN_GROUND_DIM : ARN_GROUND_TEXT),
                         text, x, y, -1);
}

static void
paint_pool_label (ArnArenaPainter *self, cairo_t *cr, ArnPoolId pool, const cairo_rectangle_t *area)
{
  const ArnPoolTable *pools = &arn_snapshot_get_tables (self->snapshot)->pools;
  guint size = (pools->size_class[pool] + 1) * ARN_SIZE_CLASS_STEP;
  g_autofree char *text = NULL;

  switch ((ArnPoolState) pools->state[pool])
    {
    case ARN_POOL_FREE:
      paint_pill (self, cr, _ ("never used"), area, TRUE);
      return;
    case ARN_POOL_EMPTY:
      paint_pill (self, cr, _ ("free"), area, TRUE);
      return;
    case ARN_POOL_USED:
    case ARN_POOL_FULL:
      break;
    }
  if (area->width >= 180 * self->look.text_scale)
    /* Translators: size of a pool's blocks, how many of them are in use, how many it has */
    text = g_strdup_printf (_ ("%u\u202fB · %u of %u in use"), size, pools->used[pool],
                            pools->capacity[pool]);
  else
    text = g_strdup_printf ("%u\u202f%s", size, _ ("B"));
  paint_pill (self, cr, text, area, FALSE);
}

static void
paint_pool (ArnArenaPainter *self,
            const ArnArenaLayout *layout,
            cairo_t *cr,
            ArnPoolId pool,
            const cairo_rectangle_t *area,
            const cairo_rectangle_t *part,
            int scale)
{
  ArnBlockGrid grid;
  ArnCell cell;

  if (arn_arena_layout_block_grid (layout, pool, &grid))
    {
      arn_arena_painter_paint_blocks (self, &grid, cr, pool, area, part, scale);
      return;
    }
  cell = cell_of_pool (self, pool, area);
  arn_cell_painter_paint (self->cells, cr, &cell, area->x, area->y, scale);
  if (area->width >= 36)
    paint_pool_label (self, cr, pool, area);
  if (self->change != NULL && area->width >= 8)
    arn_change_paint (cr, &self->look, self->change->pools[pool], area->x + 1, area->y + 1,
                      CLAMP (area->width * 0.4, 5, 12));
}

static void
paint_tile (ArnArenaPainter *self,
            const ArnArenaLayout *layout,
            cairo_t *cr,
            guint tile,
            const cairo_rectangle_t *part,
            int scale)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  ArnArenaId arena = arn_arena_layout_get_arena (layout, tile);
  guint n_pools = t->arenas.n_pools[arena];
  cairo_rectangle_t frame, head;

  arn_arena_layout_tile_area (layout, tile, &frame);
  if (!arn_rectangles_meet (&frame, part))
    return;
  paint_frame (self, cr, &frame, part);
  head = frame;
  head.height = layout->head;
  if (layout->head > layout->pad && arn_rectangles_meet (&head, part))
    paint_head (self, layout, cr, arena, &frame);

  for (guint cell = 0; cell < layout->n_slots; cell++)
    {
      cairo_rectangle_t area;

      arn_arena_layout_cell_area (layout, tile, cell, &area);
      if (!arn_rectangles_meet (&area, part))
        continue;
      if (cell < n_pools)
        paint_pool (self, layout, cr, t->arenas.first_pool[arena] + cell, &area, part, scale);
      else
        {
          ArnCell slack = { .width = (guint16) area.width,
                            .height = (guint16) area.height,
                            .kind = ARN_CELL_SLACK,
                            .faded = self->size_class >= 0 };

          arn_cell_painter_paint (self->cells, cr, &slack, area.x, area.y, scale);
          if (area.width >= 36)
            paint_pill (self, cr, _ ("slack"), &area, FALSE);
        }
    }
}

void
arn_arena_painter_paint (ArnArenaPainter *self,
                         const ArnArenaLayout *layout,
                         cairo_t *cr,
                         const cairo_rectangle_t *part,
                         int scale)
{
  guint first_row, last_row, first_column, last_column;

  cairo_rectangle (cr, part->x, part->y, part->width, part->height);
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_VIEW));
  cairo_fill (cr);
  if (!arn_arena_layout_tiles_in (layout, part, &first_row, &last_row, &first_column, &last_column))
    return;
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      if (row * layout->n_columns + column < layout->n_tiles)
        paint_tile (self, layout, cr, row * layout->n_columns + column, part, scale);
}

static guint64
digest_tile (ArnArenaPainter *self,
             const ArnArenaLayout *layout,
             guint tile,
             const cairo_rectangle_t *part,
             guint64 digest)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  ArnArenaId arena = arn_arena_layout_get_arena (layout, tile);

  digest = arn_digest_add (digest, t->arenas.address[arena]);
  digest = arn_digest_add (digest, t->arenas.number[arena]);
  digest = arn_digest_add (digest,
                           (guint64) t->arenas.free_pools[arena] << 32 | t->arenas.n_pools[arena]);
  digest = arn_digest_add (digest, self->arena_bytes[arena]);
  digest = arn_digest_add (digest, self->arena_pinned[arena]);
  digest = arn_digest_add (digest, self->change != NULL ? 1 + self->change->arenas[arena] : 0);
  for (guint cell = 0; cell < t->arenas.n_pools[arena] && cell < layout->n_slots; cell++)
    {
      ArnPoolId pool = t->arenas.first_pool[arena] + cell;
      cairo_rectangle_t area;
      const ArnPoolMix *mix;

      arn_arena_layout_cell_area (layout, tile, cell, &area);
      if (!arn_rectangles_meet (&area, part))
        continue;
      digest = arn_digest_add (digest, (guint64) t->pools.used[pool] << 32 |
                                           t->pools.state[pool] << 8 | t->pools.size_class[pool]);
      if (self->change != NULL)
        digest = arn_digest_add (digest, self->change->pools[pool]);
      if (arn_arena_layout_shows_blocks (layout))
        digest = arn_arena_painter_digest_blocks (self, pool, digest);
      mix = arn_pool_mixes_get (self->mixes, pool);
      for (guint i = 0; i < mix->n; i++)
        digest = arn_digest_add (digest, (guint64) mix->group[i] << 32 | mix->blocks[i]);
    }
  return digest;
}

guint64
arn_arena_painter_digest (ArnArenaPainter *self,
                          const ArnArenaLayout *layout,
                          const cairo_rectangle_t *part)
{
  guint first_row, last_row, first_column, last_column;
  guint64 digest = 1;

  if (!arn_arena_layout_tiles_in (layout, part, &first_row, &last_row, &first_column, &last_column))
    return digest;
  for (guint row = first_row; row <= last_row; row++)
    for (guint column = first_column; column <= last_column; column++)
      if (row * layout->n_columns + column < layout->n_tiles)
        digest = digest_tile (self, layout, row * layout->n_columns + column, part, digest);
  return digest;
}
