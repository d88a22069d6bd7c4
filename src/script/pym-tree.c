#include "pym-tree.h"

#include "pym-str.h"

PymExpr *
pym_tree_expr (PymContext *context, PymExprKind kind, PymPosition position)
{
  PymExpr *expr = pym_context_alloc (context, sizeof *expr);

  expr->kind = kind;
  expr->position = position;
  return expr;
}

PymExpr *
pym_tree_constant (PymContext *context, PymObject *value, PymPosition position)
{
  PymExpr *expr = pym_tree_expr (context, PYM_EXPR_CONSTANT, position);

  expr->constant = value;
  return expr;
}

PymStmt *
pym_tree_stmt (PymContext *context, PymStmtKind kind, PymPosition position)
{
  PymStmt *stmt = pym_context_alloc (context, sizeof *stmt);

  stmt->kind = kind;
  stmt->position = position;
  return stmt;
}

void
pym_tree_append (PymContext *context, PymExprs *list, PymExpr *item)
{
  PymExpr **place =
      pym_context_append (context, &list->items, &list->n, &list->allocated, sizeof *place);

  *place = item;
}

void
pym_tree_append_stmt (PymContext *context, PymStmts *list, PymStmt *item)
{
  PymStmt **place =
      pym_context_append (context, &list->items, &list->n, &list->allocated, sizeof *place);

  *place = item;
}

PymObject *
pym_tree_docstring (PymRuntime *rt, const PymStmts *body)
{
  const PymExpr *value;

  if (body->n == 0 || body->items[0]->kind != PYM_STMT_EXPR)
    return NULL;
  value = body->items[0]->value;
  if (value->kind != PYM_EXPR_CONSTANT || !pym_str_check_exact (rt, value->constant))
    return NULL;
  return value->constant;
}

const char *
pym_tree_expr_name (PymRuntime *rt, const PymExpr *expr)
{
  switch ((PymExprKind) expr->kind)
    {
    case PYM_EXPR_ATTRIBUTE:
      return "attribute";
    case PYM_EXPR_SUBSCRIPT:
      return "subscript";
    case PYM_EXPR_STARRED:
      return "starred";
    case PYM_EXPR_NAME:
      return "name";
    case PYM_EXPR_LIST:
      return "list";
    case PYM_EXPR_TUPLE:
      return "tuple";
    case PYM_EXPR_LAMBDA:
      return "lambda";
    case PYM_EXPR_CALL:
      return "function call";
    case PYM_EXPR_BOOL_OP:
    case PYM_EXPR_BINARY:
    case PYM_EXPR_UNARY:
      return "expression";
    case PYM_EXPR_GENERATOR:
      return "generator expression";
    case PYM_EXPR_YIELD:
    case PYM_EXPR_YIELD_FROM:
      return "yield expression";
    case PYM_EXPR_LIST_COMP:
      return "list comprehension";
    case PYM_EXPR_SET_COMP:
      return "set comprehension";
    case PYM_EXPR_DICT_COMP:
      return "dict comprehension";
    case PYM_EXPR_DICT:
      return "dict literal";
    case PYM_EXPR_SET:
      return "set display";
    case PYM_EXPR_FORMATTED:
    case PYM_EXPR_JOINED:
      return "f-string expression";
    case PYM_EXPR_CONSTANT:
      if (expr->constant == pym_none (rt))
        return "None";
      if (expr->constant == pym_false (rt))
        return "False";
      if (expr->constant == pym_true (rt))
        return "True";
      if (expr->constant == &rt->objects->ellipsis)
        return "ellipsis";
      return "literal";
    case PYM_EXPR_COMPARE:
      return "comparison";
    case PYM_EXPR_CONDITIONAL:
      return "conditional expression";
    case PYM_EXPR_NAMED:
      return "named expression";
    case PYM_EXPR_SLICE:
      break;
    }
  return "slice";
}
