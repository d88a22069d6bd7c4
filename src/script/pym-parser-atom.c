#include "pym-parser-internal.h"

#include <string.h>

/* Atoms, displays, comprehensions, calls, attributes and subscripts. */

static PymExpr *
finish (PymParser *parser, PymExpr *expr, PymPosition start)
{
  expr->position = pym_parser_since (parser, start);
  return expr;
}

void
pym_parse_clauses (PymParser *parser, PymExpr *comp)
{
  PymContext *context = parser->context;

  for (;;)
    {
      PymClause *clause;

      if (pym_parser_kind (parser) == PYM_TOKEN_ASYNC)
        {
          pym_context_refuse (context, pym_parser_here (parser),
                              "asynchronous comprehensions are not supported: leave 'async' out");
          pym_parser_next (parser);
        }
      if (!pym_parser_accept (parser, PYM_TOKEN_FOR))
        return;
      clause = pym_context_append (context, &comp->comp.clauses, &comp->comp.n_clauses,
                                   &comp->comp.allocated, sizeof *clause);
      clause->target = pym_parse_for_targets (parser);
      clause->iterable = pym_parse_disjunction (parser);
      while (pym_parser_accept (parser, PYM_TOKEN_IF))
        pym_tree_append (context, &clause->conditions, pym_parse_disjunction (parser));
    }
}

static bool
at_clauses (const PymParser *parser)
{
  PymTokenKind kind = pym_parser_kind (parser);

  return kind == PYM_TOKEN_FOR || kind == PYM_TOKEN_ASYNC;
}

static void
check_comp_element (PymParser *parser, const PymExpr *element)
{
  if (element->kind == PYM_EXPR_STARRED)
    pym_context_syntax_error (parser->context, element->position,
                              "iterable unpacking cannot be used in comprehension");
}

/* After an element and an optional comma: the rest up to, not including, the closing bracket. */
static void
parse_more_elements (PymParser *parser, PymExprs *list, PymTokenKind end)
{
  PymPosition comma = pym_parser_here (parser);

  while (pym_parser_accept (parser, PYM_TOKEN_COMMA))
    {
      if (pym_parser_kind (parser) == end)
        break;
      if (list->n == 1 && end != PYM_TOKEN_RIGHT_PAREN && at_clauses (parser))
        pym_context_syntax_error (parser->context,
                                  pym_position_join (list->items[0]->position, comma),
                                  "did you forget parentheses around the comprehension target?");
      pym_tree_append (parser->context, list, pym_parse_star_named_expression (parser));
    }
}

static void
check_comp_tuple (PymParser *parser, const PymExprs *list, PymPosition start)
{
  if (list->n > 1 && at_clauses (parser))
    pym_context_syntax_error (parser->context,
                              pym_position_join (list->items[0]->position,
                                                 list->items[list->n - 1]->position),
                              "did you forget parentheses around the comprehension target?");
}

static PymExpr *
parse_group (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr, *first;

  pym_parser_next (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_RIGHT_PAREN))
    return finish (parser, pym_tree_expr (context, PYM_EXPR_TUPLE, start), start);
  if (pym_parser_kind (parser) == PYM_TOKEN_YIELD)
    {
      expr = pym_parse_yield (parser);
      pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
      expr->parenthesized = true;
      return expr;
    }
  first = pym_parse_star_named_expression (parser);
  if (at_clauses (parser))
    {
      check_comp_element (parser, first);
      expr = pym_tree_expr (context, PYM_EXPR_GENERATOR, start);
      expr->left = first;
      pym_parse_clauses (parser, expr);
    }
  else if (pym_parser_kind (parser) == PYM_TOKEN_COMMA)
    {
      expr = pym_tree_expr (context, PYM_EXPR_TUPLE, start);
      pym_tree_append (context, &expr->list, first);
      parse_more_elements (parser, &expr->list, PYM_TOKEN_RIGHT_PAREN);
    }
  else
    {
      if (first->kind == PYM_EXPR_STARRED)
        pym_context_syntax_error (context, first->position, "cannot use starred expression here");
      pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
      first->parenthesized = true;
      return first;
    }
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
  return finish (parser, expr, start);
}

