/* Arenas, pools and blocks: which one serves, and when one goes. Rules that only a comparison with
 * CPython could settle are in test-replay.c. Expected states are short texts: a pool is class:used/
 * capacity with a letter for its state (n never used, e empty, u used, f full).
 */
#include "pym-heap-stats.h"
#include "pym-heap-walk.h"
#include "pym-runtime.h"

#include <glib.h>
#include <string.h>
#include <sys/mman.h>

static PymHeap *
new_heap (const char *profile)
{
  PymHeap *heap = pym_heap_new (pym_profile_by_name (profile), 0);

  g_assert_nonnull (heap);
  return heap;
}

static void
end_heap (PymHeap *heap)
{
  const char *message = NULL;

  if (pym_heap_check (heap, &message) != PYM_OK)
    g_error ("%s", message);
  pym_heap_destroy (heap);
}

/* The first `n` pools. */
static char *
describe_pools (const PymHeap *heap, gsize n)
{
  gsize n_pools = pym_heap_summarize_pools (heap, NULL, 0);
  g_autofree PymPoolSummary *pools = g_new (PymPoolSummary, n_pools + 1);
  GString *text = g_string_new (NULL);

  g_assert_cmpuint (pym_heap_summarize_pools (heap, pools, n_pools), ==, n_pools);
  for (gsize i = 0; i < n && i < n_pools; i++)
    if (pools[i].state == PYM_POOL_NEVER_USED)
      g_string_append (text, "n ");
    else
      g_string_append_printf (text, "%u:%u/%u%c ", pools[i].size_class, pools[i].used,
                              pools[i].capacity, "neuf"[pools[i].state]);
  return g_string_free (text, FALSE);
}

static void
expect_pools (const PymHeap *heap, const char *expected)
{
  gsize n = 0;
  g_autofree char *pools = NULL;

  for (const char *p = expected; *p != '\0'; p++)
    n += *p == ' ';
  pools = describe_pools (heap, n);
  g_assert_cmpstr (pools, ==, expected);
}

static void
test_first_pool (void)
{
  PymHeap *heap = new_heap ("3.12");
  char *a = pym_heap_malloc (heap, 16), *b = pym_heap_malloc (heap, 1);

  g_assert_true (b - a == 16);
  g_assert_cmpuint ((guintptr) a % 16384, ==, 48);
  expect_pools (heap, "0:2/1021u n ");
  end_heap (heap);
}

static void
test_classes (void)
{
  PymHeap *heap = new_heap ("3.9");

  pym_heap_malloc (heap, 17);
  pym_heap_malloc (heap, 32);
  pym_heap_malloc (heap, 33);
  pym_heap_malloc (heap, 512);
  expect_pools (heap, "1:2/126u 2:1/84u 31:1/7u n ");
  end_heap (heap);
}

static void
test_last_freed_first (void)
{
  PymHeap *heap = new_heap ("3.12");
  void *a = pym_heap_malloc (heap, 100), *b = pym_heap_malloc (heap, 100);

  pym_heap_malloc (heap, 100);
  pym_heap_free (heap, a);
  pym_heap_free (heap, b);
  g_assert_true (pym_heap_malloc (heap, 97) == b);
  g_assert_true (pym_heap_malloc (heap, 112) == a);
  end_heap (heap);
}

static void
test_full_becomes_used (void)
{
  PymHeap *heap = new_heap ("3.9");
  void *first[7], *second;

  for (int i = 0; i < 7; i++)
    first[i] = pym_heap_malloc (heap, 512);
  expect_pools (heap, "31:7/7f n ");
  second = pym_heap_malloc (heap, 512);
  expect_pools (heap, "31:7/7f 31:1/7u n ");
  pym_heap_free (heap, first[3]);
  /* It serves before the one that was used already. */
  g_assert_true (pym_heap_malloc (heap, 512) == first[3]);
  pym_heap_free (heap, second);
  expect_pools (heap, "31:7/7f 31:0/7e n ");
  end_heap (heap);
}

