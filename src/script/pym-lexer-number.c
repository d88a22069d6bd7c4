#include "pym-lexer-internal.h"

#include <ctype.h>
#include <string.h>

static bool
is_digit_of (char c, int base)
{
  if (base == 16)
    return isxdigit ((unsigned char) c);
  return c >= '0' && c < '0' + base;
}

/* Digits with single underscores between them. false: an underscore stands wrong. */
static bool
skip_digits (PymLexer *lexer, int base)
{
  for (;;)
    {
      while (is_digit_of (lexer->text[lexer->at], base))
        lexer->at++;
      if (lexer->text[lexer->at] != '_')
        return true;
      if (!is_digit_of (lexer->text[lexer->at + 1], base))
        return false;
      lexer->at++;
    }
}

/* At the character `back` places before the next one. */
static void
fail_literal (PymLexer *lexer, const char *kind, uint32_t back)
{
  uint32_t place = lexer->at - back;

  pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, place, place + 1, "invalid %s literal",
                  kind);
}

static void
fail_digit (PymLexer *lexer, const char *kind)
{
  pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at, lexer->at + 1,
                  "invalid digit '%c' in %s literal", lexer->text[lexer->at], kind);
}

/* A number may be followed by these keywords without a blank ("1if x else 2"), by no other name. */
static bool
check_end (PymLexer *lexer, const char *kind)
{
  static const char *const allowed[] = { "and", "else", "for", "if", "in", "is", "or", "not" };
  const char *p = lexer->text + lexer->at;

  if (!isalnum ((unsigned char) *p) && *p != '_')
    return true;
  for (size_t i = 0; i < PYM_N_ELEMENTS (allowed); i++)
    if (strncmp (p, allowed[i], strlen (allowed[i])) == 0)
      return true;
  fail_literal (lexer, kind, 1);
  return false;
}

static void
lex_prefixed (PymLexer *lexer, uint32_t start, int base, const char *kind)
{
  lexer->at += 2;
  if (lexer->text[lexer->at] == '_')
    lexer->at++;
  if (!is_digit_of (lexer->text[lexer->at], base))
    {
      if (isdigit ((unsigned char) lexer->text[lexer->at]))
        fail_digit (lexer, kind);
      else
        fail_literal (lexer, kind, 1);
      return;
    }
  if (!skip_digits (lexer, base))
    {
      lexer->at++;
      if (isdigit ((unsigned char) lexer->text[lexer->at]))
        fail_digit (lexer, kind);
      else
        fail_literal (lexer, kind, 1);
      return;
    }
  if (isdigit ((unsigned char) lexer->text[lexer->at]))
    fail_digit (lexer, kind);
  else if (check_end (lexer, kind))
    pym_lexer_add (lexer, PYM_TOKEN_NUMBER, start, lexer->line);
}

/* Takes "e" and a sign. false: there is no exponent; `*wrong`: but a sign. */
static bool
skip_exponent (PymLexer *lexer, bool *wrong)
{
  const char *p = lexer->text + lexer->at;
  uint32_t sign = p[1] == '+' || p[1] == '-' ? 1 : 0;
  bool exponent = p[0] == 'e' || p[0] == 'E';

  *wrong = exponent && sign == 1 && !isdigit ((unsigned char) p[2]);
  if (!exponent || !isdigit ((unsigned char) p[1 + sign]))
    return false;
  lexer->at += 1 + sign;
  return true;
}

void
pym_lexer_number (PymLexer *lexer)
{
  uint32_t start = lexer->at;
  const char *p = lexer->text + start;
  bool is_float = false, wrong_exponent, zeros;

  if (p[0] == '0' && (p[1] == 'x' || p[1] == 'X'))
    return lex_prefixed (lexer, start, 16, "hexadecimal");
  if (p[0] == '0' && (p[1] == 'o' || p[1] == 'O'))
    return lex_prefixed (lexer, start, 8, "octal");
  if (p[0] == '0' && (p[1] == 'b' || p[1] == 'B'))
    return lex_prefixed (lexer, start, 2, "binary");
  if (p[0] != '.' && !skip_digits (lexer, 10))
    return fail_literal (lexer, "decimal", 0);
  zeros = p[0] == '0' && strspn (p, "0_") < lexer->at - start;
  if (lexer->text[lexer->at] == '.')
    {
      is_float = true;
      lexer->at++;
      if (isdigit ((unsigned char) lexer->text[lexer->at]) && !skip_digits (lexer, 10))
        return fail_literal (lexer, "decimal", 0);
    }
  if (skip_exponent (lexer, &wrong_exponent))
    {
      is_float = true;
      if (!skip_digits (lexer, 10))
        return fail_literal (lexer, "decimal", 0);
    }
  if (wrong_exponent)
    {
      lexer->at++;
      return fail_literal (lexer, "decimal", 0);
    }
  if (lexer->text[lexer->at] == 'j' || lexer->text[lexer->at] == 'J')
    {
      lexer->at++;
      if (check_end (lexer, "imaginary"))
        pym_lexer_add (lexer, PYM_TOKEN_NUMBER, start, lexer->line);
      return;
    }
  if (!is_float && zeros)
    return pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, start,
                           start + (uint32_t) strspn (p, "0_"),
                           "leading zeros in decimal integer literals are not permitted; use an 0o "
                           "prefix for octal integers");
  if (check_end (lexer, "decimal"))
    pym_lexer_add (lexer, PYM_TOKEN_NUMBER, start, lexer->line);
}
