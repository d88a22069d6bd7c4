#include "pym-symbols.h"

#include <string.h>

/* First half: what the program says of each name. */

typedef struct
{
  PymContext *context;
  PymScope *module, *scope;
  PymName *private_; /* class whose names are mangled */
  PymName *class_cell, *super, *implicit_argument;
} Symbols;

PymSymbol *
pym_scope_find (const PymScope *scope, const PymName *name)
{
  uint32_t mask = scope->index_size - 1;

  if (scope->index_size == 0)
    return NULL;
  for (uint32_t i = name->hash & mask;; i = (i + 1) & mask)
    {
      if (scope->index[i] == 0)
        return NULL;
      if (scope->symbols[scope->index[i] - 1].name == name)
        return &scope->symbols[scope->index[i] - 1];
    }
}

static void
enter_index (PymScope *scope, uint32_t position)
{
  uint32_t mask = scope->index_size - 1;
  uint32_t i = scope->symbols[position].name->hash & mask;

  while (scope->index[i] != 0)
    i = (i + 1) & mask;
  scope->index[i] = position + 1;
}

PymSymbol *
pym_scope_add (PymContext *context, PymScope *scope, PymName *name)
{
  PymSymbol *symbol = pym_scope_find (scope, name);

  if (symbol != NULL)
    return symbol;
  symbol = pym_context_append (context, &scope->symbols, &scope->n_symbols,
                               &scope->symbols_allocated, sizeof *symbol);
  symbol->name = name;
  if (scope->n_symbols * 2 > scope->index_size)
    {
      scope->index_size = scope->index_size == 0 ? 16 : scope->index_size * 4;
      scope->index = pym_context_alloc (context, scope->index_size * sizeof *scope->index);
      for (uint32_t i = 0; i < scope->n_symbols; i++)
        enter_index (scope, i);
    }
  else
    enter_index (scope, scope->n_symbols - 1);
  return symbol;
}

static PymScope *
enter (Symbols *s, PymScopeKind kind)
{
  PymScope *scope = pym_context_alloc (s->context, sizeof *scope), **place;
  PymScope *parent = s->scope;

  scope->kind = kind;
  scope->parent = parent;
  if (parent != NULL)
    {
      scope->nested = parent->nested || parent->kind == PYM_SCOPE_FUNCTION;
      scope->comp_iterables = parent->comp_iterables;
      place = pym_context_append (s->context, &parent->children, &parent->n_children,
                                  &parent->children_allocated, sizeof *place);
      *place = scope;
    }
  s->scope = scope;
  return scope;
}

static void
leave (Symbols *s)
{
  s->scope = s->scope->parent;
}

static void
define_in (Symbols *s, PymScope *scope, PymName *name, unsigned flag, PymPosition position)
{
  PymName *mangled = pym_context_mangle (s->context, s->private_, name);
  PymSymbol *symbol = pym_scope_add (s->context, scope, mangled);

  if ((flag & PYM_DEF_PARAM) != 0 && (symbol->flags & PYM_DEF_PARAM) != 0)
    pym_context_syntax_error (s->context, position,
                              "duplicate argument '%s' in function definition", name->text);
  symbol->flags |= flag;
  if (scope->in_comp_target)
    {
      if ((symbol->flags & (PYM_DEF_GLOBAL | PYM_DEF_NONLOCAL)) != 0)
        pym_context_syntax_error (
            s->context, position,
            "comprehension inner loop cannot rebind assignment expression target '%s'", name->text);
      symbol->flags |= PYM_DEF_COMP_ITER;
    }
  if ((flag & PYM_DEF_PARAM) != 0)
    {
      PymName **place = pym_context_append (s->context, &scope->parameters, &scope->n_parameters,
                                            &scope->parameters_allocated, sizeof *place);

      *place = mangled;
    }
  else if ((flag & PYM_DEF_GLOBAL) != 0)
    pym_scope_add (s->context, s->module, mangled)->flags |= flag;
}

static void
define (Symbols *s, PymName *name, unsigned flag, PymPosition position)
{
  define_in (s, s->scope, name, flag, position);
}

