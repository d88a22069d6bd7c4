/* The workload's thread, from the text to the heap's end. */
#include "arn-workload-private.h"

#include "pym-tracer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So much of what went to stderr is kept for the sentence about an error. */
#define ERROR_TAIL 8192

static void
on_write (PymStream stream, const char *text, size_t length, void *data)
{
  ArnWorkload *self = data;
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_OUTPUT);

  if (self->running)
    answer->event.line = arn_workload_moment (self).line;
  answer->is_error = stream == PYM_STREAM_ERROR;
  answer->text = g_string_new_len (text, (gssize) length);
  if (answer->is_error)
    {
      g_string_append_len (self->errors, text, (gssize) length);
      if (self->errors->len > ERROR_TAIL)
        g_string_erase (self->errors, 0, (gssize) (self->errors->len - ERROR_TAIL));
    }
  arn_workload_put_answer (self, answer);
}

static void
say_error (ArnWorkload *self, ArnTargetError code, const char *message, guint line, int column)
{
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_ERROR);

  answer->error = g_error_new_literal (ARN_TARGET_ERROR, (gint) code, message);
  answer->event.line = line;
  answer->number = column;
  arn_workload_put_answer (self, answer);
}

/* In characters from 1; 0: not known. */
static int
column_of (const PymSource *source, const PymProblem *problem)
{
  size_t length = 0;
  const char *line = source != NULL && problem->column >= 0
                         ? pym_source_line (source, problem->line, &length)
                         : NULL;

  return line != NULL ? (int) g_utf8_strlen (line, MIN (problem->column, (gssize) length)) + 1 : 0;
}

static void
say_problem (ArnWorkload *self, const PymSource *source, const PymProblem *problem)
{
  PymRuntime *rt = pym_program_runtime (self->program);
  char *text = pym_problem_to_text (source, problem);
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_PROBLEM);

  if (text != NULL)
    on_write (PYM_STREAM_ERROR, text, strlen (text), self);
  pym_raw_free (rt, text);
  answer->text = g_string_new (problem->message);
  answer->event.line = problem->line > 0 ? (guint) problem->line : 0;
  answer->number = column_of (source, problem);
  answer->is_module = problem->kind == PYM_PROBLEM_MODULE;
  arn_workload_put_answer (self, answer);
}

/* All that is wrong with the text goes to the output and is told; the first of it is the error. */
static void
say_problems (ArnWorkload *self)
{
  const PymProblems *problems = pym_program_problems (self->program);
  const PymSource *source = pym_program_source (self->program);
  const PymProblem *first;

  if (problems->n_items == 0)
    {
      say_error (self, ARN_TARGET_ERROR_MEMORY,
                 _ ("There was not enough memory to read the workload"), 0, 0);
      return;
    }
  for (size_t i = 0; i < problems->n_items; i++)
    say_problem (self, source, &problems->items[i]);
  first = &problems->items[0];
  say_error (self, ARN_TARGET_ERROR_REFUSED, first->message,
             first->line > 0 ? (guint) first->line : 0, column_of (source, first));
}

/* The traceback's last line, and the last line of the workload's own file that it names. */
static void
say_raised (ArnWorkload *self)
{
  g_autofree char *own = g_strdup_printf ("File \"%s\", line ", self->file);
  g_auto (GStrv) lines = g_strsplit (self->errors->str, "\n", -1);
  const char *message = NULL, *place, *next = self->errors->str;
  guint line = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      message = lines[i];
  while ((place = strstr (next, own)) != NULL)
    {
      next = place + strlen (own);
      line = (guint) g_ascii_strtoull (next, NULL, 10);
    }
  say_error (self, ARN_TARGET_ERROR_RAISED,
             message != NULL ? message : _ ("The program ended with an exception"), line, 0);
}

static PymProgram *
make_program (ArnWorkload *self)
{
  const PymProgramSettings settings = {
    .runtime = {
      .profile = self->settings.profile == ARN_PROFILE_39 ? PYM_PROFILE_39 : PYM_PROFILE_312,
      .heap_limit = self->settings.heap_limit,
      .hash_seed = self->settings.hash_seed,
    },
    .arguments = (const char *const *) self->settings.arguments,
    .write = on_write,
    .write_data = self,
  };

  return pym_program_new (&settings);
}

static void
set_reachable (ArnWorkload *self, PymProgram *program)
{
  pthread_mutex_lock (&self->lock);
  self->reachable = program;
  /* What came before the program could be reached is answered at its first safepoint. */
  if (program != NULL && self->requests.length > 0)
    pym_program_request (program, PYM_BREAK_SAFEPOINT);
  if (program != NULL && self->quitting)
    pym_program_request (program, PYM_BREAK_STOP);
  pthread_mutex_unlock (&self->lock);
}

static void
attach_inspector (ArnWorkload *self)
{
  PymTracer *tracer = pym_tracer_new (pym_program_runtime (self->program),
                                      CLAMP (self->settings.trace_depth, 1, 100));

  if (tracer != NULL && pym_tracer_attach (tracer, PYM_TRACER_INSPECTOR) != PYM_OK)
    pym_tracer_free (tracer);
}

