#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-graph-builder-private.h"
#include "arn-number.h"
#include "arn-reachability.h"
#include "arn-references.h"

static gboolean
is_clutter_type (ArnSnapshot *snapshot, ArnTypeId type)
{
  static const char *const names[] = {
    "module",
    "code",
    "method_descriptor",
    "wrapper_descriptor",
    "method-wrapper",
    "builtin_function_or_method",
    "getset_descriptor",
    "member_descriptor",
    "classmethod",
    "staticmethod",
    "property",
    "mappingproxy",
  };
  const ArnTypeTable *types = &arn_snapshot_get_tables (snapshot)->types;
  const char *name = arn_snapshot_get_string (snapshot, types->name[type]);

  if (types->kind[type] == ARN_TYPE_CLASS || types->kind[type] == ARN_TYPE_FUNCTION)
    return TRUE;
  if (types->kind[type] != ARN_TYPE_OTHER)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
arn_graph_builder_is_clutter (ArnGraphBuilder *self, ArnObjectId object)
{
  return self->is_clutter[self->t->objects.type[object]];
}

gboolean
arn_graph_builder_is_eternal (ArnGraphBuilder *self, ArnObjectId object)
{
  return (self->t->objects.flags[object] & ARN_OBJECT_IMMORTAL) != 0;
}

gboolean
arn_graph_builder_is_weak_reference (ArnGraphBuilder *self, ArnObjectId object)
{
  const char *type;

  if (arn_snapshot_get_type_kind (self->snapshot, object) != ARN_TYPE_OTHER)
    return FALSE;
  type = arn_snapshot_get_type_name (self->snapshot, object);
  return strcmp (type, "ReferenceType") == 0 || g_str_has_suffix (type, "ProxyType") ||
         g_str_has_suffix (type, "weakproxy");
}

static gboolean
is_plain (ArnGraphBuilder *self, ArnObjectId object)
{
  switch (arn_snapshot_get_type_kind (self->snapshot, object))
    {
    case ARN_TYPE_INT:
    case ARN_TYPE_STR:
    case ARN_TYPE_FLOAT:
      return TRUE;
    default:
      return arn_graph_builder_is_eternal (self, object);
    }
}

gboolean
arn_graph_builder_wants_edge (ArnGraphBuilder *self, ArnEdgeId edge)
{
  ArnObjectId target = self->t->edges.target[edge];

  if (g_hash_table_contains (self->path_edges, GUINT_TO_POINTER (edge + 1)))
    return TRUE;
  if (target == self->centre && self->query->mode == ARN_GRAPH_NEIGHBOURHOOD)
    return !self->t->edges.weak[edge] || self->query->weak;
  if (self->t->edges.weak[edge] || arn_graph_builder_is_weak_reference (self, target))
    return self->query->weak;
  if (arn_graph_builder_is_clutter (self, target))
    return self->query->classes;
  /* The card of the globals stands for their dict: nothing leads to it. */
  if (target == self->globals)
    return FALSE;
  /* The keys of a dict stand in the labels of its values. */
  return self->t->edges.kind[edge] != ARN_EDGE_KEY || !is_plain (self, target);
}

static guint
add_node (ArnGraphBuilder *self, ArnGraphKey key, ArnGraphNodeKind kind, ArnHolderId holder)
{
  ArnGraphNode node = { .kind = kind, .key = key, .holder = holder, .cycle = ARN_NONE };
  ArnGraphSteps steps = { 0 };
  guint index = self->nodes->len;

  if (index >= ARN_GRAPH_NODES_MAX)
    {
      self->is_cut = TRUE;
      return ARN_NONE;
    }
  g_array_append_val (self->nodes, node);
  g_array_append_val (self->steps, steps);
  g_hash_table_insert (self->by_key, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));
  return index;
}

static guint
find_key (ArnGraphBuilder *self, ArnGraphKey key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, &key)) - 1;
}

guint
arn_graph_builder_find_object (ArnGraphBuilder *self, ArnObjectId object)
{
  return find_key (self, arn_graph_key_for_object (self->snapshot, object));
}

