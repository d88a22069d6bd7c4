/* The target's face on the main context: answers of the workload become properties, signals and
 * the recording. */
#include "arn-target.h"

#include "arn-cause.h"
#include "arn-phase-words.h"
#include "arn-workload.h"

#include <glib/gi18n-lib.h>

/* Pulses while it runs, in milliseconds between two. */
#define PULSE_INTERVAL 100

struct _ArnTarget
{
  GObject parent;

  char *text, *file;
  ArnRunSettings settings; /* its arguments are owned */
  GMainContext *context;

  ArnWorkload *workload;
  ArnRecording *recording;
  ArnSnapshot *snapshot;
  GSource *pulse_timer;
  gboolean pulse_asked_for;
  const ArnPulse *pulse; /* the buffer's; NULL before the first */

  GArray *collect_lines; /* ArnCollectLine */
  ArnRunState state;
  ArnTargetPause pause_reason;
  gboolean automatic, profiles_lines;
  guint line, speed;
  double capture;
  guint64 step_serial;
  int phase;
  GError *error;
  guint error_line, error_column;
  GArray *problems; /* ArnTargetProblem */
};

G_DEFINE_FINAL_TYPE (ArnTarget, arn_target, G_TYPE_OBJECT)
G_DEFINE_QUARK (arn - target - error - quark, arn_target_error)

