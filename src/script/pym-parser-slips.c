/* What is said of usual slips: the rules that CPython's parser tries once a text is known to be
 * wrong (the invalid_… rules of Grammar/python.gram). */
#include "pym-parser-internal.h"

#include <string.h>

#include "pym-opcodes.h"

PymPosition
pym_parser_up_to_here (const PymParser *parser, PymPosition start)
{
  const PymToken *token = pym_parser_token (parser);
  const PymSource *source = parser->context->source;

  start.end_line = token->end_line;
  start.end_column = token->end_line <= source->n_lines
                         ? (int32_t) (token->end - source->line_starts[token->end_line - 1]) - 1
                         : -1;
  return start;
}

static bool
is_opening (PymTokenKind kind)
{
  return kind == PYM_TOKEN_LEFT_PAREN || kind == PYM_TOKEN_LEFT_BRACKET ||
         kind == PYM_TOKEN_LEFT_BRACE;
}

static bool
is_closing (PymTokenKind kind)
{
  return kind == PYM_TOKEN_RIGHT_PAREN || kind == PYM_TOKEN_RIGHT_BRACKET ||
         kind == PYM_TOKEN_RIGHT_BRACE;
}

/* Whether an expression may end with this token. */
static bool
ends_expression (PymTokenKind kind)
{
  switch (kind)
    {
    case PYM_TOKEN_NAME:
    case PYM_TOKEN_NUMBER:
    case PYM_TOKEN_STRING:
    case PYM_TOKEN_FSTRING_END:
    case PYM_TOKEN_ELLIPSIS:
    case PYM_TOKEN_NONE:
    case PYM_TOKEN_TRUE:
    case PYM_TOKEN_FALSE:
      return true;
    default:
      return is_closing (kind);
    }
}

/* The expression that stands complete in the field's beginning decides what would have had to
 * follow it: the failure lies behind that, in a part that does not belong to it any more. */
void
pym_parser_fail_in_field (PymParser *parser)
{
  const PymToken *tokens = parser->tokens->tokens;
  uint32_t begin = parser->field + 1, end = begin, depth = 0;

  for (uint32_t i = begin; i < parser->at; i++)
    {
      if (is_opening (tokens[i].kind))
        depth++;
      else if (is_closing (tokens[i].kind))
        depth--;
      if (depth == 0 && ends_expression (tokens[i].kind) &&
          !(i > begin && tokens[i - 1].kind == PYM_TOKEN_DOT && tokens[i].kind != PYM_TOKEN_NAME))
        end = i + 1;
      if (tokens[i].kind == PYM_TOKEN_LAMBDA && depth == 0)
        break;
    }
  parser->at = end;
  pym_context_syntax_error (parser->context, pym_parser_here (parser),
                            end == begin ? "f-string: expecting a valid expression after '{'"
                                         : "f-string: expecting '=', or '!', or ':', or '}'");
}

static bool
is_legacy_statement (const PymExpr *expr)
{
  return expr->kind == PYM_EXPR_NAME && !expr->parenthesized &&
         (strcmp (expr->name->text, "print") == 0 || strcmp (expr->name->text, "exec") == 0);
}

/* CPython's parser compares no more than the name's own letters with these words. */
static bool
begins_soft_keyword (const PymExpr *expr)
{
  static const char *const words[] = { "_", "case", "match", "type" };

  if (expr->kind != PYM_EXPR_NAME || expr->parenthesized)
    return false;
  for (size_t i = 0; i < PYM_N_ELEMENTS (words); i++)
    if (strncmp (words[i], expr->name->text, expr->name->length) == 0)
      return true;
  return false;
}

/* `first` and the expression that begins here, as one place. */
static PymPosition
with_next (PymParser *parser, const PymExpr *first, PymExpr *(*parse) (PymParser *) )
{
  bool outer = parser->side_by_side;
  PymExpr *second;

  parser->side_by_side = true;
  second = parse (parser);
  parser->side_by_side = outer;
  if (pym_parser_kind (parser) == PYM_TOKEN_ERROR)
    pym_parser_fail (parser);
  return pym_position_join (first->position, second->position);
}

void
pym_parser_check_side_by_side (PymParser *parser, const PymExpr *first)
{
  PymTokenKind kind = pym_parser_kind (parser);
  uint32_t here = parser->at;
  PymPosition position;

  if (parser->side_by_side || !pym_parser_starts_expression (kind) || kind == PYM_TOKEN_AWAIT)
    return;
  if (is_legacy_statement (first))
    {
      if (kind == PYM_TOKEN_LEFT_PAREN)
        return;
      position = with_next (parser, first, pym_parse_star_expressions);
      pym_context_syntax_error (parser->context, position,
                                "Missing parentheses in call to '%s'. Did you mean %s(...)?",
                                first->name->text, first->name->text);
    }
  if (begins_soft_keyword (first) || (first->kind == PYM_EXPR_NAME && kind == PYM_TOKEN_STRING) ||
      parser->brackets == 0)
    {
      /* The word behind "not" was looked at, since it might have been "in". */
      if (kind == PYM_TOKEN_NOT)
        {
          parser->at++;
          pym_parser_fail (parser);
        }
      return;
    }
  position = with_next (parser, first, pym_parse_expression);
  if (parser->brackets > 0)
    pym_context_syntax_error (parser->context, position,
                              "invalid syntax. Perhaps you forgot a comma?");
  pym_parser_go_back (parser, here);
}

