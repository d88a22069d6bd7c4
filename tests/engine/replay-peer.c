#include "replay-peer.h"

#include <dlfcn.h>
#include <sys/mman.h>

typedef struct
{
  void *context;
  void *(*alloc) (void *context, size_t size);
  void (*free) (void *context, void *arena, size_t size);
} ArenaAllocator;

typedef struct
{
  char *next;
} Places;

static gboolean
resolve (void *library, const char *name, void *place, char **reason)
{
  void *symbol = dlsym (library, name);

  if (symbol == NULL)
    {
      *reason = g_strdup_printf ("it has no %s", name);
      return FALSE;
    }
  *(void **) place = symbol;
  return TRUE;
}

static void *
open_library (const char *library, char **reason)
{
  void *handle = dlopen (library, RTLD_NOW | RTLD_LOCAL);

  if (handle == NULL)
    *reason = g_strdup (dlerror ());
  return handle;
}

gboolean
replay_peer_load_python (ReplayPeer *peer, const char *library, char **reason)
{
  void *handle = open_library (library, reason);

  return handle != NULL && resolve (handle, "PyObject_Malloc", &peer->malloc, reason) &&
         resolve (handle, "PyObject_Calloc", &peer->calloc, reason) &&
         resolve (handle, "PyObject_Realloc", &peer->realloc, reason) &&
         resolve (handle, "PyObject_Free", &peer->free, reason) &&
         resolve (handle, "_PyObject_DebugMallocStats", &peer->print_stats, reason);
}

gboolean
replay_peer_load_malloc (ReplayPeer *peer, const char *library, char **reason)
{
  void *handle = open_library (library, reason);

  peer->print_stats = NULL;
  return handle != NULL && resolve (handle, "mi_malloc", &peer->malloc, reason) &&
         resolve (handle, "mi_calloc", &peer->calloc, reason) &&
         resolve (handle, "mi_realloc", &peer->realloc, reason) &&
         resolve (handle, "mi_free", &peer->free, reason);
}

/* The next place, never one again: which addresses arenas have must not matter. */
static void *
place_arena (void *context, size_t size)
{
  Places *places = context;
  void *arena = places->next;

  places->next += size;
  if (mprotect ((void *) ((guintptr) arena & ~(guintptr) 4095), size + 4096,
                PROT_READ | PROT_WRITE) != 0)
    return NULL;
  return arena;
}

static void
empty_arena (void *context, void *arena, size_t size)
{
  madvise (arena, size, MADV_DONTNEED);
}

void
replay_peer_place_arenas (const char *library, size_t arena_size, size_t offset)
{
  static Places places;
  const size_t step = (size_t) 1 << 34;
  ArenaAllocator allocator = { &places, place_arena, empty_arena };
  void (*set) (ArenaAllocator *) = NULL;
  char *base = mmap (NULL, 2 * step, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  char *reason = NULL;

  g_assert (base != MAP_FAILED);
  places.next = (char *) (((guintptr) base + step - 1) & ~(guintptr) (step - 1)) + offset;
  if (!resolve (dlopen (library, RTLD_NOW | RTLD_LOCAL), "PyObject_SetArenaAllocator", &set,
                &reason))
    g_error ("%s: %s", library, reason);
  set (&allocator);
}

void
replay_peer_run (const ReplayPeer *peer, const PymReplay *replay, void **blocks)
{
  for (size_t i = 0; i < replay->n_requests; i++)
    {
      const PymReplayRequest *request = &replay->requests[i];
      void **block = &blocks[request->slot];
      void *moved;

      switch ((PymReplayKind) request->kind)
        {
        case PYM_REPLAY_MALLOC:
          *block = peer->malloc (request->size);
          break;
        case PYM_REPLAY_CALLOC:
          *block = peer->calloc (request->count, request->size);
          break;
        case PYM_REPLAY_REALLOC:
          moved = peer->realloc (*block, request->size);
          if (moved != NULL)
            *block = moved;
          break;
        case PYM_REPLAY_FREE:
          peer->free (*block);
          *block = NULL;
          break;
        }
    }
}
