#include "arn-arena-words.h"

#include <glib/gi18n-lib.h>

#include "arn-lookup.h"
#include "arn-number.h"
#include "arn-reachability.h"

static guint
block_size (const ArnTables *t, ArnPoolId pool)
{
  return (t->pools.size_class[pool] + 1) * ARN_SIZE_CLASS_STEP;
}

static gboolean
is_taken (const ArnTables *t, ArnPoolId pool)
{
  return t->pools.state[pool] == ARN_POOL_USED || t->pools.state[pool] == ARN_POOL_FULL;
}

static const char *
state_name (ArnPoolState state)
{
  switch (state)
    {
    case ARN_POOL_FREE:
      return _ ("never used");
    case ARN_POOL_EMPTY:
      return _ ("free");
    case ARN_POOL_USED:
      return _ ("used");
    case ARN_POOL_FULL:
      return _ ("full");
    }
  return "";
}

/* "Node, str": the types that most blocks of the pool belong to; NULL when none is known. */
static char *
format_mostly (ArnSnapshot *snapshot, ArnPoolId pool)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  g_autofree guint32 *counts = g_new0 (guint32, MAX (t->types.n, 1));
  GString *text = g_string_new (NULL);

  for (guint32 b = t->pools.first_block[pool]; b < t->pools.first_block[pool + 1]; b++)
    if (t->blocks.owner[b] != ARN_NONE)
      counts[t->objects.type[t->blocks.owner[b]]]++;
  for (guint k = 0; k < 2; k++)
    {
      guint32 most = 0;

      for (guint32 i = 1; i < t->types.n; i++)
        if (counts[i] > counts[most])
          most = i;
      if (t->types.n == 0 || counts[most] == 0)
        break;
      counts[most] = 0;
      g_string_append_printf (text, "%s%s", k > 0 ? ", " : "",
                              arn_snapshot_get_string (snapshot, t->types.name[most]));
    }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}

static ArnReadout *
describe_pool (ArnSnapshot *snapshot, ArnPoolId pool)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint used = t->pools.used[pool], capacity = t->pools.capacity[pool];
  guint carved = t->pools.carved[pool];
  g_autofree char *title = NULL;
  char *mostly;
  ArnReadout *readout;

  if (!is_taken (t, pool))
    {
      title = g_strdup_printf (_ ("Pool %u · %s"), t->pools.index[pool],
                               state_name (t->pools.state[pool]));
      readout = arn_readout_new (title);
      arn_readout_add (readout, g_strdup (_ ("Address")),
                       arn_number_address (arn_snapshot_get_pool_address (snapshot, pool)));
      return readout;
    }
  title = g_strdup_printf (_ ("Pool %u · size class %u\u202fB"), t->pools.index[pool],
                           block_size (t, pool));
  readout = arn_readout_new (title);
  arn_readout_add (readout, g_strdup (_ ("In use")),
                   g_strdup_printf (_ ("%u of %u blocks"), used, capacity));
  arn_readout_add (readout, g_strdup (_ ("On the free list")),
                   g_strdup_printf ("%u", carved - MIN (used, carved)));
  arn_readout_add (readout, g_strdup (_ ("Never used")),
                   g_strdup_printf ("%u", capacity - MIN (carved, capacity)));
  mostly = format_mostly (snapshot, pool);
  if (mostly != NULL)
    arn_readout_add (readout, g_strdup (_ ("Mostly")), mostly);
  return readout;
}

/* How many are handed out before it; 0 when it is on no list. */
static guint
place_in_line (const ArnTables *t, ArnPoolId pool, guint index)
{
  for (guint32 f = t->pools.first_free[pool]; f < t->pools.first_free[pool + 1]; f++)
    if (t->free_blocks.index[f] == index)
      return f - t->pools.first_free[pool] + 1;
  return 0;
}

static ArnReadout *
describe_free_block (ArnSnapshot *snapshot, const ArnArenaHit *hit)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint place = place_in_line (t, hit->pool, hit->index);
  ArnReadout *readout;

  if (hit->index >= t->pools.carved[hit->pool])
    readout = arn_readout_new (_ ("Never used"));
  else
    readout = arn_readout_new (place == 1 ? _ ("Free · next to be used") : _ ("Free"));
  if (place > 1)
    arn_readout_add (readout, g_strdup (_ ("In line")), g_strdup_printf ("%u", place));
  arn_readout_add (readout, g_strdup (_ ("Place")),
                   g_strdup_printf (_ ("block %u of pool %u"), hit->index,
                                    t->pools.index[hit->pool]));
  arn_readout_add (readout, g_strdup (_ ("Address")), arn_number_address (hit->address));
  return readout;
}

