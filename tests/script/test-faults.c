/* Nothing is lost when memory is: programs run with the n-th allocation failing, or with everything
 * from the n-th on, while they start, are compiled, run and end.
 *
 *     test-faults [--all] [--at N] [--points N] FILE…
 *
 * Of a phase with more allocations than --points so many are tried, evenly spread; --all tries all,
 * --at only that one. Whatever fails, the program finishes or raises MemoryError, the heap is sound
 * afterwards, and the teardown gives every block back.
 */
#include "pym-fault.h"
#include "pym-objects.h"
#include "pym-program.h"
#include "pym-script.h"

#include <glib.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define ALL_DOMAINS ((1u << PYM_N_DOMAINS) - 1)

typedef enum
{
  PHASE_START, /* the runtime, its types and modules */
  PHASE_LOAD,  /* text to code */
  PHASE_RUN,   /* to the last line, and the end */
} Phase;

typedef struct
{
  Phase phase;
  gboolean on_and_on; /* all allocations from the n-th on fail, not only one */
  char *path, *folder, *text;
  gsize length;
} Case;

typedef struct
{
  guint64 n; /* 0: nothing fails */
  guint64 requests;
  GString *errors; /* what the program wrote to stderr */
  char *wrong;     /* NULL: all is well */
} Attempt;

static gint64 only_at;
static gint64 points = 200;
static gboolean every_point;

static void
write_text (PymStream stream, const char *text, size_t length, void *data)
{
  Attempt *attempt = data;

  if (stream == PYM_STREAM_ERROR)
    g_string_append_len (attempt->errors, text, (gssize) length);
}

