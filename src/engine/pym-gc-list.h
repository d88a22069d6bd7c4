/* Rings of GC heads: what generations and the collector's working sets are made of. Private to the
 * engine.
 *
 * Outside a collection both links are addresses, `prev` with the finalized flag in bit 0. In the
 * set being examined `prev` holds the working count instead (above the two flags) and only `next`
 * is a link; bit 0 of `next` marks the tentatively unreachable.
 */
#pragma once

#include "pym-object.h"

#define GC_FINALIZED   UINT64_C (1)
#define GC_COLLECTING  UINT64_C (2)
#define GC_PREV_MASK   (~UINT64_C (3))
#define GC_COUNT_SHIFT 2
#define GC_UNREACHABLE UINT64_C (1)

static inline PymGCHead *
gc_next (const PymGCHead *head)
{
  return (PymGCHead *) head->next;
}

static inline PymGCHead *
gc_prev (const PymGCHead *head)
{
  return (PymGCHead *) (head->prev & GC_PREV_MASK);
}

static inline void
gc_set_next (PymGCHead *head, const PymGCHead *next)
{
  head->next = (uintptr_t) next;
}

/* Keeps the flags. */
static inline void
gc_set_prev (PymGCHead *head, const PymGCHead *prev)
{
  head->prev = (head->prev & ~GC_PREV_MASK) | (uintptr_t) prev;
}

static inline bool
gc_is_collecting (const PymGCHead *head)
{
  return (head->prev & GC_COLLECTING) != 0;
}

static inline void
gc_clear_collecting (PymGCHead *head)
{
  head->prev &= ~GC_COLLECTING;
}

static inline ssize_t
gc_count (const PymGCHead *head)
{
  return (ssize_t) (head->prev >> GC_COUNT_SHIFT);
}

static inline void
gc_set_count (PymGCHead *head, ssize_t count)
{
  head->prev = (head->prev & ~GC_PREV_MASK) | ((uintptr_t) count << GC_COUNT_SHIFT);
}

static inline void
gc_ring_init (PymGCHead *ring)
{
  ring->next = ring->prev = (uintptr_t) ring;
}

static inline bool
gc_ring_is_empty (const PymGCHead *ring)
{
  return ring->next == (uintptr_t) ring;
}

static inline void
gc_ring_append (PymGCHead *head, PymGCHead *ring)
{
  PymGCHead *last = gc_prev (ring);

  gc_set_prev (head, last);
  gc_set_next (last, head);
  gc_set_next (head, ring);
  ring->prev = (uintptr_t) head;
}

static inline void
gc_ring_remove (PymGCHead *head)
{
  PymGCHead *prev = gc_prev (head);
  PymGCHead *next = gc_next (head);

  gc_set_next (prev, next);
  gc_set_prev (next, prev);
  head->next = 0;
}

static inline void
gc_ring_move (PymGCHead *head, PymGCHead *ring)
{
  PymGCHead *prev = gc_prev (head);
  PymGCHead *next = gc_next (head);

  gc_set_next (prev, next);
  gc_set_prev (next, prev);
  gc_ring_append (head, ring);
}

/* Appends all of `from`, which is empty afterwards. */
static inline void
gc_ring_merge (PymGCHead *from, PymGCHead *to)
{
  if (!gc_ring_is_empty (from))
    {
      PymGCHead *to_last = gc_prev (to);
      PymGCHead *from_first = gc_next (from);
      PymGCHead *from_last = gc_prev (from);

      gc_set_next (to_last, from_first);
      gc_set_prev (from_first, to_last);
      gc_set_next (from_last, to);
      gc_set_prev (to, from_last);
    }
  gc_ring_init (from);
}

static inline ssize_t
gc_ring_size (const PymGCHead *ring)
{
  ssize_t n = 0;

  for (const PymGCHead *head = gc_next (ring); head != ring; head = gc_next (head))
    n++;
  return n;
}
