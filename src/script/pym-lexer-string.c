#include "pym-lexer-internal.h"

#include <string.h>

static bool
at_quotes (const char *p, char quote, uint32_t size)
{
  return p[0] == quote && (size == 1 || (p[1] == quote && p[2] == quote));
}

static void
fail_unterminated (
    PymLexer *lexer, uint32_t start, int32_t line, char quote, uint32_t quote_size, bool fstring)
{
  const PymFString *outer = fstring ? NULL : pym_lexer_fstring (lexer);
  int32_t last_line = lexer->line;

  /* What looks like a string was meant as the end of the one around it. */
  if (outer != NULL && outer->quote == quote && outer->quote_size == quote_size)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, line, start, start + 1, "f-string: expecting '}'");
      return;
    }

  if (quote_size == 3)
    {
      if (lexer->at >= lexer->length && last_line > line)
        last_line--;
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, line, start, start + 1,
                      "unterminated triple-quoted %sstring literal (detected at line %d)",
                      fstring ? "f-" : "", last_line);
    }
  else
    pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, line, start, start + 1,
                    "unterminated %sstring literal (detected at line %d)", fstring ? "f-" : "",
                    last_line);
}

static void
begin_fstring (PymLexer *lexer, uint32_t start, char quote, uint32_t quote_size)
{
  PymFString *fstring;
  bool raw = false;

  if (lexer->n_fstrings == PYM_LEXER_MAX_FSTRINGS)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, start, start + 1,
                      "too many nested f-strings");
      return;
    }
  for (uint32_t i = start; lexer->text[i] != quote; i++)
    raw |= (lexer->text[i] | 0x20) == 'r';
  fstring = &lexer->fstrings[lexer->n_fstrings++];
  *fstring = (PymFString){ .start = start,
                           .line = lexer->line,
                           .quote = quote,
                           .quote_size = (uint8_t) quote_size,
                           .raw = raw,
                           .base_brackets = lexer->n_brackets };
  pym_lexer_add (lexer, PYM_TOKEN_FSTRING_START, start, lexer->line);
  lexer->out->tokens[lexer->out->n_tokens - 1].raw = raw;
}

void
pym_lexer_string (PymLexer *lexer, uint32_t prefix)
{
  uint32_t start = lexer->at, quote_size;
  int32_t line = lexer->line;
  const char *text = lexer->text;
  char quote = text[start + prefix];
  bool is_fstring = false;

  for (uint32_t i = 0; i < prefix; i++)
    is_fstring |= (text[start + i] | 0x20) == 'f';
  lexer->at += prefix;
  quote_size = at_quotes (text + lexer->at, quote, 3) ? 3 : 1;
  lexer->at += quote_size;
  if (is_fstring)
    {
      begin_fstring (lexer, start, quote, quote_size);
      return;
    }
  while (lexer->at < lexer->length)
    {
      if (at_quotes (text + lexer->at, quote, quote_size))
        {
          lexer->at += quote_size;
          pym_lexer_add (lexer, PYM_TOKEN_STRING, start, line);
          return;
        }
      if (text[lexer->at] == '\\' && lexer->at + 1 < lexer->length)
        lexer->at++;
      else if (text[lexer->at] == '\n' && quote_size == 1)
        break;
      if (text[lexer->at++] == '\n')
        {
          pym_lexer_newline (lexer);
          if ((lexer->line & 4095) == 0)
            pym_context_poll (lexer->context);
        }
    }
  fail_unterminated (lexer, start, line, quote, quote_size, false);
}

static PymToken *
add_middle (PymLexer *lexer, uint32_t start, int32_t line, const PymFString *fstring)
{
  PymToken *token;

  pym_lexer_add (lexer, PYM_TOKEN_FSTRING_MIDDLE, start, line);
  token = &lexer->out->tokens[lexer->out->n_tokens - 1];
  token->raw = fstring->raw;
  return token;
}

/* The text before a field, or before the end of a format spec. An empty one leaves a token only
 * where it does in CPython: it becomes a constant there. */
