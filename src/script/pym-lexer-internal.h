/* The lexer's state, shared by its files. */
#pragma once

#include "pym-lexer.h"

#define PYM_LEXER_MAX_BRACKETS    200 /* as in CPython's Parser/tokenizer.c */
#define PYM_LEXER_MAX_INDENTATION 100
#define PYM_LEXER_MAX_FSTRINGS    150

typedef struct
{
  uint32_t offset;
  int32_t line;
  char open;
  bool field; /* the "{" of an f-string's field */
} PymBracket;

/* An f-string that has begun. Between its fields `n_brackets` of the lexer equals `base_brackets`.
 */
typedef struct
{
  uint32_t start;
  int32_t line;
  char quote;
  uint8_t quote_size; /* 1 or 3 */
  bool raw;
  uint32_t base_brackets;
  uint32_t n_fields; /* open fields: 2 in a field inside a format spec */
  bool in_spec[3];   /* by open field: after its ":"; as many as CPython takes */
} PymFString;

typedef struct
{
  PymContext *context;
  PymTokens *out;
  const char *text;
  uint32_t length;
  uint32_t at; /* next byte */
  int32_t line;
  uint32_t line_start;
  uint32_t n_brackets;
  PymBracket brackets[PYM_LEXER_MAX_BRACKETS];
  uint32_t n_indents;
  int indents[PYM_LEXER_MAX_INDENTATION];
  int alt_indents[PYM_LEXER_MAX_INDENTATION];
  uint32_t n_fstrings;
  PymFString fstrings[PYM_LEXER_MAX_FSTRINGS];
  bool failed;
} PymLexer;

void pym_lexer_add (PymLexer *lexer, PymTokenKind kind, uint32_t start, int32_t start_line);
/* Adds the error token at [start, end) of one line; nothing follows it. */
void pym_lexer_fail (PymLexer *lexer,
                     PymProblemKind kind,
                     int32_t line,
                     uint32_t start,
                     uint32_t end,
                     const char *format,
                     ...) PYM_PRINTF (6, 7);

/* Counts the lines in text that was passed over. `at` is behind it. */
static inline void
pym_lexer_newline (PymLexer *lexer)
{
  lexer->line++;
  lexer->line_start = lexer->at;
}

void pym_lexer_number (PymLexer *lexer);
/* `prefix` bytes of letters stand before the quote at `at + prefix`. */
void pym_lexer_string (PymLexer *lexer, uint32_t prefix);
/* Within an f-string, outside of its fields: literal text, then its end or a field's "{". */
void pym_lexer_fstring_text (PymLexer *lexer);

static inline PymFString *
pym_lexer_fstring (PymLexer *lexer)
{
  return lexer->n_fstrings == 0 ? NULL : &lexer->fstrings[lexer->n_fstrings - 1];
}
