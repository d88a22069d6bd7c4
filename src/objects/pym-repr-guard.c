#include "pym-repr-guard.h"

#include "pym-container-state.h"
#include "pym-dict.h"
#include "pym-list.h"
#include "pym-name.h"

/* The list of those that are being written: in a dict of the thread's own, where CPython keeps it,
 * both made when first needed. Borrowed; NULL with MemoryError. */
static PymObject *
get_list (PymRuntime *rt)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymObject *name = pym_name (rt, BEING_WRITTEN), *list;

  if (state->thread_dict == NULL)
    state->thread_dict = pym_dict_new (rt);
  if (state->thread_dict == NULL)
    return NULL;
  list = pym_dict_get_item_with_error (rt, state->thread_dict, name);
  if (list != NULL || pym_err_occurred (rt) != NULL)
    return list;
  list = pym_list_new (rt, 0);
  if (list == NULL)
    return NULL;
  if (pym_dict_set_item (rt, state->thread_dict, name, list) < 0)
    {
      pym_decref (rt, list);
      return NULL;
    }
  pym_decref (rt, list);
  return list;
}

int
pym_repr_enter (PymRuntime *rt, PymObject *o)
{
  PymObject *list = get_list (rt);

  if (list == NULL)
    return -1;
  for (ssize_t i = pym_list_size (list) - 1; i >= 0; i--)
    if (pym_list_get (list, i) == o)
      return 1;
  return pym_list_append (rt, list, o);
}

void
pym_repr_leave (PymRuntime *rt, PymObject *o)
{
  PymObject *error = pym_err_get_raised (rt);
  PymObject *list = get_list (rt);

  for (ssize_t i = list != NULL ? pym_list_size (list) - 1 : -1; i >= 0; i--)
    if (pym_list_get (list, i) == o)
      {
        pym_list_set_slice (rt, list, i, i + 1, NULL);
        break;
      }
  pym_err_set_raised (rt, error);
}

PymObject *
pym_repr_guard_dict (PymRuntime *rt)
{
  return pym_container_state (rt)->thread_dict;
}

void
pym_repr_guard_clear (PymRuntime *rt)
{
  pym_clear (rt, &pym_container_state (rt)->thread_dict);
}
