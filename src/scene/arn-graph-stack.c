#include "arn-graph-builder-private.h"
#include "arn-reachability.h"
#include "arn-references.h"

/* Names stand for numbers often, and rarely two for the same one. */
static gboolean
is_number (ArnGraphBuilder *self, ArnObjectId object)
{
  ArnTypeKind kind = arn_snapshot_get_type_kind (self->snapshot, object);

  return (kind == ARN_TYPE_INT || kind == ARN_TYPE_FLOAT) && self->t->objects.refcount[object] == 1;
}

static void
add_named (ArnGraphBuilder *self, ArnEdgeId edge, char *name, gpointer data)
{
  ArnObjectId target = self->t->edges.target[edge];

  g_free (name);
  if (arn_graph_builder_wants_edge (self, edge) && !arn_graph_builder_is_eternal (self, target) &&
      !is_number (self, target) && self->nodes->len < ARN_GRAPH_NODES_DEFAULT)
    arn_graph_builder_set_steps (self, arn_graph_builder_add_object (self, target),
                                 self->query->steps - 1, 0);
}

static gboolean
is_garbage (ArnGraphBuilder *self, ArnObjectId object)
{
  return !arn_reachability_is_reachable (self->snapshot, object) &&
         (self->query->classes || !arn_graph_builder_is_clutter (self, object)) &&
         arn_graph_builder_find_object (self, object) == ARN_NONE;
}

/* What nobody reaches any more and nobody collected yet: instances first, they are what a person
 * made and looks for; newest first. */
static int
compare_garbage (gconstpointer a, gconstpointer b, gpointer data)
{
  ArnGraphBuilder *self = data;
  ArnObjectId x = *(const ArnObjectId *) a, y = *(const ArnObjectId *) b;
  gboolean is_x = arn_snapshot_get_type_kind (self->snapshot, x) == ARN_TYPE_INSTANCE;
  gboolean is_y = arn_snapshot_get_type_kind (self->snapshot, y) == ARN_TYPE_INSTANCE;
  guint64 new_x = self->t->objects.serial[x], new_y = self->t->objects.serial[y];

  if (is_x != is_y)
    return is_y - is_x;
  return (new_x < new_y) - (new_x > new_y);
}

/* In the picture the oldest comes first, as it was made. */
static int
compare_age (gconstpointer a, gconstpointer b, gpointer data)
{
  ArnGraphBuilder *self = data;
  guint64 x = self->t->objects.serial[*(const ArnObjectId *) a];
  guint64 y = self->t->objects.serial[*(const ArnObjectId *) b];

  return (x > y) - (x < y);
}

static void
add_garbage (ArnGraphBuilder *self)
{
  ArnGraphReach reach = arn_graph_query_get_reach (self->query, ARN_GRAPH_KEY_UNREACHABLE);
  guint limit = ARN_GRAPH_IN_DEFAULT + reach.more_in, all;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ArnObjectId));

  if (arn_reachability_count_unreachable (self->snapshot) == 0)
    return;
  for (ArnObjectId object = 0; object < self->t->objects.n; object++)
    if (is_garbage (self, object))
      g_array_append_val (found, object);
  g_array_sort_with_data (found, compare_garbage, self);
  all = found->len;
  g_array_set_size (found, MIN (all, limit));
  g_array_sort_with_data (found, compare_age, self);
  for (guint i = 0; i < found->len; i++)
    arn_graph_builder_add_object (self, g_array_index (found, ArnObjectId, i));
  if (all > limit)
    arn_graph_builder_add_more (self, ARN_NONE, limit, all);
}

void
arn_graph_builder_fill_stack (ArnGraphBuilder *self)
{
  for (ArnRootId root = 0; root < self->t->roots.n; root++)
    if (self->t->roots.frame[root] != ARN_NONE)
      arn_graph_builder_add_holder (self, self->t->objects.n + root);
  for (ArnRootId root = 0; root < self->t->roots.n; root++)
    if (self->t->roots.frame[root] != ARN_NONE)
      arn_graph_builder_names (self, root, add_named, NULL);
  if (self->globals != ARN_NONE && self->globals_frame == ARN_NONE)
    {
      arn_graph_builder_add_holder (self, self->globals);
      arn_graph_builder_names (self, ARN_NONE, add_named, NULL);
    }
  arn_graph_builder_grow (self);
  add_garbage (self);
  arn_graph_builder_grow (self);
  arn_graph_builder_add_path (self);
}
