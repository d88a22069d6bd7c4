/* Making the tables of functions of the three domains, and taking a wrapper off again. For the
 * engine's own files; pym-memory.h is what everybody else uses.
 */
#pragma once

#include "pym-memory.h"

/* The heap is there. */
void pym_domains_init (PymRuntime *rt);

/* Puts `inner` back where the wrapper with this context is outermost. False when somebody has
 * wrapped it since: then it has to stay, and to pass everything on. */
bool pym_domain_unwrap (PymRuntime *rt,
                        PymDomain domain,
                        const void *context,
                        const PymAllocator *inner);
