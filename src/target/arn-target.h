/* A target: what can be inspected, and what steers it. Today that is a workload on an engine of its
 * own, in a thread of its own; the window knows nothing of that and never waits for it.
 *
 * Every call returns at once: it leaves a request, which the workload answers at its next
 * safepoint. Every answer (property notification, signal) arrives on the main context that was the
 * thread-default one when the target was made. Calls come from that context's thread only.
 *
 * Life: arn_target_new_for_workload () compiles the text in the background; a refused text leaves
 * the state FAILED with #ArnTarget:error set. arn_target_run () starts it. After the last line the
 * state is FINISHED (or FAILED when it raised), and the heap is still there to be looked at until
 * arn_target_end_program (), arn_target_stop () or arn_target_restart (). Dropping the last
 * reference stops the thread, whatever the program does.
 *
 * Properties, all read-only, notified on change only:
 *   state            ArnRunState, as a guint
 *   pause-reason     ArnTargetPause, why it is PAUSED, as a guint
 *   line             guint, line of the workload's own file about to run, counted from 1; 0: none
 *   snapshot         ArnSnapshot, the newest full one; NULL before the first
 *   recording        ArnRecording, what this run has left so far; another object after a restart
 *   automatic        gboolean, whether collections run by themselves (gc.isenabled ())
 *   speed            guint, lines a second; 0: full
 *   capture          double, how much of a full snapshot that is under way is done: 0 to 1, and
 *                    above 0 only when it takes long; -1: none is under way
 * The state changes before the snapshot that belongs to it is there: a pause is a pause at once.
 * Output, events, history and asked-for snapshots are announced by the recording.
 */
#pragma once

#include "arn-collect-lines.h"
#include "arn-recording.h"

G_BEGIN_DECLS

#define ARN_TARGET_ERROR (arn_target_error_quark ())
GQuark arn_target_error_quark (void);

typedef enum
{
  ARN_TARGET_ERROR_REFUSED, /* not in the language: nothing ran */
  ARN_TARGET_ERROR_RAISED,  /* an exception reached the top; the traceback was put out */
  ARN_TARGET_ERROR_MEMORY,  /* there was no memory for a capture or for the thread */
} ArnTargetError;

typedef enum
{
  ARN_TARGET_PAUSE_PERSON,     /* arn_target_pause () */
  ARN_TARGET_PAUSE_STEP,       /* a step is done */
  ARN_TARGET_PAUSE_MARK,       /* "# arenarium: pause", or a snapshot mark */
  ARN_TARGET_PAUSE_ALLOCATION, /* a step by allocation is done: see arn_target_get_step_serial () */
  ARN_TARGET_PAUSE_PHASE,      /* a step by phase is done: see arn_target_get_phase_sentence () */
} ArnTargetPause;

#define ARN_TYPE_TARGET (arn_target_get_type ())
G_DECLARE_FINAL_TYPE (ArnTarget, arn_target, ARN, TARGET, GObject)

/* `text` is the source in UTF-8; `file` its name as tracebacks show it, and, when it is a path,
 * where imported files beside it are looked for. `settings` (arena_offset and started_at are not
 * looked at) is copied; `speed` is lines a second, 0 full. */
ArnTarget *arn_target_new_for_workload (const char *text,
                                        const char *file,
                                        const ArnRunSettings *settings,
                                        guint speed);

/* Starts, or goes on from a pause. Nothing happens in another state. */
void arn_target_run (ArnTarget *self);
void arn_target_pause (ArnTarget *self);
/* READY: starts and stops before the first line. PAUSED: one line, into calls or over them. */
void arn_target_step_into (ArnTarget *self);
void arn_target_step_over (ArnTarget *self);
/* PAUSED: to the first safepoint after an allocation, or to the end of the next phase of a
 * collection; when none is under way the program goes on to the next one. READY: as the others. */
