#include "pym-lexer-internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "pym-source-marks.h"
#include "pym-unicode.h"

#define TAB_SIZE 8

void
pym_lexer_add (PymLexer *lexer, PymTokenKind kind, uint32_t start, int32_t start_line)
{
  PymTokens *out = lexer->out;
  PymToken *token;

  if ((out->n_tokens & 4095) == 0)
    pym_context_poll (lexer->context);
  token = pym_context_append (lexer->context, &out->tokens, &out->n_tokens, &out->allocated,
                              sizeof *token);
  token->kind = kind;
  token->start = start;
  token->end = lexer->at;
  token->line = start_line;
  token->end_line = lexer->line;
}

void
pym_lexer_fail (PymLexer *lexer,
                PymProblemKind kind,
                int32_t line,
                uint32_t start,
                uint32_t end,
                const char *format,
                ...)
{
  uint32_t line_start = (uint32_t) lexer->context->source->line_starts[line - 1];
  char text[256], *message;
  va_list arguments;

  va_start (arguments, format);
  vsnprintf (text, sizeof text, format, arguments);
  va_end (arguments);
  message = pym_context_alloc (lexer->context, strlen (text) + 1);
  strcpy (message, text);
  lexer->out->error = (PymProblem){ .kind = kind,
                                    .line = line,
                                    .end_line = line,
                                    .column = (int32_t) (start - line_start),
                                    .end_column = (int32_t) (end - line_start),
                                    .message = message };
  lexer->at = end;
  pym_lexer_add (lexer, PYM_TOKEN_ERROR, start, line);
  lexer->failed = true;
}

static bool
is_name_start (unsigned char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool
is_name_part (unsigned char c)
{
  return is_name_start (c) || (c >= '0' && c <= '9');
}

static uint32_t
read_point (const unsigned char *p, uint32_t *size)
{
  if (p[0] < 0xe0)
    return *size = 2, (uint32_t) (p[0] & 0x1f) << 6 | (p[1] & 0x3f);
  if (p[0] < 0xf0)
    return *size = 3,
           (uint32_t) (p[0] & 0x0f) << 12 | (uint32_t) (p[1] & 0x3f) << 6 | (p[2] & 0x3f);
  return *size = 4, (uint32_t) (p[0] & 0x07) << 18 | (uint32_t) (p[1] & 0x3f) << 12 |
                        (uint32_t) (p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

static void
fail_character (PymLexer *lexer, uint32_t point, uint32_t size)
{
  if (pym_char_is_printable (point))
    pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at, lexer->at + size,
                    "invalid character '%.*s' (U+%04X)", (int) size, lexer->text + lexer->at,
                    point);
  else
    pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at, lexer->at + size,
                    "invalid non-printable character U+%04X", point);
}

static void
lex_name (PymLexer *lexer)
{
  static const char *const keywords[] = {
#define KEYWORD(NAME, text) text,
    PYM_FOR_EACH_KEYWORD (KEYWORD)
#undef KEYWORD
  };
  const unsigned char *text = (const unsigned char *) lexer->text;
  uint32_t start = lexer->at, size;
  PymTokenKind kind = PYM_TOKEN_NAME;

  while (is_name_part (text[lexer->at]))
    {
      uint32_t point;

      if (text[lexer->at] < 0x80)
        {
          lexer->at++;
          continue;
        }
      point = read_point (text + lexer->at, &size);
      if (lexer->at == start ? !pym_char_is_identifier_start (point)
                             : !pym_char_is_identifier_part (point))
        {
          fail_character (lexer, point, size);
          return;
        }
      lexer->at += size;
    }
  for (size_t i = 0; i < PYM_N_ELEMENTS (keywords); i++)
    if (strlen (keywords[i]) == lexer->at - start &&
        memcmp (keywords[i], lexer->text + start, lexer->at - start) == 0)
      kind = PYM_TOKEN_FALSE + i;
  pym_lexer_add (lexer, kind, start, lexer->line);
}

/* Letters that may stand before a quote; 0 when there is no quote behind them. */
static bool
is_string_prefix (const char *text, uint32_t *size)
{
  uint32_t n = 0;
  bool seen[256] = { false };

  while (n < 3 && text[n] != '\0' && strchr ("bBrRuUfF", text[n]) != NULL)
    {
      unsigned char letter = (unsigned char) (text[n] | 0x20);

      if (seen[letter])
        return false;
      seen[letter] = true;
      n++;
    }
  *size = n;
  if (text[n] != '"' && text[n] != '\'')
    return false;
  if (seen['u'] && n > 1)
    return false;
  return !(seen['b'] && seen['f']);
}

static void
open_bracket (PymLexer *lexer, char c, bool field)
{
  if (lexer->n_brackets == PYM_LEXER_MAX_BRACKETS)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
                      "too many nested parentheses");
      return;
    }
  lexer->brackets[lexer->n_brackets++] = (PymBracket){ lexer->at - 1, lexer->line, c, field };
}

