#include "pym-fold.h"

#include "pym-abstract.h"
#include "pym-bytes.h"
#include "pym-error.h"
#include "pym-int.h"
#include "pym-opcodes.h"
#include "pym-set.h"
#include "pym-str.h"
#include "pym-tuple.h"

#define MAX_INT_BITS         128
#define MAX_COLLECTION_ITEMS 256
#define MAX_TEXT_LENGTH      4096
#define MAX_TOTAL_ITEMS      1024

/* The new value in place of the expression; NULL: it raises, so it is left for the program to do.
 */
static void
replace (PymContext *context, PymExpr *expr, PymObject *value)
{
  value = pym_context_own (context, value);
  if (value == NULL)
    return;
  expr->kind = PYM_EXPR_CONSTANT;
  expr->constant = value;
}

/* Items that may still be spent on a nested tuple; negative: too many. */
static ssize_t
spend_items (PymRuntime *rt, PymObject *object, ssize_t limit)
{
  if (PYM_IS_EXACT (rt, object, TUPLE))
    {
      limit -= pym_tuple_size (object);
      for (ssize_t i = 0; limit >= 0 && i < pym_tuple_size (object); i++)
        limit = spend_items (rt, pym_tuple_get (object, i), limit);
    }
  return limit;
}

/* Whether `count` copies are few enough. */
static bool
may_repeat (PymRuntime *rt, PymObject *count, PymObject *sequence)
{
  bool is_tuple = PYM_IS_EXACT (rt, sequence, TUPLE);
  ssize_t size, n;

  if (is_tuple)
    size = pym_tuple_size (sequence);
  else if (PYM_IS_EXACT (rt, sequence, STR))
    size = pym_str_length (sequence);
  else if (PYM_IS_EXACT (rt, sequence, BYTES))
    size = pym_bytes_size (sequence);
  else
    return true;
  if (size == 0)
    return true;
  n = pym_int_as_long (rt, count);
  if (n < 0)
    {
      pym_err_clear (rt);
      return false;
    }
  if (n > (is_tuple ? MAX_COLLECTION_ITEMS : MAX_TEXT_LENGTH) / size)
    return false;
  return !is_tuple || n == 0 || spend_items (rt, sequence, MAX_TOTAL_ITEMS / n) >= 0;
}

static bool
may_multiply (PymRuntime *rt, PymObject *v, PymObject *w)
{
  bool v_int = pym_int_check (v), w_int = pym_int_check (w);

  if (v_int && w_int)
    return pym_int_sign (v) == 0 || pym_int_sign (w) == 0 ||
           pym_int_bit_length (v) + pym_int_bit_length (w) <= MAX_INT_BITS;
  if (v_int)
    return may_repeat (rt, v, w);
  if (w_int)
    return may_repeat (rt, w, v);
  return true;
}

static bool
may_raise_to_power (PymRuntime *rt, PymObject *v, PymObject *w)
{
  long exponent;

  if (!pym_int_check (v) || !pym_int_check (w) || pym_int_sign (v) == 0 || pym_int_sign (w) <= 0)
    return true;
  exponent = pym_int_as_long (rt, w);
  if (exponent < 0)
    {
      pym_err_clear (rt);
      return false;
    }
  return pym_int_bit_length (v) <= MAX_INT_BITS / (size_t) exponent;
}

static bool
may_shift (PymRuntime *rt, PymObject *v, PymObject *w)
{
  long by;

  if (!pym_int_check (v) || !pym_int_check (w) || pym_int_sign (v) == 0 || pym_int_sign (w) <= 0)
    return true;
  by = pym_int_as_long (rt, w);
  if (by < 0)
    {
      pym_err_clear (rt);
      return false;
    }
  return by <= MAX_INT_BITS && pym_int_bit_length (v) <= MAX_INT_BITS - (size_t) by;
}

static bool
is_text (PymRuntime *rt, PymObject *object)
{
  return PYM_IS_EXACT (rt, object, STR) || PYM_IS_EXACT (rt, object, BYTES);
}

