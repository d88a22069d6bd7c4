/* The parser's state and the rules that its files call in one another. Each rule is on its first
 * token when called and behind its last one when it returns. */
#pragma once

#include "pym-parser.h"

typedef struct
{
  PymContext *context;
  const PymTokens *tokens;
  uint32_t at;
  uint32_t last;     /* last token taken that is visible on the page */
  int brackets;      /* open ones around the current token */
  uint32_t field;    /* the "{" of the f-string's field that is read, 0: none */
  bool side_by_side; /* two expressions without an operator are being read */
} PymParser;

static inline const PymToken *
pym_parser_token (const PymParser *parser)
{
  return &parser->tokens->tokens[parser->at];
}

static inline PymTokenKind
pym_parser_kind (const PymParser *parser)
{
  return pym_parser_token (parser)->kind;
}

/* The kind of the token `ahead` places further. */
static inline PymTokenKind
pym_parser_kind_ahead (const PymParser *parser, uint32_t ahead)
{
  uint32_t at = parser->at + ahead;

  return at < parser->tokens->n_tokens ? parser->tokens->tokens[at].kind : PYM_TOKEN_END;
}

/* Takes the current token. An error token ends the pass with the lexer's problem. */
const PymToken *pym_parser_next (PymParser *parser);
bool pym_parser_accept (PymParser *parser, PymTokenKind kind);
/* "invalid syntax" unless it is there. */
void pym_parser_expect (PymParser *parser, PymTokenKind kind);
/* ":" in front of a block: "expected ':'" where the line ends instead. */
void pym_parser_expect_colon (PymParser *parser);
/* "expected ':'" and the like. */
void pym_parser_expect_forced (PymParser *parser, PymTokenKind kind);
bool pym_parser_is_name (const PymParser *parser, uint32_t ahead, const char *text);
PymName *pym_parser_name (PymParser *parser);

PymPosition pym_parser_here (const PymParser *parser);
/* From `start` to the end of the last visible token taken. */
PymPosition pym_parser_since (const PymParser *parser, PymPosition start);

/* "invalid syntax" at the current token, or what the lexer found there. */
_Noreturn void pym_parser_fail (PymParser *parser);
/* Goes back to a token that it has passed, within the same brackets. */
static inline void
pym_parser_go_back (PymParser *parser, uint32_t at)
{
  parser->at = at;
}

/* What is said of usual slips. Each leaves the pass when it recognises one. */

/* "f-string: …" for a field whose expression ends before the current token. */
_Noreturn void pym_parser_fail_in_field (PymParser *parser);
/* Two expressions side by side: the current token begins the second. */
void pym_parser_check_side_by_side (PymParser *parser, const PymExpr *first);
/* "=" behind a named expression: `value` is what stands in front of it. */
void pym_parser_check_equals (PymParser *parser, const PymExpr *value);
/* `1 = x` and the like: the statement begins at the token `start`; goes on if there is nothing to
 * say, with the current token as before. */
void pym_parser_check_comparison_meant (PymParser *parser, uint32_t start);
/* Parameters in brackets of their own; the current token opens them. */
void pym_parser_check_parenthesized (PymParser *parser, const char *what);
/* From `start` to the last character that was looked at. */
PymPosition pym_parser_up_to_here (const PymParser *parser, PymPosition start);

/* expressions */
bool pym_parser_starts_expression (PymTokenKind kind);
PymExpr *pym_parse_expression (PymParser *parser);
PymExpr *pym_parse_named_expression (PymParser *parser);
/* The same without a word about "=", which names a keyword argument. */
PymExpr *pym_parse_argument (PymParser *parser);
PymExpr *pym_parse_disjunction (PymParser *parser);
PymExpr *pym_parse_bitwise_or (PymParser *parser);
PymExpr *pym_parse_primary (PymParser *parser);
PymExpr *pym_parse_atom (PymParser *parser);
PymExpr *pym_parse_strings (PymParser *parser);
PymExpr *pym_parse_number (PymParser *parser);
PymExpr *pym_parse_lambda (PymParser *parser);
/* `*x` or an expression, walrus allowed or not */
PymExpr *pym_parse_star_named_expression (PymParser *parser);
PymExpr *pym_parse_star_expression (PymParser *parser);
/* One or, with commas, a tuple. */
PymExpr *pym_parse_star_expressions (PymParser *parser);
PymExpr *pym_parse_yield (PymParser *parser);
/* The right side of an assignment. */
PymExpr *pym_parse_yield_or_star_expressions (PymParser *parser);
/* `for … in … if …`, the first `for` not yet taken. */
void pym_parse_clauses (PymParser *parser, PymExpr *comprehension);
void pym_parse_arguments (PymParser *parser,
                          PymExprs *arguments,
                          PymKeywords *keywords,
                          PymPosition open);

/* targets */
typedef enum
{
  PYM_TARGETS_ASSIGN,
  PYM_TARGETS_FOR,
  PYM_TARGETS_DELETE,
} PymTargetsKind;

void pym_parser_set_use (PymParser *parser, PymExpr *expr, PymExprUse use);
/* Whether every part of it can be assigned to. */
bool pym_parser_is_target (PymParser *parser, PymExpr *expr);
/* Fails with "cannot assign to …" or "cannot delete …" when some part is no target. */
void pym_parser_check_targets (PymParser *parser, PymExpr *expr, PymTargetsKind kind);
/* The targets between `for` and `in`; takes the latter. */
PymExpr *pym_parse_for_targets (PymParser *parser);

/* statements */
void pym_parse_statement (PymParser *parser, PymStmts *body);
void pym_parse_simple_statements (PymParser *parser, PymStmts *body);
/* What stands after the ":"; `what` opened it on `line`. */
void pym_parse_block (PymParser *parser, PymStmts *body, const char *what, int32_t line);
void pym_parse_function (PymParser *parser, PymStmts *body, PymExprs decorators);
void pym_parse_class (PymParser *parser, PymStmts *body, PymExprs decorators);
PymParameters *pym_parse_parameters (PymParser *parser, PymTokenKind end, bool annotations);
