/* Telling the address sanitizer what is free, since it cannot see into the heap: a freed block may
 * not be touched beyond its first word, which the free list uses, nor a block in use behind the
 * bytes that were requested. Without the sanitizer this is nothing.
 */
#pragma once

#include "pym-base.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>

#define PYM_POISON(start, size)   __asan_poison_memory_region ((start), (size))
#define PYM_UNPOISON(start, size) __asan_unpoison_memory_region ((start), (size))
#else
#define PYM_POISON(start, size)   ((void) (start), (void) (size))
#define PYM_UNPOISON(start, size) ((void) (start), (void) (size))
#endif

/* A block of `room` bytes was handed out for `size`. */
static inline void
pym_poison_allocated (void *block, size_t size, size_t room)
{
  PYM_UNPOISON (block, size);
  if (size < room)
    PYM_POISON ((char *) block + size, room - size);
}

static inline void
pym_poison_freed (void *block, size_t room)
{
  PYM_UNPOISON (block, sizeof (void *));
  PYM_POISON ((char *) block + sizeof (void *), room - sizeof (void *));
}
