/* Text to tokens. Expected tokens are a line of their kinds. */
#include "compile-text.h"

#include <string.h>

#include "pym-lexer.h"

static void
assert_tokens (const char *text, const char *expected)
{
  g_autoptr (Compiled) compiled = compile_bytes ("test.py", text, strlen (text));
  g_autoptr (GString) kinds = g_string_new (NULL);
  PymTokens tokens = { 0 };
  PymContext context;

  pym_context_init (&context, compiled->rt, compiled->source);
  context.problems = &compiled->problems;
  if (setjmp (context.exit) != 0)
    g_assert_not_reached ();
  pym_lexer_run (&context, &tokens);
  for (uint32_t i = 0; i < tokens.n_tokens; i++)
    {
      const PymToken *token = &tokens.tokens[i];

      g_string_append_printf (kinds, "%s%s", i == 0 ? "" : " ", pym_token_kind_text (token->kind));
      if (token->kind == PYM_TOKEN_FSTRING_MIDDLE)
        g_string_append_printf (kinds, "'%.*s'", (int) (token->end - token->start),
                                compiled->source->text + token->start);
    }
  g_assert_cmpstr (kinds->str, ==, expected);
  pym_context_fini (&context);
}

static void
test_operators (void)
{
  assert_tokens ("a**=b//c>>1 != -x\n", "NAME **= NAME // NAME >> NUMBER != - NAME NEWLINE END");
  assert_tokens ("(a:=1)->...\n", "( NAME := NUMBER ) -> ... NEWLINE END");
}

static void
test_keywords (void)
{
  assert_tokens ("not nothing in inner\n", "not NAME in NAME NEWLINE END");
  assert_tokens ("match type case\n", "NAME NAME NAME NEWLINE END");
}

static void
test_indentation (void)
{
  assert_tokens ("if a:\n    b\n\n  # comment\n    c\nd\n",
                 "if NAME : NEWLINE INDENT NAME NEWLINE NAME NEWLINE DEDENT NAME NEWLINE END");
  assert_tokens (
      "if a:\n if b:\n  c\n",
      "if NAME : NEWLINE INDENT if NAME : NEWLINE INDENT NAME NEWLINE DEDENT DEDENT END");
}

static void
test_brackets_join_lines (void)
{
  assert_tokens ("f(\n  a,\n# comment\n  b)\n", "NAME ( NAME , NAME ) NEWLINE END");
}

static void
test_backslash_joins_lines (void)
{
  assert_tokens ("a + \\\n  b\n", "NAME + NAME NEWLINE END");
}

static void
test_numbers (void)
{
  assert_tokens (
      "1_000 0xFF_f 0b1 0o7 1. .5 1e-5 1_0.0_1e+1_0 00 3j\n",
      "NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER NEWLINE END");
  assert_tokens ("1if a else 2\n", "NUMBER if NAME else NUMBER NEWLINE END");
}

static void
test_strings (void)
{
  assert_tokens ("'a' r\"b\" b'''c\n''' Rb'd' u'e\\'' bur\n",
                 "STRING STRING STRING STRING STRING NAME NEWLINE END");
}

static void
test_fstring (void)
{
  assert_tokens (
      "f'a{b}c'\n",
      "FSTRING_START FSTRING_MIDDLE'a' { NAME } FSTRING_MIDDLE'c' FSTRING_END NEWLINE END");
}

static void
test_fstring_braces (void)
{
  assert_tokens ("f'{{a}}'\n",
                 "FSTRING_START FSTRING_MIDDLE'{{' FSTRING_MIDDLE'a}}' FSTRING_END NEWLINE END");
}

static void
test_fstring_spec (void)
{
  assert_tokens ("f'{a!r:>{b}.2}'\n",
                 "FSTRING_START { NAME ! NAME : FSTRING_MIDDLE'>' { NAME } FSTRING_MIDDLE'.2' } "
                 "FSTRING_END NEWLINE END");
  assert_tokens (
      "f'{(lambda x: 1)}{d[1:2]}'\n",
      "FSTRING_START { ( lambda NAME : NUMBER ) } { NAME [ NUMBER : NUMBER ] } FSTRING_END "
      "NEWLINE END");
}

/* PEP 701: the same quotes again, and lines in a field. */
static void
test_fstring_nested (void)
{
  assert_tokens ("f'{a['b']} {f'{c}'}'\n",
                 "FSTRING_START { NAME [ STRING ] } FSTRING_MIDDLE' ' { FSTRING_START { NAME } "
                 "FSTRING_END } FSTRING_END NEWLINE END");
  assert_tokens ("f'{\na  # comment\n}'\n", "FSTRING_START { NAME } FSTRING_END NEWLINE END");
}

static void
test_error_ends_tokens (void)
{
  assert_tokens ("a = 1\nb = $\nc\n", "NAME = NUMBER NEWLINE NAME = ? NEWLINE NAME NEWLINE END");
  assert_tokens ("a = 1\nb = 1_\nc\n", "NAME = NUMBER NEWLINE NAME = ERROR END");
  assert_tokens ("(a\n", "( NAME ERROR END");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/lexer/operators", test_operators);
  g_test_add_func ("/script/lexer/keywords", test_keywords);
  g_test_add_func ("/script/lexer/indentation", test_indentation);
  g_test_add_func ("/script/lexer/brackets-join-lines", test_brackets_join_lines);
  g_test_add_func ("/script/lexer/backslash-joins-lines", test_backslash_joins_lines);
  g_test_add_func ("/script/lexer/numbers", test_numbers);
  g_test_add_func ("/script/lexer/strings", test_strings);
  g_test_add_func ("/script/lexer/fstring", test_fstring);
  g_test_add_func ("/script/lexer/fstring-braces", test_fstring_braces);
  g_test_add_func ("/script/lexer/fstring-spec", test_fstring_spec);
  g_test_add_func ("/script/lexer/fstring-nested", test_fstring_nested);
  g_test_add_func ("/script/lexer/error-ends-tokens", test_error_ends_tokens);
  return g_test_run ();
}