static void
add_site (ArnReadout *readout, ArnSnapshot *snapshot, ArnBlockId block)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  guint32 traceback = t->blocks.traceback[block], first;
  guint32 site;

  if (traceback == ARN_NONE)
    return;
  first = t->tracebacks.first_site[traceback];
  if (first == t->tracebacks.first_site[traceback + 1])
    return;
  site = t->traceback_sites.site[first];
  arn_readout_add (readout, g_strdup (_ ("Allocated at")),
                   g_strdup_printf (_ ("%s, line %u"),
                                    arn_snapshot_get_string (snapshot, t->sites.file[site]),
                                    t->sites.line[site]));
}

static ArnReadout *
describe_block (ArnSnapshot *snapshot, const ArnArenaHit *hit)
{
  const ArnTables *t = arn_snapshot_get_tables (snapshot);
  g_autofree char *title = arn_snapshot_format_block (snapshot, hit->block);
  ArnReadout *readout = arn_readout_new (*title != '\0' ? title : _ ("A block in use"));
  guint32 owner = t->blocks.owner[hit->block];
  guint64 requested = t->blocks.requested[hit->block];
  g_autofree char *size = arn_number_bytes (t->blocks.size[hit->block]);
  g_autofree char *asked = arn_number_bytes (requested);

  arn_readout_add (readout, g_strdup (_ ("Block")),
                   requested != 0 ? g_strdup_printf (_ ("%s, asked for %s"), size, asked)
                                  : g_strdup (size));
  if (owner != ARN_NONE && t->blocks.what[hit->block] == 0)
    {
      gboolean immortal = (t->objects.flags[owner] & ARN_OBJECT_IMMORTAL) != 0;

      arn_readout_add (readout, g_strdup (_ ("References")),
                       immortal ? g_strdup (_ ("immortal"))
                                : g_strdup_printf ("%u", t->objects.refcount[owner]));
      if (!arn_reachability_is_reachable (snapshot, owner))
        arn_readout_add (readout, g_strdup (_ ("Unreachable")), g_strdup (_ ("not freed yet")));
    }
  add_site (readout, snapshot, hit->block);
  arn_readout_add (readout, g_strdup (_ ("Address")), arn_number_address (hit->address));
  return readout;
}

static ArnReadout *
describe_arena (ArnArenaPainter *painter, ArnArenaId arena)
{
  const ArnTables *t = arn_snapshot_get_tables (painter->snapshot);
  g_autofree char *title = g_strdup_printf (_ ("Arena %u"), t->arenas.number[arena]);
  g_autofree char *used = arn_number_bytes (painter->arena_bytes[arena]);
  g_autofree char *all = arn_number_bytes (t->heap.arena_size);
  ArnReadout *readout = arn_readout_new (title);

  arn_readout_add (readout, g_strdup (_ ("In use")), g_strdup_printf (_ ("%s of %s"), used, all));
  arn_readout_add (readout, g_strdup (_ ("Free pools")),
                   g_strdup_printf (_ ("%u of %u"), t->arenas.free_pools[arena],
                                    t->arenas.n_pools[arena]));
  arn_readout_add (readout, g_strdup (_ ("Address")),
                   arn_number_address (t->arenas.address[arena]));
  return readout;
}

ArnReadout *
arn_arena_words_describe (ArnArenaPainter *painter, const ArnArenaHit *hit)
{
  if (hit->pool == ARN_NONE)
    return describe_arena (painter, hit->arena);
  if (hit->index == ARN_NONE)
    return describe_pool (painter->snapshot, hit->pool);
  if (hit->block == ARN_NONE)
    return describe_free_block (painter->snapshot, hit);
  return describe_block (painter->snapshot, hit);
}

char *
arn_arena_words_format_use (ArnArenaPainter *painter)
{
  const ArnHeapFigures *heap = arn_snapshot_get_heap (painter->snapshot);
  g_autofree char *used = arn_number_bytes (heap->bytes_in_use);
  g_autofree char *all = arn_number_bytes (heap->arenas * heap->arena_size);

  /* Translators: bytes of blocks in use, bytes of all arenas */
  return g_strdup_printf (_ ("%s of %s in use"), used, all);
}

