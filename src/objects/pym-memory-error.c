/* MemoryError: a few are made beforehand, so that running out of memory can be said without any
 * (Objects/exceptions.c, `get_memory_error`).
 */
#include <string.h>

#include "pym-error.h"
#include "pym-exception-private.h"
#include "pym-memory-error.h"
#include "pym-tuple.h"

#define MAX_SPARE 16

#define EXCEPTION(o) ((PymException *) (o))

/* What is left when even the spares are gone, or aren't made yet: one, immortal, in static memory.
 * The head in front is never linked. */
struct PymLastResort
{
  PymGCHead head;
  PymException exception;
};

/* A spare with the given arguments (stolen), or NULL. */
static PymObject *
take_spare (PymRuntime *rt, PymObject *args)
{
  struct PymCallableState *state = rt->objects->callables;
  PymObject *o = state->no_memory;

  if (o == NULL)
    return NULL;
  state->no_memory = EXCEPTION (o)->dict;
  state->n_no_memory--;
  EXCEPTION (o)->dict = NULL;
  EXCEPTION (o)->args = args;
  o->refcount = 1;
  pym_gc_track (rt, o);
  return o;
}

PymObject *
pym_err_no_memory (PymRuntime *rt)
{
  struct PymCallableState *state = rt->objects->callables;
  PymObject *o = NULL;

  /* A spare needs the empty tuple, which is there as soon as there are spares. */
  if (state->no_memory != NULL)
    o = take_spare (rt, pym_tuple_new (rt, 0));
  if (o == NULL)
    o = PYM_OBJECT (&state->last_resort->exception);
  pym_err_set_raised (rt, o);
  return NULL;
}

void
pym_memory_error_hook (PymRuntime *rt)
{
  pym_err_no_memory (rt);
}

static PymObject *
memory_error_new (PymRuntime *rt, PymType *type, PymObject *args, PymObject *kwargs)
{
  if (type == PYM_TYPE (rt, MEMORY_ERROR))
    {
      PymObject *o;

      pym_incref (args);
      o = take_spare (rt, args);
      if (o != NULL)
        return o;
      pym_decref (rt, args);
    }
  return pym_exception_new (rt, type, args, kwargs);
}

static void
memory_error_dealloc (PymRuntime *rt, PymObject *o)
{
  struct PymCallableState *state = rt->objects->callables;

  if (!PYM_IS_EXACT (rt, o, MEMORY_ERROR))
    {
      pym_exception_dealloc_with (rt, o, NULL, memory_error_dealloc);
      return;
    }
  pym_gc_untrack (o);
  pym_exception_clear_with (rt, o, NULL);
  if (state->n_no_memory >= MAX_SPARE)
    {
      pym_type (o)->free_ (rt, o);
      return;
    }
  EXCEPTION (o)->suppress_context = 0;
  EXCEPTION (o)->dict = state->no_memory;
  state->no_memory = o;
  state->n_no_memory++;
}

const PymType pym_memory_error_template = {
  .name = "MemoryError",
  .flags = PYM_EXCEPTION_FLAGS,
  .doc = "Out of memory.",
  .new_ = memory_error_new,
  .init = pym_exception_init,
  .dealloc = memory_error_dealloc,
};

int
pym_memory_error_init (PymRuntime *rt)
{
  struct PymLastResort *last = pym_static_new (rt, sizeof *last);

  if (last == NULL)
    return -1;
  pym_set_immortal (&last->exception);
  last->exception.base.type = PYM_TYPE (rt, MEMORY_ERROR);
  rt->objects->callables->last_resort = last;
  return 0;
}

int
pym_memory_error_make_spares (PymRuntime *rt)
{
  PymObject *made[MAX_SPARE];
  PymObject *args = pym_tuple_new (rt, 0);
  int n = 0;

  if (args == NULL)
    return -1;
  rt->objects->callables->last_resort->exception.args = args;
  while (n < MAX_SPARE)
    {
      made[n] = pym_exception_new (rt, PYM_TYPE (rt, MEMORY_ERROR), args, NULL);
      if (made[n] == NULL)
        break;
      n++;
    }
  for (int i = 0; i < n; i++)
    pym_decref (rt, made[i]);
  return n == MAX_SPARE ? 0 : -1;
}

void
pym_memory_error_fini (PymRuntime *rt)
{
  struct PymCallableState *state = rt->objects->callables;

  while (state->no_memory != NULL)
    {
      PymObject *o = state->no_memory;

      state->no_memory = EXCEPTION (o)->dict;
      EXCEPTION (o)->dict = NULL;
      pym_gc_del (rt, o);
    }
  state->n_no_memory = 0;
}

void
pym_memory_error_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data)
{
  size_t head = pym_type_head_size (PYM_TYPE (rt, MEMORY_ERROR));

  for (PymObject *o = rt->objects->callables->no_memory; o != NULL; o = EXCEPTION (o)->dict)
    visit ((char *) o - head, head + sizeof (PymException), "spare MemoryError", data);
}
