#include "pym-containers.h"

#include "pym-container-state.h"

#include <string.h>

static const char *const tuple_names[PYM_TUPLE_FREE_LENGTHS] = {
  "1-sized PyTupleObject",  "2-sized PyTupleObject",  "3-sized PyTupleObject",
  "4-sized PyTupleObject",  "5-sized PyTupleObject",  "6-sized PyTupleObject",
  "7-sized PyTupleObject",  "8-sized PyTupleObject",  "9-sized PyTupleObject",
  "10-sized PyTupleObject", "11-sized PyTupleObject", "12-sized PyTupleObject",
  "13-sized PyTupleObject", "14-sized PyTupleObject", "15-sized PyTupleObject",
  "16-sized PyTupleObject", "17-sized PyTupleObject", "18-sized PyTupleObject",
  "19-sized PyTupleObject", "20-sized PyTupleObject",
};

static const char *const tuple_labels[PYM_TUPLE_FREE_LENGTHS] = {
  "tuples of length 1",  "tuples of length 2",  "tuples of length 3",  "tuples of length 4",
  "tuples of length 5",  "tuples of length 6",  "tuples of length 7",  "tuples of length 8",
  "tuples of length 9",  "tuples of length 10", "tuples of length 11", "tuples of length 12",
  "tuples of length 13", "tuples of length 14", "tuples of length 15", "tuples of length 16",
  "tuples of length 17", "tuples of length 18", "tuples of length 19", "tuples of length 20",
};

/* A table of 8 slots with str entries. */
#define SMALL_KEYS_SIZE (sizeof (PymDictKeys) + 8 + 5 * sizeof (PymDictStrEntry))

int
pym_containers_init (PymRuntime *rt)
{
  struct PymContainerState *state = pym_static_new (rt, sizeof *state);

  if (state == NULL)
    return -1;
  rt->objects->containers = state;

  state->empty_keys = (PymDictKeys *) state->empty_keys_memory.bytes;
  state->empty_keys->refcount = 1;
  state->empty_keys->kind = PYM_DICT_KEYS_STR;
  state->empty_keys->log2_index_bytes = 3;
  memset (state->empty_keys->indices, PYM_INDEX_EMPTY, 8);

  state->empty_tuple = PYM_OBJECT (&state->empty_tuple_memory.tuple);
  state->empty_tuple->type = PYM_TYPE (rt, TUPLE);
  pym_set_immortal (state->empty_tuple);

  state->set_dummy.type = PYM_TYPE (rt, OBJECT);
  pym_set_immortal (&state->set_dummy);
  return 0;
}

void
pym_containers_clear_free_lists (PymRuntime *rt)
{
  struct PymContainerState *state = pym_container_state (rt);

  for (int i = 0; i < PYM_TUPLE_FREE_LENGTHS; i++)
    {
      PymTuple *tuple = state->tuples[i];

      state->tuples[i] = NULL;
      state->n_tuples[i] = 0;
      while (tuple != NULL)
        {
          PymTuple *next = (PymTuple *) tuple->items[0];

          pym_gc_del (rt, tuple);
          tuple = next;
        }
    }
  while (state->n_dicts > 0)
    pym_gc_del (rt, state->dicts[--state->n_dicts]);
  while (state->n_keys > 0)
    pym_object_free (rt, state->keys[--state->n_keys]);
  while (state->n_lists > 0)
    pym_gc_del (rt, state->lists[--state->n_lists]);
}

void
pym_containers_fini (PymRuntime *rt)
{
  struct PymContainerState *state = pym_container_state (rt);

  if (state == NULL)
    return;
  pym_containers_clear_free_lists (rt);
  if (state->slice != NULL)
    pym_gc_del (rt, state->slice);
  rt->objects->containers = NULL;
}

void
pym_containers_walk_free_lists (PymRuntime *rt, PymFreeListVisit visit, void *data)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymFreeListInfo info;

  info =
      (PymFreeListInfo){ "PyDictObject",    "dict objects",   state->n_dicts,
                         PYM_DICT_FREE_MAX, sizeof (PymDict), sizeof (PymDict) + PYM_GC_HEAD_SIZE };
  visit (&info, data);
  info =
      (PymFreeListInfo){ "PyListObject",    "list objects",   state->n_lists,
                         PYM_LIST_FREE_MAX, sizeof (PymList), sizeof (PymList) + PYM_GC_HEAD_SIZE };
  visit (&info, data);
  for (int i = 0; i < PYM_TUPLE_FREE_LENGTHS; i++)
    {
      size_t size = sizeof (PymTuple) + (i + 1) * sizeof (PymObject *);

      info = (PymFreeListInfo){
        tuple_names[i], tuple_labels[i],        state->n_tuples[i], PYM_TUPLE_FREE_MAX,
        size,           size + PYM_GC_HEAD_SIZE
      };
      visit (&info, data);
    }
  info = (PymFreeListInfo){
    NULL, "dict key tables", state->n_keys, PYM_DICT_FREE_MAX, SMALL_KEYS_SIZE, SMALL_KEYS_SIZE
  };
  visit (&info, data);
  info = (PymFreeListInfo){ NULL, "slices",          state->slice != NULL,
                            1,    sizeof (PymSlice), sizeof (PymSlice) + PYM_GC_HEAD_SIZE };
  visit (&info, data);
}

void
pym_containers_walk_blocks (PymRuntime *rt, PymBlockVisit visit, void *data)
{
  struct PymContainerState *state = pym_container_state (rt);

  for (int i = 0; i < state->n_dicts; i++)
    visit (pym_gc_head (state->dicts[i]), sizeof (PymDict) + PYM_GC_HEAD_SIZE,
           "free list: dict objects", data);
  for (int i = 0; i < state->n_keys; i++)
    visit (state->keys[i], SMALL_KEYS_SIZE, "free list: dict key tables", data);
  for (int i = 0; i < state->n_lists; i++)
    visit (pym_gc_head (state->lists[i]), sizeof (PymList) + PYM_GC_HEAD_SIZE,
           "free list: list objects", data);
  for (int i = 0; i < PYM_TUPLE_FREE_LENGTHS; i++)
    {
      size_t size = sizeof (PymTuple) + (i + 1) * sizeof (PymObject *) + PYM_GC_HEAD_SIZE;

      for (PymTuple *t = state->tuples[i]; t != NULL; t = (PymTuple *) t->items[0])
        visit (pym_gc_head (t), size, "free list: tuples", data);
    }
  if (state->slice != NULL)
    visit (pym_gc_head (state->slice), sizeof (PymSlice) + PYM_GC_HEAD_SIZE, "free list: slices",
           data);
}
