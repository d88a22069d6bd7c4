#include "arn-arena-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "arn-analysis.h"
#include "arn-lookup.h"
#include "arn-tile-nodes.h"
#include "arn-views-look.h"

/* Room for rings that lie outside of what they surround. */
#define RING 6

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ONLY,
  N_PROPS
};

enum
{
  PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnArenaView, arn_arena_view, ARN_TYPE_ZOOM_VIEW)

static GskRenderNode *
arn_arena_view_get_node (ArnArenaView *self, int column, int row, int scale)
{
  cairo_surface_t *surface = arn_arena_scene_get_tile (self->scene, column, row, scale);

  return surface ? arn_tile_nodes_get (self->nodes, surface, column, row, ARN_SCENE_TILE) : NULL;
}

/* Nodes hold their surfaces: those far from what is seen go, seldom. */
static void
arn_arena_view_drop_nodes (ArnArenaView *self, double top, double height)
{
  guint columns = (guint) gtk_widget_get_width (GTK_WIDGET (self)) / ARN_SCENE_TILE + 2;
  guint rows = (guint) height / ARN_SCENE_TILE + 2;
  int first = (int) (top / ARN_SCENE_TILE) - (int) rows;
  int last = (int) (top / ARN_SCENE_TILE) + 2 * (int) rows;
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (self->nodes) < 6 * columns * rows)
    return;
  g_hash_table_iter_init (&iter, self->nodes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      int row = arn_tile_nodes_row (key);

      if (row < first || row > last)
        g_hash_table_iter_remove (&iter);
    }
}

static void
arn_arena_view_append_rings (ArnArenaView *self, GtkSnapshot *snapshot, cairo_rectangle_t area)
{
  cairo_t *cr =
      gtk_snapshot_append_cairo (snapshot,
                                 &GRAPHENE_RECT_INIT ((float) area.x - RING, (float) area.y - RING,
                                                      (float) area.width + 2 * RING,
                                                      (float) area.height + 2 * RING));

  arn_arena_scene_paint_overlay (self->scene, cr);
  cairo_destroy (cr);
}

static gboolean
arn_arena_view_locate_selection (ArnArenaView *self, cairo_rectangle_t *area)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;
  ArnSnapshot *map = arn_arena_scene_get_snapshot (self->scene);

  if (!selection || !map || selection->kind == ARN_SELECTED_NOTHING)
    return FALSE;
  if (selection->kind == ARN_SELECTED_ARENA)
    {
      ArnArenaId arena = arn_lookup_arena (map, selection->address);

      return arena != ARN_NONE && arn_arena_scene_locate_arena (self->scene, arena, area);
    }
  return arn_arena_scene_locate (self->scene, selection->address, area);
}

static void
arn_arena_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ArnArenaView *self = ARN_ARENA_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_rectangle_t area;
  gboolean hovers;
  double left, top;

  if (!arn_arena_scene_get_snapshot (self->scene))
    return;
  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -left, (float) -top));
  for (int row = (int) (top / ARN_SCENE_TILE); row * ARN_SCENE_TILE < top + height; row++)
    for (int column = (int) (left / ARN_SCENE_TILE); column * ARN_SCENE_TILE < left + width;
         column++)
      {
        GskRenderNode *node = arn_arena_view_get_node (self, column, row, scale);

        if (node)
          gtk_snapshot_append_node (snapshot, node);
      }
  if (arn_arena_view_locate_selection (self, &area))
    arn_arena_view_append_rings (self, snapshot, area);
  hovers = arn_zoom_view_get_readout_area (ARN_ZOOM_VIEW (self), &area);
  if (hovers)
    arn_arena_view_append_rings (self, snapshot, area);
  gtk_snapshot_restore (snapshot);
  if (hovers)
    {
      area.x -= left;
      area.y -= top;
      arn_zoom_view_append_readout (ARN_ZOOM_VIEW (self), snapshot, &area);
    }
  gtk_snapshot_pop (snapshot);
  arn_arena_view_drop_nodes (self, top, height);
}

