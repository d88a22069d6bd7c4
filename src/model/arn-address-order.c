#include "arn-address-order.h"

#include <string.h>

#define DIGIT_BITS 11
#define N_DIGITS   (1 << DIGIT_BITS)

/* One pass of the sort: by the digit at `shift`. */
static void
sort_by_digit (const ArnOrdered *from, ArnOrdered *to, guint n, guint shift)
{
  guint next[N_DIGITS] = { 0 };

  for (guint i = 0; i < n; i++)
    next[from[i].address >> shift & (N_DIGITS - 1)]++;
  for (guint digit = 0, sum = 0; digit < N_DIGITS; digit++)
    {
      guint count = next[digit];

      next[digit] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[next[from[i].address >> shift & (N_DIGITS - 1)]++] = from[i];
}

ArnOrdered *
arn_address_order_new (GArray *array)
{
  ArnOrdered *order = g_new (ArnOrdered, MAX (array->len, 1)), *other;
  guint width = g_array_get_element_size (array);
  guint64 differing = 0;
  gboolean is_sorted = TRUE;

  for (guint i = 0; i < array->len; i++)
    {
      order[i] = (ArnOrdered){ *(const guint64 *) (array->data + (gsize) i * width), i };
      differing |= order[i].address ^ order[0].address;
      is_sorted = is_sorted && (i == 0 || order[i - 1].address <= order[i].address);
    }
  if (is_sorted)
    return order;

  other = g_new (ArnOrdered, array->len);
  while (differing != 0)
    {
      guint shift = (guint) __builtin_ctzll (differing);
      ArnOrdered *sorted = other;

      sort_by_digit (order, sorted, array->len, shift);
      other = order;
      order = sorted;
      differing &= shift + DIGIT_BITS < 64 ? ~G_GUINT64_CONSTANT (0) << (shift + DIGIT_BITS) : 0;
    }
  g_free (other);
  return order;
}
