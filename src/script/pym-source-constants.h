/* The inner side of PymSourceConstants: owning literals, and finding the one object that stands for
 * all equal constants of a file (merge_consts_recursive in CPython's Python/compile.c).
 */
#pragma once

#include "pym-compiled.h"

/* Takes over a reference. false without memory (the reference is released then). */
bool pym_source_constants_add (PymRuntime *rt, PymSourceConstants *constants, PymObject *object);

/* The object that stands for all constants equal to `object`: same type, same value, same sign of
 * zero; items of tuples and frozensets likewise. The first one given stands for itself: a tuple's
 * items are then exchanged for those that stand for them. Borrowed; NULL without memory. */
PymObject *
pym_source_constants_merge (PymRuntime *rt, PymSourceConstants *constants, PymObject *object);

/* The merging table is needed until the last code is made: this releases it, and its references. */
void pym_source_constants_end_merging (PymRuntime *rt, PymSourceConstants *constants);
