/* What one window looks at: a recording, one moment of it, and the selection that all views share.
 * Views bind to it and never to each other: what is selected in one is selected in all.
 *
 * Two snapshots, because a running program sends more pulses than full ones: `map` is the newest
 * look at arenas and pools (with nothing else in it when it came from a pulse), `snapshot` the
 * newest full one. When the program stands still both are the same.
 *
 * What is compared with what: `baseline` is the older moment, NULL when nothing is compared, and
 * `diff` the difference from it to `snapshot`, one for all views. It is made on a worker thread as
 * soon as there is a baseline, and anew with each snapshot; until it is ready it is NULL, never an
 * old one. A page shows its change columns while there is a baseline, fills them when
 * ARN_PAGE_DIFF tells of a diff, and may keep a reference to the one whose figures it shows. Rows
 * of types and lines are found by name: they are texts of either snapshot. When the baseline is of
 * another run (`arn_session_is_baseline_foreign ()`), objects of both can't be told apart: compare
 * sums only, not who was born and who is gone.
 */
#pragma once

#include "arn-diff.h"
#include "arn-recording.h"
#include "arn-time-span.h"
#include "arn-work.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_SELECTED_NOTHING,
  ARN_SELECTED_ARENA,
  ARN_SELECTED_POOL,
  ARN_SELECTED_BLOCK, /* no object is known to lie in it; also a free one */
  ARN_SELECTED_OBJECT,
} ArnSelected;

/* Rows are those of `in`. For an object that is gone, `in` is the last snapshot that had it. */
typedef struct
{
  ArnSelected kind;
  guint64 address;
  guint64 serial; /* of an object; 0: not known */
  ArnSnapshot *in;
  ArnArenaId arena;
  ArnPoolId pool;
  ArnBlockId block;
  ArnObjectId object;
  gboolean gone;
} ArnSelection;

#define ARN_TYPE_SESSION (arn_session_get_type ())
/* Properties: "recording", "snapshot", "map", "baseline" (objects, may be NULL), "diff" (a
 * pointer). Signals: "selection-changed" (), also when the same thing was found again in a new
 * snapshot "work-added" (ArnWork *work): long work has begun somewhere */
G_DECLARE_FINAL_TYPE (ArnSession, arn_session, ARN, SESSION, GObject)

ArnSession *arn_session_new (void);

/* Forgets snapshots and selection. */
void arn_session_set_recording (ArnSession *self, ArnRecording *recording);
ArnRecording *arn_session_get_recording (ArnSession *self);

/* A full snapshot: becomes `map` as well. The selection is looked for in it. */
void arn_session_set_snapshot (ArnSession *self, ArnSnapshot *snapshot);
ArnSnapshot *arn_session_get_snapshot (ArnSession *self);
/* One that only has arenas. */
void arn_session_set_map (ArnSession *self, ArnSnapshot *map);
ArnSnapshot *arn_session_get_map (ArnSession *self);

/* The part of the run that all charts show. */
ArnTimeSpan *arn_session_get_span (ArnSession *self);

/* Whether the program has gone on since the full snapshot, and by how many nanoseconds of its run.
 */
gboolean arn_session_is_stale (ArnSession *self);
guint64 arn_session_get_age (ArnSession *self);

/* What everything is compared with; NULL: nothing. Forgotten with the recording. `name` is what a
 * person calls it ("1 · After warm-up"), `foreign` whether it is of another run. */
void arn_session_set_baseline (ArnSession *self,
                               ArnSnapshot *baseline,
                               const char *name,
                               gboolean foreign);
ArnSnapshot *arn_session_get_baseline (ArnSession *self);
const char *arn_session_get_baseline_name (ArnSession *self); /* "" without one */
gboolean arn_session_is_baseline_foreign (ArnSession *self);
/* From the baseline to the snapshot; NULL without a baseline, and while it is being made. */
ArnDiff *arn_session_get_diff (ArnSession *self); /* transfer none */

/* Announces long work, so that the window shows it until it ends. */
void arn_session_add_work (ArnSession *self, ArnWork *work);

void arn_session_select_nothing (ArnSession *self);
void arn_session_select_arena (ArnSession *self, guint64 address);
/* The pool around the address. */
void arn_session_select_pool (ArnSession *self, guint64 address);
void arn_session_select_object (ArnSession *self, ArnObjectId object);
/* The most exact thing that lies there: object, block, pool or arena. FALSE, and nothing changes,
 * when the address is in no arena and in no large request. */
gboolean arn_session_select_address (ArnSession *self, guint64 address);

/* Valid until it changes. */
const ArnSelection *arn_session_get_selection (ArnSession *self);
/* "Node node0", "pool 11 of arena 2"; "" for nothing. (transfer full) */
char *arn_session_format_selection (ArnSession *self);

G_END_DECLS
