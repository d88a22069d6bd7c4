#include "arn-size-class-view.h"

#include <glib/gi18n-lib.h>

#include "arn-size-class-scene.h"

struct _ArnSizeClassView
{
  ArnPartView parent_instance;

  ArnSizeClassScene *scene;
  int only;
};

enum
{
  PROP_0,
  PROP_ONLY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ArnSizeClassView, arn_size_class_view, ARN_TYPE_PART_VIEW)

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

  arn_size_class_scene_paint (self->scene, cr, width, height);
  cairo_destroy (cr);
  arn_part_view_append_ring (ARN_PART_VIEW (self), snapshot);
}

static gboolean
arn_size_class_view_locate (ArnPartView *view, int part, cairo_rectangle_t *area)
{
  return arn_size_class_scene_locate (ARN_SIZE_CLASS_VIEW (view)->scene, part,
                                      gtk_widget_get_width (GTK_WIDGET (view)),
                                      gtk_widget_get_height (GTK_WIDGET (view)), area);
}

static ArnReadout *
arn_size_class_view_describe (ArnPartView *view, int part)
{
  return arn_size_class_scene_describe (ARN_SIZE_CLASS_VIEW (view)->scene, part);
}

static void
arn_size_class_view_update_label (ArnSizeClassView *self)
{
  g_autofree char *row = arn_part_view_to_text (ARN_PART_VIEW (self),
                                                arn_part_view_get_focused (ARN_PART_VIEW (self)));
  g_autofree char *label = self->only >= 0
                               ? g_strdup_printf (_ ("Size classes. Only %d bytes is shown. %s"),
                                                  (self->only + 1) * ARN_SIZE_CLASS_STEP, row)
                               : g_strdup_printf (_ ("Size classes. %s"), row);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static int
arn_size_class_view_pick (ArnPartView *view, double x, double y)
{
  return arn_size_class_scene_hit (ARN_SIZE_CLASS_VIEW (view)->scene, x, y,
                                   gtk_widget_get_width (GTK_WIDGET (view)),
                                   gtk_widget_get_height (GTK_WIDGET (view)));
}

static void
arn_size_class_view_hover (ArnPartView *view, int part)
{
  arn_size_class_scene_set_hovered (ARN_SIZE_CLASS_VIEW (view)->scene, part);
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

/* The part that is shown alone already: all again. */
static void
arn_size_class_view_choose (ArnPartView *view, int part)
{
  ArnSizeClassView *self = ARN_SIZE_CLASS_VIEW (view);

  arn_size_class_view_set_only (self, part == self->only ? -1 : part);
}

static gboolean
arn_size_class_view_key (ArnPartView *view, guint keyval)
{
  ArnSizeClassView *self = ARN_SIZE_CLASS_VIEW (view);
  int step = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1 : 0;
  int focused = arn_part_view_get_focused (view);

  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Enter)
    arn_size_class_view_choose (view, focused);
  else if (keyval == GDK_KEY_Escape && self->only >= 0)
    arn_size_class_view_set_only (self, -1);
  else if (step != 0)
    arn_part_view_set_focused (view, CLAMP (focused + step, 0, ARN_N_SIZE_CLASSES - 1));
  else
    return GDK_EVENT_PROPAGATE;
  arn_size_class_view_update_label (self);
  return GDK_EVENT_STOP;
}

static void
arn_size_class_view_set_look (ArnPartView *view, const ArnLook *look)
{
  arn_size_class_scene_set_look (ARN_SIZE_CLASS_VIEW (view)->scene, look);
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
  ArnPartViewClass *part_class = ARN_PART_VIEW_CLASS (klass);

  object_class->dispose = arn_size_class_view_dispose;
  object_class->get_property = arn_size_class_view_get_property;
  object_class->set_property = arn_size_class_view_set_property;
  widget_class->measure = arn_size_class_view_measure;
  widget_class->snapshot = arn_size_class_view_snapshot;
  part_class->ring_radius = 3;
  part_class->has_tooltip = TRUE;
  part_class->pick = arn_size_class_view_pick;
  part_class->locate = arn_size_class_view_locate;
  part_class->describe = arn_size_class_view_describe;
  part_class->hover = arn_size_class_view_hover;
  part_class->choose = arn_size_class_view_choose;
  part_class->key = arn_size_class_view_key;
  part_class->set_look = arn_size_class_view_set_look;

  properties[PROP_ONLY] =
      g_param_spec_int ("only", NULL, NULL, -1, ARN_N_SIZE_CLASSES - 1, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
arn_size_class_view_init (ArnSizeClassView *self)
{
  self->only = -1;
  self->scene = arn_size_class_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  arn_part_view_update_look (ARN_PART_VIEW (self));
  arn_size_class_view_update_label (self);
}

void
arn_size_class_view_set_snapshot (ArnSizeClassView *self, ArnSnapshot *snapshot)
{
  g_return_if_fail (ARN_IS_SIZE_CLASS_VIEW (self));

  arn_size_class_scene_set_snapshot (self->scene, snapshot);
  arn_size_class_view_update_label (self);
}
