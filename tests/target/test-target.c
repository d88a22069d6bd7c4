/* A target driven as the window drives it: requests go out, answers come on the main context. */
#include "arn-allocations.h"
#include "arn-ledger.h"
#include "arn-line-table.h"
#include "arn-lookup.h"
#include "arn-snapshot-builder.h"
#include "arn-type-table.h"
#include "arn-waterfall.h"
#include "driver.h"

#include <string.h>

static char *
output_of (Driver *driver)
{
  ArnRecording *recording = arn_target_get_recording (driver->target);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < arn_recording_get_n_chunks (recording); i++)
    {
      ArnOutputChunk chunk;

      arn_recording_get_chunk (recording, i, &chunk);
      g_string_append_len (text, chunk.text, (gssize) chunk.length);
    }
  return g_string_free (text, FALSE);
}

static guint
count_of_type (ArnSnapshot *snapshot, const char *name)
{
  const ArnTypeRows *types = arn_type_table_get (snapshot);
  const ArnTables *tables = arn_snapshot_get_tables (snapshot);

  for (guint i = 0; i < types->n; i++)
    if (g_str_equal (arn_snapshot_get_string (snapshot, tables->types.name[types->rows[i].type]),
                     name))
      return types->rows[i].count;
  return 0;
}

static const char two_nodes[] = "class Node:\n"
                                "    def __init__(self, name):\n"
                                "        self.name = name\n"
                                "        self.next = None\n"
                                "\n"
                                "a = Node('a')\n"
                                "b = Node('b')\n"
                                "a.next = b\n"
                                "b.next = a\n"
                                "del a, b\n"
                                "print('left behind')\n";

/* Run, look, collect: exactly the cycle goes. */
static void
test_cycle_goes (void)
{
  g_autoptr (Driver) driver = driver_new (two_nodes, 0, NULL);
  g_autofree char *output = NULL;

  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  output = output_of (driver);
  g_assert_cmpstr (output, ==, "left behind\n");
  g_assert_cmpuint (count_of_type (arn_target_get_snapshot (driver->target), "Node"), ==, 2);
  driver->snapshots = 0;
  arn_target_collect (driver->target, 2);
  wait_for (driver->snapshots > 0);
  g_assert_cmpstr (driver->collections->str, ==, "2:2:0* ");
  g_assert_cmpuint (count_of_type (arn_target_get_snapshot (driver->target), "Node"), ==, 0);
  arn_target_end_program (driver->target);
  wait_for (state_is (driver, ARN_RUN_ENDED));
}

/* At a pause in the middle, where the collector's phases are safepoints within a request. */
static void
test_cycle_goes_at_a_pause (void)
{
  g_autofree char *text = g_strconcat (two_nodes, "# arenarium: pause\nprint('end')\n", NULL);
  g_autoptr (Driver) driver = driver_new (text, 0, NULL);

  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  driver->snapshots = 0;
  arn_target_collect (driver->target, 2);
  wait_for (driver->snapshots > 0);
  g_assert_cmpstr (driver->collections->str, ==, "2:2:0* ");
  g_assert_cmpuint (count_of_type (arn_target_get_snapshot (driver->target), "Node"), ==, 0);
}

