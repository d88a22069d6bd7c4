/* A workload's thread: a program on a runtime of its own, steered by requests and telling what
 * happens by answers. Both are queues; neither side ever waits for the other, except that a program
 * that prints or collects faster than anybody reads is held until somebody has read.
 *
 * A request is served at the program's next safepoint, or at once while it does not run. A capture
 * is given up when a request comes that ends the moment it is of; one that a person or a mark asked
 * for, only when it is cancelled or the program stopped. An answer
 * is handed over on the main context the workload was made for.
 */
#pragma once

#include "arn-pulse-buffer.h"
#include "arn-recording.h"
#include "arn-target.h"

G_BEGIN_DECLS

typedef struct _ArnWorkload ArnWorkload;

typedef enum
{
  ARN_REQUEST_RUN,
  ARN_REQUEST_PAUSE,
  ARN_REQUEST_STEP_INTO,
  ARN_REQUEST_STEP_OVER,
  ARN_REQUEST_STEP_ALLOCATION, /* to the first safepoint or line after one */
  ARN_REQUEST_STEP_PHASE,      /* to the end of a collection's next phase */
  ARN_REQUEST_STOP,            /* nothing of the program runs any more, its heap goes */
  ARN_REQUEST_END,             /* the program's end is performed, its heap goes */
  ARN_REQUEST_SPEED,           /* numbers[0]: lines a second */
  ARN_REQUEST_LINES,           /* numbers[0]: whether lines are profiled */
  ARN_REQUEST_COLLECT,         /* numbers: generation, ArnCause */
  ARN_REQUEST_COLLECT_AT,      /* numbers: line, generation; below 0: no longer */
  ARN_REQUEST_THRESHOLDS,      /* numbers */
  ARN_REQUEST_AUTOMATIC,       /* numbers[0]: on or off */
  ARN_REQUEST_SNAPSHOT,        /* label */
  ARN_REQUEST_PULSE,
  ARN_REQUEST_CANCEL, /* the capture that is under way, or waits before this */
  ARN_REQUEST_QUIT,
} ArnRequestKind;

typedef struct
{
  ArnRequestKind kind;
  int numbers[3];
  char *label; /* owned; or NULL */
} ArnRequest;

typedef enum
{
  ARN_ANSWER_STATE,    /* state, reason, event.line */
  ARN_ANSWER_LINE,     /* event.line */
  ARN_ANSWER_OUTPUT,   /* text, is_error, event: its moment */
  ARN_ANSWER_EVENT,    /* event, text: for the recording; asked_for */
  ARN_ANSWER_PULSE,    /* one lies in the buffer */
  ARN_ANSWER_SAMPLE,   /* figures: for the history */
  ARN_ANSWER_CAPTURE,  /* share: of one that is under way, 0 to 1; below 0: it was given up */
  ARN_ANSWER_SNAPSHOT, /* snapshot, text: its label or NULL; taken_by, asked_for */
  ARN_ANSWER_PROBLEM,  /* text: the refusal; event.line, number: column from 1 or 0; is_module */
  ARN_ANSWER_ERROR,    /* error, event.line, number: column from 1 or 0 */
} ArnAnswerKind;

typedef struct
{
  ArnAnswerKind kind;
  ArnRunState state;
  ArnTargetPause reason;
  ArnEvent event;
  GString *text;           /* or NULL */
  ArnHeapFigures *figures; /* or NULL */
  ArnSnapshot *snapshot;   /* or NULL */
  GError *error;           /* or NULL */
  ArnTakenBy taken_by;
  int number;
  guint64 serial; /* of STATE: what a step began with; number: the phase that is done */
  double share;
  gboolean is_error, asked_for, is_module;
} ArnAnswer;

/* Called on the main context; the answer is the workload's. */
typedef void (*ArnAnswerFunc) (const ArnAnswer *answer, gpointer data);

/* Starts the thread, which compiles the text. Texts and settings are copied. NULL with an
 * ARN_TARGET_ERROR when no thread could be made. */
ArnWorkload *arn_workload_new (const char *text,
                               const char *file,
                               const ArnRunSettings *settings,
                               guint speed,
                               GMainContext *context,
                               ArnAnswerFunc answer,
                               gpointer data,
                               GError **error);
/* Ends the program wherever it is and waits for the thread; no answer comes any more. */
void arn_workload_free (ArnWorkload *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArnWorkload, arn_workload_free)

/* `label` is copied. */
void arn_workload_request (ArnWorkload *self,
                           ArnRequestKind kind,
                           const int *numbers,
                           const char *label);
/* Read on the main context only. */
ArnPulseBuffer *arn_workload_get_pulses (ArnWorkload *self);

G_END_DECLS
