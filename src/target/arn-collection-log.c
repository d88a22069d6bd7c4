#include "arn-collection-log.h"

static void
count_one (PymObject *o, int generation, void *data)
{
  ++*(guint64 *) data;
}

static void
say_end (ArnCollectionLog *self, const PymCollector *gc, int generation)
{
  const PymGenerationStats *stats = &gc->stats[generation];
  ArnEvent event = {
    .kind = ARN_EVENT_COLLECTION,
    .time = (guint64) (self->began - self->run_began) * 1000,
    .duration = (guint64) (g_get_monotonic_time () - self->began) * 1000,
    .generation = (guint32) generation,
    .visited = self->visited,
    .freed = (guint64) (stats->collected - self->collected_before),
    .uncollectable = (guint64) (stats->uncollectable - self->uncollectable_before),
  };

  self->func (&event, self->data);
}

static void
on_phase (
    PymRuntime *rt, PymPhase phase, int generation, PymObject *object, ssize_t working, void *data)
{
  ArnCollectionLog *self = data;
  const PymCollector *gc = rt->collector;

  if (phase == PYM_PHASE_START)
    {
      self->began = g_get_monotonic_time ();
      self->visited = 0;
      self->collected_before = gc->stats[generation].collected;
      self->uncollectable_before = gc->stats[generation].uncollectable;
    }
  else if (phase == PYM_PHASE_MERGE)
    pym_gc_walk_generation (rt, generation, count_one, &self->visited);
  else if (phase == PYM_PHASE_END)
    say_end (self, gc, generation);
}

void
arn_collection_log_attach (
    ArnCollectionLog *self, PymRuntime *rt, gint64 run_began, ArnCollectionFunc func, gpointer data)
{
  *self = (ArnCollectionLog){
    .observer = { .phase = on_phase, .data = self },
    .run_began = run_began,
    .func = func,
    .data = data,
  };
  rt->observer = &self->observer;
}
