/* A target without an engine, for tests of the window: it has the states, the answers and their
 * order, and prepared snapshots in place of captures. Its program is the first word of the source:
 *   "mark"     runs, pauses at a mark, then runs to its end
 *   "endless"  runs until it is told otherwise
 *   "raise"    runs, and fails
 *   "refuse"   is not in the language
 */
#include "arn-target.h"

#include "arn-snapshot-builder.h"
#include "sample-heap.h"

#include <string.h>

struct _ArnTarget
{
  GObject parent;

  char *text;
  char *file;
  ArnRecording *recording;
  ArnSnapshot *snapshot;
  ArnPulse pulse;
  ArnRunState state;
  ArnTargetPause pause_reason;
  guint line, speed;
  ArnCollectLine collect_line;
  gboolean automatic, marked, profiles_lines;
  GError *error;
  guint idle;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_PAUSE_REASON,
  PROP_LINE,
  PROP_SNAPSHOT,
  PROP_RECORDING,
  PROP_AUTOMATIC,
  PROP_SPEED,
  N_PROPS
};

enum
{
  PULSE,
  SNAPSHOT_TAKEN,
  COLLECTION,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnTarget, arn_target, G_TYPE_OBJECT)
G_DEFINE_QUARK (arn - fake - target - error - quark, arn_target_error)

static void
fake_set_state (ArnTarget *self, ArnRunState state)
{
  self->state = state;
  self->pulse.heap.state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
fake_set_line (ArnTarget *self, guint line)
{
  self->line = line;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINE]);
}

static void
fake_make_pulse (ArnTarget *self)
{
  ArnPulseArena *arena;
  ArnPulsePool *pool;

  arn_pulse_reset (&self->pulse);
  if (self->snapshot)
    self->pulse.heap = *arn_snapshot_get_heap (self->snapshot);
  /* In a pulse the file is a place in its text, not a row of the snapshot. */
  self->pulse.heap.file = arn_pulse_add_text (&self->pulse, "two-nodes.py");
  arena = arn_pulse_add_arena (&self->pulse);
  arena->address = SAMPLE_ARENA;
  arena->n_pools = 64;
  arena->free_pools = 63;
  pool = arn_pulse_add_pool (&self->pulse);
  pool->used = 3;
  pool->capacity = 340;
  pool->carved = 4;
  pool->size_class = 2;
  pool->state = ARN_POOL_USED;
  g_signal_emit (self, signals[PULSE], 0);
}

static void
fake_capture (ArnTarget *self, const char *label, gboolean asked_for, ArnTakenBy by)
{
  g_clear_object (&self->snapshot);
  self->snapshot = sample_heap_small ();
  if (asked_for)
    arn_recording_add_snapshot (self->recording, self->snapshot, label, by);
  fake_make_pulse (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SNAPSHOT]);
  g_signal_emit (self, signals[SNAPSHOT_TAKEN], 0, self->snapshot, asked_for);
}

static void
fake_print (ArnTarget *self, ArnStream stream, const char *text)
{
  const ArnOutputChunk chunk = { .stream = stream, .text = text, .length = (gsize) -1 };

  arn_recording_append_output (self->recording, &chunk);
}

static gboolean
fake_go_on (gpointer data)
{
  ArnTarget *self = data;

  self->idle = 0;
  if (self->state != ARN_RUN_RUNNING)
    return G_SOURCE_REMOVE;
  fake_set_line (self, self->line + 1);
  if (g_str_has_prefix (self->text, "endless"))
    {
      fake_make_pulse (self);
      self->idle = g_timeout_add (20, fake_go_on, self);
    }
  else if (g_str_has_prefix (self->text, "raise"))
    {
      fake_print (self, ARN_STREAM_ERROR, "Traceback (most recent call last):\n");
      self->error = g_error_new_literal (ARN_TARGET_ERROR, ARN_TARGET_ERROR_RAISED,
                                         "ZeroDivisionError: division by zero");
      fake_set_state (self, ARN_RUN_FAILED);
      fake_capture (self, NULL, FALSE, ARN_TAKEN_BY_TIMER);
      g_signal_emit (self, signals[FAILED], 0, self->error);
    }
  else if (!self->marked)
    {
      self->marked = TRUE;
      fake_print (self, ARN_STREAM_OUT, "a mark\n");
      self->pause_reason = ARN_TARGET_PAUSE_MARK;
      fake_set_state (self, ARN_RUN_PAUSED);
      fake_capture (self, "At the mark", TRUE, ARN_TAKEN_BY_MARK);
    }
  else
    {
      fake_print (self, ARN_STREAM_OUT, "the end\n");
      fake_set_state (self, ARN_RUN_FINISHED);
      fake_capture (self, NULL, FALSE, ARN_TAKEN_BY_TIMER);
    }
  return G_SOURCE_REMOVE;
}

