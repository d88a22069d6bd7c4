#include "pym-parser-internal.h"

#include <string.h>

#include "pym-bytes.h"
#include "pym-float.h"
#include "pym-int.h"
#include "pym-str.h"

/* Numbers and strings. */

#define MAX_DECIMAL_DIGITS 4300

PymExpr *
pym_parse_number (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition position = pym_parser_here (parser);
  const PymToken *token = pym_parser_next (parser);
  char *text = pym_context_alloc (context, token->end - token->start + 1);
  size_t length = 0, used;
  bool prefixed, is_float;
  PymObject *value;

  for (uint32_t i = token->start; i < token->end; i++)
    if (context->source->text[i] != '_')
      text[length++] = context->source->text[i];
  prefixed = length > 1 && text[0] == '0' && strchr ("xXoObB", text[1]) != NULL;
  is_float = !prefixed && strpbrk (text, ".eEjJ") != NULL;
  if (!prefixed && (text[length - 1] == 'j' || text[length - 1] == 'J'))
    {
      pym_context_refuse (context, position,
                          "complex numbers are not supported: keep the two parts as floats");
      text[length - 1] = '\0';
    }
  if (is_float)
    value = pym_float_from_double (context->rt, pym_float_parse (text, &used));
  else
    {
      if (!prefixed && length > MAX_DECIMAL_DIGITS)
        pym_context_syntax_error (
            context, position,
            "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits - "
            "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
            MAX_DECIMAL_DIGITS, length);
      value = pym_int_from_literal (context->rt, text);
    }
  value = pym_context_own (context, value);
  if (value == NULL)
    pym_context_syntax_error (context, position, "invalid number");
  return pym_tree_constant (context, value, position);
}

/* Text under construction: code points of a str, or bytes. */
typedef struct
{
  PymContext *context;
  uint32_t *points;
  size_t n, allocated;
} Literal;

static void
literal_add (Literal *literal, uint32_t point)
{
  if (literal->n == literal->allocated)
    {
      size_t wanted = literal->allocated == 0 ? 64 : literal->allocated * 2;

      literal->points =
          pym_context_grow (literal->context, literal->points, literal->n * sizeof (uint32_t),
                            wanted * sizeof (uint32_t));
      literal->allocated = wanted;
    }
  literal->points[literal->n++] = point;
}

static uint32_t
read_point (const unsigned char **place)
{
  const unsigned char *p = *place;
  uint32_t point;

  if (p[0] < 0x80)
    return *place += 1, p[0];
  if (p[0] < 0xe0)
    point = (uint32_t) (p[0] & 0x1f) << 6 | (p[1] & 0x3f), *place += 2;
  else if (p[0] < 0xf0)
    point = (uint32_t) (p[0] & 0x0f) << 12 | (uint32_t) (p[1] & 0x3f) << 6 | (p[2] & 0x3f),
    *place += 3;
  else
    point = (uint32_t) (p[0] & 0x07) << 18 | (uint32_t) (p[1] & 0x3f) << 12 |
            (uint32_t) (p[2] & 0x3f) << 6 | (p[3] & 0x3f),
    *place += 4;
  return point;
}

static int
hex_value (unsigned char c)
{
  if (c >= '0' && c <= '9')
    return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
    return (c | 0x20) - 'a' + 10;
  return -1;
}

/* `digits` hexadecimal digits behind `\x`, `\u` or `\U`; false when there are fewer. */
static bool
read_hex (const unsigned char **place, const unsigned char *end, int digits, uint32_t *point)
{
  *point = 0;
  for (int i = 0; i < digits; i++)
    {
      int value = *place < end ? hex_value (**place) : -1;

      if (value < 0)
        return false;
      *point = *point << 4 | (uint32_t) value;
      ++*place;
    }
  return true;
}

