#include "pym-compile-internal.h"

#include <string.h>

#include "pym-str.h"

/* From the finished graph to the plain data the machine is given. */

/* Where cells and free variables lie in the frame: behind the variables, but for a cell that is an
 * argument, which keeps its place. Indexed by the number used in the graph. */
static int32_t *
place_cells (PymCompiler *c, PymUnit *unit, int32_t *n_locals_plus)
{
  uint32_t n_cells = unit->cellvars.n_items, n = n_cells + unit->freevars.n_items;
  int32_t *places = pym_context_alloc (c->context, (n + 1) * sizeof *places);
  int32_t next = (int32_t) unit->varnames.n_items;

  for (uint32_t i = 0; i < n; i++)
    {
      int32_t variable =
          i < n_cells ? pym_name_table_find (&unit->varnames, unit->cellvars.items[i]) : -1;

      places[i] = variable >= 0 ? variable : next++;
    }
  *n_locals_plus = next;
  return places;
}

/* Instructions that make the frame ready: free variables, cells, and a generator's first return. */
static void
insert_prefix (PymCompiler *c, PymFlow *flow, PymUnit *unit, const int32_t *places)
{
  PymFlowInstruction item = { .position = PYM_CONTEXT_NO_POSITION };
  uint32_t n_places = unit->varnames.n_items + unit->cellvars.n_items, at = 0;
  int32_t *cell_at = pym_context_alloc (c->context, (n_places + 1) * sizeof *cell_at);

  if ((pym_unit_flags (unit) & PYM_CODE_GENERATOR) != 0)
    {
      PymFlowInstruction start = { .position = { unit->first_line, unit->first_line, -1, -1 } };

      start.opcode = PYM_RETURN_GENERATOR;
      pym_block_insert (flow, flow->entry, 0, start);
      start.opcode = PYM_POP_TOP;
      start.position = PYM_CONTEXT_NO_POSITION;
      pym_block_insert (flow, flow->entry, 1, start);
    }
  for (uint32_t i = 0; i < unit->cellvars.n_items; i++)
    cell_at[places[i]] = (int32_t) i + 1;
  for (uint32_t i = 0; i < n_places; i++)
    if (cell_at[i] != 0)
      {
        item.opcode = PYM_MAKE_CELL;
        item.arg = cell_at[i] - 1;
        pym_block_insert (flow, flow->entry, at++, item);
      }
  if (unit->freevars.n_items > 0)
    {
      item.opcode = PYM_COPY_FREE_VARS;
      item.arg = (int32_t) unit->freevars.n_items;
      pym_block_insert (flow, flow->entry, 0, item);
    }
}

static void
fix_cell_arguments (PymFlow *flow, const int32_t *places)
{
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if ((pym_opcode_flags (block->items[i].opcode) & PYM_OPCODE_HAS_FREE) != 0)
        block->items[i].arg = places[block->items[i].arg];
}

/* Raw memory of the result; leaves the pass when refused. What was stored so far is freed with the
 * unfinished result, which the context knows. */
static void *
result_alloc (PymCompiler *c, size_t n, size_t size)
{
  void *block = pym_raw_calloc (c->context->rt, n == 0 ? 1 : n, size);

  if (block == NULL)
    pym_context_fail (c->context, PYM_NO_MEMORY);
  return block;
}

static void
store_names (
    PymCompiler *c, PymObject ***place, uint32_t *stored, PymName *const *names, uint32_t n)
{
  *place = result_alloc (c, n, sizeof **place);
  *stored = n;
  for (uint32_t i = 0; i < n; i++)
    (*place)[i] = pym_newref (pym_context_name_object (c->context, names[i]));
}

static void
store_locals (PymCompiler *c, PymCompiled *out, PymUnit *unit, const int32_t *places, int32_t n)
{
  uint32_t n_cells = unit->cellvars.n_items, n_free = unit->freevars.n_items;
  PymName **names = pym_context_alloc (c->context, ((size_t) n + 1) * sizeof *names);
  uint32_t stored;

  out->local_kinds = result_alloc (c, (size_t) n, 1);
  for (uint32_t i = 0; i < unit->varnames.n_items; i++)
    {
      names[i] = unit->varnames.items[i];
      out->local_kinds[i] = PYM_LOCAL_FAST;
      if (pym_name_table_find (&unit->hidden, names[i]) >= 0)
        out->local_kinds[i] |= PYM_LOCAL_HIDDEN;
    }
  for (uint32_t i = 0; i < n_cells + n_free; i++)
    {
      names[places[i]] = i < n_cells ? unit->cellvars.items[i] : unit->freevars.items[i - n_cells];
      out->local_kinds[places[i]] |= i < n_cells ? PYM_LOCAL_CELL : PYM_LOCAL_FREE;
    }
  store_names (c, &out->local_names, &stored, names, (uint32_t) n);
  out->n_locals_plus = n;
  out->n_locals = (int32_t) unit->varnames.n_items;
  out->n_cells = (int32_t) n_cells;
  out->n_free = (int32_t) n_free;
}