enum
{
  PROP_STATE = 1,
  PROP_PAUSE_REASON,
  PROP_LINE,
  PROP_SNAPSHOT,
  PROP_RECORDING,
  PROP_AUTOMATIC,
  PROP_SPEED,
  PROP_CAPTURE,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

enum
{
  PULSE,
  SNAPSHOT_TAKEN,
  COLLECTION,
  FAILED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
notify (ArnTarget *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

static void
set_line (ArnTarget *self, guint line)
{
  if (self->line == line)
    return;
  self->line = line;
  notify (self, PROP_LINE);
}

/* --- Pulses --- */

static gboolean
ask_for_pulse (gpointer data)
{
  ArnTarget *self = data;

  if (!self->pulse_asked_for && self->workload != NULL)
    {
      self->pulse_asked_for = TRUE;
      arn_workload_request (self->workload, ARN_REQUEST_PULSE, NULL, NULL);
    }
  return G_SOURCE_CONTINUE;
}

static void
stop_pulses (ArnTarget *self)
{
  if (self->pulse_timer == NULL)
    return;
  g_source_destroy (self->pulse_timer);
  g_clear_pointer (&self->pulse_timer, g_source_unref);
}

static void
start_pulses (ArnTarget *self)
{
  if (self->pulse_timer != NULL)
    return;
  self->pulse_asked_for = FALSE;
  self->pulse_timer = g_timeout_source_new (PULSE_INTERVAL);
  g_source_set_static_name (self->pulse_timer, "workload pulses");
  g_source_set_callback (self->pulse_timer, ask_for_pulse, self, NULL);
  g_source_attach (self->pulse_timer, self->context);
}

static void
take_pulse (ArnTarget *self)
{
  self->pulse_asked_for = FALSE;
  self->pulse = arn_pulse_buffer_acquire (arn_workload_get_pulses (self->workload), NULL);
  if (self->pulse == NULL)
    return;
  arn_recording_add_pulse (self->recording, self->pulse);
  if (self->state == ARN_RUN_RUNNING)
    set_line (self, (guint) self->pulse->heap.line);
  if (self->automatic != (self->pulse->heap.collector_enabled != 0))
    {
      self->automatic = !self->automatic;
      notify (self, PROP_AUTOMATIC);
    }
  g_signal_emit (self, signals[PULSE], 0);
}

/* --- Answers --- */

static void
set_capture (ArnTarget *self, double share)
{
  if (self->capture == share)
    return;
  self->capture = share;
  notify (self, PROP_CAPTURE);
}

static void
take_state (ArnTarget *self, const ArnAnswer *answer)
{
  ArnEvent event = answer->event;

  if (answer->state == ARN_RUN_RUNNING)
    start_pulses (self);
  else
    stop_pulses (self);
  event.kind = ARN_EVENT_STATE;
  event.generation = answer->state;
  if (answer->state != ARN_RUN_READY)
    arn_recording_add_event (self->recording, &event);
  g_object_freeze_notify (G_OBJECT (self));
  self->state = answer->state;
  self->step_serial = answer->serial;
  self->phase = answer->number;
  notify (self, PROP_STATE);
  if (self->pause_reason != answer->reason)
    {
      self->pause_reason = answer->reason;
      notify (self, PROP_PAUSE_REASON);
    }
  set_line (self, answer->event.line);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_snapshot (ArnTarget *self, const ArnAnswer *answer)
{
  const char *label = answer->text != NULL ? answer->text->str : "";

  g_set_object (&self->snapshot, answer->snapshot);
  set_capture (self, -1);
  if (answer->asked_for)
    arn_recording_add_snapshot (self->recording, answer->snapshot, label, answer->taken_by);
  notify (self, PROP_SNAPSHOT);
  g_signal_emit (self, signals[SNAPSHOT_TAKEN], 0, self->snapshot, answer->asked_for);
}

static void
take_output (ArnTarget *self, const ArnAnswer *answer)
{
  const ArnOutputChunk chunk = {
    .stream = answer->is_error ? ARN_STREAM_ERROR : ARN_STREAM_OUT,
    .text = answer->text->str,
    .length = answer->text->len,
    .time = answer->event.time,
    .instructions = answer->event.instructions,
    .line = answer->event.line,
  };

  arn_recording_append_output (self->recording, &chunk);
}

static void
take_error (ArnTarget *self, const ArnAnswer *answer)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (answer->error);
  self->error_line = answer->event.line;
  self->error_column = (guint) answer->number;
  g_signal_emit (self, signals[FAILED], 0, self->error);
}

static void
clear_problem (gpointer data)
{
  g_free (((ArnTargetProblem *) data)->message);
}

static void
take_problem (ArnTarget *self, const ArnAnswer *answer)
{
  const ArnTargetProblem problem = { .line = answer->event.line,
                                     .column = (guint) answer->number,
                                     .message = g_strdup (answer->text->str),
                                     .is_module = answer->is_module };

  g_array_append_val (self->problems, problem);
}

const ArnTargetProblem *
arn_target_get_problems (ArnTarget *self, guint *n)
{
  *n = self->problems->len;
  return (const ArnTargetProblem *) (gpointer) self->problems->data;
}

static void
on_answer (const ArnAnswer *answer, gpointer data)
{
  g_autoptr (ArnTarget) self = g_object_ref (data);

  switch (answer->kind)
    {
    case ARN_ANSWER_STATE:
      take_state (self, answer);
      break;
    case ARN_ANSWER_LINE:
      set_line (self, answer->event.line);
      break;
    case ARN_ANSWER_OUTPUT:
      take_output (self, answer);
      break;
    case ARN_ANSWER_EVENT:
      arn_recording_add_event (self->recording, &answer->event);
      if (answer->event.kind == ARN_EVENT_COLLECTION)
        g_signal_emit (self, signals[COLLECTION], 0, (guint) answer->event.generation,
                       answer->event.freed, answer->event.uncollectable, answer->asked_for);
      break;
    case ARN_ANSWER_PULSE:
      take_pulse (self);
      break;
    case ARN_ANSWER_SAMPLE:
      arn_recording_add_sample (self->recording, answer->figures);
      break;
    case ARN_ANSWER_CAPTURE:
      set_capture (self, answer->share);
      break;
    case ARN_ANSWER_SNAPSHOT:
      take_snapshot (self, answer);
      break;
    case ARN_ANSWER_PROBLEM:
      take_problem (self, answer);
      break;
    case ARN_ANSWER_ERROR:
      take_error (self, answer);
      break;
    }
}

/* --- Life --- */

static void
request_collect_at (ArnTarget *self, guint line, int generation)
{
  const int numbers[3] = { (int) line, generation };

  if (self->workload != NULL)
    arn_workload_request (self->workload, ARN_REQUEST_COLLECT_AT, numbers, NULL);
}

static void
request_collect_lines (ArnTarget *self)
{
  guint n;
  const ArnCollectLine *lines = arn_target_get_collect_lines (self, &n);

  for (guint i = 0; i < n; i++)
    request_collect_at (self, lines[i].line, lines[i].generation);
}

static void
start_workload (ArnTarget *self)
{
  g_autofree char *title = g_path_get_basename (self->file);
  ArnRunSettings settings = self->settings;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->recording);
  self->recording = arn_recording_new ();
  arn_recording_set_title (self->recording, title);
  settings.started_at = g_get_real_time ();
  arn_recording_set_settings (self->recording, &settings);
  arn_recording_add_source (self->recording, self->file, self->text);
  arn_recording_set_modified (self->recording, FALSE);
  self->workload = arn_workload_new (self->text, self->file, &settings, self->speed, self->context,
                                     on_answer, self, &error);
  if (self->workload == NULL)
    {
      const ArnAnswer failed = { .kind = ARN_ANSWER_ERROR, .error = error };

      take_error (self, &failed);
      self->state = ARN_RUN_FAILED;
    }
  request_collect_lines (self);
}

ArnTarget *
arn_target_new_for_workload (const char *text,
                             const char *file,
                             const ArnRunSettings *settings,
                             guint speed)
{
  ArnTarget *self = g_object_new (ARN_TYPE_TARGET, NULL);

  self->settings = *settings;
  self->settings.trace_depth = CLAMP (settings->trace_depth, 1, 100);
  self->settings.arguments = g_strdupv (settings->arguments);
  self->speed = speed;
  self->text = g_strdup (text);
  self->file = g_strdup (file);
  start_workload (self);
  return self;
}

static void
request (ArnTarget *self, ArnRequestKind kind)
{
  if (self->workload != NULL)
    arn_workload_request (self->workload, kind, NULL, NULL);
}

void
arn_target_run (ArnTarget *self)
{
  request (self, ARN_REQUEST_RUN);
}

void
arn_target_pause (ArnTarget *self)
{
  request (self, ARN_REQUEST_PAUSE);
}

void
arn_target_step_into (ArnTarget *self)
{
  if (self->state == ARN_RUN_READY || self->state == ARN_RUN_PAUSED)
    request (self, ARN_REQUEST_STEP_INTO);
}

void
arn_target_step_over (ArnTarget *self)
{
  if (self->state == ARN_RUN_READY || self->state == ARN_RUN_PAUSED)
    request (self, ARN_REQUEST_STEP_OVER);
}

static void
step_finely (ArnTarget *self, ArnRequestKind kind)
{
  if (self->state == ARN_RUN_READY)
    request (self, ARN_REQUEST_STEP_INTO);
  else if (self->state == ARN_RUN_PAUSED)
    request (self, kind);
}

void
arn_target_step_allocation (ArnTarget *self)
{
  step_finely (self, ARN_REQUEST_STEP_ALLOCATION);
}

void
arn_target_step_phase (ArnTarget *self)
{
  step_finely (self, ARN_REQUEST_STEP_PHASE);
}

void
arn_target_stop (ArnTarget *self)
{
  if (self->state != ARN_RUN_ENDED)
    request (self, ARN_REQUEST_STOP);
}

void
arn_target_end_program (ArnTarget *self)
{
  if (self->state == ARN_RUN_FINISHED || self->state == ARN_RUN_FAILED)
    request (self, ARN_REQUEST_END);
}

static void
request_lines (ArnTarget *self)
{
  const int numbers[3] = { self->profiles_lines };

  if (self->workload != NULL)
    arn_workload_request (self->workload, ARN_REQUEST_LINES, numbers, NULL);
}

void
arn_target_restart (ArnTarget *self)
{
  g_clear_pointer (&self->workload, arn_workload_free);
  stop_pulses (self);
  g_object_freeze_notify (G_OBJECT (self));
  self->pulse = NULL;
  g_clear_object (&self->snapshot);
  g_clear_error (&self->error);
  self->error_line = self->error_column = 0;
  g_array_set_size (self->problems, 0);
  self->state = ARN_RUN_READY;
  self->pause_reason = ARN_TARGET_PAUSE_PERSON;
  self->automatic = TRUE;
  self->line = 0;
  self->capture = -1;
  start_workload (self);
  if (self->profiles_lines)
    request_lines (self);
  for (guint i = PROP_STATE; i < N_PROPS; i++)
    notify (self, i);
  g_object_thaw_notify (G_OBJECT (self));
}

void
arn_target_set_speed (ArnTarget *self, guint lines_a_second)
{
  const int numbers[3] = { (int) MIN (lines_a_second, G_MAXINT) };

  if (self->speed == lines_a_second)
    return;
  self->speed = lines_a_second;
  if (self->workload != NULL)
    arn_workload_request (self->workload, ARN_REQUEST_SPEED, numbers, NULL);
  notify (self, PROP_SPEED);
}

void
arn_target_set_profiles_lines (ArnTarget *self, gboolean profiles_lines)
{
  if (self->profiles_lines == profiles_lines)
    return;
  self->profiles_lines = profiles_lines;
  request_lines (self);
}

gboolean
arn_target_get_profiles_lines (ArnTarget *self)
{
  return self->profiles_lines;
}

static gboolean
has_heap (ArnTarget *self)
{
  return self->state != ARN_RUN_READY && self->state != ARN_RUN_ENDED;
}

static void
collect (ArnTarget *self, int generation, ArnCause cause)
{
  const int numbers[3] = { generation, (int) cause };

  if (self->workload != NULL && has_heap (self))
    arn_workload_request (self->workload, ARN_REQUEST_COLLECT, numbers, NULL);
}

void
arn_target_collect (ArnTarget *self, int generation)
{
  collect (self, generation, ARN_CAUSE_PERSON);
}

void
arn_target_collect_by_time (ArnTarget *self, int generation)
{
  collect (self, generation, ARN_CAUSE_TIMER);
}

void
arn_target_collect_at (ArnTarget *self, guint line, int generation)
{
  arn_collect_lines_set (self->collect_lines, line, generation);
  request_collect_at (self, line, generation);
}

const ArnCollectLine *
arn_target_get_collect_lines (ArnTarget *self, guint *n)
{
  *n = self->collect_lines->len;
  return (const ArnCollectLine *) (gconstpointer) self->collect_lines->data;
}

void
arn_target_set_thresholds (ArnTarget *self, int young, int middle, int old)
{
  const int numbers[3] = { young, middle, old };

  if (self->workload != NULL && has_heap (self))
    arn_workload_request (self->workload, ARN_REQUEST_THRESHOLDS, numbers, NULL);
}

void
arn_target_set_automatic (ArnTarget *self, gboolean automatic)
{
  const int numbers[3] = { automatic };

  if (self->workload != NULL && has_heap (self))
    arn_workload_request (self->workload, ARN_REQUEST_AUTOMATIC, numbers, NULL);
}

void
arn_target_take_snapshot (ArnTarget *self, const char *label)
{
  if (self->workload != NULL && has_heap (self))
    arn_workload_request (self->workload, ARN_REQUEST_SNAPSHOT, NULL, label);
}

void
arn_target_cancel_capture (ArnTarget *self)
{
  if (self->capture >= 0)
    request (self, ARN_REQUEST_CANCEL);
}

double
arn_target_get_capture (ArnTarget *self)
{
  return self->capture;
}

ArnRunState
arn_target_get_state (ArnTarget *self)
{
  return self->state;
}

ArnTargetPause
arn_target_get_pause_reason (ArnTarget *self)
{
  return self->pause_reason;
}

guint
arn_target_get_line (ArnTarget *self)
{
  return self->line;
}

guint64
arn_target_get_step_serial (ArnTarget *self)
{
  return self->step_serial;
}

const char *
arn_target_get_phase_sentence (ArnTarget *self)
{
  return arn_phase_sentence (self->phase);
}

const ArnPulse *
arn_target_get_pulse (ArnTarget *self)
{
  static const ArnPulse none;

  return self->pulse != NULL ? self->pulse : &none;
}

ArnSnapshot *
arn_target_get_snapshot (ArnTarget *self)
{
  return self->snapshot;
}

ArnRecording *
arn_target_get_recording (ArnTarget *self)
{
  return self->recording;
}

gboolean
arn_target_get_automatic (ArnTarget *self)
{
  return self->automatic;
}

guint
arn_target_get_speed (ArnTarget *self)
{
  return self->speed;
}

const GError *
arn_target_get_error (ArnTarget *self)
{
  return self->error;
}

guint
arn_target_get_error_line (ArnTarget *self)
{
  return self->error_line;
}

guint
arn_target_get_error_column (ArnTarget *self)
{
  return self->error_column;
}

static void
arn_target_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  ArnTarget *self = ARN_TARGET (object);

