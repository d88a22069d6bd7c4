#include "pym-compile-internal.h"

#include <string.h>

#include "pym-str.h"

/* Functions, classes and lambdas: a code of their own, and what makes the object from it. */

static PymNameScope
closure_scope (PymCompiler *c, PymName *name)
{
  if (c->unit->kind == PYM_UNIT_CLASS && name == c->class_cell)
    return PYM_NAME_CELL;
  return pym_unit_name_scope (c, name);
}

static void
emit_closure (PymCompiler *c, const PymCompiled *code, PymPosition position)
{
  PymUnit *unit = c->unit;

  for (int32_t i = code->n_locals_plus - code->n_free; i < code->n_locals_plus; i++)
    {
      const char *text = pym_str_as_utf8 (c->context->rt, code->local_names[i]);
      PymName *name;
      int32_t place;

      if (text == NULL)
        pym_context_own (c->context, NULL);
      name = pym_context_name_literal (c->context, text);
      if (closure_scope (c, name) == PYM_NAME_CELL)
        place = pym_name_table_find (&unit->cellvars, name);
      else
        place = (int32_t) unit->cellvars.n_items + pym_name_table_find (&unit->freevars, name);
      pym_emit (c, PYM_LOAD_CLOSURE, place, position);
    }
  pym_emit (c, PYM_BUILD_TUPLE, code->n_free, position);
}

static bool
same_bytes (const void *a, uint32_t n_a, const void *b, uint32_t n_b, size_t size)
{
  return n_a == n_b && memcmp (a, b, n_a * size) == 0;
}

static bool same_code (const PymCompiled *a, const PymCompiled *b);

static bool
same_constants (const PymCompiled *a, const PymCompiled *b)
{
  if (a->n_consts != b->n_consts)
    return false;
  for (uint32_t i = 0; i < a->n_consts; i++)
    {
      const PymConstant *x = &a->consts[i], *y = &b->consts[i];

      if (x->object != y->object || (x->code == NULL) != (y->code == NULL) ||
          (x->code != NULL && !same_code (x->code, y->code)))
        return false;
    }
  return true;
}

/* As code objects compare (code_richcompare): all but the qualified name. Names and constants are
 * one object each in a file. */
static bool
same_code (const PymCompiled *a, const PymCompiled *b)
{
  return a->name == b->name && a->first_line == b->first_line && a->argcount == b->argcount &&
         a->posonly_argcount == b->posonly_argcount && a->kwonly_argcount == b->kwonly_argcount &&
         a->flags == b->flags &&
         same_bytes (a->instructions, a->n_instructions, b->instructions, b->n_instructions,
                     sizeof *a->instructions) &&
         same_bytes (a->positions, a->n_instructions, b->positions, b->n_instructions,
                     sizeof *a->positions) &&
         same_bytes (a->names, a->n_names, b->names, b->n_names, sizeof *a->names) &&
         same_bytes (a->local_names, (uint32_t) a->n_locals_plus, b->local_names,
                     (uint32_t) b->n_locals_plus, sizeof *a->local_names) &&
         same_bytes (a->local_kinds, (uint32_t) a->n_locals_plus, b->local_kinds,
                     (uint32_t) b->n_locals_plus, 1) &&
         same_bytes (a->ranges, a->n_ranges, b->ranges, b->n_ranges, sizeof *a->ranges) &&
         same_constants (a, b);
}

/* Equal codes are one constant: a `finally` body is compiled twice, and two lambdas of one line may
 * be equal. */
static int32_t
add_code (PymCompiler *c, PymCompiled *code)
{
  PymConstants *constants = &c->unit->constants;
  PymConstantEntry *entry;

  for (uint32_t i = 0; i < constants->n_items; i++)
    if (constants->items[i].code != NULL && same_code (constants->items[i].code, code))
      return (int32_t) i;
  entry = pym_context_append (c->context, &constants->items, &constants->n_items,
                              &constants->allocated, sizeof *entry);
  *entry = (PymConstantEntry){ .code = code };
  return (int32_t) constants->n_items - 1;
}

