#include "arn-legend-view.h"

#include <glib/gi18n-lib.h>

#include "arn-views-look.h"

struct _ArnLegendView
{
  GtkWidget parent_instance;

  ArnLegend *legend;
};

G_DEFINE_FINAL_TYPE (ArnLegendView, arn_legend_view, GTK_TYPE_WIDGET)

#define WIDTH 150

static GtkSizeRequestMode
arn_legend_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
arn_legend_view_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  ArnLegendView *self = ARN_LEGEND_VIEW (widget);
  ArnLook look = arn_views_get_look (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH;
  else if (self->legend)
    *minimum = *natural = arn_legend_measure (self->legend, &look, for_size < 0 ? WIDTH : for_size);
}

static void
arn_legend_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnLegendView *self = ARN_LEGEND_VIEW (widget);
  ArnLook look = arn_views_get_look (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr;

  if (!self->legend)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width,
                                                                 gtk_widget_get_height (widget)));
  arn_legend_paint (self->legend, &look, cr, 0, 0, width);
  cairo_destroy (cr);
}

static void
arn_legend_view_dispose (GObject *object)
{
  g_clear_pointer (&ARN_LEGEND_VIEW (object)->legend, arn_legend_free);

  G_OBJECT_CLASS (arn_legend_view_parent_class)->dispose (object);
}

static void
arn_legend_view_class_init (ArnLegendViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = arn_legend_view_dispose;
  widget_class->get_request_mode = arn_legend_view_get_request_mode;
  widget_class->measure = arn_legend_view_measure;
  widget_class->snapshot = arn_legend_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
arn_legend_view_init (ArnLegendView *self)
{
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (gtk_widget_queue_resize));
  arn_legend_view_set_legend (self, NULL);
}

void
arn_legend_view_set_legend (ArnLegendView *self, ArnLegend *legend)
{
  g_autoptr (GString) label = NULL;

  g_return_if_fail (ARN_IS_LEGEND_VIEW (self));

  g_clear_pointer (&self->legend, arn_legend_free);
  self->legend = legend;
  label = g_string_new (_ ("Legend"));
  for (guint i = 0; legend && i < arn_legend_get_n_entries (legend); i++)
    g_string_append_printf (label, i == 0 ? ": %s" : ", %s", arn_legend_get_text (legend, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