static void
test_empty_changes_class (void)
{
  PymHeap *heap = new_heap ("3.9");
  void *a = pym_heap_malloc (heap, 512);

  pym_heap_free (heap, a);
  pym_heap_malloc (heap, 16);
  expect_pools (heap, "0:1/253u n ");
  end_heap (heap);
}

static void
test_empty_keeps_free_list (void)
{
  PymHeap *heap = new_heap ("3.9");
  void *a = pym_heap_malloc (heap, 64), *b = pym_heap_malloc (heap, 64);

  pym_heap_free (heap, a);
  pym_heap_free (heap, b);
  g_assert_true (pym_heap_malloc (heap, 64) == b);
  end_heap (heap);
}

static void
test_pools_of_an_arena (void)
{
  PymHeap *aligned = pym_heap_new (pym_profile_by_name ("3.12"), 0);
  PymHeap *shifted = pym_heap_new (pym_profile_by_name ("3.12"), 4096);

  pym_heap_malloc (aligned, 1);
  pym_heap_malloc (shifted, 1);
  g_assert_cmpuint (pym_heap_summarize_pools (aligned, NULL, 0), ==, 64);
  g_assert_cmpuint (pym_heap_summarize_pools (shifted, NULL, 0), ==, 63);
  end_heap (aligned);
  end_heap (shifted);
}

/* Enough blocks of 512 bytes for two arenas of the 3.9 profile. */
#define TWO_ARENAS (2 * 64 * 7)

static void
test_arena_is_given_back (void)
{
  PymHeap *heap = new_heap ("3.9");
  void *blocks[TWO_ARENAS];
  PymHeapStats stats;
  unsigned char resident;

  for (int i = 0; i < TWO_ARENAS; i++)
    blocks[i] = pym_heap_malloc (heap, 512);
  g_assert_cmpuint (pym_heap_summarize_arenas (heap, NULL, 0), ==, 2);
  /* One free pool of the other arena keeps the list from running out. */
  for (int i = TWO_ARENAS - 7; i < TWO_ARENAS; i++)
    pym_heap_free (heap, blocks[i]);
  for (int i = 0; i < TWO_ARENAS / 2; i++)
    pym_heap_free (heap, blocks[i]);
  g_assert_cmpuint (pym_heap_summarize_arenas (heap, NULL, 0), ==, 2);
  for (int i = TWO_ARENAS / 2; i < TWO_ARENAS - 7; i++)
    pym_heap_free (heap, blocks[i]);
  pym_heap_get_stats (heap, &stats);
  g_assert_cmpuint (stats.n_arenas, ==, 1);
  g_assert_cmpuint (stats.n_arenas_highest, ==, 2);
  /* Its memory is really gone. */
  g_assert_cmpint (mincore ((void *) ((guintptr) blocks[TWO_ARENAS / 2] & ~(guintptr) 4095), 4096,
                            &resident),
                   ==, 0);
  g_assert_cmpint (resident & 1, ==, 0);
  end_heap (heap);
}

/* When all is free again, at most one arena is still there, and the system has the others' pages.
 */
static void
test_memory_leaves (void)
{
  const gsize n = 32 * 64 * 31, page = 4096;
  PymHeap *heap = new_heap ("3.12");
  g_autofree void **blocks = g_new (void *, n);
  g_autofree unsigned char *resident = NULL;
  gsize n_pages, n_resident = 0;
  PymHeapStats stats;

  for (gsize i = 0; i < n; i++)
    {
      blocks[i] = pym_heap_malloc (heap, 512);
      memset (blocks[i], 1, 512);
    }
  pym_heap_get_stats (heap, &stats);
  g_assert_cmpuint (stats.n_arenas, ==, 32);
  for (gsize i = 0; i < n; i++)
    pym_heap_free (heap, blocks[i]);
  pym_heap_get_stats (heap, &stats);
  g_assert_cmpuint (stats.n_arenas, <=, 1);

  /* Arenas lie in one row, in the order in which they were made. */
  n_pages = (gsize) ((char *) blocks[n - 1] - (char *) blocks[0]) / page;
  resident = g_new (unsigned char, n_pages);
  g_assert_cmpint (
      mincore ((void *) ((guintptr) blocks[0] & ~(page - 1)), n_pages * page, resident), ==, 0);
  for (gsize i = 0; i < n_pages; i++)
    n_resident += resident[i] & 1;
  g_assert_cmpuint (n_resident * page, <=, (gsize) 1 << 20);
  end_heap (heap);
}

