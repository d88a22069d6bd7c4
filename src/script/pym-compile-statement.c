#include "pym-compile-internal.h"

#include <string.h>

#include "pym-int.h"

void
pym_compile_body (PymCompiler *c, const PymStmts *body, uint32_t first)
{
  for (uint32_t i = first; i < body->n; i++)
    pym_compile_stmt (c, body->items[i]);
}

/* Of a module or a class, whose docstring is stored by code. */
void
pym_compile_module_body (PymCompiler *c, const PymStmts *body)
{
  uint32_t first = 0;

  if (pym_tree_docstring (c->context->rt, body) != NULL)
    {
      pym_compile_expr (c, body->items[0]->value);
      pym_emit_variable (c, pym_context_name_literal (c->context, "__doc__"), PYM_STORE,
                         PYM_CONTEXT_NO_POSITION);
      first = 1;
    }
  pym_compile_body (c, body, first);
}

static void
compile_assign (PymCompiler *c, PymStmt *stmt)
{
  pym_compile_expr (c, stmt->value);
  for (uint32_t i = 0; i < stmt->targets.n; i++)
    {
      if (i + 1 < stmt->targets.n)
        pym_emit (c, PYM_COPY, 1, stmt->position);
      pym_compile_expr (c, stmt->targets.items[i]);
    }
}

/* The target's value, with what is needed to store into it again left under it. */
static void
load_augmented_target (PymCompiler *c, PymExpr *target)
{
  PymPosition position = target->position;

  switch (target->kind)
    {
    case PYM_EXPR_ATTRIBUTE:
      pym_compile_expr (c, target->left);
      pym_emit (c, PYM_COPY, 1, position);
      pym_emit_attribute (c, PYM_LOAD_ATTR, target->name,
                          pym_position_of_attribute (position, target));
      break;
    case PYM_EXPR_SUBSCRIPT:
      pym_compile_expr (c, target->left);
      if (pym_is_two_part_slice (target->right))
        {
          pym_compile_slice (c, target->right);
          for (int i = 0; i < 3; i++)
            pym_emit (c, PYM_COPY, 3, position);
          pym_emit (c, PYM_BINARY_SLICE, 0, position);
        }
      else
        {
          pym_compile_expr (c, target->right);
          pym_emit (c, PYM_COPY, 2, position);
          pym_emit (c, PYM_COPY, 2, position);
          pym_emit (c, PYM_BINARY_SUBSCR, 0, position);
        }
      break;
    default:
      pym_emit_variable (c, target->name, PYM_LOAD, position);
    }
}

static void
store_augmented_target (PymCompiler *c, PymExpr *target)
{
  PymPosition position = target->position;

  switch (target->kind)
    {
    case PYM_EXPR_ATTRIBUTE:
      position = pym_position_of_attribute (position, target);
      pym_emit (c, PYM_SWAP, 2, position);
      pym_emit_attribute (c, PYM_STORE_ATTR, target->name, position);
      break;
    case PYM_EXPR_SUBSCRIPT:
      if (pym_is_two_part_slice (target->right))
        {
          pym_emit (c, PYM_SWAP, 4, position);
          pym_emit (c, PYM_SWAP, 3, position);
          pym_emit (c, PYM_SWAP, 2, position);
          pym_emit (c, PYM_STORE_SLICE, 0, position);
        }
      else
        {
          pym_emit (c, PYM_SWAP, 3, position);
          pym_emit (c, PYM_SWAP, 2, position);
          pym_emit (c, PYM_STORE_SUBSCR, 0, position);
        }
      break;
    default:
      pym_emit_variable (c, target->name, PYM_STORE, position);
    }
}

static void
compile_aug_assign (PymCompiler *c, PymStmt *stmt)
{
  load_augmented_target (c, stmt->target);
  pym_compile_expr (c, stmt->value);
  pym_emit (c, PYM_BINARY_OP, stmt->op + PYM_NB_INPLACE, stmt->position);
  store_augmented_target (c, stmt->target);
}

