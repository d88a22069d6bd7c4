#include "pym-parser-internal.h"

#include <string.h>

PymPosition
pym_parser_here (const PymParser *parser)
{
  return pym_token_position (parser->context->source, pym_parser_token (parser));
}

PymPosition
pym_parser_since (const PymParser *parser, PymPosition start)
{
  PymPosition last =
      pym_token_position (parser->context->source, &parser->tokens->tokens[parser->last]);

  return pym_position_join (start, last);
}

static _Noreturn void
fail_with_lexer_error (PymParser *parser)
{
  const PymProblem *error = &parser->tokens->error;

  pym_problems_add (parser->context->rt, parser->context->problems, error->kind, error->line,
                    error->column, error->end_line, error->end_column, "%s", error->message);
  pym_context_fail (parser->context, PYM_BAD_INPUT);
}

void
pym_parser_fail (PymParser *parser)
{
  const PymToken *token = pym_parser_token (parser);
  PymPosition here = pym_parser_here (parser);

  if (token->kind == PYM_TOKEN_ERROR)
    fail_with_lexer_error (parser);
  if (token->kind == PYM_TOKEN_INDENT || token->kind == PYM_TOKEN_DEDENT)
    pym_context_indentation_error (parser->context, here,
                                   token->kind == PYM_TOKEN_INDENT ? "unexpected indent"
                                                                   : "unexpected unindent");
  if (parser->field != 0)
    pym_parser_fail_in_field (parser);
  pym_context_syntax_error (parser->context, here, "invalid syntax");
}

const PymToken *
pym_parser_next (PymParser *parser)
{
  const PymToken *token = pym_parser_token (parser);

  switch (token->kind)
    {
    case PYM_TOKEN_ERROR:
      fail_with_lexer_error (parser);
    case PYM_TOKEN_END:
      return token;
    case PYM_TOKEN_NEWLINE:
    case PYM_TOKEN_INDENT:
    case PYM_TOKEN_DEDENT:
      break;
    case PYM_TOKEN_LEFT_PAREN:
    case PYM_TOKEN_LEFT_BRACKET:
    case PYM_TOKEN_LEFT_BRACE:
      parser->brackets++;
      parser->last = parser->at;
      break;
    case PYM_TOKEN_RIGHT_PAREN:
    case PYM_TOKEN_RIGHT_BRACKET:
    case PYM_TOKEN_RIGHT_BRACE:
      parser->brackets--;
      parser->last = parser->at;
      break;
    default:
      parser->last = parser->at;
    }
  parser->at++;
  if (pym_parser_token (parser)->line > parser->context->line_reached)
    parser->context->line_reached = pym_parser_token (parser)->line;
  return token;
}

bool
pym_parser_accept (PymParser *parser, PymTokenKind kind)
{
  if (pym_parser_kind (parser) != kind)
    return false;
  pym_parser_next (parser);
  return true;
}

void
pym_parser_expect (PymParser *parser, PymTokenKind kind)
{
  if (!pym_parser_accept (parser, kind))
    pym_parser_fail (parser);
}

void
pym_parser_expect_forced (PymParser *parser, PymTokenKind kind)
{
  if (pym_parser_accept (parser, kind))
    return;
  if (pym_parser_kind (parser) == PYM_TOKEN_ERROR)
    fail_with_lexer_error (parser);
  pym_context_syntax_error (parser->context, pym_parser_here (parser), "expected '%s'",
                            pym_token_kind_text (kind));
}

void
pym_parser_expect_colon (PymParser *parser)
{
  if (pym_parser_kind (parser) == PYM_TOKEN_NEWLINE)
    pym_parser_expect_forced (parser, PYM_TOKEN_COLON);
  pym_parser_expect (parser, PYM_TOKEN_COLON);
}

bool
pym_parser_is_name (const PymParser *parser, uint32_t ahead, const char *text)
{
  uint32_t at = parser->at + ahead;
  const PymToken *token;

  if (at >= parser->tokens->n_tokens)
    return false;
  token = &parser->tokens->tokens[at];
  return token->kind == PYM_TOKEN_NAME && token->end - token->start == strlen (text) &&
         memcmp (parser->context->source->text + token->start, text, strlen (text)) == 0;
}

PymName *
pym_parser_name (PymParser *parser)
{
  const PymToken *token;

  if (pym_parser_kind (parser) != PYM_TOKEN_NAME)
    pym_parser_fail (parser);
  token = pym_parser_next (parser);
  return pym_context_name (parser->context, parser->context->source->text + token->start,
                           token->end - token->start);
}

PymTree *
pym_parser_run (PymContext *context, const PymTokens *tokens)
{
  PymParser parser = { .context = context, .tokens = tokens };
  PymTree *tree = pym_context_alloc (context, sizeof *tree);

  if (tokens->n_tokens > 1 && tokens->tokens[tokens->n_tokens - 2].kind == PYM_TOKEN_ERROR)
    {
      context->lexer_error = &tokens->error;
      context->lexer_error_is_unclosed = tokens->unclosed;
    }
  while (pym_parser_kind (&parser) != PYM_TOKEN_END)
    pym_parse_statement (&parser, &tree->body);
  context->lexer_error = NULL;
  return tree;
}