static unsigned
known_flags (Symbols *s, PymName *name)
{
  PymSymbol *symbol = pym_scope_find (s->scope, pym_context_mangle (s->context, s->private_, name));

  return symbol == NULL ? 0 : symbol->flags;
}

static void
record_directive (Symbols *s, PymName *name, PymPosition position)
{
  PymDirective *directive =
      pym_context_append (s->context, &s->scope->directives, &s->scope->n_directives,
                          &s->scope->directives_allocated, sizeof *directive);

  *directive = (PymDirective){ pym_context_mangle (s->context, s->private_, name), position };
}

static void visit_expr (Symbols *s, PymExpr *expr);
static void visit_body (Symbols *s, const PymStmts *body);

static void
visit_optional (Symbols *s, PymExpr *expr)
{
  if (expr != NULL)
    visit_expr (s, expr);
}

static void
visit_list (Symbols *s, const PymExprs *list)
{
  for (uint32_t i = 0; i < list->n; i++)
    visit_optional (s, list->items[i]);
}

static void
visit_keywords (Symbols *s, const PymKeywords *keywords)
{
  for (uint32_t i = 0; i < keywords->n; i++)
    visit_expr (s, keywords->items[i].value);
}

static void
visit_defaults (Symbols *s, const PymParameters *parameters)
{
  for (uint32_t i = 0; i < parameters->positional.n; i++)
    visit_optional (s, parameters->positional.items[i].default_);
  for (uint32_t i = 0; i < parameters->keyword_only.n; i++)
    visit_optional (s, parameters->keyword_only.items[i].default_);
}

static void
define_parameters (Symbols *s, const PymParameters *parameters)
{
  for (uint32_t i = 0; i < parameters->positional.n; i++)
    define (s, parameters->positional.items[i].name, PYM_DEF_PARAM,
            parameters->positional.items[i].position);
  for (uint32_t i = 0; i < parameters->keyword_only.n; i++)
    define (s, parameters->keyword_only.items[i].name, PYM_DEF_PARAM,
            parameters->keyword_only.items[i].position);
  if (parameters->rest != NULL)
    {
      define (s, parameters->rest->name, PYM_DEF_PARAM, parameters->rest->position);
      s->scope->varargs = true;
    }
  if (parameters->keywords != NULL)
    {
      define (s, parameters->keywords->name, PYM_DEF_PARAM, parameters->keywords->position);
      s->scope->varkeywords = true;
    }
}

static void
visit_clause (Symbols *s, PymClause *clause, bool outermost)
{
  s->scope->in_comp_target = true;
  visit_expr (s, clause->target);
  s->scope->in_comp_target = false;
  if (!outermost)
    {
      s->scope->comp_iterables++;
      visit_expr (s, clause->iterable);
      s->scope->comp_iterables--;
    }
  visit_list (s, &clause->conditions);
}

static void
visit_comprehension (Symbols *s, PymExpr *expr, const char *what)
{
  PymScope *scope;

  s->scope->comp_iterables++;
  visit_expr (s, expr->comp.clauses[0].iterable);
  s->scope->comp_iterables--;
  scope = expr->comp.scope = enter (s, PYM_SCOPE_FUNCTION);
  scope->comprehension = what;
  define (s, s->implicit_argument, PYM_DEF_PARAM, expr->position);
  for (uint32_t i = 0; i < expr->comp.n_clauses; i++)
    visit_clause (s, &expr->comp.clauses[i], i == 0);
  visit_optional (s, expr->right);
  visit_expr (s, expr->left);
  scope->generator = expr->kind == PYM_EXPR_GENERATOR;
  leave (s);
}

