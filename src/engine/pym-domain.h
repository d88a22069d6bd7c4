/* Making the tables of functions of the three domains. For the engine's own files; pym-memory.h is
 * what everybody else uses.
 */
#pragma once

#include "pym-memory.h"

/* The heap is there. */
void pym_domains_init (PymRuntime *rt);

/* The heap that an allocator is, when nothing wraps it; NULL otherwise. */
PymHeap *pym_domain_heap (const PymAllocator *allocator);
