/* The reader of allocation traces, and the bare heap that serves what it read, in both profiles. */
#include "fuzz-target.h"

#include "pym-replay.h"

#include <stdio.h>
#include <stdlib.h>

const int fuzz_target_is_text = 1;

static void
serve (const PymReplay *replay, PymProfileId profile)
{
  PymHeap *heap = pym_heap_new (pym_profile_get (profile), 0);
  const char *message = "";

  if (heap == NULL)
    abort ();
  pym_heap_set_limit (heap, (size_t) 64 << 20);
  if (pym_replay_run (replay, heap) != PYM_OK || pym_heap_check (heap, &message) != PYM_OK)
    {
      fprintf (stderr, "fuzz-replay: %s\n", message);
      abort ();
    }
  pym_heap_destroy (heap);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FILE *stream = size > 0 ? fmemopen ((void *) data, size, "r") : NULL;
  char *error = NULL;
  PymReplay *replay;

  if (stream == NULL)
    return 0;
  replay = pym_replay_read (stream, "trace", &error);
  if (replay != NULL)
    {
      serve (replay, PYM_PROFILE_312);
      serve (replay, PYM_PROFILE_39);
      pym_replay_free (replay);
    }
  else if (error == NULL)
    abort ();
  free (error);
  fclose (stream);
  return 0;
}
