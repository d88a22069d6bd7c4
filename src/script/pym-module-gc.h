/* What the collector asks of the module `gc`: hooks of the engine. */
#pragma once

#include "pym-script.h"

/* gc.callbacks, each with the phase and a dict of figures. */
void pym_gc_invoke_callbacks (
    PymRuntime *rt, const char *phase, int generation, ssize_t collected, ssize_t uncollectable);
/* Appends to gc.garbage. -1 without memory. */
int pym_gc_append_garbage (PymRuntime *rt, PymObject *o);
