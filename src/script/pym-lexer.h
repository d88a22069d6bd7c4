/* Text to tokens: indentation, operators, keywords, numbers, strings, and f-strings nested as in
 * PEP 701. Comments leave no token, marks among them are noted in the source.
 *
 * The whole text is cut at once. What cannot be cut becomes one PYM_TOKEN_ERROR, the last token but
 * the end, whose problem the parser reports when it gets there: what is wrong before it comes
 * first.
 */
#pragma once

#include "pym-compile-context.h"

/* X (NAME, text): operators, longest spelling of each beginning first. */
/* OTHER is any character that is no operator, and "<>": the parser takes it nowhere. */
#define PYM_FOR_EACH_OPERATOR(X)                                                                   \
  X (POWER_ASSIGN, "**=")                                                                          \
  X (FLOOR_DIVIDE_ASSIGN, "//=")                                                                   \
  X (LEFT_SHIFT_ASSIGN, "<<=")                                                                     \
  X (RIGHT_SHIFT_ASSIGN, ">>=")                                                                    \
  X (ELLIPSIS, "...")                                                                              \
  X (POWER, "**")                                                                                  \
  X (FLOOR_DIVIDE, "//")                                                                           \
  X (LEFT_SHIFT, "<<")                                                                             \
  X (RIGHT_SHIFT, ">>")                                                                            \
  X (LESS_EQUAL, "<=")                                                                             \
  X (GREATER_EQUAL, ">=")                                                                          \
  X (EQUAL, "==")                                                                                  \
  X (NOT_EQUAL, "!=")                                                                              \
  X (ARROW, "->")                                                                                  \
  X (ADD_ASSIGN, "+=")                                                                             \
  X (SUBTRACT_ASSIGN, "-=")                                                                        \
  X (MULTIPLY_ASSIGN, "*=")                                                                        \
  X (DIVIDE_ASSIGN, "/=")                                                                          \
  X (REMAINDER_ASSIGN, "%=")                                                                       \
  X (AND_ASSIGN, "&=")                                                                             \
  X (OR_ASSIGN, "|=")                                                                              \
  X (XOR_ASSIGN, "^=")                                                                             \
  X (MATRIX_ASSIGN, "@=")                                                                          \
  X (COLON_ASSIGN, ":=")                                                                           \
  X (LEFT_PAREN, "(")                                                                              \
  X (RIGHT_PAREN, ")")                                                                             \
  X (LEFT_BRACKET, "[")                                                                            \
  X (RIGHT_BRACKET, "]")                                                                           \
  X (LEFT_BRACE, "{")                                                                              \
  X (RIGHT_BRACE, "}")                                                                             \
  X (COMMA, ",")                                                                                   \
  X (COLON, ":")                                                                                   \
  X (SEMICOLON, ";")                                                                               \
  X (DOT, ".")                                                                                     \
  X (ADD, "+")                                                                                     \
  X (SUBTRACT, "-")                                                                                \
  X (MULTIPLY, "*")                                                                                \
  X (DIVIDE, "/")                                                                                  \
  X (REMAINDER, "%")                                                                               \
  X (AND_BITS, "&")                                                                                \
  X (OR_BITS, "|")                                                                                 \
  X (XOR_BITS, "^")                                                                                \
  X (INVERT, "~")                                                                                  \
  X (AT, "@")                                                                                      \
  X (LESS, "<")                                                                                    \
  X (GREATER, ">")                                                                                 \
  X (ASSIGN, "=")                                                                                  \
  X (EXCLAMATION, "!")                                                                             \
  X (OTHER, "?")

#define PYM_FOR_EACH_KEYWORD(X)                                                                    \
  X (FALSE, "False")                                                                               \
  X (NONE, "None")                                                                                 \
  X (TRUE, "True")                                                                                 \
  X (AND, "and")                                                                                   \
  X (AS, "as")                                                                                     \
  X (ASSERT, "assert")                                                                             \
  X (ASYNC, "async")                                                                               \
  X (AWAIT, "await")                                                                               \
  X (BREAK, "break")                                                                               \
  X (CLASS, "class")                                                                               \
  X (CONTINUE, "continue")                                                                         \
  X (DEF, "def")                                                                                   \
  X (DEL, "del")                                                                                   \
  X (ELIF, "elif")                                                                                 \
  X (ELSE, "else")                                                                                 \
  X (EXCEPT, "except")                                                                             \
  X (FINALLY, "finally")                                                                           \
  X (FOR, "for")                                                                                   \
  X (FROM, "from")                                                                                 \
  X (GLOBAL, "global")                                                                             \
  X (IF, "if")                                                                                     \
  X (IMPORT, "import")                                                                             \
  X (IN, "in")                                                                                     \
  X (IS, "is")                                                                                     \
  X (LAMBDA, "lambda")                                                                             \
  X (NONLOCAL, "nonlocal")                                                                         \
  X (NOT, "not")                                                                                   \
  X (OR, "or")                                                                                     \
  X (PASS, "pass")                                                                                 \
  X (RAISE, "raise")                                                                               \
  X (RETURN, "return")                                                                             \
  X (TRY, "try")                                                                                   \
  X (WHILE, "while")                                                                               \
  X (WITH, "with")                                                                                 \
  X (YIELD, "yield")

typedef enum
{
  PYM_TOKEN_END,
  PYM_TOKEN_ERROR,
  PYM_TOKEN_NEWLINE,
  PYM_TOKEN_INDENT,
  PYM_TOKEN_DEDENT,
  PYM_TOKEN_NAME,
  PYM_TOKEN_NUMBER,
  PYM_TOKEN_STRING,
  PYM_TOKEN_FSTRING_START,
  PYM_TOKEN_FSTRING_MIDDLE,
  PYM_TOKEN_FSTRING_END,
#define PYM_TOKEN_ENUM(NAME, text) PYM_TOKEN_##NAME,
  PYM_FOR_EACH_OPERATOR (PYM_TOKEN_ENUM) PYM_FOR_EACH_KEYWORD (PYM_TOKEN_ENUM)
#undef PYM_TOKEN_ENUM
      PYM_N_TOKENS
} PymTokenKind;

typedef struct
{
  uint8_t kind;
  bool raw;            /* FSTRING_START and FSTRING_MIDDLE: of an rf"" string */
  bool doubled;        /* FSTRING_MIDDLE: its last brace is written twice, and stands for one */
  uint32_t start, end; /* bytes of the text */
  int32_t line, end_line;
} PymToken;

typedef struct
{
  PymToken *tokens; /* ends with PYM_TOKEN_END */
  uint32_t n_tokens, allocated;
  PymProblem error; /* of the PYM_TOKEN_ERROR, if there is one */
  bool unclosed;    /* the error is a bracket that is open at the end of the text */
} PymTokens;

/* The tokens live in the context's arena. Leaves the pass only without memory or when stopped. */
void pym_lexer_run (PymContext *context, PymTokens *tokens);

PymPosition pym_token_position (const PymSource *source, const PymToken *token);
/* A token's kind as a test reads it: the spelling of operators and keywords, else "NAME" and so on.
 */
const char *pym_token_kind_text (PymTokenKind kind);
