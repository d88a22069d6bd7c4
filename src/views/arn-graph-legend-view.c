#include "arn-graph-legend-view.h"

#include <glib/gi18n-lib.h>

#include "arn-views-look.h"

struct _ArnGraphLegendView
{
  GtkWidget parent_instance;

  ArnGraphLayout *layout;
};

G_DEFINE_FINAL_TYPE (ArnGraphLegendView, arn_graph_legend_view, GTK_TYPE_WIDGET)

#define WIDTH 180

static GtkSizeRequestMode
arn_graph_legend_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
arn_graph_legend_view_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  ArnGraphLegendView *self = ARN_GRAPH_LEGEND_VIEW (widget);
  ArnLook look = arn_views_get_look (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
  else if (self->layout)
    *minimum = *natural =
        arn_graph_measure_legend (self->layout, &look, for_size < 0 ? WIDTH : for_size);
}

static void
arn_graph_legend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnGraphLegendView *self = ARN_GRAPH_LEGEND_VIEW (widget);
  ArnLook look = arn_views_get_look (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr;

  if (!self->layout)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width,
                                                                 gtk_widget_get_height (widget)));
  arn_graph_paint_legend (self->layout, &look, cr, 0, 0, width);
  cairo_destroy (cr);
}

void
arn_graph_legend_view_update (ArnGraphLegendView *self, ArnGraphScene *scene)
{
  const ArnGraphLayout *layout;

  g_return_if_fail (ARN_IS_GRAPH_LEGEND_VIEW (self));

  g_clear_pointer (&self->layout, arn_graph_layout_unref);
  layout = arn_graph_scene_get_layout (scene);
  if (layout)
    self->layout = arn_graph_layout_ref ((ArnGraphLayout *) layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
arn_graph_legend_view_dispose (GObject *object)
{
  g_clear_pointer (&ARN_GRAPH_LEGEND_VIEW (object)->layout, arn_graph_layout_unref);

  G_OBJECT_CLASS (arn_graph_legend_view_parent_class)->dispose (object);
}

static void
arn_graph_legend_view_class_init (ArnGraphLegendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_graph_legend_view_dispose;
  widget_class->get_request_mode = arn_graph_legend_view_get_request_mode;
  widget_class->measure = arn_graph_legend_view_measure;
  widget_class->snapshot = arn_graph_legend_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_graph_legend_view_init (ArnGraphLegendView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Legend"), -1);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_resize));
}
