/* What a builder finds rows with: addresses, texts, and the order of addresses. */
#include "arn-address-order.h"
#include "arn-page-map.h"
#include "arn-text-pool.h"

#include <string.h>

static void
test_page_map (void)
{
  ArnPageMap map = { 0 };

  g_assert_cmpuint (arn_page_map_find (&map, 0x1000), ==, G_MAXUINT32);
  /* Neighbours, pages far apart, and what is not aligned. */
  for (guint i = 0; i < 5000; i++)
    {
      g_assert_true (arn_page_map_add (&map, 0x7f0000001000 + i * 16, 4 * i));
      g_assert_true (arn_page_map_add (&map, 0x7f0000001008 + i * 16, 4 * i + 1));
      g_assert_true (arn_page_map_add (&map, 0x100000 + (guint64) i * 0x123450, 4 * i + 2));
    }
  for (guint i = 0; i < 5000; i++)
    {
      g_assert_cmpuint (arn_page_map_find (&map, 0x7f0000001000 + i * 16), ==, 4 * i);
      g_assert_cmpuint (arn_page_map_find (&map, 0x7f0000001008 + i * 16), ==, 4 * i + 1);
      g_assert_cmpuint (arn_page_map_find (&map, 0x100000 + (guint64) i * 0x123450), ==, 4 * i + 2);
    }
  g_assert_false (arn_page_map_add (&map, 0x7f0000001000, 7));
  g_assert_cmpuint (arn_page_map_find (&map, 0x7f0000001000), ==, 0);
  g_assert_cmpuint (arn_page_map_find (&map, 0x7f0000000ff0), ==, G_MAXUINT32);
  arn_page_map_clear (&map);
}

static void
test_text_pool (void)
{
  ArnTextPool pool = { 0 };
  char text[32];

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < 3000; i++)
      {
        g_snprintf (text, sizeof text, "text %u", i);
        g_assert_cmpuint (arn_text_pool_add (&pool, text), ==, i);
      }
  g_assert_cmpuint (arn_text_pool_add (&pool, ""), ==, 3000);
  g_assert_cmpuint (arn_text_pool_add (&pool, "gr\303\274n"), ==, 3001);
  g_assert_cmpuint (pool.n, ==, 3002);
  g_assert_cmpstr (pool.bytes + pool.first_byte[17], ==, "text 17");
  g_assert_cmpuint (pool.first_byte[3002] - pool.first_byte[3001], ==, strlen ("gr\303\274n") + 1);
  arn_text_pool_clear (&pool);
}

static void
test_address_order (void)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autofree ArnOrdered *order = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      /* High and low bits, and the same address more than once. */
      guint64 address = (guint64) g_rand_int_range (random, 0, 3) << 62 |
                        (guint64) g_rand_int_range (random, 0, 500) << 13;

      g_array_append_val (rows, address);
    }
  order = arn_address_order_new (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpuint (order[i].address, ==, g_array_index (rows, guint64, order[i].row));
      if (i == 0)
        continue;
      g_assert_cmpuint (order[i - 1].address, <=, order[i].address);
      if (order[i - 1].address == order[i].address)
        g_assert_cmpuint (order[i - 1].row, <, order[i].row);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/maps/pages", test_page_map);
  g_test_add_func ("/model/maps/texts", test_text_pool);
  g_test_add_func ("/model/maps/order", test_address_order);
  return g_test_run ();
}