guint
arn_graph_builder_add_object (ArnGraphBuilder *self, ArnObjectId object)
{
  ArnGraphKey key = arn_graph_key_for_object (self->snapshot, object);
  guint index = find_key (self, key);
  gboolean is_small = (arn_graph_builder_is_eternal (self, object) ||
                       arn_graph_builder_is_weak_reference (self, object)) &&
                      object != self->centre;
  ArnGraphNode *node;

  if (index != ARN_NONE)
    return index;
  index = add_node (self, key, is_small ? ARN_GRAPH_NODE_SMALL : ARN_GRAPH_NODE_OBJECT, object);
  if (index == ARN_NONE)
    return ARN_NONE;
  node = arn_graph_builder_node (self, index);
  node->type = arn_snapshot_get_type_kind (self->snapshot, object);
  node->refcount = self->t->objects.refcount[object];
  node->immortal = arn_graph_builder_is_eternal (self, object);
  node->unreachable = !arn_reachability_is_reachable (self->snapshot, object);
  node->n_referrers = arn_references_in (self->snapshot, object).n;
  arn_graph_builder_label_object (self, node, object);
  return index;
}

/* The program has run to its end: its names are still there, though no frame is. */
static guint
add_globals (ArnGraphBuilder *self)
{
  ArnGraphKey key = arn_graph_key_for_globals ();
  ArnGraphKey dict = arn_graph_key_for_object (self->snapshot, self->globals);
  guint index = find_key (self, key);
  ArnGraphNode *node;

  if (index != ARN_NONE)
    return index;
  index = add_node (self, key, ARN_GRAPH_NODE_FRAME, self->globals);
  if (index == ARN_NONE)
    return ARN_NONE;
  g_hash_table_insert (self->by_key, g_memdup2 (&dict, sizeof dict), GUINT_TO_POINTER (index + 1));
  node = arn_graph_builder_node (self, index);
  node->type = ARN_TYPE_FRAME;
  node->left = TRUE;
  /* Translators: the frame of a program's outermost code */
  node->title = g_strdup (_ ("module"));
  /* Translators: instead of a line number, where the program has ended and its names are left */
  node->subtitle = g_strdup (_ ("globals"));
  return index;
}

guint
arn_graph_builder_add_holder (ArnGraphBuilder *self, ArnHolderId holder)
{
  ArnRootId root = arn_holder_root (self->snapshot, holder);
  ArnGraphKey key;
  guint index;

  if (holder == self->globals && holder != self->centre)
    return self->globals_frame != ARN_NONE
               ? arn_graph_builder_add_holder (self, self->t->objects.n + self->globals_frame)
               : add_globals (self);
  if (root == ARN_NONE)
    return arn_graph_builder_add_object (self, holder);
  key = arn_graph_key_for_root (self->snapshot, root);
  index = find_key (self, key);
  if (index != ARN_NONE)
    return index;
  index =
      add_node (self, key,
                self->t->roots.frame[root] != ARN_NONE ? ARN_GRAPH_NODE_FRAME : ARN_GRAPH_NODE_ROOT,
                holder);
  if (index == ARN_NONE)
    return ARN_NONE;
  arn_graph_builder_node (self, index)->type = ARN_TYPE_FRAME;
  arn_graph_builder_node (self, index)->left = TRUE;
  arn_graph_builder_label_root (self, arn_graph_builder_node (self, index), root);
  return index;
}

