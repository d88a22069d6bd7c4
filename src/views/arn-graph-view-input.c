#include "arn-graph-view-private.h"

static gboolean
arn_graph_view_hit (ArnGraphView *self, double x, double y, ArnGraphHit *hit)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);

  return arn_graph_scene_hit (self->scene, (x + camera.left) / camera.zoom,
                              (y + camera.top) / camera.zoom, hit);
}

void
arn_graph_view_hover (ArnZoomView *view)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  ArnGraphKey before = self->hovered;
  ArnReadout *readout = NULL;
  cairo_rectangle_t area;
  ArnGraphHit hit;
  double x, y;

  self->hovered = 0;
  if (arn_zoom_view_get_pointer (view, &x, &y) && !arn_graph_view_is_moving (self) &&
      arn_graph_view_hit (self, x, y, &hit))
    {
      self->hovered = layout->model->nodes[hit.node].key;
      area = layout->nodes[hit.node];
      if (arn_graph_model_get_object (layout->model, hit.node) != ARN_NONE)
        readout = arn_graph_describe (layout->model, hit.node);
    }
  arn_zoom_view_set_readout (view, readout, &area);
  if (before != self->hovered)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_graph_view_act (ArnGraphView *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

void
arn_graph_view_clicked (ArnZoomView *view, int n, double x, double y)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  ArnGraphHit hit;

  if (!arn_graph_view_hit (self, x, y, &hit))
    {
      arn_graph_view_move_cursor (self, 0, ARN_NONE);
      return;
    }
  arn_graph_view_move_cursor (self, layout->model->nodes[hit.node].key,
                              hit.row != ARN_NONE ? layout->model->rows[hit.row].target : ARN_NONE);
  /* A pill and "show more" are buttons; a node opens like everything else in a window. */
  if (hit.is_hidden || layout->model->nodes[hit.node].kind == ARN_GRAPH_NODE_MORE || n == 2)
    arn_graph_view_act (self, "graph.expand");
}

static void
arn_graph_view_step (ArnGraphView *self, int dx, int dy)
{
  ArnGraphKey key = arn_graph_scene_step (self->scene, self->cursor, dx, dy);

  arn_graph_view_move_cursor (self, key, ARN_NONE);
  arn_graph_view_reveal (self, key);
}

static const char *
arn_graph_view_action_of_key (guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return state & GDK_SHIFT_MASK ? "graph.expand-referrers" : "graph.expand";
    case GDK_KEY_plus:
    case GDK_KEY_KP_Add:
      return "graph.expand";
    case GDK_KEY_asterisk:
    case GDK_KEY_KP_Multiply:
      return "graph.expand-referrers";
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      return "graph.collapse";
    case GDK_KEY_c:
      return "graph.centre";
    case GDK_KEY_BackSpace:
      return "graph.back";
    default:
      return NULL;
    }
}

gboolean
arn_graph_view_key (ArnZoomView *view, guint keyval, GdkModifierType state)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (view);
  const char *action;

  if (!arn_graph_scene_get_layout (self->scene))
    return GDK_EVENT_PROPAGATE;
  action = arn_graph_view_action_of_key (keyval, state);
  if (action)
    {
      arn_graph_view_act (self, action);
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
    case GDK_KEY_Left:
      arn_graph_view_step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      arn_graph_view_step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      arn_graph_view_step (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      arn_graph_view_step (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->is_fitted)
        return GDK_EVENT_PROPAGATE;
      arn_graph_view_zoom_fit (view);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
