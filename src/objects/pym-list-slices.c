/* Lists by item and slice: reading, storing, deleting; repeating and joining. */
#include "pym-list.h"

#include "pym-container-state.h"
#include "pym-list-private.h"

#include <string.h>

PymObject *
pym_list_get_slice (PymRuntime *rt, PymObject *list, ssize_t low, ssize_t high)
{
  ssize_t n = pym_size (list);
  PymObject *result;

  if (low < 0)
    low = 0;
  else if (low > n)
    low = n;
  if (high < low)
    high = low;
  else if (high > n)
    high = n;
  result = pym_list_new (rt, high - low);
  if (result == NULL)
    return NULL;
  for (ssize_t i = low; i < high; i++)
    pym_list_get (result, i - low) = pym_newref (pym_list_get (list, i));
  return result;
}

/* Room for what is about to be released: its finalizers run when the list is whole again. */
#define N_ON_STACK 8

static int
replace_items (
    PymRuntime *rt, PymObject *list, ssize_t low, ssize_t high, PymObject *const *new, ssize_t n)
{
  PymObject *on_stack[N_ON_STACK];
  PymObject **old = on_stack, **items = ((PymList *) list)->items;
  ssize_t n_old = high - low, growth = n - n_old, size = pym_size (list);

  if (size + growth == 0)
    return pym_list_clear (rt, list);
  if (n_old > 0)
    {
      if (n_old > N_ON_STACK)
        old = pym_mem_malloc (rt, (size_t) n_old * sizeof *old);
      if (old == NULL)
        {
          pym_err_no_memory (rt);
          return -1;
        }
      memcpy (old, items + low, (size_t) n_old * sizeof *old);
    }
  if (growth < 0)
    {
      size_t tail = (size_t) (size - high) * sizeof *items;

      memmove (items + high + growth, items + high, tail);
      if (pym_list_resize (rt, list, size + growth) < 0)
        {
          memmove (items + high, items + high + growth, tail);
          memcpy (items + low, old, (size_t) n_old * sizeof *old);
          goto failed;
        }
    }
  else if (growth > 0)
    {
      if (pym_list_resize (rt, list, size + growth) < 0)
        goto failed;
      items = ((PymList *) list)->items;
      memmove (items + high + growth, items + high, (size_t) (size - high) * sizeof *items);
    }
  items = ((PymList *) list)->items;
  for (ssize_t i = 0; i < n; i++)
    items[low + i] = pym_newref (new[i]);
  for (ssize_t i = n_old; --i >= 0;)
    pym_xdecref (rt, old[i]);
  if (old != on_stack)
    pym_mem_free (rt, old);
  return 0;

failed:
  if (old != on_stack)
    pym_mem_free (rt, old);
  return -1;
}

static PymObject *const *
items_of (PymObject *fast)
{
  return pym_list_check (fast) ? ((PymList *) fast)->items : pym_tuple_items (fast);
}

int
pym_list_set_slice (PymRuntime *rt, PymObject *list, ssize_t low, ssize_t high, PymObject *value)
{
  PymObject *fast = NULL;
  int result;

  if (value == list)
    {
      fast = pym_list_get_slice (rt, list, 0, pym_size (list));
      if (fast == NULL)
        return -1;
    }
  else if (value != NULL)
    {
      fast = pym_sequence_fast (rt, value, "can only assign an iterable");
      if (fast == NULL)
        return -1;
    }
  if (low < 0)
    low = 0;
  else if (low > pym_size (list))
    low = pym_size (list);
  if (high < low)
    high = low;
  else if (high > pym_size (list))
    high = pym_size (list);
  result = replace_items (rt, list, low, high, fast != NULL ? items_of (fast) : NULL,
                          fast != NULL ? pym_size (fast) : 0);
  pym_xdecref (rt, fast);
  return result;
}

static PymObject *
index_type_error (PymRuntime *rt, PymObject *key)
{
  return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                         "list indices must be integers or slices, not %.200s",
                         pym_type (key)->name);
}

PymObject *
pym_list_subscript (PymRuntime *rt, PymObject *o, PymObject *key)
{
  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return NULL;
      if (index < 0)
        index += pym_size (o);
      if ((size_t) index >= (size_t) pym_size (o))
        {
          pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "list index out of range");
          return NULL;
        }
      return pym_newref (pym_list_get (o, index));
    }
  if (PYM_IS_EXACT (rt, key, SLICE))
    {
      ssize_t start, stop, step, n;
      PymObject *result;

      if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
        return NULL;
      n = pym_slice_adjust (pym_size (o), &start, &stop, step);
      if (n <= 0)
        return pym_list_new (rt, 0);
      if (step == 1)
        return pym_list_get_slice (rt, o, start, stop);
      result = pym_list_new (rt, n);
      if (result == NULL)
        return NULL;
      for (ssize_t i = 0; i < n; i++, start += step)
        pym_list_get (result, i) = pym_newref (pym_list_get (o, start));
      return result;
    }
  return index_type_error (rt, key);
}

