/* The painted tiles of a map. After a change of the data every tile is looked at once more, by its
 * digest, and kept when nothing in it is other than before.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _ArnTileCache ArnTileCache;

ArnTileCache *arn_tile_cache_new (void);
void arn_tile_cache_free (ArnTileCache *self);

/* Keeps as many tiles as four views of that size need; those used last. */
void arn_tile_cache_set_room (ArnTileCache *self, int view_width, int view_height);
void arn_tile_cache_clear (ArnTileCache *self); /* forgets all */
void arn_tile_cache_check (ArnTileCache *self); /* from now on none is fresh */

/* The tile, if it needn't be checked; else NULL. (transfer none) */
cairo_surface_t *arn_tile_cache_get_fresh (ArnTileCache *self, int column, int row, int scale);
/* The tile, if it has that digest (it is fresh then); else NULL. (transfer none) */
cairo_surface_t *
arn_tile_cache_get_same (ArnTileCache *self, int column, int row, int scale, guint64 digest);
/* Takes the surface; returns it. */
cairo_surface_t *arn_tile_cache_put (
    ArnTileCache *self, int column, int row, int scale, guint64 digest, cairo_surface_t *surface);

G_END_DECLS
