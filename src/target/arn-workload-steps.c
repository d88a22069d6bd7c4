/* What happens while the program runs: safepoints, where requests are served; lines, where it is
 * slowed, stepped and stopped at marks; collections, which are told of. */
#include "arn-workload-private.h"

#include "arn-capture-private.h"
#include "arn-marks.h"
#include "pym-collector.h"
#include "pym-frame.h"
#include "pym-str.h"
#include "pym-tracer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Where the program is --- */

static bool
is_own_file (ArnWorkload *self, const PymFrame *frame)
{
  return pym_str_check (frame->code->filename) &&
         pym_str_equal_ascii (frame->code->filename, self->file);
}

/* Files beside the workload count as the person's own, the library's texts don't. */
static bool
is_of_person (ArnWorkload *self, const PymFrame *frame)
{
  return is_own_file (self, frame) || (pym_str_length (frame->code->filename) > 0 &&
                                       pym_str_read_char (frame->code->filename, 0) != '<');
}

static bool
find_own_line (PymRuntime *rt, const PymFrameInfo *info, void *data)
{
  ArnWorkload *self = data;

  if (!is_own_file (self, info->frame))
    return true;
  self->line = info->line > 0 ? (guint) info->line : 0;
  return false;
}

ArnMoment
arn_workload_moment (ArnWorkload *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  if (self->running)
    pym_frames_walk (rt, find_own_line, self);
  return (ArnMoment){
    .state = self->run_state,
    .time = (guint64) (g_get_monotonic_time () - self->started_at) * 1000,
    .instructions = rt->script->instructions,
    .line = self->line,
    .file = self->file,
    .lines = self->lines,
  };
}

/* --- Telling --- */

void
arn_workload_say_state (ArnWorkload *self, ArnRunState state, ArnTargetPause reason)
{
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_STATE);

  answer->state = state;
  answer->reason = reason;
  answer->serial = self->step_serial;
  answer->number = (int) self->collections.phase;
  arn_workload_put_answer (self, answer);
}

void
arn_workload_say_pulse (ArnWorkload *self)
{
  ArnMoment moment = arn_workload_moment (self);

  arn_capture_pulse (self->program, &moment, arn_pulse_buffer_begin (self->pulses));
  arn_pulse_buffer_publish (self->pulses);
  arn_workload_put_answer (self, arn_workload_answer_new (self, ARN_ANSWER_PULSE));
}

static void
say_action (ArnWorkload *self, const char *text)
{
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_EVENT);

  answer->event.kind = ARN_EVENT_ACTION;
  answer->text = g_string_new (text);
  arn_workload_put_answer (self, answer);
}

static void
say_collect_line (ArnWorkload *self, guint line, int generation)
{
  g_autofree char *action = generation < 0
                                ? g_strdup_printf ("no collect at line %u", line)
                                : g_strdup_printf ("collect %d at line %u", generation, line);

  say_action (self, action);
}

/* --- Requests --- */

ArnRequest *
arn_workload_wait_for_request (ArnWorkload *self)
{
  gint64 start = g_get_monotonic_time (), waited;
  ArnRequest *request = arn_workload_take_request (self, -1);

  waited = g_get_monotonic_time () - start;
  self->started_at += waited;
  self->collections.run_began += waited;
  return request;
}

/* What was asked for within a collection comes after it. */
static void
collect_late (ArnWorkload *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  while (self->late_generation >= 0 && !rt->collector->collecting)
    {
      int generation = self->late_generation;

      self->late_generation = -1;
      self->collections.outside = self->late_cause;
      /* What others collect is no line's doing. */
      if (self->lines != NULL)
        arn_line_profile_suspend (self->lines);
      pym_gc_collect (rt, generation);
      if (self->lines != NULL)
        arn_line_profile_resume (self->lines);
      self->collections.outside = ARN_CAUSE_UNKNOWN;
    }
}

static void
collect (ArnWorkload *self, int generation, ArnCause cause)
{
  self->late_generation = MAX (self->late_generation, CLAMP (generation, 0, PYM_N_GENERATIONS - 1));
  self->late_cause = cause;
  collect_late (self);
}

