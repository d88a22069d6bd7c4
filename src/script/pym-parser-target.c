#include "pym-parser-internal.h"

/* What may be bound or deleted, and what is said of the rest (_PyPegen_get_invalid_target in
 * CPython's Parser/pegen.c). */

void
pym_parser_set_use (PymParser *parser, PymExpr *expr, PymExprUse use)
{
  pym_context_enter (parser->context, expr->position);
  expr->use = use;
  if (expr->kind == PYM_EXPR_TUPLE || expr->kind == PYM_EXPR_LIST)
    for (uint32_t i = 0; i < expr->list.n; i++)
      pym_parser_set_use (parser, expr->list.items[i], use);
  else if (expr->kind == PYM_EXPR_STARRED)
    pym_parser_set_use (parser, expr->left, use);
  pym_context_leave (parser->context);
}

/* The first part that is no target, or NULL. */
static PymExpr *
invalid_part (PymParser *parser, PymExpr *expr, PymTargetsKind kind)
{
  PymExpr *found = NULL;

  pym_context_enter (parser->context, expr->position);
  switch (expr->kind)
    {
    case PYM_EXPR_TUPLE:
    case PYM_EXPR_LIST:
      for (uint32_t i = 0; i < expr->list.n && found == NULL; i++)
        found = invalid_part (parser, expr->list.items[i], kind);
      break;
    case PYM_EXPR_STARRED:
      found = kind == PYM_TARGETS_DELETE ? expr : invalid_part (parser, expr->left, kind);
      break;
    case PYM_EXPR_COMPARE:
      /* In `for x in y` the comparison is what was read too far. */
      if (kind == PYM_TARGETS_FOR && expr->compare.ops[0] == PYM_COMPARE_IN)
        found = invalid_part (parser, expr->left, kind);
      else
        found = expr;
      break;
    case PYM_EXPR_NAME:
    case PYM_EXPR_SUBSCRIPT:
    case PYM_EXPR_ATTRIBUTE:
      break;
    default:
      found = expr;
    }
  pym_context_leave (parser->context);
  return found;
}

bool
pym_parser_is_target (PymParser *parser, PymExpr *expr)
{
  return invalid_part (parser, expr, PYM_TARGETS_ASSIGN) == NULL;
}

void
pym_parser_check_targets (PymParser *parser, PymExpr *expr, PymTargetsKind kind)
{
  PymExpr *wrong = invalid_part (parser, expr, kind);

  if (wrong == NULL)
    return;
  pym_context_syntax_error (parser->context, wrong->position, "cannot %s %s",
                            kind == PYM_TARGETS_DELETE ? "delete" : "assign to",
                            pym_tree_expr_name (parser->context->rt, wrong));
}

static PymExpr *
parse_for_target (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymExpr *target;

  if (pym_parser_accept (parser, PYM_TOKEN_MULTIPLY))
    {
      PymExpr *value = pym_parse_bitwise_or (parser);

      target = pym_tree_expr (parser->context, PYM_EXPR_STARRED, pym_parser_since (parser, start));
      target->left = value;
      return target;
    }
  return pym_parse_bitwise_or (parser);
}

/* Behind the targets stands no "in": whatever is wrong with what was meant for them is said. */
static _Noreturn void
fail_without_in (PymParser *parser, uint32_t begin)
{
  uint32_t here = parser->at;

  pym_parser_go_back (parser, begin);
  pym_parser_check_targets (parser, pym_parse_star_expressions (parser), PYM_TARGETS_FOR);
  pym_parser_go_back (parser, here);
  pym_parser_fail (parser);
}

PymExpr *
pym_parse_for_targets (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  uint32_t begin = parser->at;
  PymExpr *target = parse_for_target (parser);

  if (pym_parser_kind (parser) == PYM_TOKEN_COMMA)
    {
      PymExpr *first = target;

      target = pym_tree_expr (parser->context, PYM_EXPR_TUPLE, start);
      pym_tree_append (parser->context, &target->list, first);
      while (pym_parser_accept (parser, PYM_TOKEN_COMMA))
        {
          if (pym_parser_kind (parser) == PYM_TOKEN_IN)
            break;
          pym_tree_append (parser->context, &target->list, parse_for_target (parser));
        }
      target->position = pym_parser_since (parser, start);
    }
  pym_parser_check_targets (parser, target, PYM_TARGETS_FOR);
  if (target->kind == PYM_EXPR_STARRED)
    pym_context_syntax_error (parser->context, target->position,
                              "starred assignment target must be in a list or tuple");
  if (!pym_parser_accept (parser, PYM_TOKEN_IN))
    fail_without_in (parser, begin);
  pym_parser_set_use (parser, target, PYM_STORE);
  return target;
}
