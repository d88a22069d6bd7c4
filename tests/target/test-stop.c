/* A person's Stop, given while the program is in one long call of a function in C. */
#include "driver.h"

/* So long it may take to end; a busy machine and sanitizers are allowed for. */
#define SECONDS 20

static const char *const programs[] = {
  "sum(range(10 ** 12))",
  "x = (1 << 40000000) - 1; x * x",
  "10 ** 10 ** 7",
  "''.join(iter(lambda: 'x', 'y'))",
  "0.5 in range(10 ** 12)",
  "a = [x % 1000003 * 7919 % 1000003 for x in range(10 ** 6)]\nwhile True: sorted(a * 20)",
  "import itertools\nany(itertools.repeat(0))",
  "class A:\n    def __del__(self):\n        while True: pass\nA()",
};

static void
test_stop (gconstpointer data)
{
  g_autofree char *text = g_strconcat ("print('begun')\n", data, "\n", NULL);
  g_autoptr (Driver) driver = driver_new (text, 0, NULL);
  gint64 begin;

  arn_target_run (driver->target);
  wait_for (arn_recording_get_n_chunks (arn_target_get_recording (driver->target)) > 0);
  begin = g_get_monotonic_time ();
  arn_target_stop (driver->target);
  wait_for (state_is (driver, ARN_RUN_ENDED));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, SECONDS * G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/target/stop/%u", i);

      g_test_add_data_func (path, programs[i], test_stop);
    }
  return g_test_run ();
}
