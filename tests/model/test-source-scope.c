/* Names of functions by line, found in the text. */
#include <glib.h>

#include "arn-source-scope.h"

static const char text[] = "import gc\n"                        /* 1 */
                           "class Page:\n"                      /* 2 */
                           "    def __init__(self, number):\n"  /* 3 */
                           "        if number:\n"               /* 4 */
                           "# far left\n"                       /* 5 */
                           "\n"                                 /* 6 */
                           "            self.number = number\n" /* 7 */
                           "    title = 'x'\n"                  /* 8 */
                           "def serve ():\n"                    /* 9 */
                           "    return 1  \r\n"                 /* 10 */
                           "serve()";                           /* 11 */

static void
assert_scope (guint line, const char *expected)
{
  g_autofree char *scope = arn_source_scope (text, line);

  g_assert_cmpstr (scope, ==, expected);
}

static void
test_scopes (void)
{
  assert_scope (1, "<module>");
  assert_scope (3, "Page");
  assert_scope (7, "Page.__init__");
  assert_scope (8, "Page");
  assert_scope (9, "<module>");
  assert_scope (10, "serve");
  assert_scope (11, "<module>");
}

static void
test_no_such_line (void)
{
  assert_scope (0, "");
  assert_scope (12, "");
}

static void
test_lines (void)
{
  g_autofree char *line = arn_source_line (text, 10);
  g_autofree char *last = arn_source_line (text, 11);
  g_autofree char *none = arn_source_line (text, 12);

  g_assert_cmpstr (line, ==, "return 1");
  g_assert_cmpstr (last, ==, "serve()");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/source-scope/scopes", test_scopes);
  g_test_add_func ("/model/source-scope/no-such-line", test_no_such_line);
  g_test_add_func ("/model/source-scope/lines", test_lines);
  return g_test_run ();
}
