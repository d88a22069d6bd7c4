/* The marks in a workload's text (`# arenarium: …`) and the moment at which each of them acts.
 */
#pragma once

#include <glib.h>

#include "pym-program.h"

/* Whether a mark acts at this step, of a frame of the workload's own file. One behind code: when
 * its line is left. One on a line of its own: before the next line of its block; when it is the
 * last of its block, each time the statement in front of it is left. */
gboolean arn_mark_is_due (const PymSource *source, const PymMark *mark, const PymStepInfo *info);
