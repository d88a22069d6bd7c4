#include "arn-graph-scene.h"

#include <math.h>

#include "arn-graph-sketch.h"
#include "arn-tile-cache.h"

/* Nodes and edges that cairo paints well within a frame. */
#define LIGHT 130

struct _ArnGraphScene
{
  GObject parent_instance;

  ArnLook look;
  ArnText *text;
  ArnGraphLayout *before; /* that is moved from; NULL: nothing moves */
  ArnGraphLayout *target;
  ArnGraphLayout *shown; /* between the two, or the target itself */
  ArnTileCache *tiles;
  double tiles_zoom;

  ArnSnapshot *snapshot; /* what was asked last */
  ArnGraphQuery *query;
  /* One question is on its way at a time; a newer one waits for it, the newest alone. */
  GCancellable *cancellable;
  struct _Question *waiting;
};

enum
{
  CHANGED,
  ARRIVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnGraphScene, arn_graph_scene, G_TYPE_OBJECT)

typedef struct _Question
{
  ArnSnapshot *snapshot;
  ArnGraphQuery *query;
  ArnLook look;
  ArnGraphLayout *before;
  gboolean anew;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->snapshot);
  arn_graph_query_free (question->query);
  g_clear_pointer (&question->before, arn_graph_layout_unref);
  g_free (question);
}

static void
arn_graph_scene_changed (ArnGraphScene *self)
{
  arn_tile_cache_clear (self->tiles);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
arn_graph_scene_show (ArnGraphScene *self, ArnGraphLayout *layout)
{
  g_clear_pointer (&self->before, arn_graph_layout_unref);
  if (layout && self->target && !layout->is_kept &&
      layout->model->mode == self->target->model->mode)
    self->before = arn_graph_layout_ref (self->target);
  g_clear_pointer (&self->target, arn_graph_layout_unref);
  g_clear_pointer (&self->shown, arn_graph_layout_unref);
  self->target = layout;
  if (layout && self->before)
    self->shown = arn_graph_layout_mix (self->before, layout, 0);
  else if (layout)
    self->shown = arn_graph_layout_ref (layout);
  g_signal_emit (self, signals[ARRIVED], 0);
  arn_graph_scene_changed (self);
}

static void
answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  ArnGraphModel *model = arn_graph_model_new (question->snapshot, question->query, cancellable);

  if (!model || g_cancellable_is_cancelled (cancellable))
    {
      g_clear_pointer (&model, arn_graph_model_unref);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  g_task_return_pointer (
      task, arn_graph_layout_new (model, &question->look, question->before, question->anew),
      (GDestroyNotify) arn_graph_layout_unref);
}

static void arn_graph_scene_begin (ArnGraphScene *self, Question *question);

static void
arn_graph_scene_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  ArnGraphScene *self = ARN_GRAPH_SCENE (source);
  ArnGraphLayout *layout = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->cancellable);
  if (self->waiting)
    {
      /* A layout that was cancelled too late to be stopped is dropped. */
      g_clear_pointer (&layout, arn_graph_layout_unref);
      arn_graph_scene_begin (self, g_steal_pointer (&self->waiting));
      return;
    }
  if (layout)
    arn_graph_scene_show (self, layout);
}

static void
arn_graph_scene_begin (ArnGraphScene *self, Question *question)
{
  g_autoptr (GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  if (self->target)
    question->before = arn_graph_layout_ref (self->target);
  question->look = self->look;
  task = g_task_new (self, self->cancellable, arn_graph_scene_answered, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer);
}

void
arn_graph_scene_ask (ArnGraphScene *self,
                     ArnSnapshot *snapshot,
                     const ArnGraphQuery *query,
                     gboolean anew)
{
  Question *question;

  g_return_if_fail (ARN_IS_GRAPH_SCENE (self));

  g_clear_pointer (&self->waiting, question_free);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  if (query != self->query)
    {
      g_clear_pointer (&self->query, arn_graph_query_free);
      self->query = query ? arn_graph_query_copy (query) : NULL;
    }
  g_set_object (&self->snapshot, snapshot);
  if (!snapshot)
    {
      arn_graph_scene_show (self, NULL);
      return;
    }
  question = g_new0 (Question, 1);
  question->snapshot = g_object_ref (snapshot);
  question->query = arn_graph_query_copy (query);
  question->anew = anew;
  if (self->cancellable)
    self->waiting = question;
  else
    arn_graph_scene_begin (self, question);
}

gboolean
arn_graph_scene_is_working (ArnGraphScene *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), FALSE);

  return self->waiting || (self->cancellable && !g_cancellable_is_cancelled (self->cancellable));
}

const ArnGraphLayout *
arn_graph_scene_get_layout (ArnGraphScene *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), NULL);

  return self->target;
}

