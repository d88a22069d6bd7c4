/* What a chart says about what is pointed at, and about itself. */
#include "arn-chart-words.h"

#include "arn-chart-private.h"
#include "arn-number.h"

#include <glib/gi18n-lib.h>

const char *
arn_chart_cause_name (ArnCause cause)
{
  switch (cause)
    {
    case ARN_CAUSE_AUTOMATIC:
      return _ ("automatic");
    case ARN_CAUSE_CALL:
      return _ ("gc.collect ()");
    case ARN_CAUSE_PERSON:
      return _ ("by hand");
    case ARN_CAUSE_TIMER:
      return _ ("by time");
    case ARN_CAUSE_LINE:
      return _ ("at its line");
    case ARN_CAUSE_UNKNOWN:
    case ARN_N_CAUSES:
      break;
    }
  return "";
}

char *
arn_chart_format_trigger (const ArnEvent *collection)
{
  const char *cause = arn_chart_cause_name (arn_cause_of_event (collection));

  if (collection->line == 0)
    return g_strdup (cause);
  if (*cause == '\0')
    return g_strdup_printf (_ ("line %u"), collection->line);
  /* Translators: what made a collection happen, and the line where the program was */
  return g_strdup_printf (_ ("%s, line %u"), cause, collection->line);
}

static ArnReadout *
describe_collection (ArnChartScene *self, guint index)
{
  const ArnEvent *event = arn_chart_scene_get_collection (self, index);
  g_autofree char *number = arn_number_count (index + 1);
  g_autofree char *title =
      g_strdup_printf (_ ("Collection %s · generation %u"), number, event->generation);
  g_autofree char *trigger = arn_chart_format_trigger (event);
  ArnReadout *readout = arn_readout_new (title);

  if (*trigger != '\0')
    arn_readout_add (readout, g_strdup (_ ("Triggered by")), g_steal_pointer (&trigger));
  arn_readout_add (readout, g_strdup (_ ("At")), arn_number_duration (event->time));
  arn_readout_add (readout, g_strdup (_ ("Visited")), arn_number_count (event->visited));
  arn_readout_add (readout, g_strdup (_ ("Freed")), arn_number_count (event->freed));
  if (event->uncollectable > 0)
    arn_readout_add (readout, g_strdup (_ ("Uncollectable")),
                     arn_number_count (event->uncollectable));
  arn_readout_add (readout, g_strdup (_ ("Took")), arn_number_duration (event->duration));
  return readout;
}

static ArnReadout *
describe_pin (ArnChartScene *self, guint index)
{
  g_autoptr (ArnSnapshotItem) pin = arn_chart_scene_get_pin (self, index);
  const char *label = arn_snapshot_item_get_label (pin);
  g_autofree char *title = g_strdup_printf ("%u · %s", arn_snapshot_item_get_number (pin),
                                            label && *label ? label : _ ("Snapshot"));
  ArnReadout *readout = arn_readout_new (title);
  guint line = arn_snapshot_item_get_line (pin);

  arn_readout_add (readout, g_strdup (_ ("At")),
                   arn_number_time (arn_snapshot_item_get_time (pin)));
  if (line > 0)
    arn_readout_add (readout, g_strdup (_ ("Line")), g_strdup_printf ("%u", line));
  arn_readout_add (readout, g_strdup (_ ("Heap")),
                   arn_number_bytes (arn_snapshot_item_get_heap_bytes (pin)));
  return readout;
}

/* The sample at that moment, as everything is that is between two of them. */
static ArnReadout *
describe_moment (ArnChartScene *self, guint64 time)
{
  ArnSeries heap = arn_chart_scene_get_series (self, ARN_HISTORY_HEAP);
  guint row = 0;
  g_autofree char *title = arn_number_duration (time);
  ArnReadout *readout;
  guint64 line;

  if (heap.n == 0 || time < heap.times[0])
    return NULL;
  while (row + 1 < heap.n && heap.times[row + 1] <= time)
    row++;
  readout = arn_readout_new (title);
#define VALUE(column) (arn_chart_scene_get_series (self, column).values[row])
  line = VALUE (ARN_HISTORY_LINE);
  if (line > 0)
    arn_readout_add (readout, g_strdup (_ ("Line")), g_strdup_printf ("%u", (guint) line));
  arn_readout_add (readout, g_strdup (_ ("Heap")), arn_number_bytes (VALUE (ARN_HISTORY_HEAP)));
  arn_readout_add (readout, g_strdup (_ ("Arenas")), arn_number_bytes (VALUE (ARN_HISTORY_ARENAS)));
  arn_readout_add (readout, g_strdup (_ ("Blocks")), arn_number_count (VALUE (ARN_HISTORY_BLOCKS)));
  arn_readout_add (readout, g_strdup (_ ("Counts")),
                   g_strdup_printf ("%u · %u · %u", (guint) VALUE (ARN_HISTORY_COUNT_0),
                                    (guint) VALUE (ARN_HISTORY_COUNT_1),
                                    (guint) VALUE (ARN_HISTORY_COUNT_2)));
#undef VALUE
  return readout;
}

ArnReadout *
arn_chart_scene_describe (ArnChartScene *self, const ArnChartHit *hit)
{
  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), NULL);

  switch (hit->thing)
    {
    case ARN_CHART_COLLECTION:
      return describe_collection (self, hit->index);
    case ARN_CHART_PIN:
      return describe_pin (self, hit->index);
    case ARN_CHART_MOMENT:
      return describe_moment (self, hit->time);
    case ARN_CHART_NOTHING:
      break;
    }
  return NULL;
}

char *
arn_chart_scene_format_summary (ArnChartScene *self)
{
  ArnSeries heap;
  guint n_pins;
  g_autofree char *bytes = NULL, *collections = NULL, *pins = NULL, *time = NULL;

  g_return_val_if_fail (ARN_IS_CHART_SCENE (self), NULL);

  heap = arn_chart_scene_get_series (self, ARN_HISTORY_HEAP);
  if (!self->recording || heap.n == 0)
    return g_strdup (_ ("nothing has run yet"));
  n_pins = g_list_model_get_n_items (arn_recording_get_snapshots (self->recording));
  bytes = arn_number_bytes (heap.values[heap.n - 1]);
  collections =
      g_strdup_printf (ngettext ("%u collection", "%u collections", self->collections->len),
                       self->collections->len);
  pins = g_strdup_printf (ngettext ("%u snapshot", "%u snapshots", n_pins), n_pins);
  time = arn_number_time (arn_time_span_get_end (self->span));
  /* Translators: what a chart shows: memory in use, collections, snapshots, seconds */
  return g_strdup_printf (_ ("heap %s, %s, %s in %s"), bytes, collections, pins, time);
}
