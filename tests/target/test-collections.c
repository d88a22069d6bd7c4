/* What a target tells of collections: what made each happen, where, and the heap around it. */
#include "arn-cause.h"
#include "arn-target.h"
#include "arn-uncollected.h"

static gboolean
too_late (gpointer data)
{
  g_error ("nothing happened for a minute");
  return G_SOURCE_REMOVE;
}

static void
wait_for_state (ArnTarget *target, ArnRunState state)
{
  guint late = g_timeout_add_seconds (60, too_late, NULL);

  while (arn_target_get_state (target) != state)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
}

static ArnTarget *
make_target (const char *text)
{
  const ArnRunSettings settings = { .trace_depth = 1 };
  ArnTarget *target = arn_target_new_for_workload (text, "work.py", &settings, 0);

  wait_for_state (target, ARN_RUN_READY);
  return target;
}

static void
run_to_end (ArnTarget *target)
{
  arn_target_run (target);
  wait_for_state (target, ARN_RUN_FINISHED);
}

static guint
count_events (ArnTarget *target, ArnEventKind kind)
{
  guint n, found = 0;
  const ArnEvent *events = arn_recording_get_events (arn_target_get_recording (target), &n);

  for (guint i = 0; i < n; i++)
    found += events[i].kind == kind;
  return found;
}

/* "2:line:3 " a collection: generation, cause, line. (transfer full) */
static char *
tell (ArnTarget *target)
{
  GString *text = g_string_new (NULL);
  guint n;
  const ArnEvent *events = arn_recording_get_events (arn_target_get_recording (target), &n);

  for (guint i = 0; i < n; i++)
    if (events[i].kind == ARN_EVENT_COLLECTION)
      g_string_append_printf (text, "%u:%s:%u ", events[i].generation,
                              arn_cause_get_word (arn_cause_of_event (&events[i])), events[i].line);
  return g_string_free (text, FALSE);
}

static void
assert_told (ArnTarget *target, const char *expected)
{
  g_autofree char *told = tell (target);

  g_assert_cmpstr (told, ==, expected);
}

static const char loop[] = "import gc\n"
                           "for i in range(3):\n"
                           "    x = [i]\n"
                           "    y = x\n"
                           "gc.collect(1)\n";

static void
test_at_a_line (void)
{
  g_autoptr (ArnTarget) target = make_target (loop);

  arn_target_collect_at (target, 4, 0);
  run_to_end (target);
  assert_told (target, "0:line:4 0:line:4 0:line:4 1:call:5 ");
  g_assert_cmpuint (count_events (target, ARN_EVENT_ACTION), ==, 1);
}

/* Lines are the target's, not the run's; and one that is taken out is out. */
static void
test_lines_stay_after_a_restart (void)
{
  g_autoptr (ArnTarget) target = make_target (loop);
  guint n;
  const ArnCollectLine *lines;

  arn_target_collect_at (target, 4, 0);
  arn_target_collect_at (target, 3, 2);
  arn_target_collect_at (target, 4, -1);
  lines = arn_target_get_collect_lines (target, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (lines[0].line, ==, 3);
  g_assert_cmpint (lines[0].generation, ==, 2);
  run_to_end (target);
  assert_told (target, "2:line:3 2:line:3 2:line:3 1:call:5 ");
  arn_target_restart (target);
  wait_for_state (target, ARN_RUN_READY);
  run_to_end (target);
  assert_told (target, "2:line:3 2:line:3 2:line:3 1:call:5 ");
}

static void
test_by_hand_and_by_time (void)
{
  g_autoptr (ArnTarget) target = make_target ("x = 1\n");
  guint late;

  run_to_end (target);
  arn_target_collect (target, 0);
  arn_target_collect_by_time (target, 2);
  late = g_timeout_add_seconds (60, too_late, NULL);
  while (count_events (target, ARN_EVENT_COLLECTION) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  assert_told (target, "0:person:0 2:timer:0 ");
}

static void
test_automatic (void)
{
  g_autoptr (ArnTarget) target = make_target ("kept = []\n"
                                              "for i in range(800):\n"
                                              "    kept.append([])\n");

  run_to_end (target);
  assert_told (target, "0:automatic:3 ");
}

/* The history knows what the heap was just before a collection, and just after it. */
static void
test_heap_around_a_collection (void)
{
  g_autoptr (ArnTarget) target = make_target ("import gc\n"
                                              "gc.disable()\n"
                                              "for i in range(5000):\n"
                                              "    x = []\n"
                                              "    x.append(x)\n"
                                              "gc.collect()\n"
                                              "x = None\n");
  const ArnHistory *history;
  const guint64 *heap;
  guint64 highest = 0;

  run_to_end (target);
  history = arn_recording_get_history (arn_target_get_recording (target));
  heap = arn_history_get_column (history, ARN_HISTORY_HEAP);
  for (guint i = 0; i < arn_history_get_length (history); i++)
    highest = MAX (highest, heap[i]);
  g_assert_cmpuint (highest, >, heap[arn_history_get_length (history) - 1] + 400000);
}

/* What is in gc.garbage, frozen or untracked is counted in a snapshot. */
static void
test_left_alone (void)
{
  g_autoptr (ArnTarget) target = make_target ("import gc\n"
                                              "gc.set_debug(gc.DEBUG_SAVEALL)\n"
                                              "x = []\n"
                                              "x.append(x)\n"
                                              "del x\n"
                                              "gc.collect()\n"
                                              "gc.set_debug(0)\n"
                                              "gc.freeze()\n"
                                              "y = {}\n");
  guint late = g_timeout_add_seconds (60, too_late, NULL);
  ArnUncollected counts;

  run_to_end (target);
  while (arn_target_get_snapshot (target) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (late);
  arn_uncollected_count (arn_target_get_snapshot (target), &counts);
  g_assert_cmpuint (counts.garbage, ==, 1);
  g_assert_cmpuint (counts.frozen, >, 1);
  g_assert_cmpuint (counts.untracked, >, 0);
}

/* Time that passes at a pause is not the run's, but what is captured then. */
static void
test_clock_stands_at_a_pause (void)
{
  g_autoptr (ArnTarget) target = make_target ("x = 1\n# arenarium: pause\nx = 2\n");
  gint64 before = g_get_monotonic_time (), paused_at;
  guint64 run, pause;
  guint n;

  arn_target_run (target);
  wait_for_state (target, ARN_RUN_PAUSED);
  paused_at = g_get_monotonic_time ();
  while (g_get_monotonic_time () < paused_at + 300000)
    g_main_context_iteration (NULL, FALSE);
  pause = (guint64) (g_get_monotonic_time () - paused_at) * 1000;
  run_to_end (target);
  run = arn_recording_get_events (arn_target_get_recording (target), &n)[0].time;
  run = arn_recording_get_events (arn_target_get_recording (target), &n)[n - 1].time - run;
  g_assert_cmpuint (run + pause / 2, <=, (guint64) (g_get_monotonic_time () - before) * 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/collections/at-a-line", test_at_a_line);
  g_test_add_func ("/target/collections/lines-stay-after-a-restart",
                   test_lines_stay_after_a_restart);
  g_test_add_func ("/target/collections/by-hand-and-by-time", test_by_hand_and_by_time);
  g_test_add_func ("/target/collections/automatic", test_automatic);
  g_test_add_func ("/target/collections/heap-around-a-collection", test_heap_around_a_collection);
  g_test_add_func ("/target/collections/left-alone", test_left_alone);
  g_test_add_func ("/target/collections/clock-stands-at-a-pause", test_clock_stands_at_a_pause);
  return g_test_run ();
}
