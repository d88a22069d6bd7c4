#include "pym-compile-internal.h"

#include "pym-lexer.h"

void
pym_compile_exprs (PymCompiler *c, const PymExprs *list)
{
  for (uint32_t i = 0; i < list->n; i++)
    pym_compile_expr (c, list->items[i]);
}

static void
compile_compare_op (PymCompiler *c, PymCompareOperator op, PymPosition position)
{
  /* The low bits are CPython's comparison masks: less, greater, equal, not equal by bit. */
  static const uint8_t masks[] = {
    [PYM_COMPARE_LT] = 2, [PYM_COMPARE_LE] = 10, [PYM_COMPARE_EQ] = 8,
    [PYM_COMPARE_NE] = 7, [PYM_COMPARE_GT] = 4,  [PYM_COMPARE_GE] = 12,
  };

  switch (op)
    {
    case PYM_COMPARE_IS:
    case PYM_COMPARE_IS_NOT:
      pym_emit (c, PYM_IS_OP, op == PYM_COMPARE_IS_NOT, position);
      break;
    case PYM_COMPARE_IN:
    case PYM_COMPARE_NOT_IN:
      pym_emit (c, PYM_CONTAINS_OP, op == PYM_COMPARE_NOT_IN, position);
      break;
    default:
      pym_emit (c, PYM_COMPARE_OP, (int32_t) op << 4 | masks[op], position);
    }
}

/* `a < b < c` up to its last operator, each left operand kept while the right one is compared. */
static void
compile_chain (PymCompiler *c, PymExpr *expr, PymLabel cleanup, bool keep_result)
{
  uint32_t last = expr->compare.list.n - 1;

  for (uint32_t i = 0; i < last; i++)
    {
      pym_compile_expr (c, expr->compare.list.items[i]);
      pym_emit (c, PYM_SWAP, 2, expr->position);
      pym_emit (c, PYM_COPY, 2, expr->position);
      compile_compare_op (c, expr->compare.ops[i], expr->position);
      if (keep_result)
        pym_emit (c, PYM_COPY, 1, expr->position);
      pym_emit_jump (c, PYM_POP_JUMP_IF_FALSE, cleanup, expr->position);
      if (keep_result)
        pym_emit (c, PYM_POP_TOP, 0, expr->position);
    }
  pym_compile_expr (c, expr->compare.list.items[last]);
  compile_compare_op (c, expr->compare.ops[last], expr->position);
}

static void
compile_compare (PymCompiler *c, PymExpr *expr)
{
  PymLabel cleanup, end;

  pym_compile_expr (c, expr->left);
  if (expr->compare.list.n == 1)
    {
      pym_compile_expr (c, expr->compare.list.items[0]);
      compile_compare_op (c, expr->compare.ops[0], expr->position);
      return;
    }
  cleanup = pym_emit_new_label (c);
  compile_chain (c, expr, cleanup, true);
  end = pym_emit_new_label (c);
  pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, cleanup);
  pym_emit (c, PYM_SWAP, 2, expr->position);
  pym_emit (c, PYM_POP_TOP, 0, expr->position);
  pym_emit_label (c, end);
}

static void
jump_if_bool_op (
    PymCompiler *c, PymPosition position, PymExpr *expr, PymLabel target, bool condition)
{
  uint32_t last = expr->list.n - 1;
  bool is_or = expr->op == PYM_TOKEN_OR;
  PymLabel inner = target;

  if (is_or != condition)
    inner = pym_emit_new_label (c);
  for (uint32_t i = 0; i < last; i++)
    pym_compile_jump_if (c, position, expr->list.items[i], inner, is_or);
  pym_compile_jump_if (c, position, expr->list.items[last], target, condition);
  if (inner != target)
    pym_emit_label (c, inner);
}

static void
jump_if_conditional (
    PymCompiler *c, PymPosition position, PymExpr *expr, PymLabel target, bool condition)
{
  PymLabel end = pym_emit_new_label (c), other = pym_emit_new_label (c);

  pym_compile_jump_if (c, position, expr->test, other, false);
  pym_compile_jump_if (c, position, expr->left, target, condition);
  pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, other);
  pym_compile_jump_if (c, position, expr->right, target, condition);
  pym_emit_label (c, end);
}

static void
jump_if_chain (PymCompiler *c, PymExpr *expr, PymLabel target, bool condition)
{
  PymLabel cleanup = pym_emit_new_label (c), end;

  pym_compile_expr (c, expr->left);
  compile_chain (c, expr, cleanup, false);
  pym_emit_jump (c, condition ? PYM_POP_JUMP_IF_TRUE : PYM_POP_JUMP_IF_FALSE, target,
                 expr->position);
  end = pym_emit_new_label (c);
  pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, cleanup);
  pym_emit (c, PYM_POP_TOP, 0, expr->position);
  if (!condition)
    pym_emit_jump (c, PYM_JUMP, target, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, end);
}

