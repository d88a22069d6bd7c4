#include "arn-recorder.h"

#include "arn-capture-private.h"
#include "arn-collection-log.h"
#include "arn-marks.h"
#include "pym-str.h"
#include "pym-tracer.h"

#include <string.h>

struct _ArnRecorder
{
  PymProgram *program;
  ArnRecording *recording;
  ArnCollectionLog collections;
  PymLineHook hook;
  PymTracer *tracer; /* its own, or NULL */
  gint64 began;      /* monotonic microseconds, later by the time that snapshots took */
  guint line;        /* of the workload's own file */
  ArnRunState state;
};

static guint64
now (ArnRecorder *self)
{
  return (guint64) (g_get_monotonic_time () - self->began) * 1000;
}

/* transfer full */
static ArnSnapshot *
capture (ArnRecorder *self)
{
  const ArnMoment moment = {
    .state = self->state,
    .time = now (self),
    .instructions = pym_program_runtime (self->program)->script->instructions,
    .line = self->line,
    .file = pym_program_source (self->program)->filename,
  };

  return arn_capture_snapshot (self->program, &moment, NULL, NULL);
}

/* There are no pulses here: the history has what collections and snapshots tell, and what is asked
 * for in between. */
static void
take_sample (gpointer data)
{
  ArnRecorder *self = data;
  ArnHeapFigures figures = { 0 };
  const ArnMoment moment = {
    .state = self->state,
    .time = now (self),
    .instructions = pym_program_runtime (self->program)->script->instructions,
    .line = self->line,
  };

  arn_capture_figures (self->program, &moment, FALSE, &figures);
  arn_recording_add_sample (self->recording, &figures);
}

static void
on_safepoint (PymRuntime *rt, void *data)
{
  take_sample (data);
}

/* Of the newest frame in the workload's own file; 0: none. Without a mark nobody follows lines. */
static guint
find_line (ArnRecorder *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);
  const char *file = pym_program_source (self->program)->filename;
  PymSite sites[32];
  size_t n = pym_stack_sites (rt, sites, G_N_ELEMENTS (sites));

  for (size_t i = 0; i < MIN (n, G_N_ELEMENTS (sites)); i++)
    if (strcmp (sites[i].file, file) == 0)
      return sites[i].line;
  return 0;
}

/* The run's clock stands meanwhile. */
static void
take_snapshot (ArnRecorder *self, const char *label)
{
  gint64 before = g_get_monotonic_time (), taken;
  g_autoptr (ArnSnapshot) snapshot = capture (self);

  arn_recording_add_snapshot (self->recording, snapshot, label, ARN_TAKEN_BY_MARK);
  taken = g_get_monotonic_time () - before;
  self->began += taken;
  self->collections.run_began += taken;
  take_sample (self);
}

static void
on_step (PymRuntime *rt, const PymStepInfo *info, void *data)
{
  ArnRecorder *self = data;
  const PymSource *source = pym_program_source (self->program);

  if (info->step == PYM_STEP_ENTER ||
      !pym_str_equal_ascii (info->frame->code->filename, source->filename))
    return;
  self->line = info->line > 0 ? (guint) info->line : 0;
  for (size_t i = 0; i < source->n_marks; i++)
    if (source->marks[i].kind == PYM_MARK_SNAPSHOT &&
        arn_mark_is_due (source, &source->marks[i], info))
      take_snapshot (self, source->marks[i].label);
}

static void
on_collection (ArnEvent *event, gpointer data)
{
  ArnRecorder *self = data;

  event->line = find_line (self);
  arn_recording_add_event (self->recording, event);
}

ArnRecorder *
arn_recorder_new (PymProgram *program, const ArnRunSettings *settings)
{
  ArnRecorder *self = g_new0 (ArnRecorder, 1);
  PymRuntime *rt = pym_program_runtime (program);
  const PymSource *source = pym_program_source (program);

  self->program = program;
  self->began = g_get_monotonic_time ();
  self->state = ARN_RUN_RUNNING;
  self->recording = arn_recording_new ();
  arn_recording_set_title (self->recording, source->filename);
  arn_recording_set_settings (self->recording, settings);
  arn_recording_add_source (self->recording, source->filename, source->text);
  arn_collection_log_attach (&self->collections, rt, self->began, on_collection, take_sample, self);
  take_sample (self);
  rt->hooks.safepoint = on_safepoint;
  rt->hooks.safepoint_data = self;
  self->hook = (PymLineHook){ on_step, self };
  if (source->n_marks > 0)
    pym_machine_add_line_hook (rt, &self->hook);
  if (rt->inspector == NULL)
    {
      self->tracer = pym_tracer_new (rt, settings->trace_depth > 0 ? settings->trace_depth : 1);
      if (self->tracer != NULL && pym_tracer_attach (self->tracer, PYM_TRACER_INSPECTOR) != PYM_OK)
        g_clear_pointer (&self->tracer, pym_tracer_free);
    }
  return self;
}

void
arn_recorder_free (ArnRecorder *self)
{
  PymRuntime *rt = pym_program_runtime (self->program);

  rt->observer = NULL;
  rt->hooks.safepoint = NULL;
  pym_machine_remove_line_hook (rt, &self->hook);
  if (self->tracer != NULL)
    pym_tracer_free (self->tracer);
  g_object_unref (self->recording);
  g_free (self);
}

void
arn_recorder_write (ArnRecorder *self, PymStream stream, const char *text, gsize length)
{
  const ArnOutputChunk chunk = {
    .stream = stream == PYM_STREAM_ERROR ? ARN_STREAM_ERROR : ARN_STREAM_OUT,
    .text = text,
    .length = length,
    .time = now (self),
    .instructions = pym_program_runtime (self->program)->script->instructions,
    .line = self->line,
  };

  arn_recording_append_output (self->recording, &chunk);
}

void
arn_recorder_finish (ArnRecorder *self, PymProgramResult result)
{
  g_autoptr (ArnSnapshot) snapshot = NULL;

  self->state = result == PYM_PROGRAM_RAISED ? ARN_RUN_FAILED : ARN_RUN_FINISHED;
  self->line = 0;
  take_sample (self);
  snapshot = capture (self);
  arn_recording_keep_snapshot (self->recording, snapshot);
}

ArnRecording *
arn_recorder_get_recording (ArnRecorder *self)
{
  return self->recording;
}