static void
fold_binary (PymContext *context, PymExpr *expr)
{
  PymRuntime *rt = context->rt;
  PymObject *v, *w, *value = NULL;

  if (expr->left->kind != PYM_EXPR_CONSTANT)
    return;
  v = expr->left->constant;
  if (expr->op == PYM_NB_REMAINDER && expr->right->kind == PYM_EXPR_TUPLE &&
      PYM_IS_EXACT (rt, v, STR))
    {
      pym_fold_percent (context, expr);
      return;
    }
  if (expr->right->kind != PYM_EXPR_CONSTANT)
    return;
  w = expr->right->constant;
  switch ((PymBinaryOperator) expr->op)
    {
    case PYM_NB_ADD:
      value = pym_number_add (rt, v, w);
      break;
    case PYM_NB_SUBTRACT:
      value = pym_number_subtract (rt, v, w);
      break;
    case PYM_NB_MULTIPLY:
      if (!may_multiply (rt, v, w))
        return;
      value = pym_number_multiply (rt, v, w);
      break;
    case PYM_NB_TRUE_DIVIDE:
      value = pym_number_true_divide (rt, v, w);
      break;
    case PYM_NB_FLOOR_DIVIDE:
      value = pym_number_floor_divide (rt, v, w);
      break;
    case PYM_NB_REMAINDER:
      if (is_text (rt, v))
        return;
      value = pym_number_remainder (rt, v, w);
      break;
    case PYM_NB_POWER:
      if (!may_raise_to_power (rt, v, w))
        return;
      value = pym_number_power (rt, v, w, pym_none (rt));
      break;
    case PYM_NB_LSHIFT:
      if (!may_shift (rt, v, w))
        return;
      value = pym_number_lshift (rt, v, w);
      break;
    case PYM_NB_RSHIFT:
      value = pym_number_rshift (rt, v, w);
      break;
    case PYM_NB_OR:
      value = pym_number_or (rt, v, w);
      break;
    case PYM_NB_XOR:
      value = pym_number_xor (rt, v, w);
      break;
    case PYM_NB_AND:
      value = pym_number_and (rt, v, w);
      break;
    default:
      return;
    }
  replace (context, expr, value);
}

/* `not a in b` and `not a is b` have an operator of their own, which stands where the inner one
 * did. */
static bool
fold_not_comparison (PymExpr *expr)
{
  static const int8_t opposites[] = {
    [PYM_COMPARE_IS] = PYM_COMPARE_IS_NOT,
    [PYM_COMPARE_IS_NOT] = PYM_COMPARE_IS,
    [PYM_COMPARE_IN] = PYM_COMPARE_NOT_IN,
    [PYM_COMPARE_NOT_IN] = PYM_COMPARE_IN,
  };
  PymExpr *compare = expr->left;

  if (compare->kind != PYM_EXPR_COMPARE || compare->compare.list.n != 1 ||
      compare->compare.ops[0] < PYM_COMPARE_IS)
    return false;
  compare->compare.ops[0] = (uint8_t) opposites[compare->compare.ops[0]];
  *expr = *compare;
  return true;
}

static void
fold_unary (PymContext *context, PymExpr *expr)
{
  PymRuntime *rt = context->rt;
  PymObject *operand, *value = NULL;
  int truth;

  if (expr->left->kind != PYM_EXPR_CONSTANT)
    {
      if (expr->op == PYM_OPERATOR_NOT)
        fold_not_comparison (expr);
      return;
    }
  operand = expr->left->constant;
  switch ((PymUnaryOperator) expr->op)
    {
    case PYM_OPERATOR_INVERT:
      value = pym_number_invert (rt, operand);
      break;
    case PYM_OPERATOR_NOT:
      truth = pym_object_is_true (rt, operand);
      if (truth >= 0)
        value = pym_bool_from_long (rt, !truth);
      break;
    case PYM_OPERATOR_PLUS:
      value = pym_number_positive (rt, operand);
      break;
    case PYM_OPERATOR_MINUS:
      value = pym_number_negative (rt, operand);
      break;
    }
  replace (context, expr, value);
}

/* NULL without an exception when not all are constants. */
static PymObject *
tuple_of_constants (PymContext *context, const PymExprs *list)
{
  PymObject *tuple;

  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i]->kind != PYM_EXPR_CONSTANT)
      return NULL;
  tuple = pym_tuple_new (context->rt, list->n);
  if (tuple == NULL)
    pym_context_own (context, NULL);
  for (uint32_t i = 0; tuple != NULL && i < list->n; i++)
    pym_tuple_set (tuple, i, pym_newref (list->items[i]->constant));
  return tuple;
}

static void
fold_tuple (PymContext *context, PymExpr *expr)
{
  PymObject *tuple;

  if (expr->use != PYM_LOAD)
    return;
  tuple = tuple_of_constants (context, &expr->list);
  if (tuple != NULL)
    replace (context, expr, tuple);
}