/* A walrus inside comprehensions binds its name in the function or module around them. */
static void
bind_around_comprehensions (Symbols *s, PymExpr *target)
{
  PymPosition position = target->position;
  PymName *name = target->name;

  for (PymScope *scope = s->scope; scope != NULL; scope = scope->parent)
    {
      PymSymbol *symbol;

      if (scope->comprehension != NULL)
        {
          symbol = pym_scope_find (scope, pym_context_mangle (s->context, s->private_, name));
          if (symbol != NULL && (symbol->flags & PYM_DEF_COMP_ITER) != 0)
            pym_context_syntax_error (
                s->context, position,
                "assignment expression cannot rebind comprehension iteration variable '%s'",
                name->text);
          continue;
        }
      if (scope->kind == PYM_SCOPE_CLASS)
        pym_context_syntax_error (
            s->context, position,
            "assignment expression within a comprehension cannot be used in a class body");
      symbol = pym_scope_find (scope, pym_context_mangle (s->context, s->private_, name));
      if (scope->kind == PYM_SCOPE_MODULE ||
          (symbol != NULL && (symbol->flags & PYM_DEF_GLOBAL) != 0))
        define (s, name, PYM_DEF_GLOBAL, position);
      else
        define (s, name, PYM_DEF_NONLOCAL, position);
      record_directive (s, name, position);
      define_in (s, scope, name, scope->kind == PYM_SCOPE_MODULE ? PYM_DEF_GLOBAL : PYM_DEF_LOCAL,
                 position);
      return;
    }
}

static void
visit_named (Symbols *s, PymExpr *expr)
{
  if (s->scope->comp_iterables > 0)
    pym_context_syntax_error (
        s->context, expr->position,
        "assignment expression cannot be used in a comprehension iterable expression");
  if (s->scope->comprehension != NULL)
    bind_around_comprehensions (s, expr->left);
  visit_expr (s, expr->right);
  visit_expr (s, expr->left);
}

static void
visit_yield (Symbols *s, PymExpr *expr)
{
  visit_optional (s, expr->left);
  s->scope->generator = true;
  if (s->scope->comprehension != NULL)
    pym_context_syntax_error (s->context, expr->position, "'yield' inside %s",
                              s->scope->comprehension);
}

static void
visit_lambda (Symbols *s, PymExpr *expr)
{
  visit_defaults (s, expr->lambda.parameters);
  expr->lambda.scope = enter (s, PYM_SCOPE_FUNCTION);
  define_parameters (s, expr->lambda.parameters);
  visit_expr (s, expr->left);
  leave (s);
}

static void
visit_name (Symbols *s, PymExpr *expr)
{
  define (s, expr->name, expr->use == PYM_LOAD ? PYM_DEF_USE : PYM_DEF_LOCAL, expr->position);
  if (expr->use == PYM_LOAD && s->scope->kind == PYM_SCOPE_FUNCTION && expr->name == s->super)
    define (s, s->class_cell, PYM_DEF_USE, expr->position);
}

static void
visit_expr (Symbols *s, PymExpr *expr)
{
  pym_context_enter (s->context, expr->position);
  switch ((PymExprKind) expr->kind)
    {
    case PYM_EXPR_NAMED:
      visit_named (s, expr);
      break;
    case PYM_EXPR_LAMBDA:
      visit_lambda (s, expr);
      break;
    case PYM_EXPR_DICT:
      visit_list (s, &expr->dict.keys);
      visit_list (s, &expr->dict.values);
      break;
    case PYM_EXPR_LIST_COMP:
      visit_comprehension (s, expr, "list comprehension");
      break;
    case PYM_EXPR_SET_COMP:
      visit_comprehension (s, expr, "set comprehension");
      break;
    case PYM_EXPR_DICT_COMP:
      visit_comprehension (s, expr, "dict comprehension");
      break;
    case PYM_EXPR_GENERATOR:
      visit_comprehension (s, expr, "generator expression");
      break;
    case PYM_EXPR_YIELD:
    case PYM_EXPR_YIELD_FROM:
      visit_yield (s, expr);
      break;
    case PYM_EXPR_COMPARE:
      visit_expr (s, expr->left);
      visit_list (s, &expr->compare.list);
      break;
    case PYM_EXPR_CALL:
      visit_expr (s, expr->left);
      visit_list (s, &expr->call.arguments);
      visit_keywords (s, &expr->call.keywords);
      break;
    case PYM_EXPR_NAME:
      visit_name (s, expr);
      break;
    case PYM_EXPR_BOOL_OP:
    case PYM_EXPR_SET:
    case PYM_EXPR_JOINED:
    case PYM_EXPR_LIST:
    case PYM_EXPR_TUPLE:
      visit_list (s, &expr->list);
      break;
    case PYM_EXPR_CONDITIONAL:
      visit_expr (s, expr->test);
      visit_expr (s, expr->left);
      visit_expr (s, expr->right);
      break;
    case PYM_EXPR_BINARY:
    case PYM_EXPR_UNARY:
    case PYM_EXPR_FORMATTED:
    case PYM_EXPR_ATTRIBUTE:
    case PYM_EXPR_SUBSCRIPT:
    case PYM_EXPR_STARRED:
    case PYM_EXPR_SLICE:
      visit_optional (s, expr->left);
      visit_optional (s, expr->right);
      visit_optional (s, expr->test);
      break;
    case PYM_EXPR_CONSTANT:
      break;
    }
  pym_context_leave (s->context);
}

