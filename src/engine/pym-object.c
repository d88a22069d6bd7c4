/* Making and unmaking objects: allocation of both kinds, the count that asks for a collection,
 * finalizers, and destruction without deep recursion. CPython 3.12: Objects/object.c,
 * Modules/gcmodule.c. */
#include "pym-collector.h"
#include "pym-gc-list.h"
#include "pym-memory-inline.h"
#include "pym-tracer.h"

#include <limits.h>
#include <string.h>

/* Containers nested deeper than this are destroyed later (PyTrash_UNWIND_LEVEL). */
#define TRASH_UNWIND_LEVEL 50
/* Where CPython goes on until its stack ends. */
#define TRASH_RECURSION_LIMIT 10000

static inline size_t
var_size (const PymType *type, ssize_t items)
{
  return (type->basicsize + items * type->itemsize + 7) & ~(size_t) 7;
}

size_t
pym_type_head_size (const PymType *type)
{
  if (!pym_type_has (type, PYM_TYPE_GC))
    return 0;
  if (pym_type_has (type, PYM_TYPE_MANAGED_DICT | PYM_TYPE_MANAGED_WEAKREF))
    return PYM_GC_HEAD_SIZE + PYM_PRE_HEAD_SIZE;
  return PYM_GC_HEAD_SIZE;
}

/* Whether the size would not be a ssize_t. */
static inline bool
too_many (const PymType *type, ssize_t items)
{
  return items < 0 ||
         (type->itemsize > 0 && items > (SSIZE_MAX - type->basicsize - 64) / type->itemsize - 1);
}

static void *
no_memory (PymRuntime *rt)
{
  if (rt->hooks.no_memory != NULL)
    rt->hooks.no_memory (rt);
  return NULL;
}

static inline void
init_object (PymObject *o, PymType *type)
{
  o->refcount = 1;
  o->type = type;
  if (pym_type_has (type, PYM_TYPE_HEAP))
    pym_incref (type);
}

static void
request_collection (PymRuntime *rt)
{
  atomic_fetch_or_explicit (&rt->breaker, PYM_BREAK_COLLECT, memory_order_relaxed);
}

/* A block for a collectable object was really allocated (_PyObject_GC_Link). */
static inline void
count_allocation (PymRuntime *rt)
{
  PymCollector *gc = rt->collector;
  PymGeneration *young = &gc->generations[0];

  young->count++;
  if (PYM_UNLIKELY (young->count > young->threshold) && gc->enabled && young->threshold != 0 &&
      !gc->collecting && rt->error == NULL)
    request_collection (rt);
}

/* `size` without heads; they are zeroed, the rest is not. */
static PymObject *
gc_alloc (PymRuntime *rt, PymType *type, size_t size)
{
  size_t head_size = pym_type_head_size (type);
  char *block = pym_object_malloc_inline (rt, head_size + size);
  PymObject *o;

  if (PYM_UNLIKELY (block == NULL))
    return no_memory (rt);
  memset (block, 0, head_size);
  o = (PymObject *) (block + head_size);
  count_allocation (rt);
  return o;
}

PymObject *
pym_gc_new (PymRuntime *rt, PymType *type)
{
  PymObject *o = gc_alloc (rt, type, type->basicsize);

  if (PYM_LIKELY (o != NULL))
    init_object (o, type);
  return o;
}

PymObject *
pym_gc_new_var (PymRuntime *rt, PymType *type, ssize_t items)
{
  PymObject *o;

  if (PYM_UNLIKELY (too_many (type, items)))
    return no_memory (rt);
  o = gc_alloc (rt, type, var_size (type, items));
  if (PYM_LIKELY (o != NULL))
    {
      init_object (o, type);
      pym_size (o) = items;
    }
  return o;
}

PymObject *
pym_gc_resize_var (PymRuntime *rt, PymObject *o, ssize_t items)
{
  PymType *type = o->type;
  size_t head_size = pym_type_head_size (type);
  char *block;

  pym_assert (!pym_gc_is_tracked (o));
  if (too_many (type, items))
    return no_memory (rt);
  block = pym_object_realloc (rt, (char *) o - head_size, head_size + var_size (type, items));
  if (block == NULL)
    return no_memory (rt);
  o = (PymObject *) (block + head_size);
  pym_size (o) = items;
  return o;
}

void
pym_gc_del (PymRuntime *rt, void *o)
{
  size_t head_size = pym_type_head_size (pym_type (o));
  PymGeneration *young = &rt->collector->generations[0];

  if (pym_gc_is_tracked (o))
    gc_ring_remove (pym_gc_head (o));
  if (young->count > 0)
    young->count--;
  pym_object_free_inline (rt, (char *) o - head_size);
}

void
pym_gc_track (PymRuntime *rt, void *o)
{
  pym_assert (!pym_gc_is_tracked (o));
  gc_ring_append (pym_gc_head (o), &rt->collector->generations[0].head);
}

