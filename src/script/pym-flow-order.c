#include "pym-flow.h"

/* The final order of the blocks, their lines, and jumps as the machine has them. */

static void
mark (PymBlock ***todo, PymBlock *block, bool only_not_warm)
{
  if (block->visited || (only_not_warm && block->warm))
    return;
  block->visited = true;
  *(*todo)++ = block;
}

static void
mark_reached (PymBlock ***todo, PymBlock *block, bool only_not_warm)
{
  if (block->next != NULL && pym_block_falls_through (block))
    mark (todo, block->next, only_not_warm);
  for (uint32_t i = 0; i < block->n_items; i++)
    if (pym_flow_is_jump (block->items[i].opcode))
      mark (todo, block->items[i].target, only_not_warm);
}

/* Warm: reached without an exception. Cold: reached from handlers only. */
static void
find_cold_blocks (PymFlow *flow)
{
  PymBlock **list = pym_flow_todo (flow), **todo = list;

  mark (&todo, flow->entry, false);
  while (todo > list)
    {
      PymBlock *block = *--todo;

      block->warm = true;
      mark_reached (&todo, block, false);
    }
  list = todo = pym_flow_todo (flow);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    if (block->is_handler)
      mark (&todo, block, true);
  while (todo > list)
    {
      PymBlock *block = *--todo;

      block->cold = true;
      mark_reached (&todo, block, true);
    }
}

/* A cold block that falls into a warm one will not stand before it any more. */
static void
add_jumps_to_warm_blocks (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymBlock *jump, *next = block->next;

      if (!block->cold || next == NULL || !next->warm || !pym_block_falls_through (block))
        continue;
      if (next->label == PYM_NO_LABEL)
        next->label = flow->label_count++;
      jump = pym_flow_new_block (flow);
      pym_block_append (flow, jump,
                        (PymFlowInstruction){ .opcode = PYM_JUMP,
                                              .arg = next->label,
                                              .position = PYM_CONTEXT_NO_POSITION,
                                              .target = next });
      jump->cold = true;
      jump->next = next;
      block->next = jump;
    }
}

void
pym_flow_move_cold_blocks (PymFlow *flow)
{
  PymBlock *warm_end = NULL, *cold = NULL, *cold_end = NULL, *next;

  if (flow->entry->next == NULL)
    return;
  find_cold_blocks (flow);
  add_jumps_to_warm_blocks (flow);
  for (PymBlock *block = flow->entry; block != NULL; block = next)
    {
      next = block->next;
      block->next = NULL;
      if (!block->cold)
        {
          if (warm_end != NULL)
            warm_end->next = block;
          warm_end = block;
        }
      else if (cold == NULL)
        cold = cold_end = block;
      else
        {
          cold_end->next = block;
          cold_end = block;
        }
    }
  warm_end->next = cold;
  if (cold != NULL)
    pym_flow_remove_redundant_jumps (flow);
}

static bool
exits_without_line (const PymBlock *block)
{
  if (block->n_items == 0 || !pym_flow_exits_scope (pym_block_last (block)->opcode))
    return false;
  for (uint32_t i = 0; i < block->n_items; i++)
    if (block->items[i].position.line >= 0)
      return false;
  return true;
}

/* Every return and raise has a line of its own way there: a way out that several jumps share is
 * copied for each. */
static void
duplicate_exits (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymFlowInstruction *last = pym_block_last (block);
      PymBlock *target, *copy;

      if (last == NULL || !pym_flow_is_jump (last->opcode))
        continue;
      target = last->target;
      if (target->n_predecessors <= 1 || !exits_without_line (target))
        continue;
      copy = pym_flow_new_block (flow);
      for (uint32_t i = 0; i < target->n_items; i++)
        pym_block_append (flow, copy, target->items[i]);
      copy->items[0].position = last->position;
      copy->n_predecessors = 1;
      copy->label = flow->label_count++;
      copy->next = target->next;
      target->next = copy;
      target->n_predecessors--;
      last->target = copy;
    }
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    if (block->n_items > 0 && block->next != NULL && pym_block_falls_through (block) &&
        exits_without_line (block->next))
      block->next->items[0].position = pym_block_last (block)->position;
}