static void
test_fullest_arena_serves (void)
{
  PymHeap *heap = new_heap ("3.9");
  void *blocks[2 * TWO_ARENAS];
  guint32 usable[8];

  for (int i = 0; i < 2 * TWO_ARENAS; i++)
    blocks[i] = pym_heap_malloc (heap, 512);
  g_assert_cmpuint (pym_heap_list_usable (heap, usable, 8), ==, 0);
  for (int i = 0; i < 14; i++)
    pym_heap_free (heap, blocks[i]);
  for (int i = 0; i < 7; i++)
    pym_heap_free (heap, blocks[3 * 64 * 7 + i]);
  g_assert_cmpuint (pym_heap_list_usable (heap, usable, 8), ==, 2);
  g_assert_cmpuint (usable[0], ==, 3);
  g_assert_cmpuint (usable[1], ==, 0);
  end_heap (heap);
}

static void
test_realloc_stays (void)
{
  PymHeap *heap = new_heap ("3.12");
  char *block = pym_heap_malloc (heap, 128), *moved;

  g_assert_true (pym_heap_realloc (heap, block, 97) == block);
  memset (block, 'x', 96);
  moved = pym_heap_realloc (heap, block, 96);
  g_assert_true (moved != block);
  g_assert_cmpint (moved[95], ==, 'x');
  end_heap (heap);
}

static void
test_large_stays_large (void)
{
  PymHeap *heap = new_heap ("3.12");
  void *block = pym_heap_malloc (heap, 513), *shrunk = pym_heap_realloc (heap, block, 16);

  g_assert_true (pym_heap_is_large (heap, shrunk));
  g_assert_cmpuint (pym_heap_block_size (heap, shrunk), ==, 16);
  g_assert_cmpint (pym_heap_blocks_in_use (heap), ==, 1);
  g_assert_cmpuint (pym_heap_summarize_arenas (heap, NULL, 0), ==, 0);
  end_heap (heap);
}

static void
test_zero_bytes (void)
{
  PymHeap *heap = new_heap ("3.12");
  void *a = pym_heap_malloc (heap, 0), *b = pym_heap_calloc (heap, 0, 8);

  g_assert_true (a != NULL && b != NULL && a != b);
  g_assert_true (pym_heap_is_large (heap, a));
  g_assert_cmpint (pym_heap_blocks_in_use (heap), ==, 2);
  end_heap (heap);
}

static void
test_impossible_sizes (void)
{
  PymHeap *heap = new_heap ("3.12");
  void *block = pym_heap_malloc (heap, 600);

  g_assert_null (pym_heap_malloc (heap, (gsize) G_MAXSSIZE + 1));
  g_assert_null (pym_heap_calloc (heap, G_MAXSIZE / 2, 3));
  g_assert_null (pym_heap_realloc (heap, block, G_MAXSIZE));
  g_assert_null (pym_heap_malloc (heap, (gsize) 1 << 45));
  g_assert_cmpint (pym_heap_blocks_in_use (heap), ==, 1);
  end_heap (heap);
}

static void
test_calloc_clears (void)
{
  PymHeap *heap = new_heap ("3.12");
  static const gsize sizes[] = { 64, 2000, 3000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      char *block = pym_heap_malloc (heap, sizes[i]);

      memset (block, 0xff, sizes[i]);
      pym_heap_free (heap, block);
      block = pym_heap_calloc (heap, 1, sizes[i]);
      for (gsize j = 0; j < sizes[i]; j++)
        g_assert_cmpint (block[j], ==, 0);
    }
  end_heap (heap);
}