/* One escape; `*place` is behind the backslash. Unknown ones stay as they are written. */
static void
decode_escape (Literal *literal,
               const unsigned char **place,
               const unsigned char *start,
               const unsigned char *end,
               bool is_bytes,
               PymPosition position)
{
  static const char simple[] = "\\\\''\"\"a\ab\bf\fn\nr\rt\tv\v";
  PymContext *context = literal->context;
  long escape = *place - 1 - start;
  unsigned char c = *(*place)++;
  uint32_t point;

  if (c == '\n')
    return;
  for (size_t i = 0; i + 1 < sizeof simple; i += 2)
    if (c == (unsigned char) simple[i])
      {
        literal_add (literal, (unsigned char) simple[i + 1]);
        return;
      }
  if (c >= '0' && c <= '7')
    {
      point = c - '0';
      for (int i = 0; i < 2 && *place < end && **place >= '0' && **place <= '7'; i++)
        point = point << 3 | (uint32_t) (*(*place)++ - '0');
      literal_add (literal, is_bytes ? point & 0xff : point);
      return;
    }
  if (c == 'x')
    {
      if (read_hex (place, end, 2, &point))
        literal_add (literal, point);
      else if (is_bytes)
        pym_context_syntax_error (context, position,
                                  "(value error) invalid \\x escape at position %ld", escape);
      else
        pym_context_syntax_error (context, position,
                                  "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                  "position %ld-%ld: truncated \\xXX escape",
                                  escape, (long) (*place - start) - 1);
      return;
    }
  if (!is_bytes && (c == 'u' || c == 'U'))
    {
      if (!read_hex (place, end, c == 'u' ? 4 : 8, &point))
        pym_context_syntax_error (context, position,
                                  "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                  "position %ld-%ld: truncated \\%s escape",
                                  escape, (long) (*place - start) - 1,
                                  c == 'u' ? "uXXXX" : "UXXXXXXXX");
      if (point > 0x10ffff)
        pym_context_syntax_error (context, position,
                                  "(unicode error) 'unicodeescape' codec can't decode bytes in "
                                  "position %ld-%ld: illegal Unicode character",
                                  escape, (long) (*place - start) - 1);
      literal_add (literal, point);
      return;
    }
  if (!is_bytes && c == 'N' && *place < end && **place == '{')
    {
      pym_context_refuse (context, position,
                          "\\N{…} is not supported: write the character, or \\u and its number");
      while (*place < end && *(*place)++ != '}')
        ;
      literal_add (literal, '?');
      return;
    }
  literal_add (literal, '\\');
  --*place;
}

static void
decode (Literal *literal,
        const char *text,
        size_t length,
        bool raw,
        bool is_bytes,
        PymPosition position)
{
  const unsigned char *start = (const unsigned char *) text, *p = start, *end = start + length;

  while (p < end)
    {
      if (*p == '\\' && !raw && p + 1 < end)
        {
          p++;
          decode_escape (literal, &p, start, end, is_bytes, position);
        }
      else if (is_bytes && *p >= 0x80)
        pym_context_syntax_error (literal->context, position,
                                  "bytes can only contain ASCII literal characters");
      else
        literal_add (literal, read_point (&p));
      if ((literal->n & 0xffff) == 0xffff)
        pym_context_poll (literal->context);
    }
}

static PymObject *
literal_str (Literal *literal)
{
  PymContext *context = literal->context;
  PymObject *value =
      pym_context_own (context, pym_str_from_kind_and_data (context->rt, 4, literal->points,
                                                            (ssize_t) literal->n));

  if (value == NULL)
    pym_context_fail (context, PYM_NO_MEMORY);
  return value;
}

static PymObject *
literal_bytes (Literal *literal, int n_texts)
{
  PymContext *context = literal->context;
  unsigned char *bytes = pym_context_alloc (context, literal->n + 1);
  PymObject *value;

  for (size_t i = 0; i < literal->n; i++)
    bytes[i] = (unsigned char) literal->points[i];
  value = pym_context_own (context, pym_bytes_from_string_and_size (context->rt, bytes,
                                                                    (ssize_t) literal->n));
  if (value == NULL)
    pym_context_fail (context, PYM_NO_MEMORY);
  /* Joining one text to none gives it back, and the source holds it twice (PyBytes_Concat in
   * _PyPegen_concatenate_strings). */
  else if (n_texts == 1)
    pym_context_own (context, pym_newref (value));
  return value;
}

/* A part of a string expression: a constant whose text is still open, or a field. */
typedef struct
{
  Literal literal;
  PymPosition position;
  PymExpr *field; /* NULL: a constant */
} Part;

typedef struct
{
  Part *items;
  uint32_t n, allocated;
} Parts;

/* Neighbouring constants become one, as far as positions go from the first to the last. */
static Part *
add_constant (PymContext *context, Parts *parts, PymPosition position)
{
  Part *part = parts->n == 0 ? NULL : &parts->items[parts->n - 1];

  if (part != NULL && part->field == NULL)
    {
      part->position = pym_position_join (part->position, position);
      return part;
    }
  part = pym_context_append (context, &parts->items, &parts->n, &parts->allocated, sizeof *part);
  part->literal.context = context;
  part->position = position;
  return part;
}

