#include "arn-chart-private.h"

enum
{
  CHANGED,
  OVERLAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnChartScene, arn_chart_scene, G_TYPE_OBJECT)

static void
arn_chart_scene_changed (ArnChartScene *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
arn_chart_scene_overlay_changed (ArnChartScene *self)
{
  g_signal_emit (self, signals[OVERLAY_CHANGED], 0);
}

ArnSeries
arn_chart_scene_get_series (ArnChartScene *self, ArnHistoryColumn column)
{
  /* Heap and young count grow between two samples; what counts collections or arenas jumps. */
  ArnSeries series = { .steps = column != ARN_HISTORY_HEAP && column != ARN_HISTORY_COUNT_0 };
  const guint64 *columns[ARN_HISTORY_N_COLUMNS] = { NULL };

  if (self->samples)
    {
      series.n = self->n_samples;
      for (guint i = 0; i < ARN_HISTORY_N_COLUMNS; i++)
        columns[i] = self->samples[i];
    }
  else if (self->recording)
    {
      const ArnHistory *history = arn_recording_get_history (self->recording);

      series.n = arn_history_get_length (history);
      for (guint i = 0; i < ARN_HISTORY_N_COLUMNS; i++)
        columns[i] = arn_history_get_column (history, i);
    }
  series.times = columns[ARN_HISTORY_TIME];
  series.values = columns[column];
  series.peaks = column == ARN_HISTORY_HEAP ? columns[ARN_HISTORY_HEAP_PEAK] : NULL;
  return series;
}

static void
arn_chart_scene_read_events (ArnChartScene *self)
{
  guint n = 0;
  const ArnEvent *events = self->recording ? arn_recording_get_events (self->recording, &n) : NULL;

  for (; self->events_read < n; self->events_read++)
    if (events[self->events_read].kind == ARN_EVENT_COLLECTION)
      g_array_append_val (self->collections, self->events_read);
}

/* How far the run has come, as samples, events and snapshots tell. */
static guint64
arn_chart_scene_find_end (ArnChartScene *self)
{
  ArnSeries heap = arn_chart_scene_get_series (self, ARN_HISTORY_HEAP);
  guint64 end = heap.n > 0 ? heap.times[heap.n - 1] : 0;
  guint n = 0;
  const ArnEvent *events = self->recording ? arn_recording_get_events (self->recording, &n) : NULL;

  if (n > 0)
    end = MAX (end, events[n - 1].time + events[n - 1].duration);
  n = self->recording ? g_list_model_get_n_items (arn_recording_get_snapshots (self->recording))
                      : 0;
  if (n > 0)
    {
      g_autoptr (ArnSnapshotItem) last = arn_chart_scene_get_pin (self, n - 1);

      end = MAX (end, arn_snapshot_item_get_time (last));
    }
  return end;
}

static void
arn_chart_scene_grown (ArnChartScene *self)
{
  guint64 end;

  arn_chart_scene_read_events (self);
  end = arn_chart_scene_find_end (self);
  if (end == arn_time_span_get_end (self->span))
    arn_chart_scene_changed (self);
  else
    arn_time_span_set_end (self->span, end);
}

static void
arn_chart_scene_dispose (GObject *object)
{
  ArnChartScene *self = ARN_CHART_SCENE (object);

  g_clear_object (&self->recording_signals);
  g_clear_object (&self->pin_signals);
  g_clear_object (&self->span_signals);
  g_clear_object (&self->recording);
  g_clear_object (&self->span);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->collections, g_array_unref);
  g_clear_pointer (&self->text, arn_text_free);

  G_OBJECT_CLASS (arn_chart_scene_parent_class)->dispose (object);
}

