/* Analyses ahead of time: what a view is about to ask of a snapshot is made on a worker thread, so
 * that the asking itself, on the main thread, costs nothing. Whoever asks without it gets the same
 * answer, only later.
 */
#pragma once

#include <gio/gio.h>

#include "arn-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_ANALYSIS_TYPES = 1 << 0,        /* arn-type-table.h */
  ARN_ANALYSIS_LINES = 1 << 1,        /* arn-line-table.h */
  ARN_ANALYSIS_REFERRERS = 1 << 2,    /* arn-references.h */
  ARN_ANALYSIS_REACHABILITY = 1 << 3, /* arn-reachability.h */
  ARN_ANALYSIS_CYCLES = 1 << 4,       /* arn-cycles.h */
  ARN_ANALYSIS_RETAINED = 1 << 5,     /* arn-retained.h */
} ArnAnalyses;

/* Makes them all, those of parts that the snapshot has not left out. `callback` is called on the
 * thread-default main context of the caller, also when everything was there already. */
void arn_analysis_run_async (ArnSnapshot *snapshot,
                             ArnAnalyses analyses,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* FALSE with G_IO_ERROR_CANCELLED when it was cancelled; nothing half made is kept. */
gboolean arn_analysis_run_finish (ArnSnapshot *snapshot, GAsyncResult *result, GError **error);

G_END_DECLS
