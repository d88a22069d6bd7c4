#include "pym-runtime.h"

#include <stdlib.h>

#include "pym-collector.h"
#include "pym-domain.h"
#include "pym-heap.h"

static void
release (PymRuntime *rt)
{
  pym_heap_destroy (rt->heap);
  free (rt->fault);
  free (rt);
}

PymRuntime *
pym_runtime_new (const PymSettings *settings)
{
  PymRuntime *rt = calloc (1, sizeof *rt);

  if (rt == NULL)
    return NULL;
  if (settings != NULL)
    rt->settings = *settings;
  rt->c_recursion_left = PYM_C_RECURSION_LIMIT;
  rt->heap = pym_heap_new (pym_profile_get (rt->settings.profile), rt->settings.arena_offset);
  if (rt->heap == NULL)
    {
      release (rt);
      return NULL;
    }
  pym_heap_set_limit (rt->heap, rt->settings.heap_limit);
  pym_domains_init (rt);
  if (pym_collector_init (rt) != PYM_OK)
    {
      release (rt);
      return NULL;
    }
  return rt;
}

void
pym_runtime_on_free (PymRuntime *rt, void (*teardown) (PymRuntime *rt))
{
  pym_assert (rt->n_teardown < PYM_MAX_TEARDOWN);
  rt->teardown[rt->n_teardown++] = teardown;
}

size_t
pym_runtime_free (PymRuntime *rt)
{
  size_t n_left;

  if (rt == NULL)
    return 0;
  while (rt->n_teardown > 0)
    rt->teardown[--rt->n_teardown](rt);
  n_left = (size_t) pym_heap_blocks_in_use (rt->heap);
  pym_collector_fini (rt);
  release (rt);
  return n_left;
}

PymStatus
pym_runtime_check (PymRuntime *rt, const char **message)
{
  PymStatus status = pym_heap_check (rt->heap, message);

  return status == PYM_OK ? pym_gc_check (rt, message) : status;
}
