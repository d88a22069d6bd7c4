/* Render nodes of the tiles that a scene hands out as surfaces. A node is used again as long as the
 * surface is the same: what GSK compares is then the same pointer, and nothing of it is painted.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* By column and row; whoever made it drops what is no longer needed (arn_tile_nodes_row). Freed by
 * g_hash_table_unref. */
GHashTable *arn_tile_nodes_new (void);
/* `size`: width and height of a tile. Of the table (transfer none). */
GskRenderNode *
arn_tile_nodes_get (GHashTable *nodes, cairo_surface_t *surface, int column, int row, int size);
/* The row of a key of the table. */
int arn_tile_nodes_row (gconstpointer key);

G_END_DECLS