gboolean
arn_workload_serve (ArnWorkload *self, const ArnRequest *request)
{
  PymRuntime *rt = pym_program_runtime (self->program);
  PymCollector *gc = rt->collector;
  g_autofree char *action = NULL;

  switch (request->kind)
    {
    case ARN_REQUEST_COLLECT:
      action = g_strdup_printf ("collect %d", request->numbers[0]);
      say_action (self, action);
      collect (self, request->numbers[0], (ArnCause) request->numbers[1]);
      arn_workload_say_pulse (self);
      if (self->paused || !self->running)
        arn_workload_snapshot (self, NULL, ARN_TAKEN_BY_TIMER, FALSE);
      return TRUE;
    case ARN_REQUEST_COLLECT_AT:
      say_collect_line (self, (guint) request->numbers[0], request->numbers[1]);
      arn_collect_lines_set (self->collect_lines, (guint) request->numbers[0], request->numbers[1]);
      arn_workload_update_hook (self);
      return TRUE;
    case ARN_REQUEST_THRESHOLDS:
      action = g_strdup_printf ("thresholds %d %d %d", request->numbers[0], request->numbers[1],
                                request->numbers[2]);
      say_action (self, action);
      for (int i = 0; i < PYM_N_GENERATIONS; i++)
        gc->generations[i].threshold = MAX (request->numbers[i], 0);
      arn_workload_say_pulse (self);
      return TRUE;
    case ARN_REQUEST_AUTOMATIC:
      say_action (self, request->numbers[0] ? "automatic on" : "automatic off");
      gc->enabled = request->numbers[0] != 0;
      arn_workload_say_pulse (self);
      return TRUE;
    case ARN_REQUEST_SNAPSHOT:
      arn_workload_snapshot (self, request->label, ARN_TAKEN_BY_PERSON, TRUE);
      return TRUE;
    case ARN_REQUEST_PULSE:
      arn_workload_say_pulse (self);
      return TRUE;
    case ARN_REQUEST_LINES:
      self->profiles_lines = request->numbers[0] != 0;
      arn_workload_update_lines (self);
      arn_workload_say_pulse (self);
      return TRUE;
    case ARN_REQUEST_SPEED:
      self->speed = (guint) MAX (request->numbers[0], 0);
      self->next_line_at = 0;
      arn_workload_update_hook (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pause_here (ArnWorkload *self, ArnTargetPause reason)
{
  self->step = ARN_STEP_NONE;
  self->paused = TRUE;
  self->run_state = ARN_RUN_PAUSED;
  arn_workload_say_pulse (self);
  arn_workload_say_capture (self);
  arn_workload_say_state (self, ARN_RUN_PAUSED, reason);
  arn_workload_snapshot (self, NULL, ARN_TAKEN_BY_TIMER, FALSE);
}

static guint64
newest_allocation (ArnWorkload *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  return rt->inspector != NULL ? pym_tracer_newest (rt->inspector) : 0;
}

/* Steps finer than a line have the machine stop by at every safepoint. */
static gboolean
is_fine_step (ArnWorkload *self)
{
  return self->step == ARN_STEP_ALLOCATION || self->step == ARN_STEP_PHASE;
}

static void
want_safepoint (ArnWorkload *self)
{
  if (is_fine_step (self))
    atomic_fetch_or_explicit (&pym_program_runtime (self->program)->breaker, PYM_BREAK_SAFEPOINT,
                              memory_order_relaxed);
}

static void
go_on (ArnWorkload *self, ArnStep step)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  self->step = step;
  self->step_depth = pym_frames_depth (rt);
  self->step_serial = newest_allocation (self);
  self->step_phases = self->collections.n_phases;
  want_safepoint (self);
  self->paused = FALSE;
  self->run_state = ARN_RUN_RUNNING;
  self->next_line_at = 0;
  arn_workload_update_hook (self);
  arn_workload_say_state (self, ARN_RUN_RUNNING, ARN_TARGET_PAUSE_PERSON);
}

/* Serves what waits. With a deadline: until then, or until the course changes. While paused: until
 * the program is to go on. */
static void
serve_requests (ArnWorkload *self, gint64 deadline)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  for (;;)
    {
      ArnRequest *request = self->paused ? arn_workload_wait_for_request (self)
                                         : arn_workload_take_request (self, deadline);
      ArnRequestKind kind;

      if (request == NULL)
        return;
      kind = request->kind;
      if (!arn_workload_serve (self, request))
        switch (kind)
          {
          case ARN_REQUEST_PAUSE:
            if (!self->paused)
              pause_here (self, ARN_TARGET_PAUSE_PERSON);
            break;
          case ARN_REQUEST_RUN:
            if (self->paused)
              go_on (self, ARN_STEP_NONE);
            break;
          case ARN_REQUEST_STEP_INTO:
            go_on (self, ARN_STEP_INTO);
            break;
          case ARN_REQUEST_STEP_OVER:
            go_on (self, ARN_STEP_OVER);
            break;
          case ARN_REQUEST_STEP_ALLOCATION:
            go_on (self, ARN_STEP_ALLOCATION);
            break;
          case ARN_REQUEST_STEP_PHASE:
            go_on (self, ARN_STEP_PHASE);
            break;
          case ARN_REQUEST_STOP:
          case ARN_REQUEST_QUIT:
            self->stop_requested = TRUE;
            self->paused = FALSE;
            atomic_fetch_or_explicit (&rt->breaker, PYM_BREAK_STOP, memory_order_relaxed);
            arn_request_free (request);
            return;
          default:
            break;
          }
      arn_request_free (request);
    }
}

static void
on_safepoint (PymRuntime *rt, void *data)
{
  ArnWorkload *self = data;

  atomic_fetch_and_explicit (&rt->breaker, ~PYM_BREAK_SAFEPOINT, memory_order_relaxed);
  /* While paused, or after the last line, this is within something that a person asked for, a
   * collection say; who waits further out takes the next request, which may be the end. */
  if (!self->paused && self->running)
    {
      if (self->step == ARN_STEP_PHASE && self->collections.n_phases > self->step_phases)
        pause_here (self, ARN_TARGET_PAUSE_PHASE);
      else if (self->step == ARN_STEP_ALLOCATION && newest_allocation (self) > self->step_serial)
        pause_here (self, ARN_TARGET_PAUSE_ALLOCATION);
      serve_requests (self, 0);
      want_safepoint (self);
    }
  collect_late (self);
}

/* --- Lines --- */

/* Several may act at one moment: there is one pause then. FALSE: none did. */
static gboolean
act_on_marks (ArnWorkload *self, const PymStepInfo *info)
{
  const PymSource *source = pym_program_source (self->program);
  gboolean any = FALSE;

  for (size_t i = 0; i < source->n_marks; i++)
    {
      const PymMark *mark = &source->marks[i];
      ArnAnswer *answer;

      if (!arn_mark_is_due (source, mark, info))
        continue;
      any = TRUE;
      answer = arn_workload_answer_new (self, ARN_ANSWER_EVENT);
      answer->event.kind = ARN_EVENT_MARK;
      answer->event.line = (guint32) mark->line;
      answer->text = g_string_new (mark->label);
      arn_workload_put_answer (self, answer);
      if (mark->kind == PYM_MARK_SNAPSHOT)
        arn_workload_snapshot (self, mark->label, ARN_TAKEN_BY_MARK, TRUE);
    }
  if (any)
    {
      pause_here (self, ARN_TARGET_PAUSE_MARK);
      serve_requests (self, 0);
    }
  return any;
}

/* A comprehension comes back to its line for every item; to a person that is one line. */
static bool
begins_line (const PymStepInfo *info)
{
  return info->step == PYM_STEP_LINE && info->line != info->previous_line;
}

static void
collect_at_line (ArnWorkload *self, const PymStepInfo *info)
{
  int generation = arn_collect_lines_find (self->collect_lines, (guint) info->line);

  if (generation >= 0 && begins_line (info))
    collect (self, generation, ARN_CAUSE_LINE);
}

static void
wait_for_turn (ArnWorkload *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 interval = G_USEC_PER_SEC / self->speed;

  if (self->next_line_at == 0)
    self->next_line_at = now;
  while (self->next_line_at > g_get_monotonic_time () && !self->stop_requested && self->speed != 0)
    {
      serve_requests (self, self->next_line_at);
      /* Going on from a pause starts the clock anew. */
      if (self->next_line_at == 0)
        self->next_line_at = g_get_monotonic_time () + interval;
    }
  self->next_line_at = MAX (self->next_line_at, now - interval) + interval;
}

static bool
step_is_done (ArnWorkload *self, const PymStepInfo *info)
{
  /* Depths of the hook count from 0, of pym_frames_depth () frames. */
  return self->step == ARN_STEP_INTO ||
         (self->step == ARN_STEP_OVER && info->depth < self->step_depth);
}

static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  ArnWorkload *self = data;

  if (self->stop_requested || info->step == PYM_STEP_ENTER || !is_of_person (self, info->frame))
    return;
  if (is_own_file (self, info->frame))
    {
      if (info->step == PYM_STEP_LINE)
        self->line = (guint) info->line;
      collect_at_line (self, info);
      /* A step asked for at the mark ends at the next line, not at this one. */
      if (act_on_marks (self, info))
        return;
    }
  if (!begins_line (info) || self->stop_requested)
    return;
  if (self->step == ARN_STEP_ALLOCATION && newest_allocation (self) > self->step_serial)
    {
      pause_here (self, ARN_TARGET_PAUSE_ALLOCATION);
      serve_requests (self, 0);
      return;
    }
  if (step_is_done (self, info))
    {
      pause_here (self, ARN_TARGET_PAUSE_STEP);
      serve_requests (self, 0);
      return;
    }
  if (self->speed != 0 && self->step == ARN_STEP_NONE)
    {
      arn_workload_put_answer (self, arn_workload_answer_new (self, ARN_ANSWER_LINE));
      wait_for_turn (self);
    }
}

