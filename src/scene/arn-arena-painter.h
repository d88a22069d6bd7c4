/* Paints the arena map: a part of it into any cairo context. Holds what is worked out once for a
 * snapshot, a colouring and a look; ArnArenaScene makes a new one when one of them changes.
 */
#pragma once

#include "arn-arena-change.h"
#include "arn-arena-layout.h"
#include "arn-cell.h"
#include "arn-pool-mix.h"
#include "arn-text.h"

G_BEGIN_DECLS

typedef struct
{
  ArnSnapshot *snapshot;
  ArnLook look;
  ArnColoring *coloring;
  ArnPoolMixes *mixes;
  ArnCellPainter *cells;
  ArnText *text;
  guint64 *arena_bytes;     /* in use, by arena */
  guint32 *arena_pinned;    /* blocks that keep it from being given back, by arena; 0: too many */
  gboolean knows_reachable; /* which objects are; else all are painted as if they were */
  const ArnArenaChange *change; /* the scene's; NULL: nothing is compared */
  int size_class;               /* the only one in full colour; -1: all */
} ArnArenaPainter;

/* `previous` (taken, may be NULL): the painter before, whose texts and cells are used on if it had
 * the same look and colouring. */
ArnArenaPainter *arn_arena_painter_new (ArnSnapshot *snapshot,
                                        const ArnLook *look,
                                        ArnColorBy by,
                                        ArnArenaPainter *previous);
void arn_arena_painter_free (ArnArenaPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnArenaPainter, arn_arena_painter_free)

/* Paints what lies in `part` of the world, ground included, in world coordinates. `scale` as in
 * arn_cell_painter_paint (). */
void arn_arena_painter_paint (ArnArenaPainter *self,
                              const ArnArenaLayout *layout,
                              cairo_t *cr,
                              const cairo_rectangle_t *part,
                              int scale);
/* A number that is another one when what is painted there is another picture (nearly always). */
guint64 arn_arena_painter_digest (ArnArenaPainter *self,
                                  const ArnArenaLayout *layout,
                                  const cairo_rectangle_t *part);

/* "67 % · 0 free"; "empty · kept as the last usable". (transfer full) */
char *arn_arena_painter_format_arena (ArnArenaPainter *self, ArnArenaId arena);

/* arn-block-painter.c: the blocks of a pool in its cell, and their share of the digest. */
void arn_arena_painter_paint_blocks (ArnArenaPainter *self,
                                     const ArnBlockGrid *grid,
                                     cairo_t *cr,
                                     ArnPoolId pool,
                                     const cairo_rectangle_t *cell,
                                     const cairo_rectangle_t *part,
                                     int scale);
guint64 arn_arena_painter_digest_blocks (ArnArenaPainter *self, ArnPoolId pool, guint64 digest);

/* arn-pin-painter.c: the badge of an arena that few blocks keep, which ends at x (right to left: on
 * its left), and the mark of such a block. The badge returns its width, or 0 when there was no
 * room. */
int arn_arena_painter_paint_pins (
    ArnArenaPainter *self, cairo_t *cr, ArnArenaId arena, double x, double y, double room);
void
arn_arena_painter_paint_pin (ArnArenaPainter *self, cairo_t *cr, const cairo_rectangle_t *block);

static inline guint64
arn_digest_add (guint64 digest, guint64 value)
{
  digest = (digest ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return digest ^ digest >> 29;
}

static inline gboolean
arn_rectangles_meet (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

G_END_DECLS
