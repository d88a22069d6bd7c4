/* What CPython does not store about a block: when and where it was allocated. It lies outside the
 * heap, one note for each block by pool and place, and exists only while it is attached, so that no
 * layout and no count knows of it. All of its memory is the system's.
 */
#pragma once

#include "pym-runtime.h"

typedef struct
{
  uint64_t serial; /* of the allocation; counts up from 1, also over a realloc that stays */
  uint64_t born;   /* what the clock said */
  size_t size;     /* requested bytes */
  PymSite site;    /* newest frame; file NULL when nothing runs */
} PymBlockNote;

/* Wraps the mem and object domains. Blocks that are there already have no note. `clock` says what
 * time it is, in whatever unit; NULL: 0 always. */
PymStatus pym_side_table_attach (PymRuntime *rt, uint64_t (*clock) (void *data), void *data);

/* Forgets all notes. */
void pym_side_table_detach (PymRuntime *rt);

/* False when nothing is known of the block. Cost: O(1). */
bool pym_side_table_get (PymRuntime *rt, const void *block, PymBlockNote *out);

/* Serial of the latest allocation; 0 when not attached. */
uint64_t pym_side_table_serial (PymRuntime *rt);

/* For pym_runtime_free (). */
void pym_side_table_fini (PymRuntime *rt);
