#include "pym-parser-internal.h"

/* Statements with blocks. */

static void
finish (PymParser *parser, PymStmts *body, PymStmt *stmt, PymPosition start)
{
  stmt->position = pym_parser_since (parser, start);
  pym_tree_append_stmt (parser->context, body, stmt);
}

/* The caret stands under one character. */
static _Noreturn void
fail_without_block (PymParser *parser, const char *what, int32_t line)
{
  PymPosition here = pym_parser_here (parser);

  if (pym_parser_kind (parser) == PYM_TOKEN_ERROR)
    pym_parser_fail (parser);
  here.end_line = here.line;
  here.end_column = here.column;
  pym_context_indentation_error (parser->context, here,
                                 "expected an indented block after %s on line %d", what, line);
}

void
pym_parse_block (PymParser *parser, PymStmts *body, const char *what, int32_t line)
{
  pym_context_enter (parser->context, pym_parser_here (parser));
  if (!pym_parser_accept (parser, PYM_TOKEN_NEWLINE))
    pym_parse_simple_statements (parser, body);
  else
    {
      if (!pym_parser_accept (parser, PYM_TOKEN_INDENT))
        fail_without_block (parser, what, line);
      while (pym_parser_kind (parser) != PYM_TOKEN_DEDENT &&
             pym_parser_kind (parser) != PYM_TOKEN_END)
        pym_parse_statement (parser, body);
      pym_parser_accept (parser, PYM_TOKEN_DEDENT);
    }
  pym_context_leave (parser->context);
}

static void
parse_else (PymParser *parser, PymStmts *body)
{
  int32_t line = pym_parser_here (parser).line;

  if (!pym_parser_accept (parser, PYM_TOKEN_ELSE))
    return;
  pym_parser_expect_forced (parser, PYM_TOKEN_COLON);
  pym_parse_block (parser, body, "'else' statement", line);
}

static void
parse_if (PymParser *parser, PymStmts *body, const char *what)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_IF, start);

  pym_context_enter (parser->context, start);
  pym_parser_next (parser);
  stmt->value = pym_parse_named_expression (parser);
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &stmt->body, what, start.line);
  if (pym_parser_kind (parser) == PYM_TOKEN_ELIF)
    parse_if (parser, &stmt->other, "'elif' statement");
  else
    parse_else (parser, &stmt->other);
  finish (parser, body, stmt, start);
  pym_context_leave (parser->context);
}

static void
parse_while (PymParser *parser, PymStmts *body)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_WHILE, start);

  pym_parser_next (parser);
  stmt->value = pym_parse_named_expression (parser);
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &stmt->body, "'while' statement", start.line);
  parse_else (parser, &stmt->other);
  finish (parser, body, stmt, start);
}

static void
parse_for (PymParser *parser, PymStmts *body)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_FOR, start);

  pym_parser_next (parser);
  stmt->target = pym_parse_for_targets (parser);
  stmt->value = pym_parse_star_expressions (parser);
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &stmt->body, "'for' statement", start.line);
  parse_else (parser, &stmt->other);
  finish (parser, body, stmt, start);
}

/* Whether the "(" here encloses all items of a `with`: its ")" is followed by ":". */
static bool
brackets_enclose_items (const PymParser *parser)
{
  int depth = 0;
  bool has_as = false;

  for (uint32_t ahead = 0;; ahead++)
    switch (pym_parser_kind_ahead (parser, ahead))
      {
      case PYM_TOKEN_LEFT_PAREN:
      case PYM_TOKEN_LEFT_BRACKET:
      case PYM_TOKEN_LEFT_BRACE:
        depth++;
        break;
      case PYM_TOKEN_RIGHT_PAREN:
      case PYM_TOKEN_RIGHT_BRACKET:
      case PYM_TOKEN_RIGHT_BRACE:
        if (--depth == 0)
          {
            PymTokenKind after = pym_parser_kind_ahead (parser, ahead + 1);

            return after == PYM_TOKEN_COLON || (has_as && after == PYM_TOKEN_NEWLINE);
          }
        break;
      case PYM_TOKEN_AS:
        has_as |= depth == 1;
        break;
      case PYM_TOKEN_FOR:
      case PYM_TOKEN_YIELD:
      case PYM_TOKEN_COLON_ASSIGN:
        /* A generator expression or another thing that needs the brackets for itself. */
        if (depth == 1 && !has_as)
          return false;
        break;
      case PYM_TOKEN_END:
      case PYM_TOKEN_ERROR:
      case PYM_TOKEN_NEWLINE:
        return false;
      default:
        break;
      }
}

