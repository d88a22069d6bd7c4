#include "pym-compile-internal.h"

#include "pym-set.h"
#include "pym-str.h"
#include "pym-tuple.h"

/* Lists, tuples, sets, dicts and joined strings. More values than this are not piled up on the
 * stack but added one by one (STACK_USE_GUIDELINE in CPython). */
static bool
all_constant (PymExpr *const *items, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++)
    if (items[i] == NULL || items[i]->kind != PYM_EXPR_CONSTANT)
      return false;
  return true;
}

static PymObject *
constant_tuple (PymCompiler *c, PymExpr *const *items, uint32_t n)
{
  PymObject *tuple = pym_tuple_new (c->context->rt, n);

  if (tuple == NULL)
    pym_context_own (c->context, NULL);
  for (uint32_t i = 0; i < n; i++)
    pym_tuple_set (tuple, i, pym_newref (items[i]->constant));
  return tuple;
}

static void
compile_constant_items (PymCompiler *c,
                        PymPosition position,
                        const PymExprs *items,
                        uint32_t pushed,
                        unsigned build,
                        unsigned extend,
                        bool tuple)
{
  PymObject *folded = constant_tuple (c, items->items, items->n);

  if (tuple && pushed == 0)
    {
      pym_emit_new_constant (c, folded, position);
      return;
    }
  if (extend == PYM_SET_UPDATE)
    {
      PymObject *set = pym_frozenset_new (c->context->rt, folded);

      pym_decref (c->context->rt, folded);
      folded = set;
    }
  pym_emit (c, build, (int32_t) pushed, position);
  pym_emit_new_constant (c, folded, position);
  pym_emit (c, extend, 1, position);
  if (tuple)
    pym_emit (c, PYM_CALL_INTRINSIC_1, PYM_INTRINSIC_LIST_TO_TUPLE, position);
}

void
pym_compile_star_items (PymCompiler *c,
                        PymPosition position,
                        const PymExprs *items,
                        uint32_t pushed,
                        unsigned build,
                        unsigned add,
                        unsigned extend,
                        bool tuple)
{
  bool starred = false, big = items->n + pushed > PYM_MAX_PILED_UP, built = false;

  if (items->n > 2 && all_constant (items->items, items->n))
    {
      compile_constant_items (c, position, items, pushed, build, extend, tuple);
      return;
    }
  for (uint32_t i = 0; i < items->n; i++)
    starred |= items->items[i]->kind == PYM_EXPR_STARRED;
  if (!starred && !big)
    {
      pym_compile_exprs (c, items);
      pym_emit (c, tuple ? PYM_BUILD_TUPLE : build, (int32_t) (items->n + pushed), position);
      return;
    }
  if (big)
    {
      pym_emit (c, build, (int32_t) pushed, position);
      built = true;
    }
  for (uint32_t i = 0; i < items->n; i++)
    {
      PymExpr *item = items->items[i];

      if (item->kind != PYM_EXPR_STARRED)
        {
          pym_compile_expr (c, item);
          if (built)
            pym_emit (c, add, 1, position);
          continue;
        }
      if (!built)
        {
          pym_emit (c, build, (int32_t) (i + pushed), position);
          built = true;
        }
      pym_compile_expr (c, item->left);
      pym_emit (c, extend, 1, position);
    }
  if (tuple)
    pym_emit (c, PYM_CALL_INTRINSIC_1, PYM_INTRINSIC_LIST_TO_TUPLE, position);
}

/* Targets of an assignment that takes a sequence apart. */
static void
compile_unpack (PymCompiler *c, PymExpr *expr)
{
  const PymExprs *targets = &expr->list;
  bool starred = false;

  for (uint32_t i = 0; i < targets->n; i++)
    {
      uint32_t after = targets->n - i - 1;

      if (targets->items[i]->kind != PYM_EXPR_STARRED)
        continue;
      if (starred)
        pym_context_syntax_error (c->context, expr->position,
                                  "multiple starred expressions in assignment");
      if (i >= 1 << 8 || after >= INT32_MAX >> 8)
        pym_context_syntax_error (c->context, expr->position,
                                  "too many expressions in star-unpacking assignment");
      pym_emit (c, PYM_UNPACK_EX, (int32_t) (i + (after << 8)), expr->position);
      starred = true;
    }
  if (!starred)
    pym_emit (c, PYM_UNPACK_SEQUENCE, (int32_t) targets->n, expr->position);
  for (uint32_t i = 0; i < targets->n; i++)
    {
      PymExpr *target = targets->items[i];

      pym_compile_expr (c, target->kind == PYM_EXPR_STARRED ? target->left : target);
    }
}

