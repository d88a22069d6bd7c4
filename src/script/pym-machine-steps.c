/* Telling the line hooks of frames and lines. For each depth of frames is remembered which line and
 * which instruction ran last there. */
#include "pym-error.h"
#include "pym-machine-private.h"

typedef struct
{
  int line;            /* 0: none yet */
  int32_t instruction; /* index; -1: none yet */
} LastStep;

struct PymLineState
{
  int depth; /* of the innermost frame; -1: there is none */
  int room;
  LastStep *last; /* by depth */
};

static bool
make_room (PymRuntime *rt, PymLineState *state, int depth)
{
  int room = state->room;
  LastStep *last;

  if (depth < room)
    return true;
  while (room <= depth)
    room = room > 0 ? 2 * room : 64;
  last = pym_raw_realloc (rt, state->last, (size_t) room * sizeof (LastStep));
  if (last == NULL)
    return false;
  state->last = last;
  state->room = room;
  return true;
}

static void
remember (LastStep *last, const PymFrame *frame)
{
  last->instruction = (int32_t) (frame->instruction - frame->code->instructions);
  last->line = frame->code->positions[last->instruction].line;
}

/* Where the frames are that run already. */
static bool
begin_observing (PymRuntime *rt)
{
  PymScript *script = rt->script;
  int depth = pym_frames_depth (rt) - 1;

  if (script->line_state == NULL)
    {
      script->line_state = pym_raw_calloc (rt, 1, sizeof (PymLineState));
      if (script->line_state == NULL)
        return false;
    }
  if (!make_room (rt, script->line_state, depth + 1))
    return false;
  script->line_state->depth = depth;
  for (const PymFrame *frame = script->frame; frame != NULL; frame = frame->previous)
    remember (&script->line_state->last[depth--], frame);
  return true;
}

int
pym_machine_add_line_hook (PymRuntime *rt, PymLineHook *hook)
{
  PymScript *script = rt->script;

  for (const PymLineHook *there = script->line_hooks; there != NULL; there = there->next)
    if (there == hook)
      return 0;
  if (script->line_hooks == NULL && !begin_observing (rt))
    return -1;
  hook->next = script->line_hooks;
  script->line_hooks = hook;
  script->dispatch = script->observed_dispatch;
  return 0;
}

void
pym_machine_remove_line_hook (PymRuntime *rt, PymLineHook *hook)
{
  PymScript *script = rt->script;
  PymLineHook **link = &script->line_hooks;

  while (*link != NULL && *link != hook)
    link = &(*link)->next;
  if (*link == NULL)
    return;
  *link = hook->next;
  if (script->line_hooks == NULL)
    script->dispatch = script->plain_dispatch;
}

void
pym_machine_steps_fini (PymRuntime *rt)
{
  if (rt->script->line_state != NULL)
    pym_raw_free (rt, rt->script->line_state->last);
  pym_raw_free (rt, rt->script->line_state);
  rt->script->line_state = NULL;
}

static void
tell (PymRuntime *rt, const PymFrame *frame, PymStep step, int line, int previous_line)
{
  const PymLineHook *hook = rt->script->line_hooks, *next;
  PymStepInfo info = {
    .step = step,
    .frame = frame,
    .depth = rt->script->line_state->depth,
    .line = line,
    .previous_line = previous_line,
    .instructions = rt->script->instructions,
  };

  for (; hook != NULL; hook = next)
    {
      next = hook->next;
      hook->step (rt, &info, hook->data);
    }
}

/* NULL when no frame runs, or when there was no memory for one so deep: its steps aren't told. */
static LastStep *
last_of (PymLineState *state)
{
  return state->depth >= 0 && state->depth < state->room ? &state->last[state->depth] : NULL;
}

void
pym_machine_step_frame (PymRuntime *rt, PymFrame *frame, PymStep step)
{
  PymLineState *state = rt->script->line_state;
  LastStep *last;

  if (step == PYM_STEP_LEAVE)
    {
      last = last_of (state);
      if (last != NULL)
        tell (rt, frame, step, last->line > 0 ? last->line : pym_frame_line (frame), last->line);
      state->depth--;
      return;
    }
  state->depth++;
  if (!make_room (rt, state, state->depth))
    return;
  last = last_of (state);
  *last = (LastStep){ .instruction = -1 };
  if (frame->owner == PYM_FRAME_IN_GENERATOR)
    remember (last, frame);
  tell (rt, frame, step, pym_frame_line (frame), last->line);
}

void
pym_machine_step_instruction (PymRuntime *rt, PymFrame *frame)
{
  LastStep *last = last_of (rt->script->line_state);
  int32_t instruction = (int32_t) (frame->instruction - frame->code->instructions);
  int line = frame->code->positions[instruction].line;

  rt->script->instructions++;
  if (last == NULL)
    return;
  if (line > 0 && instruction > frame->code->first_traceable &&
      (line != last->line || instruction < last->instruction))
    {
      int previous = last->line;

      *last = (LastStep){ .line = line, .instruction = instruction };
      tell (rt, frame, PYM_STEP_LINE, line, previous);
      return;
    }
  last->instruction = instruction;
}
