#include "pym-stack-marks.h"

#include "pym-frame.h"

#define FIRST_ROOM 64
#define MAX_MARK   UINT16_MAX /* deeper frames are looked at every time */

static bool
make_room (PymRuntime *rt, size_t n)
{
  PymStackMarks *marks = &rt->script->marks;
  size_t room = marks->room > 0 ? marks->room : FIRST_ROOM;
  PymStackLevel *levels;

  while (room < n)
    room *= 2;
  if (room == marks->room)
    return true;
  levels = pym_raw_realloc (rt, marks->levels, room * sizeof *levels);
  if (levels == NULL)
    return false;
  marks->levels = levels;
  rt->stack.levels = levels;
  marks->room = room;
  return true;
}

static inline void
look_at (PymRuntime *rt, const PymFrame *frame, PymStackLevel *level)
{
  level->site.file = rt->script->files[frame->code->site];
  level->site.line = (uint32_t) pym_frame_line (frame);
}

/* The frames above the newest one that has a mark get theirs. */
static ssize_t __attribute__ ((noinline)) mark_frames (PymRuntime *rt, const PymStackLevel **levels)
{
  PymStackMarks *marks = &rt->script->marks;
  PymFrame *frame;
  size_t n = 0, known;

  for (frame = rt->script->frame; frame != NULL && frame->mark == 0; frame = frame->previous)
    if (!pym_frame_is_incomplete (frame))
      n++;
  known = frame != NULL ? frame->mark : 0;
  n += known;
  if (!make_room (rt, n))
    return -1;
  /* It has gone on to the line that it calls from. Those below stand where they stood. */
  if (known > 0)
    look_at (rt, frame, &marks->levels[known - 1]);
  frame = rt->script->frame;
  for (size_t i = n; i > known; frame = frame->previous)
    if (!pym_frame_is_incomplete (frame))
      {
        i--;
        marks->levels[i].activation = ++marks->activations;
        look_at (rt, frame, &marks->levels[i]);
        frame->mark = i < MAX_MARK ? (uint16_t) (i + 1) : 0;
      }
  *levels = marks->levels;
  return (ssize_t) n;
}

ssize_t
pym_stack_marks_current (PymRuntime *rt, const PymStackLevel **levels)
{
  const PymFrame *frame = rt->script->frame;
  PymStackMarks *marks = &rt->script->marks;

  if (PYM_UNLIKELY (frame == NULL || frame->mark == 0))
    return mark_frames (rt, levels);
  marks->levels[frame->mark - 1].site.line = (uint32_t) pym_frame_line (frame);
  *levels = marks->levels;
  return frame->mark;
}

_Static_assert(offsetof (PymFrame, instruction) == offsetof (PymStackFrame, instruction) &&
                   offsetof (PymFrame, mark) == offsetof (PymStackFrame, mark),
               "the engine reads how a frame begins");

void
pym_stack_marks_init (PymRuntime *rt)
{
  rt->hooks.current_stack = pym_stack_marks_current;
  rt->stack.newest = (const PymStackFrame *const *) &rt->script->frame;
}

void
pym_stack_marks_fini (PymRuntime *rt)
{
  rt->hooks.current_stack = NULL;
  rt->stack = (PymStack){ NULL, NULL };
  pym_raw_free (rt, rt->script->marks.levels);
  rt->script->marks = (PymStackMarks){ 0 };
}
