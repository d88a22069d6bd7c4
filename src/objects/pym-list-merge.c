/* Comparing, galloping and merging: the inner loops of a sort. */
#include "pym-container-state.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-list-sort-private.h"

#include <string.h>

static inline void
move_one (PymSortPairs to, ssize_t i, PymSortPairs from, ssize_t j)
{
  to.keys[i] = from.keys[j];
  if (to.items != NULL)
    to.items[i] = from.items[j];
}

static inline void
move_many (PymSortPairs to, ssize_t i, PymSortPairs from, ssize_t j, ssize_t n)
{
  memmove (to.keys + i, from.keys + j, (size_t) n * sizeof *to.keys);
  if (to.items != NULL)
    memmove (to.items + i, from.items + j, (size_t) n * sizeof *to.items);
}

/* Equal or less, for items of tuples: small ints are most of them. 1, 0, -1. */
static inline int
compare_items (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  if (PYM_IS_EXACT (rt, a, INT) && PYM_IS_EXACT (rt, b, INT))
    {
      if (pym_int_is_compact (a) && pym_int_is_compact (b))
        return op == PYM_EQ ? pym_int_compact_value (a) == pym_int_compact_value (b)
                            : pym_int_compact_value (a) < pym_int_compact_value (b);
      return op == PYM_EQ ? pym_int_compare (a, b) == 0 : pym_int_compare (a, b) < 0;
    }
  if (PYM_IS_EXACT (rt, a, STR) && PYM_IS_EXACT (rt, b, STR))
    return op == PYM_EQ ? pym_str_equal (a, b) : pym_str_compare (a, b) < 0;
  return pym_object_rich_compare_bool (rt, a, b, op);
}

/* By the first items that differ. */
static int
less_tuple (PymRuntime *rt, PymObject *a, PymObject *b)
{
  ssize_t n = pym_size (a), m = pym_size (b);

  for (ssize_t i = 0; i < n && i < m; i++)
    {
      int equal = compare_items (rt, pym_tuple_get (a, i), pym_tuple_get (b, i), PYM_EQ);

      if (equal < 0)
        return -1;
      if (!equal)
        return compare_items (rt, pym_tuple_get (a, i), pym_tuple_get (b, i), PYM_LT);
    }
  return n < m;
}

int
pym_sort_less_other (PymSort *sort, PymObject *a, PymObject *b)
{
  switch (sort->comparison)
    {
    case COMPARE_INTS:
      return pym_int_compare (a, b) < 0;
    case COMPARE_FLOATS:
      return ((PymFloat *) a)->value < ((PymFloat *) b)->value;
    case COMPARE_TEXTS:
      return pym_str_compare (a, b) < 0;
    case COMPARE_TUPLES:
      return less_tuple (sort->rt, a, b);
    case COMPARE_SMALL_INTS:
    case COMPARE_ANY:
      break;
    }
  return pym_object_rich_compare_bool (sort->rt, a, b, PYM_LT);
}

ssize_t
pym_sort_gallop (
    PymSort *sort, PymObject *key, PymObject *const *keys, ssize_t n, ssize_t hint, bool left)
{
  ssize_t last = 0, offset = 1, most, low, high;
  int is_less;

/* Whether the place looked for lies behind position i. */
#define BEHIND(i) (left ? pym_sort_less (sort, keys[i], key) : pym_sort_less (sort, key, keys[i]))
  is_less = BEHIND (hint);
  if (is_less < 0)
    return -1;
  if (left == (is_less > 0))
    {
      most = n - hint;
      while (offset < most)
        {
          is_less = BEHIND (hint + offset);
          if (is_less < 0)
            return -1;
          if (left != (is_less > 0))
            break;
          last = offset;
          offset = (offset << 1) + 1;
        }
      if (offset > most)
        offset = most;
      low = hint + last + 1;
      high = hint + offset;
    }
  else
    {
      most = hint + 1;
      while (offset < most)
        {
          is_less = BEHIND (hint - offset);
          if (is_less < 0)
            return -1;
          if (left == (is_less > 0))
            break;
          last = offset;
          offset = (offset << 1) + 1;
        }
      if (offset > most)
        offset = most;
      low = hint - offset + 1;
      high = hint - last;
    }
  while (low < high)
    {
      ssize_t middle = low + ((high - low) >> 1);

      is_less = BEHIND (middle);
      if (is_less < 0)
        return -1;
      if (left == (is_less > 0))
        low = middle + 1;
      else
        high = middle;
    }
#undef BEHIND
  return high;
}

static int
get_room (PymSort *sort, ssize_t n)
{
  int arrays = sort->all.items != NULL ? 2 : 1;
  PymObject **block;

  if (n <= sort->room)
    return 0;
  pym_mem_free (sort->rt, sort->allocated);
  sort->allocated = NULL;
  sort->room = 0;
  block = pym_mem_malloc (sort->rt, (size_t) arrays * (size_t) n * sizeof *block);
  if (block == NULL)
    {
      pym_err_no_memory (sort->rt);
      return -1;
    }
  sort->allocated = block;
  sort->room = n;
  sort->temporary = (PymSortPairs){ block, arrays == 2 ? block + n : NULL };
  return 0;
}

/* Merges n_a pairs at `a` with the n_b behind them, front to back; the first run, the shorter one,
 * waits in the temporary space. */
