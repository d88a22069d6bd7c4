/* The cycle collector. CPython 3.12: Modules/gcmodule.c.
 *
 * A collection of generation g takes the younger rings into g's and finds what in it is referenced
 * only from within: it copies the counts of references, subtracts those that lie inside, and
 * follows what is left over from outside. The rest is unreachable. Its weak references are cleared,
 * its finalizers run once, and what they did not bring back is taken apart.
 *
 * Invariant between two phases: every tracked object is in exactly one ring, of a generation or of
 * `work`, and every ring is doubly linked.
 */
#include "pym-collector.h"
#include "pym-gc-list.h"

#include <stdio.h>
#include <time.h>

_Static_assert(PYM_N_GENERATIONS == 3, "thresholds and statistics are written for three");

PymStatus
pym_collector_init (PymRuntime *rt)
{
  static const int thresholds[PYM_N_GENERATIONS] = { 700, 10, 10 };
  PymCollector *gc = pym_raw_calloc (rt, 1, sizeof *gc);

  if (gc == NULL)
    return PYM_NO_MEMORY;
  for (int i = 0; i < PYM_N_GENERATIONS; i++)
    {
      gc_ring_init (&gc->generations[i].head);
      gc->generations[i].threshold = thresholds[i];
    }
  gc_ring_init (&gc->permanent.head);
  gc_ring_init (&gc->work.unreachable);
  gc_ring_init (&gc->work.legacy);
  gc_ring_init (&gc->work.callbacks);
  gc_ring_init (&gc->work.finalized);
  gc_ring_init (&gc->work.condemned);
  gc->enabled = true;
  rt->collector = gc;
  return PYM_OK;
}

void
pym_collector_fini (PymRuntime *rt)
{
  pym_raw_free (rt, rt->collector);
  rt->collector = NULL;
}

/* What a collection has learned on its way, so that it does not walk its rings for nothing. */
typedef struct
{
  ssize_t n_reachable, n_unreachable;
  /* First and last of the reachable ones that may be untracked: tuples, and dicts. */
  PymGCHead *first[2], *last[2];
  /* Whether there are any among the unreachable. */
  bool legacy, weakrefs, finalizers;
} Found;

static inline bool
is_observed (PymRuntime *rt)
{
  return rt->observer != NULL && rt->observer->objects;
}

/* An exact built-in type whose objects may be found to need no tracking; `*dict`: a dict, whose
 * turn comes after that of all tuples. */
static inline bool
may_untrack (const PymType *type, bool *dict)
{
  if (type->may_untrack == NULL || pym_type_has (type, PYM_TYPE_HEAP))
    return false;
  *dict = !pym_type_has (type, PYM_TYPE_TUPLE_SUBCLASS);
  return true;
}

static inline void
notify (PymRuntime *rt, PymPhase phase, int generation, PymObject *o, ssize_t working)
{
  const PymObserver *observer = rt->observer;

  if (PYM_UNLIKELY (observer != NULL) && (o == NULL || observer->objects))
    observer->phase (rt, phase, generation, o, working, observer->data);
}

/* Between two phases every ring is whole, so a capture may look. */
static inline void
phase_boundary (PymRuntime *rt, PymPhase phase, int generation)
{
  notify (rt, phase, generation, NULL, 0);
  if (PYM_UNLIKELY (atomic_load_explicit (&rt->breaker, memory_order_relaxed) &
                    PYM_BREAK_SAFEPOINT) &&
      rt->hooks.safepoint != NULL)
    rt->hooks.safepoint (rt, rt->hooks.safepoint_data);
}

/* --- Finding the unreachable --- */

static void
copy_counts (PymRuntime *rt, PymGCHead *ring)
{
  const bool observed = is_observed (rt);
  PymGCHead *head = gc_next (ring);

  while (head != ring)
    {
      PymGCHead *next = gc_next (head);
      PymObject *o = pym_gc_object (head);

      if (PYM_UNLIKELY (pym_is_immortal (o)))
        /* Its count no longer says how many references there are. */
        gc_ring_move (head, &rt->collector->permanent.head);
      else
        {
          head->prev = (head->prev & GC_FINALIZED) | GC_COLLECTING |
                       ((uintptr_t) o->refcount << GC_COUNT_SHIFT);
          if (PYM_UNLIKELY (observed))
            notify (rt, PYM_PHASE_COPY_COUNTS, -1, o, (ssize_t) o->refcount);
        }
      head = next;
    }
}

