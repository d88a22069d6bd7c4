#include "pym-flow.h"

#include <string.h>

PymLabel
pym_sequence_new_label (PymSequence *sequence)
{
  int32_t *place = pym_context_append (sequence->context, &sequence->labels, &sequence->n_labels,
                                       &sequence->labels_allocated, sizeof *place);

  *place = -1;
  return (PymLabel) sequence->n_labels - 1;
}

void
pym_sequence_place_label (PymSequence *sequence, PymLabel label)
{
  sequence->labels[label] = (int32_t) sequence->n_items;
}

void
pym_sequence_add (PymSequence *sequence, unsigned opcode, int32_t arg, PymPosition position)
{
  PymFlowInstruction *item =
      pym_context_append (sequence->context, &sequence->items, &sequence->n_items,
                          &sequence->allocated, sizeof *item);

  memset (item, 0, sizeof *item);
  item->opcode = (uint16_t) opcode;
  item->arg = arg;
  item->position = position;
}

void
pym_sequence_insert_first (PymSequence *sequence,
                           unsigned opcode,
                           int32_t arg,
                           PymPosition position)
{
  pym_sequence_add (sequence, opcode, arg, position);
  for (uint32_t i = sequence->n_items - 1; i > 0; i--)
    {
      PymFlowInstruction item = sequence->items[i];

      sequence->items[i] = sequence->items[i - 1];
      sequence->items[i - 1] = item;
    }
  for (uint32_t i = 0; i < sequence->n_labels; i++)
    if (sequence->labels[i] >= 0)
      sequence->labels[i]++;
}

bool
pym_flow_is_jump (unsigned opcode)
{
  return (pym_opcode_flags (opcode) & PYM_OPCODE_HAS_JUMP) != 0;
}

bool
pym_flow_is_block_push (unsigned opcode)
{
  return (pym_opcode_flags (opcode) & PYM_OPCODE_PUSHES_BLOCK) != 0;
}

bool
pym_flow_has_target (unsigned opcode)
{
  return (pym_opcode_flags (opcode) & (PYM_OPCODE_HAS_JUMP | PYM_OPCODE_PUSHES_BLOCK)) != 0;
}

bool
pym_flow_is_unconditional (unsigned opcode)
{
  switch (opcode)
    {
    case PYM_JUMP:
    case PYM_JUMP_NO_INTERRUPT:
    case PYM_JUMP_FORWARD:
    case PYM_JUMP_BACKWARD:
    case PYM_JUMP_BACKWARD_NO_INTERRUPT:
      return true;
    default:
      return false;
    }
}

bool
pym_flow_exits_scope (unsigned opcode)
{
  switch (opcode)
    {
    case PYM_RETURN_VALUE:
    case PYM_RETURN_CONST:
    case PYM_RAISE_VARARGS:
    case PYM_RERAISE:
      return true;
    default:
      return false;
    }
}

PymBlock *
pym_flow_new_block (PymFlow *flow)
{
  PymBlock *block = pym_context_alloc (flow->context, sizeof *block);

  block->label = PYM_NO_LABEL;
  return block;
}

PymFlowInstruction *
pym_block_last (const PymBlock *block)
{
  return block->n_items == 0 ? NULL : &block->items[block->n_items - 1];
}

bool
pym_block_falls_through (const PymBlock *block)
{
  const PymFlowInstruction *last = pym_block_last (block);

  return last == NULL ||
         (!pym_flow_exits_scope (last->opcode) && !pym_flow_is_unconditional (last->opcode));
}

PymFlowInstruction *
pym_block_append (PymFlow *flow, PymBlock *block, PymFlowInstruction item)
{
  PymFlowInstruction *place = pym_context_append (flow->context, &block->items, &block->n_items,
                                                  &block->allocated, sizeof *place);

  *place = item;
  return place;
}

void
pym_block_insert (PymFlow *flow, PymBlock *block, uint32_t place, PymFlowInstruction item)
{
  pym_block_append (flow, block, item);
  memmove (&block->items[place + 1], &block->items[place],
           (block->n_items - 1 - place) * sizeof item);
  block->items[place] = item;
}

void
pym_instruction_set (PymFlowInstruction *item, unsigned opcode, int32_t arg)
{
  item->opcode = (uint16_t) opcode;
  item->arg = arg;
}

PymBlock **
pym_flow_todo (PymFlow *flow)
{
  size_t n_blocks = 0;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      block->visited = false;
      n_blocks++;
    }
  return pym_context_alloc (flow->context, (n_blocks + 1) * sizeof (PymBlock *));
}

/* Whether the next instruction begins a block of its own. An empty block without a label takes the
 * label that is waiting instead. */
static bool
current_is_finished (PymFlow *flow)
{
  const PymFlowInstruction *last = pym_block_last (flow->current);

  if (last != NULL && (pym_flow_is_jump (last->opcode) || pym_flow_exits_scope (last->opcode)))
    return true;
  if (flow->next_label == PYM_NO_LABEL)
    return false;
  if (last != NULL || flow->current->label != PYM_NO_LABEL)
    return true;
  flow->current->label = flow->next_label;
  flow->next_label = PYM_NO_LABEL;
  return false;
}

static void
start_block_if_needed (PymFlow *flow)
{
  PymBlock *block;

  if (!current_is_finished (flow))
    return;
  block = pym_flow_new_block (flow);
  block->label = flow->next_label;
  flow->next_label = PYM_NO_LABEL;
  flow->current->next = block;
  flow->current = block;
}

/* Several labels may name one place; the last of them stands for all. */
static int32_t *
labels_by_place (PymFlow *flow, const PymSequence *sequence)
{
  int32_t *by_place = pym_context_alloc (flow->context, (sequence->n_items + 1) * sizeof *by_place);

  for (uint32_t i = 0; i <= sequence->n_items; i++)
    by_place[i] = PYM_NO_LABEL;
  for (uint32_t label = 0; label < sequence->n_labels; label++)
    if (sequence->labels[label] >= 0)
      by_place[sequence->labels[label]] = (int32_t) label;
  return by_place;
}

static void
connect_targets (PymFlow *flow)
{
  PymBlock **by_label =
      pym_context_alloc (flow->context, ((size_t) flow->label_count + 1) * sizeof *by_label);

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    if (block->label != PYM_NO_LABEL)
      by_label[block->label] = block;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if (pym_flow_has_target (block->items[i].opcode))
        block->items[i].target = by_label[block->items[i].arg];
}

void
pym_flow_init (PymFlow *flow, const PymSequence *sequence)
{
  int32_t *by_place;

  memset (flow, 0, sizeof *flow);
  flow->context = sequence->context;
  flow->next_label = PYM_NO_LABEL;
  flow->label_count = (int) sequence->n_labels;
  flow->entry = flow->current = pym_flow_new_block (flow);
  by_place = labels_by_place (flow, sequence);
  for (uint32_t i = 0; i < sequence->n_items; i++)
    {
      PymFlowInstruction item = sequence->items[i];

      if ((i & 4095) == 0)
        pym_context_poll (flow->context);
      if (by_place[i] != PYM_NO_LABEL)
        {
          flow->next_label = by_place[i];
          start_block_if_needed (flow);
        }
      if (pym_flow_has_target (item.opcode))
        item.arg = by_place[sequence->labels[item.arg]];
      start_block_if_needed (flow);
      pym_block_append (flow, flow->current, item);
    }
  connect_targets (flow);
}
