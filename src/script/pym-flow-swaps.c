#include "pym-flow.h"

/* Runs of SWAPs: made as short as can be, then done away with by exchanging the stores behind them.
 */

/* The shortest run of SWAPs with the same effect, at the end of the old one. `*place` moves to its
 * last instruction. A permutation is done cycle by cycle, each led through the top of the stack. */
void
pym_block_optimize_swaps (PymFlow *flow, PymBlock *block, uint32_t *place)
{
  PymFlowInstruction *run = &block->items[*place];
  uint32_t n = 1, limit = block->n_items - *place;
  int depth = run[0].arg, write;
  bool several = false;
  int *stack;

  for (; n < limit && (run[n].opcode == PYM_SWAP || run[n].opcode == PYM_NOP); n++)
    if (run[n].opcode == PYM_SWAP)
      {
        if (run[n].arg > depth)
          depth = run[n].arg;
        several = true;
      }
  if (!several)
    return;
  stack = pym_context_alloc (flow->context, (size_t) depth * sizeof *stack);
  for (int i = 0; i < depth; i++)
    stack[i] = i;
  for (uint32_t i = 0; i < n; i++)
    if (run[i].opcode == PYM_SWAP)
      {
        int top = stack[0];

        stack[0] = stack[run[i].arg - 1];
        stack[run[i].arg - 1] = top;
      }
  write = (int) n - 1;
  for (int i = 0; i < depth; i++)
    {
      if (stack[i] < 0 || stack[i] == i)
        continue;
      for (int j = i;;)
        {
          int next;

          if (j != 0)
            pym_instruction_set (&run[write--], PYM_SWAP, j + 1);
          if (stack[j] < 0)
            break;
          next = stack[j];
          stack[j] = -1;
          j = next;
        }
    }
  while (write >= 0)
    pym_instruction_set (&run[write--], PYM_NOP, 0);
  *place += n - 1;
}

static bool
is_swappable (unsigned opcode)
{
  return opcode == PYM_STORE_FAST || opcode == PYM_STORE_FAST_MAYBE_NULL || opcode == PYM_POP_TOP;
}

static int32_t
stored_local (const PymFlowInstruction *item)
{
  return item->opcode == PYM_POP_TOP ? -1 : item->arg;
}

/* The next instruction that only takes the top of the stack; -1 when another is in the way, or
 * another line than `line` (-1: any). */
static int
next_swappable (const PymBlock *block, int at, int32_t line)
{
  while (++at < (int) block->n_items)
    {
      const PymFlowInstruction *item = &block->items[at];

      if (line >= 0 && item->position.line != line)
        return -1;
      if (item->opcode == PYM_NOP)
        continue;
      return is_swappable (item->opcode) ? at : -1;
    }
  return -1;
}

/* Whether two stores and what lies between them write to different locals. */
static bool
may_exchange (const PymBlock *block, int first, int second)
{
  int32_t a = stored_local (&block->items[first]), b = stored_local (&block->items[second]);

  if (a < 0 && b < 0)
    return true;
  if (a == b)
    return false;
  for (int i = first + 1; i < second; i++)
    {
      int32_t between = block->items[i].opcode == PYM_NOP ? -1 : stored_local (&block->items[i]);

      if (between >= 0 && (between == a || between == b))
        return false;
    }
  return true;
}

void
pym_block_apply_swaps (PymBlock *block, uint32_t place)
{
  for (int i = (int) place; i >= 0; i--)
    {
      PymFlowInstruction *swap = &block->items[i], exchanged;
      int first, second;

      if (swap->opcode != PYM_SWAP)
        {
          if (swap->opcode == PYM_NOP || is_swappable (swap->opcode))
            continue;
          return;
        }
      first = second = next_swappable (block, i, -1);
      if (first < 0)
        return;
      for (int count = swap->arg - 1; count > 0 && second >= 0; count--)
        second = next_swappable (block, second, block->items[first].position.line);
      if (second < 0 || !may_exchange (block, first, second))
        return;
      pym_instruction_set (swap, PYM_NOP, 0);
      exchanged = block->items[first];
      block->items[first] = block->items[second];
      block->items[second] = exchanged;
    }
}
