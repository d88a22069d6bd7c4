/* Sorting: a natural merge sort that is stable and makes as few comparisons as it can ("timsort",
 * Objects/listsort.txt and list.sort of CPython 3.12). Which pairs are compared, and in which
 * order, is visible to a program through __lt__, so run detection, minimum runs, binary insertion,
 * the order of merges (by "power") and galloping are CPython's.
 *
 * While it works the list is empty, so that a comparison that touches it can be found out. Keys and
 * items move together: `items` is NULL when the keys are the items.
 */
#include "pym-list.h"

#include "pym-container-state.h"
#include "pym-float.h"
#include "pym-int.h"

#include <string.h>

#define MAX_RUNS    85 /* pending at once; enough for 2^64 items */
#define MIN_GALLOP  7
#define MAX_MIN_RUN 64
#define N_TEMPORARY 256

/* Two arrays that are moved alike. */
typedef struct
{
  PymObject **keys, **items;
} Pairs;

typedef struct
{
  ssize_t start, length;
  int power;
} Run;

typedef enum
{
  COMPARE_ANY,
  COMPARE_SMALL_INTS,
  COMPARE_FLOATS,
  COMPARE_TEXTS,
  COMPARE_TUPLES,
} Comparison;

typedef struct
{
  PymRuntime *rt;
  Comparison comparison;
  ssize_t n_compared;
  Pairs all;
  ssize_t n;
  ssize_t min_gallop;
  Pairs temporary;
  ssize_t room;
  PymObject **allocated; /* of `temporary`, when the array below is too small */
  int n_runs;
  Run runs[MAX_RUNS];
  PymObject *on_stack[N_TEMPORARY];
} Sort;

static inline Pairs
at (Pairs pairs, ssize_t offset)
{
  return (Pairs){ pairs.keys + offset, pairs.items != NULL ? pairs.items + offset : NULL };
}

static inline void
move_one (Pairs to, ssize_t i, Pairs from, ssize_t j)
{
  to.keys[i] = from.keys[j];
  if (to.items != NULL)
    to.items[i] = from.items[j];
}

static inline void
move_many (Pairs to, ssize_t i, Pairs from, ssize_t j, ssize_t n)
{
  memmove (to.keys + i, from.keys + j, (size_t) n * sizeof *to.keys);
  if (to.items != NULL)
    memmove (to.items + i, from.items + j, (size_t) n * sizeof *to.items);
}

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
reverse (Pairs pairs, ssize_t n)
{
  reverse_array (pairs.keys, n);
  if (pairs.items != NULL)
    reverse_array (pairs.items, n);
}

/* Equal or less, for items of tuples: small ints are most of them. 1, 0, -1. */
static inline int
compare_items (PymRuntime *rt, PymObject *a, PymObject *b, int op)
{
  if (PYM_IS_EXACT (rt, a, INT) && PYM_IS_EXACT (rt, b, INT) && pym_int_is_compact (a) &&
      pym_int_is_compact (b))
    return op == PYM_EQ ? pym_int_compact_value (a) == pym_int_compact_value (b)
                        : pym_int_compact_value (a) < pym_int_compact_value (b);
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

/* Whether a < b: 1, 0, or -1 with the exception set. */
static int
less (Sort *sort, PymObject *a, PymObject *b)
{
  if ((++sort->n_compared & PYM_POLL_MASK) == 0 && pym_poll_stop (sort->rt) < 0)
    return -1;
  switch (sort->comparison)
    {
    case COMPARE_SMALL_INTS:
      return pym_int_compact_value (a) < pym_int_compact_value (b);
    case COMPARE_FLOATS:
      return ((PymFloat *) a)->value < ((PymFloat *) b)->value;
    case COMPARE_TEXTS:
      return pym_str_compare (a, b) < 0;
    case COMPARE_TUPLES:
      return less_tuple (sort->rt, a, b);
    case COMPARE_ANY:
      break;
    }
  return pym_object_rich_compare_bool (sort->rt, a, b, PYM_LT);
}

static Comparison
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
  if (small)
    return COMPARE_SMALL_INTS;
  if (type == PYM_TYPE (rt, FLOAT))
    return COMPARE_FLOATS;
  if (type == PYM_TYPE (rt, STR))
    return COMPARE_TEXTS;
  return type == PYM_TYPE (rt, TUPLE) ? COMPARE_TUPLES : COMPARE_ANY;
}

