#include "arn-session.h"

#include <glib/gi18n-lib.h>

#include "arn-comparison.h"
#include "arn-lookup.h"

struct _ArnSession
{
  GObject parent_instance;

  ArnRecording *recording;
  ArnTimeSpan *span;
  ArnSnapshot *snapshot;
  ArnSnapshot *map;
  ArnSnapshot *baseline;
  char *baseline_name;
  gboolean baseline_foreign;
  ArnComparison *comparison;
  ArnSelection selection;
};

enum
{
  PROP_0,
  PROP_RECORDING,
  PROP_SNAPSHOT,
  PROP_MAP,
  PROP_BASELINE,
  PROP_DIFF,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  WORK_ADDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnSession, arn_session, G_TYPE_OBJECT)

static void
arn_session_reset_selection (ArnSession *self)
{
  g_clear_object (&self->selection.in);
  self->selection =
      (ArnSelection){ .arena = ARN_NONE, .pool = ARN_NONE, .block = ARN_NONE, .object = ARN_NONE };
}

/* Fills in the rows of what lies at the selected address of `in`. */
static void
arn_session_resolve_place (ArnSelection *selection, ArnSnapshot *in)
{
  g_set_object (&selection->in, in);
  selection->arena = arn_lookup_arena (in, selection->address);
  selection->pool = arn_lookup_pool (in, selection->address);
  selection->block = arn_lookup_block (in, selection->address);
  selection->object = ARN_NONE;
}

static void
arn_session_resolve_object (ArnSelection *selection, ArnSnapshot *in, ArnObjectId object)
{
  const ArnObjectTable *objects = &arn_snapshot_get_tables (in)->objects;

  selection->address = objects->address[object];
  selection->serial = objects->serial[object];
  arn_session_resolve_place (selection, in);
  selection->kind = ARN_SELECTED_OBJECT;
  selection->object = object;
  selection->gone = FALSE;
}

/* The same object in another snapshot. Addresses are used again, allocation serials never. */
static ArnObjectId
arn_session_find_object (const ArnSelection *selection, ArnSnapshot *in)
{
  ArnObjectId object;

  if (selection->serial != 0)
    return arn_lookup_serial (in, selection->serial);
  object = arn_lookup_object (in, selection->address);
  if (object != ARN_NONE && arn_snapshot_get_tables (in)->objects.serial[object] != 0)
    return ARN_NONE;
  return object;
}

