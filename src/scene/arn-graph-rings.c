/* Cycles and the path to a root. A cycle here is one of what a person made: classes, functions and
 * modules hold each other and everything global, so that nearly the whole program is one cycle in
 * the strict sense; through them no cycle is drawn unless they are shown.
 */
#include <glib/gi18n-lib.h>

#include "arn-cycles.h"
#include "arn-graph-builder-private.h"
#include "arn-number.h"
#include "arn-path.h"
#include "arn-references.h"

/* Members of a large cycle that are brought into the picture. */
#define CYCLE_SHOWN 24
/* Objects that are looked at for the centre's cycle. */
#define CYCLE_SEARCH 50000

void
arn_graph_builder_add_path (ArnGraphBuilder *self)
{
  g_autoptr (ArnPath) path = NULL;
  guint first = 0;

  if (!self->query->path || self->centre == ARN_NONE)
    return;
  path = arn_path_new (self->snapshot, self->centre);
  /* The card of the globals is as good as a root: who holds their dict is the interpreter's own. */
  for (guint i = 0; i < path->n; i++)
    if (path->holder[i] == self->globals)
      first = i;
  for (guint i = first; i < path->n; i++)
    {
      guint node = arn_graph_builder_add_holder (self, path->holder[i]);

      g_hash_table_add (self->path_edges, GUINT_TO_POINTER (path->edge[i] + 1));
      if (node != ARN_NONE)
        arn_graph_builder_node (self, node)->on_path = TRUE;
    }
  if (path->n > 0 && arn_graph_builder_find_object (self, self->centre) != ARN_NONE)
    arn_graph_builder_node (self, arn_graph_builder_find_object (self, self->centre))->on_path =
        TRUE;
}

/* Whether a cycle may go along a reference. */
static gboolean
is_link (ArnGraphBuilder *self, ArnHolderId holder, ArnEdgeId edge)
{
  ArnObjectId target = self->t->edges.target[edge];

  if (self->t->edges.weak[edge] || holder >= self->t->objects.n)
    return FALSE;
  return self->query->classes || (!arn_graph_builder_is_clutter (self, target) &&
                                  !arn_graph_builder_is_clutter (self, holder) &&
                                  target != self->globals && holder != self->globals);
}

static GHashTable *
close_over (ArnGraphBuilder *self, ArnObjectId object, const ArnCycles *cycles, gboolean backwards)
{
  GHashTable *seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));

  g_hash_table_add (seen, GUINT_TO_POINTER (object + 1));
  g_array_append_val (queue, object);
  for (guint head = 0; head < queue->len && queue->len < CYCLE_SEARCH; head++)
    {
      ArnObjectId at = g_array_index (queue, ArnObjectId, head);
      ArnReferrers in = { 0 };
      ArnEdgeId first = 0;
      guint n;

      if (backwards)
        {
          in = arn_references_in (self->snapshot, at);
          n = in.n;
        }
      else
        first = arn_references_out (self->snapshot, at, &n);
      for (guint i = 0; i < n; i++)
        {
          ArnHolderId holder = backwards ? in.holder[i] : at;
          ArnEdgeId edge = backwards ? in.edge[i] : first + i;
          ArnObjectId next = backwards ? holder : self->t->edges.target[edge];

          /* In the strict sense they are in one cycle, or they are in none. */
          if (is_link (self, holder, edge) && cycles->cycle_of[next] == cycles->cycle_of[object] &&
              g_hash_table_add (seen, GUINT_TO_POINTER (next + 1)))
            g_array_append_val (queue, next);
        }
    }
  return seen;
}

/* Brings the other members of the centre's cycle into the picture. */
void
arn_graph_builder_add_cycle (ArnGraphBuilder *self)
{
  const ArnCycles *cycles;
  g_autoptr (GHashTable) forwards = NULL;
  g_autoptr (GHashTable) backwards = NULL;
  g_autoptr (GArray) members = NULL;
  GHashTableIter iter;
  gpointer key;

  if (!self->query->cycles || self->centre == ARN_NONE)
    return;
  cycles = arn_cycles_get (self->snapshot, self->cancellable);
  if (!cycles || cycles->cycle_of[self->centre] == ARN_NONE)
    return;
  forwards = close_over (self, self->centre, cycles, FALSE);
  backwards = close_over (self, self->centre, cycles, TRUE);
  members = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));
  g_hash_table_iter_init (&iter, forwards);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (backwards, key))
      {
        ArnObjectId object = GPOINTER_TO_UINT (key) - 1;

        g_array_append_val (members, object);
      }
  self->centre_cycle = members->len;
  if (members->len <= CYCLE_SHOWN)
    for (guint i = 0; i < members->len; i++)
      arn_graph_builder_add_object (self, g_array_index (members, ArnObjectId, i));
}

