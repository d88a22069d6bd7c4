/* The list of weak references to an object, and what happens to it when the object dies by its
 * count. CPython 3.12: Objects/weakrefobject.c. */
#include "pym-collector.h"

/* Offset from the object of the list of a type with a managed one: the first word of the pre-head.
 */
#define MANAGED_WEAKREF_OFFSET (-(ssize_t) (PYM_GC_HEAD_SIZE + PYM_PRE_HEAD_SIZE))

bool
pym_type_supports_weakrefs (const PymType *type)
{
  return pym_type_has (type, PYM_TYPE_MANAGED_WEAKREF) || type->weaklist_offset != 0;
}

PymWeakref **
pym_weakref_list (PymObject *o)
{
  PymType *type = o->type;

  if (pym_type_has (type, PYM_TYPE_MANAGED_WEAKREF))
    return (PymWeakref **) ((char *) o + MANAGED_WEAKREF_OFFSET);
  if (type->weaklist_offset != 0)
    return (PymWeakref **) ((char *) o + type->weaklist_offset);
  return NULL;
}

void
pym_weakref_insert_head (PymWeakref *reference, PymWeakref **list)
{
  PymWeakref *first = *list;

  reference->prev = NULL;
  reference->next = first;
  if (first != NULL)
    first->prev = reference;
  *list = reference;
}

void
pym_weakref_insert_after (PymWeakref *reference, PymWeakref *previous)
{
  reference->prev = previous;
  reference->next = previous->next;
  if (reference->next != NULL)
    reference->next->prev = reference;
  previous->next = reference;
}

void
pym_weakref_unlink (PymWeakref *reference)
{
  PymWeakref **list;

  if (reference->object == NULL)
    return;
  list = pym_weakref_list (reference->object);
  if (*list == reference)
    *list = reference->next;
  if (reference->prev != NULL)
    reference->prev->next = reference->next;
  if (reference->next != NULL)
    reference->next->prev = reference->prev;
  reference->prev = reference->next = NULL;
  reference->object = NULL;
}

void
pym_weakref_clear (PymRuntime *rt, PymWeakref *reference)
{
  pym_weakref_unlink (reference);
  pym_clear (rt, &reference->callback);
}

/* A reference whose own count is 0 is being destroyed: its callback no longer runs. */
static void
run_callback (PymRuntime *rt, PymWeakref *reference, PymObject *callback)
{
  if (rt->hooks.weakref_callback != NULL)
    rt->hooks.weakref_callback (rt, PYM_OBJECT (reference), callback);
}

void
pym_object_clear_weakrefs (PymRuntime *rt, PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o);
  PymWeakref *pending = NULL, *last = NULL;
  PymObject *error;

  if (list == NULL || *list == NULL)
    return;

  /* All are dead before the first callback runs. Those with a callback are kept alive and chained
   * by `next`, which is free once they are out of the list. */
  while (*list != NULL)
    {
      PymWeakref *reference = *list;

      pym_weakref_unlink (reference);
      if (reference->callback == NULL)
        continue;
      if (reference->base.refcount == 0)
        {
          pym_clear (rt, &reference->callback);
          continue;
        }
      pym_incref (reference);
      if (last == NULL)
        pending = reference;
      else
        last->next = reference;
      last = reference;
    }

  error = rt->error;
  rt->error = NULL;
  while (pending != NULL)
    {
      PymWeakref *reference = pending;
      PymObject *callback = reference->callback;

      pending = reference->next;
      reference->next = NULL;
      reference->callback = NULL;
      run_callback (rt, reference, callback);
      pym_decref (rt, callback);
      pym_decref (rt, reference);
    }
  rt->error = error;
}
