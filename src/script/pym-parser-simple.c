#include "pym-parser-internal.h"

#include <string.h>

#include "pym-opcodes.h"

/* Statements of one line. */

static PymStmt *
finish (PymParser *parser, PymStmt *stmt, PymPosition start)
{
  stmt->position = pym_parser_since (parser, start);
  return stmt;
}

static PymStmt *
begin (PymParser *parser, PymStmtKind kind)
{
  PymStmt *stmt = pym_tree_stmt (parser->context, kind, pym_parser_here (parser));

  pym_parser_next (parser);
  return stmt;
}

static bool
at_end (const PymParser *parser)
{
  PymTokenKind kind = pym_parser_kind (parser);

  return kind == PYM_TOKEN_NEWLINE || kind == PYM_TOKEN_SEMICOLON || kind == PYM_TOKEN_END;
}

/* Operator of `+=` and its like; false for other tokens. */
static bool
augmented_operator (PymTokenKind kind, PymBinaryOperator *op)
{
  switch (kind)
    {
    case PYM_TOKEN_ADD_ASSIGN:
      return *op = PYM_NB_ADD, true;
    case PYM_TOKEN_SUBTRACT_ASSIGN:
      return *op = PYM_NB_SUBTRACT, true;
    case PYM_TOKEN_MULTIPLY_ASSIGN:
      return *op = PYM_NB_MULTIPLY, true;
    case PYM_TOKEN_DIVIDE_ASSIGN:
      return *op = PYM_NB_TRUE_DIVIDE, true;
    case PYM_TOKEN_FLOOR_DIVIDE_ASSIGN:
      return *op = PYM_NB_FLOOR_DIVIDE, true;
    case PYM_TOKEN_REMAINDER_ASSIGN:
      return *op = PYM_NB_REMAINDER, true;
    case PYM_TOKEN_POWER_ASSIGN:
      return *op = PYM_NB_POWER, true;
    case PYM_TOKEN_LEFT_SHIFT_ASSIGN:
      return *op = PYM_NB_LSHIFT, true;
    case PYM_TOKEN_RIGHT_SHIFT_ASSIGN:
      return *op = PYM_NB_RSHIFT, true;
    case PYM_TOKEN_AND_ASSIGN:
      return *op = PYM_NB_AND, true;
    case PYM_TOKEN_OR_ASSIGN:
      return *op = PYM_NB_OR, true;
    case PYM_TOKEN_XOR_ASSIGN:
      return *op = PYM_NB_XOR, true;
    case PYM_TOKEN_MATRIX_ASSIGN:
      return *op = PYM_NB_MATRIX_MULTIPLY, true;
    default:
      return false;
    }
}

static PymStmt *
parse_assignment (PymParser *parser, PymExpr *first, PymPosition start, uint32_t begin)
{
  PymContext *context = parser->context;
  PymStmt *stmt = pym_tree_stmt (context, PYM_STMT_ASSIGN, start);
  PymExpr *target = first;

  while (pym_parser_accept (parser, PYM_TOKEN_ASSIGN))
    {
      if (!pym_parser_is_target (parser, target))
        pym_parser_check_comparison_meant (parser, begin);
      if (target->kind == PYM_EXPR_YIELD || target->kind == PYM_EXPR_YIELD_FROM)
        pym_context_syntax_error (context, target->position,
                                  "assignment to yield expression not possible");
      pym_parser_check_targets (parser, target, PYM_TARGETS_ASSIGN);
      if (target->kind == PYM_EXPR_STARRED)
        pym_context_syntax_error (context, target->position,
                                  "starred assignment target must be in a list or tuple");
      pym_parser_set_use (parser, target, PYM_STORE);
      pym_tree_append (context, &stmt->targets, target);
      target = pym_parse_yield_or_star_expressions (parser);
    }
  stmt->value = target;
  return finish (parser, stmt, start);
}

/* Whether a tuple has brackets of its own. */
static bool
is_bracketed (const PymExpr *tuple)
{
  return tuple->list.n == 0 || tuple->position.line != tuple->list.items[0]->position.line ||
         tuple->position.column != tuple->list.items[0]->position.column;
}

static PymStmt *
parse_annotation (PymParser *parser, PymExpr *target, PymPosition start)
{
  PymContext *context = parser->context;
  PymStmt *stmt = pym_tree_stmt (context, PYM_STMT_ANN_ASSIGN, start);

  if (target->kind == PYM_EXPR_TUPLE || target->kind == PYM_EXPR_LIST)
    pym_context_syntax_error (context,
                              target->kind == PYM_EXPR_TUPLE && !is_bracketed (target)
                                  ? target->list.items[0]->position
                                  : target->position,
                              "only single target (not %s) can be annotated",
                              pym_tree_expr_name (context->rt, target));
  if (target->kind != PYM_EXPR_NAME && target->kind != PYM_EXPR_ATTRIBUTE &&
      target->kind != PYM_EXPR_SUBSCRIPT)
    pym_context_syntax_error (context, target->position, "illegal target for annotation");
  pym_parser_next (parser);
  pym_parser_set_use (parser, target, PYM_STORE);
  stmt->target = target;
  stmt->simple = target->kind == PYM_EXPR_NAME && !target->parenthesized;
  pym_parse_expression (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_ASSIGN))
    stmt->value = pym_parse_yield_or_star_expressions (parser);
  return finish (parser, stmt, start);
}