static void
fold_subscript (PymContext *context, PymExpr *expr)
{
  if (expr->use == PYM_LOAD && expr->left->kind == PYM_EXPR_CONSTANT &&
      expr->right->kind == PYM_EXPR_CONSTANT)
    replace (context, expr,
             pym_object_get_item (context->rt, expr->left->constant, expr->right->constant));
}

/* A list or set that is looped over or searched and nothing else need not be made each time. */
static void
fold_iterable (PymContext *context, PymExpr *expr)
{
  PymObject *tuple, *set;

  if (expr->kind == PYM_EXPR_LIST)
    {
      for (uint32_t i = 0; i < expr->list.n; i++)
        if (expr->list.items[i]->kind == PYM_EXPR_STARRED)
          return;
      expr->kind = PYM_EXPR_TUPLE;
      fold_tuple (context, expr);
    }
  else if (expr->kind == PYM_EXPR_SET)
    {
      tuple = tuple_of_constants (context, &expr->list);
      if (tuple == NULL)
        return;
      set = pym_frozenset_new (context->rt, tuple);
      pym_decref (context->rt, tuple);
      replace (context, expr, set);
    }
}

static void fold_expr (PymContext *context, PymExpr *expr);
static void fold_body (PymContext *context, PymStmts *body, bool has_docstring);

static void
fold_optional (PymContext *context, PymExpr *expr)
{
  if (expr != NULL)
    fold_expr (context, expr);
}

static void
fold_list (PymContext *context, const PymExprs *list)
{
  for (uint32_t i = 0; i < list->n; i++)
    fold_optional (context, list->items[i]);
}

static void
fold_keywords (PymContext *context, const PymKeywords *keywords)
{
  for (uint32_t i = 0; i < keywords->n; i++)
    fold_expr (context, keywords->items[i].value);
}

static void
fold_defaults (PymContext *context, const PymParameters *parameters)
{
  for (uint32_t i = 0; i < parameters->positional.n; i++)
    fold_optional (context, parameters->positional.items[i].default_);
  for (uint32_t i = 0; i < parameters->keyword_only.n; i++)
    fold_optional (context, parameters->keyword_only.items[i].default_);
}

static void
fold_comprehension (PymContext *context, PymExpr *expr)
{
  fold_expr (context, expr->left);
  fold_optional (context, expr->right);
  for (uint32_t i = 0; i < expr->comp.n_clauses; i++)
    {
      PymClause *clause = &expr->comp.clauses[i];

      fold_expr (context, clause->target);
      fold_expr (context, clause->iterable);
      fold_list (context, &clause->conditions);
      fold_iterable (context, clause->iterable);
    }
}

static void
fold_compare (PymContext *context, PymExpr *expr)
{
  uint32_t last = expr->compare.list.n - 1;

  fold_expr (context, expr->left);
  fold_list (context, &expr->compare.list);
  if (expr->compare.ops[last] == PYM_COMPARE_IN || expr->compare.ops[last] == PYM_COMPARE_NOT_IN)
    fold_iterable (context, expr->compare.list.items[last]);
}

static void
fold_name (PymContext *context, PymExpr *expr)
{
  if (expr->use == PYM_LOAD && expr->name == pym_context_name_literal (context, "__debug__"))
    {
      expr->kind = PYM_EXPR_CONSTANT;
      expr->constant = pym_true (context->rt);
    }
}