static PymExpr *
parse_list (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr = pym_tree_expr (context, PYM_EXPR_LIST, start);
  PymExprs list = { 0 };

  pym_parser_next (parser);
  if (pym_parser_kind (parser) != PYM_TOKEN_RIGHT_BRACKET)
    {
      pym_tree_append (context, &list, pym_parse_star_named_expression (parser));
      if (at_clauses (parser))
        {
          check_comp_element (parser, list.items[0]);
          expr->kind = PYM_EXPR_LIST_COMP;
          expr->left = list.items[0];
          pym_parse_clauses (parser, expr);
        }
      else
        {
          parse_more_elements (parser, &list, PYM_TOKEN_RIGHT_BRACKET);
          check_comp_tuple (parser, &list, start);
        }
    }
  if (expr->kind == PYM_EXPR_LIST)
    expr->list = list;
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_BRACKET);
  return finish (parser, expr, start);
}

/* `: value` */
static PymExpr *
parse_dict_value (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition colon = pym_parser_here (parser);

  pym_parser_expect (parser, PYM_TOKEN_COLON);
  if (pym_parser_kind (parser) == PYM_TOKEN_RIGHT_BRACE ||
      pym_parser_kind (parser) == PYM_TOKEN_COMMA)
    pym_context_syntax_error (context, colon, "expression expected after dictionary key and ':'");
  if (pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    {
      PymPosition start = pym_parser_here (parser);

      pym_parser_next (parser);
      pym_parse_bitwise_or (parser);
      pym_context_syntax_error (context, pym_parser_up_to_here (parser, start),
                                "cannot use a starred expression in a dictionary value");
    }
  return pym_parse_expression (parser);
}

/* `key: value` or `**value`, whose key is NULL. */
static void
parse_dict_item (PymParser *parser, PymExpr **key, PymExpr **value)
{
  PymContext *context = parser->context;

  if (pym_parser_accept (parser, PYM_TOKEN_POWER))
    {
      *key = NULL;
      *value = pym_parse_bitwise_or (parser);
      return;
    }
  *key = pym_parse_expression (parser);
  if (pym_parser_kind (parser) != PYM_TOKEN_COLON && pym_parser_kind (parser) != PYM_TOKEN_ERROR)
    pym_context_syntax_error (context, (*key)->position, "':' expected after dictionary key");
  *value = parse_dict_value (parser);
}

static PymExpr *
parse_dict (PymParser *parser, PymExpr *first_key, PymExpr *first_value, PymPosition start)
{
  PymContext *context = parser->context;
  PymExpr *expr;

  if (at_clauses (parser))
    {
      expr = pym_tree_expr (context, PYM_EXPR_DICT_COMP, start);
      expr->left = first_key;
      expr->right = first_value;
      pym_parse_clauses (parser, expr);
    }
  else
    {
      expr = pym_tree_expr (context, PYM_EXPR_DICT, start);
      pym_tree_append (context, &expr->dict.keys, first_key);
      pym_tree_append (context, &expr->dict.values, first_value);
      while (pym_parser_accept (parser, PYM_TOKEN_COMMA))
        {
          PymExpr *key, *value;

          if (pym_parser_kind (parser) == PYM_TOKEN_RIGHT_BRACE)
            break;
          parse_dict_item (parser, &key, &value);
          pym_tree_append (context, &expr->dict.keys, key);
          pym_tree_append (context, &expr->dict.values, value);
        }
    }
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_BRACE);
  return finish (parser, expr, start);
}

static PymExpr *
parse_braces (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr, *first, *value;

  pym_parser_next (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_RIGHT_BRACE))
    return finish (parser, pym_tree_expr (context, PYM_EXPR_DICT, start), start);
  if (pym_parser_kind (parser) == PYM_TOKEN_POWER)
    {
      PymPosition stars = pym_parser_here (parser);

      parse_dict_item (parser, &first, &value);
      if (at_clauses (parser))
        pym_context_syntax_error (context, stars,
                                  "dict unpacking cannot be used in dict comprehension");
      return parse_dict (parser, first, value, start);
    }
  first = pym_parse_star_named_expression (parser);
  if (pym_parser_kind (parser) == PYM_TOKEN_COLON && first->kind != PYM_EXPR_STARRED &&
      (first->kind != PYM_EXPR_NAMED || first->parenthesized))
    {
      value = parse_dict_value (parser);
      return parse_dict (parser, first, value, start);
    }
  if (at_clauses (parser))
    {
      check_comp_element (parser, first);
      expr = pym_tree_expr (context, PYM_EXPR_SET_COMP, start);
      expr->left = first;
      pym_parse_clauses (parser, expr);
    }
  else
    {
      expr = pym_tree_expr (context, PYM_EXPR_SET, start);
      pym_tree_append (context, &expr->list, first);
      parse_more_elements (parser, &expr->list, PYM_TOKEN_RIGHT_BRACE);
      check_comp_tuple (parser, &expr->list, start);
    }
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_BRACE);
  return finish (parser, expr, start);
}

