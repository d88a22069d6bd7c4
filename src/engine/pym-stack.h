/* The frames that run, as whoever asks for a traceback sees them. The machine answers
 * hooks.current_stack with one level for each frame, and does not look again at frames that it has
 * told of before and that still run; an activation's number tells whether a level is still the same
 * call. So tracebacks of any depth cost what the newest frames cost.
 */
#pragma once

#include "pym-base.h"

/* A frame as a traceback keeps it. `file` lives as long as the runtime and is the same pointer for
 * the same name (whoever answers hooks.current_stack sees to that). */
typedef struct
{
  const char *file;
  uint32_t line;
} PymSite;

typedef struct
{
  /* Another one for each call, and for each time that a generator goes on; never 0. While it is the
   * same, so are all levels below. */
  uint64_t activation;
  PymSite site; /* where the frame is now */
} PymStackLevel;

/* How a frame of the machine begins. */
typedef struct
{
  const void *instruction; /* under way, or the last one */
  uint16_t
      mark; /* its level, counted from 1, since hooks.current_stack told of it in this call; 0 */
} PymStackFrame;

/* What is read for every block that is traced; the machine keeps it. */
typedef struct
{
  const PymStackFrame *const *newest; /* where the frame that runs is named; NULL: no machine */
  const PymStackLevel *levels;
} PymStack;

/* Where the newest frame is. The same twice means the same traceback. */
typedef struct
{
  uint64_t activation; /* 0: not known yet; hooks.current_stack gives it one */
  const void *instruction;
} PymStackMoment;

static inline PymStackMoment
pym_stack_moment (const PymStack *stack)
{
  const PymStackFrame *frame = stack->newest != NULL ? *stack->newest : NULL;

  if (PYM_UNLIKELY (frame == NULL || frame->mark == 0))
    return (PymStackMoment){ 0, NULL };
  return (PymStackMoment){ stack->levels[frame->mark - 1].activation, frame->instruction };
}

/* The sites of the newest frames, newest first, at most `max`; returns how many frames there are in
 * all: 0 when nothing runs, or without memory. */
size_t pym_stack_sites (PymRuntime *rt, PymSite *sites, size_t max);

static inline bool
pym_site_equal (const PymSite *a, const PymSite *b)
{
  return a->file == b->file && a->line == b->line;
}
