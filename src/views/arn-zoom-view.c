#include "arn-zoom-view.h"

#include <math.h>

#include "arn-views-look.h"

/* Of one notch of the wheel. */
#define WHEEL_STEP 1.2
/* Pixels that a pointer may move and still have clicked. */
#define STILL 4

typedef struct
{
  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  GtkScrollablePolicy policies[2];
  gboolean is_configuring;

  double pointer_x, pointer_y; /* -1: not over the view */
  ArnReadout *readout;
  cairo_rectangle_t readout_area;
  double drag_x, drag_y; /* the offset, when a drag began */
  gboolean has_dragged;  /* since the button was pressed */
  double pinch_zoom;
} ArnZoomViewPrivate;

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
  N_PROPS
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (ArnZoomView,
                                  arn_zoom_view,
                                  GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (ArnZoomView)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

#define PRIVATE(self) ((ArnZoomViewPrivate *) arn_zoom_view_get_instance_private (self))

double
arn_zoom_view_get_zoom (ArnZoomView *self)
{
  g_return_val_if_fail (ARN_IS_ZOOM_VIEW (self), 1);

  return ARN_ZOOM_VIEW_GET_CLASS (self)->get_zoom (self);
}

static void
arn_zoom_view_zoom_at (ArnZoomView *self, double zoom, double x, double y)
{
  ARN_ZOOM_VIEW_GET_CLASS (self)->zoom_at (self, zoom, x, y);
}

static void
arn_zoom_view_zoom_by (ArnZoomView *self, double factor)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double x, y;

  if (!ARN_ZOOM_VIEW_GET_CLASS (self)->get_focus (self, &x, &y) || x < 0 || x >= width || y < 0 ||
      y >= height)
    {
      x = width / 2;
      y = height / 2;
    }
  arn_zoom_view_zoom_at (self, arn_zoom_view_get_zoom (self) * factor, x, y);
}

void
arn_zoom_view_zoom_in (ArnZoomView *self)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  arn_zoom_view_zoom_by (self, ARN_ZOOM_VIEW_GET_CLASS (self)->zoom_step);
}

void
arn_zoom_view_zoom_out (ArnZoomView *self)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  arn_zoom_view_zoom_by (self, 1 / ARN_ZOOM_VIEW_GET_CLASS (self)->zoom_step);
}

void
arn_zoom_view_zoom_fit (ArnZoomView *self)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  ARN_ZOOM_VIEW_GET_CLASS (self)->zoom_fit (self);
}

void
arn_zoom_view_get_offset (ArnZoomView *self, double *left, double *top)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  *left = floor (gtk_adjustment_get_value (PRIVATE (self)->adjustments[0]));
  *top = floor (gtk_adjustment_get_value (PRIVATE (self)->adjustments[1]));
}

void
arn_zoom_view_scroll_to (ArnZoomView *self, double left, double top)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  gtk_adjustment_set_value (PRIVATE (self)->adjustments[0], round (left));
  gtk_adjustment_set_value (PRIVATE (self)->adjustments[1], round (top));
}

void
arn_zoom_view_set_range (ArnZoomView *self, const cairo_rectangle_t *world, double left, double top)
{
  ArnZoomViewPrivate *priv;
  double values[2] = { left, top };
  double lows[2], highs[2];
  int views[2];

  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  priv = PRIVATE (self);
  lows[0] = world->x;
  lows[1] = world->y;
  highs[0] = world->x + world->width;
  highs[1] = world->y + world->height;
  views[0] = gtk_widget_get_width (GTK_WIDGET (self));
  views[1] = gtk_widget_get_height (GTK_WIDGET (self));
  priv->is_configuring = TRUE;
  for (int i = 0; i < 2; i++)
    {
      double high = MAX (ceil (highs[i]), lows[i] + views[i]);

      gtk_adjustment_configure (priv->adjustments[i], MIN (values[i], high - views[i]),
                                floor (lows[i]), high, views[i] * 0.1, views[i] * 0.9, views[i]);
    }
  priv->is_configuring = FALSE;
}