static PymStmt *
parse_expression_statement (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  uint32_t begin = parser->at;
  PymExpr *expr = pym_parse_yield_or_star_expressions (parser);
  PymTokenKind kind = pym_parser_kind (parser);
  PymBinaryOperator op;
  PymStmt *stmt;

  if (kind == PYM_TOKEN_ASSIGN)
    return parse_assignment (parser, expr, start, begin);
  if (augmented_operator (kind, &op))
    {
      if (expr->kind != PYM_EXPR_NAME && expr->kind != PYM_EXPR_ATTRIBUTE &&
          expr->kind != PYM_EXPR_SUBSCRIPT)
        pym_context_syntax_error (context, expr->position,
                                  "'%s' is an illegal expression for augmented assignment",
                                  pym_tree_expr_name (context->rt, expr));
      pym_parser_next (parser);
      stmt = pym_tree_stmt (context, PYM_STMT_AUG_ASSIGN, start);
      stmt->target = expr;
      stmt->op = (int16_t) op;
      pym_parser_set_use (parser, expr, PYM_STORE);
      stmt->value = pym_parse_yield_or_star_expressions (parser);
      return finish (parser, stmt, start);
    }
  if (kind == PYM_TOKEN_COLON)
    return parse_annotation (parser, expr, start);
  stmt = pym_tree_stmt (context, PYM_STMT_EXPR, start);
  stmt->value = expr;
  return finish (parser, stmt, start);
}

static PymStmt *
parse_return (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, PYM_STMT_RETURN);

  if (!at_end (parser))
    stmt->value = pym_parse_star_expressions (parser);
  return finish (parser, stmt, start);
}

static PymStmt *
parse_delete (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, PYM_STMT_DELETE);

  do
    {
      PymExpr *target;

      if (at_end (parser) && stmt->targets.n > 0)
        break;
      target = pym_parse_star_expression (parser);
      pym_parser_check_targets (parser, target, PYM_TARGETS_DELETE);
      pym_parser_set_use (parser, target, PYM_DELETE);
      pym_tree_append (context, &stmt->targets, target);
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  return finish (parser, stmt, start);
}

static PymStmt *
parse_raise (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, PYM_STMT_RAISE);

  if (!at_end (parser))
    {
      stmt->value = pym_parse_expression (parser);
      if (pym_parser_accept (parser, PYM_TOKEN_FROM))
        stmt->target = pym_parse_expression (parser);
    }
  return finish (parser, stmt, start);
}

static PymStmt *
parse_assert (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, PYM_STMT_ASSERT);

  stmt->value = pym_parse_expression (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_COMMA))
    stmt->target = pym_parse_expression (parser);
  return finish (parser, stmt, start);
}

static PymStmt *
parse_names (PymParser *parser, PymStmtKind kind)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, kind);

  do
    {
      PymName **place = pym_context_append (context, &stmt->names.names, &stmt->names.n,
                                            &stmt->names.allocated, sizeof *place);

      *place = pym_parser_name (parser);
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  return finish (parser, stmt, start);
}

static PymName *
parse_dotted_name (PymParser *parser)
{
  PymContext *context = parser->context;
  PymName *name = pym_parser_name (parser);

  while (pym_parser_accept (parser, PYM_TOKEN_DOT))
    {
      PymName *part = pym_parser_name (parser);
      char *text = pym_context_alloc (context, name->length + part->length + 2);

      memcpy (text, name->text, name->length);
      text[name->length] = '.';
      memcpy (text + name->length + 1, part->text, part->length);
      name = pym_context_name (context, text, name->length + 1 + part->length);
    }
  return name;
}

static void
check_module (PymParser *parser, const PymName *name, PymPosition position)
{
  PymContext *context = parser->context;
  const PymCompileSettings *settings = context->settings;

  if (strcmp (name->text, "__future__") == 0)
    pym_context_refuse (context, position,
                        "'from __future__ import' is not supported: leave it out, annotations are "
                        "ignored anyway");
  else if (settings != NULL && settings->module_known != NULL &&
           !settings->module_known (context->rt, name->text, settings->data))
    pym_context_refuse_module (context, position, name);
}

static PymImportAlias *
add_alias (PymParser *parser, PymStmt *stmt, PymPosition start, PymName *name)
{
  PymImportAlias *alias =
      pym_context_append (parser->context, &stmt->import.aliases, &stmt->import.n,
                          &stmt->import.allocated, sizeof *alias);

  alias->name = name;
  if (pym_parser_accept (parser, PYM_TOKEN_AS))
    alias->as = pym_parser_name (parser);
  alias->position = pym_parser_since (parser, start);
  return alias;
}

