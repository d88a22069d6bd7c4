/* Sorting: a natural merge sort that is stable and makes as few comparisons as it can ("timsort",
 * Objects/listsort.txt and list.sort of CPython 3.12). Which pairs are compared, and in which
 * order, is visible to a program through __lt__, so run detection, minimum runs, binary insertion,
 * the order of merges (by "power") and galloping are CPython's.
 *
 * While it works the list is empty, so that a comparison that touches it can be found out. Keys and
 * items move together: `items` is NULL when the keys are the items.
 */
#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-list-sort-private.h"

#include <string.h>

static void
reverse_array (PymObject **array, ssize_t n)
{
  for (ssize_t i = 0; i < n / 2; i++)
    {
      PymObject *o = array[i];

      array[i] = array[n - 1 - i];
      array[n - 1 - i] = o;
    }
}

static void
reverse (PymSortPairs pairs, ssize_t n)
{
  reverse_array (pairs.keys, n);
  if (pairs.items != NULL)
    reverse_array (pairs.items, n);
}

static PymSortComparison
choose_comparison (PymRuntime *rt, PymObject *const *keys, ssize_t n)
{
  PymType *type = pym_type (keys[0]);
  bool small = true;

  for (ssize_t i = 0; i < n; i++)
    {
      if (pym_type (keys[i]) != type)
        return COMPARE_ANY;
      small = small && type == PYM_TYPE (rt, INT) && pym_int_is_compact (keys[i]);
    }
  if (type == PYM_TYPE (rt, INT))
    return small ? COMPARE_SMALL_INTS : COMPARE_INTS;
  if (type == PYM_TYPE (rt, FLOAT))
    return COMPARE_FLOATS;
  if (type == PYM_TYPE (rt, STR))
    return COMPARE_TEXTS;
  return type == PYM_TYPE (rt, TUPLE) ? COMPARE_TUPLES : COMPARE_ANY;
}

/* Inserts the pairs from `sorted` on into what is before them. 0 or -1, all still there. */
static int
insert_sorted (PymSort *sort, PymSortPairs pairs, ssize_t n, ssize_t sorted)
{
  for (ssize_t i = sorted == 0 ? 1 : sorted; i < n; i++)
    {
      PymObject *key = pairs.keys[i];
      ssize_t low = 0, high = i;

      do
        {
          ssize_t middle = low + ((high - low) >> 1);
          int is_less = pym_sort_less (sort, key, pairs.keys[middle]);

          if (is_less < 0)
            return -1;
          if (is_less)
            high = middle;
          else
            low = middle + 1;
        }
      while (low < high);
      memmove (pairs.keys + low + 1, pairs.keys + low, (size_t) (i - low) * sizeof *pairs.keys);
      pairs.keys[low] = key;
      if (pairs.items != NULL)
        {
          PymObject *item = pairs.items[i];

          memmove (pairs.items + low + 1, pairs.items + low,
                   (size_t) (i - low) * sizeof *pairs.items);
          pairs.items[low] = item;
        }
    }
  return 0;
}

/* Length of the run at the beginning; strictly descending ones may be turned round without losing
 * stability. -1 on error. */
static ssize_t
count_run (PymSort *sort, PymObject *const *keys, ssize_t n, bool *descending)
{
  ssize_t length = 2;
  int is_less;

  *descending = false;
  if (n == 1)
    return 1;
  is_less = pym_sort_less (sort, keys[1], keys[0]);
  if (is_less < 0)
    return -1;
  *descending = is_less > 0;
  for (; length < n; length++)
    {
      is_less = pym_sort_less (sort, keys[length], keys[length - 1]);
      if (is_less < 0)
        return -1;
      if ((is_less > 0) != *descending)
        break;
    }
  return length;
}

/* Merges the runs i and i + 1, the last or last but one pair. */
static int
merge_at (PymSort *sort, int i)
{
  PymSortRun *run = sort->runs + i;
  ssize_t n_a = run[0].length, n_b = run[1].length, skip;
  PymSortPairs a = pym_sort_at (sort->all, run[0].start), b = pym_sort_at (sort->all, run[1].start);

  run[0].length = n_a + n_b;
  if (i == sort->n_runs - 3)
    run[1] = run[2];
  sort->n_runs--;

  /* What is in front of the second run's first, and behind the first run's last, stays. */
  skip = pym_sort_gallop (sort, b.keys[0], a.keys, n_a, 0, false);
  if (skip < 0)
    return -1;
  a = pym_sort_at (a, skip);
  n_a -= skip;
  if (n_a == 0)
    return 0;
  n_b = pym_sort_gallop (sort, a.keys[n_a - 1], b.keys, n_b, n_b - 1, true);
  if (n_b <= 0)
    return (int) n_b;
  return n_a <= n_b ? pym_sort_merge_forward (sort, a, n_a, n_b)
                    : pym_sort_merge_backward (sort, a, n_a, n_b);
}

/* Depth in a binary tree over [0, n) of the node between two neighbouring runs. */
static int
power_between (ssize_t start, ssize_t n_a, ssize_t n_b, ssize_t n)
{
  ssize_t a = 2 * start + n_a, b = a + n_a + n_b;
  int power = 0;

  for (;;)
    {
      power++;
      if (a >= n)
        {
          a -= n;
          b -= n;
        }
      else if (b >= n)
        return power;
      a <<= 1;
      b <<= 1;
    }
}