static void
compile_joined (PymCompiler *c, PymExpr *expr)
{
  const PymExprs *values = &expr->list;

  if (values->n <= PYM_MAX_PILED_UP)
    {
      pym_compile_exprs (c, values);
      if (values->n != 1)
        pym_emit (c, PYM_BUILD_STRING, (int32_t) values->n, expr->position);
      return;
    }
  pym_emit_new_constant (c, pym_str_empty (c->context->rt), expr->position);
  pym_emit_attribute (c, PYM_LOAD_METHOD, pym_context_name_literal (c->context, "join"),
                      expr->position);
  pym_emit (c, PYM_BUILD_LIST, 0, expr->position);
  for (uint32_t i = 0; i < values->n; i++)
    {
      pym_compile_expr (c, values->items[i]);
      pym_emit (c, PYM_LIST_APPEND, 1, expr->position);
    }
  pym_emit (c, PYM_CALL, 1, expr->position);
}

void
pym_compile_display (PymCompiler *c, PymExpr *expr)
{
  switch (expr->kind)
    {
    case PYM_EXPR_SET:
      pym_compile_star_items (c, expr->position, &expr->list, 0, PYM_BUILD_SET, PYM_SET_ADD,
                              PYM_SET_UPDATE, false);
      break;
    case PYM_EXPR_JOINED:
      compile_joined (c, expr);
      break;
    default:
      if (expr->use == PYM_STORE)
        compile_unpack (c, expr);
      else if (expr->use == PYM_DELETE)
        pym_compile_exprs (c, &expr->list);
      else
        pym_compile_star_items (c, expr->position, &expr->list, 0, PYM_BUILD_LIST, PYM_LIST_APPEND,
                                PYM_LIST_EXTEND, expr->kind == PYM_EXPR_TUPLE);
    }
}

/* Entries begin … end-1, none of them `**`. */
static void
compile_entries (PymCompiler *c, PymExpr *expr, uint32_t begin, uint32_t end)
{
  PymExpr *const *keys = expr->dict.keys.items + begin;
  PymExpr *const *values = expr->dict.values.items + begin;
  uint32_t n = end - begin;
  bool big = n * 2 > PYM_MAX_PILED_UP;

  if (n > 1 && !big && all_constant (keys, n))
    {
      for (uint32_t i = 0; i < n; i++)
        pym_compile_expr (c, values[i]);
      pym_emit_new_constant (c, constant_tuple (c, keys, n), expr->position);
      pym_emit (c, PYM_BUILD_CONST_KEY_MAP, (int32_t) n, expr->position);
      return;
    }
  if (big)
    pym_emit (c, PYM_BUILD_MAP, 0, expr->position);
  for (uint32_t i = 0; i < n; i++)
    {
      pym_compile_expr (c, keys[i]);
      pym_compile_expr (c, values[i]);
      if (big)
        pym_emit (c, PYM_MAP_ADD, 1, expr->position);
    }
  if (!big)
    pym_emit (c, PYM_BUILD_MAP, (int32_t) n, expr->position);
}

static void
flush_entries (PymCompiler *c, PymExpr *expr, uint32_t begin, uint32_t end, bool *has_dict)
{
  compile_entries (c, expr, begin, end);
  if (*has_dict)
    pym_emit (c, PYM_DICT_UPDATE, 1, expr->position);
  *has_dict = true;
}

void
pym_compile_dict (PymCompiler *c, PymExpr *expr)
{
  uint32_t n = expr->dict.values.n, waiting = 0;
  bool has_dict = false;

  for (uint32_t i = 0; i < n; i++)
    if (expr->dict.keys.items[i] == NULL)
      {
        if (waiting > 0)
          flush_entries (c, expr, i - waiting, i, &has_dict);
        waiting = 0;
        if (!has_dict)
          pym_emit (c, PYM_BUILD_MAP, 0, expr->position);
        has_dict = true;
        pym_compile_expr (c, expr->dict.values.items[i]);
        pym_emit (c, PYM_DICT_UPDATE, 1, expr->position);
      }
    else if (waiting * 2 > PYM_MAX_PILED_UP)
      {
        flush_entries (c, expr, i - waiting, i + 1, &has_dict);
        waiting = 0;
      }
    else
      waiting++;
  if (waiting > 0)
    flush_entries (c, expr, n - waiting, n, &has_dict);
  if (!has_dict)
    pym_emit (c, PYM_BUILD_MAP, 0, expr->position);
}
