#include "pym-flow.h"

/* Which handler each instruction has, and how deep the stack is. */

#define MAX_BLOCKS 20

typedef struct PymHandlerStack
{
  PymBlock *handlers[MAX_BLOCKS + 2];
  int depth;
} HandlerStack;

static HandlerStack *
copy_stack (PymFlow *flow, const HandlerStack *stack)
{
  HandlerStack *copy = pym_context_alloc (flow->context, sizeof *copy);

  *copy = *stack;
  return copy;
}

static PymBlock *
push_handler (PymFlow *flow, HandlerStack *stack, const PymFlowInstruction *setup)
{
  PymBlock *target = setup->target;

  if (setup->opcode == PYM_SETUP_WITH || setup->opcode == PYM_SETUP_CLEANUP)
    target->preserves_lasti = true;
  /* Statements were counted before; comprehensions within one another are found here. */
  if (stack->depth > MAX_BLOCKS)
    pym_context_syntax_error (flow->context, setup->position, "too many statically nested blocks");
  stack->handlers[++stack->depth] = target;
  return target;
}

/* Puts a block on the list with the handlers that are in force at its start. */
static void
visit_later (PymBlock ***todo, PymBlock *block, HandlerStack *stack)
{
  block->handlers = stack;
  block->visited = true;
  *(*todo)++ = block;
}

static void
label_block (PymFlow *flow, PymBlock *block, PymBlock ***todo)
{
  HandlerStack *stack = block->handlers;
  PymBlock *handler = stack->handlers[stack->depth];

  block->handlers = NULL;
  for (uint32_t i = 0; i < block->n_items; i++)
    {
      PymFlowInstruction *item = &block->items[i];

      if (pym_flow_is_block_push (item->opcode))
        {
          if (!item->target->visited)
            visit_later (todo, item->target, copy_stack (flow, stack));
          handler = push_handler (flow, stack, item);
        }
      else if (item->opcode == PYM_POP_BLOCK)
        handler = stack->handlers[--stack->depth];
      else
        {
          item->handler = handler;
          if (pym_flow_is_jump (item->opcode) && !item->target->visited)
            visit_later (todo, item->target, copy_stack (flow, stack));
          if (item->opcode == PYM_YIELD_VALUE)
            item->arg = stack->depth;
        }
    }
  if (pym_block_falls_through (block) && block->next != NULL && !block->next->visited)
    visit_later (todo, block->next, stack);
}

void
pym_flow_find_handlers (PymFlow *flow)
{
  PymBlock **list = pym_flow_todo (flow), **todo = list;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if (pym_flow_is_block_push (block->items[i].opcode))
        block->items[i].target->is_handler = true;
  visit_later (&todo, flow->entry, pym_context_alloc (flow->context, sizeof (HandlerStack)));
  while (todo > list)
    {
      PymBlock *block = *--todo;

      label_block (flow, block, &todo);
    }
}

static void
enter_at_depth (PymBlock ***todo, PymBlock *block, int depth)
{
  if (block->start_depth >= 0)
    return;
  block->start_depth = depth;
  *(*todo)++ = block;
}

/* The deepest the stack gets; loops leave it as it was, so each block is looked at once. */
int
pym_flow_stack_depth (PymFlow *flow, bool is_generator)
{
  PymBlock **list = pym_flow_todo (flow), **todo = list;
  int deepest = 0;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    block->start_depth = -1;
  enter_at_depth (&todo, flow->entry, is_generator ? 1 : 0);
  while (todo > list)
    {
      PymBlock *block = *--todo;
      int depth = block->start_depth;

      for (uint32_t i = 0; i < block->n_items; i++)
        {
          const PymFlowInstruction *item = &block->items[i];
          int after = depth + pym_opcode_stack_effect (item->opcode, (unsigned) item->arg, false);

          if (after > deepest)
            deepest = after;
          if (pym_flow_has_target (item->opcode))
            {
              int at_target =
                  depth + pym_opcode_stack_effect (item->opcode, (unsigned) item->arg, true);

              if (at_target > deepest)
                deepest = at_target;
              enter_at_depth (&todo, item->target, at_target);
            }
          depth = after;
        }
      if (pym_block_falls_through (block) && block->next != NULL)
        enter_at_depth (&todo, block->next, depth);
    }
  return deepest;
}
