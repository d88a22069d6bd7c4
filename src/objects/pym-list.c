/* Life of a list: making, growing, filling, emptying, dying. */
#include "pym-list.h"

#include "pym-container-state.h"
#include "pym-list-private.h"

#include <string.h>

#define MAX_ITEMS ((size_t) PTRDIFF_MAX / sizeof (PymObject *))

PymObject *
pym_list_new (PymRuntime *rt, ssize_t size)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymList *list;

  if (state->n_lists > 0)
    {
      list = state->lists[--state->n_lists];
      pym_free_list_revive (rt, list);
    }
  else
    {
      list = (PymList *) pym_gc_new (rt, PYM_TYPE (rt, LIST));
      if (list == NULL)
        return NULL;
    }
  pym_size (list) = size;
  list->items = NULL;
  list->allocated = size;
  if (size > 0)
    {
      if ((size_t) size <= MAX_ITEMS)
        list->items = pym_mem_calloc (rt, (size_t) size, sizeof (PymObject *));
      if (list->items == NULL)
        {
          pym_size (list) = 0;
          pym_decref (rt, list);
          return pym_err_no_memory (rt);
        }
    }
  pym_gc_track (rt, list);
  return PYM_OBJECT (list);
}

PymObject *
pym_list_from_array_steal (PymRuntime *rt, PymObject *const *items, ssize_t n)
{
  PymObject *list = pym_list_new (rt, n);

  if (list == NULL)
    {
      for (ssize_t i = 0; i < n; i++)
        pym_decref (rt, items[i]);
      return NULL;
    }
  if (n > 0)
    memcpy (((PymList *) list)->items, items, (size_t) n * sizeof (PymObject *));
  return list;
}

PymObject *
pym_list_from_iterable (PymRuntime *rt, PymObject *iterable)
{
  PymObject *list = pym_list_new (rt, 0);

  if (list != NULL && pym_list_extend (rt, list, iterable) < 0)
    {
      pym_decref (rt, list);
      return NULL;
    }
  return list;
}

/* list_resize: about an eighth more than asked for, in steps of 4 items; no more than a step when
 * it grows by much at once. */