static PymExpr *
parse_singleton (PymParser *parser, PymObject *value)
{
  PymPosition position = pym_parser_here (parser);

  pym_parser_next (parser);
  return pym_tree_constant (parser->context, value, position);
}

PymExpr *
pym_parse_atom (PymParser *parser)
{
  PymRuntime *rt = parser->context->rt;
  PymExpr *expr;

  switch (pym_parser_kind (parser))
    {
    case PYM_TOKEN_NAME:
      expr = pym_tree_expr (parser->context, PYM_EXPR_NAME, pym_parser_here (parser));
      expr->name = pym_parser_name (parser);
      return expr;
    case PYM_TOKEN_NUMBER:
      return pym_parse_number (parser);
    case PYM_TOKEN_STRING:
    case PYM_TOKEN_FSTRING_START:
      return pym_parse_strings (parser);
    case PYM_TOKEN_NONE:
      return parse_singleton (parser, pym_none (rt));
    case PYM_TOKEN_TRUE:
      return parse_singleton (parser, pym_true (rt));
    case PYM_TOKEN_FALSE:
      return parse_singleton (parser, pym_false (rt));
    case PYM_TOKEN_ELLIPSIS:
      return parse_singleton (parser, &rt->objects->ellipsis);
    case PYM_TOKEN_LEFT_PAREN:
      return parse_group (parser);
    case PYM_TOKEN_LEFT_BRACKET:
      return parse_list (parser);
    case PYM_TOKEN_LEFT_BRACE:
      return parse_braces (parser);
    default:
      pym_parser_fail (parser);
    }
}

static void
parse_keyword_argument (PymParser *parser, PymKeywords *keywords)
{
  PymPosition start = pym_parser_here (parser);
  PymName *name = NULL;
  PymExpr *value;
  PymKeyword *keyword;

  if (!pym_parser_accept (parser, PYM_TOKEN_POWER))
    {
      name = pym_parser_name (parser);
      pym_parser_next (parser);
      if (pym_parser_kind (parser) == PYM_TOKEN_COMMA ||
          pym_parser_kind (parser) == PYM_TOKEN_RIGHT_PAREN)
        pym_context_syntax_error (parser->context, pym_parser_since (parser, start),
                                  "expected argument value expression");
    }
  value = pym_parse_expression (parser);
  if (name != NULL && at_clauses (parser))
    pym_context_syntax_error (parser->context, pym_parser_since (parser, start),
                              "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
  keyword = pym_context_append (parser->context, &keywords->items, &keywords->n,
                                &keywords->allocated, sizeof *keyword);
  *keyword = (PymKeyword){ name, value, pym_parser_since (parser, start) };
}

/* What stands wrong behind an argument: `f(1=2)`, `f(a.b=1)`. */
static void
check_no_assignment (PymParser *parser, const PymExpr *argument)
{
  PymContext *context = parser->context;

  if (pym_parser_kind (parser) != PYM_TOKEN_ASSIGN)
    return;
  if (argument->kind == PYM_EXPR_CONSTANT && (argument->constant == pym_true (context->rt) ||
                                              argument->constant == pym_false (context->rt) ||
                                              argument->constant == pym_none (context->rt)))
    pym_context_syntax_error (context,
                              pym_position_join (argument->position, pym_parser_here (parser)),
                              "cannot assign to %s", pym_tree_expr_name (context->rt, argument));
  pym_context_syntax_error (context,
                            pym_position_join (argument->position, pym_parser_here (parser)),
                            "expression cannot contain assignment, perhaps you meant \"==\"?");
}

static PymExpr *
parse_positional_argument (PymParser *parser, PymPosition open, bool only)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr, *value;

  if (pym_parser_accept (parser, PYM_TOKEN_MULTIPLY))
    {
      value = pym_parse_expression (parser);
      expr = pym_tree_expr (context, PYM_EXPR_STARRED, pym_parser_since (parser, start));
      expr->left = value;
      return expr;
    }
  value = pym_parse_argument (parser);
  if (!at_clauses (parser))
    {
      check_no_assignment (parser, value);
      return value;
    }
  expr = pym_tree_expr (context, PYM_EXPR_GENERATOR, start);
  expr->left = value;
  pym_parse_clauses (parser, expr);
  expr->position = pym_parser_since (parser, start);
  if (!only || (pym_parser_kind (parser) == PYM_TOKEN_COMMA &&
                pym_parser_kind_ahead (parser, 1) != PYM_TOKEN_RIGHT_PAREN))
    pym_context_syntax_error (context, expr->position,
                              "Generator expression must be parenthesized");
  if (pym_parser_kind (parser) == PYM_TOKEN_RIGHT_PAREN)
    expr->position = pym_position_join (open, pym_parser_here (parser));
  else
    pym_context_syntax_error (context, expr->position,
                              "Generator expression must be parenthesized");
  return expr;
}

