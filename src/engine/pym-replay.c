#include "pym-replay.h"

#include <stdlib.h>
#include <time.h>

#include "pym-heap-private.h"

static void
serve (const PymReplay *replay, PymHeap *heap, void **blocks)
{
  const PymReplayRequest *end = replay->requests + replay->n_requests;

  for (const PymReplayRequest *request = replay->requests; request < end; request++)
    {
      void **block = &blocks[request->slot];
      void *moved;

      switch ((PymReplayKind) request->kind)
        {
        case PYM_REPLAY_MALLOC:
          *block = pym_heap_allocate (heap, request->size);
          break;
        case PYM_REPLAY_CALLOC:
          *block = pym_heap_calloc (heap, request->count, request->size);
          break;
        case PYM_REPLAY_REALLOC:
          moved = pym_heap_realloc (heap, *block, request->size);
          if (moved != NULL)
            *block = moved;
          break;
        case PYM_REPLAY_FREE:
          pym_heap_release (heap, *block);
          *block = NULL;
          break;
        }
    }
}

PymStatus
pym_replay_run (const PymReplay *replay, PymHeap *heap)
{
  void **blocks = calloc (replay->n_slots + 1, sizeof *blocks);

  if (blocks == NULL)
    return PYM_NO_MEMORY;
  serve (replay, heap, blocks);
  free (blocks);
  return PYM_OK;
}

/* Of this thread: what else the computer does counts little. */
static double
processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e9 + (double) time.tv_nsec;
}

double
pym_replay_time (const PymReplay *replay, PymHeap *heap, unsigned repeats)
{
  void **blocks = calloc (replay->n_slots + 1, sizeof *blocks);
  double total = 0;

  if (blocks == NULL)
    return -1;
  for (unsigned i = 0; i < repeats; i++)
    {
      double start = processor_time ();

      serve (replay, heap, blocks);
      total += processor_time () - start;
      for (size_t j = 0; j < replay->n_slots; j++)
        {
          pym_heap_free (heap, blocks[j]);
          blocks[j] = NULL;
        }
    }
  free (blocks);
  return replay->n_requests > 0 ? total / ((double) replay->n_requests * repeats) : 0;
}
