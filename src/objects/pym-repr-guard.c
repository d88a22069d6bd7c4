#include "pym-repr-guard.h"

#include "pym-container-state.h"

int
pym_repr_enter (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);

  for (ssize_t i = state->n_being_written - 1; i >= 0; i--)
    if (state->being_written[i] == o)
      return 1;
  if (state->n_being_written == state->room_being_written)
    {
      ssize_t room = state->room_being_written == 0 ? 16 : 2 * state->room_being_written;
      PymObject **grown = pym_raw_realloc (rt, state->being_written, (size_t) room * sizeof *grown);

      if (grown == NULL)
        {
          pym_err_no_memory (rt);
          return -1;
        }
      state->being_written = grown;
      state->room_being_written = room;
    }
  state->being_written[state->n_being_written++] = o;
  return 0;
}

void
pym_repr_leave (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);

  for (ssize_t i = state->n_being_written - 1; i >= 0; i--)
    if (state->being_written[i] == o)
      {
        state->n_being_written--;
        for (; i < state->n_being_written; i++)
          state->being_written[i] = state->being_written[i + 1];
        return;
      }
}