void
arn_graph_builder_add_more (ArnGraphBuilder *self, guint node, guint shown, guint all)
{
  g_autofree char *few = arn_number_count (shown);
  g_autofree char *many = arn_number_count (all);
  ArnGraphKey key = ARN_GRAPH_KEY_UNREACHABLE;
  ArnHolderId holder = ARN_NONE;
  ArnGraphNode *more;
  guint index;

  if (node != ARN_NONE)
    {
      key = G_GUINT64_CONSTANT (3) << 62 | arn_graph_builder_node (self, node)->key;
      holder = arn_graph_builder_node (self, node)->holder;
    }
  index = add_node (self, key, ARN_GRAPH_NODE_MORE, holder);
  if (index == ARN_NONE)
    return;
  more = arn_graph_builder_node (self, index);
  more->owner = node != ARN_NONE ? arn_graph_builder_node (self, node)->key : key;
  /* Translators: so many of all that hold an object, or that nobody reaches, are in the picture */
  more->title =
      g_strdup_printf (node != ARN_NONE ? _ ("%s of %s referrers") : _ ("%s of %s unreachable"),
                       few, many);
  more->subtitle = g_strdup (_ ("Show more"));
  if (node != ARN_NONE)
    {
      ArnGraphEdge edge = { .from = index,
                            .to = node,
                            .row = ARN_NONE,
                            .ring = ARN_NONE,
                            .kind = ARN_GRAPH_EDGE_MORE,
                            .count = 1 };

      g_array_append_val (self->edges, edge);
    }
}

static void
names_of_dict (ArnGraphBuilder *self, ArnObjectId dict, ArnGraphNameFunc func, gpointer data)
{
  guint n;
  ArnEdgeId first = arn_references_out (self->snapshot, dict, &n);

  for (guint i = 0; i < MIN (n, ARN_GRAPH_SCAN_MAX); i++)
    {
      const char *key = arn_snapshot_get_string (self->snapshot, self->t->edges.label[first + i]);
      gsize length = strlen (key);

      /* 'name', but not what the interpreter itself put there: '__name__'. */
      if (self->t->edges.kind[first + i] == ARN_EDGE_VALUE && length > 2 &&
          !g_str_has_prefix (key, "'__"))
        func (self, first + i, g_strndup (key + 1, length - 2), data);
    }
}

void
arn_graph_builder_names (ArnGraphBuilder *self,
                         ArnRootId frame,
                         ArnGraphNameFunc func,
                         gpointer data)
{
  guint n = 0;
  ArnEdgeId first = 0;

  if (frame != ARN_NONE)
    first = arn_references_out (self->snapshot, self->t->objects.n + frame, &n);
  for (guint i = 0; i < n; i++)
    if (self->t->edges.kind[first + i] == ARN_EDGE_LOCAL)
      func (self, first + i, arn_graph_builder_format_edge (self, first + i), data);
  if (frame == self->globals_frame && self->globals != ARN_NONE)
    names_of_dict (self, self->globals, func, data);
}

static void
add_row (ArnGraphBuilder *self, ArnEdgeId edge, char *name, gpointer data)
{
  ArnGraphNode *frame = arn_graph_builder_node (self, GPOINTER_TO_UINT (data));
  ArnObjectId target = self->t->edges.target[edge];
  ArnGraphRow row = { .name = name, .target = target };
  guint node = arn_graph_builder_find_object (self, target);

  row.on_path = g_hash_table_contains (self->path_edges, GUINT_TO_POINTER (edge + 1));
  /* A neighbourhood shows the names that matter there; elsewhere all that are no clutter. */
  if (frame->n_rows >= ARN_GRAPH_ROWS_MAX ||
      (node == ARN_NONE && (self->query->mode == ARN_GRAPH_NEIGHBOURHOOD ||
                            !arn_graph_builder_wants_edge (self, edge))))
    {
      g_free (name);
      frame->more_rows++;
      return;
    }
  if (node == ARN_NONE)
    row.value = arn_graph_builder_format_value (self, target);
  else
    {
      ArnGraphEdge leaving = { .from = GPOINTER_TO_UINT (data),
                               .to = node,
                               .row = self->rows->len,
                               .ring = ARN_NONE,
                               .label = g_strdup (name),
                               .count = 1,
                               .on_path = row.on_path };

      g_array_append_val (self->edges, leaving);
    }
  g_array_append_val (self->rows, row);
  frame->n_rows++;
}