static void
arn_session_follow (ArnSession *self, ArnSnapshot *in)
{
  ArnSelection *selection = &self->selection;
  ArnObjectId object;

  switch (selection->kind)
    {
    case ARN_SELECTED_NOTHING:
      return;
    case ARN_SELECTED_OBJECT:
      if (!arn_snapshot_has (in, ARN_PART_OBJECTS))
        return;
      object = arn_session_find_object (selection, in);
      if (object != ARN_NONE)
        arn_session_resolve_object (selection, in, object);
      else
        selection->gone = TRUE;
      break;
    case ARN_SELECTED_ARENA:
    case ARN_SELECTED_POOL:
    case ARN_SELECTED_BLOCK:
      arn_session_resolve_place (selection, in);
      selection->gone = selection->arena == ARN_NONE && selection->block == ARN_NONE;
      break;
    }
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
arn_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnSession *self = ARN_SESSION (object);

  switch (id)
    {
    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;
    case PROP_SNAPSHOT:
      g_value_set_object (value, self->snapshot);
      break;
    case PROP_MAP:
      g_value_set_object (value, self->map);
      break;
    case PROP_BASELINE:
      g_value_set_object (value, self->baseline);
      break;
    case PROP_DIFF:
      g_value_set_pointer (value, arn_session_get_diff (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_session_dispose (GObject *object)
{
  ArnSession *self = ARN_SESSION (object);

  arn_session_reset_selection (self);
  if (self->comparison)
    g_signal_handlers_disconnect_by_data (self->comparison, self);
  g_clear_object (&self->comparison);
  g_clear_object (&self->baseline);
  g_clear_object (&self->map);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->span);
  g_clear_object (&self->recording);

  G_OBJECT_CLASS (arn_session_parent_class)->dispose (object);
}

static void
arn_session_finalize (GObject *object)
{
  g_free (ARN_SESSION (object)->baseline_name);

  G_OBJECT_CLASS (arn_session_parent_class)->finalize (object);
}

static void
arn_session_class_init (ArnSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = arn_session_dispose;
  object_class->finalize = arn_session_finalize;
  object_class->get_property = arn_session_get_property;

  properties[PROP_RECORDING] =
      g_param_spec_object ("recording", NULL, NULL, ARN_TYPE_RECORDING, flags);
  properties[PROP_SNAPSHOT] =
      g_param_spec_object ("snapshot", NULL, NULL, ARN_TYPE_SNAPSHOT, flags);
  properties[PROP_MAP] = g_param_spec_object ("map", NULL, NULL, ARN_TYPE_SNAPSHOT, flags);
  properties[PROP_BASELINE] =
      g_param_spec_object ("baseline", NULL, NULL, ARN_TYPE_SNAPSHOT, flags);
  properties[PROP_DIFF] = g_param_spec_pointer ("diff", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", ARN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);
  signals[WORK_ADDED] = g_signal_new ("work-added", ARN_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, ARN_TYPE_WORK);
}

static void
arn_session_diff_changed (ArnSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIFF]);
}

static void
arn_session_init (ArnSession *self)
{
  arn_session_reset_selection (self);
  self->span = arn_time_span_new ();
  self->baseline_name = g_strdup ("");
  self->comparison = arn_comparison_new ();
  g_signal_connect_swapped (self->comparison, "changed", G_CALLBACK (arn_session_diff_changed),
                            self);
  g_signal_connect_swapped (self->comparison, "work-added", G_CALLBACK (arn_session_add_work),
                            self);
}

ArnTimeSpan *
arn_session_get_span (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->span;
}

ArnSession *
arn_session_new (void)
{
  return g_object_new (ARN_TYPE_SESSION, NULL);
}

void
arn_session_set_recording (ArnSession *self, ArnRecording *recording)
{
  g_return_if_fail (ARN_IS_SESSION (self));

  if (!g_set_object (&self->recording, recording))
    return;
  arn_session_select_nothing (self);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->map);
  arn_session_set_baseline (self, NULL, NULL, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
}

ArnRecording *
arn_session_get_recording (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->recording;
}

void
arn_session_set_snapshot (ArnSession *self, ArnSnapshot *snapshot)
{
  g_return_if_fail (ARN_IS_SESSION (self));

  if (g_set_object (&self->snapshot, snapshot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  if (g_set_object (&self->map, snapshot))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
  arn_comparison_set (self->comparison, self->baseline, snapshot);
  if (snapshot)
    arn_session_follow (self, snapshot);
}

ArnSnapshot *
arn_session_get_snapshot (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->snapshot;
}

void
arn_session_set_map (ArnSession *self, ArnSnapshot *map)
{
  g_return_if_fail (ARN_IS_SESSION (self));

  if (g_set_object (&self->map, map))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
}

ArnSnapshot *
arn_session_get_map (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->map;
}

gboolean
arn_session_is_stale (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), FALSE);

  return self->snapshot && self->map && self->snapshot != self->map;
}

guint64
arn_session_get_age (ArnSession *self)
{
  guint64 then, now;

  g_return_val_if_fail (ARN_IS_SESSION (self), 0);

  if (!arn_session_is_stale (self))
    return 0;
  then = arn_snapshot_get_heap (self->snapshot)->time;
  now = arn_snapshot_get_heap (self->map)->time;
  return now > then ? now - then : 0;
}

void
arn_session_set_baseline (ArnSession *self,
                          ArnSnapshot *baseline,
                          const char *name,
                          gboolean foreign)
{
  g_return_if_fail (ARN_IS_SESSION (self));
  g_return_if_fail (baseline == NULL || name != NULL);

  if (!g_set_object (&self->baseline, baseline))
    return;
  g_free (self->baseline_name);
  self->baseline_name = g_strdup (baseline ? name : "");
  self->baseline_foreign = baseline && foreign;
  arn_comparison_set (self->comparison, baseline, self->snapshot);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASELINE]);
}

ArnSnapshot *
arn_session_get_baseline (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->baseline;
}

const char *
arn_session_get_baseline_name (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), "");

  return self->baseline_name;
}

gboolean
arn_session_is_baseline_foreign (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), FALSE);

  return self->baseline_foreign;
}

ArnDiff *
arn_session_get_diff (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return self->comparison ? arn_comparison_get_diff (self->comparison) : NULL;
}

void
arn_session_add_work (ArnSession *self, ArnWork *work)
{
  g_return_if_fail (ARN_IS_SESSION (self));
  g_return_if_fail (ARN_IS_WORK (work));

  g_signal_emit (self, signals[WORK_ADDED], 0, work);
}

