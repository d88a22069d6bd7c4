#include "arn-capture-private.h"

#include "pym-collector.h"
#include "pym-heap-stats.h"
#include "pym-heap-walk.h"
#include "pym-tracer.h"

#include <stdlib.h>

_Static_assert(ARN_N_GENERATIONS == PYM_N_GENERATIONS && ARN_N_SIZE_CLASSES == PYM_N_CLASSES,
               "the model has a place for all that the engine counts");

#define POOL_HEADER 48
#define TOP_PLACES  1000

ArnPoolState
arn_capture_pool_state (guint engine_state)
{
  static const ArnPoolState states[] = {
    [PYM_POOL_NEVER_USED] = ARN_POOL_FREE,
    [PYM_POOL_EMPTY] = ARN_POOL_EMPTY,
    [PYM_POOL_USED] = ARN_POOL_USED,
    [PYM_POOL_FULL] = ARN_POOL_FULL,
  };

  return states[engine_state];
}

static void
count_generation (PymObject *o, int generation, void *data)
{
  ArnHeapFigures *heap = data;

  if (generation == PYM_N_GENERATIONS)
    heap->permanent_size++;
  else if (generation >= 0)
    heap->generation_size[generation]++;
}

/* The interpreter's own memory. The inspector's trace is not the program's. */
static guint64
raw_bytes (PymRuntime *rt)
{
  size_t own = rt->inspector != NULL ? pym_tracer_own_memory (rt->inspector) : 0;

  return rt->raw_bytes > own ? rt->raw_bytes - own : 0;
}

void
arn_capture_figures (PymProgram *program,
                     const ArnMoment *moment,
                     gboolean count_objects,
                     ArnHeapFigures *heap)
{
  PymRuntime *rt = pym_program_runtime (program);
  const PymProfile *profile = pym_heap_profile (rt->heap);
  const PymCollector *gc = rt->collector;
  PymHeapStats stats;
  size_t traced = 0, peak = 0;

  pym_heap_get_stats (rt->heap, &stats);
  heap->profile = rt->settings.profile == PYM_PROFILE_39 ? ARN_PROFILE_39 : ARN_PROFILE_312;
  heap->arena_size = profile->arena_size;
  heap->pool_size = profile->pool_size;
  heap->pool_header = POOL_HEADER;
  heap->arenas = stats.n_arenas;
  heap->arenas_highest = stats.n_arenas_highest;
  heap->arenas_allocated = stats.n_arenas_total;
  heap->blocks_in_use = (guint64) pym_heap_blocks_in_use (rt->heap);
  heap->bytes_in_use = stats.in_blocks;
  heap->large_blocks = stats.n_large;
  heap->large_bytes = stats.large_bytes;
  if (rt->inspector != NULL)
    pym_tracer_get_traced (rt->inspector, &traced, &peak);
  heap->raw_bytes = raw_bytes (rt);
  heap->process_bytes = pym_heap_bytes (rt->heap) + heap->raw_bytes;
  heap->traced_bytes = traced;
  heap->traced_peak = peak;
  heap->trace_frames = rt->inspector != NULL ? pym_tracer_max_frames (rt->inspector) : 0;
  heap->tracer_bytes = rt->inspector != NULL ? pym_tracer_own_memory (rt->inspector) : 0;
  if (rt->program_tracer != NULL)
    {
      pym_tracer_get_traced (rt->program_tracer, &traced, &peak);
      heap->program_frames = pym_tracer_max_frames (rt->program_tracer);
      heap->program_traced_bytes = traced;
      heap->program_traced_peak = peak;
      heap->program_tracer_bytes = pym_tracer_own_memory (rt->program_tracer);
    }
  heap->profiles_lines = moment->lines != NULL;
  for (int i = 0; i < ARN_N_GENERATIONS; i++)
    {
      heap->generation_count[i] = (guint64) gc->generations[i].count;
      heap->generation_threshold[i] = (guint64) gc->generations[i].threshold;
      heap->collections[i] = (guint64) gc->stats[i].collections;
      heap->collected[i] = (guint64) gc->stats[i].collected;
      heap->uncollectable[i] = (guint64) gc->stats[i].uncollectable;
    }
  heap->collector_enabled = gc->enabled;
  heap->collecting = gc->collecting;
  heap->long_lived_total = (guint64) gc->long_lived_total;
  heap->long_lived_pending = (guint64) gc->long_lived_pending;
  heap->state = moment->state;
  heap->time = moment->time;
  heap->instructions = moment->instructions;
  heap->line = moment->line;
  if (count_objects)
    pym_gc_walk (rt, count_generation, heap);
}

static void
add_line (const char *file, const ArnPulseSite *row, gpointer data)
{
  ArnPulse *pulse = data;
  ArnPulseSite *site;

  if (row->blocks == 0 && row->occurrences == 0)
    return;
  site = arn_pulse_add_site (pulse);
  *site = *row;
  site->file = arn_pulse_add_text (pulse, file);
}

static int
compare_sites (const void *a, const void *b)
{
  const ArnPulseSite *x = a, *y = b;

  return x->bytes > y->bytes ? -1 : x->bytes < y->bytes;
}

void
arn_capture_pulse (PymProgram *program, const ArnMoment *moment, ArnPulse *pulse)
{
  PymRuntime *rt = pym_program_runtime (program);
  size_t n_arenas = pym_heap_summarize_arenas (rt->heap, NULL, 0);
  size_t n_pools = pym_heap_summarize_pools (rt->heap, NULL, 0);
  g_autofree PymArenaSummary *arenas = g_new (PymArenaSummary, n_arenas + 1);
  g_autofree PymPoolSummary *pools = g_new (PymPoolSummary, n_pools + 1);
  size_t pool = 0;

  arn_capture_figures (program, moment, FALSE, &pulse->heap);
  pulse->heap.file = arn_pulse_add_text (pulse, moment->file != NULL ? moment->file : "");
  pulse->taken_at = g_get_monotonic_time ();
  pym_heap_summarize_arenas (rt->heap, arenas, n_arenas);
  pym_heap_summarize_pools (rt->heap, pools, n_pools);
  for (size_t i = 0; i < n_arenas; i++)
    {
      ArnPulseArena *arena = arn_pulse_add_arena (pulse);

      arena->address = arenas[i].nominal;
      arena->number = arenas[i].arena;
      arena->n_pools = arenas[i].n_pools;
      arena->free_pools = arenas[i].n_free_pools;
      arena->first_pool_offset = (guint32) (-arenas[i].nominal & (pulse->heap.pool_size - 1));
      for (; pool < n_pools && pools[pool].arena == arenas[i].arena; pool++)
        {
          ArnPulsePool *row;

          if (pools[pool].state == PYM_POOL_NEVER_USED)
            continue;
          row = arn_pulse_add_pool (pulse);
          row->index = pools[pool].index;
          row->used = pools[pool].used;
          row->capacity = pools[pool].capacity;
          row->carved = pools[pool].n_carved;
          row->size_class = pools[pool].size_class;
          row->state = (guint8) arn_capture_pool_state (pools[pool].state);
        }
    }

  arn_capture_lines (rt, moment->lines, add_line, pulse);
  if (pulse->n_sites > 1)
    qsort (pulse->sites, pulse->n_sites, sizeof *pulse->sites, compare_sites);
  pulse->n_sites = MIN (pulse->n_sites, TOP_PLACES);
}
