#include "arn-band-view.h"

#include <glib/gi18n-lib.h>

#include "arn-band-scene.h"

struct _ArnBandView
{
  ArnPartView parent_instance;

  ArnSession *session;
  GSignalGroup *signals;
  gboolean is_static;
  ArnBandScene *scene;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_STATIC,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnBandView, arn_band_view, ARN_TYPE_PART_VIEW)

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

  arn_band_scene_paint (self->scene, cr, width);
  cairo_destroy (cr);
  arn_part_view_append_ring (ARN_PART_VIEW (self), snapshot);
}

static gboolean
arn_band_view_locate (ArnPartView *view, int part, cairo_rectangle_t *area)
{
  return arn_band_scene_locate (ARN_BAND_VIEW (view)->scene, part,
                                gtk_widget_get_width (GTK_WIDGET (view)), area);
}

static ArnReadout *
arn_band_view_describe (ArnPartView *view, int part)
{
  return arn_band_scene_describe (ARN_BAND_VIEW (view)->scene, part,
                                  gtk_widget_get_width (GTK_WIDGET (view)));
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
arn_band_view_pick (ArnPartView *view, double x, double y)
{
  return arn_band_scene_hit (ARN_BAND_VIEW (view)->scene, x, y,
                             gtk_widget_get_width (GTK_WIDGET (view)));
}

static void
arn_band_view_hover (ArnPartView *view, int part)
{
  arn_band_scene_set_hovered (ARN_BAND_VIEW (view)->scene, part);
}

static void
arn_band_view_choose (ArnPartView *view, int part)
{
  ArnBandView *self = ARN_BAND_VIEW (view);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  ArnBlockId block = arn_band_scene_get_block (self->scene, part, width);
  ArnSnapshot *snapshot = arn_session_get_snapshot (self->session);

  if (block != ARN_NONE && snapshot)
    arn_session_select_address (self->session,
                                arn_snapshot_get_tables (snapshot)->blocks.address[block]);
}

static gboolean
arn_band_view_key (ArnPartView *view, guint keyval)
{
  int width = gtk_widget_get_width (GTK_WIDGET (view));
  int n = (int) arn_band_scene_get_n_parts (ARN_BAND_VIEW (view)->scene, width);
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;
  int to_left = mirrored ? 1 : -1;
  int step = keyval == GDK_KEY_Left ? to_left : keyval == GDK_KEY_Right ? -to_left : 0;

  if (step == 0 || n == 0)
    return GDK_EVENT_PROPAGATE;
  arn_part_view_set_focused (view, CLAMP (arn_part_view_get_focused (view) + step, 0, n - 1));
  arn_band_view_choose (view, arn_part_view_get_focused (view));
  return GDK_EVENT_STOP;
}

static void
arn_band_view_set_look (ArnPartView *view, const ArnLook *look)
{
  arn_band_scene_set_look (ARN_BAND_VIEW (view)->scene, look);
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
  arn_part_view_update_look (ARN_PART_VIEW (self));
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
  ArnPartViewClass *part_class = ARN_PART_VIEW_CLASS (klass);

  object_class->constructed = arn_band_view_constructed;
  object_class->dispose = arn_band_view_dispose;
  object_class->get_property = arn_band_view_get_property;
  object_class->set_property = arn_band_view_set_property;
  widget_class->measure = arn_band_view_measure;
  widget_class->snapshot = arn_band_view_snapshot;
  part_class->ring_radius = 3;
  part_class->has_tooltip = TRUE;
  part_class->pick = arn_band_view_pick;
  part_class->locate = arn_band_view_locate;
  part_class->describe = arn_band_view_describe;
  part_class->hover = arn_band_view_hover;
  part_class->choose = arn_band_view_choose;
  part_class->key = arn_band_view_key;
  part_class->set_look = arn_band_view_set_look;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATIC] =
      g_param_spec_boolean ("static", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
arn_band_view_init (ArnBandView *self)
{
  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::snapshot",
                                  G_CALLBACK (arn_band_view_update), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed",
                                  G_CALLBACK (arn_band_view_update_selection), self);
}
