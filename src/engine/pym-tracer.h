/* A tracer: what is allocated where, by traceback, with statistics that are ready at any moment.
 * Two may be attached at once: the inspector's, which the program never sees, and the program's own
 * (tracemalloc). A trace is the requested bytes and the frames, newest first; tracebacks are
 * interned. All of its memory is raw.
 */
#pragma once

#include "pym-runtime.h"

typedef struct PymTraceback PymTraceback;

/* A line, with what its own allocations take: those whose newest frame it is. */
typedef struct PymPlace
{
  struct PymPlace *chain;
  PymSite site;
  PymTraceback *only;               /* the one traceback that it has; NULL: there are more */
  uint32_t n_tracebacks;            /* with traces, now or before */
  size_t bytes, peak_bytes, blocks; /* see PymTraceback */
} PymPlace;

struct PymTraceback
{
  uint64_t hash;
  PymTraceback *chain;
  PymPlace *shared_place; /* of its newest frame, when others have it too; else NULL */
  uint32_t id;            /* counts up from 0 within the tracer */
  uint32_t n_frames;      /* kept */
  uint32_t total_frames;  /* there were */
  /* Alive now, and at most. Apart from each other: two that are written one by one and read as a
   * pair would wait for the writing. */
  size_t bytes, peak_bytes, blocks;
  PymSite frames[]; /* newest first */
};

typedef struct
{
  /* Of the allocation; counts up from 1, never reused. Kept by the inspector's tracer only, else 0.
   */
  uint64_t serial;
  size_t size; /* requested bytes */
  const PymTraceback *traceback;
} PymTrace;

/* `max_frames` 1 … 65535. NULL without memory. */
PymTracer *pym_tracer_new (PymRuntime *rt, unsigned max_frames);
/* Detaches it if needed. */
void pym_tracer_free (PymTracer *tracer);

typedef enum
{
  PYM_TRACER_PROGRAM,   /* rt->program_tracer */
  PYM_TRACER_INSPECTOR, /* rt->inspector */
} PymTracerRole;

/* From now on blocks of the mem and object domains are traced. One tracer for each role, and a
 * tracer is attached once: what is released while it is not would stay in it. */
PymStatus pym_tracer_attach (PymTracer *tracer, PymTracerRole role);
void pym_tracer_detach (PymTracer *tracer);

/* Between the two nothing new is recorded; what is released is forgotten as always. */
void pym_tracer_suspend (PymTracer *tracer);
void pym_tracer_resume (PymTracer *tracer);

/* Kept of each traceback. */
unsigned pym_tracer_max_frames (const PymTracer *tracer);
void pym_tracer_clear (PymTracer *tracer);
/* Bytes alive now and at most. */
void pym_tracer_get_traced (const PymTracer *tracer, size_t *current, size_t *peak);
void pym_tracer_reset_peak (PymTracer *tracer);
/* The serial of the newest trace; 0 before the first. */
uint64_t pym_tracer_newest (const PymTracer *tracer);
/* Bytes that the tracer itself takes. */
size_t pym_tracer_own_memory (const PymTracer *tracer);

/* Of the block's first byte; false when it is not traced. */
bool pym_tracer_lookup (PymTracer *tracer, const void *block, PymTrace *out);
/* A free list hands out this object's block again: its traces, where there are any, get the current
 * site (_PyTraceMalloc_NewReference). To the inspector it is a new object also when its block is
 * older than the tracer. Costs a test of two pointers when nobody traces. */
void pym_tracer_renew (PymRuntime *rt, PymObject *o);

static inline void
pym_tracer_new_reference (PymRuntime *rt, PymObject *o)
{
  if (PYM_UNLIKELY (rt->program_tracer != NULL || rt->inspector != NULL))
    pym_tracer_renew (rt, o);
}

/* In no particular order. */
void pym_tracer_walk_traces (const PymTracer *tracer,
                             void (*visit) (const void *block, const PymTrace *trace, void *data),
                             void *data);
/* In the order of their ids. */
void pym_tracer_walk_tracebacks (const PymTracer *tracer,
                                 void (*visit) (const PymTraceback *traceback, void *data),
                                 void *data);
/* In no particular order. The cost grows with the number of lines that ever allocated. */
void pym_tracer_walk_places (const PymTracer *tracer,
                             void (*visit) (const PymPlace *place, void *data),
                             void *data);
/* The tracebacks with most bytes alive, biggest first; returns how many were stored. The cost grows
 * with the number of tracebacks (places in the program), not of traces. */
size_t pym_tracer_top (const PymTracer *tracer, const PymTraceback **out, size_t max);
