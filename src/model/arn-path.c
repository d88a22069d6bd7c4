#include "arn-path.h"

#include "arn-references.h"

/* How an object was come to, on the way back from the one that is asked for. */
typedef struct
{
  ArnEdgeId edge; /* that leads from it towards the object */
  guint8 is_seen;
} Step;

void
arn_path_free (ArnPath *self)
{
  g_free (self->holder);
  g_free (self->edge);
  g_free (self);
}

static gboolean
is_root (const ArnTables *t, ArnHolderId holder)
{
  return holder >= t->objects.n || (t->objects.flags[holder] & ARN_OBJECT_IMMORTAL) != 0;
}

/* From the root that was found along the steps to the object. */
static void
follow (ArnPath *path, const ArnTables *t, const Step *steps, ArnHolderId root, ArnEdgeId edge)
{
  g_autoptr (GArray) holders = g_array_new (FALSE, FALSE, sizeof (ArnHolderId));
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (ArnEdgeId));
  ArnHolderId holder = root;

  for (;;)
    {
      g_array_append_val (holders, holder);
      g_array_append_val (edges, edge);
      holder = t->edges.target[edge];
      edge = steps[holder].edge;
      if (edge == ARN_NONE)
        break;
    }
  path->n = edges->len;
  path->holder = g_memdup2 (holders->data, holders->len * sizeof (ArnHolderId));
  path->edge = g_memdup2 (edges->data, edges->len * sizeof (ArnEdgeId));
}

ArnPath *
arn_path_new (ArnSnapshot *snapshot, ArnObjectId object)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  ArnPath *path = g_new0 (ArnPath, 1);
  g_autofree Step *steps = g_new0 (Step, MAX (t->objects.n, 1));
  g_autofree guint32 *queue = g_new (guint32, MAX (t->objects.n, 1));
  guint32 head = 0, tail = 0;

  steps[object] = (Step){ ARN_NONE, TRUE };
  queue[tail++] = object;
  while (head < tail)
    {
      ArnObjectId at = queue[head++];
      ArnReferrers in = arn_references_in (snapshot, at);

      for (guint i = 0; i < in.n; i++)
        {
          ArnHolderId holder = in.holder[i];

          if (t->edges.weak[in.edge[i]] || (holder < t->objects.n && steps[holder].is_seen))
            continue;
          if (is_root (t, holder))
            {
              follow (path, t, steps, holder, in.edge[i]);
              return path;
            }
          steps[holder] = (Step){ in.edge[i], TRUE };
          queue[tail++] = holder;
        }
    }
  return path;
}
