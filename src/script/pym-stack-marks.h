/* Levels of the frames that run, for hooks.current_stack. A frame that a level was
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

/* Once, when `rt->script` is there. */
void pym_stack_marks_init (PymRuntime *rt);
ssize_t pym_stack_marks_current (PymRuntime *rt, const PymStackLevel **levels);
void pym_stack_marks_fini (PymRuntime *rt);
