#include "arn-graph-builder-private.h"
#include "arn-references.h"

/* Of what is no longer the middle, less is shown. */
#define FAR_IN  3
#define FAR_OUT 4

static gboolean
wants_referrer (ArnGraphBuilder *self, ArnHolderId holder, ArnEdgeId edge, gboolean is_asked)
{
  if (self->t->edges.weak[edge])
    return self->query->weak;
  if (is_asked || holder >= self->t->objects.n || holder == self->globals)
    return TRUE;
  return self->query->classes || !arn_graph_builder_is_clutter (self, holder);
}

/* Frames and their globals come first: names are what a person knows. */
static gboolean
is_foremost (ArnGraphBuilder *self, ArnHolderId holder)
{
  if (holder == self->globals)
    return TRUE;
  if (holder >= self->t->objects.n)
    return self->t->roots.frame[holder - self->t->objects.n] != ARN_NONE;
  return FALSE;
}

static gboolean
is_object (const ArnGraphNode *node)
{
  return node->kind == ARN_GRAPH_NODE_OBJECT || node->kind == ARN_GRAPH_NODE_SMALL;
}

/* Whether a node that nobody asked for in particular may still be added. */
static gboolean
has_room (ArnGraphBuilder *self, gboolean is_asked)
{
  return is_asked || self->nodes->len < ARN_GRAPH_NODES_DEFAULT;
}

static void
raise_steps (ArnGraphBuilder *self, guint node, guint out, guint in)
{
  ArnGraphSteps *steps = &g_array_index (self->steps, ArnGraphSteps, node);

  /* Once the picture has gone on from a node it does not come back to it. */
  if (node < self->grown)
    return;
  steps->out = MAX (steps->out, out);
  steps->in = MAX (steps->in, in);
}

void
arn_graph_builder_set_steps (ArnGraphBuilder *self, guint node, guint out, guint in)
{
  if (node != ARN_NONE)
    raise_steps (self, node, out, in);
}

static void
grow_in (ArnGraphBuilder *self, guint index, guint steps)
{
  ArnGraphNode node = *arn_graph_builder_node (self, index);
  ArnGraphReach reach = arn_graph_query_get_reach (self->query, node.key);
  gboolean is_asked = reach.shows_in ||
                      (node.holder == self->centre && self->query->mode == ARN_GRAPH_NEIGHBOURHOOD);
  guint limit = (is_asked ? ARN_GRAPH_IN_DEFAULT : FAR_IN) + reach.more_in;
  guint shown = 0, all = 0;
  ArnReferrers in;
  ArnHolderId last = ARN_NONE;

  if ((steps == 0 && !reach.shows_in) || (node.immortal && !is_asked))
    return;
  in = arn_references_in (self->snapshot, node.holder);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < in.n; i++)
      {
        guint added;

        if (is_foremost (self, in.holder[i]) != (pass == 0) || in.holder[i] == last ||
            !wants_referrer (self, in.holder[i], in.edge[i], is_asked))
          continue;
        last = in.holder[i];
        all++;
        if (shown >= limit || !has_room (self, is_asked))
          continue;
        added = arn_graph_builder_add_holder (self, in.holder[i]);
        if (added == ARN_NONE)
          continue;
        arn_graph_builder_set_steps (self, added, 0, MAX (steps, 1) - 1);
        shown++;
      }
  if (all > shown && is_asked)
    arn_graph_builder_add_more (self, index, shown, all);
}

static void
grow_out (ArnGraphBuilder *self, guint index, guint steps)
{
  ArnGraphNode node = *arn_graph_builder_node (self, index);
  ArnGraphReach reach = arn_graph_query_get_reach (self->query, node.key);
  gboolean is_first = steps >= self->query->steps || node.holder == self->centre;
  guint limit = (is_first ? ARN_GRAPH_OUT_DEFAULT : FAR_OUT) + reach.more_out, shown = 0, n;
  ArnEdgeId first;

  if (reach.is_collapsed || (steps == 0 && !reach.shows_out))
    return;
  first = arn_references_out (self->snapshot, node.holder, &n);
  for (guint i = 0; i < MIN (n, ARN_GRAPH_SCAN_MAX) && shown < limit; i++)
    {
      ArnObjectId target = self->t->edges.target[first + i];
      guint added;

      /* What lives forever is shown only once all else of the node is asked for. */
      if (!arn_graph_builder_wants_edge (self, first + i) ||
          (arn_graph_builder_is_eternal (self, target) && reach.more_out == 0))
        continue;
      if (!has_room (self, reach.shows_out) &&
          arn_graph_builder_find_object (self, target) == ARN_NONE)
        return;
      added = arn_graph_builder_add_object (self, target);
      arn_graph_builder_set_steps (self, added, MAX (steps, 1) - 1, 0);
      shown++;
    }
}

void
arn_graph_builder_grow (ArnGraphBuilder *self)
{
  for (; self->grown < self->nodes->len; self->grown++)
    {
      ArnGraphSteps steps = g_array_index (self->steps, ArnGraphSteps, self->grown);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      if (!is_object (arn_graph_builder_node (self, self->grown)))
        continue;
      grow_in (self, self->grown, steps.in);
      grow_out (self, self->grown, steps.out);
    }
}

void
arn_graph_builder_fill_around (ArnGraphBuilder *self)
{
  guint steps = self->query->steps;

  if (self->centre == ARN_NONE)
    return;
  /* Who holds it matters most close by; what it holds, a step further. */
  arn_graph_builder_set_steps (self, arn_graph_builder_add_object (self, self->centre), steps,
                               MAX (steps, 2) - 1);
  arn_graph_builder_grow (self);
  arn_graph_builder_add_cycle (self);
  arn_graph_builder_add_path (self);
  arn_graph_builder_grow (self);
}
