/* Paints a graph's layout with cairo: cycles behind, edges with their names, nodes above them. The
 * context is scaled and moved by the caller; everything is painted in the layout's pixels.
 *
 * For a picture without a window, all of it together:
 *
 *     query = arn_graph_query_new (mode, centre);
 *     model = arn_graph_model_new (snapshot, query, cancellable);
 *     layout = arn_graph_layout_new (model, look, NULL, FALSE);     takes the model
 *     arn_graph_paint_picture (layout, look, cr, width, height);    fitted, with its legend
 */
#pragma once

#include "arn-graph-layout.h"
#include "arn-legend.h"
#include "arn-text.h"

G_BEGIN_DECLS

/* Below these zooms text is no longer legible, and left out. */
#define ARN_GRAPH_ZOOM_LABELS 0.55
#define ARN_GRAPH_ZOOM_TITLES 0.34

/* What lies in `part` (NULL: all of it). `zoom` is that of the context, for what is left out. */
void arn_graph_paint (const ArnGraphLayout *layout,
                      const ArnLook *look,
                      ArnText *text,
                      cairo_t *cr,
                      const cairo_rectangle_t *part,
                      double zoom);
/* Nodes and cycles alone, or edges alone: arn-graph-sketch.h paints the latter faster. */
void arn_graph_paint_cycles (const ArnGraphLayout *layout,
                             const ArnLook *look,
                             cairo_t *cr,
                             const cairo_rectangle_t *part);
void arn_graph_paint_nodes (const ArnGraphLayout *layout,
                            const ArnLook *look,
                            ArnText *text,
                            cairo_t *cr,
                            const cairo_rectangle_t *part,
                            double zoom);

/* The colour and width of an edge's line. */
ArnColor arn_graph_edge_color (const ArnGraphEdge *edge, const ArnLook *look, double *width);

/* Round a node: 3 px for the selected one, 2 px for the hovered. */
void arn_graph_paint_ring (const ArnGraphLayout *layout,
                           const ArnLook *look,
                           ArnText *text,
                           cairo_t *cr,
                           double zoom,
                           guint node,
                           gboolean is_selected);

/* Where the pill lies that says what a node refers to and is not drawn; FALSE: it has none. */
gboolean arn_graph_locate_pill (const ArnGraphLayout *layout,
                                ArnText *text,
                                guint node,
                                cairo_rectangle_t *pill);

/* The zoom at which all of it is to be seen, at most 1, and where the origin comes to lie. */
double arn_graph_fit (
    const ArnGraphLayout *layout, double width, double height, double *left, double *top);
void arn_graph_paint_picture (
    const ArnGraphLayout *layout, const ArnLook *look, cairo_t *cr, double width, double height);

/* What the lines and boxes of this picture mean: only those that are in it. */
void arn_graph_paint_legend (const ArnGraphLayout *layout,
                             const ArnLook *look,
                             cairo_t *cr,
                             double x,
                             double y,
                             double width);
int arn_graph_measure_legend (const ArnGraphLayout *layout, const ArnLook *look, double width);

G_END_DECLS