/* What has no line gets that of what comes before it, where only one thing can. */
static void
propagate_lines (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymFlowInstruction *last = pym_block_last (block);
      PymPosition position = PYM_CONTEXT_NO_POSITION;

      if (last == NULL)
        continue;
      for (uint32_t i = 0; i < block->n_items; i++)
        if (block->items[i].position.line < 0)
          block->items[i].position = position;
        else
          position = block->items[i].position;
      if (pym_block_falls_through (block) && block->next->n_predecessors == 1 &&
          block->next->n_items > 0 && block->next->items[0].position.line < 0)
        block->next->items[0].position = position;
      if (pym_flow_is_jump (last->opcode) && last->target->n_predecessors == 1 &&
          last->target->items[0].position.line < 0)
        last->target->items[0].position = position;
    }
}

/* Returns that are still without: the line of the block before. */
static void
guarantee_lines (PymFlow *flow, int first_line)
{
  int32_t line = first_line;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymFlowInstruction *last = pym_block_last (block);

      if (last == NULL)
        continue;
      if (last->position.line >= 0)
        line = last->position.line;
      else if (last->opcode == PYM_RETURN_VALUE)
        for (uint32_t i = 0; i < block->n_items; i++)
          block->items[i].position.line = line;
    }
}

void
pym_flow_resolve_lines (PymFlow *flow, int first_line)
{
  duplicate_exits (flow);
  propagate_lines (flow);
  guarantee_lines (flow, first_line);
}

void
pym_flow_convert_pseudo (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      {
        PymFlowInstruction *item = &block->items[i];

        if (pym_flow_is_block_push (item->opcode) || item->opcode == PYM_POP_BLOCK)
          pym_instruction_set (item, PYM_NOP, 0);
        else if (item->opcode == PYM_STORE_FAST_MAYBE_NULL)
          item->opcode = PYM_STORE_FAST;
      }
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    pym_block_remove_nops (block);
}

static unsigned
reversed (unsigned opcode)
{
  switch (opcode)
    {
    case PYM_POP_JUMP_IF_NOT_NONE:
      return PYM_POP_JUMP_IF_NONE;
    case PYM_POP_JUMP_IF_NONE:
      return PYM_POP_JUMP_IF_NOT_NONE;
    case PYM_POP_JUMP_IF_FALSE:
      return PYM_POP_JUMP_IF_TRUE;
    case PYM_POP_JUMP_IF_TRUE:
      return PYM_POP_JUMP_IF_FALSE;
    default:
      return 0;
    }
}

/* Only unconditional jumps go back: a conditional one is turned round and jumps over one of those.
 */
static void
normalize_jump (PymFlow *flow, PymBlock *block)
{
  PymFlowInstruction *last = pym_block_last (block);
  PymBlock *back;
  bool forward;

  if (last == NULL || !pym_flow_is_jump (last->opcode))
    return;
  forward = !last->target->visited;
  if (last->opcode == PYM_JUMP)
    last->opcode = forward ? PYM_JUMP_FORWARD : PYM_JUMP_BACKWARD;
  else if (last->opcode == PYM_JUMP_NO_INTERRUPT)
    last->opcode = forward ? PYM_JUMP_FORWARD : PYM_JUMP_BACKWARD_NO_INTERRUPT;
  else if (!forward && reversed (last->opcode) != 0)
    {
      back = pym_flow_new_block (flow);
      pym_block_append (flow, back,
                        (PymFlowInstruction){ .opcode = PYM_JUMP,
                                              .position = last->position,
                                              .target = last->target });
      last->opcode = (uint16_t) reversed (last->opcode);
      last->target = block->next;
      back->cold = block->cold;
      back->next = block->next;
      block->next = back;
    }
}

void
pym_flow_normalize_jumps (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    block->visited = false;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      block->visited = true;
      normalize_jump (flow, block);
    }
}
