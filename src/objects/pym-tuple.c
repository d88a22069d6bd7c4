/* Life of a tuple: making, free lists, dying, resizing. What programs see is in pym-tuple-type.c.
 */
#include "pym-tuple.h"

#include "pym-container-state.h"
#include "pym-tuple-private.h"

#include <stdarg.h>
#include <string.h>

static PymTuple *
take_from_free_list (PymRuntime *rt, ssize_t size)
{
  struct PymContainerState *state = pym_container_state (rt);
  PymTuple *tuple;

  /* Strictly less: CPython 3.12 keeps tuples of length 20 and never looks for them. */
  if (size == 0 || size >= PYM_TUPLE_FREE_LENGTHS)
    return NULL;
  tuple = state->tuples[size - 1];
  if (tuple == NULL)
    return NULL;
  state->tuples[size - 1] = (PymTuple *) tuple->items[0];
  state->n_tuples[size - 1]--;
  pym_size (tuple) = size;
  pym_free_list_revive (rt, tuple);
  return tuple;
}

static bool
put_into_free_list (PymRuntime *rt, PymTuple *tuple)
{
  struct PymContainerState *state = pym_container_state (rt);
  ssize_t place = pym_size (tuple) - 1;

  if (place < 0 || place >= PYM_TUPLE_FREE_LENGTHS ||
      state->n_tuples[place] >= PYM_TUPLE_FREE_MAX || pym_type (tuple) != PYM_TYPE (rt, TUPLE))
    return false;
  tuple->items[0] = PYM_OBJECT (state->tuples[place]);
  state->tuples[place] = tuple;
  state->n_tuples[place]++;
  return true;
}

/* Neither its items set nor tracked. */
static PymTuple *
allocate (PymRuntime *rt, ssize_t size)
{
  PymTuple *tuple = take_from_free_list (rt, size);

  if (tuple != NULL)
    return tuple;
  if ((size_t) size > ((size_t) PTRDIFF_MAX - sizeof (PymTuple)) / sizeof (PymObject *) - 2)
    return (PymTuple *) pym_err_no_memory (rt);
  return (PymTuple *) pym_gc_new_var (rt, PYM_TYPE (rt, TUPLE), size);
}

PymObject *
pym_tuple_new (PymRuntime *rt, ssize_t size)
{
  PymTuple *tuple;

  if (size == 0)
    return pym_container_state (rt)->empty_tuple;
  tuple = allocate (rt, size);
  if (tuple == NULL)
    return NULL;
  memset (tuple->items, 0, (size_t) size * sizeof (PymObject *));
  pym_gc_track (rt, tuple);
  return PYM_OBJECT (tuple);
}

PymObject *
pym_tuple_pack (PymRuntime *rt, ssize_t n, ...)
{
  PymTuple *tuple;
  va_list items;

  if (n == 0)
    return pym_container_state (rt)->empty_tuple;
  tuple = allocate (rt, n);
  if (tuple == NULL)
    return NULL;
  va_start (items, n);
  for (ssize_t i = 0; i < n; i++)
    tuple->items[i] = pym_newref (va_arg (items, PymObject *));
  va_end (items);
  pym_gc_track (rt, tuple);
  return PYM_OBJECT (tuple);
}

