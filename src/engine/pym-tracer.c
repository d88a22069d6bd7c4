/* Traces and their tracebacks, with totals kept for each traceback. CPython 3.12:
 * Modules/_tracemalloc.c keeps the same traces; the totals of tracebacks and lines are ours, so
 * that a top N needs no walk over the traces. */
#include "pym-tracer-private.h"

void
pym_tracer_remove_slowly (PymTracer *tracer, const void *block)
{
  PymTracePlace place = pym_trace_table_of_block (&tracer->traces, block);

  if (place.word != NULL)
    pym_tracer_forget (tracer, place, block);
}

/* The traceback comes first: making one may fail, and then nothing has changed. */
bool
pym_tracer_add_slowly (PymTracer *tracer, const void *block, size_t size)
{
  PymTraceback *traceback = NULL;
  PymTracePlace place;

  if (size <= PYM_TRACE_MAX_SIZE && !tracer->suspended)
    traceback = pym_traceback_table_current (&tracer->tracebacks);
  if (traceback == NULL)
    {
      pym_tracer_remove (tracer, block);
      return tracer->suspended;
    }
  place = pym_trace_table_make (tracer->rt, &tracer->traces, block);
  if (place.word == NULL)
    return false;
  if (*place.word != 0)
    pym_tracer_discount (tracer, *place.word);
  *place.word = pym_trace_word (size, traceback->id);
  if (place.serial != NULL)
    *place.serial = tracer->next_serial++;
  pym_tracer_account (tracer, traceback, size);
  return true;
}

bool
pym_tracer_renew_block (PymTracer *tracer, const void *block)
{
  PymTracePlace place = pym_trace_table_of_block (&tracer->traces, block);
  PymTraceback *traceback;

  if (place.word == NULL)
    return false;
  traceback = pym_traceback_table_known (&tracer->tracebacks);
  if (traceback == NULL)
    traceback = pym_traceback_table_current (&tracer->tracebacks);
  if (traceback == NULL)
    return true;
  if (pym_trace_word_traceback (*place.word) != traceback->id)
    {
      size_t size = pym_trace_word_size (*place.word);

      pym_tracer_discount (tracer, *place.word);
      *place.word = pym_trace_word (size, traceback->id);
      pym_tracer_account (tracer, traceback, size);
    }
  if (place.serial != NULL)
    *place.serial = tracer->next_serial++;
  return true;
}

PymTracer *
pym_tracer_new (PymRuntime *rt, unsigned max_frames)
{
  PymTracer *tracer = pym_raw_calloc (rt, 1, sizeof *tracer);

  pym_assert (max_frames >= 1 && max_frames <= 65535);
  if (tracer == NULL)
    return NULL;
  tracer->rt = rt;
  tracer->role = -1;
  tracer->next_serial = 1;
  pym_trace_table_init (&tracer->traces, rt, false);
  if (!pym_traceback_table_init (&tracer->tracebacks, rt, max_frames))
    {
      pym_tracer_free (tracer);
      return NULL;
    }
  return tracer;
}

void
pym_tracer_free (PymTracer *tracer)
{
  PymRuntime *rt;

  if (tracer == NULL)
    return;
  pym_tracer_detach (tracer);
  rt = tracer->rt;
  pym_trace_table_clear (rt, &tracer->traces);
  pym_traceback_table_fini (&tracer->tracebacks);
  pym_raw_free (rt, tracer);
}

void
pym_tracer_suspend (PymTracer *tracer)
{
  tracer->suspended = true;
}

void
pym_tracer_resume (PymTracer *tracer)
{
  tracer->suspended = false;
}

unsigned
pym_tracer_max_frames (const PymTracer *tracer)
{
  return tracer->tracebacks.max_frames;
}

void
pym_tracer_clear (PymTracer *tracer)
{
  pym_trace_table_clear (tracer->rt, &tracer->traces);
  pym_traceback_table_clear (&tracer->tracebacks);
  tracer->traced = tracer->peak = 0;
}

void
pym_tracer_get_traced (const PymTracer *tracer, size_t *current, size_t *peak)
{
  *current = tracer->traced;
  *peak = tracer->peak;
}

void
pym_tracer_reset_peak (PymTracer *tracer)
{
  tracer->peak = tracer->traced;
}

size_t
pym_tracer_own_memory (const PymTracer *tracer)
{
  return sizeof *tracer + pym_trace_table_memory (&tracer->traces) +
         pym_traceback_table_memory (&tracer->tracebacks);
}

static PymTrace
trace_of (const PymTracer *tracer, PymTraceWord word, uint64_t serial)
{
  return (PymTrace){ serial, pym_trace_word_size (word),
                     tracer->tracebacks.listed[pym_trace_word_traceback (word)] };
}

uint64_t
pym_tracer_newest (const PymTracer *tracer)
{
  return tracer->next_serial - 1;
}

bool
pym_tracer_lookup (PymTracer *tracer, const void *block, PymTrace *out)
{
  PymTracePlace place = pym_trace_table_find (&tracer->traces, block);

  if (place.word == NULL)
    return false;
  *out = trace_of (tracer, *place.word, place.serial != NULL ? *place.serial : 0);
  return true;
}

typedef struct
{
  const PymTracer *tracer;
  void (*visit) (const void *block, const PymTrace *trace, void *data);
  void *data;
} TraceWalk;

static void
visit_word (const void *block, PymTraceWord word, uint64_t serial, void *data)
{
  const TraceWalk *walk = data;
  PymTrace trace = trace_of (walk->tracer, word, serial);

  walk->visit (block, &trace, walk->data);
}

void
pym_tracer_walk_traces (const PymTracer *tracer,
                        void (*visit) (const void *block, const PymTrace *trace, void *data),
                        void *data)
{
  TraceWalk walk = { tracer, visit, data };

  pym_trace_table_walk (&tracer->traces, visit_word, &walk);
}

void
pym_tracer_walk_tracebacks (const PymTracer *tracer,
                            void (*visit) (const PymTraceback *traceback, void *data),
                            void *data)
{
  for (uint32_t i = 0; i < tracer->tracebacks.n_listed; i++)
    visit (tracer->tracebacks.listed[i], data);
}

void
pym_tracer_walk_places (const PymTracer *tracer,
                        void (*visit) (const PymPlace *place, void *data),
                        void *data)
{
  pym_traceback_table_walk_places (&tracer->tracebacks, visit, data);
}

size_t
pym_tracer_top (const PymTracer *tracer, const PymTraceback **out, size_t max)
{
  size_t n = 0;

  /* Insertion into a short sorted array: most tracebacks fail the first comparison. */
  for (uint32_t i = 0; i < tracer->tracebacks.n_listed; i++)
    {
      const PymTraceback *traceback = tracer->tracebacks.listed[i];
      size_t place;

      if (traceback->bytes == 0 || max == 0 || (n == max && traceback->bytes <= out[n - 1]->bytes))
        continue;
      place = n < max ? n++ : n - 1;
      while (place > 0 && out[place - 1]->bytes < traceback->bytes)
        {
          out[place] = out[place - 1];
          place--;
        }
      out[place] = traceback;
    }
  return n;
}
