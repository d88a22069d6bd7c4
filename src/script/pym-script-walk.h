/* What the machine owns, for the whole-heap check and for captures: hooks of the engine. */
#pragma once

#include "pym-script.h"

/* Counted references from outside of the heap: frames, modules, names, constants of the source,
 * interned texts, static types. */
void pym_script_walk_roots (PymRuntime *rt, PymEdgeVisit visit, void *data);
/* Blocks that belong to no object: what free lists keep. */
/* All roots but the frames and the parsed source. */
void pym_script_walk_interpreter (PymRuntime *rt, PymEdgeVisit visit, void *data);
void pym_script_walk_owned_blocks (PymRuntime *rt, PymBlockVisit visit, void *data);