void
pym_gc_untrack (void *o)
{
  PymGCHead *head = pym_gc_head (o);

  if (head->next == 0)
    return;
  gc_ring_remove (head);
  head->prev &= GC_FINALIZED;
}

PymObject *
pym_object_new (PymRuntime *rt, PymType *type)
{
  PymObject *o = pym_object_malloc_inline (rt, type->basicsize);

  if (PYM_UNLIKELY (o == NULL))
    return no_memory (rt);
  init_object (o, type);
  return o;
}

PymObject *
pym_object_new_var (PymRuntime *rt, PymType *type, ssize_t items)
{
  PymObject *o;

  if (PYM_UNLIKELY (too_many (type, items)))
    return no_memory (rt);
  o = pym_object_malloc_inline (rt, var_size (type, items));
  if (PYM_UNLIKELY (o == NULL))
    return no_memory (rt);
  init_object (o, type);
  pym_size (o) = items;
  return o;
}

void
pym_object_del (PymRuntime *rt, void *o)
{
  pym_object_free_inline (rt, o);
}

PymObject *
pym_type_generic_alloc (PymRuntime *rt, PymType *type, ssize_t items)
{
  /* One item more than asked for, as PyType_GenericAlloc reserves it. */
  size_t size;
  PymObject *o;

  if (PYM_UNLIKELY (too_many (type, items)))
    return no_memory (rt);
  size = var_size (type, items + 1);
  if (pym_type_has (type, PYM_TYPE_GC))
    {
      o = gc_alloc (rt, type, size);
      if (o == NULL)
        return NULL;
    }
  else
    {
      o = pym_object_malloc_inline (rt, size);
      if (PYM_UNLIKELY (o == NULL))
        return no_memory (rt);
    }
  memset (o, 0, size);
  init_object (o, type);
  if (type->itemsize != 0)
    pym_size (o) = items;
  if (pym_type_has (type, PYM_TYPE_GC))
    pym_gc_track (rt, o);
  return o;
}

void
pym_dealloc (PymRuntime *rt, PymObject *o)
{
  o->type->dealloc (rt, o);
}

void
pym_call_finalizer (PymRuntime *rt, PymObject *o)
{
  PymType *type = o->type;

  if (type->finalize == NULL)
    return;
  if (pym_object_is_gc (rt, o))
    {
      if (pym_gc_is_finalized (o))
        return;
      type->finalize (rt, o);
      pym_gc_head (o)->prev |= GC_FINALIZED;
      return;
    }
  type->finalize (rt, o);
}

int
pym_call_finalizer_from_dealloc (PymRuntime *rt, PymObject *o)
{
  pym_assert (o->refcount == 0);
  o->refcount = 1;
  pym_call_finalizer (rt, o);
  pym_assert (o->refcount > 0);
  return --o->refcount == 0 ? 0 : -1;
}

/* The object is untracked, so its head can carry the chain. */
static PymTrashState
put_off (PymObject **chain, PymObject *o)
{
  gc_set_prev (pym_gc_head (o), (PymGCHead *) *chain);
  *chain = o;
  return PYM_TRASH_PUT_OFF;
}

/* What these put off in turn comes back to this loop. */
static void
destroy_all (PymRuntime *rt, PymObject **chain, int *depth)
{
  ++*depth;
  while (*chain != NULL)
    {
      PymObject *o = *chain;

      *chain = (PymObject *) gc_prev (pym_gc_head (o));
      o->type->dealloc (rt, o);
    }
  --*depth;
}

PymTrashState
pym_trash_begin (PymRuntime *rt, PymObject *o, void (*dealloc) (PymRuntime *, PymObject *))
{
  PymTrash *trash = &rt->trash;

  if (o->type->dealloc != dealloc)
    return PYM_TRASH_NOT_INVOLVED;
  if (trash->nesting >= TRASH_UNWIND_LEVEL)
    return put_off (&trash->later, o);
  trash->nesting++;
  return PYM_TRASH_NESTED;
}

PymTrashState
pym_trash_begin_recursive (PymRuntime *rt,
                           PymObject *o,
                           void (*dealloc) (PymRuntime *, PymObject *))
{
  PymTrash *trash = &rt->trash;

  if (o->type->dealloc != dealloc)
    return PYM_TRASH_NOT_INVOLVED;
  if (trash->recursion >= TRASH_RECURSION_LIMIT)
    return put_off (&trash->last, o);
  trash->recursion++;
  return PYM_TRASH_RECURSING;
}

void
pym_trash_end (PymRuntime *rt, PymTrashState state)
{
  PymTrash *trash = &rt->trash;

  if (state == PYM_TRASH_NESTED)
    {
      trash->nesting--;
      if (trash->later != NULL && trash->nesting == 0)
        destroy_all (rt, &trash->later, &trash->nesting);
    }
  else if (state == PYM_TRASH_RECURSING)
    {
      trash->recursion--;
      if (trash->last != NULL && trash->recursion == 0)
        destroy_all (rt, &trash->last, &trash->recursion);
    }
}
