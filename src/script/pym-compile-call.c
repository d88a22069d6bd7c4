#include "pym-compile-internal.h"

#include <string.h>

/* Calls and attributes, with the short ways for methods and super (). */

PymPosition
pym_position_of_attribute (PymPosition position, const PymExpr *attribute)
{
  int32_t length = 0;

  if (position.line == attribute->position.end_line)
    return position;
  /* Over several lines: where the attribute's name stands. Columns count bytes, its length
   * characters. */
  for (const char *p = attribute->name->text; *p != '\0'; p++)
    length += ((unsigned char) *p & 0xc0) != 0x80;
  position.line = attribute->position.end_line;
  if (length <= attribute->position.end_column)
    position.column = attribute->position.end_column - length;
  else
    position.column = position.end_column = -1;
  if (position.end_line < position.line)
    position.end_line = position.line;
  if (position.line == position.end_line && position.end_column < position.column)
    position.end_column = position.column;
  return position;
}

/* `super ().x` and `super (A, b).x` where super is the built-in one for all that can be seen. */
static bool
is_plain_super (PymCompiler *c, const PymExpr *attribute)
{
  const PymExpr *call = attribute->left;
  const PymExprs *arguments;

  if (call->kind != PYM_EXPR_CALL || call->left->kind != PYM_EXPR_NAME ||
      call->left->name != c->super || attribute->name == c->class_cell ||
      call->call.keywords.n != 0)
    return false;
  if (pym_unit_name_scope (c, c->super) != PYM_NAME_GLOBAL_IMPLICIT ||
      pym_scope_of_name (c->module_scope, c->super) != PYM_NAME_UNKNOWN)
    return false;
  arguments = &call->call.arguments;
  if (arguments->n == 2)
    return arguments->items[0]->kind != PYM_EXPR_STARRED &&
           arguments->items[1]->kind != PYM_EXPR_STARRED;
  return arguments->n == 0 && c->unit->argcount > 0 &&
         pym_unit_name_scope (c, c->class_cell) == PYM_NAME_FREE;
}

static void
load_super_arguments (PymCompiler *c, PymExpr *call)
{
  pym_emit_variable (c, c->super, PYM_LOAD, call->left->position);
  if (call->call.arguments.n == 2)
    {
      pym_compile_exprs (c, &call->call.arguments);
      return;
    }
  pym_emit_variable (c, c->class_cell, PYM_LOAD, call->position);
  pym_emit_variable (c, c->unit->varnames.items[0], PYM_LOAD, call->position);
}

void
pym_compile_attribute (PymCompiler *c, PymExpr *expr)
{
  static const uint16_t opcodes[] = { PYM_LOAD_ATTR, PYM_STORE_ATTR, PYM_DELETE_ATTR };
  PymPosition position = expr->position;

  if (expr->use == PYM_LOAD && is_plain_super (c, expr))
    {
      load_super_arguments (c, expr->left);
      pym_emit_attribute (c,
                          expr->left->call.arguments.n > 0 ? PYM_LOAD_SUPER_ATTR
                                                           : PYM_LOAD_ZERO_SUPER_ATTR,
                          expr->name, position);
      pym_emit (c, PYM_NOP, 0, pym_position_of_attribute (position, expr));
      return;
    }
  pym_compile_expr (c, expr->left);
  position = pym_position_of_attribute (position, expr);
  if (expr->use == PYM_STORE && strcmp (expr->name->text, "__debug__") == 0)
    pym_context_syntax_error (c->context, position, "cannot assign to __debug__");
  pym_emit_attribute (c, opcodes[expr->use], expr->name, position);
}

static void
check_keywords (PymCompiler *c, const PymKeywords *keywords)
{
  for (uint32_t i = 0; i < keywords->n; i++)
    {
      const PymKeyword *keyword = &keywords->items[i];

      if (keyword->name == NULL)
        continue;
      if (strcmp (keyword->name->text, "__debug__") == 0)
        pym_context_syntax_error (c->context, keyword->position, "cannot assign to __debug__");
      for (uint32_t k = i + 1; k < keywords->n; k++)
        if (keywords->items[k].name == keyword->name)
          pym_context_syntax_error (c->context, keywords->items[k].position,
                                    "keyword argument repeated: %s", keyword->name->text);
    }
}

static bool
has_unpacking (const PymExprs *arguments, const PymKeywords *keywords)
{
  for (uint32_t i = 0; i < arguments->n; i++)
    if (arguments->items[i]->kind == PYM_EXPR_STARRED)
      return true;
  for (uint32_t i = 0; i < keywords->n; i++)
    if (keywords->items[i].name == NULL)
      return true;
  return false;
}

static PymObject *
keyword_names (PymCompiler *c, const PymKeywords *keywords, uint32_t begin, uint32_t end)
{
  PymName **names = pym_context_alloc (c->context, (end - begin + 1) * sizeof *names);

  for (uint32_t i = begin; i < end; i++)
    names[i - begin] = keywords->items[i].name;
  return pym_compile_name_tuple (c, names, end - begin);
}

static void
compile_plain_keywords (PymCompiler *c, const PymKeywords *keywords, PymPosition position)
{
  if (keywords->n == 0)
    return;
  for (uint32_t i = 0; i < keywords->n; i++)
    pym_compile_expr (c, keywords->items[i].value);
  pym_emit (c, PYM_KW_NAMES,
            (int32_t) pym_constants_add_new (c->context, &c->unit->constants,
                                             keyword_names (c, keywords, 0, keywords->n)),
            position);
}