/* Inserts the pairs from `sorted` on into what is before them. 0 or -1, all still there. */
static int
insert_sorted (Sort *sort, Pairs pairs, ssize_t n, ssize_t sorted)
{
  for (ssize_t i = sorted == 0 ? 1 : sorted; i < n; i++)
    {
      PymObject *key = pairs.keys[i];
      ssize_t low = 0, high = i;

      do
        {
          ssize_t middle = low + ((high - low) >> 1);
          int is_less = less (sort, key, pairs.keys[middle]);

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
count_run (Sort *sort, PymObject *const *keys, ssize_t n, bool *descending)
{
  ssize_t length = 2;
  int is_less;

  *descending = false;
  if (n == 1)
    return 1;
  is_less = less (sort, keys[1], keys[0]);
  if (is_less < 0)
    return -1;
  *descending = is_less > 0;
  for (; length < n; length++)
    {
      is_less = less (sort, keys[length], keys[length - 1]);
      if (is_less < 0)
        return -1;
      if ((is_less > 0) != *descending)
        break;
    }
  return length;
}

/* Where `key` belongs among sorted keys, looking from `hint` in steps that double: before its
 * equals when `left`, behind them otherwise. -1 on error. */
static ssize_t
gallop (Sort *sort, PymObject *key, PymObject *const *keys, ssize_t n, ssize_t hint, bool left)
{
  ssize_t last = 0, offset = 1, most, low, high;
  int is_less;

/* Whether the place looked for lies behind position i. */
#define BEHIND(i) (left ? less (sort, keys[i], key) : less (sort, key, keys[i]))
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
get_room (Sort *sort, ssize_t n)
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
  sort->temporary = (Pairs){ block, arrays == 2 ? block + n : NULL };
  return 0;
}

/* Merges n_a pairs at `a` with the n_b behind them, front to back; the first run, the shorter one,
 * waits in the temporary space. */
static int
merge_forward (Sort *sort, Pairs a, ssize_t n_a, ssize_t n_b)
{
  Pairs to = a, b = at (a, n_a), wait;
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
          int is_less = less (sort, b.keys[j], wait.keys[i]);

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
          from_a = gallop (sort, b.keys[j], wait.keys + i, n_a - i, 0, false);
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
          from_b = gallop (sort, wait.keys[i], b.keys + j, n_b - j, 0, true);
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
static int
merge_backward (Sort *sort, Pairs a, ssize_t n_a, ssize_t n_b)
{
  Pairs wait;
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
          int is_less = less (sort, wait.keys[j - 1], a.keys[i - 1]);

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
          place = gallop (sort, wait.keys[j - 1], a.keys, i, i - 1, false);
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
          place = gallop (sort, a.keys[i - 1], wait.keys, j, j - 1, true);
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

/* Merges the runs i and i + 1, the last or last but one pair. */
static int
merge_at (Sort *sort, int i)
{
  Run *run = sort->runs + i;
  ssize_t n_a = run[0].length, n_b = run[1].length, skip;
  Pairs a = at (sort->all, run[0].start), b = at (sort->all, run[1].start);

  run[0].length = n_a + n_b;
  if (i == sort->n_runs - 3)
    run[1] = run[2];
  sort->n_runs--;

  /* What is in front of the second run's first, and behind the first run's last, stays. */
  skip = gallop (sort, b.keys[0], a.keys, n_a, 0, false);
  if (skip < 0)
    return -1;
  a = at (a, skip);
  n_a -= skip;
  if (n_a == 0)
    return 0;
  n_b = gallop (sort, a.keys[n_a - 1], b.keys, n_b, n_b - 1, true);
  if (n_b <= 0)
    return (int) n_b;
  return n_a <= n_b ? merge_forward (sort, a, n_a, n_b) : merge_backward (sort, a, n_a, n_b);
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
push_run (Sort *sort, ssize_t start, ssize_t length)
{
  if (sort->n_runs > 0)
    {
      Run *last = &sort->runs[sort->n_runs - 1];
      int power = power_between (last->start, last->length, length, sort->n);

      while (sort->n_runs > 1 && sort->runs[sort->n_runs - 2].power > power)
        if (merge_at (sort, sort->n_runs - 2) < 0)
          return -1;
      sort->runs[sort->n_runs - 1].power = power;
    }
  sort->runs[sort->n_runs++] = (Run){ start, length, 0 };
  return 0;
}

static int
merge_rest (Sort *sort)
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
sort_pairs (Sort *sort)
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
      Pairs pairs = at (sort->all, start);
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
sort_all (Sort *sort, bool descending)
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
  Sort sort;
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
      sort.all = (Pairs){ items, NULL };
      sort.room = N_TEMPORARY;
      sort.temporary = (Pairs){ sort.on_stack, NULL };
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
  sort.all = (Pairs){ keys, items };
  sort.room = n < N_TEMPORARY ? (n + 1) / 2 : N_TEMPORARY / 2;
  sort.temporary = (Pairs){ sort.on_stack, sort.on_stack + sort.room };
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
