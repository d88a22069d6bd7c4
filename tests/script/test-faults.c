/* Nothing is lost when memory is: programs run with the n-th allocation failing, or with everything
 * from the n-th on, while they start, are compiled, run and end. Both the domains' requests and the
 * system beneath them fail.
 *
 *     test-faults [--all] [--at N] [--points N] [--match TEXT] [-k] FILE…
 *
 * All allocations of a phase are tried, in processes of their own, so that a crash is one finding
 * and not the end. Where a phase has more than --points: first those that come from places in the
 * code from which none failed before, then as many evenly spread ones as make up a quarter of
 * --points. `--points 5000` is the whole thing. --match takes only the tests that have TEXT in
 * their paths, -k goes on after a failed one.
 */
#include "fault-attempt.h"

#include "pym-program.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_COMPLAINTS 10 /* of a test: then it ends */
#define SECONDS        60 /* that one attempt may take, sanitizers included */

typedef struct
{
  FaultCase program;
  FaultSource source;
  gboolean onward;
  GHashTable *seen; /* hashes of callers, of all programs so far */
} Test;

/* What a child leaves for its parent. */
typedef struct
{
  guint at; /* the point that it is at, or has complained of */
  char wrong[600];
} Progress;

static gint64 only_at;
static gint64 points = 200;
static gboolean every_point;
static char *match;

/* --- Where to fail --- */

/* Which of all requests; ascending, none twice. */
static GArray *
choose_points (const Test *test, const GArray *stacks)
{
  guint64 n_spread = MAX (1, (guint64) points / 4);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint n_new = 0;

  if (only_at > 0)
    {
      g_array_append_val (chosen, only_at);
      return chosen;
    }
  for (guint64 i = 0; i < stacks->len; i++)
    {
      guint64 n = i + 1, *stack = &g_array_index (stacks, guint64, i);
      gboolean new = !g_hash_table_contains (test->seen, stack) && n_new < points;
      gboolean spread = i * n_spread / stacks->len != n * n_spread / stacks->len;

      if (new)
        g_hash_table_add (test->seen, g_memdup2 (stack, sizeof *stack));
      n_new += new;
      if (every_point || stacks->len <= points || new || spread)
        g_array_append_val (chosen, n);
    }
  return chosen;
}

/* --- Failing there --- */

static void
child (const Test *test, const GArray *chosen, Progress *progress)
{
  for (; progress->at < chosen->len; progress->at++)
    {
      FaultPlan plan = { test->source, g_array_index (chosen, guint64, progress->at), test->onward,
                         NULL };
      FaultAttempt attempt;

      alarm (SECONDS);
      fault_attempt (&test->program, &plan, &attempt);
      if (attempt.wrong != NULL)
        {
          g_strlcpy (progress->wrong, attempt.wrong, sizeof progress->wrong);
          _exit (1);
        }
      fault_attempt_clear (&attempt);
    }
  _exit (0);
}

static void
try_points (const Test *test, const GArray *chosen, Progress *progress)
{
  guint n_complaints = 0;

  for (progress->at = 0; progress->at < chosen->len; progress->at++)
    {
      int status;
      pid_t pid;

      progress->wrong[0] = '\0';
      fflush (NULL);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        child (test, chosen, progress);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      if (status == 0)
        return;
      if (WIFSIGNALED (status))
        g_snprintf (progress->wrong, sizeof progress->wrong, "killed by signal %d (%s)",
                    WTERMSIG (status), strsignal (WTERMSIG (status)));
      g_test_fail_printf ("allocation %" G_GUINT64_FORMAT ": %s",
                          g_array_index (chosen, guint64, progress->at), progress->wrong);
      if (++n_complaints == MAX_COMPLAINTS)
        return;
    }
}

static void *
run_test (void *data)
{
  Test *test = data;
  g_autoptr (GArray) stacks = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) chosen = NULL;
  FaultPlan plan = { test->source, 0, FALSE, stacks };
  FaultAttempt attempt;
  Progress *progress =
      mmap (NULL, sizeof *progress, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (progress != MAP_FAILED);
  fault_attempt (&test->program, &plan, &attempt);
  if (attempt.wrong != NULL)
    g_test_fail_printf ("without a failure: %s", attempt.wrong);
  test->program.raises = attempt.raised;
  fault_attempt_clear (&attempt);
  chosen = choose_points (test, stacks);
  g_test_message ("%u of %u allocations", chosen->len, stacks->len);
  try_points (test, chosen, progress);
  munmap (progress, sizeof *progress);
  return NULL;
}

/* A program needs more stack than a test's thread has. */
static void
test_case (const void *data)
{
  pthread_attr_t attributes;
  pthread_t thread;

  pthread_attr_init (&attributes);
  pthread_attr_setstacksize (&attributes, PYM_PROGRAM_STACK);
  g_assert_cmpint (pthread_create (&thread, &attributes, run_test, (void *) data), ==, 0);
  pthread_attr_destroy (&attributes);
  pthread_join (thread, NULL);
}

/* --- The tests --- */

static void
test_free (void *data)
{
  Test *test = data;

  g_hash_table_unref (test->seen);
  g_free (test->program.path);
  g_free (test->program.folder);
  g_free (test->program.text);
  g_free (test);
}

static void
add_test (FaultPhase phase, FaultSource source, gboolean onward, const char *path, GHashTable *seen)
{
  static const char *const phases[] = { "start", "load", "run" };
  static const char *const sources[] = { "requests", "system" };
  Test *test = g_new0 (Test, 1);
  g_autofree char *name = g_strdup ("all");
  g_autofree char *area = g_strdup (".");
  g_autofree char *test_path = NULL;

  test->program.phase = phase;
  test->source = source;
  test->onward = onward;
  test->seen = g_hash_table_ref (seen);
  if (path != NULL)
    {
      g_autoptr (GError) error = NULL;

      g_free (name);
      g_free (area);
      name = g_path_get_basename (path);
      test->program.path = g_strdup (path);
      test->program.folder = g_path_get_dirname (path);
      area = g_path_get_basename (test->program.folder);
      g_file_get_contents (path, &test->program.text, &test->program.length, &error);
      g_assert_no_error (error);
    }
  test_path = g_strdup_printf ("/script/faults/%s/%s/%s/%s/%s", phases[phase], sources[source],
                               onward ? "from-there-on" : "one", area, name);
  if (match == NULL || strstr (test_path, match) != NULL)
    g_test_add_data_func_full (test_path, test, test_case, test_free);
  else
    test_free (test);
}

static void
add_tests (char **files)
{
  for (FaultPhase phase = PHASE_START; phase <= PHASE_RUN; phase++)
    for (FaultSource source = FAULT_REQUESTS; source <= FAULT_SYSTEM; source++)
      for (int onward = 0; onward < 2; onward++)
        {
          g_autoptr (GHashTable) seen =
              g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

          if (phase == PHASE_START)
            add_test (phase, source, onward, NULL, seen);
          else
            for (char **file = files; file != NULL && *file != NULL; file++)
              add_test (phase, source, onward, *file, seen);
        }
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &every_point, "Let each allocation fail once", NULL },
    { "at", 0, 0, G_OPTION_ARG_INT64, &only_at, "Let only the N-th allocation fail", "N" },
    { "points", 0, 0, G_OPTION_ARG_INT64, &points, "Try so many places of each phase", "N" },
    { "match", 0, 0, G_OPTION_ARG_STRING, &match, "Only tests with TEXT in their paths", "TEXT" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE…" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  add_tests (files);
  return g_test_run ();
}