static bool
close_bracket (PymLexer *lexer, char c)
{
  PymFString *fstring = pym_lexer_fstring (lexer);
  PymBracket *bracket;

  if (fstring != NULL && c == '}' && lexer->n_brackets == fstring->base_brackets)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
                      "f-string: single '}' is not allowed");
      return false;
    }
  if (lexer->n_brackets == 0)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
                      "unmatched '%c'", c);
      return false;
    }
  bracket = &lexer->brackets[lexer->n_brackets - 1];
  if ((bracket->open == '(' && c != ')') || (bracket->open == '[' && c != ']') ||
      (bracket->open == '{' && c != '}'))
    {
      if (bracket->field)
        pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
                        "f-string: unmatched '%c'", c);
      else if (bracket->line != lexer->line)
        pym_lexer_fail (
            lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
            "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d", c,
            bracket->open, bracket->line);
      else
        pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at - 1, lexer->at,
                        "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                        bracket->open);
      return false;
    }
  lexer->n_brackets--;
  if (bracket->field)
    fstring->n_fields--;
  return true;
}

static void
lex_operator (PymLexer *lexer)
{
  static const char *const operators[] = {
#define OPERATOR(NAME, text) text,
    PYM_FOR_EACH_OPERATOR (OPERATOR)
#undef OPERATOR
  };
  const char *p = lexer->text + lexer->at;
  uint32_t start = lexer->at;
  PymFString *fstring = pym_lexer_fstring (lexer);
  /* Directly in a field, ":" begins its format spec, whatever follows. */
  bool in_field =
      fstring != NULL && fstring->n_fields > 0 && lexer->brackets[lexer->n_brackets - 1].field;

  if (p[0] == '<' && p[1] == '>')
    {
      lexer->at += 2;
      pym_lexer_add (lexer, PYM_TOKEN_OTHER, start, lexer->line);
      return;
    }
  for (size_t i = 0; i < PYM_N_ELEMENTS (operators); i++)
    {
      size_t length = strlen (operators[i]);
      PymTokenKind kind = PYM_TOKEN_POWER_ASSIGN + i;

      if (strncmp (p, operators[i], length) != 0)
        continue;
      if (in_field && kind == PYM_TOKEN_COLON_ASSIGN)
        continue;
      if (kind == PYM_TOKEN_OTHER)
        break;
      lexer->at += length;
      if (kind == PYM_TOKEN_LEFT_PAREN || kind == PYM_TOKEN_LEFT_BRACKET ||
          kind == PYM_TOKEN_LEFT_BRACE)
        open_bracket (lexer, *p, false);
      else if (kind == PYM_TOKEN_RIGHT_PAREN || kind == PYM_TOKEN_RIGHT_BRACKET ||
               kind == PYM_TOKEN_RIGHT_BRACE)
        {
          if (!close_bracket (lexer, *p))
            return;
        }
      else if (kind == PYM_TOKEN_COLON && in_field)
        fstring->in_spec[fstring->n_fields - 1] = true;
      if (!lexer->failed)
        pym_lexer_add (lexer, kind, start, lexer->line);
      return;
    }
  if ((unsigned char) *p < 0x20 || *p == 0x7f)
    pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, start, start + 1,
                    "invalid non-printable character U+%04X", (unsigned) *p);
  else
    {
      lexer->at++;
      pym_lexer_add (lexer, PYM_TOKEN_OTHER, start, lexer->line);
    }
}

