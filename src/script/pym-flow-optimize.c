#include "pym-flow.h"

#include "pym-abstract.h"
#include "pym-tuple.h"

/* The passes that make code smaller. What is taken out becomes a NOP first; NOPs go last, unless
 * one is needed to give its line a place. */

#define MAX_COPIED_INSTRUCTIONS 4

/* Whether a NOP is the only thing that keeps its line in the code. May hand its line on. */
static bool
nop_is_needed (PymBlock *block, uint32_t at, int32_t line_before)
{
  PymFlowInstruction *nop = &block->items[at];
  int32_t line = nop->position.line;

  if (line < 0 || line == line_before)
    return false;
  if (at + 1 < block->n_items)
    {
      if (nop[1].position.line == line)
        return false;
      if (nop[1].position.line < 0)
        {
          nop[1].position = nop->position;
          return false;
        }
      return true;
    }
  for (PymBlock *next = block->next; next != NULL; next = next->next)
    {
      if (next->n_items == 0)
        continue;
      for (uint32_t i = 0; i < next->n_items; i++)
        if (next->items[i].opcode != PYM_NOP || next->items[i].position.line >= 0)
          return next->items[i].position.line != line;
      return true;
    }
  return true;
}

uint32_t
pym_block_remove_nops (PymBlock *block)
{
  uint32_t kept = 0, n_removed;
  int32_t line_before = -1;

  for (uint32_t i = 0; i < block->n_items; i++)
    {
      int32_t line = block->items[i].position.line;

      if (block->items[i].opcode == PYM_NOP && !nop_is_needed (block, i, line_before))
        continue;
      block->items[kept++] = block->items[i];
      line_before = line;
    }
  n_removed = block->n_items - kept;
  block->n_items = kept;
  return n_removed;
}

static bool
is_redundant_pair (const PymFlowInstruction *first, const PymFlowInstruction *second)
{
  if (first == NULL || second->opcode != PYM_POP_TOP)
    return false;
  return first->opcode == PYM_LOAD_CONST || (first->opcode == PYM_COPY && first->arg == 1);
}

/* NOPs, and values that are loaded only to be dropped. */
static void
remove_nops_and_pairs (PymFlow *flow)
{
  bool again = true;

  while (again)
    {
      PymFlowInstruction *before = NULL, *item = NULL;

      again = false;
      for (PymBlock *block = flow->entry; block != NULL; block = block->next)
        {
          pym_block_remove_nops (block);
          if (block->label != PYM_NO_LABEL)
            item = NULL;
          for (uint32_t i = 0; i < block->n_items; i++)
            {
              before = item;
              item = &block->items[i];
              if (is_redundant_pair (before, item))
                {
                  pym_instruction_set (before, PYM_NOP, 0);
                  pym_instruction_set (item, PYM_NOP, 0);
                  again = true;
                }
            }
          if ((item != NULL && pym_flow_is_jump (item->opcode)) || !pym_block_falls_through (block))
            item = NULL;
        }
    }
}

static PymBlock *
skip_empty (PymBlock *block)
{
  while (block != NULL && block->n_items == 0)
    block = block->next;
  return block;
}

static void
eliminate_empty_blocks (PymFlow *flow)
{
  flow->entry = skip_empty (flow->entry);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    block->next = skip_empty (block->next);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      {
        PymFlowInstruction *item = &block->items[i];
        PymBlock *target;

        if (!pym_flow_has_target (item->opcode))
          continue;
        target = skip_empty (item->target);
        if (target != item->target && target->label == PYM_NO_LABEL)
          target->label = flow->label_count++;
        item->target = target;
      }
}

/* A jump to a short way out of the code becomes a copy of it. */
static void
inline_small_exits (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymFlowInstruction *last = pym_block_last (block);
      PymBlock *target;

      if (last == NULL || !pym_flow_is_unconditional (last->opcode))
        continue;
      target = last->target;
      if (target->n_items == 0 || target->n_items > MAX_COPIED_INSTRUCTIONS ||
          !pym_flow_exits_scope (pym_block_last (target)->opcode))
        continue;
      pym_instruction_set (last, PYM_NOP, 0);
      for (uint32_t i = 0; i < target->n_items; i++)
        pym_block_append (flow, block, target->items[i]);
    }
}

void
pym_flow_remove_redundant_jumps (PymFlow *flow)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      PymFlowInstruction *last = pym_block_last (block);

      if (last != NULL && pym_flow_is_unconditional (last->opcode) && last->target == block->next)
        pym_instruction_set (last, PYM_NOP, 0);
    }
}

static void
reach (PymBlock ***todo, PymBlock *block)
{
  if (block->n_predecessors++ == 0)
    *(*todo)++ = block;
}

static void
empty_unreachable_blocks (PymFlow *flow)
{
  PymBlock **list = pym_flow_todo (flow), **todo = list;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    block->n_predecessors = 0;
  reach (&todo, flow->entry);
  while (todo > list)
    {
      PymBlock *block = *--todo;

      if (block->next != NULL && pym_block_falls_through (block))
        reach (&todo, block->next);
      for (uint32_t i = 0; i < block->n_items; i++)
        if (pym_flow_has_target (block->items[i].opcode))
          reach (&todo, block->items[i].target);
    }
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    if (block->n_predecessors == 0)
      block->n_items = 0;
}

void
pym_flow_optimize (PymFlow *flow, PymConstants *constants)
{
  eliminate_empty_blocks (flow);
  inline_small_exits (flow);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      pym_context_poll (flow->context);
      pym_block_optimize (flow, block, constants);
    }
  remove_nops_and_pairs (flow);
  inline_small_exits (flow);
  empty_unreachable_blocks (flow);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    pym_block_remove_nops (block);
  eliminate_empty_blocks (flow);
  pym_flow_remove_redundant_jumps (flow);
}

void
pym_flow_remove_unused_constants (PymFlow *flow, PymConstants *constants)
{
  uint32_t *new_index =
      pym_context_alloc (flow->context, (constants->n_items + 1) * sizeof *new_index);
  uint32_t n_used = 0;

  if (constants->n_items == 0)
    return;
  /* The first one may be a docstring and stays. */
  new_index[0] = 1;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if ((pym_opcode_flags (block->items[i].opcode) & PYM_OPCODE_HAS_CONST) != 0)
        new_index[block->items[i].arg] = 1;
  for (uint32_t i = 0; i < constants->n_items; i++)
    if (new_index[i] != 0)
      {
        constants->items[n_used] = constants->items[i];
        new_index[i] = n_used++;
      }
  constants->n_items = n_used;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if ((pym_opcode_flags (block->items[i].opcode) & PYM_OPCODE_HAS_CONST) != 0)
        block->items[i].arg = (int32_t) new_index[block->items[i].arg];
}
