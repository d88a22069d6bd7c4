/* Full snapshots on the workload's thread. They take long on a big heap, so they give way to what a
 * person asks for meanwhile, and say how far they are. */
#include "arn-workload-private.h"

/* Microseconds until a capture is long enough to be told of, and between two reports. */
#define FIRST_REPORT 150000
#define NEXT_REPORT  50000

static void
say_share (ArnWorkload *self, double share)
{
  ArnAnswer *answer = arn_workload_answer_new (self, ARN_ANSWER_CAPTURE);

  answer->share = share;
  arn_workload_put_answer (self, answer);
}

void
arn_workload_say_capture (ArnWorkload *self)
{
  say_share (self, 0);
}

static gboolean
goes_on (double done, gpointer data)
{
  ArnWorkload *self = data;
  gint64 now = g_get_monotonic_time ();

  if (arn_workload_must_give_way (self, self->capture_is_wanted))
    return FALSE;
  if (now >= self->next_report)
    {
      self->next_report = now + NEXT_REPORT;
      say_share (self, MAX (done, 0.01));
    }
  return TRUE;
}

void
arn_workload_snapshot (ArnWorkload *self, const char *label, ArnTakenBy by, gboolean asked_for)
{
  ArnMoment moment = arn_workload_moment (self);
  g_autoptr (ArnSnapshot) snapshot = NULL;
  ArnAnswer *answer;

  arn_workload_say_capture (self);
  self->capture_is_wanted = asked_for;
  self->next_report = g_get_monotonic_time () + FIRST_REPORT;
  snapshot = arn_capture_snapshot (self->program, &moment, goes_on, self);
  if (snapshot == NULL)
    {
      say_share (self, -1);
      return;
    }
  answer = arn_workload_answer_new (self, ARN_ANSWER_SNAPSHOT);
  answer->snapshot = g_steal_pointer (&snapshot);
  answer->text = label != NULL ? g_string_new (label) : NULL;
  answer->taken_by = by;
  answer->asked_for = asked_for;
  arn_workload_put_answer (self, answer);
}
