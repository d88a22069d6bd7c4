/* What a hover says: a title and a few lines of name and value. Painted as a dark box beside what
 * it describes, never over it; or shown by a widget as text.
 */
#pragma once

#include <cairo.h>

#include "arn-look.h"

G_BEGIN_DECLS

#define ARN_READOUT_LINES 6

typedef struct
{
  char *title;
  guint n_lines;
  char *names[ARN_READOUT_LINES];
  char *values[ARN_READOUT_LINES];
} ArnReadout;

ArnReadout *arn_readout_new (const char *title);
void arn_readout_free (ArnReadout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnReadout, arn_readout_free)

/* Takes both texts. Lines beyond ARN_READOUT_LINES are dropped. */
void arn_readout_add (ArnReadout *self, char *name, char *value);
/* "Pool 13 · size class 192 B, in use 27 of 85 blocks, …" for a label. (transfer full) */
char *arn_readout_to_text (const ArnReadout *self);

void arn_readout_measure (const ArnReadout *self, const ArnLook *look, int *width, int *height);
void
arn_readout_paint (const ArnReadout *self, const ArnLook *look, cairo_t *cr, double x, double y);

/* Where a box of that size goes in a view, so that it covers neither the described rectangle nor
 * the view's edge: below right, else above, else left. */
void arn_readout_place (const cairo_rectangle_t *described,
                        const cairo_rectangle_t *view,
                        int width,
                        int height,
                        double *x,
                        double *y);

G_END_DECLS
