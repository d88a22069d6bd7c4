#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-graph-builder-private.h"
#include "arn-number.h"
#include "arn-object-label.h"
#include "arn-references.h"

/* Items of a container, as its references count them. */
static guint
count_items (ArnGraphBuilder *self, ArnObjectId object, ArnEdgeKind kind)
{
  guint n, items = 0;
  ArnEdgeId first = arn_references_out (self->snapshot, object, &n);

  for (guint i = 0; i < n; i++)
    items += self->t->edges.kind[first + i] == kind;
  return items;
}

static char *
format_items (const char *type, const char *brackets, guint items)
{
  g_autofree char *count = arn_number_count (items);

  return g_strdup_printf ("%s %c%s%c", type, brackets[0], count, brackets[1]);
}

static void
label_container (ArnGraphBuilder *self,
                 ArnGraphNode *node,
                 ArnObjectId object,
                 const char *brackets,
                 ArnEdgeKind items)
{
  const char *repr = arn_snapshot_get_string (self->snapshot, self->t->objects.repr[object]);

  node->title = format_items (arn_snapshot_get_type_name (self->snapshot, object), brackets,
                              count_items (self, object, items));
  node->subtitle =
      *repr != '\0' ? g_strdup (repr) : arn_number_bytes (self->t->objects.size[object]);
}

static void
label_plain (ArnGraphBuilder *self, ArnGraphNode *node, ArnObjectId object)
{
  const char *type = arn_snapshot_get_type_name (self->snapshot, object);
  const char *repr = arn_snapshot_get_string (self->snapshot, self->t->objects.repr[object]);
  gboolean is_value =
      node->type == ARN_TYPE_INT || node->type == ARN_TYPE_STR || node->type == ARN_TYPE_FLOAT;

  if (is_value && *repr != '\0')
    {
      node->title = g_strdup (repr);
      node->subtitle = g_strdup (type);
      return;
    }
  node->title = g_strdup (type);
  if (*repr == '\0' || strcmp (repr, type) == 0)
    node->subtitle = arn_number_bytes (self->t->objects.size[object]);
  else if (node->type == ARN_TYPE_INSTANCE && *repr == '\'' && g_str_has_suffix (repr, "'"))
    /* The name that tells instances apart; its quotes tell nothing. */
    node->subtitle = g_strndup (repr + 1, strlen (repr) - 2);
  else
    node->subtitle = g_strdup (repr);
}

static void
label_small (ArnGraphBuilder *self, ArnGraphNode *node, ArnObjectId object)
{
  if (arn_graph_builder_is_weak_reference (self, object))
    /* Translators: a weak reference, as Python's module is called */
    node->title = g_strdup (_ ("weakref"));
  else
    node->title = arn_graph_builder_format_value (self, object);
  node->subtitle = g_strdup (arn_snapshot_get_type_name (self->snapshot, object));
}

void
arn_graph_builder_label_object (ArnGraphBuilder *self, ArnGraphNode *node, ArnObjectId object)
{
  node->badge = arn_object_badge (self->snapshot, object);
  if (node->kind == ARN_GRAPH_NODE_SMALL)
    {
      label_small (self, node, object);
      return;
    }
  switch (node->type)
    {
    case ARN_TYPE_LIST:
      label_container (self, node, object, "[]", ARN_EDGE_INDEX);
      break;
    case ARN_TYPE_TUPLE:
      label_container (self, node, object, "()", ARN_EDGE_INDEX);
      break;
    case ARN_TYPE_DICT:
      label_container (self, node, object, "{}", ARN_EDGE_VALUE);
      break;
    case ARN_TYPE_SET:
      label_container (self, node, object, "{}", ARN_EDGE_KEY);
      break;
    default:
      label_plain (self, node, object);
      break;
    }
}

void
arn_graph_builder_label_root (ArnGraphBuilder *self, ArnGraphNode *node, ArnRootId root)
{
  ArnFrameId frame = self->t->roots.frame[root];

  if (frame == ARN_NONE)
    {
      node->title = arn_snapshot_format_holder (self->snapshot, node->holder);
      return;
    }
  {
    const char *function =
        arn_snapshot_get_string (self->snapshot, self->t->frames.function[frame]);
    const char *last = strrchr (function, '.');

    /* Of "serve.<locals>.inner" the last word is what a person wrote. */
    node->title = strcmp (function, "<module>") == 0
                      /* Translators: the frame of a program's outermost code */
                      ? g_strdup (_ ("module"))
                      : g_strdup (last ? last + 1 : function);
    /* Translators: the line where a frame is */
    node->subtitle = g_strdup_printf (_ ("line %u"), self->t->frames.line[frame]);
  }
}

char *
arn_graph_builder_format_value (ArnGraphBuilder *self, ArnObjectId object)
{
  const char *repr = arn_snapshot_get_string (self->snapshot, self->t->objects.repr[object]);

  switch (arn_snapshot_get_type_kind (self->snapshot, object))
    {
    case ARN_TYPE_CLASS:
      /* Translators: what a name stands for, in place of its value */
      return g_strdup (*repr != '\0' && arn_graph_builder_is_eternal (self, object) ? repr
                                                                                    : _ ("class"));
    case ARN_TYPE_FUNCTION:
      return g_strdup (_ ("function"));
    default:
      if (arn_graph_builder_is_clutter (self, object) || *repr == '\0')
        return g_strdup (arn_snapshot_get_type_name (self->snapshot, object));
      return g_strdup (repr);
    }
}

char *
arn_graph_builder_format_edge (ArnGraphBuilder *self, ArnEdgeId edge)
{
  if (self->t->edges.kind[edge] == ARN_EDGE_LOCAL)
    return g_strdup (arn_snapshot_get_string (self->snapshot, self->t->edges.label[edge]));
  return arn_snapshot_format_edge (self->snapshot, edge);
}
