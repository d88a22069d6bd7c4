#include "arn-arena-layout.h"

#include <math.h>

#define MARGIN        12
#define GAP           12
#define PAD           6
#define HEAD          24
#define CELL_GAP      2
#define WIDE_CELL_GAP 6    /* from 200 px on */
#define FLAT          0.93 /* height of a cell for its width, from afar */
#define TALL          4.0  /* the same, as wide as a view */
#define GROWS_FROM    64.0
#define GROWS_TO      560.0

static int
base_columns (const ArnArenaLayout *self)
{
  return MAX (1, (self->view_width - 2 * MARGIN + GAP) / (ARN_TILE_MIN_WIDTH + GAP));
}

/* Width of a tile at zoom 1: equal columns that fill the view. */
static int
base_tile_width (const ArnArenaLayout *self)
{
  int columns = base_columns (self);
  int width = (self->view_width - 2 * MARGIN - GAP * (columns - 1)) / columns;

  return MAX (width, 120);
}

double
arn_arena_layout_zoom_for_cell (const ArnArenaLayout *self, double cell_width)
{
  double tile_width = ARN_LAYOUT_COLUMNS * (cell_width + WIDE_CELL_GAP) - WIDE_CELL_GAP + 2 * PAD;

  /* Widths are cut to whole pixels. */
  return (tile_width + 0.5) / base_tile_width (self);
}

/* 0 from afar, 1 as wide as a view, smooth between. */
static double
nearness (double cell_width)
{
  double t = log (cell_width / GROWS_FROM) / log (GROWS_TO / GROWS_FROM);

  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

static gboolean
newest_is_lowest (const ArnArenaTable *arenas)
{
  guint32 n = arenas->n;

  return n > 1 && arenas->number[0] > arenas->number[n - 1];
}

static void
update_tiles (ArnArenaLayout *self)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  double cell = base_tile_width (self) * self->zoom / ARN_LAYOUT_COLUMNS - CELL_GAP;
  guint rows;

  self->n_tiles = t->arenas.n;
  self->is_reversed = newest_is_lowest (&t->arenas);
  self->n_slots = t->arenas.n > 0 ? (guint) (t->heap.arena_size / t->heap.pool_size) : 0;
  self->cell_gap = cell < 3     ? 0
                   : cell < 7   ? 1
                   : cell < 64  ? CELL_GAP
                   : cell < 200 ? 4
                                : WIDE_CELL_GAP;
  self->pad = self->zoom < 0.5 ? 2 : PAD;
  self->gap = self->zoom < 0.5 ? 4 : GAP;
  self->margin = MARGIN;
  self->tile_width = (int) (base_tile_width (self) * self->zoom);
  self->tile_width = MAX (self->tile_width, 2 * self->pad + ARN_LAYOUT_COLUMNS);
  self->head = self->tile_width >= 100 ? (int) (HEAD * self->text_scale + 0.5) : self->pad;
  self->cell_width =
      (self->tile_width - 2 * self->pad + self->cell_gap) / (double) ARN_LAYOUT_COLUMNS -
      self->cell_gap;
  self->cell_height =
      (int) (self->cell_width * (FLAT + (TALL - FLAT) * nearness (self->cell_width)) + 0.5);
  self->cell_height = MAX (self->cell_height, 1);

  rows = (self->n_slots + ARN_LAYOUT_COLUMNS - 1) / ARN_LAYOUT_COLUMNS;
  self->tile_height =
      self->head + (int) rows * (self->cell_height + self->cell_gap) - self->cell_gap + self->pad;
  self->n_columns = base_columns (self);
  if (self->zoom < 1)
    self->n_columns =
        MAX (1, (self->view_width - 2 * self->margin + self->gap) / (self->tile_width + self->gap));
}

void
arn_arena_layout_update (ArnArenaLayout *self)
{
  guint rows, columns;

  self->n_tiles = 0;
  self->n_columns = 1;
  self->width = self->height = 0;
  if (self->snapshot == NULL || self->view_width <= 0)
    return;
  update_tiles (self);
  if (self->n_tiles == 0)
    return;

  rows = (self->n_tiles + self->n_columns - 1) / self->n_columns;
  columns = self->zoom > 1 ? self->n_columns : MIN (self->n_columns, self->n_tiles);
  columns = MIN (columns, self->n_tiles);
  self->width = 2 * self->margin + (double) columns * (self->tile_width + self->gap) - self->gap;
  self->height = 2 * self->margin + (double) rows * (self->tile_height + self->gap) - self->gap;
}

