/* CPython's own allocator, or another one, as a peer: a shared library that is loaded and never
 * initialised. Its state is the process's, so a run on a fresh heap wants a fresh process.
 */
#pragma once

#include <glib.h>

#include "pym-replay.h"

typedef struct
{
  void *(*malloc) (size_t size);
  void *(*calloc) (size_t count, size_t size);
  void *(*realloc) (void *block, size_t size);
  void (*free) (void *block);
  int (*print_stats) (FILE *stream); /* NULL: not a libpython */
} ReplayPeer;

/* False, with the reason in `*reason`, when the library is not there. */
gboolean replay_peer_load_python (ReplayPeer *peer, const char *library, char **reason);
gboolean replay_peer_load_malloc (ReplayPeer *peer, const char *library, char **reason);

/* Arenas of `arena_size` bytes lie at multiples of that plus `offset`, from a boundary of 16 GiB
 * on. Before the first request. The places are the process's. */
void replay_peer_place_arenas (const char *library, size_t arena_size, size_t offset);

void replay_peer_run (const ReplayPeer *peer, const PymReplay *replay, void **blocks);
