#include "pym-compile-internal.h"

/* Loops, exceptions, with; and what break, continue and return unwind. */

static void
push_frame_block (PymCompiler *c, PymFrameBlock block)
{
  PymUnit *unit = c->unit;

  if (unit->n_frame_blocks == PYM_MAX_NESTED_BLOCKS)
    pym_context_syntax_error (c->context, block.position, "too many statically nested blocks");
  unit->frame_blocks[unit->n_frame_blocks++] = block;
}

static void
push_simple (PymCompiler *c, PymFrameBlockKind kind, PymPosition position)
{
  push_frame_block (c, (PymFrameBlock){ .kind = kind, .position = position });
}

static void
pop_frame_block (PymCompiler *c)
{
  c->unit->n_frame_blocks--;
}

static void
emit_exit_call (PymCompiler *c, PymPosition position)
{
  for (int i = 0; i < 3; i++)
    pym_emit_none (c, position);
  pym_emit (c, PYM_CALL, 2, position);
}

static void
emit_pop_except_and_reraise (PymCompiler *c)
{
  pym_emit (c, PYM_COPY, 3, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_POP_EXCEPT, 0, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RERAISE, 1, PYM_CONTEXT_NO_POSITION);
}

/* `name = None; del name`, so that it is unbound whatever the body did with it. */
static void
emit_forget_name (PymCompiler *c, PymName *name, PymPosition position)
{
  pym_emit_none (c, position);
  pym_emit_variable (c, name, PYM_STORE, position);
  pym_emit_variable (c, name, PYM_DELETE, position);
}

/* Clears up one block. `keep_top`: the value on top of the stack is a return value. */
static void
unwind_block (PymCompiler *c, const PymFrameBlock *block, PymPosition *position, bool keep_top)
{
  switch (block->kind)
    {
    case PYM_FRAME_WHILE_LOOP:
    case PYM_FRAME_EXCEPTION_HANDLER:
      break;
    case PYM_FRAME_FOR_LOOP:
    case PYM_FRAME_POP_VALUE:
      if (keep_top)
        pym_emit (c, PYM_SWAP, 2, *position);
      pym_emit (c, PYM_POP_TOP, 0, *position);
      break;
    case PYM_FRAME_TRY_EXCEPT:
      pym_emit (c, PYM_POP_BLOCK, 0, *position);
      break;
    case PYM_FRAME_FINALLY_TRY:
      pym_emit (c, PYM_POP_BLOCK, 0, *position);
      if (keep_top)
        push_simple (c, PYM_FRAME_POP_VALUE, *position);
      pym_compile_body (c, block->final, 0);
      if (keep_top)
        pop_frame_block (c);
      /* What comes after it belongs to no line: the finally block seems to run last. */
      *position = PYM_CONTEXT_NO_POSITION;
      break;
    case PYM_FRAME_FINALLY_END:
      if (keep_top)
        pym_emit (c, PYM_SWAP, 2, *position);
      pym_emit (c, PYM_POP_TOP, 0, *position);
      if (keep_top)
        pym_emit (c, PYM_SWAP, 2, *position);
      pym_emit (c, PYM_POP_BLOCK, 0, *position);
      pym_emit (c, PYM_POP_EXCEPT, 0, *position);
      break;
    case PYM_FRAME_WITH:
      *position = block->position;
      pym_emit (c, PYM_POP_BLOCK, 0, *position);
      if (keep_top)
        pym_emit (c, PYM_SWAP, 2, *position);
      emit_exit_call (c, *position);
      pym_emit (c, PYM_POP_TOP, 0, *position);
      *position = PYM_CONTEXT_NO_POSITION;
      break;
    case PYM_FRAME_HANDLER_CLEANUP:
      if (block->name != NULL)
        pym_emit (c, PYM_POP_BLOCK, 0, *position);
      if (keep_top)
        pym_emit (c, PYM_SWAP, 2, *position);
      pym_emit (c, PYM_POP_BLOCK, 0, *position);
      pym_emit (c, PYM_POP_EXCEPT, 0, *position);
      if (block->name != NULL)
        emit_forget_name (c, block->name, *position);
      break;
    }
}

static bool
is_loop (const PymFrameBlock *block)
{
  return block->kind == PYM_FRAME_WHILE_LOOP || block->kind == PYM_FRAME_FOR_LOOP;
}

