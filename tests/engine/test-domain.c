/* The three domains and what wraps them: fault injection, the heap limit. */
#include "pym-fault.h"
#include "pym-heap.h"
#include "pym-runtime.h"

#include <glib.h>
#include <string.h>

static PymRuntime *
new_runtime (void)
{
  PymRuntime *rt = pym_runtime_new (NULL);

  g_assert_nonnull (rt);
  return rt;
}

static void
end_runtime (PymRuntime *rt)
{
  const char *message = NULL;

  if (pym_runtime_check (rt, &message) != PYM_OK)
    g_error ("%s", message);
  g_assert_cmpuint (pym_runtime_free (rt), ==, 0);
}

static void
test_raw_is_not_counted (void)
{
  PymRuntime *rt = new_runtime ();
  void *raw = pym_raw_realloc (rt, pym_raw_malloc (rt, 0), 100),
       *zeroed = pym_raw_calloc (rt, 0, 8);

  g_assert_false (pym_heap_contains (rt->heap, raw));
  g_assert_nonnull (zeroed);
  g_assert_cmpint (pym_heap_blocks_in_use (rt->heap), ==, 0);
  pym_raw_free (rt, raw);
  pym_raw_free (rt, zeroed);
  end_runtime (rt);
}

static void
test_mem_and_object_share_pools (void)
{
  PymRuntime *rt = new_runtime ();
  char *a = pym_mem_malloc (rt, 40), *b = pym_object_calloc (rt, 2, 20);

  g_assert_true (b - a == 48);
  pym_mem_free (rt, a);
  g_assert_true (pym_object_malloc (rt, 48) == a);
  pym_object_free (rt, pym_object_realloc (rt, a, 4000));
  pym_object_free (rt, b);
  end_runtime (rt);
}

static void
test_leak_is_reported (void)
{
  PymRuntime *rt = new_runtime ();

  pym_mem_malloc (rt, 40);
  pym_mem_malloc (rt, 4000);
  g_assert_cmpuint (pym_runtime_free (rt), ==, 2);
}

static int n_torn_down;

static void
tear_down_first (PymRuntime *rt)
{
  g_assert_cmpint (n_torn_down++, ==, 1);
}

static void
tear_down_second (PymRuntime *rt)
{
  g_assert_cmpint (n_torn_down++, ==, 0);
}

static void
test_teardown_in_reverse (void)
{
  PymRuntime *rt = new_runtime ();

  n_torn_down = 0;
  pym_runtime_on_free (rt, tear_down_first);
  pym_runtime_on_free (rt, tear_down_second);
  end_runtime (rt);
  g_assert_cmpint (n_torn_down, ==, 2);
}

static void
test_fault_fails_once (void)
{
  PymRuntime *rt = new_runtime ();
  PymFaultPlan plan = { .first = 2, .failing = 1 };
  void *a, *b, *c;

  g_assert_cmpint (pym_fault_start (rt, &plan), ==, PYM_OK);
  a = pym_mem_malloc (rt, 10);
  b = pym_object_malloc (rt, 10);
  c = pym_object_realloc (rt, a, 5000);
  g_assert_true (a != NULL && b == NULL && c != NULL);
  g_assert_cmpuint (pym_fault_requests (rt), ==, 3);
  g_assert_cmpuint (pym_fault_failures (rt), ==, 1);
  pym_object_free (rt, c);
  end_runtime (rt);
}

static void
test_fault_fails_on (void)
{
  PymRuntime *rt = new_runtime ();
  PymFaultPlan plan = { .first = 1 };
  void *raw;

  pym_fault_start (rt, &plan);
  raw = pym_raw_malloc (rt, 10);
  g_assert_nonnull (raw);
  for (int i = 0; i < 5; i++)
    g_assert_null (pym_mem_calloc (rt, 1, 10));
  pym_fault_stop (rt);
  pym_mem_free (rt, pym_mem_malloc (rt, 10));
  g_assert_cmpuint (pym_fault_requests (rt), ==, 5);
  pym_raw_free (rt, raw);
  end_runtime (rt);
}

static bool
refuse_after_the_first (PymDomain domain, void *data)
{
  unsigned *n_asked = data;

  return ++n_asked[domain] > 1;
}

static void
test_fault_decided_by_caller (void)
{
  PymRuntime *rt = new_runtime ();
  unsigned n_asked[PYM_N_DOMAINS] = { 0 };
  PymFaultPlan plan = { .decide = refuse_after_the_first, .data = n_asked };
  void *first, *other;

  pym_fault_start (rt, &plan);
  first = pym_mem_malloc (rt, 10);
  other = pym_object_malloc (rt, 10);
  g_assert_true (first != NULL && other != NULL && pym_mem_malloc (rt, 10) == NULL);
  g_assert_cmpuint (n_asked[PYM_DOMAIN_MEM], ==, 2);
  g_assert_cmpuint (n_asked[PYM_DOMAIN_OBJECT], ==, 1);
  g_assert_cmpuint (pym_fault_failures (rt), ==, 1);
  pym_mem_free (rt, first);
  pym_object_free (rt, other);
  end_runtime (rt);
}

