#include "arn-phase-words.h"

#include "pym-collector.h"

#include <glib/gi18n-lib.h>

const char *
arn_phase_sentence (int phase)
{
  switch ((PymPhase) phase)
    {
    case PYM_PHASE_START:
      return _ ("A collection begins.");
    case PYM_PHASE_MERGE:
      return _ ("Younger generations were merged into the one that is collected.");
    case PYM_PHASE_COPY_COUNTS:
      return _ ("Each object’s reference count was copied as its working count.");
    case PYM_PHASE_SUBTRACT:
      return _ ("References from inside were taken off the working counts: what is left comes from "
                "outside.");
    case PYM_PHASE_REACHABLE:
      return _ ("What is held from outside is reachable, and all that it leads to.");
    case PYM_PHASE_UNREACHABLE:
      return _ (
          "References from inside were taken off the counts. What nothing outside leads to is "
          "unreachable.");
    case PYM_PHASE_UNTRACK:
      return _ ("Tuples and dicts that can be in no cycle are tracked no more.");
    case PYM_PHASE_SURVIVE:
      return _ ("The survivors moved to the next older generation.");
    case PYM_PHASE_WEAKREFS:
      return _ ("Weak references to what is unreachable were cleared.");
    case PYM_PHASE_FINALIZE:
      return _ ("Finalizers of what is unreachable have run.");
    case PYM_PHASE_RESURRECTED:
      return _ ("What finalizers made reachable again was set aside: it lives on.");
    case PYM_PHASE_CLEAR:
      return _ ("The unreachable objects were taken apart, their memory is free.");
    case PYM_PHASE_FREE_LISTS:
      return _ ("The free lists were emptied, as after every full collection.");
    case PYM_PHASE_END:
      return _ ("The collection is over.");
    }
  return "";
}
