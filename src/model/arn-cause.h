/* What made a collection happen: the text of its event in a recording says so in one word.
 */
#pragma once

#include "arn-recording.h"

G_BEGIN_DECLS

typedef enum
{
  ARN_CAUSE_UNKNOWN,   /* the recording does not say */
  ARN_CAUSE_AUTOMATIC, /* a count was above its threshold */
  ARN_CAUSE_CALL,      /* the program called gc.collect () */
  ARN_CAUSE_PERSON,    /* a person asked for it */
  ARN_CAUSE_TIMER,     /* every so many seconds */
  ARN_CAUSE_LINE,      /* a line that was chosen for it was about to run */
  ARN_N_CAUSES,
} ArnCause;

/* The word for it; "" for an unknown one. */
const char *arn_cause_get_word (ArnCause cause);
ArnCause arn_cause_of_event (const ArnEvent *event);

G_END_DECLS
