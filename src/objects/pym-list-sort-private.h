/* Private to the two files of sorting: what a sort in progress knows, and the merging of two runs.
 *
 * Keys and items move together; `items` is NULL when the keys are the items themselves.
 */
#pragma once

#include "pym-container-state.h"
#include "pym-int.h"
#include "pym-list.h"

#define MAX_RUNS    85 /* pending at once; enough for 2^64 items */
#define MIN_GALLOP  7
#define MAX_MIN_RUN 64
#define N_TEMPORARY 256
_Static_assert((MAX_MIN_RUN & (MAX_MIN_RUN - 1)) == 0, "bits are shifted out of the length");

/* Two arrays that are moved alike. */
typedef struct
{
  PymObject **keys, **items;
} PymSortPairs;

typedef struct
{
  ssize_t start, length;
  int power;
} PymSortRun;

typedef enum
{
  COMPARE_ANY,
  COMPARE_SMALL_INTS,
  COMPARE_INTS,
  COMPARE_FLOATS,
  COMPARE_TEXTS,
  COMPARE_TUPLES,
} PymSortComparison;

typedef struct
{
  PymRuntime *rt;
  PymSortComparison comparison;
  ssize_t n_compared;
  PymSortPairs all;
  ssize_t n;
  ssize_t min_gallop;
  PymSortPairs temporary;
  ssize_t room;
  PymObject **allocated; /* of `temporary`, when the array below is too small */
  int n_runs;
  PymSortRun runs[MAX_RUNS];
  PymObject *on_stack[N_TEMPORARY];
} PymSort;

static inline PymSortPairs
pym_sort_at (PymSortPairs pairs, ssize_t offset)
{
  return (PymSortPairs){ pairs.keys + offset, pairs.items != NULL ? pairs.items + offset : NULL };
}

/* What pym_sort_less () does when the keys are no small ints. */
int pym_sort_less_other (PymSort *sort, PymObject *a, PymObject *b);
/* Whether a < b: 1, 0, or -1 with the exception set. */
static inline int
pym_sort_less (PymSort *sort, PymObject *a, PymObject *b)
{
  if (PYM_UNLIKELY ((++sort->n_compared & PYM_POLL_MASK) == 0) && pym_poll_stop (sort->rt) < 0)
    return -1;
  if (sort->comparison == COMPARE_SMALL_INTS)
    return pym_int_compact_value (a) < pym_int_compact_value (b);
  return pym_sort_less_other (sort, a, b);
}
/* Where `key` belongs among sorted keys, looking from `hint` in steps that double: before its
 * equals when `left`, behind them otherwise. -1 on error. */
ssize_t pym_sort_gallop (
    PymSort *sort, PymObject *key, PymObject *const *keys, ssize_t n, ssize_t hint, bool left);
/* Merge n_a pairs at `a` with the n_b behind them; the first, the second run is the shorter one. 0,
 * or -1 with every pair still there. */
int pym_sort_merge_forward (PymSort *sort, PymSortPairs a, ssize_t n_a, ssize_t n_b);
int pym_sort_merge_backward (PymSort *sort, PymSortPairs a, ssize_t n_a, ssize_t n_b);
