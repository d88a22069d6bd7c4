/* A pool seen from afar: one small cell with a fill that rises with its use. There are few
 * different ones (a class, a height, a state), so each is painted once and copied from then on.
 */
#pragma once

#include <cairo.h>

#include "arn-coloring.h"
#include "arn-look.h"

G_BEGIN_DECLS

#define ARN_CELL_BANDS 4

typedef enum
{
  ARN_CELL_NEVER, /* never used */
  ARN_CELL_EMPTY, /* free, was used */
  ARN_CELL_USED,
  ARN_CELL_SLACK, /* no pool */
} ArnCellKind;

/* Compared by its bytes: start from zeroes. */
typedef struct
{
  guint16 width, height;
  guint8 kind;  /* ArnCellKind */
  guint8 faded; /* not of the class that is looked for */
  guint8 group; /* of the border and of what is available */
  guint8 n_bands;
  guint8 band_group[ARN_CELL_BANDS];   /* from below */
  guint16 band_height[ARN_CELL_BANDS]; /* pixels */
} ArnCell;

typedef struct _ArnCellPainter ArnCellPainter;

ArnCellPainter *arn_cell_painter_new (const ArnLook *look, ArnColorBy by);
void arn_cell_painter_free (ArnCellPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnCellPainter, arn_cell_painter_free)

/* `scale`: device pixels for a pixel when painting into an image, where cells are copied (see
 * arn-pixels.h for what that asks of the context); 0: paints lines and fills, for vector files. */
void arn_cell_painter_paint (
    ArnCellPainter *self, cairo_t *cr, const ArnCell *cell, double x, double y, int scale);

G_END_DECLS