static void
arn_chart_scene_class_init (ArnChartSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = arn_chart_scene_dispose;
  signals[CHANGED] = g_signal_new ("changed", ARN_TYPE_CHART_SCENE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[OVERLAY_CHANGED] = g_signal_new ("overlay-changed", ARN_TYPE_CHART_SCENE,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
arn_chart_scene_init (ArnChartScene *self)
{
  self->look = arn_look_default ();
  self->text = arn_text_new (&self->look);
  self->collections = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selected = ARN_NONE;
  self->span = arn_time_span_new ();
  self->recording_signals = g_signal_group_new (ARN_TYPE_RECORDING);
  g_signal_group_connect_swapped (self->recording_signals, "history",
                                  G_CALLBACK (arn_chart_scene_grown), self);
  g_signal_group_connect_swapped (self->recording_signals, "event",
                                  G_CALLBACK (arn_chart_scene_read_events), self);
  self->pin_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->pin_signals, "items-changed",
                                  G_CALLBACK (arn_chart_scene_grown), self);
  self->span_signals = g_signal_group_new (ARN_TYPE_TIME_SPAN);
  g_signal_group_connect_swapped (self->span_signals, "changed",
                                  G_CALLBACK (arn_chart_scene_changed), self);
  g_signal_group_set_target (self->span_signals, self->span);
}

ArnChartScene *
arn_chart_scene_new (ArnChartKind kind)
{
  ArnChartScene *self = g_object_new (ARN_TYPE_CHART_SCENE, NULL);

  self->kind = kind;
  return self;
}

void
arn_chart_scene_set_recording (ArnChartScene *self, ArnRecording *recording)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (!g_set_object (&self->recording, recording))
    return;
  g_array_set_size (self->collections, 0);
  self->events_read = 0;
  self->selected = ARN_NONE;
  self->hovered = (ArnChartHit){ ARN_CHART_NOTHING };
  g_signal_group_set_target (self->recording_signals, recording);
  g_signal_group_set_target (self->pin_signals,
                             recording ? arn_recording_get_snapshots (recording) : NULL);
  arn_chart_scene_grown (self);
  arn_chart_scene_overlay_changed (self);
}

ArnRecording *
arn_chart_scene_get_recording (ArnChartScene *self)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), NULL);

  return self->recording;
}

void
arn_chart_scene_set_span (ArnChartScene *self, ArnTimeSpan *span)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));
  g_return_if_fail (ARN_IS_TIME_SPAN (span));

  if (!g_set_object (&self->span, span))
    return;
  g_signal_group_set_target (self->span_signals, span);
  arn_chart_scene_grown (self);
}

ArnTimeSpan *
arn_chart_scene_get_span (ArnChartScene *self)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), NULL);

  return self->span;
}

void
arn_chart_scene_set_look (ArnChartScene *self, const ArnLook *look)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (arn_look_equal (look, &self->look))
    return;
  self->look = *look;
  arn_text_free (self->text);
  self->text = arn_text_new (look);
  arn_chart_scene_changed (self);
  arn_chart_scene_overlay_changed (self);
}

void
arn_chart_scene_set_shown (ArnChartScene *self, ArnSnapshot *snapshot)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (g_set_object (&self->shown, snapshot))
    arn_chart_scene_changed (self);
}

void
arn_chart_scene_set_thresholds (ArnChartScene *self, const guint64 *thresholds)
{
  gboolean same = TRUE;

  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    {
      same = same && self->thresholds[i] == thresholds[i];
      self->thresholds[i] = thresholds[i];
    }
  if (!same)
    arn_chart_scene_changed (self);
}

void
arn_chart_scene_set_samples (ArnChartScene *self, const guint64 *const *columns, guint n_samples)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  self->samples = columns;
  self->n_samples = columns ? n_samples : 0;
  arn_chart_scene_grown (self);
}

guint
arn_chart_scene_get_n_collections (ArnChartScene *self)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), 0);

  return self->collections->len;
}

const ArnEvent *
arn_chart_scene_get_collection (ArnChartScene *self, guint collection)
{
  guint n;

  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), NULL);
  g_return_val_if_fail (collection < self->collections->len, NULL);

  return &arn_recording_get_events (self->recording,
                                    &n)[g_array_index (self->collections, guint, collection)];
}

void
arn_chart_scene_set_selected (ArnChartScene *self, guint collection)
{
  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (collection != ARN_NONE && collection >= self->collections->len)
    collection = ARN_NONE;
  if (collection == self->selected)
    return;
  self->selected = collection;
  arn_chart_scene_overlay_changed (self);
}

guint
arn_chart_scene_get_selected (ArnChartScene *self)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), ARN_NONE);

  return self->selected;
}

void
arn_chart_scene_set_hovered (ArnChartScene *self, const ArnChartHit *hit)
{
  const ArnChartHit nothing = { ARN_CHART_NOTHING };

  g_return_if_fail (ARN_IS_CHART_SCENE (self));

  if (!hit)
    hit = &nothing;
  if (hit->thing == self->hovered.thing && hit->time == self->hovered.time &&
      hit->index == self->hovered.index)
    return;
  self->hovered = *hit;
  arn_chart_scene_overlay_changed (self);
}

ArnSnapshotItem *
arn_chart_scene_get_pin (ArnChartScene *self, guint pin)
{
  return g_list_model_get_item (arn_recording_get_snapshots (self->recording), pin);
}
