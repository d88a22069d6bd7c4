/* Compiles any bytes, and runs what is a program to its end with little memory and time. */
#include "fuzz-target.h"

#include "pym-heap.h"
#include "pym-program.h"
#include "pym-script.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define HEAP_LIMIT     ((size_t) 24 << 20)
#define MAX_SAFEPOINTS 20000 /* jumps back, calls */
#define MAX_SECONDS    1     /* in all; then the program is stopped … */
#define MAX_STOPPING   20    /* … and must end within so many more */

const int fuzz_target_is_text = 1;

/* The timer's signal has no place for a context. */
static struct
{
  PymProgram *program; /* NULL: none runs */
  int n_rings;
  timer_t timer;
  int has_timer;
} watched;

static void
ring (int number)
{
  static const char message[] = "fuzz-program: does not stop\n";

  if (watched.program == NULL)
    return;
  pym_program_request (watched.program, PYM_BREAK_STOP);
  if (++watched.n_rings > MAX_STOPPING)
    {
      if (fwrite (message, 1, sizeof message - 1, stderr) > 0)
        abort ();
      abort ();
    }
}

static void
watch (PymProgram *program)
{
  struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR2 };
  struct itimerspec times = { { 1, 0 }, { MAX_SECONDS, 0 } };

  if (!watched.has_timer)
    {
      struct sigaction action = { .sa_handler = ring, .sa_flags = SA_RESTART };

      sigaction (SIGUSR2, &action, NULL);
      if (timer_create (CLOCK_MONOTONIC, &event, &watched.timer) != 0)
        abort ();
      watched.has_timer = 1;
    }
  watched.n_rings = 0;
  watched.program = program;
  timer_settime (watched.timer, 0, &times, NULL);
}

/* A program is stopped after as many steps wherever it runs, so that a finding repeats itself. */
static void
count_safepoint (PymRuntime *rt, void *data)
{
  unsigned *n_left = data;

  atomic_fetch_or (&rt->breaker, --*n_left > 0 ? PYM_BREAK_SAFEPOINT : PYM_BREAK_STOP);
}

static void
must (int holds, const char *otherwise)
{
  if (holds)
    return;
  fprintf (stderr, "fuzz-program: %s\n", otherwise);
  abort ();
}

static void
check (PymRuntime *rt)
{
  const char *message = "";

  must (rt->error == NULL, "an exception is left behind");
  must (pym_runtime_check (rt, &message) == PYM_OK, message);
}

static PymStatus
load (PymProgram *program, const uint8_t *data, size_t size)
{
  PymStatus status = pym_program_load (program, "fuzz.py", NULL, (const char *) data, size);
  const PymProblems *problems = pym_program_problems (program);

  if (status == PYM_OK)
    must (problems->n_items == 0, "loaded in spite of problems");
  if (status == PYM_BAD_INPUT)
    must (problems->n_items > 0, "not loaded, and no problem says why");
  check (pym_program_runtime (program));
  return status;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  PymProgramSettings settings = { .runtime.heap_limit = HEAP_LIMIT };
  PymProgram *program = pym_program_new (&settings);
  PymRuntime *rt;
  unsigned n_safepoints = MAX_SAFEPOINTS;

  if (program == NULL)
    abort ();
  rt = pym_program_runtime (program);
  watch (program);
  if (load (program, data, size) == PYM_OK)
    {
      rt->hooks.safepoint = count_safepoint;
      rt->hooks.safepoint_data = &n_safepoints;
      pym_program_request (program, PYM_BREAK_SAFEPOINT);
      pym_program_run (program);
      check (rt);
      pym_program_end (program);
      check (rt);
    }
  watched.program = NULL;
  must (pym_program_free (program) == 0, "blocks are left");
  return 0;
}