int
pym_sort_merge_forward (PymSort *sort, PymSortPairs a, ssize_t n_a, ssize_t n_b)
{
  PymSortPairs to = a, b = pym_sort_at (a, n_a), wait;
  ssize_t min_gallop = sort->min_gallop, i = 0, j = 0, k = 0;
  int result = -1;

  if (get_room (sort, n_a) < 0)
    return -1;
  wait = sort->temporary;
  move_many (wait, 0, a, 0, n_a);
  /* i of n_a waiting ones, j of n_b are at their place; k is the next place. */
  move_one (to, k++, b, j++);
  if (j == n_b)
    goto done;
  if (n_a - i == 1)
    goto copy_b;

  for (;;)
    {
      ssize_t from_a = 0, from_b = 0;

      for (;;)
        {
          int is_less = pym_sort_less (sort, b.keys[j], wait.keys[i]);

          if (is_less < 0)
            goto failed;
          if (is_less)
            {
              move_one (to, k++, b, j++);
              from_b++;
              from_a = 0;
              if (j == n_b)
                goto done;
              if (from_b >= min_gallop)
                break;
            }
          else
            {
              move_one (to, k++, wait, i++);
              from_a++;
              from_b = 0;
              if (n_a - i == 1)
                goto copy_b;
              if (from_a >= min_gallop)
                break;
            }
        }

      min_gallop++;
      do
        {
          min_gallop -= min_gallop > 1;
          sort->min_gallop = min_gallop;
          from_a = pym_sort_gallop (sort, b.keys[j], wait.keys + i, n_a - i, 0, false);
          if (from_a < 0)
            goto failed;
          if (from_a > 0)
            {
              move_many (to, k, wait, i, from_a);
              k += from_a;
              i += from_a;
              if (n_a - i == 1)
                goto copy_b;
              /* Only if the comparison is not consistent. */
              if (i == n_a)
                goto done;
            }
          move_one (to, k++, b, j++);
          if (j == n_b)
            goto done;
          from_b = pym_sort_gallop (sort, wait.keys[i], b.keys + j, n_b - j, 0, true);
          if (from_b < 0)
            goto failed;
          if (from_b > 0)
            {
              move_many (to, k, b, j, from_b);
              k += from_b;
              j += from_b;
              if (j == n_b)
                goto done;
            }
          move_one (to, k++, wait, i++);
          if (n_a - i == 1)
            goto copy_b;
        }
      while (from_a >= MIN_GALLOP || from_b >= MIN_GALLOP);
      min_gallop++;
      sort->min_gallop = min_gallop;
    }

done:
  result = 0;
failed:
  move_many (to, k, wait, i, n_a - i);
  return result;

copy_b:
  /* The last one that waits comes behind everything. */
  move_many (to, k, b, j, n_b - j);
  move_one (to, k + n_b - j, wait, i);
  return 0;
}

/* The same back to front; the second run, the shorter one, waits. */
int
pym_sort_merge_backward (PymSort *sort, PymSortPairs a, ssize_t n_a, ssize_t n_b)
{
  PymSortPairs wait;
  ssize_t min_gallop = sort->min_gallop, i = n_a, j = n_b, k = n_a + n_b;
  int result = -1;

  if (get_room (sort, n_b) < 0)
    return -1;
  wait = sort->temporary;
  move_many (wait, 0, a, n_a, n_b);
  /* i of the first run and j that wait are left; everything from k on is at its place. */
  move_one (a, --k, a, --i);
  if (i == 0)
    goto done;
  if (j == 1)
    goto copy_a;

  for (;;)
    {
      ssize_t from_a = 0, from_b = 0;

      for (;;)
        {
          int is_less = pym_sort_less (sort, wait.keys[j - 1], a.keys[i - 1]);

          if (is_less < 0)
            goto failed;
          if (is_less)
            {
              move_one (a, --k, a, --i);
              from_a++;
              from_b = 0;
              if (i == 0)
                goto done;
              if (from_a >= min_gallop)
                break;
            }
          else
            {
              move_one (a, --k, wait, --j);
              from_b++;
              from_a = 0;
              if (j == 1)
                goto copy_a;
              if (from_b >= min_gallop)
                break;
            }
        }

      min_gallop++;
      do
        {
          ssize_t place;

          min_gallop -= min_gallop > 1;
          sort->min_gallop = min_gallop;
          place = pym_sort_gallop (sort, wait.keys[j - 1], a.keys, i, i - 1, false);
          if (place < 0)
            goto failed;
          from_a = i - place;
          if (from_a > 0)
            {
              k -= from_a;
              i -= from_a;
              move_many (a, k, a, i, from_a);
              if (i == 0)
                goto done;
            }
          move_one (a, --k, wait, --j);
          if (j == 1)
            goto copy_a;
          place = pym_sort_gallop (sort, a.keys[i - 1], wait.keys, j, j - 1, true);
          if (place < 0)
            goto failed;
          from_b = j - place;
          if (from_b > 0)
            {
              k -= from_b;
              j -= from_b;
              move_many (a, k, wait, j, from_b);
              if (j == 1)
                goto copy_a;
              /* Only if the comparison is not consistent. */
              if (j == 0)
                goto done;
            }
          move_one (a, --k, a, --i);
          if (i == 0)
            goto done;
        }
      while (from_a >= MIN_GALLOP || from_b >= MIN_GALLOP);
      min_gallop++;
      sort->min_gallop = min_gallop;
    }

done:
  result = 0;
failed:
  move_many (a, k - j, wait, 0, j);
  return result;

copy_a:
  /* The first one that waits comes in front of everything. */
  move_many (a, k - i, a, 0, i);
  move_one (a, k - i - 1, wait, 0);
  return 0;
}
