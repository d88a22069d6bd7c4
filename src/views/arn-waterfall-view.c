#include "arn-waterfall-view.h"

#include <glib/gi18n-lib.h>

#include "arn-views-look.h"
#include "arn-waterfall-scene.h"

struct _ArnWaterfallView
{
  GtkWidget parent_instance;

  ArnWaterfallScene *scene;
  int focused; /* line that the arrow keys are at */
  int hovered; /* line under the pointer, or -1 */
};

G_DEFINE_FINAL_TYPE (ArnWaterfallView, arn_waterfall_view, GTK_TYPE_WIDGET)

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
  if (self->hovered >= 0)
    return self->hovered;
  return gtk_widget_has_visible_focus (GTK_WIDGET (self)) ? self->focused : -1;
}

static void
arn_waterfall_view_append_ring (ArnWaterfallView *self, GtkSnapshot *snapshot, int width)
{
  GdkRGBA color = arn_views_rgba (arn_palette_get (arn_views_get_style (), ARN_COLOR_SELECTED));
  cairo_rectangle_t area;
  GskRoundedRect ring;

  if (!arn_waterfall_scene_locate (self->scene, self->focused, width, &area))
    return;
  gsk_rounded_rect_init_from_rect (&ring,
                                   &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                        (float) area.width, (float) area.height),
                                   6);
  gtk_snapshot_append_border (snapshot, &ring, (float[4]){ 2, 2, 2, 2 },
                              (GdkRGBA[4]){ color, color, color, color });
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
  if (gtk_widget_has_visible_focus (widget))
    arn_waterfall_view_append_ring (self, snapshot, width);
}

static void
arn_waterfall_view_update_label (ArnWaterfallView *self)
{
  g_autoptr (ArnReadout) readout = arn_waterfall_scene_describe (self->scene, self->focused);
  g_autofree char *line = arn_waterfall_scene_format_line (self->scene, self->focused);
  g_autofree char *more = readout ? arn_readout_to_text (readout) : g_strdup ("");
  g_autofree char *label = g_strdup_printf (_ ("Waterfall. %s"), line);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, more, -1);
}

static void
arn_waterfall_view_hover (ArnWaterfallView *self, int line)
{
  if (self->hovered == line)
    return;
  self->hovered = line;
  arn_waterfall_scene_set_hovered (self->scene, line);
}

static void
arn_waterfall_view_motion (ArnWaterfallView *self, double x, double y)
{
  arn_waterfall_view_hover (self, arn_waterfall_scene_hit (self->scene, y));
}

static void
arn_waterfall_view_leave (ArnWaterfallView *self)
{
  arn_waterfall_view_hover (self, -1);
}

static gboolean
arn_waterfall_view_key (ArnWaterfallView *self, guint keyval, guint code, GdkModifierType state)
{
  int last = (int) arn_waterfall_scene_get_n_lines (self->scene) - 1;
  int step = keyval == GDK_KEY_Up ? -1 : keyval == GDK_KEY_Down ? 1 : 0;

  if (step == 0 || last < 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return GDK_EVENT_PROPAGATE;
  self->focused = CLAMP (self->focused + step, 0, last);
  arn_waterfall_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static void
arn_waterfall_view_update_look (ArnWaterfallView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_waterfall_scene_set_look (self->scene, &look);
  gtk_widget_queue_resize (GTK_WIDGET (self));
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

  G_OBJECT_CLASS (klass)->dispose = arn_waterfall_view_dispose;
  widget_class->measure = arn_waterfall_view_measure;
  widget_class->snapshot = arn_waterfall_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_waterfall_view_init (ArnWaterfallView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->hovered = -1;
  self->scene = arn_waterfall_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (arn_waterfall_view_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (arn_waterfall_view_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (arn_waterfall_view_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_waterfall_view_update_look));
  arn_waterfall_view_update_look (self);
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
