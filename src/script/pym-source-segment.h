/* Which part of a source line an instruction stands for, and which part of that is the operator:
 * what the marks in a traceback show (Python/traceback.c, extract_anchors_from_line). */
#pragma once

#include "pym-compiled.h"

/* Byte offsets in the line. `left` … `right` is the operator, or the brackets of a subscript;
 * both 0 when there is none to be told apart. */
typedef struct
{
  size_t start, end, left, right;
} PymSegment;

/* The line without its end; `length` is that without white space behind. */
void pym_segment_init (PymSegment *segment,
                       const char *line,
                       size_t length,
                       const PymPosition *position,
                       const PymInstruction *instruction);
