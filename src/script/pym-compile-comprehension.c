#include "pym-compile-internal.h"

#include "pym-source-constants.h"

/* Comprehensions run in the frame around them; generator expressions are functions of their own. */

/* What an inlined comprehension changed around it. */
typedef struct
{
  PymName **pushed; /* variables whose old values wait on the stack */
  uint32_t n_pushed, pushed_allocated;
  PymSymbol *changed; /* meanings of names as they were */
  uint32_t n_changed, changed_allocated;
  PymName **hidden;
  uint32_t n_hidden, hidden_allocated;
  PymLabel cleanup, end;
} Inlined;

static void
hide (PymCompiler *c, Inlined *inlined, PymName *name)
{
  PymName **place;

  if (pym_unit_is_function (c->unit) || pym_unit_is_hidden (c->unit, name))
    return;
  pym_unit_set_hidden (c, name, true);
  place = pym_context_append (c->context, &inlined->hidden, &inlined->n_hidden,
                              &inlined->hidden_allocated, sizeof *place);
  *place = name;
}

/* Gives the name its meaning inside; the one outside comes back later. */
static void
change_meaning (PymCompiler *c, Inlined *inlined, const PymSymbol *inner)
{
  PymSymbol *outer = pym_scope_find (c->unit->scope, inner->name), *place;

  if (outer == NULL)
    outer = pym_scope_add (c->context, c->unit->scope, inner->name);
  if (outer->scope == inner->scope ||
      (inner->scope == PYM_NAME_CELL && outer->scope == PYM_NAME_FREE))
    return;
  place = pym_context_append (c->context, &inlined->changed, &inlined->n_changed,
                              &inlined->changed_allocated, sizeof *place);
  *place = *outer;
  outer->flags = inner->flags;
  outer->scope = inner->scope;
}

/* Puts the outer value of a name aside; a cell is replaced by a new one. */
static void
set_aside (PymCompiler *c,
           Inlined *inlined,
           const PymSymbol *inner,
           PymNameScope outer,
           PymPosition position)
{
  PymUnit *unit = c->unit;
  PymName **place;

  pym_emit (c, PYM_LOAD_FAST_AND_CLEAR,
            (int32_t) pym_name_table_add (c->context, &unit->varnames, inner->name), position);
  if (inner->scope == PYM_NAME_CELL)
    {
      int32_t cell = outer == PYM_NAME_FREE
                         ? (int32_t) (unit->cellvars.n_items +
                                      pym_name_table_add (c->context, &unit->freevars, inner->name))
                         : (int32_t) pym_name_table_add (c->context, &unit->cellvars, inner->name);

      pym_emit (c, PYM_MAKE_CELL, cell, position);
    }
  place = pym_context_append (c->context, &inlined->pushed, &inlined->n_pushed,
                              &inlined->pushed_allocated, sizeof *place);
  *place = inner->name;
}

static void
enter_inlined (PymCompiler *c, Inlined *inlined, const PymScope *scope, PymPosition position)
{
  bool in_class = c->unit->scope->kind == PYM_SCOPE_CLASS && c->unit->inlined_comprehensions == 0;

  c->unit->inlined_comprehensions++;
  for (uint32_t i = 0; i < scope->n_symbols; i++)
    {
      const PymSymbol *inner = &scope->symbols[i];
      PymNameScope outer;

      if (!in_class &&
          ((inner->flags & PYM_DEF_LOCAL) == 0 || (inner->flags & PYM_DEF_NONLOCAL) != 0))
        continue;
      hide (c, inlined, inner->name);
      outer = pym_unit_name_scope (c, inner->name);
      change_meaning (c, inlined, inner);
      set_aside (c, inlined, inner, outer, position);
    }
  if (inlined->n_pushed == 0)
    return;
  /* The iterator lies under what was put aside. */
  pym_emit (c, PYM_SWAP, (int32_t) inlined->n_pushed + 1, position);
  inlined->cleanup = pym_emit_new_label (c);
  inlined->end = pym_emit_new_label (c);
  pym_emit_jump (c, PYM_SETUP_FINALLY, inlined->cleanup, position);
}

static void
restore_values (PymCompiler *c, const Inlined *inlined, PymPosition position)
{
  pym_emit (c, PYM_SWAP, (int32_t) inlined->n_pushed + 1, position);
  for (uint32_t i = inlined->n_pushed; i-- > 0;)
    pym_emit (c, PYM_STORE_FAST_MAYBE_NULL,
              (int32_t) pym_name_table_add (c->context, &c->unit->varnames, inlined->pushed[i]),
              position);
}

static void
leave_inlined (PymCompiler *c, const Inlined *inlined, PymPosition position)
{
  c->unit->inlined_comprehensions--;
  for (uint32_t i = 0; i < inlined->n_changed; i++)
    *pym_scope_find (c->unit->scope, inlined->changed[i].name) = inlined->changed[i];
  if (inlined->n_pushed > 0)
    {
      pym_emit (c, PYM_POP_BLOCK, 0, PYM_CONTEXT_NO_POSITION);
      pym_emit_jump (c, PYM_JUMP, inlined->end, PYM_CONTEXT_NO_POSITION);
      pym_emit_label (c, inlined->cleanup);
      pym_emit (c, PYM_SWAP, 2, PYM_CONTEXT_NO_POSITION);
      pym_emit (c, PYM_POP_TOP, 0, PYM_CONTEXT_NO_POSITION);
      restore_values (c, inlined, position);
      pym_emit (c, PYM_RERAISE, 0, PYM_CONTEXT_NO_POSITION);
      pym_emit_label (c, inlined->end);
      restore_values (c, inlined, position);
    }
  for (uint32_t i = 0; i < inlined->n_hidden; i++)
    pym_unit_set_hidden (c, inlined->hidden[i], false);
}

