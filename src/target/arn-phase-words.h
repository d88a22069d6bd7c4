/* What a phase of a collection has done, as a sentence.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* `phase`: a PymPhase. Translated. */
const char *arn_phase_sentence (int phase);

G_END_DECLS
