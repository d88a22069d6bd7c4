/* What the files of the graph's widget share: arn-graph-view.c (widget, drawing),
 * arn-graph-view-camera.c (zoom, scrolling, moving) and arn-graph-view-input.c (pointer and keys).
 */
#pragma once

#include "arn-graph-view.h"

G_BEGIN_DECLS

typedef struct
{
  double left, top; /* zoomed pixels, of the view's upper left */
  double zoom;
} ArnGraphCamera;

struct _ArnGraphView
{
  ArnZoomView parent_instance;

  ArnGraphScene *scene;
  double zoom;
  gboolean is_fitted; /* nobody moved or zoomed since all of it was shown */
  gboolean is_shown;  /* there was a picture that this one follows */
  gboolean is_allocated;

  /* On the way from one picture, or part of it, to another. */
  guint tick;
  gint64 began; /* frame time, microseconds; 0: with the next frame */
  ArnGraphCamera from, to;

  guint refine;      /* tick: paints tiles that are still missing */
  GHashTable *nodes; /* tile → its surface and the node made of it */

  ArnGraphKey cursor;
  ArnObjectId row_target;
  ArnGraphKey hovered;
};

/* arn-graph-view.c */
void arn_graph_view_move_cursor (ArnGraphView *self, ArnGraphKey key, ArnObjectId row_target);

/* arn-graph-view-camera.c */
ArnGraphCamera arn_graph_view_get_camera (ArnGraphView *self);
void arn_graph_view_set_camera (ArnGraphView *self, const ArnGraphCamera *camera);
void arn_graph_view_configure (ArnGraphView *self);
/* Moves to a picture that has just arrived. */
void arn_graph_view_follow (ArnGraphView *self);
/* Scrolls as little as brings a node into sight. */
void arn_graph_view_reveal (ArnGraphView *self, ArnGraphKey key);
void arn_graph_view_stop_moving (ArnGraphView *self);
gboolean arn_graph_view_is_moving (ArnGraphView *self);
/* Of ArnZoomViewClass. */
double arn_graph_view_get_zoom (ArnZoomView *view);
void arn_graph_view_zoom_at (ArnZoomView *view, double zoom, double x, double y);
void arn_graph_view_zoom_fit (ArnZoomView *view);
gboolean arn_graph_view_get_focus (ArnZoomView *view, double *x, double *y);
void arn_graph_view_scroll_by_hand (ArnZoomView *view, double left, double top);

/* arn-graph-view-input.c */
/* Of ArnZoomViewClass. */
void arn_graph_view_hover (ArnZoomView *view);
void arn_graph_view_clicked (ArnZoomView *view, int n, double x, double y);
gboolean arn_graph_view_key (ArnZoomView *view, guint keyval, GdkModifierType state);

G_END_DECLS