static void
arn_target_get_property_value (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ArnTarget *self = ARN_TARGET (object);

  switch (id)
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
arn_target_dispose (GObject *object)
{
  ArnTarget *self = ARN_TARGET (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->recording);
  g_clear_object (&self->snapshot);
  g_clear_error (&self->error);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->file, g_free);
  arn_pulse_clear (&self->pulse);
  G_OBJECT_CLASS (arn_target_parent_class)->dispose (object);
}

static void
arn_target_class_init (ArnTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = arn_target_get_property_value;
  object_class->dispose = arn_target_dispose;
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, 10, 0, flags);
  properties[PROP_PAUSE_REASON] = g_param_spec_uint ("pause-reason", NULL, NULL, 0, 10, 0, flags);
  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_SNAPSHOT] =
      g_param_spec_object ("snapshot", NULL, NULL, ARN_TYPE_SNAPSHOT, flags);
  properties[PROP_RECORDING] =
      g_param_spec_object ("recording", NULL, NULL, ARN_TYPE_RECORDING, flags);
  properties[PROP_AUTOMATIC] = g_param_spec_boolean ("automatic", NULL, NULL, TRUE, flags);
  properties[PROP_SPEED] = g_param_spec_uint ("speed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
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
  self->automatic = TRUE;
}

ArnTarget *
arn_target_new_for_workload (const char *text,
                             const char *file,
                             const ArnRunSettings *settings,
                             guint speed)
{
  ArnTarget *self = g_object_new (ARN_TYPE_TARGET, NULL);

  self->text = g_strdup (text);
  self->file = g_strdup (file);
  self->speed = speed;
  self->recording = arn_recording_new ();
  arn_recording_add_source (self->recording, file, text);
  if (g_str_has_prefix (text, "refuse"))
    {
      self->state = ARN_RUN_FAILED;
      self->error = g_error_new_literal (ARN_TARGET_ERROR, ARN_TARGET_ERROR_REFUSED,
                                         "“async” is not supported here.");
    }
  return self;
}

void
arn_target_run (ArnTarget *self)
{
  if (self->state != ARN_RUN_READY && self->state != ARN_RUN_PAUSED)
    return;
  fake_set_state (self, ARN_RUN_RUNNING);
  if (self->idle == 0)
    self->idle = g_timeout_add (10, fake_go_on, self);
}

void
arn_target_pause (ArnTarget *self)
{
  self->pause_reason = ARN_TARGET_PAUSE_PERSON;
  fake_set_state (self, ARN_RUN_PAUSED);
  fake_capture (self, NULL, FALSE, ARN_TAKEN_BY_TIMER);
}

static void
fake_step (ArnTarget *self)
{
  self->pause_reason = ARN_TARGET_PAUSE_STEP;
  fake_set_line (self, self->line + 1);
  fake_set_state (self, ARN_RUN_PAUSED);
  fake_capture (self, NULL, FALSE, ARN_TAKEN_BY_TIMER);
}

void
arn_target_step_into (ArnTarget *self)
{
  fake_step (self);
}

void
arn_target_step_over (ArnTarget *self)
{
  fake_step (self);
}

void
arn_target_step_allocation (ArnTarget *self)
{
  arn_target_step_over (self);
}

