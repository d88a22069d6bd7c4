#include "arn-reference-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "arn-names.h"
#include "arn-references.h"

/* What modules and instances call the dict of their attributes. */
#define NAMESPACE "__dict__"

static gboolean
is_object (ArnSnapshot *snapshot, ArnHolderId holder)
{
  return holder < arn_snapshot_get_tables (snapshot)->objects.n;
}

static gboolean
is_module (ArnSnapshot *snapshot, ArnObjectId object)
{
  return strcmp (arn_snapshot_get_type_name (snapshot, object), "module") == 0;
}

ArnObjectId
arn_reference_find_namespace (ArnSnapshot *snapshot, ArnObjectId dict)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;
  ArnReferrers in;

  if (arn_snapshot_get_type_kind (snapshot, dict) != ARN_TYPE_DICT)
    return ARN_NONE;
  in = arn_references_in (snapshot, dict);
  for (guint i = 0; i < in.n; i++)
    if (is_object (snapshot, in.holder[i]) && edges->kind[in.edge[i]] == ARN_EDGE_INTERNAL &&
        strcmp (arn_snapshot_get_string (snapshot, edges->label[in.edge[i]]), NAMESPACE) == 0)
      return in.holder[i];
  return ARN_NONE;
}

/* Of a value in a namespace: the key's text without its quotes. */
static char *
format_attribute (ArnSnapshot *snapshot, ArnEdgeId edge)
{
  const char *key =
      arn_snapshot_get_string (snapshot, arn_snapshot_get_tables (snapshot)->edges.label[edge]);
  gsize length = strlen (key);

  if (length >= 2 && key[0] == '\'' && key[length - 1] == '\'')
    return g_strndup (key + 1, length - 2);
  return g_strdup (key);
}

char *
arn_reference_format_name (ArnSnapshot *snapshot, ArnHolderId holder, ArnEdgeId edge)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;
  ArnObjectId space;

  if (edges->kind[edge] == ARN_EDGE_LOCAL)
    return g_strdup (arn_snapshot_get_string (snapshot, edges->label[edge]));
  if (edges->kind[edge] == ARN_EDGE_VALUE && is_object (snapshot, holder))
    {
      g_autofree char *name = NULL;

      space = arn_reference_find_namespace (snapshot, holder);
      if (space == ARN_NONE)
        return arn_snapshot_format_edge (snapshot, edge);
      name = format_attribute (snapshot, edge);
      return is_module (snapshot, space) ? g_steal_pointer (&name) : g_strconcat (".", name, NULL);
    }
  return arn_snapshot_format_edge (snapshot, edge);
}

static char *
format_root (ArnSnapshot *snapshot, ArnRootId root, ArnEdgeId edge)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnFrameId frame = t->roots.frame[root];
  const char *function;

  if (frame == ARN_NONE)
    return g_strdup (
        t->roots.kind[root] == ARN_ROOT_INTERPRETER
            ? _ ("the interpreter")
            : arn_name_translate (arn_snapshot_get_string (snapshot, t->roots.name[root])));
  function = arn_snapshot_get_string (snapshot, t->frames.function[frame]);
  if (t->edges.kind[edge] == ARN_EDGE_LOCAL)
    /* Translators: whose local variable it is, and the line where that function is */
    return g_strdup_printf (_ ("local of %s, line %u"), function, t->frames.line[frame]);
  /* Translators: the frame of a function, and the line where it is */
  return g_strdup_printf (_ ("frame of %s, line %u"), function, t->frames.line[frame]);
}

char *
arn_reference_format_holder (ArnSnapshot *snapshot, ArnHolderId holder, ArnEdgeId edge)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnObjectId owner = holder;
  g_autofree char *text = NULL;

  if (!is_object (snapshot, holder))
    return format_root (snapshot, holder - t->objects.n, edge);
  if (t->edges.kind[edge] == ARN_EDGE_VALUE || t->edges.kind[edge] == ARN_EDGE_KEY)
    {
      owner = arn_reference_find_namespace (snapshot, holder);
      if (owner != ARN_NONE && is_module (snapshot, owner))
        /* Translators: the module whose global variable it is */
        return g_strdup_printf (_ ("global of %s"),
                                arn_snapshot_get_string (snapshot, t->objects.repr[owner]));
      if (owner == ARN_NONE)
        owner = holder;
    }
  text = arn_snapshot_format_object (snapshot, owner);
  /* Translators: the object that has the reference */
  return g_strdup_printf (_ ("of %s"), text);
}

gboolean
arn_reference_is_plain_key (ArnSnapshot *snapshot, ArnEdgeId edge)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;

  /* A key of a dict has its value right behind it; members of sets have none. */
  if (edges->kind[edge] != ARN_EDGE_KEY || edge + 1 >= edges->n ||
      edges->kind[edge + 1] != ARN_EDGE_VALUE)
    return FALSE;
  switch (arn_snapshot_get_type_kind (snapshot, edges->target[edge]))
    {
    case ARN_TYPE_INT:
    case ARN_TYPE_STR:
    case ARN_TYPE_FLOAT:
      return TRUE;
    default:
      return FALSE;
    }
}
