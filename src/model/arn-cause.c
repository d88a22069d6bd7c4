#include "arn-cause.h"

static const char *const arn_cause_words[ARN_N_CAUSES] = {
  [ARN_CAUSE_UNKNOWN] = "",      [ARN_CAUSE_AUTOMATIC] = "automatic", [ARN_CAUSE_CALL] = "call",
  [ARN_CAUSE_PERSON] = "person", [ARN_CAUSE_TIMER] = "timer",         [ARN_CAUSE_LINE] = "line",
};

const char *
arn_cause_get_word (ArnCause cause)
{
  return arn_cause_words[cause];
}

ArnCause
arn_cause_of_event (const ArnEvent *event)
{
  for (ArnCause cause = ARN_CAUSE_AUTOMATIC; cause < ARN_N_CAUSES; cause++)
    if (event->kind == ARN_EVENT_COLLECTION && g_str_equal (event->text, arn_cause_words[cause]))
      return cause;
  return ARN_CAUSE_UNKNOWN;
}
