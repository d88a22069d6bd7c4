#include <math.h>

#include "arn-graph-view-private.h"

/* Of a way from one picture to the next, microseconds. */
#define MOVING 280000
/* A picture that would be smaller than this is not shown whole at first: nothing could be read. */
#define FIRST_ZOOM 0.65
/* What is brought into sight keeps so far from the edge. */
#define MARGIN 30

ArnGraphCamera
arn_graph_view_get_camera (ArnGraphView *self)
{
  ArnGraphCamera camera = { .zoom = self->zoom };

  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &camera.left, &camera.top);
  return camera;
}

/* The scroll bars' range: the picture, and wherever the view is. */
static void
arn_graph_view_set_range (ArnGraphView *self, const ArnGraphCamera *camera)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  cairo_rectangle_t bounds = layout ? layout->bounds : (cairo_rectangle_t){ 0 };
  double left = MIN (bounds.x * camera->zoom, camera->left);
  double top = MIN (bounds.y * camera->zoom, camera->top);
  double right = MAX ((bounds.x + bounds.width) * camera->zoom,
                      camera->left + gtk_widget_get_width (GTK_WIDGET (self)));
  double bottom = MAX ((bounds.y + bounds.height) * camera->zoom,
                       camera->top + gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_rectangle_t world = { left, top, right - left, bottom - top };

  arn_zoom_view_set_range (ARN_ZOOM_VIEW (self), &world, camera->left, camera->top);
}

void
arn_graph_view_set_camera (ArnGraphView *self, const ArnGraphCamera *camera)
{
  ArnGraphCamera rounded = { round (camera->left), round (camera->top),
                             CLAMP (camera->zoom, ARN_GRAPH_ZOOM_MIN, ARN_GRAPH_ZOOM_MAX) };

  self->zoom = rounded.zoom;
  arn_graph_view_set_range (self, &rounded);
  arn_zoom_view_update_hover (ARN_ZOOM_VIEW (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A camera that shows all of it; `least`: no smaller than that, then the middle of it. */
static ArnGraphCamera
arn_graph_view_find_fit (ArnGraphView *self, double least)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double left, top, zoom = arn_graph_fit (layout, width, height, &left, &top);
  cairo_rectangle_t middle;
  guint centre = layout->model->centre;

  if (zoom >= least)
    return (ArnGraphCamera){ -left, -top, zoom };
  zoom = least;
  middle = layout->nodes[centre != ARN_NONE ? centre : 0];
  /* A neighbourhood is read from its middle, a stack from its upper left. */
  if (layout->model->mode == ARN_GRAPH_NEIGHBOURHOOD)
    return (ArnGraphCamera){ (middle.x + middle.width / 2) * zoom - width / 2,
                             (middle.y + middle.height / 2) * zoom - height / 2, zoom };
  return (ArnGraphCamera){ MIN (layout->bounds.x * zoom,
                                (layout->bounds.x + layout->bounds.width / 2) * zoom - width / 2),
                           middle.y * zoom - height / 4, zoom };
}

/* The same, but as it is while all of it is in sight and not much smaller than need be: what grows
 * by a step stays where a person looks. */
static ArnGraphCamera
arn_graph_view_keep_fit (ArnGraphView *self)
{
  const cairo_rectangle_t *bounds = &arn_graph_scene_get_layout (self->scene)->bounds;
  ArnGraphCamera now = arn_graph_view_get_camera (self);
  ArnGraphCamera fit = arn_graph_view_find_fit (self, FIRST_ZOOM);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (!self->is_allocated || bounds->x * now.zoom < now.left - 1 ||
      bounds->y * now.zoom < now.top - 1 ||
      (bounds->x + bounds->width) * now.zoom > now.left + width + 1 ||
      (bounds->y + bounds->height) * now.zoom > now.top + height + 1 || fit.zoom > now.zoom * 1.25)
    return fit;
  return now;
}

void
arn_graph_view_configure (ArnGraphView *self)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  ArnGraphCamera camera = arn_graph_view_get_camera (self);

  if (layout && layout->model->n_nodes > 0 && self->is_fitted && !arn_graph_view_is_moving (self))
    camera = arn_graph_view_keep_fit (self);
  arn_graph_view_set_camera (self, &camera);
}

gboolean
arn_graph_view_is_moving (ArnGraphView *self)
{
  return self->tick != 0;
}

void
arn_graph_view_stop_moving (ArnGraphView *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  arn_graph_scene_move (self->scene, 1);
}

static double
ease (double t)
{
  return 1 - pow (1 - t, 3);
}

static gboolean
arn_graph_view_go_on (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double share;
  ArnGraphCamera camera;

  if (self->began == 0)
    self->began = now;
  share = ease (MIN ((double) (now - self->began) / MOVING, 1));
  camera = (ArnGraphCamera){ self->from.left + (self->to.left - self->from.left) * share,
                             self->from.top + (self->to.top - self->from.top) * share,
                             self->from.zoom + (self->to.zoom - self->from.zoom) * share };
  arn_graph_scene_move (self->scene, share);
  if (share >= 1)
    self->tick = 0;
  arn_graph_view_set_camera (self, share >= 1 ? &self->to : &camera);
  return share >= 1 ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
arn_graph_view_move_to (ArnGraphView *self, const ArnGraphCamera *to)
{
  gboolean animates;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animates,
                NULL);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  if (!animates || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      arn_graph_scene_move (self->scene, 1);
      arn_graph_view_set_camera (self, to);
      return;
    }
  self->from = arn_graph_view_get_camera (self);
  self->to = *to;
  self->began = 0;
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), arn_graph_view_go_on, NULL, NULL);
}