static void
visit_directive (Symbols *s, PymStmt *stmt, unsigned flag, const char *word)
{
  for (uint32_t i = 0; i < stmt->names.n; i++)
    {
      PymName *name = stmt->names.names[i];
      unsigned known = known_flags (s, name);

      if ((known & PYM_DEF_PARAM) != 0)
        pym_context_syntax_error (s->context, stmt->position, "name '%s' is parameter and %s",
                                  name->text, word);
      if ((known & PYM_DEF_USE) != 0)
        pym_context_syntax_error (s->context, stmt->position,
                                  "name '%s' is used prior to %s declaration", name->text, word);
      if ((known & PYM_DEF_ANNOTATED) != 0)
        pym_context_syntax_error (s->context, stmt->position, "annotated name '%s' can't be %s",
                                  name->text, word);
      if ((known & PYM_DEF_LOCAL) != 0)
        pym_context_syntax_error (s->context, stmt->position,
                                  "name '%s' is assigned to before %s declaration", name->text,
                                  word);
      define (s, name, flag, stmt->position);
      record_directive (s, name, stmt->position);
    }
}

static void
visit_annotated (Symbols *s, PymStmt *stmt)
{
  if (stmt->target->kind == PYM_EXPR_NAME)
    {
      PymName *name = stmt->target->name;
      unsigned known = known_flags (s, name);

      if (stmt->simple && s->scope != s->module &&
          (known & (PYM_DEF_GLOBAL | PYM_DEF_NONLOCAL)) != 0)
        pym_context_syntax_error (s->context, stmt->position, "annotated name '%s' can't be %s",
                                  name->text,
                                  (known & PYM_DEF_GLOBAL) != 0 ? "global" : "nonlocal");
      if (stmt->simple)
        define (s, name, PYM_DEF_ANNOTATED | PYM_DEF_LOCAL, stmt->target->position);
      else if (stmt->value != NULL)
        define (s, name, PYM_DEF_LOCAL, stmt->target->position);
    }
  else
    visit_expr (s, stmt->target);
  visit_optional (s, stmt->value);
}

static void
visit_imports (Symbols *s, PymStmt *stmt)
{
  for (uint32_t i = 0; i < stmt->import.n; i++)
    {
      PymImportAlias *alias = &stmt->import.aliases[i];
      PymName *name = alias->as != NULL ? alias->as : alias->name;
      const char *dot = strchr (name->text, '.');

      if (dot != NULL)
        name = pym_context_name (s->context, name->text, (size_t) (dot - name->text));
      define (s, name, PYM_DEF_IMPORT, alias->position);
    }
}

static void
visit_function (Symbols *s, PymStmt *stmt)
{
  define (s, stmt->function.name, PYM_DEF_LOCAL, stmt->position);
  visit_defaults (s, stmt->function.parameters);
  visit_list (s, &stmt->function.decorators);
  stmt->function.scope = enter (s, PYM_SCOPE_FUNCTION);
  define_parameters (s, stmt->function.parameters);
  visit_body (s, &stmt->body);
  leave (s);
}

