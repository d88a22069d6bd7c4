/* What the workload's two sides share, and what its own thread keeps to itself. */
#pragma once

#include "arn-capture.h"
#include "arn-collect-lines.h"
#include "arn-collection-log.h"
#include "arn-workload.h"

#include <pthread.h>

typedef enum
{
  ARN_STEP_NONE,
  ARN_STEP_INTO,
  ARN_STEP_OVER,
  ARN_STEP_ALLOCATION,
  ARN_STEP_PHASE,
} ArnStep;

struct _ArnWorkload
{
  /* Constant once the thread runs. */
  char *text, *file, *folder;
  ArnRunSettings settings; /* its arguments are owned */
  GMainContext *context;
  ArnAnswerFunc answer;
  gpointer data;
  ArnPulseBuffer *pulses;
  pthread_t thread;

  /* Under the lock. It is the system's, which the thread sanitizer sees through; GLib's it cannot.
   */
  pthread_mutex_t lock;
  pthread_cond_t woken; /* a request came, answers were read, or it is to quit */
  GQueue requests, answers;
  gsize answer_bytes;
  GSource *delivery;     /* attached while answers wait */
  PymProgram *reachable; /* for breaker bits; NULL outside a run */
  gboolean quitting;

  /* The thread's own. */
  PymProgram *program;
  PymLineHook hook;
  ArnCollectionLog collections;
  ArnLineProfile *lines; /* NULL: not profiled, or nothing runs */
  gint64 started_at;     /* monotonic microseconds; later by each pause: the clock stands then */
  gint64 next_line_at;   /* throttled: when the next line may begin */
  ArnRunState run_state;
  ArnStep step;
  int step_depth;
  guint64 step_serial; /* of the newest allocation when the step began */
  guint64 step_phases; /* phases of collections that were done then */
  guint speed;
  guint line; /* of the workload's file, about to run */
  gboolean paused, running, stop_requested;
  gboolean profiles_lines;
  int late_generation; /* asked for while a collection ran; -1: none */
  ArnCause late_cause;
  GArray *collect_lines;      /* ArnCollectLine */
  gboolean capture_is_wanted; /* the one under way was asked for */
  gint64 next_report;         /* of how far it is; monotonic microseconds */
  GString *errors;            /* the end of what went to stderr */
};

/* --- arn-workload.c: the queues --- */

/* A new answer of this kind, at this moment. */
ArnAnswer *arn_workload_answer_new (ArnWorkload *self, ArnAnswerKind kind);
/* Takes it. Holds the thread while too much waits to be read. */
void arn_workload_put_answer (ArnWorkload *self, ArnAnswer *answer);
/* The next request, or NULL. Waits for one until `deadline` (monotonic microseconds; 0: not at all,
 * -1: as long as it takes). */
ArnRequest *arn_workload_take_request (ArnWorkload *self, gint64 deadline);
/* Whether a request waits that a capture is given up for: one that changes the course of the
 * program; one that was asked for (`is_wanted`) only for its end. Cheap. */
gboolean arn_workload_must_give_way (ArnWorkload *self, gboolean is_wanted);
void arn_request_free (ArnRequest *request);

/* --- arn-workload-run.c: what the thread does --- */

void *arn_workload_thread (void *data);

/* --- arn-workload-capture.c --- */

/* Answers with a snapshot, unless it must give way. */
void
arn_workload_snapshot (ArnWorkload *self, const char *label, ArnTakenBy by, gboolean asked_for);
/* Announces one that begins at once. */
void arn_workload_say_capture (ArnWorkload *self);

/* --- arn-workload-steps.c: safepoints, lines, marks, collections --- */

void arn_workload_attach (ArnWorkload *self);
/* Begins or ends to profile lines, as it is wanted. */
void arn_workload_update_lines (ArnWorkload *self);
/* Decides anew whether lines have to be looked at. */
void arn_workload_update_hook (ArnWorkload *self);
ArnMoment arn_workload_moment (ArnWorkload *self);
void arn_workload_say_pulse (ArnWorkload *self);
void arn_workload_say_state (ArnWorkload *self, ArnRunState state, ArnTargetPause reason);
/* Waits for a request while nothing runs: the run's clock stands. */
ArnRequest *arn_workload_wait_for_request (ArnWorkload *self);
/* Serves one request that does not change the course of the program; FALSE for the others. */
gboolean arn_workload_serve (ArnWorkload *self, const ArnRequest *request);
