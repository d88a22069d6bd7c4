/* Replaying a list of requests on a bare heap. A trace is a text with a request a line:
 *
 *   m ID SIZE         malloc; a live block of that ID is forgotten, not freed
 *   c ID COUNT SIZE   calloc
 *   r ID SIZE         realloc; of an ID without a block: malloc
 *   f ID              free; of an ID without a block: of nothing
 *
 * An ID is a word. Empty lines, and lines that begin with #, are nothing.
 */
#pragma once

#include "pym-heap.h"

#include <stdio.h>

typedef enum
{
  PYM_REPLAY_MALLOC,
  PYM_REPLAY_CALLOC,
  PYM_REPLAY_REALLOC,
  PYM_REPLAY_FREE,
} PymReplayKind;

/* Every block has a place of its own while it may be live, also one that is forgotten, so that a
 * run stores and loads, and looks nothing up. */
typedef struct
{
  uint32_t kind; /* PymReplayKind */
  uint32_t slot;
  size_t size;
  size_t count; /* calloc's first argument */
} PymReplayRequest;

typedef struct
{
  PymReplayRequest *requests;
  size_t n_requests;
  size_t n_slots;
} PymReplay;

/* NULL when the stream could not be read or a line is no request: `*error` is then a sentence that
 * names file and line, to be freed. `name` is what the stream is called there. */
PymReplay *pym_replay_read (FILE *stream, const char *name, char **error);
void pym_replay_free (PymReplay *replay);

/* Serves all requests. The blocks stay in the heap. PYM_NO_MEMORY when there was no memory for the
 * places; what the heap itself refuses is not an error. */
PymStatus pym_replay_run (const PymReplay *replay, PymHeap *heap);

/* Runs `repeats` times, freeing what is left after each; returns the requests' own time in
 * nanoseconds for each of them, or -1 without memory. */
double pym_replay_time (const PymReplay *replay, PymHeap *heap, unsigned repeats);
