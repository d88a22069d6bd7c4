#include "arn-collection-log.h"

/* Between two collections that have samples, in microseconds and in times of what they cost. */
#define SAMPLE_REST  1000
#define SAMPLE_SHARE 20

static void
count_one (PymObject *o, int generation, void *data)
{
  ++*(guint64 *) data;
}

static void
take_sample (ArnCollectionLog *self)
{
  gint64 start = g_get_monotonic_time ();

  self->sample (self->data);
  self->sample_cost += g_get_monotonic_time () - start;
}

static void
begin (ArnCollectionLog *self, const PymCollector *gc, int generation)
{
  self->visited = 0;
  self->collected_before = gc->stats[generation].collected;
  self->uncollectable_before = gc->stats[generation].uncollectable;
  self->sample_cost = g_get_monotonic_time () >= self->rest_until ? 0 : -1;
  if (self->sample_cost >= 0)
    take_sample (self);
  self->began = g_get_monotonic_time ();
}

static void
say_end (ArnCollectionLog *self, const PymCollector *gc, int generation)
{
  const PymGenerationStats *stats = &gc->stats[generation];
  ArnCause cause = self->outside != ARN_CAUSE_UNKNOWN ? self->outside
                   : gc->automatic                    ? ARN_CAUSE_AUTOMATIC
                                                      : ARN_CAUSE_CALL;
  ArnEvent event = {
    .kind = ARN_EVENT_COLLECTION,
    .time = (guint64) (self->began - self->run_began) * 1000,
    .duration = (guint64) (g_get_monotonic_time () - self->began) * 1000,
    .generation = (guint32) generation,
    .visited = self->visited,
    .freed = (guint64) (stats->collected - self->collected_before),
    .uncollectable = (guint64) (stats->uncollectable - self->uncollectable_before),
    .text = arn_cause_get_word (cause),
  };

  self->func (&event, self->data);
  if (self->sample_cost < 0)
    return;
  take_sample (self);
  self->rest_until = g_get_monotonic_time () + MAX (self->sample_cost * SAMPLE_SHARE, SAMPLE_REST);
}

static void
on_phase (
    PymRuntime *rt, PymPhase phase, int generation, PymObject *object, ssize_t working, void *data)
{
  ArnCollectionLog *self = data;
  const PymCollector *gc = rt->collector;

  self->phase = phase;
  self->phase_generation = generation;
  self->n_phases++;
  if (phase == PYM_PHASE_START)
    begin (self, gc, generation);
  else if (phase == PYM_PHASE_MERGE)
    pym_gc_walk_generation (rt, generation, count_one, &self->visited);
  else if (phase == PYM_PHASE_END)
    say_end (self, gc, generation);
}

void
arn_collection_log_attach (ArnCollectionLog *self,
                           PymRuntime *rt,
                           gint64 run_began,
                           ArnCollectionFunc func,
                           ArnSampleFunc sample,
                           gpointer data)
{
  *self = (ArnCollectionLog){
    .observer = { .phase = on_phase, .data = self },
    .run_began = run_began,
    .func = func,
    .sample = sample,
    .data = data,
  };
  rt->observer = &self->observer;
}
