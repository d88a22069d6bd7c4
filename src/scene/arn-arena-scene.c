#include "arn-arena-scene.h"

#include <math.h>

#include "arn-arena-painter.h"
#include "arn-arena-words.h"
#include "arn-lookup.h"
#include "arn-reachability.h"
#include "arn-shapes.h"
#include "arn-tile-cache.h"

#define MAX_OWNED_RINGS 256

struct _ArnArenaScene
{
  GObject parent_instance;
  ArnArenaLayout layout;
  int view_height;
  ArnLook look;
  ArnColorBy by;
  int size_class;
  ArnSnapshot *baseline;    /* or NULL */
  ArnArenaChange *change;   /* against it, or NULL */
  ArnArenaPainter *painter; /* NULL without a snapshot */
  ArnTileCache *tiles;
  guint64 selected, hovered;
  gboolean selected_is_arena;
  GArray *owned; /* addresses of blocks that the selected object owns beside its own */
};

G_DEFINE_FINAL_TYPE (ArnArenaScene, arn_arena_scene, G_TYPE_OBJECT)

static void
arn_arena_scene_finalize (GObject *object)
{
  ArnArenaScene *self = ARN_ARENA_SCENE (object);

  g_clear_pointer (&self->painter, arn_arena_painter_free);
  g_clear_pointer (&self->change, arn_arena_change_free);
  g_clear_object (&self->baseline);
  arn_tile_cache_free (self->tiles);
  g_clear_object (&self->layout.snapshot);
  g_array_unref (self->owned);
  G_OBJECT_CLASS (arn_arena_scene_parent_class)->finalize (object);
}