PymObject *
pym_tuple_from_array (PymRuntime *rt, PymObject *const *items, ssize_t n)
{
  PymTuple *tuple;

  if (n == 0)
    return pym_container_state (rt)->empty_tuple;
  tuple = allocate (rt, n);
  if (tuple == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    tuple->items[i] = pym_newref (items[i]);
  pym_gc_track (rt, tuple);
  return PYM_OBJECT (tuple);
}

PymObject *
pym_tuple_from_array_steal (PymRuntime *rt, PymObject *const *items, ssize_t n)
{
  PymTuple *tuple;

  if (n == 0)
    return pym_container_state (rt)->empty_tuple;
  tuple = allocate (rt, n);
  if (tuple == NULL)
    {
      for (ssize_t i = 0; i < n; i++)
        pym_decref (rt, items[i]);
      return NULL;
    }
  memcpy (tuple->items, items, (size_t) n * sizeof (PymObject *));
  pym_gc_track (rt, tuple);
  return PYM_OBJECT (tuple);
}

PymObject *
pym_tuple_pair_steal (PymRuntime *rt, PymObject *first, PymObject *second)
{
  PymObject *items[2] = { first, second };

  if (first == NULL || second == NULL)
    {
      pym_xdecref (rt, first);
      pym_xdecref (rt, second);
      return NULL;
    }
  return pym_tuple_from_array_steal (rt, items, 2);
}

PymObject *
pym_tuple_get_slice (PymRuntime *rt, PymObject *tuple, ssize_t low, ssize_t high)
{
  ssize_t size = pym_size (tuple);

  if (low < 0)
    low = 0;
  if (high > size)
    high = size;
  if (high < low)
    high = low;
  if (low == 0 && high == size && PYM_IS_EXACT (rt, tuple, TUPLE))
    return pym_newref (tuple);
  return pym_tuple_from_array (rt, pym_tuple_items (tuple) + low, high - low);
}

PymObject *
pym_tuple_from_iterable (PymRuntime *rt, PymObject *iterable)
{
  PymObject *iterator, *result, *item;
  ssize_t room, n = 0;

  if (PYM_IS_EXACT (rt, iterable, TUPLE))
    return pym_newref (iterable);
  if (PYM_IS_EXACT (rt, iterable, LIST))
    return pym_list_as_tuple (rt, iterable);

  /* PySequence_Tuple: a guess, then growth by a quarter and ten. */
  iterator = pym_object_get_iter (rt, iterable);
  if (iterator == NULL)
    return NULL;
  room = pym_object_length_hint (rt, iterable, 10);
  if (room < 0)
    goto failed_iterator;
  result = pym_tuple_new (rt, room);
  if (result == NULL)
    goto failed_iterator;
  while ((item = pym_iter_next (rt, iterator)) != NULL)
    {
      if (n >= room)
        {
          size_t wanted = (size_t) room + 10;

          wanted += wanted >> 2;
          if (wanted > PTRDIFF_MAX)
            {
              pym_err_no_memory (rt);
              pym_decref (rt, item);
              goto failed;
            }
          room = (ssize_t) wanted;
          if (pym_tuple_resize (rt, &result, room) < 0)
            {
              pym_decref (rt, item);
              goto failed;
            }
        }
      pym_tuple_set (result, n++, item);
      if ((n & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        goto failed;
    }
  if (rt->error != NULL)
    goto failed;
  if (n < room && pym_tuple_resize (rt, &result, n) < 0)
    goto failed;
  pym_decref (rt, iterator);
  return result;

failed:
  pym_xdecref (rt, result);
failed_iterator:
  pym_decref (rt, iterator);
  return NULL;
}

int
pym_tuple_resize (PymRuntime *rt, PymObject **place, ssize_t size)
{
  PymObject *tuple = *place, *resized;
  ssize_t old = pym_size (tuple);

  if (old == size)
    return 0;
  if (old == 0)
    {
      *place = pym_tuple_new (rt, size);
      return *place == NULL ? -1 : 0;
    }
  if (size == 0)
    {
      *place = pym_tuple_new (rt, 0);
      pym_decref (rt, tuple);
      return 0;
    }
  pym_gc_untrack (tuple);
  for (ssize_t i = size; i < old; i++)
    pym_clear (rt, &pym_tuple_get (tuple, i));
  resized = pym_gc_resize_var (rt, tuple, size);
  if (resized == NULL)
    {
      /* The block stayed as it was: it dies as a tuple of its old length. */
      *place = NULL;
      pym_decref (rt, tuple);
      return -1;
    }
  if (size > old)
    memset (pym_tuple_items (resized) + old, 0, (size_t) (size - old) * sizeof (PymObject *));
  pym_gc_track (rt, resized);
  *place = resized;
  return 0;
}

bool
pym_tuple_may_untrack (PymRuntime *rt, PymObject *tuple, bool full)
{
  if (!PYM_IS_EXACT (rt, tuple, TUPLE))
    return false;
  for (ssize_t i = 0; i < pym_size (tuple); i++)
    {
      PymObject *item = pym_tuple_get (tuple, i);

      /* An item that is not set yet: somebody is still filling it. */
      if (item == NULL || pym_gc_may_be_tracked (rt, item))
        return false;
    }
  return true;
}

void
pym_tuple_dealloc (PymRuntime *rt, PymObject *o)
{
  PymTuple *tuple = (PymTuple *) o;
  PymTrashState trash;

  pym_gc_untrack (o);
  trash = pym_trash_begin (rt, o, pym_tuple_dealloc);
  if (trash == PYM_TRASH_PUT_OFF)
    return;
  for (ssize_t i = pym_size (o); --i >= 0;)
    pym_xdecref (rt, tuple->items[i]);
  if (!put_into_free_list (rt, tuple))
    pym_type (o)->free_ (rt, o);
  pym_trash_end (rt, trash);
}

int
pym_tuple_traverse (PymRuntime *rt, PymObject *o, PymVisit visit, void *data)
{
  for (ssize_t i = pym_size (o); --i >= 0;)
    PYM_VISIT (pym_tuple_get (o, i));
  return 0;
}