char *
arn_arena_words_format_place (ArnArenaPainter *painter, guint64 address)
{
  const ArnTables *t = arn_snapshot_get_tables (painter->snapshot);
  ArnArenaId arena = arn_lookup_arena (painter->snapshot, address);
  ArnPoolId pool = arn_lookup_pool (painter->snapshot, address);
  guint index;

  if (arena == ARN_NONE)
    return g_strdup ("");
  if (pool == ARN_NONE)
    return g_strdup_printf (_ ("Arena %u"), t->arenas.number[arena]);
  if (!is_taken (t, pool))
    return g_strdup_printf (_ ("Arena %u, pool %u, %s"), t->arenas.number[arena],
                            t->pools.index[pool], state_name (t->pools.state[pool]));
  index = arn_lookup_index (painter->snapshot, pool, address);
  if (index != ARN_NONE && arn_snapshot_has (painter->snapshot, ARN_PART_BLOCKS))
    {
      ArnBlockId block = arn_lookup_block_at (painter->snapshot, pool, index);
      g_autofree char *what = block != ARN_NONE
                                  ? arn_snapshot_format_block (painter->snapshot, block)
                                  : g_strdup (_ ("free"));

      return g_strdup_printf (_ ("Arena %u, pool %u, block %u, %u\u202fB: %s"),
                              t->arenas.number[arena], t->pools.index[pool], index,
                              block_size (t, pool), what);
    }
  return g_strdup_printf (_ ("Arena %u, pool %u, %u\u202fB, %u of %u blocks in use"),
                          t->arenas.number[arena], t->pools.index[pool], block_size (t, pool),
                          t->pools.used[pool], t->pools.capacity[pool]);
}

static void
add_groups (ArnArenaPainter *painter, ArnLegend *legend)
{
  const ArnColoring *coloring = painter->coloring;

  for (guint i = 0; i < arn_coloring_get_n_groups (coloring); i++)
    {
      g_autofree char *name = arn_coloring_format_group (coloring, i);

      if (*name != '\0' && arn_coloring_get_blocks (coloring, i) > 0)
        arn_legend_add (legend, ARN_SWATCH_COLOR,
                        arn_coloring_get_color (coloring, painter->look.style, i), name);
    }
}

static gboolean
has_pins (ArnArenaPainter *painter)
{
  for (ArnArenaId i = 0; i < arn_snapshot_get_tables (painter->snapshot)->arenas.n; i++)
    if (painter->arena_pinned[i] > 0)
      return TRUE;
  return FALSE;
}

ArnLegend *
arn_arena_words_legend (ArnArenaPainter *painter, gboolean shows_blocks)
{
  ArnLegend *legend = arn_legend_new ();
  ArnStyle style = painter->look.style;
  ArnColor color = arn_palette_size_class (style, 2);
  ArnColor free_color = arn_palette_get (style, ARN_COLOR_FREE_POOL_BORDER);

  if (arn_coloring_get_by (painter->coloring) != ARN_COLOR_BY_SIZE_CLASS)
    {
      add_groups (painter, legend);
      /* None of the groups': what is said holds for all of them. */
      color = arn_palette_get (style, ARN_COLOR_STRONG);
    }
  if (shows_blocks)
    {
      arn_legend_add (legend, ARN_SWATCH_OBJECT, color, _ ("an object"));
      arn_legend_add (legend, ARN_SWATCH_OWNED, color, _ ("belongs to an object"));
      arn_legend_add (legend, ARN_SWATCH_UNREACHABLE, color, _ ("unreachable"));
      arn_legend_add (legend, ARN_SWATCH_FREE_BLOCK, color, _ ("free, to be reused"));
      arn_legend_add (legend, ARN_SWATCH_FREE, free_color, _ ("never used"));
      if (has_pins (painter))
        arn_legend_add (legend, ARN_SWATCH_PIN, arn_palette_get (style, ARN_COLOR_PINNED),
                        _ ("keeps its arena"));
      return legend;
    }
  arn_legend_add (legend, ARN_SWATCH_FULL, color, _ ("in use"));
  arn_legend_add (legend, ARN_SWATCH_PART, color, _ ("part used"));
  arn_legend_add (legend, ARN_SWATCH_EMPTY, free_color, _ ("free pool"));
  arn_legend_add (legend, ARN_SWATCH_FREE, free_color, _ ("never used"));
  arn_legend_add (legend, ARN_SWATCH_SLACK, free_color, _ ("slack"));
  if (painter->change != NULL)
    {
      arn_legend_add (legend, ARN_SWATCH_BORN, free_color, _ ("new in use"));
      arn_legend_add (legend, ARN_SWATCH_GONE, free_color, _ ("no longer"));
    }
  return legend;
}
