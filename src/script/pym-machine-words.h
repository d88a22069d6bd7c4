/* The words of the loop in pym-machine-loop.c, for it alone. They use its variables: `rt`,
 * `script`, `frame`, `first` (instruction of the code), `next` (one), `sp` (first free stack slot),
 * `arg`.
 *
 * Before anything that may run other code or allocate, SAVE () writes down which instruction is
 * under way and how much of the stack is good. Operands stay on the stack until the operation is
 * done; they are taken off before they are released.
 */
#pragma once

#include "pym-machine-cache.h"
#include "pym-machine-private.h"
#include "pym-machine-quick.h"
#include "pym-numbers-inline.h"

#define NEXT()                                                                                     \
  do                                                                                               \
    {                                                                                              \
      arg = next->arg;                                                                             \
      goto * script->dispatch[next++->opcode];                                                     \
    }                                                                                              \
  while (0)
#define SAVE()                                                                                     \
  ((void) (frame->instruction = next - 1, frame->stack_top = (int32_t) (sp - frame->slots)))
#define RESTORE()                                                                                  \
  ((void) (first = frame->code->instructions, next = frame->instruction + 1,                       \
           sp = frame->slots + frame->stack_top, kwnames = NULL))
#define JUMP(target) ((void) (next = first + (target)))
#define PUSH(o)      ((void) (*sp++ = (o)))
#define POP()        (*--sp)
#define TOP()        (sp[-1])
#define LOCAL(i)     (frame->slots[i])
#define CONST(i)     pym_tuple_get (frame->code->consts, i)
#define NAME(i)      pym_tuple_get (frame->code->names, i)
#define BREAKER()    PYM_UNLIKELY (atomic_load_explicit (&rt->breaker, memory_order_relaxed) != 0)

/* Looks at the breaker. */
#define POLL()                                                                                     \
  do                                                                                               \
    if (BREAKER ())                                                                                \
      {                                                                                            \
        SAVE ();                                                                                   \
        if (pym_machine_break (rt) < 0)                                                            \
          goto error;                                                                              \
      }                                                                                            \
  while (0)
#define STEP(step)                                                                                 \
  do                                                                                               \
    if (pym_machine_is_observed (rt))                                                              \
      pym_machine_step_frame (rt, frame, step);                                                    \
  while (0)
/* Names of a call: a function's own variables need no mapping. */
#define FUNCTION_LOCALS(function)                                                                  \
  (((PymCode *) (function)->code)->flags & PYM_CODE_OPTIMIZED ? NULL                               \
                                                              : pym_newref ((function)->globals))

/* Releases what is no longer on the stack. */
#define DROP(o)                                                                                    \
  do                                                                                               \
    {                                                                                              \
      PymObject *dropped_ = (o);                                                                   \
                                                                                                   \
      if (!pym_is_immortal (dropped_) && --dropped_->refcount == 0)                                \
        {                                                                                          \
          SAVE ();                                                                                 \
          pym_type (dropped_)->dealloc (rt, dropped_);                                             \
        }                                                                                          \
    }                                                                                              \
  while (0)
#define XDROP(o)                                                                                   \
  do                                                                                               \
    if ((o) != NULL)                                                                               \
      DROP (o);                                                                                    \
  while (0)
/* A place gets a new owner's reference before the old one is released. */
#define STORE(place, value)                                                                        \
  do                                                                                               \
    {                                                                                              \
      PymObject *old_ = (place);                                                                   \
                                                                                                   \
      (place) = (value);                                                                           \
      XDROP (old_);                                                                                \
    }                                                                                              \
  while (0)

/* Instructions of one shape; `left` and `right` are the operands. */
#define UNARY(NAME, call)                                                                          \
  op_##NAME : left = TOP ();                                                                       \
  SAVE ();                                                                                         \
  result = (call);                                                                                 \
  goto replace_one
#define BINARY(NAME, call)                                                                         \
  op_##NAME : left = sp[-2];                                                                       \
  right = sp[-1];                                                                                  \
  SAVE ();                                                                                         \
  result = (call);                                                                                 \
  goto replace_two
/* Does something with the stack's top, which goes. */
#define CONSUME(NAME, call)                                                                        \
  op_##NAME : SAVE ();                                                                             \
  status = (call);                                                                                 \
  goto done_one