/* "[0], [1]": two short names are said both, of more their number. */
static void
add_second_name (ArnGraphBuilder *self, ArnGraphEdge *edge, ArnEdgeId second)
{
  g_autofree char *first = edge->label;
  g_autofree char *name = arn_graph_builder_format_edge (self, second);

  edge->label = strlen (first) + strlen (name) <= 16 ? g_strdup_printf ("%s, %s", first, name)
                                                     : g_strdup_printf ("%s, …", first);
}

/* One edge for all references of a kind between two nodes. */
static void
add_edge (ArnGraphBuilder *self, guint from, guint to, ArnEdgeId edge, guint first_edge)
{
  ArnGraphEdgeKind kind = self->t->edges.weak[edge] ? ARN_GRAPH_EDGE_WEAK : ARN_GRAPH_EDGE_STRONG;
  gboolean on_path = g_hash_table_contains (self->path_edges, GUINT_TO_POINTER (edge + 1));
  ArnGraphEdge added = {
    .from = from, .to = to, .row = ARN_NONE, .ring = ARN_NONE, .kind = kind, .count = 1
  };

  for (guint i = first_edge; i < self->edges->len; i++)
    {
      ArnGraphEdge *other = &g_array_index (self->edges, ArnGraphEdge, i);

      if (other->to == to && other->kind == kind)
        {
          other->count++;
          other->on_path |= on_path;
          if (other->count == 2)
            add_second_name (self, other, edge);
          return;
        }
    }
  if (self->edges->len >= ARN_GRAPH_EDGES_MAX)
    {
      self->is_cut = TRUE;
      return;
    }
  added.label = arn_graph_builder_format_edge (self, edge);
  added.on_path = on_path;
  added.unreachable = arn_graph_builder_node (self, from)->unreachable;
  g_array_append_val (self->edges, added);
}

static void
count_hidden (ArnGraphNode *node, char *label)
{
  g_free (node->hidden);
  node->n_hidden++;
  node->hidden = node->n_hidden == 1 ? label : arn_number_count (node->n_hidden);
  if (node->n_hidden > 1)
    g_free (label);
}

static void
connect_object (ArnGraphBuilder *self, guint index)
{
  guint n, first_edge = self->edges->len;
  ArnHolderId holder = arn_graph_builder_node (self, index)->holder;
  ArnEdgeId first = arn_references_out (self->snapshot, holder, &n);

  for (guint i = 0; i < n; i++)
    {
      ArnObjectId target = self->t->edges.target[first + i];
      guint to;

      if (!arn_graph_builder_wants_edge (self, first + i))
        continue;
      to = i < ARN_GRAPH_SCAN_MAX ? arn_graph_builder_find_object (self, target) : ARN_NONE;
      if (to != ARN_NONE)
        add_edge (self, index, to, first + i, first_edge);
      else
        {
          ArnGraphNode *node = arn_graph_builder_node (self, index);

          /* Only a single one is called by its name, so others need none. */
          count_hidden (node, node->n_hidden == 0 ? arn_graph_builder_format_edge (self, first + i)
                                                  : NULL);
        }
    }
}

/* "[0], [1], … × 7" */
static void
count_names (ArnGraphBuilder *self)
{
  for (guint i = 0; i < self->edges->len; i++)
    {
      ArnGraphEdge *edge = &g_array_index (self->edges, ArnGraphEdge, i);

      if (edge->count > 2)
        {
          g_autofree char *names = edge->label;

          edge->label = g_strdup_printf ("%s × %u", names, edge->count);
        }
    }
}

/* What the interpreter and the source hold of what is drawn: looked for from the objects, because
 * there are thousands of others. */
static void
connect_root (ArnGraphBuilder *self, guint index)
{
  guint first_edge = self->edges->len;
  ArnHolderId holder = arn_graph_builder_node (self, index)->holder;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      ArnGraphNode *node = arn_graph_builder_node (self, i);
      ArnReferrers in;

      if (node->kind != ARN_GRAPH_NODE_OBJECT && node->kind != ARN_GRAPH_NODE_SMALL)
        continue;
      in = arn_references_in (self->snapshot, node->holder);
      for (guint k = in.n; k > 0 && in.holder[k - 1] >= self->t->objects.n; k--)
        if (in.holder[k - 1] == holder)
          add_edge (self, index, i, in.edge[k - 1], first_edge);
    }
}

