/* Where everything of a graph's picture lies. Made on any thread from a model and, if there is one,
 * the layout before it: what both show stays where it is, as far as that is possible without
 * covering anything; else Graphviz arranges all anew, and the middle stays where it is.
 *
 * Coordinates are pixels at zoom 1 ("world"), to the right and down, with any origin. Immutable and
 * counted: a view may paint one while the next is made.
 */
#pragma once

#include <cairo.h>

#include "arn-graph-model.h"
#include "arn-look.h"

G_BEGIN_DECLS

/* Times the look's text scale. */
#define ARN_GRAPH_NODE_WIDTH    132
#define ARN_GRAPH_NODE_HEIGHT   36
#define ARN_GRAPH_SMALL_HEIGHT  22
#define ARN_GRAPH_CARD_WIDTH    146
#define ARN_GRAPH_HEAD_HEIGHT   27
#define ARN_GRAPH_ROW_HEIGHT    20
#define ARN_GRAPH_CYCLE_TITLE   26 /* above the members */
#define ARN_GRAPH_CYCLE_PADDING 15 /* at the other sides */

/* A cubic curve, and its label's middle. */
typedef struct
{
  double x[4], y[4];
  double label_x, label_y;
  double label_width; /* 0: there is no room for a label */
} ArnGraphCurve;

typedef struct
{
  ArnGraphModel *model;
  double unit;              /* the text scale that it was measured with */
  cairo_rectangle_t *nodes; /* each column beside that of the model */
  ArnGraphCurve *edges;
  cairo_rectangle_t *cycles;
  cairo_rectangle_t bounds; /* of everything, with a margin */
  gboolean is_kept;         /* nothing of what the one before showed was moved */
} ArnGraphLayout;

/* Takes the model. `before` may be NULL; `anew`: arrange all of it, even if places could be kept.
 */
ArnGraphLayout *arn_graph_layout_new (ArnGraphModel *model,
                                      const ArnLook *look,
                                      const ArnGraphLayout *before,
                                      gboolean anew);
ArnGraphLayout *arn_graph_layout_ref (ArnGraphLayout *self);
void arn_graph_layout_unref (ArnGraphLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnGraphLayout, arn_graph_layout_unref)

/* A point between two layouts of the same model's nodes, for moving from one to the other: nodes
 * that `from` has too lie at `share` (0 … 1) of their way. (transfer full) */
ArnGraphLayout *
arn_graph_layout_mix (const ArnGraphLayout *from, const ArnGraphLayout *to, double share);

/* The middle of a frame's row, from the top of its card. */
double arn_graph_layout_get_row (const ArnGraphLayout *self, guint node, guint row);

G_END_DECLS
