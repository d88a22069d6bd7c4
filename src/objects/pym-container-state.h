/* Private to the containers' files: the free lists and the few objects that there is one of.
 *
 * Limits are those of CPython 3.12 (Include/internal/pycore_tuple.h, pycore_list.h,
 * pycore_dict_state.h, pycore_slice.h through _PyInterpreterState). An object in a free list has
 * reference count 0, is not tracked and owns nothing.
 */
#pragma once

#include "pym-abstract.h"
#include "pym-collector.h"
#include "pym-dict-keys.h"
#include "pym-error.h"
#include "pym-list.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-tracer.h"
#include "pym-tuple.h"

#define PYM_TUPLE_FREE_LENGTHS 20
#define PYM_TUPLE_FREE_MAX     2000
#define PYM_LIST_FREE_MAX      80
#define PYM_DICT_FREE_MAX      80

struct PymContainerState
{
  PymTuple *tuples[PYM_TUPLE_FREE_LENGTHS]; /* chained by their first item; [n]: length n + 1 */
  int n_tuples[PYM_TUPLE_FREE_LENGTHS];
  PymList *lists[PYM_LIST_FREE_MAX];
  int n_lists;
  PymDict *dicts[PYM_DICT_FREE_MAX];
  int n_dicts;
  PymDictKeys *keys[PYM_DICT_FREE_MAX]; /* 8 slots, str entries */
  int n_keys;
  PymSlice *slice;

  uint64_t last_dict_version;
  uint32_t last_keys_version;
  PymDictKeys *empty_keys; /* of every dict without a table; never freed */
  PymObject *empty_tuple;  /* immortal; lies in this struct */
  PymObject set_dummy;     /* immortal; in the place of a discarded key */

  PymObject *thread_dict; /* pym-repr-guard.c */

  struct
  {
    _Alignas(16) PymGCHead head;
    PymTuple tuple;
  } empty_tuple_memory;
  struct
  {
    _Alignas(16) char bytes[sizeof (PymDictKeys) + 8];
  } empty_keys_memory;
};

#define pym_container_state(rt) ((rt)->objects->containers)

/* What a free list hands out is an object again (_Py_NewReference). */
static inline void
pym_free_list_revive (PymRuntime *rt, void *o)
{
  PYM_OBJECT (o)->refcount = 1;
  if (PYM_UNLIKELY (rt->program_tracer != NULL || rt->inspector != NULL))
    pym_tracer_new_reference (rt, o);
}

/* Whether storing this object in a dict may make the dict interesting to the collector
 * (_PyObject_GC_MAY_BE_TRACKED). */
static inline bool
pym_gc_may_be_tracked (PymRuntime *rt, PymObject *o)
{
  PymType *type = pym_type (o);

  if (!pym_type_has (type, PYM_TYPE_GC))
    return false;
  if (type->is_gc != NULL && !type->is_gc (rt, o))
    return false;
  return type != PYM_TYPE (rt, TUPLE) || pym_gc_is_tracked (o);
}

/* `visit` in a traverse function: leaves it when the visitor wants to stop. */
#define PYM_VISIT(o)                                                                               \
  do                                                                                               \
    {                                                                                              \
      PymObject *pym_referent_ = PYM_OBJECT (o);                                                   \
      int pym_stop_ = pym_referent_ != NULL ? visit (pym_referent_, data) : 0;                     \
                                                                                                   \
      if (pym_stop_ != 0)                                                                          \
        return pym_stop_;                                                                          \
    }                                                                                              \
  while (0)

/* Long loops over items ask pym_poll_stop () every 4096 steps. */
#define PYM_POLL_MASK 0xfff

/* Answers for `walk_edges`. */
static inline void
pym_edge_internal (PymEdgeVisit visit, void *data, const char *text, void *referent)
{
  if (referent != NULL)
    {
      PymEdge edge = { .kind = PYM_EDGE_INTERNAL, .text = text, .referent = PYM_OBJECT (referent) };

      visit (&edge, data);
    }
}

static inline void
pym_edge_index (PymEdgeVisit visit, void *data, ssize_t index, PymObject *referent)
{
  if (referent != NULL)
    {
      PymEdge edge = { .kind = PYM_EDGE_INDEX, .index = index, .referent = referent };

      visit (&edge, data);
    }
}