/* The stack itself: a frame calls the next newer one that is drawn. */
static void
connect_frames (ArnGraphBuilder *self)
{
  guint newer = ARN_NONE;

  for (guint root = 0; root < self->t->roots.n; root++)
    {
      ArnGraphEdge edge = {
        .row = ARN_NONE, .ring = ARN_NONE, .kind = ARN_GRAPH_EDGE_CALL, .count = 1
      };
      guint node;

      if (self->t->roots.frame[root] == ARN_NONE)
        continue;
      node = find_key (self, arn_graph_key_for_root (self->snapshot, root));
      if (node == ARN_NONE)
        continue;
      if (newer != ARN_NONE)
        {
          edge.from = node;
          edge.to = newer;
          edge.label = g_strdup (_ ("calls"));
          g_array_append_val (self->edges, edge);
        }
      newer = node;
    }
}

static void
connect (ArnGraphBuilder *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    {
      ArnGraphNode *node = arn_graph_builder_node (self, i);

      switch (node->kind)
        {
        case ARN_GRAPH_NODE_FRAME:
          node->first_row = self->rows->len;
          arn_graph_builder_names (self, arn_holder_root (self->snapshot, node->holder), add_row,
                                   GUINT_TO_POINTER (i));
          break;
        case ARN_GRAPH_NODE_OBJECT:
        case ARN_GRAPH_NODE_SMALL:
          connect_object (self, i);
          break;
        case ARN_GRAPH_NODE_ROOT:
          connect_root (self, i);
          break;
        case ARN_GRAPH_NODE_MORE:
          break;
        }
    }
  count_names (self);
  connect_frames (self);
}

/* The dict of a program's globals belongs to the frame of its outermost code. */
static void
find_globals (ArnGraphBuilder *self)
{
  self->globals = self->globals_frame = ARN_NONE;
  for (guint root = 0; root < self->t->roots.n; root++)
    {
      guint n;
      ArnEdgeId first = arn_references_out (self->snapshot, self->t->objects.n + root, &n);

      if (self->t->roots.frame[root] == ARN_NONE)
        continue;
      for (guint i = 0; i < n; i++)
        if (self->t->edges.kind[first + i] == ARN_EDGE_INTERNAL &&
            strcmp (arn_snapshot_get_string (self->snapshot, self->t->edges.label[first + i]),
                    "names") == 0)
          {
            self->globals = self->t->edges.target[first + i];
            self->globals_frame = root;
          }
    }
}

/* After the last line only the module itself has them. */
static void
find_left_globals (ArnGraphBuilder *self)
{
  for (ArnObjectId object = 0; object < self->t->objects.n; object++)
    {
      guint n;
      ArnEdgeId first;

      if (strcmp (arn_snapshot_get_type_name (self->snapshot, object), "module") != 0 ||
          strcmp (arn_snapshot_get_string (self->snapshot, self->t->objects.repr[object]),
                  "__main__") != 0)
        continue;
      first = arn_references_out (self->snapshot, object, &n);
      for (guint i = 0; i < n; i++)
        if (arn_snapshot_get_type_kind (self->snapshot, self->t->edges.target[first + i]) ==
            ARN_TYPE_DICT)
          self->globals = self->t->edges.target[first + i];
    }
}

static void
node_clear (gpointer data)
{
  ArnGraphNode *node = data;

  g_free (node->title);
  g_free (node->subtitle);
  g_free (node->badge);
  g_free (node->hidden);
}

static void
begin (ArnGraphBuilder *self)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (ArnGraphNode));
  self->steps = g_array_new (FALSE, FALSE, sizeof (ArnGraphSteps));
  self->rows = g_array_new (FALSE, FALSE, sizeof (ArnGraphRow));
  self->edges = g_array_new (FALSE, FALSE, sizeof (ArnGraphEdge));
  self->cycles = g_array_new (FALSE, FALSE, sizeof (ArnGraphCycle));
  self->by_key = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->path_edges = g_hash_table_new (NULL, NULL);
  self->centre = arn_graph_key_find (self->snapshot, self->query->centre);
  self->is_clutter = g_new0 (guint8, MAX (self->t->types.n, 1));
  for (guint type = 0; type < self->t->types.n; type++)
    self->is_clutter[type] = is_clutter_type (self->snapshot, type);
  find_globals (self);
  if (self->globals == ARN_NONE)
    find_left_globals (self);
}

