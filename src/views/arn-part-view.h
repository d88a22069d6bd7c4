/* What drawn views made of a row or column of parts have in common: a part under the pointer, one
 * that the arrow keys are at, with a ring while the keyboard is used, a tooltip that says what it
 * is. Parts are counted from 0; -1: none. Coordinates are those of the widget.
 */
#pragma once

#include <gtk/gtk.h>

#include "arn-readout.h"

G_BEGIN_DECLS

#define ARN_TYPE_PART_VIEW (arn_part_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (ArnPartView, arn_part_view, ARN, PART_VIEW, GtkWidget)

struct _ArnPartViewClass
{
  GtkWidgetClass parent_class;

  float ring_radius;
  gboolean has_tooltip;

  int (*pick) (ArnPartView *self, double x, double y);
  gboolean (*locate) (ArnPartView *self, int part, cairo_rectangle_t *area);
  ArnReadout *(*describe) (ArnPartView *self, int part); /* transfer full, nullable */
  void (*hover) (ArnPartView *self, int part);
  /* Clicked; the keys are at it already. NULL: nothing more happens. */
  void (*choose) (ArnPartView *self, int part);
  /* Keys without Ctrl and Alt; GDK_EVENT_STOP: taken. */
  gboolean (*key) (ArnPartView *self, guint keyval);
  /* The theme's colours, font or text size are others. */
  void (*set_look) (ArnPartView *self, const ArnLook *look);
};

int arn_part_view_get_focused (ArnPartView *self);
void arn_part_view_set_focused (ArnPartView *self, int part);
int arn_part_view_get_hovered (ArnPartView *self);
/* What a part says of itself, in one line; "" for none. (transfer full) */
char *arn_part_view_to_text (ArnPartView *self, int part);
/* The ring around the part that the keys are at, if the keyboard is used here. */
void arn_part_view_append_ring (ArnPartView *self, GtkSnapshot *snapshot);
/* Takes the look of the theme again; a class calls it once it can be drawn. */
void arn_part_view_update_look (ArnPartView *self);

G_END_DECLS