static int
push_run (PymSort *sort, ssize_t start, ssize_t length)
{
  if (sort->n_runs > 0)
    {
      PymSortRun *last = &sort->runs[sort->n_runs - 1];
      int power = power_between (last->start, last->length, length, sort->n);

      while (sort->n_runs > 1 && sort->runs[sort->n_runs - 2].power > power)
        if (merge_at (sort, sort->n_runs - 2) < 0)
          return -1;
      sort->runs[sort->n_runs - 1].power = power;
    }
  sort->runs[sort->n_runs++] = (PymSortRun){ start, length, 0 };
  return 0;
}

static int
merge_rest (PymSort *sort)
{
  while (sort->n_runs > 1)
    {
      int i = sort->n_runs - 2;

      if (i > 0 && sort->runs[i - 1].length < sort->runs[i + 1].length)
        i--;
      if (merge_at (sort, i) < 0)
        return -1;
    }
  return 0;
}

static int
sort_pairs (PymSort *sort)
{
  ssize_t min_run = sort->n, odd = 0;

  while (min_run >= MAX_MIN_RUN)
    {
      odd |= min_run & 1;
      min_run >>= 1;
    }
  min_run += odd;

  for (ssize_t start = 0; start < sort->n;)
    {
      PymSortPairs pairs = pym_sort_at (sort->all, start);
      ssize_t left = sort->n - start, length;
      bool descending;

      length = count_run (sort, pairs.keys, left, &descending);
      if (length < 0)
        return -1;
      if (descending)
        reverse (pairs, length);
      if (length < min_run)
        {
          ssize_t forced = left <= min_run ? left : min_run;

          if (insert_sorted (sort, pairs, forced, length) < 0)
            return -1;
          length = forced;
        }
      if (push_run (sort, start, length) < 0)
        return -1;
      start += length;
    }
  return merge_rest (sort);
}

static void
release_keys (PymRuntime *rt, PymObject **keys, ssize_t n)
{
  for (ssize_t i = 0; i < n; i++)
    pym_decref (rt, keys[i]);
}

/* New references to the keys of all items. 0 or -1, then there are none. */
static int
make_keys (
    PymRuntime *rt, PymObject **keys, PymObject *const *items, ssize_t n, PymObject *function)
{
  for (ssize_t i = 0; i < n; i++)
    {
      keys[i] = pym_object_call_one_arg (rt, function, items[i]);
      if (keys[i] == NULL)
        {
          release_keys (rt, keys, i);
          return -1;
        }
    }
  return 0;
}

static int
sort_all (PymSort *sort, bool descending)
{
  int result;

  if (sort->n < 2)
    return 0;
  sort->comparison = choose_comparison (sort->rt, sort->all.keys, sort->n);
  /* Turning round before and after keeps equals in their order. */
  if (descending)
    reverse (sort->all, sort->n);
  result = sort_pairs (sort);
  if (descending)
    reverse (sort->all, sort->n);
  pym_mem_free (sort->rt, sort->allocated);
  return result;
}

static int
sort_items (PymRuntime *rt, PymObject **items, ssize_t n, PymObject *function, bool descending)
{
  PymSort sort;
  PymObject **keys;
  int result;

  sort.rt = rt;
  sort.n_compared = 0;
  sort.n = n;
  sort.min_gallop = MIN_GALLOP;
  sort.allocated = NULL;
  sort.n_runs = 0;
  if (function == NULL)
    {
      sort.all = (PymSortPairs){ items, NULL };
      sort.room = N_TEMPORARY;
      sort.temporary = (PymSortPairs){ sort.on_stack, NULL };
      return sort_all (&sort, descending);
    }

  /* Keys of a short list lie on the stack, behind what merging them can need. */
  keys =
      n < N_TEMPORARY / 2 ? sort.on_stack + n + 1 : pym_mem_malloc (rt, (size_t) n * sizeof *keys);
  if (keys == NULL)
    {
      pym_err_no_memory (rt);
      return -1;
    }
  sort.all = (PymSortPairs){ keys, items };
  sort.room = n < N_TEMPORARY ? (n + 1) / 2 : N_TEMPORARY / 2;
  sort.temporary = (PymSortPairs){ sort.on_stack, sort.on_stack + sort.room };
  result = make_keys (rt, keys, items, n, function);
  if (result == 0)
    {
      result = sort_all (&sort, descending);
      release_keys (rt, keys, n);
    }
  if (n >= N_TEMPORARY / 2)
    pym_mem_free (rt, keys);
  return result;
}

int
pym_list_sort_by (PymRuntime *rt, PymObject *o, PymObject *key, bool descending)
{
  PymList *list = (PymList *) o;
  PymObject **items = list->items, **others;
  ssize_t n = pym_size (list), allocated = list->allocated, n_others;
  int result;

  list->items = NULL;
  list->allocated = -1;
  pym_size (list) = 0;
  result = sort_items (rt, items, n, key == pym_none (rt) ? NULL : key, descending);
  if (list->allocated != -1 && result == 0)
    {
      pym_err_set_string (rt, PYM_TYPE (rt, VALUE_ERROR), "list modified during sort");
      result = -1;
    }
  others = list->items;
  n_others = pym_size (list);
  list->items = items;
  list->allocated = allocated;
  pym_size (list) = n;
  if (others != NULL)
    {
      while (--n_others >= 0)
        pym_xdecref (rt, others[n_others]);
      pym_mem_free (rt, others);
    }
  return result;
}

int
pym_list_sort (PymRuntime *rt, PymObject *list)
{
  return pym_list_sort_by (rt, list, NULL, false);
}
