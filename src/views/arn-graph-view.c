#include "arn-graph-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-tile-nodes.h"
#include "arn-views-look.h"

/* Room for rings, badges and pills that stick out of nodes. */
#define RING 20
/* Nodes of tiles that are kept; the scene keeps its surfaces longer. */
#define KEPT 600
/* Microseconds of a frame that may go into tiles that are still missing. */
#define REFINING 2500

enum
{
  CURSOR_MOVED,
  PICTURE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnGraphView, arn_graph_view, ARN_TYPE_ZOOM_VIEW)

/* The tiles that a view at this place needs, and `ring` more around. */
typedef struct
{
  int left, top, right, bottom; /* columns and rows, the last ones included */
} ArnGraphTiles;

static ArnGraphTiles
arn_graph_view_find_tiles (ArnGraphView *self, int ring)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);
  double right = camera.left + gtk_widget_get_width (GTK_WIDGET (self)) - 1;
  double bottom = camera.top + gtk_widget_get_height (GTK_WIDGET (self)) - 1;

  return (ArnGraphTiles){ (int) floor (camera.left / ARN_GRAPH_TILE) - ring,
                          (int) floor (camera.top / ARN_GRAPH_TILE) - ring,
                          (int) floor (right / ARN_GRAPH_TILE) + ring,
                          (int) floor (bottom / ARN_GRAPH_TILE) + ring };
}

static GskRenderNode *
arn_graph_view_get_node (ArnGraphView *self, int column, int row, gboolean may_paint)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface =
      arn_graph_scene_get_tile (self->scene, column, row, self->zoom, scale, may_paint);

  return surface ? arn_tile_nodes_get (self->nodes, surface, column, row, ARN_GRAPH_TILE) : NULL;
}

/* Paints tiles that are missing, in sight first, then around it, a few in each frame. */
static gboolean
arn_graph_view_refine (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  gint64 end = g_get_monotonic_time () + REFINING;

  if (arn_graph_view_is_moving (self) || !arn_graph_scene_get_layout (self->scene))
    {
      self->refine = 0;
      return G_SOURCE_REMOVE;
    }
  for (int ring = 0; ring <= 1; ring++)
    {
      ArnGraphTiles tiles = arn_graph_view_find_tiles (self, ring);

      for (int row = tiles.top; row <= tiles.bottom; row++)
        for (int column = tiles.left; column <= tiles.right; column++)
          {
            if (arn_graph_scene_get_tile (self->scene, column, row, self->zoom, scale, FALSE))
              continue;
            if (g_get_monotonic_time () >= end)
              return G_SOURCE_CONTINUE;
            arn_graph_scene_get_tile (self->scene, column, row, self->zoom, scale, TRUE);
            if (ring == 0)
              gtk_widget_queue_draw (widget);
          }
    }
  self->refine = 0;
  return G_SOURCE_REMOVE;
}

/* A picture of the given part of the view, made for this frame only. */
static void
arn_graph_view_append_sketch (
    ArnGraphView *self, GtkSnapshot *snapshot, double left, double top, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_surface_t *surface =
      arn_graph_scene_paint_view (self->scene, left, top, self->zoom, width, height, scale);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top,
                                                                          width, height));

  cairo_set_source_surface (cr, surface, left, top);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
arn_graph_view_append_tiles (ArnGraphView *self, GtkSnapshot *snapshot)
{
  gboolean is_light = arn_graph_scene_is_light (self->scene);
  ArnGraphTiles tiles = arn_graph_view_find_tiles (self, 0);
  ArnGraphTiles missing = { G_MAXINT, G_MAXINT, G_MININT, G_MININT };

  if (g_hash_table_size (self->nodes) > KEPT)
    g_hash_table_remove_all (self->nodes);
  for (int row = tiles.top; row <= tiles.bottom; row++)
    for (int column = tiles.left; column <= tiles.right; column++)
      if (!arn_graph_view_get_node (self, column, row, is_light))
        {
          missing.left = MIN (missing.left, column);
          missing.top = MIN (missing.top, row);
          missing.right = MAX (missing.right, column);
          missing.bottom = MAX (missing.bottom, row);
        }
  if (missing.left <= missing.right)
    arn_graph_view_append_sketch (self, snapshot, missing.left * ARN_GRAPH_TILE,
                                  missing.top * ARN_GRAPH_TILE,
                                  (missing.right - missing.left + 1) * ARN_GRAPH_TILE,
                                  (missing.bottom - missing.top + 1) * ARN_GRAPH_TILE);
  for (int row = tiles.top; row <= tiles.bottom; row++)
    for (int column = tiles.left; column <= tiles.right; column++)
      {
        GskRenderNode *node = arn_graph_view_get_node (self, column, row, FALSE);

        if (node)
          gtk_snapshot_append_node (snapshot, node);
      }
  if (!is_light && self->refine == 0)
    self->refine =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), arn_graph_view_refine, NULL, NULL);
}