static int
delete_stepped (PymRuntime *rt, PymObject *list, ssize_t start, ssize_t step, ssize_t n)
{
  PymObject **dead, **items = ((PymList *) list)->items;
  ssize_t size = pym_size (list), to, next = 0;
  int result;

  if (n <= 0)
    return 0;
  if (step < 0)
    {
      start += step * (n - 1);
      step = -step;
    }
  dead = pym_mem_malloc (rt, (size_t) n * sizeof *dead);
  if (dead == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  to = start;
  for (ssize_t from = start; from < size; from++)
    if (next < n && from == start + next * step)
      dead[next++] = items[from];
    else
      items[to++] = items[from];
  pym_size (list) = size - n;
  result = pym_list_resize (rt, list, size - n);
  for (ssize_t i = 0; i < n; i++)
    pym_decref (rt, dead[i]);
  pym_mem_free (rt, dead);
  return result;
}

static int
assign_stepped (
    PymRuntime *rt, PymObject *list, ssize_t start, ssize_t step, ssize_t n, PymObject *value)
{
  PymObject *fast, **dead;

  if (value == list)
    fast = pym_list_get_slice (rt, list, 0, pym_size (list));
  else
    fast = pym_sequence_fast (rt, value, "must assign iterable to extended slice");
  if (fast == NULL)
    return -1;
  if (pym_size (fast) != n)
    {
      pym_err_format (rt, PYM_TYPE (rt, VALUE_ERROR),
                      "attempt to assign sequence of size %zd to extended slice of size %zd",
                      pym_size (fast), n);
      pym_decref (rt, fast);
      return -1;
    }
  if (n == 0)
    {
      pym_decref (rt, fast);
      return 0;
    }
  dead = pym_mem_malloc (rt, (size_t) n * sizeof *dead);
  if (dead == NULL)
    {
      pym_decref (rt, fast);
      pym_err_no_memory (rt);
      return -1;
    }
  for (ssize_t i = 0; i < n; i++, start += step)
    {
      dead[i] = pym_list_get (list, start);
      pym_list_get (list, start) = pym_newref (items_of (fast)[i]);
    }
  for (ssize_t i = 0; i < n; i++)
    pym_decref (rt, dead[i]);
  pym_mem_free (rt, dead);
  pym_decref (rt, fast);
  return 0;
}

int
pym_list_ass_item (PymRuntime *rt, PymObject *o, ssize_t index, PymObject *value)
{
  if (value != NULL && (size_t) index < (size_t) pym_size (o))
    return pym_list_set_item (rt, o, index, pym_newref (value));
  if ((size_t) index >= (size_t) pym_size (o))
    {
      pym_err_set_string (rt, PYM_TYPE (rt, INDEX_ERROR), "list assignment index out of range");
      return -1;
    }
  return replace_items (rt, o, index, index + 1, NULL, 0);
}

int
pym_list_ass_subscript (PymRuntime *rt, PymObject *o, PymObject *key, PymObject *value)
{
  ssize_t start, stop, step, n;

  if (pym_index_check (key))
    {
      ssize_t index = pym_number_as_ssize (rt, key, PYM_TYPE (rt, INDEX_ERROR));

      if (index == -1 && rt->error != NULL)
        return -1;
      return pym_list_ass_item (rt, o, index < 0 ? index + pym_size (o) : index, value);
    }
  if (!PYM_IS_EXACT (rt, key, SLICE))
    {
      index_type_error (rt, key);
      return -1;
    }
  if (pym_slice_unpack (rt, key, &start, &stop, &step) < 0)
    return -1;
  n = pym_slice_adjust (pym_size (o), &start, &stop, step);
  if (step == 1)
    return pym_list_set_slice (rt, o, start, stop, value);
  if (value == NULL)
    return delete_stepped (rt, o, start, step, n);
  return assign_stepped (rt, o, start, step, n, value);
}

PymObject *
pym_list_concat (PymRuntime *rt, PymObject *a, PymObject *b)
{
  PymObject *result;
  ssize_t n = pym_size (a), m;

  if (!pym_list_check (b))
    return pym_err_format (rt, PYM_TYPE (rt, TYPE_ERROR),
                           "can only concatenate list (not \"%.200s\") to list",
                           pym_type (b)->name);
  m = pym_size (b);
  if (n > PTRDIFF_MAX - m)
    return pym_err_no_memory (rt);
  result = pym_list_new (rt, n + m);
  if (result == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    pym_list_get (result, i) = pym_newref (pym_list_get (a, i));
  for (ssize_t i = 0; i < m; i++)
    pym_list_get (result, n + i) = pym_newref (pym_list_get (b, i));
  return result;
}

/* Copies the first n items behind themselves until there are n * times. 0, or -1 at a stop: the
 * items beyond `pym_size` are then not there. */
static int
fill_repeated (PymRuntime *rt, PymObject *list, ssize_t n, ssize_t times)
{
  PymObject **items = ((PymList *) list)->items;

  pym_size (list) = n;
  for (ssize_t i = 1; i < times; i++)
    {
      for (ssize_t j = 0; j < n; j++)
        items[i * n + j] = pym_newref (items[j]);
      pym_size (list) = (i + 1) * n;
      if ((i & PYM_POLL_MASK) == 0 && pym_poll_stop (rt) < 0)
        return -1;
    }
  return 0;
}

PymObject *
pym_list_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  ssize_t n = pym_size (o);
  PymObject *result;

  if (n == 0 || times <= 0)
    return pym_list_new (rt, 0);
  if (n > PTRDIFF_MAX / times)
    return pym_err_no_memory (rt);
  result = pym_list_new (rt, n * times);
  if (result == NULL)
    return NULL;
  for (ssize_t i = 0; i < n; i++)
    pym_list_get (result, i) = pym_newref (pym_list_get (o, i));
  if (fill_repeated (rt, result, n, times) < 0)
    {
      pym_decref (rt, result);
      return NULL;
    }
  return result;
}

PymObject *
pym_list_inplace_repeat (PymRuntime *rt, PymObject *o, ssize_t times)
{
  ssize_t n = pym_size (o);

  if (n == 0 || times == 1)
    return pym_newref (o);
  if (times < 1)
    {
      pym_list_clear (rt, o);
      return pym_newref (o);
    }
  if (n > PTRDIFF_MAX / times)
    return pym_err_no_memory (rt);
  if (pym_list_resize (rt, o, n * times) < 0)
    return NULL;
  return fill_repeated (rt, o, n, times) < 0 ? NULL : pym_newref (o);
}