/* The camera moved as little as brings the node into sight. */
static ArnGraphCamera
arn_graph_view_find_reveal (ArnGraphView *self, ArnGraphKey key)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  cairo_rectangle_t area;

  if (!arn_graph_scene_locate (self->scene, key, &area))
    return camera;
  area.x *= camera.zoom;
  area.y *= camera.zoom;
  camera.left = MIN (camera.left, area.x - MARGIN);
  camera.top = MIN (camera.top, area.y - MARGIN);
  camera.left = MAX (camera.left, area.x + area.width * camera.zoom + MARGIN - width);
  camera.top = MAX (camera.top, area.y + area.height * camera.zoom + MARGIN - height);
  return camera;
}

void
arn_graph_view_reveal (ArnGraphView *self, ArnGraphKey key)
{
  ArnGraphCamera now = arn_graph_view_get_camera (self);
  ArnGraphCamera to = arn_graph_view_find_reveal (self, key);

  if (arn_graph_view_is_moving (self) || (now.left == to.left && now.top == to.top))
    return;
  self->is_fitted = FALSE;
  arn_graph_view_move_to (self, &to);
}

void
arn_graph_view_follow (ArnGraphView *self)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  gboolean follows = self->is_shown && layout && arn_graph_scene_can_move (self->scene);
  ArnGraphCamera to;

  if (!layout || layout->model->n_nodes == 0)
    {
      arn_graph_view_stop_moving (self);
      self->is_shown = FALSE;
      self->is_fitted = TRUE;
      return;
    }
  follows = follows || (self->is_shown && layout->is_kept);
  if (!follows)
    to = arn_graph_view_find_fit (self, FIRST_ZOOM);
  else if (self->is_fitted)
    to = arn_graph_view_keep_fit (self);
  else
    to = arn_graph_view_find_reveal (self, self->cursor);
  if (!follows)
    self->is_fitted = TRUE;
  self->is_shown = TRUE;
  if (follows)
    arn_graph_view_move_to (self, &to);
  else
    {
      arn_graph_view_stop_moving (self);
      arn_graph_view_set_camera (self, &to);
    }
}

void
arn_graph_view_scroll_by_hand (ArnZoomView *view, double left, double top)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  ArnGraphCamera camera = { left, top, self->zoom };

  arn_graph_view_stop_moving (self);
  self->is_fitted = FALSE;
  arn_graph_view_set_camera (self, &camera);
}

void
arn_graph_view_zoom_at (ArnZoomView *view, double zoom, double x, double y)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  ArnGraphCamera camera = arn_graph_view_get_camera (self);
  double factor;

  arn_graph_view_stop_moving (self);
  zoom = CLAMP (zoom, ARN_GRAPH_ZOOM_MIN, ARN_GRAPH_ZOOM_MAX);
  factor = zoom / camera.zoom;
  camera = (ArnGraphCamera){ (camera.left + x) * factor - x, (camera.top + y) * factor - y, zoom };
  self->is_fitted = FALSE;
  arn_graph_view_set_camera (self, &camera);
}

gboolean
arn_graph_view_get_focus (ArnZoomView *view, double *x, double *y)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  ArnGraphCamera camera = arn_graph_view_get_camera (self);
  cairo_rectangle_t area;

  if (!arn_graph_scene_locate (self->scene, self->cursor, &area))
    return FALSE;
  *x = (area.x + area.width / 2) * camera.zoom - camera.left;
  *y = (area.y + area.height / 2) * camera.zoom - camera.top;
  return TRUE;
}

void
arn_graph_view_zoom_fit (ArnZoomView *view)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  ArnGraphCamera to;

  if (!arn_graph_scene_get_layout (self->scene))
    return;
  to = arn_graph_view_find_fit (self, ARN_GRAPH_ZOOM_MIN);
  self->is_fitted = to.zoom >= FIRST_ZOOM;
  arn_graph_view_move_to (self, &to);
}

double
arn_graph_view_get_zoom (ArnZoomView *view)
{
  return ARN_GRAPH_VIEW (view)->zoom;
}