static void
arn_graph_view_append_rings (ArnGraphView *self, GtkSnapshot *snapshot)
{
  ArnGraphKey keys[2] = { self->cursor, self->hovered };

  for (int i = 0; i < 2; i++)
    {
      cairo_rectangle_t area;
      cairo_t *cr;

      if (!arn_graph_scene_locate (self->scene, keys[i], &area) || (i == 1 && keys[0] == keys[1]))
        continue;
      cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT ((float) (area.x * self->zoom) - RING,
                                         (float) (area.y * self->zoom) - RING,
                                         (float) (area.width * self->zoom) + 2 * RING,
                                         (float) (area.height * self->zoom) + 2 * RING));
      cairo_scale (cr, self->zoom, self->zoom);
      arn_graph_scene_paint_rings (self->scene, cr, self->zoom, i == 0 ? keys[i] : 0,
                                   i == 1 ? keys[i] : 0);
      cairo_destroy (cr);
    }
}

static void
arn_graph_view_append_readout (ArnGraphView *self, GtkSnapshot *snapshot)
{
  ArnGraphCamera camera = arn_graph_view_get_camera (self);
  cairo_rectangle_t area;

  if (!arn_zoom_view_get_readout_area (ARN_ZOOM_VIEW (self), &area))
    return;
  area = (cairo_rectangle_t){ area.x * camera.zoom - camera.left, area.y * camera.zoom - camera.top,
                              area.width * camera.zoom, area.height * camera.zoom };
  arn_zoom_view_append_readout (ARN_ZOOM_VIEW (self), snapshot, &area);
}

static void
arn_graph_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  ArnGraphCamera camera = arn_graph_view_get_camera (self);

  if (!arn_graph_scene_get_layout (self->scene))
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) -camera.left, (float) -camera.top));
  if (arn_graph_view_is_moving (self))
    arn_graph_view_append_sketch (self, snapshot, camera.left, camera.top, width, height);
  else
    {
      arn_graph_view_append_tiles (self, snapshot);
      arn_graph_view_append_rings (self, snapshot);
    }
  gtk_snapshot_restore (snapshot);
  arn_graph_view_append_readout (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
arn_graph_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (widget);

  arn_graph_scene_set_view_size (self->scene, width, height);
  arn_graph_view_configure (self);
  self->is_allocated = TRUE;
}

/* The selected node, and where one gets from it. */
static void
arn_graph_view_append_ways (const ArnGraphModel *model, guint node, GString *label)
{
  const char *before = _ (". It refers by ");

  for (guint i = 0; i < model->n_edges; i++)
    if (model->edges[i].from == node)
      {
        g_autofree char *way = arn_graph_format_way (model, i);

        g_string_append_printf (label, "%s%s", before, way);
        before = ", ";
      }
}

static void
arn_graph_view_update_label (ArnGraphView *self)
{
  const ArnGraphLayout *layout = arn_graph_scene_get_layout (self->scene);
  g_autoptr (GString) label = NULL;
  guint node;

  if (!layout)
    label = g_string_new (_ ("Graph of references: nothing there yet"));
  else
    {
      g_autofree char *picture = arn_graph_format_picture (layout->model);

      label = g_string_new (NULL);
      node = self->cursor != 0 ? arn_graph_model_find (layout->model, self->cursor) : ARN_NONE;
      if (node == ARN_NONE)
        g_string_append_printf (label, _ ("Graph of references: %s. Nothing is selected"), picture);
      else
        {
          g_autofree char *what = arn_graph_format_node (layout->model, node);

          g_string_append_printf (label, _ ("Graph of references: %s. Selected: %s"), picture,
                                  what);
          arn_graph_view_append_ways (layout->model, node, label);
        }
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label->str,
                                  -1);
}

