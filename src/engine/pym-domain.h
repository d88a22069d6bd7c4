/* Making the tables of functions of the three domains. For the engine's own files; pym-memory.h is
 * what everybody else uses.
 */
#pragma once

#include "pym-memory.h"

/* The heap is there. */
void pym_domains_init (PymRuntime *rt);
