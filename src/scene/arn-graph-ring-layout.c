#include <math.h>

#include "arn-graph-layout-private.h"

/* Between members, beside and below each other: room for labels. */
#define COLUMN_GAP 64
#define ROW_GAP    56
/* A ring of more than these would be mostly hole; it is wound up row by row. */
#define RING_MAX 12

gboolean
arn_graph_rings_have (const ArnGraphModel *model, guint node)
{
  guint cycle = model->nodes[node].cycle;

  return cycle != ARN_NONE && model->cycles[cycle].n > 1;
}

/* The next member that is not in the order yet, along an edge if one leads to any. */
static guint
find_next (const ArnGraphModel *model, const guint8 *is_taken, guint cycle, guint last)
{
  for (guint i = 0; i < model->n_edges && last != ARN_NONE; i++)
    {
      guint to = model->edges[i].to;

      if (model->edges[i].from == last && model->nodes[to].cycle == cycle && !is_taken[to])
        return to;
    }
  for (guint i = 0; i < model->n_nodes; i++)
    if (model->nodes[i].cycle == cycle && !is_taken[i])
      return i;
  return ARN_NONE;
}

/* Where the k-th of n stands: clockwise round a rectangle of cells, or to and fro in rows. */
static void
find_cell (guint k, guint n, guint columns, guint rows, guint *column, guint *row)
{
  if (n > RING_MAX)
    {
      *row = k / columns;
      *column = *row % 2 == 0 ? k % columns : columns - 1 - k % columns;
      return;
    }
  if (k < columns)
    *column = k, *row = 0;
  else if (k < columns + rows - 1)
    *column = columns - 1, *row = k - columns + 1;
  else if (k < 2 * columns + rows - 2)
    *column = 2 * columns + rows - 3 - k, *row = rows - 1;
  else
    *column = 0, *row = 2 * columns + 2 * rows - 4 - k;
}

/* As many columns and rows as the cells need. */
static void
find_grid (guint n, guint *columns, guint *rows)
{
  if (n > RING_MAX)
    {
      *columns = (guint) ceil (sqrt (n));
      *rows = (n + *columns - 1) / *columns;
    }
  else
    {
      *columns = n <= 2 ? n : MAX (2, (n + 4) / 4 + (n > 4));
      *rows = n <= 2 ? 1 : (n + 4 - 2 * *columns + 1) / 2;
      *rows = MAX (*rows, 2);
    }
}

static void
arrange_ring (ArnGraphLayout *self, guint cycle, guint8 *is_taken)
{
  const ArnGraphModel *model = self->model;
  double unit = self->unit, padding = ARN_GRAPH_CYCLE_PADDING * unit;
  double top = (ARN_GRAPH_CYCLE_TITLE + 6) * unit;
  double width = (ARN_GRAPH_NODE_WIDTH + COLUMN_GAP) * unit;
  double height = (ARN_GRAPH_NODE_HEIGHT + ROW_GAP) * unit;
  guint n = model->cycles[cycle].n, columns, rows, last = ARN_NONE;

  find_grid (n, &columns, &rows);
  for (guint k = 0; k < n; k++)
    {
      guint column, row;

      last = find_next (model, is_taken, cycle, last);
      is_taken[last] = TRUE;
      find_cell (k, n, columns, rows, &column, &row);
      self->nodes[last].x = padding + column * width;
      self->nodes[last].y = top + row * height;
    }
  self->cycles[cycle].width = 2 * padding + columns * width - COLUMN_GAP * unit;
  self->cycles[cycle].height = top + padding + rows * height - ROW_GAP * unit;
}

void
arn_graph_rings_arrange (ArnGraphLayout *self)
{
  g_autofree guint8 *is_taken = g_new0 (guint8, MAX (self->model->n_nodes, 1));

  for (guint i = 0; i < self->model->n_cycles; i++)
    if (self->model->cycles[i].n > 1)
      arrange_ring (self, i, is_taken);
}