  switch (property)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_PAUSE_REASON:
      g_value_set_uint (value, self->pause_reason);
      break;
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_SNAPSHOT:
      g_value_set_object (value, self->snapshot);
      break;
    case PROP_RECORDING:
      g_value_set_object (value, self->recording);
      break;
    case PROP_AUTOMATIC:
      g_value_set_boolean (value, self->automatic);
      break;
    case PROP_SPEED:
      g_value_set_uint (value, self->speed);
      break;
    case PROP_CAPTURE:
      g_value_set_double (value, self->capture);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
arn_target_dispose (GObject *object)
{
  ArnTarget *self = ARN_TARGET (object);

  stop_pulses (self);
  g_clear_pointer (&self->workload, arn_workload_free);
  g_clear_object (&self->recording);
  g_clear_object (&self->snapshot);
  G_OBJECT_CLASS (arn_target_parent_class)->dispose (object);
}

static void
arn_target_finalize (GObject *object)
{
  ArnTarget *self = ARN_TARGET (object);

  g_clear_error (&self->error);
  g_strfreev (self->settings.arguments);
  g_array_unref (self->collect_lines);
  g_array_unref (self->problems);
  g_free (self->text);
  g_free (self->file);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (arn_target_parent_class)->finalize (object);
}

static void
arn_target_class_init (ArnTargetClass *class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = arn_target_get_property;
  object_class->dispose = arn_target_dispose;
  object_class->finalize = arn_target_finalize;

  props[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, 0, ARN_RUN_ENDED, ARN_RUN_READY, flags);
  props[PROP_PAUSE_REASON] =
      g_param_spec_uint ("pause-reason", NULL, NULL, 0, ARN_TARGET_PAUSE_PHASE, 0, flags);
  props[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_SNAPSHOT] = g_param_spec_object ("snapshot", NULL, NULL, ARN_TYPE_SNAPSHOT, flags);
  props[PROP_RECORDING] = g_param_spec_object ("recording", NULL, NULL, ARN_TYPE_RECORDING, flags);
  props[PROP_AUTOMATIC] = g_param_spec_boolean ("automatic", NULL, NULL, TRUE, flags);
  props[PROP_SPEED] = g_param_spec_uint ("speed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_CAPTURE] = g_param_spec_double ("capture", NULL, NULL, -1, 1, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PULSE] = g_signal_new ("pulse", ARN_TYPE_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[SNAPSHOT_TAKEN] =
      g_signal_new ("snapshot-taken", ARN_TYPE_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, ARN_TYPE_SNAPSHOT, G_TYPE_BOOLEAN);
  signals[COLLECTION] =
      g_signal_new ("collection", ARN_TYPE_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT64, G_TYPE_UINT64, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", ARN_TYPE_TARGET, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
arn_target_init (ArnTarget *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->automatic = TRUE;
  self->collect_lines = g_array_new (FALSE, FALSE, sizeof (ArnCollectLine));
  self->problems = g_array_new (FALSE, FALSE, sizeof (ArnTargetProblem));
  g_array_set_clear_func (self->problems, clear_problem);
  self->capture = -1;
}
