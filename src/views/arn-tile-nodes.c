#include "arn-tile-nodes.h"

typedef struct
{
  cairo_surface_t *surface;
  GskRenderNode *node;
} ArnTileNode;

static void
arn_tile_node_free (gpointer data)
{
  ArnTileNode *tile = data;

  cairo_surface_destroy (tile->surface);
  gsk_render_node_unref (tile->node);
  g_free (tile);
}

GHashTable *
arn_tile_nodes_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, arn_tile_node_free);
}

GskRenderNode *
arn_tile_nodes_get (GHashTable *nodes, cairo_surface_t *surface, int column, int row, int size)
{
  /* The hash is the lower half: rows, of which there are many. */
  gint64 key = (gint64) column << 32 | (guint32) row;
  ArnTileNode *tile = g_hash_table_lookup (nodes, &key);
  cairo_t *cr;

  if (tile && tile->surface == surface)
    return tile->node;

  tile = g_new0 (ArnTileNode, 1);
  tile->surface = cairo_surface_reference (surface);
  tile->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (column * size, row * size, size, size));
  cr = gsk_cairo_node_get_draw_context (tile->node);
  cairo_set_source_surface (cr, surface, column * size, row * size);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
  g_hash_table_replace (nodes, g_memdup2 (&key, sizeof key), tile);
  return tile->node;
}

int
arn_tile_nodes_row (gconstpointer key)
{
  return (int) (guint32) * (const gint64 *) key;
}
