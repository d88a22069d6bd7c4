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
 *   state            ArnTargetState
 *   pause-reason     ArnTargetPause, why it is PAUSED
 *   ended            gboolean, the program's end was performed (or it was stopped): no heap is left
 *   line             guint, line of the workload's own file about to run, counted from 1; 0: none
 *   pulse            ArnPulse, the newest; NULL before the first
 *   snapshot         ArnSnapshot, the newest full one; NULL before the first
 *   recording        ArnRecording, what this run has left so far; another object after a restart
 *   automatic        gboolean, whether collections run by themselves (gc.isenabled ())
 *   speed            guint, lines a second; 0: full
 *   error            GError, why it FAILED; NULL otherwise
 *   error-column     guint, where in the line the refused text is, in characters from 1; 0: unknown
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ArnPulse ArnPulse;
typedef struct _ArnRecording ArnRecording;
typedef struct _ArnSnapshot ArnSnapshot;

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
  ARN_TARGET_READY,
  ARN_TARGET_RUNNING,
  ARN_TARGET_PAUSED,
  ARN_TARGET_FINISHED,
  ARN_TARGET_FAILED,
} ArnTargetState;
GType arn_target_state_get_type (void);
#define ARN_TYPE_TARGET_STATE (arn_target_state_get_type ())

typedef enum
{
  ARN_TARGET_PAUSE_PERSON, /* arn_target_pause () */
  ARN_TARGET_PAUSE_STEP,   /* a step is done */
  ARN_TARGET_PAUSE_MARK,   /* "# arenarium: pause", or a snapshot mark */
} ArnTargetPause;
GType arn_target_pause_get_type (void);
#define ARN_TYPE_TARGET_PAUSE (arn_target_pause_get_type ())

typedef enum
{
  ARN_TARGET_PROFILE_312,
  ARN_TARGET_PROFILE_39,
} ArnTargetProfile;

/* How a run is made. Plain data; texts are the caller's. */
typedef struct
{
  ArnTargetProfile profile;
  guint trace_depth;  /* frames kept of each allocation, 1 … 100 */
  guint64 heap_limit; /* bytes; 0: none */
  guint speed;        /* lines a second; 0: full */
  guint64 hash_seed;
  const char *const *arguments; /* sys.argv[1:], NULL-terminated; NULL: none */
} ArnTargetSettings;

#define ARN_TYPE_TARGET (arn_target_get_type ())
G_DECLARE_FINAL_TYPE (ArnTarget, arn_target, ARN, TARGET, GObject)

/* `text` is the source in UTF-8; `file` its name as tracebacks show it, and, when it is a path,
 * where imported files beside it are looked for. `settings` is copied; NULL means the defaults. */
ArnTarget *
arn_target_new_for_workload (const char *text, const char *file, const ArnTargetSettings *settings);

/* Starts, or goes on from a pause. Nothing happens in another state. */
void arn_target_run (ArnTarget *target);
void arn_target_pause (ArnTarget *target);
/* READY: starts and stops before the first line. PAUSED: one line, into calls or over them. */
void arn_target_step_into (ArnTarget *target);
void arn_target_step_over (ArnTarget *target);
/* Ends the program where it is, without running the rest of it; FINISHED, `ended`. */
void arn_target_stop (ArnTarget *target);
/* Performs the program's end after its last line (or its exception); `ended`. */
void arn_target_end_program (ArnTarget *target);
/* Ends what is there and makes READY again, with a new recording, from the same text. */
void arn_target_restart (ArnTarget *target);

void arn_target_set_speed (ArnTarget *target, guint lines_a_second);

/* Logged as a person's actions. While FINISHED or FAILED they work on the heap that is left;
 * without a heap nothing happens. */
void arn_target_collect (ArnTarget *target, int generation);
void arn_target_set_thresholds (ArnTarget *target, int young, int middle, int old);
void arn_target_set_automatic (ArnTarget *target, gboolean automatic);

/* `label` may be NULL. Answered by ::snapshot-taken. */
void arn_target_take_snapshot (ArnTarget *target, const char *label);

ArnTargetState arn_target_get_state (ArnTarget *target);
ArnTargetPause arn_target_get_pause_reason (ArnTarget *target);
gboolean arn_target_get_ended (ArnTarget *target);
guint arn_target_get_line (ArnTarget *target);
ArnPulse *arn_target_get_pulse (ArnTarget *target);         /* transfer none */
ArnSnapshot *arn_target_get_snapshot (ArnTarget *target);   /* transfer none */
ArnRecording *arn_target_get_recording (ArnTarget *target); /* transfer none */
gboolean arn_target_get_automatic (ArnTarget *target);
guint arn_target_get_speed (ArnTarget *target);
const GError *arn_target_get_error (ArnTarget *target);
guint arn_target_get_error_line (ArnTarget *target); /* 0: unknown */
guint arn_target_get_error_column (ArnTarget *target);

/* Signals:
 *   output (const char *text, gboolean is_error)
 *       What the program wrote since the last one, in order; never splits a character.
 *   snapshot-taken (ArnSnapshot *snapshot, gboolean asked_for)
 *       It is the newest of the recording. `asked_for`: by a person or a mark; otherwise it comes
 *       from a pause or from the end, and only replaces the one before.
 *   collection (int generation, guint64 collected, guint64 uncollectable, gboolean asked_for)
 *   failed (GError *error)
 */

G_END_DECLS
