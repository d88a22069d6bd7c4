#include <graphviz/gvc.h>
#include <math.h>

#include "arn-graph-layout-private.h"

/* Graphviz's ranks are beautiful but slow: beyond these its springs are taken. */
#define RANKS_NODES 260
#define RANKS_EDGES 700

/* Lengths for Graphviz are inches of 72 points; a pixel is a point. */
#define PER_INCH 72.0

/* Graphviz keeps state of its own for the whole process, so the lock is the process's too. */
static GMutex graphviz_mutex;

static void
set_number (void *thing, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.4f", value);
  agsafeset (thing, (char *) name, text, (char *) "");
}

static void
set_text (void *thing, const char *name, const char *value)
{
  agsafeset (thing, (char *) name, (char *) value, (char *) "");
}

/* What it has to say is of no use to a person. */
static int
swallow (char *message)
{
  return 0;
}

static Agraph_t *
open_graph (const ArnGraphLayout *self, gboolean has_ranks)
{
  gboolean sideways = self->model->mode == ARN_GRAPH_STACK_AND_HEAP;
  Agraph_t *graph = agopen ((char *) "graph", Agdirected, NULL);

  set_text (graph, "splines", "false");
  if (!has_ranks)
    {
      set_text (graph, "overlap", "prism");
      set_number (graph, "K", 1.6 * self->unit);
      set_text (graph, "sep", "+12");
      return graph;
    }
  set_text (graph, "rankdir", sideways ? "LR" : "TB");
  set_number (graph, "nodesep", ARN_GRAPH_NODE_GAP * self->unit / PER_INCH);
  set_number (graph, "ranksep",
              (sideways ? ARN_GRAPH_SIDE_GAP : ARN_GRAPH_RANK_GAP) * self->unit / PER_INCH);
  set_text (graph, "nslimit", "1");
  set_text (graph, "nslimit1", "1");
  set_text (graph, "mclimit", self->model->n_nodes > 100 ? "0.1" : "1");
  return graph;
}

/* What the box of a cycle of one adds above and below it. */
static double
alone (const ArnGraphLayout *self)
{
  return 2 * ARN_GRAPH_CYCLE_TITLE * self->unit;
}

static Agnode_t *
add_box (Agraph_t *graph, const char *prefix, guint number, double width, double height)
{
  g_autofree char *name = g_strdup_printf ("%s%u", prefix, number);
  Agnode_t *box = agnode (graph, name, TRUE);

  set_text (box, "shape", "box");
  set_text (box, "fixedsize", "true");
  set_text (box, "label", "");
  set_number (box, "width", width / PER_INCH);
  set_number (box, "height", height / PER_INCH);
  return box;
}

/* One for each node of the part; the members of a cycle share that of their ring, so that nobody
 * else comes to lie between them. */
static Agnode_t **
add_nodes (const ArnGraphLayout *self, Agraph_t *graph, const guint8 *is_in)
{
  const ArnGraphModel *model = self->model;
  Agnode_t **nodes = g_new0 (Agnode_t *, MAX (model->n_nodes, 1));
  g_autofree Agnode_t **rings = g_new0 (Agnode_t *, MAX (model->n_cycles, 1));

  for (guint i = 0; i < model->n_nodes; i++)
    {
      guint cycle = model->nodes[i].cycle;

      if (!is_in[i])
        continue;
      if (!arn_graph_rings_have (model, i))
        nodes[i] =
            add_box (graph, "n", i, self->nodes[i].width + arn_graph_layout_get_loop_room (self, i),
                     self->nodes[i].height + (cycle != ARN_NONE ? alone (self) : 0));
      else
        {
          if (!rings[cycle])
            rings[cycle] =
                add_box (graph, "r", cycle, self->cycles[cycle].width, self->cycles[cycle].height);
          nodes[i] = rings[cycle];
        }
    }
  return nodes;
}

/* Frames stand in one column, the newest on top. */
static void
add_stack (const ArnGraphLayout *self, Agraph_t *graph, Agnode_t **nodes)
{
  const ArnGraphModel *model = self->model;
  Agraph_t *column = agsubg (graph, (char *) "stack", TRUE);

  set_text (column, "rank", "source");
  for (guint i = 0; i < model->n_nodes; i++)
    if (nodes[i] && model->nodes[i].kind == ARN_GRAPH_NODE_FRAME)
      agsubnode (column, nodes[i], TRUE);
}