static void
test_same_addresses (void)
{
  PymHeap *heaps[2] = { new_heap ("3.12"), new_heap ("3.12") };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  void *blocks[2][500] = { 0 };

  for (int i = 0; i < 20000; i++)
    {
      guint which = (guint) g_rand_int_range (random, 0, 500);
      guint size = (guint) g_rand_int_range (random, 0, i % 50 == 0 ? 3000000 : 900);

      for (int j = 0; j < 2; j++)
        blocks[j][which] = pym_heap_realloc (heaps[j], blocks[j][which], size);
      g_assert_cmphex (pym_heap_nominal_address (heaps[0], blocks[0][which]), ==,
                       pym_heap_nominal_address (heaps[1], blocks[1][which]));
    }
  g_assert_true (pym_heap_real_address (
                     heaps[0], pym_heap_nominal_address (heaps[0], blocks[0][7])) == blocks[0][7]);
  g_assert_cmphex (pym_heap_nominal_address (heaps[0], &heaps), ==, 0);
  end_heap (heaps[0]);
  end_heap (heaps[1]);
}

static void
test_static (void)
{
  PymHeap *heap = new_heap ("3.12");
  char *a = pym_heap_static_new (heap, 100), *b = pym_heap_static_new (heap, 500000);
  const void *start;

  memset (b, 1, 500000);
  g_assert_true (b - a == 112);
  g_assert_cmpuint (pym_heap_static_range (heap, &start), ==, 112 + 500000);
  g_assert_true (start == a);
  g_assert_cmpint (pym_heap_blocks_in_use (heap), ==, 0);
  g_assert_cmphex (pym_heap_nominal_address (heap, a), !=, 0);
  g_assert_null (pym_heap_static_new (heap, G_MAXSIZE - 5));
  end_heap (heap);
}

static void
test_locate (void)
{
  PymHeap *heap = pym_heap_new (pym_profile_by_name ("3.12"), 4096);
  char *a = pym_heap_malloc (heap, 100), *b = pym_heap_malloc (heap, 100);
  PymBlockPlace place;

  pym_heap_free (heap, a);
  g_assert_true (pym_heap_locate (heap, b + 5, &place));
  g_assert_true (place.start == b && place.pool == 0 && place.block == 1);
  g_assert_cmpint (place.state, ==, PYM_BLOCK_USED);
  g_assert_true (pym_heap_locate (heap, a, &place));
  g_assert_cmpint (place.state, ==, PYM_BLOCK_FREE);
  g_assert_true (pym_heap_locate (heap, b + 500, &place));
  g_assert_cmpint (place.state, ==, PYM_BLOCK_NEVER_USED);
  g_assert_false (pym_heap_locate (heap, a - 1, &place));
  g_assert_false (pym_heap_locate (heap, a + 20000, &place));
  g_assert_false (pym_heap_locate (heap, &place, &place));
  g_assert_true (pym_heap_is_in_use (heap, b));
  g_assert_false (pym_heap_is_in_use (heap, b + 1));
  g_assert_false (pym_heap_is_in_use (heap, a));
  end_heap (heap);
}

static void
add_size (const void *block, gsize size, void *data)
{
  gsize *sums = data;

  sums[0]++;
  sums[1] += size;
}

