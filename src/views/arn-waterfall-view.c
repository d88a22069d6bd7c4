#include "arn-waterfall-view.h"

#include <glib/gi18n-lib.h>

#include "arn-views-look.h"
#include "arn-waterfall-scene.h"

struct _ArnWaterfallView
{
  ArnPartView parent_instance;

  ArnWaterfallScene *scene; /* its lines are the parts */
};

G_DEFINE_FINAL_TYPE (ArnWaterfallView, arn_waterfall_view, ARN_TYPE_PART_VIEW)

static void
arn_waterfall_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ArnWaterfallView *self = ARN_WATERFALL_VIEW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? arn_waterfall_scene_get_min_width (self->scene)
                            : arn_waterfall_scene_get_height (self->scene);
}

/* What is spoken of: under the pointer, else where the keys are. */
static int
arn_waterfall_view_get_line (ArnWaterfallView *self)
{
  int hovered = arn_part_view_get_hovered (ARN_PART_VIEW (self));

  if (hovered >= 0)
    return hovered;
  return gtk_widget_has_visible_focus (GTK_WIDGET (self))
             ? arn_part_view_get_focused (ARN_PART_VIEW (self))
             : -1;
}

static gboolean
arn_waterfall_view_locate (ArnPartView *view, int line, cairo_rectangle_t *area)
{
  return arn_waterfall_scene_locate (ARN_WATERFALL_VIEW (view)->scene, line,
                                     gtk_widget_get_width (GTK_WIDGET (view)), area);
}

static ArnReadout *
arn_waterfall_view_describe (ArnPartView *view, int line)
{
  return arn_waterfall_scene_describe (ARN_WATERFALL_VIEW (view)->scene, line);
}

static void
arn_waterfall_view_paint_readout (
    ArnWaterfallView *self, cairo_t *cr, int line, int width, int height)
{
  g_autoptr (ArnReadout) readout = arn_waterfall_scene_describe (self->scene, line);
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));
  cairo_rectangle_t view = { 0, 0, width, height };
  cairo_rectangle_t area;
  int wide, high;
  double x, y;

  if (!readout || !arn_waterfall_scene_locate (self->scene, line, width, &area))
    return;
  /* In the middle below the line, not at the edge where the line's area ends. */
  area.width /= 2;
  arn_readout_measure (readout, &look, &wide, &high);
  arn_readout_place (&area, &view, wide, high, &x, &y);
  arn_readout_paint (readout, &look, cr, x, y);
}

static void
arn_waterfall_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnWaterfallView *self = ARN_WATERFALL_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  arn_waterfall_scene_paint (self->scene, cr, width, height);
  arn_waterfall_view_paint_readout (self, cr, arn_waterfall_view_get_line (self), width, height);
  cairo_destroy (cr);
  arn_part_view_append_ring (ARN_PART_VIEW (self), snapshot);
}

static void
arn_waterfall_view_update_label (ArnWaterfallView *self)
{
  int focused = arn_part_view_get_focused (ARN_PART_VIEW (self));
  g_autofree char *line = arn_waterfall_scene_format_line (self->scene, focused);
  g_autofree char *more = arn_part_view_to_text (ARN_PART_VIEW (self), focused);
  g_autofree char *label = g_strdup_printf (_ ("Waterfall. %s"), line);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

static int
arn_waterfall_view_pick (ArnPartView *view, double x, double y)
{
  return arn_waterfall_scene_hit (ARN_WATERFALL_VIEW (view)->scene, y);
}

static void
arn_waterfall_view_hover (ArnPartView *view, int line)
{
  arn_waterfall_scene_set_hovered (ARN_WATERFALL_VIEW (view)->scene, line);
}

static void
arn_waterfall_view_choose (ArnPartView *view, int line)
{
  arn_waterfall_view_update_label (ARN_WATERFALL_VIEW (view));
}

static gboolean
arn_waterfall_view_key (ArnPartView *view, guint keyval)
{
  int last = (int) arn_waterfall_scene_get_n_lines (ARN_WATERFALL_VIEW (view)->scene) - 1;
  int step = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1 : 0;

  if (step == 0 || last < 0)
    return GDK_EVENT_PROPAGATE;
  arn_part_view_set_focused (view, CLAMP (arn_part_view_get_focused (view) + step, 0, last));
  arn_waterfall_view_update_label (ARN_WATERFALL_VIEW (view));
  return GDK_EVENT_STOP;
}

static void
arn_waterfall_view_set_look (ArnPartView *view, const ArnLook *look)
{
  arn_waterfall_scene_set_look (ARN_WATERFALL_VIEW (view)->scene, look);
}

static void
arn_waterfall_view_dispose (GObject *object)
{
  g_clear_object (&ARN_WATERFALL_VIEW (object)->scene);

  G_OBJECT_CLASS (arn_waterfall_view_parent_class)->dispose (object);
}

static void
arn_waterfall_view_class_init (ArnWaterfallViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ArnPartViewClass *part_class = ARN_PART_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_waterfall_view_dispose;
  widget_class->measure = arn_waterfall_view_measure;
  widget_class->snapshot = arn_waterfall_view_snapshot;
  part_class->ring_radius = 6;
  part_class->pick = arn_waterfall_view_pick;
  part_class->locate = arn_waterfall_view_locate;
  part_class->describe = arn_waterfall_view_describe;
  part_class->hover = arn_waterfall_view_hover;
  part_class->choose = arn_waterfall_view_choose;
  part_class->key = arn_waterfall_view_key;
  part_class->set_look = arn_waterfall_view_set_look;
}

static void
arn_waterfall_view_init (ArnWaterfallView *self)
{
  self->scene = arn_waterfall_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  arn_part_view_update_look (ARN_PART_VIEW (self));
  arn_waterfall_view_update_label (self);
}

void
arn_waterfall_view_set_snapshot (ArnWaterfallView *self, ArnSnapshot *snapshot)
{
  guint before;

  g_return_if_fail (ARN_IS_WATERFALL_VIEW (self));

  before = arn_waterfall_scene_get_n_lines (self->scene);
  arn_waterfall_scene_set_snapshot (self->scene, snapshot);
  if (before != arn_waterfall_scene_get_n_lines (self->scene))
    gtk_widget_queue_resize (GTK_WIDGET (self));
  arn_waterfall_view_update_label (self);
}