static void
arn_arena_view_place_changed (ArnArenaView *self)
{
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static void
arn_arena_view_scrolled (ArnZoomView *view)
{
  arn_zoom_view_update_hover (view);
  arn_arena_view_place_changed (ARN_ARENA_VIEW (view));
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* The scroll bars' range: the world; what is smaller than the view stands still. */
static void
arn_arena_view_configure (ArnArenaView *self)
{
  ArnZoomView *view = ARN_ZOOM_VIEW (self);
  cairo_rectangle_t world = { 0 };
  double before[2], after[2];

  arn_arena_scene_get_size (self->scene, &world.width, &world.height);
  arn_zoom_view_get_offset (view, &before[0], &before[1]);
  arn_zoom_view_set_range (view, &world, before[0], before[1]);
  arn_zoom_view_get_offset (view, &after[0], &after[1]);
  if (before[0] != after[0] || before[1] != after[1])
    arn_arena_view_scrolled (view);
}

static void
arn_arena_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ArnArenaView *self = ARN_ARENA_VIEW (widget);

  arn_arena_scene_set_view_size (self->scene, width, height);
  self->allocated = TRUE;
  arn_arena_view_configure (self);
}

static void
arn_arena_view_update_label (ArnArenaView *self)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;
  g_autofree char *label = NULL;

  if (!arn_arena_scene_get_snapshot (self->scene))
    label = g_strdup (_ ("Map of the heap: nothing there yet"));
  else if (!selection || selection->kind == ARN_SELECTED_NOTHING)
    {
      g_autofree char *use = arn_arena_scene_format_use (self->scene);

      label = g_strdup_printf (_ ("Map of the heap: %s. Nothing is selected"), use);
    }
  else
    {
      g_autofree char *what = arn_session_format_selection (self->session);
      g_autofree char *place = arn_arena_scene_format_place (self->scene, selection->address);

      label = g_strdup_printf (_ ("Map of the heap. Selected: %s. %s"), what, place ? place : "");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
arn_arena_view_scene_changed (ArnArenaView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_arena_view_analysed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (ArnArenaView) self = data;

  if (arn_analysis_run_finish (ARN_SNAPSHOT (source), result, NULL))
    arn_arena_scene_look_again (self->scene);
}

/* What is unreachable, and who refers to what is selected next, is worked out before anyone asks.
 */
static void
arn_arena_view_analyse (ArnArenaView *self, ArnSnapshot *map)
{
  g_cancellable_cancel (self->analysis);
  g_clear_object (&self->analysis);
  if (!map || !arn_snapshot_has (map, ARN_PART_EDGES))
    return;
  self->analysis = g_cancellable_new ();
  arn_analysis_run_async (map, ARN_ANALYSIS_REACHABILITY | ARN_ANALYSIS_REFERRERS, self->analysis,
                          arn_arena_view_analysed, g_object_ref (self));
}

/* New arenas push the others about: what was in the middle stays there. */
static void
arn_arena_view_update_map (ArnArenaView *self)
{
  ArnSnapshot *map = self->session ? arn_session_get_map (self->session) : NULL;
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  cairo_rectangle_t before, after;
  ArnArenaHit hit = { 0 };
  double left, top;

  if (map && !arn_snapshot_has (map, ARN_PART_ARENAS))
    map = NULL;
  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
  if (top > 0 || left > 0)
    arn_arena_scene_hit (self->scene, left + width / 2.0, top + height / 2.0, &hit);
  if (hit.address == 0 || !arn_arena_scene_locate (self->scene, hit.address, &before))
    hit.address = 0;

  if (map != arn_arena_scene_get_snapshot (self->scene))
    arn_arena_view_analyse (self, map);
  arn_arena_scene_set_snapshot (self->scene, map);
  arn_arena_view_configure (self);
  if (hit.address != 0 && arn_arena_scene_locate (self->scene, hit.address, &after))
    arn_zoom_view_scroll_to (ARN_ZOOM_VIEW (self), left + after.x - before.x,
                             top + after.y - before.y);
  arn_zoom_view_update_hover (ARN_ZOOM_VIEW (self));
  arn_arena_view_update_label (self);
  arn_arena_view_place_changed (self);
}

/* What was chosen elsewhere comes into sight, once; what is in sight stays where it is. */
static void
arn_arena_view_reveal (ArnArenaView *self, guint64 address)
{
  cairo_rectangle_t area;
  double left, top;

  if (address == self->revealed)
    return;
  self->revealed = address;
  if (address == 0 || !arn_arena_view_locate_selection (self, &area))
    return;
  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
  if (area.x + area.width <= left || area.y + area.height <= top ||
      area.x >= left + gtk_widget_get_width (GTK_WIDGET (self)) ||
      area.y >= top + gtk_widget_get_height (GTK_WIDGET (self)))
    arn_arena_view_show (self, address, FALSE);
}

static void
arn_arena_view_update_selection (ArnArenaView *self)
{
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;
  gboolean any = selection && selection->kind != ARN_SELECTED_NOTHING && !selection->gone;

  arn_arena_scene_set_selected (self->scene, any ? selection->address : 0,
                                any && selection->kind == ARN_SELECTED_ARENA);
  arn_arena_view_reveal (self, any ? selection->address : 0);
  arn_arena_view_update_label (self);
  arn_arena_view_place_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
arn_arena_view_get_zoom (ArnZoomView *view)
{
  return arn_arena_scene_get_zoom (ARN_ARENA_VIEW (view)->scene);
}

static void
arn_arena_view_zoom_at (ArnZoomView *view, double zoom, double x, double y)
{
  ArnArenaView *self = ARN_ARENA_VIEW (view);
  ArnSceneAnchor anchor;
  double left, top;

  arn_zoom_view_get_offset (view, &left, &top);
  anchor = arn_arena_scene_take_anchor (self->scene, left + x, top + y);
  arn_arena_scene_set_zoom (self->scene, zoom);
  arn_arena_scene_place_anchor (self->scene, &anchor, &left, &top);
  arn_arena_view_configure (self);
  arn_zoom_view_scroll_to (view, left - x, top - y);
  arn_arena_view_scrolled (view);
}

static void
arn_arena_view_zoom_fit (ArnZoomView *view)
{
  arn_arena_view_zoom_at (view, 1, 0, 0);
}

static gboolean
arn_arena_view_get_focus (ArnZoomView *view, double *x, double *y)
{
  cairo_rectangle_t area;
  double left, top;

  if (!arn_arena_view_locate_selection (ARN_ARENA_VIEW (view), &area))
    return FALSE;
  arn_zoom_view_get_offset (view, &left, &top);
  *x = area.x + area.width / 2 - left;
  *y = area.y + area.height / 2 - top;
  return TRUE;
}

gboolean
arn_arena_view_step_out (ArnArenaView *self)
{
  double x, y, pool_zoom;

  g_return_val_if_fail (ARN_IS_ARENA_VIEW (self), FALSE);

  x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  pool_zoom = arn_arena_scene_get_pool_zoom (self->scene);
  if (arn_arena_scene_get_zoom (self->scene) > pool_zoom * 1.05)
    arn_arena_view_zoom_at (ARN_ZOOM_VIEW (self), pool_zoom, x, y);
  else if (fabs (arn_arena_scene_get_zoom (self->scene) - 1) > 0.01)
    arn_arena_view_zoom_at (ARN_ZOOM_VIEW (self), 1, x, y);
  else
    return FALSE;
  return TRUE;
}

gboolean
arn_arena_view_show (ArnArenaView *self, guint64 address, gboolean closer)
{
  ArnSnapshot *map;
  cairo_rectangle_t area;
  ArnPoolId pool;

  g_return_val_if_fail (ARN_IS_ARENA_VIEW (self), FALSE);

  map = arn_arena_scene_get_snapshot (self->scene);
  if (!map)
    return FALSE;
  if (closer)
    {
      double zoom = arn_arena_scene_get_pool_zoom (self->scene);

      pool = arn_lookup_pool (map, address);
      if (pool != ARN_NONE && arn_snapshot_has (map, ARN_PART_BLOCKS))
        zoom = MAX (zoom, arn_arena_scene_get_block_zoom (self->scene, pool));
      if (arn_arena_scene_get_zoom (self->scene) < zoom)
        arn_arena_scene_set_zoom (self->scene, zoom);
      arn_arena_view_configure (self);
    }
  if (!arn_arena_scene_locate (self->scene, address, &area))
    return FALSE;
  {
    double width = gtk_widget_get_width (GTK_WIDGET (self));
    double height = gtk_widget_get_height (GTK_WIDGET (self));
    double left, top;

    arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
    if (closer || area.x < left || area.y < top || area.x + area.width > left + width ||
        area.y + area.height > top + height)
      arn_zoom_view_scroll_to (ARN_ZOOM_VIEW (self), area.x - MAX ((width - area.width) / 2, 12),
                               area.y - MAX ((height - area.height) / 2, 12));
  }
  arn_arena_view_scrolled (ARN_ZOOM_VIEW (self));
  return TRUE;
}

gboolean
arn_arena_view_get_place (ArnArenaView *self, ArnArenaHit *hit)
{
  cairo_rectangle_t area;
  double left, top, width, height;

  g_return_val_if_fail (ARN_IS_ARENA_VIEW (self), FALSE);

  width = gtk_widget_get_width (GTK_WIDGET (self));
  height = gtk_widget_get_height (GTK_WIDGET (self));
  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
  /* The selection says best where a person is, as long as it is in sight. */
  if (arn_arena_view_locate_selection (self, &area))
    {
      double x = area.x + area.width / 2;
      double y = area.y + area.height / 2;

      if (x >= left && x < left + width && y >= top && y < top + height)
        return arn_arena_scene_hit (self->scene, x, y, hit);
    }
  return arn_arena_scene_hit (self->scene, left + width / 2, top + height / 2, hit);
}

ArnArenaScene *
arn_arena_view_get_scene (ArnArenaView *self)
{
  g_return_val_if_fail (ARN_IS_ARENA_VIEW (self), NULL);

  return self->scene;
}

static void
arn_arena_view_update_look (ArnArenaView *self)
{
  ArnLook look = arn_views_get_look (GTK_WIDGET (self));

  arn_arena_scene_set_look (self->scene, &look);
  if (self->allocated)
    arn_arena_view_configure (self);
}

static void
arn_arena_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnArenaView *self = ARN_ARENA_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ONLY:
      g_value_set_int (value, self->only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ArnArenaView *self = ARN_ARENA_VIEW (object);

  switch (id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        {
          g_signal_group_set_target (self->signals, self->session);
          arn_arena_view_update_map (self);
          arn_arena_view_update_selection (self);
        }
      break;
    case PROP_ONLY:
      self->only = g_value_get_int (value);
      arn_arena_scene_set_size_class (self->scene, self->only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_arena_view_dispose (GObject *object)
{
  ArnArenaView *self = ARN_ARENA_VIEW (object);

  g_cancellable_cancel (self->analysis);
  g_clear_object (&self->analysis);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->scene);
  g_clear_pointer (&self->nodes, g_hash_table_unref);

  G_OBJECT_CLASS (arn_arena_view_parent_class)->dispose (object);
}

static void
arn_arena_view_class_init (ArnArenaViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  ArnZoomViewClass *zoom_class = ARN_ZOOM_VIEW_CLASS (klass);

  object_class->dispose = arn_arena_view_dispose;
  object_class->get_property = arn_arena_view_get_property;
  object_class->set_property = arn_arena_view_set_property;
  widget_class->size_allocate = arn_arena_view_size_allocate;
  widget_class->snapshot = arn_arena_view_snapshot;
  zoom_class->zoom_step = 1.4;
  zoom_class->get_zoom = arn_arena_view_get_zoom;
  zoom_class->zoom_at = arn_arena_view_zoom_at;
  zoom_class->zoom_fit = arn_arena_view_zoom_fit;
  zoom_class->get_focus = arn_arena_view_get_focus;
  zoom_class->dragged = arn_zoom_view_scroll_to;
  zoom_class->scrolled = arn_arena_view_scrolled;
  zoom_class->hover = arn_arena_view_hover;
  zoom_class->clicked = arn_arena_view_clicked;
  zoom_class->key = arn_arena_view_key;

  g_object_class_install_property (object_class, PROP_SESSION,
                                   g_param_spec_object ("session", NULL, NULL, ARN_TYPE_SESSION,
                                                        G_PARAM_READWRITE |
                                                            G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_ONLY,
                                   g_param_spec_int ("only", NULL, NULL, -1, ARN_N_SIZE_CLASSES - 1,
                                                     -1,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[PLACE_CHANGED] = g_signal_new ("place-changed", ARN_TYPE_ARENA_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "arenaview");
}

static void
arn_arena_view_init (ArnArenaView *self)
{
  self->only = -1;
  self->nodes = arn_tile_nodes_new ();
  self->scene = arn_arena_scene_new ();
  g_signal_connect_object (self->scene, "changed", G_CALLBACK (arn_arena_view_scene_changed), self,
                           G_CONNECT_SWAPPED);
  arn_views_watch_look (GTK_WIDGET (self), G_CALLBACK (arn_arena_view_update_look));
  arn_arena_view_update_look (self);
  arn_arena_view_update_label (self);

  self->signals = g_signal_group_new (ARN_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::map",
                                  G_CALLBACK (arn_arena_view_update_map), self);
  g_signal_group_connect_swapped (self->signals, "selection-changed",
                                  G_CALLBACK (arn_arena_view_update_selection), self);
}
