#include "arn-arena-view-private.h"

#include "arn-lookup.h"

/* FALSE: nothing is there. */
static gboolean
arn_arena_view_hit (ArnArenaView *self, double x, double y, ArnArenaHit *hit)
{
  double left, top;

  arn_zoom_view_get_offset (ARN_ZOOM_VIEW (self), &left, &top);
  return arn_arena_scene_hit (self->scene, left + x, top + y, hit);
}

void
arn_arena_view_hover (ArnZoomView *view)
{
  ArnArenaView *self = ARN_ARENA_VIEW (view);
  ArnArenaHit hit = { 0 };
  cairo_rectangle_t area;
  gboolean located = FALSE;
  double x, y;

  if (arn_zoom_view_get_pointer (view, &x, &y) && arn_arena_view_hit (self, x, y, &hit))
    located = hit.pool == ARN_NONE ? arn_arena_scene_locate_arena (self->scene, hit.arena, &area)
                                   : arn_arena_scene_locate (self->scene, hit.address, &area);
  arn_zoom_view_set_readout (view, located ? arn_arena_scene_describe (self->scene, &hit) : NULL,
                             &area);
  arn_arena_scene_set_hovered (self->scene, located && hit.pool != ARN_NONE ? hit.address : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
arn_arena_view_select_hit (ArnArenaView *self, const ArnArenaHit *hit)
{
  ArnSnapshot *map = arn_arena_scene_get_snapshot (self->scene);

  if (!self->session || !map)
    return;
  if (hit->pool == ARN_NONE)
    arn_session_select_arena (self->session,
                              arn_snapshot_get_tables (map)->arenas.address[hit->arena]);
  else
    arn_session_select_address (self->session, hit->address);
}

void
arn_arena_view_clicked (ArnZoomView *view, int n, double x, double y)
{
  ArnArenaView *self = ARN_ARENA_VIEW (view);
  ArnArenaHit hit;

  if (!arn_arena_view_hit (self, x, y, &hit))
    {
      if (self->session)
        arn_session_select_nothing (self->session);
      return;
    }
  arn_arena_view_select_hit (self, &hit);
  if (n == 2 && hit.pool != ARN_NONE)
    arn_arena_view_show (self, hit.address, TRUE);
}

static void
arn_arena_view_step (ArnArenaView *self, int dx, int dy)
{
  const ArnSelection *selection = arn_session_get_selection (self->session);
  gboolean any = selection->kind != ARN_SELECTED_NOTHING && !selection->gone;
  guint64 address = arn_arena_scene_step (self->scene, any ? selection->address : 0, dx, dy);
  ArnSnapshot *map = arn_arena_scene_get_snapshot (self->scene);
  ArnSceneLevel level = arn_arena_scene_get_level (self->scene);

  if (address == 0)
    return;
  /* Seen from afar a step goes from pool to pool, whatever lies at its beginning. */
  if (level >= ARN_LEVEL_BLOCKS || arn_lookup_pool (map, address) == ARN_NONE)
    arn_session_select_address (self->session, address);
  else
    arn_session_select_pool (self->session, address);
  arn_arena_view_show (self, address, FALSE);
}

gboolean
arn_arena_view_key (ArnZoomView *view, guint keyval, GdkModifierType state)
{
  ArnArenaView *self = ARN_ARENA_VIEW (view);
  const ArnSelection *selection = self->session ? arn_session_get_selection (self->session) : NULL;

  if (!selection || !arn_arena_scene_get_snapshot (self->scene))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
      arn_arena_view_step (self, -1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      arn_arena_view_step (self, 1, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      arn_arena_view_step (self, 0, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      arn_arena_view_step (self, 0, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (selection->kind == ARN_SELECTED_NOTHING)
        return GDK_EVENT_PROPAGATE;
      arn_arena_view_show (self, selection->address, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return arn_arena_view_step_out (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
