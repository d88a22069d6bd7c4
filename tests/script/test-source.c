/* The text of a workload: line ends, what cannot be read, marks in comments. */
#include "compile-text.h"

#include <string.h>

static void
assert_text (const char *bytes, gsize length, const char *expected, int n_lines)
{
  g_autoptr (Compiled) compiled = compile_bytes ("test.py", bytes, length);

  g_assert_cmpstr (compiled->source->text, ==, expected);
  g_assert_cmpint (compiled->source->n_lines, ==, n_lines);
}

static void
test_line_ends (void)
{
  assert_text ("a\r\nb\rc\n", 7, "a\nb\nc\n", 3);
  assert_text ("a", 1, "a\n", 1);
  assert_text ("", 0, "", 0);
}

static void
test_byte_order_mark (void)
{
  assert_text ("\xef\xbb\xbf"
               "a",
               4, "a\n", 1);
}

static void
test_line (void)
{
  g_autoptr (Compiled) compiled = compile_text ("first\nsecond\n");
  size_t length;
  const char *line = pym_source_line (compiled->source, 2, &length);

  g_assert_cmpmem (line, length, "second", 6);
  g_assert_null (pym_source_line (compiled->source, 3, &length));
  g_assert_null (pym_source_line (compiled->source, 0, &length));
}

static void
assert_unreadable (const char *bytes, gsize length, const char *expected)
{
  g_autoptr (Compiled) compiled = compile_bytes ("test.py", bytes, length);
  g_autofree char *problems = compiled_problems (compiled);

  g_assert_cmpint (compiled->status, ==, PYM_BAD_INPUT);
  g_assert_cmpstr (problems, ==, expected);
}

static void
test_null_byte (void)
{
  assert_unreadable ("a = 1\nb\0c\n", 10, "SyntaxError 2:2 source code cannot contain null bytes");
}

static void
test_wrong_utf8 (void)
{
  const char *message = "SyntaxError 1:2 Non-UTF-8 code starting with '\\x%s' on line 1: save the "
                        "file as UTF-8";
  static const struct
  {
    const char *bytes, *first;
  } cases[] = {
    { "#\xff", "ff" },     /* never begins a character */
    { "#\xc0\x80", "c0" }, /* longer than needed */
    { "#\xe0\x80\x80", "e0" },
    { "#\xed\xa0\x80", "ed" },     /* a surrogate */
    { "#\xf4\x90\x80\x80", "f4" }, /* above U+10FFFF */
    { "#\xc3", "c3" },             /* cut off */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strdup_printf (message, cases[i].first);

      assert_unreadable (cases[i].bytes, strlen (cases[i].bytes), expected);
    }
}

static void
test_declared_encoding (void)
{
  assert_problems (
      "# -*- coding: latin-1 -*-\n",
      "Unsupported 1:15 the encoding 'latin-1' is not supported: save the file as UTF-8");
}

static void
test_declared_utf8 (void)
{
  g_autoptr (Compiled) compiled = compile_text ("#!/usr/bin/python\n# vim: set coding=utf-8 :\n");

  g_assert_cmpint (compiled->status, ==, PYM_OK);
}

static char *
marks_of (const char *text)
{
  g_autoptr (Compiled) compiled = compile_text (text);
  GString *marks = g_string_new (NULL);

  for (size_t i = 0; i < compiled->source->n_marks; i++)
    {
      const PymMark *mark = &compiled->source->marks[i];

      g_string_append_printf (marks, "%s%d %s %s", i == 0 ? "" : ", ", mark->line,
                              mark->kind == PYM_MARK_PAUSE ? "pause" : "snapshot", mark->label);
    }
  return g_string_free (marks, FALSE);
}

static void
test_marks (void)
{
  g_autofree char *marks = marks_of ("a = 1  # arenarium: snapshot \"before\"\n"
                                     "# arenarium: pause\n"
                                     "def f():\n"
                                     "    #arenarium:snapshot\n"
                                     "    return (1,  # arenarium: snapshot \"in brackets\"  \n"
                                     "            2)\n");

  g_assert_cmpstr (marks, ==, "1 snapshot before, 2 pause , 4 snapshot , 5 snapshot in brackets");
}

static void
test_no_marks (void)
{
  g_autofree char *marks = marks_of ("a = '# arenarium: pause'\n"
                                     "b = '''\n# arenarium: pause\n'''\n"
                                     "c = f'{a}# arenarium: pause'\n"
                                     "# arenarium: paused\n"
                                     "# arenarium: snapshot before\n"
                                     "# arenarium: snapshot \"before\n");

  g_assert_cmpstr (marks, ==, "");
}

static void
test_marks_of_no_program (void)
{
  g_autoptr (Compiled) compiled = compile_text ("# arenarium: pause\n(\n");

  g_assert_cmpint (pym_source_find_marks (compiled->source), ==, PYM_OK);
  g_assert_cmpuint (compiled->source->n_marks, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/source/line-ends", test_line_ends);
  g_test_add_func ("/script/source/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/script/source/line", test_line);
  g_test_add_func ("/script/source/null-byte", test_null_byte);
  g_test_add_func ("/script/source/wrong-utf8", test_wrong_utf8);
  g_test_add_func ("/script/source/declared-encoding", test_declared_encoding);
  g_test_add_func ("/script/source/declared-utf8", test_declared_utf8);
  g_test_add_func ("/script/source/marks", test_marks);
  g_test_add_func ("/script/source/no-marks", test_no_marks);
  g_test_add_func ("/script/source/marks-of-no-program", test_marks_of_no_program);
  return g_test_run ();
}