void
pym_parse_arguments (PymParser *parser,
                     PymExprs *arguments,
                     PymKeywords *keywords,
                     PymPosition open)
{
  PymContext *context = parser->context;
  const char *misplaced = NULL;
  bool unpacked = false;

  while (pym_parser_kind (parser) != PYM_TOKEN_RIGHT_PAREN)
    {
      PymTokenKind kind = pym_parser_kind (parser);

      if (kind == PYM_TOKEN_POWER)
        {
          parse_keyword_argument (parser, keywords);
          unpacked = true;
        }
      else if (kind == PYM_TOKEN_NAME && pym_parser_kind_ahead (parser, 1) == PYM_TOKEN_ASSIGN)
        parse_keyword_argument (parser, keywords);
      else
        {
          PymExpr *argument;

          if (kind == PYM_TOKEN_MULTIPLY && unpacked)
            pym_context_syntax_error (
                context, pym_parser_here (parser),
                "iterable argument unpacking follows keyword argument unpacking");
          argument =
              parse_positional_argument (parser, open, arguments->n == 0 && keywords->n == 0);
          if (argument->kind != PYM_EXPR_STARRED && keywords->n > 0 && misplaced == NULL)
            misplaced = unpacked ? " unpacking" : "";
          pym_tree_append (context, arguments, argument);
        }
      if (!pym_parser_accept (parser, PYM_TOKEN_COMMA))
        break;
    }
  if (misplaced != NULL && pym_parser_kind (parser) != PYM_TOKEN_ERROR)
    pym_context_syntax_error (context, pym_parser_here (parser),
                              "positional argument follows keyword argument%s", misplaced);
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
}

static PymExpr *
parse_slice (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *slice = NULL, *lower = NULL;

  if (pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    return pym_parse_star_named_expression (parser);
  if (pym_parser_kind (parser) != PYM_TOKEN_COLON)
    {
      lower = pym_parse_named_expression (parser);
      if (pym_parser_kind (parser) != PYM_TOKEN_COLON)
        return lower;
    }
  pym_parser_next (parser);
  slice = pym_tree_expr (parser->context, PYM_EXPR_SLICE, start);
  slice->left = lower;
  if (pym_parser_starts_expression (pym_parser_kind (parser)))
    slice->right = pym_parse_expression (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_COLON) &&
      pym_parser_starts_expression (pym_parser_kind (parser)))
    slice->test = pym_parse_expression (parser);
  return finish (parser, slice, start);
}

static PymExpr *
parse_subscript (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *first = parse_slice (parser), *tuple;

  if (pym_parser_kind (parser) != PYM_TOKEN_COMMA && first->kind != PYM_EXPR_STARRED)
    return first;
  tuple = pym_tree_expr (parser->context, PYM_EXPR_TUPLE, start);
  pym_tree_append (parser->context, &tuple->list, first);
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA))
    {
      if (pym_parser_kind (parser) == PYM_TOKEN_RIGHT_BRACKET)
        break;
      pym_tree_append (parser->context, &tuple->list, parse_slice (parser));
    }
  return finish (parser, tuple, start);
}

PymExpr *
pym_parse_primary (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExpr *expr = pym_parse_atom (parser);

  for (;;)
    {
      PymExpr *inner = expr;
      PymPosition open = pym_parser_here (parser);

      if (pym_parser_accept (parser, PYM_TOKEN_DOT))
        {
          expr = pym_tree_expr (context, PYM_EXPR_ATTRIBUTE, start);
          expr->name = pym_parser_name (parser);
        }
      else if (pym_parser_accept (parser, PYM_TOKEN_LEFT_PAREN))
        {
          expr = pym_tree_expr (context, PYM_EXPR_CALL, start);
          pym_parse_arguments (parser, &expr->call.arguments, &expr->call.keywords, open);
        }
      else if (pym_parser_accept (parser, PYM_TOKEN_LEFT_BRACKET))
        {
          expr = pym_tree_expr (context, PYM_EXPR_SUBSCRIPT, start);
          expr->right = parse_subscript (parser);
          pym_parser_expect (parser, PYM_TOKEN_RIGHT_BRACKET);
        }
      else
        return expr;
      expr->left = inner;
      finish (parser, expr, start);
    }
}