void
arn_workload_update_hook (ArnWorkload *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);
  bool wanted = self->speed != 0 || self->step != ARN_STEP_NONE || self->collect_lines->len > 0 ||
                pym_program_source (self->program)->n_marks > 0;

  /* Without memory for it lines are not looked at: the program goes on all the same. */
  if (wanted)
    pym_machine_add_line_hook (rt, &self->hook);
  else
    pym_machine_remove_line_hook (rt, &self->hook);
}

void
arn_workload_update_lines (ArnWorkload *self)
{
  if (self->profiles_lines && self->lines == NULL)
    self->lines = arn_line_profile_new (pym_program_runtime (self->program));
  else if (!self->profiles_lines)
    g_clear_pointer (&self->lines, arn_line_profile_free);
}

/* --- Collections --- */

static void
on_collection (ArnEvent *event, gpointer data)
{
  ArnWorkload *self = data;
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_EVENT);

  event->line = arn_workload_moment (self).line;
  event->instructions = answer->event.instructions;
  answer->event = *event;
  answer->asked_for = self->collections.outside == ARN_CAUSE_PERSON;
  arn_workload_put_answer (self, answer);
  /* Once it is over, the next safepoint has something to do. */
  if (self->late_generation >= 0)
    pym_program_request (self->program, PYM_BREAK_SAFEPOINT);
}

static void
on_sample (gpointer data)
{
  ArnWorkload *self = data;
  ArnMoment moment = arn_workload_moment (self);
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_SAMPLE);

  answer->figures = g_new0 (ArnHeapFigures, 1);
  arn_capture_figures (self->program, &moment, FALSE, answer->figures);
  arn_workload_put_answer (self, answer);
}

void
arn_workload_attach (ArnWorkload *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  self->hook = (PymLineHook){ on_step, self };
  arn_collection_log_attach (&self->collections, rt, self->started_at, on_collection, on_sample,
                             self);
  for (guint i = 0; i < self->collect_lines->len; i++)
    {
      const ArnCollectLine *row = &g_array_index (self->collect_lines, ArnCollectLine, i);

      say_collect_line (self, row->line, row->generation);
    }
  rt->hooks.safepoint = on_safepoint;
  rt->hooks.safepoint_data = self;
  arn_workload_update_hook (self);
  arn_workload_update_lines (self);
}