ArnArenaId
arn_arena_layout_get_arena (const ArnArenaLayout *self, guint tile)
{
  return self->is_reversed ? tile : self->n_tiles - 1 - tile;
}

guint
arn_arena_layout_get_tile (const ArnArenaLayout *self, ArnArenaId arena)
{
  return self->is_reversed ? arena : self->n_tiles - 1 - arena;
}

void
arn_arena_layout_tile_area (const ArnArenaLayout *self, guint tile, cairo_rectangle_t *area)
{
  area->x = self->margin + (double) (tile % self->n_columns) * (self->tile_width + self->gap);
  area->y = self->margin + (double) (tile / self->n_columns) * (self->tile_height + self->gap);
  area->width = self->tile_width;
  area->height = self->tile_height;
}

/* Left edge of a column of cells, from the tile's; columns share out what is left over. */
static int
column_start (const ArnArenaLayout *self, guint column)
{
  int inner = self->tile_width - 2 * self->pad + self->cell_gap;

  return self->pad + (int) ((gint64) column * inner / ARN_LAYOUT_COLUMNS);
}

void
arn_arena_layout_cell_area (const ArnArenaLayout *self,
                            guint tile,
                            guint cell,
                            cairo_rectangle_t *area)
{
  guint column = cell % ARN_LAYOUT_COLUMNS, row = cell / ARN_LAYOUT_COLUMNS;
  int start = column_start (self, column);
  int end = column_start (self, column + 1) - self->cell_gap;
  cairo_rectangle_t frame;

  arn_arena_layout_tile_area (self, tile, &frame);
  area->x = frame.x + start;
  area->y = frame.y + self->head + (double) row * (self->cell_height + self->cell_gap);
  area->width = MAX (end - start, 1);
  area->height = self->cell_height;
}

gboolean
arn_arena_layout_tiles_in (const ArnArenaLayout *self,
                           const cairo_rectangle_t *part,
                           guint *first_row,
                           guint *last_row,
                           guint *first_column,
                           guint *last_column)
{
  double pitch_x = self->tile_width + self->gap, pitch_y = self->tile_height + self->gap;
  double left = floor ((part->x - self->margin) / pitch_x);
  double right = floor ((part->x + part->width - 1 - self->margin) / pitch_x);
  double top = floor ((part->y - self->margin) / pitch_y);
  double bottom = floor ((part->y + part->height - 1 - self->margin) / pitch_y);
  guint rows;

  if (self->n_tiles == 0)
    return FALSE;
  rows = (self->n_tiles + self->n_columns - 1) / self->n_columns;
  if (right < 0 || bottom < 0 || left >= self->n_columns || top >= rows)
    return FALSE;
  *first_row = MAX (top, 0);
  *last_row = MIN (bottom, rows - 1);
  *first_column = MAX (left, 0);
  *last_column = MIN (right, self->n_columns - 1);
  return TRUE;
}

guint
arn_arena_layout_hit (const ArnArenaLayout *self, double x, double y, guint *cell)
{
  cairo_rectangle_t point = { x, y, 1, 1 }, frame;
  guint row, column, last, tile;
  int cell_column, cell_row;

  *cell = ARN_NONE;
  if (x < self->margin || y < self->margin ||
      !arn_arena_layout_tiles_in (self, &point, &row, &last, &column, &last))
    return ARN_NONE;
  tile = row * self->n_columns + column;
  if (tile >= self->n_tiles)
    return ARN_NONE;
  arn_arena_layout_tile_area (self, tile, &frame);
  if (x >= frame.x + frame.width || y >= frame.y + frame.height)
    return ARN_NONE;

  /* Which column: an estimate, since they differ by a pixel. */
  cell_column = (int) ((x - frame.x - self->pad) / (self->cell_width + self->cell_gap));
  cell_column = CLAMP (cell_column, 0, ARN_LAYOUT_COLUMNS - 1);
  if (cell_column > 0 && x - frame.x < column_start (self, cell_column))
    cell_column--;
  else if (cell_column < ARN_LAYOUT_COLUMNS - 1 &&
           x - frame.x >= column_start (self, cell_column + 1))
    cell_column++;
  cell_row = (int) floor ((y - frame.y - self->head) / (self->cell_height + self->cell_gap));
  if (cell_row >= 0 && (guint) (cell_row * ARN_LAYOUT_COLUMNS + cell_column) < self->n_slots)
    {
      cairo_rectangle_t area;
      guint found = cell_row * ARN_LAYOUT_COLUMNS + cell_column;

      arn_arena_layout_cell_area (self, tile, found, &area);
      if (x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height)
        *cell = found;
    }
  return tile;
}