/* Annotations are read and ignored; without a value only the parts of the target are evaluated. */
static void
compile_ann_assign (PymCompiler *c, PymStmt *stmt)
{
  PymExpr *target = stmt->target;

  if (stmt->value != NULL)
    {
      pym_compile_expr (c, stmt->value);
      pym_compile_expr (c, target);
    }
  else if (target->kind != PYM_EXPR_NAME)
    {
      pym_compile_expr (c, target->left);
      pym_emit (c, PYM_POP_TOP, 0, target->left->position);
      if (target->kind == PYM_EXPR_SUBSCRIPT)
        {
          pym_compile_expr (c, target->right);
          pym_emit (c, PYM_POP_TOP, 0, target->right->position);
        }
    }
}

static void
compile_if (PymCompiler *c, PymStmt *stmt)
{
  PymLabel end = pym_emit_new_label (c);
  PymLabel other = stmt->other.n > 0 ? pym_emit_new_label (c) : end;

  pym_compile_jump_if (c, stmt->position, stmt->value, other, false);
  pym_compile_body (c, &stmt->body, 0);
  if (stmt->other.n > 0)
    {
      pym_emit_jump (c, PYM_JUMP, end, PYM_CONTEXT_NO_POSITION);
      pym_emit_label (c, other);
      pym_compile_body (c, &stmt->other, 0);
    }
  pym_emit_label (c, end);
}

static void
compile_raise (PymCompiler *c, PymStmt *stmt)
{
  int32_t n = 0;

  if (stmt->value != NULL)
    {
      pym_compile_expr (c, stmt->value);
      n++;
    }
  if (stmt->target != NULL)
    {
      pym_compile_expr (c, stmt->target);
      n++;
    }
  pym_emit (c, PYM_RAISE_VARARGS, n, stmt->position);
}

static void
compile_assert (PymCompiler *c, PymStmt *stmt)
{
  PymLabel end = pym_emit_new_label (c);

  pym_compile_jump_if (c, stmt->position, stmt->value, end, true);
  pym_emit (c, PYM_LOAD_ASSERTION_ERROR, 0, stmt->position);
  if (stmt->target != NULL)
    {
      pym_compile_expr (c, stmt->target);
      pym_emit (c, PYM_CALL, 0, stmt->position);
    }
  pym_emit (c, PYM_RAISE_VARARGS, 1, stmt->position);
  pym_emit_label (c, end);
}

static PymName *
name_part (PymCompiler *c, const char *start, const char *end)
{
  return pym_context_name (c->context, start, (size_t) (end - start));
}

/* `import a.b.c as d` binds the last part. */
static void
compile_import_as (PymCompiler *c, const PymImportAlias *alias, PymPosition position)
{
  const char *dot = strchr (alias->name->text, '.');

  if (dot == NULL)
    {
      pym_emit_variable (c, alias->as, PYM_STORE, position);
      return;
    }
  while (dot != NULL)
    {
      const char *start = dot + 1;

      dot = strchr (start, '.');
      pym_emit_attribute (c, PYM_IMPORT_FROM,
                          name_part (c, start, dot != NULL ? dot : start + strlen (start)),
                          position);
      if (dot != NULL)
        {
          pym_emit (c, PYM_SWAP, 2, position);
          pym_emit (c, PYM_POP_TOP, 0, position);
        }
    }
  pym_emit_variable (c, alias->as, PYM_STORE, position);
  pym_emit (c, PYM_POP_TOP, 0, position);
}

static void
compile_import (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;

  for (uint32_t i = 0; i < stmt->import.n; i++)
    {
      const PymImportAlias *alias = &stmt->import.aliases[i];
      const char *dot = strchr (alias->name->text, '.');

      pym_emit_new_constant (c, pym_int_from_long (c->context->rt, 0), position);
      pym_emit_none (c, position);
      pym_emit_attribute (c, PYM_IMPORT_NAME, alias->name, position);
      if (alias->as != NULL)
        compile_import_as (c, alias, position);
      else
        pym_emit_variable (c, dot == NULL ? alias->name : name_part (c, alias->name->text, dot),
                           PYM_STORE, position);
    }
}