static int
subtract_one (PymObject *o, void *data)
{
  PymRuntime *rt = data;

  if (pym_object_is_gc (rt, o))
    {
      PymGCHead *head = pym_gc_head (o);

      if (gc_is_collecting (head))
        {
          pym_assert (gc_count (head) > 0);
          head->prev -= UINT64_C (1) << GC_COUNT_SHIFT;
          notify (rt, PYM_PHASE_SUBTRACT, -1, o, gc_count (head));
        }
    }
  return 0;
}

static void
subtract_internal (PymRuntime *rt, PymGCHead *ring)
{
  for (PymGCHead *head = gc_next (ring); head != ring; head = gc_next (head))
    {
      PymObject *o = pym_gc_object (head);

      __builtin_prefetch (gc_next (head));
      o->type->traverse (rt, o, subtract_one, rt);
    }
}

typedef struct
{
  PymRuntime *rt;
  PymGCHead *reachable;
} Follow;

static int
follow_one (PymObject *o, void *data)
{
  Follow *follow = data;
  PymGCHead *head;

  if (!pym_object_is_gc (follow->rt, o))
    return 0;
  head = pym_gc_head (o);
  /* Not of this collection, or already known to be reachable. */
  if (!gc_is_collecting (head))
    return 0;
  if ((head->next & GC_UNREACHABLE) != 0)
    {
      /* It was put aside too early: back to the end of the ring, to be followed in its turn. The
       * links around it carry the mark, so it is taken out by hand. */
      PymGCHead *prev = gc_prev (head);
      PymGCHead *next = (PymGCHead *) (head->next & ~GC_UNREACHABLE);

      prev->next = head->next;
      gc_set_prev (next, prev);
      gc_ring_append (head, follow->reachable);
      gc_set_count (head, 1);
      notify (follow->rt, PYM_PHASE_REACHABLE, -1, o, 1);
    }
  else if (gc_count (head) == 0)
    /* Not visited yet: it will be when the scan comes to it. */
    gc_set_count (head, 1);
  return 0;
}

static inline void
note_reachable (Found *found, PymGCHead *head, const PymType *type)
{
  bool dict;

  found->n_reachable++;
  if (may_untrack (type, &dict))
    {
      if (found->first[dict] == NULL)
        found->first[dict] = head;
      found->last[dict] = head;
    }
}

/* Leaves in `ring`, in order and doubly linked again, what is reachable from outside it; moves the
 * others to `unreachable`, marked in `next`. */
static void
move_unreachable (PymRuntime *rt, PymGCHead *ring, PymGCHead *unreachable, Found *found)
{
  const bool observed = is_observed (rt);
  Follow follow = { rt, ring };
  PymGCHead *prev = ring;
  PymGCHead *head = gc_next (ring);

  while (head != ring)
    {
      PymObject *o = pym_gc_object (head);

      if (gc_count (head) > 0)
        {
          if (PYM_UNLIKELY (observed))
            notify (rt, PYM_PHASE_REACHABLE, -1, o, gc_count (head));
          o->type->traverse (rt, o, follow_one, &follow);
          note_reachable (found, head, o->type);
          gc_set_prev (head, prev);
          gc_clear_collecting (head);
          prev = head;
        }
      else
        {
          PymGCHead *last = gc_prev (unreachable);

          if (PYM_UNLIKELY (observed))
            notify (rt, PYM_PHASE_UNREACHABLE, -1, o, 0);
          prev->next = head->next;
          last->next = (uintptr_t) head | GC_UNREACHABLE;
          gc_set_prev (head, last);
          head->next = (uintptr_t) unreachable | GC_UNREACHABLE;
          unreachable->prev = (uintptr_t) head;
        }
      head = gc_next (prev);
    }
  ring->prev = (uintptr_t) prev;
  unreachable->next &= ~GC_UNREACHABLE;
}

