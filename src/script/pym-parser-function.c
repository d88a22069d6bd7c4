#include "pym-parser-internal.h"

#include <string.h>

/* Parameters, lambda, def and class. */

static void
skip_annotation (PymParser *parser, bool annotations, bool starred)
{
  if (!annotations || !pym_parser_accept (parser, PYM_TOKEN_COLON))
    return;
  if (starred)
    pym_parse_star_expression (parser);
  else
    pym_parse_expression (parser);
}

static PymParameter
parse_parameter (PymParser *parser, bool annotations, bool starred)
{
  PymParameter parameter = { .position = pym_parser_here (parser) };

  parameter.name = pym_parser_name (parser);
  skip_annotation (parser, annotations, starred);
  return parameter;
}

/* "=" of a default; what must follow is the default itself. */
static bool
accept_default (PymParser *parser)
{
  PymPosition equals = pym_parser_here (parser);
  PymTokenKind kind;

  if (!pym_parser_accept (parser, PYM_TOKEN_ASSIGN))
    return false;
  kind = pym_parser_kind (parser);
  if (kind == PYM_TOKEN_COMMA || kind == PYM_TOKEN_RIGHT_PAREN)
    pym_context_syntax_error (parser->context, equals, "expected default value expression");
  return true;
}

static void
append (PymParser *parser, PymParameterList *list, PymParameter parameter)
{
  PymParameter *place =
      pym_context_append (parser->context, &list->items, &list->n, &list->allocated, sizeof *place);

  *place = parameter;
}

static PymParameter *
keep (PymParser *parser, PymParameter parameter)
{
  PymParameter *place = pym_context_alloc (parser->context, sizeof *place);

  *place = parameter;
  return place;
}

static void
parse_plain_parameter (PymParser *parser, PymParameters *parameters, bool annotations)
{
  PymContext *context = parser->context;
  PymParameter parameter = parse_parameter (parser, annotations, false);
  PymParameterList *positional = &parameters->positional;
  bool keyword_only = parameters->rest != NULL || parameters->keyword_only.n > 0;

  if (accept_default (parser))
    parameter.default_ = pym_parse_expression (parser);
  else if (!keyword_only && positional->n > 0 &&
           positional->items[positional->n - 1].default_ != NULL)
    pym_context_syntax_error (context, pym_parser_since (parser, parameter.position),
                              "parameter without a default follows parameter with a default");
  append (parser, keyword_only ? &parameters->keyword_only : positional, parameter);
}

/* `*args`, or a bare `*` that must be followed by a name. */
static bool
parse_star (PymParser *parser, PymParameters *parameters, bool annotations, PymTokenKind end)
{
  PymContext *context = parser->context;
  PymPosition star = pym_parser_here (parser);
  PymParameter parameter;

  pym_parser_next (parser);
  if (pym_parser_kind (parser) == PYM_TOKEN_NAME)
    {
      parameters->rest = keep (parser, parse_parameter (parser, annotations, true));
      if (pym_parser_kind (parser) == PYM_TOKEN_ASSIGN)
        pym_context_syntax_error (context, pym_parser_here (parser),
                                  "var-positional argument cannot have default value");
      return true;
    }
  if (pym_parser_kind (parser) == end ||
      (pym_parser_accept (parser, PYM_TOKEN_COMMA) &&
       (pym_parser_kind (parser) == end || pym_parser_kind (parser) == PYM_TOKEN_POWER)))
    /* CPython points to the star in `def`, and behind it in `lambda`. */
    pym_context_syntax_error (context, annotations ? star : pym_parser_here (parser),
                              "named arguments must follow bare *");
  if (pym_parser_kind (parser) != PYM_TOKEN_NAME)
    pym_parser_fail (parser);
  parameter = parse_parameter (parser, annotations, false);
  if (accept_default (parser))
    parameter.default_ = pym_parse_expression (parser);
  append (parser, &parameters->keyword_only, parameter);
  return true;
}

PymParameters *
pym_parse_parameters (PymParser *parser, PymTokenKind end, bool annotations)
{
  PymContext *context = parser->context;
  PymParameters *parameters = pym_context_alloc (context, sizeof *parameters);
  bool star = false, slash = false;

  while (pym_parser_kind (parser) != end)
    {
      PymPosition here = pym_parser_here (parser);

      if (parameters->keywords != NULL)
        pym_context_syntax_error (context, here, "arguments cannot follow var-keyword argument");
      switch (pym_parser_kind (parser))
        {
        case PYM_TOKEN_NAME:
          parse_plain_parameter (parser, parameters, annotations);
          break;
        case PYM_TOKEN_DIVIDE:
          if (slash)
            pym_context_syntax_error (context, here, "/ may appear only once");
          if (star)
            pym_context_syntax_error (context, here, "/ must be ahead of *");
          if (parameters->positional.n == 0)
            {
              if (pym_parser_kind_ahead (parser, 1) == PYM_TOKEN_COMMA)
                pym_context_syntax_error (context, here, "at least one argument must precede /");
              pym_parser_fail (parser);
            }
          pym_parser_next (parser);
          parameters->n_positional_only = parameters->positional.n;
          slash = true;
          break;
        case PYM_TOKEN_MULTIPLY:
          if (star)
            pym_context_syntax_error (context, here, "* argument may appear only once");
          star = parse_star (parser, parameters, annotations, end);
          break;
        case PYM_TOKEN_POWER:
          pym_parser_next (parser);
          parameters->keywords = keep (parser, parse_parameter (parser, annotations, false));
          if (pym_parser_kind (parser) == PYM_TOKEN_ASSIGN)
            pym_context_syntax_error (context, pym_parser_here (parser),
                                      "var-keyword argument cannot have default value");
          break;
        case PYM_TOKEN_LEFT_PAREN:
          pym_parser_check_parenthesized (parser, annotations ? "Function" : "Lambda expression");
          pym_parser_fail (parser);
        default:
          pym_parser_fail (parser);
        }
      if (!pym_parser_accept (parser, PYM_TOKEN_COMMA))
        break;
    }
  return parameters;
}

