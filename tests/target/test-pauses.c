/* Pauses: the snapshot that comes after one and what it gives way to, and steps finer than a line.
 */
#include "arn-step-words.h"
#include "driver.h"

#include <string.h>

/* Enough that a capture of it takes a while. */
static const char crowd[] = "kept = [[n] for n in range(300000)]\n"
                            "while True:\n"
                            "    pass\n";

static void
pause_crowd (Driver *driver)
{
  arn_target_run (driver->target);
  wait_for (arn_target_get_pulse (driver->target)->heap.line == 2 ||
            arn_target_get_pulse (driver->target)->heap.line == 3);
  arn_target_pause (driver->target);
  wait_for (arn_target_get_state (driver->target) == ARN_RUN_PAUSED);
}

static void
test_paused_before_the_snapshot (void)
{
  g_autoptr (Driver) driver = driver_new (crowd, 0, NULL);
  double share = 0;

  pause_crowd (driver);
  g_assert_null (arn_target_get_snapshot (driver->target));
  g_assert_cmpfloat (arn_target_get_capture (driver->target), >=, 0);
  wait_for (arn_target_get_capture (driver->target) != 0);
  share = arn_target_get_capture (driver->target);
  g_assert_true (share == -1 || (share > 0 && share <= 1));
  wait_for (arn_target_get_capture (driver->target) < 0);
  g_assert_nonnull (arn_target_get_snapshot (driver->target));
}

static void
test_run_gives_up_the_snapshot (void)
{
  g_autoptr (Driver) driver = driver_new (crowd, 0, NULL);

  pause_crowd (driver);
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_RUNNING));
  g_assert_cmpuint (driver->snapshots, ==, 0);
}

static void
test_cancelled_snapshot (void)
{
  g_autoptr (Driver) driver = driver_new (crowd, 0, NULL);

  pause_crowd (driver);
  arn_target_cancel_capture (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (driver->snapshots, ==, 0);
  /* The next one is not cancelled with it. */
  arn_target_take_snapshot (driver->target, NULL);
  wait_for (driver->snapshots == 1);
}

static void
test_run_does_not_give_up_what_was_asked_for (void)
{
  g_autoptr (Driver) driver = driver_new (crowd, 0, NULL);

  pause_crowd (driver);
  arn_target_cancel_capture (driver->target);
  arn_target_take_snapshot (driver->target, "asked for");
  arn_target_run (driver->target);
  wait_for (state_is (driver, ARN_RUN_RUNNING));
  g_assert_cmpuint (driver->snapshots, ==, 1);
}

static void
test_step_by_allocation (void)
{
  g_autoptr (Driver) driver = driver_new ("a = 1\nb = a\nc = ['one', b]\nd = c\n", 0, NULL);
  g_autofree char *said = NULL;

  arn_target_step_allocation (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  g_assert_cmpuint (arn_target_get_line (driver->target), ==, 1);
  /* The dict of the globals may grow on the way. */
  while (arn_target_get_line (driver->target) < 4)
    {
      guint snapshots = driver->snapshots;

      arn_target_step_allocation (driver->target);
      wait_for (driver->snapshots > snapshots && state_is (driver, ARN_RUN_PAUSED));
      g_assert_cmpuint (arn_target_get_pause_reason (driver->target), ==,
                        ARN_TARGET_PAUSE_ALLOCATION);
    }
  said = arn_step_describe_allocations (arn_target_get_snapshot (driver->target),
                                        arn_target_get_step_serial (driver->target));
  g_assert_true (g_str_has_prefix (said, "Allocated: list ['one', 1]"));
}

static void
test_step_by_phase (void)
{
  g_autoptr (Driver) driver = driver_new ("import gc\ngc.collect()\nx = 1\n", 0, NULL);
  GString *said = g_string_new (NULL);

  arn_target_step_phase (driver->target);
  wait_for (state_is (driver, ARN_RUN_PAUSED));
  for (guint i = 0; i < 20 && arn_target_get_state (driver->target) == ARN_RUN_PAUSED; i++)
    {
      guint snapshots = driver->snapshots;

      arn_target_step_phase (driver->target);
      wait_for (state_is (driver, ARN_RUN_FINISHED) || driver->snapshots > snapshots);
      if (arn_target_get_state (driver->target) == ARN_RUN_PAUSED)
        g_string_append_printf (said, "%s\n", arn_target_get_phase_sentence (driver->target));
    }
  g_assert_true (g_str_has_prefix (said->str, "A collection begins.\n"));
  g_assert_nonnull (strstr (said->str, "The free lists were emptied"));
  g_assert_true (g_str_has_suffix (said->str, "The collection is over.\n"));
  g_string_free (said, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/target/paused-before-the-snapshot", test_paused_before_the_snapshot);
  g_test_add_func ("/target/run-gives-up-the-snapshot", test_run_gives_up_the_snapshot);
  g_test_add_func ("/target/cancelled-snapshot", test_cancelled_snapshot);
  g_test_add_func ("/target/run-does-not-give-up-what-was-asked-for",
                   test_run_does_not_give_up_what_was_asked_for);
  g_test_add_func ("/target/step-by-allocation", test_step_by_allocation);
  g_test_add_func ("/target/step-by-phase", test_step_by_phase);
  return g_test_run ();
}