/* Empty constants are left out, but not from a format spec. */
static PymExpr *
joined (PymContext *context, Parts *parts, PymPosition position, bool is_spec)
{
  PymExpr *expr = pym_tree_expr (context, PYM_EXPR_JOINED, position);

  for (uint32_t i = 0; i < parts->n; i++)
    {
      Part *part = &parts->items[i];

      if (part->field != NULL)
        pym_tree_append (context, &expr->list, part->field);
      else if (part->literal.n > 0 || is_spec)
        pym_tree_append (context, &expr->list,
                         pym_tree_constant (context, literal_str (&part->literal), part->position));
    }
  return expr;
}

static void parse_fields (PymParser *parser, Parts *parts, PymTokenKind end);

/* Behind the "!" at `mark`. */
static int
parse_conversion (PymParser *parser, PymPosition mark)
{
  PymPosition position = pym_parser_here (parser);
  static const char allowed[] = "sra";
  PymName *name;

  if (pym_parser_kind (parser) == PYM_TOKEN_ERROR)
    pym_parser_fail (parser);
  if (pym_parser_kind (parser) != PYM_TOKEN_NAME)
    pym_context_syntax_error (parser->context, position,
                              pym_parser_kind (parser) == PYM_TOKEN_COLON ||
                                      pym_parser_kind (parser) == PYM_TOKEN_RIGHT_BRACE
                                  ? "f-string: missing conversion character"
                                  : "f-string: invalid conversion character");
  if (position.line != mark.line || position.column != mark.end_column)
    pym_context_syntax_error (
        parser->context, pym_position_join (mark, position),
        "f-string: conversion type must come right after the exclamanation mark");
  name = pym_parser_name (parser);
  if (name->length != 1 || strchr (allowed, name->text[0]) == NULL)
    pym_context_syntax_error (parser->context, position,
                              "f-string: invalid conversion character '%s': expected 's', 'r', or "
                              "'a'",
                              name->text);
  return name->text[0];
}

static PymExpr *
parse_field_expression (PymParser *parser)
{
  uint32_t outer = parser->field;
  PymTokenKind kind = pym_parser_kind (parser);
  PymExpr *value;

  if (kind == PYM_TOKEN_EXCLAMATION || kind == PYM_TOKEN_COLON || kind == PYM_TOKEN_ASSIGN ||
      kind == PYM_TOKEN_RIGHT_BRACE)
    pym_context_syntax_error (parser->context, pym_parser_here (parser),
                              "f-string: valid expression required before '%s'",
                              pym_token_kind_text (kind));
  parser->field = parser->at - 1;
  value = pym_parse_yield_or_star_expressions (parser);
  parser->field = outer;
  return value;
}

/* `{expression=!r:spec}`. With "=" the text of the expression stands before its value. */
static void
parse_field (PymParser *parser, Parts *parts)
{
  PymContext *context = parser->context;
  const char *text = context->source->text;
  PymPosition start = pym_parser_here (parser), debug_end, mark;
  uint32_t text_start = pym_parser_token (parser)->end;
  PymExpr *field, *value, *spec = NULL;
  bool debug = false, conversion_marked;
  int conversion = -1;
  Part *part;

  pym_parser_next (parser);
  value = parse_field_expression (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_ASSIGN))
    {
      Part *text_part;
      uint32_t end = pym_parser_token (parser)->start;
      PymPosition position = start;

      debug = true;
      debug_end = pym_parser_here (parser);
      position.column++;
      position.end_line = debug_end.line;
      position.end_column = debug_end.column;
      text_part = add_constant (context, parts, position);
      decode (&text_part->literal, text + text_start, end - text_start, true, false, position);
    }
  mark = pym_parser_here (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_EXCLAMATION))
    conversion = parse_conversion (parser, mark);
  conversion_marked = conversion >= 0;
  if (pym_parser_kind (parser) == PYM_TOKEN_COLON)
    {
      PymPosition spec_start = pym_parser_here (parser);
      Parts spec_parts = { 0 };

      pym_parser_next (parser);
      parse_fields (parser, &spec_parts, PYM_TOKEN_RIGHT_BRACE);
      spec = joined (context, &spec_parts, pym_parser_since (parser, spec_start), true);
    }
  else if (debug && !conversion_marked)
    conversion = 'r';
  if (pym_parser_kind (parser) != PYM_TOKEN_RIGHT_BRACE &&
      pym_parser_kind (parser) != PYM_TOKEN_ERROR)
    pym_context_syntax_error (context, pym_parser_here (parser),
                              spec != NULL        ? "f-string: expecting '}', or format specs"
                              : conversion_marked ? "f-string: expecting ':' or '}'"
                              : debug             ? "f-string: expecting '!', or ':', or '}'"
                                      : "f-string: expecting '=', or '!', or ':', or '}'");
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_BRACE);
  field = pym_tree_expr (context, PYM_EXPR_FORMATTED, pym_parser_since (parser, start));
  field->left = value;
  field->right = spec;
  field->op = (int16_t) conversion;
  part = pym_context_append (context, &parts->items, &parts->n, &parts->allocated, sizeof *part);
  part->field = field;
}