/* Whether the expression's leftmost part is a display or a word that "=" is never forgiven. */
static bool
begins_like_target (PymRuntime *rt, const PymExpr *expr)
{
  for (;;)
    switch (expr->kind)
      {
      case PYM_EXPR_ATTRIBUTE:
      case PYM_EXPR_SUBSCRIPT:
      case PYM_EXPR_CALL:
      case PYM_EXPR_BINARY:
        if (expr->parenthesized)
          return false;
        expr = expr->left;
        break;
      case PYM_EXPR_LIST:
      case PYM_EXPR_TUPLE:
      case PYM_EXPR_GENERATOR:
        return !expr->parenthesized;
      case PYM_EXPR_CONSTANT:
        return expr->constant == pym_none (rt) || expr->constant == pym_true (rt) ||
               expr->constant == pym_false (rt);
      default:
        return false;
      }
}

/* Whether it binds as strongly as `a | b`. */
static bool
is_bitwise_or (const PymExpr *expr)
{
  switch (expr->kind)
    {
    case PYM_EXPR_COMPARE:
    case PYM_EXPR_BOOL_OP:
    case PYM_EXPR_CONDITIONAL:
    case PYM_EXPR_LAMBDA:
    case PYM_EXPR_NAMED:
    case PYM_EXPR_YIELD:
    case PYM_EXPR_YIELD_FROM:
      return expr->parenthesized;
    case PYM_EXPR_STARRED:
      return false;
    case PYM_EXPR_UNARY:
      return expr->op != PYM_OPERATOR_NOT || expr->parenthesized;
    default:
      return true;
    }
}

void
pym_parser_check_equals (PymParser *parser, const PymExpr *value)
{
  PymContext *context = parser->context;
  uint32_t here = parser->at;
  PymExpr *other;
  PymTokenKind kind;

  if (!is_bitwise_or (value) || begins_like_target (context->rt, value))
    return;
  pym_parser_next (parser);
  if (!pym_parser_starts_expression (pym_parser_kind (parser)) ||
      pym_parser_kind (parser) == PYM_TOKEN_NOT || pym_parser_kind (parser) == PYM_TOKEN_LAMBDA)
    {
      pym_parser_go_back (parser, here);
      return;
    }
  other = pym_parse_bitwise_or (parser);
  kind = pym_parser_kind (parser);
  if (kind != PYM_TOKEN_ASSIGN && kind != PYM_TOKEN_COLON_ASSIGN)
    {
      if (value->kind == PYM_EXPR_NAME && !value->parenthesized)
        pym_context_syntax_error (context, pym_position_join (value->position, other->position),
                                  "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      pym_context_syntax_error (context, value->position,
                                "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                                pym_tree_expr_name (context->rt, value));
    }
  pym_parser_go_back (parser, here);
}

void
pym_parser_check_comparison_meant (PymParser *parser, uint32_t start)
{
  uint32_t here = parser->at;
  PymTokenKind kind;

  pym_parser_go_back (parser, start);
  do
    {
      const PymExpr *value;

      kind = pym_parser_kind (parser);
      if (kind != PYM_TOKEN_MULTIPLY && !pym_parser_starts_expression (kind))
        break;
      value = pym_parse_star_expression (parser);
      if (pym_parser_kind (parser) == PYM_TOKEN_ASSIGN)
        pym_parser_check_equals (parser, value);
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  pym_parser_go_back (parser, here);
}

void
pym_parser_check_parenthesized (PymParser *parser, const char *what)
{
  PymPosition start = pym_parser_here (parser);
  uint32_t ahead = 1;

  while (pym_parser_kind_ahead (parser, ahead) == PYM_TOKEN_NAME)
    {
      ahead++;
      if (pym_parser_kind_ahead (parser, ahead) == PYM_TOKEN_COMMA)
        ahead++;
    }
  if (ahead > 1 && pym_parser_kind_ahead (parser, ahead) == PYM_TOKEN_RIGHT_PAREN)
    {
      parser->at += ahead;
      pym_context_syntax_error (parser->context,
                                pym_position_join (start, pym_parser_here (parser)),
                                "%s parameters cannot be parenthesized", what);
    }
}