PymExpr *
pym_parse_lambda (PymParser *parser)
{
  PymPosition start = pym_parser_here (parser), colon;
  PymExpr *expr = pym_tree_expr (parser->context, PYM_EXPR_LAMBDA, start);

  pym_context_enter (parser->context, start);
  pym_parser_next (parser);
  expr->lambda.parameters = pym_parse_parameters (parser, PYM_TOKEN_COLON, false);
  colon = pym_parser_here (parser);
  pym_parser_expect (parser, PYM_TOKEN_COLON);
  if (pym_parser_kind (parser) == PYM_TOKEN_FSTRING_MIDDLE)
    pym_context_syntax_error (parser->context, pym_position_join (start, colon),
                              "f-string: lambda expressions are not allowed without parentheses");
  expr->left = pym_parse_expression (parser);
  expr->position = pym_parser_since (parser, start);
  pym_context_leave (parser->context);
  return expr;
}

/* PEP 695: `def f[T](…)`. */
static void
skip_type_parameters (PymParser *parser)
{
  int depth = 0;

  if (pym_parser_kind (parser) != PYM_TOKEN_LEFT_BRACKET)
    return;
  pym_context_refuse (parser->context, pym_parser_here (parser),
                      "type parameters are not supported: leave them out");
  do
    {
      PymTokenKind kind = pym_parser_kind (parser);

      if (kind == PYM_TOKEN_END || kind == PYM_TOKEN_NEWLINE)
        pym_parser_fail (parser);
      depth += kind == PYM_TOKEN_LEFT_BRACKET ? 1 : kind == PYM_TOKEN_RIGHT_BRACKET ? -1 : 0;
      pym_parser_next (parser);
    }
  while (depth > 0);
}

void
pym_parse_function (PymParser *parser, PymStmts *body, PymExprs decorators)
{
  PymPosition start = pym_parser_here (parser);
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_FUNCTION, start);

  pym_parser_expect (parser, PYM_TOKEN_DEF);
  stmt->function.name = pym_parser_name (parser);
  stmt->function.decorators = decorators;
  skip_type_parameters (parser);
  pym_parser_expect_forced (parser, PYM_TOKEN_LEFT_PAREN);
  stmt->function.parameters = pym_parse_parameters (parser, PYM_TOKEN_RIGHT_PAREN, true);
  pym_parser_expect (parser, PYM_TOKEN_RIGHT_PAREN);
  if (pym_parser_kind (parser) == PYM_TOKEN_ARROW &&
      pym_parser_starts_expression (pym_parser_kind_ahead (parser, 1)))
    {
      pym_parser_next (parser);
      pym_parse_expression (parser);
    }
  pym_parser_expect_forced (parser, PYM_TOKEN_COLON);
  pym_parse_block (parser, &stmt->body, "function definition", start.line);
  stmt->position = pym_parser_since (parser, start);
  pym_tree_append_stmt (parser->context, body, stmt);
}

static void
refuse_class_keywords (PymParser *parser, const PymKeywords *keywords)
{
  static const char metaclass[] = "metaclass";

  for (uint32_t i = 0; i < keywords->n; i++)
    {
      const PymKeyword *keyword = &keywords->items[i];

      if (keyword->name != NULL && strcmp (keyword->name->text, metaclass) == 0)
        pym_context_refuse (parser->context, keyword->position,
                            "metaclasses are not supported: use a class decorator or a base class");
      else
        pym_context_refuse (
            parser->context, keyword->position,
            "keywords in a class statement are not supported: set class attributes");
    }
}

/* `class A(x for x in y)`: arguments may end behind the element. */
static _Noreturn void
fail_on_bare_generator (PymParser *parser, uint32_t first)
{
  pym_parser_go_back (parser, first);
  pym_parse_argument (parser);
  pym_parser_fail (parser);
}

void
pym_parse_class (PymParser *parser, PymStmts *body, PymExprs decorators)
{
  PymPosition start = pym_parser_here (parser), open;
  PymStmt *stmt = pym_tree_stmt (parser->context, PYM_STMT_CLASS, start);

  pym_parser_expect (parser, PYM_TOKEN_CLASS);
  stmt->class.name = pym_parser_name (parser);
  stmt->class.decorators = decorators;
  skip_type_parameters (parser);
  open = pym_parser_here (parser);
  if (pym_parser_accept (parser, PYM_TOKEN_LEFT_PAREN))
    {
      uint32_t first = parser->at;

      pym_parse_arguments (parser, &stmt->class.bases, &stmt->class.keywords, open);
      if (stmt->class.bases.n == 1 && stmt->class.bases.items[0]->kind == PYM_EXPR_GENERATOR &&
          !stmt->class.bases.items[0]->parenthesized)
        fail_on_bare_generator (parser, first);
      refuse_class_keywords (parser, &stmt->class.keywords);
    }
  pym_parser_expect_colon (parser);
  pym_parse_block (parser, &stmt->body, "class definition", start.line);
  stmt->position = pym_parser_since (parser, start);
  pym_tree_append_stmt (parser->context, body, stmt);
}