static void
test_fault_in_raw (void)
{
  PymRuntime *rt = new_runtime ();
  PymFaultPlan plan = { .first = 1, .domains = 1u << PYM_DOMAIN_RAW };

  pym_fault_start (rt, &plan);
  g_assert_null (pym_raw_malloc (rt, 10));
  pym_fault_stop (rt);
  end_runtime (rt);
}

static void
test_limit_counts_arenas (void)
{
  PymSettings settings = { .profile = PYM_PROFILE_39, .heap_limit = 2 * 256 * 1024 };
  PymRuntime *rt = pym_runtime_new (&settings);
  GPtrArray *blocks = g_ptr_array_new ();
  void *block;

  while ((block = pym_object_malloc (rt, 512)) != NULL)
    g_ptr_array_add (blocks, block);
  g_assert_cmpuint (blocks->len, ==, 2 * 64 * 7);
  g_assert_cmpuint (pym_heap_refusals (rt->heap), ==, 1);
  /* What has been freed may be had again. */
  pym_object_free (rt, g_ptr_array_steal_index_fast (blocks, 5));
  g_ptr_array_add (blocks, pym_object_malloc (rt, 512));
  g_assert_nonnull (blocks->pdata[blocks->len - 1]);
  for (guint i = 0; i < blocks->len; i++)
    pym_object_free (rt, blocks->pdata[i]);
  g_ptr_array_unref (blocks);
  end_runtime (rt);
}

static void
test_limit_counts_large (void)
{
  PymRuntime *rt = new_runtime ();
  void *block, *other;

  pym_heap_set_limit (rt->heap, 1000000);
  block = pym_mem_malloc (rt, 600000);
  g_assert_nonnull (block);
  g_assert_null (pym_mem_malloc (rt, 600000));
  g_assert_null (pym_mem_realloc (rt, block, 1000001));
  g_assert_null (pym_mem_calloc (rt, 1000, 600));
  block = pym_mem_realloc (rt, block, 1000000);
  g_assert_nonnull (block);
  g_assert_null (pym_mem_malloc (rt, 16));
  pym_heap_set_limit (rt->heap, 0);
  other = pym_mem_malloc (rt, 600000);
  g_assert_nonnull (other);
  pym_mem_free (rt, block);
  pym_mem_free (rt, other);
  end_runtime (rt);
}

/* Blocks keep what is in them, whatever moves or fails. */
static void
test_fault_at_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  PymRuntime *rt = new_runtime ();
  guint8 *blocks[400] = { 0 };
  gsize sizes[400] = { 0 };
  PymFaultPlan plan = { .first = 5000, .failing = 300 };

  pym_fault_start (rt, &plan);
  for (int i = 0; i < 30000; i++)
    {
      guint which = (guint) g_rand_int_range (random, 0, 400);
      gsize size = (gsize) g_rand_int_range (random, 0, 1200);
      void *moved;

      for (gsize at = 0; blocks[which] != NULL && at < sizes[which]; at++)
        g_assert_cmpuint (blocks[which][at], ==, which & 0xff);
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          pym_object_free (rt, blocks[which]);
          blocks[which] = NULL;
          continue;
        }
      moved = pym_object_realloc (rt, blocks[which], size);
      if (moved == NULL)
        continue;
      blocks[which] = moved;
      sizes[which] = size;
      memset (moved, (int) (which & 0xff), size);
    }
  for (guint i = 0; i < 400; i++)
    pym_object_free (rt, blocks[i]);
  g_assert_cmpuint (pym_fault_failures (rt), ==, 300);
  end_runtime (rt);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/domain/raw-is-not-counted", test_raw_is_not_counted);
  g_test_add_func ("/engine/domain/mem-and-object-share-pools", test_mem_and_object_share_pools);
  g_test_add_func ("/engine/runtime/leak-is-reported", test_leak_is_reported);
  g_test_add_func ("/engine/runtime/teardown-in-reverse", test_teardown_in_reverse);
  g_test_add_func ("/engine/fault/once", test_fault_fails_once);
  g_test_add_func ("/engine/fault/on", test_fault_fails_on);
  g_test_add_func ("/engine/fault/decided-by-caller", test_fault_decided_by_caller);
  g_test_add_func ("/engine/fault/raw", test_fault_in_raw);
  g_test_add_func ("/engine/fault/at-random", test_fault_at_random);
  g_test_add_func ("/engine/heap-limit/arenas", test_limit_counts_arenas);
  g_test_add_func ("/engine/heap-limit/large", test_limit_counts_large);
  return g_test_run ();
}