void arn_target_step_allocation (ArnTarget *self);
void arn_target_step_phase (ArnTarget *self);
/* Ends the program where it is, without running the rest of it: ENDED. */
void arn_target_stop (ArnTarget *self);
/* Performs the program's end after its last line (or its exception): ENDED. */
void arn_target_end_program (ArnTarget *self);
/* Ends what is there and makes READY again, with a new recording, from the same text. */
void arn_target_restart (ArnTarget *self);

void arn_target_set_speed (ArnTarget *self, guint lines_a_second);
/* Whether it is counted how often each line runs and what it changes (ArnLineTable); begins anew
 * each time. Costs about what a slow speed's stepping does without its waiting. */
void arn_target_set_profiles_lines (ArnTarget *self, gboolean profiles_lines);
gboolean arn_target_get_profiles_lines (ArnTarget *self);

/* Logged as a person's actions. While FINISHED or FAILED they work on the heap that is left;
 * without a heap nothing happens. */
void arn_target_collect (ArnTarget *self, int generation);
/* The same every so many seconds: whoever steers it keeps the clock. */
void arn_target_collect_by_time (ArnTarget *self, int generation);
/* Collects before each run of a line of the workload's own file, also after a restart; `generation`
 * below 0: no longer. Possible in every state. */
void arn_target_collect_at (ArnTarget *self, guint line, int generation);
/* By ascending line; valid until the next change. */
const ArnCollectLine *arn_target_get_collect_lines (ArnTarget *self, guint *n);
void arn_target_set_thresholds (ArnTarget *self, int young, int middle, int old);
void arn_target_set_automatic (ArnTarget *self, gboolean automatic);

/* `label` may be NULL. Answered by ::snapshot-taken. */
void arn_target_take_snapshot (ArnTarget *self, const char *label);
/* Gives up the snapshot that is under way; the one before stays. (Run, a step, Collect and Stop
 * give up one that nobody asked for by themselves.) */
void arn_target_cancel_capture (ArnTarget *self);
double arn_target_get_capture (ArnTarget *self);

ArnRunState arn_target_get_state (ArnTarget *self);
ArnTargetPause arn_target_get_pause_reason (ArnTarget *self);
guint arn_target_get_line (ArnTarget *self);
/* What has a higher serial was allocated since the last step began. */
guint64 arn_target_get_step_serial (ArnTarget *self);
/* What the collector has done last, translated. */
const char *arn_target_get_phase_sentence (ArnTarget *self);
/* The newest pulse, zeroed before the first; valid until the next ::pulse. */
const ArnPulse *arn_target_get_pulse (ArnTarget *self);
ArnSnapshot *arn_target_get_snapshot (ArnTarget *self);   /* transfer none, nullable */
ArnRecording *arn_target_get_recording (ArnTarget *self); /* transfer none */
gboolean arn_target_get_automatic (ArnTarget *self);
guint arn_target_get_speed (ArnTarget *self);
/* Why it FAILED, with the place in the workload's own file; NULL and 0 otherwise. Columns are
 * characters, counted from 1; 0: unknown. */
const GError *arn_target_get_error (ArnTarget *self);
guint arn_target_get_error_line (ArnTarget *self);
guint arn_target_get_error_column (ArnTarget *self);

/* All that a refused text was refused for, in the order of its lines; the first one is the error.
 * Valid until a restart. */
typedef struct
{
  guint line, column; /* as above */
  char *message;      /* one sentence */
  gboolean is_module; /* it imports what only Python itself has */
} ArnTargetProblem;

const ArnTargetProblem *arn_target_get_problems (ArnTarget *self, guint *n);

/* Signals:
 *   pulse ()
 *       There is a new one; at most 30 a second while RUNNING, one whenever it stops or was asked
 *       to do something.
 *   snapshot-taken (ArnSnapshot *snapshot, gboolean asked_for)
 *       `asked_for`: by a person or a mark, and the recording lists it. Otherwise it was made at a
 *       pause, a step, after a collection by hand, or at the end, and is only the newest.
 *   collection (guint generation, guint64 collected, guint64 uncollectable, gboolean asked_for)
 *   failed (GError *error)
 */

G_END_DECLS