int
pym_list_resize (PymRuntime *rt, PymObject *o, ssize_t size)
{
  PymList *list = (PymList *) o;
  size_t room;
  PymObject **items = NULL;

  if (list->allocated >= size && size >= (list->allocated >> 1))
    {
      pym_size (list) = size;
      return 0;
    }
  room = ((size_t) size + ((size_t) size >> 3) + 6) & ~(size_t) 3;
  if (size - pym_size (list) > (ssize_t) (room - (size_t) size))
    room = ((size_t) size + 3) & ~(size_t) 3;
  if (size == 0)
    room = 0;
  if (room <= MAX_ITEMS)
    items = pym_mem_realloc (rt, list->items, room * sizeof (PymObject *));
  if (items == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  list->items = items;
  list->allocated = (ssize_t) room;
  pym_size (list) = size;
  return 0;
}

int
pym_list_preallocate (PymRuntime *rt, PymObject *o, ssize_t size)
{
  PymList *list = (PymList *) o;
  PymObject **items = NULL;

  if ((size_t) size < MAX_ITEMS)
    {
      size += size & 1;
      items = pym_mem_malloc (rt, (size_t) size * sizeof (PymObject *));
    }
  if (items == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  list->items = items;
  list->allocated = size;
  return 0;
}

int
pym_list_append_steal (PymRuntime *rt, PymObject *list, PymObject *item)
{
  ssize_t n = pym_size (list);

  if (PYM_UNLIKELY (n >= ((PymList *) list)->allocated) && pym_list_resize (rt, list, n + 1) < 0)
    {
      pym_decref (rt, item);
      return -1;
    }
  pym_list_get (list, n) = item;
  pym_size (list) = n + 1;
  return 0;
}

int
pym_list_append (PymRuntime *rt, PymObject *list, PymObject *item)
{
  return pym_list_append_steal (rt, list, pym_newref (item));
}

int
pym_list_insert (PymRuntime *rt, PymObject *list, ssize_t index, PymObject *item)
{
  ssize_t n = pym_size (list);
  PymObject **items;

  if (pym_list_resize (rt, list, n + 1) < 0)
    return -1;
  if (index < 0)
    index = index + n < 0 ? 0 : index + n;
  if (index > n)
    index = n;
  items = ((PymList *) list)->items;
  memmove (items + index + 1, items + index, (size_t) (n - index) * sizeof *items);
  items[index] = pym_newref (item);
  return 0;
}

int
pym_list_set_item (PymRuntime *rt, PymObject *list, ssize_t index, PymObject *item)
{
  if ((size_t) index >= (size_t) pym_size (list))
    {
      pym_xdecref (rt, item);
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "list assignment index out of range");
      return -1;
    }
  pym_setref (rt, &pym_list_get (list, index), item);
  return 0;
}

static int
extend_from_array (PymRuntime *rt, PymObject *list, PymObject *source)
{
  ssize_t n = pym_size (source), m = pym_size (list);
  PymObject **from, **to;

  if (n == 0)
    return 0;
  if (((PymList *) list)->items == NULL)
    {
      if (pym_list_preallocate (rt, list, n) < 0)
        return -1;
      pym_size (list) = n;
    }
  else
    {
      if (m > PTRDIFF_MAX - n)
        {
          pym_err_no_memory (rt);
          return -1;
        }
      if (pym_list_resize (rt, list, m + n) < 0)
        return -1;
    }
  /* Read only now: the source may be the list itself. */
  from = pym_list_check (source) ? ((PymList *) source)->items : pym_tuple_items (source);
  to = ((PymList *) list)->items + m;
  for (ssize_t i = 0; i < n; i++)
    to[i] = pym_newref (from[i]);
  return 0;
}

static int
extend_from_iterator (PymRuntime *rt, PymObject *list, PymObject *iterable, PymObject *iterator)
{
  PymUnary next = pym_type (iterator)->iternext;
  ssize_t hint = pym_object_length_hint (rt, iterable, 8);
  ssize_t m = pym_size (list);

  if (hint < 0)
    return -1;
  if (m > PTRDIFF_MAX - hint)
    {
      /* The hint may be wrong, and there be room enough. */
    }
  else if (((PymList *) list)->items == NULL)
    {
      if (hint > 0 && pym_list_preallocate (rt, list, hint) < 0)
        return -1;
    }
  else
    {
      if (pym_list_resize (rt, list, m + hint) < 0)
        return -1;
      pym_size (list) = m;
    }

  for (size_t step = 1;; step++)
    {
      PymObject *item = next (rt, iterator);

      if (item == NULL)
        {
          if (rt->error == NULL)
            break;
          if (!pym_err_exception_matches (rt, PYM_TYPE (rt, STOP_ITERATION)))
            return -1;
          pym_err_clear (rt);
          break;
        }
      if (pym_list_append_steal (rt, list, item) < 0)
        return -1;
      if ((step & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        return -1;
    }
  if (pym_size (list) < ((PymList *) list)->allocated)
    return pym_list_resize (rt, list, pym_size (list));
  return 0;
}

int
pym_list_extend (PymRuntime *rt, PymObject *list, PymObject *iterable)
{
  PymObject *iterator;
  int result;

  if (PYM_IS_EXACT (rt, iterable, LIST) || PYM_IS_EXACT (rt, iterable, TUPLE) || iterable == list)
    return extend_from_array (rt, list, iterable);
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    return -1;
  result = extend_from_iterator (rt, list, iterable, iterator);
  pym_decref (rt, iterator);
  return result;
}

/* The list is empty before the first item dies: their finalizers may look at it. */
int
pym_list_clear (PymRuntime *rt, PymObject *o)
{
  PymList *list = (PymList *) o;
  PymObject **items = list->items;
  ssize_t n = pym_size (list);

  if (items == NULL)
    return 0;
  pym_size (list) = 0;
  list->items = NULL;
  list->allocated = 0;
  while (--n >= 0)
    pym_xdecref (rt, items[n]);
  pym_mem_free (rt, items);
  return 0;
}

int
pym_list_reverse (PymRuntime *rt, PymObject *list)
{
  ssize_t n = pym_size (list);

  for (ssize_t i = 0; i < n / 2; i++)
    {
      PymObject *item = pym_list_get (list, i);

      pym_list_get (list, i) = pym_list_get (list, n - 1 - i);
      pym_list_get (list, n - 1 - i) = item;
    }
  return 0;
}

PymObject *
pym_list_as_tuple (PymRuntime *rt, PymObject *list)
{
  return pym_tuple_from_array (rt, ((PymList *) list)->items, pym_size (list));
}

void
pym_list_dealloc (PymRuntime *rt, PymObject *o)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymList *list = (PymList *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, pym_list_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  if (list->items != NULL)
    {
      for (ssize_t i = pym_size (list); --i >= 0;)
        pym_xdecref (rt, list->items[i]);
      pym_mem_free (rt, list->items);
    }
  if (state->n_lists < PYM_LIST_FREE_MAX && PYM_IS_EXACT (rt, o, LIST))
    state->lists[state->n_lists++] = list;
  else
    pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

int
pym_list_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  for (ssize_t i = pym_size (o); --i >= 0;)
    PYM_VISIT (pym_list_get (o, i));
  return 0;
}