/* Clears up from the innermost block outwards, to the innermost loop if one is asked for, which is
 * then answered. While a block is cleared up it is not there: its finally body may leave too. */
static const PymFrameBlock *
unwind (PymCompiler *c, PymPosition *position, bool keep_top, bool to_loop)
{
  PymUnit *unit = c->unit;
  const PymFrameBlock *loop;
  PymFrameBlock top;

  if (unit->n_frame_blocks == 0)
    return NULL;
  top = unit->frame_blocks[unit->n_frame_blocks - 1];
  if (to_loop && is_loop (&top))
    return &unit->frame_blocks[unit->n_frame_blocks - 1];
  unit->n_frame_blocks--;
  unwind_block (c, &top, position, keep_top);
  loop = unwind (c, position, keep_top, to_loop);
  unit->frame_blocks[unit->n_frame_blocks++] = top;
  return loop;
}

void
pym_compile_return (PymCompiler *c, PymStmt *stmt)
{
  PymExpr *value = stmt->value;
  PymPosition position = stmt->position;
  bool keep_top = value != NULL && value->kind != PYM_EXPR_CONSTANT;

  if (!pym_unit_is_function (c->unit))
    pym_context_syntax_error (c->context, position, "'return' outside function");
  if (keep_top)
    pym_compile_expr (c, value);
  else if (value != NULL)
    {
      position = value->position;
      pym_emit (c, PYM_NOP, 0, position);
    }
  if (value == NULL || value->position.line != stmt->position.line)
    {
      position = stmt->position;
      pym_emit (c, PYM_NOP, 0, position);
    }
  unwind (c, &position, keep_top, false);
  if (value == NULL)
    pym_emit_none (c, position);
  else if (!keep_top)
    pym_emit_constant (c, value->constant, position);
  pym_emit (c, PYM_RETURN_VALUE, 0, position);
}

void
pym_compile_break (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;
  const PymFrameBlock *loop;

  pym_emit (c, PYM_NOP, 0, position);
  loop = unwind (c, &position, false, true);
  if (loop == NULL)
    pym_context_syntax_error (c->context, stmt->position, "'break' outside loop");
  unwind_block (c, loop, &position, false);
  pym_emit_jump (c, PYM_JUMP, loop->exit, position);
}

void
pym_compile_continue (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;
  const PymFrameBlock *loop;

  pym_emit (c, PYM_NOP, 0, position);
  loop = unwind (c, &position, false, true);
  if (loop == NULL)
    pym_context_syntax_error (c->context, stmt->position, "'continue' not properly in loop");
  pym_emit_jump (c, PYM_JUMP, loop->start, position);
}

void
pym_compile_for (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;
  PymLabel start = pym_emit_new_label (c), body = pym_emit_new_label (c);
  PymLabel cleanup = pym_emit_new_label (c), end = pym_emit_new_label (c);

  push_frame_block (c, (PymFrameBlock){ .kind = PYM_FRAME_FOR_LOOP,
                                        .start = start,
                                        .exit = end,
                                        .position = position });
  pym_compile_expr (c, stmt->value);
  pym_emit (c, PYM_GET_ITER, 0, position);
  pym_emit_label (c, start);
  pym_emit_jump (c, PYM_FOR_ITER, cleanup, position);
  pym_emit_label (c, body);
  pym_compile_expr (c, stmt->target);
  pym_compile_body (c, &stmt->body, 0);
  pym_emit_jump (c, PYM_JUMP, start, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, cleanup);
  pym_emit (c, PYM_END_FOR, 0, PYM_CONTEXT_NO_POSITION);
  pop_frame_block (c);
  pym_compile_body (c, &stmt->other, 0);
  pym_emit_label (c, end);
}

void
pym_compile_while (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;
  PymLabel loop = pym_emit_new_label (c), body = pym_emit_new_label (c);
  PymLabel end = pym_emit_new_label (c), anchor = pym_emit_new_label (c);

  pym_emit_label (c, loop);
  push_frame_block (c, (PymFrameBlock){ .kind = PYM_FRAME_WHILE_LOOP,
                                        .start = loop,
                                        .exit = end,
                                        .position = position });
  pym_compile_jump_if (c, position, stmt->value, anchor, false);
  pym_emit_label (c, body);
  pym_compile_body (c, &stmt->body, 0);
  pym_compile_jump_if (c, position, stmt->value, body, true);
  pop_frame_block (c);
  pym_emit_label (c, anchor);
  pym_compile_body (c, &stmt->other, 0);
  pym_emit_label (c, end);
}