static void
deduce_unreachable (PymRuntime *rt, PymGCHead *ring, PymGCHead *unreachable, Found *found)
{
  *found = (Found){ 0 };
  copy_counts (rt, ring);
  subtract_internal (rt, ring);
  move_unreachable (rt, ring, unreachable, found);

  /* The marks have done their work; links without them make the ring an ordinary one. */
  for (PymGCHead *head = gc_next (unreachable); head != unreachable; head = gc_next (head))
    {
      PymObject *o = pym_gc_object (head);
      PymWeakref **references = pym_weakref_list (o);

      head->next &= ~GC_UNREACHABLE;
      found->n_unreachable++;
      found->legacy |= o->type->del != NULL;
      found->finalizers |= o->type->finalize != NULL;
      found->weakrefs |=
          (references != NULL && *references != NULL) || PYM_IS (o, PYM_TYPE_WEAKREF_SUBCLASS);
    }
}

/* --- What survives --- */

/* Tuples first, then dicts, whose values may be such tuples. Returns how many. */
static ssize_t
untrack (PymRuntime *rt, const Found *found, bool dicts)
{
  PymGCHead *end = found->first[dicts] != NULL ? gc_next (found->last[dicts]) : NULL;
  PymGCHead *head = found->first[dicts];
  ssize_t n = 0;

  while (head != end)
    {
      PymGCHead *next = gc_next (head);
      PymObject *o = pym_gc_object (head);
      bool dict;

      if (may_untrack (o->type, &dict) && dict == dicts && o->type->may_untrack (rt, o, dicts))
        {
          notify (rt, PYM_PHASE_UNTRACK, -1, o, 0);
          pym_gc_untrack (o);
          n++;
        }
      head = next;
    }
  return n;
}

/* --- What does not --- */

typedef struct
{
  PymRuntime *rt;
  PymGCHead *ring;
} Gather;

static int
gather_one (PymObject *o, void *data)
{
  Gather *gather = data;

  if (pym_object_is_gc (gather->rt, o) && gc_is_collecting (pym_gc_head (o)))
    {
      PymGCHead *head = pym_gc_head (o);

      gc_ring_move (head, gather->ring);
      gc_clear_collecting (head);
    }
  return 0;
}

/* Objects with a legacy finalizer, and what they reach, can't be taken apart safely. */
static void
set_legacy_aside (PymRuntime *rt, PymGCHead *unreachable, PymGCHead *legacy)
{
  Gather gather = { rt, legacy };
  PymGCHead *head = gc_next (unreachable);

  while (head != unreachable)
    {
      PymGCHead *next = gc_next (head);

      if (pym_gc_object (head)->type->del != NULL)
        {
          gc_ring_move (head, legacy);
          gc_clear_collecting (head);
        }
      head = next;
    }
  for (head = gc_next (legacy); head != legacy; head = gc_next (head))
    {
      PymObject *o = pym_gc_object (head);

      o->type->traverse (rt, o, gather_one, &gather);
    }
}

/* Clears every weak reference to and in the unreachable. Callbacks of references that are not
 * themselves garbage run afterwards, and `*ran` says whether any did; returns how many of those
 * references died with them. */
static ssize_t
handle_weakrefs (PymRuntime *rt, PymGCHead *unreachable, PymGCHead *old, bool *ran)
{
  PymGCHead *callbacks = &rt->collector->work.callbacks;
  PymGCHead *head = gc_next (unreachable);
  ssize_t freed = 0;

  while (head != unreachable)
    {
      PymGCHead *next = gc_next (head);
      PymObject *o = pym_gc_object (head);
      PymWeakref **list;

      if (PYM_IS (o, PYM_TYPE_WEAKREF_SUBCLASS))
        pym_weakref_unlink ((PymWeakref *) o);
      list = pym_weakref_list (o);
      while (list != NULL && *list != NULL)
        {
          PymWeakref *reference = *list;
          PymGCHead *reference_head = pym_gc_head (reference);

          notify (rt, PYM_PHASE_WEAKREFS, -1, PYM_OBJECT (reference), 0);
          pym_weakref_unlink (reference);
          if (reference->callback == NULL || gc_is_collecting (reference_head))
            continue;
          pym_incref (reference);
          gc_ring_move (reference_head, callbacks);
        }
      head = next;
    }

  while (!gc_ring_is_empty (callbacks))
    {
      PymWeakref *reference;

      head = gc_next (callbacks);
      reference = (PymWeakref *) pym_gc_object (head);
      *ran = true;
      if (rt->hooks.weakref_callback != NULL)
        rt->hooks.weakref_callback (rt, PYM_OBJECT (reference), reference->callback);
      pym_decref (rt, reference);
      if (gc_next (callbacks) == head)
        gc_ring_move (head, old);
      else
        freed++;
    }
  return freed;
}

