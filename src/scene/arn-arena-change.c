#include "arn-arena-change.h"

#include <glib/gi18n-lib.h>

static gboolean
is_in_use (const ArnTables *t, ArnPoolId pool)
{
  return t->pools.state[pool] == ARN_POOL_USED || t->pools.state[pool] == ARN_POOL_FULL;
}

static void
compare_pools (ArnArenaChange *self,
               const ArnTables *now,
               ArnArenaId arena,
               const ArnTables *then,
               ArnArenaId old)
{
  guint n = MIN (now->arenas.n_pools[arena], then->arenas.n_pools[old]);

  for (guint i = 0; i < n; i++)
    {
      gboolean is = is_in_use (now, now->arenas.first_pool[arena] + i);
      gboolean was = is_in_use (then, then->arenas.first_pool[old] + i);

      if (is != was)
        self->pools[now->arenas.first_pool[arena] + i] = is ? ARN_CHANGE_BORN : ARN_CHANGE_GONE;
    }
}

ArnArenaChange *
arn_arena_change_new (ArnSnapshot *now, ArnSnapshot *before)
{
  ArnArenaChange *self = g_new0 (ArnArenaChange, 1);
  const ArnTables *t = arn_snapshot_get_tables (now), *then = arn_snapshot_get_tables (before);
  guint n_same = 0;

  self->arenas = g_new0 (guint8, MAX (t->arenas.n, 1));
  self->pools = g_new0 (guint8, MAX (t->pools.n, 1));
  /* Both are sorted by address. */
  for (ArnArenaId i = 0, old = 0; i < t->arenas.n; i++)
    {
      while (old < then->arenas.n && then->arenas.address[old] < t->arenas.address[i])
        old++;
      if (old < then->arenas.n && then->arenas.address[old] == t->arenas.address[i])
        {
          n_same++;
          compare_pools (self, t, i, then, old);
        }
      else
        self->arenas[i] = ARN_CHANGE_BORN;
    }
  self->n_born = t->arenas.n - n_same;
  self->n_gone = then->arenas.n - n_same;
  return self;
}

void
arn_arena_change_free (ArnArenaChange *self)
{
  g_free (self->arenas);
  g_free (self->pools);
  g_free (self);
}

char *
arn_arena_change_format (const ArnArenaChange *self)
{
  if (self->n_born + self->n_gone == 0)
    return NULL;
  /* Translators: arenas that came and went since the moment that is compared with */
  return g_strdup_printf (_ ("arenas: +%u \u2212%u"), self->n_born, self->n_gone);
}

void
arn_change_paint (
    cairo_t *cr, const ArnLook *look, ArnChange change, double x, double y, double size)
{
  gboolean born = change == ARN_CHANGE_BORN;
  double tip = born ? y : y + size, foot = born ? y + size : y;

  if (change == ARN_CHANGE_NONE)
    return;
  cairo_move_to (cr, x + size / 2, tip);
  cairo_line_to (cr, x + size, foot);
  cairo_line_to (cr, x, foot);
  cairo_close_path (cr);
  /* A rim, so that it stands out on any colour. */
  arn_color_set (cr, arn_look_ground (look, ARN_GROUND_CARD));
  cairo_set_line_width (cr, 2);
  cairo_stroke_preserve (cr);
  arn_color_set (cr, arn_palette_get (look->style, born ? ARN_COLOR_GROWTH : ARN_COLOR_DECREASE));
  cairo_fill (cr);
}