/* Columns of the line's first character: with tabs to multiples of 8, and with tabs counted as 1.
 */
static void
measure_indentation (PymLexer *lexer, int *column, int *alt_column)
{
  *column = *alt_column = 0;
  for (;; lexer->at++)
    {
      char c = lexer->text[lexer->at];

      if (c == ' ')
        ++*column, ++*alt_column;
      else if (c == '\t')
        {
          *column = (*column / TAB_SIZE + 1) * TAB_SIZE;
          ++*alt_column;
        }
      else if (c == '\f')
        *column = *alt_column = 0;
      else
        return;
    }
}

static void
fail_on_tabs (PymLexer *lexer)
{
  pym_lexer_fail (lexer, PYM_PROBLEM_TABS, lexer->line, lexer->line_start, lexer->at,
                  "inconsistent use of tabs and spaces in indentation");
}

/* INDENT and DEDENT tokens at the beginning of a line that holds something. */
static void
lex_indentation (PymLexer *lexer, int column, int alt_column)
{
  uint32_t top = lexer->n_indents - 1;

  if (column == lexer->indents[top])
    {
      if (alt_column != lexer->alt_indents[top])
        fail_on_tabs (lexer);
      return;
    }
  if (column > lexer->indents[top])
    {
      if (lexer->n_indents == PYM_LEXER_MAX_INDENTATION)
        {
          pym_lexer_fail (lexer, PYM_PROBLEM_INDENTATION, lexer->line, lexer->line_start, lexer->at,
                          "too many levels of indentation");
          return;
        }
      if (alt_column <= lexer->alt_indents[top])
        {
          fail_on_tabs (lexer);
          return;
        }
      lexer->indents[lexer->n_indents] = column;
      lexer->alt_indents[lexer->n_indents++] = alt_column;
      pym_lexer_add (lexer, PYM_TOKEN_INDENT, lexer->line_start, lexer->line);
      return;
    }
  while (lexer->n_indents > 1 && column < lexer->indents[lexer->n_indents - 1])
    {
      lexer->n_indents--;
      pym_lexer_add (lexer, PYM_TOKEN_DEDENT, lexer->at, lexer->line);
    }
  if (column != lexer->indents[lexer->n_indents - 1])
    {
      /* CPython's caret stands behind the line. */
      const char *end = strchr (lexer->text + lexer->at, '\n');
      uint32_t behind = (uint32_t) (end - lexer->text);

      pym_lexer_fail (lexer, PYM_PROBLEM_INDENTATION, lexer->line, behind, behind,
                      "unindent does not match any outer indentation level");
    }
  else if (alt_column != lexer->alt_indents[lexer->n_indents - 1])
    fail_on_tabs (lexer);
}

static void
lex_comment (PymLexer *lexer)
{
  const char *start = lexer->text + lexer->at, *end = strchr (start, '\n');

  if (pym_source_add_comment (lexer->context->source, lexer->line, start, (size_t) (end - start)) !=
      PYM_OK)
    pym_context_fail (lexer->context, PYM_NO_MEMORY);
  lexer->at += (uint32_t) (end - start);
}

/* A backslash at a line's end. */
static void
lex_continuation (PymLexer *lexer)
{
  if (lexer->text[lexer->at + 1] != '\n')
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at + 1, lexer->at + 2,
                      "unexpected character after line continuation character");
      return;
    }
  if (lexer->at + 2 >= lexer->length)
    {
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, lexer->line, lexer->at + 1, lexer->at + 2,
                      "unexpected EOF while parsing");
      return;
    }
  lexer->at += 2;
  pym_lexer_newline (lexer);
}

