#include "pym-numbers.h"

static void
make_small (PymSmallInt *o, PymType *type, int value)
{
  pym_set_immortal (o);
  o->base.type = type;
  pym_int_set ((PymInt *) o, (value > 0) - (value < 0), value != 0);
  o->digit = (PymDigit) (value < 0 ? -value : value);
}

PymStatus
pym_numbers_init (PymRuntime *rt)
{
  struct PymNumberState *state = pym_static_new (rt, sizeof *state);

  if (state == NULL)
    return PYM_NO_MEMORY;
  for (int value = PYM_SMALL_INT_MIN; value <= PYM_SMALL_INT_MAX; value++)
    make_small (&state->small_ints[value - PYM_SMALL_INT_MIN], PYM_TYPE (rt, INT), value);
  make_small (&state->false_, PYM_TYPE (rt, BOOL), 0);
  make_small (&state->true_, PYM_TYPE (rt, BOOL), 1);
  rt->objects->numbers = state;
  rt->objects->false_ = PYM_OBJECT (&state->false_);
  rt->objects->true_ = PYM_OBJECT (&state->true_);
  return PYM_OK;
}

void
pym_numbers_clear_free_lists (PymRuntime *rt)
{
  struct PymNumberState *state = rt->objects->numbers;

  while (state->free_floats != NULL)
    {
      PymFloat *f = state->free_floats;

      state->free_floats = (PymFloat *) f->base.type;
      pym_object_free (rt, f);
    }
  state->n_free_floats = 0;
}

void
pym_numbers_fini (PymRuntime *rt)
{
  if (rt->objects->numbers == NULL)
    return;
  pym_numbers_clear_free_lists (rt);
  rt->objects->numbers = NULL;
}

void
pym_numbers_walk_free_lists (PymRuntime *rt, PymFreeListVisit visit, void *data)
{
  PymFreeListInfo info = { .name = "PyFloatObject",
                           .label = "floats",
                           .kept = rt->objects->numbers->n_free_floats,
                           .limit = PYM_MAX_FREE_FLOATS,
                           .size = sizeof (PymFloat),
                           .block_size = sizeof (PymFloat) };

  visit (&info, data);
}

void
pym_numbers_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data)
{
  for (PymFloat *f = rt->objects->numbers->free_floats; f != NULL; f = (PymFloat *) f->base.type)
    visit (f, sizeof *f, "free list: floats", data);
}
