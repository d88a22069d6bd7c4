#include "arn-arena-view-private.h"

#include <math.h>

#include "arn-lookup.h"

/* Of one notch of the wheel. */
#define WHEEL_STEP 1.2
/* Pixels that a pointer may move and still have clicked. */
#define STILL 4

void
arn_arena_view_update_hover (ArnArenaView *self)
{
  ArnArenaHit hit = { 0 };
  double left, top;

  g_clear_pointer (&self->readout, arn_readout_free);
  arn_arena_view_get_offset (self, &left, &top);
  if (self->pointer_x >= 0 &&
      arn_arena_scene_hit (self->scene, left + self->pointer_x, top + self->pointer_y, &hit))
    {
      gboolean located =
          hit.pool == ARN_NONE
              ? arn_arena_scene_locate_arena (self->scene, hit.arena, &self->readout_area)
              : arn_arena_scene_locate (self->scene, hit.address, &self->readout_area);

      if (located)
        self->readout = arn_arena_scene_describe (self->scene, &hit);
    }
  arn_arena_scene_set_hovered (self->scene,
                               hit.pool != ARN_NONE && self->readout ? hit.address : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_arena_view_motion (ArnArenaView *self, double x, double y)
{
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  arn_arena_view_update_hover (self);
}

static void
arn_arena_view_leave (ArnArenaView *self)
{
  self->pointer_x = self->pointer_y = -1;
  arn_arena_view_update_hover (self);
}

static void
arn_arena_view_select_hit (ArnArenaView *self, const ArnArenaHit *hit)
{
  ArnSnapshot *map = arn_arena_scene_get_snapshot (self->scene);

  if (!self->session || !map)
    return;
  if (hit->pool == ARN_NONE)
    arn_session_select_arena (self->session,
                              arn_snapshot_get_tables (map)->arenas.address[hit->arena]);
  else
    arn_session_select_address (self->session, hit->address);
}

static void
arn_arena_view_released (ArnArenaView *self, int n, double x, double y)
{
  ArnArenaHit hit;
  double left, top;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  arn_arena_view_get_offset (self, &left, &top);
  if (!arn_arena_scene_hit (self->scene, left + x, top + y, &hit))
    {
      if (self->session)
        arn_session_select_nothing (self->session);
      return;
    }
  arn_arena_view_select_hit (self, &hit);
  if (n == 2 && hit.pool != ARN_NONE)
    arn_arena_view_show (self, hit.address, TRUE);
}

static void
arn_arena_view_drag_begin (ArnArenaView *self, double x, double y)
{
  arn_arena_view_get_offset (self, &self->drag_x, &self->drag_y);
}

static void
arn_arena_view_drag_update (ArnArenaView *self, double x, double y, GtkGesture *gesture)
{
  if (hypot (x, y) < STILL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  arn_arena_view_scroll_to (self, self->drag_x - x, self->drag_y - y);
}

static void
arn_arena_view_drag_end (ArnArenaView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static gboolean
arn_arena_view_scroll (ArnArenaView *self, double dx, double dy, GtkEventController *controller)
{
  double x =
      self->pointer_x >= 0 ? self->pointer_x : gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y =
      self->pointer_x >= 0 ? self->pointer_y : gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  arn_arena_view_zoom_at (self, arn_arena_scene_get_zoom (self->scene) * pow (WHEEL_STEP, -dy), x,
                          y);
  return GDK_EVENT_STOP;
}

static void
arn_arena_view_pinch_begin (ArnArenaView *self)
{
  self->pinch_zoom = arn_arena_scene_get_zoom (self->scene);
}

static void
arn_arena_view_pinch_changed (ArnArenaView *self, double scale, GtkGesture *gesture)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    arn_arena_view_zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
arn_arena_view_step (ArnArenaView *self, int dx, int dy)
{
  const ArnSelection *selection = arn_session_get_selection (self->session);
  gboolean any = selection->kind != ARN_SELECTED_NOTHING && !selection->gone;
  guint64 address = arn_arena_scene_step (self->scene, any ? selection->address : 0, dx, dy);
  ArnSnapshot *map = arn_arena_scene_get_snapshot (self->scene);
  ArnSceneLevel level = arn_arena_scene_get_level (self->scene);

  if (address == 0)
    return;
  /* Seen from afar a step goes from pool to pool, whatever lies at its beginning. */
  if (level >= ARN_LEVEL_BLOCKS || arn_lookup_pool (map, address) == ARN_NONE)
    arn_session_select_address (self->session, address);
  else
    arn_session_select_pool (self->session, address);
  arn_arena_view_show (self, address, FALSE);
}

static gboolean
arn_arena_view_key (ArnArenaView *self, guint keyval, guint code, GdkModifierType state)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  if (!selection || !arn_arena_scene_get_snapshot (self->scene) || state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (control)
    switch (keyval)
      {
      case GDK_KEY_plus:
      case GDK_KEY_equal:
      case GDK_KEY_KP_Add:
        arn_arena_view_zoom_in (self);
        return GDK_EVENT_STOP;
      case GDK_KEY_minus:
      case GDK_KEY_KP_Subtract:
        arn_arena_view_zoom_out (self);
        return GDK_EVENT_STOP;
      case GDK_KEY_0:
      case GDK_KEY_KP_0:
        arn_arena_view_zoom_fit (self);
        return GDK_EVENT_STOP;
      default:
        return GDK_EVENT_PROPAGATE;
      }
  switch (keyval)
    {
    case GDK_KEY_Left:
      arn_arena_view_step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      arn_arena_view_step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      arn_arena_view_step (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      arn_arena_view_step (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selection->kind == ARN_SELECTED_NOTHING)
        return GDK_EVENT_PROPAGATE;
      arn_arena_view_show (self, selection->address, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return arn_arena_view_step_out (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
arn_arena_view_init_input (ArnArenaView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_arena_view_motion), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (arn_arena_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_arena_view_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_arena_view_key), self);
  gtk_widget_add_controller (widget, keys);
  /* Before the scrolled window around, which would scroll. */
  g_signal_connect_swapped (wheel, "scroll", G_CALLBACK (arn_arena_view_scroll), self);
  gtk_widget_add_controller (widget, wheel);
  g_signal_connect_swapped (click, "released", G_CALLBACK (arn_arena_view_released), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (arn_arena_view_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (arn_arena_view_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (arn_arena_view_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (arn_arena_view_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (arn_arena_view_pinch_changed),
                            self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}