static void
compile_handler (PymCompiler *c, PymExceptHandler *handler, PymLabel end, bool last)
{
  PymPosition position = handler->position;
  PymLabel next = pym_emit_new_label (c);
  PymLabel cleanup_end = PYM_NO_LABEL, cleanup_body;

  if (handler->type == NULL && !last)
    pym_context_syntax_error (c->context, position, "default 'except:' must be last");
  if (handler->type != NULL)
    {
      pym_compile_expr (c, handler->type);
      pym_emit (c, PYM_CHECK_EXC_MATCH, 0, position);
      pym_emit_jump (c, PYM_POP_JUMP_IF_FALSE, next, position);
    }
  if (handler->name != NULL)
    {
      cleanup_end = pym_emit_new_label (c);
      cleanup_body = pym_emit_new_label (c);
      pym_emit_variable (c, handler->name, PYM_STORE, position);
      pym_emit_jump (c, PYM_SETUP_CLEANUP, cleanup_end, position);
    }
  else
    {
      cleanup_body = pym_emit_new_label (c);
      pym_emit (c, PYM_POP_TOP, 0, position);
    }
  pym_emit_label (c, cleanup_body);
  push_frame_block (c, (PymFrameBlock){ .kind = PYM_FRAME_HANDLER_CLEANUP,
                                        .name = handler->name,
                                        .position = position });
  pym_compile_body (c, &handler->body, 0);
  pop_frame_block (c);
  if (handler->name != NULL)
    pym_emit (c, PYM_POP_BLOCK, 0, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_POP_BLOCK, 0, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_POP_EXCEPT, 0, PYM_CONTEXT_NO_POSITION);
  if (handler->name != NULL)
    emit_forget_name (c, handler->name, PYM_CONTEXT_NO_POSITION);
  pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
  if (handler->name != NULL)
    {
      pym_emit_label (c, cleanup_end);
      emit_forget_name (c, handler->name, PYM_CONTEXT_NO_POSITION);
      pym_emit (c, PYM_RERAISE, 1, PYM_CONTEXT_NO_POSITION);
    }
  pym_emit_label (c, next);
}

static void
compile_try_except (PymCompiler *c, PymStmt *stmt)
{
  PymPosition none = PYM_CONTEXT_NO_POSITION;
  PymLabel body = pym_emit_new_label (c), except = pym_emit_new_label (c);
  PymLabel end = pym_emit_new_label (c), cleanup = pym_emit_new_label (c);

  pym_emit_jump (c, PYM_SETUP_FINALLY, except, stmt->position);
  pym_emit_label (c, body);
  push_simple (c, PYM_FRAME_TRY_EXCEPT, stmt->position);
  pym_compile_body (c, &stmt->body, 0);
  pop_frame_block (c);
  pym_emit (c, PYM_POP_BLOCK, 0, none);
  pym_compile_body (c, &stmt->other, 0);
  pym_emit_jump (c, PYM_JUMP, end, none);
  pym_emit_label (c, except);
  pym_emit_jump (c, PYM_SETUP_CLEANUP, cleanup, none);
  pym_emit (c, PYM_PUSH_EXC_INFO, 0, none);
  push_simple (c, PYM_FRAME_EXCEPTION_HANDLER, stmt->position);
  for (uint32_t i = 0; i < stmt->try.n; i++)
    compile_handler (c, &stmt->try.handlers[i], end, i + 1 == stmt->try.n);
  pop_frame_block (c);
  pym_emit (c, PYM_RERAISE, 0, none);
  pym_emit_label (c, cleanup);
  emit_pop_except_and_reraise (c);
  pym_emit_label (c, end);
}