static void
parse_with_item (PymParser *parser, PymStmt *stmt)
{
  PymContext *context = parser->context;
  PymExpr *target = NULL, *value = pym_parse_expression (parser);
  PymWithItem *item;

  if (pym_parser_accept (parser, PYM_TOKEN_AS))
    {
      target = pym_parse_primary (parser);
      pym_parser_check_targets (parser, target, PYM_TARGETS_ASSIGN);
      pym_parser_set_use (parser, target, PYM_STORE);
    }
  item = pym_context_append (context, &stmt->with.items, &stmt->with.n, &stmt->with.allocated,
                             sizeof *item);
  *item = (PymWithItem){ value, target };
}

static void
parse_with (PymParser *parser, PymStmts *body)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_WITH, start);
  bool brackets;

  pym_parser_next (parser);
  brackets = pym_parser_kind (parser) == PYM_TOKEN_LEFT_PAREN && brackets_enclose_items (parser);
  if (brackets)
    pym_parser_next (parser);
  do
    {
      if (brackets && pym_parser_kind (parser) == PYM_TOKEN_RIGHT_PAREN && stmt->with.n > 0)
        break;
      parse_with_item (parser, stmt);
    }
  while (pym_parser_accept (parser, PYM_TOKEN_COMMA));
  if (brackets)
    pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &stmt->body, "'with' statement", start.line);
  finish (parser, body, stmt, start);
}

/* `except A, B:`, with the comma as the current token. */
static _Noreturn void
fail_on_several_types (PymParser *parser, PymPosition start)
{
  uint32_t comma = parser->at;

  pym_parser_next (parser);
  if (!pym_parser_starts_expression (pym_parser_kind (parser)))
    pym_parser_fail (parser);
  pym_parse_star_expressions (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_AS))
    pym_parser_name (parser);
  if (pym_parser_kind (parser) == PYM_TOKEN_COLON)
    pym_context_syntax_error (parser->context, pym_parser_up_to_here (parser, start),
                              "multiple exception types must be parenthesized");
  pym_parser_go_back (parser, comma);
  pym_parser_fail (parser);
}

static void
parse_except (PymParser *parser, PymStmt *stmt)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymExceptHandler *handler = pym_context_append (context, &stmt->try.handlers, &stmt->try.n,
                                                  &stmt->try.allocated, sizeof *handler);

  pym_parser_next (parser);
  if (pym_parser_kind (parser) == PYM_TOKEN_MULTIPLY)
    {
      pym_context_refuse (context, pym_parser_here (parser),
                          "'except*' is not supported: write 'except'");
      pym_parser_next (parser);
    }
  if (pym_parser_kind (parser) != PYM_TOKEN_COLON && pym_parser_kind (parser) != PYM_TOKEN_NEWLINE)
    {
      handler->type = pym_parse_expression (parser);
      if (pym_parser_kind (parser) == PYM_TOKEN_COMMA)
        fail_on_several_types (parser, handler->type->position);
      if (pym_parser_accept (parser, PYM_TOKEN_AS))
        handler->name = pym_parser_name (parser);
    }
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &handler->body, "'except' statement", start.line);
  handler->position = pym_parser_since (parser, start);
}

static void
parse_try (PymParser *parser, PymStmts *body)
{
  PymContext *context = parser->context;
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (context, PYM_STMT_TRY, start);
  bool has_finally;

  pym_parser_next (parser);
  pym_parser_expect_forced (parser, PYM_TOKEN_COLON);
  pym_parse_block (parser, &stmt->body, "'try' statement", start.line);
  while (pym_parser_kind (parser) == PYM_TOKEN_EXCEPT)
    parse_except (parser, stmt);
  if (stmt->try.n > 0)
    parse_else (parser, &stmt->other);
  has_finally = pym_parser_kind (parser) == PYM_TOKEN_FINALLY;
  if (has_finally)
    {
      int32_t line = pym_parser_here (parser).line;

      pym_parser_next (parser);
      pym_parser_expect_forced (parser, PYM_TOKEN_COLON);
      pym_parse_block (parser, &stmt->try.final, "'finally' statement", line);
    }
  else if (stmt->try.n == 0)
    {
      if (pym_parser_kind (parser) == PYM_TOKEN_ERROR)
        pym_parser_fail (parser);
      pym_context_syntax_error (context, pym_parser_here (parser),
                                "expected 'except' or 'finally' block");
    }
  finish (parser, body, stmt, start);
}

