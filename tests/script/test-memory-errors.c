/* Every allocation may fail: the program gets a MemoryError or ends with one, nothing crashes,
 * nothing leaks, and the heap is sound. */
#include "pym-fault.h"
#include "run-text.h"

/* One run with the n-th allocation after start-up failing, and `failing` of them in a row. Returns
 * whether any failed. */
static bool
run_with_failure (const char *text, uint64_t n, uint64_t failing, unsigned domains)
{
  RunText *run = run_text_new (text, NULL);
  const char *message = "";
  bool failed;
  PymRuntime *rt;

  g_assert_cmpint (run->loaded, ==, PYM_OK);
  rt = pym_program_runtime (run->program);
  g_assert_cmpint (pym_fault_start (rt, &(PymFaultPlan){ n, failing, domains }), ==, PYM_OK);
  run_text_run (run);
  pym_fault_stop (rt);
  failed = pym_fault_failures (rt) > 0;
  if (pym_runtime_check (rt, &message) != PYM_OK)
    g_error ("allocation %" G_GUINT64_FORMAT ": the heap is not sound: %s", n, message);
  if (run_text_free (run) != 0)
    g_error ("allocation %" G_GUINT64_FORMAT ": blocks are left", n);
  return failed;
}

/* Each of the first allocations, then ever fewer of the later ones. */
static void
fail_each (const char *text, unsigned domains)
{
  for (uint64_t n = 1; run_with_failure (text, n, 1, domains); n += 1 + n / 64)
    ;
  /* From one on, all: what is done about the first failure fails too. */
  for (uint64_t n = 1; run_with_failure (text, n, 0, domains); n += 1 + n / 16)
    ;
}

static void
test_file (gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (data, &text, NULL, &error);
  g_assert_no_error (error);
  fail_each (text, 0);
  fail_each (text, 1u << PYM_DOMAIN_RAW);
}

/* Making a runtime fails cleanly too. */
static void
test_start (void)
{
  size_t limit = 0;
  RunText *run;

  do
    {
      const PymProgramSettings settings = { .runtime.heap_limit = limit += 64 * 1024 };

      run = run_text_new ("x = 1", &settings);
      if (run->loaded == PYM_OK)
        break;
      run_text_free (run);
    }
  while (limit < (size_t) 64 << 20);
  g_assert_cmpint (run->loaded, ==, PYM_OK);
  run_text_run (run);
  g_assert_cmpuint (run_text_free (run), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/memory-errors/start", test_start);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *name = g_path_get_basename (argv[i]);
      g_autofree char *path = g_strconcat ("/script/memory-errors/", name, NULL);

      g_test_add_data_func (path, argv[i], test_file);
    }
  return g_test_run ();
}
