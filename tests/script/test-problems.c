/* What is said of texts that are no program of the workload language. Messages of syntax errors are
 * CPython 3.12's. */
#include "compile-text.h"

#include <string.h>

typedef struct
{
  const char *text, *problems;
} Case;

static void
check_all (const Case *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    assert_problems (cases[i].text, cases[i].problems);
}

static void
test_syntax (void)
{
  static const Case cases[] = {
    { "a b\n", "SyntaxError 1:3 invalid syntax" },
    { "f(a b)\n", "SyntaxError 1:3 invalid syntax. Perhaps you forgot a comma?" },
    { "print 1\n",
      "SyntaxError 1:1 Missing parentheses in call to 'print'. Did you mean print(...)?" },
    { "if a = 1:\n  pass\n",
      "SyntaxError 1:4 invalid syntax. Maybe you meant '==' or ':=' instead of '='?" },
    { "1 = a\n",
      "SyntaxError 1:1 cannot assign to literal here. Maybe you meant '==' instead of '='?" },
    { "(a, f()) = b\n", "SyntaxError 1:5 cannot assign to function call" },
    { "None = 1\n", "SyntaxError 1:1 cannot assign to None" },
    { "a + 1 += 2\n",
      "SyntaxError 1:1 'expression' is an illegal expression for augmented assignment" },
    { "del f()\n", "SyntaxError 1:5 cannot delete function call" },
    { "f(a=1, 2)\n", "SyntaxError 1:9 positional argument follows keyword argument" },
    { "f(a=1, a=2)\n", "SyntaxError 1:8 keyword argument repeated: a" },
    { "f(a for a in b, c)\n", "SyntaxError 1:3 Generator expression must be parenthesized" },
    { "def f(a=1, b): pass\n",
      "SyntaxError 1:12 parameter without a default follows parameter with a default" },
    { "def f(a, a): pass\n", "SyntaxError 1:10 duplicate argument 'a' in function definition" },
    { "if a\n  b\n", "SyntaxError 1:5 expected ':'" },
    { "try:\n  a\nb\n", "SyntaxError 3:1 expected 'except' or 'finally' block" },
    { "a if b\n", "SyntaxError 1:1 expected 'else' after 'if' expression" },
    { "[*a for a in b]\n", "SyntaxError 1:2 iterable unpacking cannot be used in comprehension" },
    { "*a, *b = c\n", "SyntaxError 1:1 multiple starred expressions in assignment" },
    { "b'é'\n", "SyntaxError 1:1 bytes can only contain ASCII literal characters" },
    { "'a' b'b'\n", "SyntaxError 1:9 cannot mix bytes and nonbytes literals" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_tokens (void)
{
  static const Case cases[] = {
    { "'abc\n", "SyntaxError 1:1 unterminated string literal (detected at line 1)" },
    { "a = '''b\nc\n",
      "SyntaxError 1:5 unterminated triple-quoted string literal (detected at line 2)" },
    { "f(1,\na = [2\n", "SyntaxError 2:5 '[' was never closed" },
    { "(1]\n", "SyntaxError 1:3 closing parenthesis ']' does not match opening parenthesis '('" },
    { "1)\n", "SyntaxError 1:2 unmatched ')'" },
    { "012\n",
      "SyntaxError 1:1 leading zeros in decimal integer literals are not permitted; use an "
      "0o prefix for octal integers" },
    { "1abc\n", "SyntaxError 1:1 invalid decimal literal" },
    { "0b12\n", "SyntaxError 1:4 invalid digit '2' in binary literal" },
    { "a = \xe2\x82\xac\n", "SyntaxError 1:5 invalid character '\xe2\x82\xac' (U+20AC)" },
    { "a \\ b\n", "SyntaxError 1:4 unexpected character after line continuation character" },
    { "'\\x1'\n", "SyntaxError 1:1 (unicode error) 'unicodeescape' codec can't decode bytes in "
                  "position 0-2: truncated \\xXX escape" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_fstrings (void)
{
  static const Case cases[] = {
    { "f'{}'\n", "SyntaxError 1:4 f-string: valid expression required before '}'" },
    { "f'}'\n", "SyntaxError 1:3 f-string: single '}' is not allowed" },
    { "f'{a!x}'\n",
      "SyntaxError 1:6 f-string: invalid conversion character 'x': expected 's', 'r', or 'a'" },
    { "f'{a:1'\n", "SyntaxError 1:7 f-string: expecting '}', or format specs" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_indentation (void)
{
  static const Case cases[] = {
    { "if a:\nb\n",
      "IndentationError 2:1 expected an indented block after 'if' statement on line 1" },
    { "def f():\n",
      "IndentationError 1:0 expected an indented block after function definition on line 1" },
    { "a\n  b\n", "IndentationError 2:1 unexpected indent" },
    { "if a:\n    b\n  c\n",
      "IndentationError 3:4 unindent does not match any outer indentation level" },
    { "if a:\n\tb\n        c\n",
      "TabError 3:1 inconsistent use of tabs and spaces in indentation" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "return 1\n", "SyntaxError 1:1 'return' outside function" },
    { "yield 1\n", "SyntaxError 1:1 'yield' outside function" },
    { "break\n", "SyntaxError 1:1 'break' outside loop" },
    { "def f():\n  a = 1\n  global a\n",
      "SyntaxError 3:3 name 'a' is assigned to before global declaration" },
    { "def f():\n  nonlocal a\n", "SyntaxError 2:3 no binding for nonlocal 'a' found" },
    { "nonlocal a\n", "SyntaxError 1:1 nonlocal declaration not allowed at module level" },
    { "[a := 1 for a in b]\n", "SyntaxError 1:2 assignment expression cannot rebind comprehension "
                               "iteration variable 'a'" },
    { "[(yield a) for a in b]\n", "SyntaxError 1:3 'yield' inside list comprehension" },
    { "try: pass\nexcept: pass\nexcept A: pass\n",
      "SyntaxError 2:1 default 'except:' must be last" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_refusals (void)
{
  static const Case cases[] = {
    { "async def f(): pass\n",
      "Unsupported 1:1 'async' is not supported: write a plain function or a generator" },
    { "match a:\n  case 1: pass\n",
      "Unsupported 1:1 'match' is not supported: write 'if' and 'elif'" },
    { "class A(metaclass=B): pass\n", "Unsupported 1:9 metaclasses are not supported: use a class "
                                      "decorator or a base class" },
    { "a = 2j\n",
      "Unsupported 1:5 complex numbers are not supported: keep the two parts as floats" },
    { "eval('1')\n", "Unsupported 1:1 'eval' is not supported: write the expression itself" },
    { "from a import *\n", "Unsupported 1:15 'import *' is not supported: name what you import" },
    { "from . import a\n", "Unsupported 1:6 imports relative to a package are not supported: name "
                           "the module itself" },
    { "def f[T](a): pass\n", "Unsupported 1:6 type parameters are not supported: leave them out" },
    { "type A = int\n",
      "Unsupported 1:1 type aliases are not supported: write a plain assignment" },
    { "try: a\nexcept* B: b\n", "Unsupported 2:7 'except*' is not supported: write 'except'" },
    { "'\\N{BULLET}'\n", "Unsupported 1:1 \\N{…} is not supported: write the character, or \\u and "
                         "its number" },
  };

  check_all (cases, G_N_ELEMENTS (cases));
}

static void
test_all_refusals_at_once (void)
{
  assert_problems (
      "a = 1j\nasync def f():\n    await a\nexec(a)\n",
      "Unsupported 1:5 complex numbers are not supported: keep the two parts as floats\n"
      "Unsupported 2:1 'async' is not supported: write a plain function or a generator\n"
      "Unsupported 3:5 'await' is not supported: call the function directly\n"
      "Unsupported 4:1 'exec' is not supported: write the statements themselves");
}

static void
test_own_name_is_not_refused (void)
{
  g_autoptr (Compiled) compiled =
      compile_text ("def open(a):\n  return a\nopen(1)\nmatch = type = 1\n");

  g_assert_cmpint (compiled->status, ==, PYM_OK);
}

static void
test_unknown_module (void)
{
  g_autoptr (Compiled) compiled =
      compile_text_with_modules ("import sys, asyncio\nfrom os.path import join\n", "sys gc");
  g_autofree char *problems = compiled_problems (compiled);

  g_assert_cmpstr (
      problems, ==,
      "Unsupported 1:13 the module 'asyncio' is not supported: only the modules of the "
      "workload language and .py files beside the workload can be imported\n"
      "Unsupported 2:6 the module 'os.path' is not supported: only the modules of the "
      "workload language and .py files beside the workload can be imported");
}

static void
test_caret (void)
{
  g_autoptr (Compiled) compiled = compile_text ("\tä = 1j + b\n");
  char *text;

  g_assert_cmpuint (compiled->problems.n_items, ==, 1);
  text = pym_problem_to_text (compiled->source, &compiled->problems.items[0]);
  g_assert_cmpstr (text, ==,
                   "  File \"test.py\", line 1\n"
                   "    ä = 1j + b\n"
                   "IndentationError: unexpected indent\n");
  pym_raw_free (compiled->rt, text);
}

static void
test_caret_under_characters (void)
{
  g_autoptr (Compiled) compiled = compile_text ("if a:\n\tä = 1j + b\n");
  char *text = pym_problem_to_text (compiled->source, &compiled->problems.items[0]);

  g_assert_cmpstr (text, ==,
                   "test.py:2:6: complex numbers are not supported: keep the two parts as floats\n"
                   "    \tä = 1j + b\n"
                   "    \t    ^^\n");
  pym_raw_free (compiled->rt, text);
}

static char *
repeated (const char *before, const char *part, gsize n, const char *after)
{
  GString *text = g_string_new (before);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, part);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
assert_first_problem (const char *text, const char *message)
{
  g_autoptr (Compiled) compiled = compile_text (text);

  g_assert_cmpint (compiled->status, ==, PYM_BAD_INPUT);
  g_assert_cmpuint (compiled->problems.n_items, ==, 1);
  g_assert_cmpstr (compiled->problems.items[0].message, ==, message);
}

static void
test_deep_nesting (void)
{
  static const char too_deep[] =
      "too deeply nested: maximum recursion depth exceeded during compilation";
  g_autofree char *brackets = repeated ("", "(", 10000, "\n");
  g_autofree char *minuses = repeated ("", "-", 10000, "1\n");
  g_autofree char *nots = repeated ("", "not ", 10000, "1\n");
  g_autofree char *lambdas = repeated ("", "lambda: ", 10000, "1\n");
  g_autofree char *powers = repeated ("", "a**", 10000, "1\n");
  g_autofree char *sums = repeated ("", "a+", 10000, "1\n");
  g_autofree char *attributes = repeated ("a", ".b", 10000, "\n");
  g_autofree char *conditionals = repeated ("", "a if b else ", 10000, "1\n");
  g_autofree char *elifs = repeated ("if a: b\n", "elif a: b\n", 10000, "");

  assert_first_problem (brackets, "too many nested parentheses");
  assert_first_problem (minuses, too_deep);
  assert_first_problem (nots, too_deep);
  assert_first_problem (lambdas, too_deep);
  assert_first_problem (powers, too_deep);
  assert_first_problem (sums, too_deep);
  assert_first_problem (attributes, too_deep);
  assert_first_problem (conditionals, too_deep);
  assert_first_problem (elifs, too_deep);
}

static void
test_deep_blocks (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 150; i++)
    {
      for (int k = 0; k < i; k++)
        g_string_append_c (text, ' ');
      g_string_append (text, "if a:\n");
    }
  assert_first_problem (text->str, "too many levels of indentation");
}

/* A line of a megabyte is shown in part. */
static void
test_long_line (void)
{
  g_autofree char *line = repeated ("a = '", "x", 1000000, "' $\n");
  g_autoptr (Compiled) compiled = compile_text (line);
  char *text = pym_problem_to_text (compiled->source, &compiled->problems.items[0]);

  g_assert_cmpuint (strlen (text), <, 1000);
  g_assert_true (g_str_has_suffix (text, "^\nSyntaxError: invalid syntax\n"));
  pym_raw_free (compiled->rt, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/problems/syntax", test_syntax);
  g_test_add_func ("/script/problems/tokens", test_tokens);
  g_test_add_func ("/script/problems/fstrings", test_fstrings);
  g_test_add_func ("/script/problems/indentation", test_indentation);
  g_test_add_func ("/script/problems/names", test_names);
  g_test_add_func ("/script/problems/refusals", test_refusals);
  g_test_add_func ("/script/problems/all-refusals-at-once", test_all_refusals_at_once);
  g_test_add_func ("/script/problems/own-name-is-not-refused", test_own_name_is_not_refused);
  g_test_add_func ("/script/problems/unknown-module", test_unknown_module);
  g_test_add_func ("/script/problems/caret", test_caret);
  g_test_add_func ("/script/problems/caret-under-characters", test_caret_under_characters);
  g_test_add_func ("/script/problems/deep-nesting", test_deep_nesting);
  g_test_add_func ("/script/problems/deep-blocks", test_deep_blocks);
  g_test_add_func ("/script/problems/long-line", test_long_line);
  return g_test_run ();
}
