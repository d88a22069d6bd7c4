/* Levels of the frames that run, for hooks.current_stack and stack_moment. A frame that a level was
 * made for carries its number as a mark until the call ends, so that looking at the stack begins
 * above it.
 */
#pragma once

#include "pym-stack.h"

typedef struct
{
  PymStackLevel *levels; /* oldest frame first */
  size_t room;
  uint64_t activations; /* numbers given so far */
} PymStackMarks;

ssize_t pym_stack_marks_current (PymRuntime *rt, const PymStackLevel **levels);
PymStackMoment pym_stack_marks_moment (PymRuntime *rt);
void pym_stack_marks_fini (PymRuntime *rt);
