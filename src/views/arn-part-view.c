#include "arn-part-view.h"

#include "arn-views-look.h"

typedef struct
{
  int focused;
  int hovered;
} ArnPartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ArnPartView, arn_part_view, GTK_TYPE_WIDGET)

#define PRIVATE(self) ((ArnPartViewPrivate *) arn_part_view_get_instance_private (self))

int
arn_part_view_get_focused (ArnPartView *self)
{
  g_return_val_if_fail (ARN_IS_PART_VIEW (self), -1);

  return PRIVATE (self)->focused;
}

void
arn_part_view_set_focused (ArnPartView *self, int part)
{
  g_return_if_fail (ARN_IS_PART_VIEW (self));

  PRIVATE (self)->focused = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
arn_part_view_get_hovered (ArnPartView *self)
{
  g_return_val_if_fail (ARN_IS_PART_VIEW (self), -1);

  return PRIVATE (self)->hovered;
}

char *
arn_part_view_to_text (ArnPartView *self, int part)
{
  g_autoptr (ArnReadout) readout = NULL;

  g_return_val_if_fail (ARN_IS_PART_VIEW (self), NULL);

  readout = ARN_PART_VIEW_GET_CLASS (self)->describe (self, part);
  return readout ? arn_readout_to_text (readout) : g_strdup ("");
}

void
arn_part_view_append_ring (ArnPartView *self, GtkSnapshot *snapshot)
{
  ArnPartViewClass *klass;
  GdkRGBA color;
  cairo_rectangle_t area;
  GskRoundedRect ring;

  g_return_if_fail (ARN_IS_PART_VIEW (self));

  klass = ARN_PART_VIEW_GET_CLASS (self);
  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)) ||
      !klass->locate (self, PRIVATE (self)->focused, &area))
    return;
  color = arn_views_rgba (arn_palette_get (arn_views_get_style (), ARN_COLOR_SELECTED));
  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                        (float) area.width, (float) area.height),
                                   klass->ring_radius);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
}

void
arn_part_view_update_look (ArnPartView *self)
{
  ArnLook look;

  g_return_if_fail (ARN_IS_PART_VIEW (self));

  look = arn_views_get_look (GTK_WIDGET (self));
  ARN_PART_VIEW_GET_CLASS (self)->set_look (self, &look);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
arn_part_view_hover (ArnPartView *self, int part)
{
  if (PRIVATE (self)->hovered == part)
    return;
  PRIVATE (self)->hovered = part;
  ARN_PART_VIEW_GET_CLASS (self)->hover (self, part);
}

static void
arn_part_view_motion (ArnPartView *self, double x, double y)
{
  arn_part_view_hover (self, ARN_PART_VIEW_GET_CLASS (self)->pick (self, x, y));
}

static void
arn_part_view_leave (ArnPartView *self)
{
  arn_part_view_hover (self, -1);
}

static void
arn_part_view_pressed (ArnPartView *self, int n, double x, double y)
{
  ArnPartViewClass *klass = ARN_PART_VIEW_GET_CLASS (self);
  int part = klass->pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (part < 0)
    return;
  arn_part_view_set_focused (self, part);
  if (klass->choose)
    klass->choose (self, part);
}

static gboolean
arn_part_view_key (ArnPartView *self, guint keyval, guint code, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  return ARN_PART_VIEW_GET_CLASS (self)->key (self, keyval);
}

static gboolean
arn_part_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ArnPartView *self = ARN_PART_VIEW (widget);
  int part = keyboard ? PRIVATE (self)->focused : ARN_PART_VIEW_GET_CLASS (self)->pick (self, x, y);
  g_autofree char *text = NULL;

  if (part < 0)
    return FALSE;
  text = arn_part_view_to_text (self, part);
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
arn_part_view_constructed (GObject *object)
{
  G_OBJECT_CLASS (arn_part_view_parent_class)->constructed (object);

  gtk_widget_set_has_tooltip (GTK_WIDGET (object), ARN_PART_VIEW_GET_CLASS (object)->has_tooltip);
  arn_views_watch_look (GTK_WIDGET (object), G_CALLBACK (arn_part_view_update_look));
}

static void
arn_part_view_class_init (ArnPartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = arn_part_view_constructed;
  widget_class->query_tooltip = arn_part_view_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_part_view_init (ArnPartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  PRIVATE (self)->hovered = -1;
  gtk_widget_set_focusable (widget, TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (arn_part_view_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_part_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_part_view_leave), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_part_view_key), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (widget, focus);
}