gboolean
arn_arena_layout_shows_blocks (const ArnArenaLayout *self)
{
  return self->snapshot != NULL && self->cell_width >= ARN_BLOCKS_FROM &&
         arn_snapshot_has (self->snapshot, ARN_PART_BLOCKS);
}

gboolean
arn_arena_layout_block_grid (const ArnArenaLayout *self, ArnPoolId pool, ArnBlockGrid *grid)
{
  const ArnTables *t = arn_snapshot_get_tables (self->snapshot);
  guint tile = arn_arena_layout_get_tile (self, t->pools.arena[pool]);
  double pad = self->cell_width >= 200 ? 6 : 3, ratio;
  guint state = t->pools.state[pool];

  if (!arn_arena_layout_shows_blocks (self) || t->pools.capacity[pool] == 0 ||
      state == ARN_POOL_FREE || state == ARN_POOL_EMPTY)
    return FALSE;

  arn_arena_layout_cell_area (self, tile, t->pools.index[pool], &grid->area);
  grid->head = self->cell_width >= 220 ? (int) (28 * self->text_scale) : 0;
  grid->area.x += pad;
  grid->area.y += pad + grid->head;
  grid->area.width -= 2 * pad;
  grid->area.height -= 2 * pad + grid->head;
  grid->n = t->pools.capacity[pool];

  ratio = 1 + 1.56 * nearness (self->cell_width);
  grid->columns = (guint) (sqrt (grid->n * grid->area.width / (grid->area.height * ratio)) + 0.5);
  grid->columns = CLAMP (grid->columns, 1, grid->n);
  grid->rows = (grid->n + grid->columns - 1) / grid->columns;
  grid->width = grid->area.width / grid->columns;
  grid->height = grid->area.height / grid->rows;
  grid->gap = MIN (grid->width, grid->height) < 5    ? 0
              : MIN (grid->width, grid->height) < 12 ? 1
              : grid->width < 60                     ? 2
                                                     : 4;
  grid->width -= grid->gap;
  grid->height -= grid->gap;
  grid->has_labels = grid->height >= 30 * self->text_scale && grid->width >= 72 * self->text_scale;
  grid->has_line = grid->height >= 16 * self->text_scale && grid->width >= 50 * self->text_scale;
  return TRUE;
}

/* Edges on whole pixels; cells share out what is left over. */
static double
edge (double start, double length, guint n, guint i)
{
  return start + floor (length * i / n);
}

void
arn_block_grid_area (const ArnBlockGrid *grid, guint index, cairo_rectangle_t *area)
{
  guint column = index % grid->columns, row = index / grid->columns;
  double width = grid->area.width + grid->gap, height = grid->area.height + grid->gap;

  area->x = edge (grid->area.x, width, grid->columns, column);
  area->y = edge (grid->area.y, height, grid->rows, row);
  area->width = edge (grid->area.x, width, grid->columns, column + 1) - grid->gap - area->x;
  area->height = edge (grid->area.y, height, grid->rows, row + 1) - grid->gap - area->y;
  area->width = MAX (area->width, 1);
  area->height = MAX (area->height, 1);
}

void
arn_block_grid_range (const ArnBlockGrid *grid,
                      const cairo_rectangle_t *part,
                      guint *first,
                      guint *last)
{
  double pitch = (grid->area.height + grid->gap) / grid->rows;
  double top = floor ((part->y - grid->area.y) / pitch) - 1;
  double bottom = ceil ((part->y + part->height - grid->area.y) / pitch) + 1;

  *first = (guint) CLAMP (top, 0, grid->rows) * grid->columns;
  *last = MIN ((guint) CLAMP (bottom, 0, grid->rows) * grid->columns, grid->n);
}

guint
arn_block_grid_hit (const ArnBlockGrid *grid, double x, double y)
{
  double width = grid->area.width + grid->gap, height = grid->area.height + grid->gap;
  int column = (int) floor ((x - grid->area.x) * grid->columns / width);
  int row = (int) floor ((y - grid->area.y) * grid->rows / height);

  /* The edges are rounded down, so a point may belong to the next cell. */
  for (int r = row; r <= row + 1; r++)
    for (int c = column; c <= column + 1; c++)
      {
        cairo_rectangle_t area;
        guint index = (guint) r * grid->columns + (guint) c;

        if (r < 0 || c < 0 || (guint) c >= grid->columns || index >= grid->n)
          continue;
        arn_block_grid_area (grid, index, &area);
        if (x >= area.x && y >= area.y && x < area.x + area.width && y < area.y + area.height)
          return index;
      }
  return ARN_NONE;
}