/* Tarjan's algorithm over the edges of the picture, without recursion. */
typedef struct
{
  ArnGraphBuilder *builder;
  guint *first_edge; /* of each node; edges are grouped by the node that they leave */
  guint *next;       /* edge to look at, of each node on the way */
  guint *number;     /* 0: not met */
  guint *low;
  guint8 *is_open;
  GArray *way, *open; /* of nodes */
  guint counter;
} Rings;

static void
title_cycle (ArnGraphBuilder *self, ArnGraphCycle *cycle, gboolean is_centre)
{
  g_autofree char *count = arn_number_count (cycle->n);
  const char *state = cycle->unreachable ? _ ("unreachable") : _ ("reachable");

  if (cycle->n == 1)
    /* Translators: of an object that refers to itself */
    cycle->brief = g_strdup (_ ("Holds itself"));
  else if (is_centre && self->centre_cycle > cycle->n)
    {
      g_autofree char *all = arn_number_count (self->centre_cycle);

      /* Translators: so many of all members of a cycle are in the picture */
      cycle->brief = g_strdup_printf (_ ("%s of a cycle of %s"), count, all);
    }
  else
    cycle->brief = g_strdup_printf (_ ("Cycle of %s"), count);
  cycle->title = g_strdup_printf ("%s · %s", cycle->brief, state);
}

static void
add_ring (Rings *self, guint first, guint n)
{
  ArnGraphCycle cycle = { .n = n };
  gboolean is_centre = FALSE;

  for (guint i = first; i < first + n; i++)
    {
      ArnGraphNode *node =
          arn_graph_builder_node (self->builder, g_array_index (self->open, guint, i));

      node->cycle = self->builder->cycles->len;
      cycle.unreachable |= node->unreachable;
      is_centre |= node->holder == self->builder->centre;
    }
  title_cycle (self->builder, &cycle, is_centre);
  g_array_append_val (self->builder->cycles, cycle);
}

static gboolean
is_ring_edge (Rings *self, guint edge)
{
  const ArnGraphEdge *e = &g_array_index (self->builder->edges, ArnGraphEdge, edge);

  return e->kind == ARN_GRAPH_EDGE_STRONG && e->row == ARN_NONE &&
         !arn_graph_builder_node (self->builder, e->from)->left;
}

static gboolean
holds_itself (Rings *self, guint node)
{
  for (guint i = self->first_edge[node]; i < self->first_edge[node + 1]; i++)
    if (g_array_index (self->builder->edges, ArnGraphEdge, i).to == node && is_ring_edge (self, i))
      return TRUE;
  return FALSE;
}

static void
enter (Rings *self, guint node)
{
  self->number[node] = self->low[node] = ++self->counter;
  self->next[node] = self->first_edge[node];
  self->is_open[node] = TRUE;
  g_array_append_val (self->way, node);
  g_array_append_val (self->open, node);
}

static void
leave (Rings *self, guint node)
{
  guint first = self->open->len;

  g_array_set_size (self->way, self->way->len - 1);
  if (self->way->len > 0)
    {
      guint before = g_array_index (self->way, guint, self->way->len - 1);

      self->low[before] = MIN (self->low[before], self->low[node]);
    }
  if (self->low[node] != self->number[node])
    return;
  do
    self->is_open[g_array_index (self->open, guint, --first)] = FALSE;
  while (g_array_index (self->open, guint, first) != node);
  if (self->open->len - first > 1 || holds_itself (self, node))
    add_ring (self, first, self->open->len - first);
  g_array_set_size (self->open, first);
}

