/* Where everything of the arena map lies: tiles in columns, pools in tiles, blocks in pools. Plain
 * arithmetic on whole pixels, from the heap's geometry, the width of the view and the zoom; the
 * same numbers place, paint and hit.
 *
 * A pool's cell is nearly square from afar and grows taller than wide when near, so that its blocks
 * become a readable column of cards as wide as the view.
 */
#pragma once

#include <cairo.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_LAYOUT_COLUMNS 16 /* pools beside each other in a tile */
#define ARN_TILE_MIN_WIDTH 240
#define ARN_BLOCKS_FROM    96 /* width of a cell from which on single blocks are shown, pixels */

typedef struct
{
  ArnSnapshot *snapshot; /* may be NULL: no tiles */
  int view_width;
  double zoom;
  double text_scale;

  guint n_tiles;
  guint n_columns;      /* of tiles */
  gboolean is_reversed; /* the newest arena lies lowest in memory */
  guint n_slots;        /* pool cells in a tile, slack included */
  int margin, gap;      /* round the tiles, between them */
  int tile_width, tile_height;
  int head; /* height of a tile's head; 0: none */
  int pad;  /* in a tile, left, right and below */
  int cell_gap;
  double cell_width; /* mean; single ones differ by a pixel */
  int cell_height;
  double width, height; /* of the world */
} ArnArenaLayout;

/* Fills the rest in from snapshot, view_width, zoom and text_scale. */
void arn_arena_layout_update (ArnArenaLayout *self);

/* Tiles are numbered in reading order: the newest arena first. */
ArnArenaId arn_arena_layout_get_arena (const ArnArenaLayout *self, guint tile);
guint arn_arena_layout_get_tile (const ArnArenaLayout *self, ArnArenaId arena);
void arn_arena_layout_tile_area (const ArnArenaLayout *self, guint tile, cairo_rectangle_t *area);
/* A cell is a pool's place, or one behind the last pool: slack. */
void arn_arena_layout_cell_area (const ArnArenaLayout *self,
                                 guint tile,
                                 guint cell,
                                 cairo_rectangle_t *area);
/* Tiles that a part of the world touches: first … last rows and columns. FALSE: none. */
gboolean arn_arena_layout_tiles_in (const ArnArenaLayout *self,
                                    const cairo_rectangle_t *part,
                                    guint *first_row,
                                    guint *last_row,
                                    guint *first_column,
                                    guint *last_column);
/* ARN_NONE when the point is on no tile; `*cell` is ARN_NONE on its head or between cells. */
guint arn_arena_layout_hit (const ArnArenaLayout *self, double x, double y, guint *cell);

/* The blocks of a pool as a grid in its cell. */
typedef struct
{
  cairo_rectangle_t area; /* of the grid, without head and pads */
  int head;               /* height of the pool's own head; 0: none */
  guint n, columns, rows;
  int gap;
  double width, height; /* of a block's cell, without the gap; means */
  gboolean has_labels;  /* there is room for two lines in each */
  gboolean has_line;    /* there is room for one */
} ArnBlockGrid;

gboolean arn_arena_layout_shows_blocks (const ArnArenaLayout *self);
/* FALSE when blocks are not shown, or the pool has none. */
gboolean
arn_arena_layout_block_grid (const ArnArenaLayout *self, ArnPoolId pool, ArnBlockGrid *grid);
void arn_block_grid_area (const ArnBlockGrid *grid, guint index, cairo_rectangle_t *area);
/* Indices of the rows of blocks that a part of the world touches: `*first` to below `*last`. */
void arn_block_grid_range (const ArnBlockGrid *grid,
                           const cairo_rectangle_t *part,
                           guint *first,
                           guint *last);
/* ARN_NONE outside. */
guint arn_block_grid_hit (const ArnBlockGrid *grid, double x, double y);

/* The zoom at which a pool's cell has that width; for widths of more than 200 px. */
double arn_arena_layout_zoom_for_cell (const ArnArenaLayout *self, double cell_width);

G_END_DECLS