static void
add_edges (const ArnGraphLayout *self, Agraph_t *graph, Agnode_t **nodes)
{
  const ArnGraphModel *model = self->model;
  gboolean sideways = model->mode == ARN_GRAPH_STACK_AND_HEAP;

  for (guint i = 0; i < model->n_edges; i++)
    {
      const ArnGraphEdge *edge = &model->edges[i];
      gboolean upright = edge->kind == ARN_GRAPH_EDGE_CALL;
      Agedge_t *added;

      if (!nodes[edge->from] || !nodes[edge->to] || nodes[edge->from] == nodes[edge->to])
        continue;
      /* A call goes up: its caller stands below. */
      added = upright ? agedge (graph, nodes[edge->to], nodes[edge->from], NULL, TRUE)
                      : agedge (graph, nodes[edge->from], nodes[edge->to], NULL, TRUE);
      if (edge->on_path || upright)
        set_text (added, "weight", "4");
      /* A weak reference looks back, it does not hang anything below. */
      if (edge->kind == ARN_GRAPH_EDGE_WEAK || (upright && !sideways))
        set_text (added, "constraint", "false");
    }
}

static gboolean
take_places (ArnGraphLayout *self, Agnode_t **nodes)
{
  for (guint i = 0; i < self->model->n_nodes; i++)
    if (nodes[i] && (!isfinite (ND_coord (nodes[i]).x) || !isfinite (ND_coord (nodes[i]).y)))
      return FALSE;
  for (guint i = 0; i < self->model->n_nodes; i++)
    {
      cairo_rectangle_t *node = &self->nodes[i];
      double width = node->width + arn_graph_layout_get_loop_room (self, i);
      double height = node->height, inner_x = 0, inner_y = 0;

      if (!nodes[i])
        continue;
      if (arn_graph_rings_have (self->model, i))
        {
          width = self->cycles[self->model->nodes[i].cycle].width;
          height = self->cycles[self->model->nodes[i].cycle].height;
          inner_x = node->x;
          inner_y = node->y;
        }
      /* Its y goes up. */
      node->x = round (ND_coord (nodes[i]).x - width / 2 + inner_x);
      node->y = round (-ND_coord (nodes[i]).y - height / 2 + inner_y);
    }
  return TRUE;
}

/* Ranks are for what is not too much; a ring counts as one. */
static gboolean
is_little (const ArnGraphLayout *self, const guint8 *is_in)
{
  const ArnGraphModel *model = self->model;
  guint boxes = model->n_cycles, links = 0;

  for (guint i = 0; i < model->n_nodes; i++)
    boxes += is_in[i] && !arn_graph_rings_have (model, i);
  for (guint i = 0; i < model->n_edges; i++)
    {
      guint from = model->edges[i].from, to = model->edges[i].to;

      links += is_in[from] && is_in[to] &&
               (model->nodes[from].cycle == ARN_NONE ||
                model->nodes[from].cycle != model->nodes[to].cycle);
    }
  return boxes <= RANKS_NODES && links <= RANKS_EDGES;
}

gboolean
arn_graph_dot_place (ArnGraphLayout *self, const guint8 *is_in)
{
  const ArnGraphModel *model = self->model;
  gboolean has_ranks = is_little (self, is_in);
  g_autofree Agnode_t **nodes = NULL;
  gboolean placed = FALSE;
  Agraph_t *graph;
  GVC_t *context;

  if (model->n_nodes == 0)
    return TRUE;
  g_mutex_lock (&graphviz_mutex);
  agseterrf (swallow);
  context = gvContext ();
  graph = open_graph (self, has_ranks);
  nodes = add_nodes (self, graph, is_in);
  if (has_ranks && model->mode == ARN_GRAPH_STACK_AND_HEAP)
    add_stack (self, graph, nodes);
  add_edges (self, graph, nodes);
  if (gvLayout (context, graph, has_ranks ? "dot" : "sfdp") == 0)
    {
      placed = take_places (self, nodes);
      gvFreeLayout (context, graph);
    }
  agclose (graph);
  gvFreeContext (context);
  g_mutex_unlock (&graphviz_mutex);
  return placed;
}
