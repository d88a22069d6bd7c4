/* Traces and their tracebacks, with totals kept for each traceback. CPython 3.12:
 * Modules/_tracemalloc.c keeps the same traces; the totals of tracebacks and lines are ours, so
 * that a top N needs no walk over the traces. */
#include "pym-tracer-private.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_BUCKETS 256
#define PLACE_BUCKETS 1024
_Static_assert((FIRST_BUCKETS & (FIRST_BUCKETS - 1)) == 0 &&
                   (PLACE_BUCKETS & (PLACE_BUCKETS - 1)) == 0,
               "slots are found with a mask");

static inline void
account (PymTracer *tracer, PymTraceback *traceback, size_t size)
{
  PymPlace *place = traceback->place;

  place->bytes += size;
  place->blocks++;
  if (place->bytes > place->peak_bytes)
    place->peak_bytes = place->bytes;
  traceback->bytes += size;
  traceback->blocks++;
  if (traceback->bytes > traceback->peak_bytes)
    traceback->peak_bytes = traceback->bytes;
  tracer->traced += size;
}

static inline void
discount (PymTracer *tracer, PymTraceback *traceback, size_t size)
{
  traceback->place->bytes -= size;
  traceback->place->blocks--;
  traceback->bytes -= size;
  traceback->blocks--;
  tracer->traced -= size;
}

static uint64_t
hash_sites (const PymSite *sites, size_t n)
{
  uint64_t hash = UINT64_C (0x345678) ^ n;

  for (size_t i = 0; i < n; i++)
    {
      hash = (hash ^ (uintptr_t) sites[i].file) * UINT64_C (0x9e3779b97f4a7c15);
      hash = (hash ^ sites[i].line) * UINT64_C (0xbf58476d1ce4e5b9);
      hash ^= hash >> 29;
    }
  return hash;
}

static bool
same_sites (const PymTraceback *traceback, const PymSite *sites, size_t n, size_t total)
{
  if (traceback->n_frames != n || traceback->total_frames != total)
    return false;
  for (size_t i = 0; i < n; i++)
    if (traceback->frames[i].file != sites[i].file || traceback->frames[i].line != sites[i].line)
      return false;
  return true;
}

static void
grow_buckets (PymTracer *tracer)
{
  size_t size = (tracer->bucket_mask + 1) * 2;
  PymTraceback **buckets = pym_raw_calloc (tracer->rt, size, sizeof *buckets);

  /* Without memory the chains are longer, and nothing else is wrong. */
  if (buckets == NULL)
    return;
  for (uint32_t i = 0; i < tracer->n_tracebacks; i++)
    {
      PymTraceback *traceback = tracer->tracebacks[i];
      size_t slot = traceback->hash & (size - 1);

      traceback->chain = buckets[slot];
      buckets[slot] = traceback;
    }
  pym_raw_free (tracer->rt, tracer->buckets);
  tracer->buckets = buckets;
  tracer->bucket_mask = size - 1;
}

/* NULL without memory. */
static PymPlace *
find_place (PymTracer *tracer, const PymSite *site)
{
  PymPlace **bucket = &tracer->places[hash_sites (site, 1) & (PLACE_BUCKETS - 1)], *place;

  for (place = *bucket; place != NULL; place = place->chain)
    if (place->site.file == site->file && place->site.line == site->line)
      return place;
  place = pym_raw_calloc (tracer->rt, 1, sizeof *place);
  if (place == NULL)
    return NULL;
  place->site = *site;
  place->chain = *bucket;
  *bucket = place;
  tracer->n_places++;
  return place;
}

static PymTraceback *
new_traceback (PymTracer *tracer, uint64_t hash, size_t n, size_t total)
{
  size_t size = sizeof (PymTraceback) + n * sizeof (PymSite);
  PymTraceback *traceback;
  PymPlace *place = find_place (tracer, &tracer->scratch[0]);
  size_t slot;

  if (place == NULL || tracer->n_tracebacks == PYM_TRACE_MAX_TRACEBACKS)
    return NULL;
  if (tracer->n_tracebacks == tracer->tracebacks_room)
    {
      uint32_t room = tracer->tracebacks_room == 0 ? 64 : tracer->tracebacks_room * 2;
      PymTraceback **grown = pym_raw_realloc (tracer->rt, tracer->tracebacks, room * sizeof *grown);

      if (grown == NULL)
        return NULL;
      tracer->tracebacks = grown;
      tracer->tracebacks_room = room;
    }
  traceback = pym_raw_calloc (tracer->rt, 1, size);
  if (traceback == NULL)
    return NULL;
  traceback->hash = hash;
  traceback->place = place;
  traceback->id = tracer->n_tracebacks;
  traceback->n_frames = (uint32_t) n;
  traceback->total_frames = (uint32_t) total;
  memcpy (traceback->frames, tracer->scratch, n * sizeof (PymSite));
  tracer->tracebacks[tracer->n_tracebacks++] = traceback;
  tracer->traceback_bytes += size;
  slot = hash & tracer->bucket_mask;
  traceback->chain = tracer->buckets[slot];
  tracer->buckets[slot] = traceback;
  if (tracer->n_tracebacks > tracer->bucket_mask)
    grow_buckets (tracer);
  return traceback;
}