/* What each round does with its element. `depth`: iterators on the stack above the result. */
static PymPosition
compile_element (PymCompiler *c, PymExpr *expr, int depth)
{
  PymPosition position = expr->left->position;

  pym_compile_expr (c, expr->left);
  switch (expr->kind)
    {
    case PYM_EXPR_GENERATOR:
      pym_emit_yield (c, position);
      pym_emit (c, PYM_POP_TOP, 0, position);
      break;
    case PYM_EXPR_LIST_COMP:
      pym_emit (c, PYM_LIST_APPEND, depth + 1, position);
      break;
    case PYM_EXPR_SET_COMP:
      pym_emit (c, PYM_SET_ADD, depth + 1, position);
      break;
    default:
      pym_compile_expr (c, expr->right);
      position = pym_position_join (position, expr->right->position);
      pym_emit (c, PYM_MAP_ADD, depth + 1, position);
    }
  return position;
}

/* The only item of `for x in [item]`, which needs no loop; NULL otherwise. */
static PymExpr *
single_item (const PymExpr *iterable)
{
  if ((iterable->kind != PYM_EXPR_LIST && iterable->kind != PYM_EXPR_TUPLE) ||
      iterable->list.n != 1 || iterable->list.items[0]->kind == PYM_EXPR_STARRED)
    return NULL;
  return iterable->list.items[0];
}

static void
compile_clause (PymCompiler *c, PymExpr *expr, uint32_t number, int depth, bool iterator_on_stack)
{
  PymClause *clause = &expr->comp.clauses[number];
  PymLabel start = pym_emit_new_label (c), cleanup = pym_emit_new_label (c);
  PymLabel anchor = pym_emit_new_label (c);
  PymPosition position = expr->position, end_position = expr->left->position;
  PymExpr *item = NULL;

  pym_context_enter (c->context, position);
  if (!iterator_on_stack && number == 0)
    {
      c->unit->argcount = 1;
      pym_emit (c, PYM_LOAD_FAST, 0, position);
    }
  else if (!iterator_on_stack)
    {
      item = single_item (clause->iterable);
      pym_compile_expr (c, item != NULL ? item : clause->iterable);
      if (item == NULL)
        pym_emit (c, PYM_GET_ITER, 0, position);
    }
  if (item == NULL)
    {
      depth++;
      pym_emit_label (c, start);
      pym_emit_jump (c, PYM_FOR_ITER, anchor, position);
    }
  pym_compile_expr (c, clause->target);
  for (uint32_t i = 0; i < clause->conditions.n; i++)
    pym_compile_jump_if (c, position, clause->conditions.items[i], cleanup, false);
  if (number + 1 < expr->comp.n_clauses)
    compile_clause (c, expr, number + 1, depth, false);
  else
    end_position = compile_element (c, expr, depth);
  pym_emit_label (c, cleanup);
  if (item == NULL)
    {
      pym_emit_jump (c, PYM_JUMP, start, end_position);
      pym_emit_label (c, anchor);
      pym_emit (c, PYM_END_FOR, 0, PYM_CONTEXT_NO_POSITION);
    }
  pym_context_leave (c->context);
}

static void
compile_inlined (PymCompiler *c, PymExpr *expr)
{
  Inlined inlined = { .cleanup = PYM_NO_LABEL, .end = PYM_NO_LABEL };
  PymPosition position = expr->position;
  unsigned build = expr->kind == PYM_EXPR_LIST_COMP  ? PYM_BUILD_LIST
                   : expr->kind == PYM_EXPR_SET_COMP ? PYM_BUILD_SET
                                                     : PYM_BUILD_MAP;

  pym_compile_expr (c, expr->comp.clauses[0].iterable);
  pym_emit (c, PYM_GET_ITER, 0, position);
  enter_inlined (c, &inlined, expr->comp.scope, position);
  pym_emit (c, build, 0, position);
  pym_emit (c, PYM_SWAP, 2, position);
  compile_clause (c, expr, 0, 0, true);
  leave_inlined (c, &inlined, position);
}

static void
compile_generator (PymCompiler *c, PymExpr *expr)
{
  PymPosition position = expr->position;
  PymCompiled *code;

  pym_unit_enter (c, PYM_UNIT_COMPREHENSION, expr->comp.scope,
                  pym_context_name_literal (c->context, "<genexpr>"), position.line);
  compile_clause (c, expr, 0, 0, false);
  pym_compile_wrap_generator (c);
  code = pym_unit_leave (c, true);
  pym_compile_make_function (c, code, 0, position);
  pym_compile_expr (c, expr->comp.clauses[0].iterable);
  pym_emit (c, PYM_GET_ITER, 0, position);
  pym_emit (c, PYM_CALL, 0, position);
}

void
pym_compile_comprehension (PymCompiler *c, PymExpr *expr)
{
  if (expr->comp.scope->inlined)
    compile_inlined (c, expr);
  else
    compile_generator (c, expr);
}