/* Every block in use has an owner, and every reference that a count says is found. */
static void
test_everything_is_owned (void)
{
  g_autoptr (Driver) driver = driver_new (two_nodes, 0, NULL);
  ArnSnapshot *snapshot;
  const ArnTables *tables;
  guint nobody = 0, unexplained = 0;
  GString *first = g_string_new (NULL);

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  snapshot = arn_target_get_snapshot (driver->target);
  tables = arn_snapshot_get_tables (snapshot);
  for (guint i = 0; i < tables->blocks.n; i++)
    if (tables->blocks.owner[i] == ARN_NONE && tables->blocks.what[i] == 0)
      {
        nobody++;
        g_string_append_printf (first, "block %" G_GINT64_MODIFIER "x of %" G_GUINT64_FORMAT "\n",
                                tables->blocks.address[i], tables->blocks.size[i]);
      }
  for (guint i = 0; i < tables->objects.n; i++)
    {
      g_autoptr (ArnLedger) ledger = NULL;

      if ((tables->objects.flags[i] & ARN_OBJECT_IMMORTAL) != 0)
        continue;
      ledger = arn_ledger_new (snapshot, i);
      if (ledger->accounted != ledger->refcount)
        {
          g_autofree char *text = arn_snapshot_format_object (snapshot, i);

          unexplained++;
          g_string_append_printf (first, "%s: %u references found, %u counted\n", text,
                                  (guint) ledger->accounted, (guint) ledger->refcount);
        }
    }
  if (nobody + unexplained > 0)
    {
      g_string_truncate (first, MIN (first->len, 2000));
      g_test_message ("%s", first->str);
    }
  g_assert_cmpuint (nobody, ==, 0);
  g_assert_cmpuint (unexplained, ==, 0);
  g_string_free (first, TRUE);
}

/* Of a real heap, in both captures; nothing is left over that nobody names. */
static void
test_waterfall (void)
{
  g_autoptr (Driver) driver = driver_new (two_nodes, 0, NULL);
  g_autoptr (ArnSnapshot) map = NULL;
  ArnWaterfall full, pulse;

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  arn_waterfall_measure (arn_target_get_snapshot (driver->target), &full);
  map = arn_snapshot_new_from_pulse (arn_target_get_pulse (driver->target));
  arn_waterfall_measure (map, &pulse);

  g_assert_true (full.known[ARN_WATERFALL_RAW]);
  g_assert_cmpuint (full.bytes[ARN_WATERFALL_OTHER], ==, 0);
  g_assert_cmpuint (full.bytes[ARN_WATERFALL_IN_USE], ==,
                    arn_snapshot_get_heap (map)->bytes_in_use);
  g_assert_cmpuint (full.bytes[ARN_WATERFALL_LIVE] + full.bytes[ARN_WATERFALL_FREE_LISTS], ==,
                    full.bytes[ARN_WATERFALL_IN_USE]);
  g_assert_cmpuint (full.bytes[ARN_WATERFALL_FREE_LISTS], >, 0);
  g_assert_false (pulse.known[ARN_WATERFALL_FREE_LISTS]);
  g_assert_cmpuint (pulse.bytes[ARN_WATERFALL_FREE_BLOCKS], ==,
                    full.bytes[ARN_WATERFALL_FREE_BLOCKS]);
  g_assert_cmpuint (pulse.bytes[ARN_WATERFALL_PROCESS], ==, full.bytes[ARN_WATERFALL_PROCESS]);
}

static void
test_endless_loop (void)
{
  g_autoptr (Driver) driver = driver_new ("n = 0\nwhile True:\n    n += 1\n", 0, NULL);

  arn_target_run (driver->target);
  wait_for (driver->pulses >= 3);
  g_assert_true (state_is (driver, ARN_RUN_RUNNING));
  arn_target_pause (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (arn_target_get_line (driver->target), >=, 2);
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_RUNNING));
  arn_target_stop (driver->target);
  wait_for (state_is (driver, ARN_RUN_ENDED));
}

/* Dropping the target ends its thread in whatever it does. */
static void
test_dropped_while_running (void)
{
  g_autoptr (Driver) driver = driver_new ("while True:\n    pass\n", 0, NULL);

  arn_target_run (driver->target);
  wait_for (driver->pulses >= 1);
}

static void
test_printing_for_ever (void)
{
  g_autoptr (Driver) driver = driver_new ("while True:\n    print('x' * 100)\n", 0, NULL);

  arn_target_run (driver->target);
  wait_for (driver->pulses >= 2);
  arn_target_stop (driver->target);
  wait_for (state_is (driver, ARN_RUN_ENDED));
}

