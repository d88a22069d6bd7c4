#include "arn-graph-words.h"

#include <glib/gi18n-lib.h>

#include "arn-number.h"

char *
arn_graph_format_more_rows (guint n)
{
  /* Translators: names of a frame for which there is no row */
  return g_strdup_printf (_ ("%u more"), n);
}

static char *
format_name (const ArnGraphModel *model, guint node)
{
  const ArnGraphNode *n = &model->nodes[node];

  switch (n->kind)
    {
    case ARN_GRAPH_NODE_OBJECT:
    case ARN_GRAPH_NODE_SMALL:
      return arn_snapshot_format_object (model->snapshot, n->holder);
    case ARN_GRAPH_NODE_FRAME:
      /* Translators: a frame on the stack: its function and the line where it is */
      return g_strdup_printf (_ ("frame of %s, %s"), n->title, n->subtitle);
    case ARN_GRAPH_NODE_ROOT:
    case ARN_GRAPH_NODE_MORE:
      break;
    }
  return g_strdup (n->title);
}

char *
arn_graph_format_node (const ArnGraphModel *model, guint node)
{
  const ArnGraphNode *n = &model->nodes[node];
  g_autofree char *name = format_name (model, node);
  GString *text = g_string_new (name);

  if (n->kind == ARN_GRAPH_NODE_OBJECT || n->kind == ARN_GRAPH_NODE_SMALL)
    {
      if (n->immortal)
        g_string_append_printf (text, ", %s", _ ("immortal"));
      else
        g_string_append_printf (text, ngettext (", %u reference", ", %u references", n->refcount),
                                n->refcount);
    }
  if (n->unreachable)
    g_string_append_printf (text, ", %s", _ ("unreachable"));
  if (n->cycle != ARN_NONE)
    g_string_append_printf (text, ", %s", model->cycles[n->cycle].title);
  if (n->on_path)
    g_string_append_printf (text, ", %s", _ ("on the path to a root"));
  if (n->n_hidden > 0)
    g_string_append_printf (
        text, ngettext (", %u referent not shown", ", %u referents not shown", n->n_hidden),
        n->n_hidden);
  return g_string_free (text, FALSE);
}

char *
arn_graph_format_way (const ArnGraphModel *model, guint edge)
{
  const ArnGraphEdge *e = &model->edges[edge];
  g_autofree char *to = format_name (model, e->to);

  /* Translators: a reference by its name, and what it leads to */
  return g_strdup_printf (_ ("%s to %s"), e->label ? e->label : "", to);
}

char *
arn_graph_format_picture (const ArnGraphModel *model)
{
  guint objects = 0, frames = 0;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < model->n_nodes; i++)
    {
      objects += arn_graph_model_get_object (model, i) != ARN_NONE;
      frames += model->nodes[i].kind == ARN_GRAPH_NODE_FRAME;
    }
  g_string_append_printf (text, ngettext ("%u object", "%u objects", objects), objects);
  if (frames > 0)
    g_string_append_printf (text, ngettext (", %u frame", ", %u frames", frames), frames);
  if (model->n_cycles > 0)
    g_string_append_printf (text, ngettext (", %u cycle", ", %u cycles", model->n_cycles),
                            model->n_cycles);
  for (guint i = 0; i < model->n_nodes; i++)
    if (model->nodes[i].kind == ARN_GRAPH_NODE_MORE)
      g_string_append_printf (text, ", %s", model->nodes[i].title);
  if (model->is_cut)
    g_string_append_printf (text, ", %s", _ ("more than a picture holds"));
  return g_string_free (text, FALSE);
}

ArnReadout *
arn_graph_describe (const ArnGraphModel *model, guint node)
{
  const ArnGraphNode *n = &model->nodes[node];
  const ArnTables *t = arn_snapshot_get_tables (model->snapshot);
  g_autofree char *name = format_name (model, node);
  ArnReadout *readout = arn_readout_new (name);
  ArnObjectId object = arn_graph_model_get_object (model, node);

  if (object == ARN_NONE)
    return readout;
  arn_readout_add (readout, g_strdup (_ ("Address")),
                   arn_number_address (t->objects.address[object]));
  arn_readout_add (readout, g_strdup (_ ("Size")), arn_number_bytes (t->objects.size[object]));
  arn_readout_add (readout, g_strdup (_ ("Reference count")),
                   n->immortal ? g_strdup (_ ("immortal")) : arn_number_count (n->refcount));
  arn_readout_add (readout, g_strdup (_ ("Referrers")), arn_number_count (n->n_referrers));
  if (n->n_hidden > 0)
    arn_readout_add (readout, g_strdup (_ ("Referents not shown")), arn_number_count (n->n_hidden));
  if (n->unreachable)
    arn_readout_add (readout, g_strdup (_ ("State")), g_strdup (_ ("unreachable")));
  return readout;
}