static void
fold_expr (PymContext *context, PymExpr *expr)
{
  pym_context_enter (context, expr->position);
  switch ((PymExprKind) expr->kind)
    {
    case PYM_EXPR_BINARY:
      fold_expr (context, expr->left);
      fold_expr (context, expr->right);
      fold_binary (context, expr);
      break;
    case PYM_EXPR_UNARY:
      fold_expr (context, expr->left);
      fold_unary (context, expr);
      break;
    case PYM_EXPR_TUPLE:
      fold_list (context, &expr->list);
      fold_tuple (context, expr);
      break;
    case PYM_EXPR_SUBSCRIPT:
      fold_expr (context, expr->left);
      fold_expr (context, expr->right);
      fold_subscript (context, expr);
      break;
    case PYM_EXPR_COMPARE:
      fold_compare (context, expr);
      break;
    case PYM_EXPR_NAME:
      fold_name (context, expr);
      break;
    case PYM_EXPR_LAMBDA:
      fold_defaults (context, expr->lambda.parameters);
      fold_expr (context, expr->left);
      break;
    case PYM_EXPR_DICT:
      fold_list (context, &expr->dict.keys);
      fold_list (context, &expr->dict.values);
      break;
    case PYM_EXPR_LIST_COMP:
    case PYM_EXPR_SET_COMP:
    case PYM_EXPR_DICT_COMP:
    case PYM_EXPR_GENERATOR:
      fold_comprehension (context, expr);
      break;
    case PYM_EXPR_CALL:
      fold_expr (context, expr->left);
      fold_list (context, &expr->call.arguments);
      fold_keywords (context, &expr->call.keywords);
      break;
    case PYM_EXPR_BOOL_OP:
    case PYM_EXPR_SET:
    case PYM_EXPR_JOINED:
    case PYM_EXPR_LIST:
      fold_list (context, &expr->list);
      break;
    case PYM_EXPR_CONDITIONAL:
      fold_expr (context, expr->test);
      fold_expr (context, expr->left);
      fold_expr (context, expr->right);
      break;
    case PYM_EXPR_NAMED:
    case PYM_EXPR_YIELD:
    case PYM_EXPR_YIELD_FROM:
    case PYM_EXPR_FORMATTED:
    case PYM_EXPR_ATTRIBUTE:
    case PYM_EXPR_STARRED:
    case PYM_EXPR_SLICE:
      fold_optional (context, expr->left);
      fold_optional (context, expr->right);
      fold_optional (context, expr->test);
      break;
    case PYM_EXPR_CONSTANT:
      break;
    }
  pym_context_leave (context);
}

static void
fold_stmt (PymContext *context, PymStmt *stmt)
{
  switch ((PymStmtKind) stmt->kind)
    {
    case PYM_STMT_FUNCTION:
      fold_defaults (context, stmt->function.parameters);
      fold_body (context, &stmt->body, true);
      fold_list (context, &stmt->function.decorators);
      return;
    case PYM_STMT_CLASS:
      fold_list (context, &stmt->class.bases);
      fold_keywords (context, &stmt->class.keywords);
      fold_body (context, &stmt->body, true);
      fold_list (context, &stmt->class.decorators);
      return;
    case PYM_STMT_DELETE:
    case PYM_STMT_ASSIGN:
      fold_list (context, &stmt->targets);
      fold_optional (context, stmt->value);
      return;
    case PYM_STMT_WITH:
      for (uint32_t i = 0; i < stmt->with.n; i++)
        {
          fold_expr (context, stmt->with.items[i].context);
          fold_optional (context, stmt->with.items[i].target);
        }
      break;
    case PYM_STMT_TRY:
      fold_body (context, &stmt->body, false);
      for (uint32_t i = 0; i < stmt->try.n; i++)
        {
          fold_optional (context, stmt->try.handlers[i].type);
          fold_body (context, &stmt->try.handlers[i].body, false);
        }
      fold_body (context, &stmt->other, false);
      fold_body (context, &stmt->try.final, false);
      return;
    default:
      fold_optional (context, stmt->target);
      fold_optional (context, stmt->value);
    }
  fold_body (context, &stmt->body, false);
  fold_body (context, &stmt->other, false);
  if (stmt->kind == PYM_STMT_FOR)
    fold_iterable (context, stmt->value);
}

/* What was computed to be a text is no docstring, even where it stands first. */
static void
protect_from_docstring (PymContext *context, PymStmt *stmt)
{
  PymExpr *text = stmt->value;
  PymExpr *wrapper = pym_tree_expr (context, PYM_EXPR_JOINED, text->position);

  pym_tree_append (context, &wrapper->list, text);
  stmt->value = wrapper;
}

static void
fold_body (PymContext *context, PymStmts *body, bool has_docstring)
{
  bool docstring = pym_tree_docstring (context->rt, body) != NULL;

  for (uint32_t i = 0; i < body->n; i++)
    {
      pym_context_enter (context, body->items[i]->position);
      fold_stmt (context, body->items[i]);
      pym_context_leave (context);
    }
  if (has_docstring && !docstring && pym_tree_docstring (context->rt, body) != NULL)
    protect_from_docstring (context, body->items[0]);
}

void
pym_fold_run (PymContext *context, PymTree *tree)
{
  fold_body (context, &tree->body, true);
}
