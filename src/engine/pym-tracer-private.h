/* What a tracer is made of; private to pym-tracer.c and pym-tracing.c. */
#pragma once

#include "pym-trace-table.h"
#include "pym-tracer.h"

struct PymTracer
{
  PymRuntime *rt;
  unsigned max_frames;
  bool suspended;
  int role; /* -1: not attached */

  PymTraceTable traces;
  uint64_t next_serial;

  /* Tracebacks: chained by hash, and by id; most allocations have that of the one before. */
  PymTraceback *latest;
  PymTraceback **buckets;
  size_t bucket_mask;
  PymTraceback **tracebacks;
  uint32_t n_tracebacks, tracebacks_room;
  size_t traceback_bytes;

  /* Places: chained by hash. A program has few: the number of buckets stays. */
  PymPlace **places;
  size_t n_places;

  size_t traced, peak;
  PymSite *scratch; /* max_frames long */
};

/* The traceback of what runs now; NULL without memory. */
PymTraceback *pym_tracer_current (PymTracer *tracer);
/* Records or replaces. False without memory: then nothing is recorded for the block. */
bool pym_tracer_add (PymTracer *tracer, const void *block, size_t size);
void pym_tracer_remove (PymTracer *tracer, const void *block);
/* False when the block is not traced: then nothing happens. */
bool pym_tracer_renew_block (PymTracer *tracer, const void *block);