static PymStmt *
parse_import (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = begin (parser, PYM_STMT_IMPORT);

  do
    {
      PymPosition here = pym_parser_here (parser);
      PymName *name = parse_dotted_name (parser);

      check_module (parser, name, pym_parser_since (parser, here));
      add_alias (parser, stmt, here, name);
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  if (pym_parser_kind (parser) == PYM_TOKEN_FROM &&
      pym_parser_kind_ahead (parser, 1) == PYM_TOKEN_NAME)
    {
      pym_parser_next (parser);
      parse_dotted_name (parser);
      pym_context_syntax_error (parser->context, pym_parser_up_to_here (parser, start),
                                "Did you mean to use 'from ... import ...' instead?");
    }
  return finish (parser, stmt, start);
}

static void
parse_imported_names (PymParser *parser, PymStmt *stmt)
{
  bool brackets = pym_parser_accept (parser, PYM_TOKEN_LEFT_PAREN);

  do
    {
      PymPosition here = pym_parser_here (parser);

      if (brackets && stmt->import.n > 0 && pym_parser_kind (parser) == PYM_TOKEN_RIGHT_PAREN)
        break;
      if (!brackets && stmt->import.n > 0 && pym_parser_kind (parser) == PYM_TOKEN_NEWLINE)
        pym_context_syntax_error (parser->context, here,
                                  "trailing comma not allowed without surrounding parentheses");
      add_alias (parser, stmt, here, pym_parser_name (parser));
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  if (brackets)
    pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
}

static PymStmt *
parse_import_from (PymParser *parser)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser), here;
  PymStmt *stmt = begin (parser, PYM_STMT_IMPORT_FROM);

  here = pym_parser_here (parser);
  while (pym_parser_kind (parser) == PYM_TOKEN_DOT ||
         pym_parser_kind (parser) == PYM_TOKEN_ELLIPSIS)
    stmt->import.level += pym_parser_next (parser)->kind == PYM_TOKEN_DOT ? 1 : 3;
  if (stmt->import.level == 0 || pym_parser_kind (parser) != PYM_TOKEN_IMPORT)
    stmt->import.module = parse_dotted_name (parser);
  if (stmt->import.level > 0)
    pym_context_refuse (context, pym_parser_since (parser, here),
                        "imports relative to a package are not supported: name the module itself");
  else
    check_module (parser, stmt->import.module, pym_parser_since (parser, here));
  pym_parser_expect (parser, PYM_TOKEN_IMPORT);
  if (pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    {
      pym_context_refuse (context, pym_parser_here (parser),
                          "'import *' is not supported: name what you import");
      pym_parser_next (parser);
    }
  else
    parse_imported_names (parser, stmt);
  return finish (parser, stmt, start);
}

static PymStmt *
parse_word (PymParser *parser, PymStmtKind kind)
{
  return begin (parser, kind);
}

/* `type X = …` of PEP 695. */
static bool
refuse_type_alias (PymParser *parser)
{
  if (!pym_parser_is_name (parser, 0, "type") ||
      pym_parser_kind_ahead (parser, 1) != PYM_TOKEN_NAME ||
      (pym_parser_kind_ahead (parser, 2) != PYM_TOKEN_ASSIGN &&
       pym_parser_kind_ahead (parser, 2) != PYM_TOKEN_LEFT_BRACKET))
    return false;
  pym_context_refuse (parser->context, pym_parser_here (parser),
                      "type aliases are not supported: write a plain assignment");
  while (!at_end (parser))
    pym_parser_next (parser);
  return true;
}

static PymStmt *
parse_simple_statement (PymParser *parser)
{
  switch (pym_parser_kind (parser))
    {
    case PYM_TOKEN_RETURN:
      return parse_return (parser);
    case PYM_TOKEN_IMPORT:
      return parse_import (parser);
    case PYM_TOKEN_FROM:
      return parse_import_from (parser);
    case PYM_TOKEN_RAISE:
      return parse_raise (parser);
    case PYM_TOKEN_PASS:
      return parse_word (parser, PYM_STMT_PASS);
    case PYM_TOKEN_BREAK:
      return parse_word (parser, PYM_STMT_BREAK);
    case PYM_TOKEN_CONTINUE:
      return parse_word (parser, PYM_STMT_CONTINUE);
    case PYM_TOKEN_DEL:
      return parse_delete (parser);
    case PYM_TOKEN_ASSERT:
      return parse_assert (parser);
    case PYM_TOKEN_GLOBAL:
      return parse_names (parser, PYM_STMT_GLOBAL);
    case PYM_TOKEN_NONLOCAL:
      return parse_names (parser, PYM_STMT_NONLOCAL);
    default:
      return parse_expression_statement (parser);
    }
}

void
pym_parse_simple_statements (PymParser *parser, PymStmts *body)
{
  do
    {
      if (pym_parser_kind (parser) == PYM_TOKEN_NEWLINE)
        break;
      if (!refuse_type_alias (parser))
        pym_tree_append_stmt (parser->context, body, parse_simple_statement (parser));
    }
  while (pym_parser_accept (parser, PYM_TOKEN_SEMICOLON));
  if (pym_parser_kind (parser) != PYM_TOKEN_END)
    pym_parser_expect (parser, PYM_TOKEN_NEWLINE);
}
