#include "arn-tile-cache.h"

#include "arn-arena-scene.h"

typedef struct
{
  gint64 key;
  cairo_surface_t *surface;
  guint64 digest;
  guint64 checked; /* at which round of data */
  guint64 used;    /* when, on the cache's clock */
  int scale;
} Tile;

struct _ArnTileCache
{
  GHashTable *tiles; /* Tile by its key */
  guint room;
  guint64 round, clock;
};

static void
tile_free (gpointer data)
{
  Tile *tile = data;

  cairo_surface_destroy (tile->surface);
  g_free (tile);
}

ArnTileCache *
arn_tile_cache_new (void)
{
  ArnTileCache *self = g_new0 (ArnTileCache, 1);

  self->tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, tile_free);
  self->room = 256;
  return self;
}

void
arn_tile_cache_free (ArnTileCache *self)
{
  g_hash_table_unref (self->tiles);
  g_free (self);
}

void
arn_tile_cache_set_room (ArnTileCache *self, int view_width, int view_height)
{
  guint columns = MAX (view_width, 1) / ARN_SCENE_TILE + 2;
  guint rows = MAX (view_height, 1) / ARN_SCENE_TILE + 2;

  self->room = 4 * columns * rows;
}

void
arn_tile_cache_clear (ArnTileCache *self)
{
  g_hash_table_remove_all (self->tiles);
}

void
arn_tile_cache_check (ArnTileCache *self)
{
  self->round++;
}

static Tile *
find (ArnTileCache *self, int column, int row, int scale)
{
  gint64 key = (gint64) column << 32 | (guint32) row;
  Tile *tile = g_hash_table_lookup (self->tiles, &key);

  if (tile == NULL || tile->scale != scale)
    return NULL;
  tile->used = ++self->clock;
  return tile;
}

cairo_surface_t *
arn_tile_cache_get_fresh (ArnTileCache *self, int column, int row, int scale)
{
  Tile *tile = find (self, column, row, scale);

  return tile != NULL && tile->checked == self->round ? tile->surface : NULL;
}

cairo_surface_t *
arn_tile_cache_get_same (ArnTileCache *self, int column, int row, int scale, guint64 digest)
{
  Tile *tile = find (self, column, row, scale);

  if (tile == NULL || tile->digest != digest)
    return NULL;
  tile->checked = self->round;
  return tile->surface;
}

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Tile *x = *(Tile *const *) a, *y = *(Tile *const *) b;

  return x->used < y->used ? -1 : x->used > y->used;
}

/* Down to half, so that it is seldom done. */
static void
drop_old (ArnTileCache *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer tile;

  g_hash_table_iter_init (&iter, self->tiles);
  while (g_hash_table_iter_next (&iter, NULL, &tile))
    g_ptr_array_add (all, tile);
  qsort (all->pdata, all->len, sizeof (gpointer), compare_uses);
  for (guint i = 0; i < all->len / 2; i++)
    g_hash_table_remove (self->tiles, &((Tile *) g_ptr_array_index (all, i))->key);
}

cairo_surface_t *
arn_tile_cache_put (
    ArnTileCache *self, int column, int row, int scale, guint64 digest, cairo_surface_t *surface)
{
  Tile *tile = g_new0 (Tile, 1);

  if (g_hash_table_size (self->tiles) >= self->room)
    drop_old (self);
  tile->key = (gint64) column << 32 | (guint32) row;
  tile->surface = surface;
  tile->digest = digest;
  tile->checked = self->round;
  tile->used = ++self->clock;
  tile->scale = scale;
  g_hash_table_replace (self->tiles, &tile->key, tile);
  return surface;
}