static void
test_raises (void)
{
  g_autoptr (Driver) driver = driver_new ("def f():\n    return [] + 1\n\nf()\n", 0, NULL);
  g_autofree char *output = NULL;

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FAILED));
  g_assert_cmpuint (driver->failures, ==, 1);
  g_assert_cmpstr (arn_target_get_error (driver->target)->message, ==,
                   "TypeError: can only concatenate list (not \"int\") to list");
  g_assert_cmpuint (arn_target_get_error_line (driver->target), ==, 2);
  output = output_of (driver);
  g_assert_true (g_str_has_prefix (output, "Traceback (most recent call last):\n"));
  g_assert_cmpuint (count_of_type (arn_target_get_snapshot (driver->target), "function"), >, 0);
}

static void
test_refused (void)
{
  g_autoptr (Driver) driver = driver_new ("a = 1\nimport socket\nb = 2j\n", 0, NULL);
  const ArnTargetProblem *problems;
  guint n;

  wait_for (state_is (driver, ARN_RUN_FAILED));
  g_assert_error (arn_target_get_error (driver->target), ARN_TARGET_ERROR,
                  ARN_TARGET_ERROR_REFUSED);
  g_assert_cmpuint (arn_target_get_error_line (driver->target), ==, 2);
  problems = arn_target_get_problems (driver->target, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (problems[0].line, ==, 2);
  g_assert_cmpuint (problems[0].column, ==, 8);
  g_assert_true (problems[0].is_module);
  g_assert_cmpuint (problems[1].line, ==, 3);
  g_assert_false (problems[1].is_module);
  g_assert_nonnull (strstr (problems[1].message, "complex"));
}

static void
test_fills_the_heap (void)
{
  const ArnRunSettings settings = { .trace_depth = 1, .heap_limit = 8 << 20 };
  g_autoptr (Driver) driver =
      driver_new ("kept = []\nwhile True:\n    kept.append('x' * 1000)\n", 0, &settings);

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FAILED));
  g_assert_cmpstr (arn_target_get_error (driver->target)->message, ==, "MemoryError");
  g_assert_cmpuint (arn_target_get_error_line (driver->target), ==, 3);
}