PymTraceback *
pym_tracer_current (PymTracer *tracer)
{
  PymRuntime *rt = tracer->rt;
  size_t total = 0, n;
  uint64_t hash;

  if (PYM_LIKELY (rt->hooks.current_sites != NULL))
    total = rt->hooks.current_sites (rt, tracer->scratch, tracer->max_frames);
  n = total < tracer->max_frames ? total : tracer->max_frames;
  if (n == 0)
    {
      /* Outside any frame: start-up, or a bare engine. */
      tracer->scratch[0] = (PymSite){ "<unknown>", 0 };
      n = total = 1;
    }
  if (tracer->latest != NULL && same_sites (tracer->latest, tracer->scratch, n, total))
    return tracer->latest;
  hash = hash_sites (tracer->scratch, n);
  for (PymTraceback *traceback = tracer->buckets[hash & tracer->bucket_mask]; traceback != NULL;
       traceback = traceback->chain)
    if (traceback->hash == hash && same_sites (traceback, tracer->scratch, n, total))
      return tracer->latest = traceback;
  return tracer->latest = new_traceback (tracer, hash, n, total);
}

bool
pym_tracer_add (PymTracer *tracer, const void *block, size_t size)
{
  PymTraceback *traceback;
  PymTracePage *page;
  PymTraceEntry *entry;

  if (PYM_UNLIKELY (tracer->suspended))
    {
      pym_tracer_remove (tracer, block);
      return true;
    }
  traceback = size <= PYM_TRACE_MAX_SIZE ? pym_tracer_current (tracer) : NULL;
  if (traceback == NULL)
    {
      pym_tracer_remove (tracer, block);
      return false;
    }
  page = pym_trace_table_make_page (tracer->rt, &tracer->traces, block);
  if (PYM_UNLIKELY (page == NULL))
    return false;
  entry = pym_trace_page_entry (page, block);
  if (entry->serial != 0)
    discount (tracer, tracer->tracebacks[entry->traceback], entry->size);
  else
    page->n_used++;
  *entry = (PymTraceEntry){ tracer->next_serial++, size, traceback->id };
  account (tracer, traceback, size);
  if (tracer->traced > tracer->peak)
    tracer->peak = tracer->traced;
  return true;
}

void
pym_tracer_remove (PymTracer *tracer, const void *block)
{
  PymTracePage *page = pym_trace_table_page (&tracer->traces, block);
  PymTraceEntry *entry = page != NULL ? pym_trace_page_entry (page, block) : NULL;

  if (entry == NULL || entry->serial == 0)
    return;
  discount (tracer, tracer->tracebacks[entry->traceback], entry->size);
  pym_trace_table_remove (tracer->rt, &tracer->traces, page, entry);
}

bool
pym_tracer_renew_block (PymTracer *tracer, const void *block)
{
  PymTraceEntry *entry = pym_trace_table_find (&tracer->traces, block);
  PymTraceback *traceback;

  if (entry == NULL)
    return false;
  traceback = pym_tracer_current (tracer);
  if (traceback == NULL)
    return true;
  discount (tracer, tracer->tracebacks[entry->traceback], entry->size);
  account (tracer, traceback, entry->size);
  entry->traceback = traceback->id;
  entry->serial = tracer->next_serial++;
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
  tracer->max_frames = max_frames;
  tracer->role = -1;
  tracer->next_serial = 1;
  tracer->bucket_mask = FIRST_BUCKETS - 1;
  tracer->buckets = pym_raw_calloc (rt, FIRST_BUCKETS, sizeof *tracer->buckets);
  tracer->places = pym_raw_calloc (rt, PLACE_BUCKETS, sizeof *tracer->places);
  tracer->scratch = pym_raw_calloc (rt, max_frames, sizeof *tracer->scratch);
  if (tracer->buckets == NULL || tracer->places == NULL || tracer->scratch == NULL)
    {
      pym_tracer_free (tracer);
      return NULL;
    }
  return tracer;
}

