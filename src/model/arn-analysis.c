#include "arn-analysis.h"

#include "arn-cycles.h"
#include "arn-line-table.h"
#include "arn-reachability.h"
#include "arn-references.h"
#include "arn-retained.h"
#include "arn-type-table.h"

static void
analysis_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ArnSnapshot *snapshot = source;
  ArnAnalyses wanted = GPOINTER_TO_UINT (data);
  gboolean edges = arn_snapshot_has (snapshot, ARN_PART_OBJECTS | ARN_PART_EDGES);

  /* Those that people wait for first come first. */
  if ((wanted & ARN_ANALYSIS_LINES) != 0 && !g_cancellable_is_cancelled (cancellable))
    arn_line_table_get (snapshot);
  if ((wanted & ARN_ANALYSIS_TYPES) != 0 && arn_snapshot_has (snapshot, ARN_PART_OBJECTS) &&
      !g_cancellable_is_cancelled (cancellable))
    arn_type_table_get (snapshot);
  if ((wanted & ARN_ANALYSIS_REACHABILITY) != 0 && edges &&
      !g_cancellable_is_cancelled (cancellable))
    arn_reachability_count_unreachable (snapshot);
  if ((wanted & ARN_ANALYSIS_REFERRERS) != 0 && edges &&
      arn_snapshot_get_tables (snapshot)->objects.n > 0 &&
      !g_cancellable_is_cancelled (cancellable))
    arn_references_in (snapshot, 0);
  if ((wanted & ARN_ANALYSIS_CYCLES) != 0 && edges && !g_cancellable_is_cancelled (cancellable))
    arn_cycles_get (snapshot, cancellable);
  if ((wanted & ARN_ANALYSIS_RETAINED) != 0 && edges && !g_cancellable_is_cancelled (cancellable))
    arn_retained_get (snapshot, cancellable);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
arn_analysis_run_async (ArnSnapshot *snapshot,
                        ArnAnalyses analyses,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ARN_IS_SNAPSHOT (snapshot));

  task = g_task_new (snapshot, cancellable, callback, data);
  g_task_set_source_tag (task, arn_analysis_run_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (analyses), NULL);
  g_task_run_in_thread (task, analysis_thread);
}

gboolean
arn_analysis_run_finish (ArnSnapshot *snapshot, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, snapshot), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