static void
add_text (PymLexer *lexer, uint32_t start, int32_t line, const PymFString *fstring, bool in_spec)
{
  const PymTokens *out = lexer->out;
  const char *p = lexer->text + lexer->at;
  bool behind_field = out->tokens[out->n_tokens - 1].kind == PYM_TOKEN_RIGHT_BRACE;

  if (lexer->at != start || (in_spec && *p == '}' && behind_field) ||
      (in_spec && *p == '{' && p[1] == '{'))
    add_middle (lexer, start, line, fstring);
}

static void
begin_field (PymLexer *lexer, PymFString *fstring)
{
  uint32_t start = lexer->at++;

  if (fstring->n_fields == PYM_N_ELEMENTS (fstring->in_spec) ||
      lexer->n_brackets == PYM_LEXER_MAX_BRACKETS)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, start - 1, start,
                      "f-string: expressions nested too deeply");
      return;
    }
  fstring->in_spec[fstring->n_fields++] = false;
  lexer->brackets[lexer->n_brackets++] = (PymBracket){ start, lexer->line, '{', true };
  pym_lexer_add (lexer, PYM_TOKEN_LEFT_BRACE, start, lexer->line);
}

/* In a format spec: the "}" that ends its field. */
static void
end_field (PymLexer *lexer, PymFString *fstring)
{
  uint32_t start = lexer->at++;

  lexer->n_brackets--;
  fstring->n_fields--;
  pym_lexer_add (lexer, PYM_TOKEN_RIGHT_BRACE, start, lexer->line);
}

/* Passes over a backslash and what belongs to it. */
static void
skip_escape (PymLexer *lexer, const PymFString *fstring)
{
  const char *p = lexer->text + lexer->at;

  lexer->at++;
  if (p[1] == '{' || p[1] == '}')
    return;
  if (!fstring->raw && p[1] == 'N' && p[2] == '{')
    {
      const char *end = strpbrk (p, "}\n");

      if (end != NULL && *end == '}')
        {
          lexer->at = (uint32_t) (end + 1 - lexer->text);
          return;
        }
    }
  if (lexer->at < lexer->length && lexer->text[lexer->at++] == '\n')
    pym_lexer_newline (lexer);
}

void
pym_lexer_fstring_text (PymLexer *lexer)
{
  PymFString *fstring = pym_lexer_fstring (lexer);
  bool in_spec = fstring->n_fields > 0;
  uint32_t start = lexer->at;
  int32_t line = lexer->line;

  while (lexer->at < lexer->length)
    {
      const char *p = lexer->text + lexer->at;

      if (at_quotes (p, fstring->quote, fstring->quote_size))
        {
          add_text (lexer, start, line, fstring, in_spec);
          /* What is still open in it is the parser's to complain about. */
          for (uint32_t i = fstring->base_brackets; i < lexer->n_brackets; i++)
            lexer->brackets[i].field = false;
          start = lexer->at;
          lexer->at += fstring->quote_size;
          pym_lexer_add (lexer, PYM_TOKEN_FSTRING_END, start, lexer->line);
          lexer->n_fstrings--;
          return;
        }
      if (*p == '\n' && fstring->quote_size == 1)
        {
          if (in_spec)
            {
              /* A format spec ends with its line. */
              add_text (lexer, start, line, fstring, true);
              fstring->in_spec[fstring->n_fields - 1] = false;
            }
          else
            fail_unterminated (lexer, fstring->start, fstring->line, fstring->quote, 1, true);
          return;
        }
      if (*p == '{' && (p[1] != '{' || in_spec))
        {
          add_text (lexer, start, line, fstring, in_spec);
          begin_field (lexer, fstring);
          return;
        }
      if (*p == '}' && (p[1] != '}' || in_spec))
        {
          add_text (lexer, start, line, fstring, in_spec);
          if (in_spec)
            end_field (lexer, fstring);
          else
            pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at, lexer->at + 1,
                            "f-string: single '}' is not allowed");
          return;
        }
      if (*p == '{' || *p == '}')
        {
          lexer->at += 2;
          add_middle (lexer, start, line, fstring)->doubled = true;
          return;
        }
      if (*p == '\\')
        skip_escape (lexer, fstring);
      else if (lexer->at++, *p == '\n')
        pym_lexer_newline (lexer);
    }
  fail_unterminated (lexer, fstring->start, fstring->line, fstring->quote, fstring->quote_size,
                     true);
}
