/* Tells of the collections of a runtime as events of a recording: when each began, how long it
 * took, how many objects it looked at, freed and could not free.
 */
#pragma once

#include "arn-recording.h"
#include "pym-collector.h"

G_BEGIN_DECLS

typedef struct _ArnCollectionLog ArnCollectionLog;

/* `event` lacks its line and its instructions; called on the runtime's thread after a collection.
 */
typedef void (*ArnCollectionFunc) (ArnEvent *event, gpointer data);

struct _ArnCollectionLog
{
  PymObserver observer;
  gint64 run_began; /* monotonic microseconds: what times count from */
  ArnCollectionFunc func;
  gpointer data;

  /* of the collection under way */
  gint64 began;
  guint64 visited;
  ssize_t collected_before, uncollectable_before;
};

/* Becomes the runtime's observer; must stay where it is until the runtime is gone. */
void arn_collection_log_attach (ArnCollectionLog *self,
                                PymRuntime *rt,
                                gint64 run_began,
                                ArnCollectionFunc func,
                                gpointer data);

G_END_DECLS
