#include "arn-size-class-view.h"

#include <glib/gi18n-lib.h>

#include "arn-size-class-scene.h"
#include "arn-views-look.h"

struct _ArnSizeClassView
{
  GtkWidget parent_instance;

  ArnSizeClassScene *scene;
  int only;
  int focused; /* row that the arrow keys are at */
};

enum
{
  PROP_0,
  PROP_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnSizeClassView, arn_size_class_view, GTK_TYPE_WIDGET)

static void
arn_size_class_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ArnSizeClassView *self = ARN_SIZE_CLASS_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = arn_size_class_scene_get_min_width (self->scene);
  else
    {
      *minimum = arn_size_class_scene_get_min_height (self->scene);
      *natural = arn_size_class_scene_get_height (self->scene);
    }
}

static void
arn_size_class_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnSizeClassView *self = ARN_SIZE_CLASS_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_rectangle_t area;

  arn_size_class_scene_paint (self->scene, cr, width, height);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget) &&
      arn_size_class_scene_locate (self->scene, self->focused, width, height, &area))
    {
      GdkRGBA color = arn_views_rgba (arn_palette_get (arn_views_get_style (), ARN_COLOR_SELECTED));
      GskRoundedRect ring;

      gsk_rounded_rect_init_from_rect (&ring,
                                       &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                            (float) area.width,
                                                            (float) area.height),
                                       3);
      gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                                  (GdkRGBA[4]){ color, color, color, color });
    }
}

static char *
arn_size_class_view_describe (ArnSizeClassView *self, int size_class)
{
  g_autoptr (ArnReadout) readout = arn_size_class_scene_describe (self->scene, size_class);

  return readout ? arn_readout_to_text (readout) : g_strdup ("");
}

static void
arn_size_class_view_update_label (ArnSizeClassView *self)
{
  g_autofree char *row = arn_size_class_view_describe (self, self->focused);
  g_autofree char *label = self->only >= 0
                               ? g_strdup_printf (_ ("Size classes. Only %d bytes is shown. %s"),
                                                  (self->only + 1) * ARN_SIZE_CLASS_STEP, row)
                               : g_strdup_printf (_ ("Size classes. %s"), row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static int
arn_size_class_view_pick (ArnSizeClassView *self, double x, double y)
{
  return arn_size_class_scene_hit (self->scene, x, y, gtk_widget_get_width (GTK_WIDGET (self)),
                                   gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
arn_size_class_view_set_only (ArnSizeClassView *self, int only)
{
  if (only == self->only)
    return;
  self->only = only;
  arn_size_class_scene_set_selected (self->scene, only);
  arn_size_class_view_update_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY]);
}

static void
arn_size_class_view_toggle (ArnSizeClassView *self, int size_class)
{
  arn_size_class_view_set_only (self, size_class == self->only ? -1 : size_class);
}

static void
arn_size_class_view_pressed (ArnSizeClassView *self, int n, double x, double y)
{
  int size_class = arn_size_class_view_pick (self, x, y);

  if (size_class < 0)
    return;
  self->focused = size_class;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  arn_size_class_view_toggle (self, size_class);
}

static void
arn_size_class_view_motion (ArnSizeClassView *self, double x, double y)
{
  arn_size_class_scene_set_hovered (self->scene, arn_size_class_view_pick (self, x, y));
}

static void
arn_size_class_view_leave (ArnSizeClassView *self)
{
  arn_size_class_scene_set_hovered (self->scene, -1);
}

static gboolean
arn_size_class_view_key (ArnSizeClassView *self, guint keyval, guint code, GdkModifierType state)
{
  int step = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1 : 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Enter)
    arn_size_class_view_toggle (self, self->focused);
  else if (keyval == GDK_KEY_Escape && self->only >= 0)
    arn_size_class_view_set_only (self, -1);
  else if (step != 0)
    self->focused = CLAMP (self->focused + step, 0, ARN_N_SIZE_CLASSES - 1);
  else
    return GDK_EVENT_PROPAGATE;
  arn_size_class_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
arn_size_class_view_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  ArnSizeClassView *self = ARN_SIZE_CLASS_VIEW (widget);
  int size_class = keyboard ? self->focused : arn_size_class_view_pick (self, x, y);
  g_autofree char *text = NULL;

  if (size_class < 0)
    return FALSE;
  text = arn_size_class_view_describe (self, size_class);
  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

static void
arn_size_class_view_update_look (ArnSizeClassView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_size_class_scene_set_look (self->scene, &look);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
arn_size_class_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ONLY:
      g_value_set_int (value, ARN_SIZE_CLASS_VIEW (object)->only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_size_class_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ONLY:
      arn_size_class_view_set_only (ARN_SIZE_CLASS_VIEW (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_size_class_view_dispose (GObject *object)
{
  g_clear_object (&ARN_SIZE_CLASS_VIEW (object)->scene);

  G_OBJECT_CLASS (arn_size_class_view_parent_class)->dispose (object);
}

static void
arn_size_class_view_class_init (ArnSizeClassViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = arn_size_class_view_dispose;
  object_class->get_property = arn_size_class_view_get_property;
  object_class->set_property = arn_size_class_view_set_property;
  widget_class->measure = arn_size_class_view_measure;
  widget_class->snapshot = arn_size_class_view_snapshot;
  widget_class->query_tooltip = arn_size_class_view_query_tooltip;

  properties[PROP_ONLY] =
      g_param_spec_int ("only", NULL, NULL, -1, ARN_N_SIZE_CLASSES - 1, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_size_class_view_init (ArnSizeClassView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->only = -1;
  self->scene = arn_size_class_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (arn_size_class_view_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_size_class_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_size_class_view_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_size_class_view_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_size_class_view_update_look));
  arn_size_class_view_update_look (self);
  arn_size_class_view_update_label (self);
}

void
arn_size_class_view_set_snapshot (ArnSizeClassView *self, ArnSnapshot *snapshot)
{
  g_return_if_fail (ARN_IS_SIZE_CLASS_VIEW (self));

  arn_size_class_scene_set_snapshot (self->scene, snapshot);
  arn_size_class_view_update_label (self);
}