/* Waits, with nothing running, for the word to start. FALSE: quit or stop. */
static gboolean
wait_for_start (ArnWorkload *self)
{
  for (;;)
    {
      ArnRequest *request = arn_workload_take_request (self, -1);
      ArnRequestKind kind = request->kind;

      if (kind == ARN_REQUEST_SPEED)
        self->speed = (guint) MAX (request->numbers[0], 0);
      if (kind == ARN_REQUEST_LINES)
        self->profiles_lines = request->numbers[0] != 0;
      if (kind == ARN_REQUEST_COLLECT_AT)
        arn_collect_lines_set (self->collect_lines, (guint) request->numbers[0],
                               request->numbers[1]);
      arn_request_free (request);
      if (kind == ARN_REQUEST_RUN || kind == ARN_REQUEST_STEP_INTO || kind == ARN_REQUEST_STEP_OVER)
        {
          self->step = kind == ARN_REQUEST_RUN ? ARN_STEP_NONE : ARN_STEP_INTO;
          return TRUE;
        }
      if (kind == ARN_REQUEST_QUIT || kind == ARN_REQUEST_STOP)
        return FALSE;
    }
}

/* After the last line: the heap is there to be looked at. TRUE: the program's end is wanted. */
static gboolean
wait_for_end (ArnWorkload *self)
{
  for (;;)
    {
      ArnRequest *request = arn_workload_wait_for_request (self);
      ArnRequestKind kind = request->kind;

      if (kind != ARN_REQUEST_SPEED)
        arn_workload_serve (self, request);
      arn_request_free (request);
      if (kind == ARN_REQUEST_END)
        return TRUE;
      if (kind == ARN_REQUEST_STOP || kind == ARN_REQUEST_QUIT)
        return FALSE;
    }
}

static void
run_program (ArnWorkload *self)
{
  PymProgramResult result;

  self->started_at = g_get_monotonic_time ();
  attach_inspector (self);
  arn_workload_attach (self);
  self->running = TRUE;
  self->run_state = ARN_RUN_RUNNING;
  arn_workload_say_state (self, ARN_RUN_RUNNING, ARN_TARGET_PAUSE_PERSON);
  arn_workload_say_pulse (self);
  set_reachable (self, self->program);
  result = pym_program_run (self->program);
  self->running = FALSE;
  self->line = 0;

  if (result == PYM_PROGRAM_STOPPED)
    {
      set_reachable (self, NULL);
      self->run_state = ARN_RUN_ENDED;
      return;
    }
  self->run_state = result == PYM_PROGRAM_RAISED ? ARN_RUN_FAILED : ARN_RUN_FINISHED;
  arn_workload_say_pulse (self);
  arn_workload_say_capture (self);
  if (result == PYM_PROGRAM_RAISED)
    say_raised (self);
  arn_workload_say_state (self, result == PYM_PROGRAM_RAISED ? ARN_RUN_FAILED : ARN_RUN_FINISHED,
                          ARN_TARGET_PAUSE_PERSON);
  arn_workload_snapshot (self, NULL, ARN_TAKEN_BY_TIMER, FALSE);
  if (wait_for_end (self))
    pym_program_end (self->program);
  set_reachable (self, NULL);
}

static void
end_program (ArnWorkload *self)
{
  PymProgram *program = self->program;
  PymRuntime *rt = pym_program_runtime (program);

  /* The teardown is nobody's to look at. */
  rt->observer = NULL;
  rt->hooks.safepoint = NULL;
  g_clear_pointer (&self->lines, arn_line_profile_free);
  pym_tracer_free (rt->inspector);
  self->program = NULL;
  pym_program_free (program);
}

void *
arn_workload_thread (void *data)
{
  ArnWorkload *self = data;

  self->program = make_program (self);
  if (self->program == NULL)
    {
      say_error (self, ARN_TARGET_ERROR_MEMORY,
                 _ ("There was not enough memory for the workload's heap"), 0, 0);
      arn_workload_say_state (self, ARN_RUN_FAILED, ARN_TARGET_PAUSE_PERSON);
      return NULL;
    }
  if (pym_program_load (self->program, self->file, self->folder, self->text, strlen (self->text)) !=
      PYM_OK)
    {
      bool stopped = pym_program_problems (self->program)->stopped;

      if (!stopped)
        say_problems (self);
      arn_workload_say_state (self, stopped ? ARN_RUN_ENDED : ARN_RUN_FAILED,
                              ARN_TARGET_PAUSE_PERSON);
      end_program (self);
      return NULL;
    }
  arn_workload_say_state (self, ARN_RUN_READY, ARN_TARGET_PAUSE_PERSON);
  if (wait_for_start (self))
    run_program (self);
  end_program (self);
  arn_workload_say_state (self, ARN_RUN_ENDED, ARN_TARGET_PAUSE_PERSON);
  return NULL;
}