void
pym_compile_make_function (PymCompiler *c, PymCompiled *code, int32_t flags, PymPosition position)
{
  if (code->n_free > 0)
    {
      emit_closure (c, code, position);
      flags |= PYM_FUNCTION_CLOSURE;
    }
  pym_emit (c, PYM_LOAD_CONST, add_code (c, code), position);
  pym_emit (c, PYM_MAKE_FUNCTION, flags, position);
}

void
pym_compile_wrap_generator (PymCompiler *c)
{
  PymLabel handler = pym_emit_new_label (c);

  pym_sequence_insert_first (&c->unit->sequence, PYM_SETUP_CLEANUP, handler,
                             PYM_CONTEXT_NO_POSITION);
  pym_emit_none (c, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RETURN_VALUE, 0, PYM_CONTEXT_NO_POSITION);
  pym_emit_label (c, handler);
  pym_emit (c, PYM_CALL_INTRINSIC_1, PYM_INTRINSIC_STOPITERATION_ERROR, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RERAISE, 1, PYM_CONTEXT_NO_POSITION);
}

static void
check_parameter (PymCompiler *c, const PymParameter *parameter)
{
  if (parameter != NULL && strcmp (parameter->name->text, "__debug__") == 0)
    pym_context_syntax_error (c->context, parameter->position, "cannot assign to __debug__");
}

static void
check_parameters (PymCompiler *c, const PymParameters *parameters)
{
  for (uint32_t i = 0; i < parameters->positional.n; i++)
    check_parameter (c, &parameters->positional.items[i]);
  for (uint32_t i = 0; i < parameters->keyword_only.n; i++)
    check_parameter (c, &parameters->keyword_only.items[i]);
  check_parameter (c, parameters->rest);
  check_parameter (c, parameters->keywords);
}

static int32_t
compile_positional_defaults (PymCompiler *c, const PymParameterList *list, PymPosition position)
{
  int32_t n = 0;

  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i].default_ != NULL)
      {
        pym_compile_expr (c, list->items[i].default_);
        n++;
      }
  if (n == 0)
    return 0;
  pym_emit (c, PYM_BUILD_TUPLE, n, position);
  return PYM_FUNCTION_DEFAULTS;
}

static int32_t
compile_keyword_defaults (PymCompiler *c, const PymParameterList *list, PymPosition position)
{
  PymName **names = pym_context_alloc (c->context, (list->n + 1) * sizeof *names);
  uint32_t n = 0;

  for (uint32_t i = 0; i < list->n; i++)
    if (list->items[i].default_ != NULL)
      {
        names[n++] = pym_context_mangle (c->context, c->unit->private_, list->items[i].name);
        pym_compile_expr (c, list->items[i].default_);
      }
  if (n == 0)
    return 0;
  pym_emit_new_constant (c, pym_compile_name_tuple (c, names, n), position);
  pym_emit (c, PYM_BUILD_CONST_KEY_MAP, (int32_t) n, position);
  return PYM_FUNCTION_KEYWORD_DEFAULTS;
}

static int32_t
compile_defaults (PymCompiler *c, const PymParameters *parameters, PymPosition position)
{
  int32_t flags = compile_positional_defaults (c, &parameters->positional, position);

  return flags | compile_keyword_defaults (c, &parameters->keyword_only, position);
}

static void
set_counts (PymUnit *unit, const PymParameters *parameters)
{
  unit->argcount = (int) parameters->positional.n;
  unit->posonly_argcount = (int) parameters->n_positional_only;
  unit->kwonly_argcount = (int) parameters->keyword_only.n;
}

static void
apply_decorators (PymCompiler *c, const PymExprs *decorators)
{
  for (uint32_t i = decorators->n; i-- > 0;)
    pym_emit (c, PYM_CALL, 0, decorators->items[i]->position);
}

static int
first_line (const PymStmt *stmt, const PymExprs *decorators)
{
  return decorators->n > 0 ? decorators->items[0]->position.line : stmt->position.line;
}