static void
free_tracebacks (PymTracer *tracer)
{
  for (uint32_t i = 0; i < tracer->n_tracebacks; i++)
    pym_raw_free (tracer->rt, tracer->tracebacks[i]);
  tracer->n_tracebacks = 0;
  tracer->latest = NULL;
  tracer->traceback_bytes = 0;
}

static void
free_places (PymTracer *tracer)
{
  for (size_t i = 0; tracer->places != NULL && i < PLACE_BUCKETS; i++)
    while (tracer->places[i] != NULL)
      {
        PymPlace *place = tracer->places[i];

        tracer->places[i] = place->chain;
        pym_raw_free (tracer->rt, place);
      }
  tracer->n_places = 0;
}

void
pym_tracer_free (PymTracer *tracer)
{
  PymRuntime *rt;

  if (tracer == NULL)
    return;
  pym_tracer_detach (tracer);
  rt = tracer->rt;
  free_tracebacks (tracer);
  free_places (tracer);
  pym_raw_free (rt, tracer->places);
  pym_raw_free (rt, tracer->tracebacks);
  pym_raw_free (rt, tracer->buckets);
  pym_trace_table_fini (rt, &tracer->traces);
  pym_raw_free (rt, tracer->scratch);
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
  return tracer->max_frames;
}

void
pym_tracer_clear (PymTracer *tracer)
{
  pym_trace_table_fini (tracer->rt, &tracer->traces);
  memset (tracer->buckets, 0, (tracer->bucket_mask + 1) * sizeof *tracer->buckets);
  free_tracebacks (tracer);
  free_places (tracer);
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
         (tracer->bucket_mask + 1) * sizeof *tracer->buckets +
         tracer->tracebacks_room * sizeof *tracer->tracebacks + tracer->traceback_bytes +
         PLACE_BUCKETS * sizeof *tracer->places + tracer->n_places * sizeof (PymPlace) +
         tracer->max_frames * sizeof *tracer->scratch;
}

static PymTrace
trace_of (const PymTracer *tracer, const PymTraceEntry *entry)
{
  return (PymTrace){ entry->serial, entry->size, tracer->tracebacks[entry->traceback] };
}

uint64_t
pym_tracer_newest (const PymTracer *tracer)
{
  return tracer->next_serial - 1;
}

bool
pym_tracer_lookup (PymTracer *tracer, const void *block, PymTrace *out)
{
  const PymTraceEntry *entry = pym_trace_table_find (&tracer->traces, block);

  if (entry == NULL)
    return false;
  *out = trace_of (tracer, entry);
  return true;
}

typedef struct
{
  const PymTracer *tracer;
  void (*visit) (const void *block, const PymTrace *trace, void *data);
  void *data;
} TraceWalk;

static void
visit_entry (const void *block, const PymTraceEntry *entry, void *data)
{
  const TraceWalk *walk = data;
  PymTrace trace = trace_of (walk->tracer, entry);

  walk->visit (block, &trace, walk->data);
}

void
pym_tracer_walk_traces (const PymTracer *tracer,
                        void (*visit) (const void *block, const PymTrace *trace, void *data),
                        void *data)
{
  TraceWalk walk = { tracer, visit, data };

  pym_trace_table_walk (&tracer->traces, visit_entry, &walk);
}

void
pym_tracer_walk_tracebacks (const PymTracer *tracer,
                            void (*visit) (const PymTraceback *traceback, void *data),
                            void *data)
{
  for (uint32_t i = 0; i < tracer->n_tracebacks; i++)
    visit (tracer->tracebacks[i], data);
}

void
pym_tracer_walk_places (const PymTracer *tracer,
                        void (*visit) (const PymPlace *place, void *data),
                        void *data)
{
  for (size_t i = 0; i < PLACE_BUCKETS; i++)
    for (const PymPlace *place = tracer->places[i]; place != NULL; place = place->chain)
      visit (place, data);
}

size_t
pym_tracer_top (const PymTracer *tracer, const PymTraceback **out, size_t max)
{
  size_t n = 0;

  /* Insertion into a short sorted array: most tracebacks fail the first comparison. */
  for (uint32_t i = 0; i < tracer->n_tracebacks; i++)
    {
      const PymTraceback *traceback = tracer->tracebacks[i];
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
