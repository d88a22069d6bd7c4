/* What a chart says in words about collections; tables of them say the same.
 */
#pragma once

#include "arn-cause.h"

G_BEGIN_DECLS

/* "automatic", "gc.collect ()"; "" for an unknown cause. */
const char *arn_chart_cause_name (ArnCause cause);
/* "gc.collect (), line 10". (transfer full) */
char *arn_chart_format_trigger (const ArnEvent *collection);

G_END_DECLS