void
pym_compile_function (PymCompiler *c, PymStmt *stmt)
{
  PymRuntime *rt = c->context->rt;
  const PymParameters *parameters = stmt->function.parameters;
  const PymExprs *decorators = &stmt->function.decorators;
  PymObject *docstring = pym_tree_docstring (rt, &stmt->body);
  PymCompiled *code;
  PymUnit *unit;
  int32_t flags;

  check_parameters (c, parameters);
  pym_compile_exprs (c, decorators);
  flags = compile_defaults (c, parameters, stmt->position);
  unit = pym_unit_enter (c, PYM_UNIT_FUNCTION, stmt->function.scope, stmt->function.name,
                         first_line (stmt, decorators));
  pym_constants_add (c->context, &unit->constants, docstring != NULL ? docstring : pym_none (rt));
  set_counts (unit, parameters);
  pym_compile_body (c, &stmt->body, docstring != NULL ? 1 : 0);
  if (stmt->function.scope->generator)
    pym_compile_wrap_generator (c);
  code = pym_unit_leave (c, true);
  pym_compile_make_function (c, code, flags, stmt->position);
  apply_decorators (c, decorators);
  pym_emit_variable (c, stmt->function.name, PYM_STORE, stmt->position);
}

void
pym_compile_lambda (PymCompiler *c, PymExpr *expr)
{
  const PymParameters *parameters = expr->lambda.parameters;
  PymPosition position = expr->position;
  PymCompiled *code;
  PymUnit *unit;
  int32_t flags;

  check_parameters (c, parameters);
  flags = compile_defaults (c, parameters, position);
  unit = pym_unit_enter (c, PYM_UNIT_LAMBDA, expr->lambda.scope,
                         pym_context_name_literal (c->context, "<lambda>"), position.line);
  /* None in front, so that no constant is taken for a docstring. */
  pym_constants_add (c->context, &unit->constants, pym_none (c->context->rt));
  set_counts (unit, parameters);
  pym_compile_expr (c, expr->left);
  if (expr->lambda.scope->generator)
    code = pym_unit_leave (c, false);
  else
    {
      pym_emit (c, PYM_RETURN_VALUE, 0, (PymPosition){ position.line, position.line, 0, 0 });
      code = pym_unit_leave (c, true);
    }
  pym_compile_make_function (c, code, flags, position);
}

static void
compile_class_body (PymCompiler *c, PymStmt *stmt, int line)
{
  PymPosition position = { line, line, 0, 0 };
  PymContext *context = c->context;
  PymUnit *unit = pym_unit_enter (c, PYM_UNIT_CLASS, stmt->class.scope, stmt->class.name, line);

  unit->private_ = stmt->class.name;
  pym_emit_variable (c, pym_context_name_literal (context, "__name__"), PYM_LOAD, position);
  pym_emit_variable (c, pym_context_name_literal (context, "__module__"), PYM_STORE, position);
  pym_emit_name_constant (c, unit->qualname, position);
  pym_emit_variable (c, pym_context_name_literal (context, "__qualname__"), PYM_STORE, position);
  pym_compile_module_body (c, &stmt->body);
  if (stmt->class.scope->needs_class_cell)
    {
      pym_emit (c, PYM_LOAD_CLOSURE, pym_name_table_find (&unit->cellvars, c->class_cell),
                PYM_CONTEXT_NO_POSITION);
      pym_emit (c, PYM_COPY, 1, PYM_CONTEXT_NO_POSITION);
      pym_emit_variable (c, pym_context_name_literal (context, "__classcell__"), PYM_STORE,
                         PYM_CONTEXT_NO_POSITION);
    }
  else
    pym_emit_none (c, PYM_CONTEXT_NO_POSITION);
  pym_emit (c, PYM_RETURN_VALUE, 0, PYM_CONTEXT_NO_POSITION);
}

void
pym_compile_class (PymCompiler *c, PymStmt *stmt)
{
  const PymExprs *decorators = &stmt->class.decorators;
  PymCompiled *code;

  pym_compile_exprs (c, decorators);
  compile_class_body (c, stmt, first_line (stmt, decorators));
  code = pym_unit_leave (c, true);
  pym_emit (c, PYM_PUSH_NULL, 0, stmt->position);
  pym_emit (c, PYM_LOAD_BUILD_CLASS, 0, stmt->position);
  pym_compile_make_function (c, code, 0, stmt->position);
  pym_emit_name_constant (c, stmt->class.name, stmt->position);
  pym_compile_call_arguments (c, stmt->position, 2, &stmt->class.bases, &stmt->class.keywords);
  apply_decorators (c, decorators);
  pym_emit_variable (c, stmt->class.name, PYM_STORE, stmt->position);
}
