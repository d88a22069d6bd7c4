/* Walking the collector's rings, and checking them against the counts of their objects. */
#include "pym-collector.h"
#include "pym-gc-list.h"

#define N_RINGS (PYM_N_GENERATIONS + 1)

static void
walk_ring (const PymGCHead *ring,
           int generation,
           void (*visit) (PymObject *o, int generation, void *data),
           void *data)
{
  for (const PymGCHead *head = gc_next (ring); head != ring;)
    {
      const PymGCHead *next = gc_next (head);

      visit (pym_gc_object (head), generation, data);
      head = next;
    }
}

void
pym_gc_walk (PymRuntime *rt, void (*visit) (PymObject *o, int generation, void *data), void *data)
{
  PymCollector *gc = rt->collector;

  for (int i = 0; i < PYM_N_GENERATIONS; i++)
    walk_ring (&gc->generations[i].head, i, visit, data);
  walk_ring (&gc->permanent.head, PYM_N_GENERATIONS, visit, data);
  walk_ring (&gc->work.unreachable, -1, visit, data);
  walk_ring (&gc->work.legacy, -1, visit, data);
  walk_ring (&gc->work.callbacks, -1, visit, data);
  walk_ring (&gc->work.finalized, -1, visit, data);
  walk_ring (&gc->work.condemned, -1, visit, data);
}

void
pym_gc_walk_generation (PymRuntime *rt,
                        int generation,
                        void (*visit) (PymObject *o, int generation, void *data),
                        void *data)
{
  walk_ring (&rt->collector->generations[generation].head, generation, visit, data);
}

static const char *
check_links (const PymGCHead *ring)
{
  const PymGCHead *prev = ring;
  const PymGCHead *head = gc_next (ring);

  while (head != ring)
    {
      if (head == NULL)
        return "a generation's ring is broken";
      if ((head->next & GC_UNREACHABLE) != 0)
        return "an object kept the unreachable mark after a collection";
      if (gc_prev (head) != prev)
        return "a generation's ring is linked forward but not back";
      if (gc_is_collecting (head))
        return "an object kept the collecting mark after a collection";
      if (pym_gc_object (head)->refcount == 0)
        return "a tracked object has no references";
      prev = head;
      head = gc_next (head);
    }
  return gc_prev (ring) == prev ? NULL : "a generation's ring does not close";
}

typedef struct
{
  PymRuntime *rt;
  bool too_small;
} CountCheck;

static int
count_one (PymObject *o, void *data)
{
  CountCheck *check = data;
  PymGCHead *head;

  if (!pym_object_is_gc (check->rt, o) || pym_is_immortal (o))
    return 0;
  head = pym_gc_head (o);
  if (!gc_is_collecting (head))
    return 0;
  if (gc_count (head) == 0)
    check->too_small = true;
  else
    head->prev -= UINT64_C (1) << GC_COUNT_SHIFT;
  return 0;
}

PymStatus
pym_gc_check (PymRuntime *rt, const char **message)
{
  PymCollector *gc = rt->collector;
  PymGCHead *rings[N_RINGS] = { &gc->generations[0].head, &gc->generations[1].head,
                                &gc->generations[2].head, &gc->permanent.head };
  CountCheck check = { rt, false };

  /* In the middle of a collection `prev` means something else. */
  if (gc->collecting)
    return PYM_OK;
  for (int i = 0; i < N_RINGS; i++)
    {
      const char *wrong = check_links (rings[i]);

      if (wrong != NULL)
        {
          *message = wrong;
          return PYM_BROKEN;
        }
    }

  /* The references that tracked objects hold, subtracted from a copy of the counts in `prev`; the
   * links back are restored afterwards. */
  for (int i = 0; i < N_RINGS; i++)
    for (PymGCHead *head = gc_next (rings[i]); head != rings[i]; head = gc_next (head))
      head->prev = (head->prev & GC_FINALIZED) | GC_COLLECTING |
                   ((uintptr_t) pym_gc_object (head)->refcount << GC_COUNT_SHIFT);
  for (int i = 0; i < N_RINGS; i++)
    for (PymGCHead *head = gc_next (rings[i]); head != rings[i]; head = gc_next (head))
      {
        PymObject *o = pym_gc_object (head);

        o->type->traverse (rt, o, count_one, &check);
      }
  for (int i = 0; i < N_RINGS; i++)
    {
      PymGCHead *prev = rings[i];

      for (PymGCHead *head = gc_next (rings[i]); head != rings[i]; head = gc_next (head))
        {
          head->prev = (head->prev & GC_FINALIZED) | (uintptr_t) prev;
          prev = head;
        }
    }
  if (check.too_small)
    {
      *message = "an object is referenced more often than its count says";
      return PYM_BROKEN;
    }
  return PYM_OK;
}