static void
visit_class (Symbols *s, PymStmt *stmt)
{
  PymName *private_ = s->private_;

  define (s, stmt->class.name, PYM_DEF_LOCAL, stmt->position);
  visit_list (s, &stmt->class.decorators);
  visit_list (s, &stmt->class.bases);
  visit_keywords (s, &stmt->class.keywords);
  stmt->class.scope = enter (s, PYM_SCOPE_CLASS);
  s->private_ = stmt->class.name;
  visit_body (s, &stmt->body);
  s->private_ = private_;
  leave (s);
}

static void
visit_try (Symbols *s, PymStmt *stmt)
{
  visit_body (s, &stmt->body);
  visit_body (s, &stmt->other);
  for (uint32_t i = 0; i < stmt->try.n; i++)
    {
      PymExceptHandler *handler = &stmt->try.handlers[i];

      visit_optional (s, handler->type);
      if (handler->name != NULL)
        define (s, handler->name, PYM_DEF_LOCAL, handler->position);
      visit_body (s, &handler->body);
    }
  visit_body (s, &stmt->try.final);
}

static void
visit_stmt (Symbols *s, PymStmt *stmt)
{
  switch ((PymStmtKind) stmt->kind)
    {
    case PYM_STMT_FUNCTION:
      visit_function (s, stmt);
      break;
    case PYM_STMT_CLASS:
      visit_class (s, stmt);
      break;
    case PYM_STMT_DELETE:
      visit_list (s, &stmt->targets);
      break;
    case PYM_STMT_ASSIGN:
      visit_list (s, &stmt->targets);
      visit_expr (s, stmt->value);
      break;
    case PYM_STMT_ANN_ASSIGN:
      visit_annotated (s, stmt);
      break;
    case PYM_STMT_WITH:
      for (uint32_t i = 0; i < stmt->with.n; i++)
        {
          visit_expr (s, stmt->with.items[i].context);
          visit_optional (s, stmt->with.items[i].target);
        }
      visit_body (s, &stmt->body);
      break;
    case PYM_STMT_TRY:
      visit_try (s, stmt);
      break;
    case PYM_STMT_IMPORT:
    case PYM_STMT_IMPORT_FROM:
      visit_imports (s, stmt);
      break;
    case PYM_STMT_GLOBAL:
      visit_directive (s, stmt, PYM_DEF_GLOBAL, "global");
      break;
    case PYM_STMT_NONLOCAL:
      visit_directive (s, stmt, PYM_DEF_NONLOCAL, "nonlocal");
      break;
    case PYM_STMT_RETURN:
    case PYM_STMT_AUG_ASSIGN:
    case PYM_STMT_FOR:
    case PYM_STMT_WHILE:
    case PYM_STMT_IF:
    case PYM_STMT_RAISE:
    case PYM_STMT_ASSERT:
    case PYM_STMT_EXPR:
      visit_optional (s, stmt->target);
      visit_optional (s, stmt->value);
      visit_body (s, &stmt->body);
      visit_body (s, &stmt->other);
      break;
    case PYM_STMT_PASS:
    case PYM_STMT_BREAK:
    case PYM_STMT_CONTINUE:
      break;
    }
}

static void
visit_body (Symbols *s, const PymStmts *body)
{
  for (uint32_t i = 0; i < body->n; i++)
    {
      pym_context_enter (s->context, body->items[i]->position);
      visit_stmt (s, body->items[i]);
      pym_context_leave (s->context);
    }
}

void
pym_symbols_run (PymContext *context, PymTree *tree)
{
  Symbols s = { .context = context,
                .class_cell = pym_context_name_literal (context, "__class__"),
                .super = pym_context_name_literal (context, "super"),
                .implicit_argument = pym_context_name_literal (context, ".0") };

  s.module = tree->scope = enter (&s, PYM_SCOPE_MODULE);
  visit_body (&s, &tree->body);
  pym_symbols_analyze (context, tree->scope);
}