/* Whether any ran. */
static bool
run_finalizers (PymRuntime *rt, PymGCHead *unreachable)
{
  bool ran = false;
  PymGCHead *finalized = &rt->collector->work.finalized;

  while (!gc_ring_is_empty (unreachable))
    {
      PymGCHead *head = gc_next (unreachable);
      PymObject *o = pym_gc_object (head);

      gc_ring_move (head, finalized);
      if ((head->prev & GC_FINALIZED) == 0 && o->type->finalize != NULL)
        {
          ran = true;
          head->prev |= GC_FINALIZED;
          notify (rt, PYM_PHASE_FINALIZE, -1, o, 0);
          pym_incref (o);
          o->type->finalize (rt, o);
          pym_decref (rt, o);
        }
    }
  gc_ring_merge (finalized, unreachable);
  return ran;
}

/* Looks again: what finalizers and callbacks made reachable from outside lives on in `old`. */
static void
keep_resurrected (
    PymRuntime *rt, PymGCHead *unreachable, PymGCHead *condemned, PymGCHead *old, Found *found)
{
  for (PymGCHead *head = gc_next (unreachable); head != unreachable; head = gc_next (head))
    gc_clear_collecting (head);
  deduce_unreachable (rt, unreachable, condemned, found);
  for (PymGCHead *head = gc_next (unreachable); head != unreachable; head = gc_next (head))
    notify (rt, PYM_PHASE_RESURRECTED, -1, pym_gc_object (head), 0);
  gc_ring_merge (unreachable, old);
}

static void
take_apart (PymRuntime *rt, PymGCHead *condemned, PymGCHead *old)
{
  while (!gc_ring_is_empty (condemned))
    {
      PymGCHead *head = gc_next (condemned);
      PymObject *o = pym_gc_object (head);

      notify (rt, PYM_PHASE_CLEAR, -1, o, 0);
      if ((rt->collector->debug & PYM_GC_DEBUG_SAVEALL) != 0)
        {
          if (rt->hooks.add_garbage != NULL)
            rt->hooks.add_garbage (rt, o);
        }
      else if (o->type->clear != NULL)
        {
          pym_incref (o);
          o->type->clear (rt, o);
          pym_decref (rt, o);
        }
      if (gc_next (condemned) == head)
        {
          /* Somebody still holds it; it may die later. */
          gc_clear_collecting (head);
          gc_ring_move (head, old);
        }
    }
}

static ssize_t
keep_uncollectable (PymRuntime *rt, PymGCHead *legacy, PymGCHead *old)
{
  PymCollector *gc = rt->collector;
  ssize_t n = 0;

  for (PymGCHead *head = gc_next (legacy); head != legacy; head = gc_next (head))
    {
      PymObject *o = pym_gc_object (head);

      n++;
      if (((gc->debug & PYM_GC_DEBUG_SAVEALL) != 0 || o->type->del != NULL) &&
          rt->hooks.add_garbage != NULL && rt->hooks.add_garbage (rt, o) < 0)
        break;
    }
  gc_ring_merge (legacy, old);
  return n;
}

static void
say_found (PymRuntime *rt, const PymGCHead *ring, const char *what)
{
  char text[160];

  if (rt->hooks.message == NULL)
    return;
  for (const PymGCHead *head = gc_next (ring); head != ring; head = gc_next (head))
    {
      PymObject *o = pym_gc_object (head);

      snprintf (text, sizeof text, "gc: %s <%.100s %p>\n", what, o->type->name, (void *) o);
      rt->hooks.message (rt, text);
    }
}

