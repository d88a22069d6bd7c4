#include "arn-uncollected.h"

/* The list gc.garbage, as the interpreter holds it; ARN_NONE when there is none. */
static ArnObjectId
find_garbage (ArnSnapshot *snapshot)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  const ArnEdgeTable *edges = &t->edges;

  for (ArnEdgeId edge = edges->first_edge[t->objects.n]; edge < edges->n; edge++)
    if (edges->kind[edge] == ARN_EDGE_INTERNAL &&
        g_str_equal (arn_snapshot_get_string (snapshot, edges->label[edge]), "gc.garbage"))
      return edges->target[edge];
  return ARN_NONE;
}

static guint
count_items (ArnSnapshot *snapshot, ArnObjectId list)
{
  const ArnEdgeTable *edges = &arn_snapshot_get_tables (snapshot)->edges;
  guint n = 0;

  for (ArnEdgeId edge = edges->first_edge[list]; edge < edges->first_edge[list + 1]; edge++)
    n += edges->kind[edge] == ARN_EDGE_INDEX;
  return n;
}

void
arn_uncollected_count (ArnSnapshot *snapshot, ArnUncollected *out)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (snapshot)->objects;
  ArnObjectId garbage = ARN_NONE;

  *out = (ArnUncollected){ 0 };
  for (ArnObjectId id = 0; id < objects->n; id++)
    {
      out->untracked += objects->generation[id] == ARN_GENERATION_UNTRACKED;
      out->frozen += objects->generation[id] == ARN_GENERATION_PERMANENT;
    }
  if (arn_snapshot_has (snapshot, ARN_PART_EDGES | ARN_PART_OBJECTS))
    garbage = find_garbage (snapshot);
  if (garbage != ARN_NONE)
    out->garbage = count_items (snapshot, garbage);
}
