/* What one run left: source, settings, output, events, the history of its figures, and snapshots.
 * Grows while a run goes on, on the main thread only; becomes a file (arn-file.h), and a file
 * becomes one. Everything a window shows of a run, it shows from here.
 */
#pragma once

#include <gio/gio.h>

#include "arn-history.h"
#include "arn-pulse.h"
#include "arn-snapshot-item.h"

G_BEGIN_DECLS

#define ARN_TYPE_RECORDING (arn_recording_get_type ())
/* Properties: "title" (a string), "modified" (boolean: changed since it was saved or opened).
 * Signals:
 *   "output"  (guint first)   chunks from `first` on are new
 *   "event"   (guint index)   an event was added
 *   "history" ()              the history has grown
 * Snapshots announce themselves through their list model. */
G_DECLARE_FINAL_TYPE (ArnRecording, arn_recording, ARN, RECORDING, GObject)

ArnRecording *arn_recording_new (void);

const char *arn_recording_get_title (ArnRecording *self);
void arn_recording_set_title (ArnRecording *self, const char *title);
gboolean arn_recording_get_modified (ArnRecording *self);
void arn_recording_set_modified (ArnRecording *self, gboolean modified);

/* How the run was made: with the source, all that it takes to run it again. */
typedef struct
{
  ArnProfile profile;
  guint trace_depth;  /* frames kept of each traceback */
  guint64 heap_limit; /* bytes; 0: none */
  guint64 hash_seed;
  guint64 arena_offset; /* bytes */
  guint64 random_seed;
  gint64 started_at; /* microseconds since 1970 UTC; 0: not yet */
  char **arguments;  /* NULL-terminated, or NULL */
} ArnRunSettings;

const ArnRunSettings *arn_recording_get_settings (ArnRecording *self);
void arn_recording_set_settings (ArnRecording *self, const ArnRunSettings *settings); /* copied */

/* Source texts by the file name that sites carry; the first one is the workload. */
void arn_recording_add_source (ArnRecording *self, const char *file, const char *text);
guint arn_recording_get_n_sources (ArnRecording *self);
const char *arn_recording_get_source_file (ArnRecording *self, guint index);
const char *arn_recording_get_source_text (ArnRecording *self, guint index);
/* NULL when there is none of that name. */
const char *arn_recording_find_source (ArnRecording *self, const char *file);

typedef enum
{
  ARN_STREAM_OUT,
  ARN_STREAM_ERROR,
} ArnStream;

/* A piece of what the program printed, with the moment that printed it. */
typedef struct
{
  ArnStream stream;
  const char *text; /* the recording's; NUL-terminated UTF-8 */
  gsize length;
  guint64 time; /* nanoseconds */
  guint64 instructions;
  guint32 line;
} ArnOutputChunk;

/* `length` -1: up to the NUL. Text that is no UTF-8 is repaired. Time and so on are copied. */
void arn_recording_append_output (ArnRecording *self, const ArnOutputChunk *chunk);
guint arn_recording_get_n_chunks (ArnRecording *self);
void arn_recording_get_chunk (ArnRecording *self, guint index, ArnOutputChunk *out);

typedef enum
{
  ARN_EVENT_COLLECTION, /* text: what made it happen (arn-cause.h) */
  ARN_EVENT_MARK,       /* text: its label */
  ARN_EVENT_STATE,      /* generation: the new ArnRunState; text: what is to be said about it */
  ARN_EVENT_ACTION,     /* something a person did; text names it */
} ArnEventKind;

typedef struct
{
  ArnEventKind kind;
  guint64 time; /* nanoseconds, of its start */
  guint64 instructions;
  guint64 duration; /* nanoseconds */
  guint32 line;
  guint32 generation;
  guint64 visited; /* objects that a collection looked at */
  guint64 freed, uncollectable;
  const char *text; /* the recording's; never NULL when read */
} ArnEvent;

void arn_recording_add_event (ArnRecording *self, const ArnEvent *event); /* copied */
/* Valid until the next event is added. */
const ArnEvent *arn_recording_get_events (ArnRecording *self, guint *n);

/* The figures of each pulse go into the history, which thins itself out. */
void arn_recording_add_pulse (ArnRecording *self, const ArnPulse *pulse);
/* Figures between two pulses; announced with the next one. Ones that are older than the history's
 * end are dropped. */
void arn_recording_add_sample (ArnRecording *self, const ArnHeapFigures *figures);
ArnHistory *arn_recording_get_history (ArnRecording *self);

/* A GListModel of ArnSnapshotItem, in the order in which they were taken. (transfer none) */
GListModel *arn_recording_get_snapshots (ArnRecording *self);
/* Automatic ones share ARN_AUTOMATIC_BUDGET; the oldest of them go first. (transfer none) */
ArnSnapshotItem *arn_recording_add_snapshot (ArnRecording *self,
                                             ArnSnapshot *snapshot,
                                             const char *label,
                                             ArnTakenBy taken_by);
/* Lists the snapshot, if it is not listed yet, under a name that says where the run stood: what is
 * looked at when a recording is saved is then in the file. */
void arn_recording_keep_snapshot (ArnRecording *self, ArnSnapshot *snapshot);
void arn_recording_remove_snapshot (ArnRecording *self, ArnSnapshotItem *item);
#define ARN_AUTOMATIC_BUDGET (G_GUINT64_CONSTANT (512) << 20) /* bytes */
/* Whether closing without saving loses something that a person took. */
gboolean arn_recording_has_unsaved_snapshots (ArnRecording *self);

/* FALSE when the file behind it was cut while it was open: parts of what is shown are missing. */
gboolean arn_recording_is_intact (ArnRecording *self);

G_END_DECLS
