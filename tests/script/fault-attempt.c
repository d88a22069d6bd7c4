#include "fault-attempt.h"

#include "pym-objects.h"
#include "pym-program.h"
#include "pym-script.h"

#include <string.h>

G_GNUC_PRINTF (2, 3)
static void
complain (FaultAttempt *attempt, const char *format, ...)
{
  va_list arguments;

  if (attempt->wrong != NULL)
    return;
  va_start (arguments, format);
  attempt->wrong = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

static void
write_text (PymStream stream, const char *text, size_t length, void *data)
{
  FaultAttempt *attempt = data;

  if (stream == PYM_STREAM_ERROR)
    g_string_append_len (attempt->errors, text, (gssize) length);
}

/* Checking needs memory of its own. */
static void
check_heap (PymRuntime *rt, FaultAttempt *attempt, gboolean armed, const char *when)
{
  const char *message = NULL;

  fault_source_disarm ();
  if (pym_runtime_check (rt, &message) != PYM_OK)
    complain (attempt, "%s: %s", when, message);
  if (rt->error != NULL)
    complain (attempt, "%s: an exception is left behind", when);
  if (armed)
    fault_source_arm ();
}

static void
check_end (FaultAttempt *attempt, size_t n_left)
{
  if (n_left > 0)
    complain (attempt, "%zu blocks left", n_left);
  if (fault_source_blocks () != 0)
    complain (attempt, "%" G_GINT64_FORMAT " blocks of the system left", fault_source_blocks ());
  if (fault_source_mapped () != 0)
    complain (attempt, "%" G_GINT64_FORMAT " bytes left mapped", fault_source_mapped ());
}

/* The domains exist once the runtime does. */
static void
try_domains_start (const FaultPlan *plan, FaultAttempt *attempt)
{
  PymRuntime *rt = pym_runtime_new (NULL);
  gboolean started;

  g_assert_nonnull (rt);
  fault_source_watch (rt);
  fault_source_arm ();
  started = pym_objects_init (rt) == PYM_OK && pym_script_init (rt) == PYM_OK;
  if (!started && plan->n == 0)
    complain (attempt, "no start, though nothing failed");
  check_heap (rt, attempt, FALSE, "after the start");
  attempt->requests = fault_source_requests ();
  check_end (attempt, pym_runtime_free (rt));
}

static void
try_system_start (const FaultPlan *plan, FaultAttempt *attempt)
{
  PymProgram *program;

  fault_source_arm ();
  program = pym_program_new (NULL);
  fault_source_disarm ();
  attempt->requests = fault_source_requests ();
  if (program == NULL && plan->n == 0)
    complain (attempt, "no start, though nothing failed");
  if (program != NULL)
    check_heap (pym_program_runtime (program), attempt, FALSE, "after the start");
  check_end (attempt, pym_program_free (program));
}

/* From the first line to the program's end. */
static void
run_and_end (PymProgram *program, const FaultCase *c, FaultAttempt *attempt)
{
  PymRuntime *rt = pym_program_runtime (program);
  gboolean armed = c->phase == PHASE_RUN;

  if (armed)
    fault_source_arm ();
  attempt->raised = pym_program_run (program) == PYM_PROGRAM_RAISED;
  if (attempt->raised && !c->raises && strstr (attempt->errors->str, "MemoryError") == NULL)
    complain (attempt, "raised no MemoryError: %s", attempt->errors->str);
  check_heap (rt, attempt, armed, "after the run");
  pym_program_end (program);
  check_heap (rt, attempt, armed, "after the end");
}

static void
try_program (const FaultCase *c, const FaultPlan *plan, FaultAttempt *attempt)
{
  PymProgramSettings settings = { .write = write_text, .write_data = attempt };
  PymProgram *program = pym_program_new (&settings);
  PymRuntime *rt;
  PymStatus status;
  size_t n_left;

  g_assert_nonnull (program);
  rt = pym_program_runtime (program);
  fault_source_watch (rt);
  if (c->phase == PHASE_LOAD)
    fault_source_arm ();
  status = pym_program_load (program, c->path, c->folder, c->text, c->length);
  check_heap (rt, attempt, FALSE, "after loading");
  if (status == PYM_OK)
    run_and_end (program, c, attempt);
  else if (status != PYM_NO_MEMORY || plan->n == 0)
    complain (attempt, "loading ended with status %d", status);
  n_left = pym_program_free (program);
  fault_source_disarm ();
  attempt->requests = fault_source_requests ();
  check_end (attempt, n_left);
}

void
fault_attempt (const FaultCase *c, const FaultPlan *plan, FaultAttempt *attempt)
{
  *attempt = (FaultAttempt){ .errors = g_string_new (NULL) };
  fault_source_begin (plan);
  if (c->phase != PHASE_START)
    try_program (c, plan, attempt);
  else if (plan->source == FAULT_SYSTEM)
    try_system_start (plan, attempt);
  else
    try_domains_start (plan, attempt);
}

void
fault_attempt_clear (FaultAttempt *attempt)
{
  g_string_free (attempt->errors, TRUE);
  g_free (attempt->wrong);
}