/* The tokens of one logical line, its NEWLINE included. `at` is on its first character. */
static void
lex_logical_line (PymLexer *lexer)
{
  while (!lexer->failed && lexer->at < lexer->length)
    {
      char c = lexer->text[lexer->at];
      uint32_t prefix;
      PymFString *fstring = pym_lexer_fstring (lexer);

      if (fstring != NULL &&
          (fstring->n_fields == 0 || (fstring->in_spec[fstring->n_fields - 1] &&
                                      lexer->brackets[lexer->n_brackets - 1].field)))
        {
          pym_lexer_fstring_text (lexer);
          continue;
        }
      if (c == ' ' || c == '\t' || c == '\f')
        lexer->at++;
      else if (c == '#')
        lex_comment (lexer);
      else if (c == '\\')
        lex_continuation (lexer);
      else if (c == '\n')
        {
          uint32_t start = lexer->at++;
          int32_t line = lexer->line;

          if (lexer->n_brackets == 0)
            {
              pym_lexer_add (lexer, PYM_TOKEN_NEWLINE, start, line);
              pym_lexer_newline (lexer);
              return;
            }
          pym_lexer_newline (lexer);
        }
      else if (is_string_prefix (lexer->text + lexer->at, &prefix))
        pym_lexer_string (lexer, prefix);
      else if (is_name_start ((unsigned char) c))
        lex_name (lexer);
      else if ((c >= '0' && c <= '9') ||
               (c == '.' && lexer->text[lexer->at + 1] >= '0' && lexer->text[lexer->at + 1] <= '9'))
        pym_lexer_number (lexer);
      else
        lex_operator (lexer);
    }
}

static void
lex_end (PymLexer *lexer)
{
  if (!lexer->failed && lexer->n_brackets > 0)
    {
      PymBracket *bracket = &lexer->brackets[lexer->n_brackets - 1];

      lexer->out->unclosed = true;
      pym_lexer_fail (lexer, PYM_PROBLEM_SYNTAX, bracket->line, bracket->offset,
                      bracket->offset + 1, "'%c' was never closed", bracket->open);
    }
  lexer->at = lexer->length;
  while (!lexer->failed && lexer->n_indents-- > 1)
    pym_lexer_add (lexer, PYM_TOKEN_DEDENT, lexer->at, lexer->line);
  pym_lexer_add (lexer, PYM_TOKEN_END, lexer->at, lexer->line);
}

void
pym_lexer_run (PymContext *context, PymTokens *tokens)
{
  PymLexer *lexer = pym_context_alloc (context, sizeof *lexer);

  tokens->n_tokens = 0;
  lexer->context = context;
  lexer->out = tokens;
  lexer->text = context->source->text;
  lexer->length = (uint32_t) context->source->length;
  lexer->line = 1;
  lexer->n_indents = 1;
  while (!lexer->failed && lexer->at < lexer->length)
    {
      int column, alt_column;
      char c;

      measure_indentation (lexer, &column, &alt_column);
      c = lexer->text[lexer->at];
      if (c == '#')
        lex_comment (lexer);
      c = lexer->text[lexer->at];
      if (c == '\n')
        {
          lexer->at++;
          pym_lexer_newline (lexer);
          continue;
        }
      if (c != '\\')
        lex_indentation (lexer, column, alt_column);
      if (!lexer->failed)
        lex_logical_line (lexer);
    }
  lex_end (lexer);
}

PymPosition
pym_token_position (const PymSource *source, const PymToken *token)
{
  PymPosition position = { .line = token->line, .end_line = token->end_line };

  /* The end is on the last line, at no place of it. */
  if (token->line > source->n_lines)
    return (PymPosition){ source->n_lines, source->n_lines, -1, -1 };
  position.column = (int32_t) (token->start - source->line_starts[token->line - 1]);
  position.end_column = (int32_t) (token->end - source->line_starts[token->end_line - 1]);
  return position;
}

const char *
pym_token_kind_text (PymTokenKind kind)
{
  static const char *const texts[] = { "END",
                                       "ERROR",
                                       "NEWLINE",
                                       "INDENT",
                                       "DEDENT",
                                       "NAME",
                                       "NUMBER",
                                       "STRING",
                                       "FSTRING_START",
                                       "FSTRING_MIDDLE",
                                       "FSTRING_END",
#define TEXT(NAME, text) text,
                                       PYM_FOR_EACH_OPERATOR (TEXT) PYM_FOR_EACH_KEYWORD (TEXT)
#undef TEXT
  };

  return texts[kind];
}