static void
search (Rings *self, guint start)
{
  enter (self, start);
  while (self->way->len > 0)
    {
      guint node = g_array_index (self->way, guint, self->way->len - 1);
      guint edge = self->next[node], to;

      if (edge == self->first_edge[node + 1])
        {
          leave (self, node);
          continue;
        }
      self->next[node]++;
      if (!is_ring_edge (self, edge))
        continue;
      to = g_array_index (self->builder->edges, ArnGraphEdge, edge).to;
      if (self->number[to] == 0)
        enter (self, to);
      else if (self->is_open[to])
        self->low[node] = MIN (self->low[node], self->number[to]);
    }
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const ArnGraphEdge *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

void
arn_graph_builder_mark_cycles (ArnGraphBuilder *self)
{
  guint n = self->nodes->len;
  g_autofree guint *numbers = g_new0 (guint, 4 * (gsize) n + 1);
  g_autofree guint8 *is_open = g_new0 (guint8, n + 1);
  Rings rings = { .builder = self,
                  .first_edge = numbers,
                  .next = numbers + n + 1,
                  .number = numbers + 2 * n + 1,
                  .low = numbers + 3 * n + 1,
                  .is_open = is_open };

  g_array_sort (self->edges, compare_edges);
  if (!self->query->cycles)
    return;
  for (guint i = 0; i < self->edges->len; i++)
    rings.first_edge[g_array_index (self->edges, ArnGraphEdge, i).from + 1]++;
  for (guint i = 0; i < n; i++)
    rings.first_edge[i + 1] += rings.first_edge[i];
  rings.way = g_array_new (FALSE, FALSE, sizeof (guint));
  rings.open = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (rings.number[i] == 0)
      search (&rings, i);
  g_array_unref (rings.way);
  g_array_unref (rings.open);
}

/* Whether an edge leads from a member of a cycle out of it, in the way of edge `like`. */
static gboolean
is_like (ArnGraphBuilder *self, const ArnGraphEdge *edge, const ArnGraphEdge *like)
{
  return edge->to == like->to && edge->kind == like->kind && !edge->on_path &&
         edge->row == ARN_NONE &&
         arn_graph_builder_node (self, edge->from)->cycle ==
             arn_graph_builder_node (self, like->from)->cycle &&
         g_strcmp0 (edge->label, like->label) == 0;
}

static void
bundle_edge (ArnGraphBuilder *self, guint first, guint8 *is_gone)
{
  ArnGraphEdge *edge = &g_array_index (self->edges, ArnGraphEdge, first);
  guint cycle = arn_graph_builder_node (self, edge->from)->cycle, n = 0, count = 0;
  g_autofree char *label = NULL;

  if (cycle == ARN_NONE || arn_graph_builder_node (self, edge->to)->cycle == cycle ||
      is_gone[first] || edge->on_path || edge->row != ARN_NONE)
    return;
  for (guint i = first; i < self->edges->len; i++)
    {
      const ArnGraphEdge *other = &g_array_index (self->edges, ArnGraphEdge, i);

      if (is_like (self, other, edge))
        {
          n++;
          count += other->count;
        }
    }
  if (n < 2 || n < g_array_index (self->cycles, ArnGraphCycle, cycle).n)
    return;
  for (guint i = first + 1; i < self->edges->len; i++)
    is_gone[i] |= is_like (self, &g_array_index (self->edges, ArnGraphEdge, i), edge);
  edge->ring = cycle;
  edge->count = count;
  label = edge->label;
  edge->label = g_strdup_printf ("%s × %u", label, count);
}

void
arn_graph_builder_bundle (ArnGraphBuilder *self)
{
  g_autofree guint8 *is_gone = g_new0 (guint8, self->edges->len + 1);
  guint kept = 0;

  if (self->cycles->len == 0)
    return;
  for (guint i = 0; i < self->edges->len; i++)
    bundle_edge (self, i, is_gone);
  for (guint i = 0; i < self->edges->len; i++)
    {
      ArnGraphEdge edge = g_array_index (self->edges, ArnGraphEdge, i);

      if (is_gone[i])
        g_free (edge.label);
      else
        g_array_index (self->edges, ArnGraphEdge, kept++) = edge;
    }
  g_array_set_size (self->edges, kept);
}
