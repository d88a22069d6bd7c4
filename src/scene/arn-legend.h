/* A legend: swatches with their names, in as many columns as fit. Stands where the colours are
 * used.
 */
#pragma once

#include <cairo.h>

#include "arn-coloring.h"
#include "arn-look.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_SWATCH_FULL,   /* all in use */
  ARN_SWATCH_PART,   /* in use below, available above */
  ARN_SWATCH_EMPTY,  /* free pool that was used before: outlined */
  ARN_SWATCH_FREE,   /* never used: dashed */
  ARN_SWATCH_SLACK,  /* hatched */
  ARN_SWATCH_COLOR,  /* plain colour */
  ARN_SWATCH_OBJECT, /* a block that an object lies in */
  ARN_SWATCH_OWNED,  /* a block that belongs to an object */
  ARN_SWATCH_FREE_BLOCK,
  ARN_SWATCH_UNREACHABLE,
  ARN_SWATCH_BORN, /* an arrow up */
  ARN_SWATCH_GONE, /* an arrow down */
  ARN_SWATCH_PIN,  /* a corner of that colour */
} ArnSwatch;

typedef struct _ArnLegend ArnLegend;

ArnLegend *arn_legend_new (void);
void arn_legend_free (ArnLegend *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnLegend, arn_legend_free)

/* `color` is that of the class or group the swatch stands for. The text is copied. */
void arn_legend_add (ArnLegend *self, ArnSwatch swatch, ArnColor color, const char *text);

guint arn_legend_get_n_entries (const ArnLegend *self);
const char *arn_legend_get_text (const ArnLegend *self, guint entry);

int arn_legend_measure (const ArnLegend *self, const ArnLook *look, int width); /* its height */
void arn_legend_paint (
    const ArnLegend *self, const ArnLook *look, cairo_t *cr, double x, double y, int width);
/* Paints one swatch of 16 × 14 px times the text scale; for widgets that show names themselves. */
void arn_legend_paint_swatch (
    cairo_t *cr, const ArnLook *look, ArnSwatch swatch, ArnColor color, double x, double y);

G_END_DECLS
