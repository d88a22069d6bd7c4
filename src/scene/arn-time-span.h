/* The part of a run that charts show, on the scale that all of them share: what is zoomed in one is
 * zoomed in the others. Times are nanoseconds since the start of the run. While the whole run or
 * its newest moment is shown, it follows a run that goes on.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ARN_TYPE_TIME_SPAN (arn_time_span_get_type ())
/* Signal: "changed" (). */
G_DECLARE_FINAL_TYPE (ArnTimeSpan, arn_time_span, ARN, TIME_SPAN, GObject)

ArnTimeSpan *arn_time_span_new (void);

/* How far the run has come. An earlier end than before is another run: all of it is shown. */
void arn_time_span_set_end (ArnTimeSpan *self, guint64 end);
guint64 arn_time_span_get_end (ArnTimeSpan *self);

/* What is shown; `to` is later than `from`, and later than the end of a run that is very short. */
guint64 arn_time_span_get_from (ArnTimeSpan *self);
guint64 arn_time_span_get_to (ArnTimeSpan *self);
gboolean arn_time_span_is_whole (ArnTimeSpan *self);

/* `factor` above 1 comes nearer; the moment `at` keeps its place. */
void arn_time_span_zoom (ArnTimeSpan *self, double factor, guint64 at);
/* By that share of what is shown; positive is later. */
void arn_time_span_scroll (ArnTimeSpan *self, double share);
/* Moves as little as needed to have the moment in sight. */
void arn_time_span_reveal (ArnTimeSpan *self, guint64 time);
void arn_time_span_show_all (ArnTimeSpan *self);

G_END_DECLS
