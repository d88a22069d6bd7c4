#include "pym-parser-internal.h"

#include "pym-opcodes.h"

/* Operators, from the weakest to the strongest. */

bool
pym_parser_starts_expression (PymTokenKind kind)
{
  switch (kind)
    {
    case PYM_TOKEN_NAME:
    case PYM_TOKEN_NUMBER:
    case PYM_TOKEN_STRING:
    case PYM_TOKEN_FSTRING_START:
    case PYM_TOKEN_LEFT_PAREN:
    case PYM_TOKEN_LEFT_BRACKET:
    case PYM_TOKEN_LEFT_BRACE:
    case PYM_TOKEN_ADD:
    case PYM_TOKEN_SUBTRACT:
    case PYM_TOKEN_INVERT:
    case PYM_TOKEN_ELLIPSIS:
    case PYM_TOKEN_NONE:
    case PYM_TOKEN_TRUE:
    case PYM_TOKEN_FALSE:
    case PYM_TOKEN_NOT:
    case PYM_TOKEN_LAMBDA:
    case PYM_TOKEN_AWAIT:
      return true;
    default:
      return false;
    }
}

static PymExpr *
unary (PymParser *parser, PymUnaryOperator op, PymExpr *(*operand) (PymParser *) )
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr, *value;

  pym_context_enter (parser->context, start);
  pym_parser_next (parser);
  value = operand (parser);
  pym_context_leave (parser->context);
  expr = pym_tree_expr (parser->context, PYM_EXPR_UNARY, pym_parser_since (parser, start));
  expr->op = op;
  expr->left = value;
  return expr;
}

static PymExpr *
binary (PymParser *parser, PymExpr *left, PymBinaryOperator op, PymExpr *right)
{
  PymExpr *expr = pym_tree_expr (parser->context, PYM_EXPR_BINARY,
                                 pym_position_join (left->position, right->position));

  /* Brackets around an operand belong to the whole. */
  expr->op = (int16_t) op;
  expr->left = left;
  expr->right = right;
  return expr;
}

static PymExpr *parse_factor (PymParser *parser);

static PymExpr *
parse_await (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);

  if (pym_parser_accept (parser, PYM_TOKEN_AWAIT))
    pym_context_refuse (parser->context, start,
                        "'await' is not supported: call the function directly");
  return pym_parse_primary (parser);
}

static PymExpr *
parse_power (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *base = parse_await (parser), *power;

  if (!pym_parser_accept (parser, PYM_TOKEN_POWER))
    return base;
  pym_context_enter (parser->context, start);
  power = binary (parser, base, PYM_NB_POWER, parse_factor (parser));
  pym_context_leave (parser->context);
  power->position = pym_parser_since (parser, start);
  return power;
}

static PymExpr *
parse_factor (PymParser *parser)
{
  switch (pym_parser_kind (parser))
    {
    case PYM_TOKEN_ADD:
      return unary (parser, PYM_OPERATOR_PLUS, parse_factor);
    case PYM_TOKEN_SUBTRACT:
      return unary (parser, PYM_OPERATOR_MINUS, parse_factor);
    case PYM_TOKEN_INVERT:
      return unary (parser, PYM_OPERATOR_INVERT, parse_factor);
    default:
      return parse_power (parser);
    }
}

/* How strongly a binary operator binds, 0 for other tokens. */
static int
binary_strength (PymTokenKind kind, PymBinaryOperator *op)
{
  switch (kind)
    {
    case PYM_TOKEN_OR_BITS:
      return *op = PYM_NB_OR, 1;
    case PYM_TOKEN_XOR_BITS:
      return *op = PYM_NB_XOR, 2;
    case PYM_TOKEN_AND_BITS:
      return *op = PYM_NB_AND, 3;
    case PYM_TOKEN_LEFT_SHIFT:
      return *op = PYM_NB_LSHIFT, 4;
    case PYM_TOKEN_RIGHT_SHIFT:
      return *op = PYM_NB_RSHIFT, 4;
    case PYM_TOKEN_ADD:
      return *op = PYM_NB_ADD, 5;
    case PYM_TOKEN_SUBTRACT:
      return *op = PYM_NB_SUBTRACT, 5;
    case PYM_TOKEN_MULTIPLY:
      return *op = PYM_NB_MULTIPLY, 6;
    case PYM_TOKEN_DIVIDE:
      return *op = PYM_NB_TRUE_DIVIDE, 6;
    case PYM_TOKEN_FLOOR_DIVIDE:
      return *op = PYM_NB_FLOOR_DIVIDE, 6;
    case PYM_TOKEN_REMAINDER:
      return *op = PYM_NB_REMAINDER, 6;
    case PYM_TOKEN_AT:
      return *op = PYM_NB_MATRIX_MULTIPLY, 6;
    default:
      return 0;
    }
}