static ArnGraphModel *
finish (ArnGraphBuilder *self)
{
  ArnGraphModel *model = g_atomic_rc_box_new0 (ArnGraphModel);

  model->snapshot = g_object_ref (self->snapshot);
  model->mode = self->query->mode;
  model->is_cut = self->is_cut;
  model->n_nodes = self->nodes->len;
  model->n_rows = self->rows->len;
  model->n_edges = self->edges->len;
  model->n_cycles = self->cycles->len;
  model->nodes = (ArnGraphNode *) (gpointer) g_array_free (self->nodes, FALSE);
  model->rows = (ArnGraphRow *) (gpointer) g_array_free (self->rows, FALSE);
  model->edges = (ArnGraphEdge *) (gpointer) g_array_free (self->edges, FALSE);
  model->cycles = (ArnGraphCycle *) (gpointer) g_array_free (self->cycles, FALSE);
  model->by_key = self->by_key;
  model->centre =
      self->centre != ARN_NONE ? arn_graph_model_find_object (model, self->centre) : ARN_NONE;
  g_array_unref (self->steps);
  g_hash_table_unref (self->path_edges);
  g_free (self->is_clutter);
  return model;
}

ArnGraphModel *
arn_graph_model_new (ArnSnapshot *snapshot, const ArnGraphQuery *query, GCancellable *cancellable)
{
  ArnGraphBuilder builder = { .snapshot = snapshot,
                              .t = arn_snapshot_get_tables (snapshot),
                              .query = query,
                              .cancellable = cancellable };
  ArnGraphModel *model;

  begin (&builder);
  if (query->mode == ARN_GRAPH_STACK_AND_HEAP)
    arn_graph_builder_fill_stack (&builder);
  else
    arn_graph_builder_fill_around (&builder);
  connect (&builder);
  arn_graph_builder_mark_cycles (&builder);
  arn_graph_builder_bundle (&builder);
  model = finish (&builder);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&model, arn_graph_model_unref);
  return model;
}

static void
arn_graph_model_clear (gpointer data)
{
  ArnGraphModel *self = data;

  for (guint i = 0; i < self->n_nodes; i++)
    node_clear (&self->nodes[i]);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].name);
      g_free (self->rows[i].value);
    }
  for (guint i = 0; i < self->n_edges; i++)
    g_free (self->edges[i].label);
  for (guint i = 0; i < self->n_cycles; i++)
    {
      g_free (self->cycles[i].title);
      g_free (self->cycles[i].brief);
    }
  g_free (self->nodes);
  g_free (self->rows);
  g_free (self->edges);
  g_free (self->cycles);
  g_hash_table_unref (self->by_key);
  g_object_unref (self->snapshot);
}

ArnGraphModel *
arn_graph_model_ref (ArnGraphModel *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
arn_graph_model_unref (ArnGraphModel *self)
{
  g_atomic_rc_box_release_full (self, arn_graph_model_clear);
}

guint
arn_graph_model_find (const ArnGraphModel *self, ArnGraphKey key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, &key)) - 1;
}

guint
arn_graph_model_find_object (const ArnGraphModel *self, ArnObjectId object)
{
  return arn_graph_model_find (self, arn_graph_key_for_object (self->snapshot, object));
}

ArnObjectId
arn_graph_model_get_object (const ArnGraphModel *self, guint node)
{
  switch (self->nodes[node].kind)
    {
    case ARN_GRAPH_NODE_OBJECT:
    case ARN_GRAPH_NODE_SMALL:
      return self->nodes[node].holder;
    default:
      return ARN_NONE;
    }
}