void
arn_graph_view_move_cursor (ArnGraphView *self, ArnGraphKey key, ArnObjectId row_target)
{
  self->cursor = key;
  self->row_target = row_target;
  arn_graph_view_update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

ArnGraphKey
arn_graph_view_get_cursor (ArnGraphView *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_VIEW (self), 0);

  return self->cursor;
}

void
arn_graph_view_set_cursor (ArnGraphView *self, ArnGraphKey key)
{
  g_return_if_fail (ARN_IS_GRAPH_VIEW (self));

  if (self->cursor == key)
    return;
  self->cursor = key;
  self->row_target = ARN_NONE;
  arn_graph_view_update_label (self);
  arn_graph_view_reveal (self, key);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

ArnObjectId
arn_graph_view_get_row_target (ArnGraphView *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_VIEW (self), ARN_NONE);

  return self->row_target;
}

ArnGraphScene *
arn_graph_view_get_scene (ArnGraphView *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_VIEW (self), NULL);

  return self->scene;
}

static void
arn_graph_view_scene_changed (ArnGraphView *self)
{
  g_hash_table_remove_all (self->nodes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_graph_view_arrived (ArnGraphView *self)
{
  self->row_target = ARN_NONE;
  arn_graph_view_follow (self);
  arn_zoom_view_update_hover (ARN_ZOOM_VIEW (self));
  arn_graph_view_update_label (self);
  g_signal_emit (self, signals[PICTURE_CHANGED], 0);
}

/* By the scroll bars or the wheel. */
static void
arn_graph_view_scrolled (ArnZoomView *view)
{
  ARN_GRAPH_VIEW (view)->is_fitted = FALSE;
  arn_zoom_view_update_hover (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
arn_graph_view_update_look (ArnGraphView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_graph_scene_set_look (self->scene, &look);
}

static void
arn_graph_view_dispose (GObject *object)
{
  ArnGraphView *self = ARN_GRAPH_VIEW (object);

  g_clear_object (&self->scene);
  g_clear_pointer (&self->nodes, g_hash_table_unref);

  G_OBJECT_CLASS (arn_graph_view_parent_class)->dispose (object);
}

static void
arn_graph_view_class_init (ArnGraphViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ArnZoomViewClass *zoom_class = ARN_ZOOM_VIEW_CLASS (klass);

  object_class->dispose = arn_graph_view_dispose;
  widget_class->size_allocate = arn_graph_view_size_allocate;
  widget_class->snapshot = arn_graph_view_snapshot;
  zoom_class->zoom_step = 1.25;
  zoom_class->get_zoom = arn_graph_view_get_zoom;
  zoom_class->zoom_at = arn_graph_view_zoom_at;
  zoom_class->zoom_fit = arn_graph_view_zoom_fit;
  zoom_class->get_focus = arn_graph_view_get_focus;
  zoom_class->dragged = arn_graph_view_scroll_by_hand;
  zoom_class->scrolled = arn_graph_view_scrolled;
  zoom_class->hover = arn_graph_view_hover;
  zoom_class->clicked = arn_graph_view_clicked;
  zoom_class->key = arn_graph_view_key;

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", ARN_TYPE_GRAPH_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICTURE_CHANGED] = g_signal_new ("picture-changed", ARN_TYPE_GRAPH_VIEW,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "graphview");
}

static void
arn_graph_view_init (ArnGraphView *self)
{
  self->zoom = 1;
  self->is_fitted = TRUE;
  self->row_target = ARN_NONE;
  self->nodes = arn_tile_nodes_new ();
  self->scene = arn_graph_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (arn_graph_view_scene_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scene, "arrived", G_CALLBACK (arn_graph_view_arrived), self,
                           G_CONNECT_SWAPPED);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_graph_view_update_look));
  arn_graph_view_update_look (self);
  arn_graph_view_update_label (self);
}