static double
seconds_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static void
say_start (PymRuntime *rt, int generation)
{
  PymCollector *gc = rt->collector;
  char text[160];

  if (rt->hooks.message == NULL)
    return;
  snprintf (text, sizeof text, "gc: collecting generation %d...\n", generation);
  rt->hooks.message (rt, text);
  snprintf (text, sizeof text, "gc: objects in each generation: %zd %zd %zd\n",
            gc_ring_size (&gc->generations[0].head), gc_ring_size (&gc->generations[1].head),
            gc_ring_size (&gc->generations[2].head));
  rt->hooks.message (rt, text);
  snprintf (text, sizeof text, "gc: objects in permanent generation: %zd\n",
            gc_ring_size (&gc->permanent.head));
  rt->hooks.message (rt, text);
}

/* --- A collection --- */

/* Returns objects found unreachable, uncollectable ones included. */
static ssize_t
collect (PymRuntime *rt, int generation, ssize_t *collected, ssize_t *uncollectable)
{
  PymCollector *gc = rt->collector;
  bool full = generation == PYM_N_GENERATIONS - 1;
  PymGCHead *young = &gc->generations[generation].head;
  PymGCHead *old = full ? young : &gc->generations[generation + 1].head;
  PymGCHead *unreachable = &gc->work.unreachable;
  PymGCHead *legacy = &gc->work.legacy;
  PymGCHead *condemned = &gc->work.condemned;
  PymGenerationStats *stats = &gc->stats[generation];
  ssize_t m = 0, n, survivors;
  bool ran = false;
  double began = 0;
  Found found;

  if ((gc->debug & PYM_GC_DEBUG_STATS) != 0)
    {
      say_start (rt, generation);
      began = seconds_now ();
    }
  phase_boundary (rt, PYM_PHASE_START, generation);

  if (!full)
    gc->generations[generation + 1].count++;
  for (int i = 0; i <= generation; i++)
    gc->generations[i].count = 0;
  for (int i = 0; i < generation; i++)
    gc_ring_merge (&gc->generations[i].head, young);
  phase_boundary (rt, PYM_PHASE_MERGE, generation);

  deduce_unreachable (rt, young, unreachable, &found);
  phase_boundary (rt, PYM_PHASE_UNREACHABLE, generation);

  survivors = found.n_reachable - untrack (rt, &found, false);
  if (full)
    {
      gc->long_lived_pending = 0;
      gc->long_lived_total = survivors - untrack (rt, &found, true);
    }
  else
    {
      if (generation == PYM_N_GENERATIONS - 2)
        gc->long_lived_pending += survivors;
      gc_ring_merge (young, old);
    }
  phase_boundary (rt, PYM_PHASE_SURVIVE, generation);

  if (found.legacy)
    set_legacy_aside (rt, unreachable, legacy);
  if ((gc->debug & PYM_GC_DEBUG_COLLECTABLE) != 0)
    say_found (rt, unreachable, "collectable");

  if (found.weakrefs)
    m += handle_weakrefs (rt, unreachable, old, &ran);
  phase_boundary (rt, PYM_PHASE_WEAKREFS, generation);

  if (found.finalizers)
    ran |= run_finalizers (rt, unreachable);
  phase_boundary (rt, PYM_PHASE_FINALIZE, generation);

  /* What nothing of the program's has touched since is as dead as before. */
  if (ran || found.legacy)
    keep_resurrected (rt, unreachable, condemned, old, &found);
  else
    gc_ring_merge (unreachable, condemned);
  phase_boundary (rt, PYM_PHASE_RESURRECTED, generation);

  m += found.n_unreachable;
  take_apart (rt, condemned, old);
  phase_boundary (rt, PYM_PHASE_CLEAR, generation);

  if ((gc->debug & PYM_GC_DEBUG_UNCOLLECTABLE) != 0)
    say_found (rt, legacy, "uncollectable");
  n = keep_uncollectable (rt, legacy, old);

  if (full && rt->hooks.clear_free_lists != NULL)
    {
      rt->hooks.clear_free_lists (rt);
      phase_boundary (rt, PYM_PHASE_FREE_LISTS, generation);
    }

  if ((gc->debug & PYM_GC_DEBUG_STATS) != 0 && rt->hooks.message != NULL)
    {
      char text[160];

      snprintf (text, sizeof text, "gc: done, %zd unreachable, %zd uncollectable, %.4fs elapsed\n",
                n + m, n, seconds_now () - began);
      rt->hooks.message (rt, text);
    }
  stats->collections++;
  stats->collected += m;
  stats->uncollectable += n;
  *collected = m;
  *uncollectable = n;
  phase_boundary (rt, PYM_PHASE_END, generation);
  return m + n;
}

