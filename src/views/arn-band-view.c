#include "arn-band-view.h"

#include <glib/gi18n-lib.h>

#include "arn-band-scene.h"
#include "arn-views-look.h"

struct _ArnBandView
{
  GtkWidget parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  gboolean is_static;
  ArnBandScene *scene;
  int focused; /* part that the arrow keys are at */
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_STATIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnBandView, arn_band_view, GTK_TYPE_WIDGET)

static void
arn_band_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ArnBandView *self = ARN_BAND_VIEW (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_VERTICAL ? arn_band_scene_get_height (self->scene) : 120;
}

static void
arn_band_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnBandView *self = ARN_BAND_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot,
                                 &GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget)));
  cairo_rectangle_t area;

  arn_band_scene_paint (self->scene, cr, width);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget) &&
      arn_band_scene_locate (self->scene, self->focused, width, &area))
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
arn_band_view_describe (ArnBandView *self, int part)
{
  g_autoptr (ArnReadout) readout =
      arn_band_scene_describe (self->scene, part, gtk_widget_get_width (GTK_WIDGET (self)));

  return readout ? arn_readout_to_text (readout) : g_strdup ("");
}

static gboolean
arn_band_view_has_selection (ArnBandView *self)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;

  return selection && !self->is_static && selection->kind != ARN_SELECTED_NOTHING &&
         selection->pool == ARN_NONE && selection->block != ARN_NONE;
}

static void
arn_band_view_update_label (ArnBandView *self)
{
  g_autofree char *title = arn_band_scene_format_title (self->scene);
  g_autofree char *summary = arn_band_scene_format_summary (self->scene);
  g_autofree char *label = NULL;

  if (arn_band_view_has_selection (self))
    {
      g_autofree char *what = arn_session_format_selection (self->session);

      /* Translators: what a band shows, how much of it, and what is selected in it */
      label = g_strdup_printf (_ ("%s: %s. Selected: %s"), title, summary, what);
    }
  else
    label = g_strdup_printf ("%s: %s", title, summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
arn_band_view_update_selection (ArnBandView *self)
{
  guint64 address = 0;

  if (arn_band_view_has_selection (self))
    {
      const ArnSelection *selection = arn_session_get_selection (self->session);

      address = arn_snapshot_get_tables (selection->in)->blocks.address[selection->block];
    }
  arn_band_scene_set_selected (self->scene, address);
  arn_band_view_update_label (self);
}

static void
arn_band_view_update (ArnBandView *self)
{
  arn_band_scene_set_snapshot (self->scene,
                               self->session ? arn_session_get_snapshot (self->session) : NULL);
  arn_band_view_update_selection (self);
}

static int
arn_band_view_pick (ArnBandView *self, double x, double y)
{
  return arn_band_scene_hit (self->scene, x, y, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
arn_band_view_choose (ArnBandView *self, int part)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  ArnBlockId block = arn_band_scene_get_block (self->scene, part, width);
  ArnSnapshot *snapshot = arn_session_get_snapshot (self->session);

  self->focused = part;
  if (block != ARN_NONE && snapshot)
    arn_session_select_address (self->session,
                                arn_snapshot_get_tables (snapshot)->blocks.address[block]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_band_view_pressed (ArnBandView *self, int n, double x, double y)
{
  int part = arn_band_view_pick (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (part >= 0)
    arn_band_view_choose (self, part);
}

static void
arn_band_view_motion (ArnBandView *self, double x, double y)
{
  arn_band_scene_set_hovered (self->scene, arn_band_view_pick (self, x, y));
}

static void
arn_band_view_leave (ArnBandView *self)
{
  arn_band_scene_set_hovered (self->scene, -1);
}

static gboolean
arn_band_view_key (ArnBandView *self, guint keyval, guint code, GdkModifierType state)
{
  int n = (int) arn_band_scene_get_n_parts (self->scene, gtk_widget_get_width (GTK_WIDGET (self)));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int to_left = mirrored ? 1 : -1;
  int step = keyval == GDK_KEY_Left ? to_left : keyval == GDK_KEY_Right ? -to_left : 0;

  if (step == 0 || state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || n == 0)
    return GDK_EVENT_PROPAGATE;
  arn_band_view_choose (self, CLAMP (self->focused + step, 0, n - 1));
  return GDK_EVENT_STOP;
}

static gboolean
arn_band_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tip)
{
  ArnBandView *self = ARN_BAND_VIEW (widget);
  int part = keyboard ? self->focused : arn_band_view_pick (self, x, y);
  g_autofree char *text = NULL;

  if (part < 0)
    return FALSE;
  text = arn_band_view_describe (self, part);
  gtk_tooltip_set_text (tip, text);
  return *text != '\0';
}

static void
arn_band_view_update_look (ArnBandView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_band_scene_set_look (self->scene, &look);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
arn_band_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, ARN_BAND_VIEW (object)->session);
      break;
    case PROP_STATIC:
      g_value_set_boolean (value, ARN_BAND_VIEW (object)->is_static);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_band_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnBandView *self = ARN_BAND_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_band_view_update (self);
        }
      break;
    case PROP_STATIC:
      self->is_static = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_band_view_constructed (GObject *object)
{
  ArnBandView *self = ARN_BAND_VIEW (object);

  G_OBJECT_CLASS (arn_band_view_parent_class)->constructed (object);

  self->scene = arn_band_scene_new (self->is_static ? ARN_BAND_STATIC : ARN_BAND_LARGE);
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_band_view_update_look));
  arn_band_view_update_look (self);
  arn_band_view_update_label (self);
}

static void
arn_band_view_dispose (GObject *object)
{
  ArnBandView *self = ARN_BAND_VIEW (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->scene);

  G_OBJECT_CLASS (arn_band_view_parent_class)->dispose (object);
}

static void
arn_band_view_class_init (ArnBandViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = arn_band_view_constructed;
  object_class->dispose = arn_band_view_dispose;
  object_class->get_property = arn_band_view_get_property;
  object_class->set_property = arn_band_view_set_property;
  widget_class->measure = arn_band_view_measure;
  widget_class->snapshot = arn_band_view_snapshot;
  widget_class->query_tooltip = arn_band_view_query_tooltip;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATIC] =
      g_param_spec_boolean ("static", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_band_view_init (ArnBandView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (arn_band_view_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_band_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_band_view_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_band_view_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_band_view_update), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed",
                                  G_CALLBACK (arn_band_view_update_selection), self);
}