#define PRODUCE(NAME, call)                                                                        \
  op_##NAME : SAVE ();                                                                             \
  result = (call);                                                                                 \
  goto push

/* Attempts at an inline cache, and what a hit looks at. */
#define CACHE() (&frame->code->caches[(next - 1)->note - 1])
#define MISS(generic)                                                                              \
  do                                                                                               \
    {                                                                                              \
      pym_machine_cache_miss (frame->code, next - 1, PYM_##generic);                               \
      goto op_##generic;                                                                           \
    }                                                                                              \
  while (0)

/* Quick instructions: what they look at before they act. */
#define BECOME(general)                                                                            \
  do                                                                                               \
    {                                                                                              \
      pym_machine_become (next - 1, PYM_##general);                                                \
      goto op_##general;                                                                           \
    }                                                                                              \
  while (0)
/* From the next time on `both`, which acts for its neighbour too; this time by itself. */
#define BECOME_OBSERVABLY(both, alone)                                                             \
  do                                                                                               \
    {                                                                                              \
      pym_machine_become (next - 1, PYM_##both);                                                   \
      goto op_##alone;                                                                             \
    }                                                                                              \
  while (0)
#define ARE_SMALL_INTS(a, b)                                                                       \
  (pym_type (a) == int_type && pym_type (b) == int_type && pym_int_is_compact (a) &&               \
   pym_int_is_compact (b))
#define TWO_INTS(general)                                                                          \
  do                                                                                               \
    {                                                                                              \
      left = sp[-2];                                                                               \
      right = sp[-1];                                                                              \
      if (PYM_UNLIKELY (!ARE_SMALL_INTS (left, right)))                                            \
        BECOME (general);                                                                          \
    }                                                                                              \
  while (0)
/* The result takes the place of an operand that nobody else holds. */
#define TWO_FLOATS(operator)                                                                       \
  do                                                                                               \
    {                                                                                              \
      double value_;                                                                               \
                                                                                                   \
      left = sp[-2];                                                                               \
      right = sp[-1];                                                                              \
      if (!PYM_IS_EXACT (rt, left, FLOAT) || !PYM_IS_EXACT (rt, right, FLOAT))                     \
        BECOME (BINARY_OP);                                                                        \
      value_ = pym_float_value (left) operator pym_float_value (right);                            \
      SAVE ();                                                                                     \
      sp -= 2;                                                                                     \
      result = pym_machine_float_result (rt, value_, left, right);                                 \
      if (PYM_UNLIKELY (result == NULL))                                                           \
        goto error;                                                                                \
      PUSH (result);                                                                               \
      NEXT ();                                                                                     \
    }                                                                                              \
  while (0)
/* A small int that is the place of an item. */
#define POSITION(o) ((ssize_t) ((PymInt *) (o))->digits[0])
#define IS_POSITION(o, sequence)                                                                   \
  (pym_type (o) == int_type && pym_int_is_compact (o) && pym_int_sign (o) >= 0 &&                  \
   POSITION (o) < pym_size (sequence))

/* STORE for locals, where what goes is an int more often than not. True when something else ended
 * its life, so that anything may have happened. */
#define STORE_LOCAL(i, value) pym_machine_store_local (rt, frame, next - 1, sp, int_type, i, value)
static inline bool
pym_machine_store_local (PymRuntime *rt,
                         PymFrame *frame,
                         const PymInstruction *instruction,
                         PymObject **sp,
                         const PymType *int_type,
                         uint32_t i,
                         PymObject *value)
{
  PymObject *old = frame->slots[i];

  frame->slots[i] = value;
  if (old == NULL || pym_is_immortal (old) || --old->refcount > 0)
    return false;
  if (pym_type (old) == int_type)
    {
      pym_object_free_inline (rt, old);
      return false;
    }
  frame->instruction = instruction;
  frame->stack_top = (int32_t) (sp - frame->slots);
  pym_type (old)->dealloc (rt, old);
  return true;
}

/* Whether the instruction was executed before: CPython specialises at the second time. */
static inline bool
pym_machine_is_warm (const PymInstruction *instruction)
{
  PymInstruction *own = (PymInstruction *) instruction;

  if (own->note != 0)
    return true;
  own->note = 1;
  return false;
}
#define WARM() pym_machine_is_warm (next - 1)
