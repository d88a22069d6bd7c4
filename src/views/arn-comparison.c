#include "arn-comparison.h"

#include <glib/gi18n-lib.h>

struct _ArnComparison
{
  GObject parent_instance;

  ArnSnapshot *old_one, *new_one;
  ArnDiff *diff;
  ArnWork *work; /* while a thread is at it */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  WORK_ADDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnComparison, arn_comparison, G_TYPE_OBJECT)

static void
arn_comparison_end_work (ArnComparison *self)
{
  if (self->work)
    arn_work_end (self->work);
  g_clear_object (&self->work);
  g_clear_object (&self->cancellable);
}

static void
arn_comparison_stop (ArnComparison *self)
{
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  arn_comparison_end_work (self);
}

static void
arn_comparison_dispose (GObject *object)
{
  ArnComparison *self = ARN_COMPARISON (object);

  arn_comparison_stop (self);
  g_clear_pointer (&self->diff, arn_diff_unref);
  g_clear_object (&self->old_one);
  g_clear_object (&self->new_one);

  G_OBJECT_CLASS (arn_comparison_parent_class)->dispose (object);
}

static void
arn_comparison_class_init (ArnComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = arn_comparison_dispose;

  signals[CHANGED] = g_signal_new ("changed", ARN_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[WORK_ADDED] = g_signal_new ("work-added", ARN_TYPE_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, ARN_TYPE_WORK);
}

static void
arn_comparison_init (ArnComparison *self)
{
}

ArnComparison *
arn_comparison_new (void)
{
  return g_object_new (ARN_TYPE_COMPARISON, NULL);
}

typedef struct
{
  ArnSnapshot *old_one, *new_one;
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_object_unref (pair->old_one);
  g_object_unref (pair->new_one);
  g_free (pair);
}

static void
arn_comparison_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Pair *pair = data;
  ArnDiff *diff = arn_diff_new (pair->old_one, pair->new_one, cancellable);

  g_task_return_pointer (task, diff, (GDestroyNotify) arn_diff_unref);
}

static void
arn_comparison_made (GObject *source, GAsyncResult *result, gpointer data)
{
  ArnComparison *self = ARN_COMPARISON (source);
  g_autoptr (ArnDiff) diff = g_task_propagate_pointer (G_TASK (result), NULL);

  if (!self->cancellable || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  arn_comparison_end_work (self);
  self->diff = g_steal_pointer (&diff);
  if (self->diff)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
arn_comparison_begin (ArnComparison *self)
{
  g_autoptr (GTask) task = NULL;
  Pair *pair = g_new0 (Pair, 1);

  pair->old_one = g_object_ref (self->old_one);
  pair->new_one = g_object_ref (self->new_one);
  self->cancellable = g_cancellable_new ();
  self->work = arn_work_new (_ ("Comparing snapshots…"), self->cancellable);
  task = g_task_new (self, self->cancellable, arn_comparison_made, NULL);
  g_task_set_source_tag (task, arn_comparison_begin);
  g_task_set_task_data (task, pair, pair_free);
  g_task_run_in_thread (task, arn_comparison_thread);
  g_signal_emit (self, signals[WORK_ADDED], 0, self->work);
}

void
arn_comparison_set (ArnComparison *self, ArnSnapshot *old_one, ArnSnapshot *new_one)
{
  gboolean changed, had;

  g_return_if_fail (ARN_IS_COMPARISON (self));

  if (!old_one || !new_one)
    old_one = new_one = NULL;
  changed = g_set_object (&self->old_one, old_one);
  changed = g_set_object (&self->new_one, new_one) || changed;
  if (!changed)
    return;
  arn_comparison_stop (self);
  had = self->diff != NULL;
  g_clear_pointer (&self->diff, arn_diff_unref);
  if (had)
    g_signal_emit (self, signals[CHANGED], 0);
  if (old_one)
    arn_comparison_begin (self);
}

ArnDiff *
arn_comparison_get_diff (ArnComparison *self)
{
  g_return_val_if_fail (ARN_IS_COMPARISON (self), NULL);

  return self->diff;
}