void
arn_graph_scene_set_look (ArnGraphScene *self, const ArnLook *look)
{
  gboolean measures;

  g_return_if_fail (ARN_IS_GRAPH_SCENE (self));

  if (self->text && arn_look_equal (&self->look, look))
    return;
  measures = self->look.text_scale != look->text_scale || self->look.font != look->font ||
             self->look.right_to_left != look->right_to_left;
  self->look = *look;
  g_clear_pointer (&self->text, arn_text_free);
  self->text = arn_text_new (look);
  if (measures && self->snapshot)
    arn_graph_scene_ask (self, self->snapshot, self->query, TRUE);
  arn_graph_scene_changed (self);
}

gboolean
arn_graph_scene_can_move (ArnGraphScene *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), FALSE);

  return self->before != NULL;
}

void
arn_graph_scene_move (ArnGraphScene *self, double share)
{
  g_return_if_fail (ARN_IS_GRAPH_SCENE (self));

  if (!self->before)
    return;
  g_clear_pointer (&self->shown, arn_graph_layout_unref);
  if (share >= 1)
    {
      g_clear_pointer (&self->before, arn_graph_layout_unref);
      self->shown = arn_graph_layout_ref (self->target);
    }
  else
    self->shown = arn_graph_layout_mix (self->before, self->target, share);
  arn_graph_scene_changed (self);
}

void
arn_graph_scene_set_view_size (ArnGraphScene *self, int width, int height)
{
  g_return_if_fail (ARN_IS_GRAPH_SCENE (self));

  arn_tile_cache_set_room (self->tiles, width, height);
}

gboolean
arn_graph_scene_is_light (ArnGraphScene *self)
{
  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), FALSE);

  return !self->shown || self->shown->model->n_nodes + self->shown->model->n_edges <= LIGHT;
}

/* `left`, `top`, `width`, `height`: zoomed pixels. */
static cairo_surface_t *
arn_graph_scene_paint (
    ArnGraphScene *self, double left, double top, double zoom, int width, int height, int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_rectangle_t part = { left / zoom, top / zoom, width / zoom, height / zoom };
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  arn_color_set (cr, arn_look_ground (&self->look, ARN_GROUND_VIEW));
  cairo_paint (cr);
  cairo_translate (cr, -left, -top);
  cairo_scale (cr, zoom, zoom);
  arn_graph_paint (self->shown, &self->look, self->text, cr, &part, zoom);
  cairo_destroy (cr);
  return surface;
}

cairo_surface_t *
arn_graph_scene_get_tile (
    ArnGraphScene *self, int column, int row, double zoom, int scale, gboolean may_paint)
{
  cairo_surface_t *tile;

  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), NULL);

  if (!self->shown)
    return NULL;
  if (zoom != self->tiles_zoom)
    {
      arn_tile_cache_clear (self->tiles);
      self->tiles_zoom = zoom;
    }
  tile = arn_tile_cache_get_fresh (self->tiles, column, row, scale);
  if (tile || !may_paint)
    return tile;
  return arn_tile_cache_put (self->tiles, column, row, scale, 0,
                             arn_graph_scene_paint (self, column * ARN_GRAPH_TILE,
                                                    row * ARN_GRAPH_TILE, zoom, ARN_GRAPH_TILE,
                                                    ARN_GRAPH_TILE, scale));
}

cairo_surface_t *
arn_graph_scene_paint_view (
    ArnGraphScene *self, double left, double top, double zoom, int width, int height, int scale)
{
  cairo_surface_t *surface;

  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), NULL);
  g_return_val_if_fail (self->shown != NULL, NULL);

  if (arn_graph_scene_is_light (self))
    return arn_graph_scene_paint (self, left, top, zoom, width, height, scale);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_surface_set_device_scale (surface, scale, scale);
  arn_graph_sketch (self->shown, &self->look, self->text, surface, left, top, zoom, scale);
  return surface;
}

void
arn_graph_scene_paint_rings (
    ArnGraphScene *self, cairo_t *cr, double zoom, ArnGraphKey selected, ArnGraphKey hovered)
{
  guint node;

  g_return_if_fail (ARN_IS_GRAPH_SCENE (self));

  if (!self->shown)
    return;
  node = hovered != 0 && hovered != selected ? arn_graph_model_find (self->shown->model, hovered)
                                             : ARN_NONE;
  if (node != ARN_NONE)
    arn_graph_paint_ring (self->shown, &self->look, self->text, cr, zoom, node, FALSE);
  node = selected != 0 ? arn_graph_model_find (self->shown->model, selected) : ARN_NONE;
  if (node != ARN_NONE)
    arn_graph_paint_ring (self->shown, &self->look, self->text, cr, zoom, node, TRUE);
}

static gboolean
contains (const cairo_rectangle_t *r, double x, double y)
{
  return x >= r->x && x < r->x + r->width && y >= r->y && y < r->y + r->height;
}

static guint
row_at (const ArnGraphLayout *layout, guint node, double y)
{
  const ArnGraphNode *n = &layout->model->nodes[node];

  for (guint row = 0; row < n->n_rows; row++)
    if (fabs (y - layout->nodes[node].y - arn_graph_layout_get_row (layout, node, row)) <=
        ARN_GRAPH_ROW_HEIGHT * layout->unit / 2)
      return n->first_row + row;
  return ARN_NONE;
}

