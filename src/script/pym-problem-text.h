/* Where a syntax error stands, as CPython's SyntaxError has it and as its interpreter shows it: the
 * file and line, the text of the line without its indentation, and carets under a part of it.
 */
#pragma once

#include "pym-source.h"

typedef struct
{
  const char *filename;
  int32_t line;
  const char *text;           /* the line, UTF-8; NULL: not known */
  size_t length;              /* of it, bytes */
  ssize_t offset, end_offset; /* in characters from 1; 0: not known */
} PymSyntaxPlace;

void pym_syntax_place_of_problem (PymSyntaxPlace *place,
                                  const PymSource *source,
                                  const PymProblem *problem);
/* The lines above the one that says what is wrong, each with its end. Raw memory, the caller's;
 * NULL without memory. */
char *pym_syntax_place_text (PymRuntime *rt, const PymSyntaxPlace *place);
