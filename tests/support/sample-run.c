#include "sample-run.h"

#include "arn-cause.h"
#include "arn-snapshot-builder.h"

#define MS       G_GUINT64_CONSTANT (1000000)
#define INTERVAL (22 * MS)

static void
add_sample (ArnRecording *recording, guint64 time, guint64 bytes, const guint64 *counts)
{
  ArnPulse pulse = { .heap = { .time = time,
                               .instructions = time / 50,
                               .line = 10,
                               .bytes_in_use = bytes,
                               .arenas = 9,
                               .arena_size = 1 << 20,
                               .blocks_in_use = bytes / 60 } };

  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    pulse.heap.generation_count[i] = counts[i];
  arn_recording_add_pulse (recording, &pulse);
}

static void
add_collection (ArnRecording *recording, guint64 time, guint32 generation, ArnCause cause)
{
  static const guint64 visited[] = { 702, 2105, 7920 }, freed[] = { 575, 680, 0 };
  static const guint64 took[] = { 45000, 107000, 830000 };
  const ArnEvent event = { .kind = ARN_EVENT_COLLECTION,
                           .time = time,
                           .duration = took[generation],
                           .line = generation == 1 ? 10 : 18,
                           .generation = generation,
                           .visited = visited[generation] + time / MS % 7,
                           .freed = freed[generation],
                           .text = arn_cause_get_word (cause) };

  arn_recording_add_event (recording, &event);
}

static void
add_snapshot (ArnRecording *recording, guint64 time, guint64 bytes, const char *label)
{
  ArnSnapshotBuilder *builder =
      arn_snapshot_builder_new (ARN_PART_ARENAS | ARN_PART_GENERATIONS | ARN_PART_OBJECTS);
  ArnHeapFigures *heap = arn_snapshot_builder_heap (builder);
  g_autoptr (ArnSnapshot) snapshot = NULL;

  heap->time = time;
  heap->bytes_in_use = bytes;
  heap->line = 59;
  heap->collector_enabled = 1;
  for (guint i = 0; i < ARN_N_GENERATIONS; i++)
    {
      heap->generation_count[i] = (guint64[]){ 352, 3, 5 }[i];
      heap->generation_threshold[i] = (guint64[]){ 700, 10, 10 }[i];
      heap->generation_size[i] = (guint64[]){ 352, 377, 7049 }[i];
      heap->collections[i] = (guint64[]){ 61, 5, 1 }[i];
      heap->collected[i] = (guint64[]){ 33374, 3385, 0 }[i];
    }
  heap->long_lived_total = 7059;
  heap->long_lived_pending = 1599;
  snapshot = arn_snapshot_builder_end (builder);
  arn_recording_add_snapshot (recording, snapshot, label, ARN_TAKEN_BY_MARK);
}

ArnRecording *
sample_run_new (void)
{
  ArnRecording *recording = arn_recording_new ();
  guint64 counts[ARN_N_GENERATIONS] = { 0 };
  guint n = 0, last = (guint) ((SAMPLE_RUN_END - 20 * MS) / INTERVAL);

  for (guint64 time = 20 * MS; n < last; time += INTERVAL, n++)
    {
      guint64 bytes = 2300000 + time / 800;
      guint32 generation = n == 2 ? 2 : n % 11 == 10 ? 1 : 0;
      ArnCause cause = n + 1 == last   ? ARN_CAUSE_CALL
                       : n + 2 == last ? ARN_CAUSE_PERSON
                                       : ARN_CAUSE_AUTOMATIC;

      counts[0] = 0;
      add_sample (recording, time, bytes, counts);
      counts[0] = 701;
      add_sample (recording, time + INTERVAL - MS, bytes + 110000, counts);
      add_collection (recording, time + INTERVAL - MS, generation, cause);
      counts[1] = generation == 0 ? counts[1] + 1 : 0;
      counts[2] += generation == 1;
      if (n == 20)
        add_snapshot (recording, 480 * MS, bytes, "After warm-up");
    }
  add_snapshot (recording, SAMPLE_RUN_END, 4200000, "Round 7,420");
  return recording;
}

guint64 **
sample_columns_new (guint n_samples, guint peak)
{
  guint64 **columns = g_new0 (guint64 *, ARN_HISTORY_N_COLUMNS);
  GRand *rand = g_rand_new_with_seed (7);

  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS; c++)
    columns[c] = g_new0 (guint64, n_samples);
  for (guint i = 0; i < n_samples; i++)
    {
      guint64 bytes = 1000000 + g_rand_int_range (rand, 0, 100000) + i;

      columns[ARN_HISTORY_TIME][i] = (i + 1) * MS;
      columns[ARN_HISTORY_LINE][i] = 10;
      columns[ARN_HISTORY_HEAP][i] = i == peak ? 50 * bytes : bytes;
      columns[ARN_HISTORY_HEAP_PEAK][i] = columns[ARN_HISTORY_HEAP][i];
      columns[ARN_HISTORY_ARENAS][i] = (1 + i / 1000 % 9) << 20;
      columns[ARN_HISTORY_COUNT_0][i] = i % 701;
      columns[ARN_HISTORY_COUNT_1][i] = i / 701 % 11;
      columns[ARN_HISTORY_COUNT_2][i] = i / 7711 % 11;
    }
  g_rand_free (rand);
  return columns;
}

void
sample_columns_free (guint64 **columns)
{
  for (guint c = 0; c < ARN_HISTORY_N_COLUMNS; c++)
    g_free (columns[c]);
  g_free (columns);
}