gboolean
arn_graph_scene_hit (ArnGraphScene *self, double x, double y, ArnGraphHit *hit)
{
  const ArnGraphLayout *layout;

  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), FALSE);

  layout = self->shown;
  *hit = (ArnGraphHit){ .node = ARN_NONE, .row = ARN_NONE };
  for (guint i = 0; layout && i < layout->model->n_nodes; i++)
    {
      cairo_rectangle_t pill;

      if (layout->model->nodes[i].kind == ARN_GRAPH_NODE_OBJECT && layout->model->nodes[i].hidden &&
          arn_graph_locate_pill (layout, self->text, i, &pill) && contains (&pill, x, y))
        {
          hit->node = i;
          hit->is_hidden = TRUE;
          return TRUE;
        }
      if (contains (&layout->nodes[i], x, y))
        hit->node = i;
    }
  if (hit->node != ARN_NONE && layout->model->nodes[hit->node].kind == ARN_GRAPH_NODE_FRAME)
    hit->row = row_at (layout, hit->node, y);
  return hit->node != ARN_NONE;
}

gboolean
arn_graph_scene_locate (ArnGraphScene *self, ArnGraphKey key, cairo_rectangle_t *area)
{
  guint node;

  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), FALSE);

  node = self->target && key != 0 ? arn_graph_model_find (self->target->model, key) : ARN_NONE;
  if (node == ARN_NONE)
    return FALSE;
  *area = self->target->nodes[node];
  return TRUE;
}

/* The smaller, the better it lies in that direction; negative: it does not. */
static double
rate_step (const cairo_rectangle_t *from, const cairo_rectangle_t *to, int dx, int dy)
{
  double x = to->x + to->width / 2 - from->x - from->width / 2;
  double y = to->y + to->height / 2 - from->y - from->height / 2;
  double along = x * dx + y * dy, across = fabs (x * dy) + fabs (y * dx);

  if (along <= 4 || across > along * 4 + 60)
    return -1;
  return along + 2 * across;
}

static gboolean
are_joined (const ArnGraphModel *model, guint a, guint b)
{
  for (guint i = 0; i < model->n_edges; i++)
    if ((model->edges[i].from == a && model->edges[i].to == b) ||
        (model->edges[i].from == b && model->edges[i].to == a))
      return TRUE;
  return FALSE;
}

ArnGraphKey
arn_graph_scene_step (ArnGraphScene *self, ArnGraphKey key, int dx, int dy)
{
  const ArnGraphModel *model;
  guint from, best = ARN_NONE;
  double best_rate = 0;

  g_return_val_if_fail (ARN_IS_GRAPH_SCENE (self), 0);

  if (!self->target || self->target->model->n_nodes == 0)
    return 0;
  model = self->target->model;
  from = key != 0 ? arn_graph_model_find (model, key) : ARN_NONE;
  if (from == ARN_NONE)
    return model->nodes[model->centre != ARN_NONE ? model->centre : 0].key;
  for (guint i = 0; i < model->n_nodes; i++)
    {
      double rate = rate_step (&self->target->nodes[from], &self->target->nodes[i], dx, dy);

      if (i == from || rate < 0)
        continue;
      /* An edge leads further than the eye. */
      if (!are_joined (model, from, i))
        rate = 4 * rate + 400;
      if (best == ARN_NONE || rate < best_rate)
        {
          best = i;
          best_rate = rate;
        }
    }
  return model->nodes[best != ARN_NONE ? best : from].key;
}

static void
arn_graph_scene_dispose (GObject *object)
{
  ArnGraphScene *self = ARN_GRAPH_SCENE (object);

  g_clear_pointer (&self->waiting, question_free);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (arn_graph_scene_parent_class)->dispose (object);
}

static void
arn_graph_scene_finalize (GObject *object)
{
  ArnGraphScene *self = ARN_GRAPH_SCENE (object);

  g_clear_pointer (&self->before, arn_graph_layout_unref);
  g_clear_pointer (&self->target, arn_graph_layout_unref);
  g_clear_pointer (&self->shown, arn_graph_layout_unref);
  g_clear_pointer (&self->tiles, arn_tile_cache_free);
  g_clear_pointer (&self->query, arn_graph_query_free);
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->text, arn_text_free);

  G_OBJECT_CLASS (arn_graph_scene_parent_class)->finalize (object);
}

static void
arn_graph_scene_class_init (ArnGraphSceneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = arn_graph_scene_dispose;
  object_class->finalize = arn_graph_scene_finalize;
  signals[CHANGED] = g_signal_new ("changed", ARN_TYPE_GRAPH_SCENE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ARRIVED] = g_signal_new ("arrived", ARN_TYPE_GRAPH_SCENE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
arn_graph_scene_init (ArnGraphScene *self)
{
  ArnLook look = arn_look_default ();

  self->tiles = arn_tile_cache_new ();
  arn_graph_scene_set_look (self, &look);
}

ArnGraphScene *
arn_graph_scene_new (void)
{
  return g_object_new (ARN_TYPE_GRAPH_SCENE, NULL);
}