static void
parse_decorated (PymParser *parser, PymStmts *body)
{
  PymExprs decorators = { 0 };

  while (pym_parser_accept (parser, PYM_TOKEN_AT))
    {
      pym_tree_append (parser->context, &decorators, pym_parse_named_expression (parser));
      pym_parser_expect (parser, PYM_TOKEN_NEWLINE);
    }
  if (pym_parser_kind (parser) == PYM_TOKEN_ASYNC)
    {
      pym_context_refuse (parser->context, pym_parser_here (parser),
                          "'async' is not supported: write a plain function or a generator");
      pym_parser_next (parser);
    }
  if (pym_parser_kind (parser) == PYM_TOKEN_DEF)
    pym_parse_function (parser, body, decorators);
  else if (pym_parser_kind (parser) == PYM_TOKEN_CLASS)
    pym_parse_class (parser, body, decorators);
  else
    pym_parser_fail (parser);
}

/* `match x:` with its cases, told from uses of the name by the ":" at the end of the line and the
 * block behind it. */
static bool
at_match_statement (const PymParser *parser)
{
  uint32_t ahead = 1;
  PymTokenKind kind;

  if (!pym_parser_is_name (parser, 0, "match"))
    return false;
  while ((kind = pym_parser_kind_ahead (parser, ahead)) != PYM_TOKEN_NEWLINE)
    {
      if (kind == PYM_TOKEN_END || kind == PYM_TOKEN_ERROR)
        return false;
      ahead++;
    }
  return ahead > 2 && pym_parser_kind_ahead (parser, ahead - 1) == PYM_TOKEN_COLON &&
         pym_parser_kind_ahead (parser, ahead + 1) == PYM_TOKEN_INDENT &&
         pym_parser_is_name (parser, ahead + 2, "case");
}

static void
refuse_match (PymParser *parser)
{
  int depth = 0;

  pym_context_refuse (parser->context, pym_parser_here (parser),
                      "'match' is not supported: write 'if' and 'elif'");
  do
    {
      PymTokenKind kind = pym_parser_kind (parser);

      if (kind == PYM_TOKEN_END)
        return;
      depth += kind == PYM_TOKEN_INDENT ? 1 : kind == PYM_TOKEN_DEDENT ? -1 : 0;
      pym_parser_next (parser);
      if (kind == PYM_TOKEN_DEDENT && depth == 0)
        return;
    }
  while (true);
}

void
pym_parse_statement (PymParser *parser, PymStmts *body)
{
  static const PymExprs no_decorators = { 0 };

  if (at_match_statement (parser))
    {
      refuse_match (parser);
      return;
    }
  if (pym_parser_kind (parser) == PYM_TOKEN_ASYNC)
    {
      pym_context_refuse (parser->context, pym_parser_here (parser),
                          "'async' is not supported: write a plain function or a generator");
      pym_parser_next (parser);
      if (pym_parser_kind (parser) != PYM_TOKEN_DEF && pym_parser_kind (parser) != PYM_TOKEN_WITH &&
          pym_parser_kind (parser) != PYM_TOKEN_FOR)
        pym_parser_fail (parser);
    }
  switch (pym_parser_kind (parser))
    {
    case PYM_TOKEN_IF:
      parse_if (parser, body, "'if' statement");
      break;
    case PYM_TOKEN_WHILE:
      parse_while (parser, body);
      break;
    case PYM_TOKEN_FOR:
      parse_for (parser, body);
      break;
    case PYM_TOKEN_WITH:
      parse_with (parser, body);
      break;
    case PYM_TOKEN_TRY:
      parse_try (parser, body);
      break;
    case PYM_TOKEN_AT:
      parse_decorated (parser, body);
      break;
    case PYM_TOKEN_DEF:
      pym_parse_function (parser, body, no_decorators);
      break;
    case PYM_TOKEN_CLASS:
      pym_parse_class (parser, body, no_decorators);
      break;
    default:
      pym_parse_simple_statements (parser, body);
    }
}