static PymExpr *
parse_binary (PymParser *parser, int weakest)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *left = parse_factor (parser);

  for (;;)
    {
      PymBinaryOperator op;
      int strength = binary_strength (pym_parser_kind (parser), &op);

      if (strength == 0 || strength < weakest)
        return left;
      pym_parser_next (parser);
      left = binary (parser, left, op, parse_binary (parser, strength + 1));
      left->position = pym_parser_since (parser, start);
    }
}

PymExpr *
pym_parse_bitwise_or (PymParser *parser)
{
  return parse_binary (parser, 1);
}

/* Takes a comparison operator. */
static bool
accept_comparison (PymParser *parser, PymCompareOperator *op)
{
  switch (pym_parser_kind (parser))
    {
    case PYM_TOKEN_LESS:
      *op = PYM_COMPARE_LT;
      break;
    case PYM_TOKEN_LESS_EQUAL:
      *op = PYM_COMPARE_LE;
      break;
    case PYM_TOKEN_EQUAL:
      *op = PYM_COMPARE_EQ;
      break;
    case PYM_TOKEN_NOT_EQUAL:
      *op = PYM_COMPARE_NE;
      break;
    case PYM_TOKEN_GREATER:
      *op = PYM_COMPARE_GT;
      break;
    case PYM_TOKEN_GREATER_EQUAL:
      *op = PYM_COMPARE_GE;
      break;
    case PYM_TOKEN_IN:
      *op = PYM_COMPARE_IN;
      break;
    case PYM_TOKEN_NOT:
      if (pym_parser_kind_ahead (parser, 1) != PYM_TOKEN_IN)
        return false;
      pym_parser_next (parser);
      *op = PYM_COMPARE_NOT_IN;
      break;
    case PYM_TOKEN_IS:
      *op = PYM_COMPARE_IS;
      if (pym_parser_kind_ahead (parser, 1) == PYM_TOKEN_NOT)
        {
          pym_parser_next (parser);
          *op = PYM_COMPARE_IS_NOT;
        }
      break;
    default:
      return false;
    }
  pym_parser_next (parser);
  return true;
}

static PymExpr *
parse_comparison (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *left = pym_parse_bitwise_or (parser), *compare;
  PymCompareOperator op;
  uint32_t n_ops = 0, allocated = 0;

  if (!accept_comparison (parser, &op))
    return left;
  compare = pym_tree_expr (context, PYM_EXPR_COMPARE, start);
  compare->left = left;
  do
    {
      uint8_t *place =
          pym_context_append (context, &compare->compare.ops, &n_ops, &allocated, sizeof *place);

      *place = (uint8_t) op;
      pym_tree_append (context, &compare->compare.list, pym_parse_bitwise_or (parser));
    }
  while (accept_comparison (parser, &op));
  compare->position = pym_parser_since (parser, start);
  return compare;
}

static PymExpr *
parse_inversion (PymParser *parser)
{
  if (pym_parser_kind (parser) == PYM_TOKEN_NOT)
    return unary (parser, PYM_OPERATOR_NOT, parse_inversion);
  return parse_comparison (parser);
}

static PymExpr *
parse_boolean (PymParser *parser, PymTokenKind op, PymExpr *(*operand) (PymParser *) )
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *first = operand (parser), *expr;

  if (pym_parser_kind (parser) != op)
    return first;
  expr = pym_tree_expr (parser->context, PYM_EXPR_BOOL_OP, start);
  expr->op = (int16_t) op;
  pym_tree_append (parser->context, &expr->list, first);
  while (pym_parser_accept (parser, op))
    pym_tree_append (parser->context, &expr->list, operand (parser));
  expr->position = pym_parser_since (parser, start);
  return expr;
}

static PymExpr *
parse_conjunction (PymParser *parser)
{
  return parse_boolean (parser, PYM_TOKEN_AND, parse_inversion);
}

PymExpr *
pym_parse_disjunction (PymParser *parser)
{
  return parse_boolean (parser, PYM_TOKEN_OR, parse_conjunction);
}

