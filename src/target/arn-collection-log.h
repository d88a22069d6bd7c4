/* Tells of the collections of a runtime as events of a recording: what made each happen, when it
 * began, how long it took, how many objects it looked at, freed and could not free. Before and
 * after collections it also asks for samples of the heap's figures, so that a chart has each tooth
 * of the saw; but never so often that this would cost more than a twentieth of the time.
 */
#pragma once

#include "arn-cause.h"
#include "pym-collector.h"

G_BEGIN_DECLS

typedef struct _ArnCollectionLog ArnCollectionLog;

/* `event` lacks its line and its instructions; called on the runtime's thread after a collection.
 */
typedef void (*ArnCollectionFunc) (ArnEvent *event, gpointer data);
/* A moment whose figures are worth keeping. */
typedef void (*ArnSampleFunc) (gpointer data);

struct _ArnCollectionLog
{
  PymObserver observer;
  gint64 run_began; /* monotonic microseconds: what times count from */
  ArnCollectionFunc func;
  ArnSampleFunc sample;
  gpointer data;
  ArnCause outside;  /* what other than the program collects at the moment; else UNKNOWN */
  gint64 rest_until; /* monotonic: no sample before */

  PymPhase phase;   /* the newest that is done */
  guint64 n_phases; /* done so far, of all collections */
  int phase_generation;

  /* of the collection under way */
  gint64 began;
  gint64 sample_cost; /* microseconds; -1: this one has no samples */
  guint64 visited;
  ssize_t collected_before, uncollectable_before;
};

/* Becomes the runtime's observer; must stay where it is until the runtime is gone. */
void arn_collection_log_attach (ArnCollectionLog *self,
                                PymRuntime *rt,
                                gint64 run_began,
                                ArnCollectionFunc func,
                                ArnSampleFunc sample,
                                gpointer data);

G_END_DECLS
