/* Large requests: contents survive whatever happens around them, neighbours merge, growing lists
 * stay where they are, memory goes back.
 */
#include "pym-heap-walk.h"

#include <glib.h>
#include <string.h>

static PymHeap *
new_heap (void)
{
  return pym_heap_new (pym_profile_by_name ("3.12"), 0);
}

static void
end_heap (PymHeap *heap)
{
  const char *message = NULL;

  if (pym_heap_check (heap, &message) != PYM_OK)
    g_error ("%s", message);
  pym_heap_destroy (heap);
}

static void
fill (guint8 *block, gsize size, guint seed)
{
  for (gsize i = 0; i < size; i += 1 + size / 64)
    block[i] = (guint8) (seed + i);
}

static gboolean
is_filled (const guint8 *block, gsize filled, gsize size, guint seed)
{
  for (gsize i = 0; i < size; i += 1 + filled / 64)
    if (block[i] != (guint8) (seed + i))
      return FALSE;
  return TRUE;
}

static void
test_contents (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  PymHeap *heap = new_heap ();
  guint8 *blocks[300] = { 0 };
  gsize sizes[300] = { 0 };
  const char *message;

  for (int i = 0; i < 20000; i++)
    {
      guint which = (guint) g_rand_int_range (random, 0, 300);
      gsize size = (gsize) g_rand_int_range (random, 513, i % 100 == 0 ? 4000000 : 20000);

      if (g_rand_int_range (random, 0, 3) == 0)
        {
          pym_heap_free (heap, blocks[which]);
          blocks[which] = NULL;
          sizes[which] = 0;
          continue;
        }
      blocks[which] = pym_heap_realloc (heap, blocks[which], size);
      g_assert_cmpuint ((guintptr) blocks[which] % 16, ==, 0);
      g_assert_true (is_filled (blocks[which], sizes[which], MIN (size, sizes[which]), which));
      g_assert_cmpuint (pym_heap_block_size (heap, blocks[which]), ==, size);
      sizes[which] = size;
      fill (blocks[which], size, which);
      if (i % 1000 == 0 && pym_heap_check (heap, &message) != PYM_OK)
        g_error ("%s", message);
    }
  for (guint i = 0; i < 300; i++)
    pym_heap_free (heap, blocks[i]);
  g_assert_cmpuint (pym_heap_bytes (heap), ==, 0);
  end_heap (heap);
}

static void
test_neighbours_merge (void)
{
  PymHeap *heap = new_heap ();
  void *a = pym_heap_malloc (heap, 1000), *b = pym_heap_malloc (heap, 1000);

  pym_heap_malloc (heap, 1000);
  pym_heap_free (heap, a);
  pym_heap_free (heap, b);
  g_assert_true (pym_heap_malloc (heap, 1900) == a);
  end_heap (heap);
}

static void
test_same_size_is_reused (void)
{
  PymHeap *heap = new_heap ();
  void *a = pym_heap_malloc (heap, 5000);

  pym_heap_malloc (heap, 600);
  pym_heap_free (heap, a);
  g_assert_true (pym_heap_malloc (heap, 5000) == a);
  end_heap (heap);
}

static void
test_last_grows_in_place (void)
{
  PymHeap *heap = new_heap ();
  void *a = pym_heap_malloc (heap, 600);

  for (gsize size = 600; size < 130000; size += size / 8)
    g_assert_true (pym_heap_realloc (heap, a, size) == a);
  end_heap (heap);
}

static void
test_huge_grows_in_place (void)
{
  PymHeap *heap = new_heap ();
  guint8 *list = pym_heap_malloc (heap, 4000000), *other = pym_heap_malloc (heap, 4000000);
  guint moves = 0;

  for (gsize size = 4000000; size < 60000000; size += size / 8)
    {
      guint8 *grown = pym_heap_realloc (heap, list, size);

      moves += grown != list;
      list = grown;
      list[size - 1] = 1;
    }
  other[0] = 1;
  g_assert_cmpuint (moves, <=, 4);
  end_heap (heap);
}

static gsize
resident_bytes (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  pages = (gsize) g_ascii_strtoull (strchr (text, ' '), NULL, 10);
  return pages * 4096;
}

static void
test_memory_goes_back (gconstpointer data)
{
  gsize size = GPOINTER_TO_SIZE (data), n = 64000000 / size, before = resident_bytes ();
  g_autofree void **blocks = g_new (void *, n);
  PymHeap *heap = new_heap ();

  for (gsize i = 0; i < n; i++)
    blocks[i] = memset (pym_heap_malloc (heap, size), 1, size);
  g_assert_cmpuint (resident_bytes (), >, before + 50000000);
  for (gsize i = 0; i < n; i++)
    pym_heap_free (heap, blocks[i]);
  g_assert_cmpuint (resident_bytes (), <, before + 20000000);
  end_heap (heap);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/large/contents", test_contents);
  g_test_add_func ("/engine/large/neighbours-merge", test_neighbours_merge);
  g_test_add_func ("/engine/large/same-size-is-reused", test_same_size_is_reused);
  g_test_add_func ("/engine/large/last-grows-in-place", test_last_grows_in_place);
  g_test_add_func ("/engine/large/huge-grows-in-place", test_huge_grows_in_place);
  g_test_add_data_func ("/engine/large/chunks-go-back", GSIZE_TO_POINTER (100000),
                        test_memory_goes_back);
  g_test_add_data_func ("/engine/large/extents-go-back", GSIZE_TO_POINTER (4000000),
                        test_memory_goes_back);
  return g_test_run ();
}
