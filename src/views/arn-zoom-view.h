/* What drawn views that scroll and zoom have in common: scroll bars' adjustments, dragging, wheel
 * and pinch at the pointer, keys that zoom, a readout beside what is under the pointer. Ctrl+plus,
 * Ctrl+minus and Ctrl+0 zoom; Ctrl+wheel and pinch zoom where the pointer is; dragging moves.
 *
 * Coordinates are those of the widget, unless a sentence says otherwise. An offset is the place of
 * the widget's upper left in the zoomed world, in whole pixels.
 *
 * Lies in a GtkScrolledWindow.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-readout.h"

G_BEGIN_DECLS

#define ARN_TYPE_ZOOM_VIEW (arn_zoom_view_get_type ())
/* A GtkScrollable. */
G_DECLARE_DERIVABLE_TYPE (ArnZoomView, arn_zoom_view, ARN, ZOOM_VIEW, GtkWidget)

struct _ArnZoomViewClass
{
  GtkWidgetClass parent_class;

  double zoom_step; /* of a button or key */

  double (*get_zoom) (ArnZoomView *self);
  /* The point of the widget stays over the same thing. */
  void (*zoom_at) (ArnZoomView *self, double zoom, double x, double y);
  void (*zoom_fit) (ArnZoomView *self);
  /* The middle of what a person has chosen; FALSE: nothing. */
  gboolean (*get_focus) (ArnZoomView *self, double *x, double *y);

  /* Dragged, to this offset. */
  void (*dragged) (ArnZoomView *self, double left, double top);
  /* Scrolled by something else than the class itself. */
  void (*scrolled) (ArnZoomView *self);
  /* What is under the pointer may be something else. */
  void (*hover) (ArnZoomView *self);
  void (*clicked) (ArnZoomView *self, int n, double x, double y);
  /* Keys that do not zoom; GDK_EVENT_STOP: taken. */
  gboolean (*key) (ArnZoomView *self, guint keyval, GdkModifierType state);
};

double arn_zoom_view_get_zoom (ArnZoomView *self);
/* At what is chosen while it is in sight, else in the middle. */
void arn_zoom_view_zoom_in (ArnZoomView *self);
void arn_zoom_view_zoom_out (ArnZoomView *self);
/* All of it. */
void arn_zoom_view_zoom_fit (ArnZoomView *self);

void arn_zoom_view_get_offset (ArnZoomView *self, double *left, double *top);
/* Rounded, and kept within the range. */
void arn_zoom_view_scroll_to (ArnZoomView *self, double left, double top);
/* The scroll bars' range, and the offset within it; `scrolled` is not called. */
void arn_zoom_view_set_range (ArnZoomView *self,
                              const cairo_rectangle_t *world,
                              double left,
                              double top);

/* FALSE while no pointer is over the view. */
gboolean arn_zoom_view_get_pointer (ArnZoomView *self, double *x, double *y);
void arn_zoom_view_update_hover (ArnZoomView *self);
/* Takes the readout; NULL: none. `area` is what it describes, in whatever unit the class likes. */
void
arn_zoom_view_set_readout (ArnZoomView *self, ArnReadout *readout, const cairo_rectangle_t *area);
/* FALSE: there is none. */
gboolean arn_zoom_view_get_readout_area (ArnZoomView *self, cairo_rectangle_t *area);
/* Draws the readout beside what it describes, unless that leaves no room. */
void arn_zoom_view_append_readout (ArnZoomView *self,
                                   GtkSnapshot *snapshot,
                                   const cairo_rectangle_t *described);

G_END_DECLS