static ssize_t
collect_guarded (PymRuntime *rt, int generation, bool callbacks)
{
  PymCollector *gc = rt->collector;
  ssize_t collected = 0, uncollectable = 0, found;
  PymObject *error = rt->error;

  if (gc->collecting)
    return 0;
  /* An exception on its way is none of the finalizers' business. */
  rt->error = NULL;
  gc->collecting = true;
  callbacks = callbacks && rt->hooks.collector_callbacks != NULL;
  if (callbacks)
    rt->hooks.collector_callbacks (rt, "start", generation, 0, 0);
  found = collect (rt, generation, &collected, &uncollectable);
  if (callbacks)
    rt->hooks.collector_callbacks (rt, "stop", generation, collected, uncollectable);
  gc->collecting = false;
  pym_xdecref (rt, rt->error);
  rt->error = error;
  return found;
}

ssize_t
pym_gc_collect (PymRuntime *rt, int generation)
{
  return collect_guarded (rt, generation, true);
}

ssize_t
pym_gc_collect_at_end (PymRuntime *rt)
{
  return collect_guarded (rt, PYM_N_GENERATIONS - 1, false);
}

void
pym_gc_run_if_due (PymRuntime *rt)
{
  PymCollector *gc = rt->collector;

  atomic_fetch_and_explicit (&rt->breaker, ~PYM_BREAK_COLLECT, memory_order_relaxed);
  /* Whoever has switched it off since then is too late (_Py_RunGC does not ask). */
  if (gc->collecting)
    return;
  for (int i = PYM_N_GENERATIONS - 1; i >= 0; i--)
    {
      if (gc->generations[i].count <= gc->generations[i].threshold)
        continue;
      /* A full collection waits until enough has grown old, or its cost would grow with the square
       * of what lives. */
      if (i == PYM_N_GENERATIONS - 1 && gc->long_lived_pending < gc->long_lived_total / 4)
        continue;
      gc->automatic = true;
      collect_guarded (rt, i, true);
      gc->automatic = false;
      break;
    }
}

void
pym_gc_settle (PymRuntime *rt)
{
  gc_ring_merge (&rt->collector->generations[0].head, &rt->collector->generations[1].head);
}

void
pym_gc_begin_counting (PymRuntime *rt)
{
  PymCollector *gc = rt->collector;

  for (int i = 0; i < PYM_N_GENERATIONS; i++)
    {
      gc->generations[i].count = 0;
      gc->stats[i] = (PymGenerationStats){ 0 };
    }
  atomic_fetch_and_explicit (&rt->breaker, ~PYM_BREAK_COLLECT, memory_order_relaxed);
}

void
pym_gc_freeze (PymRuntime *rt)
{
  PymCollector *gc = rt->collector;

  for (int i = 0; i < PYM_N_GENERATIONS; i++)
    {
      gc_ring_merge (&gc->generations[i].head, &gc->permanent.head);
      gc->generations[i].count = 0;
    }
}

void
pym_gc_unfreeze (PymRuntime *rt)
{
  gc_ring_merge (&rt->collector->permanent.head,
                 &rt->collector->generations[PYM_N_GENERATIONS - 1].head);
}

ssize_t
pym_gc_freeze_count (PymRuntime *rt)
{
  return gc_ring_size (&rt->collector->permanent.head);
}
