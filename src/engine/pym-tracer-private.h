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
  if (tracer->traced > tracer->peak)
    tracer->peak = tracer->traced;
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

/* Of large blocks, and of what is not traced. */
void pym_tracer_remove_slowly (PymTracer *tracer, const void *block);
/* Of all that the function below leaves. */
bool pym_tracer_add_slowly (PymTracer *tracer, const void *block, size_t size);

static inline void
pym_tracer_remove (PymTracer *tracer, const void *block)
{
  PymTracePage *page = pym_trace_table_page (&tracer->traces, block);
  PymTraceWord *word;

  if (PYM_UNLIKELY (page == NULL))
    {
      pym_tracer_remove_slowly (tracer, block);
      return;
    }
  word = pym_trace_page_word (&tracer->traces, page, block);
  if (PYM_UNLIKELY (*word == 0))
    return;
  pym_tracer_discount (tracer, *word);
  *word = 0;
  if (PYM_UNLIKELY (--page->n_used == 0))
    pym_trace_table_idle (tracer->rt, &tracer->traces, block);
}

/* Records or replaces. False without memory: then nothing is recorded for the block. */
static inline bool
pym_tracer_add (PymTracer *tracer, const void *block, size_t size)
{
  PymTraceback *traceback = pym_traceback_table_known (&tracer->tracebacks);
  PymTracePage *page = pym_trace_table_page (&tracer->traces, block);
  PymTraceWord *word;

  if (PYM_UNLIKELY (traceback == NULL || page == NULL || tracer->suspended ||
                    page->size_class != pym_class_of_size (size)))
    return pym_tracer_add_slowly (tracer, block, size);
  word = pym_trace_page_word (&tracer->traces, page, block);
  if (PYM_UNLIKELY (*word != 0))
    return pym_tracer_add_slowly (tracer, block, size);
  pym_trace_table_count (&tracer->traces, page);
  *word = pym_trace_word (size, traceback->id);
  if (tracer->traces.with_serials)
    word[page->n_places] = tracer->next_serial++;
  pym_tracer_account (tracer, traceback, size);
  return true;
}

/* False when the block is not traced: then nothing happens. */
bool pym_tracer_renew_block (PymTracer *tracer, const void *block);