void
pym_compile_jump_if (
    PymCompiler *c, PymPosition position, PymExpr *expr, PymLabel target, bool condition)
{
  pym_context_enter (c->context, expr->position);
  if (expr->kind == PYM_EXPR_UNARY && expr->op == PYM_OPERATOR_NOT)
    pym_compile_jump_if (c, position, expr->left, target, !condition);
  else if (expr->kind == PYM_EXPR_BOOL_OP)
    jump_if_bool_op (c, position, expr, target, condition);
  else if (expr->kind == PYM_EXPR_CONDITIONAL)
    jump_if_conditional (c, position, expr, target, condition);
  else if (expr->kind == PYM_EXPR_COMPARE && expr->compare.list.n > 1)
    jump_if_chain (c, expr, target, condition);
  else
    {
      pym_compile_expr (c, expr);
      pym_emit_jump (c, condition ? PYM_POP_JUMP_IF_TRUE : PYM_POP_JUMP_IF_FALSE, target,
                     expr->position);
    }
  pym_context_leave (c->context);
}

static void
compile_conditional (PymCompiler *c, PymExpr *expr)
{
  PymLabel end = pym_emit_new_label (c), other = pym_emit_new_label (c);

  pym_compile_jump_if (c, expr->position, expr->test, other, false);
  pym_compile_expr (c, expr->left);
  pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, other);
  pym_compile_expr (c, expr->right);
  pym_emit_label (c, end);
}

static void
compile_bool_op (PymCompiler *c, PymExpr *expr)
{
  unsigned jump = expr->op == PYM_TOKEN_AND ? PYM_POP_JUMP_IF_FALSE : PYM_POP_JUMP_IF_TRUE;
  PymLabel end = pym_emit_new_label (c);
  uint32_t last = expr->list.n - 1;

  for (uint32_t i = 0; i < last; i++)
    {
      pym_compile_expr (c, expr->list.items[i]);
      pym_emit (c, PYM_COPY, 1, expr->position);
      pym_emit_jump (c, jump, end, expr->position);
      pym_emit (c, PYM_POP_TOP, 0, expr->position);
    }
  pym_compile_expr (c, expr->list.items[last]);
  pym_emit_label (c, end);
}

static void
compile_unary (PymCompiler *c, PymExpr *expr)
{
  static const uint16_t opcodes[] = {
    [PYM_OPERATOR_INVERT] = PYM_UNARY_INVERT,
    [PYM_OPERATOR_NOT] = PYM_UNARY_NOT,
    [PYM_OPERATOR_MINUS] = PYM_UNARY_NEGATIVE,
  };

  pym_compile_expr (c, expr->left);
  if (expr->op == PYM_OPERATOR_PLUS)
    pym_emit (c, PYM_CALL_INTRINSIC_1, PYM_INTRINSIC_UNARY_POSITIVE, expr->position);
  else
    pym_emit (c, opcodes[expr->op], 0, expr->position);
}

void
pym_emit_yield (PymCompiler *c, PymPosition position)
{
  pym_emit (c, PYM_YIELD_VALUE, 0, position);
  pym_emit (c, PYM_RESUME, 1, position);
}

static void
compile_yield (PymCompiler *c, PymExpr *expr)
{
  if (!pym_unit_is_function (c->unit))
    pym_context_syntax_error (c->context, expr->position, "'yield' outside function");
  if (expr->left != NULL)
    pym_compile_expr (c, expr->left);
  else
    pym_emit_none (c, expr->position);
  pym_emit_yield (c, expr->position);
}

static void
compile_yield_from (PymCompiler *c, PymExpr *expr)
{
  PymLabel send, fail, exit;
  PymPosition position = expr->position;

  if (!pym_unit_is_function (c->unit))
    pym_context_syntax_error (c->context, position, "'yield' outside function");
  pym_compile_expr (c, expr->left);
  pym_emit (c, PYM_GET_YIELD_FROM_ITER, 0, position);
  pym_emit_none (c, position);
  send = pym_emit_new_label (c);
  fail = pym_emit_new_label (c);
  exit = pym_emit_new_label (c);
  pym_emit_label (c, send);
  pym_emit_jump (c, PYM_SEND, exit, position);
  /* StopIteration that close () or throw () lets out ends it like the iterator's own. */
  pym_emit_jump (c, PYM_SETUP_FINALLY, fail, position);
  pym_emit (c, PYM_YIELD_VALUE, 0, position);
  pym_emit (c, PYM_POP_BLOCK, 0, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RESUME, 2, position);
  pym_emit_jump (c, PYM_JUMP_NO_INTERRUPT, send, position);
  pym_emit_label (c, fail);
  pym_emit (c, PYM_CLEANUP_THROW, 0, position);
  pym_emit_label (c, exit);
  pym_emit (c, PYM_END_SEND, 0, position);
}

bool
pym_is_two_part_slice (const PymExpr *expr)
{
  return expr->kind == PYM_EXPR_SLICE && expr->test == NULL;
}