void
arn_target_step_phase (ArnTarget *self)
{
  arn_target_step_over (self);
}

guint64
arn_target_get_step_serial (ArnTarget *self)
{
  return 0;
}

const char *
arn_target_get_phase_sentence (ArnTarget *self)
{
  return "";
}

void
arn_target_stop (ArnTarget *self)
{
  fake_set_state (self, ARN_RUN_ENDED);
}

void
arn_target_end_program (ArnTarget *self)
{
  fake_set_state (self, ARN_RUN_ENDED);
}

void
arn_target_restart (ArnTarget *self)
{
  g_clear_object (&self->recording);
  g_clear_error (&self->error);
  self->recording = arn_recording_new ();
  arn_recording_add_source (self->recording, self->file, self->text);
  self->marked = FALSE;
  self->line = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORDING]);
  fake_set_state (self, ARN_RUN_READY);
}

void
arn_target_set_speed (ArnTarget *self, guint lines_a_second)
{
  self->speed = lines_a_second;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}

void
arn_target_collect (ArnTarget *self, int generation)
{
  fake_capture (self, NULL, FALSE, ARN_TAKEN_BY_TIMER);
  g_signal_emit (self, signals[COLLECTION], 0, (guint) generation, G_GUINT64_CONSTANT (2),
                 G_GUINT64_CONSTANT (0), TRUE);
}

void
arn_target_set_thresholds (ArnTarget *self, int young, int middle, int old)
{
  self->pulse.heap.generation_threshold[0] = (guint64) young;
  self->pulse.heap.generation_threshold[1] = (guint64) middle;
  self->pulse.heap.generation_threshold[2] = (guint64) old;
  g_signal_emit (self, signals[PULSE], 0);
}

void
arn_target_set_automatic (ArnTarget *self, gboolean automatic)
{
  self->automatic = automatic;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AUTOMATIC]);
}

void
arn_target_take_snapshot (ArnTarget *self, const char *label)
{
  fake_capture (self, label, TRUE, ARN_TAKEN_BY_PERSON);
}

/* A capture takes no time here. */
void
arn_target_cancel_capture (ArnTarget *self)
{
}

double
arn_target_get_capture (ArnTarget *self)
{
  return -1;
}

void
arn_target_collect_by_time (ArnTarget *self, int generation)
{
  g_signal_emit (self, signals[COLLECTION], 0, (guint) generation, G_GUINT64_CONSTANT (0),
                 G_GUINT64_CONSTANT (0), FALSE);
}

void
arn_target_collect_at (ArnTarget *self, guint line, int generation)
{
  self->collect_line = (ArnCollectLine){ line, generation };
}

const ArnCollectLine *
arn_target_get_collect_lines (ArnTarget *self, guint *n)
{
  *n = self->collect_line.line > 0 && self->collect_line.generation >= 0 ? 1 : 0;
  return &self->collect_line;
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

const ArnPulse *
arn_target_get_pulse (ArnTarget *self)
{
  return &self->pulse;
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
  return self->error ? MAX (self->line, 1) : 0;
}

guint
arn_target_get_error_column (ArnTarget *self)
{
  return self->error ? 1 : 0;
}

void
arn_target_set_profiles_lines (ArnTarget *self, gboolean profiles_lines)
{
  self->profiles_lines = profiles_lines;
}

gboolean
arn_target_get_profiles_lines (ArnTarget *self)
{
  return self->profiles_lines;
}

const ArnTargetProblem *
arn_target_get_problems (ArnTarget *self, guint *n)
{
  static const ArnTargetProblem problems[] = {
    { 1, 1, (char *) "the module 'socket' is not supported", TRUE },
    { 2, 1, (char *) "'match' is not supported: write 'if' and 'elif'", FALSE },
  };

  *n = g_error_matches (self->error, ARN_TARGET_ERROR, ARN_TARGET_ERROR_REFUSED)
           ? G_N_ELEMENTS (problems)
           : 0;
  return problems;
}