G_GNUC_PRINTF (2, 3)
static void
complain (Attempt *attempt, const char *format, ...)
{
  va_list arguments;

  if (attempt->wrong != NULL)
    return;
  va_start (arguments, format);
  attempt->wrong = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static void
fault_start (PymRuntime *rt, const Case *c, const Attempt *attempt)
{
  PymFaultPlan plan = { .first = attempt->n,
                        .failing = c->on_and_on ? 0 : 1,
                        .domains = ALL_DOMAINS };

  g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
}

static void
fault_stop (PymRuntime *rt, Attempt *attempt)
{
  attempt->requests = pym_fault_requests (rt);
  pym_fault_stop (rt);
}

static void
check_heap (PymRuntime *rt, Attempt *attempt, const char *when)
{
  const char *message = NULL;

  if (pym_runtime_check (rt, &message) != PYM_OK)
    complain (attempt, "%s: %s", when, message);
}

static void
try_start (const Case *c, Attempt *attempt)
{
  PymRuntime *rt = pym_runtime_new (NULL);
  gboolean started;
  size_t n_left;

  g_assert_nonnull (rt);
  fault_start (rt, c, attempt);
  started = pym_objects_init (rt) == PYM_OK && pym_script_init (rt) == PYM_OK;
  if (!started && attempt->n == 0)
    complain (attempt, "no start, though nothing failed");
  fault_stop (rt, attempt);
  check_heap (rt, attempt, "after the start");
  n_left = pym_runtime_free (rt);
  if (n_left > 0)
    complain (attempt, "%zu blocks left", n_left);
}

/* From the first line to the program's end. */
static void
run_and_end (PymProgram *program, const Case *c, Attempt *attempt)
{
  PymRuntime *rt = pym_program_runtime (program);
  PymProgramResult result;

  if (c->phase == PHASE_RUN)
    fault_start (rt, c, attempt);
  result = pym_program_run (program);
  if (rt->error != NULL)
    complain (attempt, "the run left an exception behind");
  if (result == PYM_PROGRAM_RAISED && strstr (attempt->errors->str, "MemoryError") == NULL)
    complain (attempt, "raised no MemoryError: %s", attempt->errors->str);
  check_heap (rt, attempt, "after the run");
  pym_program_end (program);
  if (rt->error != NULL)
    complain (attempt, "the end left an exception behind");
  if (c->phase == PHASE_RUN)
    fault_stop (rt, attempt);
  check_heap (rt, attempt, "after the end");
}

static void
try_program (const Case *c, Attempt *attempt)
{
  PymProgramSettings settings = { .write = write_text, .write_data = attempt };
  PymProgram *program = pym_program_new (&settings);
  PymRuntime *rt;
  PymStatus status;
  size_t n_left;

  g_assert_nonnull (program);
  rt = pym_program_runtime (program);
  if (c->phase == PHASE_LOAD)
    fault_start (rt, c, attempt);
  status = pym_program_load (program, c->path, c->folder, c->text, c->length);
  if (rt->error != NULL)
    complain (attempt, "loading left an exception behind");
  if (c->phase == PHASE_LOAD)
    fault_stop (rt, attempt);
  check_heap (rt, attempt, "after loading");
  if (status == PYM_OK)
    run_and_end (program, c, attempt);
  else if (status != PYM_NO_MEMORY || attempt->n == 0)
    complain (attempt, "loading ended with status %d", status);
  n_left = pym_program_free (program);
  if (n_left > 0)
    complain (attempt, "%zu blocks left", n_left);
}

/* Returns how many allocations there were; complaints are printed. */
static guint64
try_at (const Case *c, guint64 n)
{
  Attempt attempt = { .n = n, .errors = g_string_new (NULL) };

  if (g_test_verbose ())
    fprintf (stderr, "allocation %" G_GUINT64_FORMAT "\n", n);
  if (c->phase == PHASE_START)
    try_start (c, &attempt);
  else
    try_program (c, &attempt);
  if (attempt.wrong != NULL)
    g_test_fail_printf ("allocation %" G_GUINT64_FORMAT ": %s", n, attempt.wrong);
  g_free (attempt.wrong);
  g_string_free (attempt.errors, TRUE);
  return attempt.requests;
}

static void *
try_case (void *data)
{
  const Case *c = data;
  guint64 n_requests = try_at (c, 0), n_points;

  if (n_requests == 0)
    g_test_fail_printf ("no allocation was counted");
  if (only_at > 0)
    {
      try_at (c, (guint64) only_at);
      return NULL;
    }
  n_points = every_point ? n_requests : MIN (n_requests, (guint64) points);
  for (guint64 i = 0; i < n_points; i++)
    try_at (c, 1 + i * n_requests / n_points);
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
  g_assert_cmpint (pthread_create (&thread, &attributes, try_case, (void *) data), ==, 0);
  pthread_attr_destroy (&attributes);
  pthread_join (thread, NULL);
}

static void
case_free (void *data)
{
  Case *c = data;

  g_free (c->path);
  g_free (c->folder);
  g_free (c->text);
  g_free (c);
}

static void
add_cases (Phase phase, const char *path)
{
  static const char *const phases[] = { "start", "load", "run" };

  for (int on_and_on = 0; on_and_on < 2; on_and_on++)
    {
      Case *c = g_new0 (Case, 1);
      g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup ("all");
      g_autofree char *test = NULL;

      c->phase = phase;
      c->on_and_on = on_and_on;
      if (path != NULL)
        {
          g_autoptr (GError) error = NULL;

          c->path = g_strdup (path);
          c->folder = g_path_get_dirname (path);
          g_file_get_contents (path, &c->text, &c->length, &error);
          g_assert_no_error (error);
        }
      test = g_strdup_printf ("/script/faults/%s/%s/%s", phases[phase],
                              on_and_on ? "from-there-on" : "one", name);
      g_test_add_data_func_full (test, c, test_case, case_free);
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
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, "FILE…" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);
  add_cases (PHASE_START, NULL);
  for (char **file = files; file != NULL && *file != NULL; file++)
    {
      add_cases (PHASE_LOAD, *file);
      add_cases (PHASE_RUN, *file);
    }
  return g_test_run ();
}
