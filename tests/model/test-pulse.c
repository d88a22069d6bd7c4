/* Pulses between threads, and the history they leave. */
#include <glib.h>
#include <pthread.h>

#include "arn-history.h"
#include "arn-pulse-buffer.h"

#define N_PULSES 20000

static void
fill (ArnPulse *pulse, guint number)
{
  pulse->heap.time = number;
  for (guint i = 0; i < 1 + number % 5; i++)
    {
      ArnPulseArena *arena = arn_pulse_add_arena (pulse);

      arena->address = number;
      for (guint k = 0; k < 3; k++)
        arn_pulse_add_pool (pulse)->used = (guint16) number;
    }
}

static void *
writer (void *data)
{
  ArnPulseBuffer *buffer = data;

  for (guint i = 1; i <= N_PULSES; i++)
    {
      fill (arn_pulse_buffer_begin (buffer), i);
      arn_pulse_buffer_publish (buffer);
    }
  return NULL;
}

/* Every pulse that is read is whole, none is older than the one before, the last one arrives. */
static void
test_threads (void)
{
  g_autoptr (ArnPulseBuffer) buffer = arn_pulse_buffer_new ();
  guint64 last = 0;
  pthread_t thread;

  pthread_create (&thread, NULL, writer, buffer);
  while (last < N_PULSES)
    {
      gboolean fresh;
      const ArnPulse *pulse = arn_pulse_buffer_acquire (buffer, &fresh);

      if (pulse == NULL)
        continue;
      g_assert_cmpuint (pulse->heap.time, >=, last);
      g_assert_true (fresh == (pulse->heap.time != last));
      last = pulse->heap.time;
      g_assert_cmpuint (pulse->n_arenas, ==, 1 + last % 5);
      for (guint i = 0; i < pulse->n_pools; i++)
        g_assert_cmpuint (pulse->pools[i].used, ==, (guint16) last);
    }
  pthread_join (thread, NULL);
}

static void
test_nothing_yet (void)
{
  g_autoptr (ArnPulseBuffer) buffer = arn_pulse_buffer_new ();
  gboolean fresh = TRUE;

  g_assert_null (arn_pulse_buffer_acquire (buffer, &fresh));
  g_assert_false (fresh);
}

static void
test_old_stays (void)
{
  g_autoptr (ArnPulseBuffer) buffer = arn_pulse_buffer_new ();
  gboolean fresh;

  fill (arn_pulse_buffer_begin (buffer), 1);
  arn_pulse_buffer_publish (buffer);
  arn_pulse_buffer_acquire (buffer, &fresh);
  g_assert_true (fresh);
  fill (arn_pulse_buffer_begin (buffer), 2); /* not published */
  g_assert_cmpuint (arn_pulse_buffer_acquire (buffer, &fresh)->heap.time, ==, 1);
  g_assert_false (fresh);
}

static void
test_texts_are_shared (void)
{
  ArnPulse pulse = { 0 };
  guint32 a, b;

  arn_pulse_reset (&pulse);
  a = arn_pulse_add_text (&pulse, "a.py");
  b = arn_pulse_add_text (&pulse, "b.py");
  g_assert_cmpuint (arn_pulse_add_text (&pulse, "a.py"), ==, a);
  g_assert_cmpstr (arn_pulse_text (&pulse, b), ==, "b.py");
  g_assert_cmpuint (arn_pulse_add_text (&pulse, ""), ==, 0);
  arn_pulse_clear (&pulse);
}

static void
test_history_thins_out (void)
{
  g_autoptr (ArnHistory) history = arn_history_new ();
  ArnHeapFigures heap = { .arena_size = 1 };
  const guint64 *time, *peak;
  guint n;

  for (guint i = 1; i <= 3 * ARN_HISTORY_ROOM; i++)
    {
      heap.time = i;
      heap.bytes_in_use = i == 101 ? 1000000 : 7;
      arn_history_add (history, &heap);
    }
  n = arn_history_get_length (history);
  time = arn_history_get_column (history, ARN_HISTORY_TIME);
  peak = arn_history_get_column (history, ARN_HISTORY_HEAP_PEAK);
  g_assert_cmpuint (n, <=, ARN_HISTORY_ROOM);
  g_assert_cmpuint (n, >, ARN_HISTORY_ROOM / 2);
  g_assert_cmpuint (time[n - 1], ==, 3 * ARN_HISTORY_ROOM);
  for (guint i = 1; i < n; i++)
    g_assert_cmpuint (time[i], >, time[i - 1]);
  for (guint i = 0; i < n; i++)
    if (peak[i] == 1000000)
      return;
  g_assert_not_reached ();
}

static void
test_history_find (void)
{
  g_autoptr (ArnHistory) history = arn_history_new ();

  g_assert_cmpuint (arn_history_find (history, 5), ==, 0);
  for (guint i = 1; i <= 10; i++)
    arn_history_add (history, &(ArnHeapFigures){ .time = i * 10 });
  g_assert_cmpuint (arn_history_find (history, 5), ==, 0);
  g_assert_cmpuint (arn_history_find (history, 30), ==, 2);
  g_assert_cmpuint (arn_history_find (history, 39), ==, 2);
  g_assert_cmpuint (arn_history_find (history, 1000), ==, 9);
}

static void
test_history_same_time_replaces (void)
{
  g_autoptr (ArnHistory) history = arn_history_new ();

  arn_history_add (history, &(ArnHeapFigures){ .time = 10, .bytes_in_use = 9 });
  arn_history_add (history, &(ArnHeapFigures){ .time = 10, .bytes_in_use = 4 });
  g_assert_cmpuint (arn_history_get_length (history), ==, 1);
  g_assert_cmpuint (arn_history_get_column (history, ARN_HISTORY_HEAP)[0], ==, 4);
  g_assert_cmpuint (arn_history_get_column (history, ARN_HISTORY_HEAP_PEAK)[0], ==, 9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/pulse/threads", test_threads);
  g_test_add_func ("/model/pulse/nothing-yet", test_nothing_yet);
  g_test_add_func ("/model/pulse/old-stays", test_old_stays);
  g_test_add_func ("/model/pulse/texts-are-shared", test_texts_are_shared);
  g_test_add_func ("/model/history/thins-out", test_history_thins_out);
  g_test_add_func ("/model/history/find", test_history_find);
  g_test_add_func ("/model/history/same-time-replaces", test_history_same_time_replaces);
  return g_test_run ();
}