gboolean
arn_zoom_view_get_pointer (ArnZoomView *self, double *x, double *y)
{
  g_return_val_if_fail (ARN_IS_ZOOM_VIEW (self), FALSE);

  *x = PRIVATE (self)->pointer_x;
  *y = PRIVATE (self)->pointer_y;
  return *x >= 0;
}

void
arn_zoom_view_update_hover (ArnZoomView *self)
{
  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  ARN_ZOOM_VIEW_GET_CLASS (self)->hover (self);
}

void
arn_zoom_view_set_readout (ArnZoomView *self, ArnReadout *readout, const cairo_rectangle_t *area)
{
  ArnZoomViewPrivate *priv;

  g_return_if_fail (ARN_IS_ZOOM_VIEW (self));

  priv = PRIVATE (self);
  g_clear_pointer (&priv->readout, arn_readout_free);
  priv->readout = readout;
  if (readout)
    priv->readout_area = *area;
}

gboolean
arn_zoom_view_get_readout_area (ArnZoomView *self, cairo_rectangle_t *area)
{
  g_return_val_if_fail (ARN_IS_ZOOM_VIEW (self), FALSE);

  *area = PRIVATE (self)->readout_area;
  return PRIVATE (self)->readout != NULL;
}

void
arn_zoom_view_append_readout (ArnZoomView *self,
                              GtkSnapshot *snapshot,
                              const cairo_rectangle_t *described)
{
  ArnReadout *readout = PRIVATE (self)->readout;
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));
  cairo_rectangle_t view = { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)) };
  int width, height;
  double x, y;
  cairo_t *cr;

  arn_readout_measure (readout, &look, &width, &height);
  arn_readout_place (described, &view, width, height, &x, &y);
  /* What fills the view leaves no room beside it, and names itself. */
  if (x < 0 || x + width > view.width)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (floorf ((float) x), floorf ((float) y),
                                                       width + 2, height + 2));
  arn_readout_paint (readout, &look, cr, x, y);
  cairo_destroy (cr);
}

static void
arn_zoom_view_motion (ArnZoomView *self, double x, double y)
{
  ArnZoomViewPrivate *priv = PRIVATE (self);

  if (x == priv->pointer_x && y == priv->pointer_y)
    return;
  priv->pointer_x = x;
  priv->pointer_y = y;
  arn_zoom_view_update_hover (self);
}

static void
arn_zoom_view_leave (ArnZoomView *self)
{
  arn_zoom_view_motion (self, -1, -1);
}

static void
arn_zoom_view_released (ArnZoomView *self, int n, double x, double y)
{
  /* The gestures are a group, so the click hears of a drag's end too. */
  if (PRIVATE (self)->has_dragged)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  ARN_ZOOM_VIEW_GET_CLASS (self)->clicked (self, n, x, y);
}

static void
arn_zoom_view_drag_begin (ArnZoomView *self, double x, double y)
{
  ArnZoomViewPrivate *priv = PRIVATE (self);

  priv->has_dragged = FALSE;
  arn_zoom_view_get_offset (self, &priv->drag_x, &priv->drag_y);
}

static void
arn_zoom_view_drag_update (ArnZoomView *self, double x, double y, GtkGesture *gesture)
{
  ArnZoomViewPrivate *priv = PRIVATE (self);

  if (hypot (x, y) < STILL)
    return;
  priv->has_dragged = TRUE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  ARN_ZOOM_VIEW_GET_CLASS (self)->dragged (self, priv->drag_x - x, priv->drag_y - y);
}