static void
test_steps (void)
{
  g_autoptr (Driver) driver =
      driver_new ("def f():\n    x = 1\n    return x\n\na = f()\nb = 2\n", 0, NULL);
  static const guint into[] = { 1, 5, 2, 3, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (into); i++)
    {
      guint before = driver->snapshots;

      arn_target_step_into (driver->target);
      wait_for (driver->snapshots > before && state_is (driver, ARN_RUN_PAUSED));
      g_assert_cmpuint (arn_target_get_line (driver->target), ==, into[i]);
      g_assert_cmpint (arn_target_get_pause_reason (driver->target), ==, ARN_TARGET_PAUSE_STEP);
    }
  arn_target_step_into (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

static void
test_steps_over (void)
{
  g_autoptr (Driver) driver =
      driver_new ("def f():\n    x = 1\n    return x\n\na = f()\nb = 2\n", 0, NULL);
  static const guint over[] = { 1, 5, 6 };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      guint before = driver->snapshots;

      arn_target_step_over (driver->target);
      wait_for (driver->snapshots > before && state_is (driver, ARN_RUN_PAUSED));
      g_assert_cmpuint (arn_target_get_line (driver->target), ==, over[i]);
    }
}

static void
test_marks (void)
{
  g_autoptr (Driver) driver = driver_new ("a = [1]\n"
                                          "a.append(2)  # arenarium: snapshot \"two\"\n"
                                          "# arenarium: pause\n"
                                          "a.append(3)\n",
                                          0, NULL);
  GListModel *snapshots;
  g_autoptr (ArnSnapshotItem) item = NULL;

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpint (arn_target_get_pause_reason (driver->target), ==, ARN_TARGET_PAUSE_MARK);
  g_assert_cmpuint (arn_target_get_line (driver->target), ==, 4);
  snapshots = arn_recording_get_snapshots (arn_target_get_recording (driver->target));
  g_assert_cmpuint (g_list_model_get_n_items (snapshots), ==, 1);
  item = g_list_model_get_item (snapshots, 0);
  g_assert_cmpstr (arn_snapshot_item_get_label (item), ==, "two");
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

static void
test_thresholds_and_switch (void)
{
  g_autoptr (Driver) driver = driver_new ("x = 1\n", 0, NULL);
  const ArnPulse *pulse;
  guint before;

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  before = driver->pulses;
  arn_target_set_thresholds (driver->target, 100, 5, 3);
  arn_target_set_automatic (driver->target, FALSE);
  wait_for (driver->pulses >= before + 1 && !arn_target_get_automatic (driver->target));
  pulse = arn_target_get_pulse (driver->target);
  g_assert_cmpuint (pulse->heap.generation_threshold[0], ==, 100);
  g_assert_cmpuint (pulse->heap.generation_threshold[1], ==, 5);
  g_assert_cmpuint (pulse->heap.generation_threshold[2], ==, 3);
}

static void
test_restart (void)
{
  g_autoptr (Driver) driver = driver_new ("print('once')\n", 0, NULL);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *output = NULL;

      arn_target_run (driver->target);
      wait_for (state_is (driver, ARN_RUN_FINISHED));
      output = output_of (driver);
      g_assert_cmpstr (output, ==, "once\n");
      arn_target_restart (driver->target);
      g_assert_true (state_is (driver, ARN_RUN_READY));
    }
}

/* At five lines a second the third line is not shown before the second has had its time. */
static void
test_speed (void)
{
  g_autoptr (Driver) driver = driver_new ("a = 1\nb = 2\nc = 3\nd = 4\n", 5, NULL);
  gint64 began;

  wait_for (state_is (driver, ARN_RUN_READY));
  began = g_get_monotonic_time ();
  arn_target_run (driver->target);
  wait_for (arn_target_get_line (driver->target) == 3);
  g_assert_cmpint (g_get_monotonic_time () - began, >, G_USEC_PER_SEC / 6);
  arn_target_set_speed (driver->target, 0);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

/* A comprehension of a thousand rounds is one line, for marks, steps and speed. */
static void
test_comprehension_is_a_line (void)
{
  g_autoptr (Driver) driver = driver_new ("a = [n * n for n in range(1000)]  # arenarium: pause\n"
                                          "b = 1\n"
                                          "c = [n for n in range(1000)]\n"
                                          "d = 2\n",
                                          20, NULL);

  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (arn_target_get_line (driver->target), ==, 2);
  for (guint line = 3; line <= 4; line++)
    {
      guint before = driver->snapshots;

      arn_target_step_over (driver->target);
      wait_for (driver->snapshots > before && state_is (driver, ARN_RUN_PAUSED));
      g_assert_cmpuint (arn_target_get_line (driver->target), ==, line);
    }
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

/* Runs to the end with its lines profiled. */
static void
run_profiled (Driver *driver)
{
  arn_target_set_profiles_lines (driver->target, TRUE);
  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

/* "3: 4 times, +80": the lines of the workload that ran. */
static char *
describe_lines (ArnSnapshot *snapshot)
{
  GString *text = g_string_new (NULL);

  for (guint line = 1; line < 20; line++)
    {
      ArnLineRow row = arn_line_table_find (snapshot, "work.py", line);

      if (row.occurrences > 0)
        g_string_append_printf (text, "%u: %u times, %+d; ", line, (guint) row.occurrences,
                                (int) row.increment);
    }
  return g_string_free (text, FALSE);
}

/* A free list gives a block that is older than the program: its object is the program's. */
static void
test_reused_object_is_new (void)
{
  g_autoptr (Driver) driver = driver_new ("kept = []\n", 0, NULL);
  const ArnTables *t;
  guint found = 0;

  run_profiled (driver);
  t = arn_snapshot_get_tables (arn_target_get_snapshot (driver->target));
  for (ArnObjectId i = 0; i < t->objects.n; i++)
    if (t->types.kind[t->objects.type[i]] == ARN_TYPE_LIST && t->objects.serial[i] != 0)
      {
        g_assert_cmpuint (t->blocks.traceback[t->objects.block[i]], !=, ARN_NONE);
        found++;
      }
  g_assert_cmpuint (found, ==, 1);
}

static void
test_lines_are_profiled (void)
{
  /* What a line of a called function allocates is not the caller's. */
  g_autoptr (Driver) driver = driver_new ("kept = []; size = 1000\n"
                                          "def add(n):\n"
                                          "    item = 'x' * size\n"
                                          "    kept.append(item)\n"
                                          "for i in range(3):\n"
                                          "    add(i)\n"
                                          "del kept[0]\n",
                                          0, NULL);
  g_autofree char *lines = NULL;
  ArnSnapshot *snapshot;

  run_profiled (driver);
  snapshot = arn_target_get_snapshot (driver->target);
  g_assert_cmpuint (arn_snapshot_get_heap (snapshot)->profiles_lines, ==, 1);
  lines = describe_lines (snapshot);
  g_assert_cmpstr (lines, ==,
                   "1: 1 times, +456; 2: 1 times, +160; 3: 3 times, +3123; 4: 3 times, +32; "
                   "5: 4 times, +0; 6: 3 times, +0; 7: 1 times, -1041; ");
  g_assert_cmpuint (arn_line_table_find (snapshot, "work.py", 3).bytes, ==, 2 * 1041);
  g_assert_cmpuint (arn_line_table_find (snapshot, "work.py", 3).peak, ==, 3 * 1041);
}

static void
test_lines_are_not_profiled_unasked (void)
{
  g_autoptr (Driver) driver = driver_new ("a = b = size = 1000\ny = 'x' * size\n", 0, NULL);
  ArnSnapshot *snapshot;

  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  snapshot = arn_target_get_snapshot (driver->target);
  g_assert_cmpuint (arn_snapshot_get_heap (snapshot)->profiles_lines, ==, 0);
  g_assert_cmpuint (arn_line_table_find (snapshot, "work.py", 2).occurrences, ==, 0);
  g_assert_cmpuint (arn_line_table_find (snapshot, "work.py", 2).bytes, ==, 1041);
}

static void
test_lines_are_profiled_after_restart (void)
{
  g_autoptr (Driver) driver = driver_new ("x = 1\ny = 2\n", 0, NULL);

  run_profiled (driver);
  arn_target_restart (driver->target);
  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  g_assert_cmpuint (
      arn_line_table_find (arn_target_get_snapshot (driver->target), "work.py", 2).occurrences, ==,
      1);
}

static void
test_collection_by_hand_is_no_line_s_doing (void)
{
  g_autoptr (Driver) driver = driver_new ("class Node: pass\n"
                                          "n = Node(); n.me = n; n.big = 'x' * 5000\n"
                                          "del n\n"
                                          "pass  # arenarium: pause\n"
                                          "x = 1\n",
                                          0, NULL);
  ArnLineRow before, after;

  arn_target_set_profiles_lines (driver->target, TRUE);
  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  before = arn_line_table_find (arn_target_get_snapshot (driver->target), "work.py", 4);
  arn_target_collect (driver->target, 2);
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  after = arn_line_table_find (arn_target_get_snapshot (driver->target), "work.py", 4);
  g_assert_cmpstr (driver->collections->str, ==, "2:1:0* ");
  g_assert_cmpuint (before.occurrences, ==, 1);
  g_assert_cmpint (ABS (after.increment - before.increment), <, 1000);
}

static void
test_program_s_own_tracemalloc (void)
{
  g_autoptr (Driver) driver = driver_new ("import tracemalloc; size = 800\n"
                                          "before = 'x' * size\n"
                                          "tracemalloc.start(3)\n"
                                          "during = 'y' * size\n",
                                          0, NULL);
  const ArnAllocationsFilter own = { "work.py", TRUE };
  const ArnAllocationsQuery query = { ARN_ALLOCATIONS_BY_LINE, .program = TRUE, .filters = &own,
                                      .n_filters = 1 };
  g_autoptr (ArnAllocations) allocations = NULL;
  const ArnAllocation *rows;
  const ArnHeapFigures *heap;
  guint n;

  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
  heap = arn_snapshot_get_heap (arn_target_get_snapshot (driver->target));
  g_assert_cmpuint (heap->program_frames, ==, 3);
  g_assert_cmpuint (heap->trace_frames, ==, 5);
  g_assert_cmpuint (heap->program_traced_bytes, <, heap->traced_bytes);
  allocations = arn_allocations_new (arn_target_get_snapshot (driver->target), NULL, &query, NULL);
  rows = arn_allocations_get_rows (allocations, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (rows[0].line, ==, 4);
  g_assert_cmpuint (rows[0].bytes, ==, 841);
}

static void
test_steps_within_a_profiled_function (void)
{
  g_autoptr (Driver) driver = driver_new ("from memory_profiler import profile\n"
                                          "@profile\n"
                                          "def work():\n"
                                          "    a = 1\n"
                                          "    b = 2  # arenarium: pause\n"
                                          "    c = 3\n"
                                          "    d = 4\n"
                                          "work()\n",
                                          0, NULL);
  guint before;

  wait_for (state_is (driver, ARN_RUN_READY));
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (arn_target_get_line (driver->target), ==, 6);
  before = driver->snapshots;
  arn_target_step_over (driver->target);
  wait_for (driver->snapshots > before && state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (arn_target_get_line (driver->target), ==, 7);
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_FINISHED));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/cycle-goes", test_cycle_goes);
  g_test_add_func ("/target/cycle-goes-at-a-pause", test_cycle_goes_at_a_pause);
  g_test_add_func ("/target/everything-is-owned", test_everything_is_owned);
  g_test_add_func ("/target/waterfall", test_waterfall);
  g_test_add_func ("/target/endless-loop", test_endless_loop);
  g_test_add_func ("/target/dropped-while-running", test_dropped_while_running);
  g_test_add_func ("/target/printing-for-ever", test_printing_for_ever);
  g_test_add_func ("/target/raises", test_raises);
  g_test_add_func ("/target/refused", test_refused);
  g_test_add_func ("/target/fills-the-heap", test_fills_the_heap);
  g_test_add_func ("/target/steps", test_steps);
  g_test_add_func ("/target/steps-over", test_steps_over);
  g_test_add_func ("/target/marks", test_marks);
  g_test_add_func ("/target/comprehension-is-a-line", test_comprehension_is_a_line);
  g_test_add_func ("/target/thresholds-and-switch", test_thresholds_and_switch);
  g_test_add_func ("/target/reused-object-is-new", test_reused_object_is_new);
  g_test_add_func ("/target/lines-are-profiled", test_lines_are_profiled);
  g_test_add_func ("/target/lines-are-not-profiled-unasked", test_lines_are_not_profiled_unasked);
  g_test_add_func ("/target/lines-are-profiled-after-restart",
                   test_lines_are_profiled_after_restart);
  g_test_add_func ("/target/collection-by-hand-is-no-line-s-doing",
                   test_collection_by_hand_is_no_line_s_doing);
  g_test_add_func ("/target/program-s-own-tracemalloc", test_program_s_own_tracemalloc);
  g_test_add_func ("/target/steps-within-a-profiled-function",
                   test_steps_within_a_profiled_function);
  g_test_add_func ("/target/restart", test_restart);
  g_test_add_func ("/target/speed", test_speed);
  return g_test_run ();
}