static void
arn_arena_scene_class_init (ArnArenaSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = arn_arena_scene_finalize;
  g_signal_new ("changed", ARN_TYPE_ARENA_SCENE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
arn_arena_scene_init (ArnArenaScene *self)
{
  self->layout.zoom = 1;
  self->look = arn_look_default ();
  self->layout.text_scale = self->look.text_scale;
  self->size_class = -1;
  self->tiles = arn_tile_cache_new ();
  self->owned = g_array_new (FALSE, FALSE, sizeof (guint64));
}

ArnArenaScene *
arn_arena_scene_new (void)
{
  return g_object_new (ARN_TYPE_ARENA_SCENE, NULL);
}

static void
emit_changed (ArnArenaScene *self)
{
  g_signal_emit_by_name (self, "changed");
}

static void
renew_painter (ArnArenaScene *self)
{
  if (self->layout.snapshot == NULL)
    {
      g_clear_pointer (&self->painter, arn_arena_painter_free);
      g_clear_pointer (&self->change, arn_arena_change_free);
      return;
    }
  self->painter = arn_arena_painter_new (self->layout.snapshot, &self->look, self->by,
                                         g_steal_pointer (&self->painter));
  self->painter->size_class = self->size_class;
  g_clear_pointer (&self->change, arn_arena_change_free);
  if (self->baseline != NULL)
    self->change = arn_arena_change_new (self->layout.snapshot, self->baseline);
  self->painter->change = self->change;
}

/* Blocks that belong to the object that lies at the selected address. */
static void
find_owned (ArnArenaScene *self)
{
  ArnSnapshot *snapshot = self->layout.snapshot;
  ArnBlockId block;
  const ArnBlockTable *blocks;
  const ArnBlockId *owned;
  guint32 owner;
  guint n;

  g_array_set_size (self->owned, 0);
  if (snapshot == NULL || self->selected == 0 || self->selected_is_arena)
    return;
  block = arn_lookup_block (snapshot, self->selected);
  if (block == ARN_NONE)
    return;
  blocks = &arn_snapshot_get_tables (snapshot)->blocks;
  owner = blocks->owner[block];
  if (owner == ARN_NONE)
    return;
  owned = arn_lookup_owned_blocks (snapshot, owner, &n);
  for (guint i = 0; i < MIN (n, MAX_OWNED_RINGS); i++)
    if (owned[i] != block)
      g_array_append_val (self->owned, blocks->address[owned[i]]);
}

void
arn_arena_scene_set_snapshot (ArnArenaScene *self, ArnSnapshot *snapshot)
{
  if (self->layout.snapshot == snapshot)
    return;
  g_set_object (&self->layout.snapshot, snapshot);
  arn_arena_layout_update (&self->layout);
  renew_painter (self);
  arn_tile_cache_check (self->tiles);
  find_owned (self);
  emit_changed (self);
}

void
arn_arena_scene_set_baseline (ArnArenaScene *self, ArnSnapshot *baseline)
{
  if (!g_set_object (&self->baseline, baseline))
    return;
  renew_painter (self);
  arn_tile_cache_check (self->tiles);
  emit_changed (self);
}

char *
arn_arena_scene_format_change (ArnArenaScene *self)
{
  return self->change != NULL ? arn_arena_change_format (self->change) : NULL;
}

void
arn_arena_scene_look_again (ArnArenaScene *self)
{
  if (self->painter == NULL ||
      self->painter->knows_reachable == arn_reachability_is_known (self->layout.snapshot))
    return;
  renew_painter (self);
  arn_tile_cache_check (self->tiles);
  emit_changed (self);
}

ArnSnapshot *
arn_arena_scene_get_snapshot (ArnArenaScene *self)
{
  return self->layout.snapshot;
}

void
arn_arena_scene_set_look (ArnArenaScene *self, const ArnLook *look)
{
  if (arn_look_equal (&self->look, look))
    return;
  self->look = *look;
  self->layout.text_scale = look->text_scale;
  arn_arena_layout_update (&self->layout);
  renew_painter (self);
  arn_tile_cache_clear (self->tiles);
  emit_changed (self);
}

void
arn_arena_scene_set_color_by (ArnArenaScene *self, ArnColorBy by)
{
  if (self->by == by)
    return;
  self->by = by;
  renew_painter (self);
  arn_tile_cache_clear (self->tiles);
  emit_changed (self);
}

void
arn_arena_scene_set_size_class (ArnArenaScene *self, int size_class)
{
  if (self->size_class == size_class)
    return;
  self->size_class = size_class;
  if (self->painter != NULL)
    self->painter->size_class = size_class;
  arn_tile_cache_clear (self->tiles);
  emit_changed (self);
}

void
arn_arena_scene_set_view_size (ArnArenaScene *self, int width, int height)
{
  gboolean changed = self->layout.view_width != width;

  self->view_height = height;
  arn_tile_cache_set_room (self->tiles, width, height);
  if (!changed)
    return;
  self->layout.view_width = width;
  arn_arena_layout_update (&self->layout);
  arn_tile_cache_clear (self->tiles);
  emit_changed (self);
}

void
arn_arena_scene_set_zoom (ArnArenaScene *self, double zoom)
{
  zoom = CLAMP (zoom, ARN_ARENA_ZOOM_MIN, ARN_ARENA_ZOOM_MAX);
  if (zoom == self->layout.zoom)
    return;
  self->layout.zoom = zoom;
  arn_arena_layout_update (&self->layout);
  arn_tile_cache_clear (self->tiles);
  emit_changed (self);
}

double
arn_arena_scene_get_zoom (ArnArenaScene *self)
{
  return self->layout.zoom;
}

static double
zoom_for_cell (ArnArenaScene *self, double cell_width)
{
  double zoom = arn_arena_layout_zoom_for_cell (&self->layout, cell_width);

  return CLAMP (zoom, ARN_ARENA_ZOOM_MIN, ARN_ARENA_ZOOM_MAX);
}

double
arn_arena_scene_get_pool_zoom (ArnArenaScene *self)
{
  return zoom_for_cell (self, MAX (self->layout.view_width - 2 * self->layout.margin, 200));
}

double
arn_arena_scene_get_block_zoom (ArnArenaScene *self, ArnPoolId pool)
{
  ArnArenaLayout layout = self->layout;
  ArnBlockGrid grid;
  double zoom = arn_arena_scene_get_pool_zoom (self);

  /* Not before the pool fills the view; then in small steps until there is room for labels. */
  while (zoom < ARN_ARENA_ZOOM_MAX)
    {
      layout.zoom = zoom;
      arn_arena_layout_update (&layout);
      if (!arn_arena_layout_block_grid (&layout, pool, &grid) || grid.has_labels)
        break;
      zoom *= 1.05;
    }
  return MIN (zoom, ARN_ARENA_ZOOM_MAX);
}

void
arn_arena_scene_get_size (ArnArenaScene *self, double *width, double *height)
{
  *width = self->layout.width;
  *height = self->layout.height;
}

ArnSceneAnchor
arn_arena_scene_take_anchor (ArnArenaScene *self, double x, double y)
{
  ArnSceneAnchor anchor = { ARN_NONE, ARN_NONE, 0, 0 };
  cairo_rectangle_t area = { 0, 0, MAX (self->layout.width, 1), MAX (self->layout.height, 1) };

  anchor.tile = arn_arena_layout_hit (&self->layout, x, y, &anchor.cell);
  if (anchor.cell != ARN_NONE)
    arn_arena_layout_cell_area (&self->layout, anchor.tile, anchor.cell, &area);
  else if (anchor.tile != ARN_NONE)
    arn_arena_layout_tile_area (&self->layout, anchor.tile, &area);
  anchor.x = (x - area.x) / area.width;
  anchor.y = (y - area.y) / area.height;
  return anchor;
}

void
arn_arena_scene_place_anchor (ArnArenaScene *self,
                              const ArnSceneAnchor *anchor,
                              double *x,
                              double *y)
{
  cairo_rectangle_t area = { 0, 0, MAX (self->layout.width, 1), MAX (self->layout.height, 1) };

  if (anchor->tile < self->layout.n_tiles && anchor->cell < self->layout.n_slots)
    arn_arena_layout_cell_area (&self->layout, anchor->tile, anchor->cell, &area);
  else if (anchor->tile < self->layout.n_tiles)
    arn_arena_layout_tile_area (&self->layout, anchor->tile, &area);
  *x = area.x + anchor->x * area.width;
  *y = area.y + anchor->y * area.height;
}

ArnSceneLevel
arn_arena_scene_get_level (ArnArenaScene *self)
{
  if (self->layout.cell_width < 6)
    return ARN_LEVEL_ARENAS;
  if (!arn_arena_layout_shows_blocks (&self->layout))
    return ARN_LEVEL_POOLS;
  return self->layout.cell_width < 400 ? ARN_LEVEL_BLOCKS : ARN_LEVEL_CONTENTS;
}

gboolean
arn_arena_scene_hit (ArnArenaScene *self, double x, double y, ArnArenaHit *hit)
{
  guint cell, tile = arn_arena_layout_hit (&self->layout, x, y, &cell);
  const ArnTables *t;
  ArnBlockGrid grid;

  *hit = (ArnArenaHit){ ARN_NONE, ARN_NONE, ARN_NONE, ARN_NONE, 0 };
  if (tile == ARN_NONE)
    return FALSE;
  t = arn_snapshot_get_tables (self->layout.snapshot);
  hit->arena = arn_arena_layout_get_arena (&self->layout, tile);
  hit->address = t->arenas.address[hit->arena];
  if (cell == ARN_NONE || cell >= t->arenas.n_pools[hit->arena])
    return TRUE;
  hit->pool = t->arenas.first_pool[hit->arena] + cell;
  hit->address = arn_snapshot_get_pool_address (self->layout.snapshot, hit->pool);
  if (!arn_arena_layout_block_grid (&self->layout, hit->pool, &grid))
    return TRUE;
  hit->index = arn_block_grid_hit (&grid, x, y);
  if (hit->index == ARN_NONE)
    return TRUE;
  hit->block = arn_lookup_block_at (self->layout.snapshot, hit->pool, hit->index);
  hit->address = arn_snapshot_get_block_address (self->layout.snapshot, hit->pool, hit->index);
  return TRUE;
}

gboolean
arn_arena_scene_locate_arena (ArnArenaScene *self, ArnArenaId arena, cairo_rectangle_t *area)
{
  if (arena >= self->layout.n_tiles)
    return FALSE;
  arn_arena_layout_tile_area (&self->layout, arn_arena_layout_get_tile (&self->layout, arena),
                              area);
  return TRUE;
}

gboolean
arn_arena_scene_locate (ArnArenaScene *self, guint64 address, cairo_rectangle_t *area)
{
  ArnSnapshot *snapshot = self->layout.snapshot;
  const ArnTables *t;
  ArnArenaId arena;
  ArnPoolId pool;
  ArnBlockGrid grid;
  guint index;

  if (snapshot == NULL || self->layout.n_tiles == 0)
    return FALSE;
  arena = arn_lookup_arena (snapshot, address);
  pool = arn_lookup_pool (snapshot, address);
  if (pool == ARN_NONE)
    return arena != ARN_NONE && arn_arena_scene_locate_arena (self, arena, area);

  t = arn_snapshot_get_tables (snapshot);
  arn_arena_layout_cell_area (&self->layout, arn_arena_layout_get_tile (&self->layout, arena),
                              t->pools.index[pool], area);
  index = arn_lookup_index (snapshot, pool, address);
  if (index != ARN_NONE && arn_arena_layout_block_grid (&self->layout, pool, &grid))
    arn_block_grid_area (&grid, index, area);
  return TRUE;
}

/* The pool one cell further, over the edges of tiles; ARN_NONE at the edge of all. */
static ArnPoolId
neighbour_pool (ArnArenaScene *self, ArnPoolId pool, int dx, int dy)
{
  const ArnTables *t = arn_snapshot_get_tables (self->layout.snapshot);
  const ArnArenaLayout *layout = &self->layout;
  guint tile = arn_arena_layout_get_tile (layout, t->pools.arena[pool]);
  int n_rows = (int) (layout->n_slots + ARN_LAYOUT_COLUMNS - 1) / ARN_LAYOUT_COLUMNS;
  int column = (int) (tile % layout->n_columns) * ARN_LAYOUT_COLUMNS +
               (int) (t->pools.index[pool] % ARN_LAYOUT_COLUMNS);
  int row =
      (int) (tile / layout->n_columns) * n_rows + (int) (t->pools.index[pool] / ARN_LAYOUT_COLUMNS);

  if (dx == 0 && dy == 0)
    return ARN_NONE;

  /* Over slack and missing tiles, to the next pool in that direction. */
  for (;;)
    {
      guint cell, arena;

      column += dx;
      row += dy;
      if (column < 0 || row < 0 || column >= (int) layout->n_columns * ARN_LAYOUT_COLUMNS)
        return ARN_NONE;
      tile = row / n_rows * layout->n_columns + column / ARN_LAYOUT_COLUMNS;
      if (row / n_rows * layout->n_columns >= layout->n_tiles)
        return ARN_NONE;
      if (tile >= layout->n_tiles)
        continue;
      cell = row % n_rows * ARN_LAYOUT_COLUMNS + column % ARN_LAYOUT_COLUMNS;
      arena = arn_arena_layout_get_arena (layout, tile);
      if (cell < t->arenas.n_pools[arena])
        return t->arenas.first_pool[arena] + cell;
    }
}

/* Which block of a pool is entered at, coming from one at `from`. */
static guint
entry_index (const ArnBlockGrid *grid, const cairo_rectangle_t *from, int dx, int dy)
{
  double x = from->x + from->width / 2, y = from->y + from->height / 2;
  guint best = 0;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < grid->n; i++)
    {
      cairo_rectangle_t area;
      double distance;

      arn_block_grid_area (grid, i, &area);
      distance = hypot (area.x + area.width / 2 - x, area.y + area.height / 2 - y);
      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

static guint64
step_block (
    ArnArenaScene *self, ArnPoolId pool, const ArnBlockGrid *grid, guint index, int dx, int dy)
{
  int column = (int) (index % grid->columns) + dx, row = (int) (index / grid->columns) + dy;
  guint target = (guint) row * grid->columns + (guint) column;
  ArnSnapshot *snapshot = self->layout.snapshot;
  cairo_rectangle_t from;
  ArnPoolId next;
  ArnBlockGrid next_grid;

  if (column >= 0 && row >= 0 && (guint) column < grid->columns && target < grid->n)
    return arn_snapshot_get_block_address (snapshot, pool, target);
  next = neighbour_pool (self, pool, dx, dy);
  if (next == ARN_NONE)
    return arn_snapshot_get_block_address (snapshot, pool, index);
  if (!arn_arena_layout_block_grid (&self->layout, next, &next_grid))
    return arn_snapshot_get_pool_address (snapshot, next);
  arn_block_grid_area (grid, index, &from);
  return arn_snapshot_get_block_address (snapshot, next, entry_index (&next_grid, &from, dx, dy));
}

guint64
arn_arena_scene_step (ArnArenaScene *self, guint64 address, int dx, int dy)
{
  ArnSnapshot *snapshot = self->layout.snapshot;
  ArnPoolId pool, next;
  ArnBlockGrid grid;

  if (snapshot == NULL || self->layout.n_tiles == 0 ||
      arn_snapshot_get_tables (snapshot)->pools.n == 0)
    return 0;
  pool = arn_lookup_pool (snapshot, address);
  if (pool == ARN_NONE)
    {
      ArnArenaId arena = arn_lookup_arena (snapshot, address);
      const ArnArenaTable *arenas = &arn_snapshot_get_tables (snapshot)->arenas;

      if (arena == ARN_NONE)
        arena = arn_arena_layout_get_arena (&self->layout, 0);
      return arn_snapshot_get_pool_address (snapshot, MIN (arenas->first_pool[arena],
                                                           arenas->first_pool[arenas->n] - 1));
    }
  if (arn_arena_layout_block_grid (&self->layout, pool, &grid))
    {
      guint index = arn_lookup_index (snapshot, pool, address);

      if (index == ARN_NONE)
        return arn_snapshot_get_block_address (snapshot, pool, 0);
      return step_block (self, pool, &grid, index, dx, dy);
    }
  next = neighbour_pool (self, pool, dx, dy);
  return arn_snapshot_get_pool_address (snapshot, next != ARN_NONE ? next : pool);
}

void
arn_arena_scene_set_selected (ArnArenaScene *self, guint64 address, gboolean is_arena)
{
  if (self->selected == address && self->selected_is_arena == is_arena)
    return;
  self->selected = address;
  self->selected_is_arena = is_arena;
  find_owned (self);
  emit_changed (self);
}

void
arn_arena_scene_set_hovered (ArnArenaScene *self, guint64 address)
{
  if (self->hovered == address)
    return;
  self->hovered = address;
  emit_changed (self);
}

ArnReadout *
arn_arena_scene_describe (ArnArenaScene *self, const ArnArenaHit *hit)
{
  if (self->painter == NULL || hit->arena == ARN_NONE)
    return NULL;
  return arn_arena_words_describe (self->painter, hit);
}

char *
arn_arena_scene_format_use (ArnArenaScene *self)
{
  return self->painter != NULL ? arn_arena_words_format_use (self->painter) : g_strdup ("");
}

char *
arn_arena_scene_format_place (ArnArenaScene *self, guint64 address)
{
  return self->painter != NULL ? arn_arena_words_format_place (self->painter, address)
                               : g_strdup ("");
}

ArnLegend *
arn_arena_scene_get_legend (ArnArenaScene *self)
{
  if (self->painter == NULL)
    return arn_legend_new ();
  return arn_arena_words_legend (self->painter, arn_arena_layout_shows_blocks (&self->layout));
}

static cairo_surface_t *
paint_tile (ArnArenaScene *self, const cairo_rectangle_t *part, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, ARN_SCENE_TILE * scale,
                                                         ARN_SCENE_TILE * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -part->x, -part->y);
  arn_arena_painter_paint (self->painter, &self->layout, cr, part, scale);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

cairo_surface_t *
arn_arena_scene_get_tile (ArnArenaScene *self, int column, int row, int scale)
{
  cairo_rectangle_t part = { column * ARN_SCENE_TILE, row * ARN_SCENE_TILE, ARN_SCENE_TILE,
                             ARN_SCENE_TILE };
  cairo_surface_t *surface;
  guint64 digest;

  if (self->painter == NULL)
    return NULL;
  surface = arn_tile_cache_get_fresh (self->tiles, column, row, scale);
  if (surface != NULL)
    return surface;
  digest = arn_arena_painter_digest (self->painter, &self->layout, &part);
  surface = arn_tile_cache_get_same (self->tiles, column, row, scale, digest);
  if (surface != NULL)
    return surface;
  return arn_tile_cache_put (self->tiles, column, row, scale, digest,
                             paint_tile (self, &part, scale));
}

static void
paint_owned (ArnArenaScene *self, cairo_t *cr)
{
  ArnColor color = arn_palette_get (self->look.style, ARN_COLOR_SELECTED);

  if (!arn_arena_layout_shows_blocks (&self->layout))
    return;
  cairo_save (cr);
  cairo_set_dash (cr, (double[]){ 2, 2 }, 2, 0);
  for (guint i = 0; i < self->owned->len; i++)
    {
      cairo_rectangle_t area;

      if (arn_arena_scene_locate (self, g_array_index (self->owned, guint64, i), &area))
        arn_shape_ring (cr, &area, 2, 5, color);
    }
  cairo_restore (cr);
}

void
arn_arena_scene_paint_overlay (ArnArenaScene *self, cairo_t *cr)
{
  double extra = arn_look_line (&self->look) - 1;
  double radius = self->layout.cell_width < 6 ? 1 : 3;
  cairo_rectangle_t area;

  if (self->painter == NULL)
    return;
  paint_owned (self, cr);
  if (self->hovered != 0 && self->hovered != self->selected &&
      arn_arena_scene_locate (self, self->hovered, &area))
    arn_shape_ring (cr, &area, 2 + extra, radius,
                    arn_palette_get (self->look.style, ARN_COLOR_HOVERED));
  if (self->selected == 0)
    return;
  if (self->selected_is_arena &&
      arn_arena_scene_locate_arena (self, arn_lookup_arena (self->layout.snapshot, self->selected),
                                    &area))
    arn_shape_ring (cr, &area, 2 + extra, 6,
                    arn_palette_get (self->look.style, ARN_COLOR_SELECTED));
  else if (!self->selected_is_arena && arn_arena_scene_locate (self, self->selected, &area))
    arn_shape_ring (cr, &area, 3 + extra, radius,
                    arn_palette_get (self->look.style, ARN_COLOR_SELECTED));
}

void
arn_arena_scene_paint (
    ArnArenaScene *self, cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle_t part = { x, y, width, height };

  if (self->painter == NULL)
    return;
  /* A picture for a file shows all there is to know. */
  arn_reachability_count_unreachable (self->layout.snapshot);
  arn_arena_scene_look_again (self);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_translate (cr, -x, -y);
  arn_arena_painter_paint (self->painter, &self->layout, cr, &part, 0);
  arn_arena_scene_paint_overlay (self, cr);
  cairo_restore (cr);
}