PymExpr *
pym_parse_expression (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *body, *expr;

  if (pym_parser_kind (parser) == PYM_TOKEN_LAMBDA)
    return pym_parse_lambda (parser);
  pym_context_enter (parser->context, start);
  body = pym_parse_disjunction (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_IF))
    {
      PymExpr *test = pym_parse_disjunction (parser);

      if (pym_parser_kind (parser) != PYM_TOKEN_ELSE &&
          pym_parser_kind (parser) != PYM_TOKEN_COLON &&
          pym_parser_kind (parser) != PYM_TOKEN_ERROR)
        pym_context_syntax_error (parser->context,
                                  pym_position_join (body->position, test->position),
                                  "expected 'else' after 'if' expression");
      pym_parser_expect (parser, PYM_TOKEN_ELSE);
      expr = pym_tree_expr (parser->context, PYM_EXPR_CONDITIONAL, start);
      expr->left = body;
      expr->test = test;
      expr->right = pym_parse_expression (parser);
      expr->position = pym_parser_since (parser, start);
      body = expr;
    }
  else
    pym_parser_check_side_by_side (parser, body);
  pym_context_leave (parser->context);
  return body;
}

PymExpr *
pym_parse_argument (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *value, *expr, *target;

  if (pym_parser_kind (parser) != PYM_TOKEN_NAME ||
      pym_parser_kind_ahead (parser, 1) != PYM_TOKEN_COLON_ASSIGN)
    return pym_parse_expression (parser);
  target = pym_tree_expr (parser->context, PYM_EXPR_NAME, start);
  target->name = pym_parser_name (parser);
  target->use = PYM_STORE;
  pym_parser_next (parser);
  value = pym_parse_expression (parser);
  expr = pym_tree_expr (parser->context, PYM_EXPR_NAMED, pym_parser_since (parser, start));
  expr->left = target;
  expr->right = value;
  return expr;
}

PymExpr *
pym_parse_named_expression (PymParser *parser)
{
  PymExpr *value = pym_parse_argument (parser);

  if (value->kind == PYM_EXPR_NAMED && !value->parenthesized)
    return value;
  if (pym_parser_kind (parser) == PYM_TOKEN_COLON_ASSIGN)
    pym_context_syntax_error (parser->context, value->position,
                              "cannot use assignment expressions with %s",
                              pym_tree_expr_name (parser->context->rt, value));
  if (pym_parser_kind (parser) == PYM_TOKEN_ASSIGN)
    pym_parser_check_equals (parser, value);
  return value;
}

PymExpr *
pym_parse_star_named_expression (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr, *value;

  if (!pym_parser_accept (parser, PYM_TOKEN_MULTIPLY))
    return pym_parse_named_expression (parser);
  value = pym_parse_bitwise_or (parser);
  expr = pym_tree_expr (parser->context, PYM_EXPR_STARRED, pym_parser_since (parser, start));
  expr->left = value;
  return expr;
}

PymExpr *
pym_parse_star_expression (PymParser *parser)
{
  if (pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    return pym_parse_star_named_expression (parser);
  return pym_parse_expression (parser);
}

PymExpr *
pym_parse_star_expressions (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *first = pym_parse_star_expression (parser), *tuple;

  if (pym_parser_kind (parser) != PYM_TOKEN_COMMA)
    return first;
  tuple = pym_tree_expr (parser->context, PYM_EXPR_TUPLE, start);
  pym_tree_append (parser->context, &tuple->list, first);
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA))
    {
      PymTokenKind kind = pym_parser_kind (parser);

      if (!pym_parser_starts_expression (kind) && kind != PYM_TOKEN_MULTIPLY)
        break;
      pym_tree_append (parser->context, &tuple->list, pym_parse_star_expression (parser));
    }
  tuple->position = pym_parser_since (parser, start);
  return tuple;
}

PymExpr *
pym_parse_yield (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr = pym_tree_expr (parser->context, PYM_EXPR_YIELD, start);

  pym_parser_expect (parser, PYM_TOKEN_YIELD);
  if (pym_parser_accept (parser, PYM_TOKEN_FROM))
    {
      expr->kind = PYM_EXPR_YIELD_FROM;
      expr->left = pym_parse_expression (parser);
    }
  else if (pym_parser_starts_expression (pym_parser_kind (parser)) ||
           pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    expr->left = pym_parse_star_expressions (parser);
  expr->position = pym_parser_since (parser, start);
  return expr;
}

PymExpr *
pym_parse_yield_or_star_expressions (PymParser *parser)
{
  if (pym_parser_kind (parser) == PYM_TOKEN_YIELD)
    return pym_parse_yield (parser);
  return pym_parse_star_expressions (parser);
}
