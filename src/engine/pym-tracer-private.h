/* What a tracer is made of; private to pym-tracer.c and pym-tracing.c. */
#pragma once

#include "pym-tracer.h"

typedef struct
{
  const void *block; /* NULL: free slot */
  PymTraceback *traceback;
  size_t size;
  uint64_t serial;
} PymTraceEntry;

struct PymTracer
{
  PymRuntime *rt;
  unsigned max_frames;
  bool suspended;
  int role; /* -1: not attached */

  /* Traces: open addressing with linear probing, at most three quarters full. */
  PymTraceEntry *entries;
  size_t n_entries, mask;
  uint64_t next_serial;

  /* Tracebacks: chained by hash, and by id. */
  PymTraceback **buckets;
  size_t bucket_mask;
  PymTraceback **tracebacks;
  uint32_t n_tracebacks, tracebacks_room;
  size_t traceback_bytes;

  size_t traced, peak;
  PymSite *scratch; /* max_frames long */
};

/* The traceback of what runs now; NULL without memory. */
PymTraceback *pym_tracer_current (PymTracer *tracer);
/* Records or replaces. False without memory: then nothing is recorded for the block. */
bool pym_tracer_add (PymTracer *tracer, const void *block, size_t size);
void pym_tracer_remove (PymTracer *tracer, const void *block);
void pym_tracer_renew_block (PymTracer *tracer, const void *block);
