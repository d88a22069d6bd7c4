/* The heap as it lies in memory, as a picture: arenas as framed tiles, in them pools, in them, once
 * there is room, single blocks and what is in them. A scene knows geometry, colours and hits; it
 * has no widget. Main thread only.
 *
 * Coordinates are pixels of the whole picture ("world"): (0, 0) is its upper left, its size follows
 * from the width of the view and the zoom. Zoom 1 fits the tiles into the width; below 1 they
 * shrink and more of them stand beside each other; above 1 everything grows and the view is moved
 * over it. A view shows a part of the world by its tiles of 128 px: rasterised once, kept while
 * nothing in them changes, and the same surface is handed out again, so that a node made of it can
 * be kept too. Rings of selection and hover lie over the tiles and are painted apart.
 *
 * Signal "changed" (): tiles, overlay, size or legend are other than before; draw and measure
 * again.
 */
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include "arn-coloring.h"
#include "arn-legend.h"
#include "arn-look.h"
#include "arn-readout.h"
#include "arn-snapshot.h"

G_BEGIN_DECLS

#define ARN_SCENE_TILE     128
#define ARN_ARENA_ZOOM_MIN 0.125
#define ARN_ARENA_ZOOM_MAX 160.0

#define ARN_TYPE_ARENA_SCENE (arn_arena_scene_get_type ())
G_DECLARE_FINAL_TYPE (ArnArenaScene, arn_arena_scene, ARN, ARENA_SCENE, GObject)

ArnArenaScene *arn_arena_scene_new (void);

/* NULL: nothing is painted. Zoom, selection and filter stay; only tiles in which something changed
 * are painted again. */
void arn_arena_scene_set_snapshot (ArnArenaScene *self, ArnSnapshot *snapshot);
/* Marks what is other than there; NULL: nothing. Needs ARN_PART_ARENAS. */
void arn_arena_scene_set_baseline (ArnArenaScene *self, ArnSnapshot *baseline);
/* "arenas: +2 −1"; NULL: nothing is compared, or there are the same ones. (transfer full) */
char *arn_arena_scene_format_change (ArnArenaScene *self);
ArnSnapshot *arn_arena_scene_get_snapshot (ArnArenaScene *self); /* transfer none */
/* What paints never waits for long analyses: which objects are unreachable is shown if it is known
 * by then (arn-reachability.h). Once it is, this shows it. */
void arn_arena_scene_look_again (ArnArenaScene *self);
void arn_arena_scene_set_look (ArnArenaScene *self, const ArnLook *look);
void arn_arena_scene_set_color_by (ArnArenaScene *self, ArnColorBy by);
/* Shows only pools of that class (0 … 31) in full colour; -1: all. */
void arn_arena_scene_set_size_class (ArnArenaScene *self, int size_class);

/* Geometry. `width`, `height`: of the view, pixels. */
void arn_arena_scene_set_view_size (ArnArenaScene *self, int width, int height);
void arn_arena_scene_set_zoom (ArnArenaScene *self, double zoom); /* clamped */
double arn_arena_scene_get_zoom (ArnArenaScene *self);
/* The zoom at which one pool is as wide as the view. */
double arn_arena_scene_get_pool_zoom (ArnArenaScene *self);
/* The zoom at which the blocks of a pool are big enough for labels. */
double arn_arena_scene_get_block_zoom (ArnArenaScene *self, ArnPoolId pool);
void
arn_arena_scene_get_size (ArnArenaScene *self, double *width, double *height); /* of the world */

/* A point of the world that survives zooming: take it before, place it after, and scroll so that it
 * is where it was. */
typedef struct
{
  guint32 tile, cell; /* ARN_NONE: none */
  double x, y;        /* in the cell, the tile or the world: 0 … 1 */
} ArnSceneAnchor;

ArnSceneAnchor arn_arena_scene_take_anchor (ArnArenaScene *self, double x, double y);
void arn_arena_scene_place_anchor (ArnArenaScene *self,
                                   const ArnSceneAnchor *anchor,
                                   double *x,
                                   double *y);

/* What a person sees of the heap at the present zoom. */
typedef enum
{
  ARN_LEVEL_ARENAS, /* too small for single pools */
  ARN_LEVEL_POOLS,
  ARN_LEVEL_BLOCKS,   /* single blocks as coloured cells */
  ARN_LEVEL_CONTENTS, /* with labels */
} ArnSceneLevel;

ArnSceneLevel arn_arena_scene_get_level (ArnArenaScene *self);

typedef struct
{
  ArnArenaId arena; /* each ARN_NONE when there is none */
  ArnPoolId pool;
  guint32 index;    /* of the block's place in the pool */
  ArnBlockId block; /* in use there */
  guint64 address;  /* of the most exact thing that was hit; 0: nothing */
} ArnArenaHit;

/* FALSE when only ground is there. Blocks are hit only at the levels that show them. */
gboolean arn_arena_scene_hit (ArnArenaScene *self, double x, double y, ArnArenaHit *hit);
/* Where the pool or, at levels that show them, the block that contains the address is painted.
 * FALSE when it is in no arena. */
gboolean arn_arena_scene_locate (ArnArenaScene *self, guint64 address, cairo_rectangle_t *area);
gboolean
arn_arena_scene_locate_arena (ArnArenaScene *self, ArnArenaId arena, cairo_rectangle_t *area);

/* The neighbour of what is at an address, for arrow keys: pools or blocks by level. `dx`, `dy`: -1,
 * 0 or 1. Returns the address to go to; the same one at an edge; that of the first pool for 0. */
guint64 arn_arena_scene_step (ArnArenaScene *self, guint64 address, int dx, int dy);

/* Selected and hovered by address: the ring is round what locate () finds, so the same address
 * means a pool when seen from afar and a block when near. 0: nothing. `is_arena`: round its tile.
 */
void arn_arena_scene_set_selected (ArnArenaScene *self, guint64 address, gboolean is_arena);
void arn_arena_scene_set_hovered (ArnArenaScene *self, guint64 address);

/* (transfer full), NULL for nothing */
ArnReadout *arn_arena_scene_describe (ArnArenaScene *self, const ArnArenaHit *hit);
/* "3.2 MiB of 9.0 MiB in use". (transfer full) */
char *arn_arena_scene_format_use (ArnArenaScene *self);
/* "Arena 2, pool 11, 48 B, 300 of 340 blocks in use" for assistive technology. (transfer full) */
char *arn_arena_scene_format_place (ArnArenaScene *self, guint64 address);
/* What the colours, fills and patterns of the present level mean. (transfer full) */
ArnLegend *arn_arena_scene_get_legend (ArnArenaScene *self);

/* Tile (column, row) of the world at the present zoom, `scale` device pixels for a pixel. The
 * surface is the scene's; as long as nothing in it changes it is the same pointer. At most as many
 * as four views need are kept. */
cairo_surface_t *arn_arena_scene_get_tile (ArnArenaScene *self, int column, int row, int scale);
/* Rings, in world coordinates. */
void arn_arena_scene_paint_overlay (ArnArenaScene *self, cairo_t *cr);
/* A part of the world, overlay included, into any cairo context: for PNG, SVG, PDF. The part's
 * upper left comes to (0, 0). */
void arn_arena_scene_paint (
    ArnArenaScene *self, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
