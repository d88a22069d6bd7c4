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

/* Clears the references in `list`, which are more than one, and puts those that live with their
 * callbacks into `places`, two for each. */
static void
move_to_places (PymRuntime *rt, PymWeakref **list, PymObject **places)
{
  for (ssize_t i = 0; *list != NULL; i++)
    {
      PymWeakref *reference = *list;
      PymObject *callback = reference->callback;

      reference->callback = NULL;
      pym_weakref_unlink (reference);
      if (reference->base.refcount > 0)
        {
          places[2 * i] = pym_newref (reference);
          places[2 * i + 1] = callback;
        }
      else
        pym_xdecref (rt, callback);
    }
}

static void
clear_only (PymRuntime *rt, PymWeakref *reference)
{
  PymObject *callback = reference->callback;

  reference->callback = NULL;
  pym_weakref_unlink (reference);
  if (callback != NULL && reference->base.refcount > 0)
    run_callback (rt, reference, callback);
  pym_xdecref (rt, callback);
}

/* Without memory for the tuple they wait in a row that their own `next` makes, which is free once
 * they are out of the list. */
static void
clear_chained (PymRuntime *rt, PymWeakref **list)
{
  PymWeakref *waiting = NULL, **end = &waiting;

  while (*list != NULL)
    {
      PymWeakref *reference = *list;

      pym_weakref_unlink (reference);
      if (reference->base.refcount == 0)
        {
          pym_clear (rt, &reference->callback);
          continue;
        }
      *end = pym_newref (reference);
      end = &reference->next;
    }
  while (waiting != NULL)
    {
      PymWeakref *reference = waiting;

      waiting = reference->next;
      reference->next = NULL;
      clear_only (rt, reference);
      pym_decref (rt, reference);
    }
}

/* All are dead before the first callback runs. The tuple is CPython's: programs can see it in the
 * free list that it leaves, and the order in which it drops references and callbacks. */
static void
clear_many (PymRuntime *rt, PymWeakref **list, ssize_t count)
{
  PymObject **places = NULL;
  PymObject *tuple =
      rt->hooks.new_tuple != NULL ? rt->hooks.new_tuple (rt, 2 * count, &places) : NULL;

  if (tuple == NULL)
    {
      pym_clear (rt, &rt->error);
      clear_chained (rt, list);
      return;
    }
  move_to_places (rt, list, places);
  for (ssize_t i = 0; i < count; i++)
    if (places[2 * i + 1] != NULL)
      run_callback (rt, (PymWeakref *) places[2 * i], places[2 * i + 1]);
  pym_decref (rt, tuple);
}

void
pym_object_clear_weakrefs (PymRuntime *rt, PymObject *o)
{
  PymWeakref **list = pym_weakref_list (o);
  PymObject *error;
  ssize_t count = 0;

  if (list == NULL)
    return;
  /* The two that are shared, a reference and a proxy, come first. */
  for (int i = 0; i < 2 && *list != NULL && (*list)->callback == NULL; i++)
    pym_weakref_clear (rt, *list);
  if (*list == NULL)
    return;
  for (PymWeakref *reference = *list; reference != NULL; reference = reference->next)
    count++;
  error = rt->error;
  rt->error = NULL;
  if (count == 1)
    clear_only (rt, *list);
  else
    clear_many (rt, list, count);
  rt->error = error;
}