void
arn_session_select_nothing (ArnSession *self)
{
  g_return_if_fail (ARN_IS_SESSION (self));

  if (self->selection.kind == ARN_SELECTED_NOTHING)
    return;
  arn_session_reset_selection (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
arn_session_select_object (ArnSession *self, ArnObjectId object)
{
  g_return_if_fail (ARN_IS_SESSION (self));
  g_return_if_fail (self->snapshot != NULL);
  g_return_if_fail (object < arn_snapshot_get_tables (self->snapshot)->objects.n);

  arn_session_reset_selection (self);
  arn_session_resolve_object (&self->selection, self->snapshot, object);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
arn_session_select_place (ArnSession *self, ArnSelected kind, guint64 address)
{
  arn_session_reset_selection (self);
  self->selection.kind = kind;
  self->selection.address = address;
  arn_session_resolve_place (&self->selection, self->map);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
arn_session_select_arena (ArnSession *self, guint64 address)
{
  g_return_if_fail (ARN_IS_SESSION (self));

  if (self->map && arn_lookup_arena (self->map, address) != ARN_NONE)
    arn_session_select_place (self, ARN_SELECTED_ARENA, address);
}

void
arn_session_select_pool (ArnSession *self, guint64 address)
{
  ArnPoolId pool;

  g_return_if_fail (ARN_IS_SESSION (self));

  pool = self->map ? arn_lookup_pool (self->map, address) : ARN_NONE;
  if (pool != ARN_NONE)
    arn_session_select_place (self, ARN_SELECTED_POOL,
                              arn_snapshot_get_pool_address (self->map, pool));
}

gboolean
arn_session_select_address (ArnSession *self, guint64 address)
{
  ArnSnapshot *in;
  ArnArenaId arena;
  ArnPoolId pool;
  ArnBlockId block;

  g_return_val_if_fail (ARN_IS_SESSION (self), FALSE);

  in = self->snapshot && arn_lookup_block (self->snapshot, address) != ARN_NONE ? self->snapshot
                                                                                : self->map;
  if (!in)
    return FALSE;
  arena = arn_lookup_arena (in, address);
  pool = arn_lookup_pool (in, address);
  block = arn_lookup_block (in, address);
  if (arena == ARN_NONE && block == ARN_NONE)
    return FALSE;

  if (block != ARN_NONE)
    {
      ArnObjectId object = arn_lookup_block_object (in, block);

      /* A block that an object owns (its items, say) is not the object itself. */
      if (object != ARN_NONE && arn_snapshot_get_tables (in)->objects.block[object] == block)
        {
          arn_session_select_object (self, object);
          return TRUE;
        }
    }
  arn_session_reset_selection (self);
  self->selection.address = address;
  arn_session_resolve_place (&self->selection, in);
  if (block != ARN_NONE || (pool != ARN_NONE && arn_lookup_index (in, pool, address) != ARN_NONE))
    self->selection.kind = ARN_SELECTED_BLOCK;
  else
    self->selection.kind = pool != ARN_NONE ? ARN_SELECTED_POOL : ARN_SELECTED_ARENA;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
  return TRUE;
}

const ArnSelection *
arn_session_get_selection (ArnSession *self)
{
  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  return &self->selection;
}

char *
arn_session_format_selection (ArnSession *self)
{
  const ArnSelection *selection = &self->selection;
  const ArnTables *tables;

  g_return_val_if_fail (ARN_IS_SESSION (self), NULL);

  if (selection->kind == ARN_SELECTED_NOTHING)
    return g_strdup ("");
  if (selection->kind == ARN_SELECTED_OBJECT)
    return arn_snapshot_format_object (selection->in, selection->object);
  if (selection->block != ARN_NONE && selection->kind == ARN_SELECTED_BLOCK)
    {
      g_autofree char *what = arn_snapshot_format_block (selection->in, selection->block);

      return *what ? g_steal_pointer (&what) : g_strdup (_ ("a block in use"));
    }
  tables = arn_snapshot_get_tables (selection->in);
  if (selection->kind == ARN_SELECTED_BLOCK)
    return g_strdup_printf (_ ("free block %u of pool %u"),
                            arn_lookup_index (selection->in, selection->pool, selection->address),
                            tables->pools.index[selection->pool]);
  if (selection->kind == ARN_SELECTED_POOL)
    return g_strdup_printf (_ ("pool %u of arena %u"), tables->pools.index[selection->pool],
                            tables->arenas.number[selection->arena]);
  return g_strdup_printf (_ ("arena %u"), tables->arenas.number[selection->arena]);
}
