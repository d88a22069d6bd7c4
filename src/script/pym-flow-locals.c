#include "pym-flow.h"

/* LOAD_FAST becomes LOAD_FAST_CHECK where the local may be unbound. The first 64 locals are
 * followed through the whole graph, the others only within a block. */

#define N_FOLLOWED 64

static void
learn (PymBlock ***todo, PymBlock *block, uint64_t unsafe)
{
  uint64_t both = block->unsafe_locals | unsafe;

  if (both == block->unsafe_locals)
    return;
  block->unsafe_locals = both;
  if (!block->visited)
    {
      *(*todo)++ = block;
      block->visited = true;
    }
}

static void
scan (PymBlock *block, PymBlock ***todo)
{
  uint64_t unsafe = block->unsafe_locals;
  PymFlowInstruction *last;

  for (uint32_t i = 0; i < block->n_items; i++)
    {
      PymFlowInstruction *item = &block->items[i];
      uint64_t bit;

      if (item->handler != NULL)
        learn (todo, item->handler, unsafe);
      if (item->arg < 0 || item->arg >= N_FOLLOWED)
        continue;
      bit = UINT64_C (1) << item->arg;
      switch (item->opcode)
        {
        case PYM_DELETE_FAST:
        case PYM_LOAD_FAST_AND_CLEAR:
        case PYM_STORE_FAST_MAYBE_NULL:
          unsafe |= bit;
          break;
        case PYM_STORE_FAST:
        case PYM_LOAD_FAST_CHECK:
          unsafe &= ~bit;
          break;
        case PYM_LOAD_FAST:
          if ((unsafe & bit) != 0)
            item->opcode = PYM_LOAD_FAST_CHECK;
          unsafe &= ~bit;
          break;
        }
    }
  if (block->next != NULL && pym_block_falls_through (block))
    learn (todo, block->next, unsafe);
  last = pym_block_last (block);
  if (last != NULL && pym_flow_is_jump (last->opcode))
    learn (todo, last->target, unsafe);
}

/* Locals from the 65th on: bound for sure only after a store or load in the same block. */
static void
scan_others (PymFlow *flow, uint32_t n_locals)
{
  uint32_t *bound_in =
      pym_context_alloc (flow->context, (n_locals - N_FOLLOWED) * sizeof *bound_in);
  uint32_t number = 0;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      number++;
      for (uint32_t i = 0; i < block->n_items; i++)
        {
          PymFlowInstruction *item = &block->items[i];
          uint32_t local = (uint32_t) item->arg - N_FOLLOWED;

          if (item->arg < N_FOLLOWED)
            continue;
          switch (item->opcode)
            {
            case PYM_DELETE_FAST:
            case PYM_LOAD_FAST_AND_CLEAR:
            case PYM_STORE_FAST_MAYBE_NULL:
              bound_in[local] = number - 1;
              break;
            case PYM_STORE_FAST:
              bound_in[local] = number;
              break;
            case PYM_LOAD_FAST:
              if (bound_in[local] != number)
                item->opcode = PYM_LOAD_FAST_CHECK;
              bound_in[local] = number;
              break;
            }
        }
    }
}

void
pym_flow_check_locals (PymFlow *flow, uint32_t n_locals, uint32_t n_parameters)
{
  PymBlock **list, **todo;
  uint64_t unbound = 0;

  if (n_locals == 0)
    return;
  if (n_locals > N_FOLLOWED)
    {
      scan_others (flow, n_locals);
      n_locals = N_FOLLOWED;
    }
  list = todo = pym_flow_todo (flow);
  for (uint32_t i = n_parameters; i < n_locals; i++)
    unbound |= UINT64_C (1) << i;
  learn (&todo, flow->entry, unbound);
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    scan (block, &todo);
  while (todo > list)
    {
      PymBlock *block = *--todo;

      block->visited = false;
      scan (block, &todo);
    }
}
