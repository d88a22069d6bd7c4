/* What a tracer is made of, and what happens to it for every block; private to pym-tracer.c and
 * pym-tracing.c. */
#pragma once

#include "pym-trace-table.h"
#include "pym-traceback-table.h"

struct PymTracer
{
  PymRuntime *rt;
  bool suspended;
  int role; /* -1: not attached */
  PymTraceTable traces;
  uint64_t next_serial;
  PymTracebackTable tracebacks;
  size_t traced, peak;
};

static inline void
pym_tracer_account (PymTracer *tracer, PymTraceback *traceback, size_t size)
{
  PymPlace *place = traceback->shared_place;

  traceback->bytes += size;
  traceback->blocks++;
  if (traceback->bytes > traceback->peak_bytes)
    traceback->peak_bytes = traceback->bytes;
  if (place != NULL)
    {
      place->bytes += size;
      place->blocks++;
      if (place->bytes > place->peak_bytes)
        place->peak_bytes = place->bytes;
    }
  tracer->traced += size;
}

static inline void
pym_tracer_discount (PymTracer *tracer, PymTraceWord word)
{
  PymTraceback *traceback = tracer->tracebacks.listed[pym_trace_word_traceback (word)];
  size_t size = pym_trace_word_size (word);

  traceback->bytes -= size;
  traceback->blocks--;
  if (traceback->shared_place != NULL)
    {
      traceback->shared_place->bytes -= size;
      traceback->shared_place->blocks--;
    }
  tracer->traced -= size;
}

/* The block has a trace at this place: it is gone. */
static inline void
pym_tracer_forget (PymTracer *tracer, PymTracePlace place, const void *block)
{
  pym_tracer_discount (tracer, *place.word);
  pym_trace_table_remove (tracer->rt, &tracer->traces, place, block);
}

static inline void
pym_tracer_remove (PymTracer *tracer, const void *block)
{
  PymTracePlace place = pym_trace_table_of_block (&tracer->traces, block);

  if (PYM_LIKELY (place.word != NULL))
    pym_tracer_forget (tracer, place, block);
}

/* Records or replaces. False without memory: then nothing is recorded for the block. */
static inline bool
pym_tracer_add (PymTracer *tracer, const void *block, size_t size)
{
  PymTraceback *traceback = NULL;
  PymTracePlace place;

  if (PYM_LIKELY (size <= PYM_TRACE_MAX_SIZE && !tracer->suspended))
    traceback = pym_traceback_table_current (&tracer->tracebacks);
  if (PYM_UNLIKELY (traceback == NULL))
    {
      pym_tracer_remove (tracer, block);
      return tracer->suspended;
    }
  place = pym_trace_table_make (tracer->rt, &tracer->traces, block);
  if (PYM_UNLIKELY (place.word == NULL))
    return false;
  if (PYM_UNLIKELY (*place.word != 0))
    pym_tracer_discount (tracer, *place.word);
  *place.word = pym_trace_word (size, traceback->id);
  if (place.serial != NULL)
    *place.serial = tracer->next_serial++;
  pym_tracer_account (tracer, traceback, size);
  if (tracer->traced > tracer->peak)
    tracer->peak = tracer->traced;
  return true;
}

/* False when the block is not traced: then nothing happens. */
bool pym_tracer_renew_block (PymTracer *tracer, const void *block);
