#include "pym-flow.h"

#include "pym-abstract.h"
#include "pym-tuple.h"

/* Improvements within one block. */

/* A jump to a jump goes where that one goes, if no line is lost. */
static bool
thread_jump (PymFlowInstruction *item, const PymFlowInstruction *target)
{
  if ((item->position.line != target->position.line && target->position.line != -1) ||
      item->target == target->target)
    return false;
  item->target = target->target;
  return true;
}

/* LOAD_CONST a, LOAD_CONST b, …, BUILD_TUPLE n becomes LOAD_CONST (a, b, …). */
static void
fold_tuple (PymFlow *flow, PymFlowInstruction *first, int32_t n, PymConstants *constants)
{
  PymContext *context = flow->context;
  PymObject *tuple;
  uint32_t index;

  for (int32_t i = 0; i < n; i++)
    if (first[i].opcode != PYM_LOAD_CONST || constants->items[first[i].arg].object == NULL)
      return;
  tuple = pym_tuple_new (context->rt, n);
  if (tuple == NULL)
    pym_context_own (context, NULL);
  for (int32_t i = 0; i < n; i++)
    pym_tuple_set (tuple, i, pym_newref (constants->items[first[i].arg].object));
  index = pym_constants_add_new (context, constants, tuple);
  for (int32_t i = 0; i < n; i++)
    pym_instruction_set (&first[i], PYM_NOP, 0);
  pym_instruction_set (&first[n], PYM_LOAD_CONST, (int32_t) index);
}

static int
constant_is_true (PymFlow *flow, const PymConstantEntry *entry)
{
  int truth;

  if (entry->object == NULL)
    return 1;
  truth = pym_object_is_true (flow->context->rt, entry->object);
  if (truth < 0)
    pym_context_own (flow->context, NULL);
  return truth > 0;
}

/* A constant and what uses it at once. Answers how many instructions more are done with. */
static uint32_t
optimize_constant (
    PymFlow *flow, PymBlock *block, uint32_t at, int32_t arg, const PymConstants *constants)
{
  PymFlowInstruction *item = &block->items[at], *next = item + 1;
  const PymConstantEntry *entry = &constants->items[arg];

  if (at + 1 >= block->n_items)
    return 0;
  switch (next->opcode)
    {
    case PYM_POP_JUMP_IF_FALSE:
    case PYM_POP_JUMP_IF_TRUE:
      pym_instruction_set (item, PYM_NOP, 0);
      if (constant_is_true (flow, entry) == (next->opcode == PYM_POP_JUMP_IF_TRUE))
        next->opcode = PYM_JUMP;
      else
        pym_instruction_set (next, PYM_NOP, 0);
      break;
    case PYM_IS_OP:
      if (entry->object == pym_none (flow->context->rt) && at + 2 < block->n_items &&
          (item[2].opcode == PYM_POP_JUMP_IF_FALSE || item[2].opcode == PYM_POP_JUMP_IF_TRUE))
        {
          bool jump_if_not = (next->arg != 0) != (item[2].opcode == PYM_POP_JUMP_IF_FALSE);

          pym_instruction_set (item, PYM_NOP, 0);
          pym_instruction_set (next, PYM_NOP, 0);
          item[2].opcode = jump_if_not ? PYM_POP_JUMP_IF_NOT_NONE : PYM_POP_JUMP_IF_NONE;
        }
      break;
    case PYM_RETURN_VALUE:
      pym_instruction_set (item, PYM_NOP, 0);
      pym_instruction_set (next, PYM_RETURN_CONST, arg);
      return 1;
    }
  return 0;
}

/* A tuple that is taken apart again needs only its items turned round. */
static bool
remove_unpacked_tuple (PymBlock *block, uint32_t at)
{
  PymFlowInstruction *item = &block->items[at], *next = item + 1;

  if (at + 1 >= block->n_items || next->opcode != PYM_UNPACK_SEQUENCE || next->arg != item->arg ||
      item->arg < 1 || item->arg > 3)
    return false;
  if (item->arg == 1)
    pym_instruction_set (next, PYM_NOP, 0);
  else
    next->opcode = PYM_SWAP;
  pym_instruction_set (item, PYM_NOP, 0);
  return true;
}

void
pym_block_optimize (PymFlow *flow, PymBlock *block, PymConstants *constants)
{
  unsigned opcode = 0;
  int32_t arg = 0;
  const PymFlowInstruction *target = NULL;

  for (uint32_t i = 0; i < block->n_items; i++)
    {
      PymFlowInstruction *item = &block->items[i];

      /* A copy of a constant is as good as the constant itself. */
      if (opcode != PYM_LOAD_CONST || item->opcode != PYM_COPY || item->arg != 1)
        {
          opcode = item->opcode;
          arg = item->arg;
          target = pym_flow_has_target (opcode) ? &item->target->items[0] : NULL;
        }
      switch (opcode)
        {
        case PYM_LOAD_CONST:
          i += optimize_constant (flow, block, i, arg, constants);
          break;
        case PYM_BUILD_TUPLE:
          if (!remove_unpacked_tuple (block, i) && i >= (uint32_t) arg)
            fold_tuple (flow, item - arg, arg, constants);
          break;
        case PYM_POP_JUMP_IF_NOT_NONE:
        case PYM_POP_JUMP_IF_NONE:
        case PYM_POP_JUMP_IF_FALSE:
        case PYM_POP_JUMP_IF_TRUE:
        case PYM_JUMP:
          if (target->opcode == PYM_JUMP && thread_jump (item, target))
            i--;
          break;
        case PYM_SWAP:
          if (arg == 1)
            {
              pym_instruction_set (item, PYM_NOP, 0);
              break;
            }
          pym_block_optimize_swaps (flow, block, &i);
          pym_block_apply_swaps (block, i);
          break;
        case PYM_PUSH_NULL:
          if (i + 1 < block->n_items && item[1].opcode == PYM_LOAD_GLOBAL && (item[1].arg & 1) == 0)
            {
              pym_instruction_set (item, PYM_NOP, 0);
              item[1].arg |= 1;
            }
          break;
        }
    }
}