int
pym_compile_slice (PymCompiler *c, PymExpr *slice)
{
  if (slice->left != NULL)
    pym_compile_expr (c, slice->left);
  else
    pym_emit_none (c, slice->position);
  if (slice->right != NULL)
    pym_compile_expr (c, slice->right);
  else
    pym_emit_none (c, slice->position);
  if (slice->test == NULL)
    return 2;
  pym_compile_expr (c, slice->test);
  return 3;
}

static void
compile_subscript (PymCompiler *c, PymExpr *expr)
{
  static const uint16_t opcodes[] = { PYM_BINARY_SUBSCR, PYM_STORE_SUBSCR, PYM_DELETE_SUBSCR };

  pym_compile_expr (c, expr->left);
  if (pym_is_two_part_slice (expr->right) && expr->use != PYM_DELETE)
    {
      pym_compile_slice (c, expr->right);
      pym_emit (c, expr->use == PYM_LOAD ? PYM_BINARY_SLICE : PYM_STORE_SLICE, 0, expr->position);
    }
  else
    {
      pym_compile_expr (c, expr->right);
      pym_emit (c, opcodes[expr->use], 0, expr->position);
    }
}

static void
compile_formatted (PymCompiler *c, PymExpr *expr)
{
  int32_t arg = PYM_FORMAT_NONE;

  pym_compile_expr (c, expr->left);
  if (expr->op == 's')
    arg = PYM_FORMAT_STR;
  else if (expr->op == 'r')
    arg = PYM_FORMAT_REPR;
  else if (expr->op == 'a')
    arg = PYM_FORMAT_ASCII;
  if (expr->right != NULL)
    {
      pym_compile_expr (c, expr->right);
      arg |= PYM_FORMAT_HAS_SPEC;
    }
  pym_emit (c, PYM_FORMAT_VALUE, arg, expr->position);
}

static void
compile_named (PymCompiler *c, PymExpr *expr)
{
  pym_compile_expr (c, expr->right);
  pym_emit (c, PYM_COPY, 1, expr->position);
  pym_compile_expr (c, expr->left);
}

void
pym_compile_expr (PymCompiler *c, PymExpr *expr)
{
  pym_context_enter (c->context, expr->position);
  switch ((PymExprKind) expr->kind)
    {
    case PYM_EXPR_NAMED:
      compile_named (c, expr);
      break;
    case PYM_EXPR_BOOL_OP:
      compile_bool_op (c, expr);
      break;
    case PYM_EXPR_BINARY:
      pym_compile_expr (c, expr->left);
      pym_compile_expr (c, expr->right);
      pym_emit (c, PYM_BINARY_OP, expr->op, expr->position);
      break;
    case PYM_EXPR_UNARY:
      compile_unary (c, expr);
      break;
    case PYM_EXPR_LAMBDA:
      pym_compile_lambda (c, expr);
      break;
    case PYM_EXPR_CONDITIONAL:
      compile_conditional (c, expr);
      break;
    case PYM_EXPR_DICT:
      pym_compile_dict (c, expr);
      break;
    case PYM_EXPR_SET:
    case PYM_EXPR_LIST:
    case PYM_EXPR_TUPLE:
    case PYM_EXPR_JOINED:
      pym_compile_display (c, expr);
      break;
    case PYM_EXPR_LIST_COMP:
    case PYM_EXPR_SET_COMP:
    case PYM_EXPR_DICT_COMP:
    case PYM_EXPR_GENERATOR:
      pym_compile_comprehension (c, expr);
      break;
    case PYM_EXPR_YIELD:
      compile_yield (c, expr);
      break;
    case PYM_EXPR_YIELD_FROM:
      compile_yield_from (c, expr);
      break;
    case PYM_EXPR_COMPARE:
      compile_compare (c, expr);
      break;
    case PYM_EXPR_CALL:
      pym_compile_call (c, expr);
      break;
    case PYM_EXPR_FORMATTED:
      compile_formatted (c, expr);
      break;
    case PYM_EXPR_CONSTANT:
      pym_emit_constant (c, expr->constant, expr->position);
      break;
    case PYM_EXPR_ATTRIBUTE:
      pym_compile_attribute (c, expr);
      break;
    case PYM_EXPR_SUBSCRIPT:
      compile_subscript (c, expr);
      break;
    case PYM_EXPR_STARRED:
      pym_context_syntax_error (c->context, expr->position,
                                expr->use == PYM_STORE
                                    ? "starred assignment target must be in a list or tuple"
                                    : "can't use starred expression here");
    case PYM_EXPR_NAME:
      pym_emit_variable (c, expr->name, expr->use, expr->position);
      break;
    case PYM_EXPR_SLICE:
      pym_emit (c, PYM_BUILD_SLICE, pym_compile_slice (c, expr), expr->position);
      break;
    }
  pym_context_leave (c->context);
}