static void
store_constants (PymCompiler *c, PymCompiled *out, const PymConstants *constants)
{
  out->consts = result_alloc (c, constants->n_items, sizeof *out->consts);
  out->n_consts = constants->n_items;
  for (uint32_t i = 0; i < constants->n_items; i++)
    {
      out->consts[i].object = pym_xnewref (constants->items[i].object);
      out->consts[i].code = constants->items[i].code;
      pym_compiler_adopt (c, constants->items[i].code);
    }
}

static void
store_instructions (PymCompiler *c, PymCompiled *out, PymFlow *flow)
{
  uint32_t n = 0;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    {
      block->offset = n;
      n += block->n_items;
    }
  out->instructions = result_alloc (c, n, sizeof *out->instructions);
  out->positions = result_alloc (c, n, sizeof *out->positions);
  out->n_instructions = n;
  n = 0;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++, n++)
      {
        const PymFlowInstruction *item = &block->items[i];
        uint32_t arg =
            pym_flow_is_jump (item->opcode) ? item->target->offset : (uint32_t) item->arg;

        out->instructions[n] = (PymInstruction){ .opcode = item->opcode, .arg = arg };
        out->positions[n] = item->position.line < 0 ? PYM_CONTEXT_NO_POSITION : item->position;
      }
}

static void
add_range (PymCompiled *out, uint32_t start, uint32_t end, const PymBlock *handler)
{
  PymExceptionRange *range = &out->ranges[out->n_ranges];

  if (handler == NULL || start == end)
    return;
  *range = (PymExceptionRange){ .start = start,
                                .end = end,
                                .target = handler->offset,
                                .depth = (uint16_t) (handler->start_depth - 1 -
                                                     (handler->preserves_lasti ? 1 : 0)),
                                .lasti = handler->preserves_lasti };
  out->n_ranges++;
}

static void
store_ranges (PymCompiler *c, PymCompiled *out, PymFlow *flow)
{
  const PymBlock *handler = NULL;
  uint32_t n = 0, start = 0, n_changes = 0;

  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++)
      if (block->items[i].handler != handler)
        {
          handler = block->items[i].handler;
          n_changes++;
        }
  out->ranges = result_alloc (c, n_changes, sizeof *out->ranges);
  handler = NULL;
  for (PymBlock *block = flow->entry; block != NULL; block = block->next)
    for (uint32_t i = 0; i < block->n_items; i++, n++)
      {
        const PymBlock *next = block->items[i].handler;

        if (next == handler || (next != NULL && handler != NULL && next->offset == handler->offset))
          continue;
        add_range (out, start, n, handler);
        start = n;
        handler = next;
      }
  add_range (out, start, n, handler);
}

PymCompiled *
pym_assemble (PymCompiler *c, PymUnit *unit)
{
  PymFlow flow;
  PymCompiled *out;
  int32_t *places, n_locals_plus;
  uint32_t flags = pym_unit_flags (unit);

  pym_flow_init (&flow, &unit->sequence);
  pym_flow_find_handlers (&flow);
  pym_flow_optimize (&flow, &unit->constants);
  pym_flow_remove_unused_constants (&flow, &unit->constants);
  pym_flow_check_locals (&flow, unit->varnames.n_items, unit->scope->n_parameters);
  pym_flow_move_cold_blocks (&flow);
  pym_flow_resolve_lines (&flow, unit->first_line);

  places = place_cells (c, unit, &n_locals_plus);
  insert_prefix (c, &flow, unit, places);
  fix_cell_arguments (&flow, places);
  out = result_alloc (c, 1, sizeof *out);
  pym_compiler_own (c, out);
  out->stacksize = pym_flow_stack_depth (&flow, (flags & PYM_CODE_GENERATOR) != 0);
  pym_flow_convert_pseudo (&flow);
  pym_flow_normalize_jumps (&flow);

  out->filename = pym_newref (c->filename);
  out->name = pym_newref (pym_context_name_object (c->context, unit->name));
  out->qualname = pym_newref (pym_context_name_object (c->context, unit->qualname));
  out->first_line = unit->first_line;
  out->argcount = unit->argcount;
  out->posonly_argcount = unit->posonly_argcount;
  out->kwonly_argcount = unit->kwonly_argcount;
  out->flags = flags;
  store_locals (c, out, unit, places, n_locals_plus);
  store_names (c, &out->names, &out->n_names, unit->names.items, unit->names.n_items);
  store_constants (c, out, &unit->constants);
  store_instructions (c, out, &flow);
  store_ranges (c, out, &flow);
  return out;
}