/* A dict of the keywords begin … end-1. */
static void
compile_keyword_dict (
    PymCompiler *c, PymPosition position, const PymKeywords *keywords, uint32_t begin, uint32_t end)
{
  uint32_t n = end - begin;
  bool big = n * 2 > PYM_MAX_PILED_UP;

  if (n > 1 && !big)
    {
      for (uint32_t i = begin; i < end; i++)
        pym_compile_expr (c, keywords->items[i].value);
      pym_emit_new_constant (c, keyword_names (c, keywords, begin, end), position);
      pym_emit (c, PYM_BUILD_CONST_KEY_MAP, (int32_t) n, position);
      return;
    }
  if (big)
    pym_emit (c, PYM_BUILD_MAP, 0, PYM_CONTEXT_NO_POSITION);
  for (uint32_t i = begin; i < end; i++)
    {
      pym_emit_name_constant (c, keywords->items[i].name, position);
      pym_compile_expr (c, keywords->items[i].value);
      if (big)
        pym_emit (c, PYM_MAP_ADD, 1, PYM_CONTEXT_NO_POSITION);
    }
  if (!big)
    pym_emit (c, PYM_BUILD_MAP, (int32_t) n, position);
}

static void
compile_unpacked_keywords (PymCompiler *c, PymPosition position, const PymKeywords *keywords)
{
  uint32_t waiting = 0;
  bool has_dict = false;

  for (uint32_t i = 0; i <= keywords->n; i++)
    {
      bool end = i == keywords->n;

      if (!end && keywords->items[i].name != NULL)
        {
          waiting++;
          continue;
        }
      if (waiting > 0)
        {
          compile_keyword_dict (c, position, keywords, i - waiting, i);
          if (has_dict)
            pym_emit (c, PYM_DICT_MERGE, 1, position);
          has_dict = true;
          waiting = 0;
        }
      if (end)
        break;
      if (!has_dict)
        pym_emit (c, PYM_BUILD_MAP, 0, position);
      has_dict = true;
      pym_compile_expr (c, keywords->items[i].value);
      pym_emit (c, PYM_DICT_MERGE, 1, position);
    }
}

void
pym_compile_call_arguments (PymCompiler *c,
                            PymPosition position,
                            uint32_t pushed,
                            const PymExprs *arguments,
                            const PymKeywords *keywords)
{
  check_keywords (c, keywords);
  if (arguments->n + keywords->n * 2 <= PYM_MAX_PILED_UP && !has_unpacking (arguments, keywords))
    {
      pym_compile_exprs (c, arguments);
      compile_plain_keywords (c, keywords, position);
      pym_emit (c, PYM_CALL, (int32_t) (pushed + arguments->n + keywords->n), position);
      return;
    }
  if (pushed == 0 && arguments->n == 1 && arguments->items[0]->kind == PYM_EXPR_STARRED)
    pym_compile_expr (c, arguments->items[0]->left);
  else
    pym_compile_star_items (c, position, arguments, pushed, PYM_BUILD_LIST, PYM_LIST_APPEND,
                            PYM_LIST_EXTEND, true);
  if (keywords->n > 0)
    compile_unpacked_keywords (c, position, keywords);
  pym_emit (c, PYM_CALL_FUNCTION_EX, keywords->n > 0, position);
}

static bool
is_imported (PymCompiler *c, const PymExpr *expr)
{
  const PymSymbol *symbol;

  if (expr->kind != PYM_EXPR_NAME)
    return false;
  symbol = pym_scope_find (c->module_scope, expr->name);
  return symbol != NULL && (symbol->flags & PYM_DEF_IMPORT) != 0;
}

/* `object.method (…)` without making a bound method. */
static bool
compile_method_call (PymCompiler *c, PymExpr *expr)
{
  PymExpr *method = expr->left;
  const PymExprs *arguments = &expr->call.arguments;
  const PymKeywords *keywords = &expr->call.keywords;
  PymPosition position = method->position;

  if (method->kind != PYM_EXPR_ATTRIBUTE || is_imported (c, method->left) ||
      arguments->n + keywords->n + (keywords->n != 0) >= PYM_MAX_PILED_UP ||
      has_unpacking (arguments, keywords))
    return false;
  if (is_plain_super (c, method))
    {
      load_super_arguments (c, method->left);
      pym_emit_attribute (c,
                          method->left->call.arguments.n > 0 ? PYM_LOAD_SUPER_METHOD
                                                             : PYM_LOAD_ZERO_SUPER_METHOD,
                          method->name, position);
      position = pym_position_of_attribute (position, method);
      pym_emit (c, PYM_NOP, 0, position);
    }
  else
    {
      pym_compile_expr (c, method->left);
      position = pym_position_of_attribute (position, method);
      pym_emit_attribute (c, PYM_LOAD_METHOD, method->name, position);
    }
  pym_compile_exprs (c, arguments);
  compile_plain_keywords (c, keywords, position);
  pym_emit (c, PYM_CALL, (int32_t) (arguments->n + keywords->n),
            pym_position_of_attribute (expr->position, method));
  return true;
}

void
pym_compile_call (PymCompiler *c, PymExpr *expr)
{
  check_keywords (c, &expr->call.keywords);
  if (compile_method_call (c, expr))
    return;
  pym_emit (c, PYM_PUSH_NULL, 0, expr->left->position);
  pym_compile_expr (c, expr->left);
  pym_compile_call_arguments (c, expr->position, 0, &expr->call.arguments, &expr->call.keywords);
}