static void
arn_zoom_view_drag_end (ArnZoomView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static gboolean
arn_zoom_view_scroll (ArnZoomView *self, double dx, double dy, GtkEventController *controller)
{
  double x, y;

  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (!arn_zoom_view_get_pointer (self, &x, &y))
    {
      x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
      y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
    }
  arn_zoom_view_zoom_at (self, arn_zoom_view_get_zoom (self) * pow (WHEEL_STEP, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
arn_zoom_view_pinch_begin (ArnZoomView *self)
{
  PRIVATE (self)->pinch_zoom = arn_zoom_view_get_zoom (self);
}

static void
arn_zoom_view_pinch_changed (ArnZoomView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    arn_zoom_view_zoom_at (self, PRIVATE (self)->pinch_zoom * scale, x, y);
}

static gboolean
arn_zoom_view_key (ArnZoomView *self, guint keyval, guint code, GdkModifierType state)
{
  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (!(state & GDK_CONTROL_MASK))
    return ARN_ZOOM_VIEW_GET_CLASS (self)->key (self, keyval, state);
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      arn_zoom_view_zoom_in (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      arn_zoom_view_zoom_out (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      arn_zoom_view_zoom_fit (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
arn_zoom_view_init_input (ArnZoomView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_zoom_view_motion), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (arn_zoom_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_zoom_view_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_zoom_view_key), self);
  gtk_widget_add_controller (widget, keys);
  /* Before the scrolled window around, which would scroll. */
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (arn_zoom_view_scroll), self);
  gtk_widget_add_controller (widget, wheel);
  g_signal_connect_swapped (click, "released", G_CALLBACK (arn_zoom_view_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (arn_zoom_view_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (arn_zoom_view_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (arn_zoom_view_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (arn_zoom_view_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (arn_zoom_view_pinch_changed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

static void
arn_zoom_view_scrolled (ArnZoomView *self)
{
  if (!PRIVATE (self)->is_configuring)
    ARN_ZOOM_VIEW_GET_CLASS (self)->scrolled (self);
}

static void
arn_zoom_view_set_adjustment (ArnZoomView *self, int i, GtkAdjustment *adjustment)
{
  ArnZoomViewPrivate *priv = PRIVATE (self);

  if (priv->adjustments[i] == adjustment && adjustment)
    return;
  if (priv->adjustments[i])
    g_signal_handlers_disconnect_by_func (priv->adjustments[i], arn_zoom_view_scrolled, self);
  g_clear_object (&priv->adjustments[i]);
  if (!adjustment)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  priv->adjustments[i] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (arn_zoom_view_scrolled), self);
  /* The new one has no range yet. */
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
arn_zoom_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 180 : 100;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 560 : 400;
}

static void
arn_zoom_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnZoomViewPrivate *priv = PRIVATE (ARN_ZOOM_VIEW (object));

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, priv->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_zoom_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnZoomView *self = ARN_ZOOM_VIEW (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      arn_zoom_view_set_adjustment (self, (int) id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      PRIVATE (self)->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_zoom_view_dispose (GObject *object)
{
  ArnZoomViewPrivate *priv = PRIVATE (ARN_ZOOM_VIEW (object));

  for (int i = 0; i < 2; i++)
    {
      if (priv->adjustments[i])
        g_signal_handlers_disconnect_by_func (priv->adjustments[i], arn_zoom_view_scrolled, object);
      g_clear_object (&priv->adjustments[i]);
    }
  g_clear_pointer (&priv->readout, arn_readout_free);

  G_OBJECT_CLASS (arn_zoom_view_parent_class)->dispose (object);
}

static void
arn_zoom_view_class_init (ArnZoomViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_zoom_view_dispose;
  object_class->get_property = arn_zoom_view_get_property;
  object_class->set_property = arn_zoom_view_set_property;
  widget_class->measure = arn_zoom_view_measure;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_zoom_view_init (ArnZoomView *self)
{
  PRIVATE (self)->pointer_x = PRIVATE (self)->pointer_y = -1;
  arn_zoom_view_set_adjustment (self, 0, NULL);
  arn_zoom_view_set_adjustment (self, 1, NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  arn_zoom_view_init_input (self);
}
