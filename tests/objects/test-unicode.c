/* The character tables as a whole: one checksum over what they say of every code point, which
 * CPython 3.12's own str methods give too (Unicode 15.0). */
#include "pym-unicode.h"

#include <glib.h>

static void
feed (guint64 *sum, guint64 x)
{
  *sum = (*sum ^ x) * 0x100000001b3u;
}

static guint64
properties (uint32_t c)
{
  return (guint64) pym_char_is_alpha (c) | (guint64) pym_char_is_decimal (c) << 1 |
         (guint64) pym_char_is_digit (c) << 2 | (guint64) pym_char_is_numeric (c) << 3 |
         (guint64) pym_char_is_lower (c) << 4 | (guint64) pym_char_is_upper (c) << 5 |
         (guint64) pym_char_is_title (c) << 6 | (guint64) pym_char_is_space (c) << 7 |
         (guint64) pym_char_is_printable (c) << 8 |
         (guint64) pym_char_is_identifier_start (c) << 9 |
         (guint64) pym_char_is_identifier_part (c) << 10 | (guint64) pym_char_is_alnum (c) << 11 |
         (guint64) pym_char_is_line_break (c) << 12;
}

static void
test_every_code_point (void)
{
  static int (*const maps[]) (uint32_t, uint32_t[3]) = { pym_char_to_lower, pym_char_to_upper,
                                                         pym_char_to_title, pym_char_to_folded };
  guint64 sum = 0xcbf29ce484222325u;

  for (uint32_t c = 0; c < 0x110000; c++)
    {
      feed (&sum, properties (c));
      feed (&sum, (guint64) (pym_char_decimal (c) & 0xff));
      for (size_t i = 0; i < G_N_ELEMENTS (maps); i++)
        {
          uint32_t mapped[3];
          int n = maps[i](c, mapped);

          feed (&sum, (guint64) n);
          for (int j = 0; j < n; j++)
            feed (&sum, mapped[j]);
        }
    }
  g_assert_cmphex (sum, ==, 0xce75b7c1e40bf419u);
}

static void
test_case_ignorable (void)
{
  g_assert_true (pym_char_is_case_ignorable ('\''));
  g_assert_true (pym_char_is_case_ignorable (0x301));
  g_assert_false (pym_char_is_case_ignorable ('a'));
  g_assert_true (pym_char_is_cased (0x1c5));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/objects/unicode/every-code-point", test_every_code_point);
  g_test_add_func ("/objects/unicode/case-ignorable", test_case_ignorable);
  return g_test_run ();
}