/* Literal text and fields up to, not including, `end`. */
static void
parse_fields (PymParser *parser, Parts *parts, PymTokenKind end)
{
  PymContext *context = parser->context;

  while (pym_parser_kind (parser) != end)
    {
      PymPosition position = pym_parser_here (parser);

      pym_context_enter (context, position);
      if (pym_parser_kind (parser) == PYM_TOKEN_FSTRING_MIDDLE)
        {
          const PymToken *token = pym_parser_next (parser);
          Part *part = add_constant (context, parts, position);

          decode (&part->literal, context->source->text + token->start,
                  token->end - token->start - token->doubled, token->raw, false, position);
        }
      else if (pym_parser_kind (parser) == PYM_TOKEN_LEFT_BRACE)
        parse_field (parser, parts);
      else if (pym_parser_kind (parser) == PYM_TOKEN_ERROR || end == PYM_TOKEN_FSTRING_END)
        pym_parser_fail (parser);
      else
        {
          /* The field's, which misses its end. */
          pym_context_leave (context);
          return;
        }
      pym_context_leave (context);
    }
}

typedef struct
{
  bool is_bytes, raw;
  const char *text; /* between the quotes */
  size_t length;
} StringToken;

static StringToken
read_string_token (PymParser *parser)
{
  const PymToken *token = pym_parser_next (parser);
  const char *p = parser->context->source->text + token->start;
  const char *end = parser->context->source->text + token->end;
  StringToken string = { 0 };
  size_t quotes;

  for (; *p != '"' && *p != '\''; p++)
    {
      string.is_bytes |= (*p | 0x20) == 'b';
      string.raw |= (*p | 0x20) == 'r';
    }
  quotes = end - p >= 6 && p[1] == p[0] && p[2] == p[0] ? 3 : 1;
  string.text = p + quotes;
  string.length = (size_t) (end - p) - 2 * quotes;
  return string;
}

PymExpr *
pym_parse_strings (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  Parts parts = { 0 };
  bool any_fstring = false, any_bytes = false, any_str = false;
  int n_texts = 0; /* that are not empty */
  PymTokenKind kind;
  PymExpr *expr;

  while ((kind = pym_parser_kind (parser)) == PYM_TOKEN_STRING || kind == PYM_TOKEN_FSTRING_START)
    {
      PymPosition position = pym_parser_here (parser);

      if (kind == PYM_TOKEN_STRING)
        {
          StringToken string = read_string_token (parser);
          Part *part = add_constant (context, &parts, position);

          any_bytes |= string.is_bytes;
          any_str |= !string.is_bytes;
          n_texts += string.length > 0;
          decode (&part->literal, string.text, string.length, string.raw, string.is_bytes,
                  position);
        }
      else
        {
          any_fstring = any_str = true;
          pym_parser_next (parser);
          parse_fields (parser, &parts, PYM_TOKEN_FSTRING_END);
          pym_parser_expect (parser, PYM_TOKEN_FSTRING_END);
        }
    }
  if (any_bytes && any_str)
    pym_context_syntax_error (context, pym_parser_here (parser),
                              "cannot mix bytes and nonbytes literals");
  if (any_fstring)
    return joined (context, &parts, pym_parser_since (parser, start), false);
  expr = pym_tree_constant (context,
                            any_bytes ? literal_bytes (&parts.items[0].literal, n_texts)
                                      : literal_str (&parts.items[0].literal),
                            pym_parser_since (parser, start));
  return expr;
}
