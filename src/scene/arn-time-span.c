#include "arn-time-span.h"

/* Nothing shorter is shown, in nanoseconds: below, clocks say little. */
#define SHORTEST 20000

struct _ArnTimeSpan
{
  GObject parent_instance;

  guint64 end;
  double from, length; /* length 0: all of it */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ArnTimeSpan, arn_time_span, G_TYPE_OBJECT)

static void
arn_time_span_class_init (ArnTimeSpanClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", ARN_TYPE_TIME_SPAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
arn_time_span_init (ArnTimeSpan *self)
{
}

ArnTimeSpan *
arn_time_span_new (void)
{
  return g_object_new (ARN_TYPE_TIME_SPAN, NULL);
}

static double
arn_time_span_whole_length (ArnTimeSpan *self)
{
  return (double) MAX (self->end, SHORTEST);
}

static void
arn_time_span_set (ArnTimeSpan *self, double from, double length)
{
  double whole = arn_time_span_whole_length (self);

  length = MAX (length, SHORTEST);
  if (length >= whole)
    from = length = 0;
  else
    from = CLAMP (from, 0, whole - length);
  if (from == self->from && length == self->length)
    return;
  self->from = from;
  self->length = length;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
arn_time_span_set_end (ArnTimeSpan *self, guint64 end)
{
  gboolean follows;

  g_return_if_fail (ARN_IS_TIME_SPAN (self));

  if (end == self->end)
    return;
  follows = self->length > 0 && self->from + self->length >= self->end;
  if (end < self->end)
    self->from = self->length = 0;
  else if (follows)
    self->from = end - self->length;
  self->end = end;
  g_signal_emit (self, signals[CHANGED], 0);
}

guint64
arn_time_span_get_end (ArnTimeSpan *self)
{
  g_return_val_if_fail (ARN_IS_TIME_SPAN (self), 0);

  return self->end;
}

guint64
arn_time_span_get_from (ArnTimeSpan *self)
{
  g_return_val_if_fail (ARN_IS_TIME_SPAN (self), 0);

  return (guint64) self->from;
}

guint64
arn_time_span_get_to (ArnTimeSpan *self)
{
  g_return_val_if_fail (ARN_IS_TIME_SPAN (self), 1);

  return (guint64) (self->from +
                    (self->length > 0 ? self->length : arn_time_span_whole_length (self)));
}

gboolean
arn_time_span_is_whole (ArnTimeSpan *self)
{
  g_return_val_if_fail (ARN_IS_TIME_SPAN (self), TRUE);

  return self->length == 0;
}

void
arn_time_span_zoom (ArnTimeSpan *self, double factor, guint64 at)
{
  double length, share;

  g_return_if_fail (ARN_IS_TIME_SPAN (self));
  g_return_if_fail (factor > 0);

  length = self->length > 0 ? self->length : arn_time_span_whole_length (self);
  share = CLAMP ((at - self->from) / length, 0, 1);
  length = MAX (length / factor, SHORTEST);
  arn_time_span_set (self, at - share * length, length);
}

void
arn_time_span_scroll (ArnTimeSpan *self, double share)
{
  g_return_if_fail (ARN_IS_TIME_SPAN (self));

  if (self->length > 0)
    arn_time_span_set (self, self->from + share * self->length, self->length);
}

void
arn_time_span_reveal (ArnTimeSpan *self, guint64 time)
{
  g_return_if_fail (ARN_IS_TIME_SPAN (self));

  if (self->length == 0)
    return;
  if (time < self->from)
    arn_time_span_set (self, time - self->length * 0.1, self->length);
  else if (time > self->from + self->length)
    arn_time_span_set (self, time - self->length * 0.9, self->length);
}

void
arn_time_span_show_all (ArnTimeSpan *self)
{
  g_return_if_fail (ARN_IS_TIME_SPAN (self));

  arn_time_span_set (self, 0, arn_time_span_whole_length (self));
}
