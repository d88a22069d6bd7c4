/* The loop itself. Each instruction is a label; `goto *script->dispatch[opcode]` leads from one to
 * the next. `dispatch` is a second table while a line hook is attached, all of whose places lead to
 * `observe`, and from there through a third, in which no instruction acts for its neighbour.
 */
#ifdef __GNUC__
/* One indirect jump behind each instruction, so that the processor can learn what follows what. */
#pragma GCC optimize("no-crossjumping", "no-gcse")
#endif

#include "pym-abstract.h"
#include "pym-builtin.h"
#include "pym-cell.h"
#include "pym-descriptor.h"
#include "pym-dict-keys.h"
#include "pym-dict.h"
#include "pym-error.h"
#include "pym-exceptions.h"
#include "pym-generator.h"
#include "pym-import.h"
#include "pym-int.h"
#include "pym-iterators.h"
#include "pym-list.h"
#include "pym-machine-words.h"
#include "pym-method.h"
#include "pym-module.h"
#include "pym-range.h"
#include "pym-set.h"
#include "pym-slice.h"
#include "pym-str.h"
#include "pym-super.h"
#include "pym-traceback.h"

/* The loop counts for two levels of calls in C (PY_EVAL_C_STACK_UNITS): so many above one. */
#define EXTRA_DEPTH 1

/* Gives the frame up: its contents are released, its room returned. */
static void
leave_frame (PymRuntime *rt, PymFrame *frame)
{
  if (pym_machine_is_observed (rt))
    pym_machine_step_frame (rt, frame, PYM_STEP_LEAVE);
  rt->script->frame = frame->previous;
  pym_machine_leave_frame (rt);
  if (frame->owner == PYM_FRAME_IN_GENERATOR)
    pym_generator_frame_done (rt, frame);
  else
    pym_frame_pop (rt, frame);
}

