/* The start of a run, of which nothing was captured: made up from what is still there of it. The
 * inspector's tracer runs from the first line on, so what it has not seen is older than the
 * program.
 */
#pragma once

#include "arn-snapshot.h"

G_BEGIN_DECLS

/* A snapshot with the objects that were there before the first line, and with nothing else; NULL
 * when nothing tells which those are. Time in proportion to the objects. (transfer full) */
ArnSnapshot *arn_startup_snapshot_new (ArnSnapshot *snapshot);

G_END_DECLS