static void
compile_import_from (PymCompiler *c, PymStmt *stmt)
{
  PymPosition position = stmt->position;
  PymName **names = pym_context_alloc (c->context, (stmt->import.n + 1) * sizeof *names);
  PymName *module = stmt->import.module;

  for (uint32_t i = 0; i < stmt->import.n; i++)
    names[i] = stmt->import.aliases[i].name;
  pym_emit_new_constant (c, pym_int_from_long (c->context->rt, stmt->import.level), position);
  pym_emit_new_constant (c, pym_compile_name_tuple (c, names, stmt->import.n), position);
  pym_emit_attribute (c, PYM_IMPORT_NAME,
                      module != NULL ? module : pym_context_name_literal (c->context, ""),
                      position);
  for (uint32_t i = 0; i < stmt->import.n; i++)
    {
      const PymImportAlias *alias = &stmt->import.aliases[i];

      pym_emit_attribute (c, PYM_IMPORT_FROM, alias->name, position);
      pym_emit_variable (c, alias->as != NULL ? alias->as : alias->name, PYM_STORE, position);
    }
  pym_emit (c, PYM_POP_TOP, 0, position);
}

static void
compile_expression (PymCompiler *c, PymStmt *stmt)
{
  if (stmt->value->kind == PYM_EXPR_CONSTANT)
    {
      pym_emit (c, PYM_NOP, 0, stmt->position);
      return;
    }
  pym_compile_expr (c, stmt->value);
  pym_emit (c, PYM_POP_TOP, 0, PYM_CONTEXT_NO_POSITION);
}

void
pym_compile_stmt (PymCompiler *c, PymStmt *stmt)
{
  pym_context_enter (c->context, stmt->position);
  switch ((PymStmtKind) stmt->kind)
    {
    case PYM_STMT_FUNCTION:
      pym_compile_function (c, stmt);
      break;
    case PYM_STMT_CLASS:
      pym_compile_class (c, stmt);
      break;
    case PYM_STMT_RETURN:
      pym_compile_return (c, stmt);
      break;
    case PYM_STMT_DELETE:
      pym_compile_exprs (c, &stmt->targets);
      break;
    case PYM_STMT_ASSIGN:
      compile_assign (c, stmt);
      break;
    case PYM_STMT_AUG_ASSIGN:
      compile_aug_assign (c, stmt);
      break;
    case PYM_STMT_ANN_ASSIGN:
      compile_ann_assign (c, stmt);
      break;
    case PYM_STMT_FOR:
      pym_compile_for (c, stmt);
      break;
    case PYM_STMT_WHILE:
      pym_compile_while (c, stmt);
      break;
    case PYM_STMT_IF:
      compile_if (c, stmt);
      break;
    case PYM_STMT_WITH:
      pym_compile_with (c, stmt, 0);
      break;
    case PYM_STMT_RAISE:
      compile_raise (c, stmt);
      break;
    case PYM_STMT_TRY:
      pym_compile_try (c, stmt);
      break;
    case PYM_STMT_ASSERT:
      compile_assert (c, stmt);
      break;
    case PYM_STMT_IMPORT:
      compile_import (c, stmt);
      break;
    case PYM_STMT_IMPORT_FROM:
      compile_import_from (c, stmt);
      break;
    case PYM_STMT_GLOBAL:
    case PYM_STMT_NONLOCAL:
      break;
    case PYM_STMT_EXPR:
      compile_expression (c, stmt);
      break;
    case PYM_STMT_PASS:
      pym_emit (c, PYM_NOP, 0, stmt->position);
      break;
    case PYM_STMT_BREAK:
      pym_compile_break (c, stmt);
      break;
    case PYM_STMT_CONTINUE:
      pym_compile_continue (c, stmt);
      break;
    }
  pym_context_leave (c->context);
}