static void
compile_try_finally (PymCompiler *c, PymStmt *stmt)
{
  PymPosition none = PYM_CONTEXT_NO_POSITION;
  PymLabel body = pym_emit_new_label (c), end = pym_emit_new_label (c);
  PymLabel exit = pym_emit_new_label (c), cleanup = pym_emit_new_label (c);

  pym_emit_jump (c, PYM_SETUP_FINALLY, end, stmt->position);
  pym_emit_label (c, body);
  push_frame_block (c, (PymFrameBlock){ .kind = PYM_FRAME_FINALLY_TRY,
                                        .final = &stmt->try.final,
                                        .position = stmt->position });
  if (stmt->try.n > 0)
    compile_try_except (c, stmt);
  else
    pym_compile_body (c, &stmt->body, 0);
  pym_emit (c, PYM_POP_BLOCK, 0, none);
  pop_frame_block (c);
  pym_compile_body (c, &stmt->try.final, 0);
  pym_emit_jump (c, PYM_JUMP, exit, none);
  pym_emit_label (c, end);
  pym_emit_jump (c, PYM_SETUP_CLEANUP, cleanup, none);
  pym_emit (c, PYM_PUSH_EXC_INFO, 0, none);
  push_simple (c, PYM_FRAME_FINALLY_END, stmt->position);
  pym_compile_body (c, &stmt->try.final, 0);
  pop_frame_block (c);
  pym_emit (c, PYM_RERAISE, 0, none);
  pym_emit_label (c, cleanup);
  emit_pop_except_and_reraise (c);
  pym_emit_label (c, exit);
}

void
pym_compile_try (PymCompiler *c, PymStmt *stmt)
{
  if (stmt->try.final.n > 0)
    compile_try_finally (c, stmt);
  else
    compile_try_except (c, stmt);
}

static void
finish_with_handler (PymCompiler *c, PymLabel cleanup, PymLabel exit)
{
  PymPosition none = PYM_CONTEXT_NO_POSITION;
  PymLabel suppress = pym_emit_new_label (c), end = pym_emit_new_label (c);

  pym_emit_jump (c, PYM_POP_JUMP_IF_TRUE, suppress, none);
  pym_emit (c, PYM_RERAISE, 2, none);
  pym_emit_label (c, suppress);
  pym_emit (c, PYM_POP_TOP, 0, none);
  pym_emit (c, PYM_POP_BLOCK, 0, none);
  pym_emit (c, PYM_POP_EXCEPT, 0, none);
  pym_emit (c, PYM_POP_TOP, 0, none);
  pym_emit (c, PYM_POP_TOP, 0, none);
  pym_emit_jump (c, PYM_JUMP, end, none);
  pym_emit_label (c, cleanup);
  emit_pop_except_and_reraise (c);
  pym_emit_label (c, end);
  pym_emit_label (c, exit);
}

void
pym_compile_with (PymCompiler *c, PymStmt *stmt, uint32_t number)
{
  PymPosition position = stmt->position;
  PymWithItem *item = &stmt->with.items[number];
  PymLabel block = pym_emit_new_label (c), final = pym_emit_new_label (c);
  PymLabel exit = pym_emit_new_label (c), cleanup = pym_emit_new_label (c);

  pym_compile_expr (c, item->context);
  pym_emit (c, PYM_BEFORE_WITH, 0, position);
  pym_emit_jump (c, PYM_SETUP_WITH, final, position);
  pym_emit_label (c, block);
  push_frame_block (c, (PymFrameBlock){ .kind = PYM_FRAME_WITH, .position = position });
  if (item->target != NULL)
    pym_compile_expr (c, item->target);
  else
    pym_emit (c, PYM_POP_TOP, 0, position);
  if (number + 1 == stmt->with.n)
    pym_compile_body (c, &stmt->body, 0);
  else
    pym_compile_with (c, stmt, number + 1);
  pym_emit (c, PYM_POP_BLOCK, 0, PYM_CONTEXT_NO_POSITION);
  pop_frame_block (c);
  emit_exit_call (c, position);
  pym_emit (c, PYM_POP_TOP, 0, position);
  pym_emit_jump (c, PYM_JUMP, exit, position);
  pym_emit_label (c, final);
  pym_emit_jump (c, PYM_SETUP_CLEANUP, cleanup, position);
  pym_emit (c, PYM_PUSH_EXC_INFO, 0, position);
  pym_emit (c, PYM_WITH_EXCEPT_START, 0, position);
  finish_with_handler (c, cleanup, exit);
}