static void
test_walk (void)
{
  PymHeap *heap = new_heap ("3.12");
  gsize small[2] = { 0, 0 }, large[2] = { 0, 0 };
  guint8 states[PYM_MAX_BLOCKS];
  guint16 places[PYM_MAX_BLOCKS];
  void *blocks[4];

  for (int i = 0; i < 4; i++)
    blocks[i] = pym_heap_malloc (heap, 256);
  pym_heap_malloc (heap, 700);
  pym_heap_malloc (heap, 5000000);
  pym_heap_free (heap, blocks[2]);
  pym_heap_free (heap, blocks[0]);
  pym_heap_walk_small (heap, add_size, small);
  pym_heap_walk_large (heap, add_size, large);
  g_assert_cmpuint (small[0], ==, 2);
  g_assert_cmpuint (small[1], ==, 512);
  g_assert_cmpuint (large[0], ==, 2);
  g_assert_cmpuint (large[1], ==, 5000700);
  g_assert_cmpuint (pym_heap_read_pool (heap, 0, 0, states), ==, 63);
  g_assert_cmpint (states[0], ==, PYM_BLOCK_FREE);
  g_assert_cmpint (states[1], ==, PYM_BLOCK_USED);
  g_assert_cmpint (states[4], ==, PYM_BLOCK_FREE);
  g_assert_cmpint (states[5], ==, PYM_BLOCK_NEVER_USED);
  g_assert_cmpuint (pym_heap_read_free_list (heap, 0, 0, places), ==, 3);
  g_assert_cmpuint (places[0], ==, 0);
  g_assert_cmpuint (places[1], ==, 2);
  g_assert_cmpuint (places[2], ==, 4);
  end_heap (heap);
}

static void
test_check_finds_damage (void)
{
  PymHeap *heap = new_heap ("3.12");
  void **a = pym_heap_malloc (heap, 32);
  const char *message = NULL;

  pym_heap_malloc (heap, 32);
  pym_heap_free (heap, a);
  *a = a; /* a use after free */
  g_assert_cmpint (pym_heap_check (heap, &message), ==, PYM_BROKEN);
  g_assert_cmpstr (message, ==, "a block is in a free list twice");
  pym_heap_destroy (heap);
}

static void
test_profiles_side_by_side (void)
{
  const PymSettings settings[2] = { { .profile = PYM_PROFILE_312 }, { .profile = PYM_PROFILE_39 } };
  PymRuntime *rt[2];
  const char *message;

  for (int i = 0; i < 2; i++)
    rt[i] = pym_runtime_new (&settings[i]);
  for (int n = 0; n < 1000; n++)
    for (int i = 0; i < 2; i++)
      pym_mem_free (rt[i], n % 3 ? pym_object_malloc (rt[i], (gsize) n) : NULL);
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (pym_runtime_check (rt[i], &message), ==, PYM_OK);
      g_assert_cmpuint (pym_runtime_free (rt[i]), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/pool/first", test_first_pool);
  g_test_add_func ("/engine/pool/classes", test_classes);
  g_test_add_func ("/engine/pool/last-freed-first", test_last_freed_first);
  g_test_add_func ("/engine/pool/full-becomes-used", test_full_becomes_used);
  g_test_add_func ("/engine/pool/empty-changes-class", test_empty_changes_class);
  g_test_add_func ("/engine/pool/empty-keeps-free-list", test_empty_keeps_free_list);
  g_test_add_func ("/engine/arena/pools", test_pools_of_an_arena);
  g_test_add_func ("/engine/arena/given-back", test_arena_is_given_back);
  g_test_add_func ("/engine/arena/memory-leaves", test_memory_leaves);
  g_test_add_func ("/engine/arena/fullest-serves", test_fullest_arena_serves);
  g_test_add_func ("/engine/heap/realloc-stays", test_realloc_stays);
  g_test_add_func ("/engine/heap/large-stays-large", test_large_stays_large);
  g_test_add_func ("/engine/heap/zero-bytes", test_zero_bytes);
  g_test_add_func ("/engine/heap/impossible-sizes", test_impossible_sizes);
  g_test_add_func ("/engine/heap/calloc-clears", test_calloc_clears);
  g_test_add_func ("/engine/heap/same-addresses", test_same_addresses);
  g_test_add_func ("/engine/heap/static", test_static);
  g_test_add_func ("/engine/heap/profiles-side-by-side", test_profiles_side_by_side);
  g_test_add_func ("/engine/heap-walk/locate", test_locate);
  g_test_add_func ("/engine/heap-walk/blocks", test_walk);
  g_test_add_func ("/engine/heap-check/finds-damage", test_check_finds_damage);
  return g_test_run ();
}