PymObject *
pym_machine_run (PymRuntime *rt, PymFrame *frame, bool throwing)
{
#define PLAIN(NAME, number, ...)       [number] = &&op_##NAME,
#define ALONE(NAME, number, BASE, ...) [number] = &&op_##BASE,
#define OBSERVED(NAME, number, ...)    [number] = &&observe,
  static const void *const plain[256] = { PYM_FOR_EACH_OPCODE (PLAIN) PYM_FOR_EACH_CACHED_OPCODE (
      PLAIN) PYM_FOR_EACH_QUICK_OPCODE (PLAIN) };
  static const void *const alone[256] = { PYM_FOR_EACH_OPCODE (PLAIN) PYM_FOR_EACH_CACHED_OPCODE (
      PLAIN) PYM_FOR_EACH_QUICK_OPCODE (ALONE) };
  static const void *const observed[256] = { PYM_FOR_EACH_OPCODE (
      OBSERVED) PYM_FOR_EACH_CACHED_OPCODE (OBSERVED) PYM_FOR_EACH_QUICK_OPCODE (OBSERVED) };
#undef PLAIN
#undef ALONE
#undef OBSERVED
  PymScript *const script = rt->script;
  const PymType *const int_type = PYM_TYPE (rt, INT);
  const PymInstruction *first, *next;
  PymObject **sp;
  PymObject *left, *right, *result, *kwnames;
  uint32_t arg;
  int status;
  bool is_entry;

  script->plain_dispatch = plain;
  script->observed_dispatch = observed;
  script->dispatch = script->line_hooks != NULL ? observed : plain;
  frame->previous = script->frame;
  frame->is_entry = true;
  frame->mark = 0;
  script->frame = frame;
  /* Told before anything can fail, as the end of the frame is told in any case. */
  STEP (PYM_STEP_ENTER);
  if (pym_enter_recursive_call (rt, "") < 0)
    {
      rt->c_recursion_left -= EXTRA_DEPTH + 1;
      script->recursion_left--;
      goto unwind_frame;
    }
  rt->c_recursion_left -= EXTRA_DEPTH;
  if (pym_machine_enter_frame (rt) < 0)
    goto unwind_frame;
  if (throwing)
    {
      RESTORE ();
      goto error;
    }
  goto entered;

start_frame:
  STEP (PYM_STEP_ENTER);
  if (pym_machine_enter_frame (rt) < 0)
    goto unwind_frame;

entered:
  RESTORE ();
  /* A new frame's instruction is the first one, not yet run; a generator's is the one it left. */
  if (frame->instruction == first && frame->owner != PYM_FRAME_IN_GENERATOR)
    next = first;
  NEXT ();

observe:
  SAVE ();
  pym_machine_step_instruction (rt, frame);
  if (pym_stop_requested (rt))
    goto stop;
  goto *alone[(next - 1)->opcode];

#include "pym-machine-data.inc"
#include "pym-machine-cached.inc"
#include "pym-machine-quick.inc"
#include "pym-machine-flow.inc"

op_CALL_INTRINSIC_2:
  SAVE ();
  pym_err_set_string (rt, PYM_TYPE (rt, SYSTEM_ERROR), "unknown opcode");
  goto error;

  /* How instructions end. */

replace_one: /* `left` was the operand */
  sp--;
  DROP (left);
  goto push;

replace_two: /* `left` and `right` were */
  sp -= 2;
  DROP (left);
  DROP (right);
  goto push;

replace_array: /* `arg` items were; the first is released first */
  sp -= arg;
  for (uint32_t i = 0; i < arg; i++)
    DROP (sp[i]);

push:
  if (result == NULL)
    goto error;
  PUSH (result);
  NEXT ();

done_one: /* the stack's top goes */
  left = POP ();
  DROP (left);

done:
  if (status < 0)
    goto error;
  NEXT ();

back: /* a generator was made, or yielded: `result` for the caller */
  if (is_entry)
    goto finished;
  frame = script->frame;
  RESTORE ();
  PUSH (result);
  NEXT ();

unbound: /* local `arg` is empty */
  SAVE ();
  pym_machine_unbound (rt, frame, arg);
  goto error;

stop:
  SAVE ();
  pym_machine_break (rt);

error: /* an exception is set; the instruction under way is next[-1] */
  kwnames = NULL;
  SAVE ();
  if (!pym_stop_requested (rt) && !pym_frame_is_incomplete (frame))
    pym_traceback_here (rt, frame);

unwind: /* `raise` may have moved `frame->instruction` to where the exception comes from */
  {
    const PymExceptionRange *range = NULL;
    PymObject **bottom = frame->slots + frame->code->n_locals_plus;

    if (!pym_stop_requested (rt))
      range = pym_compiled_find_range (frame->code->ranges, frame->code->n_ranges,
                                       (uint32_t) (next - 1 - first));
    if (range != NULL)
      bottom += range->depth;
    while (sp > bottom)
      {
        left = POP ();
        frame->stack_top = (int32_t) (sp - frame->slots);
        pym_xdecref (rt, left);
      }
    if (range == NULL)
      goto unwind_frame;
    if (range->lasti)
      {
        /* Without memory for it the place is lost, not the handler: it would be entered for ever.
         */
        result = pym_int_from_long (rt, frame->instruction - first);
        PUSH (result != NULL ? result : pym_newref (pym_none (rt)));
      }
    PUSH (pym_err_get_raised (rt));
    JUMP (range->target);
    NEXT ();
  }

unwind_frame: /* the exception goes on in the caller */
  is_entry = frame->is_entry;
  leave_frame (rt, frame);
  if (is_entry)
    {
      rt->c_recursion_left += EXTRA_DEPTH;
      pym_leave_recursive_call (rt);
      return NULL;
    }
  frame = script->frame;
  RESTORE ();
  goto error;

finished:
  rt->c_recursion_left += EXTRA_DEPTH;
  pym_leave_recursive_call (rt);
  return result;
}
