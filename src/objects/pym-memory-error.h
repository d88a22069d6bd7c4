/* The spare MemoryErrors of a runtime. */
#pragma once

#include "pym-callables.h"

/* The one that needs nothing; before anything that may fail. */
int pym_memory_error_init (PymRuntime *rt);
/* The spares; once the types are ready. */
int pym_memory_error_make_spares (PymRuntime *rt);
void pym_memory_error_fini (PymRuntime *rt);
/* The engine's own refusals. */
void pym_memory_error_hook (PymRuntime *rt);
void pym_memory_error_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data);
