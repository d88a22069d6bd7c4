#include <math.h>

#include "arn-graph-view-private.h"

/* Of one notch of the wheel. */
#define WHEEL_STEP 1.2
/* Pixels that a pointer may move and still have clicked. */
#define STILL 4

static gboolean
arn_graph_view_hit (ArnGraphView *self, double x, double y, ArnGraphHit *hit)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);

  return arn_graph_scene_hit (self->scene, (x + camera.left) / camera.zoom,
                              (y + camera.top) / camera.zoom, hit);
}

void
arn_graph_view_update_hover (ArnGraphView *self)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  ArnGraphKey before = self->hovered;
  ArnGraphHit hit;

  g_clear_pointer (&self->readout, arn_readout_free);
  self->hovered = 0;
  if (self->pointer_x >= 0 && !arn_graph_view_is_moving (self) &&
      arn_graph_view_hit (self, self->pointer_x, self->pointer_y, &hit))
    {
      self->hovered = layout->model->nodes[hit.node].key;
      if (arn_graph_model_get_object (layout->model, hit.node) != ARN_NONE)
        {
          self->readout = arn_graph_describe (layout->model, hit.node);
          self->readout_area = layout->nodes[hit.node];
        }
    }
  if (before != self->hovered)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_graph_view_motion (ArnGraphView *self, double x, double y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  arn_graph_view_update_hover (self);
}

static void
arn_graph_view_leave (ArnGraphView *self)
{
  self->pointer_x = self->pointer_y = -1;
  arn_graph_view_update_hover (self);
}

static void
arn_graph_view_act (ArnGraphView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
arn_graph_view_released (ArnGraphView *self, int n, double x, double y)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  ArnGraphHit hit;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!arn_graph_view_hit (self, x, y, &hit))
    {
      arn_graph_view_move_cursor (self, 0, ARN_NONE);
      return;
    }
  arn_graph_view_move_cursor (self, layout->model->nodes[hit.node].key,
                              hit.row != ARN_NONE ? layout->model->rows[hit.row].target : ARN_NONE);
  /* A pill and "show more" are buttons; a node opens like everything else in a window. */
  if (hit.is_hidden || layout->model->nodes[hit.node].kind == ARN_GRAPH_NODE_MORE || n == 2)
    arn_graph_view_act (self, "graph.expand");
}

static void
arn_graph_view_drag_begin (ArnGraphView *self, double x, double y)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);

  self->drag_x = camera.left;
  self->drag_y = camera.top;
}

static void
arn_graph_view_drag_update (ArnGraphView *self, double x, double y, GtkGesture *gesture)
{
  if (hypot (x, y) < STILL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  arn_graph_view_scroll_by_hand (self, self->drag_x - x, self->drag_y - y);
}

static void
arn_graph_view_drag_end (ArnGraphView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static gboolean
arn_graph_view_scroll (ArnGraphView *self, double dx, double dy, GtkEventController *controller)
{
  double x =
      self->pointer_x >= 0 ? self->pointer_x : gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y =
      self->pointer_x >= 0 ? self->pointer_y : gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  arn_graph_view_zoom_at (self, self->zoom * pow (WHEEL_STEP, -dy), x, y);
  return GDK_EVENT_STOP;
}

static void
arn_graph_view_pinch_begin (ArnGraphView *self)
{
  self->pinch_zoom = self->zoom;
}

static void
arn_graph_view_pinch_changed (ArnGraphView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    arn_graph_view_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
arn_graph_view_step (ArnGraphView *self, int dx, int dy)
{
  ArnGraphKey key = arn_graph_scene_step (self->scene, self->cursor, dx, dy);

  arn_graph_view_move_cursor (self, key, ARN_NONE);
  arn_graph_view_reveal (self, key);
}

static gboolean
arn_graph_view_zoom_key (ArnGraphView *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      arn_graph_view_zoom_in (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      arn_graph_view_zoom_out (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      arn_graph_view_zoom_fit (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static const char *
arn_graph_view_action_of_key (guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return state & GDK_SHIFT_MASK ? "graph.expand-referrers" : "graph.expand";
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return "graph.expand";
    case GDK_KEY_asterisk:
    case GDK_KEY_KP_Multiply:
      return "graph.expand-referrers";
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return "graph.collapse";
    case GDK_KEY_c:
      return "graph.centre";
    case GDK_KEY_BackSpace:
      return "graph.back";
    default:
      return NULL;
    }
}

static gboolean
arn_graph_view_key (ArnGraphView *self, guint keyval, guint code, GdkModifierType state)
{
  const char *action;

  if (!arn_graph_scene_get_layout (self->scene) || state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_CONTROL_MASK)
    return arn_graph_view_zoom_key (self, keyval);
  action = arn_graph_view_action_of_key (keyval, state);
  if (action)
    {
      arn_graph_view_act (self, action);
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
    case GDK_KEY_Left:
      arn_graph_view_step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      arn_graph_view_step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      arn_graph_view_step (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      arn_graph_view_step (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->is_fitted)
        return GDK_EVENT_PROPAGATE;
      arn_graph_view_zoom_fit (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
arn_graph_view_init_input (ArnGraphView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_graph_view_motion), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (arn_graph_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_graph_view_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_graph_view_key), self);
  gtk_widget_add_controller (widget, keys);
  /* Before the scrolled window around, which would scroll. */
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (arn_graph_view_scroll), self);
  gtk_widget_add_controller (widget, wheel);
  g_signal_connect_swapped (click, "released", G_CALLBACK (arn_graph_view_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (arn_graph_view_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (arn_graph_view_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (arn_graph_view_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (arn_graph_view_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (arn_graph_view_pinch_changed),
                            self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
